"""Ops whose kernels run without Python: libSparseAttnTorch (lib/Torch/Ops.h).

    register("step", step, mutates=("k", "v"), plan=plan_step)

PyTorch's dispatcher calls the kernel in that library, which finds what serves a call by its types,
shapes and options. A form that is new comes here once, to be planned: programs are compiled or
loaded, and what does not fit is refused.
"""

from __future__ import annotations

import ctypes
import functools
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from . import runtime_library
from .compiled import Compiled
from .tensors import ELEMENT_TYPES, DLTensor

_NAMESPACE = "sparse_attn"
_MAX_TENSORS, _MAX_RANK = 32, 6  # of lib/Torch/Ops.h
# By DLPack's code and bits.
_TYPES = {
    (code, bits): getattr(torch, dtype.name) for dtype, code, bits in ELEMENT_TYPES.values()
} | {(1, 8): torch.uint8}
_CODES = {dtype: key for key, dtype in _TYPES.items()}


@dataclass(frozen=True)
class Plan:
    """How a form of a call is served.

    compiled   its function `main`
    arguments  names of the op's tensors, in the order of the function
    results    for each result of the function a name of a tensor, or the index of an output
    outputs    new tensors that the op returns, on any device: shapes and types
    """

    compiled: Compiled
    arguments: Sequence[str]
    results: Sequence[str | int]
    outputs: Sequence[torch.Tensor]


class _Argument(ctypes.Structure):
    """SparseAttnArgument."""

    _fields_ = (
        ("present", ctypes.c_int32),
        ("tensor", DLTensor),
        ("integer", ctypes.c_int64),
        ("number", ctypes.c_double),
        ("text", ctypes.c_char_p),
    )


class _Output(ctypes.Structure):
    """SparseAttnOutput."""

    _fields_ = (
        ("code", ctypes.c_uint8),
        ("bits", ctypes.c_uint8),
        ("lanes", ctypes.c_uint16),
        ("ndim", ctypes.c_int32),
        ("sizes", ctypes.c_int64 * _MAX_RANK),
    )


class _Plan(ctypes.Structure):
    """SparseAttnPlan."""

    _fields_ = (
        ("entry", ctypes.c_void_p),
        ("workspace_size", ctypes.c_void_p),
        ("last_error", ctypes.c_void_p),
        ("num_arguments", ctypes.c_int32),
        ("arguments", ctypes.c_int32 * _MAX_TENSORS),
        ("num_results", ctypes.c_int32),
        ("results", ctypes.c_int32 * _MAX_TENSORS),
        ("num_outputs", ctypes.c_int32),
        ("outputs", _Output * 2),
    )


class _Interpreter(ctypes.Structure):
    """SparseAttnInterpreter."""

    _fields_ = (("lock", ctypes.c_void_p), ("unlock", ctypes.c_void_p))


_Planner = ctypes.CFUNCTYPE(
    ctypes.c_int32,
    ctypes.c_int32,
    ctypes.POINTER(_Argument),
    ctypes.c_int32,
    ctypes.POINTER(_Plan),
    ctypes.POINTER(ctypes.c_char),
    ctypes.c_int32,
)


@dataclass(frozen=True)
class _Op:
    names: tuple[str, ...]
    kinds: str
    plan: Callable[..., Plan]


_ops: list[_Op] = []
_kept: list[Any] = []  # programs behind plans: they are called as long as the process lives
_definitions: Any = torch.library.Library(_NAMESPACE, "FRAGMENT")  # type: ignore[no-untyped-call]


def register(
    name: str,
    prototype: Callable[..., Any],
    mutates: Sequence[str],
    plan: Callable[..., Plan],
) -> None:
    """Defines torch.ops.sparse_attn.NAME with its kernels and its fake.

    prototype  has the signature; its body is the fake implementation
    mutates    tensors that are written in place
    plan       is called as the op is, with tensors of device `meta` and a last argument `device`,
               `cpu` or `cuda`. What it raises becomes a RuntimeError of the call
    Errors: ImportError without the library.
    """
    schema = torch.library.infer_schema(prototype, mutates_args=tuple(mutates))
    _definitions.define(name + schema, tags=(torch.Tag.pt2_compliant_tag,))
    torch.library.register_fake(f"{_NAMESPACE}::{name}", prototype, lib=_definitions)
    parameters = inspect.signature(prototype, eval_str=True).parameters
    kinds = "".join(_kind(p.annotation, p.name in mutates) for p in parameters.values())
    _ops.append(_Op(tuple(parameters), kinds, plan))
    number = ctypes.c_int32(len(_ops) - 1)
    names = (ctypes.c_char_p * len(kinds))(*(word.encode() for word in parameters))
    function = _library().sparse_attn_torch_register
    _expect_none(function(number, name.encode(), kinds.encode(), names, _planner))


def _expect_none(wrong: bytes | None) -> None:
    """Errors: ImportError with what the library found wrong."""
    if wrong is not None:
        raise ImportError(f"torch {torch.__version__}: {wrong.decode()}")


def _kind(annotation: Any, mutated: bool) -> str:
    """The letter of an argument: see SparseAttnArgument."""
    letters = {
        torch.Tensor: "M" if mutated else "T",
        torch.Tensor | None: "O",
        str: "s",
        int: "i",
        bool: "i",
        float | None: "f",
    }
    return letters[annotation]


@functools.cache
def _library() -> ctypes.CDLL:
    """libSparseAttnTorch, connected with torch and this interpreter."""
    runtime = runtime_library.find()
    path = runtime.with_name("libSparseAttnTorch.so") if runtime else None
    if path is None or not path.exists():
        raise ImportError(
            "libSparseAttnTorch.so is not there: install the package (pip install .), or build the "
            "tools (scripts/setup.sh)"
        )
    library = ctypes.CDLL(str(path), mode=os.RTLD_NOW | os.RTLD_LOCAL)
    for function in (library.sparse_attn_torch_load, library.sparse_attn_torch_register):
        function.restype = ctypes.c_char_p
    parts = (_torch_library(name) for name in ("cpu", "cuda"))
    handles = (ctypes.c_void_p(None if part is None else part._handle) for part in parts)
    lock, unlock = ctypes.pythonapi.PyGILState_Ensure, ctypes.pythonapi.PyGILState_Release
    python = _Interpreter(*(ctypes.cast(f, ctypes.c_void_p) for f in (lock, unlock)))
    _expect_none(library.sparse_attn_torch_load(*handles, python))
    return library


def _torch_library(part: str) -> ctypes.CDLL | None:
    """libtorch_cpu or libtorch_cuda, which torch has loaded; None if it was built without."""
    path = Path(torch.__file__).parent / "lib" / f"libtorch_{part}.so"
    return ctypes.CDLL(str(path)) if path.exists() else None


@_Planner  # type: ignore[untyped-decorator]
def _planner(number: int, arguments: Any, count: int, out: Any, error: Any, size: int) -> int:
    op = _ops[number]
    try:
        given = list(zip(op.names, op.kinds, arguments[:count], strict=True))
        on_cuda = any(a.tensor.device_type == 2 for _, kind, a in given if kind in "TMO")
        values = {name: _value(kind, argument) for name, kind, argument in given}
        plan = op.plan(**values, device="cuda" if on_cuda else "cpu")
        _write(plan, dict(zip(op.names, range(count), strict=True)), out.contents)
        _kept.append(plan.compiled)
    except Exception as caught:  # C++ cannot carry it
        sentence = "\n".join([str(caught), *getattr(caught, "__notes__", ())]).encode()
        sentence = sentence[: size - 1]
        ctypes.memmove(error, sentence + b"\0", len(sentence) + 1)
        return 1
    return 0


def _value(kind: str, argument: _Argument) -> Any:
    if kind == "s":
        return argument.text.decode()
    if kind == "i":
        return argument.integer
    if not argument.present:
        return None
    if kind == "f":
        return argument.number
    tensor = argument.tensor
    shape = tensor.shape[: tensor.ndim]
    return torch.empty(shape, dtype=_TYPES[tensor.code, tensor.bits], device="meta")


def _write(plan: Plan, numbers: Mapping[str, int], out: _Plan) -> None:
    out.entry, out.workspace_size, out.last_error = plan.compiled.addresses("main")
    out.num_arguments, out.num_results = len(plan.arguments), len(plan.results)
    out.num_outputs = len(plan.outputs)
    for i, name in enumerate(plan.arguments):
        out.arguments[i] = numbers[name]
    for i, result in enumerate(plan.results):
        out.results[i] = -1 - result if isinstance(result, int) else numbers[result]
    for slot, tensor in zip(out.outputs, plan.outputs, strict=False):
        slot.code, slot.bits = _CODES[tensor.dtype]
        slot.lanes, slot.ndim = 1, tensor.ndim
        slot.sizes[: tensor.ndim] = tensor.shape
