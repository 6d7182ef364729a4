"""Reads what TableGen files say about ops and passes; shared by the check_*.py tools beside it.

Only the standard library is used, so that the lit suite can call the tools with any python3.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```mlir\n(.*?)^```", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"%[A-Za-z_$.0-9-]+")


@dataclass
class Example:
    """A fenced example and the prose between it and the one before."""

    intro: str
    code: str

    @property
    def is_elided(self) -> bool:
        return "..." in self.code


def dump(td: Path) -> dict[str, Any]:
    """All records of a TableGen file, as `llvm-tblgen -dump-json` gives them."""
    tool = shutil.which("llvm-tblgen-22") or shutil.which("llvm-tblgen")
    if not tool:
        sys.exit("expected llvm-tblgen-22 or llvm-tblgen on the PATH")
    llvm = Path(tool).resolve().parents[1] / "include"
    command = [tool, "-dump-json", "-I", ROOT / "include", "-I", llvm, td]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def records(td: Path, kind: str) -> list[dict[str, Any]]:
    """The records of class `kind` with the records that they name put in place."""
    every = dump(td)

    def resolve(value: Any) -> Any:
        if isinstance(value, dict) and value.get("kind") == "def":
            return every[value["def"]]
        return [resolve(v) for v in value] if isinstance(value, list) else value

    names = every["!instanceof"].get(kind, [])
    return [{key: resolve(value) for key, value in every[name].items()} for name in names]


def passes() -> list[dict[str, Any]]:
    files = sorted((ROOT / "include").rglob("Passes.td"))
    return [record | {"file": td} for td in files for record in records(td, "PassBase")]


def ops() -> list[dict[str, Any]]:
    files = sorted((ROOT / "include").rglob("*Ops.td"))
    found = {record["!name"]: record for td in files for record in records(td, "Op")}
    return list(found.values())


def examples(description: str) -> list[Example]:
    text, result, end = textwrap.dedent(description), [], 0
    for match in FENCE.finditer(text):
        result.append(Example(text[end : match.start()], match.group(1)))
        end = match.end()
    return result


def split_top_level(text: str, separator: str) -> list[str]:
    """Splits where no bracket is open; the > of an arrow closes none."""
    parts, depth, start, i = [], 0, 0, 0
    while i < len(text):
        if text.startswith("->", i):
            i += 2
            continue
        depth += (text[i] in "(<[{") - (text[i] in ")>]}")
        if depth == 0 and text.startswith(separator, i):
            parts.append(text[start:i])
            start = i + len(separator)
        i += 1
    return [*parts, text[start:]]


def type_list(text: str) -> list[str]:
    text = text.strip()
    text = text[1 : text.rindex(")")] if text.startswith("(") else text
    return [t.strip() for t in split_top_level(text, ",")]


def defined_names(statement: str) -> str:
    """What stands in front of the equals sign; nothing for an op without results."""
    return statement.split(" = ", 1)[0] if statement.startswith("%") and " = " in statement else ""


def free_names(statement: str) -> dict[str, str]:
    """The operands of one op with the types that its functional type gives them."""
    *head, types = split_top_level(statement, " : ")
    operands = NAME.findall(" : ".join(head)[len(defined_names(statement)) :])
    return dict(zip(operands, type_list(split_top_level(types, " -> ")[0]), strict=False))


def result_types(statement: str) -> dict[str, str]:
    """The results of one op with their types."""
    names = []
    for name in filter(None, defined_names(statement).split(", ")):
        name, _, count = name.strip().partition(":")
        names += [f"{name}#{i}" for i in range(int(count))] if count else [name]
    types = split_top_level(split_top_level(statement, " : ")[-1], " -> ")[-1]
    return dict(zip(names, type_list(types), strict=False))


def wrap(code: str, known: dict[str, str] | None = None) -> str:
    """A module for `code`: ops with free names get a function with these as arguments.

    The function returns what the last op does. A statement ends where a line is not indented.
    `known` gives types that no functional type does.
    """
    if re.search(r"^\s*(func\.func|module|llvm\.func)\b", code, re.MULTILINE):
        return code
    statements = re.split(r"\n(?=\S)", code.strip())
    arguments: dict[str, str] = {}
    defined: set[str] = set()
    for statement in statements:
        flat = " ".join(statement.split())
        for name, kind in (free_names(flat) | (known or {})).items():
            if name not in defined and re.search(re.escape(name) + r"\b", flat):
                arguments.setdefault(name, kind)
        defined.update(NAME.findall(defined_names(flat)))
    returned = result_types(" ".join(statements[-1].split()))
    signature = ", ".join(f"{name}: {kind}" for name, kind in arguments.items())
    types = ", ".join(returned.values())
    body = textwrap.indent("\n".join(statements), "  ")
    end = f"return {', '.join(returned)} : {types}" if returned else "return"
    return f"func.func @example({signature}) -> ({types}) {{\n{body}\n  {end}\n}}\n"


def run(command: list[str], text: str, *flags: str) -> subprocess.CompletedProcess[str]:
    full = [*command, "--allow-unregistered-dialect", *flags]
    return subprocess.run(full, input=text, text=True, capture_output=True, check=False)
