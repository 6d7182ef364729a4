// RUN: %sparse-opt %s --sparse-attn-set-schedule | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-set-schedule="target=h200 splits=4 kind=uneven" | FileCheck %s --check-prefix=FIXED
// RUN: %sparse-opt %s --sparse-attn-set-schedule="warps=8" | FileCheck %s --check-prefix=WARPS
// RUN: %sparse-opt %s --sparse-attn-set-schedule="target=cpu" | FileCheck %s --check-prefix=CPU

// FIXED-NOT: kind = even
// FIXED: #sparse_attn.schedule<kind = uneven, warps = 4, tile = 64, rows = 8, splits = 4>
// WARPS: #sparse_attn.schedule<kind = even, warps = 8, tile = 128, rows = 8, splits = 0>
// CPU-NOT: sparse_attn.schedule

!q = tensor<1x8x1x128xf16>
!k = tensor<1x2x4096x128xf16>
!list = !sparse_attn.selection<1x2x1x64, block = 64, query_block = 1,
    form = list, capacity = 16>
!mask = !sparse_attn.selection<1x2x1x64, block = 64, query_block = 1,
    form = mask>

// A bounded policy chooses as many blocks for every row.
// CHECK-LABEL: func.func @budget(
func.func @budget(%q: !q, %k: !k, %x: tensor<1x2x1x64xf32>, %n: index) -> !q {
  // CHECK: sparse_attn.attend {{.*}}#sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<960>}
      : (tensor<1x2x1x64xf32>, index) -> !list
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (!q, !k, !k, !list) -> (!q)
  return %o : !q
}

// A threshold does not; a mask becomes a list.
// CHECK-LABEL: func.func @threshold(
func.func @threshold(%q: !q, %k: !k, %x: tensor<1x2x1x64xf32>, %n: index)
    -> !q {
  // CHECK: %[[S:.*]] = sparse_attn.select
  // CHECK: %[[L:.*]] = sparse_attn.convert_selection %[[S]] keys({{.*}}) : {{.*}}form = mask>, index) -> !sparse_attn.selection<1x2x1x64, block = 64, query_block = 1, form = list, capacity = 64>
  // CHECK: sparse_attn.attend {{.*}}selection(%[[L]]){{.*}}#sparse_attn.schedule<kind = uneven,
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.threshold<0.01>}
      : (tensor<1x2x1x64xf32>, index) -> !mask
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (!q, !k, !k, !mask) -> (!q)
  return %o : !q
}

// Blocks of dynamic number: the cache tells how many keys there are, with pages
// the table.
// CHECK-LABEL: func.func @dynamic_mask(
func.func @dynamic_mask(%q: !q, %k: tensor<1x2x?x128xf16>,
    %s: !sparse_attn.selection<1x2x1x?, block = 64, query_block = 1,
        form = mask>) -> !q {
  // CHECK: %[[KEYS:.*]] = tensor.dim %{{.*}}, %{{.*}} : tensor<1x2x?x128xf16>
  // CHECK: %[[L:.*]] = sparse_attn.convert_selection %{{.*}} keys(%[[KEYS]]) : {{.*}} -> !sparse_attn.selection<1x2x1x?, block = 64, query_block = 1, form = list, capacity = ?>
  // CHECK: sparse_attn.attend {{.*}}selection(%[[L]]){{.*}}#sparse_attn.schedule<
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (!q, tensor<1x2x?x128xf16>, tensor<1x2x?x128xf16>,
         !sparse_attn.selection<1x2x1x?, block = 64, query_block = 1,
             form = mask>) -> (!q)
  return %o : !q
}

// CHECK-LABEL: func.func @dynamic_bits_of_pages(
// CHECK-SAME: %[[T:[a-z0-9]*]]: tensor<1x?xi32>
func.func @dynamic_bits_of_pages(%q: tensor<1x1x16x128xf16>,
    %k: tensor<?x16x2x128xf16>, %t: tensor<1x?xi32>,
    %s: !sparse_attn.selection<1x2x1x?, block = 64, query_block = 1,
        form = bits>) -> tensor<1x1x16x128xf16> {
  // CHECK: %[[PAGES:.*]] = tensor.dim %[[T]], %c1
  // CHECK: %[[KEYS:.*]] = arith.muli %[[PAGES]], %c16
  // CHECK: sparse_attn.convert_selection %{{.*}} keys(%[[KEYS]])
  // CHECK: #sparse_attn.schedule<
  %o = sparse_attn.attend %q, %k, %k selection(%s) block_table(%t)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x1x16x128xf16>, tensor<?x16x2x128xf16>,
         tensor<?x16x2x128xf16>, !sparse_attn.selection<1x2x1x?, block = 64,
             query_block = 1, form = bits>, tensor<1x?xi32>)
      -> (tensor<1x1x16x128xf16>)
  return %o : tensor<1x1x16x128xf16>
}

// Who chose is unknown; 2 rows of 8 heads fill a tile of 16.
// CHECK-LABEL: func.func @argument(
func.func @argument(%q: tensor<2x16x2x64xbf16>, %k: tensor<2x2x4096x64xbf16>,
                    %s: !sparse_attn.selection<2x2x1x32, block = 128,
                        query_block = 2, form = csr, capacity = 8>)
    -> tensor<2x16x2x64xbf16> {
  // CHECK: #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 16, splits = 0>
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.125 : f32, causal}
      : (tensor<2x16x2x64xbf16>, tensor<2x2x4096x64xbf16>,
         tensor<2x2x4096x64xbf16>, !sparse_attn.selection<2x2x1x32,
             block = 128, query_block = 2, form = csr, capacity = 8>)
      -> (tensor<2x16x2x64xbf16>)
  return %o : tensor<2x16x2x64xbf16>
}

// Dense, with 256 columns: 16 rows would not fit the registers.
// CHECK-LABEL: func.func @dense(
func.func @dense(%q: tensor<?x16x1x256xf16>, %k: tensor<?x1x?x256xf16>)
    -> tensor<?x16x1x256xf16> {
  // CHECK: #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>
  %o = sparse_attn.attend %q, %k, %k {scale = 0.0625 : f32, window = 512 : i64}
      : (tensor<?x16x1x256xf16>, tensor<?x1x?x256xf16>, tensor<?x1x?x256xf16>)
      -> (tensor<?x16x1x256xf16>)
  return %o : tensor<?x16x1x256xf16>
}

// Budgets of heads, from the policy or a tensor: lists of different lengths.
// CHECK-LABEL: func.func @budgets(
func.func @budgets(%q: !q, %k: !k, %x: tensor<1x2x1x64xf32>, %n: index,
                   %b: tensor<2xi32>) -> (!q, !q) {
  // CHECK: sparse_attn.attend {{.*}}#sparse_attn.schedule<kind = uneven,
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.token_budgets<512, 64>}
      : (tensor<1x2x1x64xf32>, index) -> !mask
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (!q, !k, !k, !mask) -> (!q)
  // CHECK: sparse_attn.attend {{.*}}#sparse_attn.schedule<kind = uneven,
  %t = sparse_attn.select %x keys(%n) budgets(%b)
      {policy = #sparse_attn.token_budget<512>}
      : (tensor<1x2x1x64xf32>, index, tensor<2xi32>) -> !mask
  %p = sparse_attn.attend %q, %k, %k selection(%t) {scale = 0.09 : f32}
      : (!q, !k, !k, !mask) -> (!q)
  return %o, %p : !q, !q
}

// More query rows than a decode has: two warpgroups share tiles.
!rows = tensor<1x8x?x128xf16>
// CHECK-LABEL: func.func @prefill(
// CHECK: #sparse_attn.prefill_schedule<warpgroups = 2, tile = 128>
func.func @prefill(%q: !rows, %k: !k) -> !rows {
  %o = sparse_attn.attend %q, %k, %k {scale = 0.1 : f32} : (!rows, !k, !k) -> (!rows)
  return %o : !rows
}

// A list of 64 rows of one head leaves nothing to share; a mask becomes a list.
!own = !sparse_attn.selection<1x8x?x64, block = 64, query_block = 64, form = mask>
// CHECK-LABEL: func.func @own_lists(
// CHECK: sparse_attn.convert_selection
// CHECK: #sparse_attn.prefill_schedule<warpgroups = 1, tile = 64>
func.func @own_lists(%q: !rows, %k: !k, %s: !own) -> !rows {
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.1 : f32}
      : (!rows, !k, !k, !own) -> (!rows)
  return %o : !rows
}
