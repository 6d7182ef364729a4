"""Inputs of the benchmark of whole gated prefills."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..prefill_step_programs import PrefillStepForm
from ..random_gates import random_gates
from ..reference import inverse_frequencies, rotary_table
from .inputs import HostInputs
from .prefill_step_points import PrefillStepPoint


@dataclass
class PrefillStepInputs:
    """arrays: by the names of `PrefillStepForm.shapes`, weights by block: those of a prompt.

    logits  of a block and a head, f32 [1, 1, R, N], once the reference has made them
    """

    make: HostInputs
    S: int
    arrays: dict[str, Any]
    weights: dict[int, dict[str, Any]] = field(default_factory=dict)
    logits: dict[tuple[int, int], np.ndarray] = field(default_factory=dict)

    def of_form(self, form: PrefillStepForm) -> list[Any]:
        """The arguments of a form's program."""
        if form.block not in self.weights:
            self.weights[form.block] = _weights(self.make, form)
        return [*form.in_order(**self.arrays, **self.weights[form.block])]

    def new_results(self, form: PrefillStepForm) -> list[Any]:
        """What a form's program writes: ids, counts and o, or scores."""
        *stored, last = form.result_shapes(1, self.S)
        if form.stop is not None:
            return [self.make.placed(np.zeros(last, np.float32))]
        # A value that no list has.
        lists = [self.make.sent(np.full(shape, -2, np.int32)) for shape in stored]
        return [*lists, self.make.empty(last)]


def make_prompt(make: HostInputs, point: PrefillStepPoint, gate_dim: int) -> PrefillStepInputs:
    """Normal values. Queries and keys after the rotation are not those before it, rotated: no time
    depends on it."""
    query, key = make.form.query_shape(1, point.S), make.form.cache_shape(1, point.S)
    shapes = {"queries": query, "keys": key, "q": query, "k": key, "v": key}
    arrays = {name: make.normal(shape) for name, shape in shapes.items()}
    tables = rotary_table(point.S, inverse_frequencies(gate_dim))
    arrays |= {name: make.placed(x) for name, x in zip(("cos", "sin"), tables, strict=True)}
    return PrefillStepInputs(make, point.S, arrays)


def _weights(make: HostInputs, form: PrefillStepForm) -> dict[str, Any]:
    """Random ones, as `python -m sparse_attn.random_gates` writes them."""
    (gate,) = random_gates(form.config, 1).values()
    names = form.config.weight_shapes()
    return {name: make.cast(make.placed(getattr(gate, name))) for name in names}


def gate_bytes(inputs: PrefillStepInputs, form: PrefillStepForm) -> int:
    """Queries, keys and weights, which the gate cannot but read."""
    arrays = inputs.arrays | inputs.weights[form.block]
    sizes = (arrays[name].shape for name in ("queries", "keys", *form.config.weight_shapes()))
    return sum(2 * int(np.prod(shape)) for shape in sizes)
