"""Finds libSparseAttnRuntime, which compiled objects are linked with.

A wheel carries it in sparse_attn/lib. In a checkout it lies in lib/ beside the tools, and objects
name that folder themselves.
"""

from __future__ import annotations

import ctypes
import functools
import os
from pathlib import Path

from .compiler import TOOLS_VARIABLE, build_folder

_NAME = "libSparseAttnRuntime.so"


def packaged() -> Path | None:
    """The library that was installed with the package, if it was."""
    path = Path(__file__).parent / "lib" / _NAME
    return path if path.exists() else None


def find() -> Path | None:
    """The library of this package, else that of the tools; None if there is neither."""
    tools = os.environ.get(TOOLS_VARIABLE)
    folders = [Path(tools).parent / "lib"] if tools else []
    folders.append(build_folder() / "lib")
    built = (folder / _NAME for folder in folders)
    return packaged() or next((path for path in built if path.exists()), None)


def load_object(path: Path) -> ctypes.CDLL:
    """Loads a compiled object, with the runtime of the package in front if there is one.

    The dynamic linker takes a library that is loaded already for one of the same name, so an object
    from another machine needs no folder that exists there only. Errors: OSError; ImportError if
    the object wants a runtime that is nowhere.
    """
    if packaged():
        _load_runtime()
    mode = os.RTLD_NOW | os.RTLD_LOCAL
    try:
        return ctypes.CDLL(str(path.resolve()), mode=mode)
    except OSError as error:
        if _NAME not in str(error):
            raise
        if find() is None:
            text = f"{path} needs {_NAME}: install the package (pip install .), or build the tools"
            raise ImportError(f"{text}, and name their folder in {TOOLS_VARIABLE}") from error
    _load_runtime()
    return ctypes.CDLL(str(path.resolve()), mode=mode)


def abi_version() -> int | None:
    """SPARSE_ATTN_RUNTIME_VERSION of the library that `find` gives; None without one."""
    return int(_load_runtime().sparse_attn_runtime_version()) if find() else None


@functools.cache
def _load_runtime() -> ctypes.CDLL:
    return ctypes.CDLL(str(find()), mode=os.RTLD_NOW | os.RTLD_LOCAL)
