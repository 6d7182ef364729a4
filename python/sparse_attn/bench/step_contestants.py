"""The contestants of the step benchmark: whole steps of ours and of others, and parts of them."""

from __future__ import annotations

import argparse
import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from ..runtime import Program
from ..step_programs import StepForm
from . import decode
from .calls import bind
from .measure import OURS, PART, compiled
from .race import Contestant
from .step_check import error_of_ids, error_of_scores, error_of_step, error_over
from .step_inputs import StepInputs
from .step_points import StepPoint, attend_form, scores_form, step_form
from .torch_gate import gate_into

# Keys that a sequence has before the step, less than the capacity; with 1 it completes a block.
ORDINARY, BOUNDARY = 3, 1
# Behind an ordinary step.
AFTER = ORDINARY - 1
# Steps one after the other, whose mean is reported.
STEPS = 64
MANY = f"{STEPS} steps"
DENSE = "fa3"


# Where caches and results lie makes up to 0.4 us: each of several builds runs this often.
INSTANCES = 2


def program_of(form: Any, options: argparse.Namespace) -> Program:
    (folder,) = decode.folders(options).values()
    return Program(compiled(form, folder, options.device))


def bound(program: Program, form: StepForm, inputs: StepInputs, missing: int) -> Any:
    """A call of our program, in place; `missing` keys are left in the caches before it."""
    arrays = inputs.arrays | {"lengths": inputs.lengths(missing)}
    results = {**arrays, "o": inputs.new_output(), "logits": inputs.new_logits()}
    out = [results[name] for name in form.results()]
    call = bind(program, "main", form.in_order(**arrays), out)

    def run() -> Any:
        call()
        return out[0]

    return run


def consecutive(program: Program, form: StepForm, inputs: StepInputs) -> Any:
    """A call of STEPS steps, one of which completes a block; each has its own lengths."""
    calls = [bound(program, form, inputs, AFTER + i) for i in range(STEPS, 0, -1)]

    def run() -> Any:
        for call in calls:
            o = call()
        return o

    return run


def ours(
    point: StepPoint, options: argparse.Namespace, inputs: StepInputs, ids: np.ndarray
) -> list[Contestant]:
    """ids i32 [B, Hkv, 1, C]: what the attention alone reads."""
    blocks = point.blocks(options.block)
    step, plain = (step_form(options, blocks, append=append) for append in (True, False))
    scores, attend = scores_form(options), attend_form(options)
    programs = {form: program_of(form, options) for form in (step, plain, scores, attend)}

    def make(form: StepForm, missing: int) -> Callable[[], Callable[[], Any]]:
        return lambda: bound(programs[form], form, inputs, missing)

    def attention() -> Callable[[], Any]:
        o, a = inputs.new_output(), inputs.arrays
        storage = inputs.sent(ids), inputs.sent(np.full(ids.shape[:3], blocks, np.int32))
        arguments = attend.in_order(a["q"], a["k"], a["v"], storage, inputs.lengths(AFTER))
        call = bind(programs[attend], "main", arguments, [o])

        def run() -> Any:
            call()
            return o

        return run

    def check(missing: int) -> Callable[[Any], float]:
        return lambda o: error_of_step(inputs, o, blocks, missing)

    return [
        Contestant("step", OURS, make(step, ORDINARY), check(AFTER)),
        Contestant("boundary", PART, make(step, BOUNDARY), check(BOUNDARY - 1)),
        Contestant(MANY, PART, lambda: consecutive(programs[step], step, inputs), check(AFTER)),
        Contestant("without append", PART, make(plain, AFTER), check(AFTER)),
        Contestant(
            "gate and scores",
            PART,
            make(scores, AFTER),
            lambda logits: error_of_scores(inputs, logits, AFTER),
        ),
        Contestant(
            "attention", PART, attention, lambda o: error_over(inputs, o, ids[:, :, 0], AFTER)
        ),
    ]


def builds(
    point: StepPoint, options: argparse.Namespace, inputs: StepInputs
) -> Iterator[Contestant]:
    """Whole steps of several builds of ours, each with results of its own."""
    blocks = point.blocks(options.block)
    form = step_form(options, blocks, append=True)
    for name, folder in decode.folders(options).items():
        program = Program(compiled(form, folder, options.device))
        for number in range(1, INSTANCES + 1):
            yield Contestant(
                f"{name} {number}",
                OURS,
                functools.partial(bound, program, form, inputs, ORDINARY),
                lambda o: error_of_step(inputs, o, blocks, AFTER),
            )


def peers(inputs: StepInputs, ids: np.ndarray, loaded: Sequence[Any]) -> Iterator[Contestant]:
    """The gate in PyTorch, alone and with a sparse attention behind it; dense attention.

    ids  as of `ours`: what an attention is tuned with, before a gate writes them
    """
    import torch

    a, position, lengths = inputs.arrays, inputs.capacity - ORDINARY, inputs.lengths(AFTER)
    descending = np.ascontiguousarray(ids[:, :, 0, ::-1])

    def fresh() -> Any:
        return inputs.sent(descending.copy())

    def gate(compile_it: bool, ids: Any) -> Callable[[], Any]:
        function = torch.compile(gate_into, dynamic=False) if compile_it else gate_into
        cos, sin = (a[name][position].half() for name in ("cos", "sin"))
        queries = a["unrotated"][:, 0]

        def run() -> Any:
            function(queries, a["projection"], a["compressed"], cos, sin, ids)
            return ids

        return run

    def attention(peer: Any, ids: Any) -> Callable[[], Any]:
        call: Callable[[], Any]
        call = peer.prepare_with(a["q"][:, 0], a["k"], a["v"], ids, lengths)
        return call

    def alone(name: str, compile_it: bool) -> Contestant:
        return Contestant(
            f"gate {name}",
            "gate",
            lambda: gate(compile_it, fresh()),
            lambda ids: error_of_ids(inputs, ids, AFTER),
        )

    def whole(name: str, compile_it: bool, peer: Any) -> Contestant:
        own = fresh()

        def prepare() -> Callable[[], Any]:
            select, attend = gate(compile_it, own), attention(peer, own)

            def run() -> Any:
                select()
                return attend()

            return run

        def check(o: Any) -> float:
            return max(error_of_ids(inputs, own, AFTER), error_over(inputs, o, own, AFTER))

        return Contestant(f"gate {name}, {peer.name}", "peer", prepare, check, peer)

    for name, compile_it in (("eager", False), ("compiled", True)):
        yield alone(name, compile_it)
        yield from (whole(name, compile_it, peer) for peer in loaded if peer.name != DENSE)
    for peer in loaded:
        if peer.name == DENSE:
            yield Contestant(
                peer.name,
                "dense",
                functools.partial(lambda peer: attention(peer, fresh()), peer),
                lambda o: error_over(inputs, o, None, AFTER),
                peer,
            )
