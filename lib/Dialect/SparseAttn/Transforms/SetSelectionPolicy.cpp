//===- SetSelectionPolicy.cpp - Choose how many blocks each layer reads ---===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs after the gates are in, on the `select` of each `attend`. A policy is
// named by the mnemonic of its attribute, or by the whole attribute if it is of
// another dialect, so that a new one needs no change here.
//
//===----------------------------------------------------------------------===//

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNSETSELECTIONPOLICYPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// "4e-3" as MLIR spells a real number, "4.0e-3".
static std::string asFloatLiteral(StringRef number) {
  std::string text = number.str();
  if (number.contains('.'))
    return number.starts_with(".") ? "0" + text : text;
  text.insert(std::min(number.find_first_of("eE"), number.size()), ".0");
  return text;
}

/// The spellings as an attribute of `text`: "#other.policy<3>" is one, a name
/// ("all", "token-budget=4096") is of our dialect. Whether a parameter is an
/// integer or real is the attribute's business, so a name has both.
static SmallVector<std::string> spellingsOf(StringRef text) {
  if (text.starts_with("#"))
    return {text.str()};
  auto [name, value] = text.split('=');
  std::string attribute = "#sparse_attn." + name.str();
  llvm::replace(attribute, '-', '_');
  if (!text.contains('='))
    return {attribute};
  return {attribute + "<" + value.str() + ">",
          attribute + "<" + asFloatLiteral(value) + ">"};
}

/// The policy that `text` names. Null if it names none; `reason` is then the
/// constraint that a known policy breaks, or why an attribute is no policy.
static SelectionPolicyAttrInterface
parsePolicy(MLIRContext *context, StringRef text, std::string &reason) {
  bool named = !text.starts_with("#");
  StringRef dialect = text.drop_front(named ? 0 : 1).split('.').first;
  // Parsing would load the dialect while passes run.
  if (!named && !context->getLoadedDialect(dialect)) {
    reason = "; the dialect '" + dialect.str() + "' is not loaded";
    return {};
  }
  // A verifier's message ends with the number of its constraint, which a user
  // wants to read; what the parser says about the other spelling would confuse.
  ScopedDiagnosticHandler handler(context, [&](Diagnostic &diagnostic) {
    std::string message = diagnostic.str();
    if (!named || StringRef(message).ends_with(")"))
      reason = "; " + message;
    return success();
  });
  for (const std::string &spelling : spellingsOf(text)) {
    Attribute attribute = parseAttribute(spelling, context);
    if (auto policy = dyn_cast_or_null<SelectionPolicyAttrInterface>(attribute))
      return policy;
    if (attribute && !named)
      reason = "; the attribute is no selection policy";
  }
  return {};
}

/// "0-3,7" as a set of the layers below `count`.
static FailureOr<llvm::BitVector> parseLayers(Location loc, StringRef option,
                                              StringRef text, int64_t count) {
  llvm::BitVector layers(count);
  SmallVector<StringRef> parts;
  if (!text.empty())
    text.split(parts, ',');
  for (StringRef part : parts) {
    auto [low, high] = part.split('-');
    int64_t first, last;
    if (low.trim().getAsInteger(10, first) ||
        (part.contains('-') ? high : low).trim().getAsInteger(10, last) ||
        first < 0 || last < first)
      return emitError(loc)
             << "expected " << option
             << " as numbers and ranges such as 0-3,7, got '" << text << "'";
    if (last >= count)
      return emitError(loc) << "expected " << option << " below the " << count
                            << " attend ops, got " << last;
    layers.set(first, last + 1);
  }
  return layers;
}

/// The most blocks that `select` can choose for a row, or nothing if only the
/// number of blocks bounds it.
static std::optional<int64_t> maxChosen(SelectOp select) {
  SelectionType type = select.getResult().getType();
  std::optional<int64_t> ranked = select.getSelectionPolicy().getMaxBlocks(
      type.getBlock(), type.getNumBlocks());
  if (!ranked || select.getDenseRows() > 0)
    return std::nullopt;
  int64_t forced = select.getForceFirst() + select.getForceLast();
  int64_t chosen = select.getForced() == Forced::Inside
                       ? std::max(*ranked, forced)
                       : *ranked + forced;
  if (select.getMode() == Mode::Inclusive)
    return chosen;
  // A row's own blocks: a run of query_block positions touches so many blocks
  // at the most, wherever it begins.
  return chosen + 1 +
         llvm::divideCeil(type.getQueryBlock() - 1, type.getBlock());
}

/// The type of `select`'s result once its policy is set: a list that has room
/// for what can be chosen. A list needs a static capacity, so without a bound
/// and without a static number of blocks the form becomes mask.
static SelectionType updatedType(SelectOp select) {
  SelectionType type = select.getResult().getType();
  if (type.getForm() != SelectionForm::List)
    return type;
  SelectionForm form = type.getForm();
  int64_t blocks = type.getNumBlocks(), capacity = 0;
  std::optional<int64_t> most = maxChosen(select);
  if (!ShapedType::isDynamic(blocks))
    capacity = std::max<int64_t>(1, std::min(blocks, most.value_or(blocks)));
  else if (most)
    capacity = *most;
  else
    form = SelectionForm::Mask;
  return SelectionType::get(type.getContext(), type.getShape(), type.getBlock(),
                            type.getQueryBlock(), form, capacity);
}

/// Gives `select` its new type. Readers that do not care for the form take it
/// as it is; the others (a return, a storage) get the old type back.
static void updateType(SelectOp select) {
  SelectionType before = select.getResult().getType();
  SelectionType after = updatedType(select);
  if (after == before)
    return;
  if (after.getForm() != before.getForm() &&
      !select.getSelectionPolicy().selectsAll())
    select.emitRemark() << "the selection becomes a mask: the number of blocks "
                           "is dynamic and the policy does not bound it";
  select.getResult().setType(after);
  auto takesAnyForm = [](OpOperand &use) {
    // Room for a union depends on the room of its rows.
    auto convert = dyn_cast<ConvertSelectionOp>(use.getOwner());
    return convert ? !convert.unitesRows() : isa<AttendOp>(use.getOwner());
  };
  if (llvm::all_of(select->getUses(), takesAnyForm))
    return;
  OpBuilder b(select.getContext());
  b.setInsertionPointAfter(select);
  auto old = ConvertSelectionOp::create(
      b, select.getLoc(), before, select.getResult(), /*num_keys=*/Value(),
      /*lengths=*/Value());
  select.getResult().replaceUsesWithIf(old.getResult(), [&](OpOperand &use) {
    return !takesAnyForm(use) && use.getOwner() != old;
  });
}

/// A policy of several heads has as many as `select`.
static LogicalResult checkHeads(SelectOp select,
                                SelectionPolicyAttrInterface policy) {
  int64_t heads = typeOf(select.getLogits()).getDimSize(1);
  std::optional<int64_t> own = policy.getNumHeads();
  if (!own || *own == heads)
    return success();
  InFlightDiagnostic error =
      select.emitError() << "expected a budget for each head that selects, ";
  if (ShapedType::isDynamic(heads))
    return error << "whose number is dynamic; got " << *own << " (SE8)";
  return error << heads << " of them, got " << *own << " (SE8)";
}

/// The `select` behind a selection, through changes of its form; or null.
static SelectOp findSelect(Value selection) {
  while (auto convert = selection.getDefiningOp<ConvertSelectionOp>())
    selection = convert.getSource();
  return selection.getDefiningOp<SelectOp>();
}

namespace {
struct SparseAttnSetSelectionPolicyPass
    : sparse_attn::impl::SparseAttnSetSelectionPolicyPassBase<
          SparseAttnSetSelectionPolicyPass> {
  using Base::Base;

  /// A policy and the attend that wanted it first.
  struct Choice {
    SelectionPolicyAttrInterface policy;
    AttendOp attend;
  };

  /// Decides the policy of every select; several layers may share one.
  LogicalResult choose(SelectionPolicyAttrInterface parsed,
                       llvm::MapVector<SelectOp, Choice> &choices) {
    Location loc = getOperation().getLoc();
    SmallVector<AttendOp> attends;
    getOperation().walk([&](AttendOp op) { attends.push_back(op); });
    FailureOr<llvm::BitVector> chosen =
        parseLayers(loc, "layers", layers, attends.size());
    FailureOr<llvm::BitVector> dense =
        parseLayers(loc, "dense-layers", denseLayers, attends.size());
    if (failed(chosen) || failed(dense))
      return failure();
    if (layers.empty())
      chosen->set();
    for (auto [layer, attend] : llvm::enumerate(attends)) {
      if (!attend.getSelection() ||
          !(chosen->test(layer) || dense->test(layer)))
        continue;
      auto policy = dense->test(layer) ? AllAttr::get(&getContext()) : parsed;
      SelectOp select = findSelect(attend.getSelection());
      if (!select) {
        InFlightDiagnostic error =
            attend.emitError() << "expected the selection of attend " << layer
                               << " to come from sparse_attn.select";
        error.attachNote(attend.getSelection().getLoc()) << "it is made here";
        return error;
      }
      auto [it, isNew] = choices.insert({select, {policy, attend}});
      if (isNew || it->second.policy == policy)
        continue;
      InFlightDiagnostic error = select.emitError()
                                 << "expected one policy for a shared "
                                    "selection, got "
                                 << it->second.policy << " and " << policy;
      error.attachNote(it->second.attend.getLoc()) << "the first is for this";
      error.attachNote(attend.getLoc()) << "the second is for this";
      return error;
    }
    return success();
  }

  void runOnOperation() override {
    Location loc = getOperation().getLoc();
    MLIRContext *context = &getContext();
    std::string reason;
    SelectionPolicyAttrInterface parsed = parsePolicy(context, policy, reason);
    std::optional<Forced> forcedCase = symbolizeForced(forced);
    std::optional<Order> orderCase = symbolizeOrder(order);
    if (!parsed)
      emitError(loc)
          << "expected policy all, token-budget=N, token-budgets=N,N.., "
             "threshold=X, top-p=X, entmax=X, nz-ratio=X, another policy of "
             "the dialect or an attribute of another one, got '"
          << policy << "'" << reason;
    else if (!forcedCase)
      emitError(loc) << "expected forced on_top or inside, got '" << forced
                     << "'";
    else if (!orderCase)
      emitError(loc) << "expected order ascending or descending, got '" << order
                     << "'";
    bool fits = forceFirst >= 0 && forceLast >= 0 && denseRows >= 0;
    if (parsed && forcedCase && orderCase && !fits)
      emitError(loc)
          << "expected force-first, force-last and dense-rows >= 0, got "
          << forceFirst.getValue() << ", " << forceLast.getValue() << " and "
          << denseRows.getValue();
    if (!parsed || !forcedCase || !orderCase || !fits)
      return signalPassFailure();

    llvm::MapVector<SelectOp, Choice> choices;
    if (failed(choose(parsed, choices)))
      return signalPassFailure();
    for (auto &[op, choice] : choices) {
      SelectOp select = op;
      if (failed(checkHeads(select, choice.policy)))
        return signalPassFailure();
      select.setPolicyAttr(choice.policy);
      if (!choice.policy.takesBudgets())
        select.getBudgetsMutable().clear();
      select.setForceFirst(forceFirst);
      select.setForceLast(forceLast);
      select.setForced(*forcedCase);
      select.setOrder(*orderCase);
      select.setDenseRows(denseRows);
      updateType(select);
      ++(choice.policy.selectsAll() ? numDense : numSparse);
    }
  }
};
} // namespace
