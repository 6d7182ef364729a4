"""The benchmark of causal attention with many query rows, over lists of key blocks and dense."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ..programs import FUNCTION, AttendForm
from ..runtime import Program
from . import decode
from .calls import bind
from .inputs import CudaInputs, HostInputs
from .measure import OURS, TARGETS, TOLERANCES, compiled, free
from .peers import PREFILL_DEFAULT, TITLES, PrefillPeer, load_prefill_peers
from .points import choose
from .prefill_inputs import Expected, PrefillInputs, flops, make_values, with_lists
from .prefill_points import (
    DENSE,
    KEYS,
    LISTS,
    SPARSITIES,
    PrefillPoint,
    form_of,
    points,
    shape_form,
)
from .protocol import Protocol
from .race import Contestant, race

REPLAYS = 20
Check = Callable[[Any], float]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    decode.add_run_arguments(parser, Protocol(replays=REPLAYS))
    parser.add_argument("--keys", type=int, nargs="+", default=KEYS)
    parser.add_argument("--sparsity", type=float, nargs="+", default=SPARSITIES)
    what = "dense, or whose lists and how large a block is: key64 are those of key heads"
    parser.add_argument("--lists", nargs="+", default=LISTS, help=what)
    decode.add_shape_arguments(parser, AttendForm(group=4))
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with prefill_bench.py")
    parser.add_argument("--peer", nargs="+", default=PREFILL_DEFAULT, choices=tuple(TITLES))


def prepare(options: argparse.Namespace) -> None:
    """Compiles what the points need."""
    forms = {form_of(point, options) for point in choose([*points(options)], options.points)}
    found = decode.folders(options)
    for folder in found.values():
        for form in sorted(forms, key=lambda form: form.name):
            compiled(form, folder, options.device)
        print(f"{len(forms)} programs for {TARGETS[options.device]} in {folder}", flush=True)


def ours(
    point: PrefillPoint,
    options: argparse.Namespace,
    make: HostInputs,
    inputs: PrefillInputs,
    check: Check,
) -> Iterator[Contestant]:
    """One for each build."""
    form = form_of(point, options)
    storage = [] if inputs.mask is None else [inputs.ids, inputs.counts]
    arguments = form.in_order(inputs.q, inputs.k, inputs.v, storage, None)

    def prepare_build(folder: Path) -> Callable[[], Any]:
        o = make.empty(inputs.q.shape)
        call = bind(Program(compiled(form, folder, options.device)), FUNCTION, arguments, [o])

        def run() -> Any:
            call()
            return o

        return run

    for name, folder in decode.folders(options).items():
        yield Contestant(name, OURS, partial(prepare_build, folder), check)


def others(
    point: PrefillPoint,
    loaded: Sequence[PrefillPeer],
    inputs: PrefillInputs,
    share: int,
    check: Check,
) -> Iterator[Contestant]:
    """Those of a point: dense ones have one point for each S. share: query heads of a list."""
    kind, mask = ("dense" if point.lists == DENSE else "sparse"), inputs.mask
    here = [peer for peer in loaded if peer.kind == kind]
    if here and mask is not None:
        # They know no lists of key heads.
        mask = mask.repeat_interleave(share, 0)
    values = (inputs.q, inputs.k, inputs.v, mask, point.block)
    for peer in here:
        call = partial(peer.prepare_with, *values)
        yield Contestant(peer.name, kind, call, check, peer)


def measure(
    point: PrefillPoint,
    bench: decode.Bench,
    make: HostInputs,
    inputs: PrefillInputs,
    loaded: Sequence[PrefillPeer],
) -> list[dict[str, Any]]:
    """A row for each contestant."""
    options = bench.options
    form = form_of(point, options)
    check = Expected(make, inputs, point, form).error
    share = form.heads // form.selecting_heads
    contestants = [*ours(point, options, make, inputs, check)]
    contestants += others(point, loaded, inputs, share, check)
    raced = race(point, contestants, bench.clock, check_first=True)
    rows = []
    for one in contestants:
        if one.name not in raced:
            continue
        result = raced[one.name]
        row: dict[str, Any] = {
            "run": 0,
            "B": point.B,
            "S": point.S,
            "block": point.block,
            "lists": point.lists,
            "sparsity": point.sparsity,
            "flops": flops(point, inputs, form),
            "who": one.name,
            "kind": one.kind,
            "mode": bench.clock.mode,
            "setting": result.setting,
            "us": round(result.times.us, 3),
            "least_us": round(min(result.times.minima), 3),
            "repeats": [round(x, 3) for x in result.times.repeats],
            "minima": [round(x, 3) for x in result.times.minima],
            "error": result.error,
        }
        rows.append(row | ({} if row["error"] <= TOLERANCES[form.dtype] else {"wrong": True}))
    return rows


def line(point: PrefillPoint, rows: Sequence[dict[str, Any]]) -> str:
    parts = [
        f"{row['who']} {row['us']:.1f} us, {row['flops'] / row['us'] * 1e-6:.0f} TFLOP/s"
        f"{' WRONG' if row.get('wrong') else ''}"
        for row in rows
    ]
    return f"{point}: {'; '.join(parts)}"


def run(options: argparse.Namespace) -> int:
    """Exit status: 1 if a result of ours was wrong. Errors: ValueError."""
    if options.prepare:
        prepare(options)
        return 0
    shape = shape_form(options)
    bench = decode.Bench("prefill", shape, options)
    make: HostInputs
    if bench.on_device or options.peers is not None:
        make = CudaInputs(shape, device=options.device)
    else:
        make = HostInputs(shape)
    loaded = [] if options.peers is None else load_prefill_peers(options.peers, options.peer, shape)
    values: Any = None
    inputs: Any = None
    for point, other in bench.before_deadline(choose([*points(options)], options.points)):
        inputs = None  # before the next ones are made
        if other:
            values = None
            free(bench.on_device)
            values = make_values(make, point.S)
        inputs = with_lists(make, values, point, form_of(point, options))
        rows = bench.keep(measure(point, bench, make, inputs, loaded))
        print(line(point, rows), flush=True)
        free(bench.on_device)
    return bench.end()
