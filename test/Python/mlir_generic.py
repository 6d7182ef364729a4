"""Reads MLIR in its generic form, as --mlir-print-op-generic prints it: enough for kernels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Block:
    arguments: list[str] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)


@dataclass
class Op:
    name: str
    results: list[str]
    operands: list[str]
    attributes: str
    regions: list[Block] = field(default_factory=list)
    types: list[str] = field(default_factory=list)  # of results
    others: str = ""  # attributes that are no properties
    constant: Any = None  # what a constant was read as

    def attribute(self, name: str, default: str = "") -> str:
        found = re.search(rf"\b{name} = (dense<.*?>|[^,}}]+)", self.attributes + self.others)
        return found[1] if found else default


_LINE = re.compile(r'^(?:(%\w+)(?::(\d+))? = )?"([\w.]+)"\(([^)]*)\)(?: <\{(.*?)\}>)?(.*)$')


def split_types(text: str) -> list[str]:
    """Types between commas that no bracket holds."""
    found, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char in "<([") - (char in ">)]" and text[i - 1] != "-")
        if char == "," and depth == 0:
            found.append(text[start:i].strip())
            start = i + 1
    return found + ([text[start:].strip()] if text[start:].strip() else [])


def _set_types(op: Op, rest: str) -> None:
    op.others = rest.partition(" : (")[0]
    after = rest.partition(" : (")[2].partition(") -> ")[2]
    op.types = split_types(after[1:-1] if after.startswith("(") else after)


def _parse_ops(lines: Iterator[str]) -> tuple[Block, str]:
    """A block, and the line that ends it."""
    block = Block()
    for line in lines:
        line = line.strip()
        if line.startswith("^"):
            if block.ops:
                raise ValueError(f"expected a region of one block, got {line}")
            block.arguments = re.findall(r"(%\w+):", line)
        elif line.startswith("}"):
            return block, line
        elif match := _LINE.match(line):
            result, count, name, operands, attributes, rest = match.groups()
            names = [f"{result}#{i}" for i in range(int(count))] if count else [result]
            op = Op(name, names if result else [], operands.split(", ") if operands else [], "")
            op.attributes = attributes or ""
            if rest.endswith("({"):
                while True:
                    region, rest = _parse_ops(lines)
                    op.regions.append(region)
                    if rest != "}, {":
                        break
            _set_types(op, rest)
            block.ops.append(op)
        elif line:
            raise ValueError(f"cannot read {line}")
    return block, ""


def parse(text: str) -> dict[str, Op]:
    """The functions of a module in MLIR's generic form, by name."""
    # Aliases of attributes and locations stand around the module.
    lines = iter([x for x in text.splitlines() if not x.startswith(("#", "//"))])
    module = _parse_ops(lines)[0].ops[0]
    return {
        op.attribute("sym_name").strip('"'): op
        for op in module.regions[0].ops
        if op.name == "func.func"
    }
