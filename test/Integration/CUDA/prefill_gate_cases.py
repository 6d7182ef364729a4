"""Gates of prompts that run_prefill_gate.py compares with the reference: forms, shapes, inputs.

Some have the attention behind them, over the selection that was made.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Any

import ml_dtypes
import numpy as np

from sparse_attn import reference as ref
from sparse_attn.prefill_gate_programs import PrefillGateForm
from sparse_attn.prefill_step_programs import PrefillStepForm

_PLAIN = PrefillGateForm(key_heads=2, group=2, stages=True)
_STEP = PrefillStepForm(key_heads=2, group=2, stages=True)
FORMS = (
    _PLAIN,
    replace(_PLAIN, dtype="bf16", policy="threshold=0.004", form="bits", dense_rows=2),
    replace(_PLAIN, head_dim=64, gate_dim=64, block=128, layout="bhsd", policy="nz-ratio=0.5"),
    replace(_PLAIN, dtype="bf16", head_dim=64, pooling="Qmaxavg_Kavg", form="mask"),
    replace(_PLAIN, head_dim=256, gate_dim=64, group=3, rope=False, policy="top-p=0.8"),
    replace(_PLAIN, group=1, force_double=True, block=32, policy="token-budget=512", capacity=11),
    replace(_PLAIN, lengths=True, policy="nz-ratio=0.3", dense_rows=1),
    replace(_PLAIN, lengths=True, gate_dim=256, block=16, policy="entmax=1.5", form="bits"),
    replace(_PLAIN, lengths=True, dtype="bf16", mode="correct", policy="threshold=0.02"),
    replace(_PLAIN, head_dim=64, gate_dim=64, block=16, policy="nz-ratio=0.9", capacity=40),
    replace(_STEP, policy="nz-ratio=0.2", dense_rows=2),
    replace(_STEP, lengths=True, dtype="bf16", block=128, layout="bhsd", policy="threshold=0.1"),
    replace(_STEP, lengths=True, head_dim=64, gate_dim=64, group=3, dense_rows=1),
    replace(_STEP, mode="correct", policy="token-budget=256"),
)
# Tokens of a prompt whose attention the reference computes.
_LARGEST_STEP = 2048
DTYPES: dict[str, Any] = {"f16": np.float16, "bf16": ml_dtypes.bfloat16}


@dataclass(frozen=True)
class PrefillGateCase:
    """B prompts of S tokens.

    flat  whether all scores are equal, so that ids decide
    """

    form: PrefillGateForm
    B: int
    S: int
    lengths: tuple[int, ...]
    query_lengths: tuple[int, ...]
    flat: bool
    seed: int

    def __str__(self) -> str:
        return f"{self.form.name} B={self.B} S={self.S} flat={self.flat} seed={self.seed}"


def make_cases(count: int, seed: int, largest: int) -> list[PrefillGateCase]:
    """Every form in turn; one row, unfinished blocks, empty sequences, more blocks than a warp
    copies among them."""
    rng, cases = random.Random(seed), []
    for i in range(count):
        form = FORMS[i % len(FORMS)]
        batch = rng.choice((1, 1, 2, 3))
        tokens = min(rng.choice((2, 100, 500, 1041, 2048, 4001, 33000)), largest)
        if isinstance(form, PrefillStepForm):
            tokens = min(tokens, _LARGEST_STEP)
        if tokens // form.block > 300:
            batch = 1

        cases.append(
            PrefillGateCase(
                form,
                batch,
                tokens,
                _lengths(rng, batch, tokens),
                _lengths(rng, batch, tokens),
                rng.random() < 0.1,
                rng.randrange(2**31),
            )
        )
    return cases


def _lengths(rng: random.Random, batch: int, tokens: int) -> tuple[int, ...]:
    special = (0, 1, tokens, tokens + 7)
    return tuple(
        rng.choice(special) if rng.random() < 0.3 else rng.randint(1, tokens) for _ in range(batch)
    )


def make_inputs(case: PrefillGateCase) -> dict[str, Any]:
    """Arrays by the names of `PrefillGateForm.in_order`."""
    form, rng, kind = case.form, np.random.default_rng(case.seed), DTYPES[case.form.dtype]

    def normal(*shape: int, scale: float = 1.0) -> Any:
        return (rng.standard_normal(shape, np.float32) * np.float32(scale)).astype(kind)

    def plain(heads: int) -> Any:
        inner = (heads, case.S) if form.layout == "bhsd" else (case.S, heads)
        return normal(case.B, *inner, form.head_dim)

    def rows(heads: int) -> Any:
        # A mean that is far from 0 shows how exact an average is.
        return plain(heads) + kind(1)

    shapes = form.config.weight_shapes()
    arrays = {
        "queries": rows(form.config.query_heads),
        "keys": rows(form.key_heads),
        "key_lengths": np.array(case.lengths, np.int32),
        "query_lengths": np.array(case.query_lengths, np.int32),
    }
    for name, shape in shapes.items():
        arrays[name] = normal(*shape, scale=0 if case.flat else shape[1] ** -0.5)
    if form.rope:
        frequencies = ref.inverse_frequencies(form.gate_dim)
        arrays["cos"], arrays["sin"] = ref.rotary_table(case.S, frequencies)
    if isinstance(form, PrefillStepForm):
        arrays |= {"q": plain(form.config.query_heads)}
        arrays |= {name: plain(form.key_heads) for name in ("k", "v")}
    return arrays
