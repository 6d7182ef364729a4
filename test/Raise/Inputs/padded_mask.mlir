"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[2,16],si64>, !torch.vtensor<[2,16],si64>) -> !torch.vtensor<[2,16,16],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[2,16],si64>, %arg1: !torch.vtensor<[2,16],si64>):
    %0 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %1 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %2 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %3 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %4 = "torch.aten.embedding"(%0, %arg0, %1, %2, %3) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[2,16],si64>, !torch.int, !torch.bool, !torch.bool) -> !torch.vtensor<[2,16,32],f32>
    %5 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %6 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %7 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %8 = "torch.constant.none"() : () -> !torch.none
    %9 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %10 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %11 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %12 = "torch.aten.arange.start_step"(%5, %6, %7, %8, %9, %10, %11) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %13 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %14 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %15 = "torch.aten.add.Scalar"(%12, %13, %14) : (!torch.vtensor<[16],si64>, !torch.int, !torch.int) -> !torch.vtensor<[16],si64>
    %16 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %17 = "torch.aten.unsqueeze"(%15, %16) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %18 = "torch.constant.none"() : () -> !torch.none
    %19 = "torch.constant.none"() : () -> !torch.none
    %20 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %21 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %22 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%arg1, %18, %19, %20, %21, %22) : (!torch.vtensor<[2,16],si64>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %23 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %24 = "torch.prims.convert_element_type"(%arg1, %23) : (!torch.vtensor<[2,16],si64>, !torch.int) -> !torch.vtensor<[2,16],i1>
    %25 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %26 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %27 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %28 = "torch.constant.none"() : () -> !torch.none
    %29 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %30 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %31 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %32 = "torch.aten.arange.start_step"(%25, %26, %27, %28, %29, %30, %31) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[2],si64>
    %33 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %34 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %35 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %36 = "torch.constant.none"() : () -> !torch.none
    %37 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %38 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %39 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %40 = "torch.aten.arange.start_step"(%33, %34, %35, %36, %37, %38, %39) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %41 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %42 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %43 = "torch.aten.add.Scalar"(%40, %41, %42) : (!torch.vtensor<[16],si64>, !torch.int, !torch.int) -> !torch.vtensor<[16],si64>
    %44 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %45 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %46 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %47 = "torch.constant.none"() : () -> !torch.none
    %48 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %49 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %50 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %51 = "torch.aten.arange.start_step"(%44, %45, %46, %47, %48, %49, %50) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %52 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %53 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %54 = "torch.aten.add.Scalar"(%51, %52, %53) : (!torch.vtensor<[16],si64>, !torch.int, !torch.int) -> !torch.vtensor<[16],si64>
    %55 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %56 = "torch.aten.unsqueeze"(%32, %55) : (!torch.vtensor<[2],si64>, !torch.int) -> !torch.vtensor<[2,1],si64>
    %57 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %58 = "torch.aten.unsqueeze"(%56, %57) : (!torch.vtensor<[2,1],si64>, !torch.int) -> !torch.vtensor<[2,1,1],si64>
    %59 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %60 = "torch.aten.unsqueeze"(%58, %59) : (!torch.vtensor<[2,1,1],si64>, !torch.int) -> !torch.vtensor<[2,1,1,1],si64>
    %61 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %62 = "torch.aten.unsqueeze"(%43, %61) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %63 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %64 = "torch.aten.unsqueeze"(%62, %63) : (!torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,16],si64>
    %65 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %66 = "torch.aten.unsqueeze"(%64, %65) : (!torch.vtensor<[1,1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,16,1],si64>
    %67 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %68 = "torch.aten.unsqueeze"(%54, %67) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %69 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %70 = "torch.aten.unsqueeze"(%68, %69) : (!torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,16],si64>
    %71 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %72 = "torch.aten.unsqueeze"(%70, %71) : (!torch.vtensor<[1,1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,1,16],si64>
    %73 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %74 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %75 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %76 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %77 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %78 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %79 = "torch.aten.empty_strided"(%73, %74, %75, %76, %77, %78) : (!torch.list<int>, !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[],i1>
    %80 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %81 = "torch.aten.Int.bool"(%80) : (!torch.bool) -> !torch.int
    %82 = "torch.constant.none"() : () -> !torch.none
    %83 = "torch.constant.none"() : () -> !torch.none
    %84 = "torch.constant.none"() : () -> !torch.none
    %85 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %86 = "torch.constant.none"() : () -> !torch.none
    %87 = "torch.aten.full_like"(%79, %81, %82, %83, %84, %85, %86) : (!torch.vtensor<[],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.bool, !torch.none) -> !torch.vtensor<[],i1>
    %88 = "torch.aten.le.Tensor"(%72, %66) : (!torch.vtensor<[1,1,1,16],si64>, !torch.vtensor<[1,1,16,1],si64>) -> !torch.vtensor<[1,1,16,16],i1>
    %89 = "torch.constant.none"() : () -> !torch.none
    %90 = "torch.constant.none"() : () -> !torch.none
    %91 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %92 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %93 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%88, %89, %90, %91, %92, %93) : (!torch.vtensor<[1,1,16,16],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %94 = "torch.aten.bitwise_and.Tensor"(%87, %88) : (!torch.vtensor<[],i1>, !torch.vtensor<[1,1,16,16],i1>) -> !torch.vtensor<[1,1,16,16],i1>
    %95 = "torch.prim.ListConstruct"(%60, %72) : (!torch.vtensor<[2,1,1,1],si64>, !torch.vtensor<[1,1,1,16],si64>) -> !torch.list<optional<vtensor>>
    %96 = "torch.aten.index.Tensor"(%24, %95) : (!torch.vtensor<[2,16],i1>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[2,1,1,16],i1>
    %97 = "torch.constant.none"() : () -> !torch.none
    %98 = "torch.constant.none"() : () -> !torch.none
    %99 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %100 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %101 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%96, %97, %98, %99, %100, %101) : (!torch.vtensor<[2,1,1,16],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %102 = "torch.aten.bitwise_and.Tensor"(%94, %96) : (!torch.vtensor<[1,1,16,16],i1>, !torch.vtensor<[2,1,1,16],i1>) -> !torch.vtensor<[2,1,16,16],i1>
    %103 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %104 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %105 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %106 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %107 = "torch.prim.ListConstruct"(%103, %104, %105, %106) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %108 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %109 = "torch.aten.expand"(%102, %107, %108) : (!torch.vtensor<[2,1,16,16],i1>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[2,1,16,16],i1>
    %110 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %111 = "torch.aten.unsqueeze"(%17, %110) : (!torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,16,1],si64>
    %112 = "torch.constant.none"() : () -> !torch.none
    %113 = "torch.constant.none"() : () -> !torch.none
    %114 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %115 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %116 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%111, %112, %113, %114, %115, %116) : (!torch.vtensor<[1,16,1],si64>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %117 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %118 = "torch.prims.convert_element_type"(%111, %117) : (!torch.vtensor<[1,16,1],si64>, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %119 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %120 = "torch.constant.none"() : () -> !torch.none
    %121 = "torch.constant.none"() : () -> !torch.none
    %122 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %123 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %124 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%119, %120, %121, %122, %123, %124) : (!torch.vtensor<[4],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %125 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %126 = "torch.aten.mul.Tensor"(%118, %125) : (!torch.vtensor<[1,16,1],f32>, !torch.vtensor<[4],f32>) -> !torch.vtensor<[1,16,4],f32>
    %127 = "torch.prim.ListConstruct"(%126, %126) : (!torch.vtensor<[1,16,4],f32>, !torch.vtensor<[1,16,4],f32>) -> !torch.list<vtensor>
    %128 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %129 = "torch.aten.cat"(%127, %128) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,16,8],f32>
    %130 = "torch.aten.cos"(%129) : (!torch.vtensor<[1,16,8],f32>) -> !torch.vtensor<[1,16,8],f32>
    %131 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %132 = "torch.aten.mul.Scalar"(%130, %131) : (!torch.vtensor<[1,16,8],f32>, !torch.float) -> !torch.vtensor<[1,16,8],f32>
    %133 = "torch.aten.sin"(%129) : (!torch.vtensor<[1,16,8],f32>) -> !torch.vtensor<[1,16,8],f32>
    %134 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %135 = "torch.aten.mul.Scalar"(%133, %134) : (!torch.vtensor<[1,16,8],f32>, !torch.float) -> !torch.vtensor<[1,16,8],f32>
    %136 = "torch.constant.none"() : () -> !torch.none
    %137 = "torch.constant.none"() : () -> !torch.none
    %138 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %139 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %140 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%132, %136, %137, %138, %139, %140) : (!torch.vtensor<[1,16,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %141 = "torch.constant.none"() : () -> !torch.none
    %142 = "torch.constant.none"() : () -> !torch.none
    %143 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %144 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %145 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%135, %141, %142, %143, %144, %145) : (!torch.vtensor<[1,16,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %146 = "torch.constant.none"() : () -> !torch.none
    %147 = "torch.constant.none"() : () -> !torch.none
    %148 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %149 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %150 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%4, %146, %147, %148, %149, %150) : (!torch.vtensor<[2,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %151 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %152 = "torch.aten.pow.Tensor_Scalar"(%4, %151) : (!torch.vtensor<[2,16,32],f32>, !torch.int) -> !torch.vtensor<[2,16,32],f32>
    %153 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %154 = "torch.prim.ListConstruct"(%153) : (!torch.int) -> !torch.list<int>
    %155 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %156 = "torch.constant.none"() : () -> !torch.none
    %157 = "torch.aten.mean.dim"(%152, %154, %155, %156) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[2,16,1],f32>
    %158 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %159 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %160 = "torch.aten.add.Scalar"(%157, %158, %159) : (!torch.vtensor<[2,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[2,16,1],f32>
    %161 = "torch.aten.rsqrt"(%160) : (!torch.vtensor<[2,16,1],f32>) -> !torch.vtensor<[2,16,1],f32>
    %162 = "torch.aten.mul.Tensor"(%4, %161) : (!torch.vtensor<[2,16,32],f32>, !torch.vtensor<[2,16,1],f32>) -> !torch.vtensor<[2,16,32],f32>
    %163 = "torch.constant.none"() : () -> !torch.none
    %164 = "torch.constant.none"() : () -> !torch.none
    %165 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %166 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %167 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%162, %163, %164, %165, %166, %167) : (!torch.vtensor<[2,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %168 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %169 = "torch.aten.mul.Tensor"(%168, %162) : (!torch.vtensor<[32],f32>, !torch.vtensor<[2,16,32],f32>) -> !torch.vtensor<[2,16,32],f32>
    %170 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float32> : tensor<32x32xf32>}> : () -> !torch.vtensor<[32,32],f32>
    %171 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %172 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %173 = "torch.prim.ListConstruct"(%171, %172) : (!torch.int, !torch.int) -> !torch.list<int>
    %174 = "torch.aten.permute"(%170, %173) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %175 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %176 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %177 = "torch.prim.ListConstruct"(%175, %176) : (!torch.int, !torch.int) -> !torch.list<int>
    %178 = "torch.aten.view"(%169, %177) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %179 = "torch.aten.mm"(%178, %174) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,32],f32>) -> !torch.vtensor<[32,32],f32>
    %180 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %181 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %182 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %183 = "torch.prim.ListConstruct"(%180, %181, %182) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %184 = "torch.aten.view"(%179, %183) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,32],f32>
    %185 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %186 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %187 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %188 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %189 = "torch.prim.ListConstruct"(%185, %186, %187, %188) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %190 = "torch.aten.view"(%184, %189) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,4,8],f32>
    %191 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %192 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %193 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %194 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %195 = "torch.prim.ListConstruct"(%191, %192, %193, %194) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %196 = "torch.aten.permute"(%190, %195) : (!torch.vtensor<[2,16,4,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,4,16,8],f32>
    %197 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32_1> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %198 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %199 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %200 = "torch.prim.ListConstruct"(%198, %199) : (!torch.int, !torch.int) -> !torch.list<int>
    %201 = "torch.aten.permute"(%197, %200) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %202 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %203 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %204 = "torch.prim.ListConstruct"(%202, %203) : (!torch.int, !torch.int) -> !torch.list<int>
    %205 = "torch.aten.view"(%169, %204) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %206 = "torch.aten.mm"(%205, %201) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %207 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %208 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %209 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %210 = "torch.prim.ListConstruct"(%207, %208, %209) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %211 = "torch.aten.view"(%206, %210) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,16],f32>
    %212 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %213 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %214 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %215 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %216 = "torch.prim.ListConstruct"(%212, %213, %214, %215) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %217 = "torch.aten.view"(%211, %216) : (!torch.vtensor<[2,16,16],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,2,8],f32>
    %218 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %219 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %220 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %221 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %222 = "torch.prim.ListConstruct"(%218, %219, %220, %221) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %223 = "torch.aten.permute"(%217, %222) : (!torch.vtensor<[2,16,2,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,2,16,8],f32>
    %224 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32_2> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %225 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %226 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %227 = "torch.prim.ListConstruct"(%225, %226) : (!torch.int, !torch.int) -> !torch.list<int>
    %228 = "torch.aten.permute"(%224, %227) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %229 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %230 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %231 = "torch.prim.ListConstruct"(%229, %230) : (!torch.int, !torch.int) -> !torch.list<int>
    %232 = "torch.aten.view"(%169, %231) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %233 = "torch.aten.mm"(%232, %228) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %234 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %235 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %236 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %237 = "torch.prim.ListConstruct"(%234, %235, %236) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %238 = "torch.aten.view"(%233, %237) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,16],f32>
    %239 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %240 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %241 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %242 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %243 = "torch.prim.ListConstruct"(%239, %240, %241, %242) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %244 = "torch.aten.view"(%238, %243) : (!torch.vtensor<[2,16,16],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,2,8],f32>
    %245 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %246 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %247 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %248 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %249 = "torch.prim.ListConstruct"(%245, %246, %247, %248) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %250 = "torch.aten.permute"(%244, %249) : (!torch.vtensor<[2,16,2,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,2,16,8],f32>
    %251 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %252 = "torch.aten.unsqueeze"(%132, %251) : (!torch.vtensor<[1,16,8],f32>, !torch.int) -> !torch.vtensor<[1,1,16,8],f32>
    %253 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %254 = "torch.aten.unsqueeze"(%135, %253) : (!torch.vtensor<[1,16,8],f32>, !torch.int) -> !torch.vtensor<[1,1,16,8],f32>
    %255 = "torch.aten.mul.Tensor"(%196, %252) : (!torch.vtensor<[2,4,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[2,4,16,8],f32>
    %256 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %257 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %258 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %259 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %260 = "torch.aten.slice.Tensor"(%196, %256, %257, %258, %259) : (!torch.vtensor<[2,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[2,4,16,4],f32>
    %261 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %262 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %263 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %264 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %265 = "torch.aten.slice.Tensor"(%196, %261, %262, %263, %264) : (!torch.vtensor<[2,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[2,4,16,4],f32>
    %266 = "torch.aten.neg"(%265) : (!torch.vtensor<[2,4,16,4],f32>) -> !torch.vtensor<[2,4,16,4],f32>
    %267 = "torch.prim.ListConstruct"(%266, %260) : (!torch.vtensor<[2,4,16,4],f32>, !torch.vtensor<[2,4,16,4],f32>) -> !torch.list<vtensor>
    %268 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %269 = "torch.aten.cat"(%267, %268) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[2,4,16,8],f32>
    %270 = "torch.aten.mul.Tensor"(%269, %254) : (!torch.vtensor<[2,4,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[2,4,16,8],f32>
    %271 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %272 = "torch.aten.add.Tensor"(%255, %270, %271) : (!torch.vtensor<[2,4,16,8],f32>, !torch.vtensor<[2,4,16,8],f32>, !torch.int) -> !torch.vtensor<[2,4,16,8],f32>
    %273 = "torch.aten.mul.Tensor"(%223, %252) : (!torch.vtensor<[2,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[2,2,16,8],f32>
    %274 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %275 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %276 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %277 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %278 = "torch.aten.slice.Tensor"(%223, %274, %275, %276, %277) : (!torch.vtensor<[2,2,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[2,2,16,4],f32>
    %279 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %280 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %281 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %282 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %283 = "torch.aten.slice.Tensor"(%223, %279, %280, %281, %282) : (!torch.vtensor<[2,2,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[2,2,16,4],f32>
    %284 = "torch.aten.neg"(%283) : (!torch.vtensor<[2,2,16,4],f32>) -> !torch.vtensor<[2,2,16,4],f32>
    %285 = "torch.prim.ListConstruct"(%284, %278) : (!torch.vtensor<[2,2,16,4],f32>, !torch.vtensor<[2,2,16,4],f32>) -> !torch.list<vtensor>
    %286 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %287 = "torch.aten.cat"(%285, %286) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[2,2,16,8],f32>
    %288 = "torch.aten.mul.Tensor"(%287, %254) : (!torch.vtensor<[2,2,16,8],f32>, !torch.vtensor<[1,1,16,8],f32>) -> !torch.vtensor<[2,2,16,8],f32>
    %289 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %290 = "torch.aten.add.Tensor"(%273, %288, %289) : (!torch.vtensor<[2,2,16,8],f32>, !torch.vtensor<[2,2,16,8],f32>, !torch.int) -> !torch.vtensor<[2,2,16,8],f32>
    %291 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %292 = "torch.aten.unsqueeze"(%290, %291) : (!torch.vtensor<[2,2,16,8],f32>, !torch.int) -> !torch.vtensor<[2,2,1,16,8],f32>
    %293 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %294 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %295 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %296 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %297 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %298 = "torch.prim.ListConstruct"(%293, %294, %295, %296, %297) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %299 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %300 = "torch.aten.expand"(%292, %298, %299) : (!torch.vtensor<[2,2,1,16,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[2,2,2,16,8],f32>
    %301 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %302 = "torch.aten.clone"(%300, %301) : (!torch.vtensor<[2,2,2,16,8],f32>, !torch.int) -> !torch.vtensor<[2,2,2,16,8],f32>
    %303 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %304 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %305 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %306 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %307 = "torch.prim.ListConstruct"(%303, %304, %305, %306) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %308 = "torch.aten.view"(%302, %307) : (!torch.vtensor<[2,2,2,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,4,16,8],f32>
    %309 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %310 = "torch.aten.unsqueeze"(%250, %309) : (!torch.vtensor<[2,2,16,8],f32>, !torch.int) -> !torch.vtensor<[2,2,1,16,8],f32>
    %311 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %312 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %313 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %314 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %315 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %316 = "torch.prim.ListConstruct"(%311, %312, %313, %314, %315) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %317 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %318 = "torch.aten.expand"(%310, %316, %317) : (!torch.vtensor<[2,2,1,16,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[2,2,2,16,8],f32>
    %319 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %320 = "torch.aten.clone"(%318, %319) : (!torch.vtensor<[2,2,2,16,8],f32>, !torch.int) -> !torch.vtensor<[2,2,2,16,8],f32>
    %321 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %322 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %323 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %324 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %325 = "torch.prim.ListConstruct"(%321, %322, %323, %324) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %326 = "torch.aten.view"(%320, %325) : (!torch.vtensor<[2,2,2,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,4,16,8],f32>
    %327 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %328 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %329 = "torch.constant.float"() <{value = 0.35355339059327379 : f64}> : () -> !torch.float
    %330 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %331 = "torch.aten.scaled_dot_product_attention"(%272, %308, %326, %109, %327, %328, %329, %330) : (!torch.vtensor<[2,4,16,8],f32>, !torch.vtensor<[2,4,16,8],f32>, !torch.vtensor<[2,4,16,8],f32>, !torch.vtensor<[2,1,16,16],i1>, !torch.float, !torch.bool, !torch.float, !torch.bool) -> !torch.vtensor<[2,4,16,8],f32>
    %332 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %333 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %334 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %335 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %336 = "torch.prim.ListConstruct"(%332, %333, %334, %335) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %337 = "torch.aten.view"(%331, %336) : (!torch.vtensor<[2,4,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,4,16,8],f32>
    %338 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %339 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %340 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %341 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %342 = "torch.prim.ListConstruct"(%338, %339, %340, %341) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %343 = "torch.aten.permute"(%337, %342) : (!torch.vtensor<[2,4,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,4,8],f32>
    %344 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %345 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %346 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %347 = "torch.prim.ListConstruct"(%344, %345, %346) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %348 = "torch.aten.view"(%343, %347) : (!torch.vtensor<[2,16,4,8],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,32],f32>
    %349 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float32_1> : tensor<32x32xf32>}> : () -> !torch.vtensor<[32,32],f32>
    %350 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %351 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %352 = "torch.prim.ListConstruct"(%350, %351) : (!torch.int, !torch.int) -> !torch.list<int>
    %353 = "torch.aten.permute"(%349, %352) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %354 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %355 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %356 = "torch.prim.ListConstruct"(%354, %355) : (!torch.int, !torch.int) -> !torch.list<int>
    %357 = "torch.aten.view"(%348, %356) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %358 = "torch.aten.mm"(%357, %353) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,32],f32>) -> !torch.vtensor<[32,32],f32>
    %359 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %360 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %361 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %362 = "torch.prim.ListConstruct"(%359, %360, %361) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %363 = "torch.aten.view"(%358, %362) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,32],f32>
    %364 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %365 = "torch.aten.add.Tensor"(%4, %363, %364) : (!torch.vtensor<[2,16,32],f32>, !torch.vtensor<[2,16,32],f32>, !torch.int) -> !torch.vtensor<[2,16,32],f32>
    %366 = "torch.constant.none"() : () -> !torch.none
    %367 = "torch.constant.none"() : () -> !torch.none
    %368 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %369 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %370 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%365, %366, %367, %368, %369, %370) : (!torch.vtensor<[2,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %371 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %372 = "torch.aten.pow.Tensor_Scalar"(%365, %371) : (!torch.vtensor<[2,16,32],f32>, !torch.int) -> !torch.vtensor<[2,16,32],f32>
    %373 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %374 = "torch.prim.ListConstruct"(%373) : (!torch.int) -> !torch.list<int>
    %375 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %376 = "torch.constant.none"() : () -> !torch.none
    %377 = "torch.aten.mean.dim"(%372, %374, %375, %376) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[2,16,1],f32>
    %378 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %379 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %380 = "torch.aten.add.Scalar"(%377, %378, %379) : (!torch.vtensor<[2,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[2,16,1],f32>
    %381 = "torch.aten.rsqrt"(%380) : (!torch.vtensor<[2,16,1],f32>) -> !torch.vtensor<[2,16,1],f32>
    %382 = "torch.aten.mul.Tensor"(%365, %381) : (!torch.vtensor<[2,16,32],f32>, !torch.vtensor<[2,16,1],f32>) -> !torch.vtensor<[2,16,32],f32>
    %383 = "torch.constant.none"() : () -> !torch.none
    %384 = "torch.constant.none"() : () -> !torch.none
    %385 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %386 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %387 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%382, %383, %384, %385, %386, %387) : (!torch.vtensor<[2,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %388 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %389 = "torch.aten.mul.Tensor"(%388, %382) : (!torch.vtensor<[32],f32>, !torch.vtensor<[2,16,32],f32>) -> !torch.vtensor<[2,16,32],f32>
    %390 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float32> : tensor<4x32xf32>}> : () -> !torch.vtensor<[4,32],f32>
    %391 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %392 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %393 = "torch.prim.ListConstruct"(%391, %392) : (!torch.int, !torch.int) -> !torch.list<int>
    %394 = "torch.aten.permute"(%390, %393) : (!torch.vtensor<[4,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %395 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %396 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %397 = "torch.prim.ListConstruct"(%395, %396) : (!torch.int, !torch.int) -> !torch.list<int>
    %398 = "torch.aten.view"(%389, %397) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %399 = "torch.aten.mm"(%398, %394) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,4],f32>) -> !torch.vtensor<[32,4],f32>
    %400 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %401 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %402 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %403 = "torch.prim.ListConstruct"(%400, %401, %402) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %404 = "torch.aten.view"(%399, %403) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,4],f32>
    %405 = "torch.aten.sigmoid"(%404) : (!torch.vtensor<[2,16,4],f32>) -> !torch.vtensor<[2,16,4],f32>
    %406 = "torch.aten.mul.Tensor"(%404, %405) : (!torch.vtensor<[2,16,4],f32>, !torch.vtensor<[2,16,4],f32>) -> !torch.vtensor<[2,16,4],f32>
    %407 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float32_1> : tensor<4x32xf32>}> : () -> !torch.vtensor<[4,32],f32>
    %408 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %409 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %410 = "torch.prim.ListConstruct"(%408, %409) : (!torch.int, !torch.int) -> !torch.list<int>
    %411 = "torch.aten.permute"(%407, %410) : (!torch.vtensor<[4,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %412 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %413 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %414 = "torch.prim.ListConstruct"(%412, %413) : (!torch.int, !torch.int) -> !torch.list<int>
    %415 = "torch.aten.view"(%389, %414) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %416 = "torch.aten.mm"(%415, %411) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,4],f32>) -> !torch.vtensor<[32,4],f32>
    %417 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %418 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %419 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %420 = "torch.prim.ListConstruct"(%417, %418, %419) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %421 = "torch.aten.view"(%416, %420) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,4],f32>
    %422 = "torch.aten.mul.Tensor"(%406, %421) : (!torch.vtensor<[2,16,4],f32>, !torch.vtensor<[2,16,4],f32>) -> !torch.vtensor<[2,16,4],f32>
    %423 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_4_torch.float32> : tensor<32x4xf32>}> : () -> !torch.vtensor<[32,4],f32>
    %424 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %425 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %426 = "torch.prim.ListConstruct"(%424, %425) : (!torch.int, !torch.int) -> !torch.list<int>
    %427 = "torch.aten.permute"(%423, %426) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[4,32],f32>
    %428 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %429 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %430 = "torch.prim.ListConstruct"(%428, %429) : (!torch.int, !torch.int) -> !torch.list<int>
    %431 = "torch.aten.view"(%422, %430) : (!torch.vtensor<[2,16,4],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %432 = "torch.aten.mm"(%431, %427) : (!torch.vtensor<[32,4],f32>, !torch.vtensor<[4,32],f32>) -> !torch.vtensor<[32,32],f32>
    %433 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %434 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %435 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %436 = "torch.prim.ListConstruct"(%433, %434, %435) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %437 = "torch.aten.view"(%432, %436) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,32],f32>
    %438 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %439 = "torch.aten.add.Tensor"(%365, %437, %438) : (!torch.vtensor<[2,16,32],f32>, !torch.vtensor<[2,16,32],f32>, !torch.int) -> !torch.vtensor<[2,16,32],f32>
    %440 = "torch.constant.none"() : () -> !torch.none
    %441 = "torch.constant.none"() : () -> !torch.none
    %442 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %443 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %444 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%439, %440, %441, %442, %443, %444) : (!torch.vtensor<[2,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %445 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %446 = "torch.aten.pow.Tensor_Scalar"(%439, %445) : (!torch.vtensor<[2,16,32],f32>, !torch.int) -> !torch.vtensor<[2,16,32],f32>
    %447 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %448 = "torch.prim.ListConstruct"(%447) : (!torch.int) -> !torch.list<int>
    %449 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %450 = "torch.constant.none"() : () -> !torch.none
    %451 = "torch.aten.mean.dim"(%446, %448, %449, %450) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[2,16,1],f32>
    %452 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %453 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %454 = "torch.aten.add.Scalar"(%451, %452, %453) : (!torch.vtensor<[2,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[2,16,1],f32>
    %455 = "torch.aten.rsqrt"(%454) : (!torch.vtensor<[2,16,1],f32>) -> !torch.vtensor<[2,16,1],f32>
    %456 = "torch.aten.mul.Tensor"(%439, %455) : (!torch.vtensor<[2,16,32],f32>, !torch.vtensor<[2,16,1],f32>) -> !torch.vtensor<[2,16,32],f32>
    %457 = "torch.constant.none"() : () -> !torch.none
    %458 = "torch.constant.none"() : () -> !torch.none
    %459 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %460 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %461 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%456, %457, %458, %459, %460, %461) : (!torch.vtensor<[2,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %462 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_2> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %463 = "torch.aten.mul.Tensor"(%462, %456) : (!torch.vtensor<[32],f32>, !torch.vtensor<[2,16,32],f32>) -> !torch.vtensor<[2,16,32],f32>
    %464 = "torch.aten.alias"(%463) : (!torch.vtensor<[2,16,32],f32>) -> !torch.vtensor<[2,16,32],f32>
    %465 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %466 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %467 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %468 = "torch.prim.ListConstruct"(%466, %467) : (!torch.int, !torch.int) -> !torch.list<int>
    %469 = "torch.aten.permute"(%465, %468) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %470 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %471 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %472 = "torch.prim.ListConstruct"(%470, %471) : (!torch.int, !torch.int) -> !torch.list<int>
    %473 = "torch.aten.view"(%464, %472) : (!torch.vtensor<[2,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %474 = "torch.aten.mm"(%473, %469) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %475 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %476 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %477 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %478 = "torch.prim.ListConstruct"(%475, %476, %477) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %479 = "torch.aten.view"(%474, %478) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[2,16,16],f32>
    "func.return"(%479) : (!torch.vtensor<[2,16,16],f32>) -> ()
  }) : () -> ()
}) : () -> ()

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_16_32_torch.float32: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000ACEBD23C64A79C3C529A21BD48311FBB9E97223CD04AAEBB1FF521BCF785E93B4F3DACBC5D8854BAA5C935BC34B3DE3B007037BD00D40CBD22EF853B4EF9A8BB442E65BC981A84BC2A6B063D332636BB723A79BC634E683CE09CE7BCF26D79BC1F910DBD1C80BBBCD581023CAE0B8BBBB529823B2113AD3C673045BB2E25733CC34A6E3CC92CABBB53EA81394B0053BC57DF63BCA687DDBC2D623A3C73E838BC6693C33AAFEB44BBF556373DFCD144BBB0D0B2BCC2C8083D17DB94BCAD36A03B6F70CDB9DC6A37BC204F223CB9779BBBC12736BC625EC3BB1BB31D3CA507833BF8778A3C90B29D3BB9B0DF3CE99846BC02EECB3C17A9A8BC95CE18BD5DAB72BC3F99963CF93439BCA5346CBC38714D3A766199BC47C2DEBBDDEC0DBC942AA83C291D14BCDF3A053D82B2293B2751713A42B03BBC771C0BBCB396943B98189DBC8A1CDC3BEF73393C9E9729BCFDE1363D2ED5963C8CD64EBC8C2818BDDB93E93C7C62C73B2CD6933C07FB1EBC760E803C12BF29BDF2AE78BD8DA00DBDEB41453C178D1F3D121AA53C690304BB02F8493BFBC9CC3C9DA0383BCB67E13CB4B1523AB2E30FBC66F506BC92A486BC79090ABD0BBBF4394917823CFEC3563BE75E453CDA76853A06E0A03C001FB23CB511103D4F507BBC5380E2BC2718AD3C101494BC708009BC92EA0FBD7711D93C6705AFBB0BF0A43B6909FBBCFD6294395009D8BBF71A743C14AA26BC4DDD42BCBDFABEBCC5D35EBC292847BCAC3DFDBB70B18D3C602E583B551501BCE09B3DBC1E2931BBA50055BC4181563B29BB1EBD9EFBBD3C354984BC38D507BD81F13FBC19C413BC0A3F65BC6DEEB1BB876F0F3C0EBC34BD157D4B3B1906C2BC7912B8BB255B02BDA9124A3D7BC219BBFD2C60BCEA37443CE0FCA8BB0DC5AEBCF8DC78BC57ED323C9796B33CD502CC3A58ED30BC4B9C44BC4BE72E3B8793AB3CE52C433C7398893C2E0AD3BC20B4D9BC009CFCBB097229BCB76FBF3C7D3A32BC44591E3B3412FE3B55B93B3C6C969F3B1771A53BC4F587BC064A2A3C5CA2203DA7EEE0BC5E10CD3CC4C60BBCC19AEF3CF89D5DBA66A9C5BCAFEC843C7D1C14BD06D53F3A0EE94FBCAEC539BB2CFF88BCCBBB2DBC0FDD9CBBD210EBBAE6ACE33813A9DF3B20197ABA38824D3CDE50A1BCD3AABBBC651EC23B1B82A53C5915EABC2D0A493CBF09023B64A7373B9280403C55FD623CAA22283AAA6D643C8EE9AFBCF4A5E7BA29AFA1BCE22AAB3C86B251BBBEFAA93CADFAC53CE78FE03C81CD85BA53B45A3DAA3024BCCF294E3C6E3A24BB54C041BC0015823CB83B86BC64E72EBD01C2563CAAA6383D7868DC3B6742E1BC354AA33BC298923C8E7994BC66A4DA3CF961CFBB8A423C3CDC78B33C73FCEC3C73DEFCBB46C7C0BCCF3E06BB817B4FBCCF59C7BC82E4523D8711033C09C0913BBFE0893C2BCA25BC2A59BBBB65169EBC061EFC3CA01C09BDC7B0EABBFF3B0BBC990DDCBCF68A0ABC1E13583DA99529BC398D043BAFD5ADBA4C9BE3BB598884B925AB6F3C588E00BD1303733CAB1F04BD64A2B33BC78E60BC8E2F28BA107FA1BB3B63EA3A4A757EBCA107423C6F8CC9BC46A0AB3B102B13BB09A507BC29EA7C3B5E8725BDD25B3FBCD21D143CD8B7A03C06C1F2BB8D5195BC8477ADBC7739AD3C4FDF7FBC50E0E4BC944F9F3A542698BC663A15BD6016F4BBF02D5FBCF91B713C233AA03C3DC67B3BBED1AD3C157069BC6EA145BB73E1B3BBAC9418BDD4DE14BB3218713CE96B073DCFDF923C2F9CA83A1875CEBCC3CD8FBC52566CBC9DE7EFBB5624A93C44E19CBC1879C0BCFB36C13C8617E73B7DA0603C1BDB993CEA705ABD7ED2123DAD26813B4F7E94BB53FFEB3C777BD9BC5E9B89BC0BB8D03C926A203C0E2E55BD47A8E8BB697EDA3B541AA03C20668C3BE75FEE3B9298DDBCED9CA0BC3B94E8BBE0D81DBC397F003CD48A053DD603A5BC2944473B52E53B3A5454D43CBA0910BD3BEEDFBB9B394EBCFB7F243C5557383D8579B1BC5EBE3D3C6B2695BC979FACBBD99510BCC628083C6FE0C93C1386C0BCB9FB77BC488722BCF998813CBB3C213BC2A312BCCB98B1BB9E6D563CC0BA9E39DBA522BD32A637BC7E3A9ABA0FCD2A3BB937083C4BD4913CCEB447BC202134BBB1CE213C60F544BDD561D2BA365492BC1944C13BA31A18BCAB1B1FBB2F38393C6B5874BC36B8123BC5A3923BC2F6813C02458F3B0474E23CEF3A81BB2B0C9BBBCA59113C9590B23C42E6DB3AD639933CB9C3D43CE06E1DBC1E825F3C35CA9B3B9B3ACABCD2492F3D1874453DA90B213C705835BCD45E90BB4169263CF93D0CBD9551803C7994C43C2B5E3F3D45786E3CF72054BC3FED923BC55F2B3D8594E83BDB21E63B18E0393C75B00CBC3B775E3C194ACE3B6FCC28BD8119003CEF21903C410A41BC10373C3C195703BCAAD55FBCC03C94B92BAC08BCC6C5B0BA643300BD22FCB9BCB35796BB73BC8CBC0A6FDF3C24F007BD07AB04BD6DF99BBC293C82BCF03E6D3B993092BC699884BCF992733B795597BC952975BCD44B84BB2771E93C9728023C0B6148BCEF701EBBD0E208BCDB7412BD604FC6BB5D7466BCB4663D3C4EBED4BC19B5C0BC92CD7CBC094600BDDFF51E3D1D6E97BCAD373DBDCF87D03C5DB5333CEA3DF2BC7B408EBD532ECDBCCA05B03BC23553BC6F430B3DB5B5FDBCDE05B23AF265FBBC92CE273B3E38CFBB245E03BC",
      torch_tensor_4_torch.float32: "0x040000000000803FCDCCCC3D0AD7233C6F12833A",
      torch_tensor_32_torch.float32: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_32_32_torch.float32: "0x040000001F5B95BB1FD5133C5DF5023C823381BC3219703CDB24B53C3C119EBCEAC817BCB0D3BFBC0A4C4E3A34B535BC069AC53BCDDEA9BC52DDAEBC5389DCBB032F69BC6722173CB75A1B3D24D8103DF69705BC9749AFBA949E8DBCCA00A33C0AF9FB3C69772CBCBDB3363C2B533BBBC6DB9DBC3436FCBC6B966EBC98DC17BDB29ABBBB79A9B1BCB565EABB1224483D0401DD3BACF9953BCA73793C58FE263B10FAA7BC14FD8D3B51B3A03B0CDB55BCDE8D9ABC774C72BCB41307BDC3F70D3DE24781BC94FBD6BB4EE457BCCB568EBAB5C684394FCFCABA4020533C73EDCEBCAD10973C30B76ABBE067063D1CBBC83A80D6DA393792C33A9D3C0B3D162509BB01F470BC81054CBB147A11BC17D92ABC07C8403C0B29AC3C3792C3BB863433BD92E2493CDFDB013CCBA1023D867D7CBA25FD403CBEC38A3C9C09D43C49E667BBE253A43CE70300BCF65A163D639CF5BCAC6765BC9E91ED3A12BF69B9B6C51D3C5ED8DABC4B5E3C3C6F8C6C3C3DCC293D792F423C2377F4BBD9BC8C3C005CF2BC30D04BBC004D553AE9B46CBBDB4C6BBD7822923CB1EE113D19092DB895E03A3BC68817BC3DDAA93CB086B83B90A4DF3CB9E827BC3078113CF08E73BC494BCBBA1D2044B961AFBEBB0B2E8E3C40F7DFBA6CDE02BDC7E8633C466B893C491C283CACE5593BEAE33CBCD6E7883C4C0FE33C866F873A0BC847BC1D95C7BBFBE6413CE202C1BA72CAF23C1936B5BCF755A83CFE4D98BBA623F83C15C334BC6A8AEF39C1613E3C8BD91D3D816B183DFBA86ABC125F2FBD1B2255BCD0568BB9D495703C98CBAABC071D9C3C44270F3C94E1C3BBCA37EA3C3ED71EBCA62D893CEFFC36BD15E0EEBC393482BC41EACCBC50CA7B3CEF624F3C845C8BBB797221BDC5B0733C425001BC7462A73CF8CAF63C645183BCD203D5BC0E7454BCB62EA03C0CE58DBC71AF123C96F80EBDF0F50BBCEE3219BDCC8518BB40C1B33C441B4C3A47A03A3C7E383D3CBB2180BB3DC5A2BCA484B2BBD43396BC92491DBC67D0EEBC8B7F02BB8AC767BCD24B213CC66A7FBBDFEF9FBC708CA33CEAE9A7BB10B2DB3C6653BB3B45EAD93BB266A5BC2FD5F13A1D8DF6BBFB9F263DE963CE3CCE189DBC7796B4BC79B3A43CA51294BC87F53A3B39240E3CE119303C5C17A43CDDDF523CD40B1F3C776486BC1DFCC4BC02EFA53CA0DD313B4EDB6C3CB80F533C7C43A23CE46FA43C937262BB8207393C9294A03B0BC1BB3CCD7F013D65E659BCD713A43B756017BB009C08BC2ACE60BB639B76BCB03B9CBCFC2A2EBB39DC313C5007D33C3D39063B6173B6BC379B3ABC1EC82A3D55DBB7BB438CF63BC068953C6519ABBC89FC2C3B4A22573A35ADF1BCCAECCBBBCD88913B0A89FEBBF0AF613D3B34033D4181A3BCF553EF3B45E73BBBABA64FBC7380053DCA9E543B985B1B3A8EC6FA374F3AE83BB3C686BB7BA58E3CF3B588BCD24695BBA7B78A3B57E7A4BC18B50ABCE955003C4AF605BD45F76F3C2BC5C4BC014B853CA65C903C2AFB043C62534C3C78D6103D68BE85BC20740CBD71C58C3C22709A3C2B1D8D3C3367F8BA3B1B0B3DB9A1903C2D208B3C59ADF3BB6BE644BC464D45BCF9A0923C6555853C0D82053B7C0944BD057365BC99A255BCE8B8993C1D2AD53CDC5AE0BB0064E9BB387EB8BC7555E93B1B6708BC18323FBC8455B9BCAA4923BC879959BB5255F7BCA47CC63C0E18BBBC40E2C33CE1F58A3A4F8B03BDEBC6DDBC55C2C7BC7013E33CCB8CC8BC19F7263C69105F3BCA720B3CE9D4B23B303C63BC86744E3CAF37783C9966F6BB244DE5BC2009FE3CA2766C3D0F8F403C322C863C005AF7BB76BA073C9E5418BB8FBFBF3CF9F37EBA6450A9BC538CCC3C8A3EDD3C29DD7B3C1DCA35BB20F18C3C8FCDB7BB375A82BC938664BC3EB9D03B4B8B4E3A235F6EBC5B900F3C5455203DE4F6E2BC4073CBBB87B2803CA2A107BDE5FB05BD597A72BB7C5B943C1E602D3D9746B13CB06C66BC98FBB03CAF73013C961631BC7E30993D133BEB3AC6F319BC9DF9FB3CAC20FBBC4E002A3B7F4C203BE2AE843C27A736BA1875083C6B8129BB6904A4BCE94C7E3DBDF57FBC3E312C3B3EB1B5BC09A73F3D15A166BC303256BC2A32B73CEBFD8FBC46EC203CE99A3FBC19C81E3C4AFBBC3CA959E43CA4BF16BDB5EEE6BA0D18393CDDC2823BE765513BC926E63A9023A8BCEB05063BF6AF823CFB795A3CA94DCBBCCDD1C8BBE63126BC35E618BC206EBFBC0ED224BDCA5FC53CB80ADB3C5B10E5BC4F64A1BC5E2FD43B974C293C42ABC83BF916173DE0501C3CC64BAEB6F4CFFD3BE74A8E3C70B538BB7B9F4E3B3447E43BE26FAF3C2D5E14BDF8E9703C26DCCCBC257BC43C20F7C53B905A323C0EF6A53ACF52CBBC24CE89BCC20E103CD4DFCA3C0112903CFC7F673C2046803CC45689BCDDA9A4BC0B88AE3AD5FBE83C4E893B3A0695ADBBB0B1233C933E0B3AB4F667BBA576E63903491DBB4AD8EDBA4E7AF63C5F128ABC5D4914394B87B2BAB7FC22BB8D194ABC7D2A193BCFD8EEBC7430A13B7C93DBBCFB639DBC8C68E2BC94D49DBB80F78E3B2E6D493CF7EFEC3C12D7773C892255BC86B71B3DD4D3763C81219E398881963CE82B903C60A590BC9D0C08BC6E77ABBCB761033D533C65BC7C3EF83AB7AD2A3C7BCAA7395BA6EF3C245088BAD29E1D3C89C009BDD18E203DE9524F3C97CA5A3C4E283F3CE0CD5ABB1041C43C23218CBC722ADDBCC96684BBBD11233C54221E3D74F98A3C67F8EBBB0F785DBCE491063C020E8FBCDDA114BCAFD00E3CA7703ABC30652D3B8F8754BC6CB7873C5234873C3B36563D01AF34BB24D71C3CDD7C04BD2DB43D3DD24B53B9B60AA1BCA06710BA8FB95C3BEB452EBB20B6BA3C073794BCE9866A3C906403BCDECC863C30FE073D7DA62D3C62C0EBBB27ED91BC04279F3BDEE486BC582CB7BA00030C3C4F215CBCC4EBA93CDD0CA33C4160023C693A583BAC54D6390038C53C965A9D3B33ECBE3CFD5D17BDB09715B9A49E5A3CDBCF2BBC771B00BC7E3F24BD7B8E37BC4914B73B90A0F8BCC0E2E4BC92512C3D2E34ABBC4D86823CB9A7833CD03B193C6E0BAE3A8DC119BA44114A3CB46527BB9BA40EBDFE75773C97175AB9DD5D1E3CAF5DA33C189A10BC5B2ECD3C7AAF9B3C8E00B7BC3011B23C752C0F3C65FF3EBB9C73CD3B1BD783BB6AE3203D10897F3C47810EBDF321E53BEE0BF53C62ED193C6628593CA6D58F3C14CC843B6DC4B9BC342AC43CA95BE03937AE6FBCB7C799BC79CCFEBC147681BC0D7698BB9B5A55BD20D512BDAF019C3C49FD2EBCF320803C73B274BB49506E3DDDA648BDA2C69BBBE96306BD454F203D2B22D63C445E80BCB360B33C3400C9BCE44B22BB1FCC203CF215A3BCCBEDB13C26AD083DFF4C013C743B4DBCD8C48B3C8215DFBB9087573C5B8740BCC69EE03A04BF823C1B62893C2A60E7BCF4AC24BC323DA9BC64F7283CB4E322BD47F7383D0E7E83BC3C7FF3BCEEDC903B0174BA3CFEF26CBC57889CBC67E7AB3C7952253DD8B7DEBCE322FB3C27E57DBC105716BD1C90DCBA64C54C3C542A5BBC1D08DABC99ED883A5D4F2BBC9E3CC3B75EBE233B02B3BBBCEE4DC63B14D923BA07A03CBD47F218BD438F69BBAF81E73B9C972CBB8D4B06BDB07248BD02EE8F3C6A93B8BBBA391E3CB568D0BBA95C5D3CDD0047BB6E30253C65FE2D3C012FC1BBD2DB623BEE91DEBC6D9B1A3CCB4DA2BBB8268E3CF737CF3B4ED2F13CED2F873C0DAF0CBCEBF336BDFDC5D73C37E124BD1D2BBF3CADF043BDE0E9A73BCB3BCEBB60FEFABC7E7D19BC4E0BB03B66AABCBC9BA216BD6D1B37BD3BE36EBCF512F23C3956933CD8A937BC259A883C3BA234BD1554763B7BEBC7BCAC10DFBC8A734D3BFD15E03B2B624B3CA7ACD5BCCBB704BD6AF4C4BA2410D03B6971703BFCCEDCBCE07E77BB4176963C864C17BC993DCFBBFCC1833B7CDE8E3CABD3AFBCF950463CE7B732BDF9167BBCCB0841BB9966D23C121B523CEE48ACBCD499A53C0846A2BC662E48BD214B253C7350B9BC4570C1BCBE1A133C70B1E2BCE2E35A3CF2D403BDD266D3BC5ED8BD3A89DA49BD7EE25DBC051C7FBD264973BDC5DF8EBCBE5F5FBC72A5F13BC78642BC5ADD83BB78F259BCCDB4113D1914563B77D4C63C5B60243DFD0BF0BCF5CB56BD9C28B13C22B0DF3B2D0E193CB29572BBE176B6368FB2B6BBA85600BD11C215BD5CD53FBADCC9C83AF3CD013D52DE8EBBCDC8BA3CA292A93BD82C033D2FA4C2BC130A0D3C39A074BCD838BE3B67E8AEBC644CE7BCF9A1543CD2EDFC3B5244ED3BB47556B86F23EABC26941A3C19C4B4BB8ABF0EBDB313C0BBE5EF263D623B073D46F2943CAB8BFDBAC913D4BCB815073B83E869BC294AD1BBF9BF783CD550BA3C2C48DA3B3415293B6426043C21E6063CE98A4FBCD53A72BC95959D3C8C0194BC4E280CBCF333673CF29DD33CEB52B8BC709B82BCAB1FD03B4BD5DFBC879568BCEA2AD83B3B72453C2F7783BB06124ABCB2EB653C949426BC56C30DBDC712F5BCE012A4BB0B5FA0BCDC2C32BD2DD3033C19B753BC27F5D8BCCB3F6B3C1B280F3D0B749A3C67BC2CBCFD3B083D3E3503BC6005313BD885A7BA623F83BC4AB648BBE18328BB196319BB5244503CCB68953A200C92395840B23ABCD78FBC1E7CACBC18CE283C9499F4BA75BAC0BB5105A3BCD3B7A43C3273103D58DCDCBC84ECE23B4522B13CF6F9283BC70FBC3BED7D843AC60EE0BBB2009CBCC0D670BD6E63C13B0E51DABC8E92243BB517D0BC8FEF98BC017A42BC42209B3CA602533BEA68343DF0C3BA3C099CA83C4DF4AB3C091C45BA8AE9D2BCACA8D33B80EC26BC2E62D6BCB4BEAD3A0F5E44BBA69138BB79EE983ADCAB7D3C2187C03BF55503BB12BF8ABCC13D0D3C6FA1093C23E3203CA38392BC0A5CA7BB387366BB99843FBA6720C5BC6A985A3D8A84E53C1974A9BC944DADBB67D2BB3C05124BB779ED38BC6F9F1ABC6EDBA4BCDDC7A63CF28B7ABA481C11BDFBB69C3BC0AC0C3DE6F20BBD8DB9C63CC6F8343AEF38993A18E344BC3F2C0CBDF8F694BC0AEB5B3C2153813C73F534BC4F8D0DBC4BB51FBDDD2E803CBE03663B2F502A3B2E405ABC1B7EC43B90D7DDBA348EEEBBA20EAFBCC1BA20BDC3DC9CBC776C3CBCEE27E0BAA9E8EEBC071C8A3C7709B83CC0B3A6BCA689543CD59E58BBA4CE803C0972E73C7CF3A3BC5294A7BC41CE6C3C73959C3B1B4A923B7576453D01C063BC37C9B63BE16E3ABC1B5037BC6665003B1BFD953C862BCDBC382FC33CC113A83C2AA746BBB936BBBBC797D2BC022E9EBC966DA23C6F34A93C42A8023D8FBC8DBC9CF82BBD5291C03C5871883C2EFFAFBC44E6023B700F9B3CF3DACE3B954CB93CADBDACBC9B3694BC3D90D83A89F19ABA5D45E5BBC08B723C62A903BD38A548BC84D6CDBB92C9043DBA13023D4C0FDA3BCE43533C92B13DBC7B1749BD9DCE843CF919503CE51B24BB28C9063D17A4DCBCF046823CC2EC433C9BDF3ABDFBA10F3BBDEBEA3CBB4E9EBB58ECC7BB0497163DE9102DBBE1BD733B1304323ADE40C3BCF96016BC86E896BC8579373CD15C8EBC8E6ABEBC35ABCE394C19823B59B0243D7E49363D6FD9C83AA1E450BC690D69BCB68B193BDC6441BD5F2812BDF27F6C3C8641063D1501B83CEABB1EBD35F4643BDC84BD3BDB0EA33CEAF3C63CB7A3D03CA91E8B3B97C8A83CDE7DA83C105CEBBA49A2133D87DE9FBC7C2C563C8D3386BC66366C3CFB2EB03BC188AA3C77B8AF3C738737BC96F1AC3C068E46BAE5AA81BBDD6AA93C226D75BA567417BCFD29883C",
      torch_tensor_16_32_torch.float32_1: "0x040000007407DBBBB9FFDBBCA5DA8A3BCE89AB3C54137FBC528C633CB759953C279629BD9281443CD70B9A3CC49E4ABC474B033D400E77392E8D453C1871933B60EB133D670596BC9EE20BBD09A3583B13E271396423E53CA5203E3C2BA597BC12C1BABB66E6903CA094F8BC27BB1B3B74BA99BC1FE4843BF796E7BCA7A9F7BC3BAFE73B0C536B3C6AF2883CCB1EC43CE8EC12BDEABE543CAD8AA1BCF4201C3D73F646BC17C5D2BCA9A72C3D897404BD02DE753BC06B8E3B1E30AB3CCA926EBC6D40C23C433D6F3CF3DCBA3A17E868BCC1E6AF3CCB880BBAB81ABABC264AB8BCC4F4C4BC94676F3C57E1893C85AC13BB8765803C51B813BD5D3A41BC692743BA9704A13BE411E33CBCF44CBDE58CAF3C5F1F863C06586C3C03E074BC7FFF85BBC10EADBC494A123D826C613A00D3CDBC6BD0ECBC74F6B3BBF295E0BC8FCE36BCDD07C2BCD362D6BC104B003DB5B6D13C8291443C1D431EBC3C03143C87AB003DC978C73BA22BF8BC4ABF54BC07235BBC2F55563C389645BC9AFA8CBCDB79183C2C7C55BCCC86EE3B94E5903BD25C853C5965663C8F92293BD74A7BBB6EBBBEBB4B04A33C99FB2EBCA195233C06992A3BD2F0243C86DB863C255BE93CF87BF7BC7480C03C4080A9BB219F2A3B2771AA3B7407D13C1448113C898241BC97E59C3C8CD7FF3B3C561ABC21940B3DF9503DBC94B208BC10759B3B4CA0E7BCA269FFBCCD1A16BB944926BD694CCABC478336BCBEA97DBC8F0E5C3C8558A43CD41808BA1689063C2483BA3B5064333C0A38B33C2911B73CAF403439F49243BBC9B7BEBCE0921FBC664A163BBEA7193BB0C1D4BC0E63973C0D37823BE97FAA3C8D66C2BCEA6FA93C2A78F6BB49EDE0BAAC02FF3C0DCB153C19B9D43C1D55D5BCC5DED9BB3D6024BC8BCC903C9BE98A3BF2A4C83C786E823CBDC272B98B8AE43C7698023B66F63C3C609DBEBAC219EEBA6212823C3241873B65875B3C706FC13CC107CA3C198E9ABC32FD45BC0604CB3C004EEF3C8E3FC4BCF29E873C3E6962BB5466E83CD7B2083CFC412D3A4A1534BD6B471CBA3EAD833B93F9A93C09ADDDBC0A79FE3B844942BBA296CDB714C3D33C9409A4BC83F9723C149D88BC2009603B38A237BC5CC110BD19AA143D9B8B9C3CBBDE86BC1BC6173DC231123B69AEF83B26A20FBC1A08A33C38709EBC50A8043D5074FB3BEF934ABC74FC123C1B898A3B30AEE23BBD29FABC93618CBC5D0FB33A6B2C223C82B0533C1165043C54AB35BDF98D84BC7C8B38398077C2BCA1B0D13C0FB15CBCF030733AD250BFBB701683BB315B88BB1C5514BD3D1A203C099F44BC3335D8BCCB51A63CDFCF82BC7DEC4ABC0688C33C3928B63C642FB1BC8F95B93C3D4B043D781BA23CA15C043D0C7C03BDB6AB81BB560310BD0758353BE7B3A1BCC261DCBC4066013B7F6B993C9887443CE53DCEBBFD579D3CA6500CBBDAF109BD9B32C2BB80A09D3A4A88133CEE374E3C9BDC47BB5313C03C2710543B8A11E4BB8AAF4DBC21E903BD372B1C3D908C51BC54B3123D75AB323CD0C13CBC6138BFBB4C1D51BC6511FC3BEA0966BC3492DFBA1628023D9B4D9ABCF8EA3D3C25F76DBB8790D1BCA64FC03C9764923C458A403C6D9644BC06AD97BC42BA02BCA96085BC0B5880BC9B11853C44E344BCAF82FA39894C5C3D6FAE01BD07DFD1BB58EF113D6C8762BC62C1983C3DFABA3C7BD3B0BCDB122F3BA655243BE6EF1FBCD211A53CF20298BB9452AABC19A9E83B21BB80BC0DAB9EBC0933833A746A6C3C30E9DBBC732145BCE7AB87BC663B8EBCA93E2CBDE236073CAB9F2F3CC78088BB96F205BDFBE9273DBECE21BCD67683BCCA8FA0BCC716F73BC9DE1DBCB5CA6D39FC684B3B3BD3163C389166BC7BB637B907F292BC7E45A9BC935C25BDA429B43B379F803AFEBF9EBBB0B52BBD09972DBD6447A03C6D6988BD6BBDD7BC01D9BBBCD81BB6BCA3FD69BCAF11D33C541B60BC58AA54BC7C9C1F3DC1FC20BDE01A313C6463D53CA3CCEE3C3470AFBBF82CE93CDBE700BD015A6C3C6B9CDE3CD5A06FBCC75690BB76E5A33C09E9133D3D8D893CAE5113BC214C58BC4E3C2B3DDE63DBBC30739ABC1DF75EBB668CACBCB3ED64BCEEE19A3BB82941BBA9D111BDAB92123C1BC35D3C7911853B3797123CAEB9863C5BB4703C87DE4DBC40DED83A0AF2C53B2A667F3B47B07E3C1B963CBCC521E3BC798656BDC8AA8C3B0094AB3CF2F42CBBDC916F3C1809523CF38551BC8214853AF5230D3B3B0125BC4D3C273C564B183CF9F90E3D99FE21BC8215AA3C1461313C13D264BCF2311C3C128F5B3CDBFB1D3CDBEF893C734CB73B42029C3B52B5FA3CA41758BBCE3509BBD92D1ABACC489FBB17E792BC6AD2C93C6A72293BF77026BB38CDB73C292157BCA091F4BC461A36BDEF17943CEBE9DCBCEADB94BC2540493C3418CABC4B4CE5BC5D5052BB37E3B9BC59BD36BD5797C2BC61D0A03CC237223D4912993B47FA013D2F398ABB1DADEB3B22CC3DBC1EE685BB2A0FBA3C20B2BBBBE2CDC43CCE581BBD924E523C2F9E8ABCCF415BBCCD5F49BC62F931BAD30E9FBC1BEDF73B5E119DBC1DDB74B869A0D4BC568DA13B981E2F3C3D8BE7BCA05E083D22F1AA3C025DC23CB57B69BCD36BB23B291F0BBD093919BDAADD06BC4EED113D9D7EE43C3C0B76BCE22B4EBCF923623DA44712BD38462F3C65A9253C3A31063D539F64BC8783B4BC9D96B4BB86C2173CBB713B3BD747F53B148A26BC567FABBB3466A03C863AF7BB202A2BBC7EB5BFBCF7C20BBD053234BC32DCA73C1EE9413DCB90F43B49C4D9BA4A260A3CBCC75D3DF7D181BCC5DE4EBC859BFE3CF673823C6FF6FF3B4DEE953D0087153DF5A4133A2E921EBBD628A4BA4EFA0CBB387FEC3B5061A8BC3C69883B2A26FF3A",
      torch_tensor_16_32_torch.float32_2: "0x04000000E635023CC23177BB44E4AC3C013627BC3D4006BC8AFFA2BB848EB03CD0A65E3BD06D4FBCD564F1BA6D5100BCE0412CBD58DD8BBC92F210BCDA80A0BB8DB2053C2B53033BC893043DDE3798BC3334E23C2973D0BC9B1A933BF41F94BCF3170C3D73D754BC6B85D53CF891C3BC9CF62C3DD9FA32BCF7EEF4BC1A22013DC27E77BC6089B6BBAF28593CD81DB5BB9C5C7F3BC0394F3CAD9B9E3C5816C33C7B9738BC4117443D14EED0BCAD251ABC6233C1BC86C8233DC49D963CCD3425BD13E8B4BC227714BDA4DE023CE047DFBB9F9F8CBCADBB20BCF22608BC2656E9BCC0FC223DC6358CBC96821B3BA9BA6A3C4B1A7BBCB22B363C7AF211BD980A023DF0E3C5BC2A9D6ABC1B9924BD573D8ABC7E5D30BC3BA88BBC06514CBC4441803C2F85B4BC9C4735BD529254BD7B3EC73C9E04A4BBF04F123C8221F7BBDCDDE53CA12CA8BA94BA383CDB8005BDC484DC3BB0C0223D8C3A5A3CDDAD27BD99DF343C93855CBDE0A222BDD3E20D3C5E8035BC9BA9A6BC930C323C6476D4BCB0198ABC60C3943C1DF2D8BC89FE1B3D4D3B18BCB02380BC4CC64DBB6F6E13BD39955F3C40FA56BC6BA9D1BCBD83913CBA68843A4F32FB3CA0239EBB9234DE3B2FC6833B52D2523CA7779CBC6F26E33C07B248BCB5F2323C9914B8BB2BA03D3CCDBC833C5466DA3959C4933CE2E8A73C323AD7BB758EF3BBCEA701BD156ADA3B34D2B1BB2F9B1739FBE58B3CCBD3883C8B73783C53BCFABC3B9612BC80FCB73B84E026BB25AAC23CCED5E53AB863FA3C7253EDBC08B3833C51C28EBC60C8913BDE74B5BA9212FABBD4BCD5BC74CFD93CE545D8BB12E832BC1FD1893C6ECE27BBA2D4E4BB2BBDBFBAA6E6BFBB537BDC3AF03B38BC67D874B8824AFF3CF5E1C53B255AAF3C14FB133C42182E3CB41C6E3C80BD4ABCE59EC73BC170B3BBF9C530BCEED50BBC29B5C33C51FA843C4A50B83CB278C93B495CE03C509BD83B8752553DF7AC283C4F3DA93C89D52C3DF3B9BDBC8BC4703C9BF20F3DBE1249BCFB3DA6BBBBAFE5BC9BB2693C20972ABDC4F8D53CD0051F3C4C7E9ABC17262BBC792DEABB7207103C304C2F3C343EE53C06CA62BCBD6825BC0259C03C1D610BBAB2604F3C809D34BCCF0097BB9F91143C46869C3C4490DE3BCB53D5BCA7ADA5BB150A3ABB1F7085BC41ED06BB2ABCF13B296DD7BB5219D3BBBB729BBBEF2C90BB4C93093C9251663C675D023D733D9B3C635378BC584A943AB57E6BBB7721003D62E11CBCCF46143CBCD7DC3B7F9680BB1EAF033C6273A13C45DD00BD465C9CBC5447A3BCEAD439BCBB47AD3C47682B3DABC00FBC206956BDA69EC0BB3759C5BCA6EC023C616AC73C84F8973C6991FABB599587BBB814EA3B59E2013DF9C2B0BC818089BB2C2C09BC8D5534BD34AE7B3C578793B78F3B8ABCD3E542BC1E9B5CBD198887BB8B92263A5EE964BB578892BCC12597BBA426E1B9303D393C40123EBB54D7B03CF722743C453F11BDC084D0BC3309DCBABE8769BB700B15BD7CE996B9BB64D63C502817BD1D1054BC1905C63C0BEFDA3B8A989D3CD38D4ABC3442AF3C1DF718BDB25BBDBCF9DA253D5DFBD9BCBE78233C3E911FBB76D40EBB779C44BCBE10D5BCCF28613C2F6DAABCD69415BBDD72BC3CA25714BC343AC73C3230843CD7082C3D4054B93CC0AADD3C02DE28BCE213D8BBF4139DBC67387B3990721D3CB23BF13BD70EB73A7D36813CEDB0B13CB4ED1D3DABA4353C87368D3A8ADF51BC87F41F3DB29D933CD9BA93BCF2740BBC47C8193DCA58BA3B84E2003D2F321BBC49F373BC690406BD9035DDBCF762A8BC98EB54BC441081BDA7049538E91E3E3CADAC113D1C546FBC5EB0843C1604943AC5C3A63BD2E0DFBCAE25EB3BAFFAD8B9933015B93968213D62ADBDBC527F153C78D4B23B85A6C4BCA086A0BC0591B4BC004297BC37AFA13C18A604BCE40B8EBC04031ABC390E3ABCFC52B53BB94E1E3DA6DE86BCCFD524BBFE0D973B46F1B1BBE4AF4DBBD7AA84BC05B8CBBB4277EBBA97618BBB24AE38BD39E2113C95ECC83CC5A6473B853FBCBCE6CB78BCEEEA9F3C216665BCE98BC9BC00AA18BDAC6355BCD34DBCBA557578BC2B539F3CEEF8563C00D2203D309C9C3CC4CB973B6C50CD3BED454B3C4747EB3C38B9453C5E011EBCD4F07EBC2F9D273C985236BCB711E83C7EED9B3BE3EE98BC33A7B93CC980EBBA43D716BDBB70933C8DD5933C5C2AAFBB81FA833CC92E02BA8E17623C8F27DFBC6563DABCA5AB553D6132883C8B04A2BC0EA780BC00EF0DBC2DD9AA3B905DE7BBBD712BBD0747503CD7E5F6BCFBD18CBBAA44EB3B53296BBCDBA8A7BB27132CBC5C0573BC04E70BBC035703BC74A4B73C26B62CBCA0ED18BCFC6D6BBC0ED56FBCFDB5B33CCBB2523C15CE8B3C5FAB813CAAA96E3D3882B8BBA071183D655EA8BB4BCFBCBBC0FF9F3BD470093D2AC3DCBBD90821BD05AA033C0E4C053B07C9823B19A8253DE6FE863CA5AF3ABCAB28E5BB60481F3D0BA4DABC0DF82F3CF9E9C9BB3BEE4BB9ABE443BDE48CDE3B1E9DACBC79334FBCAFB5CF39825676BCE9B4CD3A426A17BD20F4DEBA63EFF33CF37A743CD752EE3C20F261BC2A6D9B3BDE68243B4B8354BC1893803C0303103D5C0CC9BBEF6092BC58EE813C5019413CAB44F63C6286873C377B183C47899C3C5E93373C47A7C43C6B469EBCF83444BC2B77033BA0FF01BCE15652BB2FE0BB3C197E8E3A23380F3C679149BA776F90BC9C65AA3B47B6DDBCDC57893C29DD183C19FA06B9BB3985BBE9A09CBCC98F6CBC0995E53CBC41CFBBCBF2AC3C1DC51EBB90B50C3BD304E23C77E1A83CF61A9CBBCCFFFEBAB14A973C669661BBD2D7A73AB5F6D23B22A414BD93AC483D05C7703C7783D03B3C1EC2BCD0D418BC773DB3BB",
      torch_tensor_32_32_torch.float32_1: "0x04000000C62F66BC7E37DA3B725AADBCFDD6FE3C220D74BCD95CE6BA09B014BA6086D0BC2C1373BC82D640BCAB82B03C945693B9E5D42ABD20729B3B27E62E3C41E8E1BCA9F7163CC0CC053CA1E96D3C160686BAD9AF49BB120A163DAF8A583CF904563CCFCEAD3C53AC563CACCE11BAE150F33CD831073D2B4F26BD195A22BCDBA3693B0097AA3CDB40ED3C0ED260BB303C07BCF8DC01BC707D9DBB05E8683CDE0B7B3C2DEEC73B3242A8BAEFEAD4BC4F1D383CA0548EBB6037213C0B13D53C27B2743BE7D2123D50CB973BA95115BCFDBA99BCB2CD103C5416003C62D9C03C01B9053B80B82E3CF0B64C3BB40B993B5CEE253D19A017BCC78C84BC12A303BB25E9703AA5136B3A6D7F1ABD4C8DDF3C098D313AEA8987BC001675BC8C3AFFBC62C8E6BB50DE7EBC011FDF3BA1E6483C2A804ABCE4A7183D9C9856BAB0F0353D9C48C33BE77E6D3C74937B3CB465473C3D4E013D5E66DFBC35A1B8BC5EBFF13C369A8B3AD097503C2A0CE73C6AFF973C9308B33C85A275BC02FDD33B8A751E3C28DD92BC8E62A93C99B52DBDB7F1BFBC44711EBC7DB2E4BC3B93F1BB8318A03C878E093DE5CFF5BC62D386BC5BAECC3BE0C0A4BC6762B4BCE49B4C3A230475BC803E88BC18DF3B3B13D944BDDA448D3C888FA23BAE122A3BA01E753C21D2D5BCC7189C3CB7B25F3C2476183C649C0ABC2961DCBC1437453D868496BB10E89EBCCBB81ABCF89A573D029793BC39A3293DDD9731BCEB60D13C7875A4BCCD23AABC87035BBC094D673C9B83A5BB19B333BC0D0394BCB4DBCB3BDC8E5ABC78D63D3C49A291BC13FEB9BB7EF3CB3BFFAD94BA3C3AD3BCEE06E83C4414843CD331A93C5467EA3BDF0F8B3A21CBD23C53DB34BC175B67BB942AB53CCB4611BD12F11ABBD59642BDC72BA93C3980C6B999393A3D39043D3C73A0B03CCCBDE2B91C40F43A75FD753B80BB4DBB4E1E06BC24D2D33B896912BC5527733CED2ACC3B20BC14BD1CC5DB3CB0476BB9ACC11DBCF4C1493C649F593CF9C494BC85EACD3C4BD1163C7409BFBC2B61E73C2FE7BF3CC103B0BC798AB63B40260D3DC440E03B4A92ED3CD2A02BBC5252A1BC3C189BBCA90D053D5DDEBA3CF777563D34E6B23CDB22893C26D2AA3CAF95D03AEFDDBABC6579D03C0CB774BCA0B76ABCB65B0E3C7D7C5E3D803584BCD67B90BC219065B9094C74BCFA4988BCE0E6753CC8D7023D46F555BC2652853A4D8CB2BC2BAC8F3CDEE5413B20ED2D3C0B9B62BC80CF22BD6CB7023BD9CAD43C8D7A273BF4D0853A61F3263D12AE2DBDD53ED7BC78AFACBBCAC0873C29AA703C6CDE5EBCCB8986BCAE08B9BC43C221BC5715D3BBC3ABFBB81B97C6BC321469BC708C2F3C8C1288BCEBBE98BC0A104ABDCCCC5B3C67DAB9BBA51EB13C93DCC1BCC169FC3C92CB3C3C1EE7E03A452A6E3C61D1D13BEE92D4BC9593A13C0BF6C43C5CF68EBBF88D2A3D6C73943CB77F3ABC075376BB7D94AFBC54BA98BA3B5A82BBEFC4EBBCE09DF3BBC61122BC2F740B3CD95380BC698819BC93296ABC09AFE23C9E4E3FBD3277993CEA12D2BC4F8E74BC3752843CE0290E3DEE669D3B2DE6103BEFE4CA3CF8CE6C3C6AAED83C440D1ABD79CC41BC1E7FB93CA9AB983C2BDB07BD7C39403C32788D3C56EA243C423DBF3C125B553C4578CC3C21473EBBDDC4D8BC9693183C80AD8DBCE5FDB2BB50BF003C8D5008BCB5763D3CD21EFCBCA7BEA23BBE009E3B2E916C3CD0B0B63C4684683B85D6993C34261FBCBD1D63BC997886BD628DB13C8178AF3BD679133D8915D63CD460473C5256AA3C03F6183DF754C13ABD90E8BCAF2A0ABD2BE7173CCA19DCBAC48451BB0E29D8BBA9FBBA3CCE940A3C5ABA873B3C697D3C9F3F023C6914333CA0D382BC7960083CFD89103C39DCB7BB45454EBBA5CF3FBCBB86C03C051FA6BBC487CB3BEE79A13C1C8A8F3C462133BC6E4094BCB0D7BABCD60E14BD3D9C063DFD72D4BB99CE31BD4588E93BC222D43C076B3D3D7045A93B87FFB83B7324E7BC521AF53C722FBB3CD9373EBC52928ABCB3D16DBB2CE5153C27EB2E3B0122BC3C65EC2BBB0D68373C1BBC28BD6BF38FBCA518763CB797F6BBB5AFE7BCF4F831BCB02D80BC09AFBC3C3A9B0C3DA48715BC674DDF3B95FA8D3B6F0C613CE983E93C14468BBC3C1FA93CED7748BB8A0EDB3BCBD7323CB789A0BC00884FB8E768873AE2645DBC39AE10BB477A41BCEBB6BFBC89DA12BC620BECBB50A0193CC25FF2BB0617D03C227D9A3CEDF2073CC675B73C302A12BDE9FDA4BC0DEAB13BA1B814BBB389CEBC100C043C80F9E8BB798322BCA6E4353D016586BBF5365D3B2F8794BCC72C8A3CFD83FBBCF1441EBC451FB23BF97F8E3AE4481FBB154762B997888DBCFEE78CBCA235AFB9B623A3BC90C9A83C7343B43CF8C5EDBC0BD772BCB4A60A3C2912E03C3789D9BBE26B69BBB6C9913C0075AD3C3E1A773D0B843B3DF45AF03B4450CE3C8EB860BC61F3E3BB52D50FBD26B9E63CD14580BC0A453CBBE62B483C708838BD2C6F193C06C2F23BB28794BCDCAFF9BC5C0CBCBBE7561FBD794D1C3D73E74BBC3093DF3C7792BDBC370196BC5B64123B66E328BC80F73FBD5B6902BC506BC1BB32C192BC0CF858BC40DAEFBC0F19AF3C7E64AABCAD52273CCD80343DB8AED2BB6782CCBC9506643CB450D53C47F46D3B2EAECD3B1BFEAF3AECA00E3DBEDC53BCA98CBB3CE1B1C3BC9EB9DABCC2DD823CFCDA6DBC49421EBDD46B60BD090BD23C37A54F39E6684E3C9C04AABC54318E3CC6E43EBCD0563ABBC74927BB3E33D8B9692308BCC0DBEBBCA2190EBA4C5D78BCA7D518BA0DD3293CB4965BBDF0BEF93B2A44663ABC7B5EBC1997063D2F0C5CBCCAD7F9BC03D0EC3982C6593AB918C9BC982FADBB035319BB8CE3983AB32D09BDE7EABC3C029E933C6C3E95BAD7A0023D0C8E053CBAE916BDB79D5ABCE13407BDA6F6A53C94F9CCBCF935133DDC3982BC7757A43CF0C3043C34F0123DD388C1BAD8BB5E3C79CAB83BDCFD70BC058B7ABBDEB35A3A599D68BC18300D3DBD6F693C6002433C7480163DFD4BD23C8B78B13CC48914BC3D040C3AC029C9BB33E35A3A006D73BCD481A13CF06413BDC79B7E3C2D99BFBC69043DBC5CF036BC508FB8BB12933C3B981FB53CAAFD8F3B446EC9BB691EA7BCB070093C3C0EEA3B1E3E583C24DD0EBD5D4B51BCF48D73BC41470D3CA2A133BCE767113C6D9F3FBC06E7243BB320593BE9CAA43CF0D71C3A0939BC3C525ADDBC7211B93C67509A3C69E5D73AD99413BC8701933C18197CBCF92F623C85E1C53C3B2C9DBCA2EF663C9F5181BC13C546BC66E97FBCCB239EBB74030FBC871AFE3BD367CCBCA785DA3B6124B8BB3DF5D1BAB5B76A3C39B4393DE14E53BD91BA81BC3833653B0F8C6FBBCB28FE3C05078C3C40C1673C158669BA83561FBC05FC36BCE2ED5A3C3B530CBD378B793B7B2113BC8E81F93B94BE00BDAE70AFBCB015A7BC0665283DE9F9F5BC14D626BB269A863CBD45A0BCAA55883CE389A23B6ABC84BCC08398BB2959C8B9D08C9BBC41C9723C0DF78F3BF4D7CFBC2024D9BAAD849CBBC6CFCD3C2041ADBC7D012E3CDFBE09BC144A44BC74B2C7BC6B08A43C70C28D3C72CF32BC4B5283BC6406B4BBEAEB38BC5B099F3CF3244FBC6255053D64D6BBBCF44A893CC753EB3C0730343B84EE93BC8002A03C7D46D03C64CD013D80AAF2BB7C675D3C7087DABC13E9DBB9FBDDBEBBC1B8BEBCCC387F3CBC5C38BBA94C45BC2E76D33C95DBC3BC814884BC3E49263C842801BC9EB5E1BAFB69563CD9B41CBD670367BCEDF5373C0A4EEC3B6F8F673C5DDB803CE4F0E53C7421ABBC6CD34DBB77D3A43C1266C7BC6DEE313D7076543C6E32503C4554BCBA804EE7BA95069BBCD7DC2F3B5971453C14F895BB97ADCE3B6199F53BE4CC8BBC8AED8B3C99062BBC6385F2BB2A1C8B3B09730ABCBC7BAD3C852743BD7495133D1FA283BB8691223CBDBE973B7CAD70BCB9431ABD5C7998BC836100BDA64469BA96BA903C4F9814BC61759FBC69782ABD7D72253C8DC70FBD5532C9BC4C3C97BBC786F3BC42DD3EBC30C60B3DC05FA9BBD0CED0BC020C5C3B00C5D9B88D962F3CD973F53CD63411BDFDB105BCC70919BDDDB8E2BAB76500BC3B17F2BC41BECA3BCFF0AF3C6F6E083DDD7DC9BCC68BCA3CBE2CA53C651C103DA11B393DF2E9BA3CD504E7BC5C839C3C6A7AA4BC8E3AD1BB721D043AF2FEFB3BFC65933C5E6EB2BC467CD03BAA70E13C2F3886BC600EDDB8783A313C0934AFBA170475BCB561BC3CE3F38DBCEF73FA3BCB4F95BCBBB428BD5A7C003CBD9D813BE1A1BE3CE51ACABB251A5CBB72F742BCD379C03BC29CB43CC072363C85915B3BD9E6A2BC64C63BBD167AAFBC82B4143DB7821E3CC5A54CBD6D02083DB0C789BCEE3CF3BCC0C32FBC2BB5B9BCEB410D3B2140B4BAE50D283C5C158F3CE748A33CA08987BCF9AEBD3B24D1BDBCD4CD173C9B24BF3C4DF0A6BA7CEE383D18025A3C6B8030BB771D143D1576D03A1D310E3C0F9C313C4A87FD39627B1DBCC418E13BD3B190BCAB2887BC660D05BCC2883DBCC84F103BB06D053D6146C23CE2ED1FBD218730BB7DD4543DDE61F73B10EFE13CC284C5BB150117BDE99659BD41CB9FBCBCAC753C14D522BCDEF3B5BC2246E33C5883A4BC0BFF04BCC1604DBCFC55EF3A8EA3323C2B0A3B3CF42C3C3B8BD1243B59A619BC84511BBC6D01B4BC8D26A93C0F908F3CE7CBDBBC1C78EDBB866AB33C067EE1BCF4C5843C3B7BCB38E59BA23B67CF853C9B17093C8725613C4191FABA6976B33C910A183C4E045B39AC3DFE3B279218BD5932B03C9627983CBE1EDC39928C393DFC1DB43CF71B3B3D1912203CD23CC4BC58E7793B369EA0BC2EE834BB1419A5BC172801BC25FA513BDAFD1DBAE3E70D3D245EB5BC46BF22BA3DD5433C6B69D53CABDF9CBC77EC57BC93F59B3C99042EBCCB37F33CA10877BD98543EBCD261D43840F44FBCD90F053C959BE23C8495B03C44158DBC15B835BC2C1564BCFDF82A3D97D3A93BA5E0093C495191BCA1FC25BDD0A9C73B2A7889BB443DB9BB815E90BB3C60A5BCA4DEB3BC93E9BC3CE64ED03CC9952A3CB5548FBC8A83AA3C80DAD03C423DAF3CB536793C813AD13B4660723C5EE3F7BAE919F23C7261C13C3793E1BA7481E63C7825C5BCC26BD63C9E2C953CAFBE0F3D754974BBB40BA03B4EB534BB3CF8963A9F8B14BDD9E4253DDED9383CD84997BB73E7283D1019C6395EFC69BCC632D33CEE63BD3B16F78FBC7DAE4FBD7D1DE03CEC4671BDACAE86BB6E73D23B25A8FEBB8C7989BCC4E714BBCDD1C3BBCC5D61BC98D06CBC7BD38C3C9907213D4D1F8EBBD4FD41BC6EEF08BD3073473BD79BC3BB698F3E3D67F76CBCD7FF1C3BD01E1FBD0FEA5D3C2BB622BA39D8FCBB30012ABC5D62C33B97C215BCA22176B9B7A3E93BC7CAB63C0FB114BD7E8365BC7874AC3BC7603C3D538007BD37D9ECBC9D8EB5BC7797073DB3BBF6BC2EBCDC3CEF74E9BAAFA1EA39CFF7D9BC549CFB3A3B8C3FB959438C3B195B23BC4134CD3B2E5E3CBBDBA3253C657AC83CBD42143C70DE3BBC2151ACBCF51FF53CFF69903B12DEDE3C956BD9BBCB97843C535BA5BCD7E0BC3CBE26BDBC2209FFBBD74E1CBC267026B9DFD69B3C379406BD615A22BCD9785BBC84AF03BC5CDDF7BCA00F74BC528C3E3CD35EBBBCD9B9703CD5E7EB3C40C0983CD81E9CBCC0DE6C3C028A873BF2D41CBC2AF2DCBC2A6E1D3A69C36EBCC58C423C1D248FBCACFE61BB391B233CBDCB083DA2CB0CBDDB2CBD3A2D81243D64A3D83B",
      torch_tensor_32_torch.float32_1: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_4_32_torch.float32: "0x04000000695F9DBC3F8F9EBC20DFDABC492C83BB5422C13AF7DD1BBBDE954E3BDB95803C7F3C8A3CF53CFEBC257E1BBC495CA5BC9C345D3D0DF02B3D9000663C92B0003DC6FE85BCB5ED9EBCB9FDA73979E7DBBCB97121BDF0D10D3D0A1C153D4588E5BC4948D339D45FA3BC6AEDEA3C7971B9BA54C91CBC9202B73C584BBFBC78DEBF3CA26B163C8C2C163A3992293C1CEC3EBC1BF7073C984D5E3C2738E93B2BC8AC3CD25A253D2EF6053D7D1C24BC3D27D83C77F5633C8638E83B370FE9BC0658D0BC90378FBC670A22BCB503CCBC6D0EC7BCF8E4CE3C2D40293C86713A3B073E3EBB9143823DAEA340BBEAF3C5BB59DA3F3C34F5D4381C53CDBCCF319D3BEEC62FBBA3F6FC3B20E800BDC32811BD73F531BB0982E8BC609736BC277D033AE63ABCBB706FF53B4A21C6BC6BA7C9BCD8E36D3C7F46143D23CF72BC15AA5A3BE527A4BC5D6192BB1D188B3C87E82FBC53A5893B77B3C6BAA6136F3CE95C113C0B73CC3A8B791C3CC2F7FEBC4747393CDBDDEABB3B37DC3C7802AA3CAF4DBD3BD0F5413D30BF7FBB8EE1E63C8C2ED73B4A16AB3B764F213CD04E86BCB916A4BC0DFF0A3D9E6D623CEFE3803C279B28BC6940A43C90396DBC59E6B13B39A2FF3B3BA5DBBB5EF1D33CAC6BFF3A12567B3B2185DEBA429062BB6C55E23C1166003DF4B303BD6635D93BD79FC2BB583CBBBA776F9EBB262A243C86B0483CEB5492BA21B727BC",
      torch_tensor_4_32_torch.float32_1: "0x04000000B97CACBCBE4D49BCF9659CBC00F1AABA8BDA07BD14EEFBBBA751DA3C37501BBC502E8F3C37BEAABC1EA106BD104B15BBA0878ABB850B13BCC098343D624FE93AEA8045BCEB5410BD62FEE9BB6AEF4CBCA04B433C508360BC5B8B5DBCF084373CA927D4BC8A2DCA3CC571AABB122A3C3CD500BA3A339BBDBB035AF5BAD07D913CA9CE6E3B70CBA2BC1EB74BBC0DF946BCB51AE639D6C9953CAF9A6B3C27A11ABBFBE1AA3AB40AA13CA1D76A3C0247C63C000EA3BC5393D9BBE0A510BCD59E653D3CA9493C263BDBBCAA82D1BCEF9902BC9802BFBBCEF2D5BA1671A93CF51F33BC896D2E3C98657F3C7919BA3C137C00BBF8CB733CFD587F3CD42DEDBB2234643C097A12BD90BF37BC3215453C3714B9BC25343DBB542B02BC80E62A3D5EB6D4BB798D0438CA8AA73B4EC334BC0716B0BC5B24DCBC5EF6D33BD3A7CBB9D47C92BC2968AD3C6A7C793CF41E04BC1F4295BB80113F3BE61178BAC64D9F3C478F90BC41FCD03C3C4B5CBC14422DBBB3C3213D0B0EC6BBC53CFBBAE61F833C7343253CB540F3BB105466BC211FAB3B14BF663CF124813C8F836DBC07A9AE3B888606BC6FE3C43AB8E2D0BAC59AD6BCF844CBBC1960DABB985326BC8F16BA3B9880253CF09DDD3BD0D5773B015ABF3C392EBCBCD4E8EABA5EA6C5BCCC79093DEE1D1B3C4151FEBAA0A7B3BCC507C93CA47B36BC370C04BD9B851CBD868981BB091B913C",
      torch_tensor_32_4_torch.float32: "0x0400000005C7F43BCC38563D7094483BA4DB4FBCB793BF3C199408BDA49586BCBB0DA93C5B00CCBC4180CA3CA46E4C3CB515E5BBE18CF73C3EC1EC3AF4C61F3DE68842BAF812873A6770363C81540E3A14053C3D612246BC89CBEE3B69EB2CBAE275333C010398BCBDB7E3BCC18ADC3CD69D07BD7C37A7BC6A4A0C3D40A841BC7C234DB91C6D8F3C0B9C6A3A87BF96BCAA621E3B2200143CE2EC11BCB49620BC4138F53C348704BC4D802BBD109E573ACD3C8F3B6E542E3B408E7F3C0C63583D1C561FBCE1C38DBCADDF38BBEE69293C858294BC9A81813CCE90173C23AF10BC37AB773B3454143CA1CBAEBC8BF2C9BCB7ED23BD607076BC6093053DAAF2F6BB5C5E10BB40B1843BED17193D398811BC598CD1BCE0A007BD505F413B2173013AF6A4943C90754A3CB9B023BCEC3E7E3A0701DF3C04DAE1BB3E2140BD2700B23C894E5D3CC7BB9E3C3B9EEDBC8E03763C81C5BCBBCE7B963C1B43653C96639BBC09DBE53BFBD10EBBC0EC62BAABA8A6BC226895BCD97B943CE7FB8CBC3493183DE6BC3E3CA960D23C656DB3BBD81D6B3CBB0680BC54E117BDE9507B383D1AA6BCC057BE3C2C759A3C8588D7BC70E49B3BF360C03AA23AED3CA14C9EB993D2853CF25BB63B9D2DB6BCB0EC1DBD3DB55ABC789A33BDED23023D93FAAA3B331BB73CF20B573CA72994BAE9678FBCDDE066BB0E272DBCB035653C9200AC3C86E7B4BB4B5D2DBD",
      torch_tensor_32_torch.float32_2: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F"
    }
  }
#-}
