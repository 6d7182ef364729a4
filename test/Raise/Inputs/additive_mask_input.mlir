"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,1,16,16],f32>) -> !torch.vtensor<[1,4,16,8],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,4,16,8],f32>, %arg1: !torch.vtensor<[1,4,16,8],f32>, %arg2: !torch.vtensor<[1,4,16,8],f32>, %arg3: !torch.vtensor<[1,1,16,16],f32>):
    %0 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %1 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %2 = "torch.constant.none"() : () -> !torch.none
    %3 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %4 = "torch.aten.scaled_dot_product_attention"(%arg0, %arg1, %arg2, %arg3, %0, %1, %2, %3) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,1,16,16],f32>, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    "func.return"(%4) : (!torch.vtensor<[1,4,16,8],f32>) -> ()
  }) : () -> ()
}) : () -> ()
