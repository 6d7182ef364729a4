//===- RingOps.cpp - Level 2: rings and roles -----------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Common.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::warp_pipe;

//===----------------------------------------------------------------------===//
// specialize
//===----------------------------------------------------------------------===//

void SpecializeOp::build(OpBuilder &builder, OperationState &state,
                         ArrayRef<StringRef> roles, ArrayRef<int32_t> warps) {
  SmallVector<int32_t> registers(roles.size(), 0);
  auto &properties = state.getOrAddProperties<Properties>();
  properties.roles = builder.getStrArrayAttr(roles);
  properties.warps = builder.getDenseI32ArrayAttr(warps);
  properties.registers = builder.getDenseI32ArrayAttr(registers);
  for (size_t i = 0; i < roles.size(); ++i)
    state.addRegion()->emplaceBlock();
}

ParseResult SpecializeOp::parse(OpAsmParser &parser, OperationState &result) {
  SmallVector<Attribute> roles;
  SmallVector<int32_t> warps, registers;
  Builder &builder = parser.getBuilder();
  auto parseCount = [&](StringRef keyword,
                        SmallVector<int32_t> &values) -> ParseResult {
    return failure(parser.parseKeyword(keyword) || parser.parseLParen() ||
                   parser.parseInteger(values.emplace_back()) ||
                   parser.parseRParen());
  };
  while (succeeded(parser.parseOptionalKeyword("role"))) {
    std::string name;
    if (parser.parseString(&name) || parseCount("warps", warps) ||
        parseCount("registers", registers))
      return failure();
    roles.push_back(builder.getStringAttr(name));
    Region *body = result.addRegion();
    if (parser.parseRegion(*body))
      return failure();
    if (body->empty())
      body->emplaceBlock();
  }
  auto &properties = result.getOrAddProperties<Properties>();
  properties.roles = builder.getArrayAttr(roles);
  properties.warps = builder.getDenseI32ArrayAttr(warps);
  properties.registers = builder.getDenseI32ArrayAttr(registers);
  return parser.parseOptionalAttrDictWithKeyword(result.attributes);
}

void SpecializeOp::print(OpAsmPrinter &printer) {
  for (unsigned i = 0, e = getNumRoles(); i < e; ++i) {
    printer << " role ";
    printer.printString(getRole(i));
    printer << " warps(" << getWarps()[i] << ") registers(" << getRegisters()[i]
            << ") ";
    printer.printRegion(getBodies()[i]);
  }
  printer.printOptionalAttrDictWithKeyword((*this)->getAttrs(),
                                           {"roles", "warps", "registers"});
}

LogicalResult SpecializeOp::verify() {
  size_t count = getBodies().size();
  if (count == 0 || getRoles().size() != count || getWarps().size() != count ||
      getRegisters().size() != count)
    return emitOpError() << "expected a name, warps and registers for each of "
                         << count << " roles, got " << getRoles().size() << ", "
                         << getWarps().size() << " and "
                         << getRegisters().size() << " (WP21)";
  llvm::StringSet<> names;
  for (unsigned i = 0; i < count; ++i) {
    if (!names.insert(getRole(i)).second)
      return emitOpError() << "expected every role to have a name of its own, "
                              "got \""
                           << getRole(i) << "\" twice (WP21)";
    if (getWarps()[i] < 1)
      return emitOpError() << "expected role \"" << getRole(i)
                           << "\" to have at least one warp, got "
                           << getWarps()[i] << " (WP22)";
    int32_t registers = getRegisters()[i];
    if (registers != 0 &&
        (registers < 24 || registers > 240 || registers % 8 != 0))
      return emitOpError()
             << "expected registers of role \"" << getRole(i)
             << "\" to be 0 or a multiple of 8 from 24 to 240, got "
             << registers << " (WP23)";
    // setmaxnreg is for a group of four warps.
    if (registers != 0 && getWarps()[i] % 4 != 0)
      return emitOpError() << "expected a multiple of 4 warps in role \""
                           << getRole(i) << "\" with registers set, got "
                           << getWarps()[i] << " (WP23)";
  }
  if (!isa<FunctionOpInterface>((*this)->getParentOp()))
    return emitOpError() << "expected to stand directly in a function, got "
                         << (*this)->getParentOp()->getName() << " (WP24)";
  return success();
}

std::optional<unsigned> SpecializeOp::getRoleOf(Operation *op) {
  for (unsigned i = 0, e = getNumRoles(); i < e; ++i)
    if (getBodies()[i].isAncestor(op->getParentRegion()))
      return i;
  return std::nullopt;
}

int32_t SpecializeOp::getTotalWarps() {
  int32_t total = 0;
  for (int32_t warps : getWarps())
    total += warps;
  return total;
}

//===----------------------------------------------------------------------===//
// create_ring, elect
//===----------------------------------------------------------------------===//

LogicalResult CreateRingOp::verify() {
  if (getArrivals() < 1)
    return emitOpError() << "expected at least one arrival, got "
                         << getArrivals() << " (WP25)";
  return success();
}

void ElectOp::build(OpBuilder &builder, OperationState &state) {
  state.addRegion()->emplaceBlock();
}

//===----------------------------------------------------------------------===//
// acquire, commit, issue_copy; wait, release
//===----------------------------------------------------------------------===//

LogicalResult warp_pipe::detail::verifyLanes(Operation *op, bool elected) {
  bool isElected = op->getParentOfType<ElectOp>() != nullptr;
  if (elected && !isElected)
    return op->emitOpError("expected to stand in warp_pipe.elect (WP26)");
  if (!elected && isElected)
    return op->emitOpError(
        "expected all lanes of the warp, got warp_pipe.elect around (WP28)");
  return success();
}

LogicalResult AcquireOp::verify() { return detail::verifyLanes(*this, true); }

LogicalResult CommitOp::verify() {
  TypeRange scalars = getScalars().getTypes();
  if (scalars != TypeRange(getRing().getType().getScalars()))
    return emitOpError() << "expected scalars of types ("
                         << getRing().getType().getScalars() << "), got ("
                         << scalars << ") (WP27)";
  return detail::verifyLanes(*this, true);
}

LogicalResult IssueCopyOp::verify() {
  if (failed(detail::verifyCopy(*this, cast<MemRefType>(getSource().getType()),
                                getCoordinates().size(), getRowDim(),
                                getBoxes(), getRing().getType().getTile())))
    return failure();
  return detail::verifyLanes(*this, true);
}

LogicalResult WaitOp::inferReturnTypes(MLIRContext *, std::optional<Location>,
                                       Adaptor adaptor,
                                       SmallVectorImpl<Type> &types) {
  auto ring = dyn_cast<RingType>(adaptor.getRing().getType());
  if (!ring)
    return failure();
  types.push_back(ring.getTile());
  llvm::append_range(types, ring.getScalars());
  return success();
}

LogicalResult WaitOp::verify() { return detail::verifyLanes(*this, false); }

LogicalResult ReleaseOp::verify() { return detail::verifyLanes(*this, false); }
