// RUN: %sparse-opt %s --sparse-attn-expand-math | FileCheck %s \
// RUN:   --implicit-check-not="{{math\.(exp|log|sin|cos)}}" \
// RUN:   --implicit-check-not=fastmath
// RUN: %sparse-opt %s --sparse-attn-expand-math=fma=false | FileCheck %s \
// RUN:   --check-prefix=NO-FMA --implicit-check-not=math.fma
// RUN: %sparse-opt %s --sparse-attn-expand-math --cse | FileCheck %s \
// RUN:   --check-prefix=CSE

// The exponent is the low bits of the shifted sum, halved in two factors.
// CHECK-LABEL: func.func @exp_f32
// CHECK-SAME: %[[X:.*]]: f32
// CHECK-DAG: %[[LOWEST:.*]] = arith.constant -1.040000e+02 : f32
// CHECK-DAG: %[[SHIFT:.*]] = arith.constant 0x4B400000 : f32
// CHECK-DAG: %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
// CHECK: %[[UNDERFLOWS:.*]] = arith.cmpf olt, %[[X]], %[[LOWEST]] : f32
// CHECK: %[[N0:.*]] = math.fma {{.*}}, %[[SHIFT]] : f32
// CHECK: arith.subf %[[N0]], %[[SHIFT]] : f32
// CHECK: arith.bitcast %[[N0]] : f32 to i32
// CHECK: arith.mulf
// CHECK: %[[PRODUCT:.*]] = arith.mulf
// CHECK: %[[RESULT:.*]] = arith.select %[[UNDERFLOWS]], %[[ZERO]], %[[PRODUCT]]
// CHECK: return %[[RESULT]] : f32
// NO-FMA-LABEL: func.func @exp_f32
func.func @exp_f32(%x: f32) -> f32 {
  %0 = math.exp %x fastmath<fast> : f32
  return %0 : f32
}

// CHECK-LABEL: func.func @exp_f64_vector
// CHECK: arith.constant dense<-7.452000e+02> : vector<4xf64>
// CHECK: arith.bitcast {{.*}} : vector<4xf64> to vector<4xi64>
func.func @exp_f64_vector(%x: vector<4xf64>) -> vector<4xf64> {
  %0 = math.exp %x : vector<4xf64>
  return %0 : vector<4xf64>
}

// CHECK-LABEL: func.func @log_f32_matrix
// CHECK-SAME: %[[X:.*]]: vector<2x8xf32>
// CHECK-DAG: %[[MINUS_INF:.*]] = arith.constant dense<0xFF800000> : vector<2x8xf32>
// CHECK-DAG: %[[ZERO:.*]] = arith.constant dense<0.000000e+00> : vector<2x8xf32>
// CHECK: %[[IS_ZERO:.*]] = arith.cmpf oeq, %[[X]], %[[ZERO]] : vector<2x8xf32>
// CHECK: arith.select %[[IS_ZERO]], %[[MINUS_INF]]
func.func @log_f32_matrix(%x: vector<2x8xf32>) -> vector<2x8xf32> {
  %0 = math.log %x : vector<2x8xf32>
  return %0 : vector<2x8xf32>
}

// CHECK-LABEL: func.func @log_f64
// CHECK: arith.divf {{.*}} : f64
func.func @log_f64(%x: f64) -> f64 {
  %0 = math.log %x : f64
  return %0 : f64
}

// An f32 angle is reduced in f64.
// CHECK-LABEL: func.func @sin_f32
// CHECK-SAME: %[[X:.*]]: vector<8xf32>
// CHECK: %[[WIDE:.*]] = arith.extf %[[X]] : vector<8xf32> to vector<8xf64>
// CHECK: math.absf %[[WIDE]] : vector<8xf64>
// CHECK: arith.truncf {{.*}} : vector<8xf64> to vector<8xf32>
func.func @sin_f32(%x: vector<8xf32>) -> vector<8xf32> {
  %0 = math.sin %x : vector<8xf32>
  return %0 : vector<8xf32>
}

// CHECK-LABEL: func.func @cos_f64
// CHECK-NOT: arith.extf
// CHECK: return
func.func @cos_f64(%x: f64) -> f64 {
  %0 = math.cos %x : f64
  return %0 : f64
}

// Sine and cosine of one angle share the reduction and the polynomials: two
// constants for the reduction, 4 + 3 coefficients, 2 more for the cosine's
// first terms.
// CSE-LABEL: func.func @rotary
// CSE-COUNT-11: math.fma
// CSE-NOT: math.fma
// CSE: return
func.func @rotary(%x: vector<8xf32>) -> (vector<8xf32>, vector<8xf32>) {
  %0 = math.sin %x : vector<8xf32>
  %1 = math.cos %x : vector<8xf32>
  return %0, %1 : vector<8xf32>, vector<8xf32>
}

// CHECK-LABEL: func.func @scalable
// CHECK: arith.constant dense<{{.*}}> : vector<[4]xf32>
// CHECK: return
func.func @scalable(%x: vector<[4]xf32>) -> vector<[4]xf32> {
  %0 = math.exp %x : vector<[4]xf32>
  return %0 : vector<[4]xf32>
}

// CHECK-LABEL: func.func @kept_fma
// CHECK: math.fma
// NO-FMA-LABEL: func.func @kept_fma
// NO-FMA-SAME: %[[X:.*]]: f32
// NO-FMA: %[[PRODUCT:.*]] = arith.mulf %[[X]], %[[X]] : f32
// NO-FMA: arith.addf %[[PRODUCT]], %[[X]] : f32
func.func @kept_fma(%x: f32) -> f32 {
  %0 = math.fma %x, %x, %x : f32
  return %0 : f32
}
