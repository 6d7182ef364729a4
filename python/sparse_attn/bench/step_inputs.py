"""Inputs of the step benchmark on the CPU and on CUDA, and what a step has to give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..reference import inverse_frequencies, rotary_table
from ..step_programs import StepForm

_CHECKED_HEADS = 8
# A row is checked if the scores at its cut differ by so much: rounding cannot turn them round.
_GAP = 1e-4


@dataclass
class StepInputs:
    """arrays: those of `StepForm.arguments`, less `lengths`. xp: numpy or torch."""

    form: StepForm
    arrays: dict[str, Any]
    xp: Any
    device: str

    @property
    def batch(self) -> int:
        return len(self.arrays["q"])

    @property
    def capacity(self) -> int:
        return self.arrays["k"].shape[1]

    def sent(self, array: np.ndarray) -> Any:
        return array if self.device == "cpu" else self.xp.as_tensor(array, device=self.device)

    def lengths(self, missing: int) -> Any:
        """Sequences that lack `missing` keys."""
        return self.sent(np.full(self.batch, self.capacity - missing, np.int32))

    def new_output(self) -> Any:
        return self.xp.empty_like(self.arrays["q"])

    def new_logits(self) -> Any:
        blocks = self.arrays["compressed"].shape[1]
        return self.sent(np.zeros((self.batch, self.form.key_heads, 1, blocks), np.float32))

    def selection(self, blocks: int, seed: int = 1) -> list[Any]:
        """ids [B, G, 1, C] descending and counts: other blocks at random, and the last."""
        rng, count = np.random.default_rng(seed), self.arrays["compressed"].shape[1]
        shape = (self.batch, self.form.key_heads, 1, count - 1)
        others = rng.random(shape).argsort(-1)[..., : blocks - 1]
        last = np.full((*shape[:3], 1), count - 1)
        ids = -np.sort(-np.concatenate([others, last], -1), -1)
        counts = np.full(shape[:3], blocks)
        return [self.sent(np.ascontiguousarray(x, np.int32)) for x in (ids, counts)]

    def gate_bytes(self) -> int:
        """Compressed keys and the projection of queries, which the gate cannot but read."""
        sizes = (self.arrays[name] for name in ("compressed", "projection"))
        return sum(2 * int(np.prod(x.shape)) for x in sizes)

    def wide(self, name: str, *at: Any) -> np.ndarray:
        """Part of an array as f64, on the host."""
        part = self.arrays[name][at] if at else self.arrays[name]
        return np.asarray(part if self.device == "cpu" else part.float().cpu(), np.float64)


def make_step_inputs(form: StepForm, batch: int, keys: int, device: str) -> StepInputs:
    """Normal values."""
    if device == "cpu":
        xp, rng = np, np.random.default_rng(1)

        def normal(*shape: int) -> Any:
            return rng.standard_normal(shape, np.float32).astype(np.float16)
    else:
        import torch

        xp, generator = torch, torch.Generator(device).manual_seed(1)

        def normal(*shape: int) -> Any:
            x = torch.empty(shape, device=device, dtype=torch.float16)
            for part in x:  # in place: no f32 copy of a cache
                part.normal_(generator=generator)
            return x

    blocks, columns = -(-keys // form.block), form.gate_dim
    heads, width, pooled = form.key_heads, form.head_dim, len(form.pools) * form.head_dim
    tables = rotary_table(keys, inverse_frequencies(columns))
    inputs = StepInputs(form, {}, xp, device)
    query, new = (batch, 1, form.heads, width), (batch, 1, heads, width)
    shapes = {
        "unrotated": query,
        "q": query,
        "k": (batch, keys, heads, width),
        "v": (batch, keys, heads, width),
        "compressed": (batch, blocks, heads, columns),
        "remainder": (batch, form.block, heads, width),
        "new_unrotated": new,
        "new_k": new,
        "new_v": new,
    }
    inputs.arrays = {name: normal(*shape) for name, shape in shapes.items()}
    inputs.arrays["projection"] = normal(heads, form.group, width, columns) * 0.05
    inputs.arrays["key_projection"] = normal(heads, pooled, columns)
    inputs.arrays |= {name: inputs.sent(x) for name, x in zip(("cos", "sin"), tables, strict=True)}
    return inputs


def error_of_step(inputs: StepInputs, o: Any, blocks: int, missing: int) -> float:
    """The largest error of o in some heads, in relation to the largest value of its row.

    blocks   that a row reads
    missing  keys to the capacity, behind the step
    Errors: ValueError if no head has scores that tell its blocks apart.
    """
    form, rng = inputs.form, np.random.default_rng(0)
    length = inputs.capacity - missing
    pairs = [(b, h) for b in range(inputs.batch) for h in range(form.key_heads)]
    errors = []
    for i in rng.permutation(len(pairs)):
        b, h = pairs[i]
        ids = _selected(inputs, b, h, blocks, length)
        if ids is not None:
            errors.append(_error(inputs, o, b, h, ids, length))
        if len(errors) == _CHECKED_HEADS:
            break
    if not errors:
        raise ValueError("expected a row whose scores at the cut differ")
    return float(np.max(errors)) if np.isfinite(errors).all() else float("inf")


def _selected(inputs: StepInputs, b: int, h: int, blocks: int, length: int) -> np.ndarray | None:
    """Ids of the blocks that a row has to read; nothing if rounding decides."""
    form, position = inputs.form, length - 1
    heads = slice(h * form.group, (h + 1) * form.group)
    q, weights = inputs.wide("unrotated", b, 0, heads), inputs.wide("projection", h)
    gate = np.einsum("gd,gdo->o", q, weights)
    half = form.gate_dim // 2
    turned = np.concatenate([-gate[half:], gate[:half]])
    gate = gate * inputs.wide("cos", position) + turned * inputs.wide("sin", position)
    gate = gate.astype(np.float16).astype(np.float64)
    own = position // form.block
    scores = inputs.wide("compressed", b, slice(None), h)[:own] @ gate * form.gate_dim**-0.5
    order = np.argsort(-scores, kind="stable")
    if blocks - 1 < own and scores[order[blocks - 2]] - scores[order[blocks - 1]] < _GAP:
        return None
    return np.append(order[: blocks - 1], own)


def _error(inputs: StepInputs, o: Any, b: int, h: int, ids: np.ndarray, length: int) -> float:
    form = inputs.form
    heads = slice(h * form.group, (h + 1) * form.group)
    keys = (ids[:, None] * form.block + np.arange(form.block)).reshape(-1)
    keys = keys[keys < length]
    at = keys if inputs.device == "cpu" else inputs.sent(keys)
    q, k, v = (
        inputs.wide("q", b, 0, heads),
        inputs.wide("k", b, at, h),
        inputs.wide("v", b, at, h),
    )
    scores = q @ k.T * form.head_dim**-0.5
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    want = weights @ v / weights.sum(-1, keepdims=True)
    part = o[b, 0, heads]
    got = np.asarray(part if inputs.device == "cpu" else part.float().cpu(), np.float64)
    return float((abs(got - want).max(-1) / abs(want).max(-1)).max())
