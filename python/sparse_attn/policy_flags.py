"""Policies as users write them, `token-budget=4096`, and what programs need of them."""

from __future__ import annotations

import re

from . import reference as ref
from .mlir_text import policy_text

_FLAG = re.compile(r"(token-budget|threshold|top-p|entmax)=(.+)")
_KINDS = {"threshold": ref.Threshold, "top-p": ref.TopP, "entmax": ref.Entmax}


def parse_flag(flag: str) -> ref.Policy:
    """all, token-budget=N, threshold=X, top-p=X or entmax=A. Errors: ValueError."""
    if flag == "all":
        return ref.All()
    match = _FLAG.fullmatch(flag)
    try:
        if match and match[1] == "token-budget":
            return ref.TokenBudget(int(match[2]))
        if match:
            return _KINDS[match[1]](float(match[2]))
    except ValueError:
        pass  # not a number, or one out of range
    names = "all, token-budget=N, threshold=X, top-p=X or entmax=A"
    raise ValueError(f"expected a policy such as {names}, got {flag!r}")


def attribute(flag: str) -> str:
    """What stands behind `#sparse_attn.`: token_budget<4096>. Errors: ValueError."""
    return policy_text(parse_flag(flag)).removeprefix("#sparse_attn.")


def capacity(flag: str, block_size: int) -> int | None:
    """Blocks that a row of a decode step reads at most, its own one included.

    None if the policy has no bound. Errors: ValueError.
    """
    policy = parse_flag(flag)
    return policy.tokens // block_size + 1 if isinstance(policy, ref.TokenBudget) else None
