// The bf16 conversions, run: every bf16, and f32 values where the rounding is
// hard. The result is a mask of what failed: 1 extf, 2 truncf of a bf16 value,
// 4 truncf of the table.

// RUN: %sparse-opt %s --sparse-attn-expand-math \
// RUN:   --convert-vector-to-llvm --convert-scf-to-cf --convert-math-to-llvm \
// RUN:   --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm \
// RUN:   --convert-cf-to-llvm --reconcile-unrealized-casts -o %t.mlir
// RUN: mlir-runner %t.mlir -e main --entry-point-result=i32 | FileCheck %s
// CHECK: {{^}}0{{$}}

// Bits of f32: ties to even down and up, beside a tie, largest finite to
// infinity, subnormals, infinities, and NaN of which the upper half is zero or
// all ones.
memref.global "private" constant @in : memref<16xi32> = dense<[
  0x3F800000, 0x3F808000, 0x3F818000, 0x3F808001, 0x3F817FFF, 0xBF818000,
  0x7F7FFFFF, 0x7F7F7FFF, 0x00000001, 0x00008000, 0x00018000, 0x80008001,
  0x7F800000, 0xFF800000, 0x7F800001, 0xFFFFFFFF
]>
memref.global "private" constant @expected : memref<16xi16> = dense<[
  0x3F80, 0x3F80, 0x3F82, 0x3F81, 0x3F81, 0xBF82,
  0x7F80, 0x7F7F, 0x0000, 0x0000, 0x0002, 0x8001,
  0x7F80, 0xFF80, 0x7FC0, 0x7FC0
]>

func.func @main() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  %c65536 = arith.constant 65536 : index
  %none = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %two = arith.constant 2 : i32
  %four = arith.constant 4 : i32
  %shift = arith.constant 16 : i32
  %quiet = arith.constant 0x7FC0 : i16

  %mask0 = scf.for %i = %c0 to %c65536 step %c1 iter_args(%mask = %none) -> i32 {
    %wide = arith.index_cast %i : index to i32
    %bits = arith.trunci %wide : i32 to i16
    %x = arith.bitcast %bits : i16 to bf16
    %y = arith.extf %x : bf16 to f32
    %y_bits = arith.bitcast %y : f32 to i32
    %y_expected = arith.shli %wide, %shift : i32
    %y_bad = arith.cmpi ne, %y_bits, %y_expected : i32
    %y_mask = arith.select %y_bad, %one, %none : i32
    // Not of %y, which would fold to %x.
    %value = arith.bitcast %y_expected : i32 to f32
    %z = arith.truncf %value : f32 to bf16
    %z_bits = arith.bitcast %z : bf16 to i16
    %nan = arith.cmpf uno, %y, %y : f32
    %z_expected = arith.select %nan, %quiet, %bits : i16
    %z_bad = arith.cmpi ne, %z_bits, %z_expected : i16
    %z_mask = arith.select %z_bad, %two, %none : i32
    %m0 = arith.ori %mask, %y_mask : i32
    %m1 = arith.ori %m0, %z_mask : i32
    scf.yield %m1 : i32
  }

  %in = memref.get_global @in : memref<16xi32>
  %out = memref.get_global @expected : memref<16xi16>
  %mask1 = scf.for %i = %c0 to %c16 step %c8 iter_args(%mask = %mask0) -> i32 {
    %bits = vector.load %in[%i] : memref<16xi32>, vector<8xi32>
    %expected = vector.load %out[%i] : memref<16xi16>, vector<8xi16>
    %x = arith.bitcast %bits : vector<8xi32> to vector<8xf32>
    %y = arith.truncf %x : vector<8xf32> to vector<8xbf16>
    %y_bits = arith.bitcast %y : vector<8xbf16> to vector<8xi16>
    %bad = arith.cmpi ne, %y_bits, %expected : vector<8xi16>
    %any = vector.reduction <or>, %bad : vector<8xi1> into i1
    %y_mask = arith.select %any, %four, %none : i32
    %m = arith.ori %mask, %y_mask : i32
    scf.yield %m : i32
  }
  return %mask1 : i32
}
