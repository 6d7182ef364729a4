#!/usr/bin/env python3
"""Fails if an op lacks an example, or if one does not parse and verify.

check_op_examples.py SPARSE_OPT [FLAG ...]

The ```mlir examples of op descriptions use free names. Each example becomes a function whose
arguments are these names, with types from the functional type behind the op.
"""

from __future__ import annotations

import sys

from tablegen_docs import examples, ops, run, wrap

# Types of operands that an assembly format does not spell.
KNOWN = {"sparse_attn.rotary_table": {"%n": "index"}}


def main(command: list[str]) -> int:
    modules, failures = [], 0
    for record in ops():
        name = f"{record['opDialect']['name']}.{record['opName']}"
        found = examples(record["description"])
        if not any(name in example.code for example in found):
            print(f"{record['!name']}: the description has no ```mlir example of {name}")
            failures += 1
        modules += [(name, wrap(example.code, KNOWN.get(name))) for example in found]
    together = "\n// -----\n".join(text for _, text in modules)
    if run(command, together, "-split-input-file").returncode != 0:
        for name, text in modules:
            result = run(command, text)
            if result.returncode != 0:
                print(f"{name}: the example is refused:\n{text}{result.stderr}")
                failures += 1
    print(f"{len(modules)} examples, {failures} failures")
    return 1 if failures or not modules else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
