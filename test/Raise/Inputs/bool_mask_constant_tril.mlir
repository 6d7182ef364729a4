"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,4,16,8],f32>, %arg1: !torch.vtensor<[1,4,16,8],f32>, %arg2: !torch.vtensor<[1,4,16,8],f32>):
    %0 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %1 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %2 = "torch.prim.ListConstruct"(%0, %1) : (!torch.int, !torch.int) -> !torch.list<int>
    %3 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %4 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %5 = "torch.prim.ListConstruct"(%3, %4) : (!torch.int, !torch.int) -> !torch.list<int>
    %6 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %7 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %8 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %9 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %10 = "torch.aten.empty_strided"(%2, %5, %6, %7, %8, %9) : (!torch.list<int>, !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16,16],i1>
    %11 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %12 = "torch.aten.Int.bool"(%11) : (!torch.bool) -> !torch.int
    %13 = "torch.constant.none"() : () -> !torch.none
    %14 = "torch.constant.none"() : () -> !torch.none
    %15 = "torch.constant.none"() : () -> !torch.none
    %16 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %17 = "torch.constant.none"() : () -> !torch.none
    %18 = "torch.aten.full_like"(%10, %12, %13, %14, %15, %16, %17) : (!torch.vtensor<[16,16],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.bool, !torch.none) -> !torch.vtensor<[16,16],i1>
    %19 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %20 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %21 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %22 = "torch.constant.none"() : () -> !torch.none
    %23 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %24 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %25 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %26 = "torch.aten.arange.start_step"(%19, %20, %21, %22, %23, %24, %25) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %27 = "torch.constant.int"() <{value = -2 : i64}> : () -> !torch.int
    %28 = "torch.aten.unsqueeze"(%26, %27) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %29 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %30 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %31 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %32 = "torch.constant.none"() : () -> !torch.none
    %33 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %34 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %35 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %36 = "torch.aten.arange.start_step"(%29, %30, %31, %32, %33, %34, %35) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %37 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %38 = "torch.aten.unsqueeze"(%36, %37) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[16,1],si64>
    %39 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %40 = "torch.aten.sub.Tensor"(%28, %38, %39) : (!torch.vtensor<[1,16],si64>, !torch.vtensor<[16,1],si64>, !torch.int) -> !torch.vtensor<[16,16],si64>
    %41 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %42 = "torch.aten.le.Scalar"(%40, %41) : (!torch.vtensor<[16,16],si64>, !torch.int) -> !torch.vtensor<[16,16],i1>
    %43 = "torch.aten.logical_and"(%42, %18) : (!torch.vtensor<[16,16],i1>, !torch.vtensor<[16,16],i1>) -> !torch.vtensor<[16,16],i1>
    %44 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %45 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %46 = "torch.constant.none"() : () -> !torch.none
    %47 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %48 = "torch.aten.scaled_dot_product_attention"(%arg0, %arg1, %arg2, %43, %44, %45, %46, %47) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[16,16],i1>, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    "func.return"(%48) : (!torch.vtensor<[1,4,16,8],f32>) -> ()
  }) : () -> ()
}) : () -> ()
