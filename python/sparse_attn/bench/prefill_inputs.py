"""Inputs of the prefill benchmark and what they have to give, in NumPy or torch."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..programs import AttendForm
from .inputs import HostInputs
from .prefill_points import DENSE, PrefillPoint

_HEADS = (0, 13, -1)
# Of dense attention no block says how many rows are looked at together.
_ROWS = 64


@dataclass
class PrefillInputs:
    """q [1, S, Hq, D], k and v [1, S, Hkv, D]; mask bool [G, R, N], ids i32 [1, G, R, C] ascending
    and -1 behind, counts i32 [1, G, R]: None of dense attention. C is the longest list's, or more.
    Where lists alone are known there is no mask."""

    q: Any
    k: Any
    v: Any
    mask: Any = None
    ids: Any = None
    counts: Any = None


def make_values(make: HostInputs, S: int) -> PrefillInputs:
    """Normal values, of all points with so many keys."""
    cache = make.form.cache_shape(1, S)
    shapes = (make.form.query_shape(1, S), cache, cache)
    return PrefillInputs(*map(make.normal, shapes))


def with_lists(
    make: HostInputs, values: PrefillInputs, point: PrefillPoint, form: AttendForm
) -> PrefillInputs:
    """The same values with lists of a point, whose program has a form."""
    if point.lists == DENSE:
        return PrefillInputs(values.q, values.k, values.v)
    count = point.S // point.block
    heads = [block_mask(make, count, point.sparsity) for _ in range(form.selecting_heads)]
    longest = max(int(mask.sum(-1).max()) for mask in heads)
    ids, counts = zip(*(_lists(make, mask, longest) for mask in heads), strict=True)
    mask, ids, counts = (make.xp.stack(parts) for parts in (heads, ids, counts))
    return PrefillInputs(values.q, values.k, values.v, mask, ids[None], counts[None])


def block_mask(make: HostInputs, count: int, sparsity: float) -> Any:
    """bool [count, count] of a head: in row i max(1, floor((1 - sparsity) (i + 1))) of the blocks
    up to i. Block i is one of them; each set of the others is equally likely."""
    rows = np.arange(1, count + 1)
    # 0.3 of 10 blocks are 3, whatever 1 - 0.7 is in binary.
    wanted = make.sent(np.maximum(np.floor((1 - sparsity) * rows + 1e-6), 1))
    i = make.arange(count)
    below, own = i[None] < i[:, None], i[None] == i[:, None]
    drawn = make.uniform((count, count))
    drawn = make.xp.where(own, -1.0, make.xp.where(below, drawn, 2.0))
    rank = drawn.argsort(-1).argsort(-1)
    return rank < wanted[:, None]


def _lists(make: HostInputs, mask: Any, capacity: int) -> tuple[Any, Any]:
    """ids i32 [R, capacity] ascending and counts i32 [R]."""
    last = mask.shape[-1] - 1
    # Descending, -1 behind: of last - id that is what is wanted of the ids.
    turned = make.descending(make.xp.where(mask, last - make.arange(last + 1), -1))[:, :capacity]
    ids = make.xp.where(turned >= 0, last - turned, -1)
    return make.as_i32(ids), make.as_i32(mask.sum(-1))


def flops(point: PrefillPoint, inputs: PrefillInputs, form: AttendForm) -> float:
    """Of both products: a computed block counts as a whole, dense causal attention exactly."""
    pairs = point.S * (point.S + 1) / 2 * form.heads
    if inputs.mask is not None:
        share = form.heads // form.selecting_heads
        pairs = float(inputs.mask.sum()) * share * point.block**2
    return 4.0 * form.head_dim * pairs


class Expected:
    """Rows of a point in f64: some query blocks of some heads."""

    def __init__(
        self, make: HostInputs, inputs: PrefillInputs, point: PrefillPoint, form: AttendForm
    ) -> None:
        self.make = make
        self.rows = list(self._compute(inputs, point.block or _ROWS, point.S, form))

    def _compute(
        self, inputs: PrefillInputs, block: int, S: int, form: AttendForm
    ) -> Iterator[tuple[slice, int, Any]]:
        make, count = self.make, -(-S // block)
        share = form.heads // form.selecting_heads
        heads = sorted({head % form.heads for head in _HEADS})
        for r in sorted({r % count for r in (0, 1, 5, count // 2, -1)}):
            rows = slice(r * block, min((r + 1) * block, S))
            positions = make.arange(S)[rows]
            for head in heads:
                keys = make.arange(rows.stop)
                chosen = self._chosen(inputs, head // share, r)
                if chosen is not None:
                    keys = (chosen[:, None] * block + make.arange(block)[None]).reshape(-1)
                q = make.wide(inputs.q[0, rows, head])
                k, v = (make.wide(x[0, keys, head // form.group]) for x in (inputs.k, inputs.v))
                scores = q @ k.T * form.scale
                scores = make.xp.where(keys[None] <= positions[:, None], scores, -math.inf)
                weights = make.xp.exp(scores - make.xp.amax(scores, -1)[:, None])
                yield rows, head, weights @ v / weights.sum(-1)[:, None]

    def _chosen(self, inputs: PrefillInputs, g: int, r: int) -> Any:
        """Blocks of a list; None: all of them."""
        if inputs.mask is not None:
            return self.make.arange(inputs.mask.shape[-1])[inputs.mask[g, r]]
        if inputs.ids is None:
            return None
        return self.make.indices(inputs.ids[0, g, r][: int(inputs.counts[0, g, r])])

    def error(self, o: Any) -> float:
        """The largest error of o [1, S, Hq, D] in relation to the largest value of its row;
        infinite if a value of o, looked at or not, is not finite."""
        xp = self.make.xp
        if not all(bool(xp.isfinite(o[0, :, h]).all()) for h in range(o.shape[2])):
            return math.inf
        return max(self._errors(o))

    def _errors(self, o: Any) -> Iterator[float]:
        xp = self.make.xp
        for rows, head, want in self.rows:
            got = self.make.wide(o[0, rows, head])
            error = xp.amax(abs(got - want), -1) / xp.amax(abs(want), -1)
            yield float(error.max())
