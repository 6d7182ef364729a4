"""The benchmark of a whole gated decode step: gate, selection and attention, on the same inputs.

What a step of others is: the gate in PyTorch, and a sparse attention behind it in the same CUDA
graph. They do not append the new key, which favours them.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..programs import AttendForm
from ..runtime import Program
from ..step_programs import StepForm
from . import decode
from .calls import bind
from .measure import TARGETS, compiled, free
from .peers import load_peers
from .points import ELEMENT_BYTES, choose
from .protocol import interleaved
from .step_inputs import StepInputs, error_of_step, make_step_inputs
from .torch_gate import gate_into

BATCHES = (1, 4, 8, 16)
KEYS = (8192, 32768, 131072)
SPARSITIES = (0.5, 0.7, 0.9)
BUDGETS = (2048, 4096, 8192)
TOLERANCE = 2e-3
# Keys that a sequence has before the step, less than the capacity; with 1 it completes a block.
ORDINARY, BOUNDARY = 3, 1
# Steps one after the other, whose mean is reported.
STEPS = 64


@dataclass(frozen=True)
class StepPoint:
    """B sequences of up to S keys; a row reads a share of the blocks, or a budget of tokens."""

    B: int
    S: int
    sparsity: float
    budget: int | None = None

    def blocks(self, block: int) -> int:
        """Blocks that a row reads, its own among them."""
        if self.budget is not None:
            return self.budget // block
        # 0.1 of 1280 blocks is 128, whatever 1 - 0.9 is in binary.
        return max(math.ceil(round(self.S / block * (1 - self.sparsity), 6)), 1)

    def __str__(self) -> str:
        chosen = f"sparsity={self.sparsity:g}" if self.budget is None else f"budget={self.budget}"
        return f"B={self.B} S={self.S} {chosen}"


def points(options: argparse.Namespace) -> list[StepPoint]:
    """All of them; those with the same caches follow one another."""
    found = []
    for B in options.batch:
        for S in options.keys:
            found += [StepPoint(B, S, sparsity) for sparsity in options.sparsity]
            have = {point.blocks(options.block) for point in found if (point.B, point.S) == (B, S)}
            for budget in options.budget:
                point = StepPoint(B, S, round(1 - budget / S, 6), budget)
                if budget < S and point.blocks(options.block) not in have:
                    found.append(point)
    return found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    decode.add_common_arguments(parser, BATCHES, KEYS, SPARSITIES)
    parser.add_argument("--budget", type=int, nargs="*", default=BUDGETS, help="in tokens")
    parser.add_argument("--gate-dim", type=int, default=StepForm("all", 1).gate_dim)
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with decode_bench.py")


def form_of(options: argparse.Namespace, blocks: int, **more: Any) -> StepForm:
    """The step that reads `blocks` blocks a row."""
    names = ("key_heads", "group", "head_dim", "gate_dim", "block")
    shape = {name: getattr(options, name) for name in names}
    policy = f"token_budget<{(blocks - 1) * options.block}>"
    return StepForm(policy, blocks, **shape, **more)


def program_of(form: StepForm, options: argparse.Namespace) -> Program:
    (folder,) = decode.folders(options).values()
    return Program(compiled(form, folder, options.device))


@dataclass(frozen=True)
class Contestant:
    """A call that is timed. kind: ours, part (of ours), peer, gate (of a peer), dense."""

    name: str
    kind: str
    prepare: Callable[[], Callable[[], Any]]
    checked: bool = False


def bound(form: StepForm, options: argparse.Namespace, inputs: StepInputs, missing: int) -> Any:
    """A call of our program, in place; `missing` keys are left in the caches before it."""
    arrays = inputs.arrays | {"lengths": inputs.lengths(missing)}
    results = {**arrays, "o": inputs.new_output(), "logits": inputs.new_logits()}
    out = [results[name] for name in form.results()]
    call = bind(program_of(form, options), "main", form.in_order(**arrays), out)

    def run() -> Any:
        call()
        return out[0]

    return run


def consecutive(form: StepForm, options: argparse.Namespace, inputs: StepInputs) -> Any:
    """A call of STEPS steps, one of which completes a block; each has its own lengths."""
    calls = [bound(form, options, inputs, ORDINARY - 1 + i) for i in range(STEPS, 0, -1)]

    def run() -> Any:
        for call in calls:
            o = call()
        return o

    return run


def ours(point: StepPoint, options: argparse.Namespace, inputs: StepInputs) -> list[Contestant]:
    step = form_of(options, point.blocks(options.block), append=True)
    plain = dataclasses.replace(step, append=False)
    scores = dataclasses.replace(plain, policy="all", capacity=1, stop="scores")

    def make(form: StepForm, missing: int) -> Callable[[], Callable[[], Any]]:
        return lambda: bound(form, options, inputs, missing)

    def attention() -> Callable[[], Any]:
        form = AttendForm(
            lse=False,
            **{n: getattr(options, n) for n in ("key_heads", "group", "head_dim", "block")},
        )
        (folder,) = decode.folders(options).values()
        program = Program(compiled(form, folder, options.device))
        o, a = inputs.new_output(), inputs.arrays
        storage = inputs.selection(point.blocks(options.block))
        lengths = inputs.lengths(ORDINARY - 1)
        arguments = form.in_order(a["q"], a["k"], a["v"], storage, lengths)
        call = bind(program, "main", arguments, [o])

        def run() -> Any:
            call()
            return o

        return run

    return [
        Contestant("step", "ours", make(step, ORDINARY), checked=True),
        Contestant("boundary", "part", make(step, BOUNDARY)),
        Contestant(f"{STEPS} steps", "part", lambda: consecutive(step, options, inputs)),
        Contestant("without append", "part", make(plain, ORDINARY - 1), checked=True),
        Contestant("gate and scores", "part", make(scores, ORDINARY - 1)),
        Contestant("attention", "part", attention),
    ]


def peers(
    point: StepPoint, options: argparse.Namespace, inputs: StepInputs, loaded: Sequence[Any]
) -> Iterator[Contestant]:
    """The gate in PyTorch, alone and with a sparse attention behind it; dense attention."""
    import torch

    blocks = point.blocks(options.block)
    ids = inputs.selection(blocks)[0][:, :, 0].contiguous()
    lengths = inputs.lengths(ORDINARY - 1)

    def select(compile_it: bool) -> Callable[[], Any]:
        function = torch.compile(gate_into, dynamic=False) if compile_it else gate_into
        a, position = inputs.arrays, inputs.capacity - ORDINARY
        cos, sin = (a[name][position].half() for name in ("cos", "sin"))
        queries = a["unrotated"][:, 0]

        def run() -> Any:
            function(queries, a["projection"], a["compressed"], cos, sin, ids)
            return ids

        return run

    def behind(gate: Callable[[], Any], peer: Any) -> Callable[[], Any]:
        a = inputs.arrays
        attend = peer.prepare_with(a["q"][:, 0], a["k"], a["v"], ids, lengths)

        def run() -> Any:
            gate()
            return attend()

        return run

    for name, compile_it in (("eager", False), ("compiled", True)):
        yield Contestant(f"gate {name}", "gate", lambda c=compile_it: select(c))
        for peer in loaded:
            if peer.name != "fa3":
                yield Contestant(
                    f"gate {name}, {peer.name}",
                    "peer",
                    lambda c=compile_it, p=peer: behind(select(c), p),
                )
    a = inputs.arrays
    for peer in loaded:
        if peer.name == "fa3":
            yield Contestant(
                peer.name,
                "dense",
                lambda p=peer: p.prepare_with(a["q"][:, 0], a["k"], a["v"], ids, lengths),
            )


def measure(
    point: StepPoint, contestants: Sequence[Contestant], inputs: StepInputs, bench: Any
) -> list[dict[str, Any]]:
    """A row for each; a foreign one that fails is left out."""
    prepared = {}
    for one in contestants:
        try:
            prepared[one.name] = bench.clock.prepared(one.prepare())
        except Exception as error:
            if one.kind in ("ours", "part"):
                raise
            print(f"{point}: {one.name} is left out: {error}", flush=True)
    samples = {
        name: lambda call=call: bench.clock.sample(call) for name, (call, _) in prepared.items()
    }
    times = interleaved(samples, bench.clock.protocol.repeats)
    options = bench.options
    selected = 2 * point.blocks(options.block) * options.block * options.head_dim
    rows = []
    for one in contestants:
        if one.name not in times:
            continue
        time_, calls = times[one.name], STEPS if one.name == f"{STEPS} steps" else 1
        row: dict[str, Any] = {
            "run": 0,
            "B": point.B,
            "S": point.S,
            "sparsity": point.sparsity,
            "budget": point.budget,
            "blocks": point.blocks(options.block),
            "bytes": selected * point.B * options.key_heads * ELEMENT_BYTES["f16"],
            "gate_bytes": inputs.gate_bytes(),
            "who": one.name,
            "kind": one.kind,
            "mode": bench.clock.mode,
            "us": round(time_.us / calls, 3),
            "repeats": [round(x / calls, 3) for x in time_.repeats],
        }
        if one.checked:  # after the replays, so that a race shows
            blocks = point.blocks(options.block)
            row["error"] = error_of_step(inputs, prepared[one.name][1], blocks, ORDINARY - 1)
            row |= {} if row["error"] <= TOLERANCE else {"wrong": True}
        rows.append(row)
    return rows


def line(point: StepPoint, rows: Sequence[dict[str, Any]]) -> str:
    parts = [f"{row['who']} {row['us']:.1f}{' WRONG' if row.get('wrong') else ''}" for row in rows]
    return f"{point}: {', '.join(parts)}"


def prepare(options: argparse.Namespace) -> None:
    """Compiles what the points need."""
    (folder,) = decode.folders(options).values()
    forms = {}
    for point in choose(points(options), options.points):
        step = form_of(options, point.blocks(options.block), append=True)
        plain = dataclasses.replace(step, append=False)
        for form in (
            step,
            plain,
            dataclasses.replace(plain, policy="all", capacity=1, stop="scores"),
        ):
            forms[form.name] = form
    for form in forms.values():
        compiled(form, folder, options.device)
    names = ("key_heads", "group", "head_dim", "block")
    attend = AttendForm(lse=False, **{name: getattr(options, name) for name in names})
    compiled(attend, folder, options.device)
    print(f"{len(forms) + 1} programs for {TARGETS[options.device]} in {folder}", flush=True)


def run(options: argparse.Namespace) -> int:
    """Exit status: 1 if a result of ours was wrong. Errors: ValueError."""
    if len(decode.folders(options)) > 1:
        raise ValueError("expected one --objects")
    if options.prepare:
        prepare(options)
        return 0
    form = form_of(options, 2, append=True)
    bench = decode.Bench("step", form, options)
    loaded = []
    if options.peers is not None:
        attend = AttendForm(lse=False, key_heads=form.key_heads, group=form.group)
        loaded = load_peers(options.peers, ("seer_tilelang", "fa3"), attend)
    if options.device == "cuda":
        import torch

        # torch.compile makes the gate anew for each shape.
        torch._dynamo.config.cache_size_limit = 256
    inputs = None
    for point, other in bench.before_deadline(choose(points(options), options.points)):
        if other:
            inputs = None  # before the next ones are made
            free(bench.on_device)
            inputs = make_step_inputs(form, point.B, point.S, options.device)
        contestants = ours(point, options, inputs)
        if options.device == "cuda":
            contestants += peers(point, options, inputs, loaded)
        rows = measure(point, contestants, inputs, bench)
        bench.keep(rows)
        print(line(point, rows), flush=True)
    return bench.end()
