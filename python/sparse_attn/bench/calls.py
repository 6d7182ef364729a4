"""Calls that are made again and again on the same memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..runtime import Program, aligned_bytes


def bind(
    program: Program, function: str, arguments: Sequence[Any], results: Sequence[Any]
) -> Callable[[], Any]:
    """A call without allocation, so that it can be timed, and captured in a CUDA graph."""
    workspace = aligned_bytes(program.workspace_size(function, *arguments))
    return lambda: program.call(function, *arguments, out=results, workspace=workspace)
