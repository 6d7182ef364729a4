"""Ops whose kernels run without Python: libSparseAttnTorch (lib/Torch/Ops.h).

    @compiled_op(plan=plan_step, mutates=("k", "v"))
    def step(q: Tensor, k: Tensor, v: Tensor) -> Tensor: ...

PyTorch's dispatcher calls the kernel in that library, which finds what serves a call by its types,
shapes and options. A form that is new comes here once, to be planned: programs are compiled or
loaded, and what does not fit is refused. The function itself goes past the dispatcher where nobody
would notice.
"""

from __future__ import annotations

import ctypes
import functools
import inspect
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec

import torch
from torch.compiler import is_compiling

from . import runtime_library
from .compiled import Compiled
from .tensors import ELEMENT_TYPES, DLTensor, capsule_pointer

P = ParamSpec("P")
_NAMESPACE = "sparse_attn"
_MAX_TENSORS = 32  # of lib/Torch/Ops.h
# By DLPack's code and bits.
_TYPES = {
    (code, bits): getattr(torch, dtype.name) for dtype, code, bits in ELEMENT_TYPES.values()
} | {(1, 8): torch.uint8}


@dataclass(frozen=True)
class Plan:
    """How a form of a call is served.

    compiled   its function `main`
    arguments  names of the op's tensors, in the order of the function
    results    for each result of the function a name of a tensor, or the index of an output
    outputs    names of the op's tensors whose type and shape the new ones have that it returns
    """

    compiled: Compiled
    arguments: Sequence[str]
    results: Sequence[str | int]
    outputs: Sequence[str]


class _Argument(ctypes.Structure):
    """SparseAttnArgument."""

    _fields_ = (
        ("present", ctypes.c_int32),
        ("tensor", DLTensor),
        ("integer", ctypes.c_int64),
        ("number", ctypes.c_double),
        ("text", ctypes.c_char_p),
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
        ("outputs", ctypes.c_int32 * 2),
    )


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
# What is true while ops are intercepted, transformed or traced, which is the dispatcher's work.
_WATCHERS = (
    torch._C._len_torch_dispatch_stack,
    torch._C._len_torch_function_stack,
    torch._C._functorch.peek_interpreter_stack,
    torch._C._get_tracing_state,
)
_definitions: Any = torch.library.Library(_NAMESPACE, "FRAGMENT")  # type: ignore[no-untyped-call]


def compiled_op(
    plan: Callable[..., Plan], mutates: Sequence[str] = ()
) -> Callable[[Callable[P, torch.Tensor]], Callable[P, torch.Tensor]]:
    """Defines torch.ops.sparse_attn.NAME, by a function of that name.

    The function has the signature, and its body is the fake implementation: an empty result. What
    takes its place is called as the op is and does the same, in two thirds of the time where the
    tensors are plain and contiguous and nothing observes ops. A profiler then sees its kernels, but
    not the op.

    plan     is called as the op is, with tensors of device `meta` and a last argument `device`,
             `cpu` or `cuda`. What it raises becomes a RuntimeError of the call
    mutates  tensors that are written in place
    Errors: ImportError without the library.
    """

    def define(prototype: Callable[P, torch.Tensor]) -> Callable[P, torch.Tensor]:
        name = prototype.__name__
        schema = torch.library.infer_schema(prototype, mutates_args=tuple(mutates))
        _definitions.define(name + schema, tags=(torch.Tag.pt2_compliant_tag,))
        torch.library.register_fake(f"{_NAMESPACE}::{name}", prototype, lib=_definitions)
        parameters = inspect.signature(prototype, eval_str=True).parameters
        kinds = "".join(_kind(p.annotation, p.name in mutates) for p in parameters.values())
        _ops.append(_Op(tuple(parameters), kinds, plan))
        number = ctypes.c_int32(len(_ops) - 1)
        names = (ctypes.c_char_p * len(kinds))(*(word.encode() for word in parameters))
        register = _library().sparse_attn_torch_register
        _expect_none(register(number, name.encode(), kinds.encode(), names, _planner))
        op = getattr(getattr(torch.ops, _NAMESPACE), name).default
        direct = _direct(number, parameters)

        @functools.wraps(prototype)
        def call(*args: P.args, **kwargs: P.kwargs) -> torch.Tensor:
            if not is_compiling():
                out: torch.Tensor = direct(*args, **kwargs)
                if out is not NotImplemented:
                    return out
            dispatched: torch.Tensor = op(*args, **kwargs)
            return dispatched

        return call

    return define


def _direct(
    number: ctypes.c_int32, parameters: Mapping[str, inspect.Parameter]
) -> Callable[..., Any]:
    """The op as a function in C. Gives NotImplemented for what only the dispatcher can do."""
    api = capsule_pointer(torch.Tensor.__dlpack_c_exchange_api__, b"dlpack_exchange_api")
    objects = [ctypes.py_object] * 5
    form = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_int32, ctypes.c_void_p, *objects)
    make = form(("sparse_attn_torch_direct", _library()))
    defaults = (
        NotImplemented if p.default is inspect.Parameter.empty else p.default
        for p in parameters.values()
    )
    types = (torch.Tensor, torch.nn.Parameter)
    names = tuple(map(sys.intern, parameters))
    signature = types, names, tuple(defaults)
    function: Callable[..., Any] = make(number, api, torch.empty_like, _WATCHERS, *signature)
    return function


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
    parts = (_torch_library("cpu"), _torch_library("cuda"), ctypes.pythonapi)
    handles = (ctypes.c_void_p(None if part is None else part._handle) for part in parts)
    _expect_none(library.sparse_attn_torch_load(*handles))
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
    for i, name in enumerate(plan.outputs):
        out.outputs[i] = numbers[name]
