// RUN: %sparse-opt %s --sparse-attn-expand-math | FileCheck %s \
// RUN:   --implicit-check-not="{{math\.(exp|log|sin|cos)}}"
// RUN: %sparse-opt %s --sparse-attn-expand-math=bfloat16=false \
// RUN:   | FileCheck %s --check-prefix=KEPT

// CHECK-LABEL: func.func @exp_f16
// CHECK-SAME: %[[X:.*]]: vector<8xf16>
// CHECK: arith.extf %[[X]] : vector<8xf16> to vector<8xf32>
// CHECK: arith.truncf {{.*}} : vector<8xf32> to vector<8xf16>
func.func @exp_f16(%x: vector<8xf16>) -> vector<8xf16> {
  %0 = math.exp %x : vector<8xf16>
  return %0 : vector<8xf16>
}

// CHECK-LABEL: func.func @cos_bf16
// CHECK-SAME: %[[X:.*]]: bf16
// CHECK: %[[BITS:.*]] = arith.bitcast %[[X]] : bf16 to i16
// CHECK: arith.extui %[[BITS]] : i16 to i32
// CHECK-NOT: arith.truncf {{.*}} : f32 to bf16
// CHECK: arith.bitcast {{.*}} : i16 to bf16
// KEPT-LABEL: func.func @cos_bf16
// KEPT: arith.extf {{.*}} : bf16 to f32
// KEPT: arith.truncf {{.*}} : f32 to bf16
func.func @cos_bf16(%x: bf16) -> bf16 {
  %0 = math.cos %x : bf16
  return %0 : bf16
}

// CHECK-LABEL: func.func @casts
// CHECK-NOT: {{extf|truncf}}
// CHECK: return
// KEPT-LABEL: func.func @casts
// KEPT: arith.extf
// KEPT: arith.truncf
func.func @casts(%x: vector<2x4xbf16>, %y: vector<8xf32>)
    -> (vector<2x4xf32>, vector<8xbf16>) {
  %0 = arith.extf %x : vector<2x4xbf16> to vector<2x4xf32>
  %1 = arith.truncf %y : vector<8xf32> to vector<8xbf16>
  return %0, %1 : vector<2x4xf32>, vector<8xbf16>
}
