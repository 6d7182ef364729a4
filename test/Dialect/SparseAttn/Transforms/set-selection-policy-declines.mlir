// RUN: split-file %s %t
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=tokens-budget=8" 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=token-budgets=8,16,8" 2>&1 | FileCheck %s --check-prefix=HEADS
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=token-budgets=8,-16" 2>&1 | FileCheck %s --check-prefix=BUDGETS
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=token-budget" 2>&1 | FileCheck %s --check-prefix=PARAMETER
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=pool=max" 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=#absent.best<3>" 2>&1 | FileCheck %s --check-prefix=ABSENT
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=#sparse_attn.pool<max>" 2>&1 | FileCheck %s --check-prefix=OTHER-ATTRIBUTE
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=#sparse_attn.token_budget<x>" 2>&1 | FileCheck %s --check-prefix=MALFORMED
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=token-budget=-1" 2>&1 | FileCheck %s --check-prefix=BUDGET
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=threshold=2" 2>&1 | FileCheck %s --check-prefix=THRESHOLD
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="layers=0-2" 2>&1 | FileCheck %s --check-prefix=BEYOND
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="dense-layers=7" 2>&1 | FileCheck %s --check-prefix=DENSE
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="layers=1-0" 2>&1 | FileCheck %s --check-prefix=RANGE
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="layers=a" 2>&1 | FileCheck %s --check-prefix=RANGE
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="layers=0,,1" 2>&1 | FileCheck %s --check-prefix=RANGE
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="forced=never" 2>&1 | FileCheck %s --check-prefix=FORCED
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="order=up" 2>&1 | FileCheck %s --check-prefix=ORDER
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="force-last=-1" 2>&1 | FileCheck %s --check-prefix=FORCE
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="dense-rows=-2" 2>&1 | FileCheck %s --check-prefix=ROWS
// RUN: not %sparse-opt %t/shared.mlir --sparse-attn-set-selection-policy="policy=nz-ratio=1.5" 2>&1 | FileCheck %s --check-prefix=RATIO
// RUN: %sparse-opt %t/shared.mlir --verify-diagnostics --sparse-attn-set-selection-policy="policy=token-budget=8 dense-layers=1"
// RUN: %sparse-opt %t/argument.mlir --verify-diagnostics --sparse-attn-set-selection-policy="policy=token-budget=8"

// HEADS: error: expected a budget for each head that selects, 2 of them, got 3 (SE8)
// BUDGETS: error: expected policy all, {{.*}}, got 'token-budgets=8,-16'; expected budgets >= 0, got -16 (P5)
// NAME: error: expected policy all, token-budget=N, token-budgets=N,N.., threshold=X, top-p=X, entmax=X, nz-ratio=X, another policy of the dialect or an attribute of another one, got 'tokens-budget=8'
// PARAMETER: got 'token-budget'
// OTHER: got 'pool=max'
// ABSENT: got '#absent.best<3>'; the dialect 'absent' is not loaded
// OTHER-ATTRIBUTE: got '#sparse_attn.pool<max>'; the attribute is no selection policy
// MALFORMED: got '#sparse_attn.token_budget<x>'; {{.+}}
// BUDGET: got 'token-budget=-1'; expected a budget >= 0, got -1 (P1)
// THRESHOLD: got 'threshold=2'; {{.*}} (P2)
// BEYOND: error: expected layers below the 2 attend ops, got 2
// DENSE: error: expected dense-layers below the 2 attend ops, got 7
// RANGE: error: expected layers as numbers and ranges such as 0-3,7, got '
// FORCED: error: expected forced on_top or inside, got 'never'
// ORDER: error: expected order ascending or descending, got 'up'
// FORCE: error: expected force-first, force-last and dense-rows >= 0, got 0, -1 and 0
// ROWS: error: expected force-first, force-last and dense-rows >= 0, got 0, 0 and -2
// RATIO: got 'nz-ratio=1.5'; expected a ratio in [0, 1], got 1.500000e+00 (P6)

//--- shared.mlir
!q = tensor<1x4x8x16xf32>
!k = tensor<1x2x8x16xf32>
!selection = !sparse_attn.selection<1x2x8x1, block = 8, query_block = 1,
    form = list, capacity = 1>

// Layers that share a selection cannot have different policies.
func.func @shared(%q: !q, %k: !k, %x: tensor<1x2x8x1xf32>, %n: index) -> !q {
  // expected-error @+1 {{expected one policy for a shared selection, got #sparse_attn.token_budget<8> and #sparse_attn.all}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x8x1xf32>, index) -> !selection
  // expected-note @+1 {{the first is for this}}
  %o0 = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  // expected-note @+1 {{the second is for this}}
  %o1 = sparse_attn.attend %o0, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o1 : !q
}

//--- argument.mlir
!q = tensor<1x4x8x16xf32>
!k = tensor<1x2x8x16xf32>
!selection = !sparse_attn.selection<1x2x8x1, block = 8, query_block = 1,
    form = list, capacity = 1>

// expected-note @+1 {{it is made here}}
func.func @argument(%q: !q, %k: !k, %s: !selection) -> !q {
  // expected-error @+1 {{expected the selection of attend 0 to come from sparse_attn.select}}
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o : !q
}
