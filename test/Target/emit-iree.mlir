// RUN: %sparse-opt %s --sparse-attn-emit-iree=object=my.o --allow-unregistered-dialect -mlir-print-op-generic | FileCheck %s

// CHECK: "stream.executable"() ({
// CHECK: "stream.executable.export"() ({
// CHECK: "stream.return"(%{{.*}}, %{{.*}}, %{{.*}}) : (index, index, index)
// CHECK: function_ref = @k_export, sym_name = "k_export"
// The C function, then the function that unwraps the bindings.
// CHECK: function_type = (memref<f32>, index, memref<f32>, index, index, index, index, index) -> (), sym_name = "k"
// CHECK-SAME: sym_visibility = "private"
// CHECK: hal.import.static, llvm.bareptr = true
// CHECK: function_type = (index, index, index, !stream.binding, !stream.binding) -> (), sym_name = "k_export"
// CHECK: "stream.binding.subspan"(%{{.*}}, %{{.*}}, %{{.*}}) : (!stream.binding, index, index) -> memref<?x16xf32>
// CHECK: "iree_codegen.extract_strided_metadata"
// CHECK: #hal.executable.object<{path = "my.o"}>
// The kernel itself has left.
// CHECK-NOT: memref.load
func.func private @k(%x: memref<?x16xf32>, %n: index, %y: memref<?x16xf32>, %i: index) attributes {sparse_attn.kernel} {
  %0 = memref.load %x[%i, %n] : memref<?x16xf32>
  memref.store %0, %y[%i, %n] : memref<?x16xf32>
  return
}

// CHECK: sym_name = "main"
// CHECK: "torch_c.to_builtin_tensor"(%{{.*}}) : (!torch.vtensor<[?,16],f32>) -> tensor<?x16xf32>
// Sizes and indices, the tensor, its dynamic size, the result's.
// CHECK: "flow.dispatch"(%{{[0-9]+}}, %{{[0-9]+}}, %{{[0-9]+}}, %{{[0-9]+}}, %{{[0-9]+}}, %{{[0-9]+}}, %{{[0-9]+}})
// CHECK-SAME: {entry_points = [@sparse_attn_kernels::@k_export], operandSegmentSizes = array<i32: 1, 4, 1, 1>, tied_operands = [-1 : index]
// CHECK: "torch_c.from_builtin_tensor"
// CHECK-NOT: sparse_attn.dispatch
func.func @main(%t: !torch.vtensor<[?,16],f32>) -> !torch.vtensor<[?,16],f32> {
  %c0 = arith.constant 0 : index
  %x = builtin.unrealized_conversion_cast %t : !torch.vtensor<[?,16],f32> to tensor<?x16xf32>
  %n = tensor.dim %x, %c0 : tensor<?x16xf32>
  %y = sparse_attn.dispatch @k [%n] (%x, %c0) sizes(%n) : (tensor<?x16xf32>, index) -> tensor<?x16xf32>
  %r = builtin.unrealized_conversion_cast %y : tensor<?x16xf32> to !torch.vtensor<[?,16],f32>
  return %r : !torch.vtensor<[?,16],f32>
}
