"""Random choices that cover many pairs of values with few forms."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sparse_attn.programs import AttendForm

_CANDIDATES = 40

Axes = Mapping[str, tuple[Any, ...]]
Values = dict[str, Any]


def covering_forms(
    rng: random.Random,
    axes: Axes,
    count: int,
    make: Callable[[Values], AttendForm],
    covered: Callable[[Values], set[Any]],
) -> Iterator[AttendForm]:
    """Distinct forms; each is, of some random ones, the one that covers the most that is new.

    axes     values of each axis; one that stands twice is drawn twice as often
    covered  what a choice of values covers, see `pairs`
    """
    seen: set[Any] = set()
    names: set[str] = set()
    while len(names) < count:
        drawn = [
            {axis: rng.choice(values) for axis, values in axes.items()} for _ in range(_CANDIDATES)
        ]
        drawn = [x for x in drawn if make(x).name not in names]
        best = max(drawn, key=lambda x: len(covered(x) - seen), default=None)
        if best is None:
            continue
        seen |= covered(best)
        form = make(best)
        names.add(form.name)
        yield form


def pairs(x: Values, without: str | None = None) -> set[Any]:
    """Pairs of values, those of one axis left out."""
    return set(itertools.combinations((i for i in x.items() if i[0] != without), 2))


def turn(forms: tuple[AttendForm, ...], i: int) -> tuple[int, int]:
    """How many forms before this one have its selection and its layout."""
    same = (form.form == forms[i].form and form.layout == forms[i].layout for form in forms[:i])
    return sum(same), i
