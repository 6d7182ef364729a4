"""What the stages share: checks, layouts, lengths and positions (docs/Spec.md, section 0)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, TypeVar

import ml_dtypes
import numpy as np
from numpy.typing import ArrayLike, NDArray

T = TypeVar("T")
Array = NDArray[Any]
NEG_INF = np.float32(-np.inf)
STORAGE_TYPES = (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16), np.dtype(np.float32))


def require(condition: bool, rule: str, message: str) -> None:
    """Raises ValueError "RULE: message" unless the condition holds."""
    if not condition:
        raise ValueError(f"{rule}: {message}")


def given(value: T | None, rule: str, message: str) -> T:
    """The value; raises ValueError "RULE: message" if there is none."""
    if value is None:
        raise ValueError(f"{rule}: {message}")
    return value


def require_choice(value: str, choices: Iterable[str], name: str) -> None:
    """Raises ValueError unless `value` is one of `choices`."""
    if value not in choices:
        raise ValueError(f"{name} is {value!r}, not one of {', '.join(choices)}")


def require_storage(array: Array, name: str, rule: str) -> None:
    """Raises ValueError unless the array has a storage type: f16, bf16 or f32."""
    require(array.dtype in STORAGE_TYPES, rule, f"{name} is {array.dtype}, not f16, bf16 or f32")


def f32(x: ArrayLike) -> NDArray[np.float32]:
    """The type in which everything is computed."""
    return np.asarray(x).astype(np.float32)


def ceil_div(a: int, b: int) -> int:
    return -(-a // b)


def to_bhsd(x: Array, layout: str) -> Array:
    """[B, S, H, D] or [B, H, S, D] -> [B, H, S, D]; a view."""
    require_choice(layout, ("bhsd", "bshd"), "layout")
    return x if layout == "bhsd" else x.transpose(0, 2, 1, 3)


def from_bhsd(x: Array, layout: str) -> Array:
    """The inverse of `to_bhsd`: the same exchange of two dimensions."""
    return to_bhsd(x, layout)


def unpack_rows(x: Array, offsets: Array, rows: int) -> Array:
    """`packed` [total, H, D] and its cumulative lengths -> [B, H, rows, D], zeros behind."""
    out = np.zeros((len(offsets) - 1, x.shape[1], rows, x.shape[2]), x.dtype)
    for b, (begin, end) in enumerate(pairwise(offsets)):
        out[b, :, : end - begin] = x[begin:end].transpose(1, 0, 2)
    return out


def pack_rows(x: Array, offsets: Array, total: int) -> Array:
    """The inverse of `unpack_rows`."""
    out = np.zeros((total, x.shape[1], x.shape[3]), x.dtype)
    for b, (begin, end) in enumerate(pairwise(offsets)):
        out[begin:end] = x[b, :, : end - begin].transpose(1, 0, 2)
    return out


def check_lengths(lengths: ArrayLike, count: int, rule: str, name: str = "lengths") -> Array:
    """i32 or i64 [count] -> i64 [count]."""
    lengths = np.asarray(lengths)
    right_type = lengths.dtype in (np.dtype(np.int32), np.dtype(np.int64))
    require(right_type, rule, f"{name} is {lengths.dtype}, not i32 or i64")
    require(lengths.shape == (count,), rule, f"{name} has shape {lengths.shape}, not ({count},)")
    return lengths.astype(np.int64)


def valid_lengths(
    lengths: ArrayLike | None, batch: int, limit: int, rule: str, name: str = "lengths"
) -> Array:
    """len[b] or qlen[b]: the operand clamped to [0, limit]; the limit without the operand."""
    if lengths is None:
        return np.full(batch, limit, np.int64)
    return np.clip(check_lengths(lengths, batch, rule, name), 0, limit)


def row_positions(key_len: Array, query_len: Array, rows: int) -> tuple[Array, Array]:
    """p(b, t) = len[b] - qlen[b] + t as i64 [B, T], and whether t < qlen[b], bool [B, T].

    For a gate and a selection a row with p < 0 is invalid too.
    """
    t = np.arange(rows)
    position = (key_len - query_len)[:, None] + t
    return position, t < query_len[:, None]


def repeat_heads(x: Array, heads: int) -> Array:
    """[B, H, ...] -> [B, heads, ...]: head h of the result is head h / (heads / H) of x."""
    return np.repeat(x, heads // x.shape[1], axis=1)


def softmax(x: Array) -> Array:
    """Along the last axis. An entry of -inf has weight 0; without a finite entry all have."""
    if x.shape[-1] == 0:
        return x
    top = x.max(-1, keepdims=True)
    weight = np.exp(x - np.where(np.isneginf(top), 0, top))
    total = weight.sum(-1, keepdims=True)
    shares: Array = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
    return shares


def rms_norm(x: Array, weight: Array, eps: float) -> Array:
    """x / sqrt(mean(x^2) + eps) * weight along the last axis, in f32."""
    x = f32(x)
    mean_square = (x * x).mean(-1, keepdims=True, dtype=np.float32)
    normalised: Array = x / np.sqrt(mean_square + np.float32(eps)) * f32(weight)
    return normalised
