"""Calls that are made again and again on the same memory."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

from ..runtime import DLTensor, Program, aligned_bytes

CUDA = 2  # DLPack's kDLCUDA
# Name of a type of torch -> DLPack code and bits.
_CODES = {
    "float32": (2, 32),
    "float16": (2, 16),
    "bfloat16": (4, 16),
    "int64": (0, 64),
    "int32": (0, 32),
    "bool": (6, 8),
}


def bind(
    program: Program, function: str, arguments: Sequence[Any], results: Sequence[Any]
) -> Callable[[], Any]:
    """A call without allocation, so that it can be timed, and captured in a CUDA graph.

    arguments, results  arrays of NumPy, or contiguous tensors of torch on one CUDA device; a call
    on these is enqueued on torch's current stream
    Errors: RuntimeError with the sentence of the runtime, also from the call.
    """
    if all(hasattr(x, "data_ptr") for x in (*arguments, *results)):
        return _TorchCall(program, function, arguments, results)
    workspace = aligned_bytes(program.workspace_size(function, *arguments))
    return lambda: program.call(function, *arguments, out=results, workspace=workspace)


class _TorchCall:
    """Structures of tensors that live as long as the call."""

    def __init__(
        self, program: Program, function: str, arguments: Sequence[Any], results: Sequence[Any]
    ) -> None:
        import torch

        self._torch, self._device = torch, arguments[0].device
        self._keep = [*arguments, *results]
        self._library = ctypes.CDLL(str(program.path.resolve()))
        self._library.sparse_attn_last_error.restype = ctypes.c_char_p
        self._arguments, self._results = _tensors(arguments), _tensors(results)
        size_of = self._library[f"{function}_workspace_size"]
        size_of.restype = ctypes.c_size_t
        size = size_of(self._arguments, ctypes.c_int32(len(arguments)))
        if size == ctypes.c_size_t(-1).value:
            self._fail()
        self._workspace = torch.empty(size, dtype=torch.uint8, device=self._device)
        self._entry = self._library[function]
        self._entry.restype = ctypes.c_int32
        self._fixed = (
            self._arguments,
            ctypes.c_int32(len(arguments)),
            self._results,
            ctypes.c_int32(len(results)),
            ctypes.c_void_p(self._workspace.data_ptr() if size else None),
            ctypes.c_size_t(size),
        )

    def __call__(self) -> None:
        stream = self._torch.cuda.current_stream(self._device).cuda_stream
        if self._entry(*self._fixed, ctypes.c_void_p(stream)) != 0:
            self._fail()

    def _fail(self) -> None:
        raise RuntimeError(self._library.sparse_attn_last_error().decode())


def _tensors(tensors: Sequence[Any]) -> Any:
    """An array of DLTensor; the shapes are kept alive by it."""
    array = (DLTensor * max(len(tensors), 1))()
    array.shapes = [(ctypes.c_int64 * t.dim())(*t.shape) for t in tensors]
    for entry, tensor, shape in zip(array, tensors, array.shapes, strict=False):
        if not tensor.is_contiguous():
            raise ValueError("a tensor is not contiguous")
        entry.data = tensor.data_ptr()
        entry.device_type = CUDA
        entry.device_id = tensor.device.index or 0
        entry.ndim = tensor.dim()
        entry.code, entry.bits = _CODES[str(tensor.dtype).removeprefix("torch.")]
        entry.lanes = 1
        entry.shape = shape
    return array
