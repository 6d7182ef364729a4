"""What a case with many query rows has to give, by the NumPy reference."""

from __future__ import annotations

from typing import Any

import numpy as np
from attend_cases import Case
from attend_oracle import LSE_TOLERANCE, TOLERANCES, compare
from prefill_cases import UNITED_ROWS
from prefill_operands import PrefillOperands, make_prefill_operands

from sparse_attn import reference as ref
from sparse_attn.programs import AttendForm
from sparse_attn.reference.common import ceil_div

Array = Any


def expected_prefill(form: AttendForm, case: Case) -> list[Array]:
    """f64: o in the layout of the form, [lse], [block_max]; for a worker process."""
    return by_reference(form, make_prefill_operands(form, case))


def by_reference(form: AttendForm, x: PrefillOperands) -> list[Array]:
    selection = None
    if form.form != "dense":
        shape = {"heads": form.selecting_heads, "rows": ceil_div(x.T, form.query_block)}
        blocks = {"S": x.S, "block": form.block, "query_block": form.query_block}
        selection = ref.from_storage(form.form, x.storage, **shape, **blocks)
        selection = ref.unite_rows(selection, max(form.query_block, UNITED_ROWS))
    # A NaN times a weight of 0 is a NaN: here, what must not be read is 0.
    q, k, v = (np.where(np.isnan(y), y.dtype.type(0), y) for y in (x.q, x.k, x.v))
    attended = ref.attend(
        q,
        k,
        v,
        selection,
        _within(form, x.lengths, len(x.k)),
        _within(form, x.query_lengths, len(x.q)),
        None if x.mask is None else np.where(np.isnan(x.mask), x.mask.dtype.type(0), x.mask),
        block_bias=None if x.bias is None else np.nan_to_num(x.bias),
        scale=form.scale,
        causal=form.causal,
        window=form.window,
        block_size=form.block if form.bias or form.block_max else None,
        layout=form.layout,
    )
    found = [attended.o]
    found += [attended.lse] if form.lse else []
    found += [attended.block_max] if form.block_max else []
    return [np.asarray(y, np.float64) for y in found]


def _within(form: AttendForm, ends: Array | None, total: int) -> Array | None:
    """Lengths; cumulative ones are in the tensor: the reference refuses others."""
    return np.minimum(ends, total) if form.layout == "packed" else ends


def complaints_of_prefill(form: AttendForm, got: list[Array], want: list[Array]) -> list[str]:
    """What is wrong with the results of a program."""
    found = compare("o", got[0], want[0], TOLERANCES[form.dtype], row=True)
    names = ["lse"] * form.lse + ["block_max"] * form.block_max
    for name, ours, theirs in zip(names, got[1:], want[1:], strict=True):
        found += compare(name, ours, theirs, LSE_TOLERANCE, row=False)
    return found
