"""Measuring the contestants of a point, in turns."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..compiler import compile_to_object
from ..programs import FUNCTION
from ..runtime import Program
from .calls import bind
from .inputs import HostInputs, Inputs, error_of
from .points import Point, limit_us
from .protocol import Protocol, Timed, interleaved

TARGETS = {"cpu": "cpu", "cuda": "sm_90a"}
OURS = "ours"
# Of a step: programs of ours that are compared with it.
PART = "part"
# Largest error of a result, in relation to the largest value of its row.
TOLERANCES = {"f16": 2e-3, "bf16": 1.6e-2, "f32": 1e-4}


class Ours:
    """A compiled kernel as a contestant."""

    kind, setting = "sparse", ""

    def __init__(self, name: str, program: Program, make: HostInputs) -> None:
        self.name, self.program, self.make = name, program, make

    def prepare(self, inputs: Inputs) -> Callable[[], Any]:
        form = self.make.form
        o = self.make.result(Point(len(inputs.lengths), 0, 0.0))
        storage = [] if form.form == "dense" else [inputs.ids, inputs.counts]
        others = {"block_table": inputs.table}
        arguments = form.in_order(inputs.q, inputs.k, inputs.v, storage, inputs.lengths, **others)
        call = bind(self.program, FUNCTION, arguments, [o])

        def run() -> Any:
            call()
            return o

        return run


@dataclass(frozen=True)
class Entry:
    """A contestant and what it gets: `make` made the inputs, `size` bytes of k and v are selected.

    blocks  of a list, or their mean
    """

    contestant: Any
    make: HostInputs
    inputs: Inputs
    blocks: float
    size: int


def compiled(form: Any, folder: Path, device: str, schedule: str = "auto") -> Path:
    """The compiled program of a form in a folder. Errors: those of the compiler."""
    options, name = {}, form.name
    if schedule != "auto":
        options, name = {"schedule": schedule}, f"{form.name}-{schedule}"
    path = folder / f"{name}.so"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        compile_to_object(form.text(), path, target=TARGETS[device], **options)
    return path


def measure(point: Point, entries: Sequence[Entry], clock: Any) -> list[dict[str, Any]]:
    """A row for each contestant, in their order; one that fails and is not ours is left out."""
    rows, timed = {}, {}
    for entry in entries:
        contestant = entry.contestant
        ours = isinstance(contestant, Ours)
        try:
            replay, result = clock.prepared(contestant.prepare(entry.inputs))
        except Exception as error:
            if ours:
                raise
            print(f"{point}: {contestant.name} is left out: {error}", flush=True)
            continue
        rows[contestant.name] = {
            "run": 0,
            "B": point.B,
            "S": point.S,
            "sparsity": point.sparsity,
            "blocks": entry.blocks,
            "bytes": entry.size,
            "who": contestant.name,
            "kind": OURS if ours else contestant.kind,
            "mode": clock.mode,
            "setting": contestant.setting,
        }
        timed[contestant.name] = (replay, result, entry)
    samples = {name: lambda call=call: clock.sample(call) for name, (call, *_) in timed.items()}
    dense = [name for name in timed if rows[name]["kind"] == "dense"]
    times = in_turns(samples, dense, clock.protocol)
    for name, time_ in times.items():
        row, (_, result, entry) = rows[name], timed[name]
        row |= {"us": round(time_.us, 3), "repeats": [round(x, 3) for x in time_.repeats]}
        if row["kind"] != "reader":  # after the replays, so that a race shows
            make = entry.make
            row["error"] = error_of(make, entry.inputs, result, row["kind"] == "dense")
            row |= {"wrong": True} if not row["error"] <= TOLERANCES[make.form.dtype] else {}
    return list(rows.values())


def in_turns(
    samples: Mapping[str, Callable[[], list[float]]], dense: Sequence[str], protocol: Protocol
) -> dict[str, Timed]:
    """The repeats of all; those named dense come behind the others if the protocol says so."""
    apart = [name for name in samples if protocol.dense_apart and name in dense]
    together = [name for name in samples if name not in apart]
    times: dict[str, Timed] = {}
    for names in (together, apart):
        times |= interleaved({name: samples[name] for name in names}, protocol.repeats)
    return times


def wrong(rows: Sequence[dict[str, Any]]) -> int:
    """Rows of ours with a wrong result."""
    return sum(bool(row.get("wrong")) for row in rows if row["kind"] in (OURS, PART))


def line(point: Point, rows: Sequence[dict[str, Any]]) -> str:
    parts = [f"{row['who']} {row['us']:.1f}{' WRONG' if row.get('wrong') else ''}" for row in rows]
    return f"{point} limit {limit_us(rows[0]['bytes']):.1f}: {', '.join(parts)}"


def free(on_device: bool) -> None:
    gc.collect()
    if on_device:
        import torch

        torch.cuda.empty_cache()
