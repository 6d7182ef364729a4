//===- SparseAttnOpBase.td - Common to all ops -------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_OP_BASE_TD
#define SPARSE_ATTN_OP_BASE_TD

include "mlir/IR/OpBase.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "sparse-attn/Dialect/SparseAttn/IR/GateAttrs.td"
include "sparse-attn/Dialect/SparseAttn/IR/ScheduleAttrs.td"
include "sparse-attn/Dialect/SparseAttn/IR/SelectionPolicyAttrs.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnTypes.td"

class SparseAttn_Op<string mnemonic, list<Trait> traits = []>
    : Op<SparseAttn_Dialect, mnemonic, !listconcat([Pure], traits)> {
  let hasVerifier = 1;
}

// An op whose tensor results have shapes that follow from its operands.
class SparseAttn_StageOp<string mnemonic, list<Trait> traits = []>
    : SparseAttn_Op<mnemonic, !listconcat([
        DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                                  ["reifyResultShapes"]>], traits)>;

def ReturnInference : DeclareOpInterfaceMethods<InferTypeOpInterface>;
def StageInterface
    : DeclareOpInterfaceMethods<AttentionStageOpInterface>;
def StageInterfaceWithBytes
    : DeclareOpInterfaceMethods<AttentionStageOpInterface, ["getBytes"]>;

def FloatTensor : RankedTensorOf<[F16, BF16, F32]>;
def F32RankedTensor : RankedTensorOf<[F32]>;
def LengthTensor : RankedTensorOf<[I32, I64]>;
def MaskTensor : RankedTensorOf<[I1, F16, BF16, F32]>;
def I32RankedTensor : RankedTensorOf<[I32]>;

defvar LayoutArg = DefaultValuedAttr<SparseAttn_LayoutAttr, "Layout::BHSD">;

#endif // SPARSE_ATTN_OP_BASE_TD
