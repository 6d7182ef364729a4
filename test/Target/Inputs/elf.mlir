gpu.binary @kernels [#gpu.object<#nvvm.target<O = 3, chip = "sm_90a">, bin = "\7FELF">]
