//===- AttendOps.td - Attention ----------------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ATTEND_OPS_TD
#define SPARSE_ATTN_ATTEND_OPS_TD

include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOpBase.td"

def SparseAttn_AttentionOp
    : SparseAttn_StageOp<"attention", [AttrSizedOperandSegments,
                                       ReturnInference]> {
  let summary = "dense scaled dot-product attention of an imported model";
  let description = [{
    The raised form, before a gate is inserted (docs/Spec.md, 2.1). `causal` is
    aligned at the bottom right.

    ```mlir
    %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>)
        -> tensor<1x4x64x16xf32>
    ```
    /*A1, A2, A3, A4, A5, A6, A7*/
  }];
  let arguments = (ins FloatTensor:$q, FloatTensor:$k, FloatTensor:$v,
    Optional<MaskTensor>:$mask, Optional<LengthTensor>:$lengths,
    Optional<LengthTensor>:$query_lengths,
    F32Attr:$scale, UnitAttr:$causal, OptionalAttr<I64Attr>:$window,
    LayoutArg:$layout);
  let results = (outs FloatTensor:$result);
  let assemblyFormat = [{
    $q `,` $k `,` $v (`mask` `(` $mask^ `)`)? (`lengths` `(` $lengths^ `)`)?
    (`query_lengths` `(` $query_lengths^ `)`)?
    attr-dict `:` functional-type(operands, results)
  }];
}

def SparseAttn_AttendOp
    : SparseAttn_StageOp<"attend", [AttrSizedOperandSegments,
                                    AttrSizedResultSegments,
                                    StageInterfaceWithBytes]> {
  let summary = "attention over the selected key blocks";
  let description = [{
    Without a selection every block is read (docs/Spec.md, 2.9). Results that
    the type list does not name are not computed.

    ```mlir
    %o = sparse_attn.attend %q, %k, %v selection(%s)
        {scale = 2.5e-01 : f32, causal}
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>,
           !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = list, capacity = 4>) -> (tensor<1x4x64x16xf32>)
    ```
    /*AT1, AT2, AT3, AT4, AT5, AT6*/
  }];
  let arguments = (ins FloatTensor:$q, FloatTensor:$k, FloatTensor:$v,
    Optional<SparseAttn_SelectionType>:$selection,
    Optional<LengthTensor>:$lengths, Optional<LengthTensor>:$query_lengths,
    Optional<MaskTensor>:$mask, Optional<I32RankedTensor>:$block_table,
    Optional<F32RankedTensor>:$block_bias,
    F32Attr:$scale, UnitAttr:$causal, OptionalAttr<I64Attr>:$window,
    OptionalAttr<SparseAttn_SkipAttr>:$skip,
    OptionalAttr<ConfinedAttr<I64Attr, [IntPositive]>>:$block_size,
    LayoutArg:$layout);
  let results = (outs FloatTensor:$result, Optional<F32RankedTensor>:$lse,
    Optional<F32RankedTensor>:$block_max);
  let assemblyFormat = [{
    $q `,` $k `,` $v (`selection` `(` $selection^ `)`)?
    (`lengths` `(` $lengths^ `)`)? (`query_lengths` `(` $query_lengths^ `)`)?
    (`mask` `(` $mask^ `)`)? (`block_table` `(` $block_table^ `)`)?
    (`block_bias` `(` $block_bias^ `)`)? attr-dict `:`
    functional-type(operands, $result) (`lse` type($lse)^)?
    (`block_max` type($block_max)^)?
  }];
  let extraClassDeclaration = [{
    /// The name under which an attend carries a schedule.
    static constexpr ::llvm::StringLiteral kScheduleAttrName =
        "sparse_attn.schedule";
    /// The schedule for few query rows, or null.
    ScheduleAttr getSchedule() {
      return (*this)->getAttrOfType<ScheduleAttr>(kScheduleAttrName);
    }
    /// The schedule for many query rows, or null.
    PrefillScheduleAttr getPrefillSchedule() {
      return (*this)->getAttrOfType<PrefillScheduleAttr>(kScheduleAttrName);
    }
    /// Tokens in a block: of the selection, else of the attribute, else none.
    std::optional<int64_t> getKeyBlock();
  }];
  let hasCanonicalizer = 1;
}

def SparseAttn_CombineOp
    : SparseAttn_StageOp<"combine", [ReturnInference, StageInterface]> {
  let summary = "merge attention over disjoint sets of keys";
  let description = [{
    Weighs partial results by their log-sum-exp, in order (docs/Spec.md, 2.10).

    ```mlir
    %o, %lse = sparse_attn.combine %po, %pl
        : (tensor<2x1x4x1x16xf32>, tensor<2x1x4x1xf32>)
        -> (tensor<1x4x1x16xf32>, tensor<1x4x1xf32>)
    ```
    /*C1, C2*/
  }];
  let arguments = (ins FloatTensor:$partial, F32RankedTensor:$partial_lse);
  let results = (outs FloatTensor:$result, F32RankedTensor:$lse);
  let assemblyFormat = [{
    $partial `,` $partial_lse attr-dict `:` functional-type(operands, results)
  }];
}

def SparseAttn_DispatchOp
    : SparseAttn_Op<"dispatch", [AttrSizedOperandSegments,
        DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "call a kernel for each of a number of work items";
  let description = [{
    `@kernel` is a function of the module whose arguments are one memref for
    each input tensor and each result (i1 as i8), an index for each input index,
    and the index of a work item last. Work items are independent of each other. This
    is what the stages become, and what each exit (shared object, IREE) turns
    into its own kind of call.

    A kernel with the attribute `warp_pipe.launch` is written for the thread blocks
    of a GPU: it has no item, and the dispatch gives the x, y and z size of its grid.
    It may take a tensor map (`!nvgpu.tensormap.descriptor`) for a tensor.

    `tied` has for each result the number of the input that it is an update of, or
    -1. The kernel takes one memref for both and changes what it has to. Whoever calls
    it copies the input first if that is still needed.

    ```mlir
    func.func @k(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) {
      %0 = memref.load %x[%i] : memref<?xf32>
      memref.store %0, %y[%i] : memref<?xf32>
      return
    }
    func.func @f(%n: index, %x: tensor<?xf32>) -> tensor<?xf32> {
      %y = sparse_attn.dispatch @k [%n] (%x) sizes(%n)
          : (tensor<?xf32>) -> (tensor<?xf32>)
      return %y : tensor<?xf32>
    }
    ```
    /*D1: the kernel exists and its arguments fit; D2: one size for each dynamic
    dimension of the results that are not tied; D3: one number of items or three
    grid sizes; D4: a grid for a kernel with `warp_pipe.launch`, items for every
    other; D5: a tied result has the type of its input, which is no other input and to
    which no other result is tied.*/
  }];
  let arguments = (ins FlatSymbolRefAttr:$kernel, Variadic<Index>:$items,
    Variadic<AnyTypeOf<[AnyRankedTensor, Index]>>:$inputs,
    Variadic<Index>:$sizes, OptionalAttr<DenseI64ArrayAttr>:$tied);
  let results = (outs Variadic<AnyRankedTensor>:$outputs);
  let assemblyFormat = [{
    $kernel `[` $items `]` `(` $inputs `)` (`sizes` `(` $sizes^ `)`)?
    attr-dict `:` functional-type($inputs, $outputs)
  }];
  let extraClassDeclaration = [{
    /// Marks kernels that take a grid and no item.
    static constexpr ::llvm::StringLiteral kLaunchAttrName =
        "warp_pipe.launch";
    /// Whether `items` is a grid.
    bool hasGrid() { return getItems().size() == 3; }
    /// The input that result `i` is an update of; null if it is a tensor of its
    /// own.
    ::mlir::Value getTiedInput(int64_t i) {
      int64_t input = getTied() ? (*getTied())[i] : -1;
      return input < 0 ? ::mlir::Value() : getInputs()[input];
    }
  }];
}

#endif // SPARSE_ATTN_ATTEND_OPS_TD
