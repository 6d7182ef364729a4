"""Prepare: compressed keys and gate queries (docs/Spec.md, 2.4 to 2.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .common import (
    Array,
    ceil_div,
    check_lengths,
    f32,
    from_bhsd,
    given,
    repeat_heads,
    require,
    require_choice,
    require_storage,
    rms_norm,
    row_positions,
    to_bhsd,
    valid_lengths,
)
from .rotary import rotate

POOLS: dict[str, Callable[..., Any]] = {"max": np.max, "min": np.min, "avg": np.mean}
QUERY_POOLINGS = ("project", "mean_project", "mean", "none")


def compress_keys(
    k: Array,
    lengths: ArrayLike | None = None,
    projection: Array | None = None,
    norm: Array | None = None,
    cos: Array | None = None,
    sin: Array | None = None,
    *,
    pools: Sequence[str],
    block_size: int,
    block_table: Array | None = None,
    norm_eps: float = 1e-6,
    partial: bool = False,
    layout: str = "bhsd",
) -> Array:
    """Spec 2.4: one row for each complete block of keys, zeros for the others.

    k           keys before rotation, [B, Hkv, S, D] (`bhsd`) or [B, S, Hkv, D] (`bshd`); with a
                block_table [B, P] [pages, page_size, Hkv, D], and S is P page_size
    lengths     valid keys [B]
    projection  [C, np * D, dg] C a multiple of Hkv; without it C = Hkv, dg = np * D
    norm        [dg], with norm_eps
    cos, sin    [P, dg]; a block is rotated by the row of its first key
    pools       of {max, min, avg}, in the order of the projection's rows
    partial     an unfinished block pools the keys that it has
    Returns [B, N, C, dg] of k's type. Errors: K1 to K4, K6.
    """
    require_storage(k, "k", "K2")
    require(k.ndim == 4, "K2", f"k has rank {k.ndim}, not 4")
    require(block_size >= 1, "T1", f"block size {block_size}")
    keys, known = to_bhsd(k, layout), None
    if block_table is not None:
        require(layout == "bshd", "K6", f"a block_table with layout {layout}")
        keys, known = _gather_pages(k, block_table)
    batch, heads, capacity, dim = keys.shape
    key_len = valid_lengths(lengths, batch, capacity, "K2")
    own = heads if projection is None else len(projection)
    require(own % heads == 0, "K2", f"projection has {own} heads for {heads} of the keys")
    dg = _check_gate(own, dim, projection, norm, cos, sin, pools, norm_eps)
    keys = repeat_heads(keys, own)

    out = np.zeros((batch, ceil_div(capacity, block_size), own, dg), k.dtype)
    for b in range(batch):
        length = int(key_len[b])
        for n in range(ceil_div(length, block_size) if partial else length // block_size):
            first, end = n * block_size, min((n + 1) * block_size, length)
            if known is not None and not known[b, first:end].all():
                continue
            rows = keys[b, :, first:end]
            out[b, n] = _compress(rows, projection, norm, cos, sin, first, pools, norm_eps)
    return out


def append_keys(
    k_cache: Array,
    v_cache: Array,
    compressed: Array,
    remainder: Array,
    lengths: ArrayLike,
    k_nope: Array,
    k: Array,
    v: Array,
    projection: Array | None = None,
    norm: Array | None = None,
    cos: Array | None = None,
    sin: Array | None = None,
    *,
    pools: Sequence[str],
    block_table: Array | None = None,
    norm_eps: float = 1e-6,
    rope_anchor: str = "first",
    layout: str = "bshd",
) -> tuple[Array, Array, Array, Array, Array]:
    """Spec 2.5: new keys and values behind the valid ones; a block that completes is compressed.

    k_cache, v_cache  [B, S, Hkv, D] (`bshd`) or [B, Hkv, S, D] (`bhsd`); with a block_table [B, P]
                      [pages, page_size, Hkv, D], and S is P page_size
    compressed        [B, N, Hkv, dg]
    remainder         [B, bs, Hkv, D]: row l mod bs is the unrotated key of position l
    lengths           valid keys [B] before the call
    k_nope, k, v      T new rows in the caches' layout: unrotated keys, keys, values
    rope_anchor       a completed block is rotated at its `first` key or (`last_on_decode`) last
    The other arguments are those of `compress_keys`.
    Returns new k_cache, v_cache, compressed, remainder and lengths. Errors: AK1 to AK3, K1 to K4.
    """
    require_choice(rope_anchor, ("first", "last_on_decode"), "rope_anchor")
    for name, array in {
        "k_cache": k_cache,
        "compressed": compressed,
        "remainder": remainder,
    }.items():
        require_storage(array, name, "AK2")
        require(array.ndim == 4, "AK1", f"{name} has rank {array.ndim}, not 4")
    caches = [to_bhsd(c, layout).copy() for c in (k_cache, v_cache)]
    new_k, new_v, new_nope = (to_bhsd(x, layout) for x in (k, v, k_nope))
    batch, heads, page_size, dim = caches[0].shape
    values_shape = (batch, heads, page_size, caches[1].shape[3])
    capacity = page_size
    if block_table is not None:
        require(layout == "bshd", "AK3", f"a block_table with layout {layout}")
        batch, capacity = len(block_table), block_table.shape[1] * page_size
    block_size, tokens = remainder.shape[1], new_k.shape[2]
    dg = _check_gate(heads, dim, projection, norm, cos, sin, pools, norm_eps)
    require(block_size >= 1, "T1", f"block size {block_size}")
    _shape(caches[1], values_shape, "v_cache")
    _shape(compressed, (batch, ceil_div(capacity, block_size), heads, dg), "compressed")
    _shape(remainder, (batch, block_size, heads, dim), "remainder")
    _shape(new_nope, (batch, heads, tokens, dim), "k_nope")
    _shape(new_k, (batch, heads, tokens, dim), "k")
    _shape(new_v, (batch, heads, tokens, caches[1].shape[3]), "v")
    before = np.clip(check_lengths(lengths, batch, "AK1"), 0, capacity)
    after = np.maximum(np.asarray(lengths), 0) + tokens

    compressed, remainder = compressed.copy(), remainder.copy()
    for b in range(batch):
        for t in range(tokens):
            at = before[b] + t
            if at >= capacity:
                break
            page, row = b, at
            if block_table is not None:
                page, row = block_table[b, at // page_size], at % page_size
            if 0 <= page < len(caches[0]):  # an unknown page keeps nothing
                caches[0][page, :, row] = new_k[b, :, t]
                caches[1][page, :, row] = new_v[b, :, t]
            remainder[b, at % block_size] = new_nope[b, :, t]
            if at % block_size == 0:
                compressed[b, at // block_size] = 0
            if at % block_size == block_size - 1:
                anchor = at if rope_anchor == "last_on_decode" else at - block_size + 1
                rows = remainder[b].transpose(1, 0, 2)
                compressed[b, at // block_size] = _compress(
                    rows, projection, norm, cos, sin, anchor, pools, norm_eps
                )
    caches = [from_bhsd(c, layout) for c in caches]
    return (*caches, compressed, remainder, after.astype(np.asarray(lengths).dtype))


def prompt_remainder(
    k: Array, lengths: ArrayLike | None = None, *, block_size: int, layout: str = "bhsd"
) -> Array:
    """Spec 2.15: the remainder [B, bs, Hkv, D] with which `append_keys` goes on behind a prompt.

    Row l mod bs holds the key of position l of the unfinished block; the others are zero.
    Errors: PR1.
    """
    require_storage(k, "k", "PR1")
    require(k.ndim == 4, "PR1", f"k has rank {k.ndim}, not 4")
    keys = to_bhsd(k, layout)
    batch, heads, capacity, dim = keys.shape
    out = np.zeros((batch, block_size, heads, dim), k.dtype)
    for b, length in enumerate(valid_lengths(lengths, batch, capacity, "PR1")):
        tail = length % block_size
        out[b, :tail] = keys[b, :, length - tail : length].transpose(1, 0, 2)
    return out


def gate_queries(
    q: Array,
    lengths: ArrayLike | None = None,
    query_lengths: ArrayLike | None = None,
    num_keys: int | None = None,
    projection: Array | None = None,
    norm: Array | None = None,
    cos: Array | None = None,
    sin: Array | None = None,
    *,
    pooling: str,
    heads: int | None = None,
    query_block: int = 1,
    pools: Sequence[str] = ("avg",),
    norm_eps: float = 1e-6,
    layout: str = "bhsd",
) -> Array:
    """Spec 2.6: the queries of the gate.

    q           queries before rotation, [B, Hq, T, D] (`bhsd`) or [B, T, Hq, D] (`bshd`)
    lengths     valid keys [B]; num_keys (the operand `keys`) is S: a position needs one of them
    projection  [G, Hq / G, np * D, dg] for `project`, [G, np * D, dg] for `mean_project`
    heads       G, needed by `mean` only
    cos, sin    [P, dg]
    pools       of {max, min, avg}, over the rows of a query block, in the projection's order
    Returns [B, R, G, dg] of q's type; an invalid row, or one outside of the table, is 0.
    Errors: GQ1, GQ2, GQ4, GQ5.
    """
    require_choice(pooling, QUERY_POOLINGS, "pooling")
    require_storage(q, "q", "GQ1")
    require(q.ndim == 4, "GQ1", f"q has rank {q.ndim}, not 4")
    require(query_block >= 1, "T1", f"query block {query_block}")
    queries = f32(to_bhsd(q, layout))
    batch, query_heads, tokens, dim = queries.shape
    projects = pooling in ("project", "mean_project")
    require((projection is not None) == projects, "GQ1", f"{pooling} and its projection")
    _check_pools(pools, "GQ5")
    pooled = len(pools) * dim
    if projection is not None:
        groups, dg = projection.shape[0], projection.shape[-1]
    else:
        own = query_heads if pooling == "none" else heads
        groups, dg = given(own, "GQ3", "mean needs heads"), pooled
    require(groups > 0 and query_heads % groups == 0, "GQ1", f"{query_heads} heads in {groups}")
    size = query_heads // groups
    if projection is not None:
        shape = (groups, size, pooled) if pooling == "project" else (groups, pooled)
        require(projection.shape[:-1] == shape, "GQ1", f"projection has {projection.shape}")
    _check_norm_and_table(dg, norm, cos, sin, "GQ2")

    known = lengths is not None or num_keys is not None
    require(known or cos is None, "GQ4", "cos and sin need lengths or keys")
    limit = num_keys if num_keys is not None else np.iinfo(np.int64).max
    query_len = valid_lengths(query_lengths, batch, tokens, "GQ1", "query_lengths")
    # Without a rotation positions do not matter: any that are >= 0 will do.
    key_len = valid_lengths(lengths, batch, limit, "GQ1") if known else query_len
    position, valid = row_positions(key_len, query_len, tokens)
    valid &= position >= 0

    rows = ceil_div(tokens, query_block)
    out = np.zeros((batch, rows, groups, dg), q.dtype)
    for b in range(batch):
        for r in range(rows):
            block = np.arange(r * query_block, min((r + 1) * query_block, tokens))
            block = block[valid[b, block]]
            if len(block) == 0:
                continue
            at = position[b, block[0]]
            if cos is not None and at >= len(cos):
                continue
            pooled_rows = queries[b][:, block]
            x = np.concatenate([POOLS[pool](pooled_rows, axis=1) for pool in pools], -1)
            x = x.reshape(groups, size, pooled)
            if pooling != "project":
                x = x.mean(1, dtype=np.float32)
            if projection is not None:
                product = "Ggd,Ggdo->Go" if pooling == "project" else "Gd,Gdo->Go"
                x = np.einsum(product, x, f32(projection))
            if norm is not None:
                x = rms_norm(x, norm, norm_eps)
            if cos is not None and sin is not None:
                x = rotate(x, f32(cos[at]), f32(sin[at]))
            out[b, r] = x
    return out


def _gather_pages(pages: Array, table: Array) -> tuple[Array, Array]:
    """Keys [B, Hkv, P page_size, D] of a paged cache, and which of them are there [B, ...]."""
    size = pages.shape[1]
    known = (table >= 0) & (table < len(pages))
    rows = np.zeros((*table.shape, *pages.shape[1:]), pages.dtype)
    rows[known] = pages[table[known]]
    rows = rows.reshape(len(table), -1, *pages.shape[2:]).transpose(0, 2, 1, 3)
    return rows, np.repeat(known, size, axis=1)


def _compress(
    rows: Array,
    projection: Array | None,
    norm: Array | None,
    cos: Array | None,
    sin: Array | None,
    anchor: int,
    pools: Sequence[str],
    norm_eps: float,
) -> Array:
    """The rows [Hkv, bs, D] of one block -> [Hkv, dg] in f32; zeros if the table has no anchor."""
    rows = f32(rows)
    x = np.concatenate([POOLS[pool](rows, axis=1) for pool in pools], -1)
    if projection is not None:
        x = np.einsum("hi,hio->ho", x, f32(projection))
    if norm is not None:
        x = rms_norm(x, norm, norm_eps)
    if cos is not None and sin is not None:
        if anchor >= len(cos):
            return np.zeros_like(x)
        x = rotate(x, f32(cos[anchor]), f32(sin[anchor]))
    return x


def _check_gate(
    heads: int,
    dim: int,
    projection: Array | None,
    norm: Array | None,
    cos: Array | None,
    sin: Array | None,
    pools: Sequence[str],
    norm_eps: float,
) -> int:
    """K1 to K4; returns dg."""
    _check_pools(pools, "K1")
    dg = len(pools) * dim
    if projection is not None:
        right_shape = projection.ndim == 3 and projection.shape[:2] == (heads, dg)
        require(right_shape, "K2", f"projection has {projection.shape}, not [{heads}, {dg}, dg]")
        dg = projection.shape[2]
    _check_norm_and_table(dg, norm, cos, sin, "K3")
    require(norm is None or norm_eps >= 0, "K4", f"norm_eps is {norm_eps}")
    return dg


def _check_pools(pools: Sequence[str], rule: str) -> None:
    for pool in pools:
        require_choice(pool, POOLS, "pool")
    require(len(pools) > 0 and len(set(pools)) == len(pools), rule, f"pools {list(pools)}")


def _check_norm_and_table(
    dg: int, norm: Array | None, cos: Array | None, sin: Array | None, rule: str
) -> None:
    require(norm is None or norm.shape == (dg,), rule, f"norm does not have {dg} elements")
    require((cos is None) == (sin is None), rule, "cos and sin come together")
    if cos is not None and sin is not None:
        right_shape = cos.shape == sin.shape and cos.ndim == 2 and cos.shape[1] == dg
        require(right_shape, rule, f"cos has {cos.shape}, sin {sin.shape}, not [P, {dg}]")
        require(dg % 2 == 0, rule, f"{dg} columns cannot rotate by halves")


def _shape(array: Array, shape: tuple[int, ...], name: str) -> None:
    require(array.shape == shape, "AK1", f"{name} has shape {array.shape}, not {shape}")
