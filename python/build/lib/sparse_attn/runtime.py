"""Loads compiled shared objects and calls their functions on NumPy arrays.

    program = Program("model.so")
    o, lse = program.call("main", q, k, v)

A function has the C ABI of include/sparse-attn-c/Runtime.h: DLPack tensors, results and workspace
of the caller. Arrays are f32, f16, bf16 (ml_dtypes), i32, i64 or bool, on the CPU.
"""

from __future__ import annotations

import ctypes
import itertools
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import ml_dtypes
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
WORKSPACE_ALIGNMENT = 64
_NO_SIZE = ctypes.c_size_t(-1).value

# Name in a signature -> NumPy type, DLPack code and bits.
ELEMENT_TYPES = {
    "f32": (np.dtype(np.float32), 2, 32),
    "f16": (np.dtype(np.float16), 2, 16),
    "bf16": (np.dtype(ml_dtypes.bfloat16), 4, 16),
    "f64": (np.dtype(np.float64), 2, 64),
    "i64": (np.dtype(np.int64), 0, 64),
    "i32": (np.dtype(np.int32), 0, 32),
    "i16": (np.dtype(np.int16), 0, 16),
    "i8": (np.dtype(np.int8), 0, 8),
    "i1": (np.dtype(bool), 6, 8),
}
_CODES = {dtype: (code, bits) for dtype, code, bits in ELEMENT_TYPES.values()}


class DLTensor(ctypes.Structure):
    """include/sparse-attn-c/DLTensor.h."""

    _fields_ = (
        ("data", ctypes.c_void_p),
        ("device_type", ctypes.c_int32),
        ("device_id", ctypes.c_int32),
        ("ndim", ctypes.c_int32),
        ("code", ctypes.c_uint8),
        ("bits", ctypes.c_uint8),
        ("lanes", ctypes.c_uint16),
        ("shape", ctypes.POINTER(ctypes.c_int64)),
        ("strides", ctypes.POINTER(ctypes.c_int64)),
        ("byte_offset", ctypes.c_uint64),
    )


class TensorType(NamedTuple):
    """A tensor of a signature: f32[1,s0,?]. A size is a number, a name, or "?"."""

    dtype: np.dtype[Any]
    shape: tuple[int | str, ...]


class Signature(NamedTuple):
    """Types of the arguments and of the results of a function."""

    arguments: tuple[TensorType, ...]
    results: tuple[TensorType, ...]


def parse_signature(text: str) -> Signature:
    """`f32[1,s0] i32[1] -> f32[1,s0]`. Errors: ValueError."""
    arguments, arrow, results = text.partition("->")
    if not arrow:
        raise ValueError(f"not a signature: {text!r}")
    return Signature(*(tuple(map(_parse_type, side.split())) for side in (arguments, results)))


def result_shapes(
    signature: Signature,
    arguments: Sequence[Array],
    given: Sequence[Sequence[int] | None] | None = None,
) -> list[tuple[int, ...]]:
    """The shapes of the results: as given, else by the names that the arguments' sizes have.

    Errors: ValueError if a size is not known.
    """
    known: dict[str, int] = {}
    for kind, array in zip(signature.arguments, arguments, strict=False):
        for size, value in zip(kind.shape, array.shape, strict=False):
            if isinstance(size, str) and size != "?":
                known.setdefault(size, value)
    shapes = []
    given = given or []
    for i, (kind, shape) in enumerate(itertools.zip_longest(signature.results, given)):
        if kind is None:
            raise ValueError(f"{len(given)} results given, the function has {i}")
        if shape is None:
            unknown = [d for d in kind.shape if isinstance(d, str) and d not in known]
            if unknown:
                raise ValueError(f"result {i} has the size {unknown[0]}: give its shape")
            shape = [d if isinstance(d, int) else known[d] for d in kind.shape]
        shapes.append(tuple(int(d) for d in shape))
    return shapes


class Program:
    """The functions of a shared object. Errors: OSError if it cannot be loaded."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._library = ctypes.CDLL(str(self.path.resolve()), mode=os.RTLD_NOW | os.RTLD_LOCAL)
        self._library.sparse_attn_last_error.restype = ctypes.c_char_p

    def signature(self, function: str = "main") -> Signature:
        """Errors: ValueError if there is no such function."""
        symbol = self._symbol(f"{function}_signature")
        symbol.restype = ctypes.c_char_p
        return parse_signature(symbol().decode())

    def workspace_size(self, function: str, *arguments: Array) -> int:
        """Bytes that a call with these arguments needs. Errors: as of `call`."""
        symbol = self._symbol(f"{function}_workspace_size")
        symbol.restype = ctypes.c_size_t
        tensors = _Tensors(arguments)
        size = int(symbol(tensors.pointer, ctypes.c_int32(len(arguments))))
        if size == _NO_SIZE:
            self._fail()
        return size

    def call(
        self,
        function: str,
        *arguments: Array,
        results: Sequence[Sequence[int] | None] | Mapping[int, Sequence[int]] | None = None,
        out: Sequence[Array] | None = None,
        workspace: Array | None = None,
    ) -> list[Array]:
        """Calls a function and returns its results.

        arguments  in order; a selection is its storage tensors. Copied if they have strides.
        results    shapes of the results; None, or left out: the sizes that the signature tells
        out        arrays to write instead of new ones
        workspace  bytes, aligned to 64; a new one by default
        Errors: RuntimeError with the sentence of the runtime; ValueError for an element type
        that a tensor cannot have, or a result whose shape is not known.
        """
        entry = self._symbol(function)
        entry.restype = ctypes.c_int32
        inputs = _Tensors(arguments)
        if out is None:
            signature = self.signature(function)
            if isinstance(results, Mapping):
                results = [results.get(i) for i in range(len(signature.results))]
            shapes = result_shapes(signature, arguments, results)
            types = [kind.dtype for kind in signature.results]
            out = [np.empty(s, t) for s, t in zip(shapes, types, strict=True)]
        if not all(array.flags.c_contiguous and array.flags.writeable for array in out):
            raise ValueError("results must be contiguous and writable")
        outputs = _Tensors(out)
        if workspace is None:
            workspace = aligned_bytes(self.workspace_size(function, *arguments))
        status = entry(
            inputs.pointer,
            ctypes.c_int32(len(arguments)),
            outputs.pointer,
            ctypes.c_int32(len(out)),
            ctypes.c_void_p(workspace.ctypes.data if workspace.size else None),
            ctypes.c_size_t(workspace.nbytes),
            None,
        )
        if status != 0:
            self._fail()
        return list(out)

    def _fail(self) -> NoReturn:
        raise RuntimeError(self._library.sparse_attn_last_error().decode())

    def _symbol(self, name: str) -> Any:
        try:
            return self._library[name]
        except AttributeError:
            raise ValueError(f"{self.path} has no function {name}") from None


def aligned_bytes(size: int) -> NDArray[np.uint8]:
    """uint8 [size] whose first element is aligned as a workspace has to be."""
    storage = np.empty(size + WORKSPACE_ALIGNMENT, np.uint8)
    start = -storage.ctypes.data % WORKSPACE_ALIGNMENT
    return storage[start : start + size]


class _Tensors:
    """DLTensor structures of arrays; they live as long as this object."""

    def __init__(self, arrays: Sequence[Array]) -> None:
        self.arrays = [np.asarray(a, order="C") for a in arrays]
        self.shapes = [(ctypes.c_int64 * a.ndim)(*a.shape) for a in self.arrays]
        self.pointer = (DLTensor * len(self.arrays))()
        for tensor, array, shape in zip(self.pointer, self.arrays, self.shapes, strict=True):
            if array.dtype not in _CODES:
                raise ValueError(f"an array of {array.dtype} cannot be passed")
            tensor.data = array.ctypes.data
            tensor.device_type = 1
            tensor.ndim = array.ndim
            tensor.code, tensor.bits = _CODES[array.dtype]
            tensor.lanes = 1
            tensor.shape = shape


def _parse_type(text: str) -> TensorType:
    name, _, sizes = text.partition("[")
    if name not in ELEMENT_TYPES or not sizes.endswith("]"):
        raise ValueError(f"not a type of a signature: {text!r}")
    shape = [size for size in sizes[:-1].split(",") if size]
    return TensorType(ELEMENT_TYPES[name][0], tuple(int(s) if s.isdigit() else s for s in shape))
