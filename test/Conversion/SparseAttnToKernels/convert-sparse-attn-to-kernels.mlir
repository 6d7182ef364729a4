// RUN: %sparse-opt %s --convert-sparse-attn-to-kernels --split-input-file | FileCheck %s

// Equal stages share a kernel, whatever their sizes; the head dimension is part
// of the signature.

// CHECK: func.func private @sparse_attn_attend(%{{.*}}: memref<?x?x?x16xf32>, %{{.*}}: memref<?x?x?x16xf32>, %{{.*}}: memref<?x?x?x16xf32>, %{{.*}}: memref<?x?x?x16xf32>, %{{.*}}: index) attributes {sparse_attn.kernel}
// CHECK: func.func private @sparse_attn_attend_{{[0-9]+}}(%{{.*}}: memref<?x?x?x8xf32>
// CHECK-LABEL: func.func @three
func.func @three(%q: tensor<1x4x64x16xf32>, %k: tensor<1x2x64x16xf32>, %v: tensor<1x2x64x16xf32>,
                 %q2: tensor<2x2x3x16xf32>, %k2: tensor<2x1x9x16xf32>, %v2: tensor<2x1x9x16xf32>,
                 %q3: tensor<1x4x64x8xf32>, %k3: tensor<1x2x64x8xf32>, %v3: tensor<1x2x64x8xf32>)
    -> (tensor<1x4x64x16xf32>, tensor<2x2x3x16xf32>, tensor<1x4x64x8xf32>) {
  // CHECK: sparse_attn.dispatch @sparse_attn_attend[%{{.*}}] (%{{.*}}, %{{.*}}, %{{.*}}) : (tensor<1x4x64x16xf32>,
  %0 = sparse_attn.attend %q, %k, %v {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>) -> tensor<1x4x64x16xf32>
  // CHECK: sparse_attn.dispatch @sparse_attn_attend[%{{.*}}] (%{{.*}}, %{{.*}}, %{{.*}}) : (tensor<2x2x3x16xf32>,
  %1 = sparse_attn.attend %q2, %k2, %v2 {scale = 0.25 : f32, causal} : (tensor<2x2x3x16xf32>, tensor<2x1x9x16xf32>, tensor<2x1x9x16xf32>) -> tensor<2x2x3x16xf32>
  // CHECK: sparse_attn.dispatch @sparse_attn_attend_{{[0-9]+}}[
  %2 = sparse_attn.attend %q3, %k3, %v3 {scale = 0.25 : f32, causal} : (tensor<1x4x64x8xf32>, tensor<1x2x64x8xf32>, tensor<1x2x64x8xf32>) -> tensor<1x4x64x8xf32>
  return %0, %1, %2 : tensor<1x4x64x16xf32>, tensor<2x2x3x16xf32>, tensor<1x4x64x8xf32>
}

// -----

// Attributes are part of the signature: causal and not.
// CHECK-COUNT-2: attributes {sparse_attn.kernel}
// CHECK-LABEL: func.func @attributes
func.func @attributes(%q: tensor<1x4x64x16xf32>) -> (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>) {
  %0 = sparse_attn.attend %q, %q, %q {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32>
  %1 = sparse_attn.attend %q, %q, %q {scale = 0.25 : f32} : (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32>
  return %0, %1 : tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>
}

// -----

// The items are the rows of the result; dynamic sizes of results are passed.
// CHECK-LABEL: func.func @dynamic
// CHECK-SAME: (%[[Q:.*]]: tensor<?x4x?x16xf16>
func.func @dynamic(%q: tensor<?x4x?x16xf16>, %k: tensor<?x2x?x16xf16>) -> tensor<?x4x?x16xf16> {
  // CHECK: %[[B:.*]] = tensor.dim %[[Q]], %c0
  // CHECK: %[[T:.*]] = tensor.dim %[[Q]], %c2
  // CHECK: sparse_attn.dispatch @{{.*}}[%{{.*}}] (%{{.*}}, %{{.*}}) sizes(%[[B]], %[[T]]) : (tensor<?x4x?x16xf16>, tensor<?x2x?x16xf16>) -> tensor<?x4x?x16xf16>
  %0 = sparse_attn.attend %q, %k, %k {scale = 0.25 : f32} : (tensor<?x4x?x16xf16>, tensor<?x2x?x16xf16>, tensor<?x2x?x16xf16>) -> tensor<?x4x?x16xf16>
  return %0 : tensor<?x4x?x16xf16>
}

// -----

// A selection passes as its storage between two dispatches.
!s = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = list, capacity = 4>
// CHECK-LABEL: func.func @selection
func.func @selection(%q: tensor<1x4x64x16xf32>, %k: tensor<1x2x64x16xf32>, %x: tensor<1x2x64x8xf32>) -> tensor<1x4x64x16xf32> {
  %n = arith.constant 64 : index
  // CHECK: %[[IDS:.*]]:2 = sparse_attn.dispatch @sparse_attn_select
  // CHECK: %[[S:.*]] = sparse_attn.pack_selection %[[IDS]]#0, %[[IDS]]#1
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<24>} : (tensor<1x2x64x8xf32>, index) -> !s
  // CHECK: sparse_attn.unpack_selection %[[S]]
  // CHECK: sparse_attn.dispatch @sparse_attn_attend
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, !s) -> tensor<1x4x64x16xf32>
  return %o : tensor<1x4x64x16xf32>
}

// -----

// A mask takes a byte an element, and no kernel allocates.
// CHECK: memref<?x?x?x?xi8>
// CHECK-NOT: memref.alloc
// CHECK-LABEL: func.func @mask
func.func @mask(%q: tensor<1x4x8x16xbf16>, %m: tensor<1x1x8x8xi1>) -> tensor<1x4x8x16xbf16> {
  %0 = sparse_attn.attend %q, %q, %q mask(%m) {scale = 0.25 : f32} : (tensor<1x4x8x16xbf16>, tensor<1x4x8x16xbf16>, tensor<1x4x8x16xbf16>, tensor<1x1x8x8xi1>) -> tensor<1x4x8x16xbf16>
  return %0 : tensor<1x4x8x16xbf16>
}

// -----

// Checks: an item is a row of the report. The sizes of csr's rows come from the pointers.
// CHECK-LABEL: func.func private @sparse_attn_check_entries(
// CHECK-SAME: memref<?xi32>, %{{.*}}: memref<?xi32>, %{{.*}}: index, %{{.*}}: memref<?x?x?x?xi64>, %{{.*}}: index)
// CHECK-LABEL: func.func @checks(
// CHECK: %[[POINTERS:.*]] = tensor.dim %arg1, %{{.*}} : tensor<?xi32>
// CHECK: %[[ROWS:.*]] = arith.subi %[[POINTERS]], %{{.*}}
// CHECK: %[[BATCH:.*]] = arith.divui %[[ROWS]], %{{.*}}
// CHECK: sparse_attn.dispatch @sparse_attn_check_entries[%{{.*}}] (%arg0, %arg1, %arg2) sizes(%[[BATCH]]) : (tensor<?xi32>, tensor<?xi32>, index) -> tensor<?x2x1x4xi64>
// CHECK: sparse_attn.report
func.func @checks(%ids: tensor<?xi32>, %pointers: tensor<?xi32>, %n: index) {
  %r = sparse_attn.check_entries %ids counts(%pointers) limit(%n) {rule = #sparse_attn.check_rule<id>} : (tensor<?xi32>, tensor<?xi32>, index) -> tensor<?x2x1x4xi64>
  sparse_attn.report %r {operand = "ids", axes = "batch head row position"} : tensor<?x2x1x4xi64>
  return
}

// -----

!mask = !sparse_attn.selection<?x2x1x?, block = 8, query_block = 1, form = mask>
!list = !sparse_attn.selection<?x2x1x?, block = 8, query_block = 1, form = list, capacity = ?>

// A list of dynamic capacity has room for every block.
// CHECK-LABEL: func.func @room(
// CHECK: %[[BLOCKS:.*]] = arith.ceildivui %arg1, %{{.*}} : index
// CHECK: sparse_attn.dispatch @sparse_attn_convert_selection[%{{.*}}] (%{{.*}}, %arg1) sizes(%{{.*}}, %[[BLOCKS]], %{{.*}}) : (tensor<?x2x1x?xi1>, index) -> (tensor<?x2x1x?xi32>, tensor<?x2x1xi32>)
func.func @room(%m: tensor<?x2x1x?xi1>, %keys: index) -> (tensor<?x2x1x?xi32>, tensor<?x2x1xi32>) {
  %s = sparse_attn.pack_selection %m : (tensor<?x2x1x?xi1>) -> !mask
  %l = sparse_attn.convert_selection %s keys(%keys) : (!mask, index) -> !list
  %u:2 = sparse_attn.unpack_selection %l : (!list) -> (tensor<?x2x1x?xi32>, tensor<?x2x1xi32>)
  return %u#0, %u#1 : tensor<?x2x1x?xi32>, tensor<?x2x1xi32>
}

// A word of the bits of a union is an item.
// CHECK-LABEL: func.func @union(
// CHECK-SAME:    %arg0: tensor<?x2x?x?xi1>, %arg1: index
// CHECK: %[[ROWS:.*]] = tensor.dim %{{.*}}, %c2{{.*}} : tensor<?x2x?x?xi1>
// CHECK: %[[UNIONS:.*]] = arith.ceildivui %[[ROWS]], %c64{{.*}} : index
// CHECK: %[[WORDS:.*]] = arith.ceildivui %{{.*}}, %c32{{.*}} : index
// CHECK: arith.muli %{{.*}}, %[[WORDS]]
// CHECK: sparse_attn.dispatch @sparse_attn_convert_selection{{.*}}[%{{.*}}] (%{{.*}}, %arg1) sizes(%{{.*}}, %[[UNIONS]], %[[WORDS]]) : (tensor<?x2x?x?xi1>, index) -> tensor<?x2x?x?xi32>
func.func @union(%m: tensor<?x2x?x?xi1>, %keys: index) -> tensor<?x2x?x?xi32> {
  %s = sparse_attn.pack_selection %m : (tensor<?x2x?x?xi1>)
      -> !sparse_attn.selection<?x2x?x?, block = 8, query_block = 1, form = mask>
  %l = sparse_attn.convert_selection %s keys(%keys)
      : (!sparse_attn.selection<?x2x?x?, block = 8, query_block = 1, form = mask>, index)
      -> !sparse_attn.selection<?x2x?x?, block = 8, query_block = 64, form = bits>
  %u = sparse_attn.unpack_selection %l
      : (!sparse_attn.selection<?x2x?x?, block = 8, query_block = 64, form = bits>)
      -> tensor<?x2x?x?xi32>
  return %u : tensor<?x2x?x?xi32>
}
