"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[2,4,1,8],f16>, !torch.vtensor<[2,2,1,8],f16>, !torch.vtensor<[2,2,1,8],f16>, !torch.vtensor<[2,2,31,8],f16>, !torch.vtensor<[2,2,31,8],f16>) -> (!torch.vtensor<[2,4,1,8],f16>, !torch.vtensor<[2,2,32,8],f16>, !torch.vtensor<[2,2,32,8],f16>), sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[2,4,1,8],f16>, %arg1: !torch.vtensor<[2,2,1,8],f16>, %arg2: !torch.vtensor<[2,2,1,8],f16>, %arg3: !torch.vtensor<[2,2,31,8],f16>, %arg4: !torch.vtensor<[2,2,31,8],f16>):
    %0 = "torch.prim.ListConstruct"(%arg3, %arg1) : (!torch.vtensor<[2,2,31,8],f16>, !torch.vtensor<[2,2,1,8],f16>) -> !torch.list<vtensor>
    %1 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %2 = "torch.aten.cat"(%0, %1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[2,2,32,8],f16>
    %3 = "torch.prim.ListConstruct"(%arg4, %arg2) : (!torch.vtensor<[2,2,31,8],f16>, !torch.vtensor<[2,2,1,8],f16>) -> !torch.list<vtensor>
    %4 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %5 = "torch.aten.cat"(%3, %4) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[2,2,32,8],f16>
    %6 = "torch.constant.none"() : () -> !torch.none
    %7 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %8 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %9 = "torch.constant.none"() : () -> !torch.none
    %10 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %11 = "torch.aten.scaled_dot_product_attention"(%arg0, %2, %5, %6, %7, %8, %9, %10) : (!torch.vtensor<[2,4,1,8],f16>, !torch.vtensor<[2,2,32,8],f16>, !torch.vtensor<[2,2,32,8],f16>, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[2,4,1,8],f16>
    "func.return"(%11, %2, %5) : (!torch.vtensor<[2,4,1,8],f16>, !torch.vtensor<[2,2,32,8],f16>, !torch.vtensor<[2,2,32,8],f16>) -> ()
  }) : () -> ()
}) : () -> ()
