"""Programs of one staged attention, as MLIR text: what the benchmarks and the CUDA suite compile.

    form = AttendForm(dtype="bf16", group=4, form="csr")
    compile_to_object(form.text(), f"{form.name}.so", target="sm_90a")

The function `main` takes q, k, v, the storage of the selection, lengths, [block_table],
[block_bias] and gives o, [lse]. Batch, key capacity, number of blocks (unless the form says it),
entries of a list and number of pages are dynamic, so one object serves all of them; the rest is in
its type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .function_text import Function, SelectionForm, Unknown, Value, f32_attribute, i64_attribute

FUNCTION = "main"
FORMS = ("dense", "list", "mask", "bits", "csr")
LAYOUTS = ("bshd", "bhsd", "paged")


@dataclass(frozen=True)
class AttendForm:
    """What the type of an attention says; the names are those of docs/Spec.md.

    form       of the selection; `dense` is none
    layout     of q, k, v and o; `paged`: bshd with pages of page_size keys
    blocks     how many key blocks there are, if the type is to say it
    query_heads_select  whether each query head has a selection of its own
    factor     of the scores; None is head_dim ** -0.5
    """

    dtype: str = "f16"
    key_heads: int = 8
    group: int = 8
    head_dim: int = 128
    rows: int = 1
    block: int = 64
    form: str = "list"
    layout: str = "bshd"
    page_size: int | None = None
    blocks: int | None = None
    query_heads_select: bool = False
    causal: bool = False
    bias: bool = False
    lse: bool = True
    factor: float | None = None

    def __post_init__(self) -> None:
        if self.form not in FORMS or self.layout not in LAYOUTS:
            raise ValueError(f"no form {self.form!r} in layout {self.layout!r}")
        if (self.layout == "paged") != (self.page_size is not None):
            raise ValueError(f"layout {self.layout} with page size {self.page_size}")

    @property
    def heads(self) -> int:
        return self.key_heads * self.group

    @property
    def selecting_heads(self) -> int:
        """G."""
        return self.heads if self.query_heads_select else self.key_heads

    @property
    def scale(self) -> float:
        return self.head_dim**-0.5 if self.factor is None else self.factor

    @property
    def name(self) -> str:
        """Tells forms apart; good for a file."""
        page = f"{self.page_size}" if self.page_size else ""
        flags = ("query_heads_select", "causal", "bias", "lse")
        parts = [
            self.dtype,
            f"h{self.key_heads}g{self.group}",
            f"d{self.head_dim}",
            f"t{self.rows}",
            f"b{self.block}",
            f"{self.form}{self.blocks or ''}",
            self.layout + page,
            *(flag.split("_")[0] for flag in flags if getattr(self, flag)),
            *([] if self.factor is None else [f"x{self.factor}".replace(".", "p")]),
        ]
        return "-".join(parts)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def text(self) -> str:
        """The module."""
        unknown = Unknown(1)
        groups = (unknown, self.selecting_heads, self.rows, self.blocks or unknown)
        # A mask and bits have no capacity.
        capacity = unknown if self.form in ("list", "csr") else None
        stored = SelectionForm(groups, self.block, 1, self.form, capacity)
        q_shape = self._turned(unknown, self.heads, self.rows)
        k_shape = self._turned(unknown, self.key_heads, unknown)
        if self.page_size:
            k_shape = (unknown, self.page_size, self.key_heads, self.head_dim)
        f = Function(FUNCTION)
        q, k, v = (f.parameter(shape, self.dtype) for shape in (q_shape, k_shape, k_shape))
        operands: dict[str, Value | None] = {
            "selection": None if self.form == "dense" else f.packed(stored),
            "lengths": f.parameter((unknown,), "i32"),
            "block_table": f.parameter((unknown, unknown), "i32") if self.page_size else None,
            "block_bias": f.parameter(groups, "f32") if self.bias else None,
        }
        layout = "bhsd" if self.layout == "bhsd" else "bshd"
        attributes = {
            "scale": f32_attribute(self.scale),
            "causal": "" if self.causal else None,
            "block_size": i64_attribute(self.block if self.bias and self.form == "dense" else None),
            "layout": f"#sparse_attn.layout<{layout}>",
        }
        results, after = [Value("", q_shape, self.dtype)], ""
        if self.lse:
            results.append(Value("", (unknown, self.heads, self.rows), "f32"))
            after = f" lse {results[-1].type}"
        f.returns(*f.op("attend", [q, k, v], results, operands, attributes, after))
        return f.text()

    def _turned(self, batch: int, heads: int, rows: int) -> tuple[int, ...]:
        inner = (heads, rows) if self.layout == "bhsd" else (rows, heads)
        return (batch, *inner, self.head_dim)

    def query_shape(self, batch: int) -> tuple[int, ...]:
        """Of q and o."""
        return self._turned(batch, self.heads, self.rows)

    def cache_shape(self, batch: int, capacity: int, pages: int | None = None) -> tuple[int, ...]:
        """Of k and v; pages: how many a paged cache has, by default as many as it needs."""
        if not self.page_size:
            return self._turned(batch, self.key_heads, capacity)
        pages = batch * (capacity // self.page_size) if pages is None else pages
        return (pages, self.page_size, self.key_heads, self.head_dim)

    def lse_shape(self, batch: int) -> tuple[int, ...]:
        return (batch, self.heads, self.rows)

    def in_order(
        self, q: Any, k: Any, v: Any, storage: Sequence[Any], lengths: Any, **others: Any
    ) -> list[Any]:
        """The arguments of a call: arrays by name, `block_table` and `bias` among the others."""
        names = ["block_table"] if self.page_size else []
        names += ["bias"] if self.bias else []
        return [q, k, v, *storage, lengths, *(others[name] for name in names)]
