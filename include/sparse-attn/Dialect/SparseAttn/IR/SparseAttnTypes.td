//===- SparseAttnTypes.td - The selection type -------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TYPES_TD
#define SPARSE_ATTN_TYPES_TD

include "mlir/IR/AttrTypeBase.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnEnums.td"

def SparseAttn_SelectionType : TypeDef<SparseAttn_Dialect, "Selection"> {
  let mnemonic = "selection";
  let summary = "the key blocks that each query row reads";
  let description = [{
    `!sparse_attn.selection<B x G x R x N, block = 64, query_block = 1,
    form = list, capacity = 16>`: for each sequence b, selecting head g and
    selection row r a set of ids of key blocks below N. A row holds
    `query_block` query rows. `capacity` bounds the entries of a row and belongs
    to the forms `list`, `csr` and `tokens`. Storage: `docs/Spec.md`, section 1.
  }];
  let parameters = (ins
    ArrayRefParameter<"int64_t", "B, G, R and N">:$shape,
    "int64_t":$block,
    "int64_t":$queryBlock,
    "SelectionForm":$form,
    "int64_t":$capacity);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    int64_t getBatch() const { return getShape()[0]; }
    int64_t getGroups() const { return getShape()[1]; }
    int64_t getRows() const { return getShape()[2]; }
    int64_t getNumBlocks() const { return getShape()[3]; }
    /// Whether the form stores at most `capacity` entries a row.
    bool hasCapacity() const {
      return getForm() != SelectionForm::Mask &&
             getForm() != SelectionForm::Bits;
    }
    /// The tensor types that store a value of this type, in order.
    ::llvm::SmallVector<::mlir::RankedTensorType, 2> getStorageTypes() const;
  }];
}

#endif // SPARSE_ATTN_TYPES_TD
