"""The contestants of whole gated prefills: ours, parts of it, and dense attention of others."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..programs import FUNCTION
from ..runtime import Program
from . import decode
from .calls import bind
from .measure import OURS, PART, compiled
from .peers import PrefillPeer
from .prefill_step_check import Selected, check_selection, error_of_attention, error_of_scores
from .prefill_step_inputs import PrefillStepInputs, gate_bytes
from .prefill_step_points import PrefillStepPoint, attend_form, step_form
from .race import Contestant

STEP, ATTENTION, SCORES = "step", "attention", "gate and scores"


class Call:
    """A call and what it writes."""

    def __init__(self, call: Callable[[], Any], out: Sequence[Any]) -> None:
        self._call, self.out = call, out

    def __call__(self) -> Any:
        self._call()
        return self.out[-1]


class Gated:
    """The programs of a point with blocks, and the selection of its step, which they share."""

    def __init__(
        self, point: PrefillStepPoint, options: argparse.Namespace, inputs: PrefillStepInputs
    ) -> None:
        self.inputs, self._options = inputs, options
        self.step, self.scores = (step_form(point, options, stop) for stop in (None, "scores"))
        self.attend = attend_form(point, options)
        self._run_step, self._run_scores = map(self._bound, (self.step, self.scores))
        self._run_step()
        self.ids, self.counts, _ = self._run_step.out
        self.logits = self._run_scores()
        self.selected: Selected | None = None

    def _program(self, form: Any) -> Program:
        (folder,) = decode.folders(self._options).values()
        return Program(compiled(form, folder, self._options.device))

    def _bound(self, form: Any) -> Any:
        """A call without allocation; it returns the last result."""
        out = self.inputs.new_results(form)
        return Call(bind(self._program(form), FUNCTION, self.inputs.of_form(form), out), out)

    def _attention(self) -> Any:
        a, o = self.inputs.arrays, self.inputs.make.empty(self.inputs.arrays["q"].shape)
        arguments = self.attend.in_order(a["q"], a["k"], a["v"], (self.ids, self.counts), None)
        return Call(bind(self._program(self.attend), FUNCTION, arguments, [o]), [o])

    def _check_step(self, o: Any) -> float:
        self.selected = check_selection(self.inputs, self.step, self.logits, self.ids, self.counts)
        return float("inf") if self.selected.mismatches else self._check_attention(o)

    def _check_attention(self, o: Any) -> float:
        return error_of_attention(self.inputs, self.attend, o, (self.ids, self.counts))

    def _check_scores(self, logits: Any) -> float:
        return error_of_scores(self.inputs, self.scores, logits)

    def contestants(self) -> list[Contestant]:
        return [
            Contestant(STEP, OURS, lambda: self._run_step, self._check_step),
            Contestant(SCORES, PART, lambda: self._run_scores, self._check_scores),
            Contestant(ATTENTION, PART, self._attention, self._check_attention),
        ]

    def sizes(self) -> dict[str, Any]:
        """Blocks that all heads read, what their products take, and what the gate reads."""
        blocks = int(self.counts.sum())
        flops = 4.0 * self.step.head_dim * self.step.block**2 * blocks
        return {
            "blocks": blocks,
            "flops": flops,
            "gate_bytes": gate_bytes(self.inputs, self.step),
        }


def dense(
    point: PrefillStepPoint,
    options: argparse.Namespace,
    inputs: PrefillStepInputs,
    loaded: Sequence[PrefillPeer],
) -> Iterator[Contestant]:
    """Dense attention of others."""
    form, a = attend_form(point, options), inputs.arrays
    for peer in loaded:

        def prepare(peer: PrefillPeer = peer) -> Callable[[], Any]:
            return peer.prepare_with(a["q"], a["k"], a["v"], None, 0)

        def check(o: Any) -> float:
            return error_of_attention(inputs, form, o, None)

        yield Contestant(peer.name, peer.kind, prepare, check, peer)
