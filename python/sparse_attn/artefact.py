"""A compiled program in a file: a shared object, or a module of IREE. One way to call both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import ml_dtypes
import numpy as np
from numpy.typing import NDArray

from .iree_runtime import IREEModule
from .runtime import Program
from .tensors import is_torch

_ELF = b"\x7fELF"


class Artefact(Protocol):
    """`file` is open for reading, so that the content is there even if its name is gone."""

    exit: str
    file: BinaryIO

    def device(self, function: str) -> str: ...

    def addresses(self, function: str) -> tuple[int, int, int]: ...

    def call(
        self, function: str, arguments: Sequence[Any], options: Mapping[str, Any]
    ) -> list[Any]: ...


def load_artefact(path: Path) -> Artefact:
    """Tells the kind from the content. Errors: OSError; ImportError if a runtime is missing."""
    file = path.open("rb")
    try:
        kind = _Object if file.read(len(_ELF)) == _ELF else _Module
        return kind(path, file)
    except BaseException:
        file.close()
        raise


class _Object:
    exit = "so"

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.file = file
        self._program = Program(path)

    def device(self, function: str) -> str:
        return self._program.device(function)

    def addresses(self, function: str) -> tuple[int, int, int]:
        return self._program.addresses(function)

    def call(
        self, function: str, arguments: Sequence[Any], options: Mapping[str, Any]
    ) -> list[Any]:
        return self._program.call(function, *arguments, **options)


class _Module:
    exit = "iree"

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.file = file
        self._module = IREEModule(path)

    def device(self, function: str) -> str:
        return "cpu"

    def addresses(self, function: str) -> tuple[int, int, int]:
        raise ValueError("a module of IREE has no functions of C")

    def call(
        self, function: str, arguments: Sequence[Any], options: Mapping[str, Any]
    ) -> list[Any]:
        if options:
            raise ValueError(f"a module of IREE takes no {', '.join(sorted(options))}")
        results = self._module.call(function, *map(as_numpy, arguments))
        like = next((array for array in arguments if is_torch(array)), None)
        return results if like is None else [_as_torch(result) for result in results]


def as_numpy(array: Any) -> NDArray[Any]:
    """An array in NumPy's memory: a tensor on the CPU as a view. Errors: TypeError on a GPU."""
    if not is_torch(array):
        return np.asarray(array.numpy() if hasattr(array, "numpy") else array)
    array = array.detach()
    if str(array.dtype) == "torch.bfloat16":
        import torch

        return np.asarray(array.view(torch.int16).numpy()).view(ml_dtypes.bfloat16)
    return np.asarray(array.numpy())


def _as_torch(array: NDArray[Any]) -> Any:
    import torch

    if array.dtype == ml_dtypes.bfloat16:
        return torch.from_numpy(array.view(np.int16)).view(torch.bfloat16)
    return torch.from_numpy(array)
