"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,16],si64>) -> !torch.vtensor<[1,16,16],f16>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,16],si64>):
    %0 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float16> : tensor<16x32xf16>}> : () -> !torch.vtensor<[16,32],f16>
    %1 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %2 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %3 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %4 = "torch.aten.embedding"(%0, %arg0, %1, %2, %3) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[1,16],si64>, !torch.int, !torch.bool, !torch.bool) -> !torch.vtensor<[1,16,32],f16>
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
    %18 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %19 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %20 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %21 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %22 = "torch.aten.slice.Tensor"(%17, %18, %19, %20, %21) : (!torch.vtensor<[1,16],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,1],si64>
    %23 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %24 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %25 = "torch.aten.sub.Scalar"(%22, %23, %24) : (!torch.vtensor<[1,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[1,1],si64>
    %26 = "torch.prim.ListConstruct"(%25, %17) : (!torch.vtensor<[1,1],si64>, !torch.vtensor<[1,16],si64>) -> !torch.list<vtensor>
    %27 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %28 = "torch.aten.cat"(%26, %27) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,17],si64>
    %29 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %30 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %31 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %32 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %33 = "torch.aten.slice.Tensor"(%28, %29, %30, %31, %32) : (!torch.vtensor<[1,17],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,16],si64>
    %34 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %35 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %36 = "torch.constant.int"() <{value = 17 : i64}> : () -> !torch.int
    %37 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %38 = "torch.aten.slice.Tensor"(%28, %34, %35, %36, %37) : (!torch.vtensor<[1,17],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,16],si64>
    %39 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %40 = "torch.aten.sub.Tensor"(%38, %33, %39) : (!torch.vtensor<[1,16],si64>, !torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %41 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %42 = "torch.aten.ne.Scalar"(%40, %41) : (!torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,16],i1>
    %43 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %44 = "torch.constant.none"() : () -> !torch.none
    %45 = "torch.aten.cumsum"(%42, %43, %44) : (!torch.vtensor<[1,16],i1>, !torch.int, !torch.none) -> !torch.vtensor<[1,16],si64>
    %46 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %47 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %48 = "torch.prim.ListConstruct"(%46, %47) : (!torch.int, !torch.int) -> !torch.list<int>
    %49 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %50 = "torch.aten.expand"(%17, %48, %49) : (!torch.vtensor<[1,16],si64>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,16],si64>
    %51 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %52 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %53 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %54 = "torch.constant.none"() : () -> !torch.none
    %55 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %56 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %57 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %58 = "torch.aten.arange.start_step"(%51, %52, %53, %54, %55, %56, %57) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[1],si64>
    %59 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %60 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %61 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %62 = "torch.constant.none"() : () -> !torch.none
    %63 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %64 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %65 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %66 = "torch.aten.arange.start_step"(%59, %60, %61, %62, %63, %64, %65) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %67 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %68 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %69 = "torch.aten.add.Scalar"(%66, %67, %68) : (!torch.vtensor<[16],si64>, !torch.int, !torch.int) -> !torch.vtensor<[16],si64>
    %70 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %71 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %72 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %73 = "torch.constant.none"() : () -> !torch.none
    %74 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %75 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %76 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %77 = "torch.aten.arange.start_step"(%70, %71, %72, %73, %74, %75, %76) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[16],si64>
    %78 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %79 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %80 = "torch.aten.add.Scalar"(%77, %78, %79) : (!torch.vtensor<[16],si64>, !torch.int, !torch.int) -> !torch.vtensor<[16],si64>
    %81 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %82 = "torch.aten.unsqueeze"(%58, %81) : (!torch.vtensor<[1],si64>, !torch.int) -> !torch.vtensor<[1,1],si64>
    %83 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %84 = "torch.aten.unsqueeze"(%82, %83) : (!torch.vtensor<[1,1],si64>, !torch.int) -> !torch.vtensor<[1,1,1],si64>
    %85 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %86 = "torch.aten.unsqueeze"(%84, %85) : (!torch.vtensor<[1,1,1],si64>, !torch.int) -> !torch.vtensor<[1,1,1,1],si64>
    %87 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %88 = "torch.aten.unsqueeze"(%69, %87) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %89 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %90 = "torch.aten.unsqueeze"(%88, %89) : (!torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,16],si64>
    %91 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %92 = "torch.aten.unsqueeze"(%90, %91) : (!torch.vtensor<[1,1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,16,1],si64>
    %93 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %94 = "torch.aten.unsqueeze"(%80, %93) : (!torch.vtensor<[16],si64>, !torch.int) -> !torch.vtensor<[1,16],si64>
    %95 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %96 = "torch.aten.unsqueeze"(%94, %95) : (!torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,16],si64>
    %97 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %98 = "torch.aten.unsqueeze"(%96, %97) : (!torch.vtensor<[1,1,16],si64>, !torch.int) -> !torch.vtensor<[1,1,1,16],si64>
    %99 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %100 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %101 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %102 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %103 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %104 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %105 = "torch.aten.empty_strided"(%99, %100, %101, %102, %103, %104) : (!torch.list<int>, !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[],i1>
    %106 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %107 = "torch.aten.Int.bool"(%106) : (!torch.bool) -> !torch.int
    %108 = "torch.constant.none"() : () -> !torch.none
    %109 = "torch.constant.none"() : () -> !torch.none
    %110 = "torch.constant.none"() : () -> !torch.none
    %111 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %112 = "torch.constant.none"() : () -> !torch.none
    %113 = "torch.aten.full_like"(%105, %107, %108, %109, %110, %111, %112) : (!torch.vtensor<[],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.bool, !torch.none) -> !torch.vtensor<[],i1>
    %114 = "torch.prim.ListConstruct"(%86, %92) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,16,1],si64>) -> !torch.list<optional<vtensor>>
    %115 = "torch.aten.index.Tensor"(%45, %114) : (!torch.vtensor<[1,16],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,16,1],si64>
    %116 = "torch.prim.ListConstruct"(%86, %98) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,1,16],si64>) -> !torch.list<optional<vtensor>>
    %117 = "torch.aten.index.Tensor"(%45, %116) : (!torch.vtensor<[1,16],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,1,16],si64>
    %118 = "torch.aten.eq.Tensor"(%115, %117) : (!torch.vtensor<[1,1,16,1],si64>, !torch.vtensor<[1,1,1,16],si64>) -> !torch.vtensor<[1,1,16,16],i1>
    %119 = "torch.constant.none"() : () -> !torch.none
    %120 = "torch.constant.none"() : () -> !torch.none
    %121 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %122 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %123 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%118, %119, %120, %121, %122, %123) : (!torch.vtensor<[1,1,16,16],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %124 = "torch.aten.bitwise_and.Tensor"(%113, %118) : (!torch.vtensor<[],i1>, !torch.vtensor<[1,1,16,16],i1>) -> !torch.vtensor<[1,1,16,16],i1>
    %125 = "torch.prim.ListConstruct"(%86, %92) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,16,1],si64>) -> !torch.list<optional<vtensor>>
    %126 = "torch.aten.index.Tensor"(%50, %125) : (!torch.vtensor<[1,16],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,16,1],si64>
    %127 = "torch.prim.ListConstruct"(%86, %98) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,1,16],si64>) -> !torch.list<optional<vtensor>>
    %128 = "torch.aten.index.Tensor"(%50, %127) : (!torch.vtensor<[1,16],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,1,16],si64>
    %129 = "torch.aten.le.Tensor"(%128, %126) : (!torch.vtensor<[1,1,1,16],si64>, !torch.vtensor<[1,1,16,1],si64>) -> !torch.vtensor<[1,1,16,16],i1>
    %130 = "torch.constant.none"() : () -> !torch.none
    %131 = "torch.constant.none"() : () -> !torch.none
    %132 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %133 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %134 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%129, %130, %131, %132, %133, %134) : (!torch.vtensor<[1,1,16,16],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %135 = "torch.aten.bitwise_and.Tensor"(%124, %129) : (!torch.vtensor<[1,1,16,16],i1>, !torch.vtensor<[1,1,16,16],i1>) -> !torch.vtensor<[1,1,16,16],i1>
    %136 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %137 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %138 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %139 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %140 = "torch.prim.ListConstruct"(%136, %137, %138, %139) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %141 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %142 = "torch.aten.expand"(%135, %140, %141) : (!torch.vtensor<[1,1,16,16],i1>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,1,16,16],i1>
    %143 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %144 = "torch.aten.unsqueeze"(%17, %143) : (!torch.vtensor<[1,16],si64>, !torch.int) -> !torch.vtensor<[1,16,1],si64>
    %145 = "torch.constant.none"() : () -> !torch.none
    %146 = "torch.constant.none"() : () -> !torch.none
    %147 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %148 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %149 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%144, %145, %146, %147, %148, %149) : (!torch.vtensor<[1,16,1],si64>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %150 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %151 = "torch.prims.convert_element_type"(%144, %150) : (!torch.vtensor<[1,16,1],si64>, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %152 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %153 = "torch.constant.none"() : () -> !torch.none
    %154 = "torch.constant.none"() : () -> !torch.none
    %155 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %156 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %157 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%152, %153, %154, %155, %156, %157) : (!torch.vtensor<[4],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %158 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %159 = "torch.aten.mul.Tensor"(%151, %158) : (!torch.vtensor<[1,16,1],f32>, !torch.vtensor<[4],f32>) -> !torch.vtensor<[1,16,4],f32>
    %160 = "torch.prim.ListConstruct"(%159, %159) : (!torch.vtensor<[1,16,4],f32>, !torch.vtensor<[1,16,4],f32>) -> !torch.list<vtensor>
    %161 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %162 = "torch.aten.cat"(%160, %161) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,16,8],f32>
    %163 = "torch.aten.cos"(%162) : (!torch.vtensor<[1,16,8],f32>) -> !torch.vtensor<[1,16,8],f32>
    %164 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %165 = "torch.aten.mul.Scalar"(%163, %164) : (!torch.vtensor<[1,16,8],f32>, !torch.float) -> !torch.vtensor<[1,16,8],f32>
    %166 = "torch.aten.sin"(%162) : (!torch.vtensor<[1,16,8],f32>) -> !torch.vtensor<[1,16,8],f32>
    %167 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %168 = "torch.aten.mul.Scalar"(%166, %167) : (!torch.vtensor<[1,16,8],f32>, !torch.float) -> !torch.vtensor<[1,16,8],f32>
    %169 = "torch.constant.none"() : () -> !torch.none
    %170 = "torch.constant.none"() : () -> !torch.none
    %171 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %172 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %173 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%165, %169, %170, %171, %172, %173) : (!torch.vtensor<[1,16,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %174 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %175 = "torch.prims.convert_element_type"(%165, %174) : (!torch.vtensor<[1,16,8],f32>, !torch.int) -> !torch.vtensor<[1,16,8],f16>
    %176 = "torch.constant.none"() : () -> !torch.none
    %177 = "torch.constant.none"() : () -> !torch.none
    %178 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %179 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %180 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%168, %176, %177, %178, %179, %180) : (!torch.vtensor<[1,16,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %181 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %182 = "torch.prims.convert_element_type"(%168, %181) : (!torch.vtensor<[1,16,8],f32>, !torch.int) -> !torch.vtensor<[1,16,8],f16>
    %183 = "torch.constant.none"() : () -> !torch.none
    %184 = "torch.constant.none"() : () -> !torch.none
    %185 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %186 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %187 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%4, %183, %184, %185, %186, %187) : (!torch.vtensor<[1,16,32],f16>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %188 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %189 = "torch.prims.convert_element_type"(%4, %188) : (!torch.vtensor<[1,16,32],f16>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %190 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %191 = "torch.aten.pow.Tensor_Scalar"(%189, %190) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %192 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %193 = "torch.prim.ListConstruct"(%192) : (!torch.int) -> !torch.list<int>
    %194 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %195 = "torch.constant.none"() : () -> !torch.none
    %196 = "torch.aten.mean.dim"(%191, %193, %194, %195) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,16,1],f32>
    %197 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %198 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %199 = "torch.aten.add.Scalar"(%196, %197, %198) : (!torch.vtensor<[1,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %200 = "torch.aten.rsqrt"(%199) : (!torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,1],f32>
    %201 = "torch.aten.mul.Tensor"(%189, %200) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,32],f32>
    %202 = "torch.constant.none"() : () -> !torch.none
    %203 = "torch.constant.none"() : () -> !torch.none
    %204 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %205 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %206 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%201, %202, %203, %204, %205, %206) : (!torch.vtensor<[1,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %207 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %208 = "torch.prims.convert_element_type"(%201, %207) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f16>
    %209 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float16> : tensor<32xf16>}> : () -> !torch.vtensor<[32],f16>
    %210 = "torch.aten.mul.Tensor"(%209, %208) : (!torch.vtensor<[32],f16>, !torch.vtensor<[1,16,32],f16>) -> !torch.vtensor<[1,16,32],f16>
    %211 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float16> : tensor<32x32xf16>}> : () -> !torch.vtensor<[32,32],f16>
    %212 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %213 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %214 = "torch.prim.ListConstruct"(%212, %213) : (!torch.int, !torch.int) -> !torch.list<int>
    %215 = "torch.aten.permute"(%211, %214) : (!torch.vtensor<[32,32],f16>, !torch.list<int>) -> !torch.vtensor<[32,32],f16>
    %216 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %217 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %218 = "torch.prim.ListConstruct"(%216, %217) : (!torch.int, !torch.int) -> !torch.list<int>
    %219 = "torch.aten.view"(%210, %218) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[16,32],f16>
    %220 = "torch.aten.mm"(%219, %215) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[32,32],f16>) -> !torch.vtensor<[16,32],f16>
    %221 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %222 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %223 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %224 = "torch.prim.ListConstruct"(%221, %222, %223) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %225 = "torch.aten.view"(%220, %224) : (!torch.vtensor<[16,32],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],f16>
    %226 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %227 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %228 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %229 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %230 = "torch.prim.ListConstruct"(%226, %227, %228, %229) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %231 = "torch.aten.view"(%225, %230) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,4,8],f16>
    %232 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %233 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %234 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %235 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %236 = "torch.prim.ListConstruct"(%232, %233, %234, %235) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %237 = "torch.aten.permute"(%231, %236) : (!torch.vtensor<[1,16,4,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f16>
    %238 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float16_1> : tensor<16x32xf16>}> : () -> !torch.vtensor<[16,32],f16>
    %239 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %240 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %241 = "torch.prim.ListConstruct"(%239, %240) : (!torch.int, !torch.int) -> !torch.list<int>
    %242 = "torch.aten.permute"(%238, %241) : (!torch.vtensor<[16,32],f16>, !torch.list<int>) -> !torch.vtensor<[32,16],f16>
    %243 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %244 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %245 = "torch.prim.ListConstruct"(%243, %244) : (!torch.int, !torch.int) -> !torch.list<int>
    %246 = "torch.aten.view"(%210, %245) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[16,32],f16>
    %247 = "torch.aten.mm"(%246, %242) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[32,16],f16>) -> !torch.vtensor<[16,16],f16>
    %248 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %249 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %250 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %251 = "torch.prim.ListConstruct"(%248, %249, %250) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %252 = "torch.aten.view"(%247, %251) : (!torch.vtensor<[16,16],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,16],f16>
    %253 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %254 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %255 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %256 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %257 = "torch.prim.ListConstruct"(%253, %254, %255, %256) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %258 = "torch.aten.view"(%252, %257) : (!torch.vtensor<[1,16,16],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,2,8],f16>
    %259 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %260 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %261 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %262 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %263 = "torch.prim.ListConstruct"(%259, %260, %261, %262) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %264 = "torch.aten.permute"(%258, %263) : (!torch.vtensor<[1,16,2,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,2,16,8],f16>
    %265 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float16_2> : tensor<16x32xf16>}> : () -> !torch.vtensor<[16,32],f16>
    %266 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %267 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %268 = "torch.prim.ListConstruct"(%266, %267) : (!torch.int, !torch.int) -> !torch.list<int>
    %269 = "torch.aten.permute"(%265, %268) : (!torch.vtensor<[16,32],f16>, !torch.list<int>) -> !torch.vtensor<[32,16],f16>
    %270 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %271 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %272 = "torch.prim.ListConstruct"(%270, %271) : (!torch.int, !torch.int) -> !torch.list<int>
    %273 = "torch.aten.view"(%210, %272) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[16,32],f16>
    %274 = "torch.aten.mm"(%273, %269) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[32,16],f16>) -> !torch.vtensor<[16,16],f16>
    %275 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %276 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %277 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %278 = "torch.prim.ListConstruct"(%275, %276, %277) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %279 = "torch.aten.view"(%274, %278) : (!torch.vtensor<[16,16],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,16],f16>
    %280 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %281 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %282 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %283 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %284 = "torch.prim.ListConstruct"(%280, %281, %282, %283) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %285 = "torch.aten.view"(%279, %284) : (!torch.vtensor<[1,16,16],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,2,8],f16>
    %286 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %287 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %288 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %289 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %290 = "torch.prim.ListConstruct"(%286, %287, %288, %289) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %291 = "torch.aten.permute"(%285, %290) : (!torch.vtensor<[1,16,2,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,2,16,8],f16>
    %292 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %293 = "torch.aten.unsqueeze"(%175, %292) : (!torch.vtensor<[1,16,8],f16>, !torch.int) -> !torch.vtensor<[1,1,16,8],f16>
    %294 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %295 = "torch.aten.unsqueeze"(%182, %294) : (!torch.vtensor<[1,16,8],f16>, !torch.int) -> !torch.vtensor<[1,1,16,8],f16>
    %296 = "torch.aten.mul.Tensor"(%237, %293) : (!torch.vtensor<[1,4,16,8],f16>, !torch.vtensor<[1,1,16,8],f16>) -> !torch.vtensor<[1,4,16,8],f16>
    %297 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %298 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %299 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %300 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %301 = "torch.aten.slice.Tensor"(%237, %297, %298, %299, %300) : (!torch.vtensor<[1,4,16,8],f16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],f16>
    %302 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %303 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %304 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %305 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %306 = "torch.aten.slice.Tensor"(%237, %302, %303, %304, %305) : (!torch.vtensor<[1,4,16,8],f16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],f16>
    %307 = "torch.aten.neg"(%306) : (!torch.vtensor<[1,4,16,4],f16>) -> !torch.vtensor<[1,4,16,4],f16>
    %308 = "torch.prim.ListConstruct"(%307, %301) : (!torch.vtensor<[1,4,16,4],f16>, !torch.vtensor<[1,4,16,4],f16>) -> !torch.list<vtensor>
    %309 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %310 = "torch.aten.cat"(%308, %309) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,8],f16>
    %311 = "torch.aten.mul.Tensor"(%310, %295) : (!torch.vtensor<[1,4,16,8],f16>, !torch.vtensor<[1,1,16,8],f16>) -> !torch.vtensor<[1,4,16,8],f16>
    %312 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %313 = "torch.aten.add.Tensor"(%296, %311, %312) : (!torch.vtensor<[1,4,16,8],f16>, !torch.vtensor<[1,4,16,8],f16>, !torch.int) -> !torch.vtensor<[1,4,16,8],f16>
    %314 = "torch.aten.mul.Tensor"(%264, %293) : (!torch.vtensor<[1,2,16,8],f16>, !torch.vtensor<[1,1,16,8],f16>) -> !torch.vtensor<[1,2,16,8],f16>
    %315 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %316 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %317 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %318 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %319 = "torch.aten.slice.Tensor"(%264, %315, %316, %317, %318) : (!torch.vtensor<[1,2,16,8],f16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],f16>
    %320 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %321 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %322 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %323 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %324 = "torch.aten.slice.Tensor"(%264, %320, %321, %322, %323) : (!torch.vtensor<[1,2,16,8],f16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],f16>
    %325 = "torch.aten.neg"(%324) : (!torch.vtensor<[1,2,16,4],f16>) -> !torch.vtensor<[1,2,16,4],f16>
    %326 = "torch.prim.ListConstruct"(%325, %319) : (!torch.vtensor<[1,2,16,4],f16>, !torch.vtensor<[1,2,16,4],f16>) -> !torch.list<vtensor>
    %327 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %328 = "torch.aten.cat"(%326, %327) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,16,8],f16>
    %329 = "torch.aten.mul.Tensor"(%328, %295) : (!torch.vtensor<[1,2,16,8],f16>, !torch.vtensor<[1,1,16,8],f16>) -> !torch.vtensor<[1,2,16,8],f16>
    %330 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %331 = "torch.aten.add.Tensor"(%314, %329, %330) : (!torch.vtensor<[1,2,16,8],f16>, !torch.vtensor<[1,2,16,8],f16>, !torch.int) -> !torch.vtensor<[1,2,16,8],f16>
    %332 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %333 = "torch.aten.unsqueeze"(%331, %332) : (!torch.vtensor<[1,2,16,8],f16>, !torch.int) -> !torch.vtensor<[1,2,1,16,8],f16>
    %334 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %335 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %336 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %337 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %338 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %339 = "torch.prim.ListConstruct"(%334, %335, %336, %337, %338) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %340 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %341 = "torch.aten.expand"(%333, %339, %340) : (!torch.vtensor<[1,2,1,16,8],f16>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,16,8],f16>
    %342 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %343 = "torch.aten.clone"(%341, %342) : (!torch.vtensor<[1,2,2,16,8],f16>, !torch.int) -> !torch.vtensor<[1,2,2,16,8],f16>
    %344 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %345 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %346 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %347 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %348 = "torch.prim.ListConstruct"(%344, %345, %346, %347) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %349 = "torch.aten.view"(%343, %348) : (!torch.vtensor<[1,2,2,16,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f16>
    %350 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %351 = "torch.aten.unsqueeze"(%291, %350) : (!torch.vtensor<[1,2,16,8],f16>, !torch.int) -> !torch.vtensor<[1,2,1,16,8],f16>
    %352 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %353 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %354 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %355 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %356 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %357 = "torch.prim.ListConstruct"(%352, %353, %354, %355, %356) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %358 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %359 = "torch.aten.expand"(%351, %357, %358) : (!torch.vtensor<[1,2,1,16,8],f16>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,16,8],f16>
    %360 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %361 = "torch.aten.clone"(%359, %360) : (!torch.vtensor<[1,2,2,16,8],f16>, !torch.int) -> !torch.vtensor<[1,2,2,16,8],f16>
    %362 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %363 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %364 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %365 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %366 = "torch.prim.ListConstruct"(%362, %363, %364, %365) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %367 = "torch.aten.view"(%361, %366) : (!torch.vtensor<[1,2,2,16,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f16>
    %368 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %369 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %370 = "torch.constant.float"() <{value = 0.35355339059327379 : f64}> : () -> !torch.float
    %371 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %372 = "torch.aten.scaled_dot_product_attention"(%313, %349, %367, %142, %368, %369, %370, %371) : (!torch.vtensor<[1,4,16,8],f16>, !torch.vtensor<[1,4,16,8],f16>, !torch.vtensor<[1,4,16,8],f16>, !torch.vtensor<[1,1,16,16],i1>, !torch.float, !torch.bool, !torch.float, !torch.bool) -> !torch.vtensor<[1,4,16,8],f16>
    %373 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %374 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %375 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %376 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %377 = "torch.prim.ListConstruct"(%373, %374, %375, %376) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %378 = "torch.aten.view"(%372, %377) : (!torch.vtensor<[1,4,16,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f16>
    %379 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %380 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %381 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %382 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %383 = "torch.prim.ListConstruct"(%379, %380, %381, %382) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %384 = "torch.aten.permute"(%378, %383) : (!torch.vtensor<[1,4,16,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,4,8],f16>
    %385 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %386 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %387 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %388 = "torch.prim.ListConstruct"(%385, %386, %387) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %389 = "torch.aten.view"(%384, %388) : (!torch.vtensor<[1,16,4,8],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],f16>
    %390 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float16_1> : tensor<32x32xf16>}> : () -> !torch.vtensor<[32,32],f16>
    %391 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %392 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %393 = "torch.prim.ListConstruct"(%391, %392) : (!torch.int, !torch.int) -> !torch.list<int>
    %394 = "torch.aten.permute"(%390, %393) : (!torch.vtensor<[32,32],f16>, !torch.list<int>) -> !torch.vtensor<[32,32],f16>
    %395 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %396 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %397 = "torch.prim.ListConstruct"(%395, %396) : (!torch.int, !torch.int) -> !torch.list<int>
    %398 = "torch.aten.view"(%389, %397) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[16,32],f16>
    %399 = "torch.aten.mm"(%398, %394) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[32,32],f16>) -> !torch.vtensor<[16,32],f16>
    %400 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %401 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %402 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %403 = "torch.prim.ListConstruct"(%400, %401, %402) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %404 = "torch.aten.view"(%399, %403) : (!torch.vtensor<[16,32],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],f16>
    %405 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %406 = "torch.aten.add.Tensor"(%4, %404, %405) : (!torch.vtensor<[1,16,32],f16>, !torch.vtensor<[1,16,32],f16>, !torch.int) -> !torch.vtensor<[1,16,32],f16>
    %407 = "torch.constant.none"() : () -> !torch.none
    %408 = "torch.constant.none"() : () -> !torch.none
    %409 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %410 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %411 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%406, %407, %408, %409, %410, %411) : (!torch.vtensor<[1,16,32],f16>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %412 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %413 = "torch.prims.convert_element_type"(%406, %412) : (!torch.vtensor<[1,16,32],f16>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %414 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %415 = "torch.aten.pow.Tensor_Scalar"(%413, %414) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %416 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %417 = "torch.prim.ListConstruct"(%416) : (!torch.int) -> !torch.list<int>
    %418 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %419 = "torch.constant.none"() : () -> !torch.none
    %420 = "torch.aten.mean.dim"(%415, %417, %418, %419) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,16,1],f32>
    %421 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %422 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %423 = "torch.aten.add.Scalar"(%420, %421, %422) : (!torch.vtensor<[1,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %424 = "torch.aten.rsqrt"(%423) : (!torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,1],f32>
    %425 = "torch.aten.mul.Tensor"(%413, %424) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,32],f32>
    %426 = "torch.constant.none"() : () -> !torch.none
    %427 = "torch.constant.none"() : () -> !torch.none
    %428 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %429 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %430 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%425, %426, %427, %428, %429, %430) : (!torch.vtensor<[1,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %431 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %432 = "torch.prims.convert_element_type"(%425, %431) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f16>
    %433 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float16_1> : tensor<32xf16>}> : () -> !torch.vtensor<[32],f16>
    %434 = "torch.aten.mul.Tensor"(%433, %432) : (!torch.vtensor<[32],f16>, !torch.vtensor<[1,16,32],f16>) -> !torch.vtensor<[1,16,32],f16>
    %435 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float16> : tensor<4x32xf16>}> : () -> !torch.vtensor<[4,32],f16>
    %436 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %437 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %438 = "torch.prim.ListConstruct"(%436, %437) : (!torch.int, !torch.int) -> !torch.list<int>
    %439 = "torch.aten.permute"(%435, %438) : (!torch.vtensor<[4,32],f16>, !torch.list<int>) -> !torch.vtensor<[32,4],f16>
    %440 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %441 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %442 = "torch.prim.ListConstruct"(%440, %441) : (!torch.int, !torch.int) -> !torch.list<int>
    %443 = "torch.aten.view"(%434, %442) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[16,32],f16>
    %444 = "torch.aten.mm"(%443, %439) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[32,4],f16>) -> !torch.vtensor<[16,4],f16>
    %445 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %446 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %447 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %448 = "torch.prim.ListConstruct"(%445, %446, %447) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %449 = "torch.aten.view"(%444, %448) : (!torch.vtensor<[16,4],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,4],f16>
    %450 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %451 = "torch.prims.convert_element_type"(%449, %450) : (!torch.vtensor<[1,16,4],f16>, !torch.int) -> !torch.vtensor<[1,16,4],f32>
    %452 = "torch.aten.sigmoid"(%451) : (!torch.vtensor<[1,16,4],f32>) -> !torch.vtensor<[1,16,4],f32>
    %453 = "torch.aten.mul.Tensor"(%451, %452) : (!torch.vtensor<[1,16,4],f32>, !torch.vtensor<[1,16,4],f32>) -> !torch.vtensor<[1,16,4],f32>
    %454 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %455 = "torch.prims.convert_element_type"(%453, %454) : (!torch.vtensor<[1,16,4],f32>, !torch.int) -> !torch.vtensor<[1,16,4],f16>
    %456 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float16_1> : tensor<4x32xf16>}> : () -> !torch.vtensor<[4,32],f16>
    %457 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %458 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %459 = "torch.prim.ListConstruct"(%457, %458) : (!torch.int, !torch.int) -> !torch.list<int>
    %460 = "torch.aten.permute"(%456, %459) : (!torch.vtensor<[4,32],f16>, !torch.list<int>) -> !torch.vtensor<[32,4],f16>
    %461 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %462 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %463 = "torch.prim.ListConstruct"(%461, %462) : (!torch.int, !torch.int) -> !torch.list<int>
    %464 = "torch.aten.view"(%434, %463) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[16,32],f16>
    %465 = "torch.aten.mm"(%464, %460) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[32,4],f16>) -> !torch.vtensor<[16,4],f16>
    %466 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %467 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %468 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %469 = "torch.prim.ListConstruct"(%466, %467, %468) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %470 = "torch.aten.view"(%465, %469) : (!torch.vtensor<[16,4],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,4],f16>
    %471 = "torch.aten.mul.Tensor"(%455, %470) : (!torch.vtensor<[1,16,4],f16>, !torch.vtensor<[1,16,4],f16>) -> !torch.vtensor<[1,16,4],f16>
    %472 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_4_torch.float16> : tensor<32x4xf16>}> : () -> !torch.vtensor<[32,4],f16>
    %473 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %474 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %475 = "torch.prim.ListConstruct"(%473, %474) : (!torch.int, !torch.int) -> !torch.list<int>
    %476 = "torch.aten.permute"(%472, %475) : (!torch.vtensor<[32,4],f16>, !torch.list<int>) -> !torch.vtensor<[4,32],f16>
    %477 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %478 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %479 = "torch.prim.ListConstruct"(%477, %478) : (!torch.int, !torch.int) -> !torch.list<int>
    %480 = "torch.aten.view"(%471, %479) : (!torch.vtensor<[1,16,4],f16>, !torch.list<int>) -> !torch.vtensor<[16,4],f16>
    %481 = "torch.aten.mm"(%480, %476) : (!torch.vtensor<[16,4],f16>, !torch.vtensor<[4,32],f16>) -> !torch.vtensor<[16,32],f16>
    %482 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %483 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %484 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %485 = "torch.prim.ListConstruct"(%482, %483, %484) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %486 = "torch.aten.view"(%481, %485) : (!torch.vtensor<[16,32],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],f16>
    %487 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %488 = "torch.aten.add.Tensor"(%406, %486, %487) : (!torch.vtensor<[1,16,32],f16>, !torch.vtensor<[1,16,32],f16>, !torch.int) -> !torch.vtensor<[1,16,32],f16>
    %489 = "torch.constant.none"() : () -> !torch.none
    %490 = "torch.constant.none"() : () -> !torch.none
    %491 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %492 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %493 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%488, %489, %490, %491, %492, %493) : (!torch.vtensor<[1,16,32],f16>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %494 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %495 = "torch.prims.convert_element_type"(%488, %494) : (!torch.vtensor<[1,16,32],f16>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %496 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %497 = "torch.aten.pow.Tensor_Scalar"(%495, %496) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %498 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %499 = "torch.prim.ListConstruct"(%498) : (!torch.int) -> !torch.list<int>
    %500 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %501 = "torch.constant.none"() : () -> !torch.none
    %502 = "torch.aten.mean.dim"(%497, %499, %500, %501) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,16,1],f32>
    %503 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %504 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %505 = "torch.aten.add.Scalar"(%502, %503, %504) : (!torch.vtensor<[1,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %506 = "torch.aten.rsqrt"(%505) : (!torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,1],f32>
    %507 = "torch.aten.mul.Tensor"(%495, %506) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,32],f32>
    %508 = "torch.constant.none"() : () -> !torch.none
    %509 = "torch.constant.none"() : () -> !torch.none
    %510 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %511 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %512 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%507, %508, %509, %510, %511, %512) : (!torch.vtensor<[1,16,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %513 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
    %514 = "torch.prims.convert_element_type"(%507, %513) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f16>
    %515 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float16_2> : tensor<32xf16>}> : () -> !torch.vtensor<[32],f16>
    %516 = "torch.aten.mul.Tensor"(%515, %514) : (!torch.vtensor<[32],f16>, !torch.vtensor<[1,16,32],f16>) -> !torch.vtensor<[1,16,32],f16>
    %517 = "torch.aten.alias"(%516) : (!torch.vtensor<[1,16,32],f16>) -> !torch.vtensor<[1,16,32],f16>
    %518 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float16> : tensor<16x32xf16>}> : () -> !torch.vtensor<[16,32],f16>
    %519 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %520 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %521 = "torch.prim.ListConstruct"(%519, %520) : (!torch.int, !torch.int) -> !torch.list<int>
    %522 = "torch.aten.permute"(%518, %521) : (!torch.vtensor<[16,32],f16>, !torch.list<int>) -> !torch.vtensor<[32,16],f16>
    %523 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %524 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %525 = "torch.prim.ListConstruct"(%523, %524) : (!torch.int, !torch.int) -> !torch.list<int>
    %526 = "torch.aten.view"(%517, %525) : (!torch.vtensor<[1,16,32],f16>, !torch.list<int>) -> !torch.vtensor<[16,32],f16>
    %527 = "torch.aten.mm"(%526, %522) : (!torch.vtensor<[16,32],f16>, !torch.vtensor<[32,16],f16>) -> !torch.vtensor<[16,16],f16>
    %528 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %529 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %530 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %531 = "torch.prim.ListConstruct"(%528, %529, %530) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %532 = "torch.aten.view"(%527, %531) : (!torch.vtensor<[16,16],f16>, !torch.list<int>) -> !torch.vtensor<[1,16,16],f16>
    "func.return"(%532) : (!torch.vtensor<[1,16,16],f16>) -> ()
  }) : () -> ()
}) : () -> ()

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_16_32_torch.float16: "0x02000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000009726E5240DA9FA981521729D10A14C1F62A5A492AEA1F61EBCA967A82F1C489D29A321A43328B199CAA342233DA7CBA36DA8DCA51420589C111C69252A9A99237223599D0F0C98A21FA3ECA6D321C7A11D16279ABB29279A97A54628A7A4021D6C8EBBA11221DC9CB1A11B9EEE20181C5424EE1CFE2635A25F2645A5C6A895A3B524CAA162A36C12CBA4F69E6FA04125A1A02A284E198B13DEA159A0A51CE9A4E11ECC214DA1B729B72477A2C1A84D273B1E9F24F8A000244EA9C5AB6DA82A22FC2829252098501A6626C5190B2796127FA038A035A450A8A60F1124B61A2B222C14072591258128DBA314A76925A1A44CA07FA8C926789D281DD8A7A30CC09EA12335A117A2F8A5F7A239A2EA9F6E24C11A09A0EDA18999A8A2B41AF6A8F02522A43FA800A29EA02AA38F9D7B20A6A95C1A10A6C19D13A8512ACE9801A32222489D76A5C7A397219D25601687A125A277195D2519224D2498A6CEA6E59F4CA1FB2592A1F318F11FDE21FD1C2C1D40A45221052907A769265EA07D27ED922DA62724A1A8FF117FA2CE9948A46EA1E79C59971D07FD1ED1936C220BA5DDA5111E2C2551A748221018BD1904221823411123237FA53D970DA559258E9A5025302604272E94D62A22A1712222990EA2112432A477A9B622C529E31E0AA71A1D9524A4A4D5267B9EE2219C256827E79F06A632987CA23BA6972A19208E1C4F242EA1DB9DF1A4E12749A8569F5AA0E0A654A0C12A4DA124186F951D9F248C7D2304A8982321A89D1D04A341910C9D5317F4A310224CA65D1D99983DA0E71B2CA9FBA1A1200625969FABA46CA56A25FFA327A7FA14C1A4AAA8A19FF9A289230225DE1B6F254CA32D9A9F9DC5A8A79889233B289724451574A67EA463A37F9F4925E7A404A60A26391F0523CF24D4AA9728091CA49C6027CCA64DA486260321A9AA459FD41E0125631C731FEDA605A5459FEFA004202C2828A53A1ADF11A32680A8FF9E72A22421C3298CA5EE21A9A4659D85A041204F2604A6C0A314A10D240A1995A08D9DB322F60C15A9BDA1D294561942208F243EA2A1990E2128AA939693A40A1EC1A0F998CA21A3A39618951C10247A1C14270A9CD89C8B209525DF169A24A626EBA0FC22DE1C52A67A292C2A0821ABA1839C332162A803242526FB297423A1A2971C5B29451F311FCF2166A0F422721E46A90120812408A2E2211BA0FFA2A28C45A0869502A8D0A5B39C66A4FB2640A825A8E0A412A46A1B92A425A49D1BBBA4A9A3229C4C27112043A2F49847A094A8329E34A3EB21A6A606A6E6A302A8F828BBA4EAA984269E2192A772AC69A6801D9AA25A28EEA79015DBA73E197A9E1BA0",
      torch_tensor_4_torch.float32: "0x040000000000803FCDCCCC3D0AD7233C6F12833A",
      torch_tensor_32_torch.float16: "0x02000000003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C",
      torch_tensor_32_32_torch.float16: "0x02000000AB9C9F2018200AA48123A925F1A4BEA0FFA57212AEA12D1E4FA577A5E49E49A3B920DB2887282DA07A956DA41825E02764A1B621DB99EFA4E2A775A3BFA8DD9D8DA5539F412AE81EB01CCC23381940A5701C061DAFA2D4A492A339A870280AA4B89EBFA27394260C5696992277A6B924569B33284616D70E1D165A28499888A3609A8CA057A1062261251D9E9AA94F220F201528E49308225624A0263F9B232500A0B328ADA72BA36D174E8BEE20D7A6E32164234E291122A49F662493A75FA2AA12669B5AAB91248F28B482D719BCA04F25C41DFD263FA18C209CA35A96218AF59D7124009717A81F234B244121CF1AE7A1472418273B143EA23D9E0F2208969627AAA54325C29CC127A6A17C0FF321EF28C32855A37BA9A9A25B8C852356A5E12479201F9E5227F7A04924B8A977A712A467A6DE237B225B9C0CA99E230BA03B25B6271BA4A8A6A4A201256FA4952078A860A0CAA8C4989E256112D521EA21019C16A5949DB2A4EAA077A714983EA30A21FB9BFFA41C253F9DDE26DB1DCF1E2BA58F17B49F35297326E9A4A5A52625A1A4D8197120812121259722F82033A428A62F258F196723982212252325149BC821051DDE250C28CFA2211DBB9845A0069BB5A3E2A471998F2198263218B4A5D5A15629BF9DB41FAB2459A56819B9128DA75F9E8C1CF49F0D2B1A281CA57B1FDF997DA22C28A51ADB10F601421F369C752446A4AA9C561C27A556A0032030A8802326A62A2483242820632287282EA464A86624D4246924C3975928852459249D9F27A22AA295242B242C1820AA2CA3ADA2CE24A926039F4B9FC4A54B1F43A0FAA1CBA51AA1CD9ABBA73426D9A51F2658141CA8EEA63EA6192744A63821F91A5C20971D1AA37422C223B39F2AA7F027642B04223124BB9F3E20C398FE25F8934BA56426EA26DF23AE996824BE9D13A424A3861E741273A37D20032918A75C9E06243DA830A8949BA3246B298A2533A388250C2089A1CA2C5A17D0A0E027D9A7501902192524B59144204C9920A5F22B00A46219AEA5FD2935A3B2A2BA2580A40721FDA1F620E8252327B6A83797C921161C8B1A311741A530181524D4225AA6479E32A1C7A0FBA527A92B26D82629A70BA5A11E4A21451EB928E3205780EE1F7224C699751A221F7B25A3A8872367A62426301E932130155BA64EA48020572681243C2302244BA425A574154827DC116D9D1E215A10409B340FEA986F97B42751A4A2089495189951A2C91877A70A1DDDA6EBA413A7EF9C781C4B226727BF23A9A2DE28B723F10CB424812485A440A05CA51B282AA3C21755213E0D7D274394ED204EA804297B22D622F921D69A222661A4E9A6239C1921F1285824609FECA2352078A4A5A07720D4A16B19A4A23E243A24B22AA599E72024A8EE299A8A08A58390E61A7299D625A2A454231BA0362440286D215E9F8FA4F91C37A4B9956020E1A24F2518251320C21AB30E2A26EB1CF725BBA8AD88D5225EA101A022A9BCA1B91DC5A727A763295AA514241D24CA207015CE9051223B9975A8BC23D18AF3201B2585A06926DD24B8A591257920F8996C1E1F9C0729FC2374A8291FA827CF20C9227F24261CCEA52126030F7DA3CEA4F6A70CA4C49CABAA97A8E02478A10124A69B732B45AADE9C33A80229B12603A49B2548A61299062119A58F2545280A206AA25E24F99EBC2204A2051716244B243BA725A14AA5482117A9C8291CA49CA7871CD42568A3E4A45F252B29F6A6D927EFA3B3A8E5966622D9A2D0A647145AA186811E19DEA5321E1F91E5A9C8A84C9B3C1F659932A844AA7F24C59DF220839EEB22389A2A217021099E171BF5A6D520129D71247A1E8F27392465A0B8A9BE2627A9F92520AA3F1D729ED8A7CCA0801DE5A5B5A8B9A977A391279B24BDA14524A5A9B31B3FA6F9A66C1A011F5B22ADA626A82896811E841BE6A6BC9BB424BAA07A9E1E1C77247FA5332296A9D9A3089A9326912262A52D2512A541AA2A21CBA50CA6992016A7D7221FA89BA6EF154FAAEFA2F9AB9AAB77A4FBA28D1F14A21F9CD0A28E28B11A3726232980A7B6AA8925FE1EC820959B5B00B69D03A8AEA8FF9146160E28779CD6254D1D192815A66820A5A3F21D77A53AA7A522E71F6A1F5A8351A7D520A69D76A8019E37293A28A824EC97A1A639184FA38A9EC623D325D21E4919212037207CA292A3ED24A0A461A03A239D26C3A515A4811EFFA645A3C11E2C221C9C51A22F2335A16EA8A9A7219D03A591A91F209EA2C8A65A237928D42466A142281AA088193C951AA4469A4499CB988222AB14900C92157FA464A54621A597069E18A526258428E7A6171F89254819E01D2414009FE0A487AB0B1ED3A6251981A6C7A414A2D924981AA329D62545256025299297A69D1E37A1B3A66E15239AC599C714ED23041E1B9856A46A204D20072194A43B9D349BFC9129A6D52A2C274CA56A9DDF25CB80C7A1D5A027A53625D49389A8E61C652860A83626A811CA1427A261A8A8A4DF220B24A8A16CA0FEA80124301B5319D2A2241EEF96749F78A506A9E7A4E3A1019777A75124C02536A5A422C59A06243C2720A53DA56623E51C921C2C2A1EA3B61DD3A1BBA10318B02469A619264125359ADA9D95A6F1A413254A2515286EA460A90526442480A51718D824771ECA2566A5A2A4C516D8942A9F94231DA845A26F9E26281128D01E9A22EEA149AA2624812221993628E5A612241F22D7A97D185727F29C3F9EB52869999E1B90111AA6B3A0B7A4BC2173A4F3A5750E111C2629B229471687A248A3CC180BAA91A864233228C025F6A8281BEC1D182538268526591C462544255B979D28FFA4B12232A46223811D54257E25BCA1682534920D9C4B25AB93BCA04124",
      torch_tensor_16_32_torch.float16_1: "0x02000000D89EE0A6571C5C25F9A31C23AB244DA92422D02455A21A28B80B2C229C1C9F28B0A45FA8C51A8F0B2927F121BDA4D69D8724C5A7DE18CEA4271C3DA7BDA73D1F5B234824212697A8A6220CA5E12838A296A6652924A8AF1B731C5A2575A312267A23D71547A37F255C90D1A5C2A528A67B234F249D9803249EA80AA21992081D192768AA7C2531246323A7A3309C68A592280B136FA667A7A09D05A7B6A110A6B3A602288E262522F2A0A02005283C1EC1A7A6A2D9A2B3222DA268A4C420ACA2741F871C2B2433234D19DA9BF69D182578A11D215519282137244B27BCA704264C9D5519541D88268A200CA2E724FF1FD3A05D28EBA146A0DC1C3DA7FBA7B19832A952A6B4A1EDA3E022232541903420D41D9B219A25B925A2091D9AF6A5FDA0B218CD18A6A6BB24121C542513A64B25B49F0797F827AE20A626ABA6CF9E23A18624571C45261324968B24271518E821F595719711243A1CDC220B265026D4A430A258267A2722A63D24139B432746206A11A1A9E2901D1C5025EDA6F41F129A9B819E2620A5982345A4001BBDA186A8A528E42437A4BE289218C51F7DA01825F4A42528DC1F55A29820541C151FD1A763A4981511219E222320ADA924A4C40914A68E26E6A29A13FB9D199C439CA3A8012125A2C2A6332516A457A21C26B12589A5CD252228112523281CA80D9C80A8AB190EA5E3A60B18CB242422729EEB24639850A8129EED149C2072223F9A0126A11A219F6DA21FA8E1288CA296289521E6A1FA9D89A2E11F30A3FD961128D2A4EF21709B8DA602269324042225A2BDA416A02BA403A4292427A2D40FE22A0DA88F9E8F2814A3C624D82587A579192319FFA02925C09C53A5451F06A4F5A41A146323DFA629A23DA472A462A93A207D21449C30A83F290EA11CA404A5B91FEFA06E0B5B1AB72035A3BE8998A44AA52BA9A11D0514F69C5EA96DA9022543ACBEA6DFA5B1A550A3992601A3A5A2FD2808A98921AB2676277C9D492707A86323F5267DA3839C1F259F284C249BA0C2A25A29DBA6D4A4F89A64A527A3D71C099A8FA89520EE22291C9520362486236FA2C716301EFB1BF623E5A119A7B4AA651C5D2568997D2390228CA22914691828A13A21C220782810A151258B2127A3E220DC22F0204F24BA1DE01CD627C19A4A98D190FA9C97A44F264C193499BE25B9A2A5A7B1A9A124E7A6A7A44A2251A62AA7939ACFA5B6A915A607251229C91C1028529C5D1FEEA12F9CD025DE9D2626DBA8922255A4DAA24BA29091F8A4BF1FE9A4D383A5A60C1D79213CA74328582513264CA3931D59A8CAA837A08F282427B0A371A2112B92A87A212D21322825A3A4A5A59DBE20DC19AA1F34A15C9D0325BA9F59A1FEA55EA8A2A13F250F2AA51FCE965120EE2A0FA477A2F52714240020AF2CAC289D10F59821956898641F43A5431CF917",
      torch_tensor_16_32_torch.float16_2: "0x020000001220BA9B67253AA132A0189D8425F51A7BA28B9703A062A95FA488A0049D2E201B182528C2A4122784A6991CA1A46128A7A2AC261DA6682998A1A7A70928BCA3B49DC922A99DFB1B7A22F5241926C5A1212A87A6D1A00AA61E29B5242AA9A7A5A4A81720FA9E65A406A141A04BA7182962A4DC185623D9A3B12190A810282FA655A325A952A483A15DA463A20224A4A5AAA9A5AA3A26209D9220B99F2F274195C6212CA8E41E1629D2223DA9A721E4AA15A96F20ACA135A59021A4A651A4A624C8A6E028C2A001A46E9A9BA8FD22B8A28DA68C242314DA27F19CF21E1E1C9722E4A4192746A29821C19DED211E24D30E9E243F25BA9E9C9F0DA8D31E8F9DBD085F244724C423D6A795A0C01D379915262F17D3276BA71E2476A48E1CAC95D19FAEA6CE26C29E97A14F243E99279FFE95FF9DE416C2A1D383FA272F1E7B25A0207121712356A23D1E9C9D86A15FA01E262824C3254C1E0327C51EAB2A45214A256729EEA58623802849A2329D2DA74E2355A9B026F820D4A459A1519F80207A212A2716A32BA103265B907B22A5A1B89CA520E424F51EABA62D9DD0992CA437988E1FBB9E999EDC9C819C4D2033231328DA24C3A3A2145C9B0128E7A0A220E71E059C1D200C2507A8E3A41AA5CFA16A255B297EA0B3AA059E2BA617203B26C024D59F3D9C511F0F2886A54C9C49A0A3A9DD23278152A417A2E5AA3C9C3511279B94A4B99C098FCA21F1998725A1238AA884A6E0964C9BA8A8B78CB326B9A8A1A23026D71EED2454A27A25C8A8EBA52F29D0A61C21FD98779825A2A9A6092353A5AD98E425A3A03A2622246029CB25ED2647A1C19EE9A4DA0BEC208A1FB8150A248E25EF28AD216A148FA200299D249EA45CA0CE28D31D0728DAA0A0A330A8EAA643A5A7A209ACA804F1218D287BA32624A014361DFFA6591FC88EAA880B29EDA5AC20971D25A604A5A5A5BAA40D2525A070A4D0A0D0A1AB1DF22837A42799B81C909D6D9A25A45E9E5C975B9CC5A98F2047263D1AE2A5C6A3FF242BA34CA6C5A8ABA2E295C4A3FB24B8220729E524BE1C6B1E5A225A272E22F0A0F8A33D21B3A14127DF1CC7A4CD255C97B7A89C249F24799D202411901123F9A6D3A6AD2A422410A505A46FA0571D3B9F5CA98222B7A7679C5A1F59A33D9D61A198A35FA01BA0BD2566A1C7A05BA37FA39E2596225E240D24752BC49DC428439DE69D001D4C28E69E08A91D202A18161C2D293824D5A1299FFA28D5A680214F9E5F8A1FAAF41E65A57AA27E0EB3A36E16BBA8F8969F27A423732710A3DB1C2319A4A205248028489E93A40F240922B2273C24C420E424BD212526F2A422A21C1810A0939ADF2574147A204D9283A4531DEEA64B24C72038882A9CE5A464A32D277A9E6825F698661810274725E19CF897BA240D9B3F15981EA5A8452A8623841E11A6C7A09A9D",
      torch_tensor_32_32_torch.float16_1: "0x0200000031A3D21E6BA5F727A0A33397A69084A699A307A284259B8C57A9DC1C77210FA7B8202E206F2330944D9AB028C422B0226E25B5228E909B273A2832A913A14D1B55256A27079B3AA00FA0EC9C4723D8233F1E4295A7A6C121739C0A21A926A61B9728BE1CABA0CEA48620012007262E187621661AC81C2F29BDA024A41D9887135913D4A8FC268C113CA4A9A3FAA7369FF7A3F91E472254A2C528B592B0291A1E6C23DD233B220A28FBA6C5A58E275D1485223827C0249825ADA3A01EF42097A44B256EA900A6F4A026A78D9F01254C28AEA737A4651E26A5A3A56512A8A342A4DF1927AA6A24141D5119A923AFA6E124FE22C42055A0E3A62A2AB49CF7A4D6A0BD2A9DA44D298DA18B2624A551A5D8A23A232C9D9EA1A0A45F1ED4A2EF218DA4D09D601EA5949AA6402721244A25531F58149626A7A13B9BA9258AA8D89815AA4925348ED229E8218525168FA217B01B6E9A31A09F1E93A09923611EA6A8DE265A8BEEA04E22CD22A6A46F26B720F8A53B27FF2580A5B41D6928021F6D275DA10BA5D9A42828D725B42A9725492457258516D7A58426A6A356A37320F42A22A484A42D8BA2A342A4AF231728B0A22B1494A57D240F1A6F2115A316A91618A6263C192F1438296DA9BAA6659D3E248523F7A234A4C8A50EA1999EDD8735A649A37C2141A4C6A451AADE22CF9D89250FA6E327E621071771238F1EA5A60D252826789C5429A424D4A1B39B7DA5C694139C5EA79D9F11A15C2003A4CCA051A31527FAA9CC2491A6A4A323247128EB1C871857266623C526D0A80EA2CC25C5243FA802226C242721FA25AB226426F299C6A6C5206DA4989D062043A0EC21E1A7161DF01C6523B625441BCF24F9A019A334AC8C257C1D9C28B1263B225325C8280B1645A751A8BF20E1968C9AC19ED82555203E1CEB231220992117A443208420BF9D729AFEA10426319D5C1E0C257C2499A1A2A4D7A5A0A83528A49E8EA94C1FA126EB294A1DC81D39A7A927D925F2A155A46F9BAF207719E1255F99BB2146A980A4B123B59F3DA790A101A4E5256528ACA0FA1E701C08234C275AA44925449AD81E972104A53E833B14EBA285980CA2FEA597A0609FCD20939F8126D4244020BC2591A828A58F1DA69874A62020489F14A1AF29339CEA1AA4A45124DCA7F2A0911D7414FA98128B6CA467A47A8D19A54625A2256EA797A355200127CC9E4B9B8E246C25B92BDC29831F732606A3209F7FA8362702A4E2994122C4A9CB20961FA4A4CDA7E09DFBA8E2285FA2FD26EDA5B0A4931847A100AA13A00B9E96A4C8A27FA7792553A53B21A429959E64A62023AB26701B6D1E801575289FA2DC251EA6D6A617246FA3F2A803AB90267D0A732250A57224F7A1D3993A99C28E41A05FA77190C3A3C7904F21DDAACE1F3213F4A23528E0A2CFA7670FCE1249A6699DCB98C71449A8E7259D24AA9415282C20B7A8D5A23AA8302568A69A2812A42325262098280C96F622C61D88A3D49BD61245A36A284B231822B42892268C25A4A06010499ED7129BA30C259BA8F523FDA5E8A1B8A1C49DE519A925801C4B9E39A54C20501FC22277A88AA29CA36A209DA18B20FDA12719C91A2625E710E225EBA6C925D324BF169DA09824E1A311232F26E9A437230BA436A2FFA3F19C78A0F11F63A6D41EC19D90965623CE299AAA0EA42A1B7C9BF12760243E234C93FBA0B8A1D72263A8CC1B99A0CC1F06A87CA539A54329B0A73799352402A54324141D26A4C49C438EDCA49623801C7FA6C996E49C6E266AA570214EA022A23EA620256E2496A11BA4A09DC7A1F82479A22B28DFA54A245B27A2199FA4002582260E28959FEB22D4A6DF8EF79DF6A5FA23C3992AA29C261FA622A4322109A00E97B322E6A838A3C021621F3C230724302759A56F9A27253BA68F29A4228222E3953A97D8A47F192C22B09C751EAD1F5EA45F2458A1949F591C54A06C2519AA9D281D9C1521BE1C85A3D2A8C4A403A84A938624A5A0FCA454A92C217EA84AA6BA9C9CA7F7A15E284B9D86A6E01ACE867D21AC278AA82EA0C8A8169703A091A7561E802543284CA6542629258128C929D72538A7E42424A58A9E2110E01F9B2493A5841E0C2732A4E8868A217A95A8A3E32570A4D41FAAA446A904200D1CF525519EE19A18A2041EA525B421DD1A17A5DEA97CA5A628F42065AA40284EA49AA77EA1CEA56A18A295402179241A253CA4ED1DEFA5BE20F9253895C729D0228499A128841672208D21EC0FECA0091F86A439A428A0ECA182182B281226FFA88499A72ABB1F0F272C9EB8A8CDAAFEA4AD2317A1B0A51A2724A528A06BA27B179521D821E1192719CDA0DBA0A0A549257D24DEA66C9F9B250CA726245C06151D2E2449200923D5979C25C020D80AF21FC5A88225C124E10ECC29A125D929012122A6CF1B05A5A79929A509A0901AF0906F28ABA516911F22AB26E7A4BFA2E02470A19A27B8ABF3A1A30680A228201527852569A4AEA121A358294F1D4F208BA430A93D1E4C9CCA9D839C2BA59FA5E725822655217BA4542587267A25CA238A1E9323BF9791270B260D97342729A6B326A9247E28A29B001DA699B814A4A82F29C721BA9C4729310E50A39A26EB1D80A47DAA01278AAB359C941EF59F4CA4A7981F9E0BA367A367240829719C10A247A83C1A1D9EF42968A3E818F9A8EF221691E79F50A11B1EAEA0B18B4D1FB625A6A82CA3641DE3293CA867A7ACA53D28B6A7E6264C97550FD0A6DD17FC89621C1BA16A1EE3992D214426A220DFA163A5A927831CF726CB9E25242BA5E725E9A5F89FE2A03489DF2435A813A1DCA21DA0BFA7A0A3F421DBA586235F27C624E1A467233C1CE7A0E8A6EB1076A3142279A4109B1921462866A8E9152429C51E",
      torch_tensor_32_torch.float16_1: "0x02000000003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C",
      torch_tensor_4_32_torch.float16: "0x02000000EBA4F4A4D7A6199C0916DF98751A05245224F2A7DCA02BA5EA2A60293023062830A4F7A4400DDFA60CA96F28A9282CA79A0E1BA55727CC95E6A0B825FAA5FF25B320B1104D21F7A14020F2224A1F66252B29302821A1C1262023421F48A783A67AA410A160A638A677264A21D419F299122C059A309EFF21A8066BA6EA1C7E99E81F07A889A8909944A7B5A11C10E29DAB1F31A64DA66F23A22896A3D51A21A5939C59247FA14D1C369679238B206416E420F8A7CA21579FE2265025EA1D102AFE9B3727B91E591D0A2132A421A558281323072445A122256AA38F1DFD1FDD9EA026FB17DB1BF496159B132703281EA8CA1E159EDA95F39C2121462293943EA1",
      torch_tensor_4_32_torch.float16_1: "0x0200000064A54AA2E3A458953FA8DF9FD326DBA0792456A535A8AA98549C98A0A5294A172CA283A8509F67A21A2204A3ECA2BC21A1A65126549DE121D015ED9DAB978C24761B16A55EA238A2310FAE245D23D598571508255723322618A5CD9E85A02D2B4D22DAA68CA615A0F89DB0964C2599A17321FB23D12504989E23FB23699F222394A8BEA12922C9A5EA9911A05729A69E12023C1DA6A181A5E1A6A01E5D8E94A46B25CC2321A0AA9CF919C193FA2484A48826E2A26A990E29309EDA9719242A219A9F33A3591D362309246CA3751D34A027168796B5A65AA6D39E33A1D11D2C21ED1EBF1BFB25E1A557972DA64C28D920F3979DA54826B4A120A8E4A80C9C8924",
      torch_tensor_32_4_torch.float16: "0x02000000A61FB22A451A7FA2FD2545A835A4482560A654266322299FBC276617FE2814923914B4217310E02931A2761F67919C21C0A41EA7E4263DA83AA562280DA2698A7B245513B6A4F318A0208FA005A1AA2724A05CA9BD127A1C7319FC23C32AFBA06EA4C7994B21A4A40C24BD2085A0BD1BA32076A550A61FA9B4A32D28B89F8398261CC9288CA08CA63DA80B1A0C10A52454221EA1F213F8260F9F01AA9025EA22F6246DA7B023E69DB4242A23DBA42F1F7798179335A5ABA4A42468A4C528F62193269B9D592300A4BFA8ED0331A5F325D424BCA6DF1C03166A27F28C2F24B31DB1A5EFA8D6A29DA91128581DB925B822A1947BA4379B69A12A236025A79D6BA9",
      torch_tensor_32_torch.float16_2: "0x02000000003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C003C"
    }
  }
#-}
