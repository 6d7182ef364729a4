"""The compiled programs behind torch.ops.sparse_attn: one for each form and device."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from . import policy_flags
from .cache import Cache
from .compiled import Compiled, compile
from .programs import AttendForm
from .prompt_programs import CompressForm
from .step_programs import StepForm

if TYPE_CHECKING:
    import torch

# Gates that the ops have; the last three have no weights.
GATES = ("learned", "mean_pool", "min_max", "oracle")
_ELEMENTS = {"torch.float32": "f32", "torch.float16": "f16", "torch.bfloat16": "bf16"}


def element(tensor: torch.Tensor) -> str:
    """The name of an element type in MLIR. Errors: ValueError for one that kernels do not have."""
    name = _ELEMENTS.get(str(tensor.dtype))
    if name is None:
        raise ValueError(f"expected float32, float16 or bfloat16, got {tensor.dtype}")
    return name


def step_form(
    query: torch.Tensor,
    keys: torch.Tensor,
    projection: torch.Tensor | None,
    norm: torch.Tensor | None,
    policy: str,
    block_size: int,
    gate: str,
    **more: Any,
) -> StepForm:
    """What a step's tensors and options say.

    query       [B, 1, Hq, D]
    keys        the cache of keys or compressed keys [B, S or N, Hkv, D or dg]
    projection  [Hkv, g, D, dg] of a learned gate, None of another one
    Errors: ValueError for shapes that do not fit, or a policy or gate that does not exist.
    """
    if gate not in GATES:
        raise ValueError(f"expected gate to be one of {', '.join(GATES)}, got {gate!r}")
    if (projection is None) != (gate != "learned"):
        raise ValueError("expected weights of a learned gate, and none of another one")
    if projection is not None:
        if projection.ndim != 4:
            raise ValueError(f"projection: expected [Hkv, g, D, dg], got {list(projection.shape)}")
        heads, group, dim, gate_dim = projection.shape
        if query.ndim != 4 or tuple(query.shape[1:]) != (1, heads * group, dim):
            want = f"[B, 1, {heads * group}, {dim}] as the projection says"
            raise ValueError(f"queries: expected {want}, got {list(query.shape)}")
    else:
        right = query.ndim == keys.ndim == 4 and query.shape[1] == 1
        if not right or query.shape[2] % keys.shape[2]:
            shapes = f"{list(query.shape)} and {list(keys.shape)}"
            raise ValueError(f"expected queries [B, 1, Hq, D] and keys of rank 4, got {shapes}")
        heads, dim = keys.shape[2], query.shape[3]
        group, gate_dim = query.shape[2] // heads, dim
    if block_size < 1:
        raise ValueError(f"expected a block size of at least 1, got {block_size}")
    return StepForm(
        policy=policy_flags.attribute(policy),
        capacity=policy_flags.capacity(policy, block_size),
        dtype=element(query),
        key_heads=heads,
        group=group,
        head_dim=dim,
        gate_dim=gate_dim,
        block=block_size,
        norm=norm is not None,
        gate=gate,
        **more,
    )


Form: TypeAlias = AttendForm | CompressForm | StepForm
_TARGETS = {"cpu": "cpu", "cuda": "sm_90a"}
_used: dict[Form, None] = {}


@functools.cache
def program(form: Form, device: str) -> Compiled:
    """The program of a form for torch's `cpu` or `cuda`, from the cache of compiled programs.

    Errors: ValueError for another device; those of `compile`.
    """
    if device not in _TARGETS:
        raise ValueError(f"expected tensors on cpu or cuda, got {device}")
    _used[form] = None
    return compile(form.text(), target=_TARGETS[device], exit="so")


def compile_used(device: str, folder: str | os.PathLike[str]) -> int:
    """Compiles each form that this process has used for another device, and returns their number.

    folder  a cache: what ran on the CPU runs on a GPU from a copy of it, without a compiler
    Errors: as of `program`; OSError.
    """
    forms, cache = list(_used), Cache(Path(folder))
    for form in forms:
        compile(form.text(), target=_TARGETS[device], exit="so", cache=cache)
    return len(forms)
