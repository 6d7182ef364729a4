"""Gated decode steps that run_steps.py compares with a reference: their forms and their shapes."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from sparse_attn.step_programs import StepForm

# Policies, capacities of the lists, and what else differs. Steps that append run for many tokens.
FORMS = (
    StepForm("token_budget<832>", 14),
    StepForm("token_budget<3328>", 53, dtype="bf16"),
    StepForm("token_budget<13120>", 206),
    StepForm("token_budget<832>", 16, norm=True, force_first=1, force_last=1),
    StepForm(
        "token_budget<1280>",
        21,
        dtype="bf16",
        force_first=2,
        force_last=2,
        forced="inside",
        order="descending",
    ),
    StepForm("token_budget<832>", 14, mode="reference_compatible"),
    StepForm("top_p<0.6>", 512),
    StepForm("threshold<4.0e-3>", 512),
    StepForm("threshold<1.0e-4>", 20, dtype="bf16"),
    StepForm("entmax<1.5>", 512),
    StepForm("all", 2048),
    StepForm("token_budget<1280>", 41, key_heads=4, group=5, head_dim=64, gate_dim=64, block=32),
    StepForm("token_budget<1280>", 11, key_heads=2, head_dim=256, gate_dim=256, block=128),
    StepForm("token_budget<512>", 33, key_heads=2, group=16, gate_dim=64, block=16, norm=True),
    StepForm("token_budget<768>", 13, append=True),
    StepForm("token_budget<3328>", 53, dtype="bf16", append=True, anchor="last_on_decode"),
    StepForm("token_budget<768>", 14, norm=True, append=True, force_first=1, page_size=64),
    StepForm("threshold<4.0e-3>", 512, append=True, pools=("avg",), page_size=16),
    StepForm(
        "token_budget<1280>",
        41,
        dtype="bf16",
        key_heads=4,
        group=5,
        head_dim=64,
        gate_dim=64,
        block=32,
        append=True,
        pools=("max", "avg"),
        lengths_out=True,
    ),
    StepForm("top_p<0.8>", 64, key_heads=2, head_dim=256, gate_dim=128, block=128, append=True),
    # The block of the new key is ranked: append_keys has a kernel of its own.
    StepForm("token_budget<832>", 14, mode="reference_compatible", append=True, norm=True),
    StepForm(
        "threshold<4.0e-3>",
        512,
        dtype="bf16",
        mode="reference_compatible",
        append=True,
        anchor="last_on_decode",
        page_size=16,
    ),
    # Queries of the gate that are means, projected or not.
    StepForm("token_budget<832>", 14, pooling="mean_project", norm=True),
    StepForm(
        "top_p<0.6>",
        512,
        dtype="bf16",
        key_heads=4,
        group=5,
        head_dim=64,
        gate_dim=128,
        pooling="mean_project",
        append=True,
    ),
    StepForm("token_budget<832>", 14, pooling="mean"),
    StepForm(
        "token_budget<512>",
        33,
        dtype="bf16",
        key_heads=2,
        group=16,
        head_dim=256,
        gate_dim=256,
        block=16,
        pooling="mean",
        norm=True,
        append=True,
    ),
    # Gates without weights.
    StepForm("token_budget<832>", 14, gate="mean_pool"),
    StepForm("token_budget<768>", 13, gate="mean_pool", append=True, group=16, head_dim=64),
    StepForm(
        "token_budget<1280>", 41, dtype="bf16", gate="min_max", key_heads=4, group=5, block=32
    ),
    StepForm("top_p<0.6>", 512, gate="min_max", group=16, key_heads=2, append=True, page_size=64),
    StepForm("token_budget<832>", 14, gate="oracle"),
    StepForm(
        "token_budget<512>",
        33,
        dtype="bf16",
        key_heads=2,
        group=12,
        head_dim=256,
        block=16,
        gate="oracle",
        append=True,
    ),
    # Budgets of heads.
    StepForm("token_budgets<832, 64, 0, 3328, 832, 832, 128, 1920>", 53),
    StepForm("token_budget<3328>", 53, dtype="bf16", budgets="head"),
    StepForm(
        "token_budget<1280>",
        21,
        norm=True,
        budgets="sequence",
        append=True,
        force_first=2,
        force_last=2,
        forced="inside",
    ),
)


@dataclass(frozen=True)
class StepCase:
    """B sequences of at most S keys.

    lengths   before the first step
    distinct  how many compressed keys differ, None for all
    tokens    steps, one after the other
    outlier   a number in every fifth compressed key, None for none
    """

    form: StepForm
    B: int
    S: int
    lengths: tuple[int, ...]
    distinct: int | None
    seed: int
    tokens: int = 1
    outlier: float | None = None

    def __str__(self) -> str:
        ties = f", {self.distinct} distinct" if self.distinct else ""
        outlier = f", {self.outlier:g}" if self.outlier else ""
        return f"{self.form.name} B={self.B} S={self.S}{ties}{outlier} seed={self.seed}"


def make_cases(count: int, seed: int, largest: int, tokens: int = 64) -> list[StepCase]:
    """Every form in turn; lengths of 0, of a whole block, of S and beyond among them."""
    rng, cases = random.Random(seed), []
    for i in range(count):
        form = FORMS[i % len(FORMS)]
        batch = rng.choice((1, 2, 3, 5) if form.append else (1, 2, 3, 5, 17))
        keys = min(rng.choice((1, 100, 1000, 4096, 8191, 32768, 50001, 131072, 262144)), largest)
        if form.page_size:
            keys = -(-keys // form.page_size) * form.page_size
        special = (0, keys, keys + 7, form.block * (keys // form.block))
        lengths = tuple(
            rng.choice(special) if rng.random() < 0.3 else rng.randint(1, keys)
            for _ in range(batch)
        )
        distinct = rng.choice((None, None, 1, 3))
        steps = tokens if form.append else 1
        outlier = None
        if form.gate == "learned" and form.policy.startswith("token_budget") and not form.append:
            # A query behind the tables is 0, and 0 times infinity has no order.
            most = math.inf if max(lengths) <= keys else 1e3
            outlier = rng.choice((None, None, 1e3, most))
        seed_of_case = rng.randrange(2**31)
        cases.append(StepCase(form, batch, keys, lengths, distinct, seed_of_case, steps, outlier))
    return cases
