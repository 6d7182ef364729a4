//===- Passes.td - Passes of this stage --------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_RAISE_PASSES_TD
#define SPARSE_ATTN_RAISE_PASSES_TD

include "mlir/Pass/PassBase.td"
include "sparse-attn/Raise/OtherPasses.td"

def RaiseTorchToSparseAttnPass
    : Pass<"raise-torch-to-sparse-attn", "::mlir::ModuleOp"> {
  let summary = "raise attention ops of torch to sparse_attn.attention";
  let description = [{
    Raises `torch.aten.scaled_dot_product_attention` and the boundary op
    `torch.operator "torch.sparse_attn.attention"` of RAW torch IR whose dialect
    is not registered. The program around them stays torch, behind casts.

    torch's is_causal is aligned at the top left and becomes `causal` only where
    as many queries as keys are proved; otherwise it becomes a mask. A mask that
    depends on no input is evaluated, and where all of it is proved to be
    causal, a window, or all true, attributes or nothing stand in for it. Every
    other mask stays as an operand, with a remark that says why. What the raised
    op cannot say (dropout, other element types) is an error. Attention that was
    exported in eager form is not raised, with a remark.

    Before:

    ```mlir
    func.func @f(%q: !torch.vtensor<[1,4,64,16],f32>,
                 %k: !torch.vtensor<[1,2,64,16],f32>,
                 %v: !torch.vtensor<[1,2,64,16],f32>)
        -> !torch.vtensor<[1,4,64,16],f32> {
      %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
      %scale = "torch.constant.float"() <{value = 2.5e-01 : f64}>
          : () -> !torch.float
      %o = "torch.operator"(%q, %k, %v, %true, %scale)
          <{name = "torch.sparse_attn.attention"}>
          : (!torch.vtensor<[1,4,64,16],f32>, !torch.vtensor<[1,2,64,16],f32>,
             !torch.vtensor<[1,2,64,16],f32>, !torch.bool, !torch.float)
          -> !torch.vtensor<[1,4,64,16],f32>
      return %o : !torch.vtensor<[1,4,64,16],f32>
    }
    ```

    After (constants left out):

    ```mlir
    func.func @f(%q: !torch.vtensor<[1,4,64,16],f32>,
                 %k: !torch.vtensor<[1,2,64,16],f32>,
                 %v: !torch.vtensor<[1,2,64,16],f32>)
        -> !torch.vtensor<[1,4,64,16],f32> {
      %0 = builtin.unrealized_conversion_cast %q
          : !torch.vtensor<[1,4,64,16],f32> to tensor<1x4x64x16xf32>
      %1 = builtin.unrealized_conversion_cast %k
          : !torch.vtensor<[1,2,64,16],f32> to tensor<1x2x64x16xf32>
      %2 = builtin.unrealized_conversion_cast %v
          : !torch.vtensor<[1,2,64,16],f32> to tensor<1x2x64x16xf32>
      %3 = sparse_attn.attention %0, %1, %2 {causal, scale = 2.5e-01 : f32}
          : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>,
             tensor<1x2x64x16xf32>) -> tensor<1x4x64x16xf32>
      %4 = builtin.unrealized_conversion_cast %3
          : tensor<1x4x64x16xf32> to !torch.vtensor<[1,4,64,16],f32>
      return %4 : !torch.vtensor<[1,4,64,16],f32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::sparse_attn::SparseAttnDialect",
                           "::mlir::tensor::TensorDialect"];
  let options = [
    Option<"maxMaskBytes", "max-mask-bytes", "int64_t", "67108864",
           "Live memory that evaluating a mask may take; above it the mask "
           "stays.">
  ];
  let statistics = [
    Statistic<"numRaised", "attentions-raised", "Attention ops raised">,
    Statistic<"numMasksProved", "masks-proved",
              "Masks that became attributes or nothing">,
    Statistic<"numMasksKept", "masks-kept", "Masks that stay as operands">
  ];
}

def RaiseTorchRepeatedHeadsPass
    : Pass<"raise-torch-repeated-heads", "::mlir::ModuleOp"> {
  let summary = "let attention read key heads that torch ops repeat";
  let description = [{
    Models repeat the key and value heads of grouped attention, by unsqueeze,
    expand and reshape or by repeat_interleave, so that each query head has its
    own. Raised attention reads grouped heads, so the repetition is skipped. It
    is not if only one of k and v is repeated, nor if heads are tiled
    (`repeat`), which is another order; both with a remark.

    Before:

    ```mlir
    func.func @f(%q: tensor<1x4x16x8xf32>, %k: !torch.vtensor<[1,2,16,8],f32>)
        -> tensor<1x4x16x8xf32> {
      %two = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
      %one = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
      %none = "torch.constant.none"() : () -> !torch.none
      %0 = "torch.aten.repeat_interleave.self_int"(%k, %two, %one, %none)
          : (!torch.vtensor<[1,2,16,8],f32>, !torch.int, !torch.int,
             !torch.none) -> !torch.vtensor<[1,4,16,8],f32>
      %1 = builtin.unrealized_conversion_cast %0
          : !torch.vtensor<[1,4,16,8],f32> to tensor<1x4x16x8xf32>
      %2 = sparse_attn.attention %q, %1, %1 {scale = 1.0 : f32}
          : (tensor<1x4x16x8xf32>, tensor<1x4x16x8xf32>, tensor<1x4x16x8xf32>)
          -> tensor<1x4x16x8xf32>
      return %2 : tensor<1x4x16x8xf32>
    }
    ```

    After (ops without users left out):

    ```mlir
    func.func @f(%q: tensor<1x4x16x8xf32>, %k: !torch.vtensor<[1,2,16,8],f32>)
        -> tensor<1x4x16x8xf32> {
      %0 = builtin.unrealized_conversion_cast %k
          : !torch.vtensor<[1,2,16,8],f32> to tensor<1x2x16x8xf32>
      %1 = builtin.unrealized_conversion_cast %k
          : !torch.vtensor<[1,2,16,8],f32> to tensor<1x2x16x8xf32>
      %2 = sparse_attn.attention %q, %0, %1 {scale = 1.0 : f32}
          : (tensor<1x4x16x8xf32>, tensor<1x2x16x8xf32>, tensor<1x2x16x8xf32>)
          -> tensor<1x4x16x8xf32>
      return %2 : tensor<1x4x16x8xf32>
    }
    ```
  }];
  let statistics = [
    Statistic<"numFolded", "attentions-folded",
              "Attentions that read grouped heads now">
  ];
}

def RaiseTorchRotaryPass : Pass<"raise-torch-rotary", "::mlir::ModuleOp"> {
  let summary = "raise rotary position embedding before attention";
  let description = [{
    Looks from q and k of each `sparse_attn.attention` back through casts,
    reshapes and caches for `x * cos + rotated(x) * sin`, where `rotated` is
    `cat(-x[D/2:], x[:D/2])` or, interleaved, the stack of `-x[1::2]` and
    `x[0::2]`. Where slices, dimensions and tables are proved to fit it becomes
    `sparse_attn.rotary`, for all users. A learned gate reads what stands before
    the rotation. A rotation of some columns only stays, with a remark.

    Before:

    ```mlir
    func.func @f(%x: !torch.vtensor<[1,4,16,8],f32>,
                 %cos: !torch.vtensor<[1,16,8],f32>,
                 %sin: !torch.vtensor<[1,16,8],f32>) -> tensor<1x4x16x8xf32> {
      %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
      %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
      %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
      %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
      %i8 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
      %lo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1)
          : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int,
             !torch.int) -> !torch.vtensor<[1,4,16,4],f32>
      %hi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %i8, %i1)
          : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int,
             !torch.int) -> !torch.vtensor<[1,4,16,4],f32>
      %neg = "torch.aten.neg"(%hi) : (!torch.vtensor<[1,4,16,4],f32>)
          -> !torch.vtensor<[1,4,16,4],f32>
      %list = "torch.prim.ListConstruct"(%neg, %lo)
          : (!torch.vtensor<[1,4,16,4],f32>, !torch.vtensor<[1,4,16,4],f32>)
          -> !torch.list<vtensor>
      %cat = "torch.aten.cat"(%list, %i3) : (!torch.list<vtensor>, !torch.int)
          -> !torch.vtensor<[1,4,16,8],f32>
      %a = "torch.aten.mul.Tensor"(%x, %cos)
          : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,16,8],f32>)
          -> !torch.vtensor<[1,4,16,8],f32>
      %b = "torch.aten.mul.Tensor"(%cat, %sin)
          : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,16,8],f32>)
          -> !torch.vtensor<[1,4,16,8],f32>
      %y = "torch.aten.add.Tensor"(%a, %b, %i1)
          : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>,
             !torch.int) -> !torch.vtensor<[1,4,16,8],f32>
      %q = builtin.unrealized_conversion_cast %y
          : !torch.vtensor<[1,4,16,8],f32> to tensor<1x4x16x8xf32>
      %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
          : (tensor<1x4x16x8xf32>, tensor<1x4x16x8xf32>, tensor<1x4x16x8xf32>)
          -> tensor<1x4x16x8xf32>
      return %o : tensor<1x4x16x8xf32>
    }
    ```

    After (casts and ops without users left out):

    ```mlir
    func.func @f(%x: tensor<1x4x16x8xf32>, %cos: tensor<1x16x8xf32>,
                 %sin: tensor<1x16x8xf32>) -> tensor<1x4x16x8xf32> {
      %q = sparse_attn.rotary %x cos_sin(%cos, %sin)
          : (tensor<1x4x16x8xf32>, tensor<1x16x8xf32>, tensor<1x16x8xf32>)
          -> tensor<1x4x16x8xf32>
      %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
          : (tensor<1x4x16x8xf32>, tensor<1x4x16x8xf32>, tensor<1x4x16x8xf32>)
          -> tensor<1x4x16x8xf32>
      return %o : tensor<1x4x16x8xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::sparse_attn::SparseAttnDialect",
                           "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numRaised", "rotations-raised", "Rotations raised">,
    Statistic<"numDeclined", "rotations-declined",
              "Partial rotations that stay">
  ];
}

def RaiseTorchConcatPass
    : Pass<"raise-torch-concat", "::mlir::ModuleOp"> {
  let summary = "raise the concatenation of cached and new keys";
  let description = [{
    Keys and values of a raised attention that come from `torch.aten.cat` come
    from `tensor.concat` afterwards, so that a gate can tell new keys from
    cached ones. An empty vector in front of a cache is left out.

    Before:

    ```mlir
    func.func @f(%q: tensor<1x2x1x8xf32>, %past: !torch.vtensor<[1,2,7,8],f32>,
                 %new: !torch.vtensor<[1,2,1,8],f32>) -> tensor<1x2x1x8xf32> {
      %two = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
      %list = "torch.prim.ListConstruct"(%past, %new)
          : (!torch.vtensor<[1,2,7,8],f32>, !torch.vtensor<[1,2,1,8],f32>)
          -> !torch.list<vtensor>
      %cat = "torch.aten.cat"(%list, %two) : (!torch.list<vtensor>, !torch.int)
          -> !torch.vtensor<[1,2,8,8],f32>
      %k = builtin.unrealized_conversion_cast %cat
          : !torch.vtensor<[1,2,8,8],f32> to tensor<1x2x8x8xf32>
      %o = sparse_attn.attention %q, %k, %k {scale = 1.0 : f32}
          : (tensor<1x2x1x8xf32>, tensor<1x2x8x8xf32>, tensor<1x2x8x8xf32>)
          -> tensor<1x2x1x8xf32>
      return %o : tensor<1x2x1x8xf32>
    }
    ```

    After (casts and ops without users left out):

    ```mlir
    func.func @f(%q: tensor<1x2x1x8xf32>, %past: tensor<1x2x7x8xf32>,
                 %new: tensor<1x2x1x8xf32>) -> tensor<1x2x1x8xf32> {
      %k = tensor.concat dim(2) %past, %new
          : (tensor<1x2x7x8xf32>, tensor<1x2x1x8xf32>) -> tensor<1x2x8x8xf32>
      %o = sparse_attn.attention %q, %k, %k {scale = 1.0 : f32}
          : (tensor<1x2x1x8xf32>, tensor<1x2x8x8xf32>, tensor<1x2x8x8xf32>)
          -> tensor<1x2x1x8xf32>
      return %o : tensor<1x2x1x8xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numRaised", "raised", "Concatenations raised">
  ];
}

def RaiseTorchRotaryPositionsPass
    : Pass<"raise-torch-rotary-positions", "::mlir::ModuleOp"> {
  let summary = "write rotations by their positions where that is proved";
  let description = [{
    `cos` and `sin` of a `sparse_attn.rotary` that are provably
    cos(cat(f, f)) * c and sin(cat(f, f)) * c with f = positions * frequencies
    and constant f32 frequencies become `positions`, `inv_freq` and `factor`.
    Other rotations keep their tables.

    Before:

    ```mlir
    func.func @f(%x: tensor<1x2x3x4xf32>, %p: !torch.vtensor<[1,3],si64>)
        -> tensor<1x2x3x4xf32> {
      %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
      %f32 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
      %one = "torch.constant.float"() <{value = 1.0 : f64}> : () -> !torch.float
      %column = "torch.aten.unsqueeze"(%p, %i2)
          : (!torch.vtensor<[1,3],si64>, !torch.int)
          -> !torch.vtensor<[1,3,1],si64>
      %float = "torch.prims.convert_element_type"(%column, %f32)
          : (!torch.vtensor<[1,3,1],si64>, !torch.int)
          -> !torch.vtensor<[1,3,1],f32>
      %freq = "torch.vtensor.literal"()
          <{value = dense<[1.0, 0.1]> : tensor<2xf32>}>
          : () -> !torch.vtensor<[2],f32>
      %half = "torch.aten.mul.Tensor"(%float, %freq)
          : (!torch.vtensor<[1,3,1],f32>, !torch.vtensor<[2],f32>)
          -> !torch.vtensor<[1,3,2],f32>
      %list = "torch.prim.ListConstruct"(%half, %half)
          : (!torch.vtensor<[1,3,2],f32>, !torch.vtensor<[1,3,2],f32>)
          -> !torch.list<vtensor>
      %angle = "torch.aten.cat"(%list, %i2)
          : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,3,4],f32>
      %c0 = "torch.aten.cos"(%angle)
          : (!torch.vtensor<[1,3,4],f32>) -> !torch.vtensor<[1,3,4],f32>
      %c1 = "torch.aten.mul.Scalar"(%c0, %one)
          : (!torch.vtensor<[1,3,4],f32>, !torch.float)
          -> !torch.vtensor<[1,3,4],f32>
      %s0 = "torch.aten.sin"(%angle)
          : (!torch.vtensor<[1,3,4],f32>) -> !torch.vtensor<[1,3,4],f32>
      %s1 = "torch.aten.mul.Scalar"(%s0, %one)
          : (!torch.vtensor<[1,3,4],f32>, !torch.float)
          -> !torch.vtensor<[1,3,4],f32>
      %cos = builtin.unrealized_conversion_cast %c1
          : !torch.vtensor<[1,3,4],f32> to tensor<1x3x4xf32>
      %sin = builtin.unrealized_conversion_cast %s1
          : !torch.vtensor<[1,3,4],f32> to tensor<1x3x4xf32>
      %y = sparse_attn.rotary %x cos_sin(%cos, %sin)
          : (tensor<1x2x3x4xf32>, tensor<1x3x4xf32>, tensor<1x3x4xf32>)
          -> tensor<1x2x3x4xf32>
      return %y : tensor<1x2x3x4xf32>
    }
    ```

    After (casts and ops without users left out):

    ```mlir
    func.func @f(%x: tensor<1x2x3x4xf32>, %p: tensor<1x3xi64>)
        -> tensor<1x2x3x4xf32> {
      %y = sparse_attn.rotary %x positions(%p) {inv_freq = array<f32: 1.0, 0.1>}
          : (tensor<1x2x3x4xf32>, tensor<1x3xi64>) -> tensor<1x2x3x4xf32>
      return %y : tensor<1x2x3x4xf32>
    }
    ```
  }];
  let statistics = [
    Statistic<"numRaised", "raised", "Rotations written by positions">
  ];
}

def EraseDeadTorchOpsPass
    : Pass<"erase-dead-torch-ops", "::mlir::ModuleOp"> {
  let summary = "erase torch ops that nobody uses";
  let description = [{
    MLIR must assume effects of unregistered ops and keeps them. This pass
    erases those in the table of pure torch ops (lib/Raise/TorchOps.def) whose
    results are unused, operands after users, together with what only states a
    fact about them: `torch.aten._assert_tensor_metadata` and
    `torch.bind_symbolic_shape`. The same ops on values in use stay.

    Before:

    ```mlir
    func.func @f(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
      %0 = "torch.aten.neg"(%x)
          : (!torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
      %1 = "torch.aten.cos"(%0)
          : (!torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
      return %x : !torch.vtensor<[4],f32>
    }
    ```

    After:

    ```mlir
    func.func @f(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
      return %x : !torch.vtensor<[4],f32>
    }
    ```
  }];
  let statistics = [
    Statistic<"numErased", "ops-erased", "Torch ops erased">
  ];
}

def RaiseTorchToBuiltinPass
    : Pass<"raise-torch-to-builtin", "::mlir::ModuleOp"> {
  let summary = "turn functions with few torch ops left into builtin ones";
  let description = [{
    Where all torch ops that a function still has are concatenations, literals,
    copies, conversions between floats, scalars, lists and statements about
    shapes, they become builtin ops, the arguments and results become builtin
    tensors, and the casts disappear. Any other function stays as it is, with a
    remark that names the first op that has no builtin form.

    Sizes that `torch.bind_symbolic_shape` gives names to are kept as the
    attribute `sparse_attn.symbolic_shapes` of the function: a list of sizes for
    each argument and then each result, numbers or expressions of symbols.

    Before:

    ```mlir
    func.func @f(%a: !torch.vtensor<[1,2,7,8],f32>,
                 %b: !torch.vtensor<[1,2,1,8],f32>)
        -> !torch.vtensor<[1,2,8,8],f32> {
      %two = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
      %list = "torch.prim.ListConstruct"(%a, %b)
          : (!torch.vtensor<[1,2,7,8],f32>, !torch.vtensor<[1,2,1,8],f32>)
          -> !torch.list<vtensor>
      %0 = "torch.aten.cat"(%list, %two) : (!torch.list<vtensor>, !torch.int)
          -> !torch.vtensor<[1,2,8,8],f32>
      return %0 : !torch.vtensor<[1,2,8,8],f32>
    }
    ```

    After:

    ```mlir
    func.func @f(%a: tensor<1x2x7x8xf32>, %b: tensor<1x2x1x8xf32>)
        -> tensor<1x2x8x8xf32> {
      %0 = tensor.concat dim(2) %a, %b
          : (tensor<1x2x7x8xf32>, tensor<1x2x1x8xf32>) -> tensor<1x2x8x8xf32>
      return %0 : tensor<1x2x8x8xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numConverted", "ops-converted",
              "Torch ops replaced or dropped">
  ];
}

#endif // SPARSE_ATTN_RAISE_PASSES_TD
