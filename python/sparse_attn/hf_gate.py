"""Gates as torch tensors, learned ones and others, and the rotation of a model turned back."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from . import reference as ref
from .gate_config import GateConfig
from .gate_file import GateWeights, load_gates

_NORM_EPS = 1e-6  # of the programs behind the torch ops


# By the gate: what a block's keys are reduced by.
WEIGHTLESS = {"mean_pool": "avg", "min_max": "max,min", "oracle": "avg"}


@dataclass(frozen=True)
class LayerGate:
    """Weights of a layer as torch.ops.sparse_attn.step takes them, of the model's type.

    They are None where the gate has none.
    """

    projection: Tensor | None
    norm: Tensor | None
    key_projection: Tensor | None
    key_norm: Tensor | None


class Gates(Protocol):
    """The gates of a model.

    kind        as of the ops
    block       tokens in a key block
    pools, mode, rope_anchor  as of torch.ops.sparse_attn.step
    """

    @property
    def kind(self) -> str: ...
    @property
    def block(self) -> int: ...
    @property
    def pools(self) -> str: ...
    @property
    def mode(self) -> str: ...
    @property
    def rope_anchor(self) -> str: ...

    def columns(self, dim: int) -> int:
        """Of a compressed key, where keys have `dim`."""

    def layer(self, index: int, like: Tensor) -> LayerGate | None:
        """The gate of a layer, with the type and device of `like`; None if it is dense."""

    def table(self, length: int, device: torch.device) -> tuple[Tensor, Tensor] | None:
        """cos and sin of the gate's rotation, f32 [length, dg]; None if the gate has no rotation of
        its own."""


@dataclass(frozen=True)
class WeightlessGates:
    """A gate that every layer has: mean_pool, min_max (Quest) or oracle."""

    kind: str
    block: int
    mode: str = "correct"
    rope_anchor: str = "first"

    @property
    def pools(self) -> str:
        return WEIGHTLESS[self.kind]

    def columns(self, dim: int) -> int:
        return (self.pools.count(",") + 1) * dim

    def layer(self, index: int, like: Tensor) -> LayerGate | None:
        return LayerGate(None, None, None, None)

    def table(self, length: int, device: torch.device) -> tuple[Tensor, Tensor] | None:
        return None


@dataclass(frozen=True)
class LearnedGates:
    """The gates of a file; a layer without one is dense."""

    config: GateConfig
    layers: dict[int, GateWeights]
    kind: str = "learned"

    @property
    def block(self) -> int:
        return self.config.block_size

    @property
    def pools(self) -> str:
        return ",".join(self.config.pools)

    @property
    def mode(self) -> str:
        return self.config.mode

    def columns(self, dim: int) -> int:
        return self.config.gate_dim

    @property
    def rope_anchor(self) -> str:
        """Where a block that completes during decoding is rotated; the reference: at its end."""
        reference = self.mode == "reference_compatible"
        return "last_on_decode" if reference else "first"

    def layer(self, index: int, like: Tensor) -> LayerGate | None:
        weights = self.layers.get(index)
        if weights is None or weights.linear_q is None:
            return None
        projection, key_projection, norm, key_norm = (
            None if array is None else _tensor(array, like)
            for array in (weights.linear_q, weights.linear_k, weights.qnorm, weights.knorm)
        )
        assert projection is not None and key_projection is not None
        return LayerGate(projection, norm, key_projection, key_norm)

    def table(self, length: int, device: torch.device) -> tuple[Tensor, Tensor] | None:
        # No rotation is one by 0.
        dim, theta = self.config.gate_dim, self.config.rope_theta
        if self.config.rope:
            cos, sin = ref.rotary_table(length, ref.inverse_frequencies(dim, theta))
        else:
            cos, sin = np.ones((length, dim), np.float32), np.zeros((length, dim), np.float32)
        return torch.from_numpy(cos).to(device), torch.from_numpy(sin).to(device)


def read_gates(path: str | os.PathLike[str], heads: int, group: int, dim: int) -> LearnedGates:
    """A gate file for a model with these key heads, query heads a key head, and head dimension.

    Errors: OSError; ValueError for a file that does not fit, or a gate that no op serves.
    """
    config, layers = load_gates(os.fspath(path))
    if not isinstance(config, GateConfig):
        raise ValueError(f"{path}: {config.kind} is not served, only gates of decode steps")
    sizes = config.num_kv_heads, config.gqa_group, config.head_dim
    if sizes != (heads, group, dim):
        names = "key heads, query heads a key head and head dimension"
        raise ValueError(f"{path}: {names} are {sizes}, those of the model {(heads, group, dim)}")
    if config.query_pooling != "Qproj":
        raise ValueError(f"{path}: query_pooling {config.query_pooling} is not served, only Qproj")
    if config.qk_norm and config.norm_eps != _NORM_EPS:
        raise ValueError(f"{path}: norm_eps {config.norm_eps} is not served, only {_NORM_EPS}")
    scaling = config.rope_scaling
    if config.rope and scaling is not None and scaling["rope_type"] != "default":
        raise ValueError(f"{path}: rope_type {scaling['rope_type']} is not served")
    return LearnedGates(config, layers)


def turn_back(cos: Tensor, sin: Tensor) -> tuple[Tensor, Tensor]:
    """What `unrotate` needs of a rotation of first halves by cos, sin [B or 1, T, rd]: f32
    [B or 1, 1, T, rd]. The same for all layers of a pass."""
    c, s = cos.float().unsqueeze(1), sin.float().unsqueeze(1)
    # A scaling of the attention may be part of cos and sin.
    size = c * c + s * s
    half = s.shape[-1] // 2
    s = torch.cat([s[..., :half], -s[..., half:]], dim=-1)
    return c / size, s / size


def unrotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """x [B, H, T, D] before a rotation, whose `turn_back` gave cos and sin.

    transformers rotates before it calls the cache. Computed in f32, so a value differs from the
    one that was rotated by the rounding of that rotation.
    """
    size = cos.shape[-1]
    turned = x if size == x.shape[-1] else x[..., :size]
    # One pass over x a term: a decode step waits for each launch.
    back = torch.addcmul(turned * cos, turned.roll(size // 2, -1).float(), sin).to(x.dtype)
    return back if turned is x else torch.cat([back, x[..., size:]], dim=-1)


def check_rotation(attention: torch.nn.Module) -> None:
    """Errors, ValueError: a model whose rotation `unrotate` does not turn back."""
    kind = type(attention)
    rotate = getattr(sys.modules[kind.__module__], "apply_rotary_pos_emb", None)
    if rotate is None:
        raise ValueError(f"{kind.__name__}: its rotation is not known, so it cannot be gated")
    g = torch.Generator().manual_seed(0)
    x, angle = torch.randn(1, 2, 3, 8, generator=g), torch.randn(1, 3, 4, generator=g)
    cos, sin = torch.cat([angle, angle], -1).cos(), torch.cat([angle, angle], -1).sin()
    turned, _ = rotate(x, x, cos, sin)
    if not torch.allclose(unrotate(turned, *turn_back(cos, sin)), x, atol=1e-5):
        raise ValueError(f"{kind.__name__}: it does not rotate by halves, so it cannot be gated")


def _tensor(array: np.ndarray, like: Tensor) -> Tensor:
    values = torch.from_numpy(np.asarray(array, np.float32))
    return values.to(device=like.device, dtype=like.dtype)
