"""The DLTensor structures of arrays: NumPy, torch, DeviceArray, or anything with __dlpack__.

torch is used only if a torch tensor is passed, so it need not be installed.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from typing import Any

import ml_dtypes
import numpy as np
from numpy.typing import NDArray

CPU, CUDA = 1, 2  # DLPack's device types
WORKSPACE_ALIGNMENT = 64

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
# By name, as torch and NumPy use the same names. A workspace is bytes.
_CODES = {dtype.name: (code, bits) for dtype, code, bits in ELEMENT_TYPES.values()}
_CODES["uint8"] = 1, 8


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


def is_torch(array: object) -> bool:
    """Whether this is a torch tensor, without importing torch."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(array, torch.Tensor)


def device_of(array: Any) -> tuple[int, int]:
    """DLPack's device type and device id; the CPU for what NumPy can read."""
    if is_torch(array):
        return (CUDA, array.device.index) if array.device.type == "cuda" else (CPU, 0)
    if isinstance(array, np.ndarray) or not hasattr(array, "__dlpack_device__"):
        return CPU, 0
    kind, index = array.__dlpack_device__()
    return int(kind), int(index)


def is_contiguous(array: Any) -> bool:
    """Whether a call uses the memory of the array itself."""
    if is_torch(array):
        return bool(array.is_contiguous())
    if isinstance(array, np.ndarray):
        return bool(array.flags.c_contiguous)
    return hasattr(array, "__dlpack__")  # the runtime refuses strides


def address_of(array: Any) -> int:
    """Where the memory of an array begins, on its device."""
    if is_torch(array):
        return int(array.data_ptr())
    if device_of(array)[0] == CPU:
        return int(array.ctypes.data)
    capsule = array.__dlpack__(stream=1)
    tensor = DLTensor.from_address(capsule_pointer(capsule, b"dltensor"))
    return int(tensor.data or 0) + int(tensor.byte_offset)


def aligned_bytes(size: int) -> NDArray[np.uint8]:
    """uint8 [size] whose first element is aligned as a workspace has to be."""
    storage = np.empty(size + WORKSPACE_ALIGNMENT, np.uint8)
    start = -storage.ctypes.data % WORKSPACE_ALIGNMENT
    return storage[start : start + size]


class Tensors:
    """DLTensor structures of arrays, which live as long as this object.

    NumPy arrays and torch tensors with strides are copied. `stream` is where the caller of
    __dlpack__ is going to use the data.
    """

    def __init__(self, arrays: Sequence[Any], stream: int = 0) -> None:
        self.owners: list[Any] = []
        self.pointer = (DLTensor * len(arrays))()
        self.count = ctypes.c_int32(len(arrays))
        for tensor, array in zip(self.pointer, arrays, strict=True):
            if is_torch(array):
                self._add_torch(tensor, array)
            elif device_of(array)[0] == CPU:
                self._add_numpy(tensor, array)
            else:
                self._add_dlpack(tensor, array, stream)

    def _add_numpy(self, tensor: DLTensor, array: Any) -> None:
        array = np.asarray(array, order="C")
        self._fill(tensor, array.dtype.name, array.shape, array.ctypes.data, (CPU, 0))
        self.owners.append(array)

    def _add_torch(self, tensor: DLTensor, array: Any) -> None:
        array = array.contiguous()
        name = str(array.dtype).removeprefix("torch.")
        self._fill(tensor, name, tuple(array.shape), array.data_ptr(), device_of(array))
        self.owners.append(array)

    def _add_dlpack(self, tensor: DLTensor, array: Any, stream: int) -> None:
        # 1 stands for the legacy default stream. The capsule frees what it holds when it goes.
        capsule = array.__dlpack__(stream=stream or 1)
        managed = capsule_pointer(capsule, b"dltensor")
        ctypes.memmove(ctypes.byref(tensor), managed, ctypes.sizeof(DLTensor))
        self.owners += [array, capsule]

    def _fill(
        self,
        tensor: DLTensor,
        dtype: str,
        shape: tuple[int, ...],
        data: int,
        device: tuple[int, int],
    ) -> None:
        sizes = (ctypes.c_int64 * len(shape))(*shape)
        fill(tensor, dtype, sizes, data, device)
        self.owners.append(sizes)


def fill(
    tensor: DLTensor,
    dtype: str,
    sizes: ctypes.Array[ctypes.c_int64],
    data: int,
    device: tuple[int, int],
) -> None:
    """Describes contiguous memory. Errors: ValueError for an element type no tensor can have."""
    if dtype not in _CODES:
        raise ValueError(f"an array of {dtype} cannot be passed")
    tensor.data = data
    tensor.device_type, tensor.device_id = device
    tensor.ndim = len(sizes)
    tensor.code, tensor.bits = _CODES[dtype]
    tensor.lanes = 1
    tensor.shape = sizes


capsule_pointer = ctypes.pythonapi.PyCapsule_GetPointer
capsule_pointer.restype = ctypes.c_void_p
capsule_pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
