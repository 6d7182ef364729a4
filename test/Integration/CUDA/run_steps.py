#!/usr/bin/env python3
"""Runs gated decode steps and compressed prompts on random inputs, beside a reference in f64.

    run_steps.py FOLDER --compile [--target=sm_90a]    shared objects of all forms into FOLDER
    run_steps.py FOLDER [--device=cuda] [--cases=300] [--prompts=120] [--largest=KEYS] [--seed=N]

A row is wrong if it differs by more than 2e-3 (bf16: 1.6e-2) of its largest value, or if a second
call gives other bits. Where a rounding decides which blocks are in a list, rows may be those of any
such list (step_roundings.py), and a line says so. A form that appends runs for --tokens steps, in
place: its caches are those of the reference, compressed keys within the tolerance, after each of
them; its rows are looked at now and then. Exit status 1 if one is wrong or a form cannot be
compiled.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from case_runs import compile_forms, count_wrong, error_of_rows
from prompt_cases import PROMPTS, PromptCase, make_prompt_cases
from step_cases import FORMS, StepCase, make_cases

from sparse_attn.prompt_programs import CompressForm
from sparse_attn.step_programs import StepForm

TOLERANCE = {"f16": 2e-3, "bf16": 1.6e-2}


def compile_all(folder: Path, target: str) -> int:
    failed = compile_forms(folder, (*FORMS, *PROMPTS), target)
    print(f"{len(FORMS)} steps and {len(PROMPTS)} prompts for {target}, {failed} failed")
    return failed


def compare(form: StepForm | CompressForm, what: str, got: Any, want: Any) -> str:
    """What is wrong with rows, the last dimension of `got`; or nothing."""
    error = error_of_rows(got, want)
    return complaint(what, error, error > TOLERANCE[form.dtype])


def complaint(what: str, error: Any, wrong: Any) -> str:
    if not wrong.any():
        return ""
    return f"{what}: {int(wrong.sum())} of {error.numel()} rows, largest error {error.max():.1e}"


def compare_step(form: StepForm, what: str, got: Any, arrays: Mapping[str, Any]) -> str:
    """What is wrong with rows of attention [B, 1, Hq, D], or nothing."""
    from step_reference import step
    from step_roundings import is_right

    error = error_of_rows(got, step(form, arrays))
    wrong = (error > TOLERANCE[form.dtype]).unflatten(-1, (form.key_heads, form.group))
    for b, _, h in wrong.any(-1).nonzero().tolist():
        rows = got[b, 0, h * form.group : (h + 1) * form.group]
        right = is_right(form, arrays, b, h, rows, TOLERANCE[form.dtype])
        said = "as another rounding gives" if right else "wrong"
        print(f"{form.name}: {what}: sequence {b}, key head {h}: {said}", flush=True)
        if right:
            wrong[b, 0, h] = False
    return complaint(what, error, wrong)


def run_tokens(folder: Path, case: StepCase, device: str) -> str:
    """Steps in place, beside a reference that goes on from our compressed keys."""
    import torch
    from step_reference import append, make_inputs, new_token

    from sparse_attn.runtime import Program

    form, arrays = case.form, make_inputs(case, device)
    expected = {name: None if x is None else x.clone() for name, x in arrays.items()}
    o = torch.empty_like(arrays["q"])
    launcher = Program(folder / f"{form.name}.so").prepare(
        "main", *form.in_order(**arrays), out=[(arrays | {"o": o})[n] for n in form.results()]
    )
    for token in range(case.tokens):
        for side in (arrays, expected):
            new_token(case, side, token)
        launcher()
        if not form.lengths_out:
            arrays["lengths"].clamp_(min=0).add_(1)
        at = f"token {token}, "
        for place in append(form, expected):
            ours, theirs = (side["compressed"][place] for side in (arrays, expected))
            if text := compare(form, f"{at}compressed key {place}", ours, theirs):
                return text
            theirs.copy_(ours)
        if token % 9 == 0 or token + 1 == case.tokens:
            for name in ("k", "v", "compressed", "remainder", "lengths"):
                if not torch.equal(arrays[name], expected[name]):
                    return f"{at}{name} differs"
            if text := compare_step(form, f"{at}o", o, expected):
                return text
    return ""


def run_case(folder: Path, case: StepCase, device: str) -> str:
    """What is wrong, or nothing."""
    import torch
    from step_reference import DTYPES, make_inputs

    from sparse_attn.runtime import Program

    if case.form.append:
        return run_tokens(folder, case, device)
    form, arrays = case.form, make_inputs(case, device)
    program = Program(folder / f"{form.name}.so")
    results = []
    for _ in range(2):
        o = torch.full(arrays["q"].shape, float("nan"), dtype=DTYPES[form.dtype], device=device)
        program.prepare("main", *form.in_order(**arrays), out=[o])()
        results.append(o)
    if device == "cuda":
        torch.cuda.synchronize()
    if text := compare_step(form, "o", results[0], arrays):
        return text
    return "" if torch.equal(*results) else "a second call gives other bits"


def run_prompt(folder: Path, case: PromptCase, device: str) -> str:
    """What is wrong, or nothing."""
    import torch
    from prompt_reference import expected, make_inputs
    from step_reference import DTYPES

    from sparse_attn.runtime import Program

    form, arrays = case.form, make_inputs(case, device)
    program, want, results = Program(folder / f"{form.name}.so"), expected(case, arrays), []
    for _ in range(2):
        out = torch.full(want.shape, float("nan"), dtype=DTYPES[form.dtype], device=device)
        program.prepare("main", *form.in_order(**arrays), out=[out])()
        results.append(out)
    if text := compare(form, "compressed keys", results[0], want):
        return text
    return "" if torch.equal(*results) else "a second call gives other bits"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--target", default="sm_90a", help="cpu or sm_90a")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--prompts", type=int, default=120, help="cases of compressed prompts")
    parser.add_argument("--largest", type=int, default=262144, help="keys of a cache")
    parser.add_argument("--tokens", type=int, default=64, help="steps of a form that appends")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    if options.compile:
        return 1 if compile_all(options.folder, options.target) else 0
    begin = time.monotonic()
    cases = make_cases(options.cases, options.seed, options.largest, options.tokens)
    wrong = count_wrong(cases, lambda case: run_case(options.folder, case, options.device))
    prompts = make_prompt_cases(options.prompts, options.seed, min(options.largest, 131072))
    wrong += count_wrong(prompts, lambda case: run_prompt(options.folder, case, options.device))
    took = time.monotonic() - begin
    done = f"{len(cases)} of {len(FORMS)} forms, {len(prompts)} prompts of {len(PROMPTS)}"
    print(f"steps on {options.device}: {done}, {wrong} wrong, {took:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
