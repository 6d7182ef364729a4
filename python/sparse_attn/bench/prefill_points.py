"""The points of the prefill benchmark, and the forms of ours that they need."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..programs import AttendForm

KEYS = (8192, 32768, 131072)
SPARSITIES = (0.5, 0.7, 0.9)
# Whose lists, and how many keys and query rows a block has.
DENSE = "dense"
LISTS = (DENSE, "key64", "query64", "query128")
_LISTS = re.compile(r"(key|query)(\d+)")
_SHAPE = ("key_heads", "group", "head_dim")


@dataclass(frozen=True)
class PrefillPoint:
    """A causal prefill of S rows and keys.

    lists     `dense`: none; of each `key` head, shared by its query heads, or each `query` head
    block     keys of a block and rows of a query block; 0 without lists
    sparsity  the share of the blocks up to the diagonal that is left out
    """

    S: int
    lists: str
    block: int
    sparsity: float

    B = 1

    def __str__(self) -> str:
        if self.lists == DENSE:
            return f"S={self.S} dense"
        return f"S={self.S} block={self.block} lists={self.lists} sparsity={self.sparsity:g}"


def points(options: argparse.Namespace) -> Iterator[PrefillPoint]:
    """All of them; those with the same q, k and v follow one another. Errors: ValueError."""
    for S in options.keys:
        for text in options.lists:
            if text == DENSE:
                yield PrefillPoint(S, DENSE, 0, 0.0)
                continue
            match = _LISTS.fullmatch(text)
            if match is None or int(match[2]) < 1:
                raise ValueError(f"expected lists such as {', '.join(LISTS)}, got {text!r}")
            if S % int(match[2]):
                raise ValueError(f"expected whole blocks of {match[2]} keys, got {S} keys")
            for sparsity in options.sparsity:
                yield PrefillPoint(S, match[1], int(match[2]), sparsity)


def shape_form(options: argparse.Namespace) -> AttendForm:
    """What all points have in common: that of dense attention."""
    shape: dict[str, Any] = {name: getattr(options, name) for name in _SHAPE}
    # Of a cache that is filled by this prefill, there are no lengths.
    return AttendForm(form="dense", rows=None, causal=True, lengths=False, lse=False, **shape)


def form_of(point: PrefillPoint, options: argparse.Namespace) -> AttendForm:
    """The program of a point; one serves all S and sparsities."""
    plain = shape_form(options)
    if point.lists == DENSE:
        return plain
    changes = {"form": "list", "block": point.block, "query_block": point.block}
    own = {"query_heads_select": point.lists == "query"}
    return AttendForm(**plain.to_json() | changes | own)
