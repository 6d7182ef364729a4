"""Calls that are made again and again on the same memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..runtime import Program
from ..tensors import CUDA, device_of, is_torch


def bind(
    program: Program, function: str, arguments: Sequence[Any], results: Sequence[Any]
) -> Callable[[], Any]:
    """A call without allocation, so that it can be timed, and captured in a CUDA graph.

    Each call on CUDA tensors is enqueued on torch's current stream, also that of a capture.
    Errors: those of `Program.prepare`; RuntimeError from the call.
    """
    launcher = program.prepare(function, *arguments, out=results)
    kind, index = device_of(arguments[0])
    if kind != CUDA or not is_torch(arguments[0]):
        return launcher
    import torch

    return lambda: launcher(stream=torch.cuda.current_stream(index))
