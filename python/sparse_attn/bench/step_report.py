"""Tables of whole gated decode steps, as Markdown."""

from __future__ import annotations

from typing import Any

from .document import Document, points, rows_at
from .points import LAUNCH_US, READ_BYTES_PER_SECOND
from .report import described, geometric_mean, markdown_table, title

OURS, DENSE, ATTENTION = "step", "fa3", "attention"
PARTS = ("boundary", "64 steps", "without append", "gate and scores", ATTENTION)


def times_at(document: Document, point: tuple[int, int, float]) -> dict[str, dict[str, Any]]:
    return {row["who"]: row for row in rows_at(document, point)}


def best_other(rows: dict[str, dict[str, Any]], eager: bool) -> float | None:
    """The fastest step of others, with the gate as it is written or compiled."""
    word = "eager" if eager else "compiled"
    found = [x["us"] for x in rows.values() if x["kind"] == "peer" and f"gate {word}" in x["who"]]
    return min(found, default=None)


def over_attention(rows: dict[str, dict[str, Any]]) -> float | None:
    """Gate and selection: what a step takes more than its attention, less the time in which the
    gate's bytes can be read."""
    if not {OURS, ATTENTION} <= set(rows):
        return None
    limit = rows[OURS]["gate_bytes"] / READ_BYTES_PER_SECOND * 1e6
    return float(rows[OURS]["us"] - rows[ATTENTION]["us"] - limit)


def limit_of(row: dict[str, Any]) -> float:
    """The least time in which a launch can read what the step has to."""
    return float((row["bytes"] + row["gate_bytes"]) / READ_BYTES_PER_SECOND * 1e6 + LAUNCH_US)


def number(value: float | None, digits: int = 1) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def table(document: Document) -> str:
    """A line a point; microseconds."""
    lines = []
    for point in points(document):
        rows = times_at(document, point)
        if OURS not in rows:
            continue
        ours, dense = rows[OURS], rows.get(DENSE)
        others = [best_other(rows, eager) for eager in (True, False)]
        best = min((x for x in others if x), default=None)
        cells = [str(point[0]), str(point[1]), f"{point[2]:.3g}", str(ours["blocks"])]
        cells += [number(limit_of(ours)), number(ours["us"])]
        cells += [number(rows[name]["us"] if name in rows else None) for name in PARTS]
        cells += [number(over_attention(rows)), *map(number, others)]
        cells += [number(dense["us"] if dense else None)]
        cells += [number(best / ours["us"] if best else None, 2)]
        cells += [number(dense["us"] / ours["us"] if dense else None, 2)]
        lines.append(cells)
    head = ["B", "S", "sparsity", "blocks", "limit", "**step**", *PARTS, "gate and selection"]
    head += ["eager gate, sparse", "compiled gate, sparse", title(DENSE)]
    return markdown_table([*head, "best other / step", "dense / step"], lines)


def summary(document: Document) -> str:
    """A sentence on all points."""
    others, dense, over = [], [], []
    for point in points(document):
        rows = times_at(document, point)
        if OURS not in rows:
            continue
        us = rows[OURS]["us"]
        best = min((x for x in (best_other(rows, e) for e in (True, False)) if x), default=None)
        others += [best / us] if best else []
        dense += [rows[DENSE]["us"] / us] if DENSE in rows else []
        extra = over_attention(rows)
        over += [extra] if extra is not None else []
    parts = []
    if others:
        mean, least = geometric_mean(others), min(others)
        parts.append(
            f"the best other step takes {mean:.2f} times as long, at the least {least:.2f}"
        )
    if dense:
        mean, least = geometric_mean(dense), min(dense)
        parts.append(f"dense attention {mean:.2f}, at the least {least:.2f}")
    if over:
        parts.append(f"gate and selection take up to {max(over):.1f} us over their byte limit")
    return f"{len(points(document))} points: {'; '.join(parts)}." if parts else ""


def section(document: Document) -> str:
    said = [f"- {described(run)}" for run in document["runs"]]
    parts = ["\n".join(said), summary(document), table(document)]
    return "\n\n".join(filter(None, parts)) + "\n"
