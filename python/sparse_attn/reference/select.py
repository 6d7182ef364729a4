"""Retrieve: choosing key blocks by their scores (docs/Spec.md, 2.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .common import Array, ceil_div, require, require_choice, row_positions, valid_lengths
from .policies import All, Policy, TokenBudgets
from .selection import Selection


class Comparison(NamedTuple):
    """Blocks in which a selection differs from the specified one."""

    mismatches: int
    ties: int


@dataclass(frozen=True)
class _Row:
    """What one row (b, r) of a selection may choose, whatever the scores."""

    b: int
    r: int
    always: Array  # bool [N]: own and forced blocks
    ranked: Array  # ids that the policy ranks
    held: int  # forced candidates that count towards a budget
    policies: list[Policy]  # of each head


def select(
    logits: Array,
    lengths: ArrayLike | None = None,
    query_lengths: ArrayLike | None = None,
    query_rows: int | None = None,
    num_keys: int | None = None,
    *,
    policy: Policy,
    block_size: int,
    budgets: Array | None = None,
    query_block: int = 1,
    mode: str = "correct",
    force_first: int = 0,
    force_last: int = 0,
    forced: str = "on_top",
    dense_rows: int = 0,
) -> Selection:
    """Spec 2.8: the blocks that each row reads.

    logits         f32 [B, G, R, N]
    lengths        valid keys [B]; num_keys (the operand `keys`) is S: one of them is needed
    query_lengths  valid query rows [B]
    query_rows     T, if query_block > 1
    budgets        i32 [G] or [B, G]: the tokens of a head, with a token budget, clamped to it
    mode           `correct`: a row at position p chooses among blocks before its own, which is
                   added; `reference_compatible`: one row, among all blocks, the last is added;
                   `inclusive`: among the blocks up to the last one that the row sees
    force_first,   the first and the last so many candidates are added; with forced = `inside`
    force_last     they count towards a budget of blocks, with `on_top` they do not
    dense_rows     the last so many rows of a sequence choose every candidate
    `order` and the capacity belong to the form: see `to_storage`.
    Errors: SE1, SE2, SE3, SE4, SE6 to SE9.
    """
    mask = np.zeros(logits.shape, bool)
    rows = _rows(
        logits,
        policy,
        block_size,
        lengths,
        query_lengths,
        query_rows,
        num_keys,
        query_block,
        mode,
        force_first,
        force_last,
        forced,
        budgets,
        dense_rows,
    )
    for row in rows:
        for g in range(logits.shape[1]):
            x = logits[row.b, g, row.r, row.ranked]
            chosen = row.ranked[row.policies[g].choose(x, block_size, row.held)]
            mask[row.b, g, row.r, chosen] = True
            mask[row.b, g, row.r] |= row.always
    S = logits.shape[3] * block_size if num_keys is None else num_keys
    return Selection(mask, block_size, query_block, S)


def select_ties(inputs: Mapping[str, Any], tol: float = 1e-6) -> Array:
    """bool [B, G, R, N]: blocks whose choice rounding may change.

    inputs  the arguments of `select`, by name
    A token budget: the score or the probability is within tol of the k-th one. A threshold: the
    probability is within tol of it. top_p: the probability is within tol of the last chosen one,
    or the mass before the block within tol of p. entmax: the scaled score is within tol of tau.
    """
    logits, block_size = inputs["logits"], inputs["block_size"]
    ties = np.zeros(logits.shape, bool)
    for row in _rows(**inputs):
        for g in range(logits.shape[1]):
            x = logits[row.b, g, row.r, row.ranked]
            undecided = row.policies[g].undecided(x, block_size, row.held, tol)
            ties[row.b, g, row.r, row.ranked] = undecided
            ties[row.b, g, row.r, row.always] = False
    return ties


def compare_selection(
    inputs: Mapping[str, Any], got: Array | Selection, tol: float = 1e-6
) -> Comparison:
    """Counts the blocks in which `got` differs from `select(**inputs)`, mismatches and ties apart.

    inputs  the arguments of `select`, by name
    got     bool [B, G, R, N]
    A difference is a tie if `select_ties` says so and rounding can explain the number of blocks
    that the row has; otherwise it is a mismatch.
    """
    logits, block_size = inputs["logits"], inputs["block_size"]
    got = got.mask if isinstance(got, Selection) else np.asarray(got, bool)
    expected = select(**inputs).mask
    require(got.shape == expected.shape, "SE2", f"shape {got.shape}, not {expected.shape}")
    excused = select_ties(inputs, tol)
    for row in _rows(**inputs):
        for g in range(logits.shape[1]):
            at = (row.b, g, row.r)
            x, policy = logits[at][row.ranked], row.policies[g]
            fewest, most = policy.count_range(x, block_size, row.held, tol)
            # A ranked block that is read anyway may or may not be one of those that were chosen.
            hidden = row.always[row.ranked]
            maybe = policy.undecided(x, block_size, row.held, tol) & hidden
            surely = policy.choose(x, block_size, row.held) & hidden & ~maybe
            most -= int(np.count_nonzero(surely))
            fewest -= int(np.count_nonzero(surely | maybe))
            if not fewest <= np.count_nonzero(got[at][row.ranked][~hidden]) <= most:
                excused[at] = False
    differs = got != expected
    mismatches, ties = differs & ~excused, differs & excused
    return Comparison(int(np.count_nonzero(mismatches)), int(np.count_nonzero(ties)))


def _rows(
    logits: Array,
    policy: Policy,
    block_size: int,
    lengths: ArrayLike | None = None,
    query_lengths: ArrayLike | None = None,
    query_rows: int | None = None,
    num_keys: int | None = None,
    query_block: int = 1,
    mode: str = "correct",
    force_first: int = 0,
    force_last: int = 0,
    forced: str = "on_top",
    budgets: Array | None = None,
    dense_rows: int = 0,
) -> Iterator[_Row]:
    """The rows that are not empty."""
    require_choice(mode, ("correct", "reference_compatible", "inclusive"), "mode")
    require_choice(forced, ("on_top", "inside"), "forced")
    require(logits.ndim == 4 and logits.dtype == np.float32, "SE1", "logits are f32 of rank 4")
    batch, heads, rows, blocks = logits.shape
    require(force_first >= 0 and force_last >= 0, "SE4", "force_first and force_last are >= 0")
    require(dense_rows >= 0, "SE4", f"dense_rows is {dense_rows}, not >= 0")
    require(block_size >= 1 and query_block >= 1, "T1", "block_size and query_block are >= 1")
    require(lengths is not None or num_keys is not None, "SE7", "lengths or num_keys is needed")
    if query_block > 1:
        fits = query_rows is not None and ceil_div(query_rows, query_block) == rows
        require(fits, "SE6", f"{query_rows} query rows in {rows} blocks of {query_block}")
    tokens = rows if query_rows is None else query_rows
    require(query_block > 1 or tokens == rows, "SE6", f"{tokens} query rows, {rows} rows")
    S = blocks * block_size if num_keys is None else num_keys
    require(ceil_div(S, block_size) == blocks, "SE2", f"{S} keys in {blocks} blocks")
    reference = mode == "reference_compatible"
    require(not reference or rows == query_block == 1, "SE3", "reference_compatible has one row")
    if isinstance(policy, TokenBudgets):
        fits = len(policy.tokens) == heads
        require(fits, "SE8", f"{len(policy.tokens)} budgets for {heads} heads")
    if budgets is not None:
        fits = budgets.dtype == np.int32 and budgets.shape in ((heads,), (batch, heads))
        require(fits, "SE9", f"budgets {budgets.dtype} {budgets.shape}, not i32 [B, G] or [G]")
        budgets = np.broadcast_to(budgets, (batch, heads))
    key_len = valid_lengths(lengths, batch, S, "SE2")
    query_len = valid_lengths(query_lengths, batch, tokens, "SE2", "query_lengths")
    position, valid = row_positions(key_len, query_len, tokens)
    valid &= position >= 0

    for b, r in np.ndindex(batch, rows):
        here = slice(r * query_block, (r + 1) * query_block)
        positions = position[b, here][valid[b, here]]
        if len(positions) == 0:
            continue
        first, last = positions[0] // block_size, positions[-1] // block_size
        known = ceil_div(int(key_len[b]), block_size)
        candidates = {"correct": first, "reference_compatible": known, "inclusive": last + 1}[mode]
        ids = np.arange(candidates)
        is_forced = (ids < force_first) | (ids >= candidates - force_last)
        always = np.zeros(blocks, bool)
        always[ids[is_forced]] = True
        if mode != "inclusive":
            always[candidates - 1 if reference else slice(first, last + 1)] = True
        if r >= ceil_div(int(query_len[b]), query_block) - dense_rows:
            yield _Row(b, r, always, ids, 0, [All()] * heads)
            continue
        inside = forced == "inside" and policy.counts
        ranked = ids[~is_forced] if inside else ids
        held = int(np.count_nonzero(is_forced)) if inside else 0
        of_heads = [None] * heads if budgets is None else budgets[b].tolist()
        policies = [policy.of_row(g, budget, known) for g, budget in enumerate(of_heads)]
        yield _Row(b, r, always, ranked, held, policies)
