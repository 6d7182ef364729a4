"""The signature of a compiled function: `f32[1,s0] i32[1] -> f32[1,s0]`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .tensors import ELEMENT_TYPES


class TensorType(NamedTuple):
    """A tensor of a signature: f32[1,s0,?]. A size is a number, a name, or "?"."""

    dtype: np.dtype[Any]
    shape: tuple[int | str, ...]


class Signature(NamedTuple):
    """Types of the arguments and of the results of a function."""

    arguments: tuple[TensorType, ...]
    results: tuple[TensorType, ...]


def parse_signature(text: str) -> Signature:
    """`f32[1,s0] i32[1] -> f32[1,s0]`. Errors: ValueError."""
    arguments, arrow, results = text.partition("->")
    if not arrow:
        raise ValueError(f"not a signature: {text!r}")
    return Signature(*(tuple(map(_parse_type, side.split())) for side in (arguments, results)))


def result_shapes(
    signature: Signature,
    arguments: Sequence[Any],
    given: Sequence[Sequence[int] | None] | None = None,
) -> list[tuple[int, ...]]:
    """The shapes of the results: as given, else by the names that the arguments' sizes have.

    Errors: ValueError if a size is not known.
    """
    known: dict[str, int] = {}
    for kind, array in zip(signature.arguments, arguments, strict=False):
        for size, value in zip(kind.shape, array.shape, strict=False):
            if isinstance(size, str) and size != "?":
                known.setdefault(size, value)
    shapes = []
    given = given or []
    for i, (kind, shape) in enumerate(itertools.zip_longest(signature.results, given)):
        if kind is None:
            raise ValueError(f"{len(given)} results given, the function has {i}")
        if shape is None:
            unknown = [d for d in kind.shape if isinstance(d, str) and d not in known]
            if unknown:
                raise ValueError(f"result {i} has the size {unknown[0]}: give its shape")
            shape = [d if isinstance(d, int) else known[d] for d in kind.shape]
        shapes.append(tuple(int(d) for d in shape))
    return shapes


def _parse_type(text: str) -> TensorType:
    name, _, sizes = text.partition("[")
    if name not in ELEMENT_TYPES or not sizes.endswith("]"):
        raise ValueError(f"not a type of a signature: {text!r}")
    shape = [size for size in sizes[:-1].split(",") if size]
    return TensorType(ELEMENT_TYPES[name][0], tuple(int(s) if s.isdigit() else s for s in shape))
