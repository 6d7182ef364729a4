"""Configuration of the lit suite: .mlir and .test files, no GPU, no torch."""

import os
import shutil

import lit.formats

config.name = "SPARSE_ATTN"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs", "Python", "Integration"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = config.sparse_attn_obj_root

tools = [config.sparse_attn_tools_dir, config.llvm_tools_dir]
config.environment["PATH"] = os.pathsep.join(tools + [os.environ["PATH"]])

# SPARSE_ATTN_CHECK_ROUNDTRIP=1 prints and reads back every module that
# sparse-opt sees, in the whole suite.
sparse_opt = "sparse-opt"
if os.environ.get("SPARSE_ATTN_CHECK_ROUNDTRIP"):
    sparse_opt += " --verify-roundtrip"
config.substitutions.append(("%sparse-opt", sparse_opt))
config.substitutions.append(("%source-root", config.sparse_attn_src_root))
# The plug-ins of examples/.
build = os.path.dirname(config.sparse_attn_tools_dir)
config.substitutions.append(("%plugins", os.path.join(build, "lib")))

# The runtime's CUDA half: a driver on host memory, and cuda.h to compare with.
runtime_test = os.path.join(config.sparse_attn_obj_root, "Runtime")
config.substitutions.append(("%fake-cuda", "LD_LIBRARY_PATH=" + runtime_test))
config.substitutions.append(("%runtime-test", os.path.join(runtime_test, "runtime-test")))
config.substitutions.append(("%fake-object", os.path.join(runtime_test, "fake-object.so")))
config.substitutions.append(("%cxx", "clang++-22"))
config.substitutions.append(("%cuda-include", "/usr/local/cuda/include"))
if os.path.exists("/usr/local/cuda/include/cudaTypedefs.h"):
    config.available_features.add("cuda-headers")

# The real assembler, where the compiler finds it, and one for the fake driver.
folders = [os.path.join(config.sparse_attn_src_root, ".venv", "bin"), "/usr/local/cuda/bin"]
if "CUDA_HOME" in os.environ:
    folders.append(os.path.join(os.environ["CUDA_HOME"], "bin"))
if shutil.which("ptxas") or any(shutil.which("ptxas", path=folder) for folder in folders):
    config.available_features.add("ptxas")
fake_ptxas = os.path.join(config.sparse_attn_src_root, "test", "Tools", "Inputs", "fake_ptxas.py")
config.substitutions.append(("%fake-ptxas", fake_ptxas))
report_test = os.path.join(config.sparse_attn_obj_root, "Target", "ptxas-report-test")
config.substitutions.append(("%ptxas-report-test", report_test))
# The runtime libraries of mlir-runner.
libraries = os.path.join(os.path.dirname(config.llvm_tools_dir), "lib")
config.substitutions.append(("%mlir-libs", libraries))

# libMLIR is not instrumented: what its code takes from an arena that our code
# opened looks poisoned.
if config.sparse_attn_asan:
    config.available_features.add("asan")
    config.environment.setdefault("ASAN_OPTIONS", "allow_user_poisoning=0")
    config.environment.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
