"""Tables of a document of results, as Markdown."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .document import Document, points, rows_at
from .peers import TITLES
from .points import limit_us

_MARKS = ("<!-- {name}: begin -->\n", "<!-- {name}: end -->")


def title(who: str) -> str:
    return TITLES.get(who, who)


def contestants(document: Document) -> list[str]:
    """Ours first, then the others in the order of their rows."""
    rows = sorted(document["rows"], key=lambda row: row["kind"] != "ours")
    return list(dict.fromkeys(row["who"] for row in rows))


def best_peer(rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The fastest other attention; a kernel that only reads is none."""
    peers = [row for row in rows if row["kind"] not in ("ours", "reader")]
    return min(peers, key=lambda row: row["us"], default=None)


def own(rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The first of our rows."""
    return next((row for row in rows if row["kind"] == "ours"), None)


def comparisons(document: Document) -> list[dict[str, Any]]:
    """For each point of ours: us, limit, over_limit and, with peers, peer, peer_us and ratio.

    ratio       the best peer's time over ours: above 1 we are faster
    over_limit  our time over the limit
    """
    found = []
    for point in points(document):
        rows = rows_at(document, point)
        ours, peer = own(rows), best_peer(rows)
        if ours is None:
            continue
        limit = limit_us(ours["bytes"])
        entry = {"point": point, "us": ours["us"], "limit": limit, "over_limit": ours["us"] / limit}
        if peer is not None:
            more = {"peer": peer["who"], "peer_us": peer["us"], "ratio": peer["us"] / ours["us"]}
            entry |= more
        found.append(entry)
    return found


def geometric_mean(values: Sequence[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def summary(document: Document) -> str:
    """A sentence on all points. Empty without rows of ours."""
    found = comparisons(document)
    if not found:
        return ""
    over = geometric_mean([x["over_limit"] for x in found])
    text = f"{len(found)} points: {over:.2f} times the limit in the geometric mean."
    raced = [x for x in found if "ratio" in x]
    if raced:
        faster = sum(x["ratio"] >= 1 for x in raced)
        least = min(raced, key=lambda x: x["ratio"])
        B, S, sparsity = least["point"]
        mean = geometric_mean([x["ratio"] for x in raced])
        text += (
            f" As fast as the best peer or faster at {faster} of {len(raced)}; best peer / ours "
            f"{mean:.2f} in the geometric mean, at the least {least['ratio']:.2f} "
            f"(B {B}, S {S}, sparsity {sparsity:g}, {title(least['peer'])})."
        )
    return text


def table(document: Document) -> str:
    """A line a point; microseconds."""
    names = contestants(document)
    compared = {x["point"]: x for x in comparisons(document)}
    head = [
        "B",
        "S",
        "sparsity",
        "MB",
        "H100 limit",
        *map(title, names),
        "best peer / ours",
        "ours / limit",
    ]
    lines = []
    for point in points(document):
        rows = {row["who"]: row for row in rows_at(document, point)}
        # Dense attention reads more: the limit is that of the selected blocks.
        size = min((row["bytes"] for row in rows.values()), default=0)
        times = [f"{rows[name]['us']:.1f}" if name in rows else "-" for name in names]
        x = compared.get(point, {})
        ratios = [f"{x[key]:.2f}" if key in x else "-" for key in ("ratio", "over_limit")]
        B, S, sparsity = point
        first = [str(B), str(S), f"{sparsity:g}", f"{size / 1e6:.1f}", f"{limit_us(size):.1f}"]
        lines.append([*first, *times, *ratios])
    return markdown_table(head, lines)


def means(document: Document) -> str:
    """For each contestant, and for the limit, the geometric mean of its time over ours.

    In all points that both have, and in those of each sparsity. Empty without rows of ours.
    """
    ratios: dict[str, dict[float, list[float]]] = {}
    for point in points(document):
        rows = rows_at(document, point)
        ours = own(rows)
        if ours is None:
            continue
        times = {title(row["who"]): row["us"] for row in rows if row["kind"] != "ours"}
        for name, us in {**times, "H100 limit": limit_us(ours["bytes"])}.items():
            ratios.setdefault(name, {}).setdefault(point[2], []).append(us / ours["us"])
    if not ratios:
        return ""
    sparsities = sorted({sparsity for found in ratios.values() for sparsity in found})
    order = [*filter(ratios.get, map(title, contestants(document))), "H100 limit"]
    lines = []
    for name in order:
        found = ratios[name]
        every = [ratio for values in found.values() for ratio in values]
        cells = [name, f"{geometric_mean(every):.3f}", f"{min(every):.3f}", f"{max(every):.3f}"]
        cells += [f"{geometric_mean(found[x]):.3f}" if x in found else "-" for x in sparsities]
        lines.append(cells)
    head = ["its time / ours", "mean", "least", "most"]
    return markdown_table([*head, *(f"sparsity {x:g}" for x in sparsities)], lines)


def section(document: Document) -> str:
    """Where the numbers come from, the sentence, the means, the table."""
    said = [f"- {described(run)}" for run in document["runs"]]
    parts = ["\n".join(said), summary(document), means(document), table(document)]
    return "\n\n".join(filter(None, parts)) + "\n"


def described(run: dict[str, Any]) -> str:
    parts = [run["date"][:10], run["name"]]
    if "driver_version" in run:
        parts += [f"driver {run['driver_version']}", f"torch {run['torch']}"]
    parts += [f"{name}={value}" for name, value in run.get("environment", {}).items()]
    return ", ".join(parts) + f", revision {run['revision']}: `{run['command']}`"


def put_into(page: Path, name: str, text: str) -> bool:
    """Replaces what stands between the marks of a name; whether the page changes.

    Errors: ValueError if the page has no such marks.
    """
    begin, end = (mark.format(name=name) for mark in _MARKS)
    old = page.read_text()
    pattern = re.escape(begin) + ".*?" + re.escape(end)
    if not re.search(pattern, old, re.DOTALL):
        raise ValueError(f"{page} has no marks of {name}")
    new = re.sub(pattern, lambda _: begin + text + end, old, count=1, flags=re.DOTALL)
    if new != old:
        page.write_text(new)
    return new != old


def page_of(name: str, docs: Path) -> Path:
    """The page that has the marks of a benchmark; Performance.md if none has."""
    begin = _MARKS[0].format(name=name)
    found = (page for page in sorted(docs.glob("*.md")) if begin in page.read_text())
    return next(found, docs / "Performance.md")


def markdown_table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    every = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in every)
