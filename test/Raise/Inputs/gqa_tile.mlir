"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,4,16,8],f32>, %arg1: !torch.vtensor<[1,2,16,8],f32>, %arg2: !torch.vtensor<[1,2,16,8],f32>):
    %0 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %2 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %3 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %4 = "torch.prim.ListConstruct"(%0, %1, %2, %3) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %5 = "torch.aten.repeat"(%arg1, %4) : (!torch.vtensor<[1,2,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f32>
    %6 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %7 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %8 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %9 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %10 = "torch.prim.ListConstruct"(%6, %7, %8, %9) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %11 = "torch.aten.repeat"(%arg2, %10) : (!torch.vtensor<[1,2,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f32>
    %12 = "torch.constant.none"() : () -> !torch.none
    %13 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %14 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %15 = "torch.constant.none"() : () -> !torch.none
    %16 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %17 = "torch.aten.scaled_dot_product_attention"(%arg0, %5, %11, %12, %13, %14, %15, %16) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    "func.return"(%17) : (!torch.vtensor<[1,4,16,8],f32>) -> ()
  }) : () -> ()
}) : () -> ()
