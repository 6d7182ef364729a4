"""Tables of prefill attention, as Markdown: rates on the computed blocks, and ratios of times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .document import Document, PointKey, points, rows_at
from .prefill_points import DENSE
from .report import best_peer, contestants, described, geometric_mean, markdown_table, own, title

# Dense attention that sparse attention is compared with.
BASE = "fa3"


def rate(row: dict[str, Any], time: str = "us") -> float:
    """TFLOP/s; time: `us`, the median, or `least_us`."""
    return float(row["flops"] / row[time] * 1e-6)


def named(lists: str, block: int) -> str:
    """Whose lists, and how large a block is."""
    return DENSE if lists == DENSE else f"{block}, per {lists} head"


def dense_at(document: Document, S: int) -> dict[str, Any] | None:
    """Dense FlashAttention-3 with so many keys; every S has one dense point."""
    rows = rows_at(document, (S, 0, DENSE, 0.0))
    return next((row for row in rows if row["who"] == BASE), None)


def comparisons(document: Document) -> list[dict[str, Any]]:
    """For each point of ours: point, ratio, least_ratio, peer, over_dense; None without such rows.

    ratio       the best peer's time over ours: above 1 we are faster; least_ratio: of least times
    over_dense  the time of dense FlashAttention-3 over ours
    """
    found = []
    for point in points(document):
        rows = rows_at(document, point)
        ours, peer = own(rows), best_peer(rows)
        if ours is None:
            continue
        dense = dense_at(document, point[0])
        least = min((row["least_us"] for row in rows if row["kind"] != "ours"), default=None)
        found.append(
            {
                "point": point,
                "peer": peer["who"] if peer else None,
                "ratio": peer["us"] / ours["us"] if peer else None,
                "least_ratio": least / ours["least_us"] if least else None,
                "over_dense": dense["us"] / ours["us"] if dense else None,
            }
        )
    return found


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def table(document: Document) -> str:
    """A line a point; TFLOP/s by the median and, in brackets, by the least time."""
    names = contestants(document)
    compared = {x["point"]: x for x in comparisons(document)}
    lines = []
    for point in points(document):
        rows = {row["who"]: row for row in rows_at(document, point)}
        S, block, lists, sparsity = point
        cells = [str(S), named(lists, block), "-" if lists == DENSE else f"{sparsity:g}"]
        cells.append(f"{max((row['flops'] for row in rows.values()), default=0.0) * 1e-12:.2f}")
        for name in names:
            row = rows.get(name)
            cells.append(f"{rate(row):.0f} ({rate(row, 'least_us'):.0f})" if row else "-")
        x = compared.get(point, {})
        lines.append([*cells, *(_number(x.get(key)) for key in _RATIOS)])
    head = ["S", "block, lists", "sparsity", "TFLOP", *map(title, names), *_RATIOS.values()]
    return markdown_table(head, lines)


_RATIOS = {
    "ratio": "best peer / ours",
    "least_ratio": "by least times",
    "over_dense": "dense FlashAttention-3 / ours",
}


def _least(found: Sequence[dict[str, Any]]) -> str:
    least = min(found, key=lambda x: x["ratio"])
    S, block, lists, sparsity = least["point"]
    where = "" if lists == DENSE else f", block {named(lists, block)}, sparsity {sparsity:g}"
    return f"{least['ratio']:.2f} (S {S}{where}; {title(least['peer'])})"


def summary(document: Document) -> str:
    """A sentence on the points with lists, and one on dense ones. Empty without peers."""
    raced = [x for x in comparisons(document) if x["ratio"] is not None]
    parts = []
    for what, is_dense in (("with lists", False), ("dense", True)):
        found = [x for x in raced if (x["point"][2] == DENSE) == is_dense]
        if not found:
            continue
        faster = sum(x["ratio"] >= 1 for x in found)
        mean = geometric_mean([x["ratio"] for x in found])
        parts.append(
            f"{len(found)} points {what}: as fast as the best peer or faster at {faster}; "
            f"best peer / ours {mean:.2f} in the geometric mean, at the least {_least(found)}."
        )
    return " ".join(parts)


def means(document: Document) -> str:
    """For each sparse peer and kind of lists the geometric mean of its time over ours."""
    ratios: dict[str, dict[tuple[str, int], list[float]]] = {}
    for point in points(document):
        rows = rows_at(document, point)
        ours = own(rows)
        if ours is None or point[2] == DENSE:
            continue
        for row in rows:
            if row["kind"] != "ours":
                found = ratios.setdefault(title(row["who"]), {})
                found.setdefault(_kind(point), []).append(row["us"] / ours["us"])
    kinds = sorted({kind for found in ratios.values() for kind in found})
    lines = [
        [name, *(_number(geometric_mean(found[x])) if x in found else "-" for x in kinds)]
        for name, found in ratios.items()
    ]
    head = ["its time / ours, mean", *(f"block {named(*kind)}" for kind in kinds)]
    return markdown_table(head, lines) if lines else ""


def _kind(point: PointKey) -> tuple[str, int]:
    _, block, lists, _ = point
    return lists, block


def section(document: Document) -> str:
    """Where the numbers come from, the sentences, the means, the table."""
    said = [f"- {described(run)}" for run in document["runs"]]
    parts = ["\n".join(said), summary(document), means(document), table(document)]
    return "\n\n".join(filter(None, parts)) + "\n"
