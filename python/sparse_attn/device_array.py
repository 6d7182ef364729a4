"""Arrays on a CUDA device without a CUDA package: what a Program allocates for itself."""

from __future__ import annotations

import ctypes
import math
import weakref
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .tensors import CUDA, DLTensor, fill


class DeviceArray:
    """A contiguous array on a CUDA device. Its memory is freed with the object.

    `library` is the library of a Program, which brings the runtime. Errors: RuntimeError with the
    sentence of the runtime.
    """

    def __init__(
        self, library: Any, shape: tuple[int, ...], dtype: np.dtype[Any], device: int = 0
    ) -> None:
        self._library = library
        self.shape, self.dtype, self.device = tuple(shape), np.dtype(dtype), device
        self.nbytes = math.prod(self.shape) * self.dtype.itemsize
        memory = ctypes.c_void_p()
        size = ctypes.c_int64(self.nbytes)
        self._check(library.sparse_attn_device_malloc(device, size, ctypes.byref(memory)))
        self.pointer = memory.value or 0
        free = library.sparse_attn_device_free
        self._finalizer = weakref.finalize(self, free, ctypes.c_void_p(self.pointer))

    @classmethod
    def of(cls, library: Any, array: NDArray[Any], device: int = 0) -> DeviceArray:
        """A copy of a NumPy array."""
        array = np.ascontiguousarray(array)
        result = cls(library, array.shape, array.dtype, device)
        result._copy(result.pointer, array.ctypes.data)
        return result

    def numpy(self) -> NDArray[Any]:
        """A copy in NumPy's memory, after all work of the default stream."""
        array = np.empty(self.shape, self.dtype)
        self._copy(array.ctypes.data, self.pointer)
        return array

    def __dlpack_device__(self) -> tuple[int, int]:
        return CUDA, self.device

    def __dlpack__(self, *, stream: int | None = None, **_: Any) -> Any:
        """A capsule that shares the memory. `stream` is not waited for: see `Program.call`."""
        return _export(self)

    def _copy(self, to: int, source: int) -> None:
        pointers = ctypes.c_void_p(to), ctypes.c_void_p(source)
        size = ctypes.c_int64(self.nbytes)
        self._check(self._library.sparse_attn_device_copy(*pointers, size, None))
        self._check(self._library.sparse_attn_device_synchronize(None))

    def _check(self, status: int) -> None:
        if status != 0:
            raise RuntimeError(self._library.sparse_attn_last_error().decode())


class _Managed(ctypes.Structure):
    """DLManagedTensor of DLPack."""


_Deleter = ctypes.CFUNCTYPE(None, ctypes.POINTER(_Managed))
_Managed._fields_ = [("tensor", DLTensor), ("context", ctypes.c_void_p), ("deleter", _Deleter)]

_NAME = b"dltensor"  # a capsule keeps the address of its name

# What capsules hold, by the address of the structure, until its deleter is called.
_exported: dict[int, tuple[_Managed, DeviceArray, ctypes.Array[Any]]] = {}


@_Deleter  # type: ignore[untyped-decorator]
def _delete(managed: Any) -> None:
    _exported.pop(ctypes.addressof(managed.contents), None)


@ctypes.CFUNCTYPE(None, ctypes.c_void_p)  # type: ignore[untyped-decorator]
def _destroy(capsule: int) -> None:
    """The end of a capsule: whoever took the tensor has renamed it, and deletes by itself."""
    if _is_valid(capsule, _NAME):
        _exported.pop(_pointer_of(capsule, _NAME), None)


def _export(array: DeviceArray) -> Any:
    managed = _Managed(deleter=_delete)
    sizes = (ctypes.c_int64 * len(array.shape))(*array.shape)
    fill(
        managed.tensor,
        array.dtype.name,
        sizes,
        array.pointer,
        (CUDA, array.device),
    )
    address = ctypes.addressof(managed)
    _exported[address] = managed, array, sizes
    return _new_capsule(address, _NAME, _destroy)


# Capsules that are about to go cannot be passed as objects, only by address.
_is_valid = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_IsValid", ctypes.pythonapi)
)
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
_new_capsule = ctypes.PYFUNCTYPE(
    ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p
)(("PyCapsule_New", ctypes.pythonapi))
