"""Selections and their storage forms (docs/Spec.md, sections 1, 2.11 and 2.12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .common import Array, ceil_div, require, require_choice

FORMS = ("list", "mask", "bits", "csr", "tokens")
BITS = 32


@dataclass(frozen=True)
class Selection:
    """Which key blocks each row reads, whatever the form.

    mask         bool [B, G, R, N]
    block        bs, keys in a block; 1 if it was read from `tokens`
    query_block  qb, query rows that share a row
    S            key capacity; N = ceil(S / bs)
    """

    mask: NDArray[np.bool_]
    block: int
    query_block: int
    S: int

    def __post_init__(self) -> None:
        require(self.block >= 1 and self.query_block >= 1, "T1", "block and query_block are >= 1")
        require(self.mask.ndim == 4, "T3", f"the mask has rank {self.mask.ndim}, not 4")
        require(self.mask.dtype == bool, "T3", f"the mask is {self.mask.dtype}, not bool")
        blocks = ceil_div(self.S, self.block)
        require(
            self.mask.shape[3] == blocks,
            "AT2",
            f"{self.mask.shape[3]} blocks, but {self.S} keys have {blocks} of {self.block}",
        )

    def counts(self) -> NDArray[np.int32]:
        """i32 [B, G, R]: the number of blocks that each row reads."""
        found: NDArray[np.int32] = self.mask.sum(-1, dtype=np.int32)
        return found

    def token_mask(self) -> NDArray[np.bool_]:
        """bool [B, G, R, S]: which keys are in a selected block."""
        return np.repeat(self.mask, self.block, axis=-1)[..., : self.S]


def to_storage(
    selection: Selection, form: str, capacity: int | None = None, order: str = "ascending"
) -> tuple[Array, ...]:
    """The storage tensors of a form (2.12, unpack_selection).

    capacity  C, entries in a row of `list`, `csr` and `tokens`; default: N (S for `tokens`).
              If a row has more, the highest ids that fit are kept (2.8).
    order     of the ids of a `list`; csr and tokens are ascending
    Errors: T2; unknown form or order.
    """
    require_choice(form, FORMS, "form")
    require_choice(order, ("ascending", "descending"), "order")
    require(order == "ascending" or form == "list", "2.8", f"a {form} is ascending")
    mask = selection.token_mask() if form == "tokens" else selection.mask
    if form == "mask":
        return (mask.copy(),)
    if form == "bits":
        return (_pack_bits(mask),)

    capacity = max(mask.shape[-1], 1) if capacity is None else capacity
    require(capacity >= 1, "T2", f"capacity {capacity} is not >= 1")
    ids = np.full((*mask.shape[:3], capacity), -1, np.int32)
    counts = np.zeros(mask.shape[:3], np.int32)
    for row in np.ndindex(*mask.shape[:3]):
        chosen = np.flatnonzero(mask[row])[-capacity:]
        ids[row][: len(chosen)] = chosen if order == "ascending" else chosen[::-1]
        counts[row] = len(chosen)
    if form in ("list", "tokens"):
        return ids, counts

    indptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    indices = np.full(ids.size, -1, np.int32)
    indices[: indptr[-1]] = ids[ids >= 0]
    return indptr, indices


def from_storage(
    form: str,
    arrays: Sequence[Array],
    *,
    heads: int,
    rows: int,
    S: int,
    block: int,
    query_block: int = 1,
) -> Selection:
    """A selection from its storage tensors (2.12, pack_selection).

    heads, rows  G and R; what they must be is checked against the arrays, and B is read there
    Ids outside [0, N) are ignored. `tokens` are read with block 1.
    Errors: PS1; unknown form.
    """
    require_choice(form, FORMS, "form")
    arrays = [np.asarray(a) for a in arrays]
    expected = 1 if form in ("mask", "bits") else 2
    require(len(arrays) == expected, "PS1", f"{form} has {expected} tensors, not {len(arrays)}")
    block = 1 if form == "tokens" else block
    blocks = ceil_div(S, block)
    element = bool if form == "mask" else np.int32
    right_types = all(a.dtype == element for a in arrays)
    require(right_types, "PS1", f"the tensors of {form} are {np.dtype(element)}")

    if form == "csr":
        indptr, indices = arrays
        require(indptr.ndim == indices.ndim == 1, "PS1", "indptr and indices have rank 1")
        batch = (len(indptr) - 1) // max(heads * rows, 1)
        right_size = len(indptr) == batch * heads * rows + 1
        require(right_size, "PS1", f"indptr has {len(indptr)} entries, not B * G * R + 1")
        row_ids = [indices[a:b] for a, b in pairwise(indptr)]
        return _from_ids(row_ids, (batch, heads, rows, blocks), block, query_block, S)

    first = arrays[0]
    right_shape = first.ndim == 4 and first.shape[1:3] == (heads, rows)
    require(right_shape, "PS1", f"shape {first.shape} is not [B, {heads}, {rows}, ...]")
    batch = first.shape[0]
    if form in ("list", "tokens"):
        counts = arrays[1]
        require(counts.shape == first.shape[:3], "PS1", f"counts has shape {counts.shape}")
        row_ids = [first[row][: max(counts[row], 0)] for row in np.ndindex(*counts.shape)]
        return _from_ids(row_ids, (batch, heads, rows, blocks), block, query_block, S)

    columns = blocks if form == "mask" else ceil_div(blocks, BITS)
    require(first.shape[3] == columns, "PS1", f"{first.shape[3]} columns, not {columns}")
    mask = first.copy() if form == "mask" else _unpack_bits(first, blocks)
    return Selection(mask, block, query_block, S)


def convert_selection(
    source: str,
    arrays: Sequence[Array],
    target: str,
    *,
    heads: int,
    rows: int,
    S: int,
    block: int,
    query_block: int = 1,
    capacity: int | None = None,
    result_query_block: int | None = None,
) -> tuple[Array, ...]:
    """Spec 2.11: the same selection in another form, or of more rows, as storage tensors.

    result_query_block  by default query_block
    The remaining arguments are those of `from_storage` and `to_storage`; S is the operand `keys`.
    Errors: CS1 of `unite_rows`; CS2 (source is tokens); CS3 (a union of tokens); those of the two
    functions.
    """
    require(source != "tokens", "CS2", "a selection of tokens cannot be converted")
    shape = {"heads": heads, "rows": rows, "S": S, "block": block, "query_block": query_block}
    selection = from_storage(source, arrays, **shape)
    if result_query_block not in (None, query_block):
        require(target != "tokens", "CS3", "tokens are of single rows")
        selection = unite_rows(selection, result_query_block)
    return to_storage(selection, target, capacity)


def unite_rows(selection: Selection, query_block: int) -> Selection:
    """Spec 2.11: each row reads what any row of its query block did.

    query_block  of the result; a multiple of the selection's
    Errors: CS1.
    """
    united, left = divmod(query_block, selection.query_block)
    right = united >= 1 and left == 0
    require(right, "CS1", f"{query_block} is no multiple of {selection.query_block}")
    B, G, R, N = selection.mask.shape
    rows = np.zeros((B, G, ceil_div(R, united) * united, N), bool)
    rows[:, :, :R] = selection.mask  # rows behind the last add nothing
    unions: NDArray[np.bool_] = np.any(rows.reshape(B, G, -1, united, N), axis=3)
    return Selection(unions, selection.block, query_block, selection.S)


def _from_ids(
    row_ids: list[Array], shape: tuple[int, ...], block: int, query_block: int, S: int
) -> Selection:
    mask = np.zeros(shape, bool)
    for row, ids in zip(np.ndindex(*shape[:3]), row_ids, strict=True):
        mask[row][ids[(ids >= 0) & (ids < shape[3])]] = True
    return Selection(mask, block, query_block, S)


def _pack_bits(mask: Array) -> Array:
    """bool [..., N] -> i32 [..., ceil(N / 32)], bit j of word w is block 32 w + j."""
    words = ceil_div(mask.shape[-1], BITS)
    padded = np.zeros((*mask.shape[:-1], words * BITS), np.uint32)
    padded[..., : mask.shape[-1]] = mask
    weight = np.uint32(1) << np.arange(BITS, dtype=np.uint32)
    bits = padded.reshape(*mask.shape[:-1], words, BITS) * weight
    packed: Array = bits.sum(-1, dtype=np.uint32).view(np.int32)
    return packed


def _unpack_bits(words: Array, blocks: int) -> Array:
    shift = np.arange(BITS, dtype=np.uint32)
    bits = (np.ascontiguousarray(words).view(np.uint32)[..., None] >> shift) & np.uint32(1)
    flat = bits.reshape(*words.shape[:-1], words.shape[-1] * BITS)
    return flat[..., :blocks].astype(bool)
