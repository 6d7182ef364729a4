// An object of the expanded functions has no undefined symbol.

// RUN: %sparse-opt %s --sparse-attn-expand-math \
// RUN:   --convert-vector-to-llvm --convert-scf-to-cf --convert-math-to-llvm \
// RUN:   --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm \
// RUN:   --convert-cf-to-llvm --reconcile-unrealized-casts -o %t.v3.mlir
// RUN: mlir-translate --mlir-to-llvmir %t.v3.mlir -o %t.v3.ll
// RUN: llc -filetype=obj -mtriple=x86_64-linux-gnu -mcpu=x86-64-v3 \
// RUN:   %t.v3.ll -o %t.v3.o
// RUN: llvm-nm -u %t.v3.o | count 0

// RUN: %sparse-opt %s --sparse-attn-expand-math=fma=false \
// RUN:   --convert-vector-to-llvm --convert-scf-to-cf --convert-math-to-llvm \
// RUN:   --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm \
// RUN:   --convert-cf-to-llvm --reconcile-unrealized-casts -o %t.base.mlir
// RUN: mlir-translate --mlir-to-llvmir %t.base.mlir -o %t.base.ll
// RUN: llc -filetype=obj -mtriple=x86_64-linux-gnu -mcpu=x86-64 \
// RUN:   %t.base.ll -o %t.base.o
// RUN: llvm-nm -u %t.base.o | count 0

// Without the pass there would be some.
// RUN: %sparse-opt %s \
// RUN:   --convert-vector-to-llvm --convert-scf-to-cf --convert-math-to-llvm \
// RUN:   --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm \
// RUN:   --convert-cf-to-llvm --reconcile-unrealized-casts -o %t.plain.mlir
// RUN: mlir-translate --mlir-to-llvmir %t.plain.mlir -o %t.plain.ll
// RUN: llc -filetype=obj -mtriple=x86_64-linux-gnu -mcpu=x86-64-v3 \
// RUN:   %t.plain.ll -o %t.plain.o
// RUN: llvm-nm -u %t.plain.o | FileCheck %s
// CHECK-DAG: U cosf
// CHECK-DAG: U exp
// CHECK-DAG: U logf
// CHECK-DAG: U sin

func.func @exp_f32(%x: f32, %y: vector<8xf32>) -> (f32, vector<8xf32>) {
  %0 = math.exp %x : f32
  %1 = math.exp %y : vector<8xf32>
  return %0, %1 : f32, vector<8xf32>
}

func.func @exp_f64(%x: f64, %y: vector<8xf64>) -> (f64, vector<8xf64>) {
  %0 = math.exp %x : f64
  %1 = math.exp %y : vector<8xf64>
  return %0, %1 : f64, vector<8xf64>
}

func.func @exp_bf16(%x: bf16, %y: vector<8xbf16>) -> (bf16, vector<8xbf16>) {
  %0 = math.exp %x : bf16
  %1 = math.exp %y : vector<8xbf16>
  return %0, %1 : bf16, vector<8xbf16>
}

func.func @log_f32(%x: f32, %y: vector<8xf32>) -> (f32, vector<8xf32>) {
  %0 = math.log %x : f32
  %1 = math.log %y : vector<8xf32>
  return %0, %1 : f32, vector<8xf32>
}

func.func @log_f64(%x: f64, %y: vector<8xf64>) -> (f64, vector<8xf64>) {
  %0 = math.log %x : f64
  %1 = math.log %y : vector<8xf64>
  return %0, %1 : f64, vector<8xf64>
}

func.func @log_bf16(%x: bf16, %y: vector<8xbf16>) -> (bf16, vector<8xbf16>) {
  %0 = math.log %x : bf16
  %1 = math.log %y : vector<8xbf16>
  return %0, %1 : bf16, vector<8xbf16>
}

func.func @sin_f32(%x: f32, %y: vector<8xf32>) -> (f32, vector<8xf32>) {
  %0 = math.sin %x : f32
  %1 = math.sin %y : vector<8xf32>
  return %0, %1 : f32, vector<8xf32>
}

func.func @sin_f64(%x: f64, %y: vector<8xf64>) -> (f64, vector<8xf64>) {
  %0 = math.sin %x : f64
  %1 = math.sin %y : vector<8xf64>
  return %0, %1 : f64, vector<8xf64>
}

func.func @sin_bf16(%x: bf16, %y: vector<8xbf16>) -> (bf16, vector<8xbf16>) {
  %0 = math.sin %x : bf16
  %1 = math.sin %y : vector<8xbf16>
  return %0, %1 : bf16, vector<8xbf16>
}

func.func @cos_f32(%x: f32, %y: vector<8xf32>) -> (f32, vector<8xf32>) {
  %0 = math.cos %x : f32
  %1 = math.cos %y : vector<8xf32>
  return %0, %1 : f32, vector<8xf32>
}

func.func @cos_f64(%x: f64, %y: vector<8xf64>) -> (f64, vector<8xf64>) {
  %0 = math.cos %x : f64
  %1 = math.cos %y : vector<8xf64>
  return %0, %1 : f64, vector<8xf64>
}

func.func @cos_bf16(%x: bf16, %y: vector<8xbf16>) -> (bf16, vector<8xbf16>) {
  %0 = math.cos %x : bf16
  %1 = math.cos %y : vector<8xbf16>
  return %0, %1 : bf16, vector<8xbf16>
}

func.func @bf16_casts(%x: f32, %y: vector<8xf32>, %z: vector<8xbf16>)
    -> (bf16, vector<8xbf16>, vector<8xf32>) {
  %0 = arith.truncf %x : f32 to bf16
  %1 = arith.truncf %y : vector<8xf32> to vector<8xbf16>
  %2 = arith.extf %z : vector<8xbf16> to vector<8xf32>
  return %0, %1, %2 : bf16, vector<8xbf16>, vector<8xf32>
}
