//===- OtherPasses.td - Importers besides torch ------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_RAISE_OTHER_PASSES_TD
#define SPARSE_ATTN_RAISE_OTHER_PASSES_TD

include "mlir/Pass/PassBase.td"

def RaiseTMTensorToSparseAttnPass
    : Pass<"raise-tm-tensor-to-sparse-attn", "::mlir::ModuleOp"> {
  let summary = "raise tm_tensor.attention to sparse_attn.attention";
  let description = [{
    torch-mlir lowers attention to linalg as `tm_tensor.attention` on tensors
    [B * H, S, D]. It becomes attention over B * H sequences of one head. A mask
    that is a constant, or a linalg.generic over its indices, is evaluated and
    classified; any other stays, with a remark. Other element types and shapes
    that do not fit are errors.

    Before:

    ```mlir
    func.func @f(%q: tensor<4x64x16xf32>, %k: tensor<4x64x16xf32>,
                 %v: tensor<4x64x16xf32>) -> tensor<4x64x16xf32> {
      %e = tensor.empty() : tensor<4x64x16xf32>
      %0 = "tm_tensor.attention"(%q, %k, %v, %e)
          <{operandSegmentSizes = array<i32: 3, 1>, scale = 2.5e-01 : f64}>
          : (tensor<4x64x16xf32>, tensor<4x64x16xf32>, tensor<4x64x16xf32>,
             tensor<4x64x16xf32>) -> tensor<4x64x16xf32>
      return %0 : tensor<4x64x16xf32>
    }
    ```

    After:

    ```mlir
    func.func @f(%q: tensor<4x64x16xf32>, %k: tensor<4x64x16xf32>,
                 %v: tensor<4x64x16xf32>) -> tensor<4x64x16xf32> {
      %0 = tensor.expand_shape %q [[0, 1], [2], [3]]
          output_shape [4, 1, 64, 16]
          : tensor<4x64x16xf32> into tensor<4x1x64x16xf32>
      %1 = tensor.expand_shape %k [[0, 1], [2], [3]]
          output_shape [4, 1, 64, 16]
          : tensor<4x64x16xf32> into tensor<4x1x64x16xf32>
      %2 = tensor.expand_shape %v [[0, 1], [2], [3]]
          output_shape [4, 1, 64, 16]
          : tensor<4x64x16xf32> into tensor<4x1x64x16xf32>
      %3 = sparse_attn.attention %0, %1, %2 {scale = 2.5e-01 : f32}
          : (tensor<4x1x64x16xf32>, tensor<4x1x64x16xf32>,
             tensor<4x1x64x16xf32>) -> tensor<4x1x64x16xf32>
      %4 = tensor.collapse_shape %3 [[0, 1], [2], [3]]
          : tensor<4x1x64x16xf32> into tensor<4x64x16xf32>
      return %4 : tensor<4x64x16xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::sparse_attn::SparseAttnDialect",
                           "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numRaised", "attentions-raised", "Attention ops raised">
  ];
}

def RaiseIREELinalgExtToSparseAttnPass
    : Pass<"raise-iree-linalg-ext-to-sparse-attn", "::mlir::ModuleOp"> {
  let summary = "raise iree_linalg_ext.attention to sparse_attn.attention";
  let description = [{
    Reads IREE's attention in generic form. Its indexing maps must be those of
    plain attention with one or two batch dimensions, its region must pass the
    scores on, and its scale must be constant; otherwise the op stays, with a
    remark. Masks are treated as in `-raise-tm-tensor-to-sparse-attn`.

    Before:

    ```mlir
    func.func @f(%q: tensor<1x4x64x16xf32>, %k: tensor<1x4x64x16xf32>,
                 %v: tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32> {
      %scale = arith.constant 2.5e-01 : f32
      %e = tensor.empty() : tensor<1x4x64x16xf32>
      %0 = "iree_linalg_ext.attention"(%q, %k, %v, %scale, %e)
          <{indexing_maps = [
              affine_map<(b, h, m, n, k1, k2) -> (b, h, m, k1)>,
              affine_map<(b, h, m, n, k1, k2) -> (b, h, k2, k1)>,
              affine_map<(b, h, m, n, k1, k2) -> (b, h, k2, n)>,
              affine_map<(b, h, m, n, k1, k2) -> ()>,
              affine_map<(b, h, m, n, k1, k2) -> (b, h, m, n)>]}> ({
      ^bb0(%score: f32):
        "iree_linalg_ext.yield"(%score) : (f32) -> ()
      }) : (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>,
            tensor<1x4x64x16xf32>, f32, tensor<1x4x64x16xf32>)
          -> tensor<1x4x64x16xf32>
      return %0 : tensor<1x4x64x16xf32>
    }
    ```

    After (ops without users left out):

    ```mlir
    func.func @f(%q: tensor<1x4x64x16xf32>, %k: tensor<1x4x64x16xf32>,
                 %v: tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32> {
      %0 = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32}
          : (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>,
             tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32>
      return %0 : tensor<1x4x64x16xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::sparse_attn::SparseAttnDialect",
                           "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numRaised", "attentions-raised", "Attention ops raised">
  ];
}

def RaiseStableHLOToSparseAttnPass
    : Pass<"raise-stablehlo-to-sparse-attn", "::mlir::ModuleOp"> {
  let summary = "raise JAX's boundary op to sparse_attn.attention";
  let description = [{
    `stablehlo.custom_call @sparse_attn.attention` (also
    `@sparse.gated_attention`) with the dictionary {causal, scale} is what
    `jax.ffi` writes. Tensors are [B, S, H, D]: the raised op has layout bshd.
    `causal` is aligned at the top left and becomes a mask unless there are as
    many queries as keys. Anything else in the dictionary, a layout in memory
    that is not row-major, or other element types are errors.

    Before:

    ```mlir
    func.func @f(%q: tensor<1x64x4x16xf32>, %k: tensor<1x64x2x16xf32>,
                 %v: tensor<1x64x2x16xf32>) -> tensor<1x64x4x16xf32> {
      %0 = "stablehlo.custom_call"(%q, %k, %v)
          <{call_target_name = "sparse_attn.attention"}>
          {mhlo.backend_config = {causal = true, scale = 2.5e-01 : f32}}
          : (tensor<1x64x4x16xf32>, tensor<1x64x2x16xf32>,
             tensor<1x64x2x16xf32>) -> tensor<1x64x4x16xf32>
      return %0 : tensor<1x64x4x16xf32>
    }
    ```

    After:

    ```mlir
    func.func @f(%q: tensor<1x64x4x16xf32>, %k: tensor<1x64x2x16xf32>,
                 %v: tensor<1x64x2x16xf32>) -> tensor<1x64x4x16xf32> {
      %0 = sparse_attn.attention %q, %k, %v
          {causal, layout = #sparse_attn.layout<bshd>, scale = 2.5e-01 : f32}
          : (tensor<1x64x4x16xf32>, tensor<1x64x2x16xf32>,
             tensor<1x64x2x16xf32>) -> tensor<1x64x4x16xf32>
      return %0 : tensor<1x64x4x16xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::sparse_attn::SparseAttnDialect"];
  let options = [
    Option<"maxMaskBytes", "max-mask-bytes", "int64_t", "67108864",
           "Largest causal mask that is written out.">
  ];
  let statistics = [
    Statistic<"numRaised", "attentions-raised", "Attention ops raised">
  ];
}

#endif // SPARSE_ATTN_RAISE_OTHER_PASSES_TD
