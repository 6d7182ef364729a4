"""Gate files: the weights of learned gates and their configuration in one safetensors file.

The configuration is JSON in the file's `__metadata__["sparse_attn"]`. The tensors have the names
of the published SeerAttention-R checkpoints; layer N is the N-th attention in program order.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
from numpy.typing import NDArray

METADATA_KEY = "sparse_attn"
WEIGHT_TYPES = (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16), np.dtype(np.float32))
QUERY_POOLINGS = {"Qproj": "project", "Qavgproj": "mean_project", "Qavg": "mean"}
MODES = ("correct", "reference_compatible")

_KEY = "model.layers.{layer}.self_attn.attn_gate.attngate_{name}.weight"
_KEY_PATTERN = re.compile(
    r"model\.layers\.(\d+)\.self_attn\.attn_gate\.attngate_(linear_q|linear_k|qnorm|knorm)\.weight"
)
_KEY_POOLING = re.compile(r"K((?:max|min|avg)+)")


@dataclass(frozen=True)
class GateConfig:
    """What a gate is, its weights aside.

    block_size     keys in a block
    gate_dim       columns of gate queries and compressed keys
    key_pooling    K and max, min, avg in the order in which they are concatenated: Kmaxminavg
    query_pooling  Qproj, Qavgproj or Qavg
    rope           rotate by theta ** (-2 i / gate_dim), changed by rope_scaling
    rope_scaling   None or a dict with `rope_type`, as in a Hugging Face config.json
    qk_norm        RMSNorm with norm_eps of gate queries and compressed keys
    mode           `correct`, or `reference_compatible` for the reference's own inference rules
    """

    block_size: int
    gate_dim: int
    key_pooling: str
    query_pooling: str
    rope: bool
    rope_theta: float
    qk_norm: bool
    norm_eps: float
    num_kv_heads: int
    gqa_group: int
    head_dim: int
    rope_scaling: dict[str, Any] | None = None
    mode: str = "correct"

    def __post_init__(self) -> None:
        for name in ("block_size", "gate_dim", "num_kv_heads", "gqa_group", "head_dim"):
            value = getattr(self, name)
            whole = isinstance(value, int) and not isinstance(value, bool)
            _check(whole and value >= 1, name, value, "a whole number >= 1")
        for name in ("rope", "qk_norm"):
            _check(
                isinstance(getattr(self, name), bool), name, getattr(self, name), "true or false"
            )
        theta, eps = self.rope_theta, self.norm_eps
        _check(_is_number(theta) and theta > 0, "rope_theta", theta, "a number > 0")
        _check(_is_number(eps) and eps >= 0, "norm_eps", eps, "a number >= 0")
        match = isinstance(self.key_pooling, str) and _KEY_POOLING.fullmatch(self.key_pooling)
        pools = self.pools if match else ()
        unique = len(pools) > 0 and len(set(pools)) == len(pools)
        _check(unique, "key_pooling", self.key_pooling, "K and max, min, avg, each at most once")
        known = isinstance(self.query_pooling, str) and self.query_pooling in QUERY_POOLINGS
        _check(known, "query_pooling", self.query_pooling, f"one of {', '.join(QUERY_POOLINGS)}")
        _check(self.mode in MODES, "mode", self.mode, f"one of {', '.join(MODES)}")
        even = not self.rope or self.gate_dim % 2 == 0
        _check(even, "gate_dim", self.gate_dim, "even, because rope is true")
        projects = self.query_pooling != "Qavg" or self.gate_dim == self.head_dim
        _check(projects, "gate_dim", self.gate_dim, "head_dim, because query_pooling is Qavg")
        if self.rope_scaling is not None:
            typed = isinstance(self.rope_scaling, dict)
            typed = typed and isinstance(self.rope_scaling.get("rope_type"), str)
            _check(typed, "rope_scaling", self.rope_scaling, "null or an object with rope_type")

    @property
    def pools(self) -> tuple[str, ...]:
        """`pools` of compress_keys."""
        return tuple(re.findall("max|min|avg", self.key_pooling))

    @property
    def pooling(self) -> str:
        """`pooling` of gate_queries."""
        return QUERY_POOLINGS[self.query_pooling]

    @property
    def scale(self) -> float:
        """`scale` of score."""
        return float(self.gate_dim**-0.5)

    def weight_shapes(self) -> dict[str, tuple[int, ...]]:
        """The tensors of a layer: attribute of GateWeights -> shape."""
        heads, group, dim, dg = self.num_kv_heads, self.gqa_group, self.head_dim, self.gate_dim
        shapes: dict[str, tuple[int, ...]] = {"linear_k": (heads, len(self.pools) * dim, dg)}
        if self.query_pooling == "Qproj":
            shapes["linear_q"] = (heads, group, dim, dg)
        elif self.query_pooling == "Qavgproj":
            shapes["linear_q"] = (heads, dim, dg)
        if self.qk_norm:
            shapes["qnorm"] = shapes["knorm"] = (dg,)
        return shapes

    def to_dict(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), sort_keys=True)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], ignore_unknown: bool = False) -> GateConfig:
        """Errors, ValueError: a key that is missing, unknown or has a wrong value."""
        fields = {field.name: field for field in dataclasses.fields(cls)}
        for name, field in fields.items():
            needed = field.default is dataclasses.MISSING
            if needed and name not in values:
                raise ValueError(f"gate config: {name} is missing")
        unknown = sorted(set(values) - set(fields))
        if unknown and not ignore_unknown:
            raise ValueError(f"gate config: unknown key {unknown[0]}")
        return cls(**{name: values[name] for name in fields if name in values})

    @classmethod
    def from_json(cls, text: str) -> GateConfig:
        try:
            values = json.loads(text)
        except json.JSONDecodeError as error:
            raise ValueError(f"gate config: not JSON: {error}") from error
        if type(values) is not dict:
            raise ValueError("gate config: not a JSON object")
        return cls.from_dict(values)


@dataclass(frozen=True)
class GateWeights:
    """The tensors of one layer's gate; None where its configuration has none."""

    linear_k: NDArray[Any]
    linear_q: NDArray[Any] | None = None
    qnorm: NDArray[Any] | None = None
    knorm: NDArray[Any] | None = None


def weight_key(layer: int, name: str) -> str:
    """The published name of a tensor; name is linear_q, linear_k, qnorm or knorm."""
    return _KEY.format(layer=layer, name=name)


def layers_from_tensors(
    tensors: Mapping[str, NDArray[Any]], config: GateConfig
) -> dict[int, GateWeights]:
    """Tensors by published name -> gates by layer. A layer without a gate is dense.

    Errors, ValueError: a tensor that is missing, unknown, or has a wrong shape or type.
    """
    shapes = config.weight_shapes()
    layers: dict[int, dict[str, NDArray[Any]]] = {}
    for key, tensor in tensors.items():
        match = _KEY_PATTERN.fullmatch(key)
        if match is None or match[2] not in shapes:
            raise ValueError(f"{key}: not a weight of this gate")
        if tensor.shape != shapes[match[2]]:
            raise ValueError(f"{key}: shape {tensor.shape}, not {shapes[match[2]]}")
        if tensor.dtype not in WEIGHT_TYPES:
            raise ValueError(f"{key}: type {tensor.dtype}, not f32, f16 or bf16")
        layers.setdefault(int(match[1]), {})[match[2]] = tensor
    for layer, weights in layers.items():
        for name in shapes:
            if name not in weights:
                raise ValueError(f"{weight_key(layer, name)}: missing")
    if not layers:
        raise ValueError("no gate weights")
    return {layer: GateWeights(**layers[layer]) for layer in sorted(layers)}


def tensors_from_layers(layers: Mapping[int, GateWeights]) -> dict[str, NDArray[Any]]:
    """The inverse of `layers_from_tensors`."""
    return {
        weight_key(layer, field.name): getattr(weights, field.name)
        for layer, weights in layers.items()
        for field in dataclasses.fields(weights)
        if getattr(weights, field.name) is not None
    }


def save_gates(path: str | Path, config: GateConfig, layers: Mapping[int, GateWeights]) -> None:
    """Writes a gate file. Errors: those of `layers_from_tensors`."""
    from safetensors.numpy import save_file

    tensors = tensors_from_layers(layers)
    layers_from_tensors(tensors, config)
    contiguous = {key: np.ascontiguousarray(tensor) for key, tensor in tensors.items()}
    save_file(contiguous, str(path), metadata={METADATA_KEY: config.to_json()})


def load_gates(path: str | Path) -> tuple[GateConfig, dict[int, GateWeights]]:
    """Reads a gate file. Errors, ValueError: no configuration, or as `layers_from_tensors`."""
    from safetensors import safe_open

    with safe_open(str(path), framework="np") as file:
        metadata = file.metadata() or {}
        if METADATA_KEY not in metadata:
            raise ValueError(f"{path}: no {METADATA_KEY} in the metadata, not a gate file")
        config = GateConfig.from_json(metadata[METADATA_KEY])
        tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    return config, layers_from_tensors(tensors, config)


def add_config_arguments(parser: argparse.ArgumentParser) -> None:
    """One flag for each key of GateConfig; a flag that is not given is None."""
    for name in ("block-size", "gate-dim", "num-kv-heads", "gqa-group", "head-dim"):
        parser.add_argument(f"--{name}", type=int, metavar="N")
    parser.add_argument("--key-pooling", metavar="Kmaxminavg")
    parser.add_argument("--query-pooling", choices=list(QUERY_POOLINGS))
    parser.add_argument("--rope", action=argparse.BooleanOptionalAction)
    parser.add_argument("--rope-theta", type=float)
    parser.add_argument("--rope-scaling", type=json.loads, metavar="JSON")
    parser.add_argument("--qk-norm", action=argparse.BooleanOptionalAction)
    parser.add_argument("--norm-eps", type=float)
    parser.add_argument("--mode", choices=MODES)


def config_arguments(arguments: argparse.Namespace) -> dict[str, Any]:
    """The keys of GateConfig that were given as flags."""
    names = [field.name for field in dataclasses.fields(GateConfig)]
    return {name: value for name in names if (value := getattr(arguments, name)) is not None}


def _check(condition: bool, name: str, value: object, wanted: str) -> None:
    if not condition:
        raise ValueError(f"gate config: {name} is {value!r}, not {wanted}")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and type(value) is not bool and math.isfinite(value)
