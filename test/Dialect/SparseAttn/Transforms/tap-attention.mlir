// RUN: %sparse-opt %s --sparse-attn-tap-attention --split-input-file --allow-unregistered-dialect | FileCheck %s

// CHECK: sparse_attn.manifest = "[{\22function\22:\22dense\22,\22layers\22:[{\22causal\22:true,\22layer\22:0,\22layout\22:\22bhsd\22,\22scale\22:0.25,\22taps\22:{\22k\22:2,\22o\22:4,\22q\22:1,\22v\22:3}}],\22results\22:1}]"
// CHECK-LABEL: func.func @dense
// CHECK-SAME: (%[[Q:.*]]: tensor<1x4x64x16xf32>, %[[K:.*]]: tensor<1x2x64x16xf32>)
// CHECK: %[[O:.*]] = sparse_attn.attend
// CHECK: return %[[O]], %[[Q]], %[[K]], %[[K]], %[[O]]
func.func @dense(%q: tensor<1x4x64x16xf32>, %k: tensor<1x2x64x16xf32>) -> tensor<1x4x64x16xf32> {
  %o = sparse_attn.attend %q, %k, %k {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>) -> tensor<1x4x64x16xf32>
  return %o : tensor<1x4x64x16xf32>
}

// -----

// A selection is returned as a mask, and torch programs return torch tensors.
!s = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = list, capacity = 4>
// CHECK-LABEL: func.func @torch
// CHECK: sparse_attn.convert_selection
// CHECK: %[[M:.*]] = sparse_attn.unpack_selection %{{.*}} -> tensor<1x2x64x8xi1>
// CHECK: builtin.unrealized_conversion_cast %[[M]] : tensor<1x2x64x8xi1> to !torch.vtensor<[1,2,64,8],i1>
func.func @torch(%t: !torch.vtensor<[1,4,64,16],f32>, %k: tensor<1x2x64x16xf32>, %x: tensor<1x2x64x8xf32>) -> !torch.vtensor<[1,4,64,16],f32> {
  %n = arith.constant 64 : index
  %q = builtin.unrealized_conversion_cast %t : !torch.vtensor<[1,4,64,16],f32> to tensor<1x4x64x16xf32>
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<24>} : (tensor<1x2x64x8xf32>, index) -> !s
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, !s) -> tensor<1x4x64x16xf32>
  %r = builtin.unrealized_conversion_cast %o : tensor<1x4x64x16xf32> to !torch.vtensor<[1,4,64,16],f32>
  return %r : !torch.vtensor<[1,4,64,16],f32>
}
