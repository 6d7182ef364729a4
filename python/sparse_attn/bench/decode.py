"""The decode benchmark: our kernel and others on the same inputs, in turns."""

from __future__ import annotations

import argparse
import dataclasses
import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..compiler import compile_to_object
from ..programs import FUNCTION, AttendForm
from ..runtime import Program
from .calls import bind
from .document import describe_run, new_document, write
from .inputs import CudaInputs, HostInputs, Inputs, error_of
from .peers import DEFAULT, TITLES, load_peers
from .points import BATCHES, KEYS, SPARSITIES, Point, choose, grid, limit_us
from .protocol import CudaClock, HostClock, Protocol, interleaved

TARGETS = {"cpu": "cpu", "cuda": "sm_90a"}
OURS = "ours"
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
        arguments = form.in_order(inputs.q, inputs.k, inputs.v, storage, inputs.lengths)
        call = bind(self.program, FUNCTION, arguments, [o])

        def run() -> Any:
            call()
            return o

        return run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", choices=tuple(TARGETS), default="cuda")
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument("--prepare", action="store_true", help="only compile what is missing")
    parser.add_argument(
        "--objects",
        action="append",
        metavar="[NAME=]DIR",
        help="folder with compiled kernels; one that lacks is compiled into it; repeat to compare "
        "builds; default: build/bench-DEVICE",
    )
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with decode_bench.py")
    parser.add_argument("--peer", nargs="+", default=DEFAULT, choices=tuple(TITLES))
    parser.add_argument("--batch", type=int, nargs="+", default=BATCHES)
    parser.add_argument("--keys", type=int, nargs="+", default=KEYS)
    parser.add_argument("--sparsity", type=float, nargs="+", default=SPARSITIES)
    parser.add_argument("--points", help="numbers of the points to measure, such as 0-19,40")
    parser.add_argument("--deadline", type=float, help="start no point after so many seconds")
    defaults = AttendForm(lse=False)
    for field in ("dtype", "layout"):
        parser.add_argument(f"--{field}", default=getattr(defaults, field))
    for field in ("key_heads", "group", "head_dim", "block"):
        flag = "--" + field.replace("_", "-")
        parser.add_argument(flag, type=int, default=getattr(defaults, field))
    protocol = Protocol()
    for field in dataclasses.fields(Protocol):
        flag = "--" + field.name.replace("_", "-")
        parser.add_argument(flag, type=int, default=getattr(protocol, field.name))


def form_of(options: argparse.Namespace) -> AttendForm:
    names = ("dtype", "layout", "key_heads", "group", "head_dim", "block")
    return AttendForm(lse=False, **{name: getattr(options, name) for name in names})


def compiled(form: AttendForm, folder: Path, device: str) -> Path:
    """The compiled kernel of a form in a folder. Errors: those of the compiler."""
    path = folder / f"{form.name}.so"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        compile_to_object(form.text(), path, target=TARGETS[device])
    return path


def run(options: argparse.Namespace) -> int:
    """Exit status: 1 if a result of ours was wrong. Errors: ValueError."""
    form, begin = form_of(options), time.monotonic()
    builds = [text.rpartition("=") for text in options.objects or [f"build/bench-{options.device}"]]
    objects = {
        name or OURS: compiled(form, Path(folder), options.device) for name, _, folder in builds
    }
    if options.prepare:
        return 0
    if options.json is None:
        raise ValueError("expected --json")
    names = [field.name for field in dataclasses.fields(Protocol)]
    protocol = Protocol(**{name: getattr(options, name) for name in names})
    points = choose(grid(options.batch, options.keys, options.sparsity), options.points)
    on_device = options.device == "cuda"
    make = (CudaInputs if on_device else HostInputs)(form)
    clock = (CudaClock if on_device else HostClock)(protocol)
    contestants: list[Any] = [Ours(name, Program(path), make) for name, path in objects.items()]
    if options.peers is not None:
        contestants += load_peers(options.peers, options.peer, form)
    document = new_document("decode", form.to_json(), dataclasses.asdict(protocol))
    document["runs"].append(describe_run(options.device))
    wrong, made, caches = 0, None, None
    for point in points:
        if options.deadline and time.monotonic() - begin > options.deadline:
            print(f"deadline: stopped before {point}", flush=True)
            break
        if made != (point.B, point.S):
            caches = None  # before the next ones are made
            free(on_device)
            made, caches = (point.B, point.S), make.caches(point)
        rows = measure(point, make.select(point, caches), contestants, make, clock)
        document["rows"] += rows
        write(document, options.json)
        wrong += sum(bool(row.get("wrong")) for row in rows if row["kind"] == OURS)
        print(line(point, rows), flush=True)
    print(f"{len(document['rows'])} rows in {options.json}, {time.monotonic() - begin:.0f} s")
    return 1 if wrong else 0


def measure(
    point: Point, inputs: Inputs, contestants: Sequence[Any], make: HostInputs, clock: Any
) -> list[dict[str, Any]]:
    """A row for each contestant, in their order."""
    form = make.form
    rows, timed = {}, {}
    for contestant in contestants:
        ours = isinstance(contestant, Ours)
        try:
            replay, result = clock.prepared(contestant.prepare(inputs))
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
            "blocks": point.blocks(form),
            "bytes": point.bytes(form),
            "who": contestant.name,
            "kind": OURS if ours else contestant.kind,
            "mode": clock.mode,
            "setting": contestant.setting,
        }
        timed[contestant.name] = (replay, result)
    samples = {name: lambda call=call: clock.sample(call) for name, (call, _) in timed.items()}
    for name, time_ in interleaved(samples, clock.protocol.repeats).items():
        row = rows[name]
        row |= {"us": round(time_.us, 3), "repeats": [round(x, 3) for x in time_.repeats]}
        if row["kind"] != "reader":  # after the replays, so that a race shows
            row["error"] = error_of(make, inputs, timed[name][1], row["kind"] == "dense")
            row |= {"wrong": True} if not row["error"] <= TOLERANCES[form.dtype] else {}
    return list(rows.values())


def line(point: Point, rows: Sequence[dict[str, Any]]) -> str:
    parts = [f"{row['who']} {row['us']:.1f}{' WRONG' if row.get('wrong') else ''}" for row in rows]
    return f"{point} limit {limit_us(rows[0]['bytes']):.1f}: {', '.join(parts)}"


def free(on_device: bool) -> None:
    gc.collect()
    if on_device:
        import torch

        torch.cuda.empty_cache()
