"""Gate files: the weights of learned gates and their configuration in one safetensors file.

The configuration is JSON in the file's `__metadata__["sparse_attn"]`. The tensors have the names
of the published checkpoints of SeerAttention-R and SeerAttention; layer N is the N-th attention
in program order.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
from numpy.typing import NDArray

from .gate_config import AnyGateConfig, GateConfig, PrefillGateConfig, config_from_json

METADATA_KEY = "sparse_attn"
WEIGHT_TYPES = (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16), np.dtype(np.float32))

_KEY = "model.layers.{layer}.self_attn.attn_gate.{name}.weight"
_KEY_PATTERN = re.compile(
    r"model\.layers\.(\d+)\.self_attn\.attn_gate\."
    rf"({GateConfig.prefix}|{PrefillGateConfig.prefix})(linear_q|linear_k|qnorm|knorm)\.weight"
)


@dataclass(frozen=True)
class GateWeights:
    """The tensors of one layer's gate; None where its configuration has none."""

    linear_k: NDArray[Any]
    linear_q: NDArray[Any] | None = None
    qnorm: NDArray[Any] | None = None
    knorm: NDArray[Any] | None = None


def weight_key(layer: int, name: str, prefix: str = GateConfig.prefix) -> str:
    """The published name of a tensor; name is linear_q, linear_k, qnorm or knorm.

    prefix  of the class of the configuration
    """
    return _KEY.format(layer=layer, name=prefix + name)


def layers_from_tensors(
    tensors: Mapping[str, NDArray[Any]], config: AnyGateConfig
) -> dict[int, GateWeights]:
    """Tensors by published name -> gates by layer. A layer without a gate is dense.

    Errors, ValueError: a tensor that is missing, unknown, or has a wrong shape or type.
    """
    shapes = config.weight_shapes()
    layers: dict[int, dict[str, NDArray[Any]]] = {}
    for key, tensor in tensors.items():
        match = _KEY_PATTERN.fullmatch(key)
        if match is None or match[2] != config.prefix or match[3] not in shapes:
            raise ValueError(f"{key}: not a weight of this gate")
        if tensor.shape != shapes[match[3]]:
            raise ValueError(f"{key}: shape {tensor.shape}, not {shapes[match[3]]}")
        if tensor.dtype not in WEIGHT_TYPES:
            raise ValueError(f"{key}: type {tensor.dtype}, not f32, f16 or bf16")
        layers.setdefault(int(match[1]), {})[match[3]] = tensor
    for layer, weights in layers.items():
        for name in shapes:
            if name not in weights:
                raise ValueError(f"{weight_key(layer, name, config.prefix)}: missing")
    if not layers:
        raise ValueError("no gate weights")
    return {layer: GateWeights(**layers[layer]) for layer in sorted(layers)}


def tensors_from_layers(
    layers: Mapping[int, GateWeights], prefix: str = GateConfig.prefix
) -> dict[str, NDArray[Any]]:
    """The inverse of `layers_from_tensors`; prefix as in `weight_key`."""
    return {
        weight_key(layer, field.name, prefix): getattr(weights, field.name)
        for layer, weights in layers.items()
        for field in dataclasses.fields(weights)
        if getattr(weights, field.name) is not None
    }


def save_gates(path: str | Path, config: AnyGateConfig, layers: Mapping[int, GateWeights]) -> None:
    """Writes a gate file. Errors: those of `layers_from_tensors`."""
    from safetensors.numpy import save_file

    tensors = tensors_from_layers(layers, config.prefix)
    layers_from_tensors(tensors, config)
    contiguous = {key: np.ascontiguousarray(tensor) for key, tensor in tensors.items()}
    save_file(contiguous, str(path), metadata={METADATA_KEY: config.to_json()})


def load_gates(path: str | Path) -> tuple[AnyGateConfig, dict[int, GateWeights]]:
    """Reads a gate file. Errors, ValueError: no configuration, or as `layers_from_tensors`."""
    from safetensors import safe_open

    with safe_open(str(path), framework="np") as file:
        metadata = file.metadata() or {}
        if METADATA_KEY not in metadata:
            raise ValueError(f"{path}: no {METADATA_KEY} in the metadata, not a gate file")
        config = config_from_json(metadata[METADATA_KEY])
        tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    return config, layers_from_tensors(tensors, config)
