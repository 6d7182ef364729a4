"""Compiling forms, running cases one by one and how far rows are off, for the runners of steps and
of gates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any


def compile_forms(folder: Path, forms: Iterable[Any], target: str) -> int:
    """An object in the folder for each form; says which failed, and returns how many."""
    from sparse_attn.compiler import CompileError, compile_to_object

    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for form in forms:
        try:
            compile_to_object(form.text(), folder / f"{form.name}.so", target=target)
        except CompileError as error:
            failed += 1
            print(f"FAIL {form.name}: {error}", flush=True)
    return failed


def count_wrong(cases: Sequence[Any], run: Callable[[Any], str]) -> int:
    """How many cases `run` has something to say of; prints what."""
    wrong = 0
    for case in cases:
        if text := run(case):
            wrong += 1
            print(f"FAIL {case}: {text}", flush=True)
    return wrong


def error_of_rows(got: Any, want: Any) -> Any:
    """In relation to the largest value of the row; infinite for NaN."""
    largest = want.double().abs().amax(-1).clamp(min=1e-3)
    error = (got.double() - want.double()).abs().amax(-1) / largest
    return error.nan_to_num(nan=float("inf"))
