//===- Manifest.cpp - What passes tell tools about functions --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Manifest.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static constexpr StringLiteral kManifest = "sparse_attn.manifest";

void sparse_attn::addToManifest(ModuleOp module, llvm::json::Array functions) {
  llvm::json::Array all;
  if (auto text = module->getAttrOfType<StringAttr>(kManifest)) {
    llvm::Expected<llvm::json::Value> old = llvm::json::parse(text.getValue());
    if (!old)
      llvm::consumeError(old.takeError()); // not ours: replaced
    else if (old->getAsArray())
      all = *old->getAsArray();
  }
  for (llvm::json::Value &added : functions) {
    llvm::json::Object &fields = *added.getAsObject();
    auto at = llvm::find_if(all, [&](llvm::json::Value &value) {
      auto *object = value.getAsObject();
      return object &&
             object->getString("function") == fields.getString("function");
    });
    if (at == all.end()) {
      all.push_back(std::move(added));
      continue;
    }
    for (auto &[name, value] : fields)
      (*at->getAsObject())[name] = std::move(value);
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  os << llvm::json::Value(std::move(all));
  module->setAttr(kManifest, StringAttr::get(module.getContext(), text));
}
