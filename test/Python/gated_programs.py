"""Writes the program of a configuration: gate, selection in every form, attention."""

from typing import Any

from configurations import Configuration
from support import Function

from sparse_attn import reference as ref
from sparse_attn.function_text import SelectionForm, Unknown, Value, f32_attribute, i64_attribute
from sparse_attn.mlir_text import numbers, policy_text, pool_list


class Builder:
    """Writes the program of a configuration."""

    def __init__(self, c: Configuration, x: dict[str, Any], function: Function) -> None:
        self.c, self.x, self.f = c, x, function
        some = Unknown if c.dynamic else int
        self.B, self.S, self.N = map(some, (c.B, c.S, c.N))
        rows = some if c.mode == "correct" else int  # SE3
        self.T, self.R = rows(c.T), rows(c.R)

    def argument(self, name: str, *shape: int) -> Value | None:
        array = self.x.get(name)
        return None if array is None else self.f.argument(array, shape)

    def turned(self, layout: str, heads: int, rows: int, columns: int) -> tuple[int, ...]:
        inner = (heads, rows) if layout == "bhsd" else (rows, heads)
        return (self.B, *inner, columns)


def build(c: Configuration, x: dict[str, Any], f: Function) -> None:
    b = Builder(c, x, f)
    lengths, query_lengths = (
        b.argument("lengths", b.B),
        b.argument("query_lengths", b.B),
    )
    logits = build_gate(b, lengths, query_lengths)

    selected = selection_form(c, b, c.selected, c.capacity)
    keys = f.index(c.S) if c.keys else None
    rows = f.index(c.T) if c.qb > 1 else None
    groups = {"lengths": lengths, "query_lengths": query_lengths, "query_rows": rows}
    attributes = {
        "policy": policy_text(c.policy),
        "mode": f"#sparse_attn.mode<{c.mode}>",
        "force_first": i64_attribute(c.force_first),
        "force_last": i64_attribute(c.force_last),
        "dense_rows": i64_attribute(c.dense_rows),
        "forced": f"#sparse_attn.forced<{c.forced}>",
        "order": f"#sparse_attn.order<{c.order}>",
    }
    sizes = (c.G,) if c.budgets == "head" else (b.B, c.G)
    groups |= {"keys": keys, "budgets": b.argument("budgets", *sizes)}
    chosen = f.op("select", [logits], [selected], groups, attributes)[0]
    f.returns(*f.unpack(chosen, selected))
    read, read_form = chosen, selected
    if c.form != c.selected:
        read_form = selection_form(c, b, c.form)
        read = convert(f, chosen, read_form, c)
        f.returns(*f.unpack(read, read_form))
    for form in c.converted:
        other = selection_form(c, b, form)
        f.returns(*f.unpack(convert(f, read, other, c), other))
    if c.form != "tokens":
        other = union_form(c, b)
        f.returns(*f.unpack(convert(f, read, other, c), other))
    build_attend(b, read, lengths, query_lengths)


def union_form(c: Configuration, b: Builder) -> SelectionForm:
    form = selection_form(c, b, c.union)
    B, G, R, N = form.shape
    rows = type(R)(-(-R // c.united))
    return form._replace(shape=(B, G, rows, N), query_block=c.qb * c.united)


def selection_form(
    c: Configuration, b: Builder, form: str, capacity: int | None = None
) -> SelectionForm:
    capacity = capacity or (c.S if form == "tokens" else c.N)
    return SelectionForm((b.B, c.G, b.R, b.N), c.bs, c.qb, form, capacity)


def convert(f: Function, source: Value, target: SelectionForm, c: Configuration) -> Value:
    # The number of blocks may have no other source.
    keys = f.index(c.S) if target.form == "tokens" or c.dynamic else None
    return f.op("convert_selection", [source], [target], {"keys": keys})[0]


def build_gate(b: Builder, lengths: Value | None, query_lengths: Value | None) -> Value:
    c, f = b.c, b.f
    element, layout = c.dtype, f"#sparse_attn.layout<{c.gate_layout}>"
    k_shape, gate_table = b.turned(c.gate_layout, c.Hkv, b.S, c.D), None
    if c.gate_page_size:
        pages = Unknown(c.S // c.gate_page_size) if c.dynamic else c.S // c.gate_page_size
        k_shape = b.x["gate_k"].shape
        gate_table = b.argument("gate_table", b.B, pages)
    k = b.argument("gate_k", *k_shape)
    q = b.argument("gate_q", *b.turned(c.gate_layout, c.Hq, b.T, c.D))
    table = None
    if c.rope:
        sizes = Value("", (b.S, c.dg), "f32")
        frequencies = {"inv_freq": numbers(ref.inverse_frequencies(c.dg))}
        # The only op whose results have no arrow.
        rows = 2 if c.gate_layout == "bhsd" else 1
        length = f.index(c.S) if c.gate_page_size else f.size(k, rows)
        table = f.table(length, sizes, frequencies)
    norm = f.argument(b.x["norm"]) if c.norm else None
    keys, columns = k, c.D
    if c.kind != "exact":
        attributes = {
            "block_size": i64_attribute(c.bs),
            "pools": pool_list(c.pools),
            "partial": "" if c.partial else None,
            "layout": layout,
        }
        groups: dict[str, Any] = {"lengths": lengths, "block_table": gate_table}
        columns = len(c.pools) * c.D
        if c.kind == "dot":
            if c.projects_keys:
                groups["projection"], columns = f.argument(b.x["w_k"]), c.dg
            groups |= {"norm": norm, "cos_sin": table}
        result = Value("", (b.B, b.N, c.Hc, columns), element)
        keys = f.op("compress_keys", [k], [result], groups, attributes)[0]
        f.returns(keys)

    groups = {"lengths": lengths, "query_lengths": query_lengths}
    groups["keys"] = f.index(c.S) if c.keys else None
    groups["projection"] = None if b.x["w_q"] is None else f.argument(b.x["w_q"])
    groups |= {"norm": norm, "cos_sin": table}
    attributes = {
        "pooling": f"#sparse_attn.query_pooling<{c.pooling}>",
        "query_block": i64_attribute(c.qb),
        "pools": c.row_pools and pool_list(c.row_pools),
        "layout": layout,
    }
    result = Value("", (b.B, b.R, c.Gq, c.dg), element)
    queries = f.op("gate_queries", [q], [result], groups, attributes)[0]
    attributes = {
        "kind": f"#sparse_attn.score_kind<{c.kind}>",
        "reduction": f"#sparse_attn.reduction<{c.reduction}>",
        "scale": f32_attribute(c.scale),
        "block_size": i64_attribute(c.bs),
        "layout": layout,
    }
    result = Value("", (b.B, c.G, b.R, b.N), "f32")
    groups = {"lengths": lengths if c.kind == "exact" else None}
    logits = f.op("score", [queries, keys], [result], groups, attributes)[0]
    f.returns(queries, logits)
    return logits


def build_attend(
    b: Builder, selection: Value, lengths: Value | None, query_lengths: Value | None
) -> None:
    c, f, x = b.c, b.f, b.x
    if c.layout == "packed":
        totals = (Unknown(n) if c.dynamic else n for n in (len(x["q"]), len(x["k"])))
        q_rows, k_rows = ((n,) for n in totals)
        shapes = [(*q_rows, c.Hq, c.D), (*k_rows, c.Hkv, c.D), (*k_rows, c.Hkv, c.Dv)]
        o_shape = (*q_rows, c.Hq, c.Dv)
        one_more = Unknown(c.B + 1) if c.dynamic else c.B + 1
        lengths, query_lengths = (b.argument(n, one_more) for n in ("key_at", "query_at"))
    else:
        shapes = [
            b.turned(c.layout, c.Hq, b.T, c.D),
            b.turned(c.layout, c.Hkv, b.S, c.D),
        ]
        shapes.append(b.turned(c.layout, c.Hkv, b.S, c.Dv))
        o_shape = b.turned(c.layout, c.Hq, b.T, c.Dv)
        if c.page_size:
            shapes[1:] = [x["k"].shape, x["v"].shape]
    q, k, v = (b.argument(n, *s) for n, s in zip("qkv", shapes, strict=True))
    mask = None
    if c.mask is not None:
        sizes = zip(c.mask_shape, (b.B, c.Hq, b.T, b.S), strict=True)
        mask = b.argument("mask", *(1 if one else size for one, size in sizes))
    pages = None if c.page_size is None else Unknown(c.S // c.page_size)
    if pages is not None and not c.dynamic:
        pages = int(pages)
    groups = {
        "selection": None if c.dense else selection,
        "lengths": lengths,
        "query_lengths": query_lengths,
        "mask": mask,
        "block_table": b.argument("block_table", b.B, pages) if c.page_size else None,
        "block_bias": b.argument("bias", b.B, c.G, b.R, b.N),
    }
    attributes = {
        "scale": f32_attribute(c.D**-0.5),
        "causal": "" if c.causal else None,
        "window": i64_attribute(c.window),
        "block_size": i64_attribute(c.block_size),
        "skip": None if c.skip is None else f"#sparse_attn.skip<{f32_attribute(c.skip)}>",
        "layout": f"#sparse_attn.layout<{c.layout}>",
    }
    results, after = [Value("", o_shape, c.dtype)], ""
    if c.lse:
        results.append(Value("", (b.B, c.Hq, b.T), "f32"))
        after += f" lse {results[-1].type}"
    if c.block_max:
        results.append(Value("", (b.B, c.Hq, b.T, b.N), "f32"))
        after += f" block_max {results[-1].type}"
    f.returns(*f.op("attend", [q, k, v], results, groups, attributes, after))
