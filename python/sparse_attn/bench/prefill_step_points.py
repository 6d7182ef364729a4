"""The points of the benchmark of whole gated prefills, and the forms of ours that they need."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from ..prefill_step_programs import PrefillStepForm
from ..programs import AttendForm
from .prefill_points import PrefillPoint, form_of

KEYS = (8192, 32768, 131072)
SPARSITIES = (0.5, 0.7, 0.9)
BLOCKS = (64, 128)
# As published models are run: their last two rows of query blocks read all that they see.
DENSE_ROWS = 2


@dataclass(frozen=True)
class PrefillStepPoint:
    """A prompt of S tokens.

    block     keys of a block and rows of a query block; 0 for dense attention
    sparsity  1 less the policy's nz_ratio; dense last rows come on top
    """

    S: int
    block: int
    sparsity: float

    B = 1

    @property
    def is_dense(self) -> bool:
        return self.block == 0

    def __str__(self) -> str:
        if self.is_dense:
            return f"S={self.S} dense"
        return f"S={self.S} block={self.block} sparsity={self.sparsity:g}"


def points(options: argparse.Namespace) -> Iterator[PrefillStepPoint]:
    """All of them; those of the same prompt follow one another, the dense one first.

    Errors: ValueError.
    """
    for S in options.keys:
        yield PrefillStepPoint(S, 0, 0.0)
        for block in options.block:
            if S % block:
                raise ValueError(f"expected whole blocks of {block} keys, got {S} keys")
            for sparsity in options.sparsity:
                yield PrefillStepPoint(S, block, sparsity)


def step_form(
    point: PrefillStepPoint, options: argparse.Namespace, stop: str | None = None
) -> PrefillStepForm:
    """Gate, selection and attention; `stop`: `scores` for the gate alone, of all sparsities."""
    # 1 - 0.9 is not 0.1.
    ratio = 1.0 if stop else round(1 - point.sparsity, 6)
    return PrefillStepForm(
        policy=f"nz-ratio={ratio:g}",
        key_heads=options.key_heads,
        group=options.group,
        head_dim=options.head_dim,
        gate_dim=options.gate_dim,
        block=point.block,
        dense_rows=0 if stop else options.dense_rows,
        stop=stop,
    )


def attend_form(point: PrefillStepPoint, options: argparse.Namespace) -> AttendForm:
    """The attention alone: lists of query heads, or dense."""
    lists = "dense" if point.is_dense else "query"
    return form_of(PrefillPoint(point.S, lists, point.block, point.sparsity), options)
