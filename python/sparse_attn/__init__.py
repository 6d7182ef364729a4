"""Block-sparse attention: gates, selections and kernels compiled with MLIR.

    import sparse_attn
    program = sparse_attn.compile("model.mlir", policy="token-budget=4096", gates="g.safetensors")
    o = program(q, k, v)

`docs/Python.md` of the repository describes the package.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .cache import Cache
    from .call_stats import LayerStats, Stats
    from .compiled import Compiled, compile, load
    from .compiler import CompileError, Diagnostic

__version__ = "0.1.0"

__all__ = [
    "Cache",
    "CompileError",
    "Compiled",
    "Diagnostic",
    "LayerStats",
    "Stats",
    "__version__",
    "compile",
    "load",
]

# Imported on first use: what runs compiled objects alone needs NumPy and nothing of this.
_HOMES = {
    "Cache": "cache",
    "CompileError": "compiler",
    "Compiled": "compiled",
    "Diagnostic": "compiler",
    "LayerStats": "call_stats",
    "Stats": "call_stats",
    "compile": "compiled",
    "load": "compiled",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value
