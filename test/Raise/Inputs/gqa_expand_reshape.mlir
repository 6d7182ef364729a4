"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>, !torch.vtensor<[1,2,16,8],f32>) -> !torch.vtensor<[1,4,16,8],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,4,16,8],f32>, %arg1: !torch.vtensor<[1,2,16,8],f32>, %arg2: !torch.vtensor<[1,2,16,8],f32>):
    %0 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1 = "torch.aten.unsqueeze"(%arg1, %0) : (!torch.vtensor<[1,2,16,8],f32>, !torch.int) -> !torch.vtensor<[1,2,1,16,8],f32>
    %2 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %3 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %4 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %5 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %6 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %7 = "torch.prim.ListConstruct"(%2, %3, %4, %5, %6) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %8 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %9 = "torch.aten.expand"(%1, %7, %8) : (!torch.vtensor<[1,2,1,16,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,16,8],f32>
    %10 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %11 = "torch.aten.clone"(%9, %10) : (!torch.vtensor<[1,2,2,16,8],f32>, !torch.int) -> !torch.vtensor<[1,2,2,16,8],f32>
    %12 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %13 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %14 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %15 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %16 = "torch.prim.ListConstruct"(%12, %13, %14, %15) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %17 = "torch.aten.view"(%11, %16) : (!torch.vtensor<[1,2,2,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f32>
    %18 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %19 = "torch.aten.unsqueeze"(%arg2, %18) : (!torch.vtensor<[1,2,16,8],f32>, !torch.int) -> !torch.vtensor<[1,2,1,16,8],f32>
    %20 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %21 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %22 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %23 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %24 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %25 = "torch.prim.ListConstruct"(%20, %21, %22, %23, %24) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %26 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %27 = "torch.aten.expand"(%19, %25, %26) : (!torch.vtensor<[1,2,1,16,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,16,8],f32>
    %28 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %29 = "torch.aten.clone"(%27, %28) : (!torch.vtensor<[1,2,2,16,8],f32>, !torch.int) -> !torch.vtensor<[1,2,2,16,8],f32>
    %30 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %31 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %32 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %33 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %34 = "torch.prim.ListConstruct"(%30, %31, %32, %33) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %35 = "torch.aten.view"(%29, %34) : (!torch.vtensor<[1,2,2,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f32>
    %36 = "torch.constant.none"() : () -> !torch.none
    %37 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %38 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %39 = "torch.constant.none"() : () -> !torch.none
    %40 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %41 = "torch.aten.scaled_dot_product_attention"(%arg0, %17, %35, %36, %37, %38, %39, %40) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    "func.return"(%41) : (!torch.vtensor<[1,4,16,8],f32>) -> ()
  }) : () -> ()
}) : () -> ()
