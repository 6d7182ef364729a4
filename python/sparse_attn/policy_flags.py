"""Policies as users write them, `token-budget=4096`, and what programs need of them."""

from __future__ import annotations

import re

from . import reference as ref
from .mlir_text import policy_text

_FLAG = re.compile(r"(token-budgets?|threshold|top-p|entmax|nz-ratio)=(.+)")
_NAMES = (
    "all, token-budget=N, token-budgets=N,N.. (one a key head), threshold=X, top-p=X, entmax=A "
    "or nz-ratio=X"
)
_KINDS = {
    "threshold": ref.Threshold,
    "top-p": ref.TopP,
    "entmax": ref.Entmax,
    "nz-ratio": ref.NzRatio,
}


def parse_flag(flag: str) -> ref.Policy:
    """A policy as `--policy` of sparse-compile takes it. Errors: ValueError."""
    if flag == "all":
        return ref.All()
    match = _FLAG.fullmatch(flag)
    try:
        if match and match[1] == "token-budget":
            return ref.TokenBudget(int(match[2]))
        if match and match[1] == "token-budgets":
            return ref.TokenBudgets(tuple(map(int, match[2].split(","))))
        if match:
            return _KINDS[match[1]](float(match[2]))
    except ValueError:
        pass  # not a number, or one out of range
    raise ValueError(f"expected a policy such as {_NAMES}, got {flag!r}")


def attribute(flag: str) -> str:
    """What stands behind `#sparse_attn.`: token_budget<4096>. Errors: ValueError."""
    return policy_text(parse_flag(flag)).removeprefix("#sparse_attn.")


def capacity(flag: str, block_size: int) -> int | None:
    """Blocks that a row of a decode step reads at most, its own one included.

    None if the policy has no bound. Errors: ValueError.
    """
    policy = parse_flag(flag)
    if isinstance(policy, ref.TokenBudgets):
        return max(policy.tokens) // block_size + 1
    return policy.tokens // block_size + 1 if isinstance(policy, ref.TokenBudget) else None
