"""The decode benchmark: our kernel and others on the same inputs, in turns."""

from __future__ import annotations

import argparse
import dataclasses
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..programs import AttendForm
from ..runtime import Program
from .document import Document, describe_run, new_document, write
from .inputs import CudaInputs, HostInputs
from .measure import OURS, TARGETS, Entry, Ours, compiled, free, line, measure, wrong
from .peers import DEFAULT, TITLES, load_peers
from .points import BATCHES, KEYS, SPARSITIES, Point, choose, grid
from .protocol import CudaClock, HostClock, Protocol


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_common_arguments(parser, BATCHES, KEYS, SPARSITIES)
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with decode_bench.py")
    parser.add_argument("--peer", nargs="+", default=DEFAULT, choices=tuple(TITLES))
    defaults = AttendForm(lse=False)
    for field in ("dtype", "layout"):
        parser.add_argument(f"--{field}", default=getattr(defaults, field))
    parser.add_argument("--page-size", type=int, help="keys of a page, with --layout=paged")


def add_common_arguments(
    parser: argparse.ArgumentParser,
    batches: Sequence[int],
    keys: Sequence[int],
    sparsities: Sequence[float],
) -> None:
    """Those of every benchmark of a decode step, with its points."""
    add_run_arguments(parser, Protocol())
    parser.add_argument("--batch", type=int, nargs="+", default=batches)
    parser.add_argument("--keys", type=int, nargs="+", default=keys)
    parser.add_argument("--sparsity", type=float, nargs="+", default=sparsities)
    add_shape_arguments(parser, AttendForm(), "block")


def add_shape_arguments(parser: argparse.ArgumentParser, defaults: Any, *more: str) -> None:
    """Sizes of an attention, by default those of a form."""
    for field in ("key_heads", "group", "head_dim", *more):
        flag = "--" + field.replace("_", "-")
        parser.add_argument(flag, type=int, default=getattr(defaults, field))


def add_run_arguments(parser: argparse.ArgumentParser, protocol: Protocol) -> None:
    """Those of every benchmark."""
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
    parser.add_argument("--points", help="numbers of the points to measure, such as 0-19,40")
    parser.add_argument("--deadline", type=float, help="start no point after so many seconds")
    for name in (field.name for field in dataclasses.fields(Protocol)):
        flag = "--" + name.replace("_", "-")
        parser.add_argument(flag, type=int, default=getattr(protocol, name))


def form_of(options: argparse.Namespace) -> AttendForm:
    names = ("dtype", "layout", "page_size", "key_heads", "group", "head_dim", "block")
    return AttendForm(lse=False, **{name: getattr(options, name) for name in names})


class Bench:
    """A run over points: what its options say, and the document that it fills."""

    def __init__(self, name: str, form: Any, options: argparse.Namespace) -> None:
        if options.json is None:
            raise ValueError("expected --json")
        self.options, self.begin = options, time.monotonic()
        self.on_device = options.device == "cuda"
        names = [field.name for field in dataclasses.fields(Protocol)]
        protocol = Protocol(**{name: getattr(options, name) for name in names})
        self.clock: Any = (CudaClock if self.on_device else HostClock)(protocol)
        self.document: Document = new_document(name, form.to_json(), dataclasses.asdict(protocol))
        self.document["runs"].append(describe_run(options.device))
        self.wrong = 0

    def inputs(self, form: AttendForm) -> HostInputs:
        return (CudaInputs if self.on_device else HostInputs)(form)

    def points(self) -> Iterator[tuple[Point, bool]]:
        """As `before_deadline` those that the options choose."""
        options = self.options
        every = grid(options.batch, options.keys, options.sparsity)
        return self.before_deadline(choose(every, options.points))

    def before_deadline(self, points: Iterable[Any]) -> Iterator[tuple[Any, bool]]:
        """Until the deadline; whether a point needs other caches than the one before."""
        made = None
        for point in points:
            if self.options.deadline and time.monotonic() - self.begin > self.options.deadline:
                print(f"deadline: stopped before {point}", flush=True)
                return
            yield point, made != (point.B, point.S)
            made = (point.B, point.S)

    def add(self, point: Point, entries: Sequence[Entry]) -> list[dict[str, Any]]:
        return self.keep(measure(point, entries, self.clock))

    def keep(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        self.document["rows"] += rows
        write(self.document, self.options.json)
        self.wrong += wrong(rows)
        return rows

    def end(self) -> int:
        """The exit status."""
        took = time.monotonic() - self.begin
        print(f"{len(self.document['rows'])} rows in {self.options.json}, {took:.0f} s")
        return 1 if self.wrong else 0


def folders(options: argparse.Namespace) -> dict[str, Path]:
    """Builds of ours by name."""
    builds = [text.rpartition("=") for text in options.objects or [f"build/bench-{options.device}"]]
    return {name or OURS: Path(folder) for name, _, folder in builds}


def run(options: argparse.Namespace) -> int:
    """Exit status: 1 if a result of ours was wrong. Errors: ValueError."""
    form = form_of(options)
    objects = {
        name: compiled(form, folder, options.device) for name, folder in folders(options).items()
    }
    if options.prepare:
        return 0
    bench = Bench("decode", form, options)
    make = bench.inputs(form)
    contestants: list[Any] = [Ours(name, Program(path), make) for name, path in objects.items()]
    if options.peers is not None:
        contestants += load_peers(options.peers, options.peer, form)
    caches: Any = None
    inputs: Any = None
    entries: Any = None
    for point, other in bench.points():
        if other:
            caches = inputs = entries = None  # before the next ones are made
            free(bench.on_device)
            caches = make.caches(point)
        inputs = make.select(point, caches)
        sizes = (point.blocks(form), point.bytes(form))
        entries = [Entry(one, make, inputs, *sizes) for one in contestants]
        print(line(point, bench.add(point, entries)), flush=True)
    return bench.end()
