"""Rotary position embedding (docs/Spec.md, 2.2 and 2.3)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .common import Array, f32, from_bhsd, require, require_choice, require_storage, to_bhsd


def inverse_frequencies(dim: int, theta: float = 10000.0) -> Array:
    """theta ** (-2 i / dim) for i < dim / 2, f32 [dim / 2]; radians per position."""
    require(dim % 2 == 0, "R2", f"the rotary dimension {dim} is odd")
    exponent = np.arange(0, dim, 2, dtype=np.float64) / dim
    return f32(np.float64(theta) ** -exponent)


def rotary_table(length: int, inv_freq: ArrayLike, factor: float = 1.0) -> tuple[Array, Array]:
    """Spec 2.3: cos, sin f32 [length, 2 * len(inv_freq)]; row p is position p, halves repeated.

    inv_freq  f32 [n], radians per position
    factor    both tables are multiplied by it
    Errors: RT1.
    """
    require(length >= 0, "RT1", f"length {length} is negative")
    cos, sin = _cos_sin(np.arange(length), inv_freq, factor, "RT1")
    return np.concatenate([cos, cos], -1), np.concatenate([sin, sin], -1)


def rotary(
    x: Array,
    cos: Array | None = None,
    sin: Array | None = None,
    positions: ArrayLike | None = None,
    *,
    inv_freq: ArrayLike | None = None,
    factor: float = 1.0,
    style: str = "half",
    inverse: bool = False,
    layout: str = "bhsd",
) -> Array:
    """Spec 2.2: x rotated, of x's shape and type.

    x          [B, H, T, D] (`bhsd`) or [B, T, H, D] (`bshd`)
    cos, sin   [1 or B, T, rd], or
    positions  integers [1 or B, T] with inv_freq [rd / 2], radians per position, and factor
    style      `half` (i with i + rd / 2) or `interleaved` (2 i with 2 i + 1)
    inverse    rotate by the negative angle
    Errors: R1, R2, R3.
    """
    require_choice(style, ("half", "interleaved"), "style")
    require_storage(x, "x", "R3")
    require(x.ndim == 4, "R3", f"x has rank {x.ndim}, not 4")
    by_table = cos is not None and sin is not None
    neither_half = (cos is None) == (sin is None)
    require(neither_half and by_table == (positions is None), "R1", "cos and sin, or positions")
    if positions is not None:
        if inv_freq is None:
            raise ValueError("R1: positions need inv_freq")
        positions = np.asarray(positions)
        require(positions.dtype.kind == "i", "R3", f"positions is {positions.dtype}")
        cos, sin = _cos_sin(positions, inv_freq, factor, "R2")
        both = _halves if style == "half" else _pairs
        cos, sin = both(cos), both(sin)
    assert cos is not None and sin is not None  # R1

    rows = f32(to_bhsd(x, layout))
    batch, _, length, dim = rows.shape
    rd = cos.shape[-1]
    right_shape = cos.ndim == 3 and cos.shape == sin.shape
    require(right_shape, "R3", f"cos has shape {cos.shape}, sin {sin.shape}")
    right_rows = cos.shape[0] in (1, batch) and cos.shape[1] == length
    require(right_rows, "R3", f"cos has shape {cos.shape}, not [1 or {batch}, {length}, rd]")
    require(rd % 2 == 0 and rd <= dim, "R2", f"rotary dimension {rd}, head dimension {dim}")

    sin = -f32(sin) if inverse else f32(sin)
    rotated = rotate(rows[..., :rd], f32(cos)[:, None], sin[:, None], style)
    out = np.concatenate([rotated, rows[..., rd:]], -1)
    return from_bhsd(out.astype(x.dtype), layout)


def rotate(x: Array, cos: Array, sin: Array, style: str = "half") -> Array:
    """Rotates the last dimension of x, all of it, by tables that broadcast with it."""
    if style == "half":
        first, second = np.split(x, 2, axis=-1)
        partner = np.concatenate([-second, first], -1)
    else:
        partner = np.empty_like(x)
        partner[..., 0::2] = -x[..., 1::2]
        partner[..., 1::2] = x[..., 0::2]
    rotated: Array = x * cos + partner * sin
    return rotated


def _cos_sin(
    positions: Array, inv_freq: ArrayLike, factor: float, rule: str
) -> tuple[Array, Array]:
    """[..., n] each: the angle is rounded to f32, its cosine and sine are exact to f32."""
    inv_freq = f32(inv_freq)
    require(inv_freq.ndim == 1, rule, f"inv_freq has rank {inv_freq.ndim}, not 1")
    angle = (f32(positions)[..., None] * inv_freq).astype(np.float64)
    scale = np.float32(factor)
    return f32(np.cos(angle)) * scale, f32(np.sin(angle)) * scale


def _halves(x: Array) -> Array:
    return np.concatenate([x, x], -1)


def _pairs(x: Array) -> Array:
    return np.repeat(x, 2, axis=-1)
