//===- Passes.td - Passes of this stage --------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_CONVERSION_PASSES_TD
#define SPARSE_ATTN_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ExpandMathPass : Pass<"sparse-attn-expand-math"> {
  let summary = "write exp, log, sin, cos as arithmetic";
  let description = [{
    Kernels must not call a math library or compiler-rt. Rewrites `math.exp`,
    `math.log`, `math.sin` and `math.cos` of f32 and f64, scalars and vectors,
    as arithmetic without tables. For f16 and bf16 the work is done in f32.
    Conversions between bf16 and f32 become integer arithmetic. Functions of
    tensors and of other element types stay.

    ```mlir
    %0 = math.cos %x : f64
    ```
    becomes
    ```mlir
    %a = math.absf %x : f64
    %n0 = math.fma %a, %two_over_pi, %shift : f64
    %n = arith.subf %n0, %shift : f64
    %r0 = math.fma %n, %minus_half_pi_high, %a : f64
    ...
    %magnitude = arith.select %odd, %cos_r, %sin_r : f64
    ...
    %0 = arith.bitcast %bits_with_sign : i64 to f64
    ```

    `exp` of what underflows, -inf among it, is exactly 0, of what overflows
    +inf. `log` of 0 is -inf, of a negative number NaN. `sin` and `cos` of more
    than 2^26 in magnitude are NaN. NaN stays NaN, and subnormal arguments and
    results are kept. The error of `exp` and `log` is at most 1.5 units in the
    last place, that of `sin` and `cos` at most 1e-7 for f32 and 4e-16 for f64.
    The results lean on the rounding of single operations, so nothing made here
    carries a fast-math flag.

    The arithmetic is `arith`, `math.fma` and `math.absf`. On x86-64-v3 these
    are instructions, and so are the rounding functions, `math.sqrt`,
    `math.rsqrt` and `math.copysign`, which stay. On baseline x86-64, `math.fma` is a call,
    which `fma=false` avoids; the rounding functions (until x86-64-v2) and the
    conversions of f16 are calls too, which this pass leaves.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
  let options = [
    Option<"fma", "fma", "bool", /*default=*/"true",
           "Use math.fma. When false, every math.fma, also one that was there "
           "before, becomes a product and a sum.">,
    Option<"bfloat16", "bfloat16", "bool", /*default=*/"true",
           "Also write arith.extf from bf16 to f32 and arith.truncf from f32 "
           "to bf16 as integer arithmetic, rounding to nearest even. A NaN "
           "becomes the quiet NaN 0x7FC0.">
  ];
  let statistics = [
    Statistic<"numExpanded", "expanded", "Calls written as arithmetic">
  ];
}

def ConvertSparseAttnToKernelsPass
    : Pass<"convert-sparse-attn-to-kernels", "::mlir::ModuleOp"> {
  let summary = "make every stage a call of a kernel";
  let description = [{
    Each stage op becomes a `sparse_attn.dispatch` of a function with loops over
    memrefs (scf, vector, arith). The function works on one item: a row of the
    result. Sizes that a kernel need not know are dynamic, so equal stages of all
    layers and all lengths share one kernel.

    ```mlir
    %o = sparse_attn.attend %q, %k, %v {scale = 0.25 : f32, causal}
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>)
        -> tensor<1x4x64x16xf32>
    ```
    becomes
    ```mlir
    func.func private @sparse_attn_attend(%q: memref<?x?x?x16xf32>, ...)
    ...
    %o = sparse_attn.dispatch @sparse_attn_attend [%items] (%q, %k, %v)
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>)
        -> tensor<1x4x64x16xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::math::MathDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect",
    "::mlir::vector::VectorDialect"];
  let statistics = [
    Statistic<"numDispatches", "dispatches", "Stages that became calls">,
    Statistic<"numKernels", "kernels", "Kernels emitted: distinct signatures">
  ];
}

def ConvertSparseAttnToWarpPipePass
    : Pass<"convert-sparse-attn-to-warp-pipe", "::mlir::ModuleOp"> {
  let summary = "make scheduled stages calls of kernels for thread blocks";
  let description = [{
    Each `attend` with a `sparse_attn.schedule` becomes a `sparse_attn.dispatch`
    of a kernel at level 1 of the dialect warp_pipe, with the grid [splits, key
    heads x row tiles, sequences]. The splits of a list form a cluster. If the
    schedule leaves their number open it is computed before the call, from the
    sizes: a thread block for each multiprocessor of the target, or 8 for long
    lists of different lengths. Equal calls share a kernel; batch and lengths are its arguments.
    A `select` with `sparse_attn.fuse_with_user` is run by the kernel of its attend:
    every thread block makes the list of its rows before its warps take roles.
    What has no schedule stays for `-convert-sparse-attn-to-kernels`.

    ```mlir
    %o = sparse_attn.attend %q, %k, %v selection(%s)
        {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
         sparse_attn.schedule = #sparse_attn.schedule<kind = even, warps = 4,
             tile = 64, rows = 8, splits = 0>}
        : (tensor<1x1x64x128xf16>, tensor<1x8192x8x128xf16>,
           tensor<1x8192x8x128xf16>, !sparse_attn.selection<1x8x1x128,
               block = 64, query_block = 1, form = list, capacity = 16>)
        -> (tensor<1x1x64x128xf16>)
    ```
    becomes
    ```mlir
    func.func private @sparse_attn_attend_decode(
        %q: memref<?x1x64x128xf16>, %k: memref<?x?x8x128xf16>, ...)
        attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<...>} {
      %s = warp_pipe.index_stream %ids ...
      %r:20 = warp_pipe.pipeline ... {
        %e = warp_pipe.stream_entries %s[%i] : i32
        %kt = warp_pipe.gather_copy %k ...
        ...
      }
      ...
    }
    %o = sparse_attn.dispatch @sparse_attn_attend_decode [%c8, %c8, %c1] ...
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"h100\"",
           "The GPU whose multiprocessors are filled: h100 or h200.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::gpu::GPUDialect", "::mlir::math::MathDialect",
    "::mlir::memref::MemRefDialect", "::mlir::nvgpu::NVGPUDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numDispatches", "dispatches", "Stages that became calls">,
    Statistic<"numKernels", "kernels", "Kernels emitted: distinct signatures">
  ];
}

def ConvertSparseAttnGateToWarpPipePass
    : Pass<"convert-sparse-attn-gate-to-warp-pipe", "::mlir::ModuleOp"> {
  let summary = "make the gate of a decode step calls of kernels for thread blocks";
  let description = [{
    A `score` whose gate queries carry `sparse_attn.fuse_with_user`
    (`-sparse-attn-fuse-stages`) becomes two dispatches. The first projects the
    queries, cut along the sum; the second adds the parts, normalises and rotates
    them, and scores the blocks. The second may start before the first has ended.
    If an `append_keys` carries the attribute too, the second kernel appends the new
    keys, to the caches in place. Gate queries that are the mean of a group need the
    second dispatch alone. Those that are the query heads become one dispatch of
    another kernel, which reduces the scores of a group.
    A remark says where stages are left to `-convert-sparse-attn-to-kernels`.

    ```mlir
    %g = sparse_attn.gate_queries %q projection(%w)
        {pooling = #sparse_attn.query_pooling<project>,
         layout = #sparse_attn.layout<bshd>, sparse_attn.fuse_with_user}
        : (tensor<1x1x64x128xf16>, tensor<8x8x128x128xf16>)
        -> tensor<1x1x8x128xf16>
    %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
        scale = 0.09 : f32, block_size = 64 : i64}
        : (tensor<1x1x8x128xf16>, tensor<1x128x8x128xf16>)
        -> tensor<1x8x1x128xf32>
    ```
    becomes
    ```mlir
    %p = sparse_attn.dispatch @sparse_attn_gate_partials [%c16, %c8, %c1] (%q, %w)
        : (tensor<1x1x64x128xf16>, tensor<8x8x128x128xf16>) -> ...
    %x = sparse_attn.dispatch @sparse_attn_gate_scores [%c1_0, %c8, %c1] (%c, %p) ...
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"h100\"",
           "The GPU whose multiprocessors are filled: h100 or h200.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::gpu::GPUDialect", "::mlir::math::MathDialect",
    "::mlir::memref::MemRefDialect", "::mlir::nvgpu::NVGPUDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numScores", "scores", "Scores that became calls">,
    Statistic<"numAppends", "appends", "Appends that became part of a call">,
    Statistic<"numKernels", "kernels", "Kernels emitted: distinct signatures">
  ];
}

def ConvertSparseAttnPrefillToWarpPipePass
    : Pass<"convert-sparse-attn-prefill-to-warp-pipe", "::mlir::ModuleOp"> {
  let summary = "make attention with many query rows calls of kernels for thread blocks";
  let description = [{
    Each `attend` with a `prefill_schedule` becomes a dispatch of a kernel at level 2
    of `warp_pipe`, with as many CTAs as run at once. A CTA takes items (64 or 128
    query rows of one or two heads) from a counter, which a kernel in front
    resets: a warp copies queries and the keys and values of the selected blocks,
    warpgroups compute. A remark says where an attend is left to
    `-convert-sparse-attn-to-kernels`.

    ```mlir
    func.func @f(%q: tensor<1x4x256x128xf16>) -> tensor<1x4x256x128xf16> {
      %o = sparse_attn.attend %q, %q, %q {scale = 0.09 : f32, sparse_attn.schedule =
               #sparse_attn.prefill_schedule<warpgroups = 2, tile = 128>}
          : (tensor<1x4x256x128xf16>, tensor<1x4x256x128xf16>,
             tensor<1x4x256x128xf16>) -> (tensor<1x4x256x128xf16>)
      return %o : tensor<1x4x256x128xf16>
    }
    ```
    becomes
    ```mlir
    %t = sparse_attn.dispatch @sparse_attn_clear_tickets[%c1, %c1, %c1] () : ...
    %o:2 = sparse_attn.dispatch @sparse_attn_attend_prefill[%c8, %c1, %c1] (..., %t) ...
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"h100\"",
           "How many CTAs run at once: h100 or h200.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::gpu::GPUDialect", "::mlir::math::MathDialect",
    "::mlir::memref::MemRefDialect", "::mlir::nvgpu::NVGPUDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numDispatches", "dispatches", "Attends that became calls">,
    Statistic<"numKernels", "kernels", "Kernels emitted: distinct signatures">
  ];
}

def ConvertSparseAttnAppendToWarpPipePass
    : Pass<"convert-sparse-attn-append-to-warp-pipe", "::mlir::ModuleOp"> {
  let summary = "make appended keys calls of kernels for thread blocks";
  let description = [{
    Each `append_keys` of one key a sequence that no kernel of scores runs becomes a
    dispatch that updates the caches in place, with the grid [key heads, sequences,
    1]. All threads of a block compress the keys of a block that completes. A remark
    says where a stage is left to `-convert-sparse-attn-to-kernels`.

    ```mlir
    %r:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %rem) lengths(%len)
        new(%kn, %k, %v) projection(%w)
        {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>],
         layout = #sparse_attn.layout<bshd>}
        : (tensor<1x64x2x64xf16>, tensor<1x64x2x64xf16>, tensor<1x4x2x64xf16>,
           tensor<1x16x2x64xf16>, tensor<1xi32>, tensor<1x1x2x64xf16>,
           tensor<1x1x2x64xf16>, tensor<1x1x2x64xf16>, tensor<2x64x64xf16>)
        -> (tensor<1x64x2x64xf16>, tensor<1x64x2x64xf16>, tensor<1x4x2x64xf16>,
            tensor<1x16x2x64xf16>, tensor<1xi32>)
    ```
    becomes
    ```mlir
    %r:4 = sparse_attn.dispatch @sparse_attn_append_rows [%c2, %c1, ...] (%c, %len, %kc, ...)
        tied = [...]
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::gpu::GPUDialect", "::mlir::math::MathDialect",
    "::mlir::memref::MemRefDialect", "::mlir::nvgpu::NVGPUDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numDispatches", "dispatches", "Stages that became calls">,
    Statistic<"numKernels", "kernels", "Kernels emitted: distinct signatures">
  ];
}

def ConvertSparseAttnCompressToWarpPipePass
    : Pass<"convert-sparse-attn-compress-to-warp-pipe", "::mlir::ModuleOp"> {
  let summary = "make rows of a prompt, pooled by blocks, calls of kernels for thread blocks";
  let description = [{
    Each `compress_keys` becomes a dispatch of a kernel that reads the keys once,
    with the grid [key heads, parts of the blocks, sequences]. A part has up to 16
    blocks, whose pools meet the projection in one product; heads of the result
    that share a key head share its pools. So does each `gate_queries` of query
    blocks, with queries in place of keys. A remark says where a stage is left to
    `-convert-sparse-attn-to-kernels`.

    ```mlir
    %c = sparse_attn.compress_keys %k lengths(%n) projection(%w)
        {block_size = 64 : i64, pools = [#sparse_attn.pool<max>],
         layout = #sparse_attn.layout<bshd>}
        : (tensor<2x4096x8x128xf16>, tensor<2xi32>, tensor<8x128x128xf16>)
        -> tensor<2x64x8x128xf16>
    ```
    becomes
    ```mlir
    %c = sparse_attn.dispatch @sparse_attn_compress_prompt [%c8, ...] (%k, %n, %w)
        : (tensor<2x4096x8x128xf16>, tensor<2xi32>, tensor<8x128x128xf16>) -> tensor<2x64x8x128xf16>
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"h100\"",
           "The GPU whose multiprocessors are filled: h100 or h200.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::gpu::GPUDialect", "::mlir::math::MathDialect",
    "::mlir::memref::MemRefDialect", "::mlir::nvgpu::NVGPUDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numDispatches", "dispatches", "Stages that became calls">,
    Statistic<"numKernels", "kernels", "Kernels emitted: distinct signatures">
  ];
}

def ConvertSparseAttnPromptGateToWarpPipePass
    : Pass<"convert-sparse-attn-prompt-gate-to-warp-pipe", "::mlir::ModuleOp"> {
  let summary = "make scores and selections of many rows calls of kernels for thread blocks";
  let description = [{
    A `score` that compares many gate queries with compressed keys becomes a
    dispatch of products, with the grid [parts of 64 blocks, parts of 128 rows,
    heads of all sequences]. A `select` of many rows becomes a dispatch in which
    each warp selects for a row, with the grid [parts of 8 rows, heads,
    sequences]; the policy emits its code over the lanes of a warp. A remark says
    where a stage is left to `-convert-sparse-attn-to-kernels`.

    ```mlir
    %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
        scale = 0.125 : f32, block_size = 64 : i64}
        : (tensor<1x512x32x128xf16>, tensor<1x512x32x128xf16>)
        -> tensor<1x32x512x512xf32>
    ```
    becomes
    ```mlir
    %x = sparse_attn.dispatch @sparse_attn_score_rows [%c8, %c4, ...] (%g, %c)
        : (tensor<1x512x32x128xf16>, tensor<1x512x32x128xf16>) -> tensor<1x32x512x512xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::gpu::GPUDialect", "::mlir::math::MathDialect",
    "::mlir::memref::MemRefDialect", "::mlir::nvgpu::NVGPUDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numDispatches", "dispatches", "Stages that became calls">,
    Statistic<"numKernels", "kernels", "Kernels emitted: distinct signatures">
  ];
}

def ConvertWarpPipeToNVGPUPass
    : Pass<"convert-warp-pipe-to-nvgpu", "::mlir::ModuleOp"> {
  let summary = "rings to mbarriers, copies to TMA, tiles to ldmatrix";
  let description = [{
    For kernels with `warp_pipe.launch` at level 2. Everything in shared memory
    gets its place in one dynamic allocation, whose size goes into the launch
    attribute: tiles at multiples of 1024 bytes, as the swizzle of TMA asks, then
    `alloc_shared`, scalars and barriers. Memrefs that copies read become tensor
    maps; anything else that reads one is an error. One thread fetches the maps
    and makes the barriers ready.

    Before:

    ```mlir
    func.func private @k(%x: memref<?x64xf16>, %n: i32)
        attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
      %zero = arith.constant 0 : i32
      %one = arith.constant 1 : i32
      %r = warp_pipe.create_ring {arrivals = 1 : i32}
          : !warp_pipe.ring<64x64xf16, stages = 2>
      warp_pipe.specialize role "compute" warps(1) registers(0) {
        scf.for %i = %zero to %n step %one : i32 {
          %t = warp_pipe.wait %r[%i] : !warp_pipe.ring<64x64xf16, stages = 2>
          %m = warp_pipe.load_matrix %t[%zero, %zero]
              : !warp_pipe.tile<64x64xf16> -> vector<4x2xf16>
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

    After:

    ```mlir
    memref.global @warp_pipe_shared : memref<0xi8, ...> {alignment = 1024}
    func.func private @k(%x: !nvgpu.tensormap.descriptor<...>, %n: i32) ... {
      ...
      %full = builtin.unrealized_conversion_cast ...
      scf.if %first {
        nvgpu.tma.prefetch.descriptor %x ...
        nvgpu.mbarrier.init ...
        nvvm.fence.mbarrier.init
      }
      gpu.barrier
      warp_pipe.specialize role "compute" warps(1) registers(0) {
        scf.for ... {
          nvgpu.mbarrier.try_wait.parity ...
          %m = nvgpu.ldmatrix ...
          nvvm.bar.warp.sync ...
          warp_pipe.elect {
            %t = nvgpu.mbarrier.arrive ...
          }
      } role "load" warps(1) registers(0) {
        ...
          warp_pipe.elect {
            nvgpu.mbarrier.try_wait.parity ...
            nvgpu.mbarrier.arrive.expect_tx ...
            nvgpu.tma.async.load ...
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::gpu::GPUDialect",
    "::mlir::memref::MemRefDialect", "::mlir::nvgpu::NVGPUDialect",
    "::mlir::NVVM::NVVMDialect", "::mlir::scf::SCFDialect",
    "::mlir::warp_pipe::WarpPipeDialect"];
  let statistics = [
    Statistic<"numKernels", "kernels", "Kernels lowered">,
    Statistic<"numBytes", "bytes", "Bytes of shared memory of all kernels">
  ];
}

def ConvertWarpPipeToNVVMPass
    : Pass<"convert-warp-pipe-to-nvvm", "::mlir::ModuleOp"> {
  let summary = "roles to branches, and what nvgpu has no word for";
  let description = [{
    For kernels with `warp_pipe.launch`, after `convert-warp-pipe-to-nvgpu`. Roles
    become branches on the number of the warp, `elect` a branch that one lane
    takes, barriers and copies those of PTX, `row_reduce` arithmetic and shuffles,
    `store_remote` one instruction. Numbers of blocks and threads are read as i32, and workgroup
    memory becomes memory space 3. No op of warp_pipe or gpu is left.

    Before:

    ```mlir
    func.func private @k()
        attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
      warp_pipe.cluster_arrive {relaxed}
      warp_pipe.specialize role "compute" warps(4) registers(0) {
        warp_pipe.role_barrier
        warp_pipe.cluster_wait
      } role "load" warps(1) registers(0) {
        warp_pipe.cluster_wait
      }
      return
    }
    ```

    After:

    ```mlir
    func.func private @k() ... {
      %thread = nvvm.read.ptx.sreg.tid.x : i32
      %warp = nvvm.shfl.sync ...
      nvvm.cluster.arrive.relaxed {aligned}
      %is_load = arith.cmpi uge, %warp, ...
      scf.if %is_load {
        nvvm.cluster.wait {aligned}
      } else {
        nvvm.barrier id = ... number_of_threads = ...
        nvvm.cluster.wait {aligned}
      }
      return
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::LLVM::LLVMDialect",
    "::mlir::memref::MemRefDialect", "::mlir::NVVM::NVVMDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect"];
  let statistics = [
    Statistic<"numKernels", "kernels", "Kernels lowered">
  ];
}

#endif // SPARSE_ATTN_CONVERSION_PASSES_TD
