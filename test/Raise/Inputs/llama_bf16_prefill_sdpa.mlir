"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,16],si64>) -> !torch.vtensor<[1,16,16],bf16>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,16],si64>):
    %0 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.bfloat16> : tensor<16x32xbf16>}> : () -> !torch.vtensor<[16,32],bf16>
    %1 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %2 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %3 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %4 = "torch.aten.embedding"(%0, %arg0, %1, %2, %3) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[1,16],si64>, !torch.int, !torch.bool, !torch.bool) -> !torch.vtensor<[1,16,32],bf16>
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
    %174 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %175 = "torch.prims.convert_element_type"(%165, %174) : (!torch.vtensor<[1,16,8],f32>, !torch.int) -> !torch.vtensor<[1,16,8],bf16>
    %176 = "torch.constant.none"() : () -> !torch.none
    %177 = "torch.constant.none"() : () -> !torch.none
    %178 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %179 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %180 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%168, %176, %177, %178, %179, %180) : (!torch.vtensor<[1,16,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %181 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %182 = "torch.prims.convert_element_type"(%168, %181) : (!torch.vtensor<[1,16,8],f32>, !torch.int) -> !torch.vtensor<[1,16,8],bf16>
    %183 = "torch.constant.none"() : () -> !torch.none
    %184 = "torch.constant.none"() : () -> !torch.none
    %185 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %186 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %187 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%4, %183, %184, %185, %186, %187) : (!torch.vtensor<[1,16,32],bf16>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %188 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %189 = "torch.prims.convert_element_type"(%4, %188) : (!torch.vtensor<[1,16,32],bf16>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
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
    %207 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %208 = "torch.prims.convert_element_type"(%201, %207) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],bf16>
    %209 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.bfloat16> : tensor<32xbf16>}> : () -> !torch.vtensor<[32],bf16>
    %210 = "torch.aten.mul.Tensor"(%209, %208) : (!torch.vtensor<[32],bf16>, !torch.vtensor<[1,16,32],bf16>) -> !torch.vtensor<[1,16,32],bf16>
    %211 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.bfloat16> : tensor<32x32xbf16>}> : () -> !torch.vtensor<[32,32],bf16>
    %212 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %213 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %214 = "torch.prim.ListConstruct"(%212, %213) : (!torch.int, !torch.int) -> !torch.list<int>
    %215 = "torch.aten.permute"(%211, %214) : (!torch.vtensor<[32,32],bf16>, !torch.list<int>) -> !torch.vtensor<[32,32],bf16>
    %216 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %217 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %218 = "torch.prim.ListConstruct"(%216, %217) : (!torch.int, !torch.int) -> !torch.list<int>
    %219 = "torch.aten.view"(%210, %218) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[16,32],bf16>
    %220 = "torch.aten.mm"(%219, %215) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[32,32],bf16>) -> !torch.vtensor<[16,32],bf16>
    %221 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %222 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %223 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %224 = "torch.prim.ListConstruct"(%221, %222, %223) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %225 = "torch.aten.view"(%220, %224) : (!torch.vtensor<[16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],bf16>
    %226 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %227 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %228 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %229 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %230 = "torch.prim.ListConstruct"(%226, %227, %228, %229) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %231 = "torch.aten.view"(%225, %230) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,4,8],bf16>
    %232 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %233 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %234 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %235 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %236 = "torch.prim.ListConstruct"(%232, %233, %234, %235) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %237 = "torch.aten.permute"(%231, %236) : (!torch.vtensor<[1,16,4,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],bf16>
    %238 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.bfloat16_1> : tensor<16x32xbf16>}> : () -> !torch.vtensor<[16,32],bf16>
    %239 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %240 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %241 = "torch.prim.ListConstruct"(%239, %240) : (!torch.int, !torch.int) -> !torch.list<int>
    %242 = "torch.aten.permute"(%238, %241) : (!torch.vtensor<[16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[32,16],bf16>
    %243 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %244 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %245 = "torch.prim.ListConstruct"(%243, %244) : (!torch.int, !torch.int) -> !torch.list<int>
    %246 = "torch.aten.view"(%210, %245) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[16,32],bf16>
    %247 = "torch.aten.mm"(%246, %242) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[32,16],bf16>) -> !torch.vtensor<[16,16],bf16>
    %248 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %249 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %250 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %251 = "torch.prim.ListConstruct"(%248, %249, %250) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %252 = "torch.aten.view"(%247, %251) : (!torch.vtensor<[16,16],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,16],bf16>
    %253 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %254 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %255 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %256 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %257 = "torch.prim.ListConstruct"(%253, %254, %255, %256) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %258 = "torch.aten.view"(%252, %257) : (!torch.vtensor<[1,16,16],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,2,8],bf16>
    %259 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %260 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %261 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %262 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %263 = "torch.prim.ListConstruct"(%259, %260, %261, %262) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %264 = "torch.aten.permute"(%258, %263) : (!torch.vtensor<[1,16,2,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,2,16,8],bf16>
    %265 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.bfloat16_2> : tensor<16x32xbf16>}> : () -> !torch.vtensor<[16,32],bf16>
    %266 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %267 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %268 = "torch.prim.ListConstruct"(%266, %267) : (!torch.int, !torch.int) -> !torch.list<int>
    %269 = "torch.aten.permute"(%265, %268) : (!torch.vtensor<[16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[32,16],bf16>
    %270 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %271 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %272 = "torch.prim.ListConstruct"(%270, %271) : (!torch.int, !torch.int) -> !torch.list<int>
    %273 = "torch.aten.view"(%210, %272) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[16,32],bf16>
    %274 = "torch.aten.mm"(%273, %269) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[32,16],bf16>) -> !torch.vtensor<[16,16],bf16>
    %275 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %276 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %277 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %278 = "torch.prim.ListConstruct"(%275, %276, %277) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %279 = "torch.aten.view"(%274, %278) : (!torch.vtensor<[16,16],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,16],bf16>
    %280 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %281 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %282 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %283 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %284 = "torch.prim.ListConstruct"(%280, %281, %282, %283) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %285 = "torch.aten.view"(%279, %284) : (!torch.vtensor<[1,16,16],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,2,8],bf16>
    %286 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %287 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %288 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %289 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %290 = "torch.prim.ListConstruct"(%286, %287, %288, %289) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %291 = "torch.aten.permute"(%285, %290) : (!torch.vtensor<[1,16,2,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,2,16,8],bf16>
    %292 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %293 = "torch.aten.unsqueeze"(%175, %292) : (!torch.vtensor<[1,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,1,16,8],bf16>
    %294 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %295 = "torch.aten.unsqueeze"(%182, %294) : (!torch.vtensor<[1,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,1,16,8],bf16>
    %296 = "torch.aten.mul.Tensor"(%237, %293) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.vtensor<[1,1,16,8],bf16>) -> !torch.vtensor<[1,4,16,8],bf16>
    %297 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %298 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %299 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %300 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %301 = "torch.aten.slice.Tensor"(%237, %297, %298, %299, %300) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],bf16>
    %302 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %303 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %304 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %305 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %306 = "torch.aten.slice.Tensor"(%237, %302, %303, %304, %305) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,4],bf16>
    %307 = "torch.aten.neg"(%306) : (!torch.vtensor<[1,4,16,4],bf16>) -> !torch.vtensor<[1,4,16,4],bf16>
    %308 = "torch.prim.ListConstruct"(%307, %301) : (!torch.vtensor<[1,4,16,4],bf16>, !torch.vtensor<[1,4,16,4],bf16>) -> !torch.list<vtensor>
    %309 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %310 = "torch.aten.cat"(%308, %309) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,8],bf16>
    %311 = "torch.aten.mul.Tensor"(%310, %295) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.vtensor<[1,1,16,8],bf16>) -> !torch.vtensor<[1,4,16,8],bf16>
    %312 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %313 = "torch.aten.add.Tensor"(%296, %311, %312) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.vtensor<[1,4,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,4,16,8],bf16>
    %314 = "torch.aten.mul.Tensor"(%264, %293) : (!torch.vtensor<[1,2,16,8],bf16>, !torch.vtensor<[1,1,16,8],bf16>) -> !torch.vtensor<[1,2,16,8],bf16>
    %315 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %316 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %317 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %318 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %319 = "torch.aten.slice.Tensor"(%264, %315, %316, %317, %318) : (!torch.vtensor<[1,2,16,8],bf16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],bf16>
    %320 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %321 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %322 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %323 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %324 = "torch.aten.slice.Tensor"(%264, %320, %321, %322, %323) : (!torch.vtensor<[1,2,16,8],bf16>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,16,4],bf16>
    %325 = "torch.aten.neg"(%324) : (!torch.vtensor<[1,2,16,4],bf16>) -> !torch.vtensor<[1,2,16,4],bf16>
    %326 = "torch.prim.ListConstruct"(%325, %319) : (!torch.vtensor<[1,2,16,4],bf16>, !torch.vtensor<[1,2,16,4],bf16>) -> !torch.list<vtensor>
    %327 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %328 = "torch.aten.cat"(%326, %327) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,16,8],bf16>
    %329 = "torch.aten.mul.Tensor"(%328, %295) : (!torch.vtensor<[1,2,16,8],bf16>, !torch.vtensor<[1,1,16,8],bf16>) -> !torch.vtensor<[1,2,16,8],bf16>
    %330 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %331 = "torch.aten.add.Tensor"(%314, %329, %330) : (!torch.vtensor<[1,2,16,8],bf16>, !torch.vtensor<[1,2,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,2,16,8],bf16>
    %332 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %333 = "torch.aten.unsqueeze"(%331, %332) : (!torch.vtensor<[1,2,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,2,1,16,8],bf16>
    %334 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %335 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %336 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %337 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %338 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %339 = "torch.prim.ListConstruct"(%334, %335, %336, %337, %338) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %340 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %341 = "torch.aten.expand"(%333, %339, %340) : (!torch.vtensor<[1,2,1,16,8],bf16>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,16,8],bf16>
    %342 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %343 = "torch.aten.clone"(%341, %342) : (!torch.vtensor<[1,2,2,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,2,2,16,8],bf16>
    %344 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %345 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %346 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %347 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %348 = "torch.prim.ListConstruct"(%344, %345, %346, %347) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %349 = "torch.aten.view"(%343, %348) : (!torch.vtensor<[1,2,2,16,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],bf16>
    %350 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %351 = "torch.aten.unsqueeze"(%291, %350) : (!torch.vtensor<[1,2,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,2,1,16,8],bf16>
    %352 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %353 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %354 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %355 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %356 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %357 = "torch.prim.ListConstruct"(%352, %353, %354, %355, %356) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %358 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %359 = "torch.aten.expand"(%351, %357, %358) : (!torch.vtensor<[1,2,1,16,8],bf16>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,16,8],bf16>
    %360 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %361 = "torch.aten.clone"(%359, %360) : (!torch.vtensor<[1,2,2,16,8],bf16>, !torch.int) -> !torch.vtensor<[1,2,2,16,8],bf16>
    %362 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %363 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %364 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %365 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %366 = "torch.prim.ListConstruct"(%362, %363, %364, %365) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %367 = "torch.aten.view"(%361, %366) : (!torch.vtensor<[1,2,2,16,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],bf16>
    %368 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %369 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %370 = "torch.constant.float"() <{value = 0.35355339059327379 : f64}> : () -> !torch.float
    %371 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %372 = "torch.aten.scaled_dot_product_attention"(%313, %349, %367, %142, %368, %369, %370, %371) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.vtensor<[1,4,16,8],bf16>, !torch.vtensor<[1,4,16,8],bf16>, !torch.vtensor<[1,1,16,16],i1>, !torch.float, !torch.bool, !torch.float, !torch.bool) -> !torch.vtensor<[1,4,16,8],bf16>
    %373 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %374 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %375 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %376 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %377 = "torch.prim.ListConstruct"(%373, %374, %375, %376) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %378 = "torch.aten.view"(%372, %377) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],bf16>
    %379 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %380 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %381 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %382 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %383 = "torch.prim.ListConstruct"(%379, %380, %381, %382) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %384 = "torch.aten.permute"(%378, %383) : (!torch.vtensor<[1,4,16,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,4,8],bf16>
    %385 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %386 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %387 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %388 = "torch.prim.ListConstruct"(%385, %386, %387) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %389 = "torch.aten.view"(%384, %388) : (!torch.vtensor<[1,16,4,8],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],bf16>
    %390 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.bfloat16_1> : tensor<32x32xbf16>}> : () -> !torch.vtensor<[32,32],bf16>
    %391 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %392 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %393 = "torch.prim.ListConstruct"(%391, %392) : (!torch.int, !torch.int) -> !torch.list<int>
    %394 = "torch.aten.permute"(%390, %393) : (!torch.vtensor<[32,32],bf16>, !torch.list<int>) -> !torch.vtensor<[32,32],bf16>
    %395 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %396 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %397 = "torch.prim.ListConstruct"(%395, %396) : (!torch.int, !torch.int) -> !torch.list<int>
    %398 = "torch.aten.view"(%389, %397) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[16,32],bf16>
    %399 = "torch.aten.mm"(%398, %394) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[32,32],bf16>) -> !torch.vtensor<[16,32],bf16>
    %400 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %401 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %402 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %403 = "torch.prim.ListConstruct"(%400, %401, %402) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %404 = "torch.aten.view"(%399, %403) : (!torch.vtensor<[16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],bf16>
    %405 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %406 = "torch.aten.add.Tensor"(%4, %404, %405) : (!torch.vtensor<[1,16,32],bf16>, !torch.vtensor<[1,16,32],bf16>, !torch.int) -> !torch.vtensor<[1,16,32],bf16>
    %407 = "torch.constant.none"() : () -> !torch.none
    %408 = "torch.constant.none"() : () -> !torch.none
    %409 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %410 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %411 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%406, %407, %408, %409, %410, %411) : (!torch.vtensor<[1,16,32],bf16>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %412 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %413 = "torch.prims.convert_element_type"(%406, %412) : (!torch.vtensor<[1,16,32],bf16>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
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
    %431 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %432 = "torch.prims.convert_element_type"(%425, %431) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],bf16>
    %433 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.bfloat16_1> : tensor<32xbf16>}> : () -> !torch.vtensor<[32],bf16>
    %434 = "torch.aten.mul.Tensor"(%433, %432) : (!torch.vtensor<[32],bf16>, !torch.vtensor<[1,16,32],bf16>) -> !torch.vtensor<[1,16,32],bf16>
    %435 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.bfloat16> : tensor<4x32xbf16>}> : () -> !torch.vtensor<[4,32],bf16>
    %436 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %437 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %438 = "torch.prim.ListConstruct"(%436, %437) : (!torch.int, !torch.int) -> !torch.list<int>
    %439 = "torch.aten.permute"(%435, %438) : (!torch.vtensor<[4,32],bf16>, !torch.list<int>) -> !torch.vtensor<[32,4],bf16>
    %440 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %441 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %442 = "torch.prim.ListConstruct"(%440, %441) : (!torch.int, !torch.int) -> !torch.list<int>
    %443 = "torch.aten.view"(%434, %442) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[16,32],bf16>
    %444 = "torch.aten.mm"(%443, %439) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[32,4],bf16>) -> !torch.vtensor<[16,4],bf16>
    %445 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %446 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %447 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %448 = "torch.prim.ListConstruct"(%445, %446, %447) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %449 = "torch.aten.view"(%444, %448) : (!torch.vtensor<[16,4],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,4],bf16>
    %450 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %451 = "torch.prims.convert_element_type"(%449, %450) : (!torch.vtensor<[1,16,4],bf16>, !torch.int) -> !torch.vtensor<[1,16,4],f32>
    %452 = "torch.aten.sigmoid"(%451) : (!torch.vtensor<[1,16,4],f32>) -> !torch.vtensor<[1,16,4],f32>
    %453 = "torch.aten.mul.Tensor"(%451, %452) : (!torch.vtensor<[1,16,4],f32>, !torch.vtensor<[1,16,4],f32>) -> !torch.vtensor<[1,16,4],f32>
    %454 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %455 = "torch.prims.convert_element_type"(%453, %454) : (!torch.vtensor<[1,16,4],f32>, !torch.int) -> !torch.vtensor<[1,16,4],bf16>
    %456 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.bfloat16_1> : tensor<4x32xbf16>}> : () -> !torch.vtensor<[4,32],bf16>
    %457 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %458 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %459 = "torch.prim.ListConstruct"(%457, %458) : (!torch.int, !torch.int) -> !torch.list<int>
    %460 = "torch.aten.permute"(%456, %459) : (!torch.vtensor<[4,32],bf16>, !torch.list<int>) -> !torch.vtensor<[32,4],bf16>
    %461 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %462 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %463 = "torch.prim.ListConstruct"(%461, %462) : (!torch.int, !torch.int) -> !torch.list<int>
    %464 = "torch.aten.view"(%434, %463) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[16,32],bf16>
    %465 = "torch.aten.mm"(%464, %460) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[32,4],bf16>) -> !torch.vtensor<[16,4],bf16>
    %466 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %467 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %468 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %469 = "torch.prim.ListConstruct"(%466, %467, %468) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %470 = "torch.aten.view"(%465, %469) : (!torch.vtensor<[16,4],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,4],bf16>
    %471 = "torch.aten.mul.Tensor"(%455, %470) : (!torch.vtensor<[1,16,4],bf16>, !torch.vtensor<[1,16,4],bf16>) -> !torch.vtensor<[1,16,4],bf16>
    %472 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_4_torch.bfloat16> : tensor<32x4xbf16>}> : () -> !torch.vtensor<[32,4],bf16>
    %473 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %474 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %475 = "torch.prim.ListConstruct"(%473, %474) : (!torch.int, !torch.int) -> !torch.list<int>
    %476 = "torch.aten.permute"(%472, %475) : (!torch.vtensor<[32,4],bf16>, !torch.list<int>) -> !torch.vtensor<[4,32],bf16>
    %477 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %478 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %479 = "torch.prim.ListConstruct"(%477, %478) : (!torch.int, !torch.int) -> !torch.list<int>
    %480 = "torch.aten.view"(%471, %479) : (!torch.vtensor<[1,16,4],bf16>, !torch.list<int>) -> !torch.vtensor<[16,4],bf16>
    %481 = "torch.aten.mm"(%480, %476) : (!torch.vtensor<[16,4],bf16>, !torch.vtensor<[4,32],bf16>) -> !torch.vtensor<[16,32],bf16>
    %482 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %483 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %484 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %485 = "torch.prim.ListConstruct"(%482, %483, %484) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %486 = "torch.aten.view"(%481, %485) : (!torch.vtensor<[16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,32],bf16>
    %487 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %488 = "torch.aten.add.Tensor"(%406, %486, %487) : (!torch.vtensor<[1,16,32],bf16>, !torch.vtensor<[1,16,32],bf16>, !torch.int) -> !torch.vtensor<[1,16,32],bf16>
    %489 = "torch.constant.none"() : () -> !torch.none
    %490 = "torch.constant.none"() : () -> !torch.none
    %491 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %492 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %493 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%488, %489, %490, %491, %492, %493) : (!torch.vtensor<[1,16,32],bf16>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %494 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %495 = "torch.prims.convert_element_type"(%488, %494) : (!torch.vtensor<[1,16,32],bf16>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
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
    %513 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
    %514 = "torch.prims.convert_element_type"(%507, %513) : (!torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],bf16>
    %515 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.bfloat16_2> : tensor<32xbf16>}> : () -> !torch.vtensor<[32],bf16>
    %516 = "torch.aten.mul.Tensor"(%515, %514) : (!torch.vtensor<[32],bf16>, !torch.vtensor<[1,16,32],bf16>) -> !torch.vtensor<[1,16,32],bf16>
    %517 = "torch.aten.alias"(%516) : (!torch.vtensor<[1,16,32],bf16>) -> !torch.vtensor<[1,16,32],bf16>
    %518 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.bfloat16> : tensor<16x32xbf16>}> : () -> !torch.vtensor<[16,32],bf16>
    %519 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %520 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %521 = "torch.prim.ListConstruct"(%519, %520) : (!torch.int, !torch.int) -> !torch.list<int>
    %522 = "torch.aten.permute"(%518, %521) : (!torch.vtensor<[16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[32,16],bf16>
    %523 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %524 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %525 = "torch.prim.ListConstruct"(%523, %524) : (!torch.int, !torch.int) -> !torch.list<int>
    %526 = "torch.aten.view"(%517, %525) : (!torch.vtensor<[1,16,32],bf16>, !torch.list<int>) -> !torch.vtensor<[16,32],bf16>
    %527 = "torch.aten.mm"(%526, %522) : (!torch.vtensor<[16,32],bf16>, !torch.vtensor<[32,16],bf16>) -> !torch.vtensor<[16,16],bf16>
    %528 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %529 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %530 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %531 = "torch.prim.ListConstruct"(%528, %529, %530) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %532 = "torch.aten.view"(%527, %531) : (!torch.vtensor<[16,16],bf16>, !torch.list<int>) -> !torch.vtensor<[1,16,16],bf16>
    "func.return"(%532) : (!torch.vtensor<[1,16,16],bf16>) -> ()
  }) : () -> ()
}) : () -> ()

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_16_32_torch.bfloat16: "0x0200000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000D33C9D3C22BD1FBB233CAEBB22BCEA3BACBC55BA36BCDF3B37BD0DBD863BA9BB65BC84BC063D36BB79BC683CE8BC79BC0EBDBCBC033C8BBB823BAD3C45BB733C6E3CABBB823953BC64BCDEBC3A3C39BCC43A45BB373D45BBB3BC093D95BCA03BCDB937BC223C9BBB36BCC3BB1E3C833B8A3C9E3BE03C47BCCC3CA9BC19BD73BC973C39BC6CBC4D3A99BCDFBB0EBCA83C14BC053D2A3B713A3CBC0BBC953B9DBCDC3B393C2ABC373D973C4FBC18BDEA3CC73B943C1FBC803C2ABD79BD0EBD453C203DA53C04BB4A3BCD3C393BE13C533A10BC07BC87BC0ABDF539823C573B453C853AA13CB23C103D7BBCE3BCAD3C94BC0ABC10BDD93CAFBBA53BFBBC9439D8BB743C27BC43BCBFBC5FBC47BCFDBB8E3C583B01BC3EBC31BB55BC573B1FBDBE3C84BC08BD40BC14BC65BCB2BB0F3C35BD4B3BC2BCB8BB02BD4A3D1ABB60BC443CA9BBAFBC79BC333CB43CCC3A31BC45BC2F3BAC3C433C8A3CD3BCDABCFDBB29BCBF3C32BC1E3BFE3B3C3CA03BA53B88BC2A3C213DE1BCCD3C0CBCF03C5EBAC6BC853C14BD403A50BC3ABB89BC2EBC9DBBEBBAE438E03B7ABA4E3CA1BCBCBCC23BA63CEABC493C023B383B413C633C283A643CB0BCE8BAA2BCAB3C52BBAA3CC63CE13C86BA5B3D24BC4E3C24BB42BC823C86BC2FBD573C393DDC3BE1BCA33B933C94BCDB3CCFBB3C3CB33CED3CFDBBC1BC06BB4FBCC7BC533D033C923B8A3C26BCBBBB9EBCFC3C09BDEBBB0BBCDCBC0BBC583D2ABC053BAEBAE4BB85B9703C01BD733C04BDB43B61BC28BAA1BBEA3A7EBC423CCABCAC3B13BB08BC7D3B26BD3FBC143CA13CF3BB95BCADBCAD3C80BCE5BC9F3A98BC15BDF4BB5FBC713CA03C7C3BAE3C69BC46BBB4BB19BD15BB713C073D933CA93ACEBC90BC6CBCF0BBA93C9DBCC0BCC13CE73B613C9A3C5ABD133D813B94BBEC3CD9BC8ABCD13C203C55BDE9BBDA3BA03C8C3BEE3BDEBCA1BCE9BB1EBC003C063DA5BC473B3C3AD43C10BDE0BB4EBC243C383DB1BC3E3C95BCADBB11BC083CCA3CC1BC78BC23BC823C213B13BCB2BB563C9F3923BD38BC9ABA2B3B083C923C48BC34BB223C45BDD2BA92BCC13B18BC1FBB393C74BC133B933B823C8F3BE23C81BB9BBB113CB33CDC3A933CD53C1DBC603C9C3BCABC2F3D453D213C35BC90BB263C0CBD803CC53C3F3D6E3C54BC933B2B3DE93BE63B3A3C0DBC5E3CCE3B29BD003C903C41BC3C3C03BC60BC94B909BCB1BA00BDBABC96BB8DBCDF3C08BD05BD9CBC82BC6D3B92BC85BC743B97BC75BC84BBE93C023C48BC1EBB09BC12BDC6BB66BC3D3CD5BCC1BC7DBC00BD1F3D97BC3DBDD13C343CF2BC8EBDCDBCB03B53BC0B3DFEBCB23AFBBC283BCFBB03BC",
      torch_tensor_4_torch.float32: "0x040000000000803FCDCCCC3D0AD7233C6F12833A",
      torch_tensor_32_torch.bfloat16: "0x02000000803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F",
      torch_tensor_32_32_torch.bfloat16: "0x0200000095BB143C033C81BC703CB53C9EBC18BCC0BC4E3A36BCC63BAABCAFBCDDBB69BC173C1B3D113D06BCAFBA8EBCA33CFC3C2CBC373C3BBB9EBCFCBC6FBC18BDBCBBB2BCEABB483DDD3B963B793C273BA8BC8E3BA13B56BC9BBC72BC07BD0E3D81BCD7BB58BC8EBA8539CBBA533CCFBC973C6BBB063DC93ADB39C43A0B3D09BB71BC4CBB11BC2BBC413CAC3CC4BB33BD4A3C023C033D7CBA413C8B3CD43C68BBA43C00BC163DF6BC65BCEE3A6AB91E3CDBBC3C3C6D3C2A3D423CF4BB8D3CF2BC4CBC553A6DBB6BBD923C123D2DB83B3B18BCAA3CB93BE03C28BC113C74BCCBBA44B9BFBB8E3CE0BA03BD643C893C283C5A3B3DBC893CE33C873A48BCC8BB423CC1BAF33CB5BCA83C98BBF83C35BCF0393E3C1E3D183D6BBC2FBD55BC8BB9713CABBC9C3C0F3CC4BBEA3C1FBC893C37BDEFBC82BCCDBC7C3C4F3C8BBB21BD743C01BCA73CF73C83BCD5BC54BCA03C8EBC133C0FBD0CBC19BD19BBB43C4C3A3B3C3D3C80BBA3BCB3BB96BC1DBCEFBC02BB68BC213C7FBBA0BCA43CA8BBDC3CBB3BDA3BA5BCF23AF7BB273DCE3C9DBCB5BCA53C94BC3B3B0E3C303CA43C533C1F3C86BCC5BCA63C323B6D3C533CA23CA43C62BB393CA13BBC3C013D5ABCA43B17BB09BC61BB77BC9CBC2EBB323CD33C063BB6BC3BBC2B3DB8BBF73B953CABBC2D3B573AF2BCCCBB923BFFBB623D033DA4BCEF3B3CBB50BC063D553B1B3AFB37E83B87BB8F3C89BC95BB8B3BA5BC0BBC003C06BD703CC5BC853C903C053C4C3C113D86BC0CBD8D3C9A3C8D3CF8BA0B3D913C8B3CF4BB45BC45BC933C853C063B44BD65BC56BC9A3CD53CE0BBE9BBB8BCE93B08BC3FBCB9BC23BC5ABBF7BCC63CBBBCC43C8B3A04BDDEBCC8BCE33CC9BC273C5F3B0B3CB33B63BC4E3C783CF6BBE5BCFE3C6C3D413C863CF7BB083C18BBC03C7FBAA9BCCD3CDD3C7C3C36BB8D3CB8BB82BC65BCD13B4F3A6EBC103C203DE3BCCBBB813C08BD06BD72BB943C2D3DB13C66BCB13C013C31BC993DEB3A1ABCFC3CFBBC2A3B203B853C37BA083C2ABBA4BC7E3D80BC2C3BB6BC403D67BC56BCB73C90BC213C40BC1F3CBD3CE43C17BDE7BA393C833B513BE63AA8BC063B833C5A3CCBBCC9BB26BC19BCBFBC25BDC53CDB3CE5BCA1BCD43B293CC93B173D1C3CAEB6FE3B8E3C39BB4F3BE43BAF3C14BD713CCDBCC43CC63B323CA63ACBBC8ABC103CCB3C903C673C803C89BCA5BCAF3AE93C3C3AAEBB243C0B3A68BBE6391DBBEEBAF63C8ABC1439B3BA23BB4ABC193BEFBCA13BDCBC9DBCE2BC9EBB8F3B493CED3C783C55BC1C3D773C9E39973C903C91BC08BCABBC033D65BCF83A2B3CA839F03C88BA1E3C0ABD213D4F3C5B3C3F3C5BBBC43C8CBCDDBC84BB233C1E3D8B3CECBB5DBC073C8FBC15BC0F3C3ABC2D3B55BC883C873C563D35BB1D3C04BD3E3D53B9A1BC10BA5D3B2EBBBB3C94BC6B3C03BC873C083D2E3CECBB92BC9F3B87BCB7BA0C3C5CBCAA3CA33C023C583BD639C53C9D3BBF3C17BD16B95B3C2CBC00BC24BD38BCB73BF9BCE5BC2C3DABBC833C843C193CAE3A1ABA4A3C27BB0FBD773C5AB91E3CA33C11BCCD3C9C3CB7BCB23C0F3C3FBBCD3B84BB213D803C0FBDE53BF53C1A3C593C903C853BBABCC43CE03970BC9ABCFFBC81BC98BB55BD13BD9C3C2FBC803C75BB6E3D49BD9CBB06BD203DD63C80BCB33CC9BC22BB213CA3BCB23C093D013C4DBC8C3CDFBB583C41BCE13A833C893CE7BC25BCA9BC293C23BD393D83BCF3BC913BBA3C6DBC9DBCAC3C253DDFBCFB3C7EBC16BDDDBA4D3C5BBCDABC893A2BBCC3B7243BBCBCC63B24BA3DBD19BD6ABBE83B2DBB06BD48BD903CB9BB1E3CD0BB5D3C47BB253C2E3CC1BB633BDFBC1B3CA2BB8E3CCF3BF23C873C0DBC37BDD83C25BDBF3C44BDA83BCEBBFBBC19BCB03BBDBC17BD37BD6FBCF23C933C38BC893C35BD763BC8BCDFBC4D3BE03B4B3CD6BC05BDC5BAD03B703BDDBC77BB963C17BCCFBB843B8F3CB0BC463C33BD7BBC41BBD23C523CACBCA63CA2BC48BD253CB9BCC1BC133CE3BC5B3C04BDD3BCBE3A4ABD5EBC7FBD73BD8FBC5FBCF23B43BC84BB5ABC123D563BC73C243DF0BC57BDB13CE03B193C73BBB636B7BB00BD16BD40BAC93A023D8FBBBB3CAA3B033DC3BC0D3C75BCBE3BAFBCE7BC553CFD3BED3B56B8EABC1B3CB5BB0FBDC0BB273D073D953CFEBAD4BC073B6ABCD1BB793CBA3CDA3B293B043C073C50BC72BC9E3C94BC0CBC673CD43CB8BC83BCD03BE0BC69BCD83B453C83BB4ABC663C27BC0EBDF5BCA4BBA0BC32BD043C54BCD9BC6B3C0F3D9A3C2DBC083D03BC313BA8BA83BC49BB29BB19BB503C953A9239B23A90BCACBC293CF5BAC1BBA3BCA53C103DDDBCE33BB13C293BBC3B843AE0BB9CBC71BDC13BDABC253BD0BC99BC42BC9B3C533B343DBB3CA93CAC3C45BAD3BCD43B27BCD6BCAE3A44BB39BB993A7E3CC13B03BB8BBC0D3C0A3C213C93BCA7BB66BB40BAC5BC5B3DE63CA9BCADBBBC3C4BB739BC1BBCA5BCA73C7BBA11BD9D3B0D3D0CBDC73C353A993A45BC0CBD95BC5C3C813C35BC0EBC20BD803C663B2A3B5ABCC43BDEBAEFBBAFBC21BD9DBC3CBCE0BAEFBC8A3CB83CA7BC553C59BB813CE73CA4BCA8BC6D3C9D3B923B453D64BCB73B3ABC37BC003B963CCDBCC33CA83C47BBBBBBD3BC9EBCA23CA93C033D8EBC2CBDC13C883CB0BC033B9B3CCF3BB93CADBC94BCD93A9BBAE5BB733C04BD49BCCEBB053D023DDA3B533C3EBC49BD853C503C24BB073DDDBC823C443C3BBD103BEB3C9EBBC8BB173D2DBB743B323AC3BC16BC97BC373C8EBCBEBCCF39823B253D363DC93A51BC69BC1A3B41BD12BD6C3C063DB83C1FBD653BBE3BA33CC73CD13C8B3BA93CA83CEBBA143DA0BC563C86BC6C3CB03BAB3CB03C38BCAD3C47BA82BBA93C75BA17BC883C",
      torch_tensor_16_32_torch.bfloat16_1: "0x02000000DBBBDCBC8B3BAC3C7FBC643C953C2ABD453C9A3C4BBC033D7739463C933B143D96BC0CBD593B7239E53C3E3C98BCBBBB913CF9BC1C3B9ABC853BE8BCF8BCE83B6B3C893CC43C13BD553CA2BC1C3D47BCD3BC2D3D04BD763B8E3BAB3C6FBCC23C6F3CBB3A69BCB03C0CBABABCB8BCC5BC6F3C8A3C14BB803C14BD41BC43BAA13BE33C4DBDB03C863C6C3C75BC86BBADBC123D613ACEBCEDBCB4BBE1BC37BCC2BCD6BC003DD23C453C1EBC143C013DC73BF8BC55BC5BBC563C46BC8DBC183C55BCEF3B913B853C663C2A3B7BBBBFBBA33C2FBC243C2B3B253C873CE93CF7BCC13CAABB2B3BAA3BD13C113C42BC9D3C003C1ABC0C3D3DBC09BC9B3BE8BCFFBC16BB26BDCABC37BC7EBC5C3CA43C08BA073CBB3B333CB33CB73C343944BBBFBC20BC163B1A3BD5BC973C823BAA3CC2BCA93CF6BBE1BAFF3C163CD53CD5BCDABB24BC913C8B3BC93C823C73B9E53C033B3D3CBFBAEEBA823C873B5C3CC13CCA3C9BBC46BCCB3CEF3CC4BC883C62BBE83C093C2D3A34BD1CBA843BAA3CDEBCFE3B42BBCEB7D43CA4BC733C89BC603B38BC11BD153D9D3C87BC183D123BF93B10BCA33C9EBC053DFB3B4BBC133C8B3BE33BFABC8CBCB33A223C543C043C36BD85BC3939C2BCD23C5DBC733ABFBB83BB88BB14BD203C45BCD8BCA63C83BC4BBCC43CB63CB1BCBA3C043DA23C043D03BD82BB10BD353BA2BCDCBC013B993C453CCEBB9D3C0CBB0ABDC2BB9E3A143C4E3C48BBC03C543BE4BB4EBC04BD1C3D52BC133D333C3DBCBFBB51BCFC3B66BCE0BA023D9ABC3E3C6EBBD2BCC03C923C413C45BC98BC03BC85BC80BC853C45BCFB395C3D02BDD2BB123D63BC993CBB3CB1BC2F3B243B20BCA53C98BBAABCE93B81BC9FBC833A6C3CDCBC45BC88BC8EBC2CBD073C303C89BB06BD283D22BC83BCA1BCF73B1EBC6E394B3B173C67BC38B993BCA9BC25BDB43B813A9FBB2CBD2EBDA03C88BDD8BCBCBCB6BC6ABCD33C60BC55BC203D21BD313CD53CEF3CAFBBE93C01BD6C3CDF3C70BC90BBA43C143D8A3C13BC58BC2B3DDBBC9ABC5FBBADBC65BC9B3B41BB12BD133C5E3C853B133C873C713C4EBCD93AC63B7F3B7F3C3DBCE3BC57BD8D3BAC3C2DBB703C523C52BC853A0D3B25BC273C183C0F3D22BCAA3C313C65BC1C3C5C3C1E3C8A3CB73B9C3BFB3C58BB09BB1ABA9FBB93BCCA3C293B26BBB83C57BCF5BC36BD943CDDBC95BC493CCABCE5BC52BBBABC37BDC3BCA13C223D993B023D8ABBEC3B3EBC86BBBA3CBCBBC53C1BBD523C8BBC5BBC49BC32BA9FBCF83B9DBC75B8D5BCA23B2F3CE8BC083DAB3CC23C69BCB23B0BBD19BD07BC123DE43C76BC4EBC623D12BD2F3C263C063D65BCB5BCB5BB183C3B3BF53B27BCABBBA03CF7BB2BBCC0BC0CBD34BCA83C423DF53BDABA0A3C5E3D82BC4FBCFF3C823C003C963D163D143A1FBBA4BA0DBBEC3BA8BC883BFF3A",
      torch_tensor_16_32_torch.bfloat16_2: "0x02000000023C77BBAD3C27BC06BCA3BBB13C5F3B4FBCF1BA00BC2CBD8CBC11BCA1BB063C033B053D98BCE23CD0BC933B94BC0C3D55BCD63CC4BC2D3D33BCF5BC013D77BCB7BB593CB5BB7F3B4F3C9F3CC33C39BC443DD1BC1ABCC1BC243D973C25BDB5BC14BD033CDFBB8DBC21BC08BCE9BC233D8CBC1C3B6B3C7BBC363C12BD023DC6BC6BBC25BD8ABC30BC8CBC4CBC803CB5BC35BD55BDC73CA4BB123CF7BBE63CA8BA393C06BDDD3B233D5A3C28BD353C5DBD23BD0E3C36BCA7BC323CD4BC8ABC953CD9BC1C3D18BC80BC4EBB13BD603C57BCD2BC923C843AFB3C9EBBDE3B843B533C9CBCE33C49BC333CB8BB3E3C843CDA39943CA83CD7BBF4BB02BDDA3BB2BB18398C3C893C783CFBBC13BCB83B27BBC33CE63AFA3CEDBC843C8FBC923BB5BAFABBD6BCDA3CD8BB33BC8A3C28BBE5BBC0BAC0BBDC3A38BC75B8FF3CC63BAF3C143C2E3C6E3C4BBCC83BB3BB31BC0CBCC43C853CB83CC93BE03CD93B553D293CA93C2D3DBEBC713C103D49BCA6BBE6BC6A3C2BBDD63C1F3C9ABC2BBCEABB103C2F3CE53C63BC25BCC03C0BBA4F3C35BC97BB153C9D3CDF3BD5BCA6BB3ABB85BC07BBF23BD7BBD3BB9BBB90BB0A3C663C023D9B3C78BC943A6BBB003D1DBC143CDD3B81BB043CA13C01BD9CBCA3BC3ABCAD3C2B3D10BC56BDC1BBC5BC033CC73C983CFBBB88BBEA3B023DB1BC8ABB09BC34BD7C3C94B78ABC43BC5DBD88BB273A65BB93BC97BBE1B9393C3EBBB13C743C11BDD1BCDCBA6ABB15BD97B9D63C17BD54BCC63CDB3B9E3C4BBCAF3C19BDBDBC263DDABC233C20BB0FBB45BCD5BC613CAABC16BBBC3C14BCC73C843C2C3DB93CDE3C29BCD8BB9DBC7B391D3CF13BB73A813CB23C1E3D363C8D3A52BC203D943C94BC0BBC1A3DBA3B013D1BBC74BC06BDDDBCA8BC55BC81BD95383E3C123D6FBC853C943AA73BE0BCEB3BD9B915B9213DBEBC153CB33BC5BCA1BCB5BC97BCA23C05BC8EBC1ABC3ABCB53B1E3D87BC25BB973BB2BB4EBB85BCCCBBEBBA8BBB39BD123CC93C483BBCBC79BCA03C65BCCABC19BD55BCBCBA78BC9F3C573C213D9D3C983BCD3B4B3CEB3C463C1EBC7FBC283C36BCE83C9C3B99BCBA3CECBA17BD933C943CAFBB843C02BA623CDFBCDABC563D883CA2BC81BC0EBCAB3BE7BB2BBD503CF7BC8DBBEB3B6BBCA8BB2CBC73BC0CBC03BCB83C2DBC19BC6BBC70BCB43C533C8C3C823C6F3DB9BB183DA8BBBDBBA03B093DDDBB21BD043C053B833B263D873C3BBCE5BB1F3DDBBC303CCABB4CB944BDDF3BADBC4FBCD03976BCCE3A17BDDFBAF43C743CEE3C62BC9B3B243B55BC813C103DC9BB92BC823C413CF63C883C183C9D3C383CC53C9EBC44BC033B02BC52BBBC3C8E3A0F3C4ABA90BCAA3BDEBC893C193C07B985BB9DBC6DBCE63CCFBBAD3C1FBB0D3BE23CA93C9CBBFFBA973C62BBA83AD33B15BD493D713CD13BC2BC19BCB3BB",
      torch_tensor_32_32_torch.bfloat16_1: "0x0200000066BCDA3BADBCFF3C74BCE6BA15BAD1BC73BC41BCB13C93B92BBD9B3B2F3CE2BC173C063C6E3C86BA4ABB163D593C563CAE3C573C12BAF33C073D26BD22BC6A3BAB3CED3C61BB07BC02BC9DBB693C7B3CC83BA8BAD5BC383C8EBB213CD53C753B133D983B15BC9ABC113C003CC13C063B2F3C4D3B993B263D18BC85BC04BB713A6B3A1ABDE03C323A88BC75BCFFBCE7BB7FBCDF3B493C4BBC193D57BA363DC33B6D3C7C3C473C013DDFBCB9BCF23C8C3A513CE73C983CB33C76BCD43B1E3C93BCA93C2EBDC0BC1EBCE5BCF2BBA03C0A3DF6BC87BCCD3BA5BCB4BC4D3A75BC88BC3C3B45BD8D3CA33B2A3B753CD6BC9C3C603C183C0BBCDCBC453D97BB9FBC1BBC583D94BC2A3D32BCD13CA4BCAABC5BBC673CA6BB34BC94BCCC3B5BBC3E3C92BCBABBCC3B95BAD3BCE83C843CA93CEA3B8B3AD33C35BC67BBB53C11BD1BBB43BDA93CC7B93A3D3D3CB13CE3B9F43A763B4EBB06BCD43B12BC733CCC3B15BDDC3C6BB91EBC4A3C5A3C95BCCE3C173CBFBCE73CC03CB0BCB73B0D3DE03BEE3C2CBCA1BC9BBC053DBB3C563DB33C893CAB3CD13ABBBCD03C75BC6BBC0E3C5E3D84BC90BC66B974BC88BC763C033D56BC853AB3BC903C423B2E3C63BC23BD033BD53C273B863A273D2EBDD7BCADBB883C713C5FBC87BCB9BC22BCD3BBFCB8C7BC69BC303C88BC99BC4ABD5C3CBABBB13CC2BCFC3C3D3CE13A6E3CD23BD5BCA23CC53C8FBB2B3D943C3ABC76BBB0BC99BA82BBECBCF4BB22BC0B3C80BC1ABC6ABCE33C3FBD993CD2BC75BC843C0E3D9D3B113BCB3C6D3CD93C1ABD42BCB93C993C08BD403C8D3C253CBF3C553CCC3C3EBBD9BC193C8EBCB3BB013C08BC3D3CFCBCA33B9E3B6D3CB73C693B9A3C1FBC63BC86BDB23CAF3B133DD63C473CAA3C193DC13AE9BC0ABD183CDCBA52BBD8BBBB3C0B3C883B7D3C023C333C83BC083C113CB8BB4EBB40BCC13CA6BBCC3BA13C903C33BC94BCBBBC14BD073DD4BB32BDEA3BD43C3D3DA93BB93BE7BCF53CBB3C3EBC8BBC6EBB163C2F3BBC3C2CBB373C29BD90BC763CF7BBE8BC32BC80BCBD3C0D3D16BCDF3B8E3B613CEA3C8BBCA93C48BBDB3B333CA1BC50B8873A5DBC11BB41BCC0BC13BCECBB1A3CF2BBD03C9A3C083CB73C12BDA5BCB23B15BBCFBC043CE9BB23BC363D86BB5D3B95BC8A3CFCBC1EBCB23B8E3A1FBB62B98EBC8DBCAFB9A3BCA93CB43CEEBC73BC0B3CE03CDABB69BB923CAD3C773D3C3DF03BCE3C61BCE4BB10BDE73C80BC3CBB483C39BD193CF33B95BCFABCBCBB1FBD1C3D4CBCE03CBEBC96BC123B29BC40BD02BCC1BB93BC59BCF0BCAF3CAABC273C353DD3BBCDBC643CD53C6E3BCE3BB03A0F3D54BCBC3CC4BCDBBC833C6EBC1EBD60BDD23C50394E3CAABC8E3C3FBC3ABB27BBD8B908BCECBC0EBA78BC19BA2A3C5CBDFA3B663A5EBC073D5CBCFABCED395A3AC9BCADBB19BB993A09BDBD3C943C95BA033D063C17BD5BBC07BDA63CCDBC133D82BCA43C053C133DC2BA5F3CB93B71BC7BBB5B3A69BC0D3D693C433C173DD23CB13C15BC0C3AC9BB5B3A73BCA23C13BD7F3CC0BC3DBC37BCB9BB3D3BB53C903BC9BBA7BC093CEA3B583C0FBD51BC74BC0D3C34BC113C40BC253B593BA53C1D3ABC3CDDBCB93C9A3CD83A14BC933C7CBC623CC63C9DBC673C81BC47BC80BC9EBB0FBCFE3BCCBCDB3BB8BBD2BA6B3C3A3D53BD82BC653B70BBFE3C8C3C683C6ABA1FBC37BC5B3C0CBD7A3B13BCFA3B01BDAFBCA7BC283DF6BC27BB873CA0BC883CA33B85BC99BBC8B99CBC733C903BD0BCD9BA9DBBCE3CADBC2E3C0ABC44BCC8BCA43C8E3C33BC83BCB4BB39BC9F3C4FBC053DBCBC893CEB3C343B94BCA03CD03C023DF3BB5D3CDBBCDCB9BFBBBFBC7F3C38BB45BCD33CC4BC84BC263C01BCE2BA563C1DBD67BC383CEC3B683C813CE63CABBC4EBBA53CC7BC323D543C503CBCBAE7BA9BBC303B453C96BBCF3BF63B8CBC8C3C2BBCF3BB8B3B0ABCAD3C43BD143D84BB233C983B71BC1ABD98BC00BD69BA913C15BC9FBC2ABD253C10BDC9BC97BBF4BC3FBC0C3DA9BBD1BC5C3BDAB8303CF53C11BD06BC19BDE3BA00BCF2BCCB3BB03C083DC9BCCB3CA53C103D393DBB3CE7BC9D3CA4BCD1BB043AFC3B933CB2BCD03BE13C86BCDDB8313CAFBA75BCBC3C8EBCFA3B95BC29BD003C823BBF3CCABB5CBB43BCC03BB53C363C5C3BA3BC3CBDAFBC153D1F3C4DBD083D8ABCF3BC30BCBABC0D3BB4BA283C8F3CA33C88BCBE3BBEBC183CBF3CA7BA393D5A3C31BB143DD03A0E3C323CFE391DBCE13B91BC87BC05BC3EBC103B053DC23C20BD31BB553DF73BE23CC6BB17BD5ABDA0BC763C23BCB6BCE33CA5BC05BC4DBCEF3A333C3B3C3C3B253B1ABC1BBCB4BCA93C903CDCBCEDBBB33CE1BC853CCB38A33B863C093C613CFBBAB33C183C5B39FE3B19BDB03C983CDC393A3DB43C3B3D203CC4BC7A3BA1BC35BBA5BC01BC523B1EBA0E3DB5BC23BA443CD53C9DBC58BC9C3C2EBCF33C77BD3EBCD43850BC053CE33CB13C8DBC36BC64BC2B3DAA3B0A3C91BC26BDC83B89BBB9BB90BBA5BCB4BCBD3CD03C2B3C8FBCAB3CD13CAF3C793CD13B723CF8BAF23CC13CE2BAE73CC5BCD63C953C103D74BBA03B35BB973A15BD263D393C97BB293DC6396ABCD33CBD3B90BC50BDE03C71BD87BBD23BFFBB89BC15BBC4BB61BC6DBC8D3C213D8EBB42BC09BD473BC4BB3F3D6DBC1D3B1FBD5E3C23BAFDBB2ABCC33B16BC76B9EA3BB73C15BD66BCAC3B3C3D08BDEDBCB6BC083DF7BCDD3CE9BAEB39DABCFC3A40B98C3B23BCCD3B3CBB263CC83C143C3CBCACBCF53C903BDF3CD9BB853CA5BCBD3CBDBCFFBB1CBC26B99C3C07BD22BC5BBC04BCF8BC74BC3F3CBBBC713CEC3C993C9CBC6D3C883B1DBCDDBC1D3A6FBC433C8FBC62BB233C093D0DBDBD3A253DD93B",
      torch_tensor_32_torch.bfloat16_1: "0x02000000803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F",
      torch_tensor_4_32_torch.bfloat16: "0x020000009DBC9FBCDBBC83BBC13A1CBB4F3B813C8A3CFEBC1BBCA5BC5D3D2C3D663C013D86BC9FBCA839DCBC21BD0E3D153DE6BCD339A3BCEB3CB9BA1DBCB73CBFBCC03C163C163A2A3C3FBC083C5E3CE93BAD3C253D063D24BCD83C643CE83BE9BCD0BC8FBC22BCCCBCC7BCCF3C293C3A3B3EBB823D41BBC6BB403CD538CDBC9D3B30BBFD3B01BD11BD32BBE9BC37BC033ABCBBF53BC6BCCABC6E3C143D73BC5B3BA4BC92BB8B3C30BC8A3BC7BA6F3C113CCC3A1C3CFFBC393CEBBBDC3CAA3CBD3B423D80BBE73CD73BAB3B213C86BCA4BC0B3D623C813C29BCA43C6DBCB23B003CDCBBD43CFF3A7B3BDFBA63BBE23C003D04BDD93BC3BBBBBA9EBB243C493C92BA28BC",
      torch_tensor_4_32_torch.bfloat16_1: "0x02000000ACBC49BC9CBCABBA08BDFCBBDA3C1BBC8F3CABBC07BD15BB8BBB13BC353DE93A46BC10BDEABB4DBC433C61BC5EBC383CD4BCCA3CAABB3C3CBA3ABEBBF5BA913C6F3BA3BC4CBC47BCE639963C6C3C1BBBAB3AA13C6B3CC63CA3BCDABB11BC663D4A3CDBBCD2BC03BCBFBBD6BAA93C33BC2E3C7F3CBA3C00BB743C7F3CEDBB643C12BD38BC453CB9BC3DBB02BC2B3DD5BB0538A83B35BCB0BCDCBCD43BCCB992BCAD3C793C04BC95BB3F3B78BA9F3C91BCD13C5CBC2DBB223DC6BBFBBA833C253CF3BB66BCAB3B673C813C6EBCAF3B07BCC53AD1BAD7BCCBBCDABB26BCBA3B263CDE3B783BBF3CBCBCEBBAC6BC093D1B3CFEBAB4BCC93C36BC04BD1DBD82BB913C",
      torch_tensor_32_4_torch.bfloat16: "0x02000000F53B563D493B50BCC03C09BD87BCA93CCCBCCB3C4C3CE5BBF83CED3A203D43BA873A363C0E3A3C3D46BCEF3B2DBA333C98BCE4BCDD3C08BDA7BC0C3D42BC4DB98F3C6B3A97BC1E3B143C12BC21BCF53C05BC2CBD583A8F3B2E3B803C583D1FBC8EBC39BB293C95BC823C183C11BC783B143CAFBCCABC24BD76BC063DF7BB10BB853B193D12BCD2BC08BD413B013A953C4A3C24BC7E3ADF3CE2BB40BDB23C5D3C9F3CEEBC763CBDBB963C653C9BBCE63B0FBB63BAA7BC95BC943C8DBC193D3F3CD23CB3BB6B3C80BC18BD7B38A6BCBE3C9A3CD8BC9C3BC03AED3C9EB9863CB63BB6BC1EBD5BBC34BD023DAB3BB73C573C94BA8FBC67BB2DBC653CAC3CB5BB2DBD",
      torch_tensor_32_torch.bfloat16_2: "0x02000000803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F803F"
    }
  }
#-}
