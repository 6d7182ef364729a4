#!/usr/bin/env python3
"""Fails if the hand-written pages name what does not exist.

check_docs.py SPARSE_OPT [FLAG ...]

Relative links and `paths` of README.md, CONTRIBUTING.md and docs/ must exist, and the tables of
docs/Pipelines.md must list the passes and the options that each pipeline has.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from tablegen_docs import ROOT, run

LINK = re.compile(r"\[[^]]*\]\(([^)#:]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:lib|include|test|tools|python|scripts|docs|cmake|\.ci)/[\w./-]+)`")
ROW = re.compile(r"^\| `([\w-]+)` \|", re.MULTILINE)
# Options that switch on every pass of a pipeline.
EVERY_PASS = {
    "sparse-attn-schedule-pipeline": "target=h100 unite-rows=64",
    "sparse-attn-sparsify-pipeline": "tap-attention=true checked=true policy=token-budget=1 "
    "thread-state=1",
    "sparse-attn-to-cpu-reference-pipeline": "expand-math=true",
    "sparse-attn-to-kernels-pipeline": "target=h100",
}


def broken_names() -> Iterator[str]:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        found = [(name, page.parent / name) for name in LINK.findall(text)]
        found += [(name, ROOT / name) for name in PATH.findall(text)]
        for name, path in found:
            if not path.exists():
                yield f"{page.relative_to(ROOT)}: {name} does not exist"


def pipelines(command: list[str]) -> Iterator[str]:
    page = (ROOT / "docs" / "Pipelines.md").read_text(encoding="utf-8")
    sections = re.split(r"^## `([\w-]+-pipeline)`$", page, flags=re.MULTILINE)
    for name, section in zip(sections[1::2], sections[2::2], strict=True):
        tables = re.split(r"^\| option .*$", section.split("\n## ")[0], flags=re.MULTILINE)
        written = [ROW.findall(table) for table in tables] + [[]]
        flag = f"--{name}" + (f"={EVERY_PASS[name]}" if name in EVERY_PASS else "")
        dumped = run(command, "module {}", flag, "--dump-pass-pipeline")
        if dumped.returncode != 0:
            yield f"docs/Pipelines.md: {dumped.stderr.strip()}"
            continue
        # Those of a nested pipeline stand deeper.
        passes = re.findall(r"^ {2,4}([\w-]+)(?=[{,\n])", dumped.stderr, re.MULTILINE)
        if written[0] != passes:
            yield f"docs/Pipelines.md: {name} has the passes {passes}, the table {written[0]}"
        text = run(command, "", "--help").stdout.split(f"--{name} ", 1)[1]
        options = re.findall(r"^ {8}--([\w-]+)", re.split(r"\n {2,6}--", text)[0], re.MULTILINE)
        if sorted(written[1]) != sorted(options):
            yield f"docs/Pipelines.md: {name} has the options {options}, the table {written[1]}"
    ours = r"--((?:sparse-attn-[\w-]+|warp-pipe)-pipeline) "
    registered = re.findall(ours, run(command, "", "--help").stdout)
    for name in set(registered) ^ set(sections[1::2]):
        yield f"docs/Pipelines.md: {name} is not both registered and described"


def main(command: list[str]) -> int:
    complaints = [*broken_names(), *pipelines(command)]
    print("\n".join([*complaints, f"{len(complaints)} complaints"]))
    return 1 if complaints else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
