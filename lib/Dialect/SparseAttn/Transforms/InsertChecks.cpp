//===- InsertChecks.cpp - Report entries that kernels ignore --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs on phase staged, before layers become functions of their own. Kernels
// stay as they are: what is wrong with an operand is found beside them.
//
// A check stands where its operands are there, and not at the op that reads
// them: an append_keys in front of that op may update them in place. Reports
// stand at the end, so that a call that fails has done all the rest.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNINSERTCHECKSPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// What an append_keys updated: the cache or the lengths as they came in.
static Value originOf(Value value) {
  while (auto append = value.getDefiningOp<AppendKeysOp>()) {
    auto result = cast<OpResult>(value);
    value = result == append.getNewLengths()
                ? append.getLengths()
                : append->getOperand(result.getResultNumber());
  }
  return value;
}

namespace {

/// A tensor to check, and all that ops ask of it.
struct Wish {
  Value values, counts;
  CheckRule rule;
  int64_t unit;
  std::string what;
  StringRef axes;
  /// The rows that `counts` point to, where they are pointers.
  SmallVector<int64_t> pointedRows = {};
  /// The least of these counts, and the most of what is added.
  OpFoldResult limit = {}, added = {};
};

class Checker {
public:
  explicit Checker(func::FuncOp function)
      : function(function), b(function.getContext()) {}

  /// What is checked of the op, or why it is not.
  std::string visit(AttendOp op);
  std::string visit(AppendKeysOp op);
  /// Writes the checks and reports; returns how many.
  int64_t write();

private:
  std::string visitSelection(AttendOp op, OpFoldResult blocks);
  void visitCache(Value lengths, Value table, Value k, Layout layout,
                  OpFoldResult more);
  void add(Wish wish, OpFoldResult limit, OpFoldResult added = {});

  /// Moves to where all of `values` are there.
  void moveBehind(ArrayRef<Value> values);
  OpFoldResult size(Value value, int64_t dimension);
  /// x op y, at compile time if both are known.
  template <class Op>
  OpFoldResult fold(OpFoldResult x, OpFoldResult y,
                    function_ref<int64_t(int64_t, int64_t)> op);
  OpFoldResult least(OpFoldResult x, OpFoldResult y) {
    return fold<arith::MinSIOp>(
        x, y, [](int64_t a, int64_t b) { return std::min(a, b); });
  }
  OpFoldResult most(OpFoldResult x, OpFoldResult y) {
    return fold<arith::MaxSIOp>(
        x, y, [](int64_t a, int64_t b) { return std::max(a, b); });
  }
  OpFoldResult sum(OpFoldResult x, OpFoldResult y) {
    return fold<arith::AddIOp>(x, y, std::plus<int64_t>());
  }
  OpFoldResult difference(OpFoldResult x, OpFoldResult y) {
    return fold<arith::SubIOp>(x, y, std::minus<int64_t>());
  }
  OpFoldResult product(OpFoldResult x, OpFoldResult y) {
    return fold<arith::MulIOp>(x, y, std::multiplies<int64_t>());
  }

  func::FuncOp function;
  OpBuilder b;
  SmallVector<Wish> wishes;
  llvm::DenseMap<std::pair<Value, int64_t>, OpFoldResult> sizes;
};

} // namespace

void Checker::moveBehind(ArrayRef<Value> values) {
  Block &entry = function.front();
  Operation *last = nullptr;
  for (Value value : values) {
    Operation *made = value ? value.getDefiningOp() : nullptr;
    if (made && (!last || last->isBeforeInBlock(made)))
      last = made;
  }
  last ? b.setInsertionPointAfter(last) : b.setInsertionPointToStart(&entry);
}

OpFoldResult Checker::size(Value value, int64_t dimension) {
  OpFoldResult &known = sizes[{value, dimension}];
  if (!known) {
    moveBehind(value);
    known = sizeOf(b, function.getLoc(), value, dimension);
  }
  return known;
}

template <class Op>
OpFoldResult Checker::fold(OpFoldResult x, OpFoldResult y,
                           function_ref<int64_t(int64_t, int64_t)> op) {
  if (!x || !y)
    return x ? x : y;
  std::optional<int64_t> a = getConstantIntValue(x), c = getConstantIntValue(y);
  if (a && c)
    return b.getIndexAttr(op(*a, *c));
  moveBehind({dyn_cast<Value>(x), dyn_cast<Value>(y)});
  Location loc = function.getLoc();
  return Op::create(b, loc, getValueOrCreateConstantIndexOp(b, loc, x),
                    getValueOrCreateConstantIndexOp(b, loc, y))
      .getResult();
}

void Checker::add(Wish wish, OpFoldResult limit, OpFoldResult added) {
  auto *same = llvm::find_if(wishes, [&](const Wish &other) {
    return other.values == wish.values && other.counts == wish.counts &&
           other.rule == wish.rule && other.unit == wish.unit;
  });
  if (same == wishes.end()) {
    wishes.push_back(wish);
    same = &wishes.back();
  }
  if (same->limit != limit)
    same->limit = least(same->limit, limit);
  if (same->added != added)
    same->added = most(same->added, added);
}

/// Lengths and pages of a cache `k` (not updated) that gets `more` keys; null:
/// it does not.
void Checker::visitCache(Value lengths, Value table, Value k, Layout layout,
                         OpFoldResult more) {
  HeadDims dims(layout);
  OpFoldResult room = size(k, dims.rows), added = more;
  // Behind other appends, lengths are what came in and what these add.
  for (Value at = lengths;
       auto append = at ? at.getDefiningOp<AppendKeysOp>() : AppendKeysOp();
       at = append.getLengths())
    added =
        sum(added, size(append.getKeys(), HeadDims(append.getLayout()).rows));
  lengths = lengths ? originOf(lengths) : Value();
  if (table) {
    int64_t pageSize = typeOf(k).getDimSize(dims.rows);
    Wish pages{table,         lengths,
               CheckRule::Id, lengths ? pageSize : 1,
               "block_table", "batch page"};
    add(pages, size(k, 0), added);
    room = product(size(table, 1), room);
  }
  if (lengths)
    add({lengths, Value(), CheckRule::Count, 1, "lengths", "batch"},
        added ? difference(room, added) : room);
}

std::string Checker::visitSelection(AttendOp op, OpFoldResult blocks) {
  Value selection = op.getSelection();
  while (auto convert = selection.getDefiningOp<ConvertSelectionOp>())
    selection = convert.getSource();
  // What a select writes is right.
  if (selection.getDefiningOp<SelectOp>())
    return "";
  auto type = cast<SelectionType>(selection.getType());
  if (type.getForm() == SelectionForm::CSR &&
      (ShapedType::isDynamic(type.getGroups()) ||
       ShapedType::isDynamic(type.getRows())))
    return "its rows of csr are of dynamic number";
  SmallVector<Value> storage;
  if (auto pack = selection.getDefiningOp<PackSelectionOp>()) {
    llvm::append_range(storage, pack.getStorage());
  } else if (type.getForm() != SelectionForm::Mask) {
    moveBehind(selection);
    auto types = type.getStorageTypes();
    auto unpack = UnpackSelectionOp::create(
        b, op.getLoc(), SmallVector<Type>(types.begin(), types.end()),
        selection);
    llvm::append_range(storage, unpack.getStorage());
  }
  switch (type.getForm()) {
  case SelectionForm::Mask:
    return ""; // any mask is right
  case SelectionForm::Bits:
    add({storage[0], Value(), CheckRule::Bits, 1, "bits of the selection",
         "batch head row word"},
        blocks);
    return "";
  case SelectionForm::List:
  case SelectionForm::Tokens:
    add({storage[1], Value(), CheckRule::Count, 1, "counts of the selection",
         "batch head row"},
        size(storage[0], 3));
    add({storage[0], storage[1], CheckRule::Id, 1, "ids of the selection",
         "batch head row position"},
        blocks);
    return "";
  case SelectionForm::CSR:
    add({storage[0], Value(), CheckRule::Pointer, 1,
         "pointers of the selection", "position"},
        size(storage[1], 0));
    add({storage[1],
         storage[0],
         CheckRule::Id,
         1,
         "ids of the selection",
         "batch head row position",
         {type.getBatch(), type.getGroups(), type.getRows()}},
        blocks);
    return "";
  }
  llvm_unreachable("every form is known");
}

std::string Checker::visit(AttendOp op) {
  HeadDims dims(op.getLayout());
  Value k = originOf(op.getK());
  if (op.getBlockTable() && ShapedType::isDynamic(typeOf(k).getDimSize(1)))
    return "its page size is dynamic";
  bool packed = op.getLayout() == Layout::Packed;
  OpFoldResult keys = size(k, dims.rows);
  if (packed) {
    for (auto [name, lengths, tensor] :
         {std::tuple<StringRef, Value, Value>{"lengths", op.getLengths(), k},
          {"query_lengths", op.getQueryLengths(), op.getQ()}})
      add({lengths, Value(), CheckRule::Pointer, 1, name.str(), "position"},
          size(tensor, 0));
  } else {
    visitCache(op.getLengths(), op.getBlockTable(), k, op.getLayout(),
               OpFoldResult());
    if (Value lengths = op.getQueryLengths())
      add({lengths, Value(), CheckRule::Count, 1, "query_lengths", "batch"},
          size(op.getQ(), dims.rows));
    if (op.getBlockTable())
      keys = product(size(op.getBlockTable(), 1), keys);
  }
  if (!op.getSelection())
    return "";
  SelectionType type = op.getSelection().getType();
  if (type.getForm() == SelectionForm::Tokens)
    return visitSelection(op, keys);
  moveBehind(dyn_cast<Value>(keys));
  return visitSelection(op, ceilDiv(b, op.getLoc(), keys, type.getBlock()));
}

std::string Checker::visit(AppendKeysOp op) {
  Value k = originOf(op.getKeyCache());
  HeadDims dims(op.getLayout());
  if (op.getBlockTable() && ShapedType::isDynamic(typeOf(k).getDimSize(1)))
    return "its page size is dynamic";
  visitCache(op.getLengths(), op.getBlockTable(), k, op.getLayout(),
             size(op.getKeys(), dims.rows));
  return "";
}

/// The shape of what a check of `wish` gives.
static SmallVector<int64_t> reportShape(const Wish &wish) {
  SmallVector<int64_t> shape(wish.pointedRows);
  if (shape.empty())
    llvm::append_range(shape, typeOf(wish.values).getShape());
  bool inRows = wish.pointedRows.empty() &&
                (wish.rule == CheckRule::Id || wish.rule == CheckRule::Bits);
  if (inRows)
    shape.pop_back();
  shape.push_back(4);
  return shape;
}

int64_t Checker::write() {
  Operation *end = function.front().getTerminator();
  for (const Wish &wish : wishes) {
    Location loc = function.getLoc();
    moveBehind({wish.values, wish.counts, dyn_cast<Value>(wish.limit),
                wish.added ? dyn_cast<Value>(wish.added) : Value()});
    Value limit = getValueOrCreateConstantIndexOp(b, loc, wish.limit), added;
    if (wish.added)
      added = getValueOrCreateConstantIndexOp(b, loc, wish.added);
    auto type = RankedTensorType::get(reportShape(wish), b.getI64Type());
    Value report =
        CheckEntriesOp::create(b, loc, type, wish.values, wish.counts, added,
                               limit, wish.rule, wish.unit);
    std::string operand = wish.what;
    if (auto argument = dyn_cast<BlockArgument>(wish.values);
        argument && function.isPublic())
      operand = "argument " + std::to_string(argument.getArgNumber()) + ", " +
                operand;
    b.setInsertionPoint(end);
    ReportOp::create(b, loc, report, operand, wish.axes);
  }
  return wishes.size();
}

namespace {
struct SparseAttnInsertChecksPass
    : sparse_attn::impl::SparseAttnInsertChecksPassBase<
          SparseAttnInsertChecksPass> {
  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isDeclaration())
        continue;
      Checker checker(function);
      // The two ops that read or write a cache; the concrete ones, because each
      // has operands of its own.
      function.walk([&](Operation *op) {
        std::string why;
        if (!isa<AttendOp, AppendKeysOp>(op))
          return;
        if (op->getBlock() != &function.front())
          why = "it does not stand in the entry block of a function";
        else if (auto attend = dyn_cast<AttendOp>(op))
          why = checker.visit(attend);
        else
          why = checker.visit(cast<AppendKeysOp>(op));
        if (why.empty())
          return;
        op->emitRemark() << "is not checked: " << why;
        ++numDeclined;
      });
      numChecks += checker.write();
    }
  }
};
} // namespace
