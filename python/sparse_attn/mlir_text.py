"""Pieces of MLIR text for programs that the checks write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import ml_dtypes
import numpy as np

from . import reference as ref

ELEMENTS = {
    np.dtype(np.float32): "f32",
    np.dtype(np.float16): "f16",
    np.dtype(ml_dtypes.bfloat16): "bf16",
    np.dtype(np.int32): "i32",
    np.dtype(np.int64): "i64",
    np.dtype(bool): "i1",
}
_POLICY = re.compile(r"(?:#sparse_attn\.)?(\w+?)(?:<(.*)>)?")


def tensor(shape: Iterable[int | str], element: Any = "f32") -> str:
    """The type of a tensor; element is a name or a NumPy type, a size may be "?"."""
    name = element if isinstance(element, str) else ELEMENTS[np.dtype(element)]
    return f"tensor<{''.join(f'{size}x' for size in shape)}{name}>"


def number(value: float) -> str:
    """A float literal: MLIR wants a point before the exponent."""
    return f"{float(value):.17e}"


def numbers(values: Iterable[float]) -> str:
    """`array<f32: ...>`."""
    return f"array<f32: {', '.join(number(float(np.float32(x))) for x in values)}>"


def pool_list(pools: Iterable[str]) -> str:
    """An attribute `pools`."""
    return "[" + ", ".join(f"#sparse_attn.pool<{pool}>" for pool in pools) + "]"


def policy_text(policy: ref.Policy) -> str:
    """A policy as an attribute of the dialect."""
    match policy:
        case ref.TokenBudget():
            return f"#sparse_attn.token_budget<{policy.tokens}>"
        case ref.TokenBudgets():
            return f"#sparse_attn.token_budgets<{', '.join(map(str, policy.tokens))}>"
        case ref.Threshold():
            return f"#sparse_attn.threshold<{number(policy.value)}>"
        case ref.TopP():
            return f"#sparse_attn.top_p<{number(policy.mass)}>"
        case ref.NzRatio():
            return f"#sparse_attn.nz_ratio<{number(policy.ratio)}>"
        case ref.Entmax():
            return f"#sparse_attn.entmax<{number(policy.alpha)}>"
    return "#sparse_attn.all"


def parse_policy(text: str) -> ref.Policy:
    """The inverse of `policy_text`. Errors: ValueError."""
    match = _POLICY.fullmatch(text)
    name, value = match.groups() if match else (None, None)
    kinds = {
        "threshold": ref.Threshold,
        "top_p": ref.TopP,
        "entmax": ref.Entmax,
        "nz_ratio": ref.NzRatio,
    }
    if name == "all" and value is None:
        return ref.All()
    if name == "token_budget" and value is not None:
        return ref.TokenBudget(int(value))
    if name == "token_budgets" and value is not None:
        return ref.TokenBudgets(tuple(map(int, value.split(","))))
    if name in kinds and value is not None:
        return kinds[name](float(value.partition(":")[0]))
    raise ValueError(f"not a policy: {text!r}")


def selection_type(
    shape: Iterable[int | str],
    block: int,
    query_block: int = 1,
    form: str = "mask",
    capacity: int | None = None,
) -> str:
    """`!sparse_attn.selection<...>`; shape is B, G, R, N. Only some forms have a capacity."""
    text = f"{'x'.join(map(str, shape))}, block = {block}, query_block = {query_block}"
    if form not in ("mask", "bits"):
        return f"!sparse_attn.selection<{text}, form = {form}, capacity = {capacity}>"
    return f"!sparse_attn.selection<{text}, form = {form}>"
