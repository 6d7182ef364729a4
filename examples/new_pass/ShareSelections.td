//===- ShareSelections.td - A pass of one's own ------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_EXAMPLES_SHARE_SELECTIONS_TD
#define SPARSE_ATTN_EXAMPLES_SHARE_SELECTIONS_TD

include "mlir/Pass/PassBase.td"

def ExampleShareSelectionsPass
    : Pass<"example-share-selections", "::mlir::func::FuncOp"> {
  let summary = "let neighbouring layers read the same blocks";
  let description = [{
    Of every `group` layers the first one selects, and the others read the
    blocks that it chose; their own selects stay without a user, for clean-up to
    erase. Runs in phase *staged*, before layers become functions of their own.
    A layer keeps its selection where the first one's has another type, or does
    not dominate it; a remark says so.
  }];
  let options = [
    Option<"group", "group", "int64_t", /*default=*/"2",
           "How many layers share a selection.">
  ];
  let statistics = [
    Statistic<"numShared", "selections-shared",
              "Layers that read the blocks of another one">
  ];
}

#endif // SPARSE_ATTN_EXAMPLES_SHARE_SELECTIONS_TD
