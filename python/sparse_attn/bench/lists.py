"""How long the lists and the sequences of a batch are. All drawn on the host."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..programs import AttendForm
from .points import ELEMENT_BYTES, Point

# The shortest and the longest uneven list, in relation to the mean.
LEAST, MOST = 0.25, 1.75


@dataclass(frozen=True)
class Lists:
    """counts [B, G, 1] of blocks, lengths [B] in keys, capacity: the most entries of a list."""

    counts: np.ndarray
    lengths: np.ndarray
    capacity: int

    @property
    def blocks(self) -> int:
        """Of all lists together."""
        return int(self.counts.sum())

    def bytes(self, form: AttendForm) -> int:
        """Of k and v in the selected blocks, the last block of a sequence whole."""
        return 2 * self.blocks * form.block * form.head_dim * ELEMENT_BYTES[form.dtype]


def even(point: Point, form: AttendForm, blocks: int | None = None) -> Lists:
    """Full sequences, and lists of one length.

    blocks  of all lists together, by default what the point says; counts differ by at most 1
    """
    shape = (point.B, form.selecting_heads, 1)
    lists = point.B * form.selecting_heads
    count, more = divmod(point.blocks(form) * lists if blocks is None else blocks, lists)
    # Spread, so that no sequence gets all that is left over.
    counts = count + (np.arange(1, lists + 1) * more // lists - np.arange(lists) * more // lists)
    capacity = max(point.blocks(form), int(counts.max()))
    return Lists(counts.reshape(shape), np.full(point.B, point.S), capacity)


def uneven(point: Point, form: AttendForm, seed: int = 0) -> Lists:
    """As many blocks in all as `even`, from LEAST to MOST of the mean.

    There is room for every block in a list, as a policy without a bound leaves it.
    """
    shape = (point.B, form.selecting_heads, 1)
    lists, all_blocks = point.B * form.selecting_heads, -(-point.S // form.block)
    most = min(MOST, all_blocks / point.blocks(form))
    shares = np.linspace(2 - most if most < MOST else LEAST, most, lists)
    # Sums are rounded, not counts: the last one is exact.
    sums = np.rint(np.cumsum(shares) * point.blocks(form)).astype(int)
    counts = np.diff(sums, prepend=0)
    counts = np.random.default_rng(seed).permutation(counts).reshape(shape)
    return Lists(counts, np.full(point.B, point.S), all_blocks)


def ragged(point: Point, form: AttendForm, seed: int = 0) -> Lists:
    """Sequences of 1 to S keys, each length equally likely, of whose blocks a share is left out."""
    lengths = np.random.default_rng(seed).integers(1, point.S + 1, point.B)
    own = [Point(1, int(length), point.sparsity).blocks(form) for length in lengths]
    counts = np.repeat(np.array(own)[:, None, None], form.selecting_heads, 1)
    return Lists(counts, lengths, point.blocks(form))
