"""Entries that kernels ignore (docs/Spec.md, 2.13 and 2.14)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .common import Array, ceil_div, require, require_choice

RULES = ("count", "id", "bits", "pointer")
NOTHING = -1


def check_entries(
    values: Array,
    rule: str,
    limit: int,
    counts: Array | None = None,
    *,
    added: int = 0,
    unit: int = 1,
    rows: tuple[int, ...] | None = None,
) -> NDArray[np.int64]:
    """Spec 2.13: i64 [rows..., 4], where in each row the first wrong entry stands (-1: there is
    none), its value, the least and the most that it may be.

    rows  the shape of the rows that pointers in `counts` lead to
    Errors: CE1, CE2; unknown rule.
    """
    require_choice(rule, RULES, "rule")
    values = np.asarray(values)
    require(values.ndim > 0, "CE1", "values are no scalar")
    require(rule != "pointer" or values.ndim == 1, "CE1", "pointers have rank 1")
    require(rule == "id" or counts is None, "CE2", f"rule {rule} has no counts")
    if rule in ("count", "pointer"):
        shape = values.shape
    elif counts is not None and values.ndim == 1:
        shape = rows or (len(counts) - 1,)
    else:
        shape = values.shape[:-1]
    report = np.zeros((*shape, 4), np.int64)
    before = 0
    for flat, at in enumerate(np.ndindex(*shape)):
        if rule == "count":
            report[at] = _look(values[at].reshape(1), 0, limit)
        elif rule == "pointer":
            value = int(values[at])
            report[at] = _look(values[at].reshape(1), before, limit)
            report[at][0] = NOTHING if report[at][0] == NOTHING else flat
            before = min(max(value, 0), limit)
        elif rule == "bits":
            words = values[at].astype("<i4")
            bits = np.unpackbits(words.view(np.uint8), bitorder="little")
            behind = np.flatnonzero(bits[limit:]) + limit
            first = (behind[0] // 32, behind[0]) if len(behind) else (NOTHING, 0)
            report[at] = (*first, 0, limit - 1)
        else:
            report[at] = _look(_row(values, counts, at, flat, added, unit), 0, limit - 1)
    return report


def _row(
    values: Array, counts: Array | None, at: tuple[int, ...], flat: int, added: int, unit: int
) -> Array:
    """The entries of a row that are looked at."""
    row: Array = values if counts is not None and values.ndim == 1 else values[at]
    if counts is None:
        return row
    if values.ndim == 1:
        return row[max(int(counts[flat]), 0) : max(int(counts[flat + 1]), 0)]
    return row[: ceil_div(max(int(counts[at]), 0) + added, unit)]


def _look(entries: Array, least: int, most: int) -> tuple[int, int, int, int]:
    for position, entry in enumerate(map(int, entries)):
        if not least <= entry <= most:
            return position, entry, least, most
    return NOTHING, 0, least, most


def describe_report(report: Array, operand: str, axes: str) -> str:
    """Spec 2.14: the sentence for a report, or nothing if it found no entry.

    axes  names of the dimensions of the rows, and of a position in the row if it counts
    Errors: RP1.
    """
    names = axes.split()
    require(len(names) in (report.ndim - 1, report.ndim), "RP1", f"{axes} are axes of the report")
    found = np.argwhere(report[..., 0] != NOTHING)
    if len(found) == 0:
        return ""
    position, value, least, most = map(int, report[tuple(found[0])])
    place = zip(names, (*map(int, found[0]), position), strict=False)
    span = f"{least} to {most}" if least < most else f"{least}" if least == most else "none"
    more = f"; {len(found) - 1} more like it" if len(found) > 1 else ""
    where = ", ".join(f"{name} {at}" for name, at in place)
    return f"{operand}, at {where}: expected {span}, got {value}{more}"
