"""A gated decode step in f64, written from docs/Spec.md 2.5 to 2.9, with torch on any device."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import torch
from step_cases import StepCase

from sparse_attn.step_programs import StepForm

DTYPES = {"f16": torch.float16, "bf16": torch.bfloat16}


def make_inputs(case: StepCase, device: str) -> dict[str, Any]:
    """Arrays by the names of `StepForm.in_order`."""
    form, dtype = case.form, DTYPES[case.form.dtype]
    generator = torch.Generator(device).manual_seed(case.seed)

    def normal(*shape: int, scale: float = 1.0) -> Any:
        x = torch.randn(*shape, generator=generator, device=device, dtype=torch.float32)
        return (x * scale).to(dtype)

    heads, columns = form.key_heads, form.gate_dim
    blocks = -(-case.S // form.block)
    compressed = normal(case.B, blocks, heads, form.columns)
    if form.gate == "min_max":  # the largest keys, then the least
        pair = compressed.unflatten(-1, (2, form.head_dim))
        compressed = torch.stack([pair.amax(-2), pair.amin(-2)], -2).flatten(-2)
    if case.distinct:
        compressed = compressed[:, torch.arange(blocks, device=device) % case.distinct]
    if case.outlier:
        compressed = compressed.clone()
        compressed[:, ::5, :, 3] = case.outlier
    frequencies = 1e4 ** (-torch.arange(0, columns, 2, device=device) / columns)
    angles = torch.arange(case.S, device=device)[:, None] * frequencies
    tables = [torch.cat([f(angles)] * 2, 1).float().contiguous() for f in (torch.cos, torch.sin)]
    cache, pages = (case.B, case.S), None
    if form.page_size:
        count = case.B * case.S // form.page_size
        pages = torch.randperm(count, generator=generator, device=device).to(torch.int32)
        cache = (count + 1, form.page_size)  # the last one belongs to nobody
    projection = (heads, form.group, form.head_dim, columns)
    if form.pooling == "mean_project":
        projection = (heads, form.head_dim, columns)
    # Budgets that a list has no room for are clamped, and those below 0.
    own = (heads,) if form.budgets == "head" else (case.B, heads)
    budgets = torch.randint(-99, form.most_tokens + 99, own, generator=generator, device=device)
    return {
        "budgets": budgets.to(torch.int32),
        "unrotated": normal(case.B, 1, form.heads, form.head_dim),
        "q": normal(case.B, 1, form.heads, form.head_dim),
        "k": normal(*cache, heads, form.head_dim),
        "v": normal(*cache, heads, form.head_dim),
        "table": pages if pages is None else pages.reshape(case.B, -1).contiguous(),
        "compressed": compressed.contiguous(),
        "remainder": normal(case.B, form.block, heads, form.head_dim),
        "new_unrotated": normal(case.B, 1, heads, form.head_dim),
        "new_k": normal(case.B, 1, heads, form.head_dim),
        "new_v": normal(case.B, 1, heads, form.head_dim),
        "key_projection": normal(heads, len(form.pooled) * form.head_dim, columns, scale=0.05),
        "key_norm": normal(columns),
        "lengths": torch.tensor(case.lengths, device=device, dtype=torch.int32),
        "projection": normal(*projection, scale=0.05),
        "norm": normal(columns),
        "cos": tables[0],
        "sin": tables[1],
    }


def new_token(case: StepCase, arrays: Mapping[str, Any], token: int) -> None:
    """Other queries, keys and values in the arrays that step number `token` reads."""
    device = arrays["q"].device
    generator = torch.Generator(device).manual_seed(case.seed + 1 + token)
    for name in ("unrotated", "q", "new_unrotated", "new_k", "new_v"):
        x = arrays[name]
        x.copy_(torch.randn(x.shape, generator=generator, device=device, dtype=torch.float32))


def unrounded(form: StepForm, row: Any, norm: Any, arrays: Mapping[str, Any], position: int) -> Any:
    """RMSNorm if the form has it, and rotation of f64 [..., dg]; 0 behind the tables."""
    if not form.is_learned:
        return row
    if form.norm:
        mean = (row * row).mean(-1, keepdim=True)
        row = row / torch.sqrt(mean + 1e-6) * norm.double()
    if position >= len(arrays["cos"]):
        return row * 0
    half = form.gate_dim // 2
    turned = torch.cat([-row[..., half:], row[..., :half]], -1)
    cos, sin = (arrays[name][position].double() for name in ("cos", "sin"))
    return row * cos + turned * sin


def rounded(form: StepForm, row: Any) -> Any:
    """To the type of the form, and back to f64."""
    return row.to(DTYPES[form.dtype]).double()


POOLS = {"max": torch.amax, "min": torch.amin, "avg": torch.mean}


def append(form: StepForm, arrays: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Updates caches and lengths; gives the sequences and blocks that were compressed."""
    capacity = len(arrays["cos"])
    for b, given in enumerate(arrays["lengths"].tolist()):
        at = max(given, 0)
        if at >= capacity:
            continue
        place = (b, at)
        if form.page_size:
            page = int(arrays["table"][b, at // form.page_size])
            place = (page, at % form.page_size)
        arrays["k"][place], arrays["v"][place] = arrays["new_k"][b, 0], arrays["new_v"][b, 0]
        pooled_key = arrays["new_unrotated" if form.is_learned else "new_k"][b, 0]
        arrays["remainder"][b, at % form.block] = pooled_key
        block = at // form.block
        if at % form.block == 0:
            arrays["compressed"][b, block] = 0
        if at % form.block == form.block - 1:
            rows = arrays["remainder"][b].double()
            row = torch.cat([POOLS[pool](rows, 0) for pool in form.pooled], -1)
            if form.is_learned:
                row = torch.einsum("hp,hpo->ho", row, arrays["key_projection"].double())
            anchor = at if form.anchor == "last_on_decode" else block * form.block
            row = unrounded(form, row, arrays["key_norm"], arrays, anchor)
            arrays["compressed"][b, block] = row.to(DTYPES[form.dtype])
            yield b, block
    arrays["lengths"].clamp_(min=0).add_(1)


def scores(form: StepForm, arrays: Mapping[str, Any], b: int, h: int, position: int) -> Any:
    """f64 [N] of a key head of a sequence; a position behind the tables has a query of 0."""
    if not form.is_learned:
        return scores_of_heads(form, arrays, b, h, position) * form.score_scale
    gate = rounded(form, gate_query(form, arrays, b, h, position))
    return scores_of_query(form, arrays, b, h, gate)


def gate_query(form: StepForm, arrays: Mapping[str, Any], b: int, h: int, position: int) -> Any:
    """That of a learned gate before it is rounded, f64 [dg]."""
    q = arrays["unrotated"][b, 0, h * form.group : (h + 1) * form.group].double()
    if form.pooling == "project":
        gate = torch.einsum("gd,gdo->o", q, arrays["projection"][h].double())
    elif form.pooling == "mean_project":
        gate = q.mean(0) @ arrays["projection"][h].double()
    else:
        gate = q.mean(0)
    return unrounded(form, gate, arrays["norm"], arrays, position)


def scores_of_query(form: StepForm, arrays: Mapping[str, Any], b: int, h: int, gate: Any) -> Any:
    """f64 [N] of a rounded gate query."""
    return arrays["compressed"][b, :, h].double() @ gate * form.score_scale


def scores_of_heads(
    form: StepForm, arrays: Mapping[str, Any], b: int, h: int, position: int
) -> Any:
    """f64 [N], not scaled: those of the query heads of a group, reduced."""
    q = arrays["q"][b, 0, h * form.group : (h + 1) * form.group].double()
    if form.gate == "oracle":
        keys = arrays["k"][b, : position + 1, h].double()
        each = q @ keys.T
        blocks = -(-arrays["k"].shape[1] // form.block)
        behind = blocks * form.block - each.shape[1]
        each = torch.nn.functional.pad(each, (0, behind), value=-torch.inf)
        return each.unflatten(1, (blocks, form.block)).amax((0, 2))
    keys = arrays["compressed"][b, :, h].double()
    if form.gate == "mean_pool":
        return (q @ keys.T).mean(0)
    most, least = (x[None] * q[:, None] for x in keys.split(form.head_dim, 1))
    return torch.maximum(most, least).sum(2).amax(0)


def tokens_of(form: StepForm, arrays: Mapping[str, Any], b: int, h: int) -> int | None:
    """The budget of a head of a sequence, None if the policy has none."""
    name, _, value = form.policy.rstrip(">").partition("<")
    if name == "token_budgets":
        return int(value.split(",")[h])
    if name != "token_budget":
        return None
    if not form.budgets:
        return int(value)
    own = arrays["budgets"][h] if form.budgets == "head" else arrays["budgets"][b, h]
    return max(0, min(int(own), int(value)))


def chosen_by_policy(form: StepForm, x: Any, reserved: int, tokens: int | None) -> Any:
    """Which of the candidates with the scores x [c]."""
    name, _, value = form.policy.rstrip(">").partition("<")
    chosen = torch.zeros(len(x), dtype=torch.bool, device=x.device)
    if len(x) == 0:
        return chosen
    order = torch.sort(x, descending=True, stable=True).indices
    match name:
        case "all":
            chosen[:] = True
        case "token_budget" | "token_budgets":
            budget = tokens // form.block
            chosen[order[: budget - min(budget, reserved)]] = True
        case "top_p":
            mass = torch.exp(x - x.max())[order]
            before = torch.cumsum(mass, 0) - mass
            chosen[order[before < float(value) * mass.sum()]] = True
        case "threshold":
            chosen = torch.softmax(x, 0) > float(value)
        case "entmax":
            power = float(value) - 1.0
            z = x * power
            low, width = z.max() - 1, 1 - (1 / len(x)) ** power
            for _ in range(50):
                width *= 0.5
                if torch.clamp(z - low - width, min=0).pow(1 / power).sum() >= 1:
                    low = low + width
            chosen = z > low
        case _:
            raise ValueError(f"no policy {form.policy}")
    return chosen


def selection(form: StepForm, x: Any, length: int, tokens: int | None) -> Any:
    """Ids of the blocks that a sequence of `length` keys reads, rising."""
    blocks, position = len(x), length - 1
    if form.mode == "correct":
        own = position // form.block
        candidates = min(own, blocks)
    else:
        candidates = min(-(-length // form.block), blocks)
        own = candidates - 1
    first = min(form.force_first, candidates)
    last = max(candidates - form.force_last, 0)
    inside = form.policy.startswith("token_budget") and form.forced == "inside"
    lo, hi = (first, max(last, first)) if inside else (0, candidates)
    chosen = torch.zeros(blocks, dtype=torch.bool, device=x.device)
    chosen[lo:hi] = chosen_by_policy(form, x[lo:hi], candidates - (hi - lo), tokens)
    chosen[:first] = True
    chosen[last:candidates] = True
    if own < blocks:
        chosen[own] = True
    return chosen.nonzero()[:, 0][-form.capacity :]


def attention(form: StepForm, arrays: Mapping[str, Any], b: int, h: int, ids: Any) -> Any:
    """The rows of a key head's queries, f64 [g, D], over the keys of the blocks `ids`."""
    length = min(int(arrays["lengths"][b]), len(arrays["cos"]))
    keys = ids[:, None] * form.block + torch.arange(form.block, device=ids.device)
    keys = keys.flatten()[keys.flatten() < length]
    places = (b, keys)
    if form.page_size:
        pages = arrays["table"][b, keys // form.page_size].long()
        places = (pages, keys % form.page_size)
    q = arrays["q"][b, 0, h * form.group : (h + 1) * form.group].double()
    logits = q @ arrays["k"][(*places, h)].double().T * form.head_dim**-0.5
    return torch.softmax(logits, -1) @ arrays["v"][(*places, h)].double()


def step(form: StepForm, arrays: Mapping[str, Any]) -> Any:
    """o, f64 [B, 1, Hq, D]; `lengths` counts the new key."""
    capacity = len(arrays["cos"])
    o = torch.zeros(arrays["q"].shape, device=arrays["q"].device, dtype=torch.float64)
    for b, given in enumerate(arrays["lengths"].tolist()):
        length = max(0, min(given, capacity))
        for h in range(form.key_heads if length else 0):
            x = scores(form, arrays, b, h, given - 1)
            ids = selection(form, x, length, tokens_of(form, arrays, b, h))
            o[b, 0, h * form.group : (h + 1) * form.group] = attention(form, arrays, b, h, ids)
    return o
