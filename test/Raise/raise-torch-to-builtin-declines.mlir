// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-to-builtin \
// RUN:   -split-input-file -verify-diagnostics | FileCheck %s

!x = !torch.vtensor<[4],f32>

// CHECK-LABEL: func @other_op(%arg0: !torch.vtensor<[4],f32>)
func.func @other_op(%x: !x) -> !x {
  %0 = "torch.aten.alias"(%x) : (!x) -> !x
  // expected-remark @+1 {{function 'other_op' stays torch: 'torch.aten.neg' has no builtin form}}
  %1 = "torch.aten.neg"(%0) : (!x) -> !x
  return %1 : !x
}

// -----

// expected-remark @+1 {{function 'boundary' stays torch: its boundary has values that are no tensors of a known type}}
func.func @boundary(%n: !torch.int) {
  return
}

// -----

!x = !torch.vtensor<[4],f32>
func.func @foreign(%x: !x) -> !x {
  // expected-remark @+1 {{function 'foreign' stays torch: 'other.op' is not builtin}}
  %0 = "other.op"(%x) : (!x) -> !x
  return %0 : !x
}

// -----

!x = !torch.vtensor<[4],f32>
// expected-remark @+1 {{function 'callee' stays torch: it is called}}
func.func @callee(%x: !x) -> !x {
  return %x : !x
}
func.func @caller(%x: !x) -> !x {
  // expected-remark @+1 {{function 'caller' stays torch: 'func.call' is not builtin}}
  %0 = call @callee(%x) : (!x) -> !x
  return %0 : !x
}

// -----

!x = !torch.vtensor<[4],f32>
!i = !torch.vtensor<[4],si64>
func.func @to_integers(%x: !x) -> !i {
  %4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  // expected-remark @+1 {{function 'to_integers' stays torch: 'torch.prims.convert_element_type' has no builtin form}}
  %0 = "torch.prims.convert_element_type"(%x, %4) : (!x, !torch.int) -> !i
  return %0 : !i
}

// -----

!x = !torch.vtensor<[4],f32>
func.func @other_cast(%x: !x) -> !x {
  // expected-remark @+1 {{function 'other_cast' stays torch: it has a cast between other types}}
  %0 = builtin.unrealized_conversion_cast %x : !x to tensor<?xf32>
  return %x : !x
}
