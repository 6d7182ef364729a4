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

memref.global "private" constant @exp_in : memref<40xf64> = dense<[
  0xFFF0000000000000, 0x7FF0000000000000, 0x7FF8000000000000, 0.0, -0.0, 1.0,
  -1.0, 1.0e-10, -1.0e-10, -1.0e+30, 1.0e+30, 0.34657359, -0.34657359,
  0.3465736, 17.32868, -17.32868, 0.69314718, -700.0, 700.0, -708.3964,
  709.782712893384, 709.79, -745.14, -745.1, -720.0, -740.0,
  -494.24672054898076, -9.130764559989487, -5.611732997048973,
  11.036433929408531, -93.52406625039919, -579.4596600917432, 463.649460660278,
  -391.6703871518604, 1.3725073094840674, -5.239834304190638,
  -9.441007832586925, -6.524688564019884, -541.088398642952, 448.45105087308457
]>
memref.global "private" constant @exp_expected : memref<40xf64> = dense<[
  0.0, 0x7FF0000000000000, 0x7FF8000000000000, 1.0, 1.0, 2.718281828459045,
  0.36787944117144233, 1.0000000001, 0.9999999999, 0.0, 0x7FF0000000000000,
  1.4142135619771539, 0.7071067813845181, 1.4142135761192896,
  33554448.307503745, 2.9802307903729448e-08, 1.9999999988801094,
  9.85967654375977e-305, 1.0142320547350045e+304, 2.225115094545764e-308,
  1.7976931348622732e+308, 0x7FF0000000000000, 0.0, 5.0e-324,
  2.0322308024e-313, 4.2e-322, 2.2458283861543558e-215, 0.00010828276477329885,
  0.0036547302297695117, 62095.81841913258, 2.415539269934517e-41,
  2.2073293431390397e-252, 2.2929907468443138e+201, 7.938019017570078e-171,
  3.9452302179268166, 0.005301135138980211, 7.940034595641989e-05,
  0.0014667758827018923, 1.0192817480236019e-235, 5.7519724584601006e+194
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_exp() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 1.0e-15 : f64
  %absolute = arith.constant 0.0 : f64
  %in = memref.get_global @exp_in : memref<40xf64>
  %out = memref.get_global @exp_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf64>, vector<8xf64>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.exp %x : vector<8xf64>
    %missed = func.call @misses(%y, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f64 from vector<8xf64>
      %x_lane = vector.extract %x[%j] : f64 from vector<8xf64>
      %scalar = math.exp %x_lane : f64
      %lane_bits = arith.bitcast %lane : f64 to i64
      %scalar_bits = arith.bitcast %scalar : f64 to i64
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i64
      %one = arith.extui %differ : i1 to i32
      %next = arith.addi %s, %one : i32
      scf.yield %next : i32
    }
    scf.yield %sum1 : i32
  }
  return %total : i32
}

memref.global "private" constant @log_in : memref<40xf64> = dense<[
  0.0, -0.0, 0x7FF0000000000000, 0xFFF0000000000000, 0x7FF8000000000000, -1.0,
  1.0, 1.7976931348623157e+308, 2.2250738585072014e-308, 5.0e-324,
  8.232773276476647e-309, 1.0000000000000002, 0.9999999999999999, 1.0001,
  0.9999, 1.4142135623730951, 0.7071067811865476, 1.4142135623730954,
  0.7071067811865475, 2.0, 0.5, 4.0, 10.0, 2.718281828459045, 1.0e-10,
  10000000000.0, 0.5374626043810555, 1.2874172830838192e-31,
  1.978793420838339e-10, 1.571563626249319, 1.357572482620919,
  0.36306773869720865, 2.49787116154891, 0.7473929973603421,
  2.216751656010728e+32, 3.4312605389352294e-08, 1.7452944794690346e-33,
  6.307543443215143e-16, 0.44159749042726826, 2.466766441448091
]>
memref.global "private" constant @log_expected : memref<40xf64> = dense<[
  0xFFF0000000000000, 0xFFF0000000000000, 0x7FF0000000000000,
  0x7FF8000000000000, 0x7FF8000000000000, 0x7FF8000000000000, 0.0,
  709.782712893384, -708.3964185322641, -744.4400719213812, -709.390670805608,
  2.2204460492503128e-16, -1.1102230246251565e-16, 9.999500033329732e-05,
  -0.00010000500033334732, 0.3465735902799727, -0.3465735902799726,
  0.34657359027997287, -0.34657359027997275, 0.6931471805599453,
  -0.6931471805599453, 1.3862943611198906, 2.302585092994046, 1.0,
  -23.025850929940457, 23.025850929940457, -0.6208960946451975,
  -71.12749977747202, -22.343363654398534, 0.45207106402692454,
  0.3056981655964229, -1.0131658541450987, 0.9154388337315159,
  -0.2911641313078783, 74.47876588213158, -17.187753046224845,
  -75.42838477124413, -34.9996151988464, -0.817356466944665, 0.9029081599596788
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_log() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 1.0e-15 : f64
  %absolute = arith.constant 0.0 : f64
  %in = memref.get_global @log_in : memref<40xf64>
  %out = memref.get_global @log_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf64>, vector<8xf64>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.log %x : vector<8xf64>
    %missed = func.call @misses(%y, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f64 from vector<8xf64>
      %x_lane = vector.extract %x[%j] : f64 from vector<8xf64>
      %scalar = math.log %x_lane : f64
      %lane_bits = arith.bitcast %lane : f64 to i64
      %scalar_bits = arith.bitcast %scalar : f64 to i64
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i64
      %one = arith.extui %differ : i1 to i32
      %next = arith.addi %s, %one : i32
      scf.yield %next : i32
    }
    scf.yield %sum1 : i32
  }
  return %total : i32
}

memref.global "private" constant @sin_in : memref<40xf64> = dense<[
  0.0, -0.0, 0x7FF0000000000000, 0x7FF8000000000000, 1.0e-30, 1.0e-05,
  -1.0e-05, 67108864.0, -67108864.0, 67108872.0, 1.0e+30, 0.78539816,
  0.7853982, -0.78539816, 1.5707963267948966, 3.141592653589793,
  -3.141592653589793, 4.71238898038469, 6.283185307179586, 1.0, -1.0,
  1572.3671231216915, 62831.853071795864, 193925.80211711756,
  557632.6960121883, 785399.7341937751, 999998.7867678403, 999999.0, 1000000.0,
  -1000000.0, 524288.0, 131071.0, 32767.0, -352334.4703336753,
  -698301.6521509961, 301868.9460797075, -855127.4266649145, 71764.00861337851,
  -268622.1661748289, -884002.1504505863
]>
memref.global "private" constant @sin_expected : memref<40xf64> = dense<[
  0.0, -0.0, 0x7FF8000000000000, 0x7FF8000000000000, 1.0e-30,
  9.999999999833334e-06, -9.999999999833334e-06, 0.42075989775848105,
  -0.42075989775848105, 0x7FF8000000000000, 0x7FF8000000000000,
  0.7071067787841887, 0.7071068070684596, -0.7071067787841887, 1.0,
  1.2246467991473532e-16, -1.2246467991473532e-16, -1.0,
  -2.4492935982947064e-16, 0.8414709848078965, -0.8414709848078965, 1.0,
  -9.71364707913698e-13, 1.0, 3.139690509527477e-11, 1.0, -1.0,
  -0.9773520315382229, -0.34999350217129294, 0.34999350217129294,
  0.1676180272206543, -0.5752416837547893, 0.18750655394138943,
  0.9899569105605277, -0.8433470358543742, -0.3975254062331958,
  0.9990529491617341, -0.5709211746901276, 0.2824332007827964,
  -0.9252010594139214
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_sin() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 0.0 : f64
  %absolute = arith.constant 4.0e-16 : f64
  %in = memref.get_global @sin_in : memref<40xf64>
  %out = memref.get_global @sin_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf64>, vector<8xf64>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.sin %x : vector<8xf64>
    %missed = func.call @misses(%y, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f64 from vector<8xf64>
      %x_lane = vector.extract %x[%j] : f64 from vector<8xf64>
      %scalar = math.sin %x_lane : f64
      %lane_bits = arith.bitcast %lane : f64 to i64
      %scalar_bits = arith.bitcast %scalar : f64 to i64
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i64
      %one = arith.extui %differ : i1 to i32
      %next = arith.addi %s, %one : i32
      scf.yield %next : i32
    }
    scf.yield %sum1 : i32
  }
  return %total : i32
}

memref.global "private" constant @cos_in : memref<40xf64> = dense<[
  0.0, -0.0, 0x7FF0000000000000, 0x7FF8000000000000, 1.0e-30, 1.0e-05,
  -1.0e-05, 67108864.0, -67108864.0, 67108872.0, 1.0e+30, 0.78539816,
  0.7853982, -0.78539816, 1.5707963267948966, 3.141592653589793,
  -3.141592653589793, 4.71238898038469, 6.283185307179586, 1.0, -1.0,
  1572.3671231216915, 62831.853071795864, 193925.80211711756,
  557632.6960121883, 785399.7341937751, 999998.7867678403, 999999.0, 1000000.0,
  -1000000.0, 524288.0, 131071.0, 32767.0, -352334.4703336753,
  -698301.6521509961, 301868.9460797075, -855127.4266649145, 71764.00861337851,
  -268622.1661748289, -884002.1504505863
]>
memref.global "private" constant @cos_expected : memref<40xf64> = dense<[
  1.0, 1.0, 0x7FF8000000000000, 0x7FF8000000000000, 1.0, 0.99999999995,
  0.99999999995, -0.9071720390522806, -0.9071720390522806, 0x7FF8000000000000,
  0x7FF8000000000000, 0.7071067835889063, 0.7071067553046345,
  0.7071067835889063, 6.123233995736766e-17, -1.0, -1.0,
  -1.8369701987210297e-16, 1.0, 0.5403023058681398, 0.5403023058681398,
  -4.43163076048424e-15, 1.0, -1.2273463117787058e-11, 1.0,
  1.5348777214889158e-13, -2.181673489219482e-11, 0.21161995758460128,
  0.9367521275331447, 0.9367521275331447, 0.9858520157461037,
  -0.8179834993879491, 0.9822633517692823, 0.14136942821365348,
  0.5373693116615806, 0.9175911678951213, 0.04351097299809973,
  -0.8210048795777312, -0.9592869680630425, -0.37947727159786193
]>

// The vector is compared with the expected values, and each scalar with its lane.
func.func @check_cos() -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c40 = arith.constant 40 : index
  %none = arith.constant 0 : i32
  %relative = arith.constant 0.0 : f64
  %absolute = arith.constant 4.0e-16 : f64
  %in = memref.get_global @cos_in : memref<40xf64>
  %out = memref.get_global @cos_expected : memref<40xf64>
  %total = scf.for %i = %c0 to %c40 step %c8 iter_args(%sum = %none) -> i32 {
    %x = vector.load %in[%i] : memref<40xf64>, vector<8xf64>
    %expected = vector.load %out[%i] : memref<40xf64>, vector<8xf64>
    %y = math.cos %x : vector<8xf64>
    %missed = func.call @misses(%y, %expected, %relative, %absolute)
        : (vector<8xf64>, vector<8xf64>, f64, f64) -> i32
    %sum0 = arith.addi %sum, %missed : i32
    %sum1 = scf.for %j = %c0 to %c8 step %c1 iter_args(%s = %sum0) -> i32 {
      %lane = vector.extract %y[%j] : f64 from vector<8xf64>
      %x_lane = vector.extract %x[%j] : f64 from vector<8xf64>
      %scalar = math.cos %x_lane : f64
      %lane_bits = arith.bitcast %lane : f64 to i64
      %scalar_bits = arith.bitcast %scalar : f64 to i64
      %differ = arith.cmpi ne, %lane_bits, %scalar_bits : i64
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
