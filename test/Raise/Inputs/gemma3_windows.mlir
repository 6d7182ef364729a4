"builtin.module"() ({
  "func.func"() <{function_type = (!torch.vtensor<[1,32],si64>) -> !torch.vtensor<[1,32,16],f32>, sym_name = "main"}> ({
  ^bb0(%arg0: !torch.vtensor<[1,32],si64>):
    %0 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %1 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %2 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %3 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %4 = "torch.aten.embedding"(%0, %arg0, %1, %2, %3) : (!torch.vtensor<[16,32],f32>, !torch.vtensor<[1,32],si64>, !torch.int, !torch.bool, !torch.bool) -> !torch.vtensor<[1,32,32],f32>
    %5 = "torch.vtensor.literal"() <{value = dense<5.65685415> : tensor<f32>}> : () -> !torch.vtensor<[],f32>
    %6 = "torch.constant.none"() : () -> !torch.none
    %7 = "torch.constant.none"() : () -> !torch.none
    %8 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %9 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %10 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%5, %6, %7, %8, %9, %10) : (!torch.vtensor<[],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %11 = "torch.vtensor.literal"() <{value = dense<5.65685415> : tensor<f32>}> : () -> !torch.vtensor<[],f32>
    %12 = "torch.aten.mul.Tensor"(%4, %11) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[],f32>) -> !torch.vtensor<[1,32,32],f32>
    %13 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %14 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %15 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %16 = "torch.constant.none"() : () -> !torch.none
    %17 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %18 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %19 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %20 = "torch.aten.arange.start_step"(%13, %14, %15, %16, %17, %18, %19) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[32],si64>
    %21 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %22 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %23 = "torch.aten.add.Scalar"(%20, %21, %22) : (!torch.vtensor<[32],si64>, !torch.int, !torch.int) -> !torch.vtensor<[32],si64>
    %24 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %25 = "torch.aten.unsqueeze"(%23, %24) : (!torch.vtensor<[32],si64>, !torch.int) -> !torch.vtensor<[1,32],si64>
    %26 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %27 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %28 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %29 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %30 = "torch.aten.slice.Tensor"(%25, %26, %27, %28, %29) : (!torch.vtensor<[1,32],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,1],si64>
    %31 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %32 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %33 = "torch.aten.sub.Scalar"(%30, %31, %32) : (!torch.vtensor<[1,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[1,1],si64>
    %34 = "torch.prim.ListConstruct"(%33, %25) : (!torch.vtensor<[1,1],si64>, !torch.vtensor<[1,32],si64>) -> !torch.list<vtensor>
    %35 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %36 = "torch.aten.cat"(%34, %35) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,33],si64>
    %37 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %38 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %39 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %40 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %41 = "torch.aten.slice.Tensor"(%36, %37, %38, %39, %40) : (!torch.vtensor<[1,33],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,32],si64>
    %42 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %43 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %44 = "torch.constant.int"() <{value = 33 : i64}> : () -> !torch.int
    %45 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %46 = "torch.aten.slice.Tensor"(%36, %42, %43, %44, %45) : (!torch.vtensor<[1,33],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,32],si64>
    %47 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %48 = "torch.aten.sub.Tensor"(%46, %41, %47) : (!torch.vtensor<[1,32],si64>, !torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,32],si64>
    %49 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %50 = "torch.aten.ne.Scalar"(%48, %49) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,32],i1>
    %51 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %52 = "torch.constant.none"() : () -> !torch.none
    %53 = "torch.aten.cumsum"(%50, %51, %52) : (!torch.vtensor<[1,32],i1>, !torch.int, !torch.none) -> !torch.vtensor<[1,32],si64>
    %54 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %55 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %56 = "torch.prim.ListConstruct"(%54, %55) : (!torch.int, !torch.int) -> !torch.list<int>
    %57 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %58 = "torch.aten.expand"(%25, %56, %57) : (!torch.vtensor<[1,32],si64>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,32],si64>
    %59 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %60 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %61 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %62 = "torch.constant.none"() : () -> !torch.none
    %63 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %64 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %65 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %66 = "torch.aten.arange.start_step"(%59, %60, %61, %62, %63, %64, %65) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[1],si64>
    %67 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %68 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %69 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %70 = "torch.constant.none"() : () -> !torch.none
    %71 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %72 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %73 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %74 = "torch.aten.arange.start_step"(%67, %68, %69, %70, %71, %72, %73) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[32],si64>
    %75 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %76 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %77 = "torch.aten.add.Scalar"(%74, %75, %76) : (!torch.vtensor<[32],si64>, !torch.int, !torch.int) -> !torch.vtensor<[32],si64>
    %78 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %79 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %80 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %81 = "torch.constant.none"() : () -> !torch.none
    %82 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %83 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %84 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %85 = "torch.aten.arange.start_step"(%78, %79, %80, %81, %82, %83, %84) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[32],si64>
    %86 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %87 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %88 = "torch.aten.add.Scalar"(%85, %86, %87) : (!torch.vtensor<[32],si64>, !torch.int, !torch.int) -> !torch.vtensor<[32],si64>
    %89 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %90 = "torch.aten.unsqueeze"(%66, %89) : (!torch.vtensor<[1],si64>, !torch.int) -> !torch.vtensor<[1,1],si64>
    %91 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %92 = "torch.aten.unsqueeze"(%90, %91) : (!torch.vtensor<[1,1],si64>, !torch.int) -> !torch.vtensor<[1,1,1],si64>
    %93 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %94 = "torch.aten.unsqueeze"(%92, %93) : (!torch.vtensor<[1,1,1],si64>, !torch.int) -> !torch.vtensor<[1,1,1,1],si64>
    %95 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %96 = "torch.aten.unsqueeze"(%77, %95) : (!torch.vtensor<[32],si64>, !torch.int) -> !torch.vtensor<[1,32],si64>
    %97 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %98 = "torch.aten.unsqueeze"(%96, %97) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,32],si64>
    %99 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %100 = "torch.aten.unsqueeze"(%98, %99) : (!torch.vtensor<[1,1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,32,1],si64>
    %101 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %102 = "torch.aten.unsqueeze"(%88, %101) : (!torch.vtensor<[32],si64>, !torch.int) -> !torch.vtensor<[1,32],si64>
    %103 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %104 = "torch.aten.unsqueeze"(%102, %103) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,32],si64>
    %105 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %106 = "torch.aten.unsqueeze"(%104, %105) : (!torch.vtensor<[1,1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,1,32],si64>
    %107 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %108 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %109 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %110 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %111 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %112 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %113 = "torch.aten.empty_strided"(%107, %108, %109, %110, %111, %112) : (!torch.list<int>, !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[],i1>
    %114 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %115 = "torch.aten.Int.bool"(%114) : (!torch.bool) -> !torch.int
    %116 = "torch.constant.none"() : () -> !torch.none
    %117 = "torch.constant.none"() : () -> !torch.none
    %118 = "torch.constant.none"() : () -> !torch.none
    %119 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %120 = "torch.constant.none"() : () -> !torch.none
    %121 = "torch.aten.full_like"(%113, %115, %116, %117, %118, %119, %120) : (!torch.vtensor<[],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.bool, !torch.none) -> !torch.vtensor<[],i1>
    %122 = "torch.prim.ListConstruct"(%94, %100) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,32,1],si64>) -> !torch.list<optional<vtensor>>
    %123 = "torch.aten.index.Tensor"(%53, %122) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,32,1],si64>
    %124 = "torch.prim.ListConstruct"(%94, %106) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,1,32],si64>) -> !torch.list<optional<vtensor>>
    %125 = "torch.aten.index.Tensor"(%53, %124) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,1,32],si64>
    %126 = "torch.aten.eq.Tensor"(%123, %125) : (!torch.vtensor<[1,1,32,1],si64>, !torch.vtensor<[1,1,1,32],si64>) -> !torch.vtensor<[1,1,32,32],i1>
    %127 = "torch.constant.none"() : () -> !torch.none
    %128 = "torch.constant.none"() : () -> !torch.none
    %129 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %130 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %131 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%126, %127, %128, %129, %130, %131) : (!torch.vtensor<[1,1,32,32],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %132 = "torch.aten.bitwise_and.Tensor"(%121, %126) : (!torch.vtensor<[],i1>, !torch.vtensor<[1,1,32,32],i1>) -> !torch.vtensor<[1,1,32,32],i1>
    %133 = "torch.prim.ListConstruct"(%94, %100) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,32,1],si64>) -> !torch.list<optional<vtensor>>
    %134 = "torch.aten.index.Tensor"(%58, %133) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,32,1],si64>
    %135 = "torch.prim.ListConstruct"(%94, %106) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,1,32],si64>) -> !torch.list<optional<vtensor>>
    %136 = "torch.aten.index.Tensor"(%58, %135) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,1,32],si64>
    %137 = "torch.aten.le.Tensor"(%136, %134) : (!torch.vtensor<[1,1,1,32],si64>, !torch.vtensor<[1,1,32,1],si64>) -> !torch.vtensor<[1,1,32,32],i1>
    %138 = "torch.constant.none"() : () -> !torch.none
    %139 = "torch.constant.none"() : () -> !torch.none
    %140 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %141 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %142 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%137, %138, %139, %140, %141, %142) : (!torch.vtensor<[1,1,32,32],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %143 = "torch.aten.bitwise_and.Tensor"(%132, %137) : (!torch.vtensor<[1,1,32,32],i1>, !torch.vtensor<[1,1,32,32],i1>) -> !torch.vtensor<[1,1,32,32],i1>
    %144 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %145 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %146 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %147 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %148 = "torch.prim.ListConstruct"(%144, %145, %146, %147) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %149 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %150 = "torch.aten.expand"(%143, %148, %149) : (!torch.vtensor<[1,1,32,32],i1>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,1,32,32],i1>
    %151 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %152 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %153 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %154 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %155 = "torch.aten.slice.Tensor"(%25, %151, %152, %153, %154) : (!torch.vtensor<[1,32],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,1],si64>
    %156 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %157 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %158 = "torch.aten.sub.Scalar"(%155, %156, %157) : (!torch.vtensor<[1,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[1,1],si64>
    %159 = "torch.prim.ListConstruct"(%158, %25) : (!torch.vtensor<[1,1],si64>, !torch.vtensor<[1,32],si64>) -> !torch.list<vtensor>
    %160 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %161 = "torch.aten.cat"(%159, %160) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,33],si64>
    %162 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %163 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %164 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %165 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %166 = "torch.aten.slice.Tensor"(%161, %162, %163, %164, %165) : (!torch.vtensor<[1,33],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,32],si64>
    %167 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %168 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %169 = "torch.constant.int"() <{value = 33 : i64}> : () -> !torch.int
    %170 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %171 = "torch.aten.slice.Tensor"(%161, %167, %168, %169, %170) : (!torch.vtensor<[1,33],si64>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,32],si64>
    %172 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %173 = "torch.aten.sub.Tensor"(%171, %166, %172) : (!torch.vtensor<[1,32],si64>, !torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,32],si64>
    %174 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %175 = "torch.aten.ne.Scalar"(%173, %174) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,32],i1>
    %176 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %177 = "torch.constant.none"() : () -> !torch.none
    %178 = "torch.aten.cumsum"(%175, %176, %177) : (!torch.vtensor<[1,32],i1>, !torch.int, !torch.none) -> !torch.vtensor<[1,32],si64>
    %179 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %180 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %181 = "torch.prim.ListConstruct"(%179, %180) : (!torch.int, !torch.int) -> !torch.list<int>
    %182 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %183 = "torch.aten.expand"(%25, %181, %182) : (!torch.vtensor<[1,32],si64>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,32],si64>
    %184 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %185 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %186 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %187 = "torch.constant.none"() : () -> !torch.none
    %188 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %189 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %190 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %191 = "torch.aten.arange.start_step"(%184, %185, %186, %187, %188, %189, %190) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[1],si64>
    %192 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %193 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %194 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %195 = "torch.constant.none"() : () -> !torch.none
    %196 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %197 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %198 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %199 = "torch.aten.arange.start_step"(%192, %193, %194, %195, %196, %197, %198) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[32],si64>
    %200 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %201 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %202 = "torch.aten.add.Scalar"(%199, %200, %201) : (!torch.vtensor<[32],si64>, !torch.int, !torch.int) -> !torch.vtensor<[32],si64>
    %203 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %204 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %205 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %206 = "torch.constant.none"() : () -> !torch.none
    %207 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %208 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %209 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %210 = "torch.aten.arange.start_step"(%203, %204, %205, %206, %207, %208, %209) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[32],si64>
    %211 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %212 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %213 = "torch.aten.add.Scalar"(%210, %211, %212) : (!torch.vtensor<[32],si64>, !torch.int, !torch.int) -> !torch.vtensor<[32],si64>
    %214 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %215 = "torch.aten.unsqueeze"(%191, %214) : (!torch.vtensor<[1],si64>, !torch.int) -> !torch.vtensor<[1,1],si64>
    %216 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %217 = "torch.aten.unsqueeze"(%215, %216) : (!torch.vtensor<[1,1],si64>, !torch.int) -> !torch.vtensor<[1,1,1],si64>
    %218 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %219 = "torch.aten.unsqueeze"(%217, %218) : (!torch.vtensor<[1,1,1],si64>, !torch.int) -> !torch.vtensor<[1,1,1,1],si64>
    %220 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %221 = "torch.aten.unsqueeze"(%202, %220) : (!torch.vtensor<[32],si64>, !torch.int) -> !torch.vtensor<[1,32],si64>
    %222 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %223 = "torch.aten.unsqueeze"(%221, %222) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,32],si64>
    %224 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %225 = "torch.aten.unsqueeze"(%223, %224) : (!torch.vtensor<[1,1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,32,1],si64>
    %226 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %227 = "torch.aten.unsqueeze"(%213, %226) : (!torch.vtensor<[32],si64>, !torch.int) -> !torch.vtensor<[1,32],si64>
    %228 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %229 = "torch.aten.unsqueeze"(%227, %228) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,32],si64>
    %230 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %231 = "torch.aten.unsqueeze"(%229, %230) : (!torch.vtensor<[1,1,32],si64>, !torch.int) -> !torch.vtensor<[1,1,1,32],si64>
    %232 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %233 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %234 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %235 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %236 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %237 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %238 = "torch.aten.empty_strided"(%232, %233, %234, %235, %236, %237) : (!torch.list<int>, !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[],i1>
    %239 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %240 = "torch.aten.Int.bool"(%239) : (!torch.bool) -> !torch.int
    %241 = "torch.constant.none"() : () -> !torch.none
    %242 = "torch.constant.none"() : () -> !torch.none
    %243 = "torch.constant.none"() : () -> !torch.none
    %244 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %245 = "torch.constant.none"() : () -> !torch.none
    %246 = "torch.aten.full_like"(%238, %240, %241, %242, %243, %244, %245) : (!torch.vtensor<[],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.bool, !torch.none) -> !torch.vtensor<[],i1>
    %247 = "torch.prim.ListConstruct"(%219, %225) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,32,1],si64>) -> !torch.list<optional<vtensor>>
    %248 = "torch.aten.index.Tensor"(%178, %247) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,32,1],si64>
    %249 = "torch.prim.ListConstruct"(%219, %231) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,1,32],si64>) -> !torch.list<optional<vtensor>>
    %250 = "torch.aten.index.Tensor"(%178, %249) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,1,32],si64>
    %251 = "torch.aten.eq.Tensor"(%248, %250) : (!torch.vtensor<[1,1,32,1],si64>, !torch.vtensor<[1,1,1,32],si64>) -> !torch.vtensor<[1,1,32,32],i1>
    %252 = "torch.constant.none"() : () -> !torch.none
    %253 = "torch.constant.none"() : () -> !torch.none
    %254 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %255 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %256 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%251, %252, %253, %254, %255, %256) : (!torch.vtensor<[1,1,32,32],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %257 = "torch.aten.bitwise_and.Tensor"(%246, %251) : (!torch.vtensor<[],i1>, !torch.vtensor<[1,1,32,32],i1>) -> !torch.vtensor<[1,1,32,32],i1>
    %258 = "torch.prim.ListConstruct"(%219, %225) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,32,1],si64>) -> !torch.list<optional<vtensor>>
    %259 = "torch.aten.index.Tensor"(%183, %258) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,32,1],si64>
    %260 = "torch.prim.ListConstruct"(%219, %231) : (!torch.vtensor<[1,1,1,1],si64>, !torch.vtensor<[1,1,1,32],si64>) -> !torch.list<optional<vtensor>>
    %261 = "torch.aten.index.Tensor"(%183, %260) : (!torch.vtensor<[1,32],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[1,1,1,32],si64>
    %262 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %263 = "torch.prim.ListConstruct"() : () -> !torch.list<int>
    %264 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %265 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %266 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %267 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %268 = "torch.aten.empty_strided"(%262, %263, %264, %265, %266, %267) : (!torch.list<int>, !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool) -> !torch.vtensor<[],i1>
    %269 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %270 = "torch.aten.Int.bool"(%269) : (!torch.bool) -> !torch.int
    %271 = "torch.constant.none"() : () -> !torch.none
    %272 = "torch.constant.none"() : () -> !torch.none
    %273 = "torch.constant.none"() : () -> !torch.none
    %274 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %275 = "torch.constant.none"() : () -> !torch.none
    %276 = "torch.aten.full_like"(%268, %270, %271, %272, %273, %274, %275) : (!torch.vtensor<[],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.bool, !torch.none) -> !torch.vtensor<[],i1>
    %277 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %278 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %279 = "torch.aten.sub.Scalar"(%259, %277, %278) : (!torch.vtensor<[1,1,32,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[1,1,32,1],si64>
    %280 = "torch.aten.gt.Tensor"(%261, %279) : (!torch.vtensor<[1,1,1,32],si64>, !torch.vtensor<[1,1,32,1],si64>) -> !torch.vtensor<[1,1,32,32],i1>
    %281 = "torch.constant.none"() : () -> !torch.none
    %282 = "torch.constant.none"() : () -> !torch.none
    %283 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %284 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %285 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%280, %281, %282, %283, %284, %285) : (!torch.vtensor<[1,1,32,32],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %286 = "torch.aten.bitwise_and.Tensor"(%276, %280) : (!torch.vtensor<[],i1>, !torch.vtensor<[1,1,32,32],i1>) -> !torch.vtensor<[1,1,32,32],i1>
    %287 = "torch.aten.le.Tensor"(%261, %259) : (!torch.vtensor<[1,1,1,32],si64>, !torch.vtensor<[1,1,32,1],si64>) -> !torch.vtensor<[1,1,32,32],i1>
    %288 = "torch.constant.none"() : () -> !torch.none
    %289 = "torch.constant.none"() : () -> !torch.none
    %290 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %291 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %292 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%287, %288, %289, %290, %291, %292) : (!torch.vtensor<[1,1,32,32],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %293 = "torch.aten.bitwise_and.Tensor"(%286, %287) : (!torch.vtensor<[1,1,32,32],i1>, !torch.vtensor<[1,1,32,32],i1>) -> !torch.vtensor<[1,1,32,32],i1>
    %294 = "torch.constant.none"() : () -> !torch.none
    %295 = "torch.constant.none"() : () -> !torch.none
    %296 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
    %297 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %298 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%293, %294, %295, %296, %297, %298) : (!torch.vtensor<[1,1,32,32],i1>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %299 = "torch.aten.bitwise_and.Tensor"(%257, %293) : (!torch.vtensor<[1,1,32,32],i1>, !torch.vtensor<[1,1,32,32],i1>) -> !torch.vtensor<[1,1,32,32],i1>
    %300 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %301 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %302 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %303 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %304 = "torch.prim.ListConstruct"(%300, %301, %302, %303) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %305 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %306 = "torch.aten.expand"(%299, %304, %305) : (!torch.vtensor<[1,1,32,32],i1>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,1,32,32],i1>
    %307 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %308 = "torch.aten.unsqueeze"(%25, %307) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,32,1],si64>
    %309 = "torch.constant.none"() : () -> !torch.none
    %310 = "torch.constant.none"() : () -> !torch.none
    %311 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %312 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %313 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%308, %309, %310, %311, %312, %313) : (!torch.vtensor<[1,32,1],si64>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %314 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %315 = "torch.prims.convert_element_type"(%308, %314) : (!torch.vtensor<[1,32,1],si64>, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %316 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %317 = "torch.constant.none"() : () -> !torch.none
    %318 = "torch.constant.none"() : () -> !torch.none
    %319 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %320 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %321 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%316, %317, %318, %319, %320, %321) : (!torch.vtensor<[4],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %322 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %323 = "torch.aten.mul.Tensor"(%315, %322) : (!torch.vtensor<[1,32,1],f32>, !torch.vtensor<[4],f32>) -> !torch.vtensor<[1,32,4],f32>
    %324 = "torch.prim.ListConstruct"(%323, %323) : (!torch.vtensor<[1,32,4],f32>, !torch.vtensor<[1,32,4],f32>) -> !torch.list<vtensor>
    %325 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %326 = "torch.aten.cat"(%324, %325) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,32,8],f32>
    %327 = "torch.aten.cos"(%326) : (!torch.vtensor<[1,32,8],f32>) -> !torch.vtensor<[1,32,8],f32>
    %328 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %329 = "torch.aten.mul.Scalar"(%327, %328) : (!torch.vtensor<[1,32,8],f32>, !torch.float) -> !torch.vtensor<[1,32,8],f32>
    %330 = "torch.aten.sin"(%326) : (!torch.vtensor<[1,32,8],f32>) -> !torch.vtensor<[1,32,8],f32>
    %331 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %332 = "torch.aten.mul.Scalar"(%330, %331) : (!torch.vtensor<[1,32,8],f32>, !torch.float) -> !torch.vtensor<[1,32,8],f32>
    %333 = "torch.constant.none"() : () -> !torch.none
    %334 = "torch.constant.none"() : () -> !torch.none
    %335 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %336 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %337 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%329, %333, %334, %335, %336, %337) : (!torch.vtensor<[1,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %338 = "torch.constant.none"() : () -> !torch.none
    %339 = "torch.constant.none"() : () -> !torch.none
    %340 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %341 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %342 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%332, %338, %339, %340, %341, %342) : (!torch.vtensor<[1,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %343 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %344 = "torch.aten.unsqueeze"(%25, %343) : (!torch.vtensor<[1,32],si64>, !torch.int) -> !torch.vtensor<[1,32,1],si64>
    %345 = "torch.constant.none"() : () -> !torch.none
    %346 = "torch.constant.none"() : () -> !torch.none
    %347 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %348 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %349 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%344, %345, %346, %347, %348, %349) : (!torch.vtensor<[1,32,1],si64>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %350 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %351 = "torch.prims.convert_element_type"(%344, %350) : (!torch.vtensor<[1,32,1],si64>, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %352 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %353 = "torch.constant.none"() : () -> !torch.none
    %354 = "torch.constant.none"() : () -> !torch.none
    %355 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %356 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %357 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%352, %353, %354, %355, %356, %357) : (!torch.vtensor<[4],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %358 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>}> : () -> !torch.vtensor<[4],f32>
    %359 = "torch.aten.mul.Tensor"(%351, %358) : (!torch.vtensor<[1,32,1],f32>, !torch.vtensor<[4],f32>) -> !torch.vtensor<[1,32,4],f32>
    %360 = "torch.prim.ListConstruct"(%359, %359) : (!torch.vtensor<[1,32,4],f32>, !torch.vtensor<[1,32,4],f32>) -> !torch.list<vtensor>
    %361 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %362 = "torch.aten.cat"(%360, %361) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,32,8],f32>
    %363 = "torch.aten.cos"(%362) : (!torch.vtensor<[1,32,8],f32>) -> !torch.vtensor<[1,32,8],f32>
    %364 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %365 = "torch.aten.mul.Scalar"(%363, %364) : (!torch.vtensor<[1,32,8],f32>, !torch.float) -> !torch.vtensor<[1,32,8],f32>
    %366 = "torch.aten.sin"(%362) : (!torch.vtensor<[1,32,8],f32>) -> !torch.vtensor<[1,32,8],f32>
    %367 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %368 = "torch.aten.mul.Scalar"(%366, %367) : (!torch.vtensor<[1,32,8],f32>, !torch.float) -> !torch.vtensor<[1,32,8],f32>
    %369 = "torch.constant.none"() : () -> !torch.none
    %370 = "torch.constant.none"() : () -> !torch.none
    %371 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %372 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %373 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%365, %369, %370, %371, %372, %373) : (!torch.vtensor<[1,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %374 = "torch.constant.none"() : () -> !torch.none
    %375 = "torch.constant.none"() : () -> !torch.none
    %376 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %377 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %378 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%368, %374, %375, %376, %377, %378) : (!torch.vtensor<[1,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %379 = "torch.constant.none"() : () -> !torch.none
    %380 = "torch.constant.none"() : () -> !torch.none
    %381 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %382 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %383 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%12, %379, %380, %381, %382, %383) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %384 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %385 = "torch.aten.pow.Tensor_Scalar"(%12, %384) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %386 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %387 = "torch.prim.ListConstruct"(%386) : (!torch.int) -> !torch.list<int>
    %388 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %389 = "torch.constant.none"() : () -> !torch.none
    %390 = "torch.aten.mean.dim"(%385, %387, %388, %389) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %391 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %392 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %393 = "torch.aten.add.Scalar"(%390, %391, %392) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %394 = "torch.aten.rsqrt"(%393) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %395 = "torch.aten.mul.Tensor"(%12, %394) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %396 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %397 = "torch.constant.none"() : () -> !torch.none
    %398 = "torch.constant.none"() : () -> !torch.none
    %399 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %400 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %401 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%396, %397, %398, %399, %400, %401) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %402 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %403 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %404 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %405 = "torch.aten.add.Scalar"(%402, %403, %404) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %406 = "torch.aten.mul.Tensor"(%395, %405) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %407 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float32> : tensor<32x32xf32>}> : () -> !torch.vtensor<[32,32],f32>
    %408 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %409 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %410 = "torch.prim.ListConstruct"(%408, %409) : (!torch.int, !torch.int) -> !torch.list<int>
    %411 = "torch.aten.permute"(%407, %410) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %412 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %413 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %414 = "torch.prim.ListConstruct"(%412, %413) : (!torch.int, !torch.int) -> !torch.list<int>
    %415 = "torch.aten.view"(%406, %414) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %416 = "torch.aten.mm"(%415, %411) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,32],f32>) -> !torch.vtensor<[32,32],f32>
    %417 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %418 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %419 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %420 = "torch.prim.ListConstruct"(%417, %418, %419) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %421 = "torch.aten.view"(%416, %420) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %422 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %423 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %424 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %425 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %426 = "torch.prim.ListConstruct"(%422, %423, %424, %425) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %427 = "torch.aten.view"(%421, %426) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4,8],f32>
    %428 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %429 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %430 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %431 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %432 = "torch.prim.ListConstruct"(%428, %429, %430, %431) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %433 = "torch.aten.permute"(%427, %432) : (!torch.vtensor<[1,32,4,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %434 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32_1> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %435 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %436 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %437 = "torch.prim.ListConstruct"(%435, %436) : (!torch.int, !torch.int) -> !torch.list<int>
    %438 = "torch.aten.permute"(%434, %437) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %439 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %440 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %441 = "torch.prim.ListConstruct"(%439, %440) : (!torch.int, !torch.int) -> !torch.list<int>
    %442 = "torch.aten.view"(%406, %441) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %443 = "torch.aten.mm"(%442, %438) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %444 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %445 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %446 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %447 = "torch.prim.ListConstruct"(%444, %445, %446) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %448 = "torch.aten.view"(%443, %447) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,16],f32>
    %449 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %450 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %451 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %452 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %453 = "torch.prim.ListConstruct"(%449, %450, %451, %452) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %454 = "torch.aten.view"(%448, %453) : (!torch.vtensor<[1,32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,2,8],f32>
    %455 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %456 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %457 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %458 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %459 = "torch.prim.ListConstruct"(%455, %456, %457, %458) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %460 = "torch.aten.permute"(%454, %459) : (!torch.vtensor<[1,32,2,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,2,32,8],f32>
    %461 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32_2> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %462 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %463 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %464 = "torch.prim.ListConstruct"(%462, %463) : (!torch.int, !torch.int) -> !torch.list<int>
    %465 = "torch.aten.permute"(%461, %464) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %466 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %467 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %468 = "torch.prim.ListConstruct"(%466, %467) : (!torch.int, !torch.int) -> !torch.list<int>
    %469 = "torch.aten.view"(%406, %468) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %470 = "torch.aten.mm"(%469, %465) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %471 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %472 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %473 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %474 = "torch.prim.ListConstruct"(%471, %472, %473) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %475 = "torch.aten.view"(%470, %474) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,16],f32>
    %476 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %477 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %478 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %479 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %480 = "torch.prim.ListConstruct"(%476, %477, %478, %479) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %481 = "torch.aten.view"(%475, %480) : (!torch.vtensor<[1,32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,2,8],f32>
    %482 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %483 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %484 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %485 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %486 = "torch.prim.ListConstruct"(%482, %483, %484, %485) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %487 = "torch.aten.permute"(%481, %486) : (!torch.vtensor<[1,32,2,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,2,32,8],f32>
    %488 = "torch.constant.none"() : () -> !torch.none
    %489 = "torch.constant.none"() : () -> !torch.none
    %490 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %491 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %492 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%433, %488, %489, %490, %491, %492) : (!torch.vtensor<[1,4,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %493 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %494 = "torch.aten.pow.Tensor_Scalar"(%433, %493) : (!torch.vtensor<[1,4,32,8],f32>, !torch.int) -> !torch.vtensor<[1,4,32,8],f32>
    %495 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %496 = "torch.prim.ListConstruct"(%495) : (!torch.int) -> !torch.list<int>
    %497 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %498 = "torch.constant.none"() : () -> !torch.none
    %499 = "torch.aten.mean.dim"(%494, %496, %497, %498) : (!torch.vtensor<[1,4,32,8],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,4,32,1],f32>
    %500 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %501 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %502 = "torch.aten.add.Scalar"(%499, %500, %501) : (!torch.vtensor<[1,4,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,4,32,1],f32>
    %503 = "torch.aten.rsqrt"(%502) : (!torch.vtensor<[1,4,32,1],f32>) -> !torch.vtensor<[1,4,32,1],f32>
    %504 = "torch.aten.mul.Tensor"(%433, %503) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,1],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %505 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %506 = "torch.constant.none"() : () -> !torch.none
    %507 = "torch.constant.none"() : () -> !torch.none
    %508 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %509 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %510 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%505, %506, %507, %508, %509, %510) : (!torch.vtensor<[8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %511 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %512 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %513 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %514 = "torch.aten.add.Scalar"(%511, %512, %513) : (!torch.vtensor<[8],f32>, !torch.float, !torch.int) -> !torch.vtensor<[8],f32>
    %515 = "torch.aten.mul.Tensor"(%504, %514) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[8],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %516 = "torch.constant.none"() : () -> !torch.none
    %517 = "torch.constant.none"() : () -> !torch.none
    %518 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %519 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %520 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%460, %516, %517, %518, %519, %520) : (!torch.vtensor<[1,2,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %521 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %522 = "torch.aten.pow.Tensor_Scalar"(%460, %521) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,32,8],f32>
    %523 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %524 = "torch.prim.ListConstruct"(%523) : (!torch.int) -> !torch.list<int>
    %525 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %526 = "torch.constant.none"() : () -> !torch.none
    %527 = "torch.aten.mean.dim"(%522, %524, %525, %526) : (!torch.vtensor<[1,2,32,8],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,2,32,1],f32>
    %528 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %529 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %530 = "torch.aten.add.Scalar"(%527, %528, %529) : (!torch.vtensor<[1,2,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,2,32,1],f32>
    %531 = "torch.aten.rsqrt"(%530) : (!torch.vtensor<[1,2,32,1],f32>) -> !torch.vtensor<[1,2,32,1],f32>
    %532 = "torch.aten.mul.Tensor"(%460, %531) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,2,32,1],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %533 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %534 = "torch.constant.none"() : () -> !torch.none
    %535 = "torch.constant.none"() : () -> !torch.none
    %536 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %537 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %538 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%533, %534, %535, %536, %537, %538) : (!torch.vtensor<[8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %539 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %540 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %541 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %542 = "torch.aten.add.Scalar"(%539, %540, %541) : (!torch.vtensor<[8],f32>, !torch.float, !torch.int) -> !torch.vtensor<[8],f32>
    %543 = "torch.aten.mul.Tensor"(%532, %542) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[8],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %544 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %545 = "torch.aten.unsqueeze"(%329, %544) : (!torch.vtensor<[1,32,8],f32>, !torch.int) -> !torch.vtensor<[1,1,32,8],f32>
    %546 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %547 = "torch.aten.unsqueeze"(%332, %546) : (!torch.vtensor<[1,32,8],f32>, !torch.int) -> !torch.vtensor<[1,1,32,8],f32>
    %548 = "torch.aten.mul.Tensor"(%515, %545) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %549 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %550 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %551 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %552 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %553 = "torch.aten.slice.Tensor"(%515, %549, %550, %551, %552) : (!torch.vtensor<[1,4,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,32,4],f32>
    %554 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %555 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %556 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %557 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %558 = "torch.aten.slice.Tensor"(%515, %554, %555, %556, %557) : (!torch.vtensor<[1,4,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,32,4],f32>
    %559 = "torch.aten.neg"(%558) : (!torch.vtensor<[1,4,32,4],f32>) -> !torch.vtensor<[1,4,32,4],f32>
    %560 = "torch.prim.ListConstruct"(%559, %553) : (!torch.vtensor<[1,4,32,4],f32>, !torch.vtensor<[1,4,32,4],f32>) -> !torch.list<vtensor>
    %561 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %562 = "torch.aten.cat"(%560, %561) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,32,8],f32>
    %563 = "torch.aten.mul.Tensor"(%562, %547) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %564 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %565 = "torch.aten.add.Tensor"(%548, %563, %564) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,8],f32>, !torch.int) -> !torch.vtensor<[1,4,32,8],f32>
    %566 = "torch.aten.mul.Tensor"(%543, %545) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %567 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %568 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %569 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %570 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %571 = "torch.aten.slice.Tensor"(%543, %567, %568, %569, %570) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,32,4],f32>
    %572 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %573 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %574 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %575 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %576 = "torch.aten.slice.Tensor"(%543, %572, %573, %574, %575) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,32,4],f32>
    %577 = "torch.aten.neg"(%576) : (!torch.vtensor<[1,2,32,4],f32>) -> !torch.vtensor<[1,2,32,4],f32>
    %578 = "torch.prim.ListConstruct"(%577, %571) : (!torch.vtensor<[1,2,32,4],f32>, !torch.vtensor<[1,2,32,4],f32>) -> !torch.list<vtensor>
    %579 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %580 = "torch.aten.cat"(%578, %579) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,32,8],f32>
    %581 = "torch.aten.mul.Tensor"(%580, %547) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %582 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %583 = "torch.aten.add.Tensor"(%566, %581, %582) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,32,8],f32>
    %584 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %585 = "torch.aten.unsqueeze"(%583, %584) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,1,32,8],f32>
    %586 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %587 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %588 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %589 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %590 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %591 = "torch.prim.ListConstruct"(%586, %587, %588, %589, %590) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %592 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %593 = "torch.aten.expand"(%585, %591, %592) : (!torch.vtensor<[1,2,1,32,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,32,8],f32>
    %594 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %595 = "torch.aten.clone"(%593, %594) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,2,32,8],f32>
    %596 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %597 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %598 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %599 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %600 = "torch.prim.ListConstruct"(%596, %597, %598, %599) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %601 = "torch.aten.view"(%595, %600) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %602 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %603 = "torch.aten.unsqueeze"(%487, %602) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,1,32,8],f32>
    %604 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %605 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %606 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %607 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %608 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %609 = "torch.prim.ListConstruct"(%604, %605, %606, %607, %608) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %610 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %611 = "torch.aten.expand"(%603, %609, %610) : (!torch.vtensor<[1,2,1,32,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,32,8],f32>
    %612 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %613 = "torch.aten.clone"(%611, %612) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,2,32,8],f32>
    %614 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %615 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %616 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %617 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %618 = "torch.prim.ListConstruct"(%614, %615, %616, %617) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %619 = "torch.aten.view"(%613, %618) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %620 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %621 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %622 = "torch.constant.float"() <{value = 0.35355339059327379 : f64}> : () -> !torch.float
    %623 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %624 = "torch.aten.scaled_dot_product_attention"(%565, %601, %619, %306, %620, %621, %622, %623) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,1,32,32],i1>, !torch.float, !torch.bool, !torch.float, !torch.bool) -> !torch.vtensor<[1,4,32,8],f32>
    %625 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %626 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %627 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %628 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %629 = "torch.prim.ListConstruct"(%625, %626, %627, %628) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %630 = "torch.aten.view"(%624, %629) : (!torch.vtensor<[1,4,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %631 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %632 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %633 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %634 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %635 = "torch.prim.ListConstruct"(%631, %632, %633, %634) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %636 = "torch.aten.permute"(%630, %635) : (!torch.vtensor<[1,4,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4,8],f32>
    %637 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %638 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %639 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %640 = "torch.prim.ListConstruct"(%637, %638, %639) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %641 = "torch.aten.view"(%636, %640) : (!torch.vtensor<[1,32,4,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %642 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float32_1> : tensor<32x32xf32>}> : () -> !torch.vtensor<[32,32],f32>
    %643 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %644 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %645 = "torch.prim.ListConstruct"(%643, %644) : (!torch.int, !torch.int) -> !torch.list<int>
    %646 = "torch.aten.permute"(%642, %645) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %647 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %648 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %649 = "torch.prim.ListConstruct"(%647, %648) : (!torch.int, !torch.int) -> !torch.list<int>
    %650 = "torch.aten.view"(%641, %649) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %651 = "torch.aten.mm"(%650, %646) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,32],f32>) -> !torch.vtensor<[32,32],f32>
    %652 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %653 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %654 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %655 = "torch.prim.ListConstruct"(%652, %653, %654) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %656 = "torch.aten.view"(%651, %655) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %657 = "torch.constant.none"() : () -> !torch.none
    %658 = "torch.constant.none"() : () -> !torch.none
    %659 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %660 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %661 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%656, %657, %658, %659, %660, %661) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %662 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %663 = "torch.aten.pow.Tensor_Scalar"(%656, %662) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %664 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %665 = "torch.prim.ListConstruct"(%664) : (!torch.int) -> !torch.list<int>
    %666 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %667 = "torch.constant.none"() : () -> !torch.none
    %668 = "torch.aten.mean.dim"(%663, %665, %666, %667) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %669 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %670 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %671 = "torch.aten.add.Scalar"(%668, %669, %670) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %672 = "torch.aten.rsqrt"(%671) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %673 = "torch.aten.mul.Tensor"(%656, %672) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %674 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %675 = "torch.constant.none"() : () -> !torch.none
    %676 = "torch.constant.none"() : () -> !torch.none
    %677 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %678 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %679 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%674, %675, %676, %677, %678, %679) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %680 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %681 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %682 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %683 = "torch.aten.add.Scalar"(%680, %681, %682) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %684 = "torch.aten.mul.Tensor"(%673, %683) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %685 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %686 = "torch.aten.add.Tensor"(%12, %684, %685) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %687 = "torch.constant.none"() : () -> !torch.none
    %688 = "torch.constant.none"() : () -> !torch.none
    %689 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %690 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %691 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%686, %687, %688, %689, %690, %691) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %692 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %693 = "torch.aten.pow.Tensor_Scalar"(%686, %692) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %694 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %695 = "torch.prim.ListConstruct"(%694) : (!torch.int) -> !torch.list<int>
    %696 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %697 = "torch.constant.none"() : () -> !torch.none
    %698 = "torch.aten.mean.dim"(%693, %695, %696, %697) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %699 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %700 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %701 = "torch.aten.add.Scalar"(%698, %699, %700) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %702 = "torch.aten.rsqrt"(%701) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %703 = "torch.aten.mul.Tensor"(%686, %702) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %704 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_2> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %705 = "torch.constant.none"() : () -> !torch.none
    %706 = "torch.constant.none"() : () -> !torch.none
    %707 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %708 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %709 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%704, %705, %706, %707, %708, %709) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %710 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_2> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %711 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %712 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %713 = "torch.aten.add.Scalar"(%710, %711, %712) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %714 = "torch.aten.mul.Tensor"(%703, %713) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %715 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float32> : tensor<4x32xf32>}> : () -> !torch.vtensor<[4,32],f32>
    %716 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %717 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %718 = "torch.prim.ListConstruct"(%716, %717) : (!torch.int, !torch.int) -> !torch.list<int>
    %719 = "torch.aten.permute"(%715, %718) : (!torch.vtensor<[4,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %720 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %721 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %722 = "torch.prim.ListConstruct"(%720, %721) : (!torch.int, !torch.int) -> !torch.list<int>
    %723 = "torch.aten.view"(%714, %722) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %724 = "torch.aten.mm"(%723, %719) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,4],f32>) -> !torch.vtensor<[32,4],f32>
    %725 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %726 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %727 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %728 = "torch.prim.ListConstruct"(%725, %726, %727) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %729 = "torch.aten.view"(%724, %728) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4],f32>
    %730 = "torch.constant.str"() <{value = "tanh"}> : () -> !torch.str
    %731 = "torch.aten.gelu"(%729, %730) : (!torch.vtensor<[1,32,4],f32>, !torch.str) -> !torch.vtensor<[1,32,4],f32>
    %732 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float32_1> : tensor<4x32xf32>}> : () -> !torch.vtensor<[4,32],f32>
    %733 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %734 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %735 = "torch.prim.ListConstruct"(%733, %734) : (!torch.int, !torch.int) -> !torch.list<int>
    %736 = "torch.aten.permute"(%732, %735) : (!torch.vtensor<[4,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %737 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %738 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %739 = "torch.prim.ListConstruct"(%737, %738) : (!torch.int, !torch.int) -> !torch.list<int>
    %740 = "torch.aten.view"(%714, %739) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %741 = "torch.aten.mm"(%740, %736) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,4],f32>) -> !torch.vtensor<[32,4],f32>
    %742 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %743 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %744 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %745 = "torch.prim.ListConstruct"(%742, %743, %744) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %746 = "torch.aten.view"(%741, %745) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4],f32>
    %747 = "torch.aten.mul.Tensor"(%731, %746) : (!torch.vtensor<[1,32,4],f32>, !torch.vtensor<[1,32,4],f32>) -> !torch.vtensor<[1,32,4],f32>
    %748 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_4_torch.float32> : tensor<32x4xf32>}> : () -> !torch.vtensor<[32,4],f32>
    %749 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %750 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %751 = "torch.prim.ListConstruct"(%749, %750) : (!torch.int, !torch.int) -> !torch.list<int>
    %752 = "torch.aten.permute"(%748, %751) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[4,32],f32>
    %753 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %754 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %755 = "torch.prim.ListConstruct"(%753, %754) : (!torch.int, !torch.int) -> !torch.list<int>
    %756 = "torch.aten.view"(%747, %755) : (!torch.vtensor<[1,32,4],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %757 = "torch.aten.mm"(%756, %752) : (!torch.vtensor<[32,4],f32>, !torch.vtensor<[4,32],f32>) -> !torch.vtensor<[32,32],f32>
    %758 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %759 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %760 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %761 = "torch.prim.ListConstruct"(%758, %759, %760) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %762 = "torch.aten.view"(%757, %761) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %763 = "torch.constant.none"() : () -> !torch.none
    %764 = "torch.constant.none"() : () -> !torch.none
    %765 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %766 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %767 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%762, %763, %764, %765, %766, %767) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %768 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %769 = "torch.aten.pow.Tensor_Scalar"(%762, %768) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %770 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %771 = "torch.prim.ListConstruct"(%770) : (!torch.int) -> !torch.list<int>
    %772 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %773 = "torch.constant.none"() : () -> !torch.none
    %774 = "torch.aten.mean.dim"(%769, %771, %772, %773) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %775 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %776 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %777 = "torch.aten.add.Scalar"(%774, %775, %776) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %778 = "torch.aten.rsqrt"(%777) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %779 = "torch.aten.mul.Tensor"(%762, %778) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %780 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_3> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %781 = "torch.constant.none"() : () -> !torch.none
    %782 = "torch.constant.none"() : () -> !torch.none
    %783 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %784 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %785 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%780, %781, %782, %783, %784, %785) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %786 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_3> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %787 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %788 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %789 = "torch.aten.add.Scalar"(%786, %787, %788) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %790 = "torch.aten.mul.Tensor"(%779, %789) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %791 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %792 = "torch.aten.add.Tensor"(%686, %790, %791) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %793 = "torch.constant.none"() : () -> !torch.none
    %794 = "torch.constant.none"() : () -> !torch.none
    %795 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %796 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %797 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%792, %793, %794, %795, %796, %797) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %798 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %799 = "torch.aten.pow.Tensor_Scalar"(%792, %798) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %800 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %801 = "torch.prim.ListConstruct"(%800) : (!torch.int) -> !torch.list<int>
    %802 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %803 = "torch.constant.none"() : () -> !torch.none
    %804 = "torch.aten.mean.dim"(%799, %801, %802, %803) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %805 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %806 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %807 = "torch.aten.add.Scalar"(%804, %805, %806) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %808 = "torch.aten.rsqrt"(%807) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %809 = "torch.aten.mul.Tensor"(%792, %808) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %810 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_4> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %811 = "torch.constant.none"() : () -> !torch.none
    %812 = "torch.constant.none"() : () -> !torch.none
    %813 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %814 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %815 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%810, %811, %812, %813, %814, %815) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %816 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_4> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %817 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %818 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %819 = "torch.aten.add.Scalar"(%816, %817, %818) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %820 = "torch.aten.mul.Tensor"(%809, %819) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %821 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float32_2> : tensor<32x32xf32>}> : () -> !torch.vtensor<[32,32],f32>
    %822 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %823 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %824 = "torch.prim.ListConstruct"(%822, %823) : (!torch.int, !torch.int) -> !torch.list<int>
    %825 = "torch.aten.permute"(%821, %824) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %826 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %827 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %828 = "torch.prim.ListConstruct"(%826, %827) : (!torch.int, !torch.int) -> !torch.list<int>
    %829 = "torch.aten.view"(%820, %828) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %830 = "torch.aten.mm"(%829, %825) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,32],f32>) -> !torch.vtensor<[32,32],f32>
    %831 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %832 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %833 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %834 = "torch.prim.ListConstruct"(%831, %832, %833) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %835 = "torch.aten.view"(%830, %834) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %836 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %837 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %838 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %839 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %840 = "torch.prim.ListConstruct"(%836, %837, %838, %839) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %841 = "torch.aten.view"(%835, %840) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4,8],f32>
    %842 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %843 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %844 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %845 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %846 = "torch.prim.ListConstruct"(%842, %843, %844, %845) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %847 = "torch.aten.permute"(%841, %846) : (!torch.vtensor<[1,32,4,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %848 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32_3> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %849 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %850 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %851 = "torch.prim.ListConstruct"(%849, %850) : (!torch.int, !torch.int) -> !torch.list<int>
    %852 = "torch.aten.permute"(%848, %851) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %853 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %854 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %855 = "torch.prim.ListConstruct"(%853, %854) : (!torch.int, !torch.int) -> !torch.list<int>
    %856 = "torch.aten.view"(%820, %855) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %857 = "torch.aten.mm"(%856, %852) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %858 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %859 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %860 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %861 = "torch.prim.ListConstruct"(%858, %859, %860) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %862 = "torch.aten.view"(%857, %861) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,16],f32>
    %863 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %864 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %865 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %866 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %867 = "torch.prim.ListConstruct"(%863, %864, %865, %866) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %868 = "torch.aten.view"(%862, %867) : (!torch.vtensor<[1,32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,2,8],f32>
    %869 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %870 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %871 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %872 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %873 = "torch.prim.ListConstruct"(%869, %870, %871, %872) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %874 = "torch.aten.permute"(%868, %873) : (!torch.vtensor<[1,32,2,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,2,32,8],f32>
    %875 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32_4> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %876 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %877 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %878 = "torch.prim.ListConstruct"(%876, %877) : (!torch.int, !torch.int) -> !torch.list<int>
    %879 = "torch.aten.permute"(%875, %878) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %880 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %881 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %882 = "torch.prim.ListConstruct"(%880, %881) : (!torch.int, !torch.int) -> !torch.list<int>
    %883 = "torch.aten.view"(%820, %882) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %884 = "torch.aten.mm"(%883, %879) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %885 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %886 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %887 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %888 = "torch.prim.ListConstruct"(%885, %886, %887) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %889 = "torch.aten.view"(%884, %888) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,16],f32>
    %890 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %891 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %892 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %893 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %894 = "torch.prim.ListConstruct"(%890, %891, %892, %893) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %895 = "torch.aten.view"(%889, %894) : (!torch.vtensor<[1,32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,2,8],f32>
    %896 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %897 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %898 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %899 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %900 = "torch.prim.ListConstruct"(%896, %897, %898, %899) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %901 = "torch.aten.permute"(%895, %900) : (!torch.vtensor<[1,32,2,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,2,32,8],f32>
    %902 = "torch.constant.none"() : () -> !torch.none
    %903 = "torch.constant.none"() : () -> !torch.none
    %904 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %905 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %906 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%847, %902, %903, %904, %905, %906) : (!torch.vtensor<[1,4,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %907 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %908 = "torch.aten.pow.Tensor_Scalar"(%847, %907) : (!torch.vtensor<[1,4,32,8],f32>, !torch.int) -> !torch.vtensor<[1,4,32,8],f32>
    %909 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %910 = "torch.prim.ListConstruct"(%909) : (!torch.int) -> !torch.list<int>
    %911 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %912 = "torch.constant.none"() : () -> !torch.none
    %913 = "torch.aten.mean.dim"(%908, %910, %911, %912) : (!torch.vtensor<[1,4,32,8],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,4,32,1],f32>
    %914 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %915 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %916 = "torch.aten.add.Scalar"(%913, %914, %915) : (!torch.vtensor<[1,4,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,4,32,1],f32>
    %917 = "torch.aten.rsqrt"(%916) : (!torch.vtensor<[1,4,32,1],f32>) -> !torch.vtensor<[1,4,32,1],f32>
    %918 = "torch.aten.mul.Tensor"(%847, %917) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,1],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %919 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %920 = "torch.constant.none"() : () -> !torch.none
    %921 = "torch.constant.none"() : () -> !torch.none
    %922 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %923 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %924 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%919, %920, %921, %922, %923, %924) : (!torch.vtensor<[8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %925 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %926 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %927 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %928 = "torch.aten.add.Scalar"(%925, %926, %927) : (!torch.vtensor<[8],f32>, !torch.float, !torch.int) -> !torch.vtensor<[8],f32>
    %929 = "torch.aten.mul.Tensor"(%918, %928) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[8],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %930 = "torch.constant.none"() : () -> !torch.none
    %931 = "torch.constant.none"() : () -> !torch.none
    %932 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %933 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %934 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%874, %930, %931, %932, %933, %934) : (!torch.vtensor<[1,2,32,8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %935 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %936 = "torch.aten.pow.Tensor_Scalar"(%874, %935) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,32,8],f32>
    %937 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %938 = "torch.prim.ListConstruct"(%937) : (!torch.int) -> !torch.list<int>
    %939 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %940 = "torch.constant.none"() : () -> !torch.none
    %941 = "torch.aten.mean.dim"(%936, %938, %939, %940) : (!torch.vtensor<[1,2,32,8],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,2,32,1],f32>
    %942 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %943 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %944 = "torch.aten.add.Scalar"(%941, %942, %943) : (!torch.vtensor<[1,2,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,2,32,1],f32>
    %945 = "torch.aten.rsqrt"(%944) : (!torch.vtensor<[1,2,32,1],f32>) -> !torch.vtensor<[1,2,32,1],f32>
    %946 = "torch.aten.mul.Tensor"(%874, %945) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,2,32,1],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %947 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %948 = "torch.constant.none"() : () -> !torch.none
    %949 = "torch.constant.none"() : () -> !torch.none
    %950 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %951 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %952 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%947, %948, %949, %950, %951, %952) : (!torch.vtensor<[8],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %953 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>}> : () -> !torch.vtensor<[8],f32>
    %954 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %955 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %956 = "torch.aten.add.Scalar"(%953, %954, %955) : (!torch.vtensor<[8],f32>, !torch.float, !torch.int) -> !torch.vtensor<[8],f32>
    %957 = "torch.aten.mul.Tensor"(%946, %956) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[8],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %958 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %959 = "torch.aten.unsqueeze"(%365, %958) : (!torch.vtensor<[1,32,8],f32>, !torch.int) -> !torch.vtensor<[1,1,32,8],f32>
    %960 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %961 = "torch.aten.unsqueeze"(%368, %960) : (!torch.vtensor<[1,32,8],f32>, !torch.int) -> !torch.vtensor<[1,1,32,8],f32>
    %962 = "torch.aten.mul.Tensor"(%929, %959) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %963 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %964 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %965 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %966 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %967 = "torch.aten.slice.Tensor"(%929, %963, %964, %965, %966) : (!torch.vtensor<[1,4,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,32,4],f32>
    %968 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %969 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %970 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %971 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %972 = "torch.aten.slice.Tensor"(%929, %968, %969, %970, %971) : (!torch.vtensor<[1,4,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,32,4],f32>
    %973 = "torch.aten.neg"(%972) : (!torch.vtensor<[1,4,32,4],f32>) -> !torch.vtensor<[1,4,32,4],f32>
    %974 = "torch.prim.ListConstruct"(%973, %967) : (!torch.vtensor<[1,4,32,4],f32>, !torch.vtensor<[1,4,32,4],f32>) -> !torch.list<vtensor>
    %975 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %976 = "torch.aten.cat"(%974, %975) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,32,8],f32>
    %977 = "torch.aten.mul.Tensor"(%976, %961) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,4,32,8],f32>
    %978 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %979 = "torch.aten.add.Tensor"(%962, %977, %978) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,8],f32>, !torch.int) -> !torch.vtensor<[1,4,32,8],f32>
    %980 = "torch.aten.mul.Tensor"(%957, %959) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %981 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %982 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %983 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %984 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %985 = "torch.aten.slice.Tensor"(%957, %981, %982, %983, %984) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,32,4],f32>
    %986 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %987 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %988 = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
    %989 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %990 = "torch.aten.slice.Tensor"(%957, %986, %987, %988, %989) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,2,32,4],f32>
    %991 = "torch.aten.neg"(%990) : (!torch.vtensor<[1,2,32,4],f32>) -> !torch.vtensor<[1,2,32,4],f32>
    %992 = "torch.prim.ListConstruct"(%991, %985) : (!torch.vtensor<[1,2,32,4],f32>, !torch.vtensor<[1,2,32,4],f32>) -> !torch.list<vtensor>
    %993 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %994 = "torch.aten.cat"(%992, %993) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,32,8],f32>
    %995 = "torch.aten.mul.Tensor"(%994, %961) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,1,32,8],f32>) -> !torch.vtensor<[1,2,32,8],f32>
    %996 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %997 = "torch.aten.add.Tensor"(%980, %995, %996) : (!torch.vtensor<[1,2,32,8],f32>, !torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,32,8],f32>
    %998 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %999 = "torch.aten.unsqueeze"(%997, %998) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,1,32,8],f32>
    %1000 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1001 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1002 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1003 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1004 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %1005 = "torch.prim.ListConstruct"(%1000, %1001, %1002, %1003, %1004) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1006 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %1007 = "torch.aten.expand"(%999, %1005, %1006) : (!torch.vtensor<[1,2,1,32,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,32,8],f32>
    %1008 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1009 = "torch.aten.clone"(%1007, %1008) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,2,32,8],f32>
    %1010 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1011 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %1012 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1013 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %1014 = "torch.prim.ListConstruct"(%1010, %1011, %1012, %1013) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1015 = "torch.aten.view"(%1009, %1014) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %1016 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1017 = "torch.aten.unsqueeze"(%901, %1016) : (!torch.vtensor<[1,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,1,32,8],f32>
    %1018 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1019 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1020 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1021 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1022 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %1023 = "torch.prim.ListConstruct"(%1018, %1019, %1020, %1021, %1022) : (!torch.int, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1024 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %1025 = "torch.aten.expand"(%1017, %1023, %1024) : (!torch.vtensor<[1,2,1,32,8],f32>, !torch.list<int>, !torch.bool) -> !torch.vtensor<[1,2,2,32,8],f32>
    %1026 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1027 = "torch.aten.clone"(%1025, %1026) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.int) -> !torch.vtensor<[1,2,2,32,8],f32>
    %1028 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1029 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %1030 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1031 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %1032 = "torch.prim.ListConstruct"(%1028, %1029, %1030, %1031) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1033 = "torch.aten.view"(%1027, %1032) : (!torch.vtensor<[1,2,2,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %1034 = "torch.constant.float"() <{value = 0.000000e+00 : f64}> : () -> !torch.float
    %1035 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %1036 = "torch.constant.float"() <{value = 0.35355339059327379 : f64}> : () -> !torch.float
    %1037 = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
    %1038 = "torch.aten.scaled_dot_product_attention"(%979, %1015, %1033, %150, %1034, %1035, %1036, %1037) : (!torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,4,32,8],f32>, !torch.vtensor<[1,1,32,32],i1>, !torch.float, !torch.bool, !torch.float, !torch.bool) -> !torch.vtensor<[1,4,32,8],f32>
    %1039 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1040 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %1041 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1042 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
    %1043 = "torch.prim.ListConstruct"(%1039, %1040, %1041, %1042) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1044 = "torch.aten.view"(%1038, %1043) : (!torch.vtensor<[1,4,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,4,32,8],f32>
    %1045 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1046 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1047 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1048 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
    %1049 = "torch.prim.ListConstruct"(%1045, %1046, %1047, %1048) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1050 = "torch.aten.permute"(%1044, %1049) : (!torch.vtensor<[1,4,32,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4,8],f32>
    %1051 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1052 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1053 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %1054 = "torch.prim.ListConstruct"(%1051, %1052, %1053) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1055 = "torch.aten.view"(%1050, %1054) : (!torch.vtensor<[1,32,4,8],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %1056 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_32_torch.float32_3> : tensor<32x32xf32>}> : () -> !torch.vtensor<[32,32],f32>
    %1057 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1058 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1059 = "torch.prim.ListConstruct"(%1057, %1058) : (!torch.int, !torch.int) -> !torch.list<int>
    %1060 = "torch.aten.permute"(%1056, %1059) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %1061 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1062 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1063 = "torch.prim.ListConstruct"(%1061, %1062) : (!torch.int, !torch.int) -> !torch.list<int>
    %1064 = "torch.aten.view"(%1055, %1063) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %1065 = "torch.aten.mm"(%1064, %1060) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,32],f32>) -> !torch.vtensor<[32,32],f32>
    %1066 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1067 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1068 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1069 = "torch.prim.ListConstruct"(%1066, %1067, %1068) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1070 = "torch.aten.view"(%1065, %1069) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %1071 = "torch.constant.none"() : () -> !torch.none
    %1072 = "torch.constant.none"() : () -> !torch.none
    %1073 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1074 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1075 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1070, %1071, %1072, %1073, %1074, %1075) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1076 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1077 = "torch.aten.pow.Tensor_Scalar"(%1070, %1076) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %1078 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %1079 = "torch.prim.ListConstruct"(%1078) : (!torch.int) -> !torch.list<int>
    %1080 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %1081 = "torch.constant.none"() : () -> !torch.none
    %1082 = "torch.aten.mean.dim"(%1077, %1079, %1080, %1081) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %1083 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %1084 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1085 = "torch.aten.add.Scalar"(%1082, %1083, %1084) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %1086 = "torch.aten.rsqrt"(%1085) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %1087 = "torch.aten.mul.Tensor"(%1070, %1086) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1088 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_5> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1089 = "torch.constant.none"() : () -> !torch.none
    %1090 = "torch.constant.none"() : () -> !torch.none
    %1091 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1092 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1093 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1088, %1089, %1090, %1091, %1092, %1093) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1094 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_5> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1095 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %1096 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1097 = "torch.aten.add.Scalar"(%1094, %1095, %1096) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %1098 = "torch.aten.mul.Tensor"(%1087, %1097) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1099 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1100 = "torch.aten.add.Tensor"(%792, %1098, %1099) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %1101 = "torch.constant.none"() : () -> !torch.none
    %1102 = "torch.constant.none"() : () -> !torch.none
    %1103 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1104 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1105 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1100, %1101, %1102, %1103, %1104, %1105) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1106 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1107 = "torch.aten.pow.Tensor_Scalar"(%1100, %1106) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %1108 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %1109 = "torch.prim.ListConstruct"(%1108) : (!torch.int) -> !torch.list<int>
    %1110 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %1111 = "torch.constant.none"() : () -> !torch.none
    %1112 = "torch.aten.mean.dim"(%1107, %1109, %1110, %1111) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %1113 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %1114 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1115 = "torch.aten.add.Scalar"(%1112, %1113, %1114) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %1116 = "torch.aten.rsqrt"(%1115) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %1117 = "torch.aten.mul.Tensor"(%1100, %1116) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1118 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_6> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1119 = "torch.constant.none"() : () -> !torch.none
    %1120 = "torch.constant.none"() : () -> !torch.none
    %1121 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1122 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1123 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1118, %1119, %1120, %1121, %1122, %1123) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1124 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_6> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1125 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %1126 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1127 = "torch.aten.add.Scalar"(%1124, %1125, %1126) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %1128 = "torch.aten.mul.Tensor"(%1117, %1127) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1129 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float32_2> : tensor<4x32xf32>}> : () -> !torch.vtensor<[4,32],f32>
    %1130 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1131 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1132 = "torch.prim.ListConstruct"(%1130, %1131) : (!torch.int, !torch.int) -> !torch.list<int>
    %1133 = "torch.aten.permute"(%1129, %1132) : (!torch.vtensor<[4,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %1134 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1135 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1136 = "torch.prim.ListConstruct"(%1134, %1135) : (!torch.int, !torch.int) -> !torch.list<int>
    %1137 = "torch.aten.view"(%1128, %1136) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %1138 = "torch.aten.mm"(%1137, %1133) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,4],f32>) -> !torch.vtensor<[32,4],f32>
    %1139 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1140 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1141 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %1142 = "torch.prim.ListConstruct"(%1139, %1140, %1141) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1143 = "torch.aten.view"(%1138, %1142) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4],f32>
    %1144 = "torch.constant.str"() <{value = "tanh"}> : () -> !torch.str
    %1145 = "torch.aten.gelu"(%1143, %1144) : (!torch.vtensor<[1,32,4],f32>, !torch.str) -> !torch.vtensor<[1,32,4],f32>
    %1146 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_4_32_torch.float32_3> : tensor<4x32xf32>}> : () -> !torch.vtensor<[4,32],f32>
    %1147 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1148 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1149 = "torch.prim.ListConstruct"(%1147, %1148) : (!torch.int, !torch.int) -> !torch.list<int>
    %1150 = "torch.aten.permute"(%1146, %1149) : (!torch.vtensor<[4,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %1151 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1152 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1153 = "torch.prim.ListConstruct"(%1151, %1152) : (!torch.int, !torch.int) -> !torch.list<int>
    %1154 = "torch.aten.view"(%1128, %1153) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %1155 = "torch.aten.mm"(%1154, %1150) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,4],f32>) -> !torch.vtensor<[32,4],f32>
    %1156 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1157 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1158 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %1159 = "torch.prim.ListConstruct"(%1156, %1157, %1158) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1160 = "torch.aten.view"(%1155, %1159) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,4],f32>
    %1161 = "torch.aten.mul.Tensor"(%1145, %1160) : (!torch.vtensor<[1,32,4],f32>, !torch.vtensor<[1,32,4],f32>) -> !torch.vtensor<[1,32,4],f32>
    %1162 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_4_torch.float32_1> : tensor<32x4xf32>}> : () -> !torch.vtensor<[32,4],f32>
    %1163 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1164 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1165 = "torch.prim.ListConstruct"(%1163, %1164) : (!torch.int, !torch.int) -> !torch.list<int>
    %1166 = "torch.aten.permute"(%1162, %1165) : (!torch.vtensor<[32,4],f32>, !torch.list<int>) -> !torch.vtensor<[4,32],f32>
    %1167 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1168 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
    %1169 = "torch.prim.ListConstruct"(%1167, %1168) : (!torch.int, !torch.int) -> !torch.list<int>
    %1170 = "torch.aten.view"(%1161, %1169) : (!torch.vtensor<[1,32,4],f32>, !torch.list<int>) -> !torch.vtensor<[32,4],f32>
    %1171 = "torch.aten.mm"(%1170, %1166) : (!torch.vtensor<[32,4],f32>, !torch.vtensor<[4,32],f32>) -> !torch.vtensor<[32,32],f32>
    %1172 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1173 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1174 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1175 = "torch.prim.ListConstruct"(%1172, %1173, %1174) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1176 = "torch.aten.view"(%1171, %1175) : (!torch.vtensor<[32,32],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,32],f32>
    %1177 = "torch.constant.none"() : () -> !torch.none
    %1178 = "torch.constant.none"() : () -> !torch.none
    %1179 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1180 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1181 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1176, %1177, %1178, %1179, %1180, %1181) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1182 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1183 = "torch.aten.pow.Tensor_Scalar"(%1176, %1182) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %1184 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %1185 = "torch.prim.ListConstruct"(%1184) : (!torch.int) -> !torch.list<int>
    %1186 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %1187 = "torch.constant.none"() : () -> !torch.none
    %1188 = "torch.aten.mean.dim"(%1183, %1185, %1186, %1187) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %1189 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %1190 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1191 = "torch.aten.add.Scalar"(%1188, %1189, %1190) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %1192 = "torch.aten.rsqrt"(%1191) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %1193 = "torch.aten.mul.Tensor"(%1176, %1192) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1194 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_7> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1195 = "torch.constant.none"() : () -> !torch.none
    %1196 = "torch.constant.none"() : () -> !torch.none
    %1197 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1198 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1199 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1194, %1195, %1196, %1197, %1198, %1199) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1200 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_7> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1201 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %1202 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1203 = "torch.aten.add.Scalar"(%1200, %1201, %1202) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %1204 = "torch.aten.mul.Tensor"(%1193, %1203) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1205 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1206 = "torch.aten.add.Tensor"(%1100, %1204, %1205) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %1207 = "torch.constant.none"() : () -> !torch.none
    %1208 = "torch.constant.none"() : () -> !torch.none
    %1209 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1210 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1211 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1206, %1207, %1208, %1209, %1210, %1211) : (!torch.vtensor<[1,32,32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1212 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
    %1213 = "torch.aten.pow.Tensor_Scalar"(%1206, %1212) : (!torch.vtensor<[1,32,32],f32>, !torch.int) -> !torch.vtensor<[1,32,32],f32>
    %1214 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
    %1215 = "torch.prim.ListConstruct"(%1214) : (!torch.int) -> !torch.list<int>
    %1216 = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
    %1217 = "torch.constant.none"() : () -> !torch.none
    %1218 = "torch.aten.mean.dim"(%1213, %1215, %1216, %1217) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>, !torch.bool, !torch.none) -> !torch.vtensor<[1,32,1],f32>
    %1219 = "torch.constant.float"() <{value = 9.9999999999999995E-7 : f64}> : () -> !torch.float
    %1220 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1221 = "torch.aten.add.Scalar"(%1218, %1219, %1220) : (!torch.vtensor<[1,32,1],f32>, !torch.float, !torch.int) -> !torch.vtensor<[1,32,1],f32>
    %1222 = "torch.aten.rsqrt"(%1221) : (!torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,1],f32>
    %1223 = "torch.aten.mul.Tensor"(%1206, %1222) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[1,32,1],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1224 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_8> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1225 = "torch.constant.none"() : () -> !torch.none
    %1226 = "torch.constant.none"() : () -> !torch.none
    %1227 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
    %1228 = "torch.constant.device"() <{value = "cpu"}> : () -> !torch.Device
    %1229 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    "torch.aten._assert_tensor_metadata"(%1224, %1225, %1226, %1227, %1228, %1229) : (!torch.vtensor<[32],f32>, !torch.none, !torch.none, !torch.int, !torch.Device, !torch.int) -> ()
    %1230 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_32_torch.float32_8> : tensor<32xf32>}> : () -> !torch.vtensor<[32],f32>
    %1231 = "torch.constant.float"() <{value = 1.000000e+00 : f64}> : () -> !torch.float
    %1232 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1233 = "torch.aten.add.Scalar"(%1230, %1231, %1232) : (!torch.vtensor<[32],f32>, !torch.float, !torch.int) -> !torch.vtensor<[32],f32>
    %1234 = "torch.aten.mul.Tensor"(%1223, %1233) : (!torch.vtensor<[1,32,32],f32>, !torch.vtensor<[32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1235 = "torch.aten.alias"(%1234) : (!torch.vtensor<[1,32,32],f32>) -> !torch.vtensor<[1,32,32],f32>
    %1236 = "torch.vtensor.literal"() <{value = dense_resource<torch_tensor_16_32_torch.float32> : tensor<16x32xf32>}> : () -> !torch.vtensor<[16,32],f32>
    %1237 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1238 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
    %1239 = "torch.prim.ListConstruct"(%1237, %1238) : (!torch.int, !torch.int) -> !torch.list<int>
    %1240 = "torch.aten.permute"(%1236, %1239) : (!torch.vtensor<[16,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,16],f32>
    %1241 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1242 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1243 = "torch.prim.ListConstruct"(%1241, %1242) : (!torch.int, !torch.int) -> !torch.list<int>
    %1244 = "torch.aten.view"(%1235, %1243) : (!torch.vtensor<[1,32,32],f32>, !torch.list<int>) -> !torch.vtensor<[32,32],f32>
    %1245 = "torch.aten.mm"(%1244, %1240) : (!torch.vtensor<[32,32],f32>, !torch.vtensor<[32,16],f32>) -> !torch.vtensor<[32,16],f32>
    %1246 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
    %1247 = "torch.constant.int"() <{value = 32 : i64}> : () -> !torch.int
    %1248 = "torch.constant.int"() <{value = 16 : i64}> : () -> !torch.int
    %1249 = "torch.prim.ListConstruct"(%1246, %1247, %1248) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %1250 = "torch.aten.view"(%1245, %1249) : (!torch.vtensor<[32,16],f32>, !torch.list<int>) -> !torch.vtensor<[1,32,16],f32>
    "func.return"(%1250) : (!torch.vtensor<[1,32,16],f32>) -> ()
  }) : () -> ()
}) : () -> ()

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_16_32_torch.float32: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000EE63BD3B16F78FBC7DAE4FBD7D1DE03CEC4671BDACAE86BB6E73D23B25A8FEBB8C7989BCC4E714BBCDD1C3BBCC5D61BC98D06CBC7BD38C3C9907213D4D1F8EBBD4FD41BC6EEF08BD3073473BD79BC3BB698F3E3D67F76CBCD7FF1C3BD01E1FBD0FEA5D3C2BB622BA39D8FCBB30012ABC5D62C33B97C215BCA22176B9B7A3E93BC7CAB63C0FB114BD7E8365BC7874AC3BC7603C3D538007BD37D9ECBC9D8EB5BC7797073DB3BBF6BC2EBCDC3CEF74E9BAAFA1EA39CFF7D9BC549CFB3A3B8C3FB959438C3B195B23BC4134CD3B2E5E3CBBDBA3253C657AC83CBD42143C70DE3BBC2151ACBCF51FF53CFF69903B12DEDE3C956BD9BBCB97843C535BA5BCD7E0BC3CBE26BDBC2209FFBBD74E1CBC267026B9DFD69B3C379406BD615A22BCD9785BBC84AF03BC5CDDF7BCA00F74BC528C3E3CD35EBBBCD9B9703CD5E7EB3C40C0983CD81E9CBCC0DE6C3C028A873BF2D41CBC2AF2DCBC2A6E1D3A69C36EBCC58C423C1D248FBCACFE61BB391B233CBDCB083DA2CB0CBDDB2CBD3A2D81243D64A3D83B695F9DBC3F8F9EBC20DFDABC492C83BB5422C13AF7DD1BBBDE954E3BDB95803C7F3C8A3CF53CFEBC257E1BBC495CA5BC9C345D3D0DF02B3D9000663C92B0003DC6FE85BCB5ED9EBCB9FDA73979E7DBBCB97121BDF0D10D3D0A1C153D4588E5BC4948D339D45FA3BC6AEDEA3C7971B9BA54C91CBC9202B73C584BBFBC78DEBF3CA26B163C8C2C163A3992293C1CEC3EBC1BF7073C984D5E3C2738E93B2BC8AC3CD25A253D2EF6053D7D1C24BC3D27D83C77F5633C8638E83B370FE9BC0658D0BC90378FBC670A22BCB503CCBC6D0EC7BCF8E4CE3C2D40293C86713A3B073E3EBB9143823DAEA340BBEAF3C5BB59DA3F3C34F5D4381C53CDBCCF319D3BEEC62FBBA3F6FC3B20E800BDC32811BD73F531BB0982E8BC609736BC277D033AE63ABCBB706FF53B4A21C6BC6BA7C9BCD8E36D3C7F46143D23CF72BC15AA5A3BE527A4BC5D6192BB1D188B3C87E82FBC53A5893B77B3C6BAA6136F3CE95C113C0B73CC3A8B791C3CC2F7FEBC4747393CDBDDEABB3B37DC3C7802AA3CAF4DBD3BD0F5413D30BF7FBB8EE1E63C8C2ED73B4A16AB3B764F213CD04E86BCB916A4BC0DFF0A3D9E6D623CEFE3803C279B28BC6940A43C90396DBC59E6B13B39A2FF3B3BA5DBBB5EF1D33CAC6BFF3A12567B3B2185DEBA429062BB6C55E23C1166003DF4B303BD6635D93BD79FC2BB583CBBBA776F9EBB262A243C86B0483CEB5492BA21B727BCB97CACBCBE4D49BCF9659CBC00F1AABA8BDA07BD14EEFBBBA751DA3C37501BBC502E8F3C37BEAABC1EA106BD104B15BBA0878ABB850B13BCC098343D624FE93AEA8045BCEB5410BD62FEE9BB6AEF4CBCA04B433C508360BC5B8B5DBCF084373CA927D4BC8A2DCA3CC571AABB122A3C3CD500BA3A339BBDBB035AF5BAD07D913CA9CE6E3B70CBA2BC1EB74BBC0DF946BCB51AE639D6C9953CAF9A6B3C27A11ABBFBE1AA3AB40AA13CA1D76A3C0247C63C000EA3BC5393D9BBE0A510BCD59E653D3CA9493C263BDBBCAA82D1BCEF9902BC9802BFBBCEF2D5BA1671A93CF51F33BC896D2E3C98657F3C7919BA3C137C00BBF8CB733CFD587F3CD42DEDBB2234643C097A12BD90BF37BC3215453C3714B9BC25343DBB542B02BC80E62A3D5EB6D4BB798D0438CA8AA73B4EC334BC0716B0BC5B24DCBC5EF6D33BD3A7CBB9D47C92BC2968AD3C6A7C793CF41E04BC1F4295BB80113F3BE61178BAC64D9F3C478F90BC41FCD03C3C4B5CBC14422DBBB3C3213D0B0EC6BBC53CFBBAE61F833C7343253CB540F3BB105466BC211FAB3B14BF663CF124813C8F836DBC07A9AE3B888606BC6FE3C43AB8E2D0BAC59AD6BCF844CBBC1960DABB985326BC8F16BA3B9880253CF09DDD3BD0D5773B015ABF3C392EBCBCD4E8EABA5EA6C5BCCC79093DEE1D1B3C4151FEBAA0A7B3BCC507C93CA47B36BC370C04BD9B851CBD868981BB091B913C05C7F43BCC38563D7094483BA4DB4FBCB793BF3C199408BDA49586BCBB0DA93C5B00CCBC4180CA3CA46E4C3CB515E5BBE18CF73C3EC1EC3AF4C61F3DE68842BAF812873A6770363C81540E3A14053C3D612246BC89CBEE3B69EB2CBAE275333C010398BCBDB7E3BCC18ADC3CD69D07BD7C37A7BC6A4A0C3D40A841BC7C234DB91C6D8F3C0B9C6A3A87BF96BCAA621E3B2200143CE2EC11BCB49620BC4138F53C348704BC4D802BBD109E573ACD3C8F3B6E542E3B408E7F3C0C63583D1C561FBCE1C38DBCADDF38BBEE69293C858294BC9A81813CCE90173C23AF10BC37AB773B3454143CA1CBAEBC8BF2C9BCB7ED23BD607076BC6093053DAAF2F6BB5C5E10BB40B1843BED17193D398811BC598CD1BCE0A007BD505F413B2173013AF6A4943C90754A3CB9B023BCEC3E7E3A0701DF3C04DAE1BB3E2140BD2700B23C894E5D3CC7BB9E3C3B9EEDBC8E03763C81C5BCBBCE7B963C1B43653C96639BBC09DBE53BFBD10EBBC0EC62BAABA8A6BC226895BCD97B943CE7FB8CBC3493183DE6BC3E3CA960D23C656DB3BBD81D6B3CBB0680BC54E117BDE9507B383D1AA6BCC057BE3C2C759A3C8588D7BC70E49B3BF360C03AA23AED3CA14C9EB993D2853CF25BB63B9D2DB6BCB0EC1DBD3DB55ABC789A33BDED23023D93FAAA3B331BB73CF20B573CA72994BAE9678FBCDDE066BB0E272DBCB035653C9200AC3C86E7B4BB4B5D2DBD",
      torch_tensor_4_torch.float32: "0x040000000000803FCDCCCC3D0AD7233C6F12833A",
      torch_tensor_4_torch.float32_1: "0x040000000000803FE386013D6F12833AB2A20438",
      torch_tensor_32_torch.float32: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_32_torch.float32: "0x0400000039AFC4BCB8DDEC3CF68F193B3973E03AAED0BCBBDC402ABD5054CFBC4B31FF3B6090953B720A39BD9A5F8ABCBB6801BDC5915E3CC7516FBBED01C13C9549EC3C176097BC3665303D9DD12BBBC742443C38BFD53CAEEB3BBC400454BD7239B7BACBF1AABC1BBB873C8B4B11BD97B76FBCD376C0BCDBA99C3C94F270BC8E51C5BA7EFB21BCDD6A4EBD2AC57B3C51A613BC4941E9BB07EDB8BCBB913B3CF5290F3CEF88733C38AC753C835910BD0BCE02BD9CC078BCA1EC013D26EB1EBC02C4A4BAF8AD68BB76C7AC3C1C96DBBC350EBC3B423D173C9D08B63CB8D4B23C144E933C473ADB3B45DE343DAE76553B98DEF03C670BF1BC52D4E13CF6BB1BBC24BDE23B765602BD1475A53C56C4983B3C59ED3CA0E40B3B8FB9F9BB21DA333C59AE9DBBFB76FFBCEE457FBC97D3A23ADA3400BAB3394A3C1596B23BC4F7B2BC8E0D953CA5DB6FBC34DA9FBCEFFC91BC00703FBC321F4CBC1FFA013CDDC59EBB244D9BBBF37972BB40AA1A3B9230CE3CBD8BA0BC39E845BD49A9FB3C7DF0653B5D6822BCA897993C3DDD873A3F59073DEB73CCBCDD7F543B7949823BABE0A43C7363B83C4A60C23CE75AB43C8C1A983BB9628ABC5E2079BBE714C3BA7CC5593C5C58A0BC813702BB4733A8380C1817BD9002EFBCD9E5A6BCC64974BC88169FBC4A8CB3BC745889BCE6D1E53BD5027EBBEE260CBDBB5923BC79F33ABC37178ABCF56EC5BCEA9D07BD22C2743C5C41033D306175BC3355DC3B24A42EBC82A7DB3BDC60F7BAE223143C12ABE4BAAF3FFA3CE7DA46BCEFB2BA3B836A14BDE64930BC46C98A3A4EFECABBFDDE253CF4BB063C6FB18ABCAE74793C62FFC93C1850CE3B0AE2E33BE2732BBBC2C71A3BA7DF26BC8338753BA4264EBB30F6A5BC0AB3DB3C3CF0C3BB2C56EABBE2A8A13BBCB7C6BCBD6EC23B981A043CA4BED93B2CEC613C6F4FC9BB070D48BBD7531B3BF836EF3CF29E60BC095FE73BA0A02BBCF092E6B914CA503BDD34AD3C8935923BEBC447BD33F3923B1B6EAF3CCFC4FEBC9522B8BA816C1EBC87F584BBBC47D038CC79893C18112F3D4E28793B298990BCC927E13BEAC2E1BBD53BBCBAB46D863CCF2ECBBA4524263A4CEC773CD924903BA7733CBB28689BBC0E8F8D3C1404CABC5755D33C2E8AC4BA161F0A3DABFF133D2DAF1CBC1E0FB3BC4A2F7D3C47A6863C6FFBDB3CB740CFBB790B3C3C89D3C1BCE5D1E3BC886301BD18C27ABBD75D16BD6409BDBA4EBF033DB569E83BC5F970BC9E47CD3A77AC823CA172F23B659BB43C812DC4BC47C8C1BB9B76673C2DAF8ABC8A38A83C37BF99BC890BABBB17F4D13B772B113B6F7A123D55B4F2BC1418A73C2031083D3013343CE92CADBCF7C2153DA63105BDD940893A40F144BCD5AB7A3BCE8DF6BB403902BDE1572A3C9C5C2DBCFC2840BCB23ACABB8E67393CAAF774BC8517AFBC854E73BB02C6AD3B139181BCF5B1A03C0CD764BB59CE933C591585BB0B97E3BCFFEC0FBD1235B73CCFB3E3BCB4DE8B3C247A49BC6C846A3B50063E3C5C0E833AF6CCA93CFBA70EBDC084C5BB04C0903CA73FD0BC01E07F3C1363673B933E5C3CE0799FBC8206F03A167481BC679FC2BCF9CA9DBC92E5C23C7BBF9138A3C795BB99B65BB94635D03B6DF193BCE1A6D13C67D9433C4808173D848319BA4EF4ABBCD8C7B3BCC0C9183BC628BFBB77A88A3C8C20A13C83BEF43B246DA9BCCEB4733C2EE843BDE6EE2FBCCFB6833C27200A3A875E8D3C07160E3C7883E6BB26D4E0BCE87A10BBAD89BD3CFBA3CA3C897D053CAB40743B83758A3CDA57073C4D2F80BC73170F3DADEC98BA1A1E973C9C1E423C8905883C49D3423CDB3B993BB734E93C6EC3CBBCC5640D3C605AE4BCE6D628BD3E0292BC55798FBC09A17D3C897DFDBBEDEBCA3A02A8493B46416EBC7BD705BC2A3928BC9D5ECB3C89AA933C9B50C43CFB5C7BBBEBE39D3BD0B60ABD99D91B3CAF9942BCBE0F2DBC8E090F3DC970333C7BFEDC3B8B4E713CBBBE1EBC70D3D9BC0B575ABC9F79993C0E38A43A7BCA4E3C41793ABB519188BC93AF773CF2C9593D0BB5B7BA373EF5BC61E1FBBC7737493D5E022EBBA616BBBC7723C8BCF3D1C23B2F598D3C577C3A3BD7C11BBC40EB073D479F87BCE16A80BAD85488BC4B8DBA3C121B12BCD44E04BDE73837BDE07900BC55FCED3B428A09BC6B728ABCC5F64BBCA56E513C857E203B8C2409BD7E7A38BA307F913B0F4224BD10EF5B3C697629BD82B578BB6E5FDEBA624278BB7DA0F4BC01ED873A21F4D1BADF2783BB363280BCB745E1BB89D138BC2E24B33CFCD874BC6AAAD3BA52E2CA3C1809EFBC4056F3BC0C06F1BC779314BDCDC43D3C3B40D0BC1F20113B20487D3C447AB0BC3BFD353DA3D671BCA612DA3CBD5480BCFC435B3C024704BC791165BC0F6FB2BB24E0043CE0AF3DBD6FA4A23C8BD5DDBB12F3D1BC3386EBBCFB6B883CE4DA613D1981BA3BD0FF5A3BE4D8DEBC7B4F2D3C30506FBCA2CB343D7092513DD81F593C0289CF3A976DC23CE2DB18BC397E8DBC64F23D3BC990103DC6CA9E3C90A0AD3CD89F0C3C54B4BABCCB30643C5E5363BCEB30C6BCE27403BCF782113DA290E3BBE1CC7ABCD9FC603BF73BEABC580E863C037C9D3C2AE9F8BC50BCF6BB1DFF9E3C7865E13B98B3AFBC7B430DBC62C9DD3B84369D3C58A5B13C188DF0BBAE1B093BFD27233CCD7BAF3BA39B6FBCFD1C89BC9BAFADBBE455113DBBCE09BD4FE8703C494A14BCBD6EE33BA489953B6E9D17BC8E1C35BC94DA23BA53EE2A3D169B0FBD5071073B3366A73B99250B3C0756B4BC64EE87BC13CF423B054FED3B8BFEF23C358941BCB28B4FBBDDCE4D3D2F25E23C1933A73C342D01BC89DA9EBB0A3C313CBCA10B3C0053D23BD083943B26ED69BC5D73683B2ADFCB3C872309BD9BA4273D586C8EBB266F20BD8E554F3CCD3F82BBDB688FBA328779BCBC59283A0239E2BC34D9983C26DFA93C3F509FBC23E37E3BB972A8BB582F883BDEA065BCDCA848BB8CEBE9BC19C510BC8D8C21BC2799B93A58D841BCF7E005BB7D871F3C4BA7453C90DF5DBD649B3C3CE01DBFBC03E9F4BCA910C5BC7200B53CC6DA263BC42318BC5360A53C4B228C3C3BAE1DBD0767043D124EE8BAC91BCC3CBC5D3A3CE5DE873CFDC8AEBC9CF0993C21153C3DD7E1A53C1B0D80BC0A2CFCBC827838BDB2F084BCFB3A2ABCE9BDFABC80DD1DBBD841933C7F29073C82CA1DBD2FFE703C9220ECBB9DBBFCBA2CC771BC7B74483C2A8F95BAA5F9223BF98F893C68F608BC5E0C39BBBB65A7BCB677803CEF7B863CB04EEDBC8D1F1B3DAD13B13C5EA1313C54AE3B3CF9DBE0BC2C7B17BDD061E7BC821BC7B922F523B87C02D93C3479243B6972903933E7F43B1E559EBC0454053C5582193C44F3183DD226513B440700BD7C083CBDA629C0BCE6BEF8BC5D153FBD4FC0383B33A3E639664104BD69EC733D2D1C023B8EF129BC3884783C79E5F8BC9CFBCFBB121F063DF64B843C9D85183D5F6B97BC3CC8243D35BD7EBC22FB60BC221BAE3C46A87FBB27C815BB7C765A3C86C14C39D5E3BA3CA7F22FBCDB11C3BB38BB8039ED9697BBB016943AFCCDD5BBF62403BD14F48EBC9C7FF5BBCE3ECD3C3848EABB5819C8BCA72CF0BB2BE7993CE497133DA4D74E3C8BEDEDBA3DBB9F3B3BF3243CCF9F483CD4BD8139194C193C7BFD76BDBC0F2C3AFD36D23B81C0E4BC697E453D781EBE3C35CF993CECB7FEBCB212A0BA64894F3CBC976BBCD0CB4B3C098BD5BCE441C7BCB76AA73C9D9C293C8B5986BC336778BCE1F358BC4D3203BD97CF213D50CB783BB41C423CC5C000BD75FF6F3CBCC0ABBC7077F63ADD8CCC3C58FCD53C4441ABBB2684093C97559DBBB4A336BBCC565ABA4BE814BBD5A2D1BA2C8158BC74F411BD40AB93BC00264ABD346BADBC4E052EBD5EB679BCCBDB21BC52CD023D8614D8BB468E303B6FE309BC49B2B7BB8C4ADFBB1392DF3BEA1B7CBC6A665FBB657E3D3C4DF38ABCD640A3BC6D311E3CCF27D2BC638FFEBAFDAB863BD8AA85BC1BFC99BC44F1BCBB7722A03C948711BD75C610BD020BB33CF70FA1BCE6BF9ABB48F619BB53B87CBC543F45BC5739623B3C5B633AB936EABB122254BBDBC3303C795DC03C56C7183D093DF0BB4E1BB0BCE11D29BD16DA15BD4F560EBD6381953CE6DB193CDFE48B3A127C2A3DC4DD673CD63C0D3C21FAADBBC53E6FBCE18546BC58998ABCC99D893C1546E03B1277293A348083BB468ECE3CF4EE67BC5DC9DABC2BF314BC92C51C3DCF3BA63BC0F4A83BA0A1043D1CCAA7BC8322F63CBCF01CBD6B836DBB96A3A73C3814CCBCD432373CF5E000BD9A65863CB91DD5BC4305063CA78D00BD2A49B4BCB20EA4BCAFC9A53CEF6CD73CE3D38039B7A3B23CBD6C90BB1C76C73B7058FD3B880193BC3EA3E93A9B9E89BC823E98BA83A970BA851FA13C7298013C7044AFBC5356433CEC6E203C3134143CF38C7F3CBA4990BC8A06A5BCE6CB3EBB73EA323BD559533DF9811CBCFD96263C36A282BCC7032CBDE62ABE3B2205403B1EA186BC754264BC6965693ABA5E203D47B11C3CFEE4CABC0D1C28BDE7C26B3B20855BBCA3849FBAA2158C3C8AE5DDBCA19668BCA575A93BF7466C3C120911BCA1BCBA3CEAA3753BAE936A3B0E34A73B4D9FA4BBD26BF6BCC9D30F3CF396893C4CE6683C07640EBDD5D63CBC7CDAE4BB19D6193D3D00C3BC297888BBEFD42D3C24F6E6BC5D61D93C5B58863CC1BC743CB2910EB82B4A903C247EAE3B650AA53CB532D9BB1CE815BC06D9923CE5A282BDF23E883C1E09E7BBDA03143CB217253DAEAC0A3C450C163B9895CABA97A293BCF26A163C600ACC3B8E68643C1C5BD43CB8205ABC870810BC86BC5E3D397FC8BC21D635BCBF63043C19073C3CDE086A3BBD6B12BC477328BD2AD23E3C4958ADBC2CAF4DBC18EB26BD4069E03CFD9BF03C4BB26BBC463D1EBCF6DBA0BB79291CBB89EC0CBD72D21B3C3DD6ABBC40A9583A9930B73C608A143B9CC4BA3CD4868B3C63060C3CD39821BCAB2FE93C0796D73CBBEF2E3D452960BBB63B813C308223BCBBCEA5BA3B45C6BAB45A6B3BAFA3FF3C9D9F833C91B884BC572493BCA0D182BC84A363BCBD4A813C2A98C03CBCEA513C2B3E3B3CEB5FAABC6193243DA01509BDC666DA3B516484BB12B6713C46DBDFBB097199BCAAE18B3BD836C63CA4BB033C3222FE3C8BEBFA3A1760033C1C1E4F3CE27A233C6DDFA2BB57DE5D3C9380A23C279823BCE2AD22BD141746BCCE6DC0BBA5798A3B56A9913CB4F507BCCAF0E1BC9AA8983C44BF61BB072F0C3C70499DBC5E3A0DBC341DFF3BE710A83C3BEE30BDE6193BBB8E7CB5BC74FA0ABD32FEE3BC65FC103CA6A575BBD5A8743C7E0E0BB789E9B83C0607E93CAF4F6A3B543ECF3C127476BC218AA73C82EF2D3D07C5DF3C2ED974BCEAA5ADBCCEE8213DB0D05DBC11DF813C82B18D3CAEACDC3CF466103C77F807BB84D9AC3CC2BB7D3C95E65B3C08A9993C65FE0D3C30EF3D3CBB9E7ABAB9D65ABC30B09F392292203CA0BAFA3C0ED1BBBB13F38DBCCB184D3C8B26EABCD90708BB62F2D3BC58E6D13B411F2DBDD5BEBE3AD261F3BC2CE3DABC7DF8A43C5389D83CA388F33C44BCD13B38446DBAC72804BD0DB909BBCCBA6E3C8C849DBC2F1CADBB02152A3C7B73C73BEDF98B3DFB37B3BB6A08DBBC106691BC6EBBC23C65EF3A3B4FABD5BBA7E3803B6DEB103AEFD8313BA67EABBC49A707BC4CC658BCDEC06FBC007DE83CCF26AE3C87054EBB590D803CEA1A92BB43446EBC86B3ACBCE038FC3C14CE9BBC54479F3C1EEF1F3D78D9033B",
      torch_tensor_16_32_torch.float32_1: "0x04000000E77D2CBCB62007BCF1CA183CA23F40BC26A3A33CAD93373D3E8E113DCCBEF13CAA5ABFBC9EEEA8BB37A21CBD648F2A3B97E9A33C70218DBCC7E20E3D782327BB2BDDBE3C852CD73C6006BDBC1E8CC63C8FC81A3D8DEC3FBB5B342BBCCE738E3C1785F73B9D7D9A3C7BD0DABBCF0CA6BCD463D33BE56C77BB5BFD08BDA97F8F3B8EBD8EBCB0E26EBCE541D23CE400AFBA18C830BD01B5BCBB577E243A595A7D3BDDF1ADBC5F7A9BBBE465B83BEFAC8C3CEA78BCBB3BEB11BAC3A60A3D02178ABC1CAF4C3C776B52BC3DE0EE3C8FDD91BB29B3A03C7D7EE53C2190AE3BC3889ABCA73417BCFC7FE5BBB70852BC8162AEBCC07AB1BCEF5CBFBC474784BC36DEB0BCC55491BC1995D3BCA25DC9BC97B3D1BCFEC45BBCEA1BBCBC2B01C8BCEED89F3CC740E73C6115D0BC7288243B385BE4BBF89E2F3C07633B3ACE19BD3C598C2EBCEB3D87BAA72EE1BB9E1032BC2F8F0C3CEF32D8BC1357913C8591B0BC40A5573B126A413C899FF0BB32838C3C52D6BE3CEC24DBBCE2FBB6BC7FB20FBC371259BB6914263DC79BA3BC98E6B1BDDE47D0BC8F4EBD3C7C58E4BCFE60D8BA29063ABC49E1B6BCB73059BCBD1488BC90D4773C8036973CE94840BCA0D6ABBBBE05EEBC96741FBD41DE37BCEAC5413D2F732ABC384B533A3DDA2BBAB89A3F3CF9955C3CC38BFC3CBB7EEFBBAC14823B3E358A3CAA1099BC7BA9763CE4C43ABBE001C33C79AEA7BA2E49F3BC132A5DBC126F943C925C01BD4EFBF9BB8503DB3C1B73933C984B613CB7B3BFBCFDFB34BD2FD0D73C77E1513CD6C106BCCD6A30BB75AE4E3CCF73383DD2DD9BBC2E657C3CE416D83BCDBDAC3A072C5F3CA46BB43C4658083C2F5A7EBC0E6B323C298ABABC13A16F3BE5D5E2BB9B98CA3B55A0683B757FD1BCAD302D3CB36E4F3C26221ABC2DB395BC1506E8B8A761E0BB757FEEBB8332963CF85AD13B65EED43B767B1F3C7E8EA53BBD4307BD648C05BD2EA8EDBB0D718ABCD9CD8A3C071CD03B25C0673D58F0ABBC609C10BD2684753C1D3697BCC581E2BBBB395CBCE609AD3CDD11073C921656BC5D1A743C4FD826BB8FBD033D67EE0F3DE70322BCB3B4AEBB99568DBB2961D4BC90E9753C4768D73CFC7FC8BAA920FF3CCF66C73C9C06F6BBA763F5BBB709DABCBCC9BD3CA981CB3BCE91AB3C2FA87C3CBD84153A897B8E3CF8BE2ABB035D863CBE9A73BC42C0923B334F32BCB730053D90C1F2BB42817BBBE913B1BCE188A6BCF21D46BAC1CB3F3CA32381BCB74B66BCB42F91BCEAA7513B6E76DB3B70652B3CD576FEBB84AD823CEE4FAFBC61B2FA3B7CB273B917C2BA3C706D2ABAD637253D3A338DBB4608123B251627BCD41F5EBC6492323CED74BF3BB8DE6F3C8F948CBC94CABDBC0DC4303D21A008BCEB9DE8BC0E09E03B20CF9E3C6450903C894479BC850762BC93C749BB3EC288BC4083093C47FD67BCB448CEBCE6CA803C24024EBC5924A23C7EAB4C3CC4C1B33CEC0DE63C5D8F173C472BBEBAEAB3D9391D42BD3C984A983932D38BB9D4CB32BC5DB24C3CB8E21A3C2A0371BBF242103DBEB6D63C32B4AFBB99E743BC8A531EBDD91D823CC5C5413B38FFE6BB60D928BAC705F4BBE2FCC5BA452F653C479B57BCAE878CBC7BB7EF3C643DB3BB2F5D323C3B3FF6BC1018593AD711C4BBA9F9C2BC709D0F3CBCE4483C99C8D2BB8FC103BD37EBB5BCB0D300BCE1A71DBC3903F7BC06B506BDD95F16BCA149C13CED389EBC345F0DBC72E8E93CD430DC3BEE711BBBCE5D253DD28D7BBC5972C2BAE48B393BCA8B983C90003ABC60DD803C099CB8BC1E49AEBCD976183BD70C97BC07D427BD18D2AFBC5BCBE1BBD85145BC97BF2DBBF7FC99BCDE3462BC70C9063CF9F8DE3C179DB8BBB5F1E93A755EF63BC7EB853B9390FBBB0460B9BBEE6CAEBB8C679EBC99523C3CDDDA89BCA488903C168BABBC64EB1F3D2599B2BC7BAFA7BCB549C3398711D33CB56C6BBBE0CC663C0FC0BCBA058F16BB471AFEBA7578603D47102D3C99F2D9BBCAE55ABC8A473DBCDF07063B493601BCB67AACBCA56FC2BB986BF43B20FD2A3D78BCE0BC1D103C3C581A863A67E2643CED4A02BBF8F850BB329CD1BBB6F5043D8960033D7C94F3BBFED521BC8BA46BBC05E1EFBCCC13683A294E843CAFEB6CBC8A1CD83B50FC6FBCD57A503DC2F4B43C0FFDEA3C8F0D9A3B131EAEBC65AFB2BBD965243DA37E163C2DDAA5BC324B853CC0A9F3BC104076BBCDEAB4BA1DBD8BBC6958F7B8F1C88E3B268B9CBA08CF96BB6B08933C865335BBB8BFF9BCF3715C3D8BF208BD209B963C3465B1BCF5B50DBC1C9EDF3B61BC26BCEE0B173DA29B76BB416148BC626E15BD8FAF91BB348EF93B39848CBCBDCFB0BB987E1C3B5C3B3DBC35C7503B5335F3B9B6C8053D4F0A43BC93007FB82D30B83BCD9C193B1222873C66ECD93B19A39AB92499CEBB606A343C0F99C0BCDD20863CD92AE43B6B63AE3C8F807ABC29F0A5BC020556BC61BB023D6D0637BC4A36FEBC3D8CFEBC996357BC24E216BC356F90BAF142893C07E88BBDED1F1D3DCD6F003C32A87B3BCC73A1BC329A25BBA494573BA6D5993B27D3B73AC49259BCE09528BDC0A8B73B1BC8753C729453BC2F0641BC820FB5BB0C6B8C3C23EA79BC57DD51BCE2F1C23C3D0890BB2E6116BCF8CB49BBE060103D19D57ABCAE2FE93B1B6902BDB8275F3C9E1C693C5FA08FBB6E25B73C78C4EBBC192DEF3B00279CBC17B338BCC1822BBBC4A2A1BC2688143C37E93ABC9B64D83A1242BCBC67FCCD3C04E58BBCD2C0AF3C6E6B3CBD2F13FF3AA0C8B2BAF8A28DBC2CDD64BCFE84003C1D7E3A3B1268E83BFD6C1C3C2E6B843BB00EBDBC494DF93B0B6E9FBC405E683C69318CBCB8D8D8BCF734D8BB021A113C77685FBB9424E5BA19679F3C",
      torch_tensor_16_32_torch.float32_2: "0x04000000590CD93CACD8F83CA575853C79D72C3C9390793C15CBE73CD079053CA5D5B6BA54096B3CC35E833C6BE791BC6B4169BCE0A6C23C85F7423BF2DBB23B43C78EBC490A52BCF1E291BC109F60BA82F8F93B93D993BC7812583C5345E13C6DCD88BCB4DF2E3DAAB137BC56D691BC9406A0BBE0AE67BC095203BD17B593BC155E9A3AA3B013BCCF5DF8BCA6D987BB019312BDBE83B8BCF069DEBC5FEB893B5F4114BC9F9C903C45689C3C9B3BCCBC84672DBD5C14D43C29D59E3B39267D3B08F90F3D14FD453C65FFC0BCE7B9903C4F88013DBD8BB93C46AE46BCB24DAA3CECF493BC021F78BC82AE0A3B9BB101BC46E366BC13F280BA3D268BBBA7789FBC296F323AB214D23CB3083E3C0178ECBBEE50CF3B300B823B46E522BC34F7F1BBD043083D3CE86E3C2D412EBC1026C0BB5C4EFB3B69CA01BB8ED78BBC309DF93A39A8D0BCB98C27BB29EC07BB593BA23C05E92D3CA46ED0BCA0337C3CB29327BCDB87CBBCA2A0FDBBA73E22BDCEF21FBCAFB0B03C5CE2863C85ADD6BB57B7AB3C2192FDBCA1A389BC3B864A3B2DDBA13CAEF0293C3E69593CB53DCC3A7C0B903B2ECB4BBCD0FED43C72EFAF3BC69A58BC1C254D3DAD79823C57D021BB31D187BBAAE9BCBCFBC595BD62EEADBC49C5EFBC987E57BC429C0A3C21A5CBBB2DA1CABA8249AD3C8D83C33C60A236BC6CD0E83C9894443B84F2243B8D74CA3CB9CC44BCE9E216BC383EEABC38C5D13CF94A9FBC309D283D8DD2B0BC7256BEBCF9612FBCAF92A13B395B1A3DE0B0053CD732C13BAE8A933B4D8937BCDD7503395584B1BCAEEC443C332FBF3C61F3983CC4CBCDBBA99A973C933CF9BA2AD7D43C5D528C3C42D6423CC3C80B3B043F473BA73B423CBE7E1ABDBC16B3BABDC1F03C944D16BC1386F8BB9DB4DABCEB00443D00F2A53C6D040ABC179AB3BC575F5C3C7EFB2ABC75126FBC4EFA863C72A1163DDBEB02BDA5AAC93C576A02BD82E36ABBA3DA98BC9B6020BB051E3B3BDE23263A37253E3DBE1A1D3B0B4E333DA1D0CA3C04ED473CCFE190BBDF008A3DBD5500BB024FB4BCAC1EE6BB2DD049BD5CA037BBB9629C3B34DE8DBCB829813C11F712BD2F2FC33C735037BC261C1ABD00109F3B7FAA183CBBD6353B157A9EBC6DD21BBBBB10823CEE27AEBC8B887C3B73E6833C903F7ABB814C2FBC5234E53C752B99BC344C19BC4E44F0BB6F3FA6BC382F8239203BB4BCEE25BABB5A18123D025C16BC424914BC0F08533B2FEE7E3CFE7D3A3CF836E73C5AB320BB20AC88BBD34852BCCA13AC3B0AEE6D3CEB5B47BC151106BC8633DBBC3703F93C70AEA2BBCB92843CF4C8A5BCEAB99B3C82531E3DA956353AE6565A3C36F2883A330AA73CE2B9E33AC0D6CBBB3583BB3CD2C68CBB57649E3C92CBCABCCD7611BD97F1E0BCEDC211BDCAFD32BB1EB5B93B3EE0E13BF2CBE0BB3CAFD6BBC309F93CEB9C1E3C8A6F5FBCA900C4BC29AAB43C01B2C0BCA53DC3BC95E7ECBCB9A2ABBC720B75BCA336F5BC7D20E4BC8BE0903AB8B3883C70ED043D0A53C9BC29D3D83CDEEE44BB1D1D81BC7996823CDFF1933BB98561BC07F522BC5C0908BC951232BA5DCEA9BBA5A62BBD396B66BB96EA2C3967B7183CA6D6CF3C47EA813CCFB841B824FDD6BC2F83A5BCF397233DB734313C5DA223BC214BD53BFD4607BDE4FC4F3B581D383DF4DD053C4B10B93C0E4CC13CC5FB323CEB92ABBC018ED4BB3B6811BD92849EBB75EC13BC8C730F3CC409353BF0A832BDDC14B0BC4835003CB4B61F3BE27EDD3B69D7D13C475D033B6F6B97BC553234BBED5A383C01ABDEBBA284D5392D3109BC0B701E3D386AF0BA5EC4E3BC6EE73A3ACEC57FBB2033B6BCD6AA2EBAE48BE63C754440BCD2B1DF3C7F0EA33CC978903C01C33EBB4BC2413D9BBDCFBAF4354FBD644A583BE60D0D3D8E8477BC020E973ACEB8A13B54868EBB007B013DCA73FC3C7105203C4C90723C127A46BCA6630A390BA700BD3BD137BC7A73853C9FA105BD143F13BCE2491F3C4FCB8BBC59C419BD07F5463977805CBCF55F423C675A143C0F1342BB455ABF3C4CF6FEBB695FB0BBA157033C2FA54BBC3D2F56BCAF1A88BB19FEF03C11D2123CB40F2F3C27225C3C5B2A103CB3F255BB247BD1BCA0D1083D72822C3A21305D3C3B930D3BD6FE07BDC483CABCB914CA3CD7ABB13C2EAF85BC367A88BC49BCCABBCC1B653C7454863CD9B07FBA597DDB3CB3D288BC6B5A3FBC4F64023B0D8022BCEAB0D2BC89F6D63BAE314A3C12DDD7BA32C319BBBC7D97BCAFA1D2BC593C3B3D7D15BC3C660D10BC6CABCE3BB4EC38BB5AB2923A93211CBC776A0A3D33B3263C0B539EBC04B666BBEC6C5F3D7200B6BB5B71A8BA81B7A93C02DD213D0A37753C2CDFD8BC9BA40FBB899D0F3C3488A3BC92DF67BB5517DB3B4077033CA80D083D2990D1BA93F46C3CC3B09D3BCD04453C3EE1993CC0498CBCA65680BC21A5E83CF9BC423B2FE4433D67B4C1BC33E964BCAD7C48BC6B011ABC5DD9043DEE32ACBCFDBF18BD1EE8643D1CAAEDBB1ECD8BBB9EC293BC64153B3C18AAE3BC777A84BCB96D8DBC379D193B1B6FBFBC4173A4BB3D2C1ABCABBC803B582B63BD6B95F3BB374CCEBCBC12773CCF4497BCA1CB8B3C402738BC19C1FE3C5318DA3AE1A98B3CC7CBF63B64A88A3B2B8D7E3CD2612CBC932546B9FBB92BBD3DED03BCF5FED03C8887233C41E7EBBC6F254C3C35B8F0BC87A22A3CAA0D47BB6F2493BC19BB68BCC2A10F3CAA5FB53CFC40A83CE0BCABBB2F02AFBC608EBDBB396BBC3C012C0B3C8E440BBC7296983CE476CDBC4F1730BD22C865BDECD9EEBCBD86F73BA694BD3CEF32B33C992C0E3C900147BBD89510BD4536A93CFD1E43BA1429743B745CA9BC0FB6B03B7049B5BCD2E07DBC2EEF95BC02BD073B",
      torch_tensor_8_torch.float32: "0x040000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_8_torch.float32_1: "0x040000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_32_torch.float32_1: "0x040000003D8529BB2745973A6B5629BCFE51463C3E2A953C6F7B8AB9A48400BD75094C3D0818803C3782B7BC316007BB3C125EBC496FFD3B2265963C8E27BB3CED1ACCBB57D422BD52AE583CA8EE9BBB17383F3B1554BABCACD7DEBC384F473B2AD4E93C2793773CEEA560BC6D1E473C8728743CC15943BC21BC91BB5BC571BCF7E20BBBB5053C3CCB9AD4BCD51CC13C327E18BDC543A0BC8E85A4BC9C7DA5BCB02C633C780D4A3CFC83373D2255B8BC52B6D7BCD6EDB0BC1D7FCEBB483B85BC7C70A03C85773EBC77518FBC81F36B3C64AB2E3CC7C2183B92A6C63AD2038A3CA0F59DBCDB67893C81F91C3CF8522D3CC458E5BB778DB13CB02FBDBCAA26DA3B2ECE363B87E21438E91459BB6E1CC53C269F2A3CA66CF2BC0C85EEBC5B55983C97E4B93CB333B43C7772EABBD0E58B3BD77606B9426AAD3B92E8B5BC2F9A1EBC85925E3C496C67BC5025943CEBFB733A544BDD3CD2CF1DBC7580763B4E830BBC69FDDD3A5EF290BB35DFA0BCF3B114B95530B73BC51DA3BC9BBD593B7AE28EBCF2A02DBC2967893B30432D3C21E7923A2AEDB3BCD311BF3C7759033CDEF6B13C14EB19BCB0E0A4BAE645393B5546D23BD47E293A8DC79E3C26F9E7BB53CCB93BBE02773C56CF873C24EF2ABC016C7B3CD8CA0FBD0B902BBB0BC33CBB343D903B5D76833BC761DE39D084ABBCB9DC39BB02D6953C7C9BE93B27EA6BBC5B717ABC8982AF3AACF17E3C77A9303CB7A7913C7998A93B8DF7BEBC28391F3C8C9DF4BB09FFE9BBA479BFB935FD333DCE36DABCCDDACA3A29B5A73B125945BBB94ED03BDD605C3C6C3784BC57DFEDBB3734B03C39CD273C8237453CAE27CABA574424BDFAC112BC55818CBA3ACA053C8720A4BC5B3D5F3BDB47823BF3133FBD643CC6BB3C54403C5E0F233CC809003DCB173C3CA38E05BD5A1E063D8BBF0DB88AE1BC3B1C62D8BC2B7003BDAE2E2B3A3B07343B97F7543CC46A5A3C6687AD3CCBCE9BBBAE178CBC07290CBDD53EDB3C9246923C430F893CBE159B3CF4D31E3CCCF363BC3B9E393DEBFD2CBCD9B8EEBB81A16A3D1D0AD93C4092B2BC3F73233DD2531EBC66EAF7BBB6ED8CBC959C403B6FEE4FBC26E2D23B8B0D31BC80F343BCA134A7BC816FB4BCF8B7A8BCADE030BCC18D6CBB813E50BC07069F3BCF3903BD8AE884BC3FAC1CBAD9CB093C04AD1FBDC1D288BC7D09F13BF8E667BB7FE913BCE6CF77BB5CF7CCBC28E71F3DFC1F2A3DB4F2223D076D92BC8EDF913CF39A303D2A217EBCFFD58F3B554CA13C23E1783A9784593BEF1AC93CA3AE99BA292B623BF3C6363C87AC663C12FF803C816B293C7FFB813CC510B93CB86B043DC9FD99BBB7E23B3BE4C4CDBC297C19BBC8F3993CE79C863CF896CABCE61F6F3A05233FBC99179F3A2BC6903C3BF9E6BBA06752BB616BF0BBFB06E03CC598113C0E0920BC2F240DBBFB93C4BB3B3ED1BCE04521BB33589F3BAA5B233C4CEF84BB34D3C2BB07E1EDBB27EA8F3BAE3CEB3CDE57BDBC74A0E5BB65560FBCA62313BD9792A8BB7337013CB4A5423C344A1ABC0EF56A3CF8FC3ABD70CD51BCF63584BC701CAEBCB95B9E3A59FA14BCB9713FBCFAB3933C3BC70F3CD49D463C3E395DBC92D4133CF204833C86A64F3CB8528D3C0699003D350962BCDD9FD73B3211883C5D856CBC42E7B1BCDF0C113C8952123C2413673B0BD6C33C79B48CBCE0D41EBDEBFBA7BC3EFADABCFE15723C97C7E43BD7A3543C8DE42C3B39F195BB9C266D3B3245D1BC975C9F3C0FEA4C3C18A78DBCFB3FB53CFC6ADD3BB224833BD93F1BBC790E67BCE408133C6F1D86BC05C45F3CFB8735BCC294A53C9424BF3C1D0106BDB7A6F8BC30620DBB4143ED3C3435A9BA2215263D9D1AB9BC926482BC7BDFF43C5E2E0CB9EBD3733A872B34BCEE17063B45F8D8BC3CE1C8BB398D3A3C32801CBC8047C4BC37B22D3CB9F70BBCC18600BD6643ED3C22C01BBBF8504A3CE5426D3B37995ABCDEE05ABC2526E1BCA6E79E3CC3E1083DEF22FEBA8A93BA3C7DBC08BD6F85E4BBCCEC71BCDD148ABAD3FCA8BCE4829E3BEE552CBD64782F3C3DEF3A3D3D3E373C329ED33CDB29C13C0D2A0EBCEA17C73B1D9DA43CC720B13B3C13573C6982F93B21D5B13B520B03BC49B7C33A5BEE79BB404DC33A3DB831BD7B1663BC1DC915BC777D933C73C649BB9B6026BCA76BEFBBB82AA0BCB79955BBE6CAE53B19C59ABC82658CBC86AC613C4FC3083DEF4D203BBE0616BD6DD3B4BC7D62013A8FFD7C3B5E148ABC4E881CBC474A043DACDC733C26CA7D3C1B3D193C7C42E13BC627543CEF43EA3B075E9F3B85BB06BC168F103DB900C8BC084BA2BCC5294CBCC9F92ABC4AFEE93C81719FBC3BDAFDBA17BE2BBC75315ABCCF69B8BCF8849CBC2D2DCBBB1A248539E6C97A3CEE99F2B9779E24BC6EEA833C6CF91FBD6EF6D5BB46FADB3BDED1D9BB1D03963C9DF326BC54F73A3C6F300CBCC7C754BBD5E86CBC998336B9A069813CAD95393D862531BC5318D13C2925893C86ADBB3C4A39243CE7A60F3D301050BDE28FF13B4C2B623CFCD1223D2D2C113C7E49A7BCD213F7BC6285083A1C873EBCBBEEC83C65C5A33CD8358CB9C5BB42BBD3773DBB453489BC7849913CE5302BBC0B18C23CB57A963CC79E813C0532C43C70EF223DC9CCA43C8F85593DF29848BC736CEFBB38DDB83B004E23BD5B5183BC0ABCFCBAAC57023D5E2372BCCFEDCE3CF94300BC1E201EBDBC39E0BB7E3E72BB976F0CBD5258AC3B9B08C7BCD2EF1B3C38E9E03C992140BB6F0EE83B6065D2BACB85823C461C7C3AB828B6BCDB370B3D703CEFBC73817D3C59A997BCD7D51A3C4D783CBD12556B3CF4C775BCDDC33FBC4ACD55BC618A2FBB0E59083CABDA1EBBE470B1BC664004BDBB07373D7EFA08BDAF55813977A204BC09B6283DBE11433CAAC744BC06C11ABDCE445A3B14D0C53C54B2813C850C913BC95DE73B5328043C6BB5F63A7382A83C46E09BBBA75190BCB82F263D426D9C3C66F7F2BB99FDDC3CB2B9163D9DC031BC908C85BCFC673ABCF0F1A9BBFC2FC7BA4EA0C3BBC923AEBB8916833CE797683CC290913CAD8E9CBCD97BAD3BCB53FABBD0852CBD476527BDD5DC4CBD3729263C8F4E06BDCFFDBFBA677D8CBC30AB3C3CA410473C82232FBCDD7740BDF1200D3D3A74963C065D463C691C933C9ED5023C56580E3CEBDC36BC4BC926BC9E4C8B3CADB3C73BA18995B95D76A03CFB121E3CC6CC43BC94A821BB5D24A53B89DD6FBCAA55A43B90E68DBB682E0ABDC714A93BD54570BA349517BC5887A1BCD2DB1C3BBFC00FBCE2BC883CD8FFD33C7B132E3D306CA73B0098B8BC822009BCB3B427BCCB1119BDB91246BC2BDCE53C16E9A0BC7E10F0BCB2D2723CD601923B6D141EBD45EE82BB9E61313CE9D1FC3B22579EBC8211E5BC724BC43B173146BCD77A47BD8EF4EBBB25D03C3A685D0B3B4E0702BCE182523BA09B85BBB8D4F13C180AF23B70218B3C0101B03CE249803BA6765FBB2F65863C0B3EB13BB809813CDB74A33CF430B6B901CD293D073FD1BCEE5C4F3BC92BE8BC9D311EBD2EF80EBD50E3773CB593B8BCD09F463CB987443BF7461DBD6161C83CC2BBA9BCE382F53CD949FBBCC9E313BB8ABB75BC49A347BB3844AABC73FDA83C0EFDC3BC55AC8E393B63FABCA9EE2A3DCBB1D2BC4D3FAC3C199EA7BC327705BCD366B3BC4E105E3C805AC73C9BC9133BA1170E3B9B30C43B432CF3BBD4A5CCBB04FA46BD074AD7BB0D6996BC58749B3C2DCC83BCD90B30BC5452D93CE4CCCC3C6F0F96BCBF708EBC85AB59BC99C462BC52B0DC3BE65965BC5E3EC83B20E083BB07B2023D86415D3C803C34BC748B2EBB67EF29BA7099A63B42F9C0BB0B4015BDD2D9FBBC0793E1BC1D68C43BC77BBABC70D2073C8F6D5C3BC64F20BB767AAFBB543B64BC1909CBBB060145BDEBED063C4771D8BC1332CE3C4245AA3CA6A94B3CE1564DBDA15BCF3B4491A5BC23CD9BBC9FED83BBAEAB21BD184A4B3B992B903BE7B3C1BC9046233B89397E3C2EA6BEBC8B213DBC2291E6BC659E823CFCD7FCBCE1A30FBC23121D3CC6FE77BCA1BEA53C8FA4C83BFA27123D59D1D33ABFAA0FBDBB118CBB47C4D33C60B83ABCFB370CBD830AEC3CA73EE93C725F633A72D7CC3B0A657C3C54A9CBBC2B4DFBBCB2EE2FBB5D2D103CD92EF23BA5B5FCBB9062643CF590553B4AD8DEBB9FF201BBE463B3BC59A196BCAB109B3BCA06403B66F114BDF76215BDBEE35D3A0C4CF03B61E61E3D6288CD3CCBAC423C30FF45BC7FB39FBB493BD73CF81DDCBBB553DFBB0E1ED9BCC367F8BC1F2C0CBD550DDB3AE1731F3DE7D948BB6EABEB3CFB240A3C669283BB67A4193DDE8F8B3B8120563C22BACC3B1E8151BC429A1FBC477F14BBDBD567BB67DABEBC9EBE32BB7E0670BC6ED943BC209CA3BC279EF33C49B109BB93CEF3BC4ED13F3C4297483CEFF4263C3380AFBBD0CAF4BA376869BC0F67FE3AEE317C3C62B5653C52C9183C58DDB03C159BC6BB4BF01FBDB9B6AA3C3D0B84BC165CA3BCF8AE943BF9E5993CB8C6A63CD707E0BBA1AABE3C80AB2C3D4158583CB5D3E13BE2C5C93C46D35E3C1731713CBBBD52BCCE43F33CD8E5AB3C5FB39EBBA998CABCAF0D753A74572FBDA9FF6EB930B6D23C4129D3BC4FE5413C6006593BBA769DBC42F3B8BC783E373C32A834BC86C8183DF835B9BBC568633C8A46CC3CA968EDBBE490D6BBEA705B3B8B56E7BC1B5A923CEFE0463CA4EEB7BC93835F3C7C477ABBA6248F3CEBF68A3C907D55BB2A49BF3CE76D26BC3332473C4238AF3B8CBDD3BBEADF363C59C909BDABBB8A3C5B00E33C04474FBBA988A8BBDBCE573BBDFF61BC94BB18BCFE08D0BB4054AD3C461E023C5319CF3B74D3E3BCFE3CB2BC42F16BBCCB00DE3C38BD4DBAE124ECBBFD57763CA27AB5392BFA8A3C704E49BCED7EB83CFBF2F0BC3C275FBB430AF6BCDBB4BB3BCB7E903B220E333CBDAF3E3CFB64F43C8B55833B227FD33CB3ED8A3C2DE401BCE2D34FBC5EA615BD0C00E8BCEA44443B4F7CDF3B7DE8E4BB352BC2BC806FFEB95B42F63BDC59503C058AE03C27BDCEBC93AC6A3CEA2FB83AE68478BBF76C8D3CE4D1183C46AEE13CFB51FD3B965999BC9BC844BC2F4763BAD643183D541821BC094C06BDB46EADBBAD70C3BAE0638EBCB97B983CC03B4CBC3D40633CD0662A3DF2FC723BD91234BD971EC7BC92E840BCCA87703CF8068FBC50BE993BA634F6BB254B463D34E4C53ABC7EED3C6E284CBC6439083CAF4FEEBAAE9DEB3C4C37953B7C4D65BC58F8C23CC1C32CBD601A7BBBA7517BBCF0AF2E3CDF460C3D02778C3C6D32BCBC6A89A8BC427E10BC409988BA3BDFAC3B3FBB963A85D4643DD31EC9BC7408A7BB29C04FBC6FB50C3D611A95BCD487853C355B403D597E17BD327A9A3CC449BEBB7C8AC9BC4F348F3C5A4500BD55AC3B3DB0E790BBDD92523BAF32D23C94D66FBC87C04A3DF8CF79B872A6DBBB78E8DA3B8C20113D24AE1C3D8ABA29BD5E4A30BD3E3F27BBEE00333B967E8FBB8234873B4598C33CD461BB3A88450F3DDE98963C44119FBC0BF8013DE1F8C4BC8485BABCB0CC673CC743A0BBA9D2CDBB640D943B85A77F3C50BAED3CBD7EC53C6F0196BCE9302C3BC6E02CBC65EFF7BB215F5D3CE45D10BC6F3ED8BCBEF41BBC595FDEBB97F0E8BC74CF933BB4EAF2BC925E283DEFCB6CBC2053B43CCD702A3A4E047FBC8ACBEFBCFCAB21BB02E200BB14DC3D3C602BF2BAD57F93BBD06003BCB46177BA60D9E0BC6CF71DBD6F11B83CF8216BBCC20226BD786ABBBC3EB6AEBA99F544BCC970C33C",
      torch_tensor_32_torch.float32_1: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_torch.float32_2: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_4_32_torch.float32: "0x040000002293F0BB95479CBC74A18ABCF0FD633C8B52B33CDE7926BC5D5F1ABC8463143D8F84153B0DDE273B5785AD3C0F36C1BBCBE0B43C2DF649BD8E3CF2BC198016BCB4BD0E3B8C5982BC30D36DBDAE7B343CD456BC3C79545FBB7BED21BD5602093DD76BAF3C77B46C3B5CF1E73A897C1A3B1EFBC1BB7D5D4FBC79E08137F4DF90BC3D49AF3CE392FBBCCE8FB33C097A79BC100CB13BA0F193BC8435B63C1087A0BC77C0D13C216919BCCDE9B6BC1F4416BC79E5ED3BC185C8BC52273CBAFD34DE3C51D1103CC777D13CDBA2D73B37471FBC096852BC6FF4F03CED4846BDDB99D13BA3FE99BC30F2C9BC851016BDF721EBBC19F3C2BCA7C2E4BC00F6A5BCD41404BBACB0723C309A33BC0A93413CEF3FBD3C37F327BD703517BDE25CC3BCA0D5983BC90D743C1D7804BDB6FD26BDDE3EFE3B86D4133B38F6EAB7A01B9B3C2FE288BC5E25383D20BB873CB539D93C58C3943CE080B03C5BAAE6BC97EE353DBE49B63CD4661E3CBBA5CF3B16FD85BCDD6C143D2239B2BBDD7A9FBCCA0B1A3D6338E8BAAA9803BD7233D4BBB2FE6BBC8F3735BCB493D03BA54B78BBB3606EBC4615BD3B9439D53C004990BCA3A76EBCE03610BC8FA0593C2C79E43C8D838DBCB72E2CBC5D07253CA9B677BBBAD586BCD4F6513C5738B9B90C2B03BD458CE7BC04C210BBFC8FCABCE487183C614FCFBC72CE7B3AE7DCAA3B1C9BBA3CC655B1BC5328A9BC",
      torch_tensor_4_32_torch.float32_1: "0x0400000065DED73CE046273CA42638BC0EAD323BC6EB51BCA72FAFBCAFE61FBD9DB519BB20C2633A068438BC2EB126BD34D910BD22B0BCBB80F53A3CD7B2083D278591BCD0F7183C100046BCCBAB783B622A05BCF79E35BBE2C3DCBA6B9EE13C498F0D3C76E989BC2F7227BC42D2B8BC9578E3BC2FAD18B91E2BC7BC17D98A3CD8D028BC06698ABC0E05C23CF2C8033BB7463CBC6001963AA61B103B06BD11BB24F627BC84F84D3C7463403A3075863C4397F33AB8E2593CBFF2063D77E09BBC3EFB3DBDAFE0BABCA30F6A3B5AA7983A657AA93C10AA3BBB5C60ECBB69CFA73CA0A9C3BC6756C73B94A017BCD4C40E3C3EB21A3CF40E813BBE32DCBC938B3C3C8B363DBCEFB1DEBC7CC2E3BC281687BC85C051BCAAADC9BC2468483C2614B7BC078300BDE5A401BD7527C4BCF751E2BC7DA84CBCD3704E3CE6E09F3C59C007BD6AC153BC2364103D0EEF9A3C5456E0BBF7E5BA392E290FBC8BB933BDE7EAC5BB590E38BCA9F775BC81FBF3BC06EFB73B1073AFBC0B08D139784D273C2A1DCABC3BCF4A3B02DE5DB9C61FECBCBCA492BCD072CBBC21A5293DF79A5FBCA9F2E83C9297CCBCB96C89BCD6E018BBA00E07BB022FCFBC3014CC3C674CE1BB06B69B3AC9BD1D3C1FE501BD4E334B3C0DFC10BC2E8A333D59CAAA3B72A8A0BCD75EB7BC57D7AABA501A7EBC368812BC06A79EBC121713BB80E1F2BCD268593C977F3B3C2AB580BC",
      torch_tensor_32_4_torch.float32: "0x0400000097CBC5BCB27BE43CED5EA73B0DC1C13C61F0F23BD339B1BBA9CB90BC2231993C2E3AF73A2F44DF3B6F530DBB0BFD5B3C954DCABCCF4236BA636BA23CD4C8C43CEA6A3FBDBC272D3DC4E7463CB2C28ABCC42833BCF823E6BA07A2B1BC174B48BD0597F03BD02D20BB373ECE395811503CD32EABBBCCCD703C32FE0ABB39B67C3A579313BDC54076BC5B9E843C797B04BD940D6DBC270E8A3C408123BD82CAD93B818D71BC94D8793CAAB658BCDD885F3C341F213C995708BDE773ADBC845642BC77AD8A3C79FCE8BB93E2813A364A0DBD20DD0C3D2965DA3B4A85193B419F16BC5E6362BB46FDAF3A8B69D83C6036E8BC9899B6BC90C474BCA2CC433DFBA515BC4635BCBC5994CCBB09A9933C17683EBD9D51B9BA5E434BBCF809FDB972A62B3CA1C6A7BCD0BD973CFBDF933C7230D93CDD589C3C1F8123BDC4A600BC79C5623C0584D33CBD8FF83C305F173D3D4F48BC539706BC2FABA0BCD4BBA83C8D95023D82FEBB3CB57D9BBCA08773BB02FB493BB24992BBA6EB43BCD7E3B13C2F62A03B4726153DACC1163D6C2C8EBC4A55F03BB11DA3BCE5A448BCDD62873CDC8956BC191F05B986BBB9BC60107ABC3EB6D8B9D2C8623C81C1A73AA273CB3CEB6346BDC363FBBCD4D0EF3CE5CA18BC9528843CB5AB9ABBE92D013BF5B9D33AC94C7B3C4987463B44222E3CE6E31DBD5557323DD6319039727C99BC3B5114BC928C1CBD",
      torch_tensor_32_torch.float32_3: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_torch.float32_4: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_32_torch.float32_2: "0x040000004BDE86BC99AFAD3C8236953CA05E16BB97C0073B3EB028BD6A43DBBBABC3B23B646486BCAD50B5BBEFD25F3C07DA433AEB858F3C2B35F43AE4CE063D14DB12BB472800BD724C853C89BCBABBBD12633CBB8299BC84DDCA3C13B3B7BB1EEE56BCDB24503C275C473C51159DBB8D8C963BD8BB353C9414633C14EC813C73FAEAB98D331EBCE5673FBCE1257ABC9D534A3C85FD663C5D47A1BC60F1A6BC2F7EE8BBDB73453CF0407C3BE64FA7BC57860C3CB3FCA3BC611D9BBCEE20FBBBAEA5ACBA9B841DBC5324ECBC0E307F3CA42346BCC2B2EABC337AFCBCE90FFD3C153C87BC041C97BCAF1715BCD4C211BD9412843C7BA55BBC89B48EBC10E79B3B407E8ABCD717E5BBC271033C89099D3C974395BC6CF71A3C456C03BDCEA717BDE0E66ABCAEEA16BC1605043DE4A7D3BBA0ADB1BC27B4E33AE551043BA75359BB4616D9BC194B20BC2713C33BB95A383C2D1911BCA693B9BCF9C809BDAAE3413BE045243D7C7DCC3C0E072BBDF8B9983C28289A3C203A2CBB4BD0523C393ED43B0937503C2A09423B0C61DE3CBD26083D06C8943C1D8109BDD2D484BC5DB9553BDE5419BB2F83003C00C53BBDD88483B866ED093A9CCE62BCAEE161BC7D2EB73CC534553C0B2FBDBB4CA3D43CB3FF61BD6B9394BCC414A3BC9942E33C708B833BC501A73B1AB50EBC7E413EBC0ABEA83B35A8C43CC06DCABBC49D55397B4E40BC6C81653C99BC7D3C83AA083CC232D93C87E5C2BAF7C36F3C046B1ABCECEFCC3C99DECABB9EE8143C06FAC63AD2603BBC310A85BC0608A43CFE28173C1ECDB8BC7FCA11BC3DE557BC7D948ABC423FB33C3E8FDF3C084E91BCAA60CBBBB03B9B3CC774BA3B95BA43BD17ED4D3C89DBB93A5258F6BCBE0B6C3C78BB9D3B81CDB7BB02FB23BDC1A8173A94ADEFBC21A1BFBCC4A1D13B34433CBCCA6BAA3B9FB002BD971D9CBB94DBEE3CCBF8AFBBA25F9B3B22B1C43CD79C18BC69B2F2BCD4B713BC7C3E0B3DD42530BDE7A0443C3566453CD3C3B9BC99D097BC5573F9BC46DC4B3B70D830BCDDEEC4387E8C0B3C2B5DE8BC7D8FE0BB9512C13C0D4A8C3BF44987BB4CBED23C64B9323CD0428EBCCF32823CCE788FBCBEEDA53C2EEDF73B694EF43BAB23B6BC36D619BC2124C53BD34639BC7BB9D6BC6FB0353B0D11013D8B9DB6BB982B533C4670113DE6F608BA4F8B15B9545B24BD3231A1BCB7F9BC3B9C94E53CD80B33BAA5942A3DB3E455BBC5126E3CC5C51E3C33DF3F3DDCDEF23A0BE7143CA4561EBBF65713BD57B89839C197283DB7551E3CEA4354BB4259C7BBE9FA4BBD868C8BBC25266BBB977CA83CF240623C5CAB78BBAC829BBCA2C9803BBA7113BCCB40AABCD000463C20ED13BD168D0ABCB488C03C26A70ABD4104DA3B0A1ECA3C37C69238FCA2223CEAA2403DC619CB3C6B31D5BB619D66BC9A15223C1E7BD03C675F873CFDCCAA391036A7BCA69DA5BC66A0A8BB11289BBC048ED7B99C8599BC65A1AEBB95E901BB0513253C77884DBCCA0B97BA537A9CBC8DE5A3BCD0ED143CEF88C53B854A73BCF552C73B57D9B6BC0B1857BAB9A0CE3C9EF53EBDA55B6FBB895B313C24678C3C93D8BFBBF7A1823CB9088ABCE89E063D3C0DF23C4516E3BC46276BBC389E9C3CCA8D45BC4231F4BB26D92A3C193CDABA4B1F5EBC42A29DBBA7970F3DC2C245BC1873B83C8D2B8E3CEB3E423CEC7B60BDE7211A3C94BE8B3C9EA39E3C3E3E83BCC2AEEC3B4B67FFBB47C2B2B98DD90EBCF9F375BC6D1B9F3AF084403DE0441A3C94B1E9BC35A3F73A7D19063D6109A93B0CD45CBD40E93DBCDE3B87BC8235A4BB60E4DDBC9D38C3BC266C833C494AC7BBEDD9033DD6619C3C934ECCBCFDF0C0BC2CF0673C744AEF3C4A2996BB9F338CBCB3EF413B6C556E3BF888673C2B99473C8678AFBC1219BC3AD49E92B93D7914BC0F81123DF29834BD79948C3B9ED4B2BB0C6D17BD661A25BD2AF7183D005830BD91DFA13CCFB024BB3BC5C23C02CE4A3C27BEFC3BC109923CAEC5E93C93E7973B38E0D63AB48A2F3C5E5C3CBC987AB33C0078C53C585D4CBC5F24803DF95D3D3B242E04BBF0FDB53C67678A3B96549D3BA72DAB3CF2212EBDFC99523CE349EDBBC412DE3BAE61F3BBD714803B135D4BBC748EA3BCC60D95BC87E05BBB302C043CE198FBBCD051333C5D62F93C0B94C2BC95204E3C556EE0BCFF5C073D25CE2CBB9D46FDBBA2AEFB3C34A882BB87BF873C40F802BD66C0903C7F5B90BC6AFDBEBC35EAF43C276CCABC00EE343CC90C48BC021119BD929F203CD5BDDEBB5BC5CA3CEA646CBA823D2A3D1F468DBA4180103DF9EEA03C02BF0F3DF8BF29BDC6B6413B098A00BC4C3FDA3B894CCE3CC4DE5DBC780053BC2F27053D520FA03BECDDFE3B1930973C8B5522BC685C96BC4A1513BDE2CC873C8DEEADBCBB8F2DBD481088BC4EFA75BC5B9909BB0298133BD2E17E3CB50F23BD34FAAC3C8F7F173CAA99E43CE4B5353CAA1B20BDFC2E50BC5D95543CFE5B08BD4D09043D784581BBDCBCCBBB586F7C3C73D9BB3C7B24B03B8250ADBB502196BB5279CC3B6CDD153DD02477BCF393FA3CF9D1603BA02FB6BC8A57933A73DF14BCBBFD523D215789BCB8F4153C6248B6BA85B9A03CC111653CADDA213D59D2D53A3EDB603C4EC6B7BCD0D3B93C6EC322BBD81337BCAB622CBC981A5A3B20CCB33BB3C1C3BCB901BF3CE3DB043B38B71E3C363D9ABBC2A6FE3C8E3EAFBB5D74633C24871A3DA2DF7D3B6EAD2F3C0CFD5E3CAB19613D421E833C13D16EBCFDE385399EBBCDBC4DFA343D8A989C3BE36C0F3DA2D08F3BC788BDBBA2087DBA5F220239A754E63CB762033D056D71BCCEA3D03CFCBE813C6B9124BCE62EC9BB1DFE01BC6AD7ED3B73DA683C44E5B73B4BF1A93C8F82733CB6DCAFBB7D818E3C18A223BC85785B3B59E5643CAF8A6CBB85A532BCEA4BF1BB9DE3B13C2F4C91BC1BA5E9BC559E55BC83B5F9BB9D3AD3B8D57E053D20756FB99214813C80AE0A3C4A99E1BCFE1EDA3BB403BA3B940F8C3BEF62FDBA87401A3CB0DC753CCE561D3C6B919FBCDB5619BD403500BDA123CFBB958F3D3C0A852FBD7C759F3C865709BD7185093C39F88B3B7757463DAB4AAABC58AD233B6DF3893CAF43C4BAE82C98BA816FB1BB2FB5BEBC0BF903BBFA9F0B3D67B203BD902994BCBB950DBD204F06BC2A538A3C3578D6BB77C1B1BB005E243B8963943B9BE7CABC08B28D3CCD833A3CDDADCE3C991A623C4EA397BB9D9B3D3D705AD9BA41A125BDE48621BC0F6CE03A4A92503CD863413C92F28C3CE9D1203CCEBD4BBC1D11E5BAB78939BCE6A30FBC42A5E73BC9DCA33C0BDFD3BBEBDBC8BB2E6D31BC2CE4DA3B09F13FBD1572B7BBA2D479BAF0E326BC133A013D48A8A33CE29198BBF375DD3C6CA5653CBBDEE9BCBB5E8E3C8A51D33C7329EABC67531DBDDE3CDFBB0EB961BCB768903CB53A3F3DE9486C3B21A054BC06C19FBC8DDC163D327A103DD83AC13C37442C3D372C573C4680B4BA9888F83CEB3DE3BCD2DD783CA500C13B1EE0F8BC9C2C103C585ED13C2D661F3DBB5A08BBFDC059BB3B9DCC3C7DA31FBDA1C6DABA9D65AFBCE9AE693CBBEA3E3C62161E3DEA07603CF0A302B9B204DABABC2C833BA99495BAFC2C76BCBD7F4EBCB41B533C17D434BC9850BD3CE74D793AC0A70F3A90E920BB3328E93CE5DD4E3DC189B03C33D923BDA8D11ABCC7F017BD2401D7BBD9BE2C3D06305BBB3C90BFBCE4BF52BCEDC7083D26ED5A3B518B173B4D6C0FBCA0B830BC55D71A3C87329CBBF0FD573C01E828BCDC5CE8BCB8E5B33CB96BCEBBB734FD3C282E983C2F2634BAADD4B33BF556BC3CA9D41BBDB2AADF3C7823EBBCF9E1163C2BF200BC7C0315BDC46FB23CAD0C0E3CAE86BB3C3C40103C2C307FBCE1F237BC14C8003C9C7AC43BA58500BC99154C3CA3CB803C49443D3B508C003D77A8A63C273A0FBCEC8D753919A1123D732E02BBEDBCA3BC25D8973C9C9B583C65DF1ABD6A0CCEBB1994A23C077AC93B7B28FB3CAA7607BDCC86F0BBC9E6983C02416B3DFDDF99BCFF76063D943668BCF48A1E3DABC6C33A2158933CD073253B822D17BDECDD08BD98F183BC834A92BC676022BC343F7BBCA986033DD4FD123D4C0DFF3BA118DF3CA13301BD366A1D3CEC6167BCA0971ABC3DCC943CBD02E7BC4FB5303DC1251C3C936F58BC551A6B3C5D871ABD7F5B8BBCC9ED0DBD6C2BCD3B8340FFBB5660A23CF24B483B97562FBC4FE58BBCD6E014BDE7C6F5BC4F877D3B7BE3313D075D953C850CACBC45A4BC3CF5F01FBC484F143D3D02AABC4F8893BB92F4FFBBB97D253BDD2620BC00478C3BFFC602BC84602BBC17E762BCE022FBBC9023E1BC4AE3113CFAAD953C38B1B6BBEDD9A43CE2B1E5BC2EF2243D6E8621BC30FB61BC4218983C7B7180BC2D58C73C7E3F0EBDC88E873CF0F2BE3C09B8283C3DFFE038FBA9D33C90C31FBB36FB003C0CED073D6E76343CE3B18C3BB271473B077515BCE6728ABC72AB503B09A1E0BA6BEF063CB4D6943CBEC4A4BC4A63253C163E0BBDAFE742BCBBBA03BC4A2BFCBAB43903BD0F6E32BB00EDA53CB2A035BCB5B94C3DF7DD0EBCE98FCCBA1EDAD73CE9E23F3CA6455EBCE6EE04BC580ECF3C940C1CBDC61329BC847946BC3F0E143B09EA663D8DD91CBD7ED0A3BB618AF03BF02014BC37ABBE3B0F90E1BC4D1484BB282900BD256CFDBBBAE112BD97718B3C7407EEBC52CC423B2996073CE47A2B3CEEDFB7BCC9B976BBB777E03B7B544BBDC6F947BD3E95BEBC2EEDB03C41A0C4BA261CE93C9CCF1B3BAEDB53BCFAC7853CA7E4603C147A25BC06BD843CA87F0DBDF6E92DBC33747C3C0FF983BC5575D43CAB05BABCFC2DD1BCE2DE523DC1E4A53C249F95BBDE629D3C5EE662BC2FD8193CC6304B3C07AC9DBCA94AD13B37D4103C7B2D8A3C6761B93C32AA17BC4ED0223CE2FC7CBAEB8C8ABB7C80083D0CAA22BC62DE7BBBD7DEF2BCD40406BDC978513D00A8AA3CA9399F3C880F8D3B748CA93C5E77A93C6A2DAE3C29E694BC00E7DF3BE65D4BBBC70CD4BB5F330D3D449401BC1C28CD3B6CBF963CF9A2C83C27579DBC34AB5CBC2E6CB2BC591D9CBC7B4A5D3B50C19839EB50963C4716D33C2F7F783CE0E357BDDB00543C626D8D3CF707BC3CD90A22BC8C5902BBB7B520BC94F5943B6CD2723CB4039D3C44279EBC4405E839090F9CBDF24FD3BCCB73343C546BD53C4976963C5E37B1BB7EAEEB3A3543D0BBAC5B773CD0DE0E3D2BA82C3BF25FD43CFC1F54BB6787DBBC2A3AFFBC8BE90BBDC994CBBBEFA992BB2AE6D0BC81C08FBB6768A33C3B5734BD9ECE3E3D549CA8BCE1A7B5BA2E45413C566125BC052160BB2929383C2533F9BCBB6921BD77C2E03A90A084BCCAB535BC13FAAEBCA59A44BCC4A645BBAF5727BD7EDB5EBD8DD30ABCD7E833BC85CCA5BC5DAD1C3C2AC8543CD9BBC8BC31651DBD858DBE3C98D13DBB73AFEE3C24915EBA6B5EE2BCE97BF63C6E58CF3A3D10923C5A4C99BBC9AA18BC751B86BB9B681B3C37CF263C57E73B3D37E8403C57EBDA3C3F6E033D8B1D033D058161BCA4F32D3D8C82523A53F9A5BBB5E18DBB6616BFBBCB4EEFBC590F153D29382D3C03B783BC81CB35BC536CB1B9A2B0D03C56310BBDC0D48DBC858B65BC2154A73C58B1163B47BD4DBBAB0C473D6D84BCBCE2E568BC8A0E2BBD5D330D3D0B30C43CC6BF81BC77CAA33AB8B8D83BD4B17C3C9206623C44B99ABBCEA2193C07A04DBC8740873BD39C413CB88D533B3B64803CEB18823CDD931E3C0FD3743900CC783C6E28F03BCD6200BDF795F03A37E549BB",
      torch_tensor_16_32_torch.float32_3: "0x0400000095EDD7BC8C3BF4BB1B4C8ABC7DBE583CA6D8FEBBCE93E03B409E883C802301BD95993C3D9359DF3C77C867BC81DB303BF59D673C25F71E3CC966A53C7C07343D408ABEBAB52DC5BC886A11BCB2EC323DB03204BD6926183BDE4430BCE6A276BC0A672BBDEE95A7BC2750DEBCD9F8123C2BDC6F3C1B52BEBCEB7DD3BC1B7C75BC85447BBCEE30F0BC6514953C78C36BBC059429BCEA49363CBC3805BC19F215BD6C11DFBBE578BC3C294307BC1C484F3A972884BB2068ABBC74739CBB398A15BA8FEFD73C60178038DB8E013DA4A8B13CA116A2BCCAD3E6397B29053C52B53A3C182A2F3D0DB9223C527D23BCF41F92BC4F5FE23B35C6F1BC074FC1BCB454C9BB005269BCD413A03CBB8A7CBC755BDD3C3C774ABB4744003C34688FBCCEE60D3CDE4EC8BC200F15BD89B038BCABDA6F3BEF0C52BC47E633BB2B661CBCD8B52D3BDDE6953C8072A93CCAA55F3C410AB9BB177E043D8F1591BA925D883CD53337BDF2F5093C377A5EBD3D32213B0B44043CA1CEC5BC7C7E2A3D04C28A3C0999E0BC756C54BD58B5553C6E50B6BB129DF0BC578E2ABD73D60C3C3BDCF83A8AE5FEBC183735BD87A03D3CD32A803BAEDD9BBCF8B15FBCC49E16BC06B974BCC6CD2DBC2F841CBD86639B3B7818613C4DE6B0BC1B601CBCA0F0763B7CF23BBB5637803B670C16BC076E52B8D521BA3C9B64053CC065083CC4F8A53C017395BCE2FE093A99D4E3BC24D908BC30B8EE3981F1223C8B5C4A3C19C227BDC67A953C625BA23CA4B55C3D320E17BA5070B23CC5D6ACBB7DF73B3A7BE7CF3BF4CC12BC9BE3CD3C1E42AA3CBDA0973CD307413D3C90B13C2B0C11BC2B1AEF3A82A0C53CCEEE24BD90BC263B59BA9D3CE464033DCE8C233C4FDA15BB050738BC1796333C66D9AE3C142882BC0FF9DCBC7061D73C863EA03C15D944BC8A8D82BA8FDC44B91D3FAABB10BDBDBCB0F01EBCD99E90BC9BD729BBC2776DBCC15B563C0405B5BBA5BCBABC1B0AA4BC8B58053CC11EC4BB19F09D3CAF37F53BF3781BBD3650843BF660833C8F64B83BD1700CBBD38567BBF551213DD9920BBCB13A05BDE998ED3B036D9FB923B61BBD589EA43B821CDDBB1204063D3439C2BC8B6EABBC65FF5DBCA44D5B3D670CB93C0BC9B4BC6F6EB13C4A184F3CBF0E00BC048830BB5BEDD7BCBBDC893CF0D94B3B58DBB63CA047E03CD7AD733A83E9003B5DC0463CE012273C02341F3D514A1DBC322A1CBC135D13BC870FBEBB6F59233CA06D143B61B33F3CBE577B3C5D8FE9BCF2A46B3CBA50153D9F8F9D3C575203BC2ADBADBC098C703B0D43B5BCAC6E04BDED3F9C3A26E9A53BC7799BBB05AE2FBCCE99763CA3CE96BC69CBE63B87FDC13C0940D03B9B7D023BC79105BCC26FA0BC4C001FBCF0EA98BC41EDF9BC40F687BCA04116BCE1D85E3CFD96EA3C049D823C9073983C7E89213CE0F5083C608EE43CBB98493C3B4028BD0D3E2A3DE65C3BBDD76C17BDDCA35A3C7ED90C3C272DD6BC19D38E3950E3D4BCDC5DEFBA2B63C3BC921B23BC42B9EB3CA60C8E3B0AC1A93B36192F3C1B091B3C5031B03C9CDEE63B891D053C482C803C5ABF09BC69B4D0BC823FE93CE0082BBCD87B5DBC2646C3BC4BD7353CD2C1B4BC69FCD0B99836643BD40FD33CADE92C3B27E082BCB63EACBB8C6D893CC058AABCA6329D3CDBBADD3A25850A3D6E3050BDB714E3BC37ABF33BC6D7193CDB63EB3BAF9638BDEF5E32BD03409F3CA56C7D3A60EFEA3C7BE826BD5B8B0D3C1B63DBBC0C9CD13C0F0FAA3CDBE14C3C41335E3C2E8D153BAE65573BB3CE25BCC235D93B44A3C0BC6EEC0BBC29D15FBDE1BDDDBAEE24403C1C74EEBB3B86A2BC0F9361BC8C7A02BD7302593B7F46093C945A9ABC78FFEDBA4EF32C3DE3C517BBC9448B3CBD43C3BB6D5AC13C827EAF3C30E4ACBB60A630BC127F9E3AC9970DBCF8C6CBBA7090383C41A1E03CCDC7083DC02FA0BC1D8B18BCB6F305BD669FEEBB6061A1BA267747BCD913ACBC6EAD2B3C91D284BC4F58E23CE50218BDFB892BBD368D2B3CAAA4B23C86D3E1BC0CBA823BAA02463D84613E3C01C6FDBC83BC74BC2F906CBC0DD3AE3B92A1FDBC1CBFABBC73F1A5BC8E4A773A460F23BC93A368BB51D0173C1CF68ABCC246D33CCF02D93CEB95E93A61D6973A7363A6BCBB0F903C60713A3CEB3AB73A700501BC3E1AFE3BC2844B3D02041EB845AB303DFF6B043C6BB4CABBDF9F193CE732A73C17918DBA14EC80BCBD941ABC2DEC1ABC75DDC5BC88CC01BC1BD952BB6BA7B23C2638CF3C14F99ABC408D5CBC66F808BCAF02603BD435A53CB894323C5B15E7BCD01AFDBB13F7C0BC8221AA3CCF8566BC290204BD2639D33C86F60C3D719B22BCEBFAD73BDBA7563DE7CFFCBC9B02883CE781213B85B1C8BC2054743CACD7D0B98472513CF8DF4CBBD02D62BC3584753C07AC2EBCDC28753C3852B53C6F21333C07D2903C52C9663C18AF3E3BCF92D4BCD538B83CC2D93D3C4682953C3790503AA7745CBC56D3833B8A7D3E3CB29C9C3C4CF2633B842DAD3B9AD2833C964A15BB543DA0BCE6C389BC215534BC02B411BB1BEEDE3B82C4FCBC9573CDBA5E314DBC9CAEAEBCA0D9F83C94F57BBB7F3005BDDE086FBCC208D2BC01F69EBC82FAEB3C963E9B3C189E323CDB47E7BB04F3B5BCC063073D33AF6F3A8748D3BCF2B981BBD7F01CBD0AC688BB19D1713CF3C8FCBB92A878BC4EFB253B81449B3CEE7E7C3C37BA22BD204FCEBCEE9899BBC92115BBA7E1AFBC8BE2B53C44191F3C8E4B9E3B7C7528BC817C2CBCFBFF94BB93D624BD39E21DBD595A93BB1C3F4C3DB2537CBA1EC0A9BC264DE8BAD879F73BD7A719BC9309183C53C2F1BBD645863C3EDDDB3CD302C2BCDDEC163C73837CBC2B0BD739B032713C5E104E3C664F1B3D",
      torch_tensor_16_32_torch.float32_4: "0x040000004078F13C1DB1983C9535EF3CF5E8C7BCB90DA8BB908E4E3A6BF0413C1D504A3CDD04FF3AF2CA303D071A6E3BCED465BC329003BCCABECEBC90F6F4BC1E9CAB3C2C40E93C78A4013DF54584BC87B28F3822FA82BC27AD5EBCD4B5EDBBCEDA143DBB67C6BB8E6E48BDDB094EBB9D095E3A585523BC8FE2153C47D1233D7F919F3CD3EC333D2E8F44BB0D168FBC4381913C9500383CBD5F8A3C4E2162BB46C349BC5D314BBC4760A2BBB777F53B1D4CB6BC807EFBBBFE2417BCD020F63B6D2FCABCF065403C7029D5BC976C1C3DF9985E3C7ECF27BBB03B85BB3B108F3B85C178BC87B1CFBCA1EE123C34F54ABC99F81E3C6790373CEEFFFDBC1BDBDE3C9E4DA53A93FA5C3C661A343BD8744C3BF85AA43B242500BC52A1D43C93EA47BC650575BCBC756F3CB8D01DBD2676AF3BEF79263C23737A3B70754A3ACA8F9D3CD55AC3BBAB00913C4EC3B9BCA0AF2A38B60D29BC21ECCE3C44EFB8B9E2DDAB3CB3FF22BDBE5BF3BCBD93F03B816E5D3DA4F9903C02878F3CCF474EBC36FF8FBB775F873C33C55B3C75D1B93C0444E6BB3ED6A53C00F819BC13A614BBC9BD14BC027D8B383E7E26BB3D4582BD71AC80BCB90439BA817DF1BBA2FD313DFDB3CB3CF354C1BA978E0F3C475AE4BC8F7554BCE9FC6C3CB8770ABB77DD6ABC4AD4453CA16CB23B2BDA36BC3504CDBCF919B73BB24B293D4E10A53CC0B61DBDAE6EEFBB4700E83C80DD283919A9423C06E1B7BCE486403C677386BC1806623C992E443CDD4C3EBDF3AE7C3C6403B13B761F2ABC7E2E3A3C898ECC3C777D2B3C8911743C8C225CBC9448D3BC6703923CE73339BA2321FBBB65C0D13A9FAA02BD7ED6893C04ED4FBCAA619EBC809CEFBBB0907BBBF4CC8ABBB760B73C99661D3C7AF21FBCF373EDBC776946BC846A543CBA0C0CBD8ADF99BAC9F08B3CA70C9C3C4AE00BBC9063A53C1DE2993A90E726BD89A2C0BA9480683C02D592BC58F7BBBC4CF8F63C12EECB3BDE0561BC66A2C8BBE6425A3CCA1ED7BB1B6028BC75B4E93C9346B03CF9CB393C4065EABB4F7F14BC2D8B83BCC079393B0768EE3A1DA6CB3B30D5223B58EB933C351CEDBCEE72513C57E5833CC00FCE3CE5ECA3BAAE0E313C00CD8A3C79D04CBC8B93923C450AFC3C7BF1CEBC8190BEBC54F7AB3C7D57A5BB995112BD1C3C79BCE9637F3C44E8173CD2BB803C8CFEF9BC45742FBC02C3903CD0077FBB5CD4A93C63EA13381D14F93BC2D5A9BC47331BBCE5CFC63BF52A173D0E61143D4FE340BC5C03703C21AFB0BCFEFC053D629A1D3C8EA2F5BBA673D8BC02340F3CAE4717BDB3D1EFBC98104CBCE99DCE3C82F71EBCD083853C9B956B3C0AF5A4BBE9B5F83CE4194D3D8A5B3DBC39B0393B4078923C522AA9BAD5BE32BCE62E57BB15F8C9BCD201A93C0A8A97BC7C5256BC09490BBC2D82A73BB12E0DBD8C4205BD3284293C02E0D03B8DA4163DF02D8ABC0EF3683CC91AFA3CFBE0DB3B8335FBB904E99D3C6EDFC6BCC4A1ABBA2EE8963C6E8E45BC2FDA5BBBCEB7C2BC0F3E93BCB077283C125CA63BF395DF3A22CD263DEEADEFBB936CFA3B3378A7BBC2BACD3B26BB90BB61AA753C53ED873CE1DB2DBD8B1DCF3C7A0801BBA069923B65D68D3B5AB3223C696583BC2634113C6D0F33BB150BB93C1D281B3C9DD694BC61086ABC6103543C1D61FB3A4341F83B1B31923BD4A90BBCCF4615BBE1009ABBCCAD51BC112D9BBBDC5D433DF48A2BBC01E34F3C67D69DBB00AC80BACBC5AABCC63F8239BCAEB83CFE31F0BCEBFF3EBCBECFBCBC7920A1BCFDDA3EBC840E31BD42802EBDC9EF13BC1443D4BC0FDBC43AC1F3F6BC754E4B3DC0BE2F3D2C72E2BC09E5443C738E29BD141189BC99A44D3CAF3C6A3B03C46BBDEE7C383C3085C63CE59F4ABCC055473D6637DBB9428599BCB546B83C07499D3B4E296E3CC477BCBC5674B13C52BEB4BC92CE89BC3B66663B9BC09CBC59E60CBCB80DAE3C9CD3843C00EE94BCF58EEB3BA146643CFD13283CF414473C6A1982BCD47885BC37772BBD770128BB3B3D9F3CD39246BC33FBA33C408B7E3C5BE2013C152DB5BCBD6F893C268ED43C2E18ED3C7783B9BC6115263D97A7C43CE137D5BCBE7979BCA29D09BD77C51DBC073579BAE47F04BC0FB832BAD7F970BBFD1A453D4F5F693B39A11D3D809604BC0EB72E3DD5F1723C09C6143CBC52FB3C57DD87BBD43F993CA401C5BA2426A83B39A1C5BB0E08543C10021E3CEE6B9C3C391C2DBDE6618D3C6D49BCBC8FFA12BC6D8CA038988337BCBE4104BD603EB03BE53816BD6986D1BC66E616BDE69DB1BA52CEF83CC01BD03CABA48CBCC12D47BBF34EE8BC626369BD781F273D04458B3C887AA2BC6B500CBB1D2AD13C30E4FEBB4AEB983C1941DA3A7367553CF9F24FBCE03DC1BC34F3C2BB1908F63B78EBA73C9EE3333BC76D27BB33AE5E3B98DBB93BCDE9393C8B1130BC59E01CBD30D7F7BC4B5C0A3DCC6417BDD45867BC6D6FB03CC6EFEB3CE0D31A3CEF01253C39D217BC39B6FA3A405E523C1593B63B9CEDCB3CD48204BD841260BB0D4D0F3C7D7E5B3CD44A62BC4C78F03C5048973C97A88CBB41579B3BFDA1C93B9C9C6C3CBFFC063D9CEBB63C52DB2ABC843081BC10B54DBBBC0E233C62754EBCD401B7BA8798903C6436383C2CB6643CC0F96C3C30D8F2BC42DBA3BC04828C3BA987773DEEFD983C0491BB3CE16D323A0E5580BB215271BC48361ABC8BA2F03C2D6ECCBCD40179BC7BD4E93CFE0BC33C057E4C3B449AB13C5053683B2630E83CD85FB53C86EE6FBCE960B9BCBEA6453A6622273A791C1A3D5D7B563C8220EEBC5738873CFE3A99BCF2C0D03C9373E0BCF6CE1E3C53F2E63C4D25C7BC92895FBDC18B863CC938103D6EB455BCAA47B83CC734383C675A713C5C87933C",
      torch_tensor_8_torch.float32_2: "0x040000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_8_torch.float32_3: "0x040000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_32_torch.float32_3: "0x04000000F99063BCBBB1523C8641DDBC2BD001BB4A17F0BBED0AAE3C377A4B3DEF6EFBBA190EF03C323D5D3CDC2FEBBC8B3301BD5540B53B44FE2C3C9E06AEBB445615BDCB6940BAD05EEBBBC6E2A1BCAA0E443D6D37003CE5A8C93C717D96BCE545EBBAD53890BACE2DBEBC9B53AEBA14959CBCEC7707BD5BB3643C24A0523B34632B3C7886A93A98D02CBC6E92BA3CA4CB023DEED0E83CC0DCF33B4CB24FBB9CD13E3C3D3ABABC78C2BABCBC5142BC60988C3C59F7D53C47D9BE3C365B8BBC2D4520BC54317A39DBDB993B2D1E8ABB50A7F8BB93890CBDA5BDB33B446ED23CB407A4BC2ACAB5BCDC37DE3B9EE6D4BC60DA2DBA130963BC99420F3CAD7993BBFCE1503CE61251BC967082BCC93492BC2F834A3DB942C3BC6FCABBBCDF2496BCCFE27F3B1CCFA1BB939426BC9313AD3B260B423D221F04BDA2FBBA3B1E385BBDA06BBDBC2FFB23BBC6E6E63BE9DBBA3CC675F7BB12DE393DA458893B1D73573CB5C1B2BC2EBF22BD41D6E0BC534B0E3CFB026EBC98A4D83CDCBEB2BB7404DC3B0B0D5FBC97E3713CAACE9B3C939DF33CAF171EBD6BDB74BC3BBE04BC74B5A8BC21AB3EBD278FB33C355FCABB8B9A4ABCA093D0B9069DD4BCE12DD53CBD59693D782FD9BC82739EBBC9501EBB6091BEBC9E298BBCC4DC34BC73CB2DBCC9116CBCA0E1B33CB8E57B3C2E41E63CBD5CAE3CDB29FFBCE2B6BBBA8AF62E3C230972BC90B5B33CCF2C7EBB6CF30D3D172A42BDEC9F6CBC29040ABDC6A91E3D8EEFC4BC89EDA83CE7AF993AF0D6913B5990283CB40A923CAE184F3B448CADBB4488203D2F06643C7273503CD865C3BCCFE60A3B9C0BC73CCA4A243CF8470DBBC4F74CBDD715483C4430453DE2F3A13B1CC348BC51F49EB94914AC3CD3D8F13C26D52D3CB5E0F43BC230B3BC6B90233D814F44BDC450E33CB2E59E3B7D397ABC845F2D3DC03699BC20B91EBB05AF20BCA2BF473C7432EABC9BF9A53C39FD38BAB4D977BA5D1198B84334EB3B0F1B003CBE93763CB06BEE3CC2D3043DFAAD00BC6650E53C9A4D223DED8025BC4246D6BCDD32523BD72D973C2DD0BFBC0DE09BBCD4DDB83C60399BBC026FC0BC8D22AD3BDFD9203C0B10003C9BB057BC3E7B633A4D2696BC7202E7BBFBDFF93B61CD64BB7DAD60BCC1CF073B145F42BC8FC6B33CC5A64A3CFEDAA33C993619BC96B78FBB7FF1073B170B96BA5C3C653CA2E1723BEFFBE3BC134FC5BB79B4413C12C161BC570980B93F928CBC4364713CF2678FBBEE61163CCCD85ABC809D3EBCF80746BD507C4EBC994203BD76092C3DE154A83B6795293D426B71BCF480C33BEE1BA6BC42575ABA343E923C2BDA803CAB59CABC13C6BD3BED8C05BD6ABE743CEE54C73CF96E78BCCEB75ABCFB22483BBC03AEBB5D124FBCD72CF0BC506615BCC2BB7C3BA07B583C8E227DBB5F8E8B3CEB4665BB0611953BBB3089BCDBE983BB5C8AA23BEFCA9DBCB54BE33C420AC5BCA44F243D014D21BC5395273D0EA55E3C8087BBBB252827BC4FACD83CFD32243D541F6CBC4E60B73C75D4C23AC07B613D85FDAD3CB97D8ABC936A76BB3B86F83CF040C73CA60BDB3976D2AFBCF0A771BC3D42A43CB675B1BC60DA803C02861FBD674516BD376E12BC9D21C13CC319F5BCAB98263B87AE133D30A901BDF414CEBBBADE153C876952BCA5A7FFBBD1C9003D69FB9EBC247537BCE296033CD8DAC03BCF0F123C693E94BC27B376BBCB21AF3CA626743B82544F3CDB2CDABB39A1FA3B505105BDB2324A3B3D3015BCCDD4BEBC0266E83B2DBFAABC0F8F713CCE81403C8269DB3B0A83053CBB2F21BC479F943CE907233B9954103CB21FF73B843EC43C81340DBD9E5E1D3DF887693C57130FBDB97621BC737D023C4B799DBCB57532BBF87FFF3C0D3490BC798F17BB07BD513CE59AA8BC37A0C43B0671CA3C44235F3DA9A42A3C6B8CEB3CE030003DDC50CC3C789547BCD836343D7799F33CCF9E45BBEBEEE63BC76F003C5DA194BC9FDF0B3DF4C940BCBBAA18BDA21C403C0F0DD8BA4206983C4BA7D03CB93A8ABBBBB2273CA4EFCB3C807F63BCEF26ACBCA0D3943C46AE233C159E0A3CAF8769391648A03BF398A0BC0B0D5BBB482D83BC04D25A3B3B2A173CE930CABCB89AA7BC411443BCDE2F5CBBEA4C45BC3466E4BC7DEE903CE9E5DCBB2B4581BCD641283CCAE3B0BCADA50F3D2BCA963B45F6BDBB9C754DBC740F27BBD748BF3BE7D18C3C059B6D3C1A720DBD4B04243D420B383D1D2AC7BBAE349E3C531CDC3C92464D3C092310BDC07E0DBC56491E3C4CF7183DDFB509BB45C8BEBC0797BB3A6CF5E4BBFDB56EBC60F74CBCF9DC9CBCA7286BB918B264BB227BAE3AFF34813C1D490B3C3ED39DBB2079E53812728CBB3848FF3C44B7CD3C6AFB273DA0A6753C9BFCDABC930C70BBE03AC0BB6DC913BC4F80BF3CF1CF9C3C03D9F0BC68B211BD0BD1E63CD6191DBC998A033CFD8BF8BB104692BC970B18BA3DE236BCAC46DABB4B0A8BBC38F424BC8FE003BCF08BD2BBC6E8723BEFA7CCBC1377AEBC27AEF2BC2EA39D3C5C7B8D3A2FCF06BC7A640D3D52AF5FBCE1FDCD3B45F5543C21B9323CC4090CB917AB2C39BD65803C125AD7BCD49E3CBCD3AE61BC6785243CF0A90DBDCF31513D230F033B608A85BCA43B2CBC656DBB3C9B377EBC1FE894BBE9CA5BBC0BE612BB3D4851BC894E943B81C014BB930F913C2B240EBDCB6B3CBC4731DD3CFD07283C67166FBBF0C81CBD2AD7D03B12E4F93BB14E21BC8CA9743B6E3EA1BC52CEB8BB9DFA2B3DD958163C67A05E3C3491EEBC9712583C92C4483B8FD13CBC4A7EB4BB0D6C9CBC1F0502BCFCE4473C5F3A923CA87682BC1E0520BDEDC4383CC536AF3CBEC925BA425CD23BE38FF23C950AEFBA42BFA5BBE7E099BC5701093C7380E3BCCE9E9C39A9C183BC5CB1E93BC0D6D13CF125A3BA578D74BC94FCF5BC91B59B39A97CBFBC4907E33C24D919BD93C030BCC234113D8EBEA73B46CA183CAAC8FFBC7505593C9B29813CE04D633CD333BFBCD0943A3BC2F0EABBD6372BBDD3FAB3BBF0318B3C0A6EB93CD0B9263C95AA903C7D8611BD27C1D53C7DC3253D07B5433DBE59E1BB19836DBCCD9F0BBC5812463CF22AECB9348EEC3C21A2953B5B5893BBCFCAE3BCD284BCBCF7291F3B32C5143C941EAC3CCBDC2BBDE76582BAC6BD43BBFD649CBDBBF22C3D33455B398B02DFBB93A2423CD4136FBC1425803BD7753DBD7D5EEDBB8191B73B502CB73C0F84343C9D1C043C34093F3CB1EF003CB00E453DE21028BCBD6EBCBCE2AF75BB5D81E53C4499BABC7B16B1BC61D012BD6E8AB3BCC072EF3ABD3AB7BA956935BC7E8B5A3CB54982BC6E14B8BB1D65343BDD3EC93C9941E7BA49539CBC014DAABAB93AA4BC80DBD3BB6612BE3C4B94CCBC0E4A6C3C2F2F783C80AAB63C2E3A3E3CAF1FBF3CEF40BA3B0D4A85BC9D8839BBEF9ABCBBBBC166BC48FC123C815EC13BD6A006BDC91DF73BCA6B223DD0049D3CB97BFBBC42D16E3CF704673BCE779A3C79F320BC32ED153CDB9285BCA6D531BC09AEEA3CCB04E4BC69FECEBC20F1FE3BF08AC8B9941D913BFBD2FCBB466DB4BCC14143BC3B2BF0BCEFEF673CDE6CA9BC2DDA0EBBEE1FD83BD7A4D4BBE0009BBBC4DE21BD8123A73C72CD8DBCCBC4A13B5926D8BC2AC8B13C40F85ABB2E33283DD7B5FF3C6E1F763C8436DFBB2EA078BC5F3C053DEE82A1BCC98B173DADB30E3C1DDBC2B9992AC4BCEAA4283D42410DBD7DA04FBB17E2EDBC1CAA333DF956DB399D9EBA3C9C1CE9BCEBF3783C06AD39BCA9A6ECBB4290123BD202D53C92BA64BC42D85D3C5B9DDFBC24A2C53C448BD6BB6507263CB7B436BC6DE9903CBC2A813CCEF3823CBD092CBCD99F45BB3E15C03CCEBA943B1CFE54BC7EB5C3BBF7A0573A8166D2BB73ADC03CE0D79EBC397C883C55B7403C86B7B6BB6C9E573CDB5337BC53B1B2BBE033033D9495B1BCA4DE00BDCFDA9EBBD98718BB1B4544BD7ECDFFBC726034BC1B612E3C6B95243CD963673DD2C360BA1E0B99BADE3E2D3C8B4295BB19509EBCF3D7303C52088ABB99D6663C89D5DEBCBE77CF3B066D623C3B8DCBBCAB5A943CD9B6C13B1F3EA3BC55FD8FBC0D63AF3CC76E23BBBA56203C09CB543C8D81863C50FC813C975B10BCF43692BA9DA541BDE69F88BBFDA074BCAD818C3C194B1ABC1997803B8E8B3A3C794902BC863C2FBC1AE5103B313D023D9B8DAD3C221F4ABC02F783BC1CD5A6BC5C0AF0BC5C778BBCE6BB9BBC2149AEBB846909BD6D81A2BA72A9223C6E4A273CF7B742BC92EA023D89DECFBBF49F88BC8A1230BCFD44C23C6156CE3B940EAA3CDBCEE7BBEC52103D385D8FBC1B3696BCDEDFF23C60BB953C2963D43C076739BC25FC613CA76B133D0AB5F9BCDDE8AC3C59ABF9BC2EFB2C3B62BB80BB9B9D0A3C06D65DBDD3FC1ABC5B5BACBC55EBCA3C9C06963BD67B233C9DAA0B3BC58F1A3DF715763CD2160DBDA60108BB03A6143C223BC73A2E24B1BC71660CBC59383D3C659E0BBC6CEAD33C87FE5DBC37C8F53CDD31B73CB0D4CE3A92E08ABC376C72BCAB3CB9BAC27F973CDB3DD63BB40994BC526C423DAA9CC23B3114203CA2BF013C1D720CBD35873ABCB70C7C3CD7D4423CBD122C3CFDD7CF3BA7A6F1BC312F86BCA63895BCA07804BC0248083CAC12DC3B4400CEBC3C05053D8561FEBBA9BC69BCC0C5133D822CA7BC80845E3C3D6889BCC55D603BF73292BCF97542BCF04762BC524A943C6432ADBBEA08923C47AD483C45E2F33C9290023D0694163C5889723D5EB303BD8278EE3B4FEBAFBBC9CA39BDF3D5DAB9B45CFEBC92D696BCA457E33CC7D01BBC0A4E763DB94D293C6B8882BCD271B43BF3622BBA783333BBA7D511BD66850D3BD95D563B74EFACBC4B12EDB924C5E7BCCD140C3D130FEFBCBC23E63C4F3F62BB7E5DE239213ABABCAAADDB3CB9AE8F3BB0D1CE392A2DC03C2941433CC071593C45DEAE3B5B795EBB501F2DBA2FBF4DBC5AB69CBCFC1305BD1007BDBC804D053CCC375EBC07D7063D6B99ECBC3001FC3B74122EBC8FC208BD9B141ABC2B79D4BC35DD873BD31635BC61928F3CE200DCBC1B3AFBBBE6B8073CD572FA3C759F05BB571FB23A5C21593C163F98BAEBE1473CE5782DBB30A9A7BB6579A3BAD735CB3B2CABFD3B6E6F203DF9B7543C1DA7E73AF6DA9B3C972DAA3C8B41133C659B18BB4206A4BC709636BCE71656BC75D54C3CB2F3E4BB2DD2943C0426853CA750473BF097F93B3052483DE5A8C5BCFCAEDCBC81F9E63BF26357BB82F02B3C1E26BC3BB9D70A3C1E178F3C459F493CE51FDB3B613DAE3C695F983B879956BCB7913CBD823E223B111006BB428CEE3CCACF97BC4402483DCB35C3BB05D3F53CF661A8BC124C2F3C9308223C6FCEBD3C06C624BC80DA34BD37FB85BCA6D20BBCA7569AB754FFAE3BC01A19BD71FC8C3C613CB1BC8220063BFEFB4B3C44D84DBCC0EF13BCE2DBDFBB02F6993CCEA3A93C31F1913B501CEC3CE3429ABC5EAE25BC7EBE25BCC055423B1736A6BC2719153BC5304F3C5A521ABD371317BD7919ED3B76D881BCEF60E9BCA168CEBCD36F3A3CBE9849BCB429FA3C60505DBCBD66B13CBAA020BCB3647D3CE22AF3BC8F36573C9395FDBC09A847BC4B7B503C9B5D753BFE13F8BCFB31183A60C8543C5294B3BC37BA29BC5C93123C14390E3C8D49233DB31122BCEA1EADBC69104E3B3C05D1BC491E1C3ADF120B3DE7FF27BCD81979BC46A7283C944A79BC4BC3D23C440495BAFE8BC3BC90983E3C5FD984BC079B21BD959B87BB1A0796BB30B2F2BBB7BB0E3C3EEC11BC2070D33C",
      torch_tensor_32_torch.float32_5: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_torch.float32_6: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_4_32_torch.float32_2: "0x040000004B4CEBB9460EC23CE936913C7934473C34DA813C49F5ABBBDD206D3BA9283A3AF45C463BB9BD28BCF892613C9C74053C92E62EBAF5B80DBC06A4DB3CED35213D013ACA3A3C43523BD6E226BBB0B3D83B46E93C3D059AA9BC5FF706BC01DF45B766AEBCBC29ED0C3CC5A9103DA3478CBC70A6973C6C5A0C3DB7BC26BD5E66C73B87BB94BC6FE2E33C7B102ABC9BA3943C5931653B597208BC3CC098BCE92799BC690C363DC138D5BCC92699BB1E93A13C60509C3979F60C3D987DB03B819BAB3C54BCA7BCB27B05BC7196083C212AD8BC499290BB6B8CE2BA13F9B8BBC3409CBAA9DE663B64314C3CEB1AB1BC24CF96BC1D5079BCC294A33C375AAB3C193524BD4DE603BD63F8EF3C5856DDBC04C60B3CC619083C3D04BFBCB02E483C20AC0EBD207F6BBCD86F4CBA367A253CF5E6B4BCFD3C4E3B0DFD423C6FD5CB3C260B0AB9150B36BB15057D3C3C36E73CD593FA3CD4A1423C10908FBCFD26603C970D66BCB5CFC7BB3B4D2F3BAD09023D5D1ECE3BE85521BDB7E7D4BCC111093D7D325EBBFB3D29BD640817BC3FA622BB5BB91E3C0065F0BB6917AEBCA92252BC103DA63CA064B73C8F012D3C7EA63A3C3EB7F9BABE9BA33C2AA5313D924FC33C5BED09BCE2FF733B700A72BCFDB3383C75A8833C5FCE033D92DFA33C8A16483C195A0ABD0F384F3C226D743DC4FFAABC008F85BB7AB48C3C4E13233D74C1603C8E021A3C",
      torch_tensor_4_32_torch.float32_3: "0x04000000C489AB3C0137173D972E363BB099253CB27C7EBBFCDC4E3C3ECACABC1E26BC3CE09FBD3B93FBF1B84EEEE3BCE6C786399847B43C8762A1BB5079AABB3B46953CB20050BCDE9E4C3B41C7C53C8A7F01BBD54D61BC123FB1BC07270ABC037696BCA173113CDE1FB23B2B56843C8F84753C173554BDAD8899BC9C04463CD669103DA6987C3C9AAF20BB1692123C33F4D53B058E4BBCAB5E863CAB0D613C9C62743C20A13F3C89B53E3C72B54E3D205DF5BA56CE903C5C8BA43C05749D3CCD5E8D3CAB8D0C3C9D4745BCA7AC2EBBD29404BC6088053DD41D1C3B17EEBB3B2A3A0E3DF2AF98BC997139BCD0862CBC44F5813C5348E43CFE28CF3BA9FEAF3CAABB20BD0BEEC1BC6D88223BE792B1BBCB7F37BC00DE0E3D7E487A3C1EDB4EBC61CBBBBA6575793A6B660BBC995211BC71C89E3C3CB9AAB89683A8BC93D4C0BC1466A1BC9B3F9C3C2E3E143CA5CBC5BC02220B3C9503A2B999ECC1BC7D6B123B6AE3353DEB6F063D9BBC9B3C6F4F383CF79885BC3F2B963CA119A73B6D0941BC56D1963C82BC183C624109BD5E19973C4190B9BCBE962E3C0A6781BCF7DAA0BCD0B3153D6E56503DAEBBEABB4411BFBC878BD4BB0CDD0A3D92DC28BC341A7E3C5E4B903C45A9F73BA203843CF2A2BF3C5FE5903CE1945DBBA1F2393D52A51B3C4884213CB499B9BCD2CD93BC94FEEDBC58756ABCEED42A3C451639BCE2A9D1BCCEFA833C",
      torch_tensor_32_4_torch.float32_1: "0x0400000074AC483B14B465BC935963BB6765A2BBA6D752BB546C223B1C1EDBBCA48245BC36E305BD7C24243A290902BD5EAA533C26CD06BD284A87BC8D37CBBB85D4843CFD6BC73C0486A83742E0B5BC6444CFBC741904BD16C788BC2740243C7FD30CBB07D01FBCE6C4B4BB05A3AEBA90F313BD9F7609BCFD09823C0B74353CE6A7DE3C970FDEBB4A57043CCC4BEABC5CDBFCBB20368FBAC142963C94806CBC56B20DBBDDBD75BC8150343CC10749BD0D68AE3A33DEC73C4129853C7731953B8517AF3C9D9A6BBC1B9EE03AF53A863B0070403C5EA0EEBBB7670A3C1DB269BB9D2BA5BC9493D6BC694384BAD88C273DAA4066BDA779C33C2FB6063C47A778BA22A6D43C494F47BC65305F3C85DE4D3BD901DABA966C1B3B80EA153D29B5553C9E10663BE057F4BCC141B33B83BF173DC216303C696FE53C5BAF1CBCC62D593C306C52BB7C9DB8B9E0F9B0BC774A0F3C8659A73C397030BCDCE93F3C1C38F4BBBBD3AB3BCDC84ABC83CC18BD3176813C32B37ABB3D69613B3CF8B9BC062A793CE9531D399CA5D93B2E2002BC412343BCC59E2FBD5EF0A63C929106BBB4287BBB8504F13CE03A66BC4B2EBCBBAEC644BD42DD0D3C572165BA60AFB03A387E14BD67812C3B16CAACBC7BC775BC0D9414BD75EBB1BB46AA47BC89E7C6BCD777353C4B83C7BCCE17C33AEFB0A7BCA151C8BC72B30A3DA98E69BD9E130CBC5D706A3C076710BB",
      torch_tensor_32_torch.float32_7: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
      torch_tensor_32_torch.float32_8: "0x040000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    }
  }
#-}
