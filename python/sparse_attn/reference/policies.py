"""Selection policies (docs/Spec.md, section 1): a rule on the scores of one row's candidates.

Besides its rule each policy says how far rounding can change its choice, so that the selection
of a compiled program, whose scores differ in the last bits, can be compared with this one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .common import Array, require, softmax


class Policy:
    """A rule on scores x, f32 [n], of candidates in ascending order of id.

    block  keys in a block
    held   candidates that are forced and inside of a token budget; they are not in x
    tol    absolute, relative where a value is above 1
    """

    counts = False  # whether the rule is a number of blocks, which forced ones may be part of

    def of_row(self, head: int, budget: int | None = None, blocks: int = 0) -> Policy:
        """The rule of a head that selects, in a sequence of so many blocks.

        budget  in tokens, if the row brings one of its own
        """
        require(budget is None, "SE9", f"{type(self).__name__} takes no budgets")
        return self

    def choose(self, x: Array, block: int, held: int = 0) -> Array:
        """bool [n]: the chosen candidates."""
        raise NotImplementedError

    def undecided(self, x: Array, block: int, held: int, tol: float) -> Array:
        """bool [n]: candidates so close to the rule's limit that rounding decides."""
        raise NotImplementedError

    def count_range(self, x: Array, block: int, held: int, tol: float) -> tuple[int, int]:
        """The fewest and the most candidates that may be chosen, up to rounding."""
        return 0, len(x)


@dataclass(frozen=True)
class All(Policy):
    """Every candidate."""

    def choose(self, x: Array, block: int, held: int = 0) -> Array:
        return np.ones(len(x), bool)

    def undecided(self, x: Array, block: int, held: int, tol: float) -> Array:
        return np.zeros(len(x), bool)


class _Largest(Policy):
    """So many of the largest scores; equal scores: lower id first."""

    counts = True

    def choose(self, x: Array, block: int, held: int = 0) -> Array:
        chosen = np.zeros(len(x), bool)
        chosen[_descending(x)[: self._count(block, held)]] = True
        return chosen

    def undecided(self, x: Array, block: int, held: int, tol: float) -> Array:
        k = self._count(block, held)
        if k == 0 or len(x) <= k:
            return np.zeros(len(x), bool)
        last = _descending(x)[k - 1]
        probability = softmax(x)
        return _close(x, x[last], tol) | _close(probability, probability[last], tol)

    def count_range(self, x: Array, block: int, held: int, tol: float) -> tuple[int, int]:
        count = min(self._count(block, held), len(x))
        return count, count

    def _count(self, block: int, held: int) -> int:
        raise NotImplementedError


@dataclass(frozen=True)
class TokenBudget(_Largest):
    """The floor(tokens / bs) largest scores; equal scores: lower id first."""

    tokens: int

    def __post_init__(self) -> None:
        require(self.tokens >= 0, "P1", f"a budget of {self.tokens} tokens")

    def of_row(self, head: int, budget: int | None = None, blocks: int = 0) -> Policy:
        return self if budget is None else TokenBudget(max(0, min(budget, self.tokens)))

    def _count(self, block: int, held: int) -> int:
        return max(self.tokens // block - held, 0)


@dataclass(frozen=True)
class TokenBudgets(Policy):
    """A token budget for each head that selects."""

    tokens: tuple[int, ...]
    counts = True

    def __post_init__(self) -> None:
        some = len(self.tokens) > 0 and min(self.tokens) >= 0
        require(some, "P5", f"budgets of {self.tokens} tokens")

    def of_row(self, head: int, budget: int | None = None, blocks: int = 0) -> Policy:
        require(budget is None, "SE9", "token budgets of heads take no others")
        return TokenBudget(self.tokens[head])


@dataclass(frozen=True)
class _Blocks(_Largest):
    """The `blocks` largest scores."""

    blocks: int

    def _count(self, block: int, held: int) -> int:
        return max(self.blocks - held, 0)


@dataclass(frozen=True)
class NzRatio(Policy):
    """SeerAttention's share of the blocks of a causal square that are read.

    A row takes max(1, floor((1 - sqrt(1 - ratio)) n)) of the n blocks of its sequence, those with
    the largest scores; the triangle of a prompt then holds about `ratio` of its blocks.
    """

    ratio: float
    counts = True

    def __post_init__(self) -> None:
        require(0 <= self.ratio <= 1, "P6", f"a ratio of {self.ratio}")

    def of_row(self, head: int, budget: int | None = None, blocks: int = 0) -> Policy:
        require(budget is None, "SE9", "a ratio takes no budgets")
        return _Blocks(max(1, int((1 - math.sqrt(1 - self.ratio)) * blocks)))


@dataclass(frozen=True)
class Threshold(Policy):
    """Probabilities above `value`, strictly."""

    value: float

    def __post_init__(self) -> None:
        require(0 <= self.value <= 1, "P2", f"a threshold of {self.value}")

    def choose(self, x: Array, block: int, held: int = 0) -> Array:
        return softmax(x) > np.float32(self.value)

    def undecided(self, x: Array, block: int, held: int, tol: float) -> Array:
        return _close(softmax(x), self.value, tol)


@dataclass(frozen=True)
class TopP(Policy):
    """The shortest prefix, by descending score, with a mass of at least `mass`."""

    mass: float

    def __post_init__(self) -> None:
        require(0 < self.mass <= 1, "P3", f"a mass of {self.mass}")

    def choose(self, x: Array, block: int, held: int = 0) -> Array:
        order, before = self._masses(x)
        chosen = np.zeros(len(x), bool)
        chosen[order[before < self.mass]] = True
        return chosen

    def undecided(self, x: Array, block: int, held: int, tol: float) -> Array:
        if len(x) == 0:
            return np.zeros(0, bool)
        order, before = self._masses(x)
        probability = softmax(x)
        last = order[np.count_nonzero(before < self.mass) - 1]
        undecided = _close(probability, probability[last], tol)
        undecided[order[_close(before, self.mass, tol)]] = True
        return undecided

    def count_range(self, x: Array, block: int, held: int, tol: float) -> tuple[int, int]:
        before = self._masses(x)[1]
        fewest, most = before < self.mass - tol, before <= self.mass + tol
        return int(np.count_nonzero(fewest)), int(np.count_nonzero(most))

    def _masses(self, x: Array) -> tuple[Array, Array]:
        """The candidates by descending score, and the mass before each, f64."""
        order = _descending(x)
        mass = np.cumsum(softmax(x)[order], dtype=np.float64)
        return order, np.concatenate([[0.0], mass])[:-1]


@dataclass(frozen=True)
class Entmax(Policy):
    """The support of alpha-entmax, by bisection in f64."""

    alpha: float

    def __post_init__(self) -> None:
        require(1 < self.alpha <= 2, "P4", f"an alpha of {self.alpha}")

    def choose(self, x: Array, block: int, held: int = 0) -> Array:
        if len(x) == 0:
            return np.zeros(0, bool)
        scaled, tau = self._solve(x)
        return scaled > tau

    def undecided(self, x: Array, block: int, held: int, tol: float) -> Array:
        if len(x) == 0:
            return np.zeros(0, bool)
        scaled, tau = self._solve(x)
        return _close(scaled, tau, tol)

    def _solve(self, x: Array) -> tuple[Array, float]:
        a = np.float64(self.alpha)
        scaled = x.astype(np.float64) * (a - 1)
        low = scaled.max() - 1
        difference = scaled.max() - (1 / len(x)) ** (a - 1) - low
        for _ in range(50):
            difference /= 2
            tau = low + difference
            if (np.maximum(scaled - tau, 0) ** (1 / (a - 1))).sum() >= 1:
                low = tau
        return scaled, low


def _descending(x: Array) -> Array:
    """Indices by descending score; equal scores: lower index first."""
    return np.argsort(-x, kind="stable")


def _close(x: Array, limit: float, tol: float) -> Array:
    with np.errstate(invalid="ignore"):  # inf - inf
        return np.abs(x - limit) <= tol * max(1.0, abs(float(limit)))
