"""What a case has to give: in f64 over the selected blocks, or the NumPy reference.

The two share nothing: the first knows which ids were chosen, the second reads the storage tensors.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attend_cases import Case
from attend_operands import DTYPES, Operands, make_operands, places, rows_of_cache

from sparse_attn import reference as ref
from sparse_attn.programs import AttendForm

Array = Any
# Values that the reference may hold: it is dense, and repeats key heads.
_REFERENCE_VALUES = 2**24
# Largest error in relation to the largest value of a row of o; of lse, to 1 or its value.
TOLERANCES = {"f16": 2e-3, "bf16": 1.6e-2}
LSE_TOLERANCE = 1e-3


def expected(form: AttendForm, case: Case) -> tuple[Array, Array]:
    """o f64 [B, Hq, T, D] and lse f64 [B, Hq, T], for a worker process."""
    x = make_operands(form, case)
    held = case.B * form.heads * case.S * (form.rows + form.head_dim)
    small = held <= _REFERENCE_VALUES
    return by_reference(form, case, x) if small else by_blocks(form, case, x)


def by_reference(form: AttendForm, case: Case, x: Operands) -> tuple[Array, Array]:
    selection = None
    if form.form != "dense":
        shape = {"heads": form.selecting_heads, "rows": form.rows}
        selection = ref.from_storage(form.form, x.storage, S=case.S, block=form.block, **shape)
    bias = None if x.bias is None else np.nan_to_num(x.bias)
    # A NaN times a weight of 0 is a NaN: here, what must not be read is 0.
    k, v = (make_cache(form, case, x, name, np.float32(0)) for name in "kv")
    o, lse, _ = ref.attend(
        x.q,
        k,
        v,
        selection,
        x.lengths,
        block_table=x.table,
        block_bias=bias,
        scale=form.scale,
        causal=form.causal,
        block_size=form.block if form.bias else None,
        layout="bhsd" if form.layout == "bhsd" else "bshd",
    )
    o = o if form.layout == "bhsd" else o.swapaxes(1, 2)
    return o.astype(np.float64), lse.astype(np.float64)


def make_cache(form: AttendForm, case: Case, x: Operands, name: str, poison: Any) -> Array:
    """k or v in NumPy, with a value for every NaN."""
    cache = np.full(form.cache_shape(case.B, case.S, x.pages or None), poison, DTYPES[form.dtype])
    first, second, there = places(form, case, x)
    rows = getattr(x.blocks, name)[there]
    rows_of_cache(form, cache)[first, second] = np.where(
        np.isnan(rows), rows.dtype.type(poison), rows
    )
    return cache


def by_blocks(form: AttendForm, case: Case, x: Operands) -> tuple[Array, Array]:
    q = x.q if form.layout == "bhsd" else x.q.swapaxes(1, 2)
    q = q.astype(np.float64) * form.scale
    _, _, there = places(form, case, x)
    share = form.heads // form.selecting_heads
    o = np.zeros((case.B, form.heads, form.rows, form.head_dim))
    lse = np.full(o.shape[:3], -np.inf)
    for b, g, r in np.ndindex(case.B, form.selecting_heads, form.rows):
        ids = x.chosen[b][g][r]
        if len(ids) == 0:
            continue
        first = np.searchsorted(x.blocks.sequences, b)
        last = np.searchsorted(x.blocks.sequences, b, "right")
        at = first + np.searchsorted(x.blocks.ids[first:last], ids)
        length = int(np.clip(x.lengths[b], 0, case.S))
        keys = ids[:, None] * form.block + np.arange(form.block)
        seen = there[at] & (keys < length)
        if form.causal:
            seen &= keys <= length - form.rows + r
        heads = slice(g * share, (g + 1) * share)
        key_head = g * share // form.group
        k, v = (y[at, :, key_head][seen].astype(np.float64) for y in (x.blocks.k, x.blocks.v))
        if len(k) == 0:
            continue
        scores = q[b, heads, r] @ k.T
        if x.bias is not None:
            scores += np.broadcast_to(x.bias[b, g, r, ids][:, None], keys.shape)[seen]
        top = scores.max(-1, keepdims=True)
        weights = np.exp(scores - top)
        total = weights.sum(-1, keepdims=True)
        o[b, heads, r] = weights @ v / total
        lse[b, heads, r] = (top + np.log(total))[:, 0]
    return o, lse


def complaints(
    form: AttendForm, got: Array, lse: Array | None, want: tuple[Array, Array]
) -> list[str]:
    """What is wrong with a result: got in the layout of the form, lse or None."""
    got = got if form.layout == "bhsd" else got.swapaxes(1, 2)
    found = compare("o", got, want[0], TOLERANCES[form.dtype], row=True)
    if lse is not None:
        found += compare("lse", lse, want[1], LSE_TOLERANCE, row=False)
    return found


def compare(what: str, got: Array, want: Array, tolerance: float, row: bool) -> list[str]:
    """What is wrong: a row in relation to its largest value, or a value to itself or 1."""
    got = got.astype(np.float64)
    bad = np.isnan(got) | (np.isinf(want) & (got != want))
    with np.errstate(invalid="ignore"):
        error = np.where(np.isinf(want) | bad, 0, np.abs(got - want))
    scale = np.abs(want).max(-1, keepdims=True) if row else np.maximum(np.abs(want), 1)
    scale = np.where(np.isfinite(scale), scale, 1)
    bad |= error > tolerance * scale
    if not bad.any():
        return []
    at = tuple(int(i) for i in np.argwhere(bad)[0])
    worst = float((error / np.maximum(scale, 1e-30)).max())
    nan = int(np.isnan(got).sum())
    return [
        f"{what}: {int(bad.sum())} of {bad.size} wrong, {nan} NaN, error {worst:.1e} (allowed "
        f"{tolerance:.1e}); first at {at}: {got[at]:.6g}, not {want[at]:.6g}"
    ]
