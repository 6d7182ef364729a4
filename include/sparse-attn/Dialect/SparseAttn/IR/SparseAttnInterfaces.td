//===- SparseAttnInterfaces.td - Stages, policies, gates ---*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_INTERFACES_TD
#define SPARSE_ATTN_INTERFACES_TD

include "mlir/IR/OpBase.td"
include "mlir/Interfaces/InferTypeOpInterface.td"

def AttentionStageOpInterface : OpInterface<"AttentionStageOpInterface"> {
  let cppNamespace = "::mlir::sparse_attn";
  let description = [{
    An op that is one stage of sparse attention. The costs are what a schedule
    and the placement of stages are chosen by; both are upper bounds over the
    data-dependent part (the capacity of a selection, the key capacity).
  }];
  let methods = [
    InterfaceMethod<"The stage of this op.",
      "::mlir::sparse_attn::Stage", "getStage">,
    InterfaceMethod<[{
      Bytes read and written at the most, or nothing where a shape is dynamic.
    }], "std::optional<int64_t>", "getBytes", (ins), [{}], [{
      return ::mlir::sparse_attn::detail::operandAndResultBytes($_op);
    }]>,
    InterfaceMethod<[{
      Multiplications and additions at the most, or nothing where a shape is
      dynamic.
    }], "std::optional<int64_t>", "getFlops">
  ];
}

def SelectionPolicyAttrInterface
    : AttrInterface<"SelectionPolicyAttrInterface"> {
  let cppNamespace = "::mlir::sparse_attn";
  let description = [{
    A rule that chooses key blocks from the scores of one row. A new policy is
    one attribute definition, one source file and one test: passes ask through
    this interface only.
  }];
  let methods = [
    InterfaceMethod<"Whether every candidate is always chosen.",
      "bool", "selectsAll", (ins), [{}], "return false;">,
    InterfaceMethod<[{
      The most candidates that the policy may choose out of `numBlocks` (which
      may be dynamic), before forced blocks are added; nothing if unbounded.
    }], "std::optional<int64_t>", "getMaxBlocks",
      (ins "int64_t":$blockSize, "int64_t":$numBlocks),
      [{}], "return std::nullopt;">,
    InterfaceMethod<[{
      Whether the policy is a number of blocks, which forced ones may be part of.
    }], "bool", "countsBlocks", (ins), [{}], "return false;">,
    InterfaceMethod<[{
      How many heads have a rule of their own; nothing if all have the same.
    }], "std::optional<int64_t>", "getNumHeads", (ins), [{}],
      "return std::nullopt;">,
    InterfaceMethod<"Whether rows may bring budgets of their own.",
      "bool", "takesBudgets", (ins), [{}], "return false;">,
    InterfaceMethod<[{
      Emits the code that runs once for a row and returns a function that emits
      the test of one candidate.
    }], "::mlir::sparse_attn::Chooser", "buildChooser",
      (ins "::mlir::ImplicitLocOpBuilder &":$builder,
           "const ::mlir::sparse_attn::RowScores &":$row)>
  ];
}

def GateAttrInterface : AttrInterface<"GateAttrInterface"> {
  let cppNamespace = "::mlir::sparse_attn";
  let description = [{
    How key blocks get their scores. Inserting gates asks through this
    interface only.
  }];
  let methods = [
    InterfaceMethod<"Tokens in a key block.", "int64_t", "getBlockSize">,
    InterfaceMethod<[{
      Whether the gate reads queries and keys before their rotation.
    }], "bool", "needsUnrotated", (ins), [{}], "return false;">,
    InterfaceMethod<"Whether the gate has trained weights.",
      "bool", "needsWeights", (ins), [{}], "return false;">,
    InterfaceMethod<"Query rows that share a selection.",
      "int64_t", "getQueryBlock", (ins), [{}], "return 1;">,
    InterfaceMethod<"Which blocks a row may choose.",
      "::mlir::sparse_attn::Mode", "getSelectionMode", (ins), [{}],
      "return ::mlir::sparse_attn::Mode::Correct;">,
    InterfaceMethod<[{
      Emits the Prepare and Compute stages and returns the logits
      [B, G, R, N] in f32, with a row for each query block.
    }], "::mlir::Value", "buildLogits",
      (ins "::mlir::ImplicitLocOpBuilder &":$builder,
           "const ::mlir::sparse_attn::GateInputs &":$inputs)>
  ];
}

#endif // SPARSE_ATTN_INTERFACES_TD
