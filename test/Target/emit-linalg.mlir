// RUN: %sparse-opt %s --sparse-attn-emit-linalg --allow-unregistered-dialect | FileCheck %s

// The program keeps declarations and calls.
// CHECK-NOT: memref
// CHECK: #[[ROWS:.*]] = affine_map<(d0, d1) -> (d0, d1)>
func.func private @k(%x: memref<?x16xf32>, %n: index, %y: memref<?x16xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}

// CHECK: func.func private @sparse_attn_layer_0(tensor<?x16xf32> {bufferization.access = "read", bufferization.buffer_layout = #[[ROWS]]}, index) -> tensor<?x16xf32> attributes {llvm.emit_c_interface}
func.func private @sparse_attn_layer_0(%x: tensor<?x16xf32>, %n: index) -> tensor<?x16xf32> {
  %y = sparse_attn.dispatch @k [%n] (%x, %n) sizes(%n) : (tensor<?x16xf32>, index) -> tensor<?x16xf32>
  return %y : tensor<?x16xf32>
}

// CHECK-LABEL: func.func @main(
// CHECK-SAME: %[[T:.*]]: !torch.vtensor<[?,16],f32>) -> (!torch.vtensor<[?,16],f32>, !torch.vtensor<[?,16],f32>) {
// CHECK: %[[R:.*]] = "torch.aten.relu"(%[[T]])
// CHECK: %[[X:.*]] = "torch_c.to_builtin_tensor"(%[[R]]) : (!torch.vtensor<[?,16],f32>) -> tensor<?x16xf32>
// CHECK: %[[N:.*]] = tensor.dim %[[X]]
// CHECK: %[[L:.*]] = call @sparse_attn_layer_0(%[[X]], %[[N]]) : (tensor<?x16xf32>, index) -> tensor<?x16xf32>
// A dispatch in no layer becomes a call, and an equal one a call of the same.
// CHECK: %[[A:.*]] = call @k_call(%[[N]], %[[L]], %[[N]], %[[N]]) : (index, tensor<?x16xf32>, index, index) -> tensor<?x16xf32>
// CHECK: %[[B:.*]] = call @k_call(%[[N]], %[[A]], %[[N]], %[[N]])
// CHECK: "torch_c.from_builtin_tensor"(%[[B]]) : (tensor<?x16xf32>) -> !torch.vtensor<[?,16],f32>
// CHECK-NOT: sparse_attn.symbolic_shapes
func.func @main(%t: !torch.vtensor<[?,16],f32>) -> (!torch.vtensor<[?,16],f32>, !torch.vtensor<[?,16],f32>)
    attributes {sparse_attn.symbolic_shapes = []} {
  %c0 = arith.constant 0 : index
  %r = "torch.aten.relu"(%t) : (!torch.vtensor<[?,16],f32>) -> !torch.vtensor<[?,16],f32>
  %x = builtin.unrealized_conversion_cast %r : !torch.vtensor<[?,16],f32> to tensor<?x16xf32>
  %n = tensor.dim %x, %c0 : tensor<?x16xf32>
  %l = call @sparse_attn_layer_0(%x, %n) : (tensor<?x16xf32>, index) -> tensor<?x16xf32>
  %a = sparse_attn.dispatch @k [%n] (%l, %n) sizes(%n) : (tensor<?x16xf32>, index) -> tensor<?x16xf32>
  %b = sparse_attn.dispatch @k [%n] (%a, %n) sizes(%n) : (tensor<?x16xf32>, index) -> tensor<?x16xf32>
  %s = builtin.unrealized_conversion_cast %b : tensor<?x16xf32> to !torch.vtensor<[?,16],f32>
  return %s, %r : !torch.vtensor<[?,16],f32>, !torch.vtensor<[?,16],f32>
}

// A private function with foreign ops is no layer: it stays.
// CHECK-LABEL: func.func private @foreign(
// CHECK: "torch.aten.tanh"
// CHECK: call @k_call
func.func private @foreign(%x: tensor<?x16xf32>, %n: index) -> tensor<?x16xf32> {
  %y = "torch.aten.tanh"(%x) : (tensor<?x16xf32>) -> tensor<?x16xf32>
  %z = sparse_attn.dispatch @k [%n] (%y, %n) sizes(%n) : (tensor<?x16xf32>, index) -> tensor<?x16xf32>
  return %z : tensor<?x16xf32>
}

// The code, for the object.
// CHECK: func.func private @k_call(index, tensor<?x16xf32> {bufferization.access = "read", bufferization.buffer_layout = #[[ROWS]]}, index, index) -> tensor<?x16xf32> attributes {llvm.emit_c_interface}
// CHECK: module @sparse_attn_layers {
// CHECK: func.func private @k(
// CHECK: func.func @sparse_attn_layer_0({{.*}} attributes {llvm.emit_c_interface} {
// CHECK: sparse_attn.dispatch @k
// CHECK: func.func @k_call(
// CHECK: sparse_attn.dispatch @k
// CHECK-NOT: func.func @
