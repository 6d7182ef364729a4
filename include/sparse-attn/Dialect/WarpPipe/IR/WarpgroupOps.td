//===- WarpgroupOps.td - What four warps do together -------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A warpgroup is four warps of a role whose first is a multiple of four. The
// accumulators of a product of 64 x N are ordinary vectors of each thread, of
// N / 8 x 2 x 2 elements: [j][h][x] is column 8 j + 2 (lane mod 4) + x of row
// lane / 4 + 8 h of the 16 rows of its warp.
//
//===----------------------------------------------------------------------===//

#ifndef WARP_PIPE_WARPGROUP_OPS_TD
#define WARP_PIPE_WARPGROUP_OPS_TD

include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "sparse-attn/Dialect/WarpPipe/IR/PipelineOps.td"

def WarpPipe_WarpgroupMmaOp
    : WarpPipe_Op<"warpgroup_mma", [AttrSizedOperandSegments]> {
  let summary = "multiply 64 rows by a tile";
  let description = [{
    Begins the product of 64 rows, for the whole warpgroup, and adds it to `acc`, or
    to 0 without one. The rows are those of a tile from `row` on, or fragments in
    registers: the layout of accumulators, converted to the type of the tile, with
    shape (columns / 16) x 4 x 2.

    The other factor is a tile of K rows (K x N), or with `transpose` its transpose
    (a tile of N x K). The result is in flight until `mma_wait`; until then
    neither what was read from registers nor a tile may change.

    ```mlir
    func.func @f(%q: !warp_pipe.tile<128x64xf16>, %row: i32,
                 %k: !warp_pipe.tile<32x64xf16>, %p: vector<2x4x2xf16>,
                 %o: vector<8x2x2xf32>) {
      %s = warp_pipe.warpgroup_mma %q[%row], %k {transpose}
          : !warp_pipe.tile<128x64xf16>, !warp_pipe.tile<32x64xf16>
          -> !warp_pipe.in_flight<vector<4x2x2xf32>>
      %scores = warp_pipe.mma_wait %s : !warp_pipe.in_flight<vector<4x2x2xf32>>
      %n = warp_pipe.warpgroup_mma %p, %k acc(%o : vector<8x2x2xf32>)
          : vector<2x4x2xf16>, !warp_pipe.tile<32x64xf16>
          -> !warp_pipe.in_flight<vector<8x2x2xf32>>
      %next = warp_pipe.mma_wait %n : !warp_pipe.in_flight<vector<8x2x2xf32>>
      return
    }
    ```

    WP33: a tile of rows has a first row, and fragments have none. WP34: the inner
    sizes and element types of both factors are the same. WP35: the result and
    `acc` have N / 8 x 2 x 2 elements, N from 8 to 256.
  }];
  let arguments = (ins AnyType:$rows, Optional<I32>:$row,
                       Arg<WarpPipe_TileType, "", [MemRead]>:$tile,
                       Optional<AnyVectorOfNonZeroRank>:$acc, UnitAttr:$transpose);
  let results = (outs Res<WarpPipe_InFlightType, "", [MemWrite]>:$result);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $rows (`[` $row^ `]`)? `,` $tile (`acc` `(` $acc^ `:` type($acc) `)`)? attr-dict
    `:` type($rows) `,` qualified(type($tile)) `->` qualified(type($result))
  }];
  let extraClassDeclaration = [{
    /// Rows of one product.
    static constexpr int64_t kRows = 64;
    /// The tile that the rows stand in; null if they are fragments.
    TileType getRowTile() {
      return ::llvm::dyn_cast<TileType>(getRows().getType());
    }
    /// Elements that are summed up.
    int64_t getInner() {
      TileType tile = getTile().getType();
      return getTranspose() ? tile.getColumns() : tile.getRows();
    }
    /// Columns of the result.
    int64_t getOuter() {
      TileType tile = getTile().getType();
      return getTranspose() ? tile.getRows() : tile.getColumns();
    }
  }];
}

def WarpPipe_MmaWaitOp : WarpPipe_Op<"mma_wait", [
    TypesMatchWith<"the accumulators are those in flight", "product", "result",
        "::llvm::cast<InFlightType>($_self).getAccumulators()">]> {
  let summary = "wait for a product";
  let description = [{
    Waits until at most `pending` of the products that the warpgroup began last are
    not done. This one is done then, and what it read may change.

    ```mlir
    func.func @f(%s: !warp_pipe.in_flight<vector<4x2x2xf32>>) {
      %scores = warp_pipe.mma_wait %s {pending = 1 : i32}
          : !warp_pipe.in_flight<vector<4x2x2xf32>>
      return
    }
    ```

    WP36: the product was begun in the same block, and at most `pending` after it.
  }];
  let arguments = (ins Arg<WarpPipe_InFlightType, "", [MemRead, MemWrite]>:$product,
                       DefaultValuedAttr<I32Attr, "0">:$pending);
  let results = (outs AnyVectorOfNonZeroRank:$result);
  let hasVerifier = 1;
  let assemblyFormat = "$product attr-dict `:` qualified(type($product))";
}

def WarpPipe_RowBroadcastOp : WarpPipe_Op<"row_broadcast", [Pure]> {
  let summary = "a value of each row, for all accumulators of the row";
  let description = [{
    Element [j][h][x] of the result is element [h] of the operand.

    ```mlir
    func.func @f(%m: vector<2xf32>) {
      %all = warp_pipe.row_broadcast %m : vector<2xf32> -> vector<4x2x2xf32>
      return
    }
    ```

    WP37: the operand has 2 elements, the result N x 2 x 2 of the same type.
  }];
  let arguments = (ins AnyVectorOfNonZeroRank:$pair);
  let results = (outs AnyVectorOfNonZeroRank:$result);
  let hasVerifier = 1;
  let assemblyFormat = "$pair attr-dict `:` type($pair) `->` type($result)";
}

def WarpPipe_StoreMatrixOp : WarpPipe_Op<"store_matrix"> {
  let summary = "store four 8x8 matrices into a tile";
  let description = [{
    What `load_matrix` reads, from registers into the tile. Whoever copies the tile
    out sees it after `warpgroup_barrier`.

    ```mlir
    func.func @f(%t: !warp_pipe.tile<64x128xf16>, %row: i32, %col: i32,
                 %a: vector<4x2xf16>) {
      warp_pipe.store_matrix %a, %t[%row, %col]
          : vector<4x2xf16>, !warp_pipe.tile<64x128xf16>
      return
    }
    ```

    WP16: the value is vector<4x2xT> with the tile's element type T.
  }];
  let arguments = (ins AnyVectorOfNonZeroRank:$value,
                       Arg<WarpPipe_TileType, "", [MemWrite]>:$tile, I32:$row,
                       I32:$col);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $value `,` $tile `[` $row `,` $col `]` attr-dict
    `:` type($value) `,` qualified(type($tile))
  }];
}

def WarpPipe_ClearRowsOp : WarpPipe_Op<"clear_rows"> {
  let summary = "make rows of a tile 0";
  let description = [{
    The rows from `first` up to but not with `last`, by all threads of the
    warpgroup. A product of 0 and what lies behind the end of a sequence is not 0
    if that is infinite or no number. Several warpgroups may do it at once.

    ```mlir
    func.func @f(%t: !warp_pipe.tile<64x128xf16>, %first: i32, %last: i32) {
      warp_pipe.clear_rows %t[%first, %last] : !warp_pipe.tile<64x128xf16>
      return
    }
    ```
  }];
  let arguments = (ins Arg<WarpPipe_TileType, "", [MemWrite]>:$tile, I32:$first,
                       I32:$last);
  let assemblyFormat = [{
    $tile `[` $first `,` $last `]` attr-dict `:` qualified(type($tile))
  }];
}

def WarpPipe_IssueStoreOp : WarpPipe_Op<"issue_store"> {
  let summary = "copy 64 rows of a tile to global memory";
  let description = [{
    The rows from `row` on go where a box of the destination lies whose
    coordinates and `row_dim` are as for `gather_copy`. What lies outside the
    destination is not written. Nothing else in the kernel may use the destination. One
    thread does it, and waits with `store_wait` before the tile changes.

    ```mlir
    func.func @f(%t: !warp_pipe.tile<64x128xf16>, %row: i32,
                 %o: memref<?x?x?x128xf16>, %b: i32, %at: i32, %h: i32) {
      warp_pipe.elect {
        warp_pipe.issue_store %t[%row], %o[%b, %at, %h] {row_dim = 1 : i32}
            : !warp_pipe.tile<64x128xf16>, memref<?x?x?x128xf16>
        warp_pipe.store_wait
      }
      return
    }
    ```

    WP8 to WP13 hold for a tile of 64 rows. WP26: stands in `elect`.
  }];
  let arguments = (ins Arg<WarpPipe_TileType, "", [MemRead]>:$tile, I32:$row,
                       Arg<HalfMemRef, "", [MemWrite]>:$destination,
                       Variadic<I32>:$coordinates,
                       DefaultValuedAttr<I32Attr, "0">:$row_dim);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $tile `[` $row `]` `,` $destination `[` $coordinates `]` attr-dict
    `:` qualified(type($tile)) `,` type($destination)
  }];
  let extraClassDeclaration = [{
    /// Rows of one store.
    static constexpr int64_t kRows = 64;
  }];
}

def WarpPipe_StoreWaitOp : WarpPipe_Op<"store_wait"> {
  let summary = "wait until the stores of this thread have read their tiles";
  let description = [{
    WP26: stands in `elect`.

    ```mlir
    warp_pipe.elect {
      warp_pipe.store_wait
    }
    ```
  }];
  let hasVerifier = 1;
  let assemblyFormat = "attr-dict";
}

def WarpPipe_StoreRowsOp : WarpPipe_Op<"store_rows"> {
  let summary = "copy some of 64 rows of a tile to global memory";
  let description = [{
    What `issue_store` does with all of the rows, for the first `count` of them alone:
    where a box would reach into rows that are others'. Threads of the warpgroup
    copy, 16 bytes at a time, and the destination is memory as any other. They see
    what the group wrote to the tile before `warpgroup_barrier`, and have read it when
    the op is done. The destination has the rows that are copied; a count below 0 is
    none, and one above 64 is 64.

    ```mlir
    func.func @f(%t: !warp_pipe.tile<64x128xf16>, %row: i32,
                 %o: memref<?x?x128xf16>, %at: i32, %h: i32, %n: i32) {
      warp_pipe.store_rows %t[%row], %o[%at, %h] count(%n)
          : !warp_pipe.tile<64x128xf16>, memref<?x?x128xf16>
      return
    }
    ```

    WP8 to WP13 hold for a tile of 64 rows. WP28: all lanes run it.
  }];
  let arguments = (ins Arg<WarpPipe_TileType, "", [MemRead]>:$tile, I32:$row,
                       Arg<HalfMemRef, "", [MemWrite]>:$destination,
                       Variadic<I32>:$coordinates, I32:$count,
                       DefaultValuedAttr<I32Attr, "0">:$row_dim);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $tile `[` $row `]` `,` $destination `[` $coordinates `]` `count` `(` $count `)`
    attr-dict `:` qualified(type($tile)) `,` type($destination)
  }];
}

def WarpPipe_WarpgroupBarrierOp : WarpPipe_Op<"warpgroup_barrier"> {
  let summary = "wait for the other warps of the warpgroup";
  let description = [{
    What a warp of the group wrote to shared memory before is seen by all of them
    after, and by products and copies that they begin.

    ```mlir
    warp_pipe.warpgroup_barrier
    ```
  }];
  let assemblyFormat = "attr-dict";
}

#endif // WARP_PIPE_WARPGROUP_OPS_TD
