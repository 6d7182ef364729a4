//===- InsertGates.cpp - Put a gate before every attention ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From phase raised to phase staged. The pass first asks of every attention
// whether it can have the gate and only then rewrites, so that a module with an
// attention that cannot is reported whole and left alone.
//
//===----------------------------------------------------------------------===//

#include "Unrotated.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/IR/BuiltinOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"
#include "sparse-attn/Support/GateFile.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNINSERTGATESPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
/// The gate of the module and, if it is trained, its file.
struct Gate {
  GateAttrInterface attribute;
  std::optional<GateFile> file;
};

/// One attention that is to get a gate, and what was found about it.
struct GatedAttention {
  AttentionOp op;
  Unrotated q, k;
  GateWeights weights;
  /// Whether it stays dense: a step of one row has no query blocks.
  bool isStep = false;
};
} // namespace

/// Every selection of a gate ends at the row's own block, so the row must not
/// look further: the attention is causal, or has one row, which is the last.
static LogicalResult checkCausal(AttentionOp op) {
  if (op.getLayout() == Layout::Packed)
    return op.emitError() << "expected layout bhsd or bshd to insert a gate, "
                             "got packed";
  if (op.getCausal() ||
      typeOf(op.getQ()).getDimSize(HeadDims(op.getLayout()).rows) == 1)
    return success();
  InFlightDiagnostic error =
      op.emitError() << "expected causal attention, or one query row, to "
                        "insert a gate; got "
                     << (op.getWindow() ? "a window without causal"
                         : op.getMask() ? "a mask that is not known to be "
                                          "causal"
                                        : "attention to every key");
  if (op.getMask())
    error.attachNote(op.getMask().getLoc()) << "the mask comes from here";
  return error;
}

/// A gate of query blocks is one of a prompt: as many query rows as keys, as
/// far as the types tell.
static LogicalResult checkPrompt(AttentionOp op, const GateFile &file) {
  int64_t rows = HeadDims(op.getLayout()).rows;
  int64_t tokens = typeOf(op.getQ()).getDimSize(rows);
  int64_t keys = typeOf(op.getK()).getDimSize(rows);
  if (compatible(tokens, keys))
    return success();
  return op.emitError() << "expected as many query rows as keys for the gate "
                           "of a prefill in '"
                        << file.getPath() << "', got " << tokens << " and "
                        << keys;
}

/// The sizes and the mode that the gate was trained with fit the attention.
static LogicalResult checkGateSizes(AttentionOp op, const GateFile &file) {
  HeadDims dims(op.getLayout());
  RankedTensorType q = typeOf(op.getQ()), k = typeOf(op.getK());
  int64_t keyHeads = k.getDimSize(dims.heads);
  int64_t queryHeads = q.getDimSize(dims.heads);
  int64_t columns = q.getDimSize(dims.columns);
  for (auto [what, want, got] :
       {std::tuple("key heads", file.getNumKeyHeads(), keyHeads),
        std::tuple("query heads", file.getNumKeyHeads() * file.getGroup(),
                   queryHeads),
        std::tuple("head dimension", file.getHeadDim(), columns)})
    if (want != got) {
      InFlightDiagnostic error = op.emitError()
                                 << "expected " << what << " of the gate file '"
                                 << file.getPath() << "', " << want << ", got ";
      if (ShapedType::isDynamic(got))
        error << "a dynamic size";
      else
        error << got;
      return error;
    }
  int64_t rows = q.getDimSize(dims.rows);
  GateAttrInterface gate = file.getGate();
  if (gate.getSelectionMode() == Mode::ReferenceCompatible && rows != 1)
    return op.emitError() << "expected one query row with a gate in mode "
                             "reference_compatible, got "
                          << q << " (SE3)";
  return gate.getQueryBlock() == 1 ? success() : checkPrompt(op, file);
}

static FailureOr<GatedAttention> checkAttention(AttentionOp op, int64_t layer,
                                                const Gate &gate) {
  if (failed(checkCausal(op)))
    return failure();
  GatedAttention gated{op, {}, {}, {}};
  int64_t rows = HeadDims(op.getLayout()).rows;
  if (gate.attribute.getQueryBlock() > 1 &&
      typeOf(op.getQ()).getDimSize(rows) == 1) {
    gated.isStep = true;
    return gated;
  }
  if (gate.file) {
    if (failed(checkGateSizes(op, *gate.file)))
      return failure();
    llvm::Expected<GateWeights> weights = gate.file->getWeights(layer);
    if (!weights)
      return op.emitError() << "attention " << layer << ": "
                            << llvm::toString(weights.takeError());
    gated.weights = *weights;
  }
  if (gate.attribute.needsUnrotated()) {
    FailureOr<Unrotated> q = findUnrotated(
        op, "queries", op.getQ(), op.getLayout(), /*allowCache=*/false);
    if (failed(q))
      return failure();
    FailureOr<Unrotated> k = findUnrotated(op, "keys", op.getK(),
                                           op.getLayout(), /*allowCache=*/true);
    if (failed(k))
      return failure();
    gated.q = *q;
    gated.k = *k;
  }
  return gated;
}

/// Replaces `op` by `attend` over `selection`, which may be null.
static void replaceByAttend(ImplicitLocOpBuilder &b, AttentionOp op,
                            Value selection) {
  auto attend = AttendOp::create(
      b, op.getType(), /*lse=*/Type(), /*block_max=*/Type(), op.getQ(),
      op.getK(), op.getV(), selection, op.getLengths(), op.getQueryLengths(),
      op.getMask(), /*block_table=*/Value(), /*block_bias=*/Value(),
      op.getScaleAttr(), op.getCausalAttr(), op.getWindowAttr(),
      /*skip=*/SkipAttr(), /*block_size=*/IntegerAttr(), op.getLayoutAttr());
  attend->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  op.replaceAllUsesWith(attend.getResult());
  op.erase();
}

/// Emits the gate's stages and a selection of every candidate.
static Value buildSelection(ImplicitLocOpBuilder &b, const GatedAttention &in,
                            GateAttrInterface gate, SelectionForm form) {
  AttentionOp op = in.op;
  MLIRContext *context = b.getContext();
  auto constant = [&](DenseResourceElementsAttr data) -> Value {
    return data ? arith::ConstantOp::create(b, data).getResult() : Value();
  };
  GateInputs inputs{op.getQ(),
                    op.getK(),
                    in.q.rotary ? in.q.build(b) : Value(),
                    in.k.rotary ? in.k.build(b) : Value(),
                    op.getLengths(),
                    op.getQueryLengths(),
                    constant(in.weights.queryProjection),
                    constant(in.weights.keyProjection),
                    constant(in.weights.queryNorm),
                    constant(in.weights.keyNorm),
                    op.getScale().convertToFloat(),
                    op.getLayout()};
  Value logits = gate.buildLogits(b, inputs);
  auto rowsOf = [&](Value value) {
    return getValueOrCreateConstantIndexOp(
        b, b.getLoc(),
        sizeOf(b, b.getLoc(), value, HeadDims(op.getLayout()).rows));
  };
  Value keys = op.getLengths() ? Value() : rowsOf(op.getK());
  Value rows = gate.getQueryBlock() > 1 ? rowsOf(op.getQ()) : Value();
  ArrayRef<int64_t> shape = typeOf(logits).getShape();
  int64_t capacity =
      form == SelectionForm::List ? (shape[3] == 0 ? 1 : shape[3]) : 0;
  auto type = SelectionType::get(context, shape, gate.getBlockSize(),
                                 gate.getQueryBlock(), form, capacity);
  return SelectOp::create(b, type, logits, op.getLengths(),
                          op.getQueryLengths(), rows, keys, /*budgets=*/Value(),
                          AllAttr::get(context),
                          ModeAttr::get(context, gate.getSelectionMode()),
                          /*force_first=*/b.getI64IntegerAttr(0),
                          /*force_last=*/b.getI64IntegerAttr(0),
                          ForcedAttr::get(context, Forced::OnTop),
                          OrderAttr::get(context, Order::Ascending),
                          /*dense_rows=*/b.getI64IntegerAttr(0));
}

namespace {
struct SparseAttnInsertGatesPass
    : sparse_attn::impl::SparseAttnInsertGatesPassBase<
          SparseAttnInsertGatesPass> {
  using Base::Base;

  /// The gate that the options ask for; a null attribute means none.
  FailureOr<Gate> parseGate() {
    MLIRContext *context = &getContext();
    Location loc = getOperation().getLoc();
    if (blockSize < 0)
      return emitError(loc)
             << "expected block-size >= 0, got " << blockSize.getValue();
    int64_t block = blockSize == 0 ? 64 : blockSize;
    if (gate.empty() || gate == "none")
      return Gate();
    if (gate == "mean_pool")
      return Gate{MeanPoolAttr::get(context, block), {}};
    if (gate == "min_max")
      return Gate{MinMaxAttr::get(context, block), {}};
    if (gate == "oracle")
      return Gate{OracleAttr::get(context, block), {}};
    if (gate != "learned")
      return emitError(loc) << "expected gate learned, mean_pool, min_max, "
                               "oracle or none, got '"
                            << gate << "'";
    if (gates.empty())
      return emitError(loc) << "expected a gate file in option gates with gate "
                               "learned";
    llvm::Expected<GateFile> file = GateFile::open(gates, context);
    if (!file)
      return emitError(loc) << "gate file " << llvm::toString(file.takeError());
    GateAttrInterface learned = file->getGate();
    if (blockSize != 0 && blockSize != learned.getBlockSize())
      return emitError(loc)
             << "expected the block size of the gate file '" << gates << "', "
             << learned.getBlockSize() << ", got " << blockSize.getValue();
    return Gate{learned, std::move(*file)};
  }

  void runOnOperation() override {
    std::optional<SelectionForm> form = symbolizeSelectionForm(selectionForm);
    if (!form || *form == SelectionForm::CSR ||
        *form == SelectionForm::Tokens) {
      emitError(getOperation().getLoc())
          << "expected selection-form list, mask or bits, got '"
          << selectionForm << "'";
      return signalPassFailure();
    }
    FailureOr<Gate> gate = parseGate();
    if (failed(gate))
      return signalPassFailure();

    SmallVector<AttentionOp> attentions;
    getOperation().walk([&](AttentionOp op) { attentions.push_back(op); });
    if (!gate->attribute) {
      for (AttentionOp op : attentions) {
        ImplicitLocOpBuilder b(op.getLoc(), op);
        replaceByAttend(b, op, /*selection=*/Value());
        ++numDense;
      }
      return;
    }

    SmallVector<GatedAttention> gated;
    for (auto [layer, op] : llvm::enumerate(attentions)) {
      FailureOr<GatedAttention> checked = checkAttention(op, layer, *gate);
      if (succeeded(checked))
        gated.push_back(*checked);
    }
    if (gated.size() != attentions.size())
      return signalPassFailure();
    for (const GatedAttention &in : gated) {
      AttentionOp op = in.op;
      if (in.isStep) {
        op.emitRemark() << "stays dense: the gate is one of a prefill, and "
                           "this is a step of one query row";
        ImplicitLocOpBuilder b(op.getLoc(), op);
        replaceByAttend(b, op, /*selection=*/Value());
        ++numDense;
        continue;
      }
      if (in.k.concat)
        op.emitRemark() << "assumes that row s of the cached keys was rotated "
                           "at position s";
      ImplicitLocOpBuilder b(op.getLoc(), op);
      Value selection = buildSelection(b, in, gate->attribute, *form);
      replaceByAttend(b, op, selection);
      ++numInserted;
    }
  }
};
} // namespace
