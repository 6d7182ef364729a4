// RUN: %sparse-opt %s --sparse-attn-gpu-to-ptx --split-input-file -verify-diagnostics

// expected-error @below {{expected one target #nvvm.target}}
gpu.module @kernels {
}

// -----

// expected-error @below {{cannot be translated to LLVM IR}}
gpu.module @kernels [#nvvm.target<chip = "sm_90a">] {
  llvm.func @k(%x: i64) {
    // expected-error @below {{cannot be converted to LLVM IR: missing `LLVMTranslationDialectInterface` registration}}
    %0 = arith.addi %x, %x : i64
    llvm.return
  }
}

// -----

// expected-error @below {{no code generator}}
gpu.module @kernels [#nvvm.target<chip = "sm_90a", triple = "quantum-unknown-none">] {
}
