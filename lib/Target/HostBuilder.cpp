//===- HostBuilder.cpp - Emit host code over the runtime ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostBuilder.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "sparse-attn-c/Runtime.h"

using namespace mlir;
using namespace mlir::sparse_attn;

HostBuilder::HostBuilder(ModuleOp module, Location loc, StringRef prefix)
    : b(loc, module.getContext()), prefix(prefix), module(module),
      pointer(LLVM::LLVMPointerType::get(module.getContext())) {}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

Value HostBuilder::index(int64_t value) {
  return arith::ConstantIndexOp::create(b, value);
}
Value HostBuilder::status(int32_t value) {
  return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
}
Value HostBuilder::asI64(Value value) {
  return arith::IndexCastOp::create(b, b.getI64Type(), value);
}
Value HostBuilder::loadSize(Value array, int64_t i) {
  Value at =
      LLVM::GEPOp::create(b, pointer, b.getI64Type(), array,
                          ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(i)});
  Value size = LLVM::LoadOp::create(b, b.getI64Type(), at);
  return arith::IndexCastOp::create(b, b.getIndexType(), size);
}
Value HostBuilder::loadPointer(Value array, int64_t i) {
  Value at =
      LLVM::GEPOp::create(b, pointer, pointer, array,
                          ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(i)});
  return LLVM::LoadOp::create(b, pointer, at);
}
Value HostBuilder::offset(Value base, Value bytes) {
  return LLVM::GEPOp::create(b, pointer, b.getI8Type(), base,
                             ArrayRef<LLVM::GEPArg>{asI64(bytes)});
}
Value HostBuilder::array(int64_t count, int64_t alignment) {
  // In the entry block the size of the frame is known.
  OpBuilder::InsertionGuard guard(b);
  auto function =
      b.getInsertionBlock()->getParentOp()->getParentOfType<func::FuncOp>();
  if (function)
    b.setInsertionPointToStart(&function.getBody().front());
  Value size = LLVM::ConstantOp::create(
      b, b.getI64Type(), b.getI64IntegerAttr(std::max<int64_t>(count, 1)));
  return LLVM::AllocaOp::create(b, pointer, b.getI64Type(), size, alignment);
}

std::string HostBuilder::newName() {
  return prefix + "_constant_" + std::to_string(nextGlobal++);
}

Value HostBuilder::text(StringRef content) {
  std::string zeroTerminated = content.str();
  zeroTerminated.push_back('\0');
  auto type = LLVM::LLVMArrayType::get(b.getI8Type(), zeroTerminated.size());
  auto saved = b.saveInsertionPoint();
  b.setInsertionPointToStart(module.getBody());
  auto global = LLVM::GlobalOp::create(b, type, /*isConstant=*/true,
                                       LLVM::Linkage::Private, newName(),
                                       b.getStringAttr(zeroTerminated));
  b.restoreInsertionPoint(saved);
  return LLVM::AddressOfOp::create(b, global);
}

Value HostBuilder::constantData(ElementsAttr value) {
  auto shaped = value.getShapedType();
  Type element = shaped.getElementType();
  auto flat = RankedTensorType::get({shaped.getNumElements()}, element);
  Attribute data = value;
  if (auto dense = dyn_cast<DenseElementsAttr>(value)) {
    if (element.isInteger(1)) // a byte an element
      dense = dense.mapValues(b.getI8Type(),
                              [](const APInt &bit) { return bit.zext(8); });
    flat = RankedTensorType::get({shaped.getNumElements()},
                                 dense.getElementType());
    data = dense.reshape(flat);
  } else if (auto resource = dyn_cast<DenseResourceElementsAttr>(value)) {
    data = DenseResourceElementsAttr::get(flat, resource.getRawHandle());
  }
  auto type =
      LLVM::LLVMArrayType::get(flat.getElementType(), flat.getNumElements());
  auto saved = b.saveInsertionPoint();
  b.setInsertionPointToStart(module.getBody());
  auto global = LLVM::GlobalOp::create(b, type, /*isConstant=*/true,
                                       LLVM::Linkage::Private, newName(), data,
                                       /*alignment=*/64);
  b.restoreInsertionPoint(saved);
  return LLVM::AddressOfOp::create(b, global);
}

Value HostBuilder::bytes(StringRef name, StringAttr content) {
  auto global = module.lookupSymbol<LLVM::GlobalOp>(name);
  if (!global) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(module.getBody());
    auto type = LLVM::LLVMArrayType::get(b.getI8Type(), content.size());
    global = LLVM::GlobalOp::create(b, type, /*isConstant=*/true,
                                    LLVM::Linkage::Private, name, content,
                                    /*alignment=*/64);
  }
  return LLVM::AddressOfOp::create(b, global);
}

Value HostBuilder::object(StringRef name,
                          function_ref<SmallVector<Value>()> fields) {
  auto global = module.lookupSymbol<LLVM::GlobalOp>(name);
  if (!global) {
    OpBuilder::InsertionGuard guard(b);
    // The fields tell the type, and need a place to stand.
    Block *block = new Block();
    b.setInsertionPointToStart(block);
    SmallVector<Value> values = fields();
    SmallVector<Type> types = llvm::map_to_vector(
        values, [](Value value) { return value.getType(); });
    auto type = LLVM::LLVMStructType::getLiteral(b.getContext(), types);
    Value whole = LLVM::PoisonOp::create(b, type);
    for (auto [i, value] : llvm::enumerate(values))
      whole = LLVM::InsertValueOp::create(b, whole, value,
                                          ArrayRef<int64_t>{int64_t(i)});
    LLVM::ReturnOp::create(b, whole);
    b.setInsertionPointToStart(module.getBody());
    global = LLVM::GlobalOp::create(b, type, /*isConstant=*/false,
                                    LLVM::Linkage::Private, name, Attribute());
    global.getInitializerRegion().push_back(block);
  }
  return LLVM::AddressOfOp::create(b, global);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

Value HostBuilder::callRuntime(StringRef name, Type result,
                               ValueRange operands) {
  auto type = b.getFunctionType(operands.getTypes(),
                                result ? TypeRange(result) : TypeRange());
  if (!module.lookupSymbol(name)) {
    auto saved = b.saveInsertionPoint();
    b.setInsertionPointToStart(module.getBody());
    func::FuncOp::create(b, name, type).setPrivate();
    b.restoreInsertionPoint(saved);
  }
  auto call = func::CallOp::create(b, name, type.getResults(), operands);
  return result ? call.getResult(0) : Value();
}

Value HostBuilder::expectSize(Value status, int64_t i, int64_t d, Value got,
                              Value want) {
  return callRuntime(
      "sparse_attn_rt_expect_size", b.getI32Type(),
      {status, asI64(index(i)), asI64(index(d)), asI64(got), asI64(want)});
}

Value HostBuilder::expectWorkspace(Value status, const HostFrame &frame,
                                   Value bytes) {
  return callRuntime(
      "sparse_attn_rt_expect_workspace", b.getI32Type(),
      {status, frame.workspace, frame.workspaceBytes, asI64(bytes)});
}

Value HostBuilder::ifSuccess(Value status, function_ref<Value()> body) {
  Value zero = arith::ConstantOp::create(b, b.getI32IntegerAttr(0));
  Value fine = arith::CmpIOp::create(b, arith::CmpIPredicate::eq, status, zero);
  auto branch = scf::IfOp::create(b, status.getType(), fine,
                                  /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(branch.thenBlock());
  scf::YieldOp::create(b, body());
  b.setInsertionPointToStart(branch.elseBlock());
  scf::YieldOp::create(b, status);
  return branch.getResult(0);
}

//===----------------------------------------------------------------------===//
// Entry functions
//===----------------------------------------------------------------------===//

static int64_t countSizes(TypeRange types) {
  int64_t count = 0;
  for (Type type : types)
    count += cast<RankedTensorType>(type).getRank();
  return count;
}

Value HostBuilder::bind(StringRef spec, Value tensors, Value count,
                        StringRef what, TypeRange types, int32_t device,
                        Value &sizes, Value &data, Value status,
                        Value symbols) {
  sizes = array(countSizes(types));
  data = array(types.size());
  return callRuntime("sparse_attn_rt_bind", b.getI32Type(),
                     {status, symbols, text(what), text(spec), tensors, count,
                      this->status(device), sizes, data});
}

Value HostBuilder::openEntry(func::FuncOp entry, const HostSignature &signature,
                             HostFrame &frame, Value &symbols) {
  Block *block = entry.addEntryBlock();
  b.setInsertionPointToStart(block);
  symbols = array(2 * 64);
  Value state = callRuntime("sparse_attn_rt_begin", b.getI32Type(),
                            {status(SPARSE_ATTN_RUNTIME_VERSION), symbols});
  return bind(signature.arguments, block->getArgument(0), block->getArgument(1),
              signature.name + ": argument", signature.argumentTypes,
              signature.device, frame.argumentSizes, frame.argumentData, state,
              symbols);
}

void HostBuilder::closeEntry(Value state, function_ref<Value()> body,
                             Value otherwise) {
  Value fine =
      arith::CmpIOp::create(b, arith::CmpIPredicate::eq, state, status(0));
  auto branch = scf::IfOp::create(b, otherwise.getType(), fine,
                                  /*withElseRegion=*/true);
  Block *block = branch->getBlock();
  b.setInsertionPointToStart(branch.thenBlock());
  scf::YieldOp::create(b, body());
  b.setInsertionPointToStart(branch.elseBlock());
  scf::YieldOp::create(b, otherwise);
  b.setInsertionPointToEnd(block);
  func::ReturnOp::create(b, branch.getResult(0));
}

void HostBuilder::writeEntry(const HostSignature &signature,
                             function_ref<Value(const HostFrame &)> body) {
  Type i32 = b.getI32Type(), i64 = b.getI64Type();
  b.setInsertionPointToEnd(module.getBody());
  auto entry = func::FuncOp::create(
      b, signature.name,
      b.getFunctionType({pointer, i32, pointer, i32, pointer, i64, pointer},
                        i32));
  HostFrame frame;
  Value symbols;
  Value state = openEntry(entry, signature, frame, symbols);
  state =
      bind(signature.results, entry.getArgument(2), entry.getArgument(3),
           signature.name + ": result", signature.resultTypes, signature.device,
           frame.resultSizes, frame.resultData, state, symbols);
  if (!signature.sharers.empty()) {
    auto type = RankedTensorType::get(
        {static_cast<int64_t>(signature.sharers.size())}, i32);
    Value sharers = constantData(
        DenseIntElementsAttr::get(type, ArrayRef<int32_t>(signature.sharers)));
    state = callRuntime("sparse_attn_rt_expect_apart", i32,
                        {state, text(signature.name), entry.getArgument(0),
                         entry.getArgument(1), entry.getArgument(2),
                         entry.getArgument(3), sharers});
  }
  frame.workspace = entry.getArgument(4);
  frame.workspaceBytes = entry.getArgument(5);
  frame.stream = entry.getArgument(6);
  closeEntry(state, [&] { return body(frame); }, state);
}

void HostBuilder::writeWorkspaceSize(
    const HostSignature &signature,
    function_ref<Value(const HostFrame &)> body) {
  b.setInsertionPointToEnd(module.getBody());
  auto entry = func::FuncOp::create(
      b, signature.name + "_workspace_size",
      b.getFunctionType({pointer, b.getI32Type()}, b.getI64Type()));
  HostFrame frame;
  Value symbols;
  Value state = openEntry(entry, signature, frame, symbols);
  // All ones: no workspace is that large, and the error has been recorded.
  Value none = arith::ConstantOp::create(b, b.getI64IntegerAttr(-1));
  closeEntry(state, [&] { return asI64(body(frame)); }, none);
}

void HostBuilder::writeSignature(const HostSignature &signature) {
  b.setInsertionPointToEnd(module.getBody());
  auto entry = func::FuncOp::create(b, signature.name + "_signature",
                                    b.getFunctionType({}, pointer));
  b.setInsertionPointToStart(entry.addEntryBlock());
  func::ReturnOp::create(
      b, text(signature.arguments + " -> " + signature.results));
}

void HostBuilder::writeDevice(const HostSignature &signature) {
  b.setInsertionPointToEnd(module.getBody());
  auto entry = func::FuncOp::create(b, signature.name + "_device",
                                    b.getFunctionType({}, b.getI32Type()));
  b.setInsertionPointToStart(entry.addEntryBlock());
  func::ReturnOp::create(b, status(signature.device));
}
