//===- Pipelines.cpp - The phases of the compiler -------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Pipelines/Pipelines.h"
#include "mlir/Conversion/AffineToStandard/AffineToStandard.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/BufferizationToMemRef/BufferizationToMemRef.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/FuncToLLVM/ConvertFuncToLLVMPass.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/NVGPUToNVVM/NVGPUToNVVM.h"
#include "mlir/Conversion/NVVMToLLVM/NVVMToLLVM.h"
#include "mlir/Conversion/ReconcileUnrealizedCasts/ReconcileUnrealizedCasts.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVMPass.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"
#include "sparse-attn/Pipelines/WarpPipe.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Target/Passes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static void addCleanUp(OpPassManager &pm) {
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

static void addVerifyPhase(OpPassManager &pm, StringRef phase) {
  SparseAttnVerifyPhasePassOptions options;
  options.phase = phase.str();
  pm.addPass(createSparseAttnVerifyPhasePass(options));
}

void sparse_attn::buildRaisePipeline(OpPassManager &pm,
                                     const RaiseOptions &options) {
  RaiseTorchToSparseAttnPassOptions torch;
  torch.maxMaskBytes = options.maxMaskBytes;
  pm.addPass(createRaiseTorchToSparseAttnPass(torch));
  pm.addPass(createRaiseTMTensorToSparseAttnPass());
  pm.addPass(createRaiseIREELinalgExtToSparseAttnPass());
  pm.addPass(createRaiseStableHLOToSparseAttnPass());
  pm.addPass(createRaiseTorchRepeatedHeadsPass());
  pm.addPass(createRaiseTorchRotaryPass());
  pm.addPass(createRaiseTorchRotaryPositionsPass());
  pm.addPass(createRaiseTorchConcatPass());
  pm.addPass(createEraseDeadTorchOpsPass());
  pm.addPass(createRaiseTorchToBuiltinPass());
  // Casts to and from a torch type cancel out.
  pm.addPass(createReconcileUnrealizedCastsPass());
  pm.addPass(createCanonicalizerPass());
}

void sparse_attn::buildSparsifyPipeline(OpPassManager &pm,
                                        const SparsifyOptions &options) {
  SparseAttnInsertGatesPassOptions gates;
  gates.gate = options.gate;
  gates.gates = options.gates;
  gates.blockSize = options.blockSize;
  gates.selectionForm = options.form;
  pm.addPass(createSparseAttnInsertGatesPass(gates));
  // Policies come behind it: they shrink lists to what a policy chooses of all
  // blocks that there is room for.
  if (options.threadState != 0) {
    SparseAttnThreadStatePassOptions state;
    state.capacity = options.threadState;
    pm.addPass(createSparseAttnThreadStatePass(state));
  }
  // Fresh gates select all; a program's own policies stay unless one is given.
  if (options.policy != "all" || !options.denseLayers.empty()) {
    SparseAttnSetSelectionPolicyPassOptions policy;
    policy.policy = options.policy;
    policy.denseLayers = options.denseLayers;
    policy.denseRows = options.denseRows;
    pm.addPass(createSparseAttnSetSelectionPolicyPass(policy));
  }
  if (options.tap)
    pm.addPass(createSparseAttnTapAttentionPass());
  addCleanUp(pm);
  // Before layers are functions of their own, whose callers count arguments
  // differently; behind the clean-up, which would share sizes between a layer
  // and its checks, so that it no longer knows where they come from.
  if (options.checked)
    pm.addPass(createSparseAttnInsertChecksPass());
  pm.addPass(createSparseAttnOutlineLayersPass());
  addVerifyPhase(pm, "staged");
}

void sparse_attn::buildSchedulePipeline(OpPassManager &pm,
                                        const ScheduleOptions &options) {
  if (options.uniteRows != 0) {
    SparseAttnUniteRowsPassOptions unite;
    unite.queryBlock = options.uniteRows;
    pm.addPass(createSparseAttnUniteRowsPass(unite));
  }
  if (options.target != "cpu") {
    SparseAttnSetSchedulePassOptions schedule;
    schedule.target = options.target;
    schedule.kind = options.kind;
    schedule.splits = options.splits;
    schedule.warps = options.warps;
    pm.addPass(createSparseAttnSetSchedulePass(schedule));
    pm.addPass(createSparseAttnFuseStagesPass());
  }
  addCleanUp(pm);
}

void sparse_attn::buildKernelPipeline(OpPassManager &pm,
                                      const KernelOptions &options) {
  if (options.target != "cpu") {
    // Attention first: it reads the lengths that an append_keys starts from,
    // which the kernel of the scores may replace.
    ConvertSparseAttnToWarpPipePassOptions warps;
    warps.target = options.target;
    pm.addPass(createConvertSparseAttnToWarpPipePass(warps));
    ConvertSparseAttnPrefillToWarpPipePassOptions prefill;
    prefill.target = options.target;
    pm.addPass(createConvertSparseAttnPrefillToWarpPipePass(prefill));
    ConvertSparseAttnGateToWarpPipePassOptions gate;
    gate.target = options.target;
    pm.addPass(createConvertSparseAttnGateToWarpPipePass(gate));
    pm.addPass(createConvertSparseAttnAppendToWarpPipePass());
    ConvertSparseAttnCompressToWarpPipePassOptions compress;
    compress.target = options.target;
    pm.addPass(createConvertSparseAttnCompressToWarpPipePass(compress));
    pm.addPass(createConvertSparseAttnPromptGateToWarpPipePass());
  }
  pm.addPass(createConvertSparseAttnToKernelsPass());
  pm.addPass(createSparseAttnExpandSelectionPass());
  addCleanUp(pm);
  addVerifyPhase(pm, "kernels");
}

/// Loops on memrefs to the LLVM dialect, by the passes of upstream.
static void addLowering(OpPassManager &pm, bool barePointers) {
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  pm.addPass(createSCFToControlFlowPass());
  pm.addPass(createConvertVectorToLLVMPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createConvertMathToLLVMPass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  ConvertFuncToLLVMPassOptions func;
  func.useBarePtrCallConv = barePointers;
  pm.addPass(createConvertFuncToLLVMPass(func));
  pm.addPass(createConvertControlFlowToLLVMPass());
  addCleanUp(pm);
  pm.addPass(createReconcileUnrealizedCastsPass());
}

void sparse_attn::buildCPUPipeline(OpPassManager &pm,
                                   const CPUOptions &options) {
  if (options.host)
    pm.addPass(createInlinerPass());
  pm.addPass(createFinalizeKernelsPass());
  if (options.host)
    pm.addPass(createEmitHostPass());
  pm.addPass(createExpandMathPass());
  addCleanUp(pm);
  addLowering(pm, /*barePointers=*/true);
}

void sparse_attn::buildCPUReferencePipeline(
    OpPassManager &pm, const CPUReferenceOptions &options) {
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  // Kernels take contiguous rows, so the functions around them do as well.
  bufferize.functionBoundaryTypeConversion =
      bufferization::LayoutMapOption::IdentityLayoutMap;
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  bufferization::buildBufferDeallocationPipeline(pm);
  pm.addPass(createConvertBufferizationToMemRefPass());
  if (options.expandMath)
    pm.addPass(createExpandMathPass());
  arith::ArithExpandOpsPassOptions expand;
  expand.includeBf16 = true;
  pm.addPass(arith::createArithExpandOpsPass(expand));
  addLowering(pm, /*barePointers=*/false);
}

void sparse_attn::buildNVVMPipeline(OpPassManager &pm,
                                    const NVVMOptions &options) {
  pm.addPass(createInlinerPass());
  // Kernels of items, and host functions, have nothing of it.
  warp_pipe::buildWarpPipePipeline(pm);
  pm.addPass(createFinalizeKernelsPass());
  OutlineGPUKernelsPassOptions outline;
  outline.chip = options.chip;
  outline.features = options.features;
  pm.addPass(createOutlineGPUKernelsPass(outline));
  // Host functions stay as they are: their dispatches are written later.
  OpPassManager &kernels = pm.nest<gpu::GPUModuleOp>();
  ExpandMathPassOptions math;
  math.bfloat16 = false; // an instruction of sm_90
  kernels.addPass(createExpandMathPass(math));
  addCleanUp(kernels);
  kernels.addPass(memref::createExpandStridedMetadataPass());
  kernels.addPass(createLowerAffinePass());
  kernels.addPass(createSCFToControlFlowPass());
  kernels.addPass(createConvertVectorToLLVMPass());
  // Vectors of two dimensions are built up from poison.
  kernels.addPass(createUBToLLVMConversionPass());
  kernels.addPass(createConvertNVGPUToNVVMPass());
  kernels.addPass(createArithToLLVMConversionPass());
  kernels.addPass(createConvertMathToLLVMPass());
  // These two run on a whole module; they find nothing to do in the host's
  // part.
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  OpPassManager &rest = pm.nest<gpu::GPUModuleOp>();
  rest.addPass(createConvertNVVMToLLVMPass());
  addCleanUp(rest);
  rest.addPass(createReconcileUnrealizedCastsPass());
}

void sparse_attn::buildCubinPipeline(OpPassManager &pm,
                                     const CubinOptions &options) {
  pm.addPass(createGPUToPTXPass());
  AssemblePTXPassOptions assemble;
  assemble.ptxas = options.ptxas;
  pm.addPass(createAssemblePTXPass(assemble));
}

void sparse_attn::buildCUDAHostPipeline(OpPassManager &pm) {
  EmitHostPassOptions host;
  host.device = "cuda";
  pm.addPass(createEmitHostPass(host));
  addCleanUp(pm);
  // Kernels are gone: scalars, calls and branches on the status are left.
  pm.addPass(createSCFToControlFlowPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createConvertFuncToLLVMPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  addCleanUp(pm);
  pm.addPass(createReconcileUnrealizedCastsPass());
}

void sparse_attn::registerPipelines() {
  PassPipelineRegistration<RaiseOptions>(
      "sparse-attn-raise-pipeline",
      "Find the attention of an imported model (phase raised)",
      buildRaisePipeline);
  PassPipelineRegistration<SparsifyOptions>(
      "sparse-attn-sparsify-pipeline",
      "Insert gates and set selection policies (phase staged)",
      buildSparsifyPipeline);
  PassPipelineRegistration<ScheduleOptions>(
      "sparse-attn-schedule-pipeline",
      "Prepare the stages for a target (phase scheduled)",
      buildSchedulePipeline);
  PassPipelineRegistration<KernelOptions>("sparse-attn-to-kernels-pipeline",
                                          "Turn stages into kernels on memrefs",
                                          buildKernelPipeline);
  PassPipelineRegistration<CPUOptions>(
      "sparse-attn-to-cpu-pipeline",
      "Lower kernels, and host code that calls them, to the LLVM dialect",
      buildCPUPipeline);
  PassPipelineRegistration<NVVMOptions>(
      "sparse-attn-to-nvvm-pipeline",
      "Move kernels into a gpu.module and lower them to the NVVM dialect",
      buildNVVMPipeline);
  PassPipelineRegistration<CubinOptions>(
      "sparse-attn-to-cubin-pipeline",
      "Turn a gpu.module in the NVVM dialect into PTX and a cubin",
      buildCubinPipeline);
  PassPipelineRegistration<>(
      "sparse-attn-to-cuda-host-pipeline",
      "Write host code that launches the cubin, in the LLVM dialect",
      buildCUDAHostPipeline);
  PassPipelineRegistration<CPUReferenceOptions>(
      "sparse-attn-to-cpu-reference-pipeline",
      "Lower kernels, and the functions that dispatch them, to the LLVM "
      "dialect through upstream's bufferisation",
      buildCPUReferencePipeline);
}
