//===- WarpPipeBase.td - The warp_pipe dialect -------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef WARP_PIPE_BASE_TD
#define WARP_PIPE_BASE_TD

include "mlir/IR/OpBase.td"

def WarpPipe_Dialect : Dialect {
  let name = "warp_pipe";
  let cppNamespace = "::mlir::warp_pipe";
  let summary = "Asynchronous copies and warp roles of a GPU kernel";
  let description = [{
    A kernel is written at *level 1* as a loop (`pipeline`) with copies
    (`gather_copy`) and what is computed from them; there are no barriers in it.
    `-warp-pipe-specialize` makes *level 2* of it: rings of shared memory
    (`create_ring`), and warps with roles (`specialize`) that hand stages of the
    rings to each other (`acquire`, `commit`, `issue_copy`; `wait`, `release`).
    The ops on registers are the same at both levels.
    `docs/Rationale/WarpPipe.md` gives the reasons.

    Loop counters, coordinates, ids, lanes and warps are i32. The numbers WP1 to
    WP38 of the constraints stand in the descriptions, the messages and the tests.
  }];
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
  let hasOperationAttrVerify = 1;
  let dependentDialects = ["arith::ArithDialect", "scf::SCFDialect"];
}

class WarpPipe_Op<string mnemonic, list<Trait> traits = []>
    : Op<WarpPipe_Dialect, mnemonic, traits>;

#endif // WARP_PIPE_BASE_TD
