"""What a learned gate is: of decode steps (SeerAttention-R), or of a prefill (SeerAttention).

The keys are those of the JSON in a gate file (`gate_file`).
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

QUERY_POOLINGS = {"Qproj": "project", "Qavgproj": "mean_project", "Qavg": "mean"}
MODES = ("correct", "reference_compatible")
PREFILL_KIND = "prefill_gate_v1"

_KEY_POOLING = re.compile(r"K((?:max|min|avg)+)")
_BLOCK_POOLING = re.compile(r"Q(?:max|min|avg)+_K(?:max|min|avg)+")


@dataclass(frozen=True)
class _Config:
    """A configuration as a dict and as JSON."""

    def to_dict(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), sort_keys=True)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], ignore_unknown: bool = False) -> Self:
        """Errors, ValueError: a key that is missing, unknown or has a wrong value."""
        return cls(**_fields_of(cls, values, ignore_unknown))


@dataclass(frozen=True)
class GateConfig(_Config):
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

    prefix: ClassVar[str] = "attngate_"

    def __post_init__(self) -> None:
        _check_shared(self)
        eps = self.norm_eps
        _check(isinstance(self.qk_norm, bool), "qk_norm", self.qk_norm, "true or false")
        _check(_is_number(eps) and eps >= 0, "norm_eps", eps, "a number >= 0")
        match = isinstance(self.key_pooling, str) and _KEY_POOLING.fullmatch(self.key_pooling)
        pools = self.pools if match else ()
        unique = len(pools) > 0 and len(set(pools)) == len(pools)
        _check(unique, "key_pooling", self.key_pooling, "K and max, min, avg, each at most once")
        known = isinstance(self.query_pooling, str) and self.query_pooling in QUERY_POOLINGS
        _check(known, "query_pooling", self.query_pooling, f"one of {', '.join(QUERY_POOLINGS)}")
        _check(self.mode in MODES, "mode", self.mode, f"one of {', '.join(MODES)}")
        projects = self.query_pooling != "Qavg" or self.gate_dim == self.head_dim
        _check(projects, "gate_dim", self.gate_dim, "head_dim, because query_pooling is Qavg")

    @property
    def pools(self) -> tuple[str, ...]:
        """`pools` of compress_keys."""
        return _pool_names(self.key_pooling)

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

    @classmethod
    def from_json(cls, text: str) -> GateConfig:
        """Errors, ValueError: those of `from_dict`, or no JSON object."""
        return cls.from_dict(_json_object(text))


@dataclass(frozen=True)
class PrefillGateConfig(_Config):
    """What a gate of a prefill is, its weights aside: SeerAttention's, of blocks of queries.

    block_size    keys in a block, and queries
    gate_dim      columns of gate queries and compressed keys
    pooling       of blocks of queries and of keys, in the order of concatenation: Qavg_Kmaxminavg
    force_double  project queries and keys even where a projection of the keys would do
    rope, rope_theta, rope_scaling   as in GateConfig
    """

    block_size: int
    gate_dim: int
    pooling: str
    force_double: bool
    rope: bool
    rope_theta: float
    num_kv_heads: int
    gqa_group: int
    head_dim: int
    rope_scaling: dict[str, Any] | None = None
    kind: str = PREFILL_KIND

    prefix: ClassVar[str] = "mask_"

    def __post_init__(self) -> None:
        _check_shared(self)
        _check(self.kind == PREFILL_KIND, "kind", self.kind, PREFILL_KIND)
        _check(self.block_size >= 2, "block_size", self.block_size, "at least 2")
        double = self.force_double
        _check(isinstance(double, bool), "force_double", double, "true or false")
        match = isinstance(self.pooling, str) and _BLOCK_POOLING.fullmatch(self.pooling)
        sides = (self.query_pools, self.pools) if match else ((), ())
        unique = all(len(side) > 0 and len(set(side)) == len(side) for side in sides)
        wanted = "Q, max, min, avg, each at most once, _K and the same"
        _check(unique, "pooling", self.pooling, wanted)

    @property
    def query_pools(self) -> tuple[str, ...]:
        """`pools` of gate_queries."""
        return _pool_names(self.pooling.partition("_")[0])

    @property
    def pools(self) -> tuple[str, ...]:
        """`pools` of compress_keys."""
        return _pool_names(self.pooling.partition("_")[2])

    @property
    def projects_queries(self) -> bool:
        """Whether queries have a projection; if not, that of the keys is for query heads."""
        several = len(self.query_pools) > 1
        return self.force_double or several or self.gate_dim != self.head_dim

    @property
    def head_pooling(self) -> str:
        """`pooling` of gate_queries: heads stay apart."""
        return "mean_project" if self.projects_queries else "none"

    @property
    def query_heads(self) -> int:
        return self.num_kv_heads * self.gqa_group

    @property
    def scale(self) -> float:
        """`scale` of score."""
        return float(self.gate_dim**-0.5)

    def weight_shapes(self) -> dict[str, tuple[int, ...]]:
        """The tensors of a layer: attribute of GateWeights -> shape."""
        dim, dg = self.head_dim, self.gate_dim
        heads = self.num_kv_heads if self.projects_queries else self.query_heads
        shapes: dict[str, tuple[int, ...]] = {"linear_k": (heads, len(self.pools) * dim, dg)}
        if self.projects_queries:
            shapes["linear_q"] = (self.query_heads, len(self.query_pools) * dim, dg)
        return shapes


AnyGateConfig = GateConfig | PrefillGateConfig


def config_class(values: Mapping[str, Any]) -> type[GateConfig] | type[PrefillGateConfig]:
    """The class that the key `kind` names; without one a gate of decode steps.

    Errors: ValueError for another kind.
    """
    kind = values.get("kind")
    if kind is None:
        return GateConfig
    _check(kind == PREFILL_KIND, "kind", kind, f"left out, or {PREFILL_KIND}")
    return PrefillGateConfig


def config_from_json(text: str) -> AnyGateConfig:
    """The configuration of either kind. Errors: ValueError."""
    values = _json_object(text)
    return config_class(values).from_dict(values)


def add_config_arguments(parser: argparse.ArgumentParser) -> None:
    """One flag for each key of a configuration; a flag that is not given is None."""
    parser.add_argument("--kind", choices=[PREFILL_KIND], help="default: a gate of decode steps")
    for name in ("block-size", "gate-dim", "num-kv-heads", "gqa-group", "head-dim"):
        parser.add_argument(f"--{name}", type=int, metavar="N")
    parser.add_argument("--key-pooling", metavar="Kmaxminavg")
    parser.add_argument("--query-pooling", choices=list(QUERY_POOLINGS))
    parser.add_argument("--pooling", metavar="Qavg_Kmaxminavg", help=f"of {PREFILL_KIND}")
    parser.add_argument(
        "--force-double", action=argparse.BooleanOptionalAction, help=f"of {PREFILL_KIND}"
    )
    parser.add_argument("--rope", action=argparse.BooleanOptionalAction)
    parser.add_argument("--rope-theta", type=float)
    parser.add_argument("--rope-scaling", type=json.loads, metavar="JSON")
    parser.add_argument("--qk-norm", action=argparse.BooleanOptionalAction)
    parser.add_argument("--norm-eps", type=float)
    parser.add_argument("--mode", choices=MODES)


def config_arguments(arguments: argparse.Namespace) -> dict[str, Any]:
    """The keys of a configuration that were given as flags."""
    classes = (GateConfig, PrefillGateConfig)
    names = dict.fromkeys(field.name for cls in classes for field in dataclasses.fields(cls))
    return {name: value for name in names if (value := getattr(arguments, name)) is not None}


def _check_shared(config: AnyGateConfig) -> None:
    """Sizes and the rotation."""
    for name in ("block_size", "gate_dim", "num_kv_heads", "gqa_group", "head_dim"):
        value = getattr(config, name)
        whole = isinstance(value, int) and not isinstance(value, bool)
        _check(whole and value >= 1, name, value, "a whole number >= 1")
    _check(isinstance(config.rope, bool), "rope", config.rope, "true or false")
    theta, scaling = config.rope_theta, config.rope_scaling
    _check(_is_number(theta) and theta > 0, "rope_theta", theta, "a number > 0")
    even = not config.rope or config.gate_dim % 2 == 0
    _check(even, "gate_dim", config.gate_dim, "even, because rope is true")
    if scaling is not None:
        typed = isinstance(scaling, dict) and isinstance(scaling.get("rope_type"), str)
        _check(typed, "rope_scaling", scaling, "null or an object with rope_type")


def _fields_of(
    cls: type[_Config], values: Mapping[str, Any], ignore_unknown: bool
) -> dict[str, Any]:
    """The arguments of `cls` among the values."""
    fields = {field.name: field for field in dataclasses.fields(cls)}
    for name, field in fields.items():
        needed = field.default is dataclasses.MISSING
        if needed and name not in values:
            raise ValueError(f"gate config: {name} is missing")
    unknown = sorted(set(values) - set(fields))
    if unknown and not ignore_unknown:
        raise ValueError(f"gate config: unknown key {unknown[0]}")
    return {name: values[name] for name in fields if name in values}


def _json_object(text: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"gate config: not JSON: {error}") from error
    if type(values) is not dict:
        raise ValueError("gate config: not a JSON object")
    return values


def _pool_names(text: str) -> tuple[str, ...]:
    return tuple(re.findall("max|min|avg", text))


def _check(condition: bool, name: str, value: object, wanted: str) -> None:
    if not condition:
        raise ValueError(f"gate config: {name} is {value!r}, not {wanted}")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and type(value) is not bool and math.isfinite(value)
