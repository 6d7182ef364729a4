"""The gate of a decode step as users of PyTorch write it; `torch.compile` takes it as it is."""

from __future__ import annotations

from typing import Any


def gate_into(queries: Any, projection: Any, compressed: Any, cos: Any, sin: Any, ids: Any) -> None:
    """Writes ids i32 [B, Hkv, C], descending: the C - 1 best of the blocks before the last, and it.

    queries [B, Hq, D], projection [Hkv, g, D, dg], compressed [B, N, Hkv, dg], cos and sin [dg].
    """
    import torch

    heads, group, columns, _ = projection.shape
    grouped = queries.view(len(queries), heads, group, columns)
    gate = torch.einsum("bkgi,kgio->bko", grouped, projection)
    lower, upper = gate.chunk(2, -1)
    gate = gate * cos + torch.cat([-upper, lower], -1) * sin
    scores = torch.einsum("bkd,bnkd->bkn", gate, compressed) * gate.shape[-1] ** -0.5
    weights = torch.softmax(scores, -1)
    best = torch.topk(weights[..., :-1], ids.shape[-1] - 1, dim=-1, sorted=False).indices
    last = torch.full_like(best[..., :1], scores.shape[-1] - 1)
    ids.copy_(torch.cat([best, last], -1).sort(-1, descending=True).values)
