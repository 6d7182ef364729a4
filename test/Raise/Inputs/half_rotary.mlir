"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,4,16,8],f32>, %arg1: !torch.vtensor<[1,2,16,8],f32>, %arg2: !torch.vtensor<[1,2,16,8],f32>, %arg3: !torch.vtensor<[1,1,16,8],f32>, %arg4: !torch.vtensor<[1,1,16,8],f32>):
    %0 = "torch.aten.mul.Tensor"(%arg0, %arg3) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>
    %1 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %2 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %3 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %4 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %5 = "torch.aten.slice.Tensor"(%arg0, %1, %2, %3, %4) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],f32>
    %6 = "torch.aten.neg"(%5) : (!torch.vtensor<[1,4,16,4],f32>) -> !torch.vtensor<[1,4,16,4],f32>
    %7 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %8 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %9 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %10 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %11 = "torch.aten.slice.Tensor"(%arg0, %7, %8, %9, %10) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],f32>
    %12 = "torch.prim.ListConstruct"(%6, %11) : (!torch.vtensor<[1,4,16,4],f32>, !torch.vtensor<[1,4,16,4],f32>) -> !torch.list<vtensor>
    %13 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %14 = "torch.aten.cat"(%12, %13) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,8],f32>
    %15 = "torch.aten.mul.Tensor"(%14, %arg4) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>
    %16 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %17 = "torch.aten.add.Tensor"(%0, %15, %16) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.int) -> !torch.vtensor<[1,4,16,8],f32>
    %18 = "torch.aten.mul.Tensor"(%arg1, %arg3) : (!torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,2,16,8],f32>
    %19 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %20 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %21 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %22 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %23 = "torch.aten.slice.Tensor"(%arg1, %19, %20, %21, %22) : (!torch.vtensor<[1,2,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],f32>
    %24 = "torch.aten.neg"(%23) : (!torch.vtensor<[1,2,16,4],f32>) -> !torch.vtensor<[1,2,16,4],f32>
    %25 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %26 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %27 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %28 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %29 = "torch.aten.slice.Tensor"(%arg1, %25, %26, %27, %28) : (!torch.vtensor<[1,2,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],f32>
    %30 = "torch.prim.ListConstruct"(%24, %29) : (!torch.vtensor<[1,2,16,4],f32>, !torch.vtensor<[1,2,16,4],f32>) -> !torch.list<vtensor>
    %31 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %32 = "torch.aten.cat"(%30, %31) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,16,8],f32>
    %33 = "torch.aten.mul.Tensor"(%32, %arg4) : (!torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,2,16,8],f32>
    %34 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %35 = "torch.aten.add.Tensor"(%18, %33, %34) : (!torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.int) -> !torch.vtensor<[1,2,16,8],f32>
    %36 = "torch.constant.none"() : () -> !torch.none
    %37 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %38 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %39 = "torch.constant.none"() : () -> !torch.none
    %40 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %41 = "torch.aten.scaled_dot_product_attention"(%17, %35, %arg2, %36, %37, %38, %39, %40) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    "func.return"(%41) : (!torch.vtensor<[1,4,16,8],f32>) -> ()
  }) : () -> ()
}) : () -> ()
