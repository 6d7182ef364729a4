"""Programs that compress the keys of a prompt, as MLIR text: what the CUDA suite compiles.

    form = CompressForm(pools=("max", "min", "avg"), norm=True)
    compile_to_object(form.text(), f"{form.name}.so", target="sm_90a")

The function `main` takes keys [B, S, Hkv, D] (`bhsd`: [B, Hkv, S, D]; paged: [pages, page_size,
Hkv, D]), lengths [B], [table [B, P]], [projection [Hkv, pools D, dg]], [norm [dg]] and [cos and sin
[positions, dg]], and gives compressed keys [B, N, Hkv, dg]. B, S and the numbers of pages and
positions are dynamic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .function_text import Function, Unknown, Value, i64_attribute
from .mlir_text import pool_list
from .programs import FUNCTION


@dataclass(frozen=True)
class CompressForm:
    """What the types and attributes say. gate_dim: None if the pools are the result."""

    dtype: str = "f16"
    key_heads: int = 8
    head_dim: int = 128
    gate_dim: int | None = 128
    block: int = 64
    norm: bool = False
    pools: tuple[str, ...] = ("max", "min", "avg")
    rope: bool = True
    layout: str = "bshd"
    page_size: int | None = None

    @property
    def columns(self) -> int:
        """Of a compressed key."""
        return self.gate_dim or len(self.pools) * self.head_dim

    @property
    def name(self) -> str:
        """Tells forms apart; good for a file."""
        parts = [
            f"prompt-{self.dtype}",
            f"h{self.key_heads}",
            f"d{self.head_dim}-{self.gate_dim or 'pools'}",
            f"b{self.block}",
            *self.pools,
            *(flag for flag in ("norm", "rope") if getattr(self, flag)),
            f"p{self.page_size}" if self.page_size else self.layout,
        ]
        return "-".join(parts)

    def shapes(self) -> dict[str, tuple[tuple[Any, ...], str]]:
        """Shape and element type of each argument, in order; unknown sizes are `Unknown`."""
        n, columns = Unknown(1), self.columns
        inner: tuple[int, ...] = (n, self.key_heads)
        if self.layout == "bhsd":
            inner = (self.key_heads, n)
        if self.page_size:
            inner = (self.page_size, self.key_heads)
        shapes = {
            "keys": ((n, *inner, self.head_dim), self.dtype),
            "lengths": ((n,), "i32"),
        }
        if self.page_size:
            shapes["table"] = ((n, n), "i32")
        if self.gate_dim:
            terms = len(self.pools) * self.head_dim
            shapes["projection"] = ((self.key_heads, terms, columns), self.dtype)
        if self.norm:
            shapes["norm"] = ((columns,), self.dtype)
        if self.rope:
            shapes |= {name: ((n, columns), "f32") for name in ("cos", "sin")}
        return shapes

    def text(self) -> str:
        """The module."""
        f = Function(FUNCTION)
        values = {name: f.parameter(*shape) for name, shape in self.shapes().items()}
        groups = {
            "lengths": values["lengths"],
            "block_table": values.get("table"),
            "projection": values.get("projection"),
            "norm": values.get("norm"),
            "cos_sin": [values["cos"], values["sin"]] if self.rope else None,
        }
        attributes = {
            "block_size": i64_attribute(self.block),
            "pools": pool_list(self.pools),
            "layout": f"#sparse_attn.layout<{self.layout}>",
        }
        n = Unknown(1)
        result = Value("", (n, n, self.key_heads, self.columns), self.dtype)
        f.returns(*f.op("compress_keys", [values["keys"]], [result], groups, attributes))
        return f.text()

    def in_order(self, **arrays: Any) -> Sequence[Any]:
        """The arguments of a call by the names of `main`."""
        return [arrays[name] for name in self.shapes()]
