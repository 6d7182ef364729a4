"""Compressed keys of a prompt in f64, written from docs/Spec.md 2.4, with torch on any device."""

from __future__ import annotations

from typing import Any

import torch
from prompt_cases import PromptCase
from step_reference import DTYPES, POOLS


def make_inputs(case: PromptCase, device: str) -> dict[str, Any]:
    """Arrays by the names of `CompressForm.in_order`."""
    form, dtype = case.form, DTYPES[case.form.dtype]
    generator = torch.Generator(device).manual_seed(case.seed)

    def normal(*shape: int, scale: float = 1.0) -> Any:
        x = torch.randn(*shape, generator=generator, device=device, dtype=torch.float32)
        return (x * scale).to(dtype)

    inner = (form.key_heads, case.S) if form.layout == "bhsd" else (case.S, form.key_heads)
    keys, table = (case.B, *inner), None
    if form.page_size:
        count = case.B * case.S // form.page_size
        table = torch.randperm(count, generator=generator, device=device).to(torch.int32)
        table = table.reshape(case.B, -1).contiguous()
        if case.lost:
            table.view(-1)[case.seed % count] = (-1, count)[case.seed % 2]
        keys = (count, form.page_size, form.key_heads)
    columns = form.columns
    frequencies = 1e4 ** (-torch.arange(0, columns, 2, device=device) / columns)
    angles = torch.arange(case.positions, device=device)[:, None] * frequencies
    cos, sin = (torch.cat([f(angles)] * 2, 1).float().contiguous() for f in (torch.cos, torch.sin))
    return {
        # A mean that is far from 0 shows how exact an average is.
        "keys": normal(*keys, form.head_dim) + 2,
        "lengths": torch.tensor(case.lengths, device=device, dtype=torch.int32),
        "table": table,
        "projection": normal(form.key_heads, len(form.pools) * form.head_dim, columns, scale=0.05),
        "norm": normal(columns),
        "cos": cos,
        "sin": sin,
    }


def expected(case: PromptCase, arrays: dict[str, Any]) -> Any:
    """f64 [B, N, Hkv, dg]."""
    form, keys = case.form, arrays["keys"]
    blocks = -(-case.S // form.block)
    out = torch.zeros(
        (case.B, blocks, form.key_heads, form.columns), dtype=torch.float64, device=keys.device
    )
    for b, given in enumerate(case.lengths):
        if form.page_size:
            entries = arrays["table"][b].long()
            known = (entries >= 0) & (entries < len(keys))
            rows = keys[torch.where(known, entries, 0)].flatten(0, 1)
            known = known.repeat_interleave(form.page_size)
        else:
            rows = keys[b].transpose(0, 1) if form.layout == "bhsd" else keys[b]
            known = torch.ones(case.S, dtype=torch.bool, device=keys.device)
        count = max(0, min(given, case.S)) // form.block
        if count == 0:
            continue
        rows = rows[: count * form.block].double().unflatten(0, (count, form.block))
        x = torch.cat([POOLS[pool](rows, 1) for pool in form.pools], -1)
        if form.gate_dim:
            x = torch.einsum("nhp,hpo->nho", x, arrays["projection"].double())
        if form.norm:
            mean = (x * x).mean(-1, keepdim=True)
            x = x / torch.sqrt(mean + 1e-6) * arrays["norm"].double()
        complete = known[: count * form.block].unflatten(0, (count, form.block)).all(1)
        if form.rope:
            at = torch.arange(count, device=keys.device) * form.block
            complete &= at < case.positions
            at = at.clamp(max=case.positions - 1)
            cos, sin = (arrays[name][at].double()[:, None] for name in ("cos", "sin"))
            half = form.columns // 2
            x = x * cos + torch.cat([-x[..., half:], x[..., :half]], -1) * sin
        out[b, :count] = torch.where(complete[:, None, None], x, 0)
    return out
