//===- Passes.td - Passes of this stage --------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_PASSES_TD
#define SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def WarpPipeSpecializePass
    : Pass<"warp-pipe-specialize", "::mlir::func::FuncOp"> {
  let summary = "give copies and computation to warps of their own";
  let description = [{
    A `gather_copy` becomes a ring. Role "load" runs the copies with what makes
    their coordinates, role "compute" all else, and what follows the loop. The
    compute role waits for a tile just before its first use and releases it just
    after the last.

    What only the load role should know (entries of a stream, loads of memory at
    places that follow from them) and the compute role reads travels as scalars of
    the first ring that is waited for; arithmetic on it is done again. Of the ops
    before the loop, those that the load role needs are run by all warps, and the
    first loads of streams; the others go to the compute role. Barriers of the
    cluster are copied into every role.

    A kernel that cannot be split stays as it is, with a remark: two pipelines, a
    copy under control flow, a coordinate that depends on what is computed or
    differs between lanes, a value that cannot travel.

    ```mlir
    func.func @k(%x: memref<?x64xf16>, %n: i32)
        attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
      %zero = arith.constant 0 : i32
      warp_pipe.pipeline (%i) to (%n) {
        %t = warp_pipe.gather_copy %x[%i]
            : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
        %m = warp_pipe.load_matrix %t[%zero, %zero]
            : !warp_pipe.tile<64x64xf16> -> vector<4x2xf16>
        vector.print %m : vector<4x2xf16>
      }
      return
    }
    ```
    becomes
    ```mlir
    func.func @k(%x: memref<?x64xf16>, %n: i32) ... {
      %r = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<...>
      warp_pipe.specialize role "compute" warps(4) registers(0) {
        scf.for %i = ... {
          %t = warp_pipe.wait %r[%i] : ...
          %m = warp_pipe.load_matrix ...
          warp_pipe.release %r[%i] : ...
          vector.print ...
        }
      } role "load" warps(1) registers(0) {
        scf.for %i = ... {
          warp_pipe.elect {
            warp_pipe.acquire %r[%i] : ...
            warp_pipe.commit %r[%i] : ...
            warp_pipe.issue_copy %x[%i] to %r[%i] ...
          }
        }
      }
    ```
  }];
  let options = [
    Option<"loadWarps", "load-warps", "int64_t", /*default=*/"1",
           "Warps that copy; each is a role and gets every n-th copy.">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::gpu::GPUDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numKernels", "kernels", "Kernels split into roles">,
    Statistic<"numRings", "rings", "Rings made">,
    Statistic<"numScalars", "scalars", "Values that travel in a ring">
  ];
}

def WarpPipeReuseRingsPass
    : Pass<"warp-pipe-reuse-rings", "::mlir::func::FuncOp"> {
  let summary = "lay memory that is used after the rings over them";
  let description = [{
    Sets `over_rings` on each `alloc_shared` that needs no place of its own: the
    role that reads the rings is alone to use it, by loads and stores, after a
    `role_barrier` that follows its last wait. By then all copies have come, as
    there are as many waits as copies, and all warps have read them. What another
    CTA stores to never lies there: it may come while this one still waits.

    Where only the barrier is missing a remark says so.

    ```mlir
    func.func @k(%x: memref<?x64xf16>, %n: i32, %f: f32) {
      %zero = arith.constant 0 : i32
      %one = arith.constant 1 : i32
      %at = arith.constant 0 : index
      %r = warp_pipe.create_ring {arrivals = 4 : i32}
          : !warp_pipe.ring<64x64xf16, stages = 1>
      %m = warp_pipe.alloc_shared
          : memref<8xf32, #gpu.address_space<workgroup>>
      warp_pipe.specialize role "compute" warps(4) registers(0) {
        scf.for %i = %zero to %n step %one : i32 {
          %t = warp_pipe.wait %r[%i] : !warp_pipe.ring<64x64xf16, stages = 1>
          warp_pipe.release %r[%i] : !warp_pipe.ring<64x64xf16, stages = 1>
        }
        warp_pipe.role_barrier
        memref.store %f, %m[%at]
            : memref<8xf32, #gpu.address_space<workgroup>>
      } role "load" warps(1) registers(0) {
        scf.for %i = %zero to %n step %one : i32 {
          warp_pipe.elect {
            warp_pipe.acquire %r[%i] : !warp_pipe.ring<64x64xf16, stages = 1>
            warp_pipe.commit %r[%i] : !warp_pipe.ring<64x64xf16, stages = 1>
            warp_pipe.issue_copy %x[%i] to %r[%i]
                : memref<?x64xf16> to !warp_pipe.ring<64x64xf16, stages = 1>
          }
        }
      }
      return
    }
    ```
    becomes
    ```mlir
    func.func @k(...) {
      ...
      %m = warp_pipe.alloc_shared {over_rings}
          : memref<8xf32, #gpu.address_space<workgroup>>
      ...
    ```
  }];
  let dependentDialects = ["::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numAllocations", "allocations", "Allocations over rings">
  ];
}

def WarpPipeMultiBufferPass
    : Pass<"warp-pipe-multi-buffer", "::mlir::func::FuncOp"> {
  let summary = "choose the number of stages of rings";
  let description = [{
    All rings of a kernel get the same number of stages: as many as fit into
    shared memory beside `alloc_shared`, at most `max-stages`. That one stage does
    not fit is an error. If `warp_pipe.launch` asks for several CTAs on a
    multiprocessor, each has its part of the shared memory.

    ```mlir
    func.func @k() {
      %r = warp_pipe.create_ring {arrivals = 4 : i32}
          : !warp_pipe.ring<64x128xf16, stages = 1>
      return
    }
    ```
    becomes
    ```mlir
    func.func @k() {
      %r = warp_pipe.create_ring {arrivals = 4 : i32}
          : !warp_pipe.ring<64x128xf16, stages = 3>
      return
    }
    ```
  }];
  let options = [
    Option<"stages", "stages", "int64_t", /*default=*/"0",
           "Stages of every ring; 0 is as many as fit.">,
    Option<"maxStages", "max-stages", "int64_t", /*default=*/"3",
           "The most stages that 0 chooses; more brought nothing on an H100.">,
    Option<"sharedMemory", "shared-memory", "int64_t", /*default=*/"232448",
           "Bytes of shared memory that a CTA may have.">
  ];
  let dependentDialects = ["::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numStages", "stages", "Stages of all rings">
  ];
}

def WarpPipeSetRegisterBudgetPass
    : Pass<"warp-pipe-set-register-budget", "::mlir::func::FuncOp"> {
  let summary = "share the register file among roles";
  let description = [{
    If all threads cannot have `registers` at once, the load roles give up all but
    64, or but what the program gives them, and the compute role takes what is
    left, up to 240. Registers change hands in groups of 4 warps: kernels with
    other roles are left alone, with a remark unless `warp_pipe.launch` asks for
    several CTAs on a multiprocessor. Then each CTA has its part of the registers,
    in any case.

    ```mlir
    func.func @k() {
      warp_pipe.specialize role "compute" warps(8) registers(0) {
      } role "load" warps(4) registers(0) {
      }
      return
    }
    ```
    becomes
    ```mlir
    func.func @k() {
      warp_pipe.specialize role "compute" warps(8) registers(216) {
      } role "load" warps(4) registers(64) {
      }
      return
    }
    ```
  }];
  let options = [
    Option<"registers", "registers", "int64_t", /*default=*/"255",
           "Registers that a thread of the compute role can use.">
  ];
  let dependentDialects = ["::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numKernels", "kernels", "Kernels with a budget">
  ];
}

def WarpPipeVerifySyncPass
    : Pass<"warp-pipe-verify-sync", "::mlir::func::FuncOp"> {
  let summary = "check that roles hand over stages as they must";
  let description = [{
    For each ring: one warp fills it, in every step of a loop from 0, by acquire,
    commit and one copy; the warps of one role read it in as many steps, wait once
    a step, release once on every path and read no tile after; the arrivals are
    the warps that release. All roles meet the barriers of the cluster equally
    often; stores to other CTAs stand between two of them. What needs a warp does
    not stand in `elect`. Memory with `over_rings` is used as `warp-pipe-reuse-rings`
    demands. A run of a few steps shows that no roles wait for each other for ever.

    Anything else is an error with a note at the other place, also what the pass
    cannot follow: a race or a deadlock on a GPU has no message.

    ```mlir
    func.func @k(%x: memref<?x64xf16>, %n: i32) {
      %zero = arith.constant 0 : i32
      %one = arith.constant 1 : i32
      %r = warp_pipe.create_ring {arrivals = 4 : i32}
          : !warp_pipe.ring<64x64xf16, stages = 2>
      warp_pipe.specialize role "compute" warps(4) registers(0) {
        scf.for %i = %zero to %n step %one : i32 {
          %t = warp_pipe.wait %r[%i] : !warp_pipe.ring<64x64xf16, stages = 2>
          warp_pipe.release %r[%i] : !warp_pipe.ring<64x64xf16, stages = 2>
        }
      } role "load" warps(1) registers(0) {
        scf.for %i = %zero to %n step %one : i32 {
          warp_pipe.elect {
            warp_pipe.acquire %r[%i] : !warp_pipe.ring<64x64xf16, stages = 2>
            warp_pipe.commit %r[%i] : !warp_pipe.ring<64x64xf16, stages = 2>
            warp_pipe.issue_copy %x[%i] to %r[%i]
                : memref<?x64xf16> to !warp_pipe.ring<64x64xf16, stages = 2>
          }
        }
      }
      return
    }
    ```
  }];
  let statistics = [
    Statistic<"numRings", "rings", "Rings checked">
  ];
}

def WarpPipeLowerIndexStreamsPass
    : Pass<"warp-pipe-lower-index-streams", "::mlir::func::FuncOp"> {
  let summary = "turn index streams into registers and shuffles";
  let description = [{
    The lanes of a warp hold 32 entries; `stream_entries` is a shuffle. The loop
    is cut into parts that use up what the lanes hold; each part first issues the
    loads of the next. The first 32 entries are loaded where `index_stream`
    stands.

    ```mlir
    func.func @k(%list: memref<?xi32>, %n: i32) {
      %zero = arith.constant 0 : i32
      %one = arith.constant 1 : i32
      %s = warp_pipe.index_stream %list[] first(%zero) step(%one) : memref<?xi32>
      scf.for %i = %zero to %n step %one : i32 {
        %e = warp_pipe.stream_entries %s[%i] : i32
        vector.print %e : i32
      }
      return
    }
    ```
    becomes
    ```mlir
    func.func @k(%list: memref<?xi32>, %n: i32) {
      %lane = warp_pipe.lane_id : i32
      ...
      %first = scf.if %inside -> (i32) {
        %v = memref.load %list[...] : memref<?xi32>
      ...
      scf.for %begin = %zero to %n step %c32 iter_args(%lanes = %first) ... {
        ...
        scf.for %j = ... {
          %i = arith.addi %begin, %j : i32
          %e = nvvm.shfl.sync ...
          vector.print ...
        }
        scf.yield ...
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numStreams", "streams", "Streams lowered">
  ];
}

#endif // SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_PASSES_TD
