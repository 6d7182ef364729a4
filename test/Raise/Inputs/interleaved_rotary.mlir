"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,4,16,8],f32>, %arg1: !torch.vtensor<[1,2,16,8],f32>, %arg2: !torch.vtensor<[1,2,16,8],f32>, %arg3: !torch.vtensor<[1,1,16,8],f32>, %arg4: !torch.vtensor<[1,1,16,8],f32>):
    %0 = "torch.aten.mul.Tensor"(%arg0, %arg3) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>
    %1 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %2 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %3 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %4 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %5 = "torch.aten.slice.Tensor"(%arg0, %1, %2, %3, %4) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],f32>
    %6 = "torch.aten.neg"(%5) : (!torch.vtensor<[1,4,16,4],f32>) -> !torch.vtensor<[1,4,16,4],f32>
    %7 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %8 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %9 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %10 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %11 = "torch.aten.slice.Tensor"(%arg0, %7, %8, %9, %10) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],f32>
    %12 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %13 = "torch.aten.unsqueeze"(%6, %12) : (!torch.vtensor<[1,4,16,4],f32>, !torch.int) -> !torch.vtensor<[1,4,16,4,1],f32>
    %14 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %15 = "torch.aten.unsqueeze"(%11, %14) : (!torch.vtensor<[1,4,16,4],f32>, !torch.int) -> !torch.vtensor<[1,4,16,4,1],f32>
    %16 = "torch.prim.ListConstruct"(%13, %15) : (!torch.vtensor<[1,4,16,4,1],f32>, !torch.vtensor<[1,4,16,4,1],f32>) -> !torch.list<vtensor>
    %17 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %18 = "torch.aten.cat"(%16, %17) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,4,2],f32>
    %19 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %20 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %21 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %22 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %23 = "torch.prim.ListConstruct"(%19, %20, %21, %22) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %24 = "torch.aten.view"(%18, %23) : (!torch.vtensor<[1,4,16,4,2],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f32>
    %25 = "torch.aten.mul.Tensor"(%24, %arg4) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>
    %26 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %27 = "torch.aten.add.Tensor"(%0, %25, %26) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.int) -> !torch.vtensor<[1,4,16,8],f32>
    %28 = "torch.aten.mul.Tensor"(%arg1, %arg3) : (!torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,2,16,8],f32>
    %29 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %30 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %31 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %32 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %33 = "torch.aten.slice.Tensor"(%arg1, %29, %30, %31, %32) : (!torch.vtensor<[1,2,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],f32>
    %34 = "torch.aten.neg"(%33) : (!torch.vtensor<[1,2,16,4],f32>) -> !torch.vtensor<[1,2,16,4],f32>
    %35 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %36 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %37 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %38 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %39 = "torch.aten.slice.Tensor"(%arg1, %35, %36, %37, %38) : (!torch.vtensor<[1,2,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],f32>
    %40 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %41 = "torch.aten.unsqueeze"(%34, %40) : (!torch.vtensor<[1,2,16,4],f32>, !torch.int) -> !torch.vtensor<[1,2,16,4,1],f32>
    %42 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %43 = "torch.aten.unsqueeze"(%39, %42) : (!torch.vtensor<[1,2,16,4],f32>, !torch.int) -> !torch.vtensor<[1,2,16,4,1],f32>
    %44 = "torch.prim.ListConstruct"(%41, %43) : (!torch.vtensor<[1,2,16,4,1],f32>, !torch.vtensor<[1,2,16,4,1],f32>) -> !torch.list<vtensor>
    %45 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %46 = "torch.aten.cat"(%44, %45) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,16,4,2],f32>
    %47 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %48 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %49 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %50 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %51 = "torch.prim.ListConstruct"(%47, %48, %49, %50) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %52 = "torch.aten.view"(%46, %51) : (!torch.vtensor<[1,2,16,4,2],f32>, !torch.list<int>) -> !torch.vtensor<[1,2,16,8],f32>
    %53 = "torch.aten.mul.Tensor"(%52, %arg4) : (!torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[1,2,16,8],f32>
    %54 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %55 = "torch.aten.add.Tensor"(%28, %53, %54) : (!torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.int) -> !torch.vtensor<[1,2,16,8],f32>
    %56 = "torch.constant.none"() : () -> !torch.none
    %57 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %58 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %59 = "torch.constant.none"() : () -> !torch.none
    %60 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %61 = "torch.aten.scaled_dot_product_attention"(%27, %55, %arg2, %56, %57, %58, %59, %60) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    "func.return"(%61) : (!torch.vtensor<[1,4,16,8],f32>) -> ()
  }) : () -> ()
}) : () -> ()
