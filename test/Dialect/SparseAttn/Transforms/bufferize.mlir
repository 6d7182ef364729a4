// RUN: %sparse-opt %s --one-shot-bufferize="bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map" --split-input-file | FileCheck %s

// A dispatch becomes a new buffer for its result and a loop over its items.
func.func private @double(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  %0 = memref.load %x[%i] : memref<?xf32>
  %1 = arith.addf %0, %0 : f32
  memref.store %1, %y[%i] : memref<?xf32>
  return
}

// CHECK-LABEL: func.func @static(
// CHECK-SAME: %[[X:.*]]: memref<4xf32>) -> memref<4xf32>
// CHECK: %[[IN:.*]] = memref.cast %[[X]] : memref<4xf32> to memref<?xf32>
// CHECK: %[[Y:.*]] = memref.alloc() {{.*}} : memref<4xf32>
// CHECK: %[[OUT:.*]] = memref.cast %[[Y]] : memref<4xf32> to memref<?xf32>
// CHECK: scf.for %[[I:.*]] = %{{.*}} to %{{.*}} step %{{.*}} {
// CHECK-NEXT: func.call @double(%[[IN]], %[[OUT]], %[[I]]) : (memref<?xf32>, memref<?xf32>, index) -> ()
// CHECK: return %[[Y]]
func.func @static(%x: tensor<4xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  %y = sparse_attn.dispatch @double [%n] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// The argument is only read, so both dispatches take it as it is.
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME: %[[X:.*]]: memref<?xf32>, %[[N:.*]]: index)
// CHECK-NOT: memref.copy
// CHECK: %[[Y:.*]] = memref.alloc(%[[N]]) {{.*}} : memref<?xf32>
// CHECK: func.call @double(%[[X]], %[[Y]],
// CHECK: %[[Z:.*]] = memref.alloc(%[[N]]) {{.*}} : memref<?xf32>
// CHECK: func.call @double(%[[X]], %[[Z]],
// CHECK: return %[[Y]], %[[Z]]
func.func @dynamic(%x: tensor<?xf32>, %n: index) -> (tensor<?xf32>, tensor<?xf32>) {
  %y = sparse_attn.dispatch @double [%n] (%x) sizes(%n) : (tensor<?xf32>) -> tensor<?xf32>
  %z = sparse_attn.dispatch @double [%n] (%x) sizes(%n) : (tensor<?xf32>) -> tensor<?xf32>
  return %y, %z : tensor<?xf32>, tensor<?xf32>
}

// The dispatch still reads what is written before it: not in place.
// CHECK-LABEL: func.func @written_before(
// CHECK: memref.copy
// CHECK: func.call @double
func.func @written_before(%x: tensor<4xf32>, %f: f32) -> (tensor<4xf32>, tensor<4xf32>) {
  %n = arith.constant 4 : index
  %c0 = arith.constant 0 : index
  %w = tensor.insert %f into %x[%c0] : tensor<4xf32>
  %y = sparse_attn.dispatch @double [%n] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y, %w : tensor<4xf32>, tensor<4xf32>
}

// Rows of a kernel's arguments are contiguous: a view with strides is copied.
// CHECK-LABEL: func.func @strided(
// CHECK: %[[VIEW:.*]] = memref.subview
// CHECK: %[[ROWS:.*]] = memref.alloc() {{.*}} : memref<4xf32>
// CHECK: memref.copy %[[VIEW]], %[[ROWS]]
// CHECK: %[[IN:.*]] = memref.cast %[[ROWS]]
// CHECK: func.call @double(%[[IN]],
func.func @strided(%x: tensor<8xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  %s = tensor.extract_slice %x[0] [4] [2] : tensor<8xf32> to tensor<4xf32>
  %y = sparse_attn.dispatch @double [%n] (%s) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// An i1 is a byte for the kernel and a bf16 its bits; sizes and indices pass.
func.func private @k(%m: memref<?xi8>, %n: index, %o: memref<?xi16>, %i: index) attributes {sparse_attn.kernel} {
  return
}

// CHECK-LABEL: func.func @other_elements(
// CHECK-SAME: %[[M:.*]]: memref<?xi1>, %[[N:.*]]: index)
// CHECK: %[[BYTES:.*]] = builtin.unrealized_conversion_cast %[[M]] : memref<?xi1> to memref<?xi8>
// CHECK: %[[O:.*]] = memref.alloc(%[[N]]) {{.*}} : memref<?xbf16>
// CHECK: %[[BITS:.*]] = builtin.unrealized_conversion_cast %[[O]] : memref<?xbf16> to memref<?xi16>
// CHECK: func.call @k(%[[BYTES]], %[[N]], %[[BITS]], %{{.*}})
func.func @other_elements(%m: tensor<?xi1>, %n: index) -> tensor<?xbf16> {
  %o = sparse_attn.dispatch @k [%n] (%m, %n) sizes(%n) : (tensor<?xi1>, index) -> tensor<?xbf16>
  return %o : tensor<?xbf16>
}

// -----

// An update is made where its input lies, unless that is read later.
func.func private @bump(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}

// CHECK-LABEL: func.func @in_place(
// CHECK: %[[A:.*]] = memref.alloc
// CHECK-NOT: memref.alloc
// CHECK-NOT: memref.copy
// CHECK: func.call @bump(%[[A]],
// CHECK: return %[[A]]
func.func @in_place(%n: index, %f: f32) -> tensor<?xf32> {
  %e = tensor.empty(%n) : tensor<?xf32>
  %x = linalg.fill ins(%f : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %y = sparse_attn.dispatch @bump [%n] (%x) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// CHECK-LABEL: func.func @read_later(
// CHECK: memref.copy %{{.*}}, %[[B:.*]] :
// CHECK: func.call @bump(%[[B]],
func.func @read_later(%n: index, %f: f32) -> (tensor<?xf32>, tensor<?xf32>) {
  %e = tensor.empty(%n) : tensor<?xf32>
  %x = linalg.fill ins(%f : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %y = sparse_attn.dispatch @bump [%n] (%x) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  return %x, %y : tensor<?xf32>, tensor<?xf32>
}
