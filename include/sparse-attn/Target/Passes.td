//===- Passes.td - From kernels to artefacts ---------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TARGET_PASSES_TD
#define SPARSE_ATTN_TARGET_PASSES_TD

include "mlir/Pass/PassBase.td"

def FinalizeKernelsPass
    : Pass<"sparse-attn-finalize-kernels", "::mlir::ModuleOp"> {
  let summary = "give kernels the C signature of all exits";
  let description = [{
    A kernel's memrefs become a base pointer and an offset each (in elements),
    followed by all dynamic sizes and indices in order of the arguments, then the
    work item. A tensor map (`!nvgpu.tensormap.descriptor`) stays one argument
    among the bases:

    ```mlir
    func.func private @k(%x: memref<?x16xf32>, %n: index, %i: index)
        attributes {sparse_attn.kernel} {
      return
    }
    ```
    becomes
    ```mlir
    func.func @k(%x: memref<f32>, %offset: index, %size: index, %n: index,
                 %i: index) attributes {sparse_attn.kernel, ...} {
      %v = memref.reinterpret_cast %x to offset: [%offset], sizes: [%size, 16],
          strides: [16, 1] : memref<f32> to memref<?x16xf32, ...>
    ```
    whose C prototype is `void k(float *x, size_t offset, size_t size, size_t n,
    size_t i)`. Rows are contiguous.
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect",
                           "::mlir::arith::ArithDialect"];
  let statistics = [
    Statistic<"numFinalized", "finalized", "Kernels with a C signature">
  ];
}

def OutlineGPUKernelsPass
    : Pass<"sparse-attn-outline-gpu-kernels", "::mlir::ModuleOp"> {
  let summary = "move finalised kernels into a gpu.module";
  let description = [{
    Kernels become functions of `gpu.module @sparse_attn_kernels`; declarations
    with all attributes stay for the host. A memref is a pointer there, an index
    an i64, a tensor map a parameter of 128 bytes that stays in constant memory.

    A kernel of items runs one item a thread, 128 threads a CTA: its last argument
    becomes the number of items, and threads beyond it return. A kernel with
    `warp_pipe.launch` keeps its arguments; it takes subnormal f32 for zero, and
    the entry says so if it is launched in clusters.

    ```mlir
    func.func @k(%x: memref<f32>, %offset: index, %n: index, %i: index)
        attributes {sparse_attn.kernel,
                    sparse_attn.kernel_types = [memref<?xf32>, index]} {
      return
    }
    ```
    becomes
    ```mlir
    gpu.module @sparse_attn_kernels [#nvvm.target<O = 3, chip = "sm_90a", ...>] {
      llvm.func @k(%x: !llvm.ptr, %offset: i64, %n: i64, %items: i64)
          attributes {nvvm.kernel, nvvm.maxntid = array<i32: 128>, ...} {
        ...
        %inside = arith.cmpi slt, %item, %items : i64
        cf.cond_br %inside, ^bb1, ^bb2
        ...
    func.func private @k(memref<f32>, index, index, index)
    ```
  }];
  let options = [
    Option<"chip", "chip", "std::string", /*default=*/"\"sm_90a\"",
           "GPU architecture that LLVM and ptxas know.">,
    Option<"features", "features", "std::string", /*default=*/"\"+ptx86\"",
           "PTX version that LLVM writes.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::cf::ControlFlowDialect",
    "::mlir::gpu::GPUDialect", "::mlir::LLVM::LLVMDialect",
    "::mlir::NVVM::NVVMDialect"];
  let statistics = [
    Statistic<"numOutlined", "outlined", "Kernels in the gpu.module">
  ];
}

def GPUToPTXPass : Pass<"sparse-attn-gpu-to-ptx", "::mlir::ModuleOp"> {
  let summary = "write the PTX of a gpu.module in the LLVM dialect";
  let description = [{
    Runs LLVM at -O3 and its NVPTX code generator. No library is linked: libdevice
    is not needed after `sparse-attn-expand-math`.

    ```mlir
    gpu.module @kernels [#nvvm.target<O = 3, chip = "sm_90a", features = "+ptx86">] {
      llvm.func @k(%x: !llvm.ptr) attributes {nvvm.kernel} {
        llvm.return
      }
    }
    ```
    becomes
    ```mlir
    gpu.binary @kernels [#gpu.object<..., assembly = "...">]
    ```
  }];
  let dependentDialects = ["::mlir::gpu::GPUDialect",
                           "::mlir::NVVM::NVVMDialect"];
  let statistics = [
    Statistic<"numModules", "modules", "Modules written as PTX">
  ];
}

def AssemblePTXPass : Pass<"sparse-attn-assemble-ptx", "::mlir::ModuleOp"> {
  let summary = "turn PTX into a cubin with ptxas";
  let description = [{
    Reads what ptxas reports of each kernel. For a kernel with `warp_pipe.launch`,
    a stack, a spill or a remark that multiplies are serialised is an error; for a
    kernel of items, a stack is a remark. A kernel that asks for several CTAs on a
    multiprocessor and spills is assembled again for one, with a remark. The
    numbers become properties of the object.

    ```mlir
    module {
      gpu.binary @kernels [#gpu.object<#nvvm.target<O = 3, chip = "sm_90a">,
          assembly = ".version 8.6\0A.target sm_90a\0A.address_size 64\0A.visible .entry k() { ret; }\0A">]
    }
    ```
    becomes
    ```mlir
    gpu.binary @kernels [#gpu.object<..., properties = {k = {...}}, bin = "...">]
    ```
  }];
  let options = [
    Option<"ptxas", "ptxas", "std::string", /*default=*/"\"\"",
           "Path of ptxas; searched for if it is empty.">
  ];
  let dependentDialects = ["::mlir::gpu::GPUDialect",
                           "::mlir::NVVM::NVVMDialect"];
  let statistics = [
    Statistic<"numKernels", "kernels", "Kernels in cubins">,
    Statistic<"numWithStack", "kernels-with-stack",
              "Kernels that use local memory">
  ];
}

def EmitIREEPass : Pass<"sparse-attn-emit-iree", "::mlir::ModuleOp"> {
  let summary = "turn dispatches into dispatches of IREE";
  let description = [{
    Kernels leave the module for an object file; what remains calls them through
    a `stream.executable` with one export for each kernel, and `flow.dispatch`.
    Casts between torch and builtin tensors become `torch_c` ops. IREE's dialects
    are not linked: its ops are written in generic form.

    ```mlir
    func.func private @k(%x: memref<?xf32>, %y: memref<?xf32>, %i: index)
        attributes {sparse_attn.kernel} {
      return
    }
    func.func @f(%n: index, %x: tensor<8xf32>) -> tensor<8xf32> {
      %y = sparse_attn.dispatch @k [%n] (%x) : (tensor<8xf32>) -> tensor<8xf32>
      return %y : tensor<8xf32>
    }
    ```
    becomes
    ```mlir
    "stream.executable"() ...
    %y = "flow.dispatch"(%n, %c8, %c8, %x) {entry_points =
        [@sparse_attn_kernels::@k_export], ...}
        : (index, index, index, tensor<8xf32>) -> tensor<8xf32>
    ```
  }];
  let options = [
    Option<"object", "object", "std::string", /*default=*/"\"kernels.o\"",
           "Name of the object file that holds the kernels.">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numCalls", "calls", "Dispatches written as flow.dispatch">
  ];
}

def EmitLinalgPass : Pass<"sparse-attn-emit-linalg", "::mlir::ModuleOp"> {
  let summary = "leave calls in a torch program, and their code in a module";
  let description = [{
    The exit to torch-mlir. Layers become private functions without a body, which
    the program calls; a dispatch outside of a layer gets such a function as well.
    Their code, with the kernels, moves to a nested module
    `@sparse_attn_layers`, which `sparse-compile` compiles to an object. Casts
    between torch and builtin tensors become `torch_c` ops.

    A declaration says what upstream bufferisation has to know: arguments are
    contiguous and only read, and calls go to `_mlir_ciface_NAME`.

    ```mlir
    func.func private @k(%x: memref<?xf32>, %y: memref<?xf32>, %i: index)
        attributes {sparse_attn.kernel} {
      return
    }
    func.func private @sparse_attn_layer_0(%x: tensor<8xf32>) -> tensor<8xf32> {
      %n = arith.constant 8 : index
      %y = sparse_attn.dispatch @k [%n] (%x) : (tensor<8xf32>) -> tensor<8xf32>
      return %y : tensor<8xf32>
    }
    func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
      %y = func.call @sparse_attn_layer_0(%x) : (tensor<8xf32>) -> tensor<8xf32>
      return %y : tensor<8xf32>
    }
    ```
    becomes
    ```mlir
    func.func private @sparse_attn_layer_0(
        tensor<8xf32> {bufferization.access = "read", ...}) -> tensor<8xf32>
        attributes {llvm.emit_c_interface}
    func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
      %y = func.call @sparse_attn_layer_0(%x) : (tensor<8xf32>) -> tensor<8xf32>
      ...
    }
    module @sparse_attn_layers {
      func.func private @k ...
      func.func @sparse_attn_layer_0 ... {
        %y = sparse_attn.dispatch @k ...
      }
    }
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect",
                           "::mlir::func::FuncDialect",
                           "::mlir::LLVM::LLVMDialect"];
  let statistics = [
    Statistic<"numLayers", "layers", "Functions that the program calls">,
    Statistic<"numOutlined", "outlined",
              "Of these, functions of a dispatch that was in no layer">
  ];
}

def EmitHostPass : Pass<"sparse-attn-emit-host", "::mlir::ModuleOp"> {
  let summary = "write the C ABI functions of a shared object";
  let description = [{
    Every public function on builtin tensors becomes
    `int32_t NAME(const DLTensor *args, int32_t num_args, DLTensor *results,
    int32_t num_results, void *workspace, size_t workspace_bytes, void *stream)`
    beside `size_t NAME_workspace_size(const DLTensor *args, int32_t num_args)`.
    Arguments and results are checked against their types; temporaries lie in the
    workspace. With `device=cpu` each dispatch is a loop over its work items. With
    `device=cuda` it is a launch on the caller's stream: the cubin of
    `gpu.binary @sparse_attn_kernels` becomes data of the object, and tensors and
    workspace lie in device memory.

    ```mlir
    func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
      return %x : tensor<8xf32>
    }
    ```
    becomes
    ```mlir
    func.func @main(%args: !llvm.ptr, %num_args: i32, %results: !llvm.ptr,
        %num_results: i32, %workspace: !llvm.ptr, %bytes: i64,
        %stream: !llvm.ptr) -> i32 { ... }
    func.func @main_workspace_size(%args: !llvm.ptr, %num_args: i32) -> i64 ...
    func.func @main_signature() -> !llvm.ptr ...
    func.func @main_device() -> i32 ...
    ```
  }];
  let options = [
    Option<"device", "device", "std::string", /*default=*/"\"cpu\"",
           "Where kernels run: cpu or cuda.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::LLVM::LLVMDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect"];
  let statistics = [
    Statistic<"numFunctions", "functions", "Functions with a C ABI">
  ];
}

#endif // SPARSE_ATTN_TARGET_PASSES_TD
