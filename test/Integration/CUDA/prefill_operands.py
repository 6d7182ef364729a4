"""Operands of a case with many query rows, with poison wherever a kernel must not look.

Keys of a block that no row of their head selected, keys behind a length and queries behind a query
length are NaN, and so is what a mask has for them. Rows behind a sequence of layout packed are
those of the next one; the last cumulative length may lie behind the tensor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ml_dtypes
import numpy as np
from attend_cases import Case
from attend_operands import DTYPES, draw_lengths, store

from sparse_attn.programs import AttendForm
from sparse_attn.reference.common import ceil_div, pack_rows

Array = Any
_INT32 = np.iinfo(np.int32)
# Of the lists: without a block, and with one that only a row below or another sequence sees.
_EMPTY, _BEYOND = 0.12, 0.2


@dataclass
class PrefillOperands:
    """What a kernel gets, in the layout of the form.

    lengths, query_lengths  as operands: cumulative if packed; perhaps out of range
    S, T     keys and rows that the selection has room for
    """

    q: Array
    k: Array
    v: Array
    storage: tuple[Array, ...]
    lengths: Array | None
    query_lengths: Array | None
    bias: Array | None
    mask: Array | None
    S: int
    T: int

    def arguments(self, form: AttendForm) -> list[Array]:
        others = {"query_lengths": self.query_lengths, "mask": self.mask, "bias": self.bias}
        return form.in_order(self.q, self.k, self.v, self.storage, self.lengths, **others)

    def results(self, form: AttendForm, batch: int) -> list[tuple[tuple[int, ...], Any]]:
        """Shapes and types of o, [lse], [block_max]."""
        found: list[tuple[tuple[int, ...], Any]] = [(self.q.shape, DTYPES[form.dtype])]
        if form.lse:
            found.append((form.lse_shape(batch, self.T), np.dtype(np.float32)))
        if form.block_max:
            shape = (*form.lse_shape(batch, self.T), ceil_div(self.S, form.block))
            found.append((shape, np.dtype(np.float32)))
        return found


def make_prefill_operands(form: AttendForm, case: Case) -> PrefillOperands:
    rng = np.random.default_rng(case.seed)
    S, T = case.S, form.rows or case.T
    lengths = _operand(rng, form.lengths, case.lengths, S, form.block, case.B)
    query_lengths = _operand(rng, form.query_lengths, case.rows, T, form.query_block, case.B)
    key_len, query_len = (
        np.full(case.B, n) if x is None else np.clip(x, 0, n)
        for x, n in ((lengths, S), (query_lengths, T))
    )
    if form.layout == "packed":
        S, T = max(int(key_len.max()), 1), max(int(query_len.max()), 1)
    count, lists = ceil_div(S, form.block), ceil_div(T, form.query_block)
    chosen = [
        _lists(rng, form, case.blocks, count, lists, int(n), int(m))
        for n, m in zip(key_len, query_len, strict=True)
    ]
    storage = store(rng, form.form, chosen, count, case.order, case.poison)

    read = _read(form, chosen, count)
    seen = np.repeat(read, form.block, axis=-1)[..., :S]
    seen = seen & (np.arange(S) < key_len[:, None])[:, None]
    asked = np.arange(T) < query_len[:, None]
    q = _values(rng, form, np.broadcast_to(asked[:, None], (case.B, form.heads, T)), case.spread)
    k, v = (_values(rng, form, seen, 1.0) for _ in "kv")
    bias = None
    if form.bias:
        bias = np.full((case.B, form.selecting_heads, lists, count), np.nan, np.float32)
        for b, g, r in np.ndindex(*bias.shape[:3]):
            ids = chosen[b][g][r]
            bias[b, g, r, ids] = rng.standard_normal(len(ids), np.float32)
    mask = _mask(rng, form, asked, seen) if form.mask else None
    if form.layout == "bshd":
        q, k, v = (np.ascontiguousarray(x.swapaxes(1, 2)) for x in (q, k, v))
    if form.layout == "packed":
        lengths, query_lengths = (
            np.concatenate([[0], np.cumsum(n)]).astype(np.int32) for n in (key_len, query_len)
        )
        q = _packed(q, query_lengths, int(rng.choice((0, 0, 0, 2))))
        more = int(rng.choice((0, 0, 0, 3)))
        k, v = (_packed(x, lengths, more) for x in (k, v))
        for ends, x, kind in ((lengths, k, case.lengths), (query_lengths, q, case.rows)):
            if case.poison and kind == "outside" and ends[-1] == len(x):
                ends[-1] = rng.choice([len(x) + 1, len(x) + 1000, _INT32.max])
    return PrefillOperands(q, k, v, storage, lengths, query_lengths, bias, mask, S, T)


def _operand(rng: Any, there: bool, kind: str, most: int, block: int, batch: int) -> Array | None:
    return draw_lengths(rng, kind, batch, most, short=block + 8, far=10 * block) if there else None


def _lists(
    rng: Any, form: AttendForm, blocks: int, count: int, lists: int, keys: int, rows: int
) -> list[list[Array]]:
    """The ids of each head and query block of a sequence, ascending."""
    if form.form == "dense":
        return [[np.arange(count)] * lists] * form.selecting_heads

    def one(r: int) -> Array:
        last = keys - rows + min((r + 1) * form.query_block, rows) - 1
        own = min(max(last // form.block, 0), count - 1)
        candidates = own + 1 if form.causal else count
        taken = rng.random(count) < blocks / candidates
        if blocks and rng.random() < 0.8:
            taken[own] = True
        if form.causal and rng.random() > _BEYOND:
            taken[own + 1 :] = False
        if rng.random() < _EMPTY:
            taken[:] = False
        return np.flatnonzero(taken)

    return [[one(r) for r in range(lists)] for _ in range(form.selecting_heads)]


def _read(form: AttendForm, chosen: Any, count: int) -> Array:
    """bool [B, Hkv, N]: the blocks that some row of a key head reads."""
    share = form.selecting_heads // form.key_heads
    read = np.zeros((len(chosen), form.key_heads, count), bool)
    for b, heads in enumerate(chosen):
        for g, rows in enumerate(heads):
            read[b, g // share, np.unique(np.concatenate(rows)).astype(np.int64)] = True
    return read


def _values(rng: Any, form: AttendForm, there: Array, spread: float) -> Array:
    """[B, H, rows, D]: normal where there is a row, else NaN."""
    x = spread * rng.standard_normal((*there.shape, form.head_dim), np.float32)
    return np.where(there[..., None], x, np.float32(np.nan)).astype(DTYPES[form.dtype])


def _mask(rng: Any, form: AttendForm, asked: Array, seen: Array) -> Array:
    """NaN where no row that uses an element reads the key.

    Some rows are masked as a whole by -inf. In others all elements are very small, in most types
    the smallest number, as models write it; but f16 has no room for a score beside that.
    """
    shape = form.mask_shape(len(asked), asked.shape[-1], seen.shape[-1])
    masked = rng.random(shape) < 0.25
    masked |= rng.random((*shape[:3], 1)) < 0.1
    if form.mask == "i1":
        return ~masked
    dtype = np.dtype(np.float32) if form.mask == "f32" else DTYPES[form.dtype]
    x = np.where(masked, -np.inf, rng.standard_normal(shape, np.float32))
    small = -1000.0 if dtype == np.float16 else float(ml_dtypes.finfo(dtype).min)
    x = np.where(rng.random((*shape[:3], 1)) < 0.1, np.float32(small), x)
    used = asked[:, None, :, None] & seen.repeat(form.group, 1)[:, :, None]
    over = tuple(d for d in range(4) if shape[d] == 1)
    return np.where(used.any(over, keepdims=True), x, np.nan).astype(dtype)


def _packed(x: Array, offsets: Array, more: int) -> Array:
    """[B, H, rows, D] -> [total, H, D], with so many rows behind all sequences, which are NaN."""
    packed = pack_rows(x, offsets, max(int(offsets[-1]) + more, 1))
    packed[offsets[-1] :] = np.nan
    return packed
