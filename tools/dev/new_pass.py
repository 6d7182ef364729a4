#!/usr/bin/env python3
"""Writes the files of a new pass: definition, source, CMake line and two lit files.

new_pass.py ROOM my-pass     ROOM is a folder of include/sparse-attn with a Passes.td, such as
                             Raise, Conversion, Target or Dialect/SparseAttn/Transforms

What it writes builds and passes its tests; the pass does nothing yet.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HEADER = """{title}===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
"""

DEFINITION = """def {name}Pass
    : Pass<"{flag}", "::mlir::ModuleOp"> {{
  let summary = "say what the pass does";
  let description = [{{
    Say when it does it and what it declines.

    Before:

    ```mlir
    func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {{
      return %x : tensor<4xf32>
    }}
    ```

    After:

    ```mlir
    func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {{
      return %x : tensor<4xf32>
    }}
    ```
  }}];
  let statistics = [
    Statistic<"numChanged", "changed", "Ops changed">
  ];
}}

"""

SOURCE = """//
// Say where in the pipeline the pass stands and what it leaves behind.
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/BuiltinOps.h"
#include "sparse-attn/{room}/Passes.h"

namespace mlir::sparse_attn {{
#define GEN_PASS_DEF_{macro}PASS
#include "sparse-attn/{room}/Passes.h.inc"
}} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {{
struct {name}Pass
    : sparse_attn::impl::{name}PassBase<
          {name}Pass> {{
  void runOnOperation() override {{}}
}};
}} // namespace
"""

TEST = """// RUN: %sparse-opt %s --{flag} | FileCheck %s

// CHECK-LABEL: func @unchanged
func.func @unchanged(%x: tensor<4xf32>) -> tensor<4xf32> {{
  return %x : tensor<4xf32>
}}
"""

DECLINES = """// RUN: %sparse-opt %s --{flag} -verify-diagnostics

// What the pass refuses or leaves alone, with its diagnostic.
func.func @declined(%x: tensor<4xf32>) -> tensor<4xf32> {{
  return %x : tensor<4xf32>
}}
"""


def create(path: Path, text: str) -> None:
    if path.exists():
        sys.exit(f"{path.relative_to(ROOT)} exists")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    print(f"wrote {path.relative_to(ROOT)}")


def change(path: Path, text: str) -> None:
    path.write_text(text)
    print(f"changed {path.relative_to(ROOT)}")


def main(room: str, flag: str) -> None:
    passes = ROOT / "include" / "sparse-attn" / room / "Passes.td"
    cmake = ROOT / "lib" / room / "CMakeLists.txt"
    if not passes.exists() or not cmake.exists():
        sys.exit(f"{room} has no Passes.td\n{__doc__}")
    short = flag.removeprefix("sparse-attn-")
    name, stem = ("".join(w.capitalize() for w in f.split("-")) for f in (flag, short))
    title = f"//===- {stem}.cpp - Say what the pass does "
    header = HEADER.format(title=title.ljust(75, "-"))
    source = SOURCE.format(room=room, macro=name.upper(), name=name)
    path = ROOT / "lib" / room / f"{stem}.cpp"
    create(path, header + source)
    if shutil.which("clang-format-22"):
        subprocess.run(["clang-format-22", "-i", path], check=True)
    create(ROOT / "test" / room / f"{short}.mlir", TEST.format(flag=flag))
    create(ROOT / "test" / room / f"{short}-declines.mlir", DECLINES.format(flag=flag))

    text = passes.read_text()
    definition = DEFINITION.format(name=name, flag=flag)
    change(passes, re.sub(r"(?=#endif[^\n]*\n\Z)", lambda _: definition, text))
    text = cmake.read_text()
    change(cmake, text.replace("  DEPENDS", f"  {stem}.cpp\n  DEPENDS", 1))


if __name__ == "__main__":
    if len(sys.argv) != 3 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", sys.argv[2]):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
