//===- UniteRows.cpp - Selections that several rows share -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernel of a convert_selection to a larger query block. 32 blocks at a
// time: their union is a word, for which the rows of the source are read once.
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "SelectionStorage.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static constexpr int64_t wordBits = 32;

namespace {
/// The rows of a result, read from the rows of its source.
class RowUnion {
public:
  RowUnion(ConvertSelectionOp op, KernelBuilder &k);

  /// The blocks [first, first + 32) of a row of the result, a bit each.
  Value word(const SelectionRow &row, Value first);
  /// Visits the blocks of a row of the result, ascending.
  Values visit(const SelectionRow &row, ValueRange state,
               function_ref<Values(Value block, ValueRange)> body);
  /// Of the result.
  Value batches, groups, rows;

private:
  Values overRows(
      const SelectionRow &row, Value state,
      function_ref<Value(const SelectionRow &, Value flat, Value state)> body);

  ConvertSelectionOp op;
  KernelBuilder &k;
  SelectionType from;
  Values source;
  Value sourceRows;
  /// The number of blocks, if the op says how many keys there are.
  Value blocks;
};
} // namespace

RowUnion::RowUnion(ConvertSelectionOp op, KernelBuilder &k)
    : op(op), k(k), from(op.getSource().getType()),
      source(k.operand(op.getSource())) {
  Value united = k.index(op.getUnitedRows());
  if (from.getForm() == SelectionForm::CSR) {
    // The result holds the sizes that csr does not.
    Value target = k.output(0).front();
    batches = k.dim(target, 0);
    std::tie(groups, rows) = selectionSizes(k, op.getResult().getType(),
                                            k.output(0), Value(), Value());
    Value all = k.sub(k.dim(source[0], 0), k.index(1));
    Value heads = k.max(k.mul(batches, groups), k.index(1));
    sourceRows = k.div(all, heads);
  } else {
    batches = k.dim(source[0], 0);
    std::tie(groups, sourceRows) =
        selectionSizes(k, from, source, Value(), Value());
    rows = k.ceilDiv(sourceRows, united);
  }
  if (op.getNumKeys())
    blocks = k.ceilDiv(k.input(op.getNumKeys()), k.index(from.getBlock()));
}

/// Carries a number through the rows of the source that `row` unites.
Values RowUnion::overRows(
    const SelectionRow &row, Value state,
    function_ref<Value(const SelectionRow &, Value flat, Value state)> body) {
  Value united = k.index(op.getUnitedRows());
  Value first = k.mul(row.row, united);
  Value end = k.min(k.add(first, united), sourceRows);
  Value head = k.mul(k.add(k.mul(row.batch, groups), row.group), sourceRows);
  return k.loop(first, end, state, [&](Value r, ValueRange s) -> Values {
    return {body({row.batch, row.group, r}, k.add(head, r), s[0])};
  });
}

Value RowUnion::word(const SelectionRow &row, Value first) {
  Value zero = k.index(0), one = k.index(1), width = k.index(wordBits);
  Value limit = blocks ? blocks : k.index(std::numeric_limits<int32_t>::max());
  // How many of the 32 there can be.
  Value bits = k.max(k.min(k.sub(limit, first), width), zero);
  auto bit = [&](Value at) -> Value {
    return arith::ShLIOp::create(k.b, one, at);
  };
  auto either = [&](Value a, Value b) -> Value {
    return arith::OrIOp::create(k.b, a, b);
  };
  auto addRow = [&](const SelectionRow &r, Value flat, Value found) -> Value {
    switch (from.getForm()) {
    case SelectionForm::Bits: {
      Value at = k.div(first, width);
      return k.when(k.less(at, k.dim(source[0], 3)), found, [&]() -> Values {
        return {
            either(found, k.load(source[0], {r.batch, r.group, r.row, at}))};
      })[0];
    }
    case SelectionForm::Mask: {
      Value end = k.min(bits, k.sub(k.dim(source[0], 3), first));
      return k.loop(zero, end, found, [&](Value j, ValueRange s) -> Values {
        Value is =
            k.load(source[0], {r.batch, r.group, r.row, k.add(first, j)});
        return {k.choose(is, either(s[0], bit(j)), s[0])};
      })[0];
    }
    case SelectionForm::List:
    case SelectionForm::CSR:
      return visitSelection(k, from, source, r, flat, limit, found,
                            [&](Value n, ValueRange s) -> Values {
                              Value j = k.sub(n, first);
                              Value inside =
                                  k.both(k.lessEqual(zero, j), k.less(j, bits));
                              return k.when(inside, s, [&]() -> Values {
                                return {either(s[0], bit(j))};
                              });
                            })[0];
    case SelectionForm::Tokens:
      break;
    }
    llvm_unreachable("tokens have no unions");
  };
  Value found = overRows(row, zero, addRow)[0];
  // A word of bits may have some behind the last block.
  return arith::AndIOp::create(k.b, found, k.sub(bit(bits), one));
}

Values RowUnion::visit(const SelectionRow &row, ValueRange state,
                       function_ref<Values(Value, ValueRange)> body) {
  Value zero = k.index(0), one = k.index(1), width = k.index(wordBits);
  Value end = blocks;
  if (!end)
    end = overRows(row, zero,
                   [&](const SelectionRow &r, Value flat, Value bound) {
                     return k.max(bound, blockBound(k, from, source, r, flat));
                   })[0];
  return k.loop(
      zero, k.ceilDiv(end, width), state, [&](Value w, ValueRange s) -> Values {
        Value first = k.mul(w, width), found = word(row, first);
        return k.loop(zero, width, s, [&](Value j, ValueRange e) -> Values {
          Value shifted = arith::ShRUIOp::create(k.b, found, j);
          Value is = k.equal(arith::AndIOp::create(k.b, shifted, one), one);
          return k.when(is, e, [&] { return body(k.add(first, j), e); });
        });
      });
}

static void writeList(RowUnion &rows, KernelBuilder &k, ArrayRef<Value> storage,
                      const SelectionRow &row) {
  Value zero = k.index(0), one = k.index(1);
  Value ids = storage[0], capacity = k.dim(ids, 3);
  Value total = rows.visit(row, zero, [&](Value, ValueRange s) -> Values {
    return {k.add(s[0], one)};
  })[0];
  // If the list is too short the highest ids stay, as of a select.
  Value skip = k.max(k.sub(total, capacity), zero);
  auto at = [&](Value e) { return Values{row.batch, row.group, row.row, e}; };
  rows.visit(row, zero, [&](Value n, ValueRange s) -> Values {
    k.when(k.lessEqual(skip, s[0]),
           [&] { k.store(n, ids, at(k.sub(s[0], skip))); });
    return {k.add(s[0], one)};
  });
  Value count = k.min(total, capacity);
  k.store(count, storage[1], {row.batch, row.group, row.row});
  k.loop(count, capacity, [&](Value e) { k.store(k.index(-1), ids, at(e)); });
}

/// All rows, one behind the other.
static void writeRows(RowUnion &rows, KernelBuilder &k,
                      ArrayRef<Value> storage) {
  Value zero = k.index(0), one = k.index(1), capacity = k.dim(storage[1], 0);
  Value all = k.mul(k.mul(rows.batches, rows.groups), rows.rows);
  k.store(zero, storage[0], zero);
  Value end = k.loop(zero, all, zero, [&](Value flat, ValueRange s) -> Values {
    Values at = k.delinearize(flat, {rows.batches, rows.groups, rows.rows});
    Value next = rows.visit(
        {at[0], at[1], at[2]}, s[0], [&](Value n, ValueRange e) -> Values {
          return k.when(k.less(e[0], capacity), e, [&]() -> Values {
            k.store(n, storage[1], e[0]);
            return {k.add(e[0], one)};
          });
        })[0];
    k.store(next, storage[0], k.add(flat, one));
    return {next};
  })[0];
  k.loop(end, capacity, [&](Value e) { k.store(k.index(-1), storage[1], e); });
}

void sparse_attn::emitUnion(ConvertSelectionOp op, KernelBuilder &k) {
  Values storage = k.output(0);
  Value zero = k.index(0), width = k.index(wordBits);
  RowUnion rows(op, k);
  SelectionForm form = op.getResult().getType().getForm();
  if (form == SelectionForm::CSR)
    return writeRows(rows, k, storage);
  Values sizes{rows.batches, rows.groups, rows.rows};
  if (form == SelectionForm::Bits)
    sizes.push_back(k.dim(storage[0], 3));
  Values at = k.delinearize(k.getItem(), sizes);
  SelectionRow row{at[0], at[1], at[2]};
  if (form == SelectionForm::List)
    return writeList(rows, k, storage, row);
  if (form == SelectionForm::Bits)
    return k.store(rows.word(row, k.mul(at[3], width)), storage[0], at);
  Value blocks = k.dim(storage[0], 3);
  k.loop(zero, k.ceilDiv(blocks, width), [&](Value w) {
    Value first = k.mul(w, width), found = rows.word(row, first);
    k.loop(zero, k.min(width, k.sub(blocks, first)), [&](Value j) {
      Value shifted = arith::ShRUIOp::create(k.b, found, j);
      Value one = k.index(1);
      k.store(k.equal(arith::AndIOp::create(k.b, shifted, one), one),
              storage[0], {row.batch, row.group, row.row, k.add(first, j)});
    });
  });
}
