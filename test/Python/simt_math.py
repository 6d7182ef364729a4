"""What ops of arith and math do to numbers of all threads, as arrays: for simt.py."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

import ml_dtypes
import numpy as np
from mlir_generic import Op

DTYPES: dict[str, Any] = {
    "i1": np.bool_,
    "i8": np.int8,
    "i32": np.int32,
    "i64": np.int64,
    "index": np.int64,
    "f16": np.float16,
    "bf16": ml_dtypes.bfloat16,
    "f32": np.float32,
    "f64": np.float64,
}


def _signed(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda op, x, y: function(x, y).astype(x.dtype)


def _unsigned(function: Callable[..., Any]) -> Callable[..., Any]:
    def run(op: Op, x: Any, y: Any) -> Any:
        kind = np.dtype(f"u{x.dtype.name}") if x.dtype != bool else x.dtype
        return function(x.astype(kind), y.astype(kind)).astype(x.dtype)

    return run


def _shift(function: Callable[..., Any]) -> Callable[..., Any]:
    """Behind the last bit the result is poison: some number."""

    def run(op: Op, x: Any, y: Any) -> Any:
        bits = 8 * x.dtype.itemsize
        found = _unsigned(function)(op, x, y & (bits - 1))
        return np.where((y < 0) | (y >= bits), np.array(0x5EED, x.dtype), found)

    return run


_INTEGER = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")


def _compare(op: Op, x: Any, y: Any) -> Any:
    code = int(op.attribute("predicate").split()[0])
    if op.name == "arith.cmpi":
        if code >= 6:  # unsigned
            x, y, code = (*(v.astype(f"u{v.dtype.name}") for v in (x, y)), code - 4)
        return getattr(np, _INTEGER[code])(x, y)
    ordered = ~(np.isnan(x) | np.isnan(y))
    names = ("equal", "greater", "greater_equal", "less", "less_equal", "not_equal")
    if 1 <= code <= 6:
        return ordered & getattr(np, names[code - 1])(x, y)
    if 8 <= code <= 13:
        return ~ordered | getattr(np, names[code - 8])(x, y)
    raise NotImplementedError(f"{op.name} {code}")


@functools.cache
def shape_of(kind: str) -> tuple[tuple[int, ...], Any]:
    """What a thread has of a type, such as vector<2x2xf32>, and of which NumPy type it is."""
    sizes, element = re.fullmatch(r"(?:vector<)?((?:\d+x)*)(\w+)>?", kind).groups()  # type: ignore[union-attr]
    return tuple(int(size) for size in sizes.split("x") if size), DTYPES[element]


def of_threads(condition: Any, x: Any) -> Any:
    """A condition of each thread, for as many numbers as x has of it."""
    return condition.reshape(condition.shape + (1,) * (x.ndim - condition.ndim))


def _to_integer(op: Op, x: Any) -> Any:
    limits = np.iinfo(shape_of(op.types[0])[1])
    return np.clip(np.nan_to_num(x.astype(float)), limits.min, limits.max).astype(limits.dtype)


def _converted(op: Op, x: Any) -> Any:
    return x.astype(shape_of(op.types[0])[1])


def _extended(op: Op, x: Any) -> Any:
    kind = x.dtype if x.dtype == bool else np.dtype(f"u{x.dtype.name}")
    return _converted(op, x.astype(kind))


def constant(op: Op) -> Any:
    """Of one thread."""
    text = re.sub(r"^dense<(.*)>$", r"\1", op.attribute("value").split(" : ")[0])
    shape, kind = shape_of(op.types[0])
    numbers = [_number(x, kind) for x in text.replace("[", "").replace("]", "").split(", ")]
    return np.broadcast_to(
        np.array(numbers, kind).reshape(shape if len(numbers) > 1 else ()), shape
    )


def _number(text: str, kind: Any) -> Any:
    if text in ("true", "false"):
        return text == "true"
    if text.startswith("0x"):
        return np.frombuffer(int(text, 16).to_bytes(np.dtype(kind).itemsize, "little"), kind)[0]
    return int(text) if text.lstrip("-").isdigit() else float(text)


PURE: dict[str, Callable[..., Any]] = {
    "arith.addi": _signed(np.add),
    "arith.subi": _signed(np.subtract),
    "arith.muli": _signed(np.multiply),
    "arith.andi": _signed(np.bitwise_and),
    "arith.ori": _signed(np.bitwise_or),
    "arith.xori": _signed(np.bitwise_xor),
    "arith.minsi": _signed(np.minimum),
    "arith.maxsi": _signed(np.maximum),
    "arith.minui": _unsigned(np.minimum),
    "arith.maxui": _unsigned(np.maximum),
    "arith.divui": _unsigned(lambda x, y: x // np.where(y == 0, 1, y)),
    "arith.ceildivui": _unsigned(lambda x, y: -(-x.astype(np.int64) // y.astype(np.int64))),
    "arith.remui": _unsigned(lambda x, y: x % np.where(y == 0, 1, y)),
    "arith.shli": _shift(np.left_shift),
    "arith.shrui": _shift(np.right_shift),
    "arith.shrsi": lambda op, x, y: np.right_shift(x, np.clip(y, 0, 8 * x.dtype.itemsize - 1)),
    "arith.addf": _signed(np.add),
    "arith.subf": _signed(np.subtract),
    "arith.mulf": _signed(np.multiply),
    "arith.divf": _signed(np.divide),
    "arith.maxnumf": _signed(np.fmax),
    "arith.maximumf": _signed(np.maximum),
    "arith.minimumf": _signed(np.minimum),
    "arith.negf": lambda op, x: -x,
    "arith.cmpi": _compare,
    "arith.cmpf": _compare,
    "arith.select": lambda op, c, x, y: np.where(of_threads(c, x), x, y),
    "arith.bitcast": lambda op, x: x.view(shape_of(op.types[0])[1]),
    "arith.index_cast": _converted,
    "arith.index_castui": _extended,
    "arith.extui": _extended,
    "arith.extsi": lambda op, x: -_converted(op, x) if x.dtype == bool else _converted(op, x),
    "arith.extf": _converted,
    "arith.truncf": _converted,
    "arith.trunci": _converted,
    "arith.sitofp": _converted,
    "arith.uitofp": _extended,
    "arith.fptosi": _to_integer,
    "arith.fptoui": _to_integer,
    "math.absf": lambda op, x: abs(x),
    "math.exp": lambda op, x: np.exp(x).astype(x.dtype),
    "math.log2": lambda op, x: np.log2(x).astype(x.dtype),
    "math.log": lambda op, x: np.log(x).astype(x.dtype),
    "math.exp2": lambda op, x: np.exp2(x).astype(x.dtype),
    "math.powf": _signed(np.power),
    "math.sqrt": lambda op, x: np.sqrt(x),
    "math.fma": lambda op, x, y, z: (x.astype(float) * y + z).astype(x.dtype),
    "math.ctpop": lambda op, x: np.bitwise_count(x.astype(f"u{x.dtype.name}")).astype(x.dtype),
    "llvm.intr.cttz": lambda op, x: np.bitwise_count(((x & -x) - 1).astype(np.uint32)).astype(
        x.dtype
    ),
    "nvvm.rcp.approx.ftz.f": lambda op, x: (1 / x).astype(x.dtype),
}
REDUCTIONS = {"umin": np.minimum, "umax": np.maximum, "add": np.add}
