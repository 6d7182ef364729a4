// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budget=24 dense-layers=1" | FileCheck %s --check-prefixes=CHECK,BUDGET
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budget=24 layers=1-2,4" | FileCheck %s --check-prefixes=CHECK,LAYERS
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=threshold=4e-3" 2>&1 | FileCheck %s --check-prefixes=CHECK,THRESHOLD
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=#sparse_attn.threshold<4.0e-3>" 2>&1 | FileCheck %s --check-prefixes=CHECK,THRESHOLD
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=top-p=.9" | FileCheck %s --check-prefixes=CHECK,TOPP
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=entmax=1.5 order=descending" | FileCheck %s --check-prefixes=CHECK,ENTMAX
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budget=24 force-first=1 force-last=2" | FileCheck %s --check-prefixes=CHECK,ONTOP
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budget=16 force-first=1 force-last=2 forced=inside" | FileCheck %s --check-prefixes=CHECK,INSIDE
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budgets=8,24" | FileCheck %s --check-prefixes=CHECK,HEADS
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=nz-ratio=.5 force-first=1" | FileCheck %s --check-prefixes=CHECK,RATIO
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budget=24 dense-rows=3" | FileCheck %s --check-prefixes=CHECK,ROWS
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy --canonicalize | FileCheck %s --check-prefixes=CHECK,ALL

!q = tensor<1x4x64x16xf32>
!k = tensor<1x2x64x16xf32>
!selection = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
    form = list, capacity = 8>

// The N-th attend in program order is layer N. A list gets room for the blocks
// of the budget and the row's own; no more than there are.
// CHECK-LABEL:    func.func @layers_0_and_1(
// THRESHOLD:        select {{.*}}#sparse_attn.threshold<4.000000e-03>}
// TOPP:             select {{.*}}#sparse_attn.top_p<9.000000e-01>}
// ENTMAX:           select {{.*}} {order = #sparse_attn.order<descending>, policy = #sparse_attn.entmax<1.500000e+00>}
// BUDGET:           select {{.*}}#sparse_attn.token_budget<24>} {{.*}} capacity = 4>
// LAYERS:           select {{.*}}#sparse_attn.all} {{.*}} capacity = 8>
// ONTOP:            select {{.*}} {force_first = 1 : i64, force_last = 2 : i64, policy = #sparse_attn.token_budget<24>} {{.*}} capacity = 7>
// INSIDE:           select {{.*}} forced = #sparse_attn.forced<inside>, policy = #sparse_attn.token_budget<16>} {{.*}} capacity = 4>
// HEADS:            select {{.*}}#sparse_attn.token_budgets<8, 24>} {{.*}} capacity = 4>
// Of 8 blocks (1 - sqrt(0.5)) 8 = 2.3, one forced, one of the row's own.
// RATIO:            select {{.*}} {force_first = 1 : i64, policy = #sparse_attn.nz_ratio<5.000000e-01>} {{.*}} capacity = 4>
// ROWS:             select {{.*}} {dense_rows = 3 : i64, policy = #sparse_attn.token_budget<24>} {{.*}} capacity = 8>
// ALL-NOT:          select
// BUDGET:           attend {{.*}} capacity = 4>) ->
// BUDGET:           select {{.*}}#sparse_attn.all} {{.*}} capacity = 8>
// LAYERS:           select {{.*}}#sparse_attn.token_budget<24>} {{.*}} capacity = 4>
// LAYERS:           attend {{.*}} capacity = 4>) ->
func.func @layers_0_and_1(%q: !q, %k: !k, %x: tensor<1x2x64x8xf32>, %n: index)
    -> !q {
  %s0 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x64x8xf32>, index) -> !selection
  %o0 = sparse_attn.attend %q, %k, %k selection(%s0)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  %s1 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x64x8xf32>, index) -> !selection
  %o1 = sparse_attn.attend %o0, %k, %k selection(%s1)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o1 : !q
}

// Layers without a selection count, and stay dense.
// CHECK-LABEL:    func.func @layer_2(
// CHECK-NOT:        select
func.func @layer_2(%q: !q, %k: !k) -> !q {
  %o = sparse_attn.attend %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (!q, !k, !k) -> !q
  return %o : !q
}

// A shared selection takes its policy once, and a reader that wants the old
// type gets it back.
// CHECK-LABEL:    func.func @layers_3_and_4(
// BUDGET:           %[[S:.*]] = sparse_attn.select {{.*}} capacity = 4>
// BUDGET:           %[[T:.*]] = sparse_attn.convert_selection %[[S]]
// BUDGET-SAME:        -> {{.*}} capacity = 8>
// BUDGET:           attend {{.*}} selection(%[[S]])
// BUDGET:           %[[M:.*]] = sparse_attn.convert_selection %[[S]]
// BUDGET:           attend {{.*}} selection(%[[M]])
// BUDGET:           return %{{.*}}, %[[T]] :
func.func @layers_3_and_4(%q: !q, %k: !k, %x: tensor<1x2x64x8xf32>, %n: index)
    -> (!q, !selection) {
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<24>}
      : (tensor<1x2x64x8xf32>, index) -> !selection
  %o0 = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  %m = sparse_attn.convert_selection %s : (!selection)
      -> !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = mask>
  %o1 = sparse_attn.attend %o0, %k, %k selection(%m)
      {scale = 2.5e-01 : f32, causal}
      : (!q, !k, !k, !sparse_attn.selection<1x2x64x8, block = 8,
         query_block = 1, form = mask>) -> !q
  return %o1, %s : !q, !selection
}

// What heads bring of their own stays with a budget, and is of no use to
// another policy.
// CHECK-LABEL:    func.func @budgets(
// BUDGET:           select {{.*}} budgets(%{{.*}}) {policy = #sparse_attn.token_budget<24>} {{.*}} capacity = 4>
// THRESHOLD-NOT:    budgets(
// THRESHOLD:        select {{.*}}#sparse_attn.threshold<4.000000e-03>}
// HEADS-NOT:        budgets(
// HEADS:            select {{.*}}#sparse_attn.token_budgets<8, 24>}
func.func @budgets(%q: !q, %k: !k, %x: tensor<1x2x64x8xf32>, %n: index,
                   %b: tensor<2xi32>) -> !q {
  %s = sparse_attn.select %x keys(%n) budgets(%b)
      {policy = #sparse_attn.token_budget<48>}
      : (tensor<1x2x64x8xf32>, index, tensor<2xi32>) -> !selection
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o : !q
}
