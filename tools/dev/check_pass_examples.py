#!/usr/bin/env python3
"""Runs the examples of pass descriptions; fails if one does not show what its pass does.

check_pass_examples.py SPARSE_OPT [FLAG ...] [-- PASS ...]

The first ```mlir block of a description is the input, the second, if any, the output. Options are
written between them: After `-flag="option=value"`. The pass runs on the input; every op of the
output example must then stand in the result, with its attributes and types. An output with an
ellipsis is compared by op names only; an input with one cannot be run, which is a failure. Where
the text says that something is left out, the types of functions are not compared.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import Any

from tablegen_docs import Example, examples, passes, run, wrap

OP_NAME = re.compile(r'(?:^|=)\s*"?([a-z_]\w*(?:\.\w+)+)"?', re.MULTILINE)
PRINT_GENERIC = "--mlir-print-op-generic"


def generic_ops(text: str, inner: bool) -> Counter[str]:
    """The ops of a module in generic form without the names of values; `inner` leaves functions
    and their returns out."""
    lines = Counter()
    for line in text.splitlines():
        found = re.search(r'"([\w.]+)"(\(|.*<\{)', line)
        scaffold = inner and found and found[1] in ("func.func", "func.return")
        if found and found[1] != "builtin.module" and not scaffold:
            line = line[line.index('"') :]
            lines[re.sub(r"%[\w#]+", "%", re.sub(r"loc\(.*?\)", "", line)).strip()] += 1
    return lines


def compare(command: list[str], output: str, after: Example) -> str:
    """What is wrong with the output example, or nothing."""
    if after.is_elided:
        got = set(OP_NAME.findall(output)) | set(re.findall(r'"([\w.]+)"', output))
        lost = set(OP_NAME.findall(after.code)) - got
        return f"the result has no {', '.join(sorted(lost))}" if lost else ""
    text = wrap(after.code)
    wanted = run(command, text, PRINT_GENERIC)
    if wanted.returncode != 0:
        return f"the output example is refused:\n{wanted.stderr}"
    inner = text != after.code or "left out" in after.intro
    lost = generic_ops(wanted.stdout, inner) - generic_ops(output, inner)
    return "the result lacks:\n" + "\n".join(lost) if lost else ""


def check(command: list[str], record: dict[str, Any]) -> str:
    before, *rest = examples(record["description"]) or [None]
    if before is None:
        return "has no example"
    if before.is_elided:
        return "the input example has an ellipsis and cannot be run"
    flag = record["argument"]
    intro = before.intro + "".join(example.intro for example in rest)
    options = re.search(rf"`--?{re.escape(flag)}=\"([^\"]*)\"`", intro)
    flag = f"--{flag}" + (f"={options[1]}" if options else "")
    result = run(command, wrap(before.code), flag, PRINT_GENERIC)
    if result.returncode != 0:
        return f"{flag} fails on the input example:\n{result.stderr[:1500]}"
    return compare(command, result.stdout, rest[0]) if rest else ""


def main(command: list[str], names: list[str]) -> int:
    chosen = [r for r in passes() if not names or r["argument"] in names]
    failures = 0
    for record in chosen:
        if complaint := check(command, record):
            print(f"{record['argument']}: {complaint}")
            failures += 1
    print(f"{len(chosen)} passes, {failures} failures")
    return 1 if failures or not chosen else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    at = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    sys.exit(main(sys.argv[1:at], sys.argv[at + 1 :]))
