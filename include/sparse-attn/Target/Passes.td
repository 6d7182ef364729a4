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
  let summary = "give kernels the C signature of both exits";
  let description = [{
    A kernel's memrefs become a base pointer and an offset each (in elements),
    followed by all dynamic sizes and indices in order of the arguments, then the
    work item:

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

def EmitHostPass : Pass<"sparse-attn-emit-host", "::mlir::ModuleOp"> {
  let summary = "write the C ABI functions of a shared object";
  let description = [{
    Every public function on builtin tensors becomes
    `int32_t NAME(const DLTensor *args, int32_t num_args, DLTensor *results,
    int32_t num_results, void *workspace, size_t workspace_bytes, void *stream)`
    beside `size_t NAME_workspace_size(const DLTensor *args, int32_t num_args)`.
    Arguments and results are checked against their types; temporaries lie in the
    workspace; each dispatch is a loop over its work items.

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
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::LLVM::LLVMDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect"];
  let statistics = [
    Statistic<"numFunctions", "functions", "Functions with a C ABI">
  ];
}

#endif // SPARSE_ATTN_TARGET_PASSES_TD
