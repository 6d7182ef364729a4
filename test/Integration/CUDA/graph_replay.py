#!/usr/bin/env python3
"""Captures one call in a CUDA graph and replays it with other ids, counts and lengths each time.

    graph_replay.py FOLDER [--replays=1000] [--kernels=15]

FOLDER is one that compile_suite.py wrote. The caches stay, the selection and the lengths are
written anew before each replay, and each result is compared with f64. Exit status 1 if one is
wrong. With --device=cpu there is no graph: the program is called on the same memory.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attend_cases import Case, Suite
from attend_device import Placed, open_device
from attend_operands import Blocks, Operands, make_operands, store
from attend_oracle import by_blocks, complaints

from sparse_attn.programs import AttendForm
from sparse_attn.reference.common import ceil_div
from sparse_attn.runtime import Program

_BLOCKS = 6


def make_case(form: AttendForm, kernel: int, seed: int) -> Case:
    """Few keys, so that 1000 results are quickly known."""
    capacity = _BLOCKS * form.block - form.block // 3
    if form.page_size:
        capacity = max(capacity // form.page_size, 1) * form.page_size
    return Case(kernel, seed, 2, capacity, _BLOCKS, "full", "ascending", poison=False)


def whole_caches(form: AttendForm, case: Case, x: Operands, rng: Any) -> Operands:
    """The operands with a value in every key: any block may be chosen later."""
    count = ceil_div(case.S, form.block)
    at = np.indices((case.B, count)).reshape(2, -1)
    shape = (at.shape[1], form.block, form.key_heads, form.head_dim)
    k, v = (rng.standard_normal(shape, np.float32).astype(x.blocks.k.dtype) for _ in "kv")
    bias = None if x.bias is None else rng.standard_normal(x.bias.shape, np.float32)
    return dataclasses.replace(x, blocks=Blocks(*at, k, v), bias=bias)


def vary(form: AttendForm, case: Case, x: Operands, rng: Any, share: float = 0.5) -> Operands:
    """Another selection, in storage tensors of the same sizes, and other lengths."""
    count = ceil_div(case.S, form.block)
    shape = (case.B, form.selecting_heads, form.rows)
    taken = rng.random((*shape, count)) < (1 if form.form == "dense" else share)
    chosen = [[[np.flatnonzero(row) for row in head] for head in one] for one in taken]
    entries = count * (int(np.prod(shape)) if form.form == "csr" else 1)
    storage = store(rng, form.form, chosen, count, "shuffled", entries=entries)
    lengths = rng.integers(0, case.S, case.B, endpoint=True).astype(np.int32)
    return dataclasses.replace(x, chosen=chosen, storage=storage, lengths=lengths)


def capture(device: str, call: Callable[[], Any]) -> Callable[[], Any]:
    """A function that replays a call; on the CPU the call itself."""
    if device == "cpu":
        return call
    import torch

    call()  # loads the kernels, which a capture must not do
    torch.cuda.synchronize()
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        call()
    return graph.replay


def replay(form: AttendForm, kernel: int, folder: Path, options: argparse.Namespace) -> list[str]:
    """What was wrong, for at most three replays."""
    rng = np.random.default_rng(options.seed + kernel)
    case = make_case(form, kernel, options.seed)
    x = whole_caches(form, case, make_operands(form, case), rng)
    device = open_device(options.device)
    placed = Placed(device, form, case, vary(form, case, x, rng, share=1))
    program = Program(folder / f"{form.name}.so")
    again = capture(options.device, placed.bound(program))
    # Behind q, k and v stand the storage tensors and the lengths.
    inputs = placed.arguments[3 : 4 + len(x.storage)]
    wrong = []
    for i in range(options.replays):
        now = vary(form, case, x, rng)
        for array, values in zip(inputs, (*now.storage, now.lengths), strict=True):
            device.fill(array, values)
        for result in placed.results:
            device.poison(result)
        again()
        device.synchronize()
        found = complaints(form, *placed.outcome(), by_blocks(form, case, now))
        wrong += [f"replay {i}: {text}" for text in found]
        if len(wrong) > 2:
            break
    return wrong if placed.intact() else [*wrong, "writes outside of its results"]


def refusal(form: AttendForm, kernel: int, folder: Path, options: argparse.Namespace) -> list[str]:
    """A checked kernel waits for the device at its end: it has to refuse a capture."""
    rng = np.random.default_rng(options.seed + kernel)
    case = make_case(form, kernel, options.seed)
    x = vary(form, case, whole_caches(form, case, make_operands(form, case), rng), rng)
    placed = Placed(open_device(options.device), form, case, x)
    try:
        capture(options.device, placed.bound(Program(folder / f"{form.name}.so")))()
    except RuntimeError as error:
        return [] if "while the stream is captured" in str(error) else [str(error).splitlines()[0]]
    return [] if options.device == "cpu" else ["a checked kernel was captured"]


def choose(suite: Suite, count: int) -> list[int]:
    """Kernels of different selections and layouts, of each the one with the fewest rows."""
    best: dict[tuple[str, str], int] = {}
    for i, form in enumerate(suite.kernels):
        key = (form.form, form.layout)
        if key not in best or _rows(form) < _rows(suite.kernels[best[key]]):
            best[key] = i
    return sorted(best.values())[:count]


def _rows(form: AttendForm) -> int:
    return form.heads * form.rows


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cuda")
    parser.add_argument("--replays", type=int, default=1000)
    parser.add_argument("--kernels", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    suite = Suite.read(options.folder)
    if (suite.target == "cpu") != (options.device == "cpu"):
        parser.error(f"the objects are for {suite.target}")
    chosen, failed = choose(suite, options.kernels), 0
    for kernel in chosen:
        form = suite.kernels[kernel]
        try:
            wrong = (refusal if suite.checked else replay)(form, kernel, options.folder, options)
        except (RuntimeError, ValueError, OSError) as error:
            wrong = [str(error).splitlines()[0]]
        failed += bool(wrong)
        print("\n".join([f"{'FAIL' if wrong else 'ok'} {form.name}", *wrong]), flush=True)
    done = "captures refused" if suite.checked else f"{options.replays} replays each"
    print(f"{len(chosen)} kernels, {done}, {failed} wrong")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
