"""Random configurations of a whole gated attention, for test_property.py."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st
from support import DTYPES

from sparse_attn import reference as ref

FORMS = ("list", "mask", "bits", "csr", "tokens")
SELECTED_FORMS = FORMS[:3]  # what select can give (SE5)
PAGE_SIZES = (1, 3, 4)


@dataclass(frozen=True)
class Configuration:
    """Names are those of docs/Spec.md; None is an operand or attribute that is left out."""

    dtype: str
    form: str  # of the selection that attend reads
    selected: str  # of the selection that select gives
    dynamic: bool
    seed: int
    B: int
    Hkv: int
    g: int
    T: int
    S: int
    D: int
    Dv: int
    dg: int
    bs: int
    qb: int
    capacity: int
    # gate
    gate_layout: str
    kind: str
    pooling: str
    reduction: str
    own_heads: bool  # a gate query for each query head, also where heads may be pooled
    row_pools: tuple[str, ...] | None  # of the queries of a query block
    pools: tuple[str, ...]
    projects_keys: bool
    Hc: int  # heads of compressed keys
    partial: bool
    norm: bool
    rope: bool
    gate_page_size: int | None  # of the keys that are compressed
    scale: float
    # select
    policy: ref.Policy
    budgets: str | None  # of each "head", or of each head of each "sequence"
    mode: str
    force_first: int
    force_last: int
    forced: str
    order: str
    dense_rows: int
    united: int  # rows of the selection that a union of it holds
    union: str  # the form of that
    lengths: tuple[int, ...] | None
    query_lengths: tuple[int, ...] | None
    length_type: type
    keys: bool  # S is an operand of gate_queries and select
    # attend
    dense: bool  # without the selection
    layout: str
    page_size: int | None
    causal: bool
    window: int | None
    mask: str | None
    mask_shape: tuple[bool, bool, bool, bool]  # dimensions of size 1
    bias: bool
    lse: bool
    block_max: bool
    skip: float | None

    @property
    def converted(self) -> list[str]:
        """The forms to which the selection is converted besides."""
        if self.form == "tokens":
            return []
        return [x for x in FORMS if x != self.form and not (x == "csr" and self.dynamic)]

    @property
    def block_size(self) -> int | None:
        """The attribute of attend: what a selection would say."""
        uses = self.bias or self.block_max or self.skip is not None
        return self.bs if self.dense and uses else None

    @property
    def Hq(self) -> int:
        return self.Hkv * self.g

    @property
    def N(self) -> int:
        return -(-self.S // self.bs)

    @property
    def R(self) -> int:
        return -(-self.T // self.qb)

    @property
    def Gq(self) -> int:
        return self.Hq if self.pooling == "none" or self.own_heads else self.Hkv

    @property
    def G(self) -> int:
        return self.Gq if self.reduction == "none" else self.Hkv

    @property
    def storage(self) -> Any:
        return np.dtype(DTYPES[self.dtype])


POLICIES = st.one_of(
    st.just(ref.All()),
    st.integers(0, 64).map(ref.TokenBudget),
    st.sampled_from([0.0, 0.05, 0.2, 1.0]).map(ref.Threshold),
    st.sampled_from([0.3, 0.6, 0.9, 1.0]).map(ref.TopP),
    st.sampled_from([1.2, 1.5, 2.0]).map(ref.Entmax),
    st.sampled_from([0.0, 0.3, 0.75, 1.0]).map(ref.NzRatio),
)


@st.composite
def configurations(draw: Any, dtype: str, form: str) -> Configuration:
    """A configuration with a storage type and a form of the selection."""

    def one_of(*choices: Any) -> Any:
        return draw(st.sampled_from(choices))

    c: dict[str, Any] = {"dtype": dtype, "form": form}
    # The rows of a csr have to be known.
    c["dynamic"] = form != "csr" and draw(st.booleans())
    c["seed"] = draw(st.integers(0, 2**32 - 1))
    c["selected"] = form if form in SELECTED_FORMS else one_of(*SELECTED_FORMS)
    c["B"], c["Hkv"], c["g"] = draw(st.integers(1, 3)), one_of(1, 2), one_of(1, 2, 3, 4)
    c["T"] = one_of(1, 1, 2, 5, 9)
    c["qb"] = one_of(1, 1, 2, 4)
    c["S"], c["bs"] = draw(st.integers(1, 70)), one_of(1, 2, 3, 4, 8, 16)
    c["D"] = one_of(4, 8, 16)
    c["Dv"] = one_of(c["D"], c["D"], 6)

    c["layout"] = one_of("bhsd", "bshd", "paged", "packed")
    if c["layout"] == "packed" and form == "csr":
        c["layout"] = "bhsd"
    c["page_size"] = one_of(*PAGE_SIZES) if c["layout"] == "paged" else None
    if c["page_size"]:
        c["layout"] = "bshd"
        c["S"] = -(-c["S"] // c["page_size"]) * c["page_size"]
    packed = c["layout"] == "packed"

    c["kind"] = one_of("dot", "dot", "minmax_bound", "exact")
    c["pooling"] = one_of("project", "mean_project", "mean", "none")
    c["own_heads"] = c["pooling"] == "none" or draw(st.booleans())
    c["reduction"] = one_of("none", "max", "mean", "sum") if c["own_heads"] else "none"
    c["gate_layout"] = one_of("bhsd", "bshd")
    c["scale"] = one_of(0.25, 1.0, 0.3535533905932738)
    several = st.permutations(["max", "min", "avg"]).map(tuple)
    c["pools"] = ("max", "min")
    if c["kind"] == "dot":
        c["pools"] = draw(several)[: one_of(1, 2, 3)]
    most_pools = 3 if c["kind"] == "dot" else 1
    c["row_pools"] = one_of(None, draw(several)[: one_of(1, most_pools)])
    pooled = len(c["row_pools"] or ("avg",)) * c["D"]
    free = c["kind"] == "dot" and c["pooling"] in ("project", "mean_project")
    c["dg"] = one_of(4, 8, len(c["pools"]) * c["D"]) if free else pooled
    same = c["dg"] == len(c["pools"]) * c["D"]
    c["projects_keys"] = c["kind"] == "dot" and (not same or draw(st.booleans()))
    shared = c["projects_keys"] and c["own_heads"] and draw(st.booleans())
    c["Hc"] = c["Hkv"] * (c["g"] if shared else 1)
    c["partial"] = c["kind"] != "exact" and draw(st.booleans())
    c["norm"], c["rope"] = draw(st.booleans()), draw(st.booleans())

    paged = c["gate_layout"] == "bshd" and c["kind"] != "exact"
    sizes = [size for size in PAGE_SIZES if c["S"] % size == 0]
    c["gate_page_size"] = one_of(None, *sizes) if paged else None

    c["policy"], c["budgets"] = draw(POLICIES), None
    if isinstance(c["policy"], ref.TokenBudget):
        own = one_of(None, "policy", "head", "sequence")
        heads = c["Hkv"] * (c["g"] if c["own_heads"] and c["reduction"] == "none" else 1)
        if own == "policy":
            budgets = st.lists(st.integers(0, 64), min_size=heads, max_size=heads)
            c["policy"] = ref.TokenBudgets(tuple(draw(budgets)))
        elif own:
            c["budgets"] = own
    compatible = c["T"] == c["qb"] == 1 and draw(st.booleans())
    c["mode"] = "reference_compatible" if compatible else one_of("correct", "inclusive")
    c["dense_rows"] = one_of(0, 0, 1, 2)
    c["force_first"], c["force_last"] = one_of(0, 0, 1, 2), one_of(0, 0, 1)
    c["forced"] = one_of("on_top", "inside")
    c["order"] = one_of("ascending", "descending") if c["selected"] == "list" else "ascending"
    c["united"], known = one_of(2, 3, 64), not c["dynamic"] and form != "csr"
    c["union"] = one_of("list", "mask", "bits", *(["csr"] if known else []))
    blocks = -(-c["S"] // c["bs"])
    c["capacity"] = one_of(blocks, blocks, max(blocks // 2, 1))

    c["length_type"] = one_of(np.int32, np.int64)
    c["keys"] = draw(st.booleans())
    # Lengths outside of [0, S] are clamped, where S is known.
    most = c["S"] + 2 if c["keys"] and not packed else c["S"]
    lengths = st.lists(st.integers(0, most), min_size=c["B"], max_size=c["B"]).map(tuple)
    c["lengths"] = draw(lengths if packed else st.one_of(st.none(), lengths))
    c["keys"] |= c["lengths"] is None
    most = c["T"] if packed else c["T"] + 1
    rows = st.lists(st.integers(0, most), min_size=c["B"], max_size=c["B"]).map(tuple)
    c["query_lengths"] = draw(rows if packed else st.one_of(st.none(), st.none(), rows))

    c["dense"] = not packed and one_of(False, False, False, True)
    c["causal"] = draw(st.booleans())
    c["window"] = one_of(None, None, 1, 5)
    c["mask"] = None if packed else one_of(None, None, "bool", "f32", "storage")
    c["mask_shape"] = tuple(draw(st.booleans()) for _ in range(4))
    blocks_seen = c["dense"] or form != "tokens"
    # Without a selection a row of the bias is one query row.
    c["bias"] = blocks_seen and not (c["dense"] and c["qb"] > 1) and draw(st.booleans())
    c["lse"] = not packed and draw(st.booleans())
    c["block_max"] = not packed and blocks_seen and draw(st.booleans())
    c["skip"] = one_of(None, None, None, 0.5, 4.0)
    return Configuration(**c)


def operands(c: Configuration) -> dict[str, Any]:
    """Arrays of a configuration: of the gate, and q, k, v and the rest of attend."""
    rng = np.random.default_rng(c.seed)

    def normal(*shape: int) -> np.ndarray:
        return rng.standard_normal(shape).astype(c.storage)

    def weight(*shape: int) -> np.ndarray:
        summed = int(np.prod(shape[1:-1]))
        return (rng.standard_normal(shape) / np.sqrt(summed)).astype(c.storage)

    def turned(x: np.ndarray, layout: str) -> np.ndarray:
        return x if layout == "bhsd" else np.ascontiguousarray(x.transpose(0, 2, 1, 3))

    x: dict[str, Any] = {}
    x["gate_q"] = turned(normal(c.B, c.Hq, c.T, c.D), c.gate_layout)
    x["gate_k"] = turned(normal(c.B, c.Hkv, c.S, c.D), c.gate_layout)
    pooled = len(c.row_pools or ("avg",)) * c.D
    x["w_q"] = {
        "project": lambda: weight(c.Gq, c.Hq // c.Gq, pooled, c.dg),
        "mean_project": lambda: weight(c.Gq, pooled, c.dg),
    }.get(c.pooling, lambda: None)()
    x["w_k"] = weight(c.Hc, len(c.pools) * c.D, c.dg) if c.projects_keys else None
    x["norm"] = (1 + normal(c.dg) / 10).astype(c.storage) if c.norm else None
    x["table"] = ref.rotary_table(c.S, ref.inverse_frequencies(c.dg)) if c.rope else None
    for name in ("lengths", "query_lengths"):
        values = getattr(c, name)
        x[name] = None if values is None else np.array(values, c.length_type)

    if c.gate_page_size:
        pages = c.B * (c.S // c.gate_page_size)
        x["gate_table"] = rng.permutation(pages).reshape(c.B, -1).astype(np.int32)
        x["gate_k"] = normal(pages, c.gate_page_size, c.Hkv, c.D)
        if c.seed % 2:  # a page that is none
            x["gate_table"].flat[c.seed % pages] = (-1, pages)[c.seed // 2 % 2]
    if c.budgets:
        # What a tensor holds is clamped to the policy's budget.
        shape = (c.G,) if c.budgets == "head" else (c.B, c.G)
        x["budgets"] = rng.integers(-3, c.policy.tokens + 9, shape).astype(np.int32)

    if c.layout == "packed":
        x["key_at"], x["query_at"] = (
            np.concatenate([[0], np.cumsum(x[name])]).astype(c.length_type)
            for name in ("lengths", "query_lengths")
        )
        q_shape, k_shape = (x["query_at"][-1], c.Hq), (x["key_at"][-1], c.Hkv)
    elif c.page_size:
        pages = max(c.S // c.page_size, 1) * c.B
        q_shape, k_shape = (c.B, c.T, c.Hq), (pages, c.page_size, c.Hkv)
        table = rng.permutation(pages).reshape(c.B, -1)
        # Some entries are no page.
        outside = rng.random(table.shape) < 0.1
        table = np.where(outside, rng.choice([-1, pages], table.shape), table)
        x["block_table"] = table.astype(np.int32)
    else:
        q_shape, k_shape = (c.B, c.Hq, c.T), (c.B, c.Hkv, c.S)
    x["q"], x["k"], x["v"] = (
        normal(*q_shape, c.D),
        normal(*k_shape, c.D),
        normal(*k_shape, c.Dv),
    )
    if c.layout == "bshd" and not c.page_size:
        x["q"], x["k"], x["v"] = (turned(y, "bshd") for y in (x["q"], x["k"], x["v"]))
    if c.mask is not None:
        sizes = zip(c.mask_shape, (c.B, c.Hq, c.T, c.S), strict=True)
        shape = tuple(1 if one else size for one, size in sizes)
        if c.mask == "bool":
            x["mask"] = rng.random(shape) < 0.7
        else:
            hidden = np.where(rng.random(shape) < 0.2, -np.inf, 0)
            added = rng.standard_normal(shape) + hidden
            x["mask"] = added.astype(np.float32 if c.mask == "f32" else c.storage)
    if c.bias:
        x["bias"] = rng.standard_normal((c.B, c.G, c.R, c.N)).astype(np.float32)
    return x
