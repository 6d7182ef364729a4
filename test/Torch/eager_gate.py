"""The gated decode step in eager PyTorch: what test_hf_cache.py compares generations with.

Written from the equations of SeerAttention-R and the rule of mode `correct`, and from nothing of
this package but the weights: each step pools all keys anew, and attends under a mask. The gate's
inputs are taken where the model makes them, before the rotation.
"""

import torch
import torch.nn.functional as F
from transformers import AttentionInterface
from transformers.masking_utils import AttentionMaskInterface, eager_mask

NAME = "eager_gate"


class EagerGate:
    """Puts the gate into a model with attn_implementation "eager_gate".

    weights  by layer: linear_q [Hkv, g, D, dg], linear_k [Hkv, pools D, dg], qnorm, knorm or None
    """

    def __init__(self, model, weights, budget, block, pools=("max", "min", "avg"), theta=10000.0):
        self.weights, self.budget, self.block = weights, budget, block
        self.pools, self.theta = pools, theta
        self.queries, self.keys, self.chosen = {}, {}, []
        AttentionInterface.register(NAME, self.attention)
        AttentionMaskInterface.register(NAME, eager_mask)
        for layer in model.model.layers:
            attention = layer.self_attn
            q = getattr(attention, "q_norm", attention.q_proj)
            k = getattr(attention, "k_norm", attention.k_proj)
            index, dim = attention.layer_idx, attention.head_dim
            q.register_forward_hook(self.keep(self.queries, index, dim))
            k.register_forward_hook(self.keep(self.keys, index, dim, append=True))

    def keep(self, where, index, dim, append=False):
        def hook(module, args, output):
            heads = output.reshape(*output.shape[:2], -1, dim)
            if append and index in where:
                heads = torch.cat([where[index], heads], 1)
            where[index] = heads

        return hook

    def attention(self, module, query, key, value, attention_mask, scaling, **_):
        group = query.shape[1] // key.shape[1]
        scores = query @ key.repeat_interleave(group, 1).transpose(2, 3) * scaling
        if attention_mask is not None:
            scores = scores + attention_mask
        if query.shape[2] == 1 and module.layer_idx in self.weights:
            seen = torch.ones(key.shape[0], key.shape[2], dtype=torch.bool)
            if attention_mask is not None:
                seen = attention_mask[:, 0, 0] == 0
            for b in range(key.shape[0]):
                (rows,) = seen[b].nonzero(as_tuple=True)
                for h, blocks in enumerate(self.blocks(module.layer_idx, b, rows)):
                    read = torch.zeros(len(rows), dtype=torch.bool)
                    for n in blocks:
                        read[n * self.block : (n + 1) * self.block] = True
                    heads = slice(h * group, (h + 1) * group)
                    scores[b, heads, 0, rows[~read]] = -torch.inf
                    self.chosen.append(int(read.sum()) / len(rows))
        weights = scores.softmax(-1)
        out = weights @ value.repeat_interleave(group, 1)
        return out.transpose(1, 2).contiguous(), weights

    def blocks(self, layer, b, rows):
        """Blocks that each key head reads, of one sequence whose tokens are `rows`."""
        w = {name: x for name, x in vars(self.weights[layer]).items() if x is not None}
        w = {name: torch.from_numpy(x) for name, x in w.items()}
        keys, position = self.keys[layer][b, rows], len(rows) - 1
        q = self.queries[layer][b, -1]
        q = q.reshape(keys.shape[1], -1, q.shape[-1])
        q = torch.einsum("hgd,hgde->he", q, w["linear_q"])
        if "qnorm" in w:
            q = F.rms_norm(q, q.shape[-1:], w["qnorm"], 1e-6)
        q = self.rotate(q[None], torch.tensor([position]))[0]
        complete = position // self.block  # the block of the query is never a candidate
        pooled = keys[: complete * self.block].unflatten(0, (complete, self.block))
        functions = {"max": lambda x: x.amax(1), "min": lambda x: x.amin(1)}
        functions["avg"] = lambda x: x.mean(1)
        k = torch.cat([functions[pool](pooled) for pool in self.pools], -1)
        k = torch.einsum("nhi,hie->nhe", k, w["linear_k"])
        if "knorm" in w:
            k = F.rms_norm(k, k.shape[-1:], w["knorm"], 1e-6)
        k = self.rotate(k, torch.arange(complete) * self.block)
        logits = torch.einsum("he,nhe->hn", q, k) / q.shape[-1] ** 0.5
        # Equal scores: lower block first. A padding token has no embedding, so all of its are 0.
        best = logits.sort(stable=True, dim=-1, descending=True).indices[
            :, : self.budget // self.block
        ]
        return [[*row, complete] for row in best.tolist()]

    def rotate(self, x, positions):
        """x [n, H, dg] at positions [n]."""
        half = x.shape[-1] // 2
        frequencies = self.theta ** (-torch.arange(half, dtype=torch.float64) / half)
        angle = (positions[:, None].float() * frequencies.float())[:, None]
        low, high = x[..., :half], x[..., half:]
        cos, sin = angle.cos(), angle.sin()
        return torch.cat([low * cos - high * sin, high * cos + low * sin], -1)


class EagerPlainGate(EagerGate):
    """A gate without weights: mean_pool, min_max (Quest's bound) or oracle, of rotated queries and
    keys, in every layer.
    """

    def __init__(self, model, kind, budget, block):
        layers = range(model.config.num_hidden_layers)
        super().__init__(model, dict.fromkeys(layers), budget, block)
        self.kind, self.rotated = kind, None

    def attention(self, module, query, key, value, attention_mask, scaling, **others):
        self.rotated = query, key, scaling
        return super().attention(module, query, key, value, attention_mask, scaling, **others)

    def blocks(self, layer, b, rows):
        query, key, scaling = self.rotated
        complete = (len(rows) - 1) // self.block
        keys = key[b][:, rows[: complete * self.block]].unflatten(1, (complete, self.block))
        q = query[b, :, 0].unflatten(0, (len(keys), -1))
        if self.kind == "mean_pool":
            logits = torch.einsum("hgd,hnd->hgn", q, keys.mean(2)).mean(1)
        elif self.kind == "oracle":
            logits = torch.einsum("hgd,hnsd->hgns", q, keys).amax((1, 3))
        else:
            bounds = [q[:, :, None] * x[:, None] for x in (keys.amax(2), keys.amin(2))]
            logits = torch.maximum(*bounds).sum(-1).amax(1)
        best = (logits * scaling).sort(stable=True, dim=-1, descending=True).indices
        return [[*row, complete] for row in best[:, : self.budget // self.block].tolist()]
