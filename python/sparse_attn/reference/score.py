"""Compute: the score of every key block for every row (docs/Spec.md, 2.7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .common import (
    Array,
    ceil_div,
    f32,
    given,
    repeat_heads,
    require,
    require_choice,
    require_storage,
    to_bhsd,
    valid_lengths,
)

KINDS = ("dot", "minmax_bound", "exact")
REDUCTIONS: dict[str, Callable[..., Any]] = {"max": np.max, "mean": np.mean, "sum": np.sum}


def score(
    queries: Array,
    keys: Array,
    lengths: ArrayLike | None = None,
    *,
    scale: float,
    kind: str = "dot",
    reduction: str = "none",
    groups: int | None = None,
    block_size: int | None = None,
    layout: str = "bhsd",
) -> Array:
    """Spec 2.7: logits f32 [B, G, R, N].

    queries     [B, R, Gq, dq]
    keys        `dot`: [B, N, Hk, dq]; `minmax_bound`: [B, N, Hk, 2 dq], max then min;
                `exact`: the key cache, [B, Hk, S, dq] or [B, S, Hk, dq] by `layout`
    lengths     valid keys [B], `exact` only
    reduction   of the Gq / G rows of a group: none, max, mean or sum
    groups      G; default: Gq without a reduction, Hk with one
    block_size  keys in a block, `exact` only
    Errors: S1, S2, S3.
    """
    require_choice(kind, KINDS, "kind")
    require_choice(reduction, ("none", *REDUCTIONS), "reduction")
    require_storage(queries, "queries", "S2")
    require_storage(keys, "keys", "S2")
    require(queries.ndim == keys.ndim == 4, "S2", "queries and keys have rank 4")
    # q [B, Gq, R, dq]; k [B, Gq, N or S, columns]
    q = f32(queries).transpose(0, 2, 1, 3)
    k = f32(to_bhsd(keys, layout if kind == "exact" else "bshd"))
    batch, heads, rows, dim = q.shape
    require(k.shape[0] == batch, "S2", f"batch {batch} and {k.shape[0]}")
    require(k.shape[1] > 0 and heads % k.shape[1] == 0, "S1", f"{heads} queries, {k.shape[1]} keys")
    columns = 2 * dim if kind == "minmax_bound" else dim
    require(k.shape[3] == columns, "S2", f"keys have {k.shape[3]} columns, not {columns}")
    groups = groups or (heads if reduction == "none" else k.shape[1])
    require(heads % groups == 0, "S1", f"{heads} gate heads in {groups} groups")
    reduced = reduction != "none" or groups == heads
    require(reduced, "S1", f"{heads} gate heads in {groups} groups need a reduction")
    factor = np.float32(scale)
    k = repeat_heads(k, heads)

    if kind == "dot":
        logits = factor * (q @ k.swapaxes(2, 3))
    elif kind == "minmax_bound":
        logits = np.stack([factor * _bound(q[:, :, r], k) for r in range(rows)], 2)
    else:
        size = given(block_size, "S3", "exact needs a block size")
        require(size >= 1, "S3", "exact needs a block size")
        key_len = valid_lengths(lengths, batch, k.shape[2], "S3")
        logits = _exact(factor * (q @ k.swapaxes(2, 3)), key_len, size)

    if groups != heads:
        logits = logits.reshape(batch, groups, heads // groups, *logits.shape[2:])
        logits = REDUCTIONS[reduction](logits, axis=2)
    return logits.astype(np.float32)


def _bound(q: Array, k: Array) -> Array:
    """sum_d max(q_d max_d, q_d min_d): q [B, Gq, dq], k [B, Gq, N, 2 dq] -> [B, Gq, N]."""
    largest, smallest = np.split(k, 2, axis=-1)
    q = q[:, :, None]
    bound: Array = np.maximum(q * largest, q * smallest).sum(-1, dtype=np.float32)
    return bound


def _exact(scores: Array, key_len: Array, block_size: int) -> Array:
    """[B, Gq, R, S] -> [B, Gq, R, N]: the largest of each block's valid keys, or -inf."""
    batch, heads, rows, capacity = scores.shape
    blocks = ceil_div(capacity, block_size)
    padded = np.full((batch, heads, rows, blocks * block_size), -np.inf, np.float32)
    for b in range(batch):
        padded[b, :, :, : key_len[b]] = scores[b, :, :, : key_len[b]]
    largest: Array = padded.reshape(batch, heads, rows, blocks, block_size).max(-1)
    return largest
