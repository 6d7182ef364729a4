"""What a whole gated prefill has to give: scores as the reference makes them of its prompt, the
selection that follows from them, and attention to what was selected.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from .. import reference as ref
from ..policy_flags import parse_flag
from ..prefill_step_programs import PrefillStepForm
from ..programs import AttendForm
from .prefill_inputs import Expected, PrefillInputs
from .prefill_points import PrefillPoint
from .prefill_step_inputs import PrefillStepInputs

# Query heads whose scores and selection are looked at, every row of them.
_HEADS = (0, -1)


class Selected(NamedTuple):
    """rows that were looked at; blocks that differ from the reference's, ties (1e-6) apart."""

    rows: int
    mismatches: int
    ties: int


def checked_heads(form: PrefillStepForm) -> list[int]:
    return sorted({head % form.config.query_heads for head in _HEADS})


def reference_logits(inputs: PrefillStepInputs, form: PrefillStepForm, head: int) -> np.ndarray:
    """f32 [1, 1, R, N] of a query head. They do not depend on the policy."""
    if (form.block, head) not in inputs.logits:
        inputs.logits[form.block, head] = _logits(inputs, form, head)
    return inputs.logits[form.block, head]


def _logits(inputs: PrefillStepInputs, form: PrefillStepForm, head: int) -> np.ndarray:
    make, config = inputs.make, form.config
    arrays = inputs.arrays | inputs.weights[form.block]
    cos, sin = (make.to_host(arrays[name]) for name in ("cos", "sin"))
    key_head = head // form.group

    def own(name: str, at: int) -> Any:
        return make.to_host(make.contiguous(arrays[name][:, :, at : at + 1]))

    # Where queries have a projection that of the keys belongs to key heads.
    projects = config.projects_queries
    at = {"linear_k": key_head if projects else head, "linear_q": head}
    weights = {
        name: make.to_host(arrays[name][at[name] : at[name] + 1]) for name in config.weight_shapes()
    }
    keys = ref.compress_keys(
        own("keys", key_head),
        projection=weights["linear_k"],
        cos=cos,
        sin=sin,
        pools=config.pools,
        block_size=form.block,
        partial=True,
        layout=form.layout,
    )
    queries = ref.gate_queries(
        own("queries", head),
        num_keys=inputs.S,
        projection=weights.get("linear_q"),
        cos=cos,
        sin=sin,
        pooling=config.head_pooling,
        query_block=form.block,
        pools=config.query_pools,
        layout=form.layout,
    )
    return ref.score(queries, keys, scale=config.scale)


def error_of_scores(inputs: PrefillStepInputs, form: PrefillStepForm, logits: Any) -> float:
    """The largest error of logits [1, Hq, R, N] in some heads."""
    errors = []
    for head in checked_heads(form):
        want = reference_logits(inputs, form, head)[0, 0]
        got = inputs.make.to_host(logits[0, head])
        errors.append(float(abs(got - want).max() / abs(want).max()))
    return max(errors) if np.isfinite(errors).all() else math.inf


def check_selection(
    inputs: PrefillStepInputs, form: PrefillStepForm, logits: Any, ids: Any, counts: Any
) -> Selected:
    """ids [1, Hq, R, C] and counts [1, Hq, R] in some heads, given the scores that they come from.
    A list that is not ascending and then -1 counts as all wrong."""
    make, rows, mismatches, ties = inputs.make, -(-inputs.S // form.block), 0, 0
    for head in checked_heads(form):
        stored = [make.to_host(x[:, head : head + 1]) for x in (ids, counts)]
        kind = {"heads": 1, "rows": rows, "S": inputs.S}
        got = ref.from_storage("list", stored, **kind, block=form.block, query_block=form.block)
        again = ref.to_storage(got, "list", capacity=stored[0].shape[-1])
        if not all(np.array_equal(a, b) for a, b in zip(stored, again, strict=True)):
            mismatches += rows * rows
            continue
        scores = make.to_host(logits[:, head : head + 1])
        found = ref.compare_selection(_select_inputs(inputs, form, scores), got)
        mismatches, ties = mismatches + found.mismatches, ties + found.ties
    return Selected(rows * len(checked_heads(form)), mismatches, ties)


def _select_inputs(
    inputs: PrefillStepInputs, form: PrefillStepForm, logits: np.ndarray
) -> dict[str, Any]:
    return {
        "logits": logits,
        "query_rows": inputs.S,
        "num_keys": inputs.S,
        "policy": parse_flag(form.policy),
        "block_size": form.block,
        "query_block": form.block,
        "mode": form.mode,
        "dense_rows": form.dense_rows,
    }


def error_of_attention(
    inputs: PrefillStepInputs, attend: AttendForm, o: Any, lists: tuple[Any, Any] | None
) -> float:
    """Of o [1, S, Hq, D] in some rows of some heads, given ids and counts; None: dense."""
    a = inputs.arrays
    ids, counts = lists or (None, None)
    given = PrefillInputs(a["q"], a["k"], a["v"], None, ids, counts)
    point = PrefillPoint(inputs.S, "query", attend.block if lists else 0, 0.0)
    return Expected(inputs.make, given, point, attend).error(o)
