"""What else a gated step may give: other lists of blocks, where a rounding decides between them.

A step computes in f32. Three things may then be one way or the other: a number of the gate query
that lies about between two numbers of its type, two scores, or a score and a limit, that are about
equal, and a share that is reached about where a list ends.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import torch
from case_runs import error_of_rows
from step_reference import (
    DTYPES,
    attention,
    gate_query,
    scores,
    scores_of_query,
    selection,
    tokens_of,
)

from sparse_attn.step_programs import StepForm

# Relative to the largest number of a row: sums of 4096 products in f32 are off by about a fourth.
WIDTH = 2.0**-17
# Numbers of a gate query that are tried both ways, those whose two values differ most.
UNDECIDED = 6


def gate_queries(form: StepForm, exact: Any) -> Any:
    """The roundings of a gate query f64 [dg] that arithmetic in f32 may come to, f64 [n, dg]."""
    margin = WIDTH * exact.abs().max()
    low, high = ((exact + x).to(DTYPES[form.dtype]).double() for x in (-margin, margin))
    nearest = exact.to(DTYPES[form.dtype]).double()
    undecided = torch.argsort(high - low, descending=True)[:UNDECIDED]
    undecided = undecided[(high > low)[undecided]]
    choices = itertools.product((False, True), repeat=len(undecided))
    either = torch.tensor(list(choices), dtype=torch.bool, device=exact.device)
    queries = nearest.repeat(len(either), 1)
    queries[:, undecided] = torch.where(either, high[undecided], low[undecided])
    return queries


def scores_about(x: Any, ids: Any, candidates: int) -> Iterator[Any]:
    """Scores x [N] whose list is `ids`; and those where the least score in it, the largest one of
    the other candidates, or both are moved towards each other by as much as a sum may be off.

    Scores that are equal are none of these: their order is told.
    """
    yield x
    candidate = torch.arange(len(x), device=x.device) < candidates
    inside = torch.zeros_like(candidate)
    inside[ids] = True
    listed, others = (inside & candidate).nonzero()[:, 0], (~inside & candidate).nonzero()[:, 0]
    if not len(listed) or not len(others):
        return
    last, first = listed[x[listed].argmin()], others[x[others].argmax()]
    size = x[candidate].abs().max()
    if x[last] - x[first] < 1e-12 * size:
        return
    for lower, raise_ in ((1, 0), (0, 1), (1, 1)):
        moved = x.clone()
        moved[last] -= lower * WIDTH * size
        moved[first] += raise_ * WIDTH * size
        yield moved


def forms_about(form: StepForm) -> Iterator[StepForm]:
    """The form; and those with a share that is a little less and more, if it is a top_p."""
    yield form
    name, _, value = form.policy.rstrip(">").partition("<")
    if name == "top_p":
        for factor in (1 - WIDTH, 1 + WIDTH):
            yield dataclasses.replace(form, policy=f"{name}<{float(value) * factor!r}>")


def right_lists(form: StepForm, arrays: Mapping[str, Any], b: int, h: int) -> Iterator[Any]:
    """Ids of blocks that a key head of a sequence may read, each list once."""
    given = int(arrays["lengths"][b])
    length = max(0, min(given, len(arrays["cos"])))
    if not length:
        return
    tokens, seen = tokens_of(form, arrays, b, h), set()
    if form.is_learned:
        queries = gate_queries(form, gate_query(form, arrays, b, h, given - 1))
        rows = [scores_of_query(form, arrays, b, h, query) for query in queries]
    else:
        rows = [scores(form, arrays, b, h, given - 1)]
    for x, about in itertools.product(rows, forms_about(form)):
        ids = selection(about, x, length, tokens)
        for near in scores_about(x, ids, (length - 1) // form.block):
            found = selection(about, near, length, tokens)
            if (key := tuple(found.tolist())) not in seen:
                seen.add(key)
                yield found


def is_right(
    form: StepForm, arrays: Mapping[str, Any], b: int, h: int, rows: Any, tolerance: float
) -> bool:
    """Whether the rows [g, D] of a key head of a sequence are those of one of its right lists."""
    for ids in right_lists(form, arrays, b, h):
        want = attention(form, arrays, b, h, ids)
        if not (error_of_rows(rows, want) > tolerance).any():
            return True
    return False
