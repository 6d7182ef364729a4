"""The program that compresses the keys of a prompt, as MLIR text.

The function `main` takes k before its rotation [B, S, Hkv, D], lengths [B], the projection
[Hkv, pools D, dg], [norm [dg]], cos and sin [P, dg], and gives compressed keys [B, N, Hkv, dg].
B, S, N and P are dynamic.
"""

from __future__ import annotations

from dataclasses import dataclass

from .function_text import Function, Unknown, Value, i64_attribute
from .programs import FUNCTION


@dataclass(frozen=True)
class CompressForm:
    """What its types and attributes say; the names are those of docs/Spec.md, 2.4."""

    dtype: str
    key_heads: int
    head_dim: int
    gate_dim: int
    block: int
    norm: bool
    pools: tuple[str, ...]

    def text(self) -> str:
        """The module."""
        f, n, heads, columns = Function(FUNCTION), Unknown(1), self.key_heads, self.gate_dim
        k = f.parameter((n, n, heads, self.head_dim), self.dtype)
        groups = {
            "lengths": f.parameter((n,), "i32"),
            "projection": f.parameter(
                (heads, len(self.pools) * self.head_dim, columns), self.dtype
            ),
            "norm": f.parameter((columns,), self.dtype) if self.norm else None,
            "cos_sin": [f.parameter((n, columns), "f32") for _ in range(2)],
        }
        attributes = {
            "block_size": i64_attribute(self.block),
            "pools": "[" + ", ".join(f"#sparse_attn.pool<{pool}>" for pool in self.pools) + "]",
            "layout": "#sparse_attn.layout<bshd>",
        }
        result = Value("", (n, n, heads, columns), self.dtype)
        f.returns(*f.op("compress_keys", [k], [result], groups, attributes))
        return f.text()
