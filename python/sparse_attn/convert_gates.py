"""Turns a published checkpoint of SeerAttention-R's or SeerAttention's gates into a gate file.

python -m sparse_attn.convert_gates attn_gate_weights.pth -o gates.safetensors --config config.json

Dimensions are read off the weights. The rest of the configuration comes from flags, then from the
model's config.json, then from the defaults of the published models.

A .pth is a zip file: `*/data.pkl` is a pickle in which a tensor names its storage, `*/data/KEY`
holds a storage's bytes. Everything but tensors of f32, f16 and bf16 in a dict is refused.
"""

from __future__ import annotations

import argparse
import io
import json
import pickle
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import ml_dtypes
import numpy as np
from numpy.typing import NDArray

from .gate_config import (
    PREFILL_KIND,
    AnyGateConfig,
    PrefillGateConfig,
    add_config_arguments,
    config_arguments,
    config_class,
)
from .gate_file import layers_from_tensors, save_gates, weight_key

# Keys of the published config.json, by ours.
SHARED_KEYS = {
    "block_size": "seerattn_gate_block_size",
    "gate_dim": "seerattn_gate_hidden_size",
    "rope": "seerattn_use_rope",
    "num_kv_heads": "num_key_value_heads",
    "head_dim": "head_dim",
    "rope_theta": "rope_theta",
    "rope_scaling": "rope_scaling",
}
CONFIG_KEYS = SHARED_KEYS | {
    "key_pooling": "seerattn_k_seq_pooling_type",
    "query_pooling": "seerattn_q_head_pooling_type",
    "qk_norm": "seerattn_use_qk_norm",
}
PREFILL_KEYS = SHARED_KEYS | {
    "pooling": "seerattn_gate_type",
    "force_double": "seerattn_gate_force_double",
}
DEFAULTS = {"key_pooling": "Kmaxminavg", "rope": True, "norm_eps": 1e-6}
PREFILL_DEFAULTS = {"pooling": "Qavg_Kmaxminavg", "rope": True}
STORAGES = {
    "FloatStorage": np.dtype(np.float32),
    "HalfStorage": np.dtype(np.float16),
    "BFloat16Storage": np.dtype(ml_dtypes.bfloat16),
}


def config_from_model(model: dict[str, Any], kind: str | None = None) -> dict[str, Any]:
    """The keys of a configuration of that kind that a model's config.json gives."""
    if type(model) is not dict:
        raise ValueError("config.json: not a JSON object")
    keys = PREFILL_KEYS if kind == PREFILL_KIND else CONFIG_KEYS
    found = {ours: model[key] for ours, key in keys.items() if model.get(key) is not None}
    # transformers 5 keeps theta and scaling together.
    parameters = model.get("rope_parameters")
    if isinstance(parameters, dict):
        found.setdefault("rope_theta", parameters.get("rope_theta"))
        scaling = {key: value for key, value in parameters.items() if key != "rope_theta"}
        found.setdefault("rope_scaling", scaling or None)
    scaling = found.pop("rope_scaling", None)
    if scaling:
        scaling = dict(scaling)
        scaling.setdefault("rope_type", scaling.pop("type", None))
        found["rope_scaling"] = None if scaling["rope_type"] == "default" else scaling
    heads, kv_heads = model.get("num_attention_heads"), model.get("num_key_value_heads")
    if heads and kv_heads:
        found["gqa_group"] = heads // kv_heads
    if "head_dim" not in found and heads and model.get("hidden_size"):
        found["head_dim"] = model["hidden_size"] // heads
    return {key: value for key, value in found.items() if value is not None}


def config_from_weights(tensors: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    """The keys of a configuration that the shapes of the first layer's weights give."""
    names = ("linear_q", "linear_k", "qnorm", "knorm")
    layers = {int(key.split(".")[2]) for key in tensors if key.startswith("model.layers.")}
    first = min(layers, default=0)
    if weight_key(first, "linear_k", PrefillGateConfig.prefix) in tensors:
        return _prefill_from_weights(tensors, first)
    q, k, qnorm, _ = (tensors.get(weight_key(first, name)) for name in names)
    if k is None or k.ndim != 3:
        raise ValueError(f"{weight_key(first, 'linear_k')}: missing or not of rank 3")
    found = {"num_kv_heads": k.shape[0], "gate_dim": k.shape[2], "qk_norm": qnorm is not None}
    if q is None:
        return found | {"query_pooling": "Qavg", "head_dim": k.shape[2]}
    if q.ndim == 4:
        found |= {"query_pooling": "Qproj", "gqa_group": q.shape[1], "head_dim": q.shape[2]}
    elif q.ndim == 3:
        found |= {"query_pooling": "Qavgproj", "head_dim": q.shape[1]}
    else:
        raise ValueError(f"{weight_key(first, 'linear_q')}: rank {q.ndim}, not 3 or 4")
    return found


def _prefill_from_weights(tensors: Mapping[str, NDArray[Any]], layer: int) -> dict[str, Any]:
    """A gate of a prefill: with queries' weights both say their heads, without them the keys' ones
    are for query heads."""
    keys = {
        name: weight_key(layer, name, PrefillGateConfig.prefix) for name in ("linear_q", "linear_k")
    }
    q, k = (tensors.get(key) for key in keys.values())
    for name, weight in (("linear_k", k), ("linear_q", q)):
        if weight is not None and weight.ndim != 3:
            raise ValueError(f"{keys[name]}: rank {weight.ndim}, not 3")
    assert k is not None  # the caller looked
    found = {"kind": PREFILL_KIND, "gate_dim": k.shape[2]}
    if q is None:
        return found | {"head_dim": k.shape[2]}
    return found | {"num_kv_heads": k.shape[0], "gqa_group": q.shape[0] // k.shape[0]}


def merge_config(
    weights: Mapping[str, Any], model: Mapping[str, Any], flags: Mapping[str, Any]
) -> AnyGateConfig:
    """Flags win over the model's config.json; neither may contradict the weights."""
    given = dict(model) | dict(flags)
    for key, value in weights.items():
        if given.get(key, value) != value:
            raise ValueError(f"gate config: {key} is {given[key]!r}, the weights say {value!r}")
    defaults: dict[str, Any] = DEFAULTS
    if weights.get("kind") == PREFILL_KIND:
        # A projection of the queries that sizes do not ask for was forced.
        defaults = PREFILL_DEFAULTS | {"force_double": "num_kv_heads" in weights}
    return config_class(weights).from_dict(defaults | given | dict(weights))


class UnsafeCheckpoint(ValueError):
    """A checkpoint that holds something else than tensors, or is damaged."""


def read_tensors(path: str | Path) -> dict[str, NDArray[Any]]:
    """The tensors of a .pth by name; by torch if it is installed. Errors: ValueError, OSError."""
    try:
        import torch
    except ImportError:
        return read_tensors_without_torch(path)
    try:
        loaded = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise UnsafeCheckpoint(f"{path}: {error}") from error
    tensors = {}
    for key, value in _checked_dict(path, loaded, torch.Tensor).items():
        value = value.detach().contiguous()
        if value.dtype == torch.bfloat16:
            tensors[key] = value.view(torch.int16).numpy().view(ml_dtypes.bfloat16)
        else:
            tensors[key] = value.numpy()
    return tensors


def read_tensors_without_torch(path: str | Path) -> dict[str, NDArray[Any]]:
    """The same through a pickle reader that knows tensors and dicts only."""
    if not zipfile.is_zipfile(path):
        raise UnsafeCheckpoint(f"{path}: not a zip file (checkpoints before torch 1.6 are not)")
    with zipfile.ZipFile(path) as archive:
        members = [name for name in archive.namelist() if name.split("/")[1:] == ["data.pkl"]]
        if len(members) != 1:
            raise UnsafeCheckpoint(f"{path}: no data.pkl, not a torch checkpoint")
        root = members[0].split("/")[0]
        if f"{root}/byteorder" in archive.namelist():
            order = archive.read(f"{root}/byteorder").decode("ascii", "replace")
            if order != "little":
                raise UnsafeCheckpoint(f"{path}: byte order {order}, not little")
        reader = _Reader(io.BytesIO(archive.read(members[0])), archive, root)
        try:
            loaded = reader.load()
        except UnsafeCheckpoint as error:
            raise UnsafeCheckpoint(f"{path}: {error}") from error
        except Exception as error:  # a damaged pickle raises almost anything
            raise UnsafeCheckpoint(f"{path}: damaged data.pkl: {error}") from error
    return _checked_dict(path, loaded, np.ndarray)


def _checked_dict(path: str | Path, loaded: object, tensor_type: type) -> dict[str, Any]:
    if not isinstance(loaded, dict):
        raise UnsafeCheckpoint(f"{path}: holds a {type(loaded).__name__}, not a dict of tensors")
    for key, value in loaded.items():
        if not isinstance(key, str) or not isinstance(value, tensor_type):
            raise UnsafeCheckpoint(f"{path}: {key!r} is a {type(value).__name__}, not a tensor")
    return dict(loaded)


class _Reader(pickle.Unpickler):
    """Builds tensors and dicts; any other name in the pickle is refused."""

    def __init__(self, file: io.BytesIO, archive: zipfile.ZipFile, root: str) -> None:
        super().__init__(file)
        self._archive = archive
        self._root = root
        self._storages: dict[str, NDArray[Any]] = {}

    def find_class(self, module: str, name: str) -> Callable[..., Any] | str:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            # A fresh function: a pickle can set attributes of what it is given.
            return lambda *arguments: _rebuild_tensor(*arguments)
        if module == "torch" and name in STORAGES:
            return name
        _refuse(f"{module}.{name}")

    def persistent_load(self, pid: object) -> NDArray[Any]:
        if not isinstance(pid, tuple) or len(pid) != 5 or pid[0] != "storage":
            _refuse(f"the persistent id {pid!r}")
        if pid[1] not in STORAGES:
            _refuse(f"the persistent id {pid!r}")
        dtype, key, count = STORAGES[pid[1]], pid[2], pid[4]
        if key not in self._storages:
            member = f"{self._root}/data/{key}"
            if member not in self._archive.namelist():
                raise UnsafeCheckpoint(f"storage {key} is missing")
            size = self._archive.getinfo(member).file_size
            if size != count * dtype.itemsize:
                raise UnsafeCheckpoint(f"storage {key} has {size} bytes, not {count} {dtype}")
            self._storages[key] = np.frombuffer(self._archive.read(member), dtype)
        storage = self._storages[key]
        if storage.dtype != dtype:
            raise UnsafeCheckpoint(f"storage {key} is {storage.dtype} and {dtype}")
        return storage


def _rebuild_tensor(
    storage: NDArray[Any],
    offset: int,
    size: tuple[int, ...],
    stride: tuple[int, ...],
    requires_grad: bool = False,
    hooks: object = None,
    metadata: object = None,
) -> NDArray[Any]:
    """torch._utils._rebuild_tensor_v2: a copy, after a check that it lies inside of its storage."""
    whole = isinstance(storage, np.ndarray) and len(size) == len(stride)
    if not whole or any(n < 0 for n in (offset, *size, *stride)):
        raise UnsafeCheckpoint(f"a tensor of size {size}, stride {stride}, offset {offset}")
    last = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True))
    if 0 not in size and last >= len(storage):
        raise UnsafeCheckpoint(f"a tensor ends at {last} of {len(storage)} values")
    if 0 in size:
        return np.zeros(size, storage.dtype)
    if metadata:
        _refuse("tensor metadata")
    strides = tuple(step * storage.itemsize for step in stride)
    return np.lib.stride_tricks.as_strided(storage[offset:], size, strides).copy()


def _refuse(what: str) -> NoReturn:
    raise UnsafeCheckpoint(f"refused: {what} (only f32, f16 and bf16 tensors in a dict)")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m sparse_attn.convert_gates",
        description="Turn a published checkpoint of gates into a gate file.",
    )
    parser.add_argument("checkpoint", help="attn_gate_weights.pth")
    parser.add_argument("-o", "--output", required=True, metavar="FILE")
    parser.add_argument("--config", metavar="FILE", help="the model's config.json")
    add_config_arguments(parser)
    arguments = parser.parse_args(argv)
    try:
        tensors = read_tensors(arguments.checkpoint)
        model = json.loads(Path(arguments.config).read_text()) if arguments.config else {}
        of_weights = config_from_weights(tensors)
        found = config_from_model(model, of_weights.get("kind"))
        config = merge_config(of_weights, found, config_arguments(arguments))
        layers = layers_from_tensors(tensors, config)
        save_gates(arguments.output, config, layers)
    except (OSError, ValueError) as error:
        print(f"{parser.prog}: error: {error}", file=sys.stderr)
        return 1
    print(f"{arguments.output}: {len(layers)} layers, {config.to_json()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
