"""Turns a program of the LLVM dialect into a library, and calls functions on arrays by
MLIR's own C interface: `_mlir_ciface_NAME(results *, arguments *...)` on memref descriptors."""

import ctypes
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np

LIBRARIES = "/usr/lib/llvm-22/lib"


def descriptor(rank: int) -> type[ctypes.Structure]:
    """A ranked memref: allocation, first element, offset, sizes, strides."""

    class Descriptor(ctypes.Structure):
        _fields_ = (
            ("allocated", ctypes.c_void_p),
            ("aligned", ctypes.c_void_p),
            ("offset", ctypes.c_int64),
            ("sizes", ctypes.c_int64 * rank),
            ("strides", ctypes.c_int64 * rank),
        )

    return Descriptor


def describe(array: np.ndarray) -> ctypes.Structure:
    sizes = ctypes.c_int64 * array.ndim
    strides = [stride // array.itemsize for stride in array.strides]
    data = array.ctypes.data
    return descriptor(array.ndim)(data, data, 0, sizes(*array.shape), sizes(*strides))


def link_library(program: Path) -> Path:
    """The library of a program in the LLVM dialect."""
    text, library = program.with_suffix(".ll"), program.with_suffix(".so")
    for command in (
        ["mlir-translate-22", "--mlir-to-llvmir", program, "-o", text],
        ["clang-22", "-O1", "-shared", "-fPIC", "-w", text, "-o", library]
        + [f"-L{LIBRARIES}", f"-Wl,-rpath,{LIBRARIES}", "-lmlir_c_runner_utils", "-lm"],
    ):
        subprocess.run([str(part) for part in command], check=True)
    return library


class MemrefLibrary:
    """A library whose functions take and return memrefs."""

    def __init__(self, path: Path) -> None:
        self.library = ctypes.CDLL(str(path))

    def call(
        self, name: str, arguments: Sequence[np.ndarray], results: Sequence[np.ndarray]
    ) -> list[np.ndarray]:
        """`results` tell types and ranks; what comes back is a copy."""
        fields = [(f"r{i}", descriptor(result.ndim)) for i, result in enumerate(results)]
        out = type("Results", (ctypes.Structure,), {"_fields_": fields})()
        given = [describe(np.ascontiguousarray(argument)) for argument in arguments]
        getattr(self.library, f"_mlir_ciface_{name}")(
            ctypes.byref(out), *(ctypes.byref(one) for one in given)
        )
        arrays = []
        for (field, _), like in zip(fields, results, strict=True):
            got = getattr(out, field)
            shape = tuple(got.sizes)
            start = got.aligned + got.offset * like.itemsize
            count = int(np.prod(shape)) * like.itemsize
            data = (ctypes.c_char * count).from_address(start)
            arrays.append(np.frombuffer(bytes(data), like.dtype).reshape(shape))
        return arrays
