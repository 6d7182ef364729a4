//===- Pipelines.h - The phases of the compiler -----------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One pipeline a phase, each with its options. sparse-compile runs them in
// order; sparse-opt knows them by name; docs/Pipelines.md lists their passes.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_PIPELINES_PIPELINES_H
#define SPARSE_ATTN_PIPELINES_PIPELINES_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace mlir::sparse_attn {

/// Options of `sparse-attn-raise-pipeline`.
struct RaiseOptions : PassPipelineOptions<RaiseOptions> {
  /// Bound on the evaluation of constant masks.
  Option<int64_t> maxMaskBytes{
      *this, "max-mask-bytes",
      llvm::cl::desc("Memory that the evaluation of a mask may hold, in bytes"),
      llvm::cl::init(64 << 20)};
};

/// Options of `sparse-attn-sparsify-pipeline`.
struct SparsifyOptions : PassPipelineOptions<SparsifyOptions> {
  /// none keeps attention dense.
  Option<std::string> gate{
      *this, "gate",
      llvm::cl::desc("none, learned, mean_pool, min_max or oracle"),
      llvm::cl::init("none")};
  Option<std::string> gates{
      *this, "gates",
      llvm::cl::desc("Safetensors file with the weights of learned gates")};
  Option<int64_t> blockSize{
      *this, "block-size",
      llvm::cl::desc("Tokens in a key block; 0 is the gate "
                     "file's, or 64 without one"),
      llvm::cl::init(0)};
  Option<std::string> policy{
      *this, "policy",
      llvm::cl::desc("all, token-budget=N, threshold=X, top-p=X, entmax=A "
                     "or nz-ratio=X"),
      llvm::cl::init("all")};
  Option<std::string> denseLayers{
      *this, "dense-layers",
      llvm::cl::desc("Layers that read every block, such as 0-1,7")};
  Option<int64_t> denseRows{
      *this, "dense-rows",
      llvm::cl::desc("Last rows of a sequence that read every block they see"),
      llvm::cl::init(0)};
  Option<std::string> form{*this, "form",
                           llvm::cl::desc("Selection form: list, mask or bits"),
                           llvm::cl::init("list")};
  /// Gives decode steps caches of this many keys: see sparse-attn-thread-state.
  Option<int64_t> threadState{
      *this, "thread-state",
      llvm::cl::desc("Keys in the caches of decode steps that carry their "
                     "state; 0 computes it in each step"),
      llvm::cl::init(0)};
  /// Adds results to the public functions: see sparse-attn-tap-attention.
  Option<bool> tap{*this, "tap-attention",
                   llvm::cl::desc("Return what every attention read and wrote"),
                   llvm::cl::init(false)};
  /// See sparse-attn-insert-checks.
  Option<bool> checked{*this, "checked",
                       llvm::cl::desc("Report ids, counts, lengths and pages "
                                      "that kernels ignore"),
                       llvm::cl::init(false)};
};

/// Options of `sparse-attn-schedule-pipeline`.
struct ScheduleOptions : PassPipelineOptions<ScheduleOptions> {
  Option<std::string> target{
      *this, "target", llvm::cl::desc("What stages run on: cpu, h100 or h200"),
      llvm::cl::init("cpu")};
  Option<std::string> kind{
      *this, "kind",
      llvm::cl::desc("Whether lists are about as long as each other: even, "
                     "uneven, or auto to tell it from the policy"),
      llvm::cl::init("auto")};
  Option<int64_t> splits{*this, "splits",
                         llvm::cl::desc("How many thread blocks share a list: "
                                        "1, 2, 4 or 8, or 0 to choose"),
                         llvm::cl::init(0)};
  Option<int64_t> warps{*this, "warps",
                        llvm::cl::desc("How many warps of a thread block "
                                       "compute: 4 or 8"),
                        llvm::cl::init(4)};
  /// Changes results: see sparse-attn-unite-rows.
  Option<int64_t> uniteRows{
      *this, "unite-rows",
      llvm::cl::desc("Query rows of a prefill that share what each of them "
                     "selected: 64 or 128, or 0 to leave selections alone"),
      llvm::cl::init(0)};
};

/// Options of `sparse-attn-to-kernels-pipeline`.
struct KernelOptions : PassPipelineOptions<KernelOptions> {
  Option<std::string> target{
      *this, "target",
      llvm::cl::desc("What kernels run on: cpu, or the h100 or h200 that "
                     "stages have schedules for"),
      llvm::cl::init("cpu")};
};

/// Options of `sparse-attn-to-cpu-pipeline`.
struct CPUOptions : PassPipelineOptions<CPUOptions> {
  /// A shared object has host code; kernels for IREE stand alone.
  Option<bool> host{*this, "host",
                    llvm::cl::desc("Write the C ABI functions around kernels"),
                    llvm::cl::init(true)};
};

/// Options of `sparse-attn-to-nvvm-pipeline`.
struct NVVMOptions : PassPipelineOptions<NVVMOptions> {
  Option<std::string> chip{
      *this, "chip", llvm::cl::desc("GPU architecture that kernels are for"),
      llvm::cl::init("sm_90a")};
  Option<std::string> features{*this, "features",
                               llvm::cl::desc("PTX version that LLVM writes"),
                               llvm::cl::init("+ptx86")};
};

/// Options of `sparse-attn-to-cubin-pipeline`.
struct CubinOptions : PassPipelineOptions<CubinOptions> {
  Option<std::string> ptxas{
      *this, "ptxas",
      llvm::cl::desc("Path of ptxas; searched for if it is empty"),
      llvm::cl::init("")};
};

/// Options of `sparse-attn-to-cpu-reference-pipeline`.
struct CPUReferenceOptions : PassPipelineOptions<CPUReferenceOptions> {
  /// Objects do the same on every machine; a reference is independent of us.
  Option<bool> expandMath{
      *this, "expand-math",
      llvm::cl::desc("Write exp and others as arithmetic, as objects do, "
                     "instead of calling the C library"),
      llvm::cl::init(false)};
};

/// Torch, tm_tensor, iree_linalg_ext and stablehlo to phase raised.
void buildRaisePipeline(OpPassManager &pm, const RaiseOptions &options);
/// Phase raised to phase staged.
void buildSparsifyPipeline(OpPassManager &pm, const SparsifyOptions &options);
/// Phase staged to scheduled: what a target needs to know of its stages.
void buildSchedulePipeline(OpPassManager &pm, const ScheduleOptions &options);
/// Phase staged to kernels on memrefs.
void buildKernelPipeline(OpPassManager &pm, const KernelOptions &options);
/// Kernels (and host code) to the LLVM dialect for a CPU.
void buildCPUPipeline(OpPassManager &pm, const CPUOptions &options);
/// Kernels to a gpu.module in the NVVM dialect. Host functions stay.
void buildNVVMPipeline(OpPassManager &pm, const NVVMOptions &options);
/// The gpu.module to a gpu.binary with a cubin.
void buildCubinPipeline(OpPassManager &pm, const CubinOptions &options);
/// Host functions beside a gpu.binary to the LLVM dialect.
void buildCUDAHostPipeline(OpPassManager &pm);
/// Kernels, and the functions that dispatch them, to the LLVM dialect by the
/// passes of upstream: functions on memrefs, callable from other MLIR.
void buildCPUReferencePipeline(OpPassManager &pm,
                               const CPUReferenceOptions &options);

/// Makes the pipelines known by name.
void registerPipelines();

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_PIPELINES_PIPELINES_H
