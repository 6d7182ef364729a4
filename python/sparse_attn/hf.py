"""Puts the boundary op `sparse_attn::attention` into transformers models.

    from sparse_attn import hf
    hf.register()                                            # once
    model = AutoModelForCausalLM.from_pretrained(name, attn_implementation="sparse_attn")
    program = torch.export.export(model, args, strict=False)  # strict=True (dynamo) is not supported

Each attention of the exported program is then one op `torch.ops.sparse_attn.attention(q, k, v, causal, scale)`, with
key heads not expanded and no mask. That op can say "causal" or "full" and nothing else, so whatever a model asks for
beyond these (padding, packed sequences, sliding windows, biases, soft-capping, sinks, dropout) raises a ValueError
that names the reason, in eager runs and while exporting alike: nothing is dropped silently.

The protocol is that of transformers 5 (tested with 5.24): attention functions as called by `modeling_*.py`
(reference: integrations/sdpa_attention.py), mask functions as called by masking_utils.create_causal_mask & co.
torch and transformers are imported on first use.

A model that runs over a `hf_cache.GatedCache` decodes through the gated step instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .hf_active import ACTIVE

NAME = "sparse_attn"  # of attn_implementation
OP = "sparse_attn::attention"
# Keyword arguments of an attention call that do not change what attention computes: position_ids went into the
# rotation and the mask already, the others concern outputs and caches outside of the attention.
_HARMLESS = {
    "position_ids",
    "use_cache",
    "cache_position",
    "return_dict",
    "output_hidden_states",
    "num_items_in_batch",
}
_op: Any = None
# torch is imported on first use, so tensors, and sizes that are int or torch.SymInt, have no type.
Tensor = Any
Size = Any
# A mask function of masking_utils: whether head h of sequence b at q sees k.
MaskFunction = Callable[..., Any]


def _need(module: str) -> Any:
    """Imports `module`, or raises ImportError that says what to install."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as e:
        root = module.split(".")[0]
        raise ImportError(
            f"sparse_attn.hf needs {root} ({module}): install torch and transformers >= 5; {e}"
        ) from e


def op() -> Any:
    """Registers the boundary op with torch (once) and returns `torch.ops.sparse_attn.attention`.

    attention(q [B, H, T, D], k [B, Hkv, S, D], v [B, Hkv, S, Dv], causal, scale) -> [B, H, T, Dv], of q's dtype; H is a
    multiple of Hkv. weights = softmax(scale * q k^T) over S; `scale` is a plain factor (no unit). `causal` follows
    torch's is_causal, aligned top-left: row t sees keys s <= t. Without it every row sees every key. The CPU and GPU
    implementation is F.scaled_dot_product_attention (the reference); errors are that function's. No gradient.
    """
    global _op
    torch = _need("torch")
    if _op is None:

        def attention(q: Tensor, k: Tensor, v: Tensor, causal: bool, scale: float) -> Tensor:
            return torch.nn.functional.scaled_dot_product_attention(
                q, k, v, is_causal=causal, scale=scale, enable_gqa=True
            ).contiguous()

        schema = "(Tensor q, Tensor k, Tensor v, bool causal, float scale) -> Tensor"
        _op = torch.library.custom_op(OP, attention, mutates_args=(), schema=schema)
        _op.register_fake(lambda q, k, v, causal, scale: q.new_empty(*q.shape[:3], v.shape[3]))
    return torch.ops.sparse_attn.attention


def _sure(condition: Any) -> bool:
    """True if `condition` (bool or SymBool) holds for every length; never adds a guard on a dynamic length."""
    shapes = _need("torch.fx.experimental.symbolic_shapes")
    return bool(shapes.statically_known_true(condition))


def _real(tensor: Tensor) -> bool:
    """True if the tensor's values can be read now and are not those of one traced example."""
    torch, proxies = _need("torch"), _need("torch.fx.experimental.proxy_tensor")
    plain = type(tensor) in (torch.Tensor, torch.nn.Parameter)
    return plain and not torch.jit.is_tracing() and proxies.get_proxy_mode() is None


def _source(tensor: Tensor, makers: Sequence[str], shifts: bool = False) -> bool:
    """True if, in the graph being exported, an op named in `makers` made `tensor` [B, N]: repeated along B at most (and, if
    `shifts`, with a constant added), and never written to. No values are read, so dynamic lengths are fine."""
    proxies = _need("torch.fx.experimental.proxy_tensor")
    mode = proxies.get_proxy_mode()
    slot = proxies.get_proxy_slot(tensor, mode.tracer, None) if mode else None
    node, chain = slot.proxy.node if slot else None, []
    while node is not None and node.op == "call_function":
        chain.append(node)
        name = str(node.target)
        if name in makers:
            break
        copies = ("aten.expand.", "aten.to.", "aten._to_copy.", "aten.alias.")
        repeat = name == "aten.unsqueeze.default" and node.args[1] == 0 or name.startswith(copies)
        shift = shifts and name == "aten.add.Tensor" and not isinstance(node.args[1], type(node))
        node = node.args[0] if repeat or shift else None
    if (
        node is None
        or node.op != "call_function"
        or not _sure(node.meta["val"].shape[-1] == tensor.shape[-1])
    ):
        return False
    for n in (
        chain
    ):  # grows by the views of its members: an in-place op on any of them changes the tensor
        schemas = [(u, u.target._schema) for u in n.users if hasattr(u.target, "_schema")]
        if len(schemas) < len(n.users) or any(s.is_mutable for _, s in schemas):
            return False
        chain += [u for u, s in schemas if u not in chain and any(r.alias_info for r in s.returns)]
    return True


def _counts_up(positions: Tensor) -> bool:
    """True if each row of `positions` [B, T] is c, c+1, c+2, ...: one sequence a row, for sure."""
    if _real(positions):
        return bool((positions.diff(dim=-1) == 1).all())
    return _source(positions, ("aten.arange.default", "aten.arange.start"), shifts=True)


def _all_true(mask: Tensor) -> bool:
    """True if a 2-D attention_mask masks nothing, for sure."""
    return bool(mask.all()) if _real(mask) else _source(mask, ("aten.ones.default",))


def _parts(function: MaskFunction) -> tuple[str, dict[str, Any]]:
    """A mask function of masking_utils as (its maker's name, the values it closes over)."""
    if not hasattr(function, "__code__"):
        return repr(function), {}
    cells = dict(
        zip(
            function.__code__.co_freevars,
            (c.cell_contents for c in function.__closure__ or ()),
            strict=True,
        )
    )
    return function.__qualname__.split(".")[0], cells


def _conjuncts(function: MaskFunction) -> list[tuple[str, dict[str, Any], MaskFunction]]:
    """The `and_masks` operands of a mask function, as (maker, values, function)."""
    name, cells = _parts(function)
    return (
        [(*_parts(f), f) for f in cells["mask_functions"]]
        if name == "and_masks"
        else [(name, cells, function)]
    )


def plain_causal(mask_function: MaskFunction, use_vmap: bool) -> int | None:
    """The sliding window of a causal mask function, or None without one. Raises ValueError for any other mask."""
    masking = _need("transformers.masking_utils")
    terms = _conjuncts(mask_function)
    window = None
    if terms[0][0] == "sliding_window_overlay":
        window = terms.pop(0)[1]["sliding_window"]
    if use_vmap or len(terms) != 1 or terms[0][2] is not masking.causal_mask_function:
        kinds = ", ".join(t[0] for t in terms)
        raise ValueError(f"sparse_attn: a mask that is not causal and padding alone ({kinds})")
    return window


def mask(
    batch_size: int,
    q_length: Size,
    kv_length: Size,
    q_offset: Size = 0,
    kv_offset: Size = 0,
    mask_function: MaskFunction | None = None,
    attention_mask: Tensor | None = None,
    allow_is_causal_skip: bool = True,
    allow_is_bidirectional_skip: bool = False,
    use_vmap: bool = False,
    **others: Any,
) -> Any:
    """Mask function (AttentionMaskInterface): returns None if the mask is provably plain causal or full, else raises.

    Called by masking_utils with keywords: q_length = T new tokens and kv_length = S keys, the first of which have the
    positions q_offset and kv_offset (int, SymInt, or a tensor for static caches); attention_mask is [B, tokens] bool or
    None; mask_function(b, h, q, k) is made by masking_utils; dtype, config, device and local_size are not needed.
    Raises ValueError that names what the boundary op can not express. Source: masking_utils.sdpa_mask.
    """
    masking = _need("transformers.masking_utils")
    mask_function = mask_function or masking.causal_mask_function
    if (run := ACTIVE.get()) is not None:
        return run.mask(
            mask_function,
            batch_size=batch_size,
            q_length=q_length,
            kv_length=kv_length,
            q_offset=q_offset,
            kv_offset=kv_offset,
            attention_mask=attention_mask,
            allow_is_causal_skip=allow_is_causal_skip,
            use_vmap=use_vmap,
            **others,
        )
    if use_vmap:
        raise ValueError(
            "sparse_attn: the model combines the causal mask with a mask function of its own"
        )
    if attention_mask is not None:
        if not _all_true(attention_mask):
            raise ValueError(
                "sparse_attn: the 2-D attention_mask "
                + (
                    "has zeros (padding)"
                    if _real(attention_mask)
                    else "is an input or computed, so it may hold padding: leave it out"
                )
            )
        if not _sure(attention_mask.shape[-1] >= kv_offset + kv_length):
            raise ValueError(
                "sparse_attn: the 2-D attention_mask is shorter than the keys (padding)"
            )
    window, terms, packed = None, _conjuncts(mask_function), False
    # transformers 5.24 puts these two the other way round than 5.23.
    parts = {maker: cells for maker, cells, _ in terms}
    pair = {"packed_sequence_mask_function", "remap_positions_for_packed_sequence"}
    if len(terms) == 2 and set(parts) == pair:
        remapped = parts["remap_positions_for_packed_sequence"]
        if not _counts_up(remapped["position_ids"]):
            raise ValueError(
                "sparse_attn: position_ids do not provably count up by one (packed sequences)"
            )
        terms, packed = _conjuncts(remapped["mask_function"]), True
    if terms[0][0] in ("sliding_window_overlay", "sliding_window_bidirectional_overlay"):
        window = terms.pop(0)[1]["sliding_window"]
    base = terms[0][2] if len(terms) == 1 else None
    causal = base is masking.causal_mask_function
    if not causal and base is not masking.bidirectional_mask_function:
        raise ValueError(f"sparse_attn: mask of an unknown kind ({', '.join(t[0] for t in terms)})")
    # masking_utils clears allow_is_causal_skip for packed sequences too (and exporting looks packed to it at first).
    if not (allow_is_causal_skip or packed) if causal else not allow_is_bidirectional_skip:
        raise ValueError("sparse_attn: the model asks for a mask tensor")
    if not all(isinstance(n, (int, _need("torch").SymInt)) for n in (q_offset, kv_offset)):
        raise ValueError(
            "sparse_attn: static cache (tensor offset): which keys are valid is not known"
        )
    square = _sure(q_length == kv_length) and _sure(q_offset == kv_offset)
    last = _sure(q_length == 1) and _sure(q_offset + 1 == kv_offset + kv_length)
    if window is not None and not (_sure(kv_length <= window) and (square or last)):
        raise ValueError(
            f"sparse_attn: sliding window of {window} is shorter than, or not comparable to, {kv_length} keys"
        )
    if causal and not (square or last):
        raise ValueError(
            f"sparse_attn: {q_length} queries at {q_offset} over {kv_length} keys at {kv_offset}: the causal "
            "triangle is not aligned top-left (prefill in chunks, or a static cache)"
        )
    return None


def _refuse(dropout: float, keys: Size, kwargs: dict[str, Any]) -> None:
    """Raises ValueError for what an attention call asks for beyond causal attention over `keys` keys."""
    if dropout > 0:
        raise ValueError(f"sparse_attn: dropout {dropout} (call model.eval())")
    for name, what in (
        ("softcap", "soft-capping of the logits"),
        ("s_aux", "attention sinks"),
        ("position_bias", "a position bias"),
        ("cache", "a paged cache"),
        ("head_mask", "a head mask"),
    ):
        if kwargs.pop(name, None) is not None:
            raise ValueError(f"sparse_attn: {what} ({name}) is not expressible")
    if kwargs.pop("output_attentions", False):
        raise ValueError("sparse_attn: attention weights (output_attentions) are not computed")
    window = kwargs.pop("sliding_window", None)
    if window is not None and not _sure(keys <= window):
        raise ValueError(f"sparse_attn: sliding window of {window} is shorter than {keys} keys")
    unknown = sorted(k for k, v in kwargs.items() if v is not None and k not in _HARMLESS)
    if unknown:
        raise ValueError(f"sparse_attn: unknown attention arguments {unknown} would be lost")


def attention(
    module: Any,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    is_causal: bool | None = None,
    **kwargs: Any,
) -> Any:
    """Attention function (AttentionInterface): query [B, H, T, D], key and value [B, Hkv, S, D], not expanded ->
    ([B, T, H, D] contiguous, None). Raises ValueError for what the boundary op can not express.
    Source: integrations/sdpa_attention.sdpa_attention_forward, whose choice of causal it follows."""
    length, keys = query.shape[2], key.shape[2]
    if (run := ACTIVE.get()) is not None:
        _refuse(dropout, run.get_seq_length(), kwargs)
        if not (getattr(module, "is_causal", True) if is_causal is None else is_causal):
            raise ValueError("sparse_attn: attention that is not causal has no decode step")
        return run.attention(module, query, key, value, attention_mask, scaling)
    _refuse(dropout, keys, kwargs)
    causal = bool(
        getattr(module, "is_causal", True) if is_causal is None else is_causal
    ) and not _sure(length == 1)
    if attention_mask is not None:
        raise ValueError(
            f"sparse_attn: a mask tensor {list(attention_mask.shape)}: plain masks are None here, so this one is "
            "the caller's (padding, window, packing or bias)"
        )
    if causal and not _sure(length == keys):
        raise ValueError(
            f"sparse_attn: causal attention of {length} queries over {keys} keys is not aligned top-left"
        )
    scale = float(query.shape[-1] ** -0.5 if scaling is None else scaling)
    return op()(query, key, value, causal, scale).transpose(1, 2).contiguous(), None


def register(name: str = NAME) -> None:
    """Makes `attn_implementation=name` select the boundary op in every transformers model; may be called again."""
    op()  # first: says so where torch is missing
    transformers = _need("transformers")
    interface = _need("transformers.masking_utils").AttentionMaskInterface
    transformers.AttentionInterface.register(name, attention)
    interface.register(name, mask)
