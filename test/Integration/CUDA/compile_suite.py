#!/usr/bin/env python3
"""Compiles the kernels of the suite: FOLDER gets a shared object for each, and suite.json.

    compile_suite.py FOLDER [--kind=prefill] [--target=sm_90a] [--kernels=N] [--cases=N] [--seed=1]

run_suite.py then needs the folder, the Python package and libSparseAttnRuntime, and no compiler.
Exit status 1 if a kernel cannot be compiled: a line says which, and FOLDER/NAME.mlir is its text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from attend_cases import make_suite
from prefill_cases import UNITED_ROWS, make_prefill_suite

from sparse_attn.compiler import CompileError, compile_to_object
from sparse_attn.programs import AttendForm

SUITES = {"attend": make_suite, "prefill": make_prefill_suite}


def compile_form(form: AttendForm, folder: Path, target: str, **options: Any) -> str:
    """What went wrong, or nothing. options: those of `compile_to_object`."""
    try:
        compile_to_object(form.text(), folder / f"{form.name}.so", target=target, **options)
    except CompileError as error:
        (folder / f"{form.name}.mlir").write_text(form.text())
        return str(error)
    return ""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", default="attend", choices=tuple(SUITES))
    parser.add_argument("--target", default="sm_90a", help="cpu or sm_90a")
    parser.add_argument("--kernels", type=int, help="at most so many; attend: 80, prefill: 100")
    parser.add_argument("--cases", type=int, help="attend: 400, prefill: 300")
    parser.add_argument("--sanitizer", type=int, help="small cases besides; 20 or 15")
    parser.add_argument("--largest", type=int, help="keys of a cache, or scores of a prefill")
    parser.add_argument("--schedule", default="auto", help="of all kernels: even or uneven")
    parser.add_argument("--warps", type=int, default=4, help="of a thread block: 4 or 8")
    parser.add_argument("--checked", action="store_true", help="report entries that are ignored")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(argv)
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.kind == "prefill" and options.checked:
        parser.error("expected no --checked with --kind=prefill")
    sizes = {name: getattr(options, name) for name in ("kernels", "cases", "sanitizer", "largest")}
    sizes = {name: size for name, size in sizes.items() if size is not None}
    suite = SUITES[options.kind](options.seed, options.target, **sizes)
    suite = replace(suite, checked=options.checked)
    flags = {"schedule": options.schedule, "warps": options.warps, "checked": options.checked}
    if options.kind == "prefill":
        flags["unite_rows"] = UNITED_ROWS
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        compiled = pool.map(
            lambda f: compile_form(f, options.folder, options.target, **flags), suite.kernels
        )
        for form, error in zip(suite.kernels, compiled, strict=True):
            if error:
                failed += 1
                print(f"FAIL {form.name}: {error}", flush=True)
    suite.write(options.folder)
    print(f"{len(suite.kernels)} kernels for {options.target}, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
