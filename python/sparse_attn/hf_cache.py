"""Generation of transformers models through the gated decode step.

    from sparse_attn import hf
    from sparse_attn.hf_cache import GatedCache
    hf.register()
    model = AutoModelForCausalLM.from_pretrained(name, attn_implementation="sparse_attn")
    cache = GatedCache(model, policy="token-budget=4096", gates="gates.safetensors")
    model.generate(**inputs, cache=cache)

The prompt is attended densely by torch's own attention; each token after it takes the step of
torch.ops.sparse_attn: its key is appended, blocks are selected, and only these are read. A prompt
may come in parts (prefill_chunk_size), and another one may follow the tokens of a generation; a
part of a single token is a step. Prompts of a batch may be padded on the left, in their first part;
each sequence has blocks of its own, as if it were alone. What cannot be honoured is a ValueError:
other masks, sliding windows that are shorter than the keys, tokens taken back.
Tested with transformers 5.24: decoders whose attention rotates by halves and calls the attention
interface with (cos, sin) as `position_embeddings` (Llama, Qwen2, Qwen3, Mistral, ...).
"""

from __future__ import annotations

import contextlib
import inspect
import os
from collections.abc import Iterator
from typing import Any, cast

import torch
from torch import Tensor
from transformers import PretrainedConfig, PreTrainedModel
from transformers.cache_utils import Cache
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import causal_mask_function, sdpa_mask

from . import hf
from .hf_active import ACTIVE
from .hf_gate import (
    WEIGHTLESS,
    Gates,
    LearnedGates,
    WeightlessGates,
    check_rotation,
    read_gates,
    turn_back,
)
from .hf_layer import GatedLayer
from .policy_flags import parse_flag

_BLOCK = 64  # of a gate without a file
_ATTACHED = "_sparse_attn_attached"


class GatedCache(Cache):
    """The cache of one generation. Beams and `reset` are supported.

    model   a causal language model with attn_implementation="sparse_attn", in eval mode
    policy  all, token-budget=N (tokens), threshold=X, top-p=X or entmax=A
    gates   safetensors file of the learned gates. A layer without a gate reads all blocks
    gate    learned; or mean_pool, min_max (Quest) or oracle, which need no training and no file
    block_size  tokens in a key block: the gate file's, or 64
    Every policy but `all` needs a gate.
    Errors: ValueError for a model or a gate that cannot be served; OSError.
    """

    def __init__(
        self,
        model: PreTrainedModel,
        policy: str = "all",
        gates: str | os.PathLike[str] | None = None,
        gate: str = "learned",
        block_size: int | None = None,
    ) -> None:
        config = model.config.get_text_config(decoder=True)
        if config._attn_implementation != hf.NAME:
            got = config._attn_implementation
            raise ValueError(f"expected a model with attn_implementation={hf.NAME!r}, got {got!r}")
        parse_flag(policy)
        _check_gate(policy, gates, gate, block_size)
        attentions = _attentions(model, config.num_hidden_layers)
        found: Gates | None = None
        if policy != "all" and gates is not None:
            found = _learned(gates, config, attentions)
            if block_size not in (None, found.block):
                raise ValueError(f"{gates}: blocks of {found.block} tokens, not {block_size}")
        elif policy != "all":
            found = WeightlessGates(gate, block_size or _BLOCK)
        super().__init__(layers=[GatedLayer(i, policy, found) for i in range(len(attentions))])
        self.model_name = type(model).__name__
        self._gates = found
        self._padding: Tensor | None = None  # tokens on the left of each sequence
        self._offset: Tensor | None = None  # of position_ids against rows of the cache
        self._checks = True
        self._back: tuple[Tensor, tuple[Tensor, Tensor]] | None = None
        self._table: tuple[Tensor, Tensor] | None = None
        _attach(model, attentions)

    def layer(self, index: int) -> GatedLayer:
        """What is held of a layer."""
        found = self.layers[index]
        assert isinstance(found, GatedLayer)
        return found

    def reset(self) -> None:
        super().reset()  # type: ignore[no-untyped-call]
        self._padding = self._offset = self._table = None

    def reorder_cache(self, beam_idx: Tensor) -> None:
        for index in range(len(self.layers)):
            self.layer(index).batch_select_indices(beam_idx)
        self._change(lambda x: x[beam_idx.to(x.device)])

    def batch_select_indices(self, indices: Tensor) -> None:
        super().batch_select_indices(indices)
        self._change(lambda x: x[indices.to(x.device)])

    def batch_repeat_interleave(self, repeats: int) -> None:
        super().batch_repeat_interleave(repeats)
        self._change(lambda x: x.repeat_interleave(repeats, dim=0))

    def _change(self, change: Any) -> None:
        if self._padding is not None:
            self._padding = change(self._padding)
        if self._offset is not None and len(self._offset) > 1:
            self._offset = change(self._offset)

    # A forward pass of the model: before it, and for each layer.

    def begin(self, inputs: Tensor, mask: Tensor | None, positions: Tensor | None) -> None:
        """Checks what the model is called with: inputs [B, tokens] or [B, tokens, hidden].

        Errors: ValueError.
        """
        if not self._checks:
            return
        seen, tokens = self.get_seq_length(), inputs.shape[1]
        padding = None if mask is None else _left_padding(mask, seen + tokens)
        if not seen:
            self._padding = padding
        elif not _same(padding, self._padding):
            raise ValueError("sparse_attn: the attention_mask of earlier tokens has changed")
        if positions is None:  # what a model takes then
            positions = torch.arange(seen, seen + tokens, device=inputs.device)[None]
        # Rows of the cache are the gate's positions, so those of the model have to count like them.
        row = seen + tokens - 1 - (0 if self._padding is None else self._padding)
        offset = positions[:, -1] - row
        steps = positions.diff(dim=-1) == 1
        if self._padding is not None:
            columns = torch.arange(seen + 1, seen + tokens, device=steps.device)
            steps = steps | (columns <= self._padding[:, None])
        if not bool(steps.all()):
            raise ValueError("sparse_attn: position_ids do not count up by one")
        if not seen:
            self._offset = offset
        elif self._offset is not None and not bool((offset == self._offset).all()):
            raise ValueError("sparse_attn: position_ids do not go on from those of the prompt")

    @contextlib.contextmanager
    def unchecked(self) -> Iterator[None]:
        """Inside of it `begin` checks nothing: its caller has."""
        self._checks = False
        try:
            yield
        finally:
            self._checks = True

    def misfit(self, mask: Tensor | None, positions: Tensor, seen: int) -> Tensor:
        """Whether a token's mask or positions are not those that follow the prompt's: a bool on
        their device, which is not waited for.

        mask  [B, seen + 1]; positions [B, 1]
        """
        padding = self._padding
        if mask is None:
            wrong = positions.new_full((), padding is not None, dtype=torch.bool)
        else:
            begin = 0 if padding is None else padding[:, None]
            wrong = (mask.bool() != (torch.arange(seen + 1, device=mask.device) >= begin)).any()
        if self._offset is not None:
            row = seen - (0 if padding is None else padding)
            wrong = wrong | (positions[:, -1] - row != self._offset).any()
        return wrong

    def end(self) -> None:
        """After a forward pass."""
        self._back = None

    def turned_back(self, rotation: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        """`turn_back` of a rotation; layers that have the same one share it."""
        if self._back is None or self._back[0] is not rotation[0]:
            self._back = rotation[0], turn_back(*rotation)
        return self._back[1]

    def mask(self, mask_function: Any, **arguments: Any) -> Any:
        """The mask of a prompt, None for what follows; arguments as of transformers' functions.

        Errors: ValueError for what is neither causal nor padding on the left.
        """
        window = hf.plain_causal(mask_function, arguments.get("use_vmap", False))
        keys = arguments["kv_length"]
        if window is not None and keys > window:
            raise ValueError(f"sparse_attn: sliding window of {window} is shorter than {keys} keys")
        if self.get_seq_length():
            return None
        return sdpa_mask(mask_function=causal_mask_function, **arguments)

    def attention(
        self,
        module: Any,
        query: Tensor,
        key: Tensor,
        value: Tensor,
        mask: Tensor | None,
        scaling: float | None,
    ) -> tuple[Tensor, None]:
        """Attention of a layer: query [B, Hq, T, D], new key and value [B, Hkv, T, D].

        Returns [B, T, Hq, D].
        """
        layer = self.layer(module.layer_idx)
        if layer.lengths is None:
            layer.fill(key, value, self._padding)
            return sdpa_attention_forward(
                module, query, key, value, mask, dropout=0.0, scaling=scaling
            )
        layer.grow()
        table = self._table_of(layer, key.device)
        if query.shape[2] > 1:
            keys, values, seen = layer.extend(key, value, table)
            return sdpa_attention_forward(
                module, query, keys, values, seen, dropout=0.0, scaling=scaling
            )
        scale = float(query.shape[-1] ** -0.5 if scaling is None else scaling)
        return layer.step(query, key, value, scale, table), None

    def _table_of(self, layer: GatedLayer, device: torch.device) -> tuple[Tensor, Tensor] | None:
        """The gate's rotation, shared by layers, as long as the longest cache."""
        if self._gates is None:
            return None
        short = self._table is None or len(self._table[0]) < layer.room
        if self._table is None or short or self._table[0].device != device:
            self._table = self._gates.table(layer.room, device)
        return self._table


def _check_gate(policy: str, gates: object, gate: str, block_size: int | None) -> None:
    """Errors: ValueError for arguments of a GatedCache that do not fit each other."""
    known = ("learned", *WEIGHTLESS)
    if gate not in known:
        raise ValueError(f"expected gate to be one of {', '.join(known)}, got {gate!r}")
    if gate != "learned" and gates is not None:
        raise ValueError(f"expected no gates with gate {gate}, which has no weights")
    if policy != "all" and gate == "learned" and gates is None:
        hint = f"give gates=FILE, or gate={' or '.join(WEIGHTLESS)}"
        raise ValueError(f"policy {policy} needs the gates of the model: {hint}")
    if block_size is not None and block_size < 1:
        raise ValueError(f"expected a block size of at least 1, got {block_size}")


def _learned(
    gates: str | os.PathLike[str], config: PretrainedConfig, attentions: list[Any]
) -> LearnedGates:
    """The gates of a file, for a model. Errors: as of `read_gates`; ValueError."""
    heads, queries = config.num_key_value_heads, config.num_attention_heads
    dim = getattr(config, "head_dim", None) or config.hidden_size // queries
    learned = read_gates(gates, heads, queries // heads, dim)
    beyond = [index for index in learned.layers if index >= len(attentions)]
    if beyond:
        raise ValueError(f"{gates}: layer {beyond[0]}, but the model has {len(attentions)}")
    for attention in attentions:
        check_rotation(attention)
    return learned


def _attentions(model: PreTrainedModel, layers: int) -> list[Any]:
    """The attention modules by layer. Errors: ValueError if they are not found."""
    found: dict[int, Any] = {
        int(cast(Any, module).layer_idx): module
        for module in model.modules()
        if hasattr(module, "layer_idx") and hasattr(module, "num_key_value_groups")
    }
    if sorted(found) != list(range(layers)):
        name = type(model).__name__
        raise ValueError(f"{name}: expected {layers} attentions, found layers {sorted(found)}")
    return [found[index] for index in range(layers)]


def _attach(model: PreTrainedModel, attentions: list[Any]) -> None:
    """Lets forward passes over a GatedCache find it: hooks on the model, once."""
    decoder: Any = model.base_model
    if getattr(decoder, _ATTACHED, False):
        return
    signature = inspect.signature(decoder.forward)

    def before(module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        given = signature.bind_partial(*args, **kwargs).arguments
        given = {**given.pop("kwargs", {}), **given}
        cache = given.get("cache", given.get("past_key_values"))
        if not isinstance(cache, GatedCache):
            ACTIVE.set(None)
            return
        implementation = module.config._attn_implementation
        if implementation != hf.NAME or module.training:
            state = "training mode" if module.training else implementation
            raise ValueError(f"a GatedCache needs {hf.NAME!r} in eval mode, got {state}")
        ids, embeds = given.get("input_ids"), given.get("inputs_embeds")
        inputs = embeds if ids is None else ids
        if inputs is None:
            raise ValueError("expected input_ids or inputs_embeds")
        cache.begin(inputs, given.get("attention_mask"), given.get("position_ids"))
        ACTIVE.set(cache)

    def after(module: Any, args: Any, output: Any) -> None:
        run = ACTIVE.get()
        if isinstance(run, GatedCache):
            run.end()
        ACTIVE.set(None)

    def enter(module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        run = ACTIVE.get()
        if isinstance(run, GatedCache):
            given = kwargs.get("position_embeddings")
            if given is None:
                raise ValueError(f"{type(module).__name__} has no position_embeddings")
            run.layer(module.layer_idx).rotation = run.turned_back(given)

    def leave(module: Any, args: Any, output: Any) -> None:
        run = ACTIVE.get()
        if isinstance(run, GatedCache):
            run.layer(module.layer_idx).rotation = None

    decoder.register_forward_pre_hook(before, with_kwargs=True)
    decoder.register_forward_hook(after, always_call=True)
    for attention in attentions:
        attention.register_forward_pre_hook(enter, with_kwargs=True)
        attention.register_forward_hook(leave, always_call=True)
    setattr(decoder, _ATTACHED, True)


def _same(x: Tensor | None, y: Tensor | None) -> bool:
    return x is y if x is None or y is None else torch.equal(x, y)


def _left_padding(mask: Tensor, tokens: int) -> Tensor | None:
    """Tokens to be left out on the left of each sequence, i64 [B]; None if there are none.

    Errors: ValueError for any other mask.
    """
    if mask.ndim != 2 or mask.shape[1] != tokens:
        shape = list(mask.shape)
        raise ValueError(f"sparse_attn: expected an attention_mask [B, {tokens}], got {shape}")
    kept = mask.bool()
    padding = (~kept).sum(1)
    if not torch.equal(kept, torch.arange(tokens, device=mask.device) >= padding[:, None]):
        raise ValueError("sparse_attn: the attention_mask has zeros that are not on the left")
    if bool((padding == tokens).any()):
        raise ValueError("sparse_attn: the attention_mask leaves a sequence without tokens")
    return padding if bool(padding.any()) else None
