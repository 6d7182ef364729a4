"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,16],si64>) -> !torch.vtensor<[1,16,16],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,16],si64>):
    %0 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %2 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %3 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %4 = "torch.aten.embedding"(%0, %arg0, %1, %2, %3) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[1,16],si64>, !torch.int, !torch.bool, !torch.bool) -> !torch.vtensor<[1,16,32],f32>
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
    %152 = "torch.vtensor.literal"() <{value = dense<1.000000e+00> : tensor<1xf32>}> : () -> !torch.vtensor<[1],f32>
    %153 = "torch.constant.none"() : () -> !torch.none
    %154 = "torch.constant.none"() : () -> !torch.none
    %155 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %156 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %157 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%152, %153, %154, %155, %156, %157) : (!torch.vtensor<[1],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %158 = "torch.vtensor.literal"() <{value = dense<1.000000e+00> : tensor<1xf32>}> : () -> !torch.vtensor<[1],f32>
    %159 = "torch.aten.mul.Tensor"(%151, %158) : (!torch.vtensor<[1,16,1],f32>, !torch.vtensor<[1],f32>) -> !torch.vtensor<[1,16,1],f32>
    %160 = "torch.prim.ListConstruct"(%159, %159) : (!torch.vtensor<[1,16,1],f32>, !torch.vtensor<[1,16,1],f32>) -> !torch.list<vtensor>
    %161 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %162 = "torch.aten.cat"(%160, %161) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,16,2],f32>
    %163 = "torch.aten.cos"(%162) : (!torch.vtensor<[1,16,2],f32>) -> !torch.vtensor<[1,16,2],f32>
    %164 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %165 = "torch.aten.mul.Scalar"(%163, %164) : (!torch.vtensor<[1,16,2],f32>, !torch.float) -> !torch.vtensor<[1,16,2],f32>
    %166 = "torch.aten.sin"(%162) : (!torch.vtensor<[1,16,2],f32>) -> !torch.vtensor<[1,16,2],f32>
    %167 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %168 = "torch.aten.mul.Scalar"(%166, %167) : (!torch.vtensor<[1,16,2],f32>, !torch.float) -> !torch.vtensor<[1,16,2],f32>
    %169 = "torch.constant.none"() : () -> !torch.none
    %170 = "torch.constant.none"() : () -> !torch.none
    %171 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %172 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %173 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%165, %169, %170, %171, %172, %173) : (!torch.vtensor<[1,16,2],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %174 = "torch.constant.none"() : () -> !torch.none
    %175 = "torch.constant.none"() : () -> !torch.none
    %176 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %177 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %178 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%168, %174, %175, %176, %177, %178) : (!torch.vtensor<[1,16,2],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %179 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %180 = "torch.prim.ListConstruct"(%179) : (!torch.int) -> !torch.list<int>
    %181 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %182 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %183:2 = "torch.aten.var_mean.correction"(%4, %180, %181, %182) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>, !torch.int, !torch.bool) -> (!torch.vtensor<[1,16,1],f32>, !torch.vtensor<[1,16,1],f32>)
    %184 = "torch.constant.float"() <{value = 1.000000e-05 : f64}> : () -> !torch.float
    %185 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %186 = "torch.aten.add.Scalar"(%183#0, %184, %185) : (!torch.vtensor<[1,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %187 = "torch.aten.rsqrt"(%186) : (!torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,1],f32>
    %188 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %189 = "torch.aten.sub.Tensor"(%4, %183#1, %188) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %190 = "torch.aten.mul.Tensor"(%189, %187) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,32],f32>
    %191 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %192 = "torch.aten.mul.Tensor"(%190, %191) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,16,32],f32>
    %193 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %194 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %195 = "torch.aten.add.Tensor"(%192, %193, %194) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %196 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %197 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %198 = "torch.prim.ListConstruct"(%196, %197) : (!torch.int, !torch.int) -> !torch.list<int>
    %199 = "torch.aten.view"(%195, %198) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[16,32],f32>
    %200 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_96_32_torch.float32> : tensor<96x32xf32>}> : () -> !torch.vtensor<[96,32],f32>
    %201 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %202 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %203 = "torch.prim.ListConstruct"(%201, %202) : (!torch.int, !torch.int) -> !torch.list<int>
    %204 = "torch.aten.permute"(%200, %203) : (!torch.vtensor<[96,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,96],f32>
    %205 = "torch.aten.mm"(%199, %204) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[32,96],f32>) -> !torch.vtensor<[16,96],f32>
    %206 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %207 = "torch.aten.mul.Scalar"(%205, %206) : (!torch.vtensor<[16,96],f32>, !torch.int) -> !torch.vtensor<[16,96],f32>
    %208 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_96_torch.float32> : tensor<96xf32>}> : () -> !torch.vtensor<[96],f32>
    %209 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %210 = "torch.constant.int"() <{value = 96 : i64}> : () -> !torch.int
    %211 = "torch.prim.ListConstruct"(%209, %210) : (!torch.int, !torch.int) -> !torch.list<int>
    %212 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %213 = "torch.aten.expand"(%208, %211, %212) : (!torch.vtensor<[96],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[16,96],f32>
    %214 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %215 = "torch.aten.mul.Scalar"(%213, %214) : (!torch.vtensor<[16,96],f32>, !torch.int) -> !torch.vtensor<[16,96],f32>
    %216 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %217 = "torch.aten.add.Tensor"(%207, %215, %216) : (!torch.vtensor<[16,96],f32>, !torch.vtensor<[16,96],f32>, !torch.int) -> !torch.vtensor<[16,96],f32>
    %218 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %219 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %220 = "torch.constant.int"() <{value = 96 : i64}> : () -> !torch.int
    %221 = "torch.prim.ListConstruct"(%218, %219, %220) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %222 = "torch.aten.view"(%217, %221) : (!torch.vtensor<[16,96],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,96],f32>
    %223 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %224 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %225 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %226 = "torch.constant.int"() <{value = 24 : i64}> : () -> !torch.int
    %227 = "torch.prim.ListConstruct"(%223, %224, %225, %226) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %228 = "torch.aten.view"(%222, %227) : (!torch.vtensor<[1,16,96],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,4,24],f32>
    %229 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %230 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %231 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %232 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %233 = "torch.prim.ListConstruct"(%229, %230, %231, %232) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %234 = "torch.aten.permute"(%228, %233) : (!torch.vtensor<[1,16,4,24],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,16,24],f32>
    %235 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %236 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %237 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %238 = "torch.prim.ListConstruct"(%235, %236, %237) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %239 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %240 = "torch.aten.split_with_sizes"(%234, %238, %239) : (!torch.vtensor<[1,4,16,24],f32>, !torch.list<int>, !torch.int) -> !torch.list<vtensor>
    %241:3 = "torch.prim.ListUnpack"(%240) : (!torch.list<vtensor>) -> (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>)
    %242 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %243 = "torch.aten.unsqueeze"(%165, %242) : (!torch.vtensor<[1,16,2],f32>, !torch.int) -> !torch.vtensor<[1,1,16,2],f32>
    %244 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %245 = "torch.aten.unsqueeze"(%168, %244) : (!torch.vtensor<[1,16,2],f32>, !torch.int) -> !torch.vtensor<[1,1,16,2],f32>
    %246 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %247 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %248 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %249 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %250 = "torch.aten.slice.Tensor"(%241#0, %246, %247, %248, %249) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,2],f32>
    %251 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %252 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %253 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %254 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %255 = "torch.aten.slice.Tensor"(%241#0, %251, %252, %253, %254) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,6],f32>
    %256 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %257 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %258 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %259 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %260 = "torch.aten.slice.Tensor"(%241#1, %256, %257, %258, %259) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,2],f32>
    %261 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %262 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %263 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %264 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %265 = "torch.aten.slice.Tensor"(%241#1, %261, %262, %263, %264) : (!torch.vtensor<[1,4,16,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,6],f32>
    %266 = "torch.aten.mul.Tensor"(%250, %243) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,1,16,2],f32>) -> !torch.vtensor<[1,4,16,2],f32>
    %267 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %268 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %269 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %270 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %271 = "torch.aten.slice.Tensor"(%250, %267, %268, %269, %270) : (!torch.vtensor<[1,4,16,2],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,1],f32>
    %272 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %273 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %274 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %275 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %276 = "torch.aten.slice.Tensor"(%250, %272, %273, %274, %275) : (!torch.vtensor<[1,4,16,2],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,1],f32>
    %277 = "torch.aten.neg"(%276) : (!torch.vtensor<[1,4,16,1],f32>) -> !torch.vtensor<[1,4,16,1],f32>
    %278 = "torch.prim.ListConstruct"(%277, %271) : (!torch.vtensor<[1,4,16,1],f32>, !torch.vtensor<[1,4,16,1],f32>) -> !torch.list<vtensor>
    %279 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %280 = "torch.aten.cat"(%278, %279) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,2],f32>
    %281 = "torch.aten.mul.Tensor"(%280, %245) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,1,16,2],f32>) -> !torch.vtensor<[1,4,16,2],f32>
    %282 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %283 = "torch.aten.add.Tensor"(%266, %281, %282) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,4,16,2],f32>, !torch.int) -> !torch.vtensor<[1,4,16,2],f32>
    %284 = "torch.aten.mul.Tensor"(%260, %243) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,1,16,2],f32>) -> !torch.vtensor<[1,4,16,2],f32>
    %285 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %286 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %287 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %288 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %289 = "torch.aten.slice.Tensor"(%260, %285, %286, %287, %288) : (!torch.vtensor<[1,4,16,2],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,1],f32>
    %290 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %291 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %292 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %293 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %294 = "torch.aten.slice.Tensor"(%260, %290, %291, %292, %293) : (!torch.vtensor<[1,4,16,2],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,16,1],f32>
    %295 = "torch.aten.neg"(%294) : (!torch.vtensor<[1,4,16,1],f32>) -> !torch.vtensor<[1,4,16,1],f32>
    %296 = "torch.prim.ListConstruct"(%295, %289) : (!torch.vtensor<[1,4,16,1],f32>, !torch.vtensor<[1,4,16,1],f32>) -> !torch.list<vtensor>
    %297 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %298 = "torch.aten.cat"(%296, %297) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,2],f32>
    %299 = "torch.aten.mul.Tensor"(%298, %245) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,1,16,2],f32>) -> !torch.vtensor<[1,4,16,2],f32>
    %300 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %301 = "torch.aten.add.Tensor"(%284, %299, %300) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,4,16,2],f32>, !torch.int) -> !torch.vtensor<[1,4,16,2],f32>
    %302 = "torch.prim.ListConstruct"(%283, %255) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,4,16,6],f32>) -> !torch.list<vtensor>
    %303 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %304 = "torch.aten.cat"(%302, %303) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,8],f32>
    %305 = "torch.prim.ListConstruct"(%301, %265) : (!torch.vtensor<[1,4,16,2],f32>, !torch.vtensor<[1,4,16,6],f32>) -> !torch.list<vtensor>
    %306 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %307 = "torch.aten.cat"(%305, %306) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,16,8],f32>
    %308 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %309 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %310 = "torch.constant.float"() <{value = 0.35355339059327379 : f64}> : () -> !torch.float
    %311 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %312 = "torch.aten.scaled_dot_product_attention"(%304, %307, %241#2, %142, %308, %309, %310, %311) : (!torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,4,16,8],f32>, !torch.vtensor<[1,1,16,16],i1>, !torch.float, !torch.bool, !torch.float, !torch.bool) -> !torch.vtensor<[1,4,16,8],f32>
    %313 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %314 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %315 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %316 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %317 = "torch.prim.ListConstruct"(%313, %314, %315, %316) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %318 = "torch.aten.view"(%312, %317) : (!torch.vtensor<[1,4,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,16,8],f32>
    %319 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %320 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %321 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %322 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %323 = "torch.prim.ListConstruct"(%319, %320, %321, %322) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %324 = "torch.aten.permute"(%318, %323) : (!torch.vtensor<[1,4,16,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,4,8],f32>
    %325 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %326 = "torch.aten.clone"(%324, %325) : (!torch.vtensor<[1,16,4,8],f32>, !torch.int) -> !torch.vtensor<[1,16,4,8],f32>
    %327 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %328 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %329 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %330 = "torch.prim.ListConstruct"(%327, %328, %329) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %331 = "torch.aten.view"(%326, %330) : (!torch.vtensor<[1,16,4,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,32],f32>
    %332 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %333 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %334 = "torch.prim.ListConstruct"(%332, %333) : (!torch.int, !torch.int) -> !torch.list<int>
    %335 = "torch.aten.view"(%331, %334) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[16,32],f32>
    %336 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float32> : tensor<32x32xf32>}> : () -> !torch.vtensor<[32,32],f32>
    %337 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %338 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %339 = "torch.prim.ListConstruct"(%337, %338) : (!torch.int, !torch.int) -> !torch.list<int>
    %340 = "torch.aten.permute"(%336, %339) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %341 = "torch.aten.mm"(%335, %340) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[32,32],f32>) -> !torch.vtensor<[16,32],f32>
    %342 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %343 = "torch.aten.mul.Scalar"(%341, %342) : (!torch.vtensor<[16,32],f32>, !torch.int) -> !torch.vtensor<[16,32],f32>
    %344 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_2> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %345 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %346 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %347 = "torch.prim.ListConstruct"(%345, %346) : (!torch.int, !torch.int) -> !torch.list<int>
    %348 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %349 = "torch.aten.expand"(%344, %347, %348) : (!torch.vtensor<[32],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[16,32],f32>
    %350 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %351 = "torch.aten.mul.Scalar"(%349, %350) : (!torch.vtensor<[16,32],f32>, !torch.int) -> !torch.vtensor<[16,32],f32>
    %352 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %353 = "torch.aten.add.Tensor"(%343, %351, %352) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[16,32],f32>, !torch.int) -> !torch.vtensor<[16,32],f32>
    %354 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %355 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %356 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %357 = "torch.prim.ListConstruct"(%354, %355, %356) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %358 = "torch.aten.view"(%353, %357) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,32],f32>
    %359 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %360 = "torch.prim.ListConstruct"(%359) : (!torch.int) -> !torch.list<int>
    %361 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %362 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %363:2 = "torch.aten.var_mean.correction"(%4, %360, %361, %362) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>, !torch.int, !torch.bool) -> (!torch.vtensor<[1,16,1],f32>, !torch.vtensor<[1,16,1],f32>)
    %364 = "torch.constant.float"() <{value = 1.000000e-05 : f64}> : () -> !torch.float
    %365 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %366 = "torch.aten.add.Scalar"(%363#0, %364, %365) : (!torch.vtensor<[1,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %367 = "torch.aten.rsqrt"(%366) : (!torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,1],f32>
    %368 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %369 = "torch.aten.sub.Tensor"(%4, %363#1, %368) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %370 = "torch.aten.mul.Tensor"(%369, %367) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,32],f32>
    %371 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_3> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %372 = "torch.aten.mul.Tensor"(%370, %371) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,16,32],f32>
    %373 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_4> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %374 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %375 = "torch.aten.add.Tensor"(%372, %373, %374) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %376 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %377 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %378 = "torch.prim.ListConstruct"(%376, %377) : (!torch.int, !torch.int) -> !torch.list<int>
    %379 = "torch.aten.view"(%375, %378) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[16,32],f32>
    %380 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float32> : tensor<4x32xf32>}> : () -> !torch.vtensor<[4,32],f32>
    %381 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %382 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %383 = "torch.prim.ListConstruct"(%381, %382) : (!torch.int, !torch.int) -> !torch.list<int>
    %384 = "torch.aten.permute"(%380, %383) : (!torch.vtensor<[4,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %385 = "torch.aten.mm"(%379, %384) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[32,4],f32>) -> !torch.vtensor<[16,4],f32>
    %386 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %387 = "torch.aten.mul.Scalar"(%385, %386) : (!torch.vtensor<[16,4],f32>, !torch.int) -> !torch.vtensor<[16,4],f32>
    %388 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %389 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %390 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %391 = "torch.prim.ListConstruct"(%389, %390) : (!torch.int, !torch.int) -> !torch.list<int>
    %392 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %393 = "torch.aten.expand"(%388, %391, %392) : (!torch.vtensor<[4],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[16,4],f32>
    %394 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %395 = "torch.aten.mul.Scalar"(%393, %394) : (!torch.vtensor<[16,4],f32>, !torch.int) -> !torch.vtensor<[16,4],f32>
    %396 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %397 = "torch.aten.add.Tensor"(%387, %395, %396) : (!torch.vtensor<[16,4],f32>, !torch.vtensor<[16,4],f32>, !torch.int) -> !torch.vtensor<[16,4],f32>
    %398 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %399 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %400 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %401 = "torch.prim.ListConstruct"(%398, %399, %400) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %402 = "torch.aten.view"(%397, %401) : (!torch.vtensor<[16,4],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,4],f32>
    %403 = "torch.constant.str"() <{value = "none"}> : () -> !torch.str
    %404 = "torch.aten.gelu"(%402, %403) : (!torch.vtensor<[1,16,4],f32>, !torch.str) -> !torch.vtensor<[1,16,4],f32>
    %405 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %406 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %407 = "torch.prim.ListConstruct"(%405, %406) : (!torch.int, !torch.int) -> !torch.list<int>
    %408 = "torch.aten.view"(%404, %407) : (!torch.vtensor<[1,16,4],f32>, !torch.list<int>) -> !torch.vtensor<[16,4],f32>
    %409 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_4_torch.float32> : tensor<32x4xf32>}> : () -> !torch.vtensor<[32,4],f32>
    %410 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %411 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %412 = "torch.prim.ListConstruct"(%410, %411) : (!torch.int, !torch.int) -> !torch.list<int>
    %413 = "torch.aten.permute"(%409, %412) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[4,32],f32>
    %414 = "torch.aten.mm"(%408, %413) : (!torch.vtensor<[16,4],f32>, !torch.vtensor<[4,32],f32>) -> !torch.vtensor<[16,32],f32>
    %415 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %416 = "torch.aten.mul.Scalar"(%414, %415) : (!torch.vtensor<[16,32],f32>, !torch.int) -> !torch.vtensor<[16,32],f32>
    %417 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_5> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %418 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %419 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %420 = "torch.prim.ListConstruct"(%418, %419) : (!torch.int, !torch.int) -> !torch.list<int>
    %421 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %422 = "torch.aten.expand"(%417, %420, %421) : (!torch.vtensor<[32],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[16,32],f32>
    %423 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %424 = "torch.aten.mul.Scalar"(%422, %423) : (!torch.vtensor<[16,32],f32>, !torch.int) -> !torch.vtensor<[16,32],f32>
    %425 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %426 = "torch.aten.add.Tensor"(%416, %424, %425) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[16,32],f32>, !torch.int) -> !torch.vtensor<[16,32],f32>
    %427 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %428 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %429 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %430 = "torch.prim.ListConstruct"(%427, %428, %429) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %431 = "torch.aten.view"(%426, %430) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,32],f32>
    %432 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %433 = "torch.aten.add.Tensor"(%431, %358, %432) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %434 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %435 = "torch.aten.add.Tensor"(%433, %4, %434) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %436 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %437 = "torch.prim.ListConstruct"(%436) : (!torch.int) -> !torch.list<int>
    %438 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %439 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %440:2 = "torch.aten.var_mean.correction"(%435, %437, %438, %439) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>, !torch.int, !torch.bool) -> (!torch.vtensor<[1,16,1],f32>, !torch.vtensor<[1,16,1],f32>)
    %441 = "torch.constant.float"() <{value = 1.000000e-05 : f64}> : () -> !torch.float
    %442 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %443 = "torch.aten.add.Scalar"(%440#0, %441, %442) : (!torch.vtensor<[1,16,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,16,1],f32>
    %444 = "torch.aten.rsqrt"(%443) : (!torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,1],f32>
    %445 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %446 = "torch.aten.sub.Tensor"(%435, %440#1, %445) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %447 = "torch.aten.mul.Tensor"(%446, %444) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[1,16,1],f32>) -> !torch.vtensor<[1,16,32],f32>
    %448 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_6> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %449 = "torch.aten.mul.Tensor"(%447, %448) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,16,32],f32>
    %450 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_7> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %451 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %452 = "torch.aten.add.Tensor"(%449, %450, %451) : (!torch.vtensor<[1,16,32],f32>, !torch.vtensor<[32],f32>, !torch.int) -> !torch.vtensor<[1,16,32],f32>
    %453 = "torch.aten.alias"(%452) : (!torch.vtensor<[1,16,32],f32>) -> !torch.vtensor<[1,16,32],f32>
    %454 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %455 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %456 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %457 = "torch.prim.ListConstruct"(%455, %456) : (!torch.int, !torch.int) -> !torch.list<int>
    %458 = "torch.aten.permute"(%454, %457) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %459 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %460 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %461 = "torch.prim.ListConstruct"(%459, %460) : (!torch.int, !torch.int) -> !torch.list<int>
    %462 = "torch.aten.view"(%453, %461) : (!torch.vtensor<[1,16,32],f32>, !torch.list<int>) -> !torch.vtensor<[16,32],f32>
    %463 = "torch.aten.mm"(%462, %458) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[16,16],f32>
    %464 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %465 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %466 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %467 = "torch.prim.ListConstruct"(%464, %465, %466) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %468 = "torch.aten.view"(%463, %467) : (!torch.vtensor<[16,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,16,16],f32>
    "func.return"(%468) : (!torch.vtensor<[1,16,16],f32>) -> ()
  }) : () -> ()
}) : () -> ()

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_16_32_torch.float32: "0x040000009BA40EBDFE75773C97175AB9DD5D1E3CCF96AE3A067986BC740D003C12B646BC8E00B7BC3011B23C752C0F3C65FF3EBB2A71713C0BA4E83C24A11FBCA4BA28BC47810EBDF321E53BEE0BF53C62ED193CEE775DBB3F24863C4E22633BA9171B3D342AC43CA95BE03937AE6FBCB7C799BCA9A946BCD5A08FBAEFCB8EBAB95E01BC20D512BDAF019C3C49FD2EBCF320803CEF0BBDBC9ED1FEBB9005F63CCF23B0BBE96306BD454F203D2B22D63C445E80BCF586EEBB79CD70BCDB6D4F3C33F8BF3CF215A3BCCBEDB13C26AD083DFF4C013CA536E9BC5395A1BC60BBF0BCCE9B2EBC5B8740BCC69EE03A04BF823C1B62893C1EEA0CBDB090A0BBCE1317BCE1EF793BB4E322BD47F7383D0E7E83BC3C7FF3BCFB21AEBA9397E53B0BB2DBBC0B5B093C67E7AB3C7952253DD8B7DEBCE322FB3C2DC1B93C43CE82BC90203C3BBB05163D542A5BBC1D08DABC99ED883A5D4F2BBC77F7A7B9A168BC3CC037883B4388F33B14D923BA07A03CBD47F218BD438F69BB9DF4C03CA2573E3BC90E05BDFB9908BB02EE8F3C6A93B8BBBA391E3CB568D0BB2A490C3C1CF285BCE06AA93CFBE227BC012FC1BBD2DB623BEE91DEBC6D9B1A3CD39411BC82ADBEBCA956F1BBB032A3BCED2F873C0DAF0CBCEBF336BDFDC5D73CBCA3FE3C5F939B3B706C083DED74CBBACB3BCEBB60FEFABC7E7D19BC4E0BB03B7B1115BCC58928BC84B308BCEABB91BBF512F23C3956933CD8A937BC259A883C2D4295BA6F7DBA3C2A437DBCC531E7BC8A734D3BFD15E03B2B624B3CA7ACD5BCDDEDF4BCC0E7563B5894AE3CDF741F3CFCCEDCBCE07E77BB4176963C864C17BC341F9F3BA631C3BA83C11C3B13CA0CBDF950463CE7B732BDF9167BBCCB0841BB7D8FC5BC02C38B3C9BE153BC9C1B8EBB0846A2BC662E48BD214B253C7350B9BC321ADCBCB930143C74A1EB3C5E4987BBF2D403BDD266D3BC5ED8BD3A89DA49BD6E97003DF80AC0B8AD590EBB9CEBFFBBBE5F5FBC72A5F13BC78642BC5ADD83BBEA49D53C90073DBAC779B83CCD6296BC5B60243DFD0BF0BCF5CB56BD9C28B13C2BE1263C1C35AABC41C7BD3B8B56283B8FB2B6BBA85600BD11C215BD5CD53FBABB6146BA1EDC0A3C4F7BE0BCC21E593CA292A93BD82C033D2FA4C2BC130A0D3CC583ADBB12AC2C3CCBED003CD8E2F1BBF9A1543CD2EDFC3B5244ED3BB47556B8234BF43C06EB1CBCB812AF3CDE149CBCB313C0BBE5EF263D623B073D46F2943C84EC1E3B5263E7BBA466523CFD4DAF3C294AD1BBF9BF783CD550BA3C2C48DA3B1B3633BC9667A0BC8E4451BC8794CDBCD53A72BC95959D3C8C0194BC4E280CBC3C5B773CDEED21BCC763A8BB93493E3CAB1FD03B4BD5DFBC879568BCEA2AD83B524C1BBCDBA65C3D7725803CE712D83B949426BC56C30DBDC712F5BCE012A4BBCE701B3B58A103BC2492AD3C2E4A983C27F5D8BCCB3F6B3C1B280F3D0B749A3CEADFD63C7099853B06C401BDEB8592BCD885A7BA623F83BC4AB648BBE18328BB55FEF03A7F20A13CC1D0D23C371C5E3C5840B23ABCD78FBC1E7CACBC18CE283C39D2DE3C77962ABD130AA8BC37827B3B3273103D58DCDCBC84ECE23B4522B13C4083343BE7CEA4BC7380DB3CCE276F3CB2009CBCC0D670BD6E63C13B0E51DABCD8DD11BC3FB701BD701A0A3DA0C258BC42209B3CA602533BEA68343DF0C3BA3C0AEFA53B2977773C9D99053AC564D9BCACA8D33B80EC26BC2E62D6BCB4BEAD3AC9BBF8BC62BB61BD47E233BCF854A9BC2187C03BF55503BB12BF8ABCC13D0D3CAF813BBDEC67DB3B953C6F3C81966B39387366BB99843FBA6720C5BC6A985A3DA22E37BC06C3983C6578C43C2B6227BC05124BB779ED38BC6F9F1ABC6EDBA4BCCABBF73B8E3B033D1074F5BB10BD513CC0AC0C3DE6F20BBD8DB9C63CC6F8343AFD14193BAE27D13CAFFDA3BC8E139C3C0AEB5B3C2153813C73F534BC4F8D0DBC95B9B3BAF96EA7BC25499F3CEB43F43C2E405ABC1B7EC43B90D7DDBA348EEEBB499ABDBCFFEC153C9432063D26C3FEBCEE27E0BAA9E8EEBC071C8A3C7709B83C35E44D3C9D9C103D80753DBC3416853C0972E73C7CF3A3BC5294A7BC41CE6C3C837095BC991A41BA500A253CD6B20DBD37C9B63BE16E3ABC1B5037BC6665003B627F52BC2C68D6BB4F1F42BC4FF1BCBC2AA746BBB936BBBBC797D2BC022E9EBC5AFF1F3CDF53A2BCD3F955BABD771EBD9CF82BBD5291C03C5871883C2EFFAFBC3F2F883B6A01E7BA7EE838BC44A183BCADBDACBC9B3694BC3D90D83A89F19ABA70D9F3BC4E3724BB2EB40E3DF1041EBC84D6CDBB92C9043DBA13023D4C0FDA3B92729F3C124C153C7D2251BA8B4F343DF919503CE51B24BB28C9063D17A4DCBCC5FA34BC8E379D3C30DAE13CCB047A3BBDEBEA3CBB4E9EBB58ECC7BB0497163D98BDA539BE84093B5022653BB0FCD8BAF96016BC86E896BC8579373CD15C8EBC501FFE3C53A16A3B208B3E3CE6AA22BC7E49363D6FD9C83AA1E450BC690D69BCA5631C3C87AF61BA33BF05BC6A6477BC8641063D1501B83CEABB1EBD35F4643BDBACCF3B39A358BCBD69EA3BF72470BBA91E8B3B97C8A83CDE7DA83C105CEBBAE5C238BC56108ABCD74C9C3C02693D3C66366C3CFB2EB03BC188AA3C77B8AF3CFD15493C6A79ACBA60C5B13CC90F5A3CDD6AA93C226D75BA567417BCFD29883C798D433DFDC99CBC7D8B6A3DBBDCABBC54137FBC528C633CB759953C279629BDDF1C8ABCC0DF943C7155123D07A3EDBB400E77392E8D453C1871933B60EB133D0FF7C7BB977614BC88A8973BAAF5163C6423E53CA5203E3C2BA597BC12C1BABBC64527BC4DE2C83CE50DCA3BB0C2333C1FE4843BF796E7BCA7A9F7BC3BAFE73B2AED87BCA18951BCDB28DDBBEA3201BD",
      torch_tensor_32_torch.float32: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_32_torch.float32_1: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_96_32_torch.float32: "0x04000000EABE543CAD8AA1BCF4201C3D73F646BC412C04BD206383BB9341AF3BE619A1BCC06B8E3B1E30AB3CCA926EBC6D40C23C2DF09F3C7D444A3CF4761E3D570343BCCB880BBAB81ABABC264AB8BCC4F4C4BC2B97153C97BD673C07A06BBA18C3C9B851B813BD5D3A41BC692743BA9704A13BD3E49EBB028582BB7BC9C7BCD8B016BC06586C3C03E074BC7FFF85BBC10EADBCAFBCF23BF2D3EE3A35DEC3BC1E6F8DBC74F6B3BBF295E0BC8FCE36BCDD07C2BCA27A09BCCD90BFBCC87E02BD3FA1093D1D431EBC3C03143C87AB003DC978C73BFBD52F3C59BAF83CC6E52FBC5F3B84BB389645BC9AFA8CBCDB79183C2C7C55BC2FE8D73C976E133D7766343DAF3D213C8F92293BD74A7BBB6EBBBEBB4B04A33C9325D23C1806BA3ACE16F63A05A2F8BB86DB863C255BE93CF87BF7BC7480C03C5BA6EC3CC0714FBCF8CB863BA133A6BB1448113C898241BC97E59C3C8CD7FF3B2D5BAF3C46DE44BC628314BDEACC1FBD10759B3B4CA0E7BCA269FFBCCD1A16BB40A8A9BC33E90BBC35B2DCBB2299F1BC8F0E5C3C8558A43CD41808BA1689063C66BEA63C724FAE3CB049493CBFB080BCAF403439F49243BBC9B7BEBCE0921FBC504A283C3936B83AA57651BCF6641E3C0D37823BE97FAA3C8D66C2BCEA6FA93CE20085BC33342D3D9CC52DBC43EDEABA19B9D43C1D55D5BCC5DED9BB3D6024BC5854023D3488E63B2B5280BCC98BF83BBDC272B98B8AE43C7698023B66F63C3C109FEF3C3562393D16EA9FBB2465BABB65875B3C706FC13CC107CA3C198E9ABC7571513D4E7A45BC4286EEBB6DBE4CBAF29E873C3E6962BB5466E83CD7B2083C1D3D063CD5F3BFBB062C7CBD93C6723C93F9A93C09ADDDBC0A79FE3B844942BBAA46B2BC49C718BD5EC5E6BCE0648CBC149D88BC2009603B38A237BC5CC110BDE98F63BC5D688FBA794C443CF97FCBBBC231123B69AEF83B26A20FBC1A08A33C3841C8BB4B6516BCD91ECA3CB4643A3C74FC123C1B898A3B30AEE23BBD29FABC4BF1D1BC39C1CDBAA42DB8BB25A381BC1165043C54AB35BDF98D84BC7C8B383942FD29BCEF06E0BA74A71EBC244E343CD250BFBB701683BB315B88BB1C5514BD9792A6BC8574A8BCD963BD3CB94F3CBCDFCF82BC7DEC4ABC0688C33C3928B63C7271E13B7D3C29BDFE609CBC16B71B3CA15C043D0C7C03BDB6AB81BB560310BD5D04BA3C6DF6BB3B40DF193CE1F006BA7F6B993C9887443CE53DCEBBFD579D3C8F1C2F3B961229BDD892273D40B167BB4A88133CEE374E3C9BDC47BB5313C03CA6A27DBB090EBD3CB99C9DBCAA8406BD372B1C3D908C51BC54B3123D75AB323C68CC923C22700E3C6F85BEBC9E0DE7BBEA0966BC3492DFBA1628023D9B4D9ABCD3BD633CADC8833C181BD8BCF79155BC9764923C458A403C6D9644BC06AD97BC70215D3C0E1DAEBC1D786B3C1CA73BBB44E344BCAF82FA39894C5C3D6FAE01BD15DF33BC8E061D3AFCCE2C3C409717BC3DFABA3C7BD3B0BCDB122F3BA655243B9448CD3CF9518FBCF242D13CA54AB7BB19A9E83B21BB80BC0DAB9EBC0933833A7D40953C30B619BBD084C13C5AFD21BC663B8EBCA93E2CBDE236073CAB9F2F3C7E72223B4EFB1FBD093DA0BC00C7D03CD67683BCCA8FA0BCC716F73BC9DE1DBC0D80BEBCF73AB7BCF95BB3384748E33C7BB637B907F292BC7E45A9BC935C25BDE9E911B9A7F3B43B2A50AF3B4DEB0EBC09972DBD6447A03C6D6988BD6BBDD7BC646898BC0CC7EFBC4F9DFE3B3C8DFC3B541B60BC58AA54BC7C9C1F3DC1FC20BDABC4F43C27E087BCF965F5BCD2AE9CBCF82CE93CDBE700BD015A6C3C6B9CDE3C80B5D9BC69205CBD4B910F3CFCF481BC3D8D893CAE5113BC214C58BC4E3C2B3DDE59EABCA4B15D3B65BFFC3AE2E9003BB3ED64BCEEE19A3BB82941BBA9D111BD8905A93C27F20F39559178BCA551FFBBAEB9863C5BB4703C87DE4DBC40DED83A903DE93B25D8A53CD56E393C5656A33CC521E3BC798656BDC8AA8C3B0094AB3CD36B683CA050003C2564BB3B8BC1D3BC8214853AF5230D3B3B0125BC4D3C273CEB32363D1BBE37BC7775FE3B17083E3C1461313C13D264BCF2311C3C128F5B3C4D27153CB460EDBB9F26003C85B444BB52B5FA3CA41758BBCE3509BBD92D1ABA2712A9BB601D2CBB7CFC9DBC0B58933BF77026BB38CDB73C292157BCA091F4BC3AEB04BD5D788F3CE1F123BDDD577DBC2540493C3418CABC4B4CE5BC5D5052BBDEDFC8BAEE8F07BCD95586BBBDE0FBBCC237223D4912993B47FA013D2F398ABB2CF0E2BBC463823B496CA1BBB022F0BB20B2BBBBE2CDC43CCE581BBD924E523C5D43AABCC6AFC93C7569C43C1ED402BCD30E9FBC1BEDF73B5E119DBC1DDB74B899DEED3C4575A93C170D3D3C3C33433CA05E083D22F1AA3C025DC23CB57B69BC2A5680BBA0EAD2BB0B5F83BCCF26FD3C4EED113D9D7EE43C3C0B76BCE22B4EBCF81C65BCCF715C3BB8EDE53B8D3C99BC3A31063D539F64BC8783B4BC9D96B4BB62528BBBDE11E5BC1750AB3C9E9A1A3B567FABBB3466A03C863AF7BB202A2BBCE75D133D5D4CACBBBD9A823C375EA9BB1EE9413DCB90F43B49C4D9BA4A260A3CFC4CBFBBB964093D1B1C103D1F778ABCF673823C6FF6FF3B4DEE953D0087153D3C3D3F38AFCCC53C06A2C1BC66694A3D387FEC3B5061A8BC3C69883B2A26FF3A85C8963A6BF0593B4495973B53DD0BBD3D4006BC8AFFA2BB848EB03CD0A65E3B4206573C8EC29F3CBEF1A3BC02D0F93C58DD8BBC92F210BCDA80A0BB8DB2053C091C133DA5AE8DBCAB6C32BDAD5105BC2973D0BC9B1A933BF41F94BCF3170C3D340E053D2A94C1BB5D31983C7DA63FBCD9FA32BCF7EEF4BC1A22013DC27E77BCD9F03EBC592DF6BB87FEB33CFE5849BAC0394F3CAD9B9E3C5816C33C7B9738BC724F2C3C8AD5043D5E3172BB30040DBD86C8233DC49D963CCD3425BD13E8B4BC0B7A41BC77EF983C7E90F03CEF5E613BADBB20BCF22608BC2656E9BCC0FC223D7065C23C0EF3C83B64C111BCD2436F3CB22B363C7AF211BD980A023DF0E3C5BC1DBF2DBC554039B9F38F78BCAE8AC03C3BA88BBC06514CBC4441803C2F85B4BC0F9ABA3CC0EECD3AF392E03B007EB83CF04F123C8221F7BBDCDDE53CA12CA8BA97C7ACBC3E7DEBBC62528C3CF47D53BC8C3A5A3CDDAD27BD99DF343C93855CBD7C4F6C3C4AE08B3C1366F83C9D2FD33B930C323C6476D4BCB0198ABC60C3943CCD1A05BD136067BCC6CEBC3C246D38BD4CC64DBB6F6E13BD39955F3C40FA56BC17B9C9BCBB07943AD744A63B575DC13BA0239EBB9234DE3B2FC6833B52D2523C003457BCCAE6F5BB6D7BB73C4A01893C9914B8BB2BA03D3CCDBC833C5466DA39C7CBE4BB35F1E63A2DD809BBCE35E33BCEA701BD156ADA3B34D2B1BB2F9B1739F282953CFBAD14BC2FA0D6BCAD6B2FBD3B9612BC80FCB73B84E026BB25AAC23CEAD147BBA0522ABC87AC5C3CB4955D3C51C28EBC60C8913BDE74B5BA9212FABBDB6600BB53CBD2BB23200F3D7E57833C1FD1893C6ECE27BBA2D4E4BB2BBDBFBAA5AE8FBCCDFE1BBB1985E33BE48C87BC824AFF3CF5E1C53B255AAF3C14FB133C891C8F3C42E1CBBA89B7EB3CA69689BCC170B3BBF9C530BCEED50BBC29B5C33C016F3F3C3FE9193B0FDC15BC32C7143C509BD83B8752553DF7AC283C4F3DA93C30396EBAC0C53CBC9DB59B3CC5E62CBCBE1249BCFB3DA6BBBBAFE5BC9BB2693C64ADB1BCCD429CBC32158D3BD8FD203C17262BBC792DEABB7207103C304C2F3CFBE00DBDEAB629B969AFFC3BD56C34BD1D610BBAB2604F3C809D34BCCF0097BB875FACBBFDC593BB0B4A9E3C7B6E1E3DA7ADA5BB150A3ABB1F7085BC41ED06BB899C6E3BF475933CDBE1D63BE5D1303CEF2C90BB4C93093C9251663C675D023D8670243CA97E823CC0CBB73C577C9BBB7721003D62E11CBCCF46143CBCD7DC3BCAD807BC6C0DD43CBCFF39BBE556DBBC465C9CBC5447A3BCEAD439BCBB47AD3CE200B7BB5F69233DECA5A3BC504BEA3A3759C5BCA6EC023C616AC73C84F8973CDD3A703C98F3AE3BF73DF83CEAA0C8BCF9C2B0BC818089BB2C2C09BC8D5534BD7BFBACBBEABFBD3CBB6E153D1E15CC3C1E9B5CBD198887BB8B92263A5EE964BBBA3F8ABC46278F3BB3C6703BCF5B27BD40123EBB54D7B03CF722743C453F11BDA6A0163CEA95543CD3BBBBBCF9817D3C7CE996B9BB64D63C502817BD1D1054BCF2FFE1BC8D8CB33CA0B3BB3C0217043D3442AF3C1DF718BDB25BBDBCF9DA253D1364E13C5E6E3EBCFD424FBDBEAEC6BC779C44BCBE10D5BCCF28613C2F6DAABC351EF03CA51057BA342FC33C6B2763BB3230843CD7082C3D4054B93CC0AADD3C74B801BD0E8C493D5BA15C3C74D290B990721D3CB23BF13BD70EB73A7D36813C5836BE3A66EC08BC7349DD3C50518EBA8ADF51BC87F41F3DB29D933CD9BA93BCA91C25BD0BDB0D3B46C2013C17D1623C2F321BBC49F373BC690406BD9035DDBCDCFCCD3C6102243C57420FB97965BB3BE91E3E3CADAC113D1C546FBC5EB0843C74CC8BBC44B9653C546BB5BCEB544CBCAFFAD8B9933015B93968213D62ADBDBCA961813CE722863C5E2E59BC02EB0B3C0591B4BC004297BC37AFA13C18A604BC4B3713BDF877193D4E0F94BCD93BA1BBB94E1E3DA6DE86BCCFD524BBFE0D973BFC912DBCCDA3B73BE41099BC544BB03C4277EBBA97618BBB24AE38BD39E2113C13C5073B72F20C3CD55A51BB8A3DF8BCEEEA9F3C216665BCE98BC9BC00AA18BD0709853C49138F3CEFB4ECBC74AA743BEEF8563C00D2203D309C9C3CC4CB973BB08452BC8E8997BB587230BCCB78F2BB5E011EBCD4F07EBC2F9D273C985236BCEBBB89BC2CB4773CD566683CA1DF8FBBC980EBBA43D716BDBB70933C8DD5933CE65930BDCB12A6BB7C69DEBBDD82003C8F27DFBC6563DABCA5AB553D6132883C5BD3FD3C62604D3C75F3B93C41A45C3B905DE7BBBD712BBD0747503CD7E5F6BCC6189CBCABA8AD3C45729C3C1CD0DA3C27132CBC5C0573BC04E70BBC035703BCDDF880BC5784DABA006BB83C79C9FDBC0ED56FBCFDB5B33CCBB2523C15CE8B3CD8BCE33BDB20833CFD6E9DBC2D2A353C655EA8BB4BCFBCBBC0FF9F3BD470093DA448BF3B281A11BBF45E96BC5281573C07C9823B19A8253DE6FE863CA5AF3ABCA739D3BC44EC87BB2F3C0B3C00DCC5BAF9E9C9BB3BEE4BB9ABE443BDE48CDE3BEB0C38BCC6699BBC7CFC0D3D4ACA653CE9B4CD3A426A17BD20F4DEBA63EFF33C2FDD043C50CD03BCEA8904BD8582D2BBDE68243B4B8354BC1893803C0303103DC443983C2CE67CBC7D890FBC6EA3AB3CAB44F63C6286873C377B183C47899C3C328D923CDC826B3C750DDABCEAFE24BD2B77033BA0FF01BCE15652BB2FE0BB3CCF6F3039240B423C9C5EF03C13B1BB3B9C65AA3B47B6DDBCDC57893C29DD183CC0E2583DE9F3283D2BE1043D4B4AB3BA0995E53CBC41CFBBCBF2AC3C1DC51EBB67179F3CE7B1AABC7DA7C5BBE550E03CCCFFFEBAB14A973C669661BBD2D7A73A2AA535BC19AD353C50DAB2BB9345A5BB7783D03B3C1EC2BCD0D418BC773DB3BBC19DF13B71FD193D70AD3EBC180984BC220D74BCD95CE6BA09B014BA6086D0BC5D23E6BCAC87EEBA2C160F3B124511BDE5D42ABD20729B3B27E62E3C41E8E1BC14B90E3BAD891A3DCB729D3C282B81BDD9AF49BB120A163DAF8A583CF904563CBE0745BC07FDE3BB3B0668BD4110573BD831073D2B4F26BD195A22BCDBA3693B26318E3B71691DBC82DAF1BC22E4753CF8DC01BC707D9DBB05E8683CDE0B7B3C9464373BB3757A3DDCBCBD3C6029843CA0548EBB6037213C0B13D53C27B2743B6265B1BBA2A5753CEEB5B83CF66117BCB2CD103C5416003C62D9C03C01B9053B2EA9EDB98A569D3BC19E1FBC4689033C19A017BCC78C84BC12A303BB25E9703ADD9FC83BD3D9F5BB12A998BC01607F3CEA8987BC001675BC8C3AFFBC62C8E6BB29CFBFBCF5776CBBBEA4ECBB2868963CE4A7183D9C9856BAB0F0353D9C48C33B5319C73C4BADB6BCC678F53A29C0E7BC5E66DFBC35A1B8BC5EBFF13C369A8B3A35936D3B8F75323CE4523EBCC7A20FBC85A275BC02FDD33B8A751E3C28DD92BC767316BC6A98B6BB5D3DC5BA5687063B7DB2E4BC3B93F1BB8318A03C878E093DF68B063CF55BC73C509577BCAD9AC0BC6762B4BCE49B4C3A230475BC803E88BC3CDB1A3D5E9D01BC49B5843CC7719ABCAE122A3BA01E753C21D2D5BCC7189C3C678B623CC21F61BC7039173D5D61FEBC1437453D868496BB10E89EBCCBB81ABCD21B0CBB4C2F923CB821DEBC00AC7F3CEB60D13C7875A4BCCD23AABC87035BBC1E08B93B3888B1BC0D32013D8933DABCB4DBCB3BDC8E5ABC78D63D3C49A291BC051DC23AF4BD4DBC0899213DAC3351BCEE06E83C4414843CD331A93C5467EA3BAB23A2BC40FC453CC0F9EF3C68AD223B942AB53CCB4611BD12F11ABBD59642BD0143313C645BDB3BBDEC67BC52EEC53C73A0B03CCCBDE2B91C40F43A75FD753B760218BD42EFFFBC9A4C88BBEE0CBC3B5527733CED2ACC3B20BC14BD1CC5DB3C772724BDBBA82BBC7EC176BA7C5E2C3DF9C494BC85EACD3C4BD1163C7409BFBC0F1E3CBC39C90DBC3336E33CF2F7BABB40260D3DC440E03B4A92ED3CD2A02BBC9290233C226975BCA5BAD2BC6C5891BBF777563D34E6B23CDB22893C26D2AA3C515185BC1D5645BC6CD35AB8307A06BDA0B76ABCB65B0E3C7D7C5E3D803584BC267586BCAC4FD43C06F01A3CF5CDEB3CE0E6753CC8D7023D46F555BC2652853A53A3D83B9DE266BB0A90A83C06F98B3C0B9B62BC80CF22BD6CB7023BD9CAD43C536AE43C30EF723CA20715BC90893ABCD53ED7BC78AFACBBCAC0873C29AA703C30264EBBEEEADFBC501BE1BC66CAC53C5715D3BBC3ABFBB81B97C6BC321469BC99E00DBD04A4A23CDE66113D7883B9BBCCCC5B3C67DAB9BBA51EB13C93DCC1BC7BBCF7BBFB66823C645CA1BCEF23723B61D1D13BEE92D4BC9593A13C0BF6C43C290D32BCA62F4FBCCA43443C25CBB13C075376BB7D94AFBC54BA98BA3B5A82BBCF6E013D30E35ABDFAFB953CD92D633CD95380BC698819BC93296ABC09AFE23C942BC8BB495992BA6F6428BDC6636FBC3752843CE0290E3DEE669D3B2DE6103B20673B3AF6F617BC0F01383CA6C9F5BC79CC41BC1E7FB93CA9AB983C2BDB07BD878FAB3CEAD1C8BA0DAD803C2DB8C5BB125B553C4578CC3C21473EBBDDC4D8BC1BD716BC1DBBDBBA3EEA103D908FBABB8D5008BCB5763D3CD21EFCBCA7BEA23B44C21A3B27E2263D956FE4BC17984FBB85D6993C34261FBCBD1D63BC997886BD1F820EBCD25B413B9955BB3B4B73143CD460473C5256AA3C03F6183DF754C13A891932BCF392C9BBA9A02A3CA484373CC48451BB0E29D8BBA9FBBA3CCE940A3CBEF64FBCE9CFA1BC2CEE023CEE34DAB8A0D382BC7960083CFD89103C39DCB7BB17DB9A3C82BF00BCB90EB9BB622F83BCC487CB3BEE79A13C1C8A8F3C462133BC49DBEE3CC44AA93C9A53163D9584BD3BFD72D4BB99CE31BD4588E93BC222D43C9B2759BC24C5B13C0B4F393CC2B974BC521AF53C722FBB3CD9373EBC52928ABC6C2667BC82F0273C34C3FCBAD4D8F9BB65EC2BBB0D68373C1BBC28BD6BF38FBC779D6B3D9302D53B8717F2BBC9D296BCB02D80BC09AFBC3C3A9B0C3DA48715BC02C6B33A032B95BC3075893C5D2D803C14468BBC3C1FA93CED7748BB8A0EDB3B8B67F13BFBBF233C2AB6523CC7E7E63BE2645DBC39AE10BB477A41BCEBB6BFBC4F4F2B3D797BB0BC06F16C3C76C798BC0617D03C227D9A3CEDF2073CC675B73C2F9995BBD22C5F3C0458993BE6BFEC3CB389CEBC100C043C80F9E8BB798322BC420594BC22AE65BC6D4A0B3AD700B6BCC72C8A3CFD83FBBCF1441EBC451FB23BC783AC3BC10CA6BC0ED10C3C20E3C03CFEE78CBCA235AFB9B623A3BC90C9A83C0FD7673B0EAC053D477FF43CEC945F3B2912E03C3789D9BBE26B69BBB6C9913CF7066DBC665AD1BA82EC6DBCE6C5AA3C4450CE3C8EB860BC61F3E3BB52D50FBD25BB8ABBC00FDF3C9839783D0B35E73B708838BD2C6F193C06C2F23BB28794BCCA8F2BBCAFFF2E3D82F571BB2F651EBC73E74BBC3093DF3C7792BDBC370196BC422FB2BC69A3E5BC775EA63C4CA5543D506BC1BB32C192BC0CF858BC40DAEFBC9E09023C9615233CBEB7A43C1C40D0BBB8AED2BB6782CCBC9506643CB450D53C79B298BBB77856BC5B9D193B80CB193CBEDC53BCA98CBB3CE1B1C3BC9EB9DABCB46E16B8A7A7903C5C8E5CBB852DB5BA090BD23C37A54F39E6684E3C9C04AABCC48D0DBC2B8F2BBCE0EE893CC911C03C3E33D8B9692308BCC0DBEBBCA2190EBA789ECA3BD00CCFBCB07D8B3C5E1986BBF0BEF93B2A44663ABC7B5EBC1997063DEFF5D03C727441BCCC5050BA33D1F33BB918C9BC982FADBB035319BB8CE3983A5DC12EBCE5CFFDBC8F8D11BBEF4CB6BCD7A0023D0C8E053CBAE916BDB79D5ABC9662883BB2D7A4BB36C98B3CEF7AFFBBDC3982BC7757A43CF0C3043C34F0123D0690E23CDD300B3CF03D0FBD3D9658BC058B7ABBDEB35A3A599D68BC18300D3D83F5793C36848838A0DAEBBBE723CD3B8B78B13CC48914BC3D040C3AC029C9BBB7CE7E3B308F213CBB964ABC35308ABCC79B7E3C2D99BFBC69043DBC5CF036BC58AF273C7D549E3B7D9B2FBC137B9C3A446EC9BB691EA7BCB070093C3C0EEA3B69CB063DC033B4BCE9FE11BAEE4BBB3C41470D3CA2A133BCE767113C6D9F3FBC602E23BA14E581398D3895BCF28183BB0939BC3C525ADDBC7211B93C67509A3CE669A03BC4B7BC3C7EDF55BA7E47BC3CF92F623C85E1C53C3B2C9DBCA2EF663CBD4206BC875929BC448508BD782BB73C74030FBC871AFE3BD367CCBCA785DA3B9BA407BD5239DD3CBB07CD3C5B0B3FBCE14E53BD91BA81BC3833653B0F8C6FBB9FA3823CFF5C1DBC3A8B15BCA4C5983C83561FBC05FC36BCE2ED5A3C3B530CBD857B2B3B0B444B3C6ABF9B3B55C585BDAE70AFBCB015A7BC0665283DE9F9F5BC054A28BDBC1BC4BB00B06F3C47199F3BE389A23B6ABC84BCC08398BB2959C8B926BB6A3CC0138A3C8081083D5304A7BC2024D9BAAD849CBBC6CFCD3C2041ADBC2897A33C4B0527BDBC9EE1BC161F97BC6B08A43C70C28D3C72CF32BC4B5283BC5CF2C23B7D56963CC6AAC0BCFD5DABBC6255053D64D6BBBCF44A893CC753EB3C5D7074BB058D843CB0AA26BC99F9D0BA64CD013D80AAF2BB7C675D3C7087DABCA4F3A93C994CC93C7C20FFBA473F903CBC5C38BBA94C45BC2E76D33C95DBC3BCFD42E63C2B0248BCA019A8BC322D22BDFB69563CD9B41CBD670367BCEDF5373C43448FBC64A6583C3EB1733C934527BD7421ABBC6CD34DBB77D3A43C1266C7BCA4A2343CEF501EBC9DA4133CB87B253D804EE7BA95069BBCD7DC2F3B5971453CA995133C0725303B8AED52BBCFD640BD8AED8B3C99062BBC6385F2BB2A1C8B3BA43A903CD4210E3C0F57B73CF6E58D3C1FA283BB8691223CBDBE973B7CAD70BC3D2FC5BC33A229BC7779D7BC9833443B96BA903C4F9814BC61759FBC69782ABD169CA9BC3038D13CCE2C65BC3C8E6F3CC786F3BC42DD3EBC30C60B3DC05FA9BB94C600BCC7177E3C0DF3BFBC3C3DE83CD973F53CD63411BDFDB105BCC70919BD887B9DBC0046423CF019013D8A4B02BBCFF0AF3C6F6E083DDD7DC9BCC68BCA3C6517693C004B0EBD36C92EBC38C104BCD504E7BC5C839C3C6A7AA4BC8E3AD1BB8EA7103A176FAB3B29ABACBBA51128BD467CD03BAA70E13C2F3886BC600EDDB82F94DE3A5CE53A3A5EAB99BBEC5001BBE3F38DBCEF73FA3BCB4F95BCBBB428BD6B12003B87C8C4BBC473AF3BA0BA3E3D251A5CBB72F742BCD379C03BC29CB43CE1D612BC47E4813CBF078FBCA44D9EBC167AAFBC82B4143DB7821E3CC5A54CBD6AD14D3C55690EBDD1FE08BCE8981C3C2BB5B9BCEB410D3B2140B4BAE50D283C5B9F8FBB2F9A2FBBDB5EE53CD283BBBC24D1BDBCD4CD173C9B24BF3C4DF0A6BAEB0B47BCA5FFB83B15AF3EBCC512673C1576D03A1D310E3C0F9C313C4A87FD397E769ABB8536E0BBE7EFAF3C3B8A0EBB660D05BCC2883DBCC84F103BB06D053D79DF8B3C3771D0BC0B3969BC2A21DA38DE61F73B10EFE13CC284C5BB150117BD61082BBB0519C13CE210A23CC2148A3CDEF3B5BC2246E33C5883A4BC0BFF04BCE089C2BC7747ABBCC60A16BC130759BCF42C3C3B8BD1243B59A619BC84511BBC9704EC3BC0CD1E3CBC1835BAF9CC5FBC1C78EDBB866AB33C067EE1BCF4C5843C0772AC3C18EE203B959F0D3CAA9AAABC8725613C4191FABA6976B33C910A183C900C2CBC1374A23B3C4BAABB3262E13B9627983CBE1EDC39928C393DFC1DB43CEE34893BF542F0BB00BC173C60BF043B369EA0BC2EE834BB1419A5BC172801BC82766E3C54F1083C5084CDBC74278DBB46BF22BA3DD5433C6B69D53CABDF9CBC44F39E3CBD946ABA0715363DD34C25BCA10877BD98543EBCD261D43840F44FBCCBD5F03C43057BBC797BB0BCF34B803C15B835BC2C1564BCFDF82A3D97D3A93B0BA510BCE90533BDD701A3BC99BA723C2A7889BB443DB9BB815E90BB3C60A5BCE0D5B7BB6E0449BB984202BDD640823CB5548FBC8A83AA3C80DAD03C423DAF3C618B8A3C42F1B63BAAC1FCBBD55E5F3CE919F23C7261C13C3793E1BA7481E63CB2F138BC74D002BB3013553BBE2853BD754974BBB40BA03B4EB534BB3CF8963AB9E45ABCE61EAEBB46CA083CC21AA7BC73E7283D1019C6395EFC69BCC632D33C7E24D53C90D52B3C38D906BBC91954BDEC4671BDACAE86BB6E73D23B25A8FEBBDCA492BC85B2DF391929AC3C6943C03C98D06CBC7BD38C3C9907213D4D1F8EBBE41D003D1E9BC6BC2922443C893E203D698F3E3D67F76CBCD7FF1C3BD01E1FBDA6364C3C3D3BB33C5CA06FBC4F1AEC3C5D62C33B97C215BCA22176B9B7A3E93BDDC86BBCBE1113BCC2B208BD80F3E43BC7603C3D538007BD37D9ECBC9D8EB5BCBB3B30BCC4E1D6BBCB7E833C9E681BBDAFA1EA39CFF7D9BC549CFB3A3B8C3FB90019913BDC65DABC0340FA3BE75DF9BCDBA3253C657AC83CBD42143C70DE3BBC25070DBD6A7E9BBBD2B484BB374F103C956BD9BBCB97843C535BA5BCD7E0BC3C4B1FBCBB8C2685BCEDDB043C8405563CDFD69B3C379406BD615A22BCD9785BBCAF29BEBC7B9BE13A42C59E3CFDF0333BD35EBBBCD9B9703CD5E7EB3C40C0983C419328BCFEB0003D4A92B43C5BB875BC2AF2DCBC2A6E1D3A69C36EBCC58C423CB338D4BC6D08A03CCFA60CBC0EFE67BCA2CB0CBDDB2CBD3A2D81243D64A3D83BE8FC22BCA64B42BD8D5B1DBC0529113C5422C13AF7DD1BBBDE954E3BDB95803CC7A88ABBDCB6AFBC6F6982BC1D1AD8BC9C345D3D0DF02B3D9000663C92B0003D76DE9D3CCD0BA5BC9E6BA2BC275B92BCB97121BDF0D10D3D0A1C153D4588E5BCE4FC8D3CE39010BB39DA053B05526CBC54C91CBC9202B73C584BBFBC78DEBF3C42F880BCC472E5BCC141753C446E9BBC1BF7073C984D5E3C2738E93B2BC8AC3CF28F633C690F2F3C84211CBDE3FE69BC77F5633C8638E83B370FE9BC0658D0BCD0C5C6B9802C2E3CF91377BCBCE823BCF8E4CE3C2D40293C86713A3B073E3EBBBDC9343C83AD833CB883A63C5E88C43A34F5D4381C53CDBCCF319D3BEEC62FBB61284C3CF4479EBCF0386ABC92E2AC3C0982E8BC609736BC277D033AE63ABCBB0BDAE53BFCEDE93B4D2306BB524D663C7F46143D23CF72BC15AA5A3BE527A4BC8CF4F33BE94AD7BC0E23DC3CCFA9033C77B3C6BAA6136F3CE95C113C0B73CC3A6FFC233BA50BA9BB8B0B183CA4D705BD3B37DC3C7802AA3CAF4DBD3BD0F5413DBA528E3CFFA018BD28348A3CECB69D3C764F213CD04E86BCB916A4BC0DFF0A3DA0C266BC59B7003C6B9C1B3DBE0D5C3C90396DBC59E6B13B39A2FF3B3BA5DBBB997612BC89FE1E3B8DF9A23BC915353B429062BB6C55E23C1166003DF4B303BDC9C191BB740A12BD6A42C93C6A8FFC3C262A243C86B0483CEB5492BA21B727BCBB806ABB468B8BBB8F7828BD5DF4D93A8BDA07BD14EEFBBBA751DA3C37501BBC3E8350BC130EC53C337DCA3CBDD61DBCA0878ABB850B13BCC098343D624FE93AEE277ABC66228DBC51D6853C38E2E53CA04B433C508360BC5B8B5DBCF084373CC7E0F53C1E886DBCB4FD8FBCFCE981BCD500BA3A339BBDBB035AF5BAD07D913C4E48663BEFF368BCF2C6A83CAB1E3DBCB51AE639D6C9953CAF9A6B3C27A11ABBE5A7AEBAB759CABB42AE0F3BA56D7D3C000EA3BC5393D9BBE0A510BCD59E653D3468D73B1BD396BC6CC29ABC8DF20C3C9802BFBBCEF2D5BA1671A93CF51F33BC80613E3B072D1E3C97E285BB94E7EABBF8CB733CFD587F3CD42DEDBB2234643CCEA319BC626B963C08E29D3CED11C3BC25343DBB542B02BC80E62A3D5EB6D4BB6698F7B93DDD8EBC5025113D5FF0923C5B24DCBC5EF6D33BD3A7CBB9D47C92BC33D4C0BCDC7E473CA65EAE3C59A6AEBC80113F3BE61178BAC64D9F3C478F90BC3714233C98D9F33BFED2AEBC3EEF26BC0B0EC6BBC53CFBBAE61F833C7343253CF577973B5696273D1C515EBCBD0346BCF124813C8F836DBC07A9AE3B888606BC4B33AB3C692FC0BC96B7293B59E110BD1960DABB985326BC8F16BA3B9880253CF994073C216BBD3BAC710EBDE0C859BCD4E8EABA5EA6C5BCCC79093DEE1D1B3CCEBA38BDA74D0D3DFAE8853B01734E3B370C04BD9B851CBD868981BB091B913C8903AFBC335859BBF99C1E3C04D7D33CB793BF3C199408BDA49586BCBB0DA93C72BCACBC22F065BB54243ABCC570D63CE18CF73C3EC1EC3AF4C61F3DE68842BA19CFEB3C8231DEBB573700BCA57645BB612246BC89CBEE3B69EB2CBAE275333C3878BFBC7852E43C00840BBCFDBD2C3D7C37A7BC6A4A0C3D40A841BC7C234DB90B3DC73CF4E5C0BCD3764B3C7FFB063C2200143CE2EC11BCB49620BC4138F53CAB8109BD37A1FEBC49C3A0BC62FD283C6E542E3B408E7F3C0C63583D1C561FBC7462023DF4394B3C80034EBC7825D5BB9A81813CCE90173C23AF10BC37AB773B4B02FB3BA03F963CDD3EF83C79E2613C607076BC6093053DAAF2F6BB5C5E10BBC009A03CA507DABCE9AAA83C77EBDCBCE0A007BD505F413B2173013AF6A4943C64C31DBC55D0F0BC0DCBB2BC7E4453BC04DAE1BB3E2140BD2700B23C894E5D3C5B67173CAFE427BD14E3E9BB23AD693CCE7B963C1B43653C96639BBC09DBE53B6A0735BC52F3A0BC248DBE3946C740BBD97B943CE7FB8CBC3493183DE6BC3E3CD20A64BD357159BC43E61F3DBC8EFD3C54E117BDE9507B383D1AA6BCC057BE3C06C012BCA775CC3C9D81C83A6A33A63CA23AED3CA14C9EB993D2853CF25BB63B0D1B0F3B5E57A1BC5BEDCD3B3E0933BCED23023D93FAAA3B331BB73CF20B573CE08EC0BC3D15D13C27F809BC3817B7BBB035653C9200AC3C86E7B4BB4B5D2DBDC92B7EBBF69491BB607FC03CDE4AC6BCAED0BCBBDC402ABD5054CFBC4B31FF3B7D8885BC5B1E0E3DF9E31A3C2FA7B0BCC5915E3CC7516FBBED01C13C9549EC3C390F7FBCF66B85BCAB6C07BD0060D43C38BFD53CAEEB3BBC400454BD7239B7BA50605CBC9E00DF3B4220933C49B823BAD376C0BCDBA99C3C94F270BC8E51C5BA0ABCCC3C3749B3BAEA4FE0BCD82F22BD4941E9BB07EDB8BCBB913B3CF5290F3C2B4E883CC25FAB3CD0D6F5BC80CB6ABC9CC078BCA1EC013D26EB1EBC02C4A4BAE934FD3B9C4ADFBB4905AEBC93FEE3BC423D173C9D08B63CB8D4B23C144E933C13957C3C40F540BC698AB83C719F07BC670BF1BC52D4E13CF6BB1BBC24BDE23B337712BC26708FBB3C78863BED7B3ABCA0E40B3B8FB9F9BB21DA333C59AE9DBB6069B8396E2301BDE03400BB1DA28BBDB3394A3C1596B23BC4F7B2BC8E0D953C47F4E43C6779E93C1896B3BB40EB183C321F4CBC1FFA013CDDC59EBB244D9BBB80F62ABCE632B4BCAE0728394CD051BC39E845BD49A9FB3C7DF0653B5D6822BC5B3CB9BC07BBD03B048B97BCD936DABCDD7F543B7949823BABE0A43C7363B83C595B60BBA946633C7859EF3A540EC13C5E2079BBE714C3BA7CC5593C5C58A0BCED982D3C58CAB23BC0B67ABB53CF53BCD9E5A6BCC64974BC88169FBC4A8CB3BCC570893BC2E4B739DD3BA93CA777A1BCBB5923BC79F33ABC37178ABCF56EC5BCF4AD03BD3970773C0FE34BBC1B99A83C3355DC3B24A42EBC82A7DB3BDC60F7BA9285AA3C5439223D99436A3B6AAD2DBCEFB2BA3B836A14BDE64930BC46C98A3ADE5CF53B0507253DC6ED1B3CC1DBCE3CAE74793C62FFC93C1850CE3B0AE2E33B224EBD3C1EEAAD3B7CB3A43CD43A723AA4264EBB30F6A5BC0AB3DB3C3CF0C3BB02563A3C6B90A33A14610BBDCD32B73C981A043CA4BED93B2CEC613C6F4FC9BB4638C4BC4E07F93BFFF0963C062CF43C095FE73BA0A02BBCF092E6B914CA503B00131C3C9E259B3ABFC78ABB9BFEAFBC1B6EAF3CCFC4FEBC9522B8BA816C1EBC38DEA7BC13525EBACE3FA3BC01D66E3C4E28793B298990BCC927E13BEAC2E1BBFED9473D5BD0BEBA10ED0FBCE7D59E394CEC773CD924903BA7733CBB28689BBC981F0ABB9B91D43CD51052BCA1F425BB161F0A3DABFF133D2DAF1CBC1E0FB3BC13C57D3C7B2CE9BCEDD70EBCC6CE15BD790B3C3C89D3C1BCE5D1E3BC886301BD190A2B3D711216BD52C37BBD99E3B83BB569E83BC5F970BC9E47CD3A77AC823C5C22F03CFDF8833B7E8BBABB8A8979BC9B76673C2DAF8ABC8A38A83C37BF99BC6FA630BDA9BE4D3B02B1703B709C7B3C55B4F2BC1418A73C2031083D3013343C086BA3B8273DAABBD26CBABC19DA9B3B40F144BCD5AB7A3BCE8DF6BB403902BDEF06ACBC424A11BC2A55BCBC222A623C8E67393CAAF774BC8517AFBC854E73BB86AE103B0EE148BD250333BC171C023D59CE933C591585BB0B97E3BCFFEC0FBDF4B6313B5A1B18BC5BDBA2BBC0A4C2BB6C846A3B50063E3C5C0E833AF6CCA93C0C5F5EBC70FEE63CBD230BBCEFB0FBBC01E07F3C1363673B933E5C3CE0799FBC4E0DB33CF450A3BC7D2C65BCD3ADDDBC92E5C23C7BBF9138A3C795BB99B65BB9ED95023C4930BF3C607715BD16BB2F3B4808173D848319BA4EF4ABBCD8C7B3BCD782D0BBF4EC56BCB9CAFD3B4573ACBB83BEF43B246DA9BCCEB4733C2EE843BD53E31ABBEEE2B0BCF66A8B3B277E2F3C07160E3C7883E6BB26D4E0BCE87A10BB582A723CF20D4739A9FB433CCF17AABB83758A3CDA57073C4D2F80BC73170F3D23A11A3C0A5440BC1CFE0EBCFB2A4CBA49D3423CDB3B993BB734E93C6EC3CBBC188C7C3CEDBD803CAC727D3C42BC7BBB55798FBC09A17D3C897DFDBBEDEBCA3A8DCC813B68E90FBD143F033D0A88243D9D5ECB3C89AA933C9B50C43CFB5C7BBBB0823BBCA3C074BC2E239B3CCD280D3CBE0F2DBC8E090F3DC970333C7BFEDC3B13323A3BA111D93C8678BCBA7929DE3C9F79993C0E38A43A7BCA4E3C41793ABBA1A522BD2EFB18BC46EF90BC5F8C8CBC373EF5BC61E1FBBC7737493D5E022EBB5EABA73BB28280BC657E2A38AFDA8A3C577C3A3BD7C11BBC40EB073D479F87BC2BC28B3C528ECDBC982F383C461B693CD44E04BDE73837BDE07900BC55FCED3BD5B687BCCFB01E3CFF8800BC14A7303D857E203B8C2409BD7E7A38BA307F913B5366FDBC673E2CBC8D58903A25E6ABBC6E5FDEBA624278BB7DA0F4BC01ED873AB29AEFBB87488BBC5B4FFFBC2D4838BD89D138BC2E24B33CFCD874BC6AAAD3BAA93A5EBCDB3300BDC004D83C873FF53C779314BDCDC43D3C3B40D0BC1F20113B12D9F73B94D6013C38D166BCF7D026BCA612DA3CBD5480BCFC435B3C024704BC604A273DB9B6CA3C6998983BE3CAFDBC6FA4A23C8BD5DDBB12F3D1BC3386EBBC8799E3BB34B137BB5CC3A73A16631DBBE4D8DEBC7B4F2D3C30506FBCA2CB343D75B9163CB76BB0BB38CF24BB99906ABCE2DB18BC397E8DBC64F23D3BC990103DDDAE1EBC56F3A63ADD6EB03B82B8AE3ACB30643C5E5363BCEB30C6BCE27403BC79F9093CFA1211BDC876993C799AB3BCF73BEABC580E863C037C9D3C2AE9F8BCD348113C240B0A3D8B2A063D3061C63B7B430DBC62C9DD3B84369D3C58A5B13C926CE13C5CE8F93A1BB2173C01A19A3CA39B6FBCFD1C89BC9BAFADBBE455113DD4A79DBBA7D650BB6FB6E23B94A0403CA489953B6E9D17BC8E1C35BC94DA23BAD2EF813C72950CBC068A1C3B5DDC0B3C99250B3C0756B4BC64EE87BC13CF423B583A263CE9E211BD7800B63CCBC8653BDDCE4D3D2F25E23C1933A73C342D01BC145A893AC6FCD33B6FC85FBC8350783CD083943B26ED69BC5D73683B2ADFCB3C842332BD936902BB588F743C89A314BC8E554F3CCD3F82BBDB688FBA328779BC247002BC917F9F3C5D60863C9FC51F3B3F509FBC23E37E3BB972A8BB582F883B3CA5B43C5C161F3DE73C79BA3D86AA3C8D8C21BC2799B93A58D841BCF7E005BB071C393C4F2831BC826183BC608490BCE01DBFBC03E9F4BCA910C5BC7200B53CA96B8A3CBD034D3C78ADCEBC788DCBBB3BAE1DBD0767043D124EE8BAC91BCC3C29B9533C609C06BCAB61E23C6FE5723A21153C3DD7E1A53C1B0D80BC0A2CFCBC460FA9BB29A6823C83EFF13CFC062EBC80DD1DBBD841933C7F29073C82CA1DBD8E1DB73BF2B3633C2AE33B3B52038F3C7B74483C2A8F95BAA5F9223BF98F893C5E23AD3C30A5B23C2ABBC7BCB1419EBCEF7B863CB04EEDBC8D1F1B3DAD13B13C4001A2BB5952733C4A44E8BC73CF403CD061E7BC821BC7B922F523B87C02D93CD9DC93BCB89FEBBBFBA6B8BB40440EBD0454053C5582193C44F3183DD226513B07F20A3DEFA9A1BCE270DB3C52A5E2BC5D153FBD4FC0383B33A3E639664104BD2995EAB91438DC3CEFF4C2BCC970213C79E5F8BC9CFBCFBB121F063DF64B843C8F14033A343DC1BB696128BCA0B6693C22FB60BC221BAE3C46A87FBB27C815BB1C310D3C40BB09BDE1B554BC2ED71B3DDB11C3BB38BB8039ED9697BBB016943A456326BDCD95083D674E923C5D42D03CCE3ECD3C3848EABB5819C8BCA72CF0BB16C6AD3CC725E6B9EE3A1E3D8925133C3DBB9F3B3BF3243CCF9F483CD4BD81392D1210BA68EE0EBC94E3FEBA34FC46BC81C0E4BC697E453D781EBE3C35CF993C1085FFBB708B173DE0A4DD3A20703B3CD0CB4B3C098BD5BCE441C7BCB76AA73C124191BB043BC63A641E10BDBBE9E23C4D3203BD97CF213D50CB783BB41C423C591DAFBCFCF7053DBDE6963C9D12F73A",
      torch_tensor_96_torch.float32: "0x04000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_32_torch.float32: "0x04000000DD8CCC3C58FCD53C4441ABBB2684093C0A3BC03C09C64EBD20539E3C018732BCD5A2D1BA2C8158BC74F411BD40AB93BCAFF9D7BB24D1833C348862BC19341C3DCBDB21BC52CD023D8614D8BB468E303BCEFC8FBC9986253C2767A73CB4B7A6BCEA1B7CBC6A665FBB657E3D3C4DF38ABC5B748BBCB007BBBC18E45ABCCB9DCE3BFDAB863BD8AA85BC1BFC99BC44F1BCBB265C6F3B1C4609BDF87BAE3C1CF6E53BF70FA1BCE6BF9ABB48F619BB53B87CBCBB6D9C3C67903D3C5F06A1BCEC6C65BC122254BBDBC3303C795DC03C56C7183DC77CA93CE613C73BB39ED63C2661F0BC4F560EBD6381953CE6DB193CDFE48B3A14F588BC975C0B3DA48CAA3C49324CBCC53E6FBCE18546BC58998ABCC99D893CE49D8DBB6BE2933AB2DA263DD3796CBCF4EE67BC5DC9DABC2BF314BC92C51C3DE1CEC8BA80F30B3B5BA4B2BC8A3EF9BB8322F63CBCF01CBD6B836DBB96A3A73CD383ECBCCFF329BC008E3FBC8F92A33CB91DD5BC4305063CA78D00BD2A49B4BC53BAA0BC061FED3B9CD220BD18976739B7A3B23CBD6C90BB1C76C73B7058FD3B21BFDE3C396F623ADC2B413CF9680BBD83A970BA851FA13C7298013C7044AFBCE218AABB2E8C543B40F62C3D4B9B033CBA4990BC8A06A5BCE6CB3EBB73EA323B7BD73B3B948C6ABCB717243C6C2468BCC7032CBDE62ABE3B2205403B1EA186BCC4695E3C2C1D1D3D6A407EBBBC0E1C3DFEE4CABC0D1C28BDE7C26B3B20855BBCA55FA23BEE51F43BFE0F163D0BDF9E3CA575A93BF7466C3C120911BCA1BCBA3CAE8CC0BC6AF2523C748FBC3C0F9708BDD26BF6BCC9D30F3CF396893C4CE6683C6AE8C3BC5F1F11BDC69E1F3DBFF988BB3D00C3BC297888BBEFD42D3C24F6E6BC0A9FC7BCA874A0BB252B96BA87777B3C2B4A903C247EAE3B650AA53CB532D9BB8A29223D384E2C3CC22F65BC6070063B1E09E7BBDA03143CB217253DAEAC0A3C3D82E53C2504D8BA1C1804BDE575763C600ACC3B8E68643C1C5BD43CB8205ABC8626E23C13FCD23BC62BD8BCEB8C7A3CBF63043C19073C3CDE086A3BBD6B12BCBB0FB5BC97EC633C54B1423CE4E115BD18EB26BD4069E03CFD9BF03C4BB26BBC0B81C93C67570EBD6BF094BCFDC1D53C72D21B3C3DD6ABBC40A9583A9930B73C8A26543BE66301BD3050823C85EE853CD39821BCAB2FE93C0796D73CBBEF2E3DD0EA09BD093DFA3BA1A79C3CC9221ABB3B45C6BAB45A6B3BAFA3FF3C9D9F833C8BDB98BC84309CBB777A24BD604E603DBD4A813C2A98C03CBCEA513C2B3E3B3C1B1BDF3CFD9753BCD353E3BCAB8903BB516484BB12B6713C46DBDFBB097199BCA3FA173C9C8B40BCD068413CCF9DACBC8BEBFA3A1760033C1C1E4F3CE27A233CA2D7E7BCD62802BC41104E3C2C7DFDBCE2AD22BD141746BCCE6DC0BBA5798A3B7C17E63C77370D3BA9EC45BB9BC31B3D44BF61BB072F0C3C70499DBC5E3A0DBCE0D4D1BBD96A783C7DA5BCBC13E434BD8E7CB5BC74FA0ABD32FEE3BC65FC103C176E6F3B926C07BCC33395BC894203BD0607E93CAF4F6A3B543ECF3C127476BCF8C239BCB003EBBB13D84E3C81BA4A3CEAA5ADBCCEE8213DB0D05DBC11DF813C99EE3C3CABE735BC2BDF093C8E2B2B3D84D9AC3CC2BB7D3C95E65B3C08A9993C4FEB8D3AAE9C78BBEEA7403C1503E3BC30B09F392292203CA0BAFA3C0ED1BBBB7263FEBB4CE7CCBB948064BD38AB85BC62F2D3BC58E6D13B411F2DBDD5BEBE3A5D4ECABCEDBF16BD7406F8BB3DF6753CA388F33C44BCD13B38446DBAC72804BD70F185BC2C79833B643B9ABCAAC28B3B02152A3C7B73C73BEDF98B3DFB37B3BB8695F6BCDC7236BC2DB495BC9DEB093B4FABD5BBA7E3803B6DEB103AEFD8313B8FD2513C1FBA1B3DB9C395BBC777AABC007DE83CCF26AE3C87054EBB590D803C7D2CBCBCB5E0B93C7CA2943C7F57123C14CE9BBC54479F3C1EEF1F3D78D9033B958714BC49CC9C3C4F9CBDBCAC30783C26A3A33CAD93373D3E8E113DCCBEF13CA380F4BCCA0362BBEAC10FBD0D7BA9BB97E9A33C70218DBCC7E20E3D782327BB0F23ABBB62A0D8BC79E548BBC95BB2BC8FC81A3D8DEC3FBB5B342BBCCE738E3CA714A1BB74678BB90A4CB5BC4F617CBCD463D33BE56C77BB5BFD08BDA97F8F3B3C3E86BBF6A4153CFEC841BCD0D01F3D18C830BD01B5BCBB577E243A595A7D3BA256F3BA73F21E3BDC7F87BAB73B71BCEA78BCBB3BEB11BAC3A60A3D02178ABC2EE8E93C7B1DCE3C32F0A9BB7821A93B29B3A03C7D7EE53C2190AE3BC3889ABC12CF62399DDE143C39C03ABD9805E0BCC07AB1BCEF5CBFBC474784BC36DEB0BCE0502FBD4565CABC3E1621BCADBD84BCFEC45BBCEA1BBCBC2B01C8BCEED89F3CC0491E3C862FA83C53519ABCA648C7BCF89E2F3C07633B3ACE19BD3C598C2EBC12E17C3C4B819B3C3C37583CC686BDBBEF32D8BC1357913C8591B0BC40A5573BD4F7683C666CE6BCCB53953C44ADDABBEC24DBBCE2FBB6BC7FB20FBC371259BB7B9ED6BB77D80FBB0A0DDAB6344039BC8F4EBD3C7C58E4BCFE60D8BA29063ABCBC7C303DD798053C0B52BB3C1F4B81BC8036973CE94840BCA0D6ABBBBE05EEBC973151BCAB5DD13CC2B413BC4C5A5B3C384B533A3DDA2BBAB89A3F3CF9955C3C5C819A3B2570593CAD9B423BE2DF54BBAA1099BC7BA9763CE4C43ABBE001C33CDE339F3C3482BEBC5B49B5BA396692BC925C01BD4EFBF9BB8503DB3C1B73933CE0BE6F3C266BD5BC5763C3BCD33D2C3C77E1513CD6C106BCCD6A30BB75AE4E3CB328B9BBD9F4053C2B37A4BCA66D9E3BCDBDAC3A072C5F3CA46BB43C4658083C0E73B73CD884603B497A313CA2BEADBBE5D5E2BB9B98CA3B55A0683B757FD1BCB438303D46F1A73C59BD173D1EE0CC3B1506E8B8A761E0BB757FEEBB8332963C047B02BCD49AF9BB523C9D3C59E8B0BCBD4307BD648C05BD2EA8EDBB0D718ABCA058443B78DE0E3BC74005BB70A09ABB609C10BD2684753C1D3697BCC581E2BBDCDF18BD6A5E323C38B56F3BD3C53E3C5D1A743C4FD826BB8FBD033D67EE0F3D7635A3BC6B93023C334B163BE570C4BC90E9753C4768D73CFC7FC8BAA920FF3C6F4A813C45575EBC729CE5BCE5D2CDBCBCC9BD3CA981CB3BCE91AB3C2FA87C3C2F52E63B7866D23C1D931E3CACDC4DBCBE9A73BC42C0923B334F32BCB730053DAB6B7BBC078053BD30C3F93C8C09F43CF21D46BAC1CB3F3CA32381BCB74B66BCB59EF73C7D31A63B21EF333CCEBCD4BCD576FEBB84AD823CEE4FAFBC61B2FA3B8E66153CE7753FBCB2FC6ABD384B5FBC3A338DBB4608123B251627BCD41F5EBC937CB23CD255093C4279E13BD2DBCC3A94CABDBC0DC4303D21A008BCEB9DE8BC5D3131BB01CC52BCF7DF8FBA1044C7BC850762BC93C749BB3EC288BC4083093CB283063C7BB084BB94D1323C856757BC5924A23C7EAB4C3CC4C1B33CEC0DE63C4F107B3C879BAD3CAF7DE339CACC67BC984A983932D38BB9D4CB32BC5DB24C3C00835E3C989F333C17C4E9BACF0933BC32B4AFBB99E743BC8A531EBDD91D823C927CAFBA9BC8D23C9DDCBC3B050BBB3CE2FCC5BA452F653C479B57BCAE878CBCB95EC9BB8B457A3CE67A8BBD021936BD1018593AD711C4BBA9F9C2BC709D0F3C5B2F63BBCE7AE9BC7392D5BC0D18BBBCB0D300BCE1A71DBC3903F7BC06B506BD24AFCF3B408500BA4443CB3C7BA86F3C72E8E93CD430DC3BEE711BBBCE5D253D725FC53BE57548BDE9E0B13C22098BBC90003ABC60DD803C099CB8BC1E49AEBC65FAEC3C6D15133D402CE0BBA939903B5BCBE1BBD85145BC97BF2DBBF7FC99BC673F0BBD592D9DBC77746ABCEBB18BBCB5F1E93A755EF63BC7EB853B9390FBBB5059D73B3E03183CCB066F3C7E3F95BCDDDA89BCA488903C168BABBC64EB1F3DD3CFE7BC5C11FF3CFF7D103C84FE223CB56C6BBBE0CC663C0FC0BCBA058F16BB37E8603C3BA290BBA1F2B13CB6F901BCCAE55ABC8A473DBCDF07063B493601BC1D2690BC41B9683D8B9069BBE29C8E3B78BCE0BC1D103C3C581A863A67E2643C40F0E0BCCE6E9F3B98C4083CBE047DBC8960033D7C94F3BBFED521BC8BA46BBC8BC1C53CE413AE3C6FC280BCE03FB8BC8A1CD83B50FC6FBCD57A503DC2F4B43C21CCB5BC95D2C63B054EE73BA1E4263DD965243DA37E163C2DDAA5BC324B853CF55DE2BC184AED3C534AB73C500AFB3C6958F7B8F1C88E3B268B9CBA08CF96BB0641F33C9509FC3CCDA809BC8F6DA7BB8BF208BD209B963C3465B1BCF5B50DBC678720BB745EE63CA22F9A3C69A644BD416148BC626E15BD8FAF91BB348EF93B597BD33BCECC633CAAF8D73AB265133D35C7503B5335F3B9B6C8053D4F0A43BCCB07AEBCA23F8B3BD77C04BB5BE691BC66ECD93B19A39AB92499CEBB606A343C6A2D27BC24169ABCEEF824BC1492A0BB8F807ABC29F0A5BC020556BC61BB023DE747943CE1CFEA3CCBD4063DCA1C30BD24E216BC356F90BAF142893C07E88BBD70F698BC19D6C5BCDB42463C60DF1FBC329A25BBA494573BA6D5993B27D3B73A77F56CBC920E933BB3C512BC77CD823A729453BC2F0641BC820FB5BB0C6B8C3C457D3D3D325B0DBD0B9CF0BB6271A43C2E6116BCF8CB49BBE060103D19D57ABC52D4A4BB8C51D1BC9CA7FEBB9D97843C5FA08FBB6E25B73C78C4EBBC192DEF3B92E8A8BCE284893CE137413BB43095BB2688143C37E93ABC9B64D83A1242BCBCAE7064BB8A5E3ABCF82B49BCAD238C3C2F13FF3AA0C8B2BAF8A28DBC2CDD64BC3444963C66DFDC3C6E0D24BC0C13CE3C2E6B843BB00EBDBC494DF93B0B6E9FBC2189ADBBC395963BDD3E10BDE52CA0BC021A113C77685FBB9424E5BA19679F3CE2F133BC677F0CBD4E527BBBE0201E3D9390793C15CBE73CD079053CA5D5B6BADB27E63B1750EABBD7A79ABCDDE9023DE0A6C23C85F7423BF2DBB23B43C78EBC600B85BB556A6E3B9491113DA2F1B73C93D993BC7812583C5345E13C6DCD88BC7D8D51BC329A043C605200BD15E2313DE0AE67BC095203BD17B593BC155E9A3A12BC313C7351D0BC47A026BCBD29C1BBBE83B8BCF069DEBC5FEB893B5F4114BCF5D94CBC8F6CA8BC80B6B8BC27E99A3B5C14D43C29D59E3B39267D3B08F90F3D181F4E3CF203D3B9F9F3BA3C876EE6BCBD8BB93C46AE46BCB24DAA3CECF493BCDBEDA7BC69E319BB5657183D6F020E3D13F280BA3D268BBBA7789FBC296F323ADB190ABDEBF8BB3C3397E43C1052FE3C300B823B46E522BC34F7F1BBD043083DD73DEE3BA9FAD73C7301D8BCC96233BC69CA01BB8ED78BBC309DF93A39A8D0BC6664823B206B02BDC05CF33BDB1682BAA46ED0BCA0337C3CB29327BCDB87CBBCF47F22BC4AFD003D52513BBDD3DB463C5CE2863C85ADD6BB57B7AB3C2192FDBCA99EF0BC14631C3C1CD7F8BA6BA441BB3E69593CB53DCC3A7C0B903B2ECB4BBC86B6953C396245BC5836FC3CA549843BAD79823C57D021BB31D187BBAAE9BCBC499693B8E7EB7BBAE2D1FBBC61C25B3C429C0A3C21A5CBBB2DA1CABA8249AD3C8F1CA63CCB0DB2BC39DA82BCF59A873C84F2243B8D74CA3CB9CC44BCE9E216BC0FE905BC46AD70BC2D58363C9EF375BC8DD2B0BC7256BEBCF9612FBCAF92A13BF6F098BCA23485BBC72CD83B33CE3C3B4D8937BCDD7503395584B1BCAEEC443CDCC7CC39B6B09F3BF0B4AB3C0E5F1CBB933CF9BA2AD7D43C5D528C3C42D6423C69E66ABA7031953BF47C113CDB7309BDBC16B3BABDC1F03C944D16BC1386F8BBA63B58BBB7469EB92F137DBCFF6983BC",
      torch_tensor_32_torch.float32_2: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_torch.float32_3: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_32_torch.float32_4: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_4_32_torch.float32: "0x04000000179AB3BC575F5C3C7EFB2ABC75126FBCC2CEA83C2DB4193CF99B183DB9307E3C576A02BD82E36ABBA3DA98BC9B6020BB705CE6B91947A339952610BCBCC4E13B0B4E333DA1D0CA3C04ED473CCFE190BB2B9D6CBC1B6A3A3C1888EEBCD4F212BD2DD049BD5CA037BBB9629C3B34DE8DBC74E678BB92580BBD163712BDBE7D4EBB261C1ABD00109F3B7FAA183CBBD6353B9AAC0F3DF6C4AABC1BD2523BB3CCD83C8B887C3B73E6833C903F7ABB814C2FBC272396BC95C43F3C1A55073CF7F6633C6F3FA6BC382F8239203BB4BCEE25BABB79712D3C4ABAB6BC1B0AC9BC996DAEBC2FEE7E3CFE7D3A3CF836E73C5AB320BB6935673B8B595D3C6AD7593CAD8CC0BAEB5B47BC151106BC8633DBBC3703F93C7556563BE045AD3B76ED073DD53638BC82531E3DA956353AE6565A3C36F2883A9546E8BC5AAD93BC79DB473C81788EB8D2C68CBB57649E3C92CBCABCCD7611BDD7C995BC6A64EEBAD4FD263C6B16B1BB3EE0E13BF2CBE0BB3CAFD6BBC309F93C646E0D3D74BF09BDD37AC2BCF830C73A01B2C0BCA53DC3BC95E7ECBCB9A2ABBC6948173D7B19D83C9CC5C1BB18BE233BB8B3883C70ED043D0A53C9BC29D3D83C6D212B3CFE5773BCB72BE43CD517D139B98561BC07F522BC5C0908BC951232BA704CED3CBC3FEEBC6E2F3F3D435300BB67B7183CA6D6CF3C47EA813CCFB841B84AD4CCBB3764223C38A8B9BCD0836EBA",
      torch_tensor_4_torch.float32: "0x0400000000000000000000000000000000000000",
      torch_tensor_32_4_torch.float32: "0x040000005DA223BC214BD53BFD4607BDE4FC4F3BF13A803C25F78CBC7E38DF3B6CC2FBBBC5FB323CEB92ABBC018ED4BB3B6811BDB9CC123CAA2653BCF79C993B7BE4243CF0A832BDDC14B0BC4835003CB4B61F3BED4323BC474F3F3C34DC89BBB052803B553234BBED5A383C01ABDEBBA284D53947E37FBC05FE4ABCB00E5EBBC2490CBD6EE73A3ACEC57FBB2033B6BCD6AA2EBA77DB883C23D60F3D20DBED3BD87169BCC978903C01C33EBB4BC2413D9BBDCFBA12A1ABBAB0C50E3D853261BCFDCC6B3C020E973ACEB8A13B54868EBB007B013D939AC13A7C512B3C1879E3BB42318ABCA6630A390BA700BD3BD137BC7A73853CA6A9A8BC066D063C663116BBBB69B03C59C419BD07F5463977805CBCF55F423C6350863A07775BBC25011DBB7A55893C695FB0BBA157033C2FA54BBC3D2F56BC26D8B4BCD6CDAFBC824F4F3C27E6A13C27225C3C5B2A103CB3F255BB247BD1BC19CC4DBCD0CDFFB98B0ED33BC7ED36BBD6FE07BDC483CABCB914CA3CD7ABB13C218E1E3C1DF2D33A0B9A1F3C3F1A8BBB7454863CD9B07FBA597DDB3CB3D288BC3295C0BC144A943CFB8CDD3CEBCA8ABC89F6D63BAE314A3C12DDD7BA32C319BBCFA75A3C190A66BC94093EBC2B8209BD660D10BC6CABCE3BB4EC38BB5AB2923A70C2CABCDD19503CF0D3FF3AA6C913BD04B666BBEC6C5F3D7200B6BB5B71A8BA9D450C3C3D6E60BC876FA2BBDB93AEBC",
      torch_tensor_32_torch.float32_5: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_torch.float32_6: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F",
      torch_tensor_32_torch.float32_7: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    }
  }
#-}
