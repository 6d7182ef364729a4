//===- RegisterOps.td - Ops on registers, at both levels ---*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef WARP_PIPE_REGISTER_OPS_TD
#define WARP_PIPE_REGISTER_OPS_TD

include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeTypes.td"

// A value for each of the two rows of a thread.
def RowPair
    : FixedVectorOfLengthAndType<[2], [F32]>,
      BuildableType<"::mlir::VectorType::get({2}, $_builder.getF32Type())">;

def WarpPipe_LoadMatrixOp : WarpPipe_Op<"load_matrix", [
    InferTypeOpAdaptorWithIsCompatible]> {
  let summary = "load four 8x8 matrices of a tile";
  let description = [{
    Lane l names the row segment (8 columns from `col`) that is row l mod 8 of
    matrix l / 8; `row` and `col` are per lane. Element [m] of the result is the
    lane's fragment of matrix m, with `transpose` of the transposed matrix. `col`
    is a multiple of 8.

    ```mlir
    func.func @f(%t: !warp_pipe.tile<64x128xf16>, %row: i32, %col: i32) {
      %a = warp_pipe.load_matrix %t[%row, %col] {transpose}
          : !warp_pipe.tile<64x128xf16> -> vector<4x2xf16>
      return
    }
    ```

    WP16: the result is vector<4x2xT> with the tile's element type T.
  }];
  let arguments = (ins Arg<WarpPipe_TileType, "", [MemRead]>:$tile, I32:$row,
                       I32:$col, UnitAttr:$transpose);
  let results = (outs AnyVectorOfNonZeroRank:$result);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $tile `[` $row `,` $col `]` attr-dict `:` qualified(type($tile)) `->` type($result)
  }];
}

def WarpPipe_RowReduceOp : WarpPipe_Op<"row_reduce"> {
  let summary = "reduce accumulator fragments over their columns";
  let description = [{
    The fragments (m16n8 accumulators of a thread, or N of them as N x 2 x 2) lie
    side by side: they are reduced in the thread, then over the four lanes of a row.
    Element [0] of the result is row lane / 4, [1] row lane / 4 + 8. All lanes of the
    warp take part. With `in_thread` the lanes are left apart.

    ```mlir
    func.func @f(%a: vector<2x2xf32>, %b: vector<2x2xf32>) {
      %m = warp_pipe.row_reduce maximumf %a, %b
          : vector<2x2xf32> -> vector<2xf32>
      return
    }
    ```

    WP17: there is at least one fragment, all of one type.
  }];
  let arguments = (ins WarpPipe_ReductionAttr:$kind,
                       Variadic<AnyVectorOfNonZeroRank>:$fragments,
                       UnitAttr:$in_thread);
  let results = (outs RowPair:$result);
  let hasVerifier = 1;
  let hasCustomAssemblyFormat = 1;
}

def WarpPipe_LaneIdOp : WarpPipe_Op<"lane_id", [Pure]> {
  let summary = "the lane within the warp";
  let description = [{
    ```mlir
    %lane = warp_pipe.lane_id : i32
    ```
  }];
  let results = (outs I32:$result);
  let assemblyFormat = "attr-dict `:` type($result)";
}

def WarpPipe_WarpIdOp : WarpPipe_Op<"warp_id", [Pure]> {
  let summary = "the warp within its role";
  let description = [{
    The same in all lanes of a warp, and known to be.

    ```mlir
    %warp = warp_pipe.warp_id : i32
    ```
  }];
  let results = (outs I32:$result);
  let assemblyFormat = "attr-dict `:` type($result)";
}

def WarpPipe_AllocSharedOp : WarpPipe_Op<"alloc_shared"> {
  let summary = "shared memory for the whole kernel";
  let description = [{
    Lies beside the rings and lives as long as the CTA. Its contents are undefined
    at first. With `over_rings` it lies over the tiles of the rings: it is used
    only when those are not needed any more, which `-warp-pipe-verify-sync` checks.

    ```mlir
    %s = warp_pipe.alloc_shared
        : memref<4x8x128xf32, #gpu.address_space<workgroup>>
    ```

    WP18: static shape, no layout, workgroup memory, elements of whole bytes.
  }];
  let arguments = (ins UnitAttr:$over_rings);
  let results = (outs Res<AnyStaticShapeMemRef, "", [MemAlloc]>:$memory);
  let hasVerifier = 1;
  let builders = [OpBuilder<(ins "::mlir::Type":$memory), [{
    build($_builder, $_state, memory, /*over_rings=*/false);
  }]>];
  let assemblyFormat = "attr-dict `:` type($memory)";
}

def WarpPipe_RoleBarrierOp : WarpPipe_Op<"role_barrier"> {
  let summary = "wait for all warps of the role";
  let description = [{
    What a warp of the role wrote to shared memory before is seen by all others
    after.

    ```mlir
    warp_pipe.role_barrier
    ```
  }];
  let assemblyFormat = "attr-dict";
}

def WarpPipe_ClusterArriveOp : WarpPipe_Op<"cluster_arrive"> {
  let summary = "arrive at the barrier of the cluster";
  let description = [{
    Every warp of every CTA of the cluster arrives and then waits; specialisation
    gives both to each role. `relaxed` orders no memory. With a condition, which is
    the same for the whole cluster, nothing happens where it does not hold.

    ```mlir
    func.func @f(%several: i1) {
      warp_pipe.cluster_arrive if(%several) {relaxed}
      warp_pipe.cluster_wait if(%several)
      return
    }
    ```
  }];
  let arguments = (ins Optional<I1>:$condition, UnitAttr:$relaxed);
  let assemblyFormat = "(`if` `(` $condition^ `)`)? attr-dict";
}

def WarpPipe_ClusterWaitOp : WarpPipe_Op<"cluster_wait"> {
  let summary = "wait at the barrier of the cluster";
  let description = [{
    With a condition, where it holds.

    ```mlir
    warp_pipe.cluster_wait
    ```
  }];
  let arguments = (ins Optional<I1>:$condition);
  let assemblyFormat = "(`if` `(` $condition^ `)`)? attr-dict";
}

def WarpPipe_PrologueOp : WarpPipe_Op<"prologue", [
    NoRegionArguments, RecursiveMemoryEffects,
    SingleBlockImplicitTerminator<"YieldOp">]> {
  let summary = "code of the whole CTA before its warps take roles";
  let description = [{
    All warps run the body together: it may write shared memory and use barriers of
    the CTA. Its results are the same in all threads. The warps meet at its end, so
    that each role sees what the body wrote. The last `helpers` warps of the launch
    run nothing else, and are gone then.

    ```mlir
    func.func @f(%n: i32) {
      %m = warp_pipe.prologue -> (i32) {
        warp_pipe.yield %n : i32
      }
      return
    }
    ```

    WP31: yielded values and results have the same types, and helpers >= 0.
  }];
  let arguments = (ins DefaultValuedAttr<I64Attr, "0">:$helpers);
  let results = (outs Variadic<AnyType>:$results);
  let regions = (region SizedRegion<1>:$body);
  let hasRegionVerifier = 1;
  let assemblyFormat = "(`->` `(` type($results)^ `)`)? $body attr-dict";
  let extraClassDeclaration = [{
    ::mlir::Block *getBodyBlock() { return &getBody().front(); }
  }];
}

def WarpPipe_GridWaitOp : WarpPipe_Op<"grid_wait"> {
  let summary = "wait for the kernel before this one";
  let description = [{
    In a kernel with `overlap` in its launch attribute, which may start before the
    kernel in front of it has ended: waits until that one has, and its writes are
    seen. Elsewhere it does nothing. What a kernel that has a `grid_wait` in it
    wrote before is seen as well.

    ```mlir
    warp_pipe.grid_wait
    ```
  }];
  let assemblyFormat = "attr-dict";
}

def WarpPipe_GridReleaseOp : WarpPipe_Op<"grid_release"> {
  let summary = "let the next kernel start";
  let description = [{
    Once every CTA has come here or has ended, a kernel with `overlap` behind this
    one may start. It sees nothing of this kernel before its `grid_wait`.

    ```mlir
    warp_pipe.grid_release
    ```
  }];
  let assemblyFormat = "attr-dict";
}

// A mailbox as a value: its mbarrier in shared memory.
def MailboxMemRef : StaticShapeMemRefOf<[I64]>;

def WarpPipe_CreateMailboxOp : WarpPipe_Op<"create_mailbox"> {
  let summary = "count the bytes that other CTAs store here";
  let description = [{
    Each CTA of the cluster has the mailbox. One thread says with `expect_bytes` how
    much will come; `wait_mailbox` waits until so much was stored here by
    `store_remote` with `signal`. It serves once.

    ```mlir
    %m = warp_pipe.create_mailbox
        : memref<1xi64, #gpu.address_space<workgroup>>
    ```

    WP29: the type is that of the example.
  }];
  let results = (outs Res<MailboxMemRef, "", [MemAlloc]>:$mailbox);
  let hasVerifier = 1;
  let assemblyFormat = "attr-dict `:` type($mailbox)";
}

def WarpPipe_ExpectBytesOp : WarpPipe_Op<"expect_bytes"> {
  let summary = "say how many bytes a mailbox waits for";
  let description = [{
    Done once, by one thread, before or after bytes have come.

    ```mlir
    func.func @f(%m: memref<1xi64, #gpu.address_space<workgroup>>, %n: i32) {
      warp_pipe.expect_bytes %m, %n
          : memref<1xi64, #gpu.address_space<workgroup>>
      return
    }
    ```
  }];
  let arguments = (ins Arg<MailboxMemRef, "", [MemWrite]>:$mailbox, I32:$bytes);
  let assemblyFormat = "$mailbox `,` $bytes attr-dict `:` type($mailbox)";
}

def WarpPipe_WaitMailboxOp : WarpPipe_Op<"wait_mailbox"> {
  let summary = "wait for the bytes of a mailbox";
  let description = [{
    What was stored is seen by the thread that waited.

    ```mlir
    warp_pipe.wait_mailbox %m : memref<1xi64, #gpu.address_space<workgroup>>
    ```
  }];
  let arguments = (ins Arg<MailboxMemRef, "", [MemRead, MemWrite]>:$mailbox);
  let assemblyFormat = "$mailbox attr-dict `:` type($mailbox)";
}

def WarpPipe_StoreRemoteOp
    : WarpPipe_Op<"store_remote", [AttrSizedOperandSegments]> {
  let summary = "store to shared memory of another CTA of the cluster";
  let description = [{
    Writes where `memory[indices]` lies in the CTA number `rank` of the cluster.
    That CTA must have started (a cluster barrier before), and sees it after the
    next cluster barrier, or, with `signal`, once it has waited for its mailbox. A
    CTA must not end before what is stored to it has come.

    ```mlir
    func.func @f(%v: vector<4xf32>, %i: i32, %rank: i32,
                 %s: memref<8x128xf32, #gpu.address_space<workgroup>>) {
      warp_pipe.store_remote %v, %s[%i, %i], %rank
          : vector<4xf32>, memref<8x128xf32, #gpu.address_space<workgroup>>
      return
    }
    ```

    WP19: an index (i32) for each dimension. WP20: the value is f32, vector<2xf32>
    or vector<4xf32>, the memory is workgroup memory of f32 without a layout.
  }];
  let arguments = (ins AnyType:$value,
                       Arg<AnyStaticShapeMemRef, "", [MemWrite]>:$memory,
                       Variadic<I32>:$indices, I32:$rank,
                       Arg<Optional<MailboxMemRef>, "", [MemWrite]>:$mailbox);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $value `,` $memory `[` $indices `]` `,` $rank
    (`signal` `(` $mailbox^ `:` type($mailbox) `)`)? attr-dict
    `:` type($value) `,` type($memory)
  }];
}

#endif // WARP_PIPE_REGISTER_OPS_TD
