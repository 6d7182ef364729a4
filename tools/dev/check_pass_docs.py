#!/usr/bin/env python3
"""Fails if a pass lacks documentation or a test.

check_pass_docs.py [PASS ...]

Every pass of every Passes.td needs a summary, a description with an ```mlir example, a sentence
for each option, at least one statistic, and a lit file under test/ whose RUN lines name its flag.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from tablegen_docs import ROOT, examples, passes


def run_lines() -> str:
    """All RUN lines of the lit suite."""
    lines = []
    for path in sorted((ROOT / "test").rglob("*")):
        if path.suffix in (".mlir", ".test") and "Inputs" not in path.parts:
            lines += [line for line in path.read_text().splitlines() if "RUN:" in line]
    return "\n".join(lines)


def complaints(record: dict[str, Any], tested: str) -> Iterator[str]:
    if not record["summary"].strip():
        yield "has no summary"
    description = record["description"].strip()
    if not description:
        yield "has no description"
    elif not examples(record["description"]):
        yield "has no ```mlir example in its description"
    for option in record["options"]:
        text = option["description"].strip()
        if not text or not text[0].isupper() or not text.endswith("."):
            yield f"option {option['argument']} is not described by a sentence: '{text}'"
    if not record["statistics"]:
        yield "has no statistic"
    for statistic in record["statistics"]:
        if not statistic["description"].strip():
            yield f"statistic {statistic['name']} has no description"
    if not re.search(rf"(?<!\w)(?<!\w-){re.escape(record['argument'])}(?![\w-])", tested):
        yield "is named by no RUN line of a lit file under test/"


def main(names: list[str]) -> int:
    tested, failures = run_lines(), 0
    chosen = [r for r in passes() if not names or r["argument"] in names]
    for record in chosen:
        for complaint in complaints(record, tested):
            where = record["file"].relative_to(ROOT).parent / record["!locs"][-1]
            print(f"{where}: {record['argument']} {complaint}")
            failures += 1
    print(f"{len(chosen)} passes, {failures} complaints")
    return 1 if failures or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
