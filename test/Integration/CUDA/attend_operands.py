"""Operands of a case, with poison wherever a kernel must not look.

The caches are NaN but for the blocks that a row reads: these are kept apart (`Blocks`), so that a
cache of 2^20 keys needs no large array here. `scatter` puts them into a cache, of NumPy or torch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ml_dtypes
import numpy as np
from attend_cases import Case

from sparse_attn.programs import AttendForm
from sparse_attn.reference.common import ceil_div

DTYPES = {"f16": np.dtype(np.float16), "bf16": np.dtype(ml_dtypes.bfloat16)}
_INT32 = np.iinfo(np.int32)
Array = Any


@dataclass
class Blocks:
    """The key blocks that are read: block `ids[i]` of sequence `sequences[i]` is row i of k and v.

    k, v [blocks, block, Hkv, D]; NaN in heads that do not read a block and behind a length.
    """

    sequences: Array
    ids: Array
    k: Array
    v: Array


@dataclass
class Operands:
    """chosen[b][g][r] are the ids that a row reads; storage and the rest are what a kernel gets."""

    q: Array
    blocks: Blocks
    chosen: list[list[list[Array]]]
    storage: tuple[Array, ...]
    lengths: Array
    table: Array | None
    pages: int
    bias: Array | None


def make_operands(form: AttendForm, case: Case) -> Operands:
    rng = np.random.default_rng(case.seed)
    count = ceil_div(case.S, form.block)
    short, far = form.block + form.rows, 10 * form.block
    lengths = draw_lengths(rng, case.lengths, case.B, case.S, short, far)
    valid = np.clip(lengths, 0, case.S)
    table, pages = _table(rng, form, case)
    chosen = [_rows(rng, form, case, count, int(n)) for n in valid]
    blocks = _blocks(rng, form, case, chosen, valid)
    q = (1.5 * rng.standard_normal(form.query_shape(case.B), np.float32)).astype(DTYPES[form.dtype])
    storage = store(rng, form.form, chosen, count, case.order, case.poison)
    bias = None
    if form.bias:
        shape = (case.B, form.selecting_heads, form.rows, count)
        bias = np.full(shape, np.nan, np.float32)
        for at in np.ndindex(*shape[:3]):
            ids = chosen[at[0]][at[1]][at[2]]
            bias[at][ids] = rng.standard_normal(len(ids), np.float32)
    return Operands(q, blocks, chosen, storage, lengths, table, pages, bias)


def draw_lengths(rng: Any, kind: str, batch: int, most: int, short: int, far: int) -> Array:
    """i32 [batch] of a kind of Case in [0, most]; `short`: at most so many, `far`: behind most."""
    low, high = 0, most
    if kind == "full":
        low = most
    elif kind == "short":
        high = min(most, short)
    lengths = rng.integers(low, high, batch, endpoint=True)
    if kind == "outside":
        outside = rng.choice([most + 1, most + far, _INT32.max, -1, _INT32.min], batch)
        lengths = np.where(rng.random(batch) < 0.7, outside, lengths)
    return lengths.astype(np.int32)


def _table(rng: Any, form: AttendForm, case: Case) -> tuple[Array | None, int]:
    """A block table of distinct pages, of which some are none, and the number of pages."""
    if not form.page_size:
        return None, 0
    entries = case.S // form.page_size
    pages = case.B * entries + int(rng.integers(0, 4))
    table = rng.permutation(pages)[: case.B * entries].reshape(case.B, entries)
    if case.poison:
        outside = rng.choice([-1, pages, pages + 7, _INT32.max, _INT32.min], table.shape)
        table = np.where(rng.random(table.shape) < 0.1, outside, table)
    return table.astype(np.int32), pages


def _rows(rng: Any, form: AttendForm, case: Case, count: int, length: int) -> list[list[Array]]:
    """The ids of each head and row of a sequence, ascending."""
    if form.form == "dense":
        return [[np.arange(count)] * form.rows] * form.selecting_heads
    # Rows choose from one pool, so that the blocks of a sequence stay few.
    pool = rng.choice(count, min(count, 2 * case.blocks), replace=False)
    own = max(length - 1, 0) // form.block

    def row() -> Array:
        picked = rng.random(len(pool)) < rng.choice([0.25, 0.5, 0.5, 0.75])
        with_own = [own] if case.blocks and rng.random() < 0.8 else []
        return np.unique(np.concatenate([pool[picked], np.array(with_own, np.int64)]))

    return [[row() for _ in range(form.rows)] for _ in range(form.selecting_heads)]


def _blocks(rng: Any, form: AttendForm, case: Case, chosen: Any, valid: Array) -> Blocks:
    sequences, ids, used = [], [], []
    share = form.selecting_heads // form.key_heads
    for b, heads in enumerate(chosen):
        by_head = [
            np.unique(np.concatenate(sum(heads[h * share : (h + 1) * share], [])))
            for h in range(form.key_heads)
        ]
        union = np.unique(np.concatenate(by_head)).astype(np.int64)
        sequences.append(np.full(len(union), b))
        ids.append(union)
        used.append(np.stack([np.isin(union, one) for one in by_head], -1))
    sequences, ids = np.concatenate(sequences), np.concatenate(ids)
    keys = ids[:, None] * form.block + np.arange(form.block)
    seen = np.concatenate(used)[:, None, :] & (keys < valid[sequences][:, None])[:, :, None]

    def values() -> Array:
        x = rng.standard_normal((*seen.shape, form.head_dim), np.float32)
        return np.where(seen[..., None], x, np.float32(np.nan)).astype(DTYPES[form.dtype])

    return Blocks(sequences, ids, values(), values())


def store(
    rng: Any,
    form: str,
    chosen: Any,
    count: int,
    order: str = "ascending",
    poison: bool = False,
    entries: int | None = None,
) -> tuple[Array, ...]:
    """The storage tensors of a selection.

    count    of the blocks
    poison   what Spec.md says is ignored is put in
    entries  of a row of a list, or of all rows of a csr; some more than needed by default
    """
    if form == "dense":
        return ()
    shape = (len(chosen), len(chosen[0]), len(chosen[0][0]))
    rows = [chosen[b][g][r] for b, g, r in np.ndindex(*shape)]
    if form in ("mask", "bits"):
        mask = np.zeros((len(rows), count), bool)
        for at, ids in enumerate(rows):
            mask[at, ids] = True
        if form == "mask":
            return (mask.reshape(*shape, count),)
        words = np.full((len(rows), ceil_div(count, 32) * 32), poison)
        words[:, :count] = mask
        packed = np.packbits(words, axis=-1, bitorder="little").view("<i4")
        return (packed.reshape(*shape, -1),)

    outside = np.array([-1, count, count + 1, count + 1000, _INT32.max, _INT32.min])

    def ordered(ids: Array) -> Array:
        ids = ids[::-1] if order == "descending" else ids
        ids = rng.permutation(ids) if order == "shuffled" else ids
        if poison:
            at = rng.integers(0, len(ids), rng.integers(0, 4), endpoint=True)
            ids = np.insert(ids, at, rng.choice(outside, len(at)))
        return ids

    rows = [ordered(ids) for ids in rows]
    counts = np.array([len(ids) for ids in rows])
    # Behind the entries stands nothing, or what would be read if it were looked at.
    behind = (lambda n: rng.integers(0, count, n)) if poison else (lambda n: np.full(n, -1))
    if form == "csr":
        pointers = np.concatenate([[0], np.cumsum(counts)])
        more = int(rng.integers(1, 9)) if entries is None else entries - pointers[-1]
        indices = np.concatenate([*rows, behind(more)])
        return pointers.astype(np.int32), indices.astype(np.int32)
    capacity = entries or max(int(counts.max(initial=0)) + int(rng.integers(0, 5)), 1)
    ids = np.stack([np.concatenate([row, behind(capacity - len(row))]) for row in rows])
    if poison:
        for at, row in enumerate(rows):
            if rng.random() < 0.2:  # a count above the capacity, so all entries count
                ids[at, len(row) :] = rng.choice(outside, capacity - len(row))
                counts[at] = rng.choice([capacity + 1, capacity + 64, _INT32.max])
            elif len(row) == 0 and rng.random() < 0.5:
                counts[at] = rng.choice([-1, _INT32.min])
    ids, counts = ids.astype(np.int32), counts.astype(np.int32)
    return ids.reshape(*shape, capacity), counts.reshape(shape)


def places(form: AttendForm, case: Case, x: Operands) -> tuple[Array, Array, Array]:
    """Where the keys of the blocks lie: row of the first axis, row of the second, and which keys.

    The axes are those of `rows_of_cache`. Keys without a page, or above S, are left out.
    """
    keys = x.blocks.ids[:, None] * form.block + np.arange(form.block)
    sequences = np.broadcast_to(x.blocks.sequences[:, None], keys.shape)
    there = keys < case.S
    if x.table is None:
        return sequences[there], keys[there], there
    page = x.table[sequences, np.minimum(keys, case.S - 1) // form.page_size]
    there &= (page >= 0) & (page < x.pages)
    return page[there], keys[there] % form.page_size, there


def rows_of_cache(form: AttendForm, cache: Array) -> Array:
    """A view [sequences or pages, keys, Hkv, D] of a cache; of NumPy or torch."""
    return cache.swapaxes(1, 2) if form.layout == "bhsd" else cache
