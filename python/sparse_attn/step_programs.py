"""Programs of a gated decode step, as MLIR text: what the benchmark and the CUDA suite compile.

    form = StepForm(policy="token_budget<4096>", capacity=65)
    compile_to_object(form.text(), f"{form.name}.so", target="sm_90a")

The function `main` takes q before and after its rotation [B, 1, Hq, D], the caches k and v
[B, S, Hkv, D], compressed keys [B, N, Hkv, dg], lengths [B], the projection [Hkv, g, D, dg],
[norm [dg]], cos and sin [P, dg], and gives o [B, 1, Hq, D], with `ids` and `counts` of the
selection in front if `selection` is set. B, S, N and P are dynamic.

With `append` it also takes what is left of the unfinished block, remainder [B, block, Hkv, D], the
new key before its rotation, the new key and value [B, 1, Hkv, D], the projection of keys
[Hkv, pools D, dg] and [key_norm [dg]]; `lengths` does not count the new key. It gives the caches
behind o, and may do so in place: pass one tensor as argument and result.

Gates other than `learned` read q and k after their rotation and have no weights: the arguments
lack `unrotated`, `new_unrotated`, weights, cos and sin. The oracle reads compressed keys only to
append to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .function_text import Function, SelectionForm, Unknown, Value, f32_attribute, i64_attribute
from .programs import FUNCTION

_LAYOUT = "#sparse_attn.layout<bshd>"
Shape = tuple[Any, ...]


@dataclass(frozen=True)
class StepForm:
    """What the types and attributes of a step say.

    policy           as in `#sparse_attn.POLICY`
    capacity         of the lists, in blocks; None: the selection is a mask, which any policy fits
    scale            of the attention; None is head_dim ** -0.5
    pools, anchor    of compressed keys, with `append`
    gate             `learned`, `mean_pool`, `min_max` or `oracle`, and of a learned one the pooling
                     of queries: `project`, `mean_project` or `mean`
    budgets          whether each `head`, or each head of each `sequence`, has a budget of its own,
                     the argument `budgets` [Hkv] or [B, Hkv]
    page_size        keys of a page, if the caches are paged: k and v are [pages, page_size, Hkv, D]
                     and `table` [B, P] follows `lengths`
    lengths_out      whether the new lengths are a result, the last one
    stop             `scores`: the program ends there and gives them alone, `logits` [B, Hkv, 1, N];
                     `selection`: likewise `ids` and `counts`, or `mask`, and of q, k and v only
                     those are arguments that the gate reads
    """

    policy: str
    capacity: int | None
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
    append: bool = False
    gate: str = "learned"
    pooling: str = "project"
    budgets: str | None = None
    pools: tuple[str, ...] = ("max", "min", "avg")
    anchor: str = "first"
    page_size: int | None = None
    lengths_out: bool = False
    stop: str | None = None
    scale: float | None = None

    @property
    def heads(self) -> int:
        return self.key_heads * self.group

    @property
    def most_tokens(self) -> int:
        """What `capacity` has room for."""
        assert self.capacity is not None
        return self.capacity * self.block

    @property
    def is_learned(self) -> bool:
        return self.gate == "learned"

    @property
    def columns(self) -> int:
        """Of compressed keys."""
        return self.gate_dim if self.is_learned else len(self.pooled) * self.head_dim

    @property
    def pooled(self) -> tuple[str, ...]:
        """The pools of a block's keys."""
        if self.is_learned:
            return self.pools
        return ("max", "min") if self.gate == "min_max" else ("avg",)

    def to_json(self) -> dict[str, Any]:
        """What all steps of a benchmark have in common."""
        names = ("dtype", "key_heads", "group", "head_dim", "gate_dim", "block", "norm", "mode")
        return {name: getattr(self, name) for name in names}

    @property
    def name(self) -> str:
        """Tells forms apart; good for a file."""
        policy = self.policy.replace("<", "").replace(">", "").replace(".", "p")
        policy = policy.replace(", ", "-")
        flags = [
            flag for flag in ("norm", "selection", "append", "lengths_out") if getattr(self, flag)
        ]
        parts = [
            f"step-{self.dtype}",
            f"h{self.key_heads}g{self.group}",
            f"d{self.head_dim}-{self.gate_dim}",
            f"b{self.block}",
            f"{policy}-" + ("mask" if self.capacity is None else f"c{self.capacity}"),
            *flags,
        ]
        if (self.gate, self.pooling) != ("learned", "project"):
            parts.append(self.pooling if self.is_learned else self.gate)
        if self.budgets:
            parts.append(f"budgets-{self.budgets}")
        if (self.mode, self.forced, self.order) != ("correct", "on_top", "ascending"):
            parts.append(f"{self.mode}-{self.forced}-{self.order}")
        if self.force_first or self.force_last:
            parts.append(f"f{self.force_first}l{self.force_last}")
        if self.append and (self.pools, self.anchor) != (("max", "min", "avg"), "first"):
            parts += [*self.pools, self.anchor]
        if self.page_size:
            parts.append(f"p{self.page_size}")
        if self.scale is not None:
            parts.append(f"x{self.scale}".replace(".", "p"))
        if self.stop:
            parts.append(self.stop)
        return "-".join(parts)

    def arguments(self) -> tuple[str, ...]:
        """Names of the arguments of `main`, in order."""
        names = ["unrotated"] if self.is_learned else []
        if self.stop != "selection":
            names += ["q", "k", "v"]
        elif not self.is_learned:
            names += ["q", "k"] if self.gate == "oracle" else ["q"]
        if self.gate != "oracle" or self.append:
            names.append("compressed")
        if self.append:
            names.append("remainder")
        names.append("lengths")
        if self.page_size:
            names.append("table")
        if self.append:
            names += ["new_unrotated", "new_k", "new_v"][not self.is_learned :]
        names += self._weights()
        if self.budgets:
            names.append("budgets")
        return tuple(names)

    def _weights(self) -> list[str]:
        if not self.is_learned:
            return []
        names = ["projection"] if self.pooling != "mean" else []
        names += ["norm"] if self.norm else []
        if self.append:
            names += ["key_projection", *(["key_norm"] if self.norm else [])]
        return [*names, "cos", "sin"]

    def results(self) -> tuple[str, ...]:
        """Names of the results of `main`, in order; those of caches are names of arguments."""
        if self.stop == "scores":
            return ("logits",)
        stored = ["mask"] if self.capacity is None else ["ids", "counts"]
        if self.stop == "selection":
            return tuple(stored)
        names = [*stored, "o"] if self.selection else ["o"]
        if self.append:
            names += ["k", "v", "compressed", "remainder"]
        if self.lengths_out:
            names.append("lengths")
        return tuple(names)

    def shapes(self) -> dict[str, tuple[Shape, str]]:
        """Shape and element type of each argument; unknown sizes are `Unknown`."""
        n, heads, columns = Unknown(1), self.key_heads, self.gate_dim
        query = (n, 1, self.heads, self.head_dim)
        projection: tuple[int, ...] = (heads, self.group, self.head_dim, columns)
        if self.pooling == "mean_project":
            projection = (heads, self.head_dim, columns)
        cache = (n, self.page_size or n, heads, self.head_dim)
        new = (n, 1, heads, self.head_dim)
        pooled = len(self.pooled) * self.head_dim
        shapes: dict[str, tuple[Shape, str]] = {
            "lengths": ((n,), "i32"),
            "table": ((n, n), "i32"),
            "cos": ((n, columns), "f32"),
            "sin": ((n, columns), "f32"),
            "budgets": ((heads,) if self.budgets == "head" else (n, heads), "i32"),
        }
        for name, shape in {
            "unrotated": query,
            "q": query,
            "k": cache,
            "v": cache,
            "compressed": (n, n, heads, self.columns),
            "remainder": (n, self.block, heads, self.head_dim),
            "new_unrotated": new,
            "new_k": new,
            "new_v": new,
            "projection": projection,
            "key_projection": (heads, pooled, columns),
            "norm": (columns,),
            "key_norm": (columns,),
        }.items():
            shapes[name] = (shape, self.dtype)
        return shapes

    def text(self) -> str:
        """The module."""
        f = Function(FUNCTION)
        shapes = self.shapes()
        values = {name: f.parameter(*shapes[name]) for name in self.arguments()}
        if self.append:
            values |= self._append(f, values)
        values["logits"] = logits = self._scores(f, values)
        if self.stop == "scores":
            f.returns(logits)
            return f.text()
        n = Unknown(1)
        kind = "mask" if self.capacity is None else "list"
        form = SelectionForm((n, self.key_heads, 1, n), self.block, 1, kind, self.capacity)
        select = {
            "policy": f"#sparse_attn.{self.policy}",
            "mode": f"#sparse_attn.mode<{self.mode}>",
            "force_first": i64_attribute(self.force_first),
            "force_last": i64_attribute(self.force_last),
            "forced": f"#sparse_attn.forced<{self.forced}>",
            "order": f"#sparse_attn.order<{self.order}>",
        }
        lengths = values["lengths"]
        groups = {"lengths": lengths, "budgets": values.get("budgets")}
        (chosen,) = f.op("select", [logits], [form], groups, select)
        if self.stop == "selection":
            f.returns(*f.unpack(chosen, form))
            return f.text()
        scale = self.head_dim**-0.5 if self.scale is None else self.scale
        attributes = {"scale": f32_attribute(scale), "layout": _LAYOUT}
        operands = {
            "selection": chosen,
            "lengths": lengths,
            "block_table": values.get("table"),
        }
        inputs = [values[name] for name in ("q", "k", "v")]
        result = Value("", shapes["q"][0], self.dtype)
        (values["o"],) = f.op("attend", inputs, [result], operands, attributes)
        if self.selection:
            stored = ("mask",) if self.capacity is None else ("ids", "counts")
            values |= zip(stored, f.unpack(chosen, form), strict=True)
        f.returns(*(values[name] for name in self.results()))
        return f.text()

    def _append(self, f: Function, values: dict[str, Value]) -> dict[str, Value]:
        """The values that `append_keys` replaces."""
        names = ("k", "v", "compressed", "remainder", "lengths")
        groups = {
            "caches": [values[name] for name in names[:4]],
            "lengths": values["lengths"],
            "new": [values.get("new_unrotated", values["new_k"]), values["new_k"], values["new_v"]],
            "block_table": values.get("table"),
            "projection": values.get("key_projection"),
            "norm": values.get("key_norm"),
            "cos_sin": [values["cos"], values["sin"]] if self.is_learned else None,
        }
        attributes = {
            "block_size": i64_attribute(self.block),
            "pools": "[" + ", ".join(f"#sparse_attn.pool<{pool}>" for pool in self.pooled) + "]",
            "rope_anchor": f"#sparse_attn.rope_anchor<{self.anchor}>",
            "layout": _LAYOUT,
        }
        shapes = self.shapes()
        results = [Value("", *shapes[name]) for name in names]
        return dict(zip(names, f.op("append_keys", [], results, groups, attributes), strict=True))

    def _scores(self, f: Function, values: dict[str, Value]) -> Value:
        n, heads = Unknown(1), self.key_heads
        pooling = self.pooling if self.is_learned else "none"
        result = (n, 1, heads, self.gate_dim if self.is_learned else self.head_dim)
        if not self.is_learned:
            result = (n, 1, self.heads, self.head_dim)
        (gate,) = f.op(
            "gate_queries",
            [values["unrotated" if self.is_learned else "q"]],
            [Value("", result, self.dtype)],
            {
                "lengths": values["lengths"],
                "projection": values.get("projection"),
                "norm": values.get("norm"),
                "cos_sin": [values["cos"], values["sin"]] if self.is_learned else None,
            },
            {"pooling": f"#sparse_attn.query_pooling<{pooling}>", "layout": _LAYOUT},
        )
        kind, reduction = {
            "min_max": ("minmax_bound", "max"),
            "oracle": ("exact", "max"),
            "mean_pool": ("dot", "mean"),
        }.get(self.gate, ("dot", "none"))
        score = {
            "kind": f"#sparse_attn.score_kind<{kind}>",
            "reduction": f"#sparse_attn.reduction<{reduction}>",
            "scale": f32_attribute(self.score_scale),
            "block_size": i64_attribute(self.block),
            "layout": _LAYOUT,
        }
        exact = self.gate == "oracle"
        keys, groups = values["k" if exact else "compressed"], {}
        if exact:
            groups = {"lengths": values["lengths"]}
        return f.op("score", [gate, keys], [Value("", (n, heads, 1, n), "f32")], groups, score)[0]

    @property
    def score_scale(self) -> float:
        return float((self.gate_dim if self.is_learned else self.head_dim) ** -0.5)

    def in_order(self, **arrays: Any) -> Sequence[Any]:
        """The arguments of a call by the names of `main`."""
        return [arrays[name] for name in self.arguments()]
