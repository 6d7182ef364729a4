"""The points of the step benchmark, and the forms of ours that they need."""

from __future__ import annotations

import argparse
import dataclasses
import math
from dataclasses import dataclass
from typing import Any

from ..programs import AttendForm
from ..step_programs import StepForm

BATCHES = (1, 4, 8, 16)
KEYS = (8192, 32768, 131072)
SPARSITIES = (0.5, 0.7, 0.9)
BUDGETS = (2048, 4096, 8192)
# Sequences and keys of the one point that also reads every block.
WHOLE = (16, 131072)
_SHAPE = ("key_heads", "group", "head_dim", "block")


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
            here = [StepPoint(B, S, sparsity) for sparsity in options.sparsity]
            more = [StepPoint(B, S, round(1 - n / S, 6), n) for n in options.budget if n < S]
            if (B, S) == WHOLE:
                more.append(StepPoint(B, S, 0.0))
            have = {point.blocks(options.block) for point in here}
            found += here + [point for point in more if point.blocks(options.block) not in have]
    return found


def step_form(options: argparse.Namespace, blocks: int, **more: Any) -> StepForm:
    """The step that reads `blocks` blocks a row."""
    shape = {name: getattr(options, name) for name in (*_SHAPE, "gate_dim")}
    policy = f"token_budget<{(blocks - 1) * options.block}>"
    return StepForm(policy, blocks, **shape, **more)


def scores_form(options: argparse.Namespace) -> StepForm:
    """Gate queries and scores alone."""
    return dataclasses.replace(step_form(options, 1), policy="all", stop="scores")


def attend_form(options: argparse.Namespace) -> AttendForm:
    """The attention alone."""
    return AttendForm(lse=False, **{name: getattr(options, name) for name in _SHAPE})
