"""What the benchmark `generate` compares: logits with sdpa's, and selections and results of each
layer's step with the same in PyTorch, written from the equations of the gates (docs/Spec.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import rms_norm

from ..hf_layer import GatedLayer

LOGITS_TOLERANCE = 0.05  # of the largest one, in bf16 through a whole model
_TOKENS = 4
# Of the spread of a row's scores: a block this near the last one that is taken may stand for it.
_TIE = 0.05
_OUTPUT_TOLERANCE = 0.02


def logits_difference(net: Any, prompt: dict[str, Tensor], cache: Any) -> float:
    """Of a few tokens behind the prompt, the same for both: the largest, in relation."""
    want = _logits(net, prompt, None, "sdpa")
    got = _logits(net, prompt, cache, "sparse_attn")
    return float((got - want).abs().max() / want.abs().max())


def _logits(net: Any, prompt: dict[str, Tensor], cache: Any, implementation: str) -> Tensor:
    from transformers.cache_utils import DynamicCache

    net.set_attn_implementation(implementation)
    cache = DynamicCache(config=net.config) if cache is None else cache
    ids, found = prompt["input_ids"], []
    with torch.no_grad():
        net(input_ids=ids, cache=cache, use_cache=True, logits_to_keep=1)
        for token in range(_TOKENS):
            out = net(input_ids=ids[:, token : token + 1], cache=cache, use_cache=True)
            found.append(out.logits[:, -1].float())
    return torch.stack(found)


@dataclass
class Check:
    """steps      of layers that were compared
    blocks     that were read
    others     of these the reference does not read
    beyond     of these are not as good as the last one that it reads, up to a tie
    output     the largest difference of a result, in relation to the largest value
    """

    steps: int = 0
    blocks: int = 0
    others: int = 0
    beyond: int = 0
    output: float = 0.0

    @property
    def is_right(self) -> bool:
        found = self.steps > 0 and self.beyond == 0
        return found and self.others <= 0.05 * self.blocks and self.output <= _OUTPUT_TOLERANCE

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def selections(net: Any, prompt: dict[str, Tensor], cache: Any) -> Check:
    """Takes a few tokens, and compares each layer's step."""
    check = Check()
    for layer in cache.layers:
        _watch(layer, net.model.rotary_emb, check)
    ids = prompt["input_ids"]
    with torch.no_grad():
        net(input_ids=ids, cache=cache, use_cache=True, logits_to_keep=1)
        for token in range(_TOKENS):
            net(input_ids=ids[:, token : token + 1], cache=cache, use_cache=True)
    return check


def _watch(layer: GatedLayer, rotary: Any, check: Check) -> None:
    step: Callable[..., Tensor] = layer.step
    lists: list[tuple[Tensor, Tensor]] = []

    def observer(_: GatedLayer, found: tuple[Tensor, Tensor] | None) -> None:
        assert found is not None
        lists.append(found)

    def watched(query: Tensor, key: Tensor, value: Tensor, scale: float, table: Any) -> Tensor:
        o = step(query, key, value, scale, table)
        ids, counts = lists.pop()
        _compare(
            layer, rotary, query[0, :, 0], o[0, 0], ids[0, :, 0], counts[0, :, 0], scale, check
        )
        return o

    layer.observer = observer
    layer.step = watched  # type: ignore[method-assign]


def _compare(
    layer: GatedLayer,
    rotary: Any,
    q: Tensor,
    o: Tensor,
    ids: Tensor,
    counts: Tensor,
    scale: float,
    check: Check,
) -> None:
    """q, o [Hq, D] of the first sequence; ids [Hkv, C] and counts [Hkv] of what its step read."""
    assert layer.k is not None and layer.v is not None and layer.lengths is not None
    length = int(layer.lengths[0])
    keys, values = (x[0, :length].float() for x in (layer.k, layer.v))
    grouped = q.float().reshape(keys.shape[1], -1, q.shape[1])
    complete = (length - 1) // layer.block
    scores = _scores(layer, rotary, grouped, keys, length - 1, complete) if complete else None
    budget = int(layer.policy.removeprefix("token-budget=")) // layer.block
    check.steps += 1
    for h in range(keys.shape[1]):
        read = set(ids[h, : int(counts[h])].tolist())
        check.blocks += len(read)
        if scores is not None:
            row = scores[h]
            best = row.topk(min(budget, complete))
            others = read - {complete} - set(best.indices.tolist())
            check.others += len(others)
            cut = float(best.values[-1]) - _TIE * float(row.std())
            check.beyond += sum(float(row[n]) < cut for n in others)
        check.beyond += complete not in read or len(read) != min(budget, complete) + 1
        rows = torch.cat(
            [torch.arange(n * layer.block, (n + 1) * layer.block) for n in sorted(read)]
        )
        rows = rows[rows < length].to(keys.device)
        weights = (grouped[h] @ keys[rows, h].T * scale).softmax(-1)
        want = weights @ values[rows, h]
        got = o.float().reshape(grouped.shape)[h]
        check.output = max(check.output, float((got - want).abs().max() / want.abs().max()))


def _scores(
    layer: GatedLayer, rotary: Any, q: Tensor, keys: Tensor, position: int, complete: int
) -> Tensor:
    """[Hkv, complete blocks]; q [Hkv, g, D] and keys [S, Hkv, D], rotated."""
    assert layer.gates is not None and layer.gate is not None
    if layer.gates.kind == "min_max":
        blocks = _blocks(keys, layer.block, complete)
        high, low = blocks.amax(1), blocks.amin(1)
        products = [torch.einsum("hgd,nhd->hgnd", q, x) for x in (high, low)]
        return torch.maximum(*products).sum(-1).amax(1)
    gate = layer.gate
    assert gate.projection is not None and gate.norm is not None
    assert gate.key_projection is not None and gate.key_norm is not None
    at = torch.arange(position + 1, device=keys.device)
    cos, sin = (x[0].float() for x in rotary(keys.new_zeros((1, 1)), at[None]))
    keys = _rotate(keys, cos[:, None], -sin[:, None])
    q = _rotate(q, cos[-1], -sin[-1])
    mixed = torch.einsum("hgd,hgde->he", q, gate.projection.float())
    mixed = rms_norm(mixed, mixed.shape[-1:], gate.norm.float(), 1e-6)
    blocks = _blocks(keys, layer.block, complete)
    pooled = torch.cat([blocks.amax(1), blocks.amin(1), blocks.mean(1)], -1)
    pooled = torch.einsum("nhi,hie->nhe", pooled, gate.key_projection.float())
    pooled = rms_norm(pooled, pooled.shape[-1:], gate.key_norm.float(), 1e-6)
    # The gate of the benchmark rotates as the model does.
    mixed = _rotate(mixed, cos[-1], sin[-1])
    first = torch.arange(complete, device=keys.device) * layer.block
    pooled = _rotate(pooled, cos[first][:, None], sin[first][:, None])
    return torch.einsum("he,nhe->hn", mixed, pooled)


def _blocks(keys: Tensor, size: int, count: int) -> Tensor:
    """[count, size, Hkv, D] of keys [S, Hkv, D]."""
    return keys[: count * size].reshape(count, size, *keys.shape[1:])


def _rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    low, high = x.chunk(2, -1)
    return x * cos + torch.cat([-high, low], -1) * sin
