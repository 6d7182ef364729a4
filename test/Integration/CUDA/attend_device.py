"""Memory of a case on the device that runs it: NumPy for the CPU, torch for CUDA.

Every array lies between two guards of bytes 0xFF, which are NaN as floats and -1 as integers.
Caches and results are filled with the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from attend_cases import Case
from attend_operands import DTYPES, Operands, places, rows_of_cache
from prefill_operands import PrefillOperands

from sparse_attn.bench.calls import bind
from sparse_attn.programs import FUNCTION, AttendForm

Array = Any
POISON = 0xFF
GUARD = 1 << 20  # bytes; more than a block of any form
ALIGNMENT = 256


class Host:
    """Arrays of NumPy, for programs of the CPU."""

    def poisoned(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> tuple[Array, Array]:
        """The bytes with guards, and the array inside."""
        size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
        raw = np.full(size + 2 * GUARD + ALIGNMENT, POISON, np.uint8)
        start = GUARD + -(raw.ctypes.data + GUARD) % ALIGNMENT
        whole = raw[start - GUARD : start + size + GUARD]
        return whole, whole[GUARD : GUARD + size].view(dtype).reshape(shape)

    def fill(self, array: Array, values: Array) -> None:
        array[...] = values

    def poison(self, array: Array) -> None:
        array[...] = np.nan

    def scatter(self, rows: Array, first: Array, second: Array, values: Array) -> None:
        rows[first, second] = values

    def to_numpy(self, array: Array) -> Array:
        return array

    def intact(self, whole: Array) -> bool:
        return bool((whole[:GUARD] == POISON).all() and (whole[-GUARD:] == POISON).all())

    def synchronize(self) -> None:
        pass


class Cuda:
    """Tensors of torch."""

    def __init__(self, device: str = "cuda") -> None:
        import torch

        self.torch, self.device = torch, device
        names = {"f16": "float16", "bf16": "bfloat16"}
        self.types = {DTYPES[name]: getattr(torch, kind) for name, kind in names.items()}
        for kind in ("float32", "int32", "bool"):
            self.types[np.dtype(kind)] = getattr(torch, kind)

    def poisoned(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> tuple[Array, Array]:
        size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
        padded = -(-size // ALIGNMENT) * ALIGNMENT
        whole = self.torch.full(
            (padded + 2 * GUARD,), POISON, dtype=self.torch.uint8, device=self.device
        )[: size + 2 * GUARD]
        inside = whole[GUARD : GUARD + size]
        return whole, inside.view(self.types[dtype]).view(shape)

    def upload(self, values: Array) -> Array:
        """A tensor with the bits of an array: torch does not know bf16 of NumPy."""
        values = np.ascontiguousarray(values)
        kind = self.types.get(values.dtype)
        bits = values.view(np.int16) if values.dtype.itemsize == 2 else values
        tensor = self.torch.from_numpy(bits).to(self.device)
        return tensor if kind is None else tensor.view(kind)

    def fill(self, array: Array, values: Array) -> None:
        array.copy_(self.upload(values))

    def poison(self, array: Array) -> None:
        array.fill_(float("nan"))

    def scatter(self, rows: Array, first: Array, second: Array, values: Array) -> None:
        rows[self.upload(first), self.upload(second)] = self.upload(values)

    def to_numpy(self, array: Array) -> Array:
        if array.dtype == self.torch.bfloat16:
            return array.view(self.torch.int16).cpu().numpy().view(DTYPES["bf16"])
        return array.cpu().numpy()

    def intact(self, whole: Array) -> bool:
        return bool((whole[:GUARD] == POISON).all() and (whole[-GUARD:] == POISON).all())

    def synchronize(self) -> None:
        self.torch.cuda.synchronize()


def open_device(name: str) -> Host | Cuda:
    return Cuda() if name == "cuda" else Host()


class Guarded:
    """Arguments and results of a call, each between its guards."""

    def __init__(self, device: Host | Cuda) -> None:
        self.device = device
        self.arguments: list[Array] = []
        self.results: list[Array] = []
        self._wholes: list[Array] = []

    def call(self, program: Any) -> None:
        self.bound(program)()
        self.device.synchronize()

    def bound(self, program: Any) -> Callable[[], Any]:
        """The call, without allocation: it can be captured in a graph."""
        return bind(program, FUNCTION, self.arguments, self.results)

    def values(self) -> list[Array]:
        """The results, in NumPy."""
        return [*map(self.device.to_numpy, self.results)]

    def intact(self) -> bool:
        """Whether nothing was written around the arrays."""
        return all(map(self.device.intact, self._wholes))

    def poisoned(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
        whole, array = self.device.poisoned(shape, dtype)
        self._wholes.append(whole)
        return array

    def copy(self, values: Array) -> Array:
        array = self.poisoned(values.shape, values.dtype)
        self.device.fill(array, values)
        return array


class Placed(Guarded):
    """The operands of a case on a device: `arguments` in the order of the program, and results."""

    def __init__(self, device: Host | Cuda, form: AttendForm, case: Case, x: Operands) -> None:
        super().__init__(device)
        shape = form.cache_shape(case.B, case.S, x.pages or None)
        dtype = DTYPES[form.dtype]
        caches = [self.poisoned(shape, dtype) for _ in "kv"]
        first, second, there = places(form, case, x)
        for cache, values in zip(caches, (x.blocks.k, x.blocks.v), strict=True):
            device.scatter(rows_of_cache(form, cache), first, second, values[there])
        others = {"block_table": x.table, "bias": x.bias}
        others = {k: None if v is None else self.copy(v) for k, v in others.items()}
        storage = [self.copy(a) for a in x.storage]
        self.arguments = form.in_order(
            self.copy(x.q), *caches, storage, self.copy(x.lengths), **others
        )
        self.results = [self.poisoned(form.query_shape(case.B), dtype)]
        if form.lse:
            self.results.append(self.poisoned(form.lse_shape(case.B), np.dtype(np.float32)))

    def outcome(self) -> tuple[Array, Array | None]:
        """o and lse, in NumPy."""
        o, lse = [*self.values(), None][:2]
        return o, lse


class PlacedPrefill(Guarded):
    """As Placed, of a case with many query rows."""

    def __init__(
        self, device: Host | Cuda, form: AttendForm, case: Case, x: PrefillOperands
    ) -> None:
        super().__init__(device)
        self.arguments = [self.copy(array) for array in x.arguments(form)]
        self.results = [self.poisoned(*result) for result in x.results(form, case.B)]
