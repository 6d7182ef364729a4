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
    %44 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %45 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %46 = "torch.prim.ListConstruct"(%44, %45) : (!torch.int, !torch.int) -> !torch.list<int>
    %47 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %48 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %49 = "torch.prim.ListConstruct"(%47, %48) : (!torch.int, !torch.int) -> !torch.list<int>
    %50 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %51 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %52 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %53 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %54 = "torch.aten.empty_strided"(%46, %49, %50, %51, %52, %53) : (!torch.list<int>, !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16,16],i1>
    %55 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %56 = "torch.aten.Int.bool"(%55) : (!torch.bool) -> !torch.int
    %57 = "torch.constant.none"() : () -> !torch.none
    %58 = "torch.constant.none"() : () -> !torch.none
    %59 = "torch.constant.none"() : () -> !torch.none
    %60 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %61 = "torch.constant.none"() : () -> !torch.none
    %62 = "torch.aten.full_like"(%54, %56, %57, %58, %59, %60, %61) : (!torch.vtensor<[16,16],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.bool, !torch.none) -> !torch.vtensor<[16,16],i1>
    %63 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %64 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %65 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %66 = "torch.constant.none"() : () -> !torch.none
    %67 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %68 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %69 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %70 = "torch.aten.arange.start_step"(%63, %64, %65, %66, %67, %68, %69) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %71 = "torch.constant.int"() <{value = -2 : i64}> : () -> !torch.int
    %72 = "torch.aten.unsqueeze"(%70, %71) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %73 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %74 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %75 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %76 = "torch.constant.none"() : () -> !torch.none
    %77 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %78 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %79 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %80 = "torch.aten.arange.start_step"(%73, %74, %75, %76, %77, %78, %79) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %81 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %82 = "torch.aten.unsqueeze"(%80, %81) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[16,1],si64>
    %83 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %84 = "torch.aten.sub.Tensor"(%72, %82, %83) : (!torch.vtensor<[1,16],si64>, !torch.vtensor<[16,1],si64>, !torch.int) -> !torch.vtensor<[16,16],si64>
    %85 = "torch.constant.int"() <{value = -3 : i64}> : () -> !torch.int
    %86 = "torch.aten.ge.Scalar"(%84, %85) : (!torch.vtensor<[16,16],si64>, !torch.int) -> !torch.vtensor<[16,16],i1>
    %87 = "torch.aten.logical_and"(%86, %62) : (!torch.vtensor<[16,16],i1>, !torch.vtensor<[16,16],i1>) -> !torch.vtensor<[16,16],i1>
    %88 = "torch.aten.bitwise_and.Tensor"(%43, %87) : (!torch.vtensor<[16,16],i1>, !torch.vtensor<[16,16],i1>) -> !torch.vtensor<[16,16],i1>
    %89 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %90 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %91 = "torch.constant.none"() : () -> !torch.none
    %92 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %93 = "torch.aten.scaled_dot_product_attention"(%arg0, %arg1, %arg2, %88, %89, %90, %91, %92) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[16,16],i1>, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    "func.return"(%93) : (!torch.vtensor<[1,4,16,8],f32>) -> ()
  }) : () -> ()
}) : () -> ()
