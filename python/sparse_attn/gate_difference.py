"""How far a compiled gate is from a recording of the reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import reference as ref
from .mlir_text import ELEMENTS
from .runtime import Program

Array = NDArray[Any]
DTYPES = {name: dtype for dtype, name in ELEMENTS.items() if name in ("f32", "f16", "bf16")}
# Differences of a recording in f32 are absolute; rounded, they are parts of the largest number.
TOLERANCES = {"f32": 1e-4, "f16": 2e-3, "bf16": 1.6e-2}
TIE = 1e-6


class Difference(NamedTuple):
    """Largest differences of a file by what differs, and blocks of its masks that differ."""

    errors: Mapping[str, float]
    mismatches: int
    ties: int

    def accepted(self, dtype: str = "f32") -> bool:
        near = all(error <= TOLERANCES[dtype] for error in self.errors.values())
        return near and self.mismatches == 0


def call(program: Program, function: str, *arguments: Array) -> list[Array]:
    """`Program.call` with NumPy arrays on either device."""
    if program.device(function) == "cpu":
        return program.call(function, *arguments)
    on_device = (program.to_device(argument) for argument in arguments)
    return [result.numpy() for result in program.call(function, *on_device)]


def error(got: Array, expected: Array, dtype: str) -> float:
    """The largest difference: absolute in f32, otherwise a part of the largest number."""
    part = 1.0 if dtype == "f32" else max(float(np.abs(expected).max(initial=0.0)), 1.0)
    return largest(got, expected) / part


def largest(got: Array, expected: Array) -> float:
    """The largest absolute difference; a NaN counts as infinite."""
    difference = np.abs(got.astype(np.float64) - expected.astype(np.float64))
    return float(np.nan_to_num(difference, nan=np.inf).max(initial=0.0))


def compare_masks(
    inputs: Mapping[str, Any], logits: Array, mask: Array, recorded: Array, dtype: str
) -> ref.Comparison:
    """Blocks in which a mask differs from the recorded one, or from the rule.

    inputs    the arguments of reference.select, with the recorded logits
    logits    those of the compiled program, from which it made `mask`
    recorded  the mask that the reference recorded
    """
    if dtype == "f32":
        # Both masks against the rule: ours by our scores, and ours by the recorded ones.
        compared, tie = ref.compare_selection(inputs, mask, TIE), TIE
    else:
        # Ours by our scores; where rounded scores may change the choice, a tie.
        compared = ref.compare_selection({**inputs, "logits": logits}, mask, TIE)
        there = np.isfinite(inputs["logits"])
        tie = 2 * largest(logits[there], inputs["logits"][there])
    excused = ref.select_ties(inputs, tie)
    differs = mask != recorded
    mismatches = max(compared.mismatches, int(np.count_nonzero(differs & ~excused)))
    return ref.Comparison(mismatches, int(np.count_nonzero(differs & excused)))
