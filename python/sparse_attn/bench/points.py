"""The points of the decode benchmark, the bytes that each has to read, and the limit they set."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..programs import AttendForm

AnyPoint = TypeVar("AnyPoint")
BATCHES = (1, 2, 4, 8, 16)
KEYS = (8192, 32768, 131072)
SPARSITIES = (0.0, 0.5, 0.7, 0.9)
# Measured on an H100: reading 4 GiB, and the replay of a graph with one empty kernel.
READ_BYTES_PER_SECOND = 3.14e12
LAUNCH_US = 4.1
ELEMENT_BYTES = {"f16": 2, "bf16": 2, "f32": 4}


@dataclass(frozen=True)
class Point:
    """B sequences of S keys, of whose blocks a share `sparsity` is left out."""

    B: int
    S: int
    sparsity: float

    def blocks(self, form: AttendForm) -> int:
        """Blocks that a row reads."""
        if form.form == "dense":
            return math.ceil(self.S / form.block)
        return max(math.ceil(self.S * (1 - self.sparsity) / form.block), 1)

    def bytes(self, form: AttendForm) -> int:
        """Of k and v in the selected blocks, the only ones that grow with S."""
        keys = min(self.blocks(form) * form.block, self.S)
        row = form.selecting_heads * form.head_dim * ELEMENT_BYTES[form.dtype]
        return 2 * self.B * keys * row

    def __str__(self) -> str:
        return f"B={self.B} S={self.S} sparsity={self.sparsity:g}"


def limit_us(size: int) -> float:
    """The least time in which a call can read so many bytes."""
    return size / READ_BYTES_PER_SECOND * 1e6 + LAUNCH_US


def grid(
    batches: Iterable[int] = BATCHES,
    keys: Iterable[int] = KEYS,
    sparsities: Iterable[float] = SPARSITIES,
) -> list[Point]:
    """All points; those with the same caches follow one another."""
    return [Point(*values) for values in itertools.product(batches, keys, sparsities)]


def choose(points: Sequence[AnyPoint], text: str | None) -> list[AnyPoint]:
    """The points with the numbers of a text such as `0-19,40`; all without a text.

    Errors: ValueError.
    """
    if text is None:
        return list(points)
    chosen: set[int] = set()
    for part in text.split(","):
        match = re.fullmatch(r"(\d+)(?:-(\d+))?", part)
        if match is None:
            raise ValueError(f"expected numbers of points such as 0-19,40, got {text!r}")
        first, last = match.groups()
        numbers = range(int(first), int(last or first) + 1)
        if not numbers or numbers[-1] >= len(points):
            raise ValueError(f"expected numbers below {len(points)}, got {part!r}")
        chosen |= set(numbers)
    return [points[i] for i in sorted(chosen)]
