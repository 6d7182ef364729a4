"""Inputs of the decode benchmark and what they have to give, on the CPU and on CUDA."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..programs import AttendForm
from .points import Point

_CHECKED_HEADS = 8


@dataclass
class Inputs:
    """q, k, v as the form says; ids i32 [B, G, 1, C] descending, counts [B, G, 1], lengths [B].

    offsets [block]: of the keys in a block.
    """

    q: Any
    k: Any
    v: Any
    ids: Any
    counts: Any
    lengths: Any
    offsets: Any


class HostInputs:
    """NumPy."""

    def __init__(self, form: AttendForm, seed: int = 1) -> None:
        self.form, self.xp, self.rng = form, np, np.random.default_rng(seed)
        self.types = {"f16": np.dtype(np.float16), "f32": np.dtype(np.float32)}

    def caches(self, point: Point) -> tuple[Any, Any, Any]:
        """q, k and v: normal values."""
        shape = self.form.cache_shape(point.B, point.S)
        shapes = (self.form.query_shape(point.B), shape, shape)
        return tuple(self._normal(s) for s in shapes)

    def select(self, point: Point, caches: tuple[Any, Any, Any]) -> Inputs:
        """Every set of blocks is equally likely."""
        form = self.form
        count = -(-point.S // form.block)
        drawn = self.rng.random((point.B, form.selecting_heads, 1, count)).argsort(-1)
        ids = np.sort(drawn[..., : point.blocks(form)], -1)[..., ::-1].astype(np.int32)
        counts = np.full(ids.shape[:3], ids.shape[3], np.int32)
        lengths = np.full(point.B, point.S, np.int32)
        offsets = np.arange(form.block)
        return Inputs(*caches, np.ascontiguousarray(ids), counts, lengths, offsets)

    def result(self, point: Point) -> Any:
        return np.empty(self.form.query_shape(point.B), self.types[self.form.dtype])

    def wide(self, array: Any) -> Any:
        """f64, on the device."""
        return array.astype(np.float64)

    def indices(self, array: Any) -> Any:
        """i64, on the device."""
        return array.astype(np.int64)

    def _normal(self, shape: tuple[int, ...]) -> Any:
        return self.rng.standard_normal(shape, np.float32).astype(self.types[self.form.dtype])


class CudaInputs(HostInputs):
    """torch, on the device: a cache has gigabytes."""

    def __init__(self, form: AttendForm, seed: int = 1, device: str = "cuda") -> None:
        import torch

        self.form, self.xp, self.device = form, torch, device
        self.types = {"f16": torch.float16, "bf16": torch.bfloat16, "f32": torch.float32}
        self.generator = torch.Generator(device).manual_seed(seed)

    def select(self, point: Point, caches: tuple[Any, Any, Any]) -> Inputs:
        torch, form = self.xp, self.form
        count = -(-point.S // form.block)
        shape = (point.B, form.selecting_heads, 1, count)
        drawn = torch.rand(shape, device=self.device, generator=self.generator).argsort(-1)
        ids = drawn[..., : point.blocks(form)].sort(-1, descending=True)[0].int().contiguous()
        whole = {"dtype": torch.int32, "device": self.device}
        counts = torch.full(ids.shape[:3], ids.shape[3], **whole)
        lengths = torch.full((point.B,), point.S, **whole)
        return Inputs(*caches, ids, counts, lengths, torch.arange(form.block, device=self.device))

    def result(self, point: Point) -> Any:
        shape = self.form.query_shape(point.B)
        return self.xp.empty(shape, dtype=self.types[self.form.dtype], device=self.device)

    def wide(self, array: Any) -> Any:
        return array.double()

    def indices(self, array: Any) -> Any:
        return array.long()

    def _normal(self, shape: tuple[int, ...]) -> Any:
        tensor = self.xp.empty(shape, dtype=self.types[self.form.dtype], device=self.device)
        for part in tensor:  # in place, a sequence at a time: no f32 copy of a cache
            part.normal_(generator=self.generator)
        return tensor


def error_of(make: HostInputs, inputs: Inputs, o: Any, dense: bool, seed: int = 0) -> float:
    """The largest error of o in some heads, in relation to the largest value of its row.

    dense  whether o is of attention to all keys
    """
    form = make.form
    batch = len(inputs.lengths)
    rng = np.random.default_rng(seed)
    pairs = [(b, g) for b in range(batch) for g in range(form.selecting_heads)]
    chosen = rng.permutation(len(pairs))[:_CHECKED_HEADS]
    share = form.heads // form.selecting_heads
    o = o.reshape(form.query_shape(batch))
    worst = 0.0
    for b, g in (pairs[i] for i in chosen):
        heads, key_head = slice(g * share, (g + 1) * share), g * share // form.group
        k, v = (_head(form, x, b, key_head) for x in (inputs.k, inputs.v))
        if not dense:
            ids = make.indices(inputs.ids[b, g, 0])
            keys = ids[:, None] * form.block + make.indices(inputs.offsets)
            keys = keys.reshape(-1)
            keys = keys[keys < len(k)]
            k, v = k[keys], v[keys]
        q, got = (make.wide(_head(form, x, b, heads)) for x in (inputs.q, o))
        q, got = (x.reshape(share, form.head_dim) for x in (q, got))
        scores = q * form.scale @ make.wide(k).T
        weights = make.xp.exp(scores - make.xp.amax(scores, -1)[:, None])
        want = weights @ make.wide(v) / weights.sum(-1)[:, None]
        error = make.xp.amax(abs(got - want), -1) / make.xp.amax(abs(want), -1)
        error = float(error.max())
        worst = max(worst, error if error == error else math.inf)  # a NaN is wrong
    return worst


def _head(form: AttendForm, x: Any, b: int, h: int | slice) -> Any:
    """Rows of a head, or of heads, of a sequence."""
    return x[b, h] if form.layout == "bhsd" else x[b, :, h]
