//===- RingOps.td - Level 2: rings and roles ---------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef WARP_PIPE_RING_OPS_TD
#define WARP_PIPE_RING_OPS_TD

include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "sparse-attn/Dialect/WarpPipe/IR/PipelineOps.td"

def WarpPipe_SpecializeOp : WarpPipe_Op<"specialize", [
    NoRegionArguments, NoTerminator, SingleBlock, RecursiveMemoryEffects]> {
  let summary = "different code for different warps";
  let description = [{
    One region a role. Roles take consecutive warps of the CTA in order. With
    `registers` other than 0 the warps of the role change their share of the
    register file to so many a thread.

    ```mlir
    warp_pipe.specialize role "compute" warps(4) registers(0) {
      %lane = warp_pipe.lane_id : i32
    } role "load" warps(1) registers(0) {
    }
    ```

    WP21: every region has a name of its own, warps and registers. WP22: a role
    has at least one warp. WP23: registers are 0 or a multiple of 8 from 24 to
    240, and then there are a multiple of 4 warps. WP24: the op stands directly in a function.
  }];
  let arguments = (ins StrArrayAttr:$roles, DenseI32ArrayAttr:$warps,
                       DenseI32ArrayAttr:$registers);
  let regions = (region VariadicRegion<SizedRegion<1>>:$bodies);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let skipDefaultBuilders = 1;
  let builders = [
    // Every role gets an empty body and its register count left as it is.
    OpBuilder<(ins "::llvm::ArrayRef<::llvm::StringRef>":$roles,
                   "::llvm::ArrayRef<int32_t>":$warps)>
  ];
  let extraClassDeclaration = [{
    unsigned getNumRoles() { return getRoles().size(); }
    ::llvm::StringRef getRole(unsigned i) {
      return ::llvm::cast<::mlir::StringAttr>(getRoles()[i]).getValue();
    }
    ::mlir::Block &getBodyOf(unsigned i) { return getBodies()[i].front(); }
    /// The number of the role that `op` stands in, if it is in one.
    std::optional<unsigned> getRoleOf(::mlir::Operation *op);
    int32_t getTotalWarps();
  }];
}

def WarpPipe_CreateRingOp : WarpPipe_Op<"create_ring"> {
  let summary = "shared memory for a ring, with its barriers";
  let description = [{
    All stages are free at first. `arrivals` is how many warps release a stage
    before it is free again.

    ```mlir
    %r = warp_pipe.create_ring {arrivals = 4 : i32}
        : !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32]>
    ```

    WP25: at least one arrival.
  }];
  let arguments = (ins DefaultValuedAttr<I32Attr, "1">:$arrivals);
  let results = (outs Res<WarpPipe_RingType, "", [MemAlloc]>:$ring);
  let hasVerifier = 1;
  let assemblyFormat = "attr-dict `:` qualified(type($ring))";
}

def WarpPipe_ElectOp : WarpPipe_Op<"elect", [
    NoRegionArguments, NoTerminator, SingleBlock, RecursiveMemoryEffects]> {
  let summary = "run by one lane of the warp";
  let description = [{
    The whole warp comes here; it is always the same lane that runs the body.

    ```mlir
    func.func @f(%r: !warp_pipe.ring<64x128xf16, stages = 3>, %i: i32) {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !warp_pipe.ring<64x128xf16, stages = 3>
      }
      return
    }
    ```
  }];
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "$body attr-dict";
  let skipDefaultBuilders = 1;
  let builders = [OpBuilder<(ins)>];
  let extraClassDeclaration = [{
    ::mlir::Block &getBodyBlock() { return getBody().front(); }
  }];
}

class WarpPipe_RingOp<string mnemonic, list<Trait> traits = []>
    : WarpPipe_Op<mnemonic, traits> {
  let hasVerifier = 1;
}

def WarpPipe_AcquireOp : WarpPipe_RingOp<"acquire"> {
  let summary = "wait until a stage is free";
  let description = [{
    Waits until stage `index` mod stages was released by all its readers, as often
    as it was filled. WP26: stands in `elect`.

    ```mlir
    func.func @f(%r: !warp_pipe.ring<64x128xf16, stages = 3>, %i: i32) {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !warp_pipe.ring<64x128xf16, stages = 3>
      }
      return
    }
    ```
  }];
  let arguments = (ins Arg<WarpPipe_RingType, "", [MemWrite]>:$ring, I32:$index);
  let assemblyFormat = "$ring `[` $index `]` attr-dict `:` qualified(type($ring))";
}

def WarpPipe_CommitOp : WarpPipe_RingOp<"commit"> {
  let summary = "announce the copies of a stage";
  let description = [{
    Stores the scalars of the stage, then arrives at its full barrier with the
    bytes of all copies that follow for this stage. The stage is full when these
    are done. WP26: stands in `elect`. WP27: the scalars have the ring's types.

    ```mlir
    func.func @f(
        %r: !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32]>,
        %i: i32, %a: i32) {
      warp_pipe.elect {
        warp_pipe.commit %r[%i] scalars(%a : i32)
            : !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32]>
      }
      return
    }
    ```
  }];
  let arguments = (ins Arg<WarpPipe_RingType, "", [MemWrite]>:$ring, I32:$index,
                       Variadic<AnyType>:$scalars);
  let assemblyFormat = [{
    $ring `[` $index `]` (`scalars` `(` $scalars^ `:` type($scalars) `)`)?
    attr-dict `:` qualified(type($ring))
  }];
}

def WarpPipe_IssueCopyOp : WarpPipe_RingOp<"issue_copy"> {
  let summary = "copy boxes of global memory into a stage";
  let description = [{
    What `gather_copy` does, into a stage, and done when the stage is full. WP26:
    stands in `elect`. WP8 to WP13 hold.

    ```mlir
    func.func @f(%r: !warp_pipe.ring<64x128xf16, stages = 3>, %i: i32,
                 %k: memref<?x?x?x128xf16>, %b: i32, %row: i32, %h: i32) {
      warp_pipe.elect {
        warp_pipe.issue_copy %k[%b, %row, %h] to %r[%i] {row_dim = 1 : i32}
            : memref<?x?x?x128xf16> to !warp_pipe.ring<64x128xf16, stages = 3>
      }
      return
    }
    ```
  }];
  let arguments = (ins Arg<HalfMemRef, "", [MemRead]>:$source,
                       Variadic<I32>:$coordinates,
                       Arg<WarpPipe_RingType, "", [MemWrite]>:$ring, I32:$index,
                       DefaultValuedAttr<I32Attr, "0">:$row_dim,
                       DefaultValuedAttr<I32Attr, "1">:$boxes);
  let assemblyFormat = [{
    $source `[` $coordinates `]` `to` $ring `[` $index `]` attr-dict
    `:` type($source) `to` qualified(type($ring))
  }];
}

def WarpPipe_WaitOp : WarpPipe_RingOp<"wait", [
    InferTypeOpAdaptor]> {
  let summary = "wait until a stage is full";
  let description = [{
    The tile and the scalars may be read until the warp releases the stage. All
    lanes of the warp wait. WP28: does not stand in `elect`.

    ```mlir
    func.func @f(
        %r: !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32]>,
        %i: i32) {
      %t, %a = warp_pipe.wait %r[%i]
          : !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32]>
      return
    }
    ```
  }];
  let arguments = (ins Arg<WarpPipe_RingType, "", [MemRead, MemWrite]>:$ring,
                       I32:$index);
  let results = (outs WarpPipe_TileType:$tile, Variadic<AnyType>:$scalars);
  let assemblyFormat = "$ring `[` $index `]` attr-dict `:` qualified(type($ring))";
}

def WarpPipe_ReleaseOp : WarpPipe_RingOp<"release"> {
  let summary = "give a stage back";
  let description = [{
    The warp has read what it needs: its lanes meet, and one arrives at the empty
    barrier. With `after`, not before the value is computed: it is what keeps the
    assembler from waiting for a product before it begins other work. WP28: does
    not stand in `elect`.

    ```mlir
    func.func @f(%r: !warp_pipe.ring<64x128xf16, stages = 3>, %i: i32) {
      warp_pipe.release %r[%i] : !warp_pipe.ring<64x128xf16, stages = 3>
      return
    }
    ```
  }];
  let arguments = (ins Arg<WarpPipe_RingType, "", [MemWrite]>:$ring, I32:$index,
                       Optional<F32>:$after);
  let builders = [OpBuilder<(ins "::mlir::Value":$ring, "::mlir::Value":$index), [{
    build($_builder, $_state, ring, index, /*after=*/::mlir::Value());
  }]>];
  let assemblyFormat = [{
    $ring `[` $index `]` (`after` `(` $after^ `)`)? attr-dict
    `:` qualified(type($ring))
  }];
}

#endif // WARP_PIPE_RING_OPS_TD
