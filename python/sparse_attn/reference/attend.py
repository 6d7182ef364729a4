"""Apply: attention over the selected keys (docs/Spec.md, 2.1, 2.9 and 2.10)."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .attend_inputs import (
    block_of,
    check_bias,
    check_mask,
    check_selection,
    to_keys,
    unfold,
    visible,
)
from .common import (
    NEG_INF,
    Array,
    ceil_div,
    f32,
    from_bhsd,
    given,
    pack_rows,
    repeat_heads,
    require,
    row_positions,
)
from .selection import Selection


class Attended(NamedTuple):
    """o of q's type; lse f32 [B, Hq, T]; block_max f32 [B, Hq, T, N], None without blocks."""

    o: Array
    lse: Array
    block_max: Array | None


def attention(
    q: Array,
    k: Array,
    v: Array,
    mask: Array | None = None,
    lengths: ArrayLike | None = None,
    query_lengths: ArrayLike | None = None,
    *,
    scale: float | None = None,
    causal: bool = False,
    window: int | None = None,
    layout: str = "bhsd",
) -> Array:
    """Spec 2.1: dense attention; the arguments are those of `attend`. Errors: A1 to A7."""
    form: dict[str, Any] = {"scale": scale, "causal": causal, "window": window, "layout": layout}
    return attend(q, k, v, None, lengths, query_lengths, mask, **form).o


def attend(
    q: Array,
    k: Array,
    v: Array,
    selection: Selection | None = None,
    lengths: ArrayLike | None = None,
    query_lengths: ArrayLike | None = None,
    mask: Array | None = None,
    block_table: Array | None = None,
    block_bias: Array | None = None,
    *,
    scale: float | None = None,
    causal: bool = False,
    window: int | None = None,
    skip: float | None = None,
    block_size: int | None = None,
    order: str | Array = "ascending",
    layout: str = "bhsd",
) -> Attended:
    """Spec 2.9: attention over the keys of the selected blocks.

    q, k, v        [B, H, S, D] (`bhsd`), [B, S, H, D] (`bshd`) or [total, H, D] (`packed`)
    selection      its block is 1 if it was read from `tokens`
    lengths        valid keys [B], query_lengths valid rows [B]; packed: cumulative, [B + 1],
                   and query_lengths are lengths by default. T and S are then the longest ones,
                   and S is the selection's if there is one
    mask           bool, or f32 or q's type in natural units; broadcasts to [B, Hq, T, S]
    block_table    i32 [B, P]: k and v are pages [pages, page_size, Hkv, D], layout `bshd`
    block_bias     f32 [B, G, R, N], added to the scaled score
    scale          default: 1 / sqrt(D)
    window         keys: s > p - window, and s < p + window unless causal
    skip           scale factor of the skip rule
    block_size     for block_bias, block_max and skip where the selection does not give it
    order          in which blocks are visited: `ascending`, `descending`, or ids
                   [B, G, R, C], -1 behind; only `skip` sees a difference
    Errors: A1 to A7, AT2 to AT6.
    """
    factor = np.float32(q.shape[-1] ** -0.5 if scale is None else scale)
    require(bool(np.isfinite(factor)), "A7", f"scale is {factor}")
    require(window is None or window >= 1, "A6", f"window is {window}")
    x = unfold(q, k, v, selection, lengths, query_lengths, block_table, layout)
    batch, heads, rows, _ = x.q.shape
    capacity = x.k.shape[2]

    scores = factor * (f32(x.q) @ f32(repeat_heads(x.k, heads)).swapaxes(2, 3))
    position, valid = row_positions(x.key_len, x.query_len, rows)
    seen = np.zeros(scores.shape, bool)
    seen[:] = visible(position, valid, x.present, causal, window)[:, None]
    if mask is not None:
        check_mask(mask, (batch, heads, rows, capacity), x.q.dtype)
        if mask.dtype == bool:
            seen &= mask
        else:
            scores = scores + f32(mask)
    if selection is not None:
        check_selection(selection, x, layout)
        form = (selection.query_block, selection.block)
        seen &= to_keys(selection.mask, heads, rows, *form, capacity)

    block = block_of(block_size, selection)
    query_block = selection.query_block if selection is not None else 1
    if block_bias is not None:
        size = given(block, "AT4", "block_bias needs a block size")
        rows_of_bias = selection.mask.shape[2] if selection is not None else rows
        check_bias(block_bias, batch, heads, rows_of_bias, ceil_div(capacity, size))
        scores = scores + to_keys(f32(block_bias), heads, rows, query_block, size, capacity)
    scores = np.where(seen, scores, NEG_INF)

    block_max = None if block is None else _block_max(scores, block)
    if skip is not None:
        size = given(block, "AT4", "skip needs a block size")
        largest = _block_max(scores, size)
        ids = _visiting_order(order, largest.shape, query_block)
        kept = _kept_blocks(largest, ids, np.float32(skip), x.key_len)
        scores = np.where(to_keys(kept, heads, rows, 1, size, capacity), scores, NEG_INF)

    o, lse = _softmax_product(scores, f32(repeat_heads(x.v, heads)))
    o = o.astype(q.dtype)
    if layout == "packed":
        cumulative = lengths if query_lengths is None else query_lengths
        return Attended(pack_rows(o, np.asarray(cumulative), len(q)), lse, block_max)
    return Attended(from_bhsd(o, layout), lse, block_max)


def combine(o: Array, lse: Array) -> tuple[Array, Array]:
    """Spec 2.10: attention over disjoint sets of keys, merged in the order of the first axis.

    o [P, B, Hq, T, D], lse f32 [P, B, Hq, T], natural -> o [B, Hq, T, D] of o's type,
    lse f32 [B, Hq, T]. Errors: C1, C2.
    """
    require(o.ndim == 5 and o.shape[:-1] == lse.shape, "C1", f"o {o.shape}, lse {lse.shape}")
    require(o.shape[0] > 0, "C1", "nothing to combine")
    require(lse.dtype == np.float32, "C2", f"lse is {lse.dtype}, not f32")
    m = lse.max(0)
    finite_m = np.where(np.isneginf(m), np.float32(0), m)
    total = np.zeros(m.shape, np.float32)
    out = np.zeros(o.shape[1:], np.float32)
    for part_o, part_lse in zip(o, lse, strict=True):
        w = np.exp(part_lse - finite_m)
        # A part of weight 0 changes nothing, whatever it holds.
        out += np.where((w > 0)[..., None], w[..., None] * f32(part_o), 0)
        total += w
    return _normalise(out, total, finite_m, o.dtype)


def _normalise(out: Array, total: Array, m: Array, dtype: np.dtype[Any]) -> tuple[Array, Array]:
    """out / total and m + ln total; 0 and -inf where the total is 0."""
    some = total > 0
    divisor = np.where(some, total, np.float32(1))
    lse = np.where(some, m + np.log(divisor), NEG_INF)
    return (out / divisor[..., None]).astype(dtype), lse.astype(np.float32)


def _softmax_product(scores: Array, v: Array) -> tuple[Array, Array]:
    """softmax(scores) v and ln sum exp(scores), f32; a score of -inf is a key not seen."""
    m = scores.max(-1, initial=NEG_INF)
    finite_m = np.where(np.isneginf(m), np.float32(0), m)
    w = np.exp(scores - finite_m[..., None])
    return _normalise(w @ v, w.sum(-1, dtype=np.float32), finite_m, np.dtype(np.float32))


def _block_max(scores: Array, block: int) -> Array:
    """[..., S] -> [..., N]: the largest score of each block."""
    blocks = ceil_div(scores.shape[-1], block)
    padded = np.full((*scores.shape[:-1], blocks * block), NEG_INF, np.float32)
    padded[..., : scores.shape[-1]] = scores
    largest: Array = padded.reshape(*scores.shape[:-1], blocks, block).max(-1)
    return largest


def _visiting_order(order: str | Array, shape: tuple[int, ...], query_block: int) -> Array:
    """ids [B, Hq, T, C] of the blocks in the order of their visit."""
    _, heads, rows, blocks = shape
    if isinstance(order, str):
        require(order in ("ascending", "descending"), "2.9", f"order is {order!r}")
        ids = np.arange(blocks) if order == "ascending" else np.arange(blocks)[::-1]
        return np.broadcast_to(ids, shape)
    ids = repeat_heads(np.asarray(order), heads)
    return np.repeat(ids, query_block, axis=2)[:, :, :rows]


def _kept_blocks(block_max: Array, ids: Array, factor: np.float32, key_len: Array) -> Array:
    """The skip rule: bool [B, Hq, T, N], False for the blocks that a row skips."""
    kept: Array = np.ones(block_max.shape, bool)
    limit = (factor / f32(np.maximum(key_len, 1)))[:, None, None]
    m = np.full(block_max.shape[:3], NEG_INF, np.float32)
    for c in range(ids.shape[-1]):
        block = np.where((ids[..., c] >= 0) & (ids[..., c] < kept.shape[-1]), ids[..., c], -1)
        largest = np.take_along_axis(block_max, block[..., None], -1)[..., 0]
        seen = (block >= 0) & (largest > NEG_INF)
        first = np.isneginf(m)
        with np.errstate(invalid="ignore", over="ignore"):
            skipped = seen & ~first & (np.exp(largest - m) < limit)
        m = np.where(seen & ~skipped, np.maximum(m, largest), m)
        b, h, t = np.nonzero(skipped)
        kept[b, h, t, block[b, h, t]] = False
    return kept
