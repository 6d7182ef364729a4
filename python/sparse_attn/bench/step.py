"""The benchmark of a whole gated decode step: gate, selection and attention, on the same inputs.

What a step of others is: the gate in PyTorch, and a sparse attention behind it in the same CUDA
graph. They do not append the new key, which favours them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..step_programs import StepForm
from . import decode
from .measure import TARGETS, compiled, free
from .peers import load_peers
from .points import ELEMENT_BYTES, choose
from .race import Contestant, race
from .step_check import reference_ids
from .step_contestants import AFTER, DENSE, MANY, STEPS, builds, ours, peers
from .step_inputs import StepInputs, make_step_inputs
from .step_points import (
    BATCHES,
    BUDGETS,
    KEYS,
    SPARSITIES,
    StepPoint,
    attend_form,
    points,
    scores_form,
    step_form,
)

TOLERANCE = 2e-3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    decode.add_common_arguments(parser, BATCHES, KEYS, SPARSITIES)
    parser.add_argument("--budget", type=int, nargs="*", default=BUDGETS, help="in tokens")
    parser.add_argument("--gate-dim", type=int, default=StepForm("all", 1).gate_dim)
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with decode_bench.py")


def measure(
    point: StepPoint, contestants: Sequence[Contestant], inputs: StepInputs, bench: Any
) -> list[dict[str, Any]]:
    """A row for each; a foreign one that fails is left out."""
    raced = race(point, contestants, bench.clock)
    options, blocks = bench.options, point.blocks(bench.options.block)
    selected = 2 * blocks * options.block * options.head_dim
    rows = []
    for one in contestants:
        if one.name not in raced:
            continue
        found, calls = raced[one.name], STEPS if one.name == MANY else 1
        row: dict[str, Any] = {
            "run": 0,
            "B": point.B,
            "S": point.S,
            "sparsity": point.sparsity,
            "budget": point.budget,
            "blocks": blocks,
            "bytes": selected * point.B * options.key_heads * ELEMENT_BYTES["f16"],
            "gate_bytes": inputs.gate_bytes(),
            "who": one.name,
            "kind": one.kind,
            "mode": bench.clock.mode,
            "setting": found.setting,
            "us": round(found.times.us / calls, 3),
            "repeats": [round(x / calls, 3) for x in found.times.repeats],
            "error": found.error,
        }
        row |= {} if row["error"] <= TOLERANCE else {"wrong": True}
        rows.append(row)
    return rows


def line(point: StepPoint, rows: Sequence[dict[str, Any]]) -> str:
    parts = [f"{row['who']} {row['us']:.1f}{' WRONG' if row.get('wrong') else ''}" for row in rows]
    return f"{point}: {', '.join(parts)}"


def prepare(options: argparse.Namespace) -> None:
    """Compiles what the points need."""
    (folder,) = decode.folders(options).values()
    found = {point.blocks(options.block) for point in choose(points(options), options.points)}
    forms: list[Any] = [scores_form(options), attend_form(options)]
    for blocks in sorted(found):
        forms += [step_form(options, blocks, append=append) for append in (True, False)]
    for form in forms:
        compiled(form, folder, options.device)
    print(f"{len(forms)} programs for {TARGETS[options.device]} in {folder}", flush=True)


def run(options: argparse.Namespace) -> int:
    """Exit status: 1 if a result of ours was wrong. Errors: ValueError."""
    several = len(decode.folders(options)) > 1
    if several and (options.prepare or options.peers is not None):
        raise ValueError("expected one --objects with --prepare or --peers")
    if options.prepare:
        prepare(options)
        return 0
    form = step_form(options, 2, append=True)
    bench = decode.Bench("step", form, options)
    on_torch, loaded = bench.on_device or options.peers is not None, []
    if options.peers is not None:
        loaded = load_peers(options.peers, ("seer_tilelang", DENSE), attend_form(options))
    if on_torch:
        import torch

        # torch.compile makes the gate anew for each shape.
        torch._dynamo.config.cache_size_limit = 256
    inputs: Any = None
    contestants: Any = None
    for point, other in bench.before_deadline(choose(points(options), options.points)):
        if other:
            inputs = contestants = None  # before the next ones are made
            free(bench.on_device)
            device = options.device if on_torch else None
            inputs = make_step_inputs(form, point.B, point.S, device)
        if several:
            contestants = list(builds(point, options, inputs))
        else:
            ids = reference_ids(inputs, point.blocks(options.block), AFTER)
            contestants = ours(point, options, inputs, ids)
            if on_torch:
                contestants += peers(inputs, ids, loaded)
        rows = bench.keep(measure(point, contestants, inputs, bench))
        print(line(point, rows), flush=True)
    return bench.end()
