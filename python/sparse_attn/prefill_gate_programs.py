"""Programs of a prefill's gate and selection, as MLIR text: what the CUDA suite compiles.

    form = PrefillGateForm(policy="nz-ratio=0.1", capacity=26)
    compile_to_object(form.text(), f"{form.name}.so", target="sm_90a")

The function `main` takes queries and keys before rotation, [B, S, H, D] (`bhsd`: [B, H, S, D]),
[lengths and query lengths [B]], the keys' projection, [the queries' projection], and [cos and sin
[positions, dg]]. It gives the storage of the selection and, with `stages`, compressed keys, gate
queries and scores before it. B and S are dynamic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .function_text import Function, SelectionForm, Unknown, Value, f32_attribute, i64_attribute
from .gate_config import PrefillGateConfig
from .mlir_text import policy_text, pool_list
from .policy_flags import parse_flag
from .programs import FUNCTION


@dataclass(frozen=True)
class PrefillGateForm:
    """What the types and attributes say; the names are those of a gate file and docs/Spec.md.

    policy    as a user writes it: nz-ratio=0.1
    form      of the selection: list, bits or mask
    capacity  of a list; None has room for every block
    lengths   whether sequences have lengths, of keys and of queries
    mode      of the select
    """

    dtype: str = "f16"
    key_heads: int = 8
    group: int = 4
    head_dim: int = 128
    gate_dim: int = 128
    block: int = 64
    pooling: str = "Qavg_Kmaxminavg"
    force_double: bool = False
    rope: bool = True
    layout: str = "bshd"
    policy: str = "nz-ratio=0.1"
    dense_rows: int = 0
    form: str = "list"
    capacity: int | None = None
    lengths: bool = False
    mode: str = "inclusive"
    stages: bool = False

    @property
    def config(self) -> PrefillGateConfig:
        return PrefillGateConfig(
            block_size=self.block,
            gate_dim=self.gate_dim,
            pooling=self.pooling,
            force_double=self.force_double,
            rope=self.rope,
            rope_theta=10000.0,
            num_kv_heads=self.key_heads,
            gqa_group=self.group,
            head_dim=self.head_dim,
        )

    @property
    def name(self) -> str:
        """Tells forms apart; good for a file."""
        parts = [
            f"prefill-gate-{self.dtype}",
            f"h{self.key_heads}x{self.group}",
            f"d{self.head_dim}-{self.gate_dim}",
            f"b{self.block}",
            self.pooling,
            self.layout,
            self.policy.replace("=", ""),
            f"{self.form}{self.capacity or ''}",
            self.mode,
            *(
                flag
                for flag in ("force_double", "rope", "lengths", "stages")
                if getattr(self, flag)
            ),
            *([f"dense{self.dense_rows}"] if self.dense_rows else []),
        ]
        return "-".join(parts)

    def shapes(self) -> dict[str, tuple[tuple[int, ...], str]]:
        """Shape and element type of each argument, in order; unknown sizes are `Unknown`."""
        n, config = Unknown(1), self.config

        def rows(heads: int) -> tuple[int, ...]:
            inner = (heads, n) if self.layout == "bhsd" else (n, heads)
            return (n, *inner, self.head_dim)

        shapes = {
            "queries": (rows(config.query_heads), self.dtype),
            "keys": (rows(self.key_heads), self.dtype),
        }
        if self.lengths:
            shapes |= {name: ((n,), "i32") for name in ("key_lengths", "query_lengths")}
        shapes |= {name: (shape, self.dtype) for name, shape in config.weight_shapes().items()}
        if self.rope:
            shapes |= {name: ((n, self.gate_dim), "f32") for name in ("cos", "sin")}
        return shapes

    def selection(self, batch: int, blocks: int) -> SelectionForm:
        """The type of the selection, for so many sequences and blocks of queries and of keys."""
        capacity = (self.capacity or blocks) if self.form == "list" else None
        shape = (batch, self.config.query_heads, blocks, blocks)
        return SelectionForm(shape, self.block, self.block, self.form, capacity)

    def result_shapes(self, batch: int, tokens: int) -> list[tuple[int, ...]]:
        """Of the results of a call."""
        config, blocks = self.config, -(-tokens // self.block)
        heads = config.query_heads
        stages = [
            (batch, blocks, config.weight_shapes()["linear_k"][0], self.gate_dim),
            (batch, blocks, heads, self.gate_dim),
            (batch, heads, blocks, blocks),
        ]
        storage = [value.shape or () for value in self.selection(batch, blocks).storage()]
        return [*(stages if self.stages else []), *storage]

    def text(self) -> str:
        """The module."""
        f = Function(FUNCTION)
        values = {name: f.parameter(*shape) for name, shape in self.shapes().items()}
        keys, queries, logits = self._scores(f, values)
        selection, kind = self._select(f, values, logits)
        if self.stages:
            f.returns(keys, queries, logits)
        f.returns(*f.unpack(selection, kind))
        return f.text()

    def _tokens(self, f: Function, values: dict[str, Value]) -> Value:
        """Of a prompt."""
        return f.size(values["queries"], 2 if self.layout == "bhsd" else 1)

    def _scores(self, f: Function, values: dict[str, Value]) -> tuple[Value, Value, Value]:
        """Compressed keys, gate queries and scores."""
        n, config = Unknown(1), self.config
        layout, size = f"#sparse_attn.layout<{self.layout}>", i64_attribute(self.block)
        table = [values["cos"], values["sin"]] if self.rope else None

        heads = config.weight_shapes()["linear_k"][0]
        attributes: dict[str, str | None] = {
            "block_size": size,
            "pools": pool_list(config.pools),
            "partial": "",
            "layout": layout,
        }
        groups: dict[str, Any] = {
            "lengths": values.get("key_lengths"),
            "projection": values["linear_k"],
            "cos_sin": table,
        }
        result = Value("", (n, n, heads, self.gate_dim), self.dtype)
        keys = f.op("compress_keys", [values["keys"]], [result], groups, attributes)[0]

        attributes = {
            "pooling": f"#sparse_attn.query_pooling<{config.head_pooling}>",
            "query_block": size,
            "pools": pool_list(config.query_pools),
            "layout": layout,
        }
        groups = {
            "lengths": values.get("key_lengths"),
            "query_lengths": values.get("query_lengths"),
            "keys": self._tokens(f, values),
            "projection": values.get("linear_q"),
            "cos_sin": table,
        }
        result = Value("", (n, n, config.query_heads, self.gate_dim), self.dtype)
        queries = f.op("gate_queries", [values["queries"]], [result], groups, attributes)[0]

        attributes = {
            "kind": "#sparse_attn.score_kind<dot>",
            "scale": f32_attribute(config.scale),
            "block_size": size,
        }
        result = Value("", (n, config.query_heads, n, n), "f32")
        return keys, queries, f.op("score", [queries, keys], [result], {}, attributes)[0]

    def _select(
        self, f: Function, values: dict[str, Value], logits: Value
    ) -> tuple[Value, SelectionForm]:
        """The selection and its type."""
        kind = self.selection(Unknown(1), Unknown(1))
        attributes: dict[str, str | None] = {
            "policy": policy_text(parse_flag(self.policy)),
            "mode": f"#sparse_attn.mode<{self.mode}>",
            "dense_rows": i64_attribute(self.dense_rows),
        }
        tokens = self._tokens(f, values)
        groups = {
            "lengths": values.get("key_lengths"),
            "query_lengths": values.get("query_lengths"),
            "query_rows": tokens,
            "keys": tokens,
        }
        return f.op("select", [logits], [kind], groups, attributes)[0], kind

    def in_order(self, **arrays: Any) -> Sequence[Any]:
        """The arguments of a call by the names of `main`."""
        return [arrays[name] for name in self.shapes()]
