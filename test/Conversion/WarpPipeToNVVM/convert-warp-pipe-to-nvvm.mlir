// RUN: %sparse-opt %s --convert-warp-pipe-to-nvvm --canonicalize --cse --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @roles
// CHECK-DAG:   %[[TID:.*]] = nvvm.read.ptx.sreg.tid.x : i32
// CHECK-DAG:   %[[LANE:.*]] = arith.andi %[[TID]], %c31_i32
// CHECK-DAG:   %[[ONE_LANE:.*]] = arith.cmpi eq, %[[LANE]], %c0_i32
// The number of the warp is the same in all lanes, and known to be.
// CHECK-DAG:   %[[W:.*]] = arith.shrui %[[TID]], %c5_i32
// CHECK-DAG:   %[[WARP:.*]] = nvvm.shfl.sync idx %c-1_i32, %[[W]], %c0_i32, %c31_i32
// CHECK:       %[[LAST:.*]] = arith.cmpi uge, %[[WARP]], %c12_i32
// CHECK:       scf.if %[[LAST]] {
// CHECK-NEXT:    nvvm.setmaxregister decrease 40
// CHECK:         scf.if %[[ONE_LANE]] {
// CHECK-NEXT:      vector.print str "elected"
// CHECK:       } else {
// CHECK:         %[[SECOND:.*]] = arith.cmpi uge, %[[WARP]], %c8_i32
// CHECK:         scf.if %[[SECOND]] {
// CHECK-NEXT:      nvvm.setmaxregister decrease 24
// CHECK-NEXT:      %[[OWN:.*]] = arith.subi %[[WARP]], %c8_i32
// CHECK-NEXT:      vector.print %[[OWN]]
// CHECK-NEXT:      nvvm.barrier id = %c2_i32 number_of_threads = %c128_i32
// CHECK:         } else {
// CHECK-NEXT:      nvvm.setmaxregister increase 216
// CHECK-NEXT:      vector.print %[[WARP]]
// CHECK-NEXT:      vector.print %[[LANE]]
// CHECK-NEXT:      nvvm.barrier id = %c1_i32 number_of_threads = %c256_i32
func.func @roles() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 16>} {
  warp_pipe.specialize role "compute" warps(8) registers(216) {
    %w = warp_pipe.warp_id : i32
    %l = warp_pipe.lane_id : i32
    vector.print %w : i32
    vector.print %l : i32
    warp_pipe.role_barrier
  } role "more" warps(4) registers(24) {
    %w = warp_pipe.warp_id : i32
    vector.print %w : i32
    warp_pipe.role_barrier
  } role "load" warps(4) registers(40) {
    warp_pipe.elect {
      vector.print str "elected"
    }
  }
  return
}

// -----

// CHECK-LABEL: func.func @cluster
// CHECK:       nvvm.cluster.arrive.relaxed {aligned}
// CHECK:       nvvm.cluster.wait {aligned}
// CHECK:       nvvm.cluster.arrive {aligned}
// CHECK:       nvvm.cluster.wait {aligned}
// CHECK:       nvvm.barrier0
// CHECK:       %[[X:.*]] = nvvm.read.ptx.sreg.ctaid.x : i32
// CHECK:       arith.index_castui %[[X]]
// CHECK:       nvvm.read.ptx.sreg.nctaid.y : i32
// CHECK:       nvvm.read.ptx.sreg.tid.z : i32
// CHECK-NOT:   gpu.
func.func @cluster() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 1, cluster = true>} {
  warp_pipe.cluster_arrive {relaxed}
  warp_pipe.cluster_wait
  warp_pipe.cluster_arrive
  warp_pipe.cluster_wait
  gpu.barrier
  %b = gpu.block_id x
  %g = gpu.grid_dim y
  %t = gpu.thread_id z
  vector.print %b : index
  vector.print %g : index
  vector.print %t : index
  return
}

// -----

// Only the row that is read costs shuffles.
// CHECK-LABEL: func.func @one_row
// CHECK-SAME:  (%[[A:.*]]: vector<2x2xf32>, %[[B:.*]]: vector<2x2xf32>)
// CHECK-DAG:   %[[A0:.*]] = vector.extract %[[A]][0, 0]
// CHECK-DAG:   %[[A1:.*]] = vector.extract %[[A]][0, 1]
// CHECK-DAG:   %[[B0:.*]] = vector.extract %[[B]][0, 0]
// CHECK-DAG:   %[[B1:.*]] = vector.extract %[[B]][0, 1]
// CHECK-DAG:   %[[MA:.*]] = arith.maximumf %[[A0]], %[[A1]]
// CHECK-DAG:   %[[MB:.*]] = arith.maximumf %[[B0]], %[[B1]]
// CHECK:       %[[M:.*]] = arith.maximumf %[[MA]], %[[MB]]
// CHECK:       %[[S1:.*]] = nvvm.shfl.sync bfly %c-1_i32, %[[M]], %c1_i32, %c31_i32
// CHECK:       %[[M1:.*]] = arith.maximumf %[[M]], %[[S1]]
// CHECK:       %[[S2:.*]] = nvvm.shfl.sync bfly %c-1_i32, %[[M1]], %c2_i32, %c31_i32
// CHECK:       %[[M2:.*]] = arith.maximumf %[[M1]], %[[S2]]
// CHECK-NOT:   shfl
// CHECK:       return %[[M2]]
func.func @one_row(%a: vector<2x2xf32>, %b: vector<2x2xf32>) -> f32
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 1>} {
  %m = warp_pipe.row_reduce maximumf %a, %b : vector<2x2xf32> -> vector<2xf32>
  %r = vector.extract %m[0] : f32 from vector<2xf32>
  return %r : f32
}

// -----

// CHECK-LABEL: func.func @both_rows
// CHECK-COUNT-4: nvvm.shfl.sync bfly
// CHECK-NOT:   shfl
// CHECK:       return
func.func @both_rows(%a: vector<2x2xf32>) -> vector<2xf32>
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 1>} {
  %m = warp_pipe.row_reduce add %a : vector<2x2xf32> -> vector<2xf32>
  return %m : vector<2xf32>
}

// -----

// CHECK:       memref.global @shared : memref<8x128xf32, 3>
memref.global @shared : memref<8x128xf32, #gpu.address_space<workgroup>>
// CHECK-LABEL: func.func @remote
// CHECK-SAME:  (%[[V:.*]]: vector<4xf32>, %[[I:.*]]: i32, %[[J:.*]]: i32, %[[RANK:.*]]: i32)
// CHECK:       %[[S:.*]] = memref.get_global @shared : memref<8x128xf32, 3>
// CHECK:       %[[ROW:.*]] = arith.muli %[[I]], %c128_i32
// CHECK:       %[[AT:.*]] = arith.addi %[[ROW]], %[[J]]
// CHECK:       %[[P:.*]] = memref.extract_aligned_pointer_as_index %[[S]]
// CHECK:       %[[BASE:.*]] = arith.index_cast %[[P]] : index to i32
// CHECK:       %[[BYTES:.*]] = arith.muli %[[AT]], %c4_i32
// CHECK:       %[[ADDRESS:.*]] = arith.addi %[[BASE]], %[[BYTES]]
// CHECK:       llvm.inline_asm has_side_effects asm_dialect = att "{ .reg .b32 remote; mapa.shared::cluster.u32 remote, $0, $1; st.shared::cluster.v4.f32 [remote], {$2, $3, $4, $5}; }", "r,r,f,f,f,f" %[[ADDRESS]], %[[RANK]]
// CHECK:       llvm.inline_asm {{.*}} st.shared::cluster.f32 [remote], $2; }", "r,r,f"
func.func @remote(%v: vector<4xf32>, %i: i32, %j: i32, %rank: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 1, cluster = true>} {
  %s = memref.get_global @shared : memref<8x128xf32, #gpu.address_space<workgroup>>
  warp_pipe.store_remote %v, %s[%i, %j], %rank : vector<4xf32>, memref<8x128xf32, #gpu.address_space<workgroup>>
  %x = vector.extract %v[0] : f32 from vector<4xf32>
  warp_pipe.store_remote %x, %s[%i, %j], %rank : f32, memref<8x128xf32, #gpu.address_space<workgroup>>
  return
}

// -----

// Nothing to lower: no shuffle stays behind.
// CHECK-LABEL: func.func @plain
// CHECK-NEXT:  return
func.func @plain() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 1>} {
  return
}
