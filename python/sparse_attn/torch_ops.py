"""The gated decode step as torch ops: import this module, then use torch.ops.sparse_attn.

    gate_select   queries and compressed keys -> lists of blocks
    attend        attention over the listed blocks, or over all keys
    prefill       the same for many query rows, which share lists by blocks of rows
    step          appends a key, selects and attends, in place: a layer of a decode step
    compress_keys a prompt's keys -> compressed keys, one for each complete block

They run on the CPU and, by the same programs compiled for it, on an H100; torch.compile keeps them
whole. A program is compiled when a form of it is first needed: types, heads, dimensions, block size
and policy. Sizes of batch and cache are free. The ops have no gradient. Sizes have the names of
docs/Spec.md: B sequences, S keys that a cache has room for, T query rows, Hq and Hkv heads of
dimension D in groups of g, gate dimension dg, and N = ceil(S / block_size) blocks of keys.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from . import policy_flags
from .op_programs import element, program, step_form
from .programs import AttendForm
from .prompt_programs import CompressForm
from .step_programs import StepForm
from .torch_library import Plan, compiled_op

_ROTATED_FROM = ("first", "last_on_decode")
# Of `gate_mode`: torch traces no op with an argument `mode`, a name that its own calls have.
_MODES = ("correct", "reference_compatible")


@torch.library.custom_op("sparse_attn::gate_select", mutates_args=())
def gate_select(
    queries: Tensor,
    compressed: Tensor,
    lengths: Tensor,
    projection: Tensor | None,
    norm: Tensor | None,
    cos: Tensor | None,
    sin: Tensor | None,
    policy: str,
    block_size: int,
    gate_mode: str = "correct",
    gate: str = "learned",
) -> tuple[Tensor, Tensor]:
    """The blocks that one query row of each sequence reads: Spec 2.6 to 2.8.

    queries     [B, 1, Hq, D], f32, f16 or bf16: before their rotation for a learned gate, after it
                for another one
    compressed  keys of complete blocks [B, N, Hkv, dg], as of compress_keys; for the oracle the
                cache of keys itself [B, S, Hkv, D]
    lengths     keys of each sequence, the query's own one included, i32 [B]
    projection  of the gate [Hkv, g, D, dg]; norm: [dg], or None without a norm (epsilon 1e-6)
    cos, sin    rotation of the gate, f32 [P, dg], row p for position p
    policy      all, token-budget=N (tokens), threshold=X, top-p=X or entmax=A
    gate_mode   correct, or reference_compatible for the rules of SeerAttention-R
    gate        learned; or mean_pool, min_max (Quest) or oracle, which have no weights: projection,
                norm, cos and sin are None
    Returns ids i32 [B, Hkv, 1, C], ascending, -1 behind the counts, and counts i32 [B, Hkv, 1]. C
    is N, or with token-budget=K it is K // block_size + 1.
    Errors: ValueError, RuntimeError for tensors that do not fit; those of `sparse_attn.compile`.
    """
    _one_of("gate_mode", gate_mode, _MODES)
    weights = (projection, norm, policy, block_size, gate)
    form = step_form(queries, compressed, *weights, mode=gate_mode, stop="selection")
    arguments = _in_order(
        form,
        unrotated=queries,
        q=queries,
        k=compressed,
        compressed=compressed,
        lengths=lengths,
        projection=projection,
        norm=norm,
        cos=cos,
        sin=sin,
    )
    heads, blocks = compressed.shape[2], _blocks(compressed, block_size, gate)
    if form.capacity is not None:
        ids, counts = _lists(queries, heads, form.capacity)
        program(form, queries.device.type)(*arguments, out=[ids, counts])
        return ids, counts
    # A policy without a bound has no list of known capacity in a program.
    mask = compressed.new_empty((len(queries), heads, 1, blocks), dtype=torch.bool)
    program(form, queries.device.type)(*arguments, out=[mask])
    numbers = torch.arange(blocks, device=mask.device, dtype=torch.int32)
    ids = torch.where(mask, numbers, blocks).sort(dim=-1).values
    ids = torch.where(ids == blocks, -1, ids).to(torch.int32)
    return ids, mask.sum(-1, dtype=torch.int32)


@gate_select.register_fake
def _(
    queries: Tensor,
    compressed: Tensor,
    lengths: Tensor,
    projection: Tensor | None,
    norm: Tensor | None,
    cos: Tensor | None,
    sin: Tensor | None,
    policy: str,
    block_size: int,
    gate_mode: str = "correct",
    gate: str = "learned",
) -> tuple[Tensor, Tensor]:
    bound = policy_flags.capacity(policy, block_size)
    capacity = _blocks(compressed, block_size, gate) if bound is None else bound
    return _lists(queries, compressed.shape[2], capacity)


@torch.library.custom_op("sparse_attn::compress_keys", mutates_args=())
def compress_keys(
    k: Tensor,
    lengths: Tensor,
    projection: Tensor | None,
    norm: Tensor | None,
    cos: Tensor | None,
    sin: Tensor | None,
    block_size: int,
    pools: str = "max,min,avg",
) -> Tensor:
    """What gate_select and step know of the keys of a prompt: Spec 2.4.

    k           keys [B, S, Hkv, D], f32, f16 or bf16: before their rotation for a learned gate
    lengths     valid keys of each sequence, i32 [B]
    projection  [Hkv, pools * D, dg]; norm: [dg], or None without a norm (epsilon 1e-6)
    cos, sin    rotation of the gate, f32 [P, dg], at the first key of a block
    pools       what a block's keys are reduced by. Of a gate without weights, whose projection,
                norm, cos and sin are None: avg for mean_pool, max,min for min_max
    Returns compressed keys [B, N, Hkv, dg], without weights [B, N, Hkv, pools * D]; zero for blocks
    that are not complete. Errors: ValueError, RuntimeError for tensors that do not fit; those of
    `sparse_attn.compile`.
    """
    rank = 3 if projection is None else projection.ndim
    if k.ndim != 4 or rank != 3 or block_size < 1:
        shapes = f"{list(k.shape)}, projection of rank {rank}, block size {block_size}"
        raise ValueError(f"expected k [B, S, Hkv, D], projection of rank 3, got {shapes}")
    if (cos is None) != (sin is None):
        raise ValueError("expected cos and sin, or neither")
    names = tuple(pools.split(","))
    columns = None if projection is None else projection.shape[2]
    sizes = (k.shape[2], k.shape[3], columns, block_size)
    form = CompressForm(element(k), *sizes, norm is not None, names, cos is not None)
    given = (k, lengths, projection, norm, cos, sin)
    arguments = [tensor.contiguous() for tensor in given if tensor is not None]
    out = _compressed(k, projection, block_size, pools)
    program(form, k.device.type)(*arguments, out=[out])
    return out


@compress_keys.register_fake
def _(
    k: Tensor,
    lengths: Tensor,
    projection: Tensor | None,
    norm: Tensor | None,
    cos: Tensor | None,
    sin: Tensor | None,
    block_size: int,
    pools: str = "max,min,avg",
) -> Tensor:
    return _compressed(k, projection, block_size, pools)


def _plan_attend(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    lengths: Tensor,
    ids: Tensor | None,
    counts: Tensor | None,
    block_size: int,
    scale: float | None,
    causal: bool,
    device: str,
) -> Plan:
    _check_attended(q, k, ids, counts)
    form = AttendForm(
        dtype=element(q),
        key_heads=k.shape[2],
        group=q.shape[2] // k.shape[2],
        head_dim=q.shape[3],
        rows=q.shape[1],
        block=block_size,
        form="dense" if ids is None else "list",
        # One row, the last one, sees all keys below its length.
        causal=bool(causal) and q.shape[1] > 1,
        lse=False,
        factor=scale,
    )
    storage = [] if ids is None else ["ids", "counts"]
    return Plan(program(form, device), ["q", "k", "v", *storage, "lengths"], [0], ["q"])


@compiled_op(_plan_attend)
def attend(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    lengths: Tensor,
    ids: Tensor | None,
    counts: Tensor | None,
    block_size: int,
    scale: float | None = None,
    causal: bool = True,
) -> Tensor:
    """Attention over caches: Spec 2.9. A row that sees nothing gives 0.

    q            rotated queries [B, T, Hq, D], f32, f16 or bf16
    k, v         rotated keys and values [B, S, Hkv, D]
    lengths      valid keys of each sequence, those of the queries included, i32 [B]
    ids, counts  lists of blocks, i32 [B, Hkv, T, C] and [B, Hkv, T], or None for all keys
    scale        of the scores; None is D ** -0.5
    causal       row t of T sees keys s <= lengths - T + t; else all below lengths
    Returns o [B, T, Hq, D]. Errors: RuntimeError with a sentence of what does not fit, or of what
    `sparse_attn.compile` raises.
    """
    return torch.empty_like(q, memory_format=torch.contiguous_format)


def _plan_prefill(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    lengths: Tensor,
    ids: Tensor | None,
    counts: Tensor | None,
    block_size: int,
    query_block: int,
    scale: float | None,
    causal: bool,
    device: str,
) -> Plan:
    _check_attended(q, k, ids, counts)
    if block_size < 1 or query_block < 1:
        sizes = f"{block_size} and {query_block}"
        raise ValueError(f"expected block_size and query_block of at least 1, got {sizes}")
    own = False
    if ids is not None:
        heads, lists = sorted({k.shape[2], q.shape[2]}), -(-q.shape[1] // query_block)
        fits = ids.ndim == 4 and ids.shape[1] in heads and ids.shape[2] == lists
        if not fits:
            want = f"[B, {' or '.join(map(str, heads))}, {lists}, C]"
            raise ValueError(f"ids: expected {want}, got {list(ids.shape)}")
        own = ids.shape[1] != k.shape[2]
    form = AttendForm(
        dtype=element(q),
        key_heads=k.shape[2],
        group=q.shape[2] // k.shape[2],
        head_dim=q.shape[3],
        rows=None,
        block=block_size,
        query_block=1 if ids is None else query_block,
        form="dense" if ids is None else "list",
        query_heads_select=own,
        causal=bool(causal),
        lse=False,
        factor=scale,
    )
    storage = [] if ids is None else ["ids", "counts"]
    return Plan(program(form, device), ["q", "k", "v", *storage, "lengths"], [0], ["q"])


@compiled_op(_plan_prefill)
def prefill(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    lengths: Tensor,
    ids: Tensor | None,
    counts: Tensor | None,
    block_size: int,
    query_block: int = 64,
    scale: float | None = None,
    causal: bool = True,
) -> Tensor:
    """Attention of a prompt, or of a part of it: Spec 2.9. A row that sees nothing gives 0.

    q            rotated queries [B, T, Hq, D], f32, f16 or bf16
    k, v         rotated keys and values [B, S, Hkv, D]
    lengths      valid keys of each sequence, those of the queries included, i32 [B]
    ids, counts  lists of key blocks, i32 [B, G, R, C] and [B, G, R], G = Hkv or Hq,
                 R = ceil(T / query_block): rows r * query_block and on read list r. Or None for all
    block_size   keys of a block. On an H100 blocks of 64 or 128 keys and rows are what tensor cores
                 are used for, with f16 or bf16 and D 64, 128 or 256
    scale        of the scores; None is D ** -0.5
    causal       row t of T sees keys s <= lengths - T + t; else all below lengths
    Returns o [B, T, Hq, D]. Errors: RuntimeError with a sentence of what does not fit, or of what
    `sparse_attn.compile` raises.
    """
    return torch.empty_like(q, memory_format=torch.contiguous_format)


_CACHES = ("k", "v", "compressed", "remainder", "lengths")


def _plan_step(
    *,
    q: Tensor,
    k: Tensor,
    projection: Tensor | None,
    norm: Tensor | None,
    key_norm: Tensor | None,
    policy: str,
    block_size: int,
    pools: str,
    scale: float | None,
    gate_mode: str,
    rope_anchor: str,
    gate: str,
    device: str,
    **others: Tensor | None,
) -> Plan:
    _one_of("gate_mode", gate_mode, _MODES)
    _one_of("rope_anchor", rope_anchor, _ROTATED_FROM)
    if (norm is None) != (key_norm is None):
        raise ValueError("expected norm and key_norm, or neither")
    form = step_form(
        q,
        k,
        projection,
        norm,
        policy,
        block_size,
        gate,
        append=True,
        lengths_out=True,
        pools=tuple(pools.split(",")),
        scale=scale,
        mode=gate_mode,
        anchor=rope_anchor,
    )
    given = {"q": q, "k": k, "projection": projection, "norm": norm, "key_norm": key_norm}
    _check_given(form, given | others)
    results = [0 if name == "o" else name for name in form.results()]
    return Plan(program(form, device), list(form.arguments()), results, ["q"])


@compiled_op(_plan_step, _CACHES)
def step(
    unrotated: Tensor | None,
    q: Tensor,
    k: Tensor,
    v: Tensor,
    compressed: Tensor,
    remainder: Tensor,
    lengths: Tensor,
    new_unrotated: Tensor | None,
    new_k: Tensor,
    new_v: Tensor,
    projection: Tensor | None,
    norm: Tensor | None,
    key_projection: Tensor | None,
    key_norm: Tensor | None,
    cos: Tensor | None,
    sin: Tensor | None,
    policy: str,
    block_size: int,
    pools: str = "max,min,avg",
    scale: float | None = None,
    gate_mode: str = "correct",
    rope_anchor: str = "first",
    gate: str = "learned",
) -> Tensor:
    """A gated decode step of one layer: Spec 2.5 to 2.9. Changes the caches in place.

    unrotated, q       queries before and after their rotation [B, 1, Hq, D], f32, f16 or bf16
    k, v               caches of rotated keys and of values [B, S, Hkv, D], contiguous; the new ones
                       go to row lengths[b], and are dropped where a cache is full
    compressed         keys of complete blocks [B, N, Hkv, dg]; a block that completes is written
    remainder          unrotated keys of the block that is not complete [B, block_size, Hkv, D]
    lengths            keys before this step, i32 [B]; grows by 1
    new_unrotated, new_k, new_v  the new key before and after its rotation, and value [B, 1, Hkv, D]
    projection, norm   of gate queries: [Hkv, g, D, dg] and [dg]
    key_projection, key_norm  of compressed keys: [Hkv, pools * D, dg] and [dg]. Both norms or none
    cos, sin           rotation of the gate, f32 [P, dg], row p for position p
    policy, gate_mode  as of gate_select
    pools              what a block's keys are reduced by, in order
    scale              of the attention's scores; None is D ** -0.5
    rope_anchor        rotation of a block that completes: at its `first` key, or `last_on_decode`
    gate               learned; or mean_pool, min_max (Quest) or oracle, which read rotated queries
                       and keys and have no weights: unrotated, new_unrotated, projections, norms,
                       cos and sin are None, and pools say nothing. compressed is then
                       [B, N, Hkv, D], of min_max [B, N, Hkv, 2 D]; remainder holds rotated keys
    Returns o [B, 1, Hq, D]. Errors: RuntimeError with a sentence of what does not fit, or of what
    `sparse_attn.compile` raises.
    """
    return torch.empty_like(q, memory_format=torch.contiguous_format)


def _check_attended(q: Tensor, k: Tensor, ids: Tensor | None, counts: Tensor | None) -> None:
    """Errors: ValueError."""
    if (ids is None) != (counts is None):
        raise ValueError("expected ids and counts, or neither")
    if q.ndim != 4 or k.ndim != 4 or q.shape[2] % k.shape[2] != 0:
        shapes = f"{list(q.shape)} and {list(k.shape)}"
        raise ValueError(f"expected q [B, T, Hq, D] and k [B, S, Hkv, D], got {shapes}")


def _check_given(form: StepForm, given: Mapping[str, Tensor | None]) -> None:
    """Errors: ValueError for an argument of the program that is missing."""
    missing = [name for name in form.arguments() if given[name] is None]
    if missing:
        raise ValueError(f"a {form.gate} gate needs {', '.join(missing)}")


def _in_order(form: StepForm, **given: Tensor | None) -> list[Tensor]:
    """The arguments of a program. Errors: ValueError for one that is missing."""
    _check_given(form, given)
    found = (given[name] for name in form.arguments())
    return [tensor.contiguous() for tensor in found if tensor is not None]


def _lists(like: Tensor, heads: int, capacity: int) -> tuple[Tensor, Tensor]:
    """ids and counts of one row, not written."""
    shape = like.shape[0], heads, 1
    ids = like.new_empty((*shape, capacity), dtype=torch.int32)
    return ids, like.new_empty(shape, dtype=torch.int32)


def _compressed(k: Tensor, projection: Tensor | None, block_size: int, pools: str) -> Tensor:
    """Compressed keys, not written."""
    blocks = (k.shape[1] + block_size - 1) // block_size
    columns = (pools.count(",") + 1) * k.shape[3] if projection is None else projection.shape[2]
    return k.new_empty((k.shape[0], blocks, k.shape[2], columns))


def _blocks(keys: Tensor, block_size: int, gate: str) -> int:
    """The blocks of compressed keys, or of the keys that the oracle reads."""
    return (keys.shape[1] + block_size - 1) // block_size if gate == "oracle" else keys.shape[1]


def _one_of(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ValueError(f"expected {name} to be one of {', '.join(known)}, got {value!r}")
