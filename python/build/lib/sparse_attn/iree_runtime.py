"""Runs modules that iree-compile made, on the CPU. Needs `pip install sparse-attn[iree]`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class IREEModule:
    """The functions of DIRECTORY/model.vmfb.

    Errors: ImportError without the Python package of IREE's runtime.
    """

    def __init__(self, path: str | Path, device: str = "local-task") -> None:
        try:
            import iree.runtime as iree
        except ImportError as error:
            raise ImportError(f"whole models need sparse-attn[iree]: {error}") from error
        config = iree.Config(device)
        module = iree.VmModule.mmap(config.vm_instance, str(path))
        self._context = iree.load_vm_module(module, config)

    def call(self, function: str, *arguments: Array) -> list[Array]:
        """Calls a function and returns its results as arrays of their own.

        Errors: RuntimeError or ValueError of IREE, such as a shape that does not fit.
        """
        results = self._context[function](*(np.ascontiguousarray(a) for a in arguments))
        if not isinstance(results, (list, tuple)):
            results = [results]
        return [np.array(result.to_host()) for result in results]
