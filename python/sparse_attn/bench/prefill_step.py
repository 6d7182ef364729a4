"""The benchmark of a whole gated prefill: gate, selection and attention in one program, beside
dense attention. The gate is SeerAttention's (docs/Spec.md, `learned_prefill`), with random weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..prefill_gate_programs import PrefillGateForm
from ..programs import AttendForm
from . import decode
from .inputs import CudaInputs, HostInputs
from .measure import TARGETS, TOLERANCES, compiled, free
from .peers import TITLES, PrefillPeer, load_prefill_peers
from .points import choose
from .prefill import REPLAYS
from .prefill_points import shape_form
from .prefill_step_contestants import STEP, Gated, dense
from .prefill_step_inputs import PrefillStepInputs, make_prompt
from .prefill_step_points import (
    BLOCKS,
    DENSE_ROWS,
    KEYS,
    SPARSITIES,
    PrefillStepPoint,
    attend_form,
    points,
    step_form,
)
from .protocol import Protocol
from .race import race

PEERS = ("fa3", "fa4_dense")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    decode.add_run_arguments(parser, Protocol(replays=REPLAYS))
    parser.add_argument("--keys", type=int, nargs="+", default=KEYS)
    parser.add_argument("--sparsity", type=float, nargs="+", default=SPARSITIES)
    what = "keys of a block and rows of a query block"
    parser.add_argument("--block", type=int, nargs="+", default=BLOCKS, help=what)
    what = "rows of query blocks, the last ones, that read all that they see"
    parser.add_argument("--dense-rows", type=int, default=DENSE_ROWS, help=what)
    parser.add_argument("--gate-dim", type=int, default=PrefillGateForm().gate_dim)
    decode.add_shape_arguments(parser, AttendForm(group=4))
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with prefill_bench.py")
    parser.add_argument("--peer", nargs="+", default=PEERS, choices=tuple(TITLES))


def prepare(options: argparse.Namespace) -> None:
    """Compiles what the points need."""
    (folder,) = decode.folders(options).values()
    forms: dict[str, Any] = {}
    for point in choose([*points(options)], options.points):
        if not point.is_dense:
            found = (
                step_form(point, options),
                step_form(point, options, "scores"),
                attend_form(point, options),
            )
            forms |= {form.name: form for form in found}
    for form in forms.values():
        compiled(form, folder, options.device)
    print(f"{len(forms)} programs for {TARGETS[options.device]} in {folder}", flush=True)


def measure(
    point: PrefillStepPoint,
    bench: decode.Bench,
    inputs: PrefillStepInputs,
    loaded: Sequence[PrefillPeer],
) -> list[dict[str, Any]]:
    """A row for each contestant; a foreign one that fails is left out."""
    options, gated = bench.options, None
    if point.is_dense:
        contestants = [*dense(point, options, inputs, loaded)]
        pairs = point.S * (point.S + 1) / 2 * options.key_heads * options.group
        sizes: dict[str, Any] = {"flops": 4.0 * options.head_dim * pairs}
    else:
        gated = Gated(point, options, inputs)
        contestants, sizes = gated.contestants(), gated.sizes()
    raced = race(point, contestants, bench.clock)
    rows = []
    for one in contestants:
        if one.name not in raced:
            continue
        found = raced[one.name]
        row: dict[str, Any] = {
            "run": 0,
            "B": point.B,
            "S": point.S,
            "block": point.block,
            "sparsity": point.sparsity,
            "heads": options.key_heads * options.group,
            **sizes,
            "who": one.name,
            "kind": one.kind,
            "mode": bench.clock.mode,
            "setting": found.setting,
            "us": round(found.times.us, 3),
            "least_us": round(min(found.times.minima), 3),
            "repeats": [round(x, 3) for x in found.times.repeats],
            "error": found.error,
        }
        if gated is not None and one.name == STEP and gated.selected is not None:
            row["selection"] = gated.selected._asdict()
        rows.append(row | ({} if row["error"] <= TOLERANCES["f16"] else {"wrong": True}))
    return rows


def line(point: PrefillStepPoint, rows: Sequence[dict[str, Any]]) -> str:
    parts = [f"{row['who']} {row['us']:.1f}{' WRONG' if row.get('wrong') else ''}" for row in rows]
    parts += [str(row["selection"]) for row in rows if "selection" in row]
    return f"{point}: {', '.join(parts) or 'nobody'}"


def run(options: argparse.Namespace) -> int:
    """Exit status: 1 if a result of ours was wrong. Errors: ValueError."""
    if len(decode.folders(options)) > 1:
        raise ValueError("expected one --objects")
    if options.prepare:
        prepare(options)
        return 0
    shape = shape_form(options)
    bench = decode.Bench("prefill-step", shape, options)
    make: HostInputs
    if bench.on_device or options.peers is not None:
        make = CudaInputs(shape, device=options.device)
    else:
        make = HostInputs(shape)
    loaded = [] if options.peers is None else load_prefill_peers(options.peers, options.peer, shape)
    inputs: Any = None
    for point, other in bench.before_deadline(choose([*points(options)], options.points)):
        if other:
            inputs = None  # before the next ones are made
            free(bench.on_device)
            inputs = make_prompt(make, point, options.gate_dim)
        print(line(point, bench.keep(measure(point, bench, inputs, loaded))), flush=True)
        free(bench.on_device)
    return bench.end()
