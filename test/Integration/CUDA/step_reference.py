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
    compressed = normal(case.B, blocks, heads, columns)
    if case.distinct:
        compressed = compressed[:, torch.arange(blocks, device=device) % case.distinct]
    frequencies = 1e4 ** (-torch.arange(0, columns, 2, device=device) / columns)
    angles = torch.arange(case.S, device=device)[:, None] * frequencies
    tables = [torch.cat([f(angles)] * 2, 1).float().contiguous() for f in (torch.cos, torch.sin)]
    cache, pages = (case.B, case.S), None
    if form.page_size:
        count = case.B * case.S // form.page_size
        pages = torch.randperm(count, generator=generator, device=device).to(torch.int32)
        cache = (count + 1, form.page_size)  # the last one belongs to nobody
    return {
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
        "key_projection": normal(heads, len(form.pools) * form.head_dim, columns, scale=0.05),
        "key_norm": normal(columns),
        "lengths": torch.tensor(case.lengths, device=device, dtype=torch.int32),
        "projection": normal(heads, form.group, form.head_dim, columns, scale=0.05),
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


def finished(form: StepForm, row: Any, norm: Any, arrays: Mapping[str, Any], position: int) -> Any:
    """RMSNorm if the form has it, and rotation of f64 [..., dg]; 0 behind the tables."""
    if form.norm:
        mean = (row * row).mean(-1, keepdim=True)
        row = row / torch.sqrt(mean + 1e-6) * norm.double()
    if position >= len(arrays["cos"]):
        row = row * 0
    else:
        half = form.gate_dim // 2
        turned = torch.cat([-row[..., half:], row[..., :half]], -1)
        cos, sin = (arrays[name][position].double() for name in ("cos", "sin"))
        row = row * cos + turned * sin
    return row.to(DTYPES[form.dtype]).double()


_POOLS = {"max": torch.amax, "min": torch.amin, "avg": torch.mean}


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
        arrays["remainder"][b, at % form.block] = arrays["new_unrotated"][b, 0]
        block = at // form.block
        if at % form.block == 0:
            arrays["compressed"][b, block] = 0
        if at % form.block == form.block - 1:
            rows = arrays["remainder"][b].double()
            pooled = torch.cat([_POOLS[pool](rows, 0) for pool in form.pools], -1)
            row = torch.einsum("hp,hpo->ho", pooled, arrays["key_projection"].double())
            anchor = at if form.anchor == "last_on_decode" else block * form.block
            row = finished(form, row, arrays["key_norm"], arrays, anchor)
            arrays["compressed"][b, block] = row.to(DTYPES[form.dtype])
            yield b, block
    arrays["lengths"].clamp_(min=0).add_(1)


def scores(form: StepForm, arrays: Mapping[str, Any], b: int, h: int, position: int) -> Any:
    """f64 [N] of a key head of a sequence; a position behind the tables has a query of 0."""
    group = slice(h * form.group, (h + 1) * form.group)
    q = arrays["unrotated"][b, 0, group].double()
    gate = torch.einsum("gd,gdo->o", q, arrays["projection"][h].double())
    gate = finished(form, gate, arrays["norm"], arrays, position)
    return arrays["compressed"][b, :, h].double() @ gate * form.gate_dim**-0.5


def chosen_by_policy(form: StepForm, x: Any, reserved: int) -> Any:
    """Which of the candidates with the scores x [c]."""
    name, _, value = form.policy.rstrip(">").partition("<")
    chosen = torch.zeros(len(x), dtype=torch.bool, device=x.device)
    if len(x) == 0:
        return chosen
    order = torch.sort(x, descending=True, stable=True).indices
    match name:
        case "all":
            chosen[:] = True
        case "token_budget":
            budget = int(value) // form.block
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


def selection(form: StepForm, x: Any, length: int) -> Any:
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
    chosen[lo:hi] = chosen_by_policy(form, x[lo:hi], candidates - (hi - lo))
    chosen[:first] = True
    chosen[last:candidates] = True
    if own < blocks:
        chosen[own] = True
    return chosen.nonzero()[:, 0][-form.capacity :]


def step(form: StepForm, arrays: Mapping[str, Any]) -> Any:
    """o, f64 [B, 1, Hq, D]; `lengths` counts the new key."""
    capacity = len(arrays["cos"])
    o = torch.zeros(arrays["q"].shape, device=arrays["q"].device, dtype=torch.float64)
    for b, given in enumerate(arrays["lengths"].tolist()):
        length = max(0, min(given, capacity))
        for h in range(form.key_heads if length else 0):
            ids = selection(form, scores(form, arrays, b, h, given - 1), length)
            keys = ids[:, None] * form.block + torch.arange(form.block, device=ids.device)
            keys = keys.flatten()[keys.flatten() < length]
            places = (b, keys)
            if form.page_size:
                pages = arrays["table"][b, keys // form.page_size].long()
                places = (pages, keys % form.page_size)
            group = slice(h * form.group, (h + 1) * form.group)
            q = arrays["q"][b, 0, group].double()
            logits = q @ arrays["k"][(*places, h)].double().T * form.head_dim**-0.5
            o[b, 0, group] = torch.softmax(logits, -1) @ arrays["v"][(*places, h)].double()
    return o
