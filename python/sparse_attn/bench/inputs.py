"""Inputs of the decode benchmark and what they have to give, on the CPU and on CUDA."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from ..programs import AttendForm
from .lists import Lists, even
from .points import Point

_CHECKED_HEADS = 8


@dataclass
class Inputs:
    """q, k, v as the form says; ids i32 [B, G, 1, C] descending, counts [B, G, 1], lengths [B].

    Behind its count a list has -1. offsets [block]: of the keys in a block. table [B, pages]: only
    of a paged cache.
    """

    q: Any
    k: Any
    v: Any
    ids: Any
    counts: Any
    lengths: Any
    offsets: Any
    table: Any = None


@dataclass
class Caches:
    """What the points of a batch and a capacity share. table as of Inputs."""

    q: Any
    k: Any
    v: Any
    table: Any = None


class HostInputs:
    """NumPy."""

    def __init__(self, form: AttendForm, seed: int = 1) -> None:
        self.form, self.xp, self.rng = form, np, np.random.default_rng(seed)
        self.host = np.random.default_rng(seed)  # of tables, which are drawn on the host
        self.types = {"f16": np.dtype(np.float16), "f32": np.dtype(np.float32)}

    def caches(self, point: Point) -> Caches:
        """Normal values; pages in random order."""
        form = self.form
        shape = form.cache_shape(point.B, point.S)
        shapes = (form.query_shape(point.B), shape, shape)
        q, k, v = map(self.normal, shapes)
        return Caches(q, k, v, self.table(point))

    def table(self, point: Point, ordered: bool = False) -> Any:
        """Nothing for a cache without pages."""
        if not self.form.page_size:
            return None
        pages = point.S // self.form.page_size
        count = point.B * pages
        places = np.arange(count) if ordered else self.host.permutation(count)
        return self.sent(places.reshape(point.B, pages))

    def select(self, point: Point, caches: Caches, lists: Lists | None = None) -> Inputs:
        """Every set of blocks is equally likely.

        lists  how long they and the sequences are; by default all as the point says
        """
        form, xp = self.form, self.xp
        lists = lists or even(point, form)
        drawn = self.uniform((point.B, form.selecting_heads, 1, -(-point.S // form.block)))
        counts, lengths = self.sent(lists.counts), self.sent(lists.lengths)
        inside = self.sent(-(-lists.lengths // form.block))[:, None, None, None]
        # A block behind the end of its sequence is drawn after all others.
        drawn = drawn + (self.arange(drawn.shape[-1]) >= inside)
        drawn = drawn.argsort(-1)[..., : lists.capacity]
        ids = xp.where(self.arange(lists.capacity) < counts[..., None], drawn, -1)
        offsets = self.arange(form.block)
        values = (caches.q, caches.k, caches.v, self.descending(ids), counts, lengths)
        return Inputs(*values, offsets, caches.table)

    def arange(self, count: int) -> Any:
        return np.arange(count)

    def cast(self, x: Any) -> Any:
        """In the form's type."""
        return x.astype(self.types[self.form.dtype], copy=False)

    def contiguous(self, x: Any) -> Any:
        return np.ascontiguousarray(x)

    def descending(self, ids: Any) -> Any:
        return np.ascontiguousarray(np.sort(ids, -1)[..., ::-1], np.int32)

    def as_i32(self, array: Any) -> Any:
        """Of an array on the device."""
        return np.ascontiguousarray(array, np.int32)

    def sent(self, array: Any) -> Any:
        """i32, on the device."""
        return np.ascontiguousarray(array, np.int32)

    def placed(self, array: np.ndarray) -> Any:
        """An array of the host on the device, in its own type."""
        return np.ascontiguousarray(array)

    def to_host(self, array: Any) -> np.ndarray:
        """An array of the device in NumPy, in its own type."""
        return np.asarray(array)

    def result(self, point: Point) -> Any:
        return self.empty(self.form.query_shape(point.B))

    def empty(self, shape: tuple[int, ...]) -> Any:
        """In the form's type."""
        return np.empty(shape, self.types[self.form.dtype])

    def wide(self, array: Any) -> Any:
        """f64, on the device."""
        return array.astype(np.float64)

    def indices(self, array: Any) -> Any:
        """i64, on the device."""
        return array.astype(np.int64)

    def uniform(self, shape: tuple[int, ...]) -> Any:
        return self.rng.random(shape)

    def normal(self, shape: tuple[int, ...]) -> Any:
        values = self.rng.standard_normal(shape, np.float32)
        return values.astype(cast(Any, self.types[self.form.dtype]))


class CudaInputs(HostInputs):
    """torch, on the device: a cache has gigabytes."""

    def __init__(self, form: AttendForm, seed: int = 1, device: str = "cuda") -> None:
        import torch

        self.form, self.xp, self.device = form, torch, device
        self.host = np.random.default_rng(seed)
        self.types = {"f16": torch.float16, "bf16": torch.bfloat16, "f32": torch.float32}
        self.generator = torch.Generator(device).manual_seed(seed)

    def arange(self, count: int) -> Any:
        return self.xp.arange(count, device=self.device)

    def cast(self, x: Any) -> Any:
        return x.to(self.types[self.form.dtype])

    def contiguous(self, x: Any) -> Any:
        return x.contiguous()

    def descending(self, ids: Any) -> Any:
        return ids.sort(-1, descending=True)[0].int().contiguous()

    def as_i32(self, array: Any) -> Any:
        return array.int().contiguous()

    def sent(self, array: Any) -> Any:
        return self.xp.as_tensor(np.ascontiguousarray(array, np.int32), device=self.device)

    def placed(self, array: np.ndarray) -> Any:
        return self.xp.as_tensor(np.ascontiguousarray(array), device=self.device)

    def to_host(self, array: Any) -> np.ndarray:
        return cast(np.ndarray, array.cpu().numpy())

    def empty(self, shape: tuple[int, ...]) -> Any:
        return self.xp.empty(shape, dtype=self.types[self.form.dtype], device=self.device)

    def wide(self, array: Any) -> Any:
        return array.double()

    def indices(self, array: Any) -> Any:
        return array.long()

    def uniform(self, shape: tuple[int, ...]) -> Any:
        return self.xp.rand(shape, device=self.device, generator=self.generator)

    def normal(self, shape: tuple[int, ...]) -> Any:
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
        length = int(inputs.lengths[b])
        k, v = (_keys(make, inputs, x, b, key_head)[:length] for x in (inputs.k, inputs.v))
        if not dense:
            ids = make.indices(inputs.ids[b, g, 0])[: int(inputs.counts[b, g, 0])]
            keys = ids[:, None] * form.block + make.indices(inputs.offsets)
            keys = keys.reshape(-1)
            keys = keys[keys < length]
            k, v = k[keys], v[keys]
        q, got = (make.wide(_head(form, x, b, heads)) for x in (inputs.q, o))
        q, got = (x.reshape(share, form.head_dim) for x in (q, got))
        if len(k) == 0:  # a row that reads nothing is 0
            worst = max(worst, math.inf if float(abs(got).max()) != 0 else 0.0)
            continue
        scores = q * form.scale @ make.wide(k).T
        weights = make.xp.exp(scores - make.xp.amax(scores, -1)[:, None])
        want = weights @ make.wide(v) / weights.sum(-1)[:, None]
        error = make.xp.amax(abs(got - want), -1) / make.xp.amax(abs(want), -1)
        error = float(error.max())
        worst = max(worst, error if error == error else math.inf)  # a NaN is wrong
    return worst


def _keys(make: HostInputs, inputs: Inputs, x: Any, b: int, h: int) -> Any:
    """Rows of a key head of a sequence."""
    if inputs.table is None:
        return _head(make.form, x, b, h)
    return x[:, :, h][make.indices(inputs.table[b])].reshape(-1, make.form.head_dim)


def _head(form: AttendForm, x: Any, b: int, h: int | slice) -> Any:
    """Rows of a head, or of heads, of a sequence."""
    return x[b, h] if form.layout == "bhsd" else x[b, :, h]
