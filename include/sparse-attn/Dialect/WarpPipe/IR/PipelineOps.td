//===- PipelineOps.td - Level 1: loops with copies ---------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef WARP_PIPE_PIPELINE_OPS_TD
#define WARP_PIPE_PIPELINE_OPS_TD

include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/LoopLikeInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeTypes.td"

def HalfMemRef : MemRefOf<[F16, BF16]>;
def IndexListMemRef : MemRefOf<[I32]>;

def WarpPipe_PipelineOp : WarpPipe_Op<"pipeline", [
    AutomaticAllocationScope, RecursiveMemoryEffects,
    SingleBlockImplicitTerminator<"YieldOp">,
    DeclareOpInterfaceMethods<RegionBranchOpInterface,
                              ["getEntrySuccessorOperands"]>,
    DeclareOpInterfaceMethods<LoopLikeOpInterface,
        ["getLoopInductionVars", "getInitsMutable", "getRegionIterArgs",
         "getYieldedValuesMutable", "getLoopResults"]>]> {
  let summary = "a counted loop whose copies may run ahead";
  let description = [{
    Runs its body for i = 0, 1, ..., n - 1 and carries values as `scf.for` does.
    The copies of later steps may begin before a step is done, so what a
    `gather_copy` needs must not depend on values that the loop carries. All warps
    run the same steps.

    ```mlir
    func.func @f(%n: i32, %zero: f32, %one: f32) {
      %total = warp_pipe.pipeline (%i) to (%n) iter_args(%t = %zero) -> (f32) {
        %next = arith.addf %t, %one : f32
        warp_pipe.yield %next : f32
      }
      return
    }
    ```

    WP7: the body takes an i32 first. Values that come in, arguments of the body,
    yielded values and results have the same types.
  }];
  let arguments = (ins I32:$upperBound, Variadic<AnyType>:$init_args);
  let results = (outs Variadic<AnyType>:$results);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasRegionVerifier = 1;
  let skipDefaultBuilders = 1;
  let builders = [
    OpBuilder<(ins "::mlir::Value":$upperBound, "::mlir::ValueRange":$inits,
        CArg<"::llvm::function_ref<void(::mlir::OpBuilder &, ::mlir::Location, "
             "::mlir::Value, ::mlir::ValueRange)>", "nullptr">:$body)>
  ];
  let extraClassDeclaration = [{
    ::mlir::Value getInductionVar() { return getBody().getArgument(0); }
    ::mlir::Block *getBodyBlock() { return &getBody().front(); }
    YieldOp getYield();
  }];
}

def WarpPipe_YieldOp : WarpPipe_Op<"yield", [
    Pure, Terminator, ReturnLike, ParentOneOf<["PipelineOp", "PrologueOp"]>]> {
  let summary = "values for the next step of a pipeline, or of a prologue";
  let description = [{
    ```mlir
    func.func @f(%n: i32) {
      warp_pipe.pipeline (%i) to (%n) {
        warp_pipe.yield
      }
      return
    }
    ```
  }];
  let arguments = (ins Variadic<AnyType>:$operands);
  let builders = [OpBuilder<(ins), [{ /* nothing to carry */ }]>];
  let assemblyFormat = "attr-dict ($operands^ `:` type($operands))?";
}

def WarpPipe_GatherCopyOp : WarpPipe_Op<"gather_copy"> {
  let summary = "copy boxes of global memory into a tile";
  let description = [{
    `boxes` boxes of the source are stacked along the rows of the tile. Each box
    has (rank - 1) coordinates, in the order of the dimensions; the last dimension
    is taken whole. A box holds rows / boxes elements of dimension `row_dim` and
    one of the others. What lies outside the source reads as 0. Nothing else in
    the kernel may read the source.

    ```mlir
    func.func @f(%k: memref<?x?x?x128xf16>, %b: i32, %row: i32, %other: i32,
                 %h: i32) {
      %t = warp_pipe.gather_copy %k[%b, %row, %h, %b, %other, %h]
          {row_dim = 1 : i32, boxes = 2 : i32}
          : memref<?x?x?x128xf16> -> !warp_pipe.tile<64x128xf16>
      return
    }
    ```

    WP8: there are boxes x (rank - 1) coordinates. WP9: `row_dim` is a dimension
    before the last. WP10: a box has a multiple of 8 rows. WP11: the last
    dimension has as many elements as the tile has columns. WP12: the element
    types are the same. WP13: the source has rank 2 to 5 and no layout.
  }];
  let arguments = (ins Arg<HalfMemRef, "", [MemRead]>:$source,
                       Variadic<I32>:$coordinates,
                       DefaultValuedAttr<I32Attr, "0">:$row_dim,
                       DefaultValuedAttr<I32Attr, "1">:$boxes);
  let results = (outs Res<WarpPipe_TileType, "", [MemAlloc, MemWrite]>:$tile);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $source `[` $coordinates `]` attr-dict `:` type($source) `->` qualified(type($tile))
  }];
}

def WarpPipe_GatherPrefetchOp : WarpPipe_Op<"gather_prefetch"> {
  let summary = "ask for a box of global memory, into the L2 cache";
  let description = [{
    The box is that of a `gather_copy` of the same source which comes later: it has
    (rank - 1) coordinates, `rows` elements of dimension `row_dim`, one of the
    others, and the `columns` of the last dimension. What lies outside the source is
    not read.
    One thread asks for all, so the op stands where one thread passes.

    ```mlir
    func.func @f(%k: memref<?x?x?x128xf16>, %b: i32, %row: i32, %h: i32) {
      warp_pipe.gather_prefetch %k[%b, %row, %h]
          {row_dim = 1 : i32, rows = 64 : i32, columns = 128 : i32}
          : memref<?x?x?x128xf16>
      return
    }
    ```

    WP32: as WP8 to WP13 for one box and a tile of `rows` rows and `columns`
    columns, which is a tile.
  }];
  // A prefetch is kept as memref.prefetch is: it counts as a write.
  let arguments = (ins Arg<HalfMemRef, "", [MemWrite]>:$source,
                       Variadic<I32>:$coordinates, I32Attr:$row_dim,
                       I32Attr:$rows, I32Attr:$columns);
  let hasVerifier = 1;
  let assemblyFormat = "$source `[` $coordinates `]` attr-dict `:` type($source)";
}

def WarpPipe_IndexStreamOp : WarpPipe_Op<"index_stream"> {
  let summary = "read a list of ids ahead of its use";
  let description = [{
    Entry j is `list[lead..., first + j * step]`, or -1 where that lies outside the
    last dimension. The first 32 entries are loaded where the op stands, one a
    lane: before any barrier and before any count is known.

    ```mlir
    func.func @f(%list: memref<?x?x?xi32>, %b: i32, %h: i32, %split: i32,
                 %splits: i32) {
      %s = warp_pipe.index_stream %list[%b, %h] first(%split) step(%splits)
          : memref<?x?x?xi32>
      return
    }
    ```

    WP14: there is a leading index for every dimension but the last, and the list
    has no layout.
  }];
  let arguments = (ins Arg<IndexListMemRef, "", [MemRead]>:$list,
                       Variadic<I32>:$lead, I32:$first, I32:$step);
  let results = (outs WarpPipe_IndexStreamType:$stream);
  let hasVerifier = 1;
  let assemblyFormat = [{
    $list `[` $lead `]` `first` `(` $first `)` `step` `(` $step `)` attr-dict
    `:` type($list)
  }];
  let builders = [
    OpBuilder<(ins "::mlir::Value":$list, "::mlir::ValueRange":$lead,
                   "::mlir::Value":$first, "::mlir::Value":$step), [{
      build($_builder, $_state,
            IndexStreamType::get($_builder.getContext()), list, lead, first,
            step);
    }]>
  ];
}

def WarpPipe_StreamEntriesOp
    : WarpPipe_Op<"stream_entries", [MemoryEffects<[MemRead]>]> {
  let summary = "the entries of one step";
  let description = [{
    With E results: the entries i * E to i * E + E - 1, the same in all lanes.
    `index` is the induction variable of the loop around. If entries serve several
    steps, i is index / `steps`.

    ```mlir
    func.func @f(%s: !warp_pipe.index_stream, %n: i32) {
      warp_pipe.pipeline (%i) to (%n) {
        %e:2 = warp_pipe.stream_entries %s[%i] : i32, i32
      }
      return
    }
    ```

    WP15: the number of results divides 32, and steps is at least 1.
  }];
  let arguments = (ins WarpPipe_IndexStreamType:$stream, I32:$index,
                       DefaultValuedAttr<I32Attr, "1">:$steps);
  let results = (outs Variadic<I32>:$entries);
  let hasVerifier = 1;
  let assemblyFormat = "$stream `[` $index `]` attr-dict `:` type($entries)";
  let builders = [
    OpBuilder<(ins "::mlir::Value":$stream, "::mlir::Value":$index,
                   "unsigned":$count, CArg<"int32_t", "1">:$steps), [{
      ::llvm::SmallVector<::mlir::Type> types(count, $_builder.getI32Type());
      build($_builder, $_state, types, stream, index, steps);
    }]>
  ];
}

#endif // WARP_PIPE_PIPELINE_OPS_TD
