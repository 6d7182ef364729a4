"""What a whole gated step has to give, in f64 on the device of its inputs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from .step_inputs import StepInputs

_CHECKED_HEADS = 8
# A row is checked if the scores at its cut differ by so much. The next f16 of one entry of a gate
# query moves a score by about 1e-4.
_GAP = 5e-4
# Scores in f16 leave out some of the blocks near the cut, no more.
_SHARE = 0.9


def reference_ids(inputs: StepInputs, blocks: int, missing: int) -> np.ndarray:
    """ids i32 [B, Hkv, 1, blocks] that every row reads, rising; `missing` keys to the capacity."""
    rows = [_ranked(inputs, b, h, missing) for b, h in _rows(inputs)]
    own = (inputs.capacity - missing - 1) // inputs.form.block
    ids = [np.sort(np.append(order[: blocks - 1], own)) for _, order in rows]
    shape = (inputs.batch, inputs.form.key_heads, 1, blocks)
    return np.array(ids, np.int32).reshape(shape)


def error_of_step(inputs: StepInputs, o: Any, blocks: int, missing: int) -> float:
    """The largest error of o in some heads, in relation to the largest value of its row.

    blocks   that a row reads
    missing  keys to the capacity, behind the step
    Infinite if no head has scores that tell its blocks apart.
    """
    own = (inputs.capacity - missing - 1) // inputs.form.block
    errors = []
    for b, h in _shuffled(inputs):
        scores, order = _ranked(inputs, b, h, missing)
        inside, outside = order[: blocks - 1], order[blocks - 1 :]
        if len(inside) and len(outside) and scores[inside[-1]] - scores[outside[0]] < _GAP:
            continue
        errors.append(_error(inputs, o, b, h, np.append(inside, own), missing))
        if len(errors) == _CHECKED_HEADS:
            break
    return _largest(errors)


def error_over(inputs: StepInputs, o: Any, ids: Any, missing: int, heads: int = 2) -> float:
    """As `error_of_step`, of attention to given blocks [B, Hkv, C], or to all of them."""
    errors = []
    for b, h in _shuffled(inputs)[:heads]:
        blocks = np.arange(inputs.arrays["compressed"].shape[1])
        chosen = blocks if ids is None else inputs.host(ids[b, h]).astype(np.int64)
        errors.append(_error(inputs, o, b, h, chosen, missing))
    return _largest(errors)


def error_of_scores(inputs: StepInputs, logits: Any, missing: int) -> float:
    """The largest error of logits [B, Hkv, 1, N] in some heads, as that of a row of o."""
    errors = []
    for b, h in _shuffled(inputs)[:_CHECKED_HEADS]:
        want, _ = _ranked(inputs, b, h, missing)
        got = inputs.host(inputs.wider(logits[b, h, 0, : len(want)]))
        errors.append(float(abs(got - want).max() / abs(want).max()))
    return _largest(errors)


def error_of_ids(inputs: StepInputs, ids: Any, missing: int, heads: int = 2) -> float:
    """0 if the blocks that others select are valid and nearly those of the reference."""
    own = (inputs.capacity - missing - 1) // inputs.form.block
    for b, h in _shuffled(inputs)[:heads]:
        got = set(inputs.host(ids[b, h]).tolist())
        count = ids.shape[-1]
        _, order = _ranked(inputs, b, h, missing)
        right = len(got & {*order[: count - 1].tolist()})
        if len(got) < count or own not in got or right < _SHARE * (count - 1) - 1:
            return math.inf
    return 0.0


def _rows(inputs: StepInputs) -> Iterator[tuple[int, int]]:
    return np.ndindex(inputs.batch, inputs.form.key_heads)


def _shuffled(inputs: StepInputs) -> list[tuple[int, int]]:
    rows = list(_rows(inputs))
    return [rows[i] for i in np.random.default_rng(0).permutation(len(rows))]


def _ranked(inputs: StepInputs, b: int, h: int, missing: int) -> tuple[np.ndarray, np.ndarray]:
    """Scores of the blocks before a row's own one, and their numbers, the best first."""
    form, xp, position = inputs.form, inputs.xp, inputs.capacity - missing - 1
    heads = slice(h * form.group, (h + 1) * form.group)
    q, weights = inputs.wide("unrotated", b, 0, heads), inputs.wide("projection", h)
    gate = xp.einsum("gd,gdo->o", q, weights)
    half = form.gate_dim // 2
    turned = xp.concatenate([-gate[half:], gate[:half]])
    gate = gate * inputs.wide("cos", position) + turned * inputs.wide("sin", position)
    gate = inputs.wider(gate.astype(np.float16) if xp is np else gate.half())
    compressed = inputs.wide("compressed", b, slice(0, position // form.block), h)
    scores = inputs.host(compressed @ gate * form.gate_dim**-0.5)
    return scores, np.argsort(-scores, kind="stable")


def _error(inputs: StepInputs, o: Any, b: int, h: int, ids: np.ndarray, missing: int) -> float:
    form, xp = inputs.form, inputs.xp
    heads = slice(h * form.group, (h + 1) * form.group)
    keys = (ids[:, None] * form.block + np.arange(form.block)).reshape(-1)
    at = inputs.sent(keys[keys < inputs.capacity - missing])
    q, k, v = (
        inputs.wide(*part) for part in (("q", b, 0, heads), ("k", b, at, h), ("v", b, at, h))
    )
    scores = q @ k.T * form.head_dim**-0.5
    weights = xp.exp(scores - xp.amax(scores, -1)[:, None])
    want = weights @ v / weights.sum(-1)[:, None]
    got = inputs.wider(o.reshape(inputs.arrays["q"].shape)[b, 0, heads])
    return float((xp.amax(abs(got - want), -1) / xp.amax(abs(want), -1)).max())


def _largest(errors: list[float]) -> float:
    """Infinite if there is none, or one that is no number."""
    return max(errors) if errors and np.isfinite(errors).all() else math.inf
