"""Loads compiled shared objects and calls their functions on arrays.

    program = Program("model.so")
    o, lse = program.call("main", q, k, v)

A function has the C ABI of include/sparse-attn-c/Runtime.h: DLPack tensors, results and workspace
of the caller. Arrays are f32, f16, bf16 (ml_dtypes), i8 to i64 or bool. An object for the CPU takes
NumPy arrays and torch tensors. An object for CUDA takes torch tensors, DeviceArrays, and anything
with __dlpack__ on its device; new results are of the same kind.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from .device_array import DeviceArray
from .runtime_library import load_object
from .signature import Signature, parse_signature, result_shapes
from .tensors import (
    CPU,
    CUDA,
    Tensors,
    address_of,
    aligned_bytes,
    device_of,
    is_contiguous,
    is_torch,
)

Array = Any  # NumPy, torch, DeviceArray, or with __dlpack__
Results = Sequence[Sequence[int] | None] | Mapping[int, Sequence[int]] | None
_NO_SIZE = ctypes.c_size_t(-1).value


class Program:
    """The functions of a shared object.

    Errors: OSError if it cannot be loaded; ImportError if the runtime is nowhere.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._library = load_object(self.path)
        self._library.sparse_attn_last_error.restype = ctypes.c_char_p
        self._signatures: dict[str, Signature] = {}
        # CUDA workspaces by device and stream: calls of one stream are in order.
        self._workspaces: dict[tuple[int, int, bool], Array] = {}

    def signature(self, function: str = "main") -> Signature:
        """Errors: ValueError if there is no such function."""
        if function not in self._signatures:
            symbol = self._symbol(f"{function}_signature")
            symbol.restype = ctypes.c_char_p
            self._signatures[function] = parse_signature(symbol().decode())
        return self._signatures[function]

    def device(self, function: str = "main") -> str:
        """ "cpu" or "cuda": where the function runs and its arrays have to be."""
        return "cuda" if self._symbol(f"{function}_device")() == CUDA else "cpu"

    def addresses(self, function: str = "main") -> tuple[int, int, int]:
        """Of the function, of its NAME_workspace_size and of sparse_attn_last_error, for callers in
        C. Valid as long as the process lives. Errors: ValueError if there is no such function."""
        names = (function, f"{function}_workspace_size", "sparse_attn_last_error")
        entry, size, error = (
            ctypes.cast(self._symbol(name), ctypes.c_void_p).value or 0 for name in names
        )
        return entry, size, error

    def to_device(self, array: NDArray[Any], device: int = 0) -> DeviceArray:
        """A copy of a NumPy array on a CUDA device. Errors: RuntimeError, as of `call`."""
        return DeviceArray.of(self._library, array, device)

    def workspace_size(self, function: str, *arguments: Array) -> int:
        """Bytes that a call with these arguments needs. Errors: as of `call`."""
        return self._workspace_size(function, Tensors(arguments))

    def call(
        self,
        function: str,
        *arguments: Array,
        results: Results = None,
        out: Sequence[Array] | None = None,
        workspace: Array | None = None,
        stream: Any = None,
    ) -> list[Array]:
        """Calls a function and returns its results.

        arguments  in order; a selection is its storage tensors. Copied if they have strides.
        results    shapes of the results; None, or left out: the sizes that the signature tells
        out        arrays to write instead of new ones
        workspace  bytes, aligned to 64; by default a new one, or on CUDA that of the stream's last
                   call
        stream     CUDA: a handle, or an object with .cuda_stream or .ptr. By default torch's
                   current stream if there is a torch tensor, else the default stream. The call
                   only enqueues; a DeviceArray waits for the default stream only.
        Errors: RuntimeError with the sentence of the runtime; ValueError for an element type
        that a tensor cannot have, or a result whose shape is not known.
        """
        launcher = Launcher(
            self, function, arguments, results, out, workspace, stream, share_workspace=True
        )
        launcher()
        return launcher.results

    def prepare(
        self,
        function: str,
        *arguments: Array,
        results: Results = None,
        out: Sequence[Array] | None = None,
        workspace: Array | None = None,
        stream: Any = None,
    ) -> Launcher:
        """Binds arrays once, for calls with little overhead: decode steps, captures, benchmarks.

        As `call`, but each call of what is returned reads and writes the same memory, with a
        workspace of its own, on torch's stream at that time unless one is given. Errors: as of
        `call`; ValueError for an argument with strides.
        """
        if not all(map(is_contiguous, arguments)):
            raise ValueError("arguments must be contiguous, so that they are not copied")
        return Launcher(self, function, arguments, results, out, workspace, stream)

    def _workspace_size(self, function: str, inputs: Tensors) -> int:
        symbol = self._symbol(f"{function}_workspace_size")
        symbol.restype = ctypes.c_size_t
        size = int(symbol(inputs.pointer, inputs.count))
        if size == _NO_SIZE:
            self._fail()
        return size

    def _fail(self) -> NoReturn:
        raise RuntimeError(self._library.sparse_attn_last_error().decode())

    def _symbol(self, name: str) -> Any:
        try:
            return self._library[name]
        except AttributeError:
            raise ValueError(f"{self.path} has no function {name}") from None


class Launcher:
    """A call with its arrays bound; `Program.prepare` makes it. `results` are its results."""

    def __init__(
        self,
        program: Program,
        function: str,
        arguments: Sequence[Array],
        results: Results = None,
        out: Sequence[Array] | None = None,
        workspace: Array | None = None,
        stream: Any = None,
        *,
        share_workspace: bool = False,
    ) -> None:
        self._program = program
        self._entry = program._symbol(function)
        self._entry.restype = ctypes.c_int32
        self._place = _Place(program, function, arguments, stream)
        with self._place.current():
            inputs = Tensors(arguments, self._place.stream)
            if workspace is None:
                size = program._workspace_size(function, inputs)
                workspace = self._place.workspace(size, share_workspace)
            if out is None:
                out = self._new_results(program.signature(function), arguments, results)
        if not all(map(_is_writable, out)):
            raise ValueError("results must be contiguous and writable")
        outputs = Tensors(out, self._place.stream)
        self.results = list(out)
        self._owners = inputs, outputs, workspace
        address = address_of(workspace) if workspace.nbytes else None
        self._fixed = (
            inputs.pointer,
            inputs.count,
            outputs.pointer,
            outputs.count,
            ctypes.c_void_p(address),
            ctypes.c_size_t(workspace.nbytes),
        )

    def __call__(self, stream: Any = None) -> list[Array]:
        """Calls the function, on another stream if one is given. Errors: RuntimeError."""
        handle = self._place.current_stream() if stream is None else _handle(stream)
        with self._place.current():
            status = self._entry(*self._fixed, ctypes.c_void_p(handle))
        if status != 0:
            self._program._fail()
        return self.results

    def _new_results(
        self, signature: Signature, arguments: Sequence[Array], results: Results
    ) -> list[Array]:
        if isinstance(results, Mapping):
            results = [results.get(i) for i in range(len(signature.results))]
        shapes = result_shapes(signature, arguments, results)
        types = [kind.dtype for kind in signature.results]
        return [self._place.empty(s, t) for s, t in zip(shapes, types, strict=True)]


class _Place:
    """Where a call runs: its device, its stream, and how arrays are made there."""

    def __init__(
        self, program: Program, function: str, arguments: Sequence[Array], stream: Any
    ) -> None:
        self._program = program
        self.on_cuda = program.device(function) == "cuda"
        devices = [device_of(a) for a in arguments] if self.on_cuda else []
        self.device = next((index for kind, index in devices if kind != CPU), 0)
        torch_arrays = [a for a in arguments if is_torch(a)]
        self._torch: Any = sys.modules["torch"] if torch_arrays else None
        # torch's CUDA device, if the call runs on torch's streams and memory.
        self._torch_device: Any = None
        if self._torch and self.on_cuda and any(a.device.type == "cuda" for a in torch_arrays):
            self._torch_device = self._torch.device("cuda", self.device)
        self._follows_torch = stream is None and self._torch_device is not None
        self.stream = _handle(stream)
        self.stream = self.current_stream()

    def current_stream(self) -> int:
        """The given stream, or that of torch now, which is another one under capture."""
        if not self._follows_torch:
            return self.stream
        # Without an object of torch for it, which takes as long as all else of a launch.
        raw = getattr(getattr(self._torch, "_C", None), "_cuda_getCurrentRawStream", None)
        if raw is not None:
            return int(raw(self.device))
        return _handle(self._torch.cuda.current_stream(self._torch_device))

    def current(self) -> contextlib.AbstractContextManager[Any]:
        """Makes the device current if torch has another one."""
        if self._torch_device is None or self._torch.cuda.current_device() == self.device:
            return contextlib.nullcontext()
        device: contextlib.AbstractContextManager[Any] = self._torch.cuda.device(self._torch_device)
        return device

    def empty(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
        if self._torch and (self._torch_device is not None or not self.on_cuda):
            kind = getattr(self._torch, dtype.name)
            with self._allocating():
                return self._torch.empty(shape, dtype=kind, device=self._torch_device or "cpu")
        if self.on_cuda:
            return DeviceArray(self._program._library, shape, dtype, self.device)
        return np.empty(shape, dtype)

    def workspace(self, size: int, share: bool) -> Array:
        if not self.on_cuda:
            return aligned_bytes(size)
        in_torch = self._torch_device is not None
        # A graph must own what it uses: later calls would write it between its replays.
        if in_torch and self._torch.cuda.is_current_stream_capturing():
            share = False
        key = self.device, self.stream, in_torch
        known = self._program._workspaces.get(key) if share else None
        if known is None or known.nbytes < size:
            known = self.empty((size,), np.dtype(np.uint8))
            if share:
                self._program._workspaces[key] = known
        return known

    def _allocating(self) -> contextlib.AbstractContextManager[Any]:
        """torch's allocator has to know the stream that uses the memory."""
        cuda = self._torch.cuda
        if self._torch_device is None:
            return contextlib.nullcontext()
        if cuda.current_stream(self._torch_device).cuda_stream == self.stream:
            return contextlib.nullcontext()
        stream = cuda.ExternalStream(self.stream, device=self._torch_device)
        entered: contextlib.AbstractContextManager[Any] = cuda.stream(stream)
        return entered


def _handle(stream: Any) -> int:
    """The CUstream of a number, of torch's or of CuPy's streams."""
    for name in ("cuda_stream", "ptr"):
        stream = getattr(stream, name, stream)
    return int(stream or 0)


def _is_writable(array: Array) -> bool:
    if isinstance(array, np.ndarray) and not array.flags.writeable:
        return False
    return is_contiguous(array)
