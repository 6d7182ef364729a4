"""Programs of a gated decode step, as MLIR text: what the benchmark and the CUDA suite compile.

    form = StepForm(policy="token_budget<4096>", capacity=65)
    compile_to_object(form.text(), f"{form.name}.so", target="sm_90a")

The function `main` takes q before and after its rotation [B, 1, Hq, D], the caches k and v
[B, S, Hkv, D], compressed keys [B, N, Hkv, dg], lengths [B], the projection [Hkv, g, D, dg],
[norm [dg]], cos and sin [P, dg], and gives o [B, 1, Hq, D], with `ids` and `counts` of the
selection in front if `selection` is set. B, S, N and P are dynamic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .function_text import Function, SelectionForm, Unknown, Value, f32_attribute, i64_attribute
from .programs import FUNCTION


@dataclass(frozen=True)
class StepForm:
    """What the types and attributes of a step say.

    policy    as in `#sparse_attn.POLICY`
    capacity  of the lists, in blocks
    """

    policy: str
    capacity: int
    dtype: str = "f16"
    key_heads: int = 8
    group: int = 8
    head_dim: int = 128
    gate_dim: int = 128
    block: int = 64
    norm: bool = False
    mode: str = "correct"
    force_first: int = 0
    force_last: int = 0
    forced: str = "on_top"
    order: str = "ascending"
    selection: bool = False

    @property
    def heads(self) -> int:
        return self.key_heads * self.group

    @property
    def name(self) -> str:
        """Tells forms apart; good for a file."""
        policy = self.policy.replace("<", "").replace(">", "").replace(".", "p")
        flags = [flag for flag in ("norm", "selection") if getattr(self, flag)]
        parts = [
            f"step-{self.dtype}",
            f"h{self.key_heads}g{self.group}",
            f"d{self.head_dim}-{self.gate_dim}",
            f"b{self.block}",
            f"{policy}-c{self.capacity}",
            *flags,
        ]
        if (self.mode, self.forced, self.order) != ("correct", "on_top", "ascending"):
            parts.append(f"{self.mode}-{self.forced}-{self.order}")
        if self.force_first or self.force_last:
            parts.append(f"f{self.force_first}l{self.force_last}")
        return "-".join(parts)

    def text(self) -> str:
        """The module."""
        n = Unknown(1)
        heads, columns = self.key_heads, self.gate_dim
        f = Function(FUNCTION)
        query, cache = (n, 1, self.heads, self.head_dim), (n, n, heads, self.head_dim)
        unrotated, q = (f.parameter(query, self.dtype) for _ in range(2))
        k, v = (f.parameter(cache, self.dtype) for _ in range(2))
        compressed = f.parameter((n, n, heads, columns), self.dtype)
        lengths = f.parameter((n,), "i32")
        weights = (heads, self.group, self.head_dim, columns)
        projection = f.parameter(weights, self.dtype)
        norm = f.parameter((columns,), self.dtype) if self.norm else None
        table = [f.parameter((n, columns), "f32") for _ in range(2)]
        layout = "#sparse_attn.layout<bshd>"
        (gate,) = f.op(
            "gate_queries",
            [unrotated],
            [Value("", (n, 1, heads, columns), self.dtype)],
            {"lengths": lengths, "projection": projection, "norm": norm, "cos_sin": table},
            {"pooling": "#sparse_attn.query_pooling<project>", "layout": layout},
        )
        scores = (n, heads, 1, n)
        score = {
            "kind": "#sparse_attn.score_kind<dot>",
            "scale": f32_attribute(columns**-0.5),
            "block_size": i64_attribute(self.block),
        }
        (logits,) = f.op("score", [gate, compressed], [Value("", scores, "f32")], {}, score)
        form = SelectionForm(scores, self.block, 1, "list", self.capacity)
        select = {
            "policy": f"#sparse_attn.{self.policy}",
            "mode": f"#sparse_attn.mode<{self.mode}>",
            "force_first": i64_attribute(self.force_first),
            "force_last": i64_attribute(self.force_last),
            "forced": f"#sparse_attn.forced<{self.forced}>",
            "order": f"#sparse_attn.order<{self.order}>",
        }
        (chosen,) = f.op("select", [logits], [form], {"lengths": lengths}, select)
        attributes = {"scale": f32_attribute(self.head_dim**-0.5), "layout": layout}
        operands = {"selection": chosen, "lengths": lengths}
        (o,) = f.op("attend", [q, k, v], [Value("", query, self.dtype)], operands, attributes)
        f.returns(*(f.unpack(chosen, form) if self.selection else []), o)
        return f.text()

    def in_order(self, norm: Any = None, **arrays: Any) -> Sequence[Any]:
        """The arguments of a call by the names of `main`."""
        names = ["unrotated", "q", "k", "v", "compressed", "lengths", "projection"]
        values = [arrays[name] for name in names]
        return [*values, *([norm] if self.norm else []), arrays["cos"], arrays["sin"]]
