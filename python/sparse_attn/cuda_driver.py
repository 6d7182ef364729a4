"""What the CUDA driver of this machine says of itself and of its GPUs, without torch."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

_MAJOR, _MINOR = 75, 76  # CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_*


@dataclass(frozen=True)
class Driver:
    """version: the CUDA that it is for. gpus: a name and an architecture each."""

    version: str
    gpus: tuple[str, ...]


def find_driver() -> Driver | None:
    """None without a driver; no GPUs where it has none, or does not start."""
    try:
        library = ctypes.CDLL("libcuda.so.1")
        version = _number(library.cuDriverGetVersion)
    except (OSError, AttributeError):  # a file that is none, or not CUDA's
        return None
    count = 0
    if library.cuInit(0) == 0:
        count = _number(library.cuDeviceGetCount)
    text = f"{version // 1000}.{version % 1000 // 10}"
    return Driver(text, tuple(_describe(library, index) for index in range(count)))


def _describe(library: Any, index: int) -> str:
    device = _number(library.cuDeviceGet, index)
    name = ctypes.create_string_buffer(256)
    library.cuDeviceGetName(name, len(name), device)
    major, minor = (
        _number(library.cuDeviceGetAttribute, attribute, device) for attribute in (_MAJOR, _MINOR)
    )
    return f"{name.value.decode()}, sm_{major}{minor}"


def _number(function: Any, *arguments: int) -> int:
    """What a function of the driver writes; 0 if it fails."""
    result = ctypes.c_int(0)
    return result.value if function(ctypes.byref(result), *arguments) == 0 else 0
