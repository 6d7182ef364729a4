"""Prompts whose compressed keys run_steps.py compares with a reference: forms and shapes."""

from __future__ import annotations

import random
from dataclasses import dataclass

from sparse_attn.prompt_programs import CompressForm

PROMPTS = (
    CompressForm(),
    CompressForm("bf16", norm=True),
    CompressForm(key_heads=2, head_dim=64, gate_dim=64, block=16, pools=("max",), rope=False),
    CompressForm("bf16", 4, 256, 256, 128, pools=("avg", "max"), norm=True, layout="bhsd"),
    CompressForm(key_heads=2, head_dim=64, gate_dim=128, block=48, pools=("avg",)),
    CompressForm(head_dim=256, gate_dim=64, block=32, pools=("min", "avg", "max"), layout="bhsd"),
    CompressForm(norm=True, page_size=64),
    CompressForm("bf16", 4, 64, 64, 64, page_size=16),
    CompressForm(key_heads=2, block=16, pools=("max", "min"), page_size=128),
    CompressForm(gate_dim=None, pools=("avg",), rope=False),
    CompressForm("bf16", gate_dim=None, pools=("max", "min"), rope=False, layout="bhsd"),
    CompressForm(head_dim=64, gate_dim=None, block=32, pools=("avg",), rope=False, page_size=16),
)


@dataclass(frozen=True)
class PromptCase:
    """B prompts in caches of S keys.

    positions  rows of the tables: blocks that begin behind them are zero
    lost       whether an entry of the block table is no page
    """

    form: CompressForm
    B: int
    S: int
    lengths: tuple[int, ...]
    positions: int
    lost: bool
    seed: int

    def __str__(self) -> str:
        return f"{self.form.name} B={self.B} S={self.S} seed={self.seed}"


def make_prompt_cases(count: int, seed: int, largest: int) -> list[PromptCase]:
    """Every form in turn; lengths of 0, of whole blocks, of S and beyond among them."""
    rng, cases = random.Random(seed), []
    for i in range(count):
        form = PROMPTS[i % len(PROMPTS)]
        batch = rng.choice((1, 2, 3, 5))
        keys = min(rng.choice((1, 100, 1000, 1041, 4096, 8191, 32768, 131072)), largest)
        if form.page_size:
            keys = -(-keys // form.page_size) * form.page_size
        special = (0, keys, keys + 7, form.block * (keys // form.block))
        lengths = tuple(
            rng.choice(special) if rng.random() < 0.3 else rng.randint(1, keys)
            for _ in range(batch)
        )
        positions = rng.choice((keys, keys, keys // 2 + 1))
        lost = form.page_size is not None and rng.random() < 0.5
        cases.append(PromptCase(form, batch, keys, lengths, positions, lost, rng.randrange(2**31)))
    return cases
