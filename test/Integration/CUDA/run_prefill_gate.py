#!/usr/bin/env python3
"""Runs gates and selections of random prompts beside the NumPy reference, stage by stage.

Some forms have the attention behind them.

    run_prefill_gate.py FOLDER --compile [--target=sm_90a]    shared objects of all forms
    run_prefill_gate.py FOLDER [--device=cuda] [--cases=100] [--largest=TOKENS] [--seed=N]

Each stage is compared on what the compiled stage before it gave. A row is wrong if it differs by
more than 2e-3 (bf16: 1.6e-2) of its largest value, a score by more than 1e-4 of the largest, a
selection in a block that is no tie, a list in its order, or if a second call gives other bits.
Exit status 1 if one is wrong or a form cannot be compiled.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from case_runs import compile_forms, count_wrong
from prefill_gate_cases import FORMS, PrefillGateCase, make_cases, make_inputs

from sparse_attn import reference as ref
from sparse_attn.policy_flags import parse_flag
from sparse_attn.prefill_step_programs import PrefillStepForm

TOLERANCE = {"f16": 2e-3, "bf16": 1.6e-2}


def compile_all(folder: Path, target: str) -> int:
    failed = compile_forms(folder, FORMS, target)
    print(f"{len(FORMS)} gates of prompts for {target}, {failed} failed")
    return failed


def call(program: Any, case: PrefillGateCase, arrays: dict[str, Any]) -> list[Any]:
    """The results as NumPy arrays, on either device."""
    arguments = case.form.in_order(**arrays)
    shapes = case.form.result_shapes(case.B, case.S)
    if program.device("main") == "cpu":
        return program.call("main", *arguments, results=shapes)
    on_device = [program.to_device(argument) for argument in arguments]
    return [result.numpy() for result in program.call("main", *on_device, results=shapes)]


def compare_rows(what: str, got: Any, want: Any, tolerance: float) -> str:
    """What is wrong with rows, the last dimension; or nothing."""
    got, want = got.astype(np.float64), want.astype(np.float64)
    largest = np.maximum(np.abs(want).max(-1), 1e-3)
    error = np.nan_to_num(np.abs(got - want).max(-1) / largest, nan=np.inf)
    wrong = np.count_nonzero(error > tolerance)
    text = f"{what}: {wrong} of {error.size} rows, largest error {error.max():.1e}"
    return text if wrong else ""


def check_selection(case: PrefillGateCase, arrays: dict[str, Any], stages: list[Any]) -> str:
    """What is wrong with the selection of the compiled scores, or nothing."""
    form, (logits, *storage) = case.form, stages
    inputs = {
        "logits": logits,
        "lengths": arrays["key_lengths"] if form.lengths else None,
        "query_lengths": arrays["query_lengths"] if form.lengths else None,
        "query_rows": case.S,
        "num_keys": case.S,
        "policy": parse_flag(form.policy),
        "block_size": form.block,
        "query_block": form.block,
        "mode": form.mode,
        "dense_rows": form.dense_rows,
    }
    kind = {"heads": logits.shape[1], "rows": logits.shape[2], "S": case.S}
    kind |= {"block": form.block, "query_block": form.block}
    if form.form == "list":
        capacity = storage[0].shape[-1]
        blocks = logits.shape[-1]
        want = ref.select(**inputs)
        if capacity < blocks:
            # What does not fit is left out: the order decides, so there is nothing to excuse.
            ids, counts = ref.to_storage(want, "list", capacity=capacity)
            same = np.array_equal(storage[0], ids) and np.array_equal(storage[1], counts)
            return "" if same else "the lists differ"
        got = ref.from_storage("list", storage, **kind)
        ids, counts = ref.to_storage(got, "list", capacity=capacity)
        if not (np.array_equal(storage[0], ids) and np.array_equal(storage[1], counts)):
            return "a list is not ascending and then -1"
    else:
        got = ref.from_storage(form.form, storage, **kind)
    found = ref.compare_selection(inputs, got)
    return f"selection: {found.mismatches} blocks differ" if found.mismatches else ""


def check_attention(
    case: PrefillGateCase, arrays: dict[str, Any], storage: list[Any], o: Any
) -> str:
    """What is wrong with the attention to the selection that was made, or nothing."""
    form = case.form
    kind = {"heads": form.config.query_heads, "rows": -(-case.S // form.block), "S": case.S}
    kind |= {"block": form.block, "query_block": form.block}
    want = ref.attend(
        *(arrays[name] for name in ("q", "k", "v")),
        ref.from_storage(form.form, storage, **kind),
        arrays["key_lengths"] if form.lengths else None,
        arrays["query_lengths"] if form.lengths else None,
        scale=form.scale,
        causal=True,
        layout=form.layout,
    )
    return compare_rows("o", o, want.o, TOLERANCE[form.dtype])


def run_case(folder: Path, case: PrefillGateCase) -> str:
    """What is wrong, or nothing."""
    from sparse_attn.runtime import Program

    form, config, arrays = case.form, case.form.config, make_inputs(case)
    program = Program(folder / f"{form.name}.so")
    stages, again = (call(program, case, arrays) for _ in range(2))
    if any(a.tobytes() != b.tobytes() for a, b in zip(stages, again, strict=True)):
        return "a second call gives other bits"
    if isinstance(form, PrefillStepForm):
        *stages, o = stages
        if text := check_attention(case, arrays, stages[3:], o):
            return text
    lengths = arrays["key_lengths"] if form.lengths else None
    shared = {name: arrays.get(name) for name in ("cos", "sin")} | {"layout": form.layout}
    want = ref.compress_keys(
        arrays["keys"],
        lengths,
        arrays["linear_k"],
        pools=config.pools,
        block_size=form.block,
        partial=True,
        **shared,
    )
    if text := compare_rows("compressed keys", stages[0], want, TOLERANCE[form.dtype]):
        return text
    want = ref.gate_queries(
        arrays["queries"],
        lengths,
        arrays["query_lengths"] if form.lengths else None,
        case.S,
        arrays.get("linear_q"),
        pooling=config.head_pooling,
        query_block=form.block,
        pools=config.query_pools,
        **shared,
    )
    if text := compare_rows("gate queries", stages[1], want, TOLERANCE[form.dtype]):
        return text
    want = ref.score(stages[1], stages[0], scale=config.scale)
    if text := compare_rows("scores", stages[2].reshape(1, -1), want.reshape(1, -1), 1e-4):
        return text
    return check_selection(case, arrays, stages[2:])


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--target", default="sm_90a", help="cpu or sm_90a")
    parser.add_argument("--device", default="cuda", help="what the objects were compiled for")
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--largest", type=int, default=33000, help="tokens of a prompt")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    if options.compile:
        return 1 if compile_all(options.folder, options.target) else 0
    begin = time.monotonic()
    cases = make_cases(options.cases, options.seed, options.largest)
    wrong = count_wrong(cases, lambda case: run_case(options.folder, case))
    took = time.monotonic() - begin
    done = f"{len(cases)} prompts of {len(FORMS)} gates"
    print(f"prefill gates on {options.device}: {done}, {wrong} wrong, {took:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
