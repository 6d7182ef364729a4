"""What a gated cache holds of one layer: a prompt is stored in it, and a decode step runs on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from transformers.cache_utils import CacheLayerMixin

from . import torch_ops
from .hf_gate import Gates, LayerGate, unrotate

_DENSE_BLOCK = 64  # of an attention that reads every block
_NO_TABLE = (None, None)
_STATE = ("k", "v", "compressed", "remainder", "lengths")


class GatedLayer(CacheLayerMixin):  # type: ignore[no-untyped-call]
    """Keys, values and compressed keys of a layer.

    A sequence begins at row 0, without the padding on its left, so blocks are its own. Rows:
    k, v [B, S, Hkv, D], compressed [B, N, Hkv, dg], remainder [B, block, Hkv, D], lengths i32 [B].
    """

    is_sliding = False

    def __init__(self, index: int, policy: str, gates: Gates | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.index, self.policy, self.gates = index, policy, gates
        self.block = gates.block if gates else _DENSE_BLOCK
        # `turn_back` of the rotation of the forward pass under way.
        self.rotation: tuple[Tensor, Tensor] | None = None
        # Called after each step with ids and counts of the blocks it read; None: all of them.
        self.observer: Callable[[GatedLayer, tuple[Tensor, Tensor] | None], None] | None = None
        self.reset()

    # What transformers calls.

    def lazy_initialization(self, key_states: Tensor, value_states: Tensor) -> None:
        """Memory is made when a prompt is stored."""

    def update(
        self, key_states: Tensor, value_states: Tensor, *args: Any, **kwargs: Any
    ) -> tuple[Tensor, Tensor]:
        """Counts new keys [B, Hkv, T, D]; the attention function stores them.

        Errors: ValueError if that function is not ours.
        """
        if self.rotation is None:
            raise ValueError(
                "this GatedCache was made for another model, or its attn_implementation has "
                "changed: the attention would not read it"
            )
        self.seen += key_states.shape[2]
        return key_states, value_states

    def get_mask_sizes(self, query_length: int) -> tuple[int, int]:
        return self.seen + query_length, 0

    def get_seq_length(self) -> int:
        """Tokens of a row of the batch, with padding."""
        return self.seen

    def get_max_length(self) -> int:
        return -1

    def reset(self) -> None:
        self.seen = 0
        self.gate: LayerGate | None = None
        self.k: Tensor | None = None
        self.v: Tensor | None = None
        self.compressed: Tensor | None = None
        self.remainder: Tensor | None = None
        self.lengths: Tensor | None = None
        self.is_initialized = False

    def crop(self, tokens_to_remove: int) -> None:
        if tokens_to_remove:
            raise ValueError("a GatedCache does not take tokens back (assisted generation)")

    def reorder_cache(self, beam_idx: Tensor) -> None:
        self.batch_select_indices(beam_idx)

    def batch_select_indices(self, indices: Tensor) -> None:
        self._change(lambda x: x[indices.to(x.device)])

    def batch_repeat_interleave(self, repeats: int) -> None:
        self._change(lambda x: x.repeat_interleave(repeats, dim=0))

    def _change(self, change: Any) -> None:
        for name in _STATE:
            tensor = getattr(self, name)
            if tensor is not None:
                setattr(self, name, change(tensor).contiguous())

    # What the attention function calls.

    def fill(self, key: Tensor, value: Tensor, padding: Tensor | None) -> None:
        """Stores the keys and values of a prompt [B, Hkv, T, D] with `padding` tokens on its left.

        padding  i64 [B], or None where there is none
        """
        key, value = key.detach(), value.detach()
        batch, heads, tokens, dim = key.shape
        self.is_initialized = True
        self.lengths = torch.full((batch,), tokens, dtype=torch.int32, device=key.device)
        if padding is not None:
            self.lengths -= padding.to(torch.int32)
        room = self._room(tokens)
        self.k = key.new_zeros((batch, room, heads, dim))
        self.v = value.new_zeros((batch, room, heads, value.shape[3]))
        self.k[:, :tokens] = _to_the_left(key, padding)
        self.v[:, :tokens] = _to_the_left(value, padding)
        self.gate = self.gates.layer(self.index, key) if self.gates else None
        if self.gates is None or self.gate is None:
            return
        read = _to_the_left(self._read_by_gate(key), padding)
        blocks = room // self.block
        self.compressed = key.new_zeros((batch, blocks, heads, self.gates.columns(dim)))
        self.compressed[:, : -(-tokens // self.block)] = torch.ops.sparse_attn.compress_keys(
            read,
            self.lengths,
            self.gate.key_projection,
            self.gate.key_norm,
            *(self.gates.table(room, key.device) or _NO_TABLE),
            self.block,
            self.gates.pools,
        )
        self._keep_rest(read, self.lengths.long() // self.block * self.block)

    def extend(
        self, key: Tensor, value: Tensor, table: tuple[Tensor, Tensor] | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Stores more keys and values of a prompt [B, Hkv, T, D], behind those that there are.

        table  cos and sin of the gate, at least as long as the cache; None if it has no rotation
        Returns what the new tokens attend to: keys and values [B, Hkv, S, D], and the mask
        [B, 1, T, S], true for what a token sees. Errors: RuntimeError where a gradient would be
        lost, which the cache does not carry.
        """
        if torch.is_grad_enabled() and (key.requires_grad or value.requires_grad):
            raise RuntimeError(
                "a part of a prompt has no gradient: call the model in torch.no_grad()"
            )
        assert self.k is not None and self.v is not None and self.lengths is not None
        before, tokens = self.lengths.long(), key.shape[2]
        rows = before[:, None] + torch.arange(tokens, device=key.device)
        batch = torch.arange(len(before), device=key.device)[:, None]
        self.k[batch, rows] = key.transpose(1, 2).detach()
        self.v[batch, rows] = value.transpose(1, 2).detach()
        self.lengths += tokens
        if self.gate is not None:
            self._compress(self._read_by_gate(key).transpose(1, 2).detach(), before, table)
        longest = int(self.lengths.max())
        seen = torch.arange(longest, device=key.device) <= rows[:, :, None]
        keys, values = (x[:, :longest].transpose(1, 2) for x in (self.k, self.v))
        return keys, values, seen[:, None]

    def _compress(self, new: Tensor, before: Tensor, table: tuple[Tensor, Tensor] | None) -> None:
        """Compresses the blocks that new keys [B, T, Hkv, D], as the gate reads them, complete.

        before  keys of each sequence without the new ones, i64 [B]
        """
        assert self.gates is not None and self.gate is not None
        assert self.compressed is not None and self.remainder is not None
        batch, tokens = new.shape[:2]
        # From the begin of the block that was not complete on.
        rest, first = before % self.block, before // self.block
        keys = torch.cat([self.remainder, torch.zeros_like(new)], 1)
        rows = rest[:, None] + torch.arange(tokens, device=new.device)
        keys[torch.arange(batch, device=new.device)[:, None], rows] = new
        counts = rest + tokens
        # Blocks are rotated by where they stand, which padding makes different.
        for begin in sorted(set(first.tolist())):
            (group,) = (first == begin).nonzero(as_tuple=True)
            made = torch.ops.sparse_attn.compress_keys(
                keys[group],
                counts[group].to(torch.int32),
                self.gate.key_projection,
                self.gate.key_norm,
                *(x if x is None else x[begin * self.block :] for x in table or _NO_TABLE),
                self.block,
                self.gates.pools,
            )
            made = made[:, : self.compressed.shape[1] - begin]
            self.compressed[group, begin : begin + made.shape[1]] = made
        self._keep_rest(keys, counts // self.block * self.block)

    def _keep_rest(self, keys: Tensor, begin: Tensor) -> None:
        """Keeps the keys of the block that is not complete, of each sequence.

        keys  [B, T, Hkv, D], as the gate reads them; begin: the row of that block, i64 [B]
        """
        rows = begin[:, None] + torch.arange(self.block, device=keys.device)
        rows = rows.clamp(max=keys.shape[1] - 1)[:, :, None, None]
        shape = (-1, -1, *keys.shape[2:])
        self.remainder = keys.gather(1, rows.expand(shape)).contiguous()

    def step(
        self,
        query: Tensor,
        key: Tensor,
        value: Tensor,
        scale: float,
        table: tuple[Tensor, Tensor] | None,
    ) -> Tensor:
        """Appends one key and value [B, Hkv, 1, D] and attends: query [B, Hq, 1, D].

        table  cos and sin of the gate, at least as long as the cache; None if it has no rotation
        Returns [B, 1, Hq, D], whose gradient is refused.
        """
        o = self._step(query, key, value, scale, table)
        if torch.is_grad_enabled() and query.requires_grad:
            refused: Tensor = _NoGradient.apply(o, query)  # type: ignore[no-untyped-call]
            return refused
        return o

    def _step(
        self,
        query: Tensor,
        key: Tensor,
        value: Tensor,
        scale: float,
        table: tuple[Tensor, Tensor] | None,
    ) -> Tensor:
        assert self.k is not None and self.v is not None and self.lengths is not None
        query, key, value = (x.detach() for x in (query, key, value))
        q, new_k, new_v = (x.transpose(1, 2) for x in (query, key, value))
        if self.gates is None or self.gate is None:
            rows = torch.arange(len(self.lengths), device=key.device)
            self.k[rows, self.lengths.long()] = new_k[:, 0]
            self.v[rows, self.lengths.long()] = new_v[:, 0]
            self.lengths += 1
            lists = (None, None, self.block, scale)
            dense: Tensor = torch_ops.attend(q, self.k, self.v, self.lengths, *lists)
            if self.observer is not None:
                self.observer(self, None)
            return dense
        assert self.compressed is not None and self.remainder is not None
        unrotated: Tensor | None = None
        new_unrotated: Tensor | None = None
        if self.gates.kind == "learned":
            both = self._unrotated(torch.cat([query, key], 1)).transpose(1, 2)
            heads = query.shape[1]
            unrotated, new_unrotated = both[:, :, :heads], both[:, :, heads:]
        cos, sin = table or _NO_TABLE
        o: Tensor = torch_ops.step(
            unrotated,
            q,
            self.k,
            self.v,
            self.compressed,
            self.remainder,
            self.lengths,
            new_unrotated,
            new_k,
            new_v,
            self.gate.projection,
            self.gate.norm,
            self.gate.key_projection,
            self.gate.key_norm,
            cos,
            sin,
            self.policy,
            self.block,
            self.gates.pools,
            scale,
            self.gates.mode,
            self.gates.rope_anchor,
            self.gates.kind,
        )
        if self.observer is not None:
            # The op keeps its lists to itself; what it left in the cache gives the same ones.
            lists = torch.ops.sparse_attn.gate_select(
                q if unrotated is None else unrotated,
                self.k if self.gates.kind == "oracle" else self.compressed,
                self.lengths,
                self.gate.projection,
                self.gate.norm,
                cos,
                sin,
                self.policy,
                self.block,
                self.gates.mode,
                self.gates.kind,
            )
            self.observer(self, lists)
        return o

    @property
    def room(self) -> int:
        """Keys that the cache has memory for."""
        return 0 if self.k is None else self.k.shape[1]

    def grow(self) -> None:
        """Makes room for all tokens that `update` has counted."""
        if self.k is None or self.v is None or self.seen <= self.room:
            return
        room = self._room(self.seen)
        self.k, self.v = (_longer(x, room) for x in (self.k, self.v))
        if self.compressed is not None:
            self.compressed = _longer(self.compressed, room // self.block)

    def _room(self, tokens: int) -> int:
        """Half as much again, in whole blocks, so that growing is rare."""
        return -(-(tokens + tokens // 2 + 1) // self.block) * self.block

    def _read_by_gate(self, key: Tensor) -> Tensor:
        """Keys as the gate reads them: a learned one before their rotation."""
        assert self.gates is not None
        return self._unrotated(key) if self.gates.kind == "learned" else key

    def _unrotated(self, x: Tensor) -> Tensor:
        assert self.rotation is not None
        return unrotate(x, *self.rotation)


class _NoGradient(torch.autograd.Function):
    """Its first argument, as a result of the second one: a gradient is not cut off, but refused."""

    @staticmethod
    def forward(ctx: Any, o: Tensor, query: Tensor) -> Tensor:
        return o.view_as(o)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Any:
        raise RuntimeError("a decode step of sparse_attn has no gradient")


def _to_the_left(x: Tensor, padding: Tensor | None) -> Tensor:
    """x [B, H, T, D] as [B, T, H, D], each sequence moved by its padding; its last row repeats."""
    x = x.transpose(1, 2)
    if padding is None:
        return x
    tokens = x.shape[1]
    rows = torch.arange(tokens, device=x.device) + padding[:, None]
    return x.gather(1, rows.clamp(max=tokens - 1)[:, :, None, None].expand_as(x))


def _longer(x: Tensor, rows: int) -> Tensor:
    """x [B, S, ...] with zeros behind."""
    grown = x.new_zeros((x.shape[0], rows, *x.shape[2:]))
    grown[:, : x.shape[1]] = x
    return grown
