"""What `compile` takes, as the text of a program."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from .torch_import import export_module, exported_text

if TYPE_CHECKING:
    import torch

# MLIR text, the path of a file, or a program of torch.
Source: TypeAlias = "str | os.PathLike[str] | torch.export.ExportedProgram | torch.nn.Module"


def program_text(
    source: Source,
    arguments: Sequence[Any] | None = None,
    keywords: Mapping[str, Any] | None = None,
    dynamic_shapes: Any = None,
) -> bytes:
    """The text that the compiler reads.

    A str with a line break is a text, another one a path. A module of torch is exported for
    example `arguments` and `keywords`; no other source takes them.
    Errors: OSError for a file; TypeError for another kind of source, a module without arguments,
    or arguments without a module; as of `torch_import`.
    """
    torch = sys.modules.get("torch")  # a program of torch exists only if it is imported
    if torch is not None and isinstance(source, torch.nn.Module):
        if arguments is None and keywords is None:
            raise TypeError("a module is compiled for example inputs: give args=(...)")
        source = export_module(source, arguments or (), keywords, dynamic_shapes)
    elif not (arguments is None and keywords is None and dynamic_shapes is None):
        raise TypeError("args, kwargs and dynamic_shapes belong to a torch.nn.Module")
    if isinstance(source, str) and "\n" in source:
        return source.encode()
    if isinstance(source, (str, os.PathLike)):
        return Path(source).read_bytes()
    if torch is not None and isinstance(source, torch.export.ExportedProgram):
        return exported_text(source).encode()
    kind = type(source).__name__
    raise TypeError(f"expected MLIR, a path, an ExportedProgram or an nn.Module, got {kind}")
