// The policy of examples/new_policy: loaded, printed, given by name, verified, and part of a kernel.
// RUN: %sparse-opt %s --load-dialect-plugin=%plugins/NearBestPolicy.so | FileCheck %s
// RUN: %sparse-opt %s --load-dialect-plugin=%plugins/NearBestPolicy.so --sparse-attn-set-selection-policy="policy=#example.near_best<2.0>" | FileCheck %s --check-prefix=SET
// RUN: sparse-compile %s --load-dialect-plugin=%plugins/NearBestPolicy.so --compile-to=kernel -o - | FileCheck %s --check-prefix=KERNEL
// RUN: not sparse-compile %s --load-dialect-plugin=%plugins/NearBestPolicy.so --gate=none "--policy=#example.near_best<-1.0>" -o %t.so 2>&1 | FileCheck %s --check-prefix=VERIFIED
// RUN: not sparse-compile %s --load-dialect-plugin=%plugins/absent.so -o %t.so 2>&1 | FileCheck %s --check-prefix=ABSENT
// RUN: not sparse-compile %s --load-dialect-plugin=%plugins/ShareSelectionsPass.so -o %t.so 2>&1 | FileCheck %s --check-prefix=ENTRY

// VERIFIED: got '#example.near_best<-1.0>'; expected a margin >= 0, got -1.000000e+00
// ABSENT: sparse-compile: Could not load library '{{.*}}absent.so'
// ENTRY: sparse-compile: Plugin entry point not found

!q = tensor<1x4x64x16xf32>
!k = tensor<1x2x64x16xf32>
!selection = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
    form = list, capacity = 8>

// CHECK:      policy = #example.near_best<5.000000e-01 : f64>
// SET:        policy = #example.near_best<2.000000e+00 : f64>

// The rule is in the kernel of select: the row's largest score, less the margin.
// KERNEL-LABEL: func.func private @sparse_attn_select
// KERNEL:         %[[MARGIN:.*]] = arith.constant 5.000000e-01 : f32
// KERNEL:         %[[MAX:.*]] = scf.for
// KERNEL:           arith.maximumf
// KERNEL:         %[[LEAST:.*]] = arith.subf %[[MAX]], %[[MARGIN]]
// KERNEL:           arith.cmpf oge, %{{.*}}, %[[LEAST]]
func.func @main(%q: !q, %k: !k, %x: tensor<1x2x64x8xf32>) -> !q {
  %n = arith.constant 64 : index
  %s = sparse_attn.select %x keys(%n) {policy = #example.near_best<0.5>}
      : (tensor<1x2x64x8xf32>, index) -> !selection
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o : !q
}
