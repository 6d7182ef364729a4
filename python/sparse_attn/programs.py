"""Programs of one staged attention, as MLIR text: what the benchmarks and the CUDA suite compile.

    form = AttendForm(dtype="bf16", group=4, form="csr")
    compile_to_object(form.text(), f"{form.name}.so", target="sm_90a")

The function `main` takes q, k, v, the storage of the selection, [lengths], [query_lengths],
[mask], [block_table], [block_bias] and gives o, [lse], [block_max]. Batch, key capacity, query rows
and number of blocks (unless the form says them), entries of a list and number of pages are dynamic,
so one object serves all of them; the rest is in its type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .function_text import (
    Function,
    SelectionForm,
    Unknown,
    Value,
    f32_attribute,
    i64_attribute,
    product,
)

FUNCTION = "main"
FORMS = ("dense", "list", "mask", "bits", "csr")
# Those of decode; packed sequences are for many query rows.
LAYOUTS = ("bshd", "bhsd", "paged")
PACKED = "packed"
# What is in a name if it is true.
_FLAGS = {
    "query_heads_select": "query",
    "causal": "causal",
    "query_lengths": "ragged",
    "bias": "bias",
    "lse": "lse",
    "block_max": "max",
}
# Elements of a mask; `same`: the type of q.
MASKS = ("i1", "f32", "same")


@dataclass(frozen=True)
class AttendForm:
    """What the type of an attention says; the names are those of docs/Spec.md.

    form       of the selection; `dense` is none
    rows       of queries; None: not known, as in a prefill
    query_block  rows that share a list
    layout     of q, k, v and o; `paged`: bshd with pages of page_size keys; `packed`: sequences one
               behind the other, their lengths cumulative
    blocks     how many key blocks there are, if the type is to say it
    query_heads_select  whether each query head has a selection of its own
    lengths, query_lengths  whether these are operands
    mask       elements of the mask operand, if there is one: `i1`, `f32` or `same` as q
    window     keys that a row sees around its position
    mask_dims  which of its dimensions b, h, t and s are not 1
    factor     of the scores; None is head_dim ** -0.5
    """

    dtype: str = "f16"
    key_heads: int = 8
    group: int = 8
    head_dim: int = 128
    rows: int | None = 1
    block: int = 64
    query_block: int = 1
    form: str = "list"
    layout: str = "bshd"
    page_size: int | None = None
    blocks: int | None = None
    query_heads_select: bool = False
    causal: bool = False
    lengths: bool = True
    query_lengths: bool = False
    bias: bool = False
    lse: bool = True
    block_max: bool = False
    mask: str | None = None
    mask_dims: str = "ts"
    window: int | None = None
    factor: float | None = None

    def __post_init__(self) -> None:
        if self.form not in FORMS or self.layout not in (*LAYOUTS, PACKED):
            raise ValueError(f"no form {self.form!r} in layout {self.layout!r}")
        if (self.layout == "paged") != (self.page_size is not None):
            raise ValueError(f"layout {self.layout} with page size {self.page_size}")
        if self.mask not in (None, *MASKS) or not set(self.mask_dims) <= set("bhts"):
            raise ValueError(f"no mask {self.mask!r} over {self.mask_dims!r}")
        if self.form == "csr" and self.rows is None:
            raise ValueError("expected known rows for a csr (Spec.md, section 1)")
        if self.layout == PACKED:
            if not (self.lengths and self.query_lengths):
                raise ValueError("expected lengths and query_lengths in layout packed (A5, AT6)")
            if self.form == "csr" or self.lse or self.block_max:
                raise ValueError("expected no csr, lse or block_max in layout packed")

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
        shared = "" if self.query_block == 1 else f"q{self.query_block}"
        parts = [
            self.dtype,
            f"h{self.key_heads}g{self.group}",
            f"d{self.head_dim}",
            f"t{'x' if self.rows is None else self.rows}",
            f"b{self.block}{shared}",
            f"{self.form}{self.blocks or ''}",
            self.layout + page,
            *(word for flag, word in _FLAGS.items() if getattr(self, flag)),
            *([] if self.lengths else ["whole"]),
            *([] if self.window is None else [f"w{self.window}"]),
            *([] if self.mask is None else [f"mask{self.mask}{self.mask_dims}"]),
            *([] if self.factor is None else [f"x{self.factor}".replace(".", "p")]),
        ]
        return "-".join(parts)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def text(self) -> str:
        """The module."""
        unknown = Unknown(1)
        rows = unknown if self.rows is None else self.rows
        lists = unknown if self.rows is None else -(-self.rows // self.query_block)
        blocks = self.blocks or unknown
        groups = (unknown, self.selecting_heads, lists, blocks)
        # A mask and bits have no capacity.
        capacity = unknown if self.form in ("list", "csr") else None
        stored = SelectionForm(groups, self.block, self.query_block, self.form, capacity)
        q_shape = self._turned(unknown, self.heads, rows)
        k_shape = self._turned(unknown, self.key_heads, unknown)
        if self.page_size:
            k_shape = (unknown, self.page_size, self.key_heads, self.head_dim)
        f = Function(FUNCTION)
        q, k, v = (f.parameter(shape, self.dtype) for shape in (q_shape, k_shape, k_shape))
        operands: dict[str, Value | None] = {
            "selection": None if self.form == "dense" else f.packed(stored),
            "lengths": f.parameter((unknown,), "i32") if self.lengths else None,
            "query_lengths": f.parameter((unknown,), "i32") if self.query_lengths else None,
            "mask": None if self.mask is None else f.parameter(*self._mask(unknown, rows)),
            "block_table": f.parameter((unknown, unknown), "i32") if self.page_size else None,
            "block_bias": f.parameter(groups, "f32") if self.bias else None,
        }
        layout = "bshd" if self.layout == "paged" else self.layout
        says_block = self.form == "dense" and (self.bias or self.block_max)
        attributes = {
            "scale": f32_attribute(self.scale),
            "causal": "" if self.causal else None,
            "window": i64_attribute(self.window),
            "block_size": i64_attribute(self.block if says_block else None),
            "layout": f"#sparse_attn.layout<{layout}>",
        }
        results, after = [Value("", q_shape, self.dtype)], ""
        if self.lse:
            results.append(Value("", (unknown, self.heads, rows), "f32"))
            after += f" lse {results[-1].type}"
        if self.block_max:
            results.append(Value("", (unknown, self.heads, rows, blocks), "f32"))
            after += f" block_max {results[-1].type}"
        f.returns(*f.op("attend", [q, k, v], results, operands, attributes, after))
        return f.text()

    def _turned(self, batch: int, heads: int, rows: int) -> tuple[int, ...]:
        if self.layout == PACKED:
            return (product(batch, rows), heads, self.head_dim)
        inner = (heads, rows) if self.layout == "bhsd" else (rows, heads)
        return (batch, *inner, self.head_dim)

    def query_shape(self, batch: int, rows: int | None = None) -> tuple[int, ...]:
        """Of q and o; rows: of a sequence, where the form does not say it."""
        return self._turned(batch, self.heads, self._rows(rows))

    def cache_shape(self, batch: int, capacity: int, pages: int | None = None) -> tuple[int, ...]:
        """Of k and v; pages: how many a paged cache has, by default as many as it needs."""
        if not self.page_size:
            return self._turned(batch, self.key_heads, capacity)
        pages = batch * (capacity // self.page_size) if pages is None else pages
        return (pages, self.page_size, self.key_heads, self.head_dim)

    @property
    def mask_type(self) -> str:
        """Of an element of the mask."""
        return self.dtype if self.mask == "same" else f"{self.mask}"

    def mask_shape(self, batch: int, rows: int, keys: int) -> tuple[int, ...]:
        """Of a mask for the rows and keys of a sequence."""
        full = {"b": batch, "h": self.heads, "t": rows, "s": keys}
        return tuple(n if d in self.mask_dims else 1 for d, n in full.items())

    def _mask(self, unknown: int, rows: int) -> tuple[tuple[int, ...], str]:
        return self.mask_shape(unknown, rows, unknown), self.mask_type

    def lse_shape(self, batch: int, rows: int | None = None) -> tuple[int, ...]:
        return (batch, self.heads, self._rows(rows))

    def _rows(self, rows: int | None) -> int:
        known = self.rows if rows is None else rows
        if known is None:
            raise ValueError(f"expected a number of rows: {self.name} does not say it")
        return known

    def in_order(
        self, q: Any, k: Any, v: Any, storage: Sequence[Any], lengths: Any, **others: Any
    ) -> list[Any]:
        """The arguments of a call: arrays by name; `query_lengths`, `mask`, `block_table` and
        `bias` are among the others. lengths is looked at only if the form has them."""
        given = [lengths] if self.lengths else []
        names = ["query_lengths"] if self.query_lengths else []
        names += ["mask"] if self.mask else []
        names += ["block_table"] if self.page_size else []
        names += ["bias"] if self.bias else []
        return [q, k, v, *storage, *given, *(others[name] for name in names)]
