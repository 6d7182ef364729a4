// RUN: %sparse-opt %s --allow-unregistered-dialect --erase-dead-torch-ops | FileCheck %s

!x = !torch.vtensor<[?],f32>

// A chain without users goes, with what is said about its values; the scalars
// of such a statement come after the value and go too.
// CHECK-LABEL: func @dead
// CHECK-NEXT: return
func.func @dead(%x: !x) -> !x {
  %s0 = "torch.symbolic_int"() <{max_val = 9 : i64, min_val = 2 : i64, symbol_name = "s0"}> : () -> !torch.int
  %0 = "torch.aten.neg"(%x) : (!x) -> !x
  "torch.bind_symbolic_shape"(%0, %s0) <{shape_expressions = affine_map<()[s0] -> (s0)>}> : (!x, !torch.int) -> ()
  %1 = "torch.aten.cos"(%0) : (!x) -> !x
  %6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  "torch.aten._assert_tensor_metadata"(%1, %none, %none, %6, %none, %none) : (!x, !torch.none, !torch.none, !torch.int, !torch.none, !torch.none) -> ()
  %2 = builtin.unrealized_conversion_cast %1 : !x to tensor<?xf32>
  return %x : !x
}

// What is said about a value in use stays, and so does an op that is not known
// to be pure.
// CHECK-LABEL: func @alive
// CHECK: torch.symbolic_int
// CHECK: torch.bind_symbolic_shape
// CHECK: torch.aten.neg
// CHECK: torch.aten._assert_tensor_metadata
// CHECK: torch.aten.bernoulli
func.func @alive(%x: !x) -> !x {
  %s0 = "torch.symbolic_int"() <{max_val = 9 : i64, min_val = 2 : i64, symbol_name = "s0"}> : () -> !torch.int
  "torch.bind_symbolic_shape"(%x, %s0) <{shape_expressions = affine_map<()[s0] -> (s0)>}> : (!x, !torch.int) -> ()
  %0 = "torch.aten.neg"(%x) : (!x) -> !x
  %6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  "torch.aten._assert_tensor_metadata"(%0, %none, %none, %6, %none, %none) : (!x, !torch.none, !torch.none, !torch.int, !torch.none, !torch.none) -> ()
  %1 = "torch.aten.bernoulli"(%x, %none) : (!x, !torch.none) -> !x
  return %0 : !x
}
