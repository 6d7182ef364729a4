"""Tables of whole gated prefills, as Markdown."""

from __future__ import annotations

from typing import Any

from .document import Document, PointKey, points, rows_at
from .points import LAUNCH_US, READ_BYTES_PER_SECOND
from .prefill_report import BASE, rate
from .prefill_step_contestants import ATTENTION, SCORES, STEP
from .report import described, geometric_mean, markdown_table, title
from .step_report import number

FA4 = "fa4_dense"


def times_at(document: Document, point: PointKey) -> dict[str, dict[str, Any]]:
    """The rows of a point by contestant, and those of dense attention with so many keys."""
    found = rows_at(document, point) + rows_at(document, (point[0], 0, 0.0))
    return {row["who"]: row for row in found}


def gated_points(document: Document) -> list[PointKey]:
    """Those with a right step of ours."""
    return [point for point in points(document) if STEP in times_at(document, point)]


def gate_us(rows: dict[str, dict[str, Any]]) -> float | None:
    """Gate and selection: what a step takes more than its attention alone."""
    return rows[STEP]["us"] - rows[ATTENTION]["us"] if ATTENTION in rows else None


def over_dense(rows: dict[str, dict[str, Any]], who: str = STEP, base: str = BASE) -> float | None:
    """Dense attention's time over that of a step, or of a part of it."""
    return rows[base]["us"] / rows[who]["us"] if {who, base} <= set(rows) else None


def computed(point: PointKey, row: dict[str, Any]) -> float:
    """The share of the blocks up to the diagonal that the step computes."""
    S, block, _ = point
    count = S // block
    return float(row["blocks"] / row["heads"] / (count * (count + 1) / 2))


def table(document: Document) -> str:
    """A line a point."""
    lines = []
    for point in gated_points(document):
        rows = times_at(document, point)
        ours, attention = rows[STEP], rows.get(ATTENTION)
        limit = ours["gate_bytes"] / READ_BYTES_PER_SECOND * 1e6
        scores = rows[SCORES]["us"] - LAUNCH_US if SCORES in rows else None
        cells = [str(point[0]), str(point[1]), f"{point[2]:g}", f"{computed(point, ours):.3f}"]
        cells += [_ms(ours), number(gate_us(rows), 0), number(scores, 0), number(limit, 0)]
        cells += [_ms(attention), f"{rate(attention):.0f}" if attention else "-"]
        cells += [_ms(rows.get(BASE)), _ms(rows.get(FA4))]
        cells += [number(over_dense(rows), 2), number(over_dense(rows, ATTENTION), 2)]
        lines.append(cells)
    head = ["S", "block", "sparsity", "computed", "**step**, ms", "gate and selection, us"]
    head += ["gate and scores, us", "limit of the gate, us", "attention, ms", "attention, TFLOP/s"]
    head += [f"{title(name)}, ms" for name in (BASE, FA4)]
    return markdown_table([*head, "dense / step", "dense / attention"], lines)


def _ms(row: dict[str, Any] | None) -> str:
    return "-" if row is None else f"{row['us'] / 1e3:.3f}"


def summary(document: Document) -> str:
    """A sentence on all points; empty without dense attention."""
    raced, shares = [], []
    for point in gated_points(document):
        rows = times_at(document, point)
        ratio, gate = over_dense(rows), gate_us(rows)
        if ratio is not None:
            raced.append((ratio, point))
        if gate is not None:
            shares.append((gate / rows[STEP]["us"], point))
    if not raced:
        return ""
    least, most = min(raced), max(raced)
    mean = geometric_mean([ratio for ratio, _ in raced])
    text = (
        f"{len(raced)} points: {title(BASE)}, takes {mean:.2f} times as long as a step in the "
        f"geometric mean, from {_at(*least)} to {_at(*most)}."
    )
    if shares:
        share, point = max(shares)
        text += f" Gate and selection take up to {share:.0%} of a step ({_named(point)})."
    return text


def _named(point: PointKey) -> str:
    S, block, sparsity = point
    return f"S {S}, block {block}, sparsity {sparsity:g}"


def _at(ratio: float, point: PointKey) -> str:
    return f"{ratio:.2f} ({_named(point)})"


def section(document: Document) -> str:
    """Where the numbers come from, the sentence, the table."""
    said = [f"- {described(run)}" for run in document["runs"]]
    parts = ["\n".join(said), summary(document), table(document)]
    return "\n\n".join(filter(None, parts)) + "\n"
