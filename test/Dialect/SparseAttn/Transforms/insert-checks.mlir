// RUN: %sparse-opt %s --sparse-attn-insert-checks --split-input-file | FileCheck %s

!q = tensor<?x8x1x64xf16>
!k = tensor<?x2x?x64xf16>
!list = !sparse_attn.selection<?x2x1x?, block = 16, query_block = 1, form = list, capacity = ?>

// Lengths, counts and ids; the reports stand at the end. The attend stays.
// CHECK-LABEL: func.func @list(
// CHECK-SAME: %[[K:[a-z0-9]+]]: tensor<?x2x?x64xf16>, %[[IDS:[a-z0-9]+]]: tensor<?x2x1x?xi32>, %[[COUNTS:[a-z0-9]+]]: tensor<?x2x1xi32>, %[[N:[a-z0-9]+]]: tensor<?xi32>, %[[M:[a-z0-9]+]]: tensor<?xi64>)
func.func @list(%q: !q, %k: !k, %ids: tensor<?x2x1x?xi32>, %counts: tensor<?x2x1xi32>, %n: tensor<?xi32>, %m: tensor<?xi64>) -> !q {
  // CHECK-DAG: %[[KEYS:.*]] = tensor.dim %[[K]], %{{.*}} : tensor<?x2x?x64xf16>
  // CHECK-DAG: %[[BLOCKS:.*]] = arith.ceildivui %[[KEYS]], %{{.*}} : index
  // CHECK-DAG: %[[CAPACITY:.*]] = tensor.dim %[[IDS]], %{{.*}} : tensor<?x2x1x?xi32>
  // CHECK-DAG: %[[LENGTHS:.*]] = sparse_attn.check_entries %[[N]] limit(%[[KEYS]]) {rule = #sparse_attn.check_rule<count>} : (tensor<?xi32>, index) -> tensor<?x4xi64>
  // CHECK-DAG: %[[QUERIES:.*]] = sparse_attn.check_entries %[[M]] limit(%c1{{.*}}) {rule = #sparse_attn.check_rule<count>} : (tensor<?xi64>, index) -> tensor<?x4xi64>
  // CHECK-DAG: %[[COUNTED:.*]] = sparse_attn.check_entries %[[COUNTS]] limit(%[[CAPACITY]]) {rule = #sparse_attn.check_rule<count>} : (tensor<?x2x1xi32>, index) -> tensor<?x2x1x4xi64>
  // CHECK-DAG: %[[CHOSEN:.*]] = sparse_attn.check_entries %[[IDS]] counts(%[[COUNTS]]) limit(%[[BLOCKS]]) {rule = #sparse_attn.check_rule<id>} : (tensor<?x2x1x?xi32>, tensor<?x2x1xi32>, index) -> tensor<?x2x1x4xi64>
  // CHECK: %[[O:.*]] = sparse_attn.attend %{{.*}}, %[[K]], %[[K]] selection(%{{.*}}) lengths(%[[N]]) query_lengths(%[[M]]) {scale
  // CHECK-NEXT: sparse_attn.report %[[LENGTHS]] {axes = "batch", operand = "argument 4, lengths"} : tensor<?x4xi64>
  // CHECK-NEXT: sparse_attn.report %[[QUERIES]] {axes = "batch", operand = "argument 5, query_lengths"} : tensor<?x4xi64>
  // CHECK-NEXT: sparse_attn.report %[[COUNTED]] {axes = "batch head row", operand = "argument 3, counts of the selection"} : tensor<?x2x1x4xi64>
  // CHECK-NEXT: sparse_attn.report %[[CHOSEN]] {axes = "batch head row position", operand = "argument 2, ids of the selection"} : tensor<?x2x1x4xi64>
  // CHECK-NEXT: return %[[O]]
  %s = sparse_attn.pack_selection %ids, %counts : (tensor<?x2x1x?xi32>, tensor<?x2x1xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%n) query_lengths(%m) {scale = 0.125 : f32} : (!q, !k, !k, !list, tensor<?xi32>, tensor<?xi64>) -> !q
  return %o : !q
}

// -----

!q = tensor<2x8x1x64xf16>
!k = tensor<2x2x512x64xf16>
!bits = !sparse_attn.selection<2x2x1x32, block = 16, query_block = 1, form = bits>
!csr = !sparse_attn.selection<2x2x1x32, block = 16, query_block = 1, form = csr, capacity = ?>
!mask = !sparse_attn.selection<2x2x1x32, block = 16, query_block = 1, form = mask>

// Two layers read the same lengths, which are checked once. A mask is right
// whatever it is, and so is what a select writes, in whatever form.
// CHECK-LABEL: func.func @forms(
func.func @forms(%q: !q, %k: !k, %w: tensor<2x2x1x1xi32>, %p: tensor<5xi32>, %i: tensor<?xi32>, %m: tensor<2x2x1x32xi1>, %x: tensor<2x2x1x32xf32>, %n: tensor<2xi32>) -> (!q, !q, !q, !q) {
  // CHECK-DAG: sparse_attn.check_entries %arg7 limit(%c512{{.*}}) {rule = #sparse_attn.check_rule<count>} : (tensor<2xi32>, index) -> tensor<2x4xi64>
  // CHECK-DAG: sparse_attn.check_entries %arg2 limit(%c32{{.*}}) {rule = #sparse_attn.check_rule<bits>} : (tensor<2x2x1x1xi32>, index) -> tensor<2x2x1x4xi64>
  // CHECK-DAG: sparse_attn.check_entries %arg3 limit(%{{.*}}) {rule = #sparse_attn.check_rule<pointer>} : (tensor<5xi32>, index) -> tensor<5x4xi64>
  // CHECK-DAG: sparse_attn.check_entries %arg4 counts(%arg3) limit(%c32{{.*}}) {rule = #sparse_attn.check_rule<id>} : (tensor<?xi32>, tensor<5xi32>, index) -> tensor<2x2x1x4xi64>
  // CHECK: sparse_attn.attend
  // CHECK-NOT: sparse_attn.check_entries
  // CHECK-COUNT-4: sparse_attn.report
  // CHECK-NOT: sparse_attn.report
  %b = sparse_attn.pack_selection %w : (tensor<2x2x1x1xi32>) -> !bits
  %c = sparse_attn.pack_selection %p, %i : (tensor<5xi32>, tensor<?xi32>) -> !csr
  %a = sparse_attn.pack_selection %m : (tensor<2x2x1x32xi1>) -> !mask
  %d = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.all} : (tensor<2x2x1x32xf32>, tensor<2xi32>) -> !mask
  %e = sparse_attn.convert_selection %d : (!mask) -> !bits
  %0 = sparse_attn.attend %q, %k, %k selection(%b) lengths(%n) {scale = 0.125 : f32} : (!q, !k, !k, !bits, tensor<2xi32>) -> !q
  %1 = sparse_attn.attend %q, %k, %k selection(%c) lengths(%n) {scale = 0.125 : f32} : (!q, !k, !k, !csr, tensor<2xi32>) -> !q
  %2 = sparse_attn.attend %q, %k, %k selection(%a) lengths(%n) {scale = 0.125 : f32} : (!q, !k, !k, !mask, tensor<2xi32>) -> !q
  %3 = sparse_attn.attend %q, %k, %k selection(%e) lengths(%n) {scale = 0.125 : f32} : (!q, !k, !k, !bits, tensor<2xi32>) -> !q
  return %0, %1, %2, %3 : !q, !q, !q, !q
}

// -----

!q = tensor<1x1x8x64xf16>
!k = tensor<32x16x2x64xf16>
!new = tensor<1x3x2x64xf16>
!c = tensor<1x8x2x64xf16>
!r = tensor<1x64x2x64xf16>

// Three keys have to fit, and have to have pages. Checks read what came in, in
// front of the update.
// CHECK-LABEL: func.func @append(
func.func @append(%q: !q, %k: !k, %v: !k, %c: !c, %r: !r, %n: tensor<1xi32>, %new: !new, %t: tensor<1x32xi32>) -> (!q, !k, !k, !c, !r, tensor<1xi32>) {
  // CHECK-DAG: sparse_attn.check_entries %arg5 limit(%c509{{.*}}) {rule = #sparse_attn.check_rule<count>} : (tensor<1xi32>, index) -> tensor<1x4xi64>
  // CHECK-DAG: sparse_attn.check_entries %arg7 counts(%arg5) added(%c3{{.*}}) limit(%c32{{.*}}) {rule = #sparse_attn.check_rule<id>, unit = 16 : i64} : (tensor<1x32xi32>, tensor<1xi32>, index, index) -> tensor<1x4xi64>
  // CHECK: sparse_attn.append_keys
  // CHECK-NOT: sparse_attn.check_entries
  // CHECK-DAG: sparse_attn.report %{{.*}} {axes = "batch page", operand = "argument 7, block_table"}
  // CHECK-DAG: sparse_attn.report %{{.*}} {axes = "batch", operand = "argument 5, lengths"}
  // CHECK-NOT: sparse_attn.report
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%new, %new, %new) block_table(%t) {block_size = 64 : i64, pools = [#sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (!k, !k, !c, !r, tensor<1xi32>, !new, !new, !new, tensor<1x32xi32>) -> (!k, !k, !c, !r, tensor<1xi32>)
  %o = sparse_attn.attend %q, %a#0, %a#1 lengths(%a#4) block_table(%t) {scale = 0.125 : f32, layout = #sparse_attn.layout<bshd>} : (!q, !k, !k, tensor<1xi32>, tensor<1x32xi32>) -> !q
  return %o, %a#0, %a#1, %a#2, %a#3, %a#4 : !q, !k, !k, !c, !r, tensor<1xi32>
}

// -----

!p = tensor<32x8x64xf16>

// Packed lengths are ends of sequences. A private function has no arguments that
// a caller could count.
// CHECK-LABEL: func.func private @packed(
func.func private @packed(%q: !p, %k: tensor<?x2x64xf16>, %n: tensor<3xi32>, %m: tensor<3xi32>) -> !p {
  // CHECK-DAG: sparse_attn.check_entries %arg2 limit(%{{.*}}) {rule = #sparse_attn.check_rule<pointer>} : (tensor<3xi32>, index) -> tensor<3x4xi64>
  // CHECK-DAG: sparse_attn.check_entries %arg3 limit(%c32{{.*}}) {rule = #sparse_attn.check_rule<pointer>} : (tensor<3xi32>, index) -> tensor<3x4xi64>
  // CHECK: sparse_attn.report %{{.*}} {axes = "position", operand = "lengths"}
  // CHECK: sparse_attn.report %{{.*}} {axes = "position", operand = "query_lengths"}
  %o = sparse_attn.attend %q, %k, %k lengths(%n) query_lengths(%m) {scale = 0.125 : f32, layout = #sparse_attn.layout<packed>} : (!p, tensor<?x2x64xf16>, tensor<?x2x64xf16>, tensor<3xi32>, tensor<3xi32>) -> !p
  return %o : !p
}

// -----

// Nothing to check.
// CHECK-LABEL: func.func @dense(
// CHECK-NOT: sparse_attn.report
func.func @dense(%q: tensor<1x8x1x64xf16>) -> tensor<1x8x1x64xf16> {
  %o = sparse_attn.attend %q, %q, %q {scale = 0.125 : f32} : (tensor<1x8x1x64xf16>, tensor<1x8x1x64xf16>, tensor<1x8x1x64xf16>) -> tensor<1x8x1x64xf16>
  return %o : tensor<1x8x1x64xf16>
}
