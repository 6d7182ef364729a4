// Hard points of each function, run. The result is a mask of the functions that
// failed: 1 exp, 2 log, 4 sin, 8 cos.

// RUN: %sparse-opt %s --sparse-attn-expand-math \
// RUN:   --convert-vector-to-llvm --convert-scf-to-cf --convert-math-to-llvm \
// RUN:   --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm \
// RUN:   --convert-cf-to-llvm --reconcile-unrealized-casts -o %t.mlir
// RUN: mlir-runner %t.mlir -e main --entry-point-result=i32 | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-expand-math=fma=false \
// RUN:   --convert-vector-to-llvm --convert-scf-to-cf --convert-math-to-llvm \
// RUN:   --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm \
// RUN:   --convert-cf-to-llvm --reconcile-unrealized-casts -o %t.no-fma.mlir
// RUN: mlir-runner %t.no-fma.mlir -e main --entry-point-result=i32 | FileCheck %s
// CHECK: {{^}}0{{$}}

// How many lanes of %y are too far from %expected or have another sign. NaN and
// infinity must be met.
func.func private @misses(%y: vector<8xf64>, %expected: vector<8xf64>,
                          %relative: f64, %absolute: f64) -> i32 {
  %zero = arith.constant dense<0> : vector<8xi64>
  %r = vector.broadcast %relative : f64 to vector<8xf64>
  %a = vector.broadcast %absolute : f64 to vector<8xf64>
  %difference = arith.subf %y, %expected : vector<8xf64>
  %error = math.absf %difference : vector<8xf64>
  %size = math.absf %expected : vector<8xf64>
  %part = arith.mulf %r, %size : vector<8xf64>
  %bound = arith.addf %part, %a : vector<8xf64>
  %near = arith.cmpf ole, %error, %bound : vector<8xf64>
  %equal = arith.cmpf oeq, %y, %expected : vector<8xf64>
  %close = arith.ori %near, %equal : vector<8xi1>
  %y_bits = arith.bitcast %y : vector<8xf64> to vector<8xi64>
  %expected_bits = arith.bitcast %expected : vector<8xf64> to vector<8xi64>
  %signs = arith.xori %y_bits, %expected_bits : vector<8xi64>
  %same_sign = arith.cmpi sge, %signs, %zero : vector<8xi64>
  %number = arith.andi %close, %same_sign : vector<8xi1>
  %y_nan = arith.cmpf uno, %y, %y : vector<8xf64>
  %expected_nan = arith.cmpf uno, %expected, %expected : vector<8xf64>
  %both_nan = arith.andi %y_nan, %expected_nan : vector<8xi1>
  %met = arith.ori %number, %both_nan : vector<8xi1>
  %true = arith.constant dense<true> : vector<8xi1>
  %missed = arith.xori %met, %true : vector<8xi1>
  %ones = arith.extui %missed : vector<8xi1> to vector<8xi32>
  %count = vector.reduction <add>, %ones : vector<8xi32> into i32
  return %count : i32
}

memref.global "private" constant @exp_in : memref<40xf32> = dense<[
  0xFF800000, 0x7F800000, 0x7FC00000, 0.0, -0.0, 1.0, -1.0, 1.00000001e-10,
  -1.00000001e-10, -1.00000002e+30, 1.00000002e+30, 0.346573591, -0.346573591,
  0.346573591, 17.32868, -17.32868, 0.693147182, -87.0, 88.0, -87.3365021,
  88.7228317, 88.7229004, -104.0, -103.900002, -95.0, -100.0, -60.6013947,
  -9.13076496, -5.61173296, 1.80125332, -11.1120052, -71.1252213, 57.6991234,
  -47.9331818, 1.37250733, -5.23983431, -9.44100761, -6.52468872, -66.3863602,
  55.822113
]>
memref.global "private" constant @exp_expected : memref<40xf64> = dense<[
  0.0, 0x7FF0000000000000, 0x7FF8000000000000, 1.0, 1.0, 2.718281828459045,
  0.36787944117144233, 1.0000000001, 0.9999999999, 0.0, 0x7FF0000000000000,
  1.414213563719889, 0.7071067805131506, 1.414213563719889, 33554449.59774444,
  2.980230675776666e-08, 2.0000000038093084, 1.6458114310822737e-38,
  1.6516362549940018e+38, 1.1755445165347088e-38, 3.4027985374118487e+38,
  0x7FF0000000000000, 0.0, 1.401298464324817e-45, 5.521115949439779e-42,
  3.783505853677006e-44, 4.798977419043983e-27, 0.0001082827213245029,
  0.003654730366097014, 6.057234354635424, 1.493198153132673e-05,
  1.290354040054752e-31, 1.1439601491791057e+25, 1.5236445424226413e-21,
  3.94523031368318, 0.0053011351154769425, 7.940036330152124e-05,
  0.001466775652882712, 1.474925571281208e-29, 1.750796461492642e+24
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_exp() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 4.0e-7 : f64
  %absolute = arith.constant 0.0 : f64
  %in = memref.get_global @exp_in : memref<40xf32>
  %out = memref.get_global @exp_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf32>, vector<8xf32>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.exp %x : vector<8xf32>
    %wide = arith.extf %y : vector<8xf32> to vector<8xf64>
    %missed = func.call @misses(%wide, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f32 from vector<8xf32>
      %x_lane = vector.extract %x[%j] : f32 from vector<8xf32>
      %scalar = math.exp %x_lane : f32
      %lane_bits = arith.bitcast %lane : f32 to i32
      %scalar_bits = arith.bitcast %scalar : f32 to i32
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i32
      %one = arith.extui %differ : i1 to i32
      %next = arith.addi %s, %one : i32
      scf.yield %next : i32
    }
    scf.yield %sum1 : i32
  }
  return %total : i32
}

memref.global "private" constant @log_in : memref<40xf32> = dense<[
  0.0, -0.0, 0x7F800000, 0xFF800000, 0x7FC00000, -1.0, 1.0, 3.40282347e+38,
  1.17549435e-38, 1.40129846e-45, 4.34932915e-39, 1.00000012, 0.99999994,
  1.00010002, 0.999899983, 1.41421354, 0.707106769, 1.41421366, 0.707106709,
  2.0, 0.5, 4.0, 10.0, 2.71828175, 1.00000001e-10, 1.0e+10, 0.537462592,
  1.28741728e-31, 1.97879338e-10, 1.5715636, 1.35757244, 0.363067746,
  2.49787116, 0.747393012, 2.21675157e+32, 3.43126061e-08, 1.74529448e-33,
  6.3075436e-16, 0.441597492, 2.46676636
]>
memref.global "private" constant @log_expected : memref<40xf64> = dense<[
  0xFFF0000000000000, 0xFFF0000000000000, 0x7FF0000000000000,
  0x7FF8000000000000, 0x7FF8000000000000, 0x7FF8000000000000, 0.0,
  88.72283905206835, -87.3365447505531, -103.27892990343184,
  -88.33079701100948, 1.1920928244535446e-07, -5.960464655174753e-08,
  0.00010001159260704876, -0.00010002159592616078, 0.3465735731657015,
  -0.3465736073942438, 0.3465736574593964, -0.34657369168794583,
  0.6931471805599453, -0.6931471805599453, 1.3862943611198906,
  2.302585092994046, 0.99999996963214, -23.025850916589025, 23.025850929940457,
  -0.6208961174488616, -71.12749977816296, -22.343363675464197,
  0.4520710482747888, 0.3056981315001092, -1.0131658335836304,
  0.9154388333144775, -0.29116411165761175, 74.47876584248567,
  -17.187753025811997, -75.42838476947237, -34.99961517351561,
  -0.8173564645092037, 0.9029081258963738
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_log() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 2.0e-7 : f64
  %absolute = arith.constant 0.0 : f64
  %in = memref.get_global @log_in : memref<40xf32>
  %out = memref.get_global @log_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf32>, vector<8xf32>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.log %x : vector<8xf32>
    %wide = arith.extf %y : vector<8xf32> to vector<8xf64>
    %missed = func.call @misses(%wide, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f32 from vector<8xf32>
      %x_lane = vector.extract %x[%j] : f32 from vector<8xf32>
      %scalar = math.log %x_lane : f32
      %lane_bits = arith.bitcast %lane : f32 to i32
      %scalar_bits = arith.bitcast %scalar : f32 to i32
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i32
      %one = arith.extui %differ : i1 to i32
      %next = arith.addi %s, %one : i32
      scf.yield %next : i32
    }
    scf.yield %sum1 : i32
  }
  return %total : i32
}

memref.global "private" constant @sin_in : memref<40xf32> = dense<[
  0.0, -0.0, 0x7F800000, 0x7FC00000, 1.0e-30, 9.99999975e-06, -9.99999975e-06,
  67108864.0, -67108864.0, 67108872.0, 1.00000002e+30, 0.785398185,
  0.785398185, -0.785398185, 1.57079637, 3.14159274, -3.14159274, 4.71238899,
  6.28318548, 1.0, -1.0, 1572.36707, 62831.8516, 193925.797, 557632.688,
  785399.75, 999998.812, 999999.0, 1000000.0, -1000000.0, 524288.0, 131071.0,
  32767.0, -352334.469, -698301.625, 301868.938, -855127.438, 71764.0078,
  -268622.156, -884002.125
]>
memref.global "private" constant @sin_expected : memref<40xf64> = dense<[
  0.0, -0.0, 0x7FF8000000000000, 0x7FF8000000000000, 1.0000000031710769e-30,
  9.999999747212084e-06, -9.999999747212084e-06, 0.42075989775848105,
  -0.42075989775848105, 0x7FF8000000000000, 0x7FF8000000000000,
  0.7071067966408575, 0.7071067966408575, -0.7071067966408575,
  0.999999999999999, -8.742278000372475e-08, 8.742278000372475e-08,
  -0.9999999999999999, 1.7484556000744883e-07, 0.8414709848078965,
  -0.8414709848078965, 0.9999999983358163, -0.0015092952917465266,
  0.99998626013325, -0.008512085505098875, 0.9998750842280216,
  -0.9996689462460618, -0.9773520315382229, -0.34999350217129294,
  0.34999350217129294, 0.1676180272206543, -0.5752416837547893,
  0.18750655394138943, 0.9901795523153462, -0.8284478875086162,
  -0.4053833423392131, 0.9985228698982512, -0.5702634665011538,
  0.2728986880348114, -0.9345583107362705
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_sin() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 0.0 : f64
  %absolute = arith.constant 1.0e-7 : f64
  %in = memref.get_global @sin_in : memref<40xf32>
  %out = memref.get_global @sin_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf32>, vector<8xf32>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.sin %x : vector<8xf32>
    %wide = arith.extf %y : vector<8xf32> to vector<8xf64>
    %missed = func.call @misses(%wide, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f32 from vector<8xf32>
      %x_lane = vector.extract %x[%j] : f32 from vector<8xf32>
      %scalar = math.sin %x_lane : f32
      %lane_bits = arith.bitcast %lane : f32 to i32
      %scalar_bits = arith.bitcast %scalar : f32 to i32
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i32
      %one = arith.extui %differ : i1 to i32
      %next = arith.addi %s, %one : i32
      scf.yield %next : i32
    }
    scf.yield %sum1 : i32
  }
  return %total : i32
}

memref.global "private" constant @cos_in : memref<40xf32> = dense<[
  0.0, -0.0, 0x7F800000, 0x7FC00000, 1.0e-30, 9.99999975e-06, -9.99999975e-06,
  67108864.0, -67108864.0, 67108872.0, 1.00000002e+30, 0.785398185,
  0.785398185, -0.785398185, 1.57079637, 3.14159274, -3.14159274, 4.71238899,
  6.28318548, 1.0, -1.0, 1572.36707, 62831.8516, 193925.797, 557632.688,
  785399.75, 999998.812, 999999.0, 1000000.0, -1000000.0, 524288.0, 131071.0,
  32767.0, -352334.469, -698301.625, 301868.938, -855127.438, 71764.0078,
  -268622.156, -884002.125
]>
memref.global "private" constant @cos_expected : memref<40xf64> = dense<[
  1.0, 1.0, 0x7FF8000000000000, 0x7FF8000000000000, 1.0, 0.99999999995,
  0.99999999995, -0.9071720390522806, -0.9071720390522806, 0x7FF8000000000000,
  0x7FF8000000000000, 0.7071067657322372, 0.7071067657322372,
  0.7071067657322372, -4.371139000186241e-08, -0.9999999999999962,
  -0.9999999999999962, 1.1924880454806035e-08, 0.9999999999999847,
  0.5403023058681398, 0.5403023058681398, 5.769200398384719e-05,
  0.9999988610132126, 0.005242093543232899, 0.9999637715439265,
  -0.015805566741078383, 0.025729320070463597, 0.21161995758460128,
  0.9367521275331447, 0.9367521275331447, 0.9858520157461037,
  -0.8179834993879491, 0.9822633517692823, 0.1398014813103948,
  0.5600661547375553, 0.914146785671693, 0.05433303129920111,
  -0.821461854728561, -0.9620427776709717, -0.3558100108678346
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_cos() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 0.0 : f64
  %absolute = arith.constant 1.0e-7 : f64
  %in = memref.get_global @cos_in : memref<40xf32>
  %out = memref.get_global @cos_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf32>, vector<8xf32>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.cos %x : vector<8xf32>
    %wide = arith.extf %y : vector<8xf32> to vector<8xf64>
    %missed = func.call @misses(%wide, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f32 from vector<8xf32>
      %x_lane = vector.extract %x[%j] : f32 from vector<8xf32>
      %scalar = math.cos %x_lane : f32
      %lane_bits = arith.bitcast %lane : f32 to i32
      %scalar_bits = arith.bitcast %scalar : f32 to i32
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i32
      %one = arith.extui %differ : i1 to i32
      %next = arith.addi %s, %one : i32
      scf.yield %next : i32
    }
    scf.yield %sum1 : i32
  }
  return %total : i32
}

func.func @main() -> i32 {
  %zero = arith.constant 0 : i32
  %exp = func.call @check_exp() : () -> i32
  %exp_bit = arith.constant 1 : i32
  %exp_failed = arith.cmpi ne, %exp, %zero : i32
  %exp_mask = arith.select %exp_failed, %exp_bit, %zero : i32
  %mask0 = arith.ori %zero, %exp_mask : i32
  %log = func.call @check_log() : () -> i32
  %log_bit = arith.constant 2 : i32
  %log_failed = arith.cmpi ne, %log, %zero : i32
  %log_mask = arith.select %log_failed, %log_bit, %zero : i32
  %mask1 = arith.ori %mask0, %log_mask : i32
  %sin = func.call @check_sin() : () -> i32
  %sin_bit = arith.constant 4 : i32
  %sin_failed = arith.cmpi ne, %sin, %zero : i32
  %sin_mask = arith.select %sin_failed, %sin_bit, %zero : i32
  %mask2 = arith.ori %mask1, %sin_mask : i32
  %cos = func.call @check_cos() : () -> i32
  %cos_bit = arith.constant 8 : i32
  %cos_failed = arith.cmpi ne, %cos, %zero : i32
  %cos_mask = arith.select %cos_failed, %cos_bit, %zero : i32
  %mask3 = arith.ori %mask2, %cos_mask : i32
  return %mask3 : i32
}
