"""The operands of `attend`: checks, layouts, and which keys a row sees (docs/Spec.md, 2.1, 2.9)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .common import (
    Array,
    ceil_div,
    check_lengths,
    repeat_heads,
    require,
    require_choice,
    require_storage,
    to_bhsd,
    unpack_rows,
    valid_lengths,
)
from .selection import Selection


class Unfolded(NamedTuple):
    """Operands without their layout.

    q [B, Hq, T, D], k [B, Hkv, S, D], v [B, Hkv, S, Dv], key_len and query_len [B],
    present bool [B, S]: the keys that exist; the others are zeros.
    """

    q: Array
    k: Array
    v: Array
    key_len: Array
    query_len: Array
    present: Array


def unfold(
    q: Array,
    k: Array,
    v: Array,
    selection: Selection | None,
    lengths: ArrayLike | None,
    query_lengths: ArrayLike | None,
    block_table: Array | None,
    layout: str,
) -> Unfolded:
    """Any layout -> Unfolded. Errors: A1, A2, A5, AT3, AT6."""
    require_choice(layout, ("bhsd", "bshd", "packed"), "layout")
    rank = 3 if layout == "packed" else 4
    for name, array in {"q": q, "k": k, "v": v}.items():
        require_storage(array, name, "A1")
        require(array.ndim == rank, "A1", f"{name} has rank {array.ndim}, not {rank}")
        require(array.dtype == q.dtype, "A1", f"{name} is {array.dtype}, q is {q.dtype}")
    require(q.shape[-1] == k.shape[-1], "A1", f"q and k: {q.shape[-1]} and {k.shape[-1]} columns")
    require(k.shape[:-1] == v.shape[:-1], "A2", f"k has {k.shape}, v {v.shape}")

    if layout == "packed":
        require(block_table is None, "AT3", "a block table needs layout bshd")
        if lengths is None:
            raise ValueError("A5: packed needs lengths")
        key_at = _cumulative(lengths, len(k), "A5")
        query_at = _cumulative(lengths if query_lengths is None else query_lengths, len(q), "AT6")
        require(len(key_at) == len(query_at), "AT6", "lengths and query_lengths differ in batch")
        key_len, query_len = np.diff(key_at), np.diff(query_at)
        capacity = int(key_len.max(initial=0)) if selection is None else selection.S
        require(capacity >= key_len.max(initial=0), "AT2", f"{capacity} keys in the selection")
        q = unpack_rows(q, query_at, int(query_len.max(initial=0)))
        k, v = unpack_rows(k, key_at, capacity), unpack_rows(v, key_at, capacity)
        present = np.ones((len(k), capacity), bool)
    else:
        if block_table is None:
            k, v = to_bhsd(k, layout), to_bhsd(v, layout)
            present = np.ones((len(k), k.shape[2]), bool)
        else:
            require(layout == "bshd", "AT3", "a block table needs layout bshd")
            k, v, present = _gather_pages(k, v, np.asarray(block_table))
        q = to_bhsd(q, layout)
        key_len = valid_lengths(lengths, len(q), k.shape[2], "A5")
        query_len = valid_lengths(query_lengths, len(q), q.shape[2], "AT6", "query_lengths")
    require(len(q) == len(k), "A2", f"batch {len(q)} and {len(k)}")
    divides = k.shape[1] > 0 and q.shape[1] % k.shape[1] == 0
    require(divides, "A2", f"{k.shape[1]} key heads, {q.shape[1]} query heads")
    present &= np.arange(k.shape[2]) < key_len[:, None]
    k, v = (np.where(present[:, None, :, None], x, np.zeros((), x.dtype)) for x in (k, v))
    return Unfolded(q, k, v, key_len, query_len, present)


def visible(
    position: Array, valid: Array, present: Array, causal: bool, window: int | None
) -> Array:
    """bool [B, T, S]: the keys that the row at each position sees, selection and mask aside."""
    s = np.arange(present.shape[1])
    p = position[:, :, None]
    seen = valid[:, :, None] & present[:, None, :]
    if causal:
        seen &= s <= p
    if window is not None:
        seen &= s > p - window
        if not causal:
            seen &= s < p + window
    return seen


def to_keys(x: Array, heads: int, rows: int, query_block: int, block: int, capacity: int) -> Array:
    """[B, G, R, N], a value for each block -> [B, Hq, T, S], one for each row and key."""
    x = np.repeat(repeat_heads(x, heads), query_block, axis=2)[:, :, :rows]
    return np.repeat(x, block, axis=3)[..., :capacity]


def block_of(block_size: int | None, selection: Selection | None) -> int | None:
    """The block size: the selection's, or the attribute where it has none (AT4)."""
    if selection is None or (selection.block == 1 and block_size is not None):
        return block_size
    agree = block_size is None or block_size == selection.block
    require(agree, "AT4", f"block size {block_size}, the selection's is {selection.block}")
    return selection.block


def check_mask(mask: Array, shape: tuple[int, ...], dtype: np.dtype) -> None:
    """A4."""
    right_type = mask.dtype in (np.dtype(bool), np.dtype(np.float32), dtype)
    require(right_type, "A4", f"mask is {mask.dtype}, not bool, f32 or {dtype}")
    fits = mask.ndim == 4 and all(m in (1, n) for m, n in zip(mask.shape, shape, strict=True))
    require(fits, "A4", f"mask has shape {mask.shape}, not {shape} or 1 in each dimension")


def check_selection(selection: Selection, x: Unfolded, layout: str) -> None:
    """AT2. Packed rows may be fewer than the selection has."""
    batch, heads, rows, _ = x.q.shape
    mask = selection.mask
    require(mask.shape[0] == batch, "AT2", f"the selection has batch {mask.shape[0]}, not {batch}")
    right_heads = mask.shape[1] in (heads, x.k.shape[1])
    require(right_heads, "AT2", f"the selection has {mask.shape[1]} heads")
    needed = ceil_div(rows, selection.query_block)
    right_rows = mask.shape[2] == needed or (layout == "packed" and mask.shape[2] > needed)
    require(right_rows, "AT2", f"the selection has {mask.shape[2]} rows, not {needed}")
    blocks = ceil_div(x.k.shape[2], selection.block)
    require(mask.shape[3] == blocks, "AT2", f"the selection has {mask.shape[3]} blocks")


def check_bias(bias: Array, batch: int, heads: int, rows: int, blocks: int) -> None:
    """AT4."""
    require(bias.ndim == 4 and bias.dtype == np.float32, "AT4", "block_bias is f32 of rank 4")
    shape = (batch, bias.shape[1], rows, blocks)
    right_shape = bias.shape == shape and bias.shape[1] > 0 and heads % bias.shape[1] == 0
    require(right_shape, "AT4", f"block_bias has {bias.shape}, not [{batch}, G, {rows}, {blocks}]")


def _cumulative(lengths: ArrayLike, total: int, rule: str) -> Array:
    count = np.asarray(lengths).size
    at = check_lengths(lengths, count, rule)
    rising = count >= 1 and at[0] == 0 and at[-1] <= total and bool((np.diff(at) >= 0).all())
    require(rising, rule, f"cumulative lengths {at.tolist()} of {total} rows")
    return at


def _gather_pages(k: Array, v: Array, table: Array) -> tuple[Array, Array, Array]:
    """Pages [pages, page_size, Hkv, D] -> [B, Hkv, S, D], and which keys have a page, [B, S]."""
    require(table.ndim == 2 and table.dtype == np.int32, "AT3", "the block table is i32 [B, P]")
    pages, page_size, heads, _ = k.shape
    exists = (table >= 0) & (table < pages)

    def gather(x: Array) -> Array:
        if pages == 0:
            x = np.zeros((1, *x.shape[1:]), x.dtype)
        rows = x[np.where(exists, table, 0)]
        rows = rows.reshape(len(table), table.shape[1] * page_size, heads, x.shape[3])
        return rows.transpose(0, 2, 1, 3)

    return gather(k), gather(v), np.repeat(exists, page_size, axis=1)
