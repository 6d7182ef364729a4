"""A roofline of decode attention: the bandwidth that calls reach, against the bytes that they read.

A call that reads takes at least a launch and the time of its bytes, so the roof is the bytes over
`points.limit_us`: a slope where the launch decides, and flat where memory does.
"""

from __future__ import annotations

import math
from typing import Any

from .document import Document, points, rows_at
from .points import LAUNCH_US, READ_BYTES_PER_SECOND, limit_us
from .report import title

X_LABEL = "bytes that a call has to read (MB)"
Y_LABEL = "bytes / time (TB/s)"
ROOF = "limit: launch and bytes"
FLOOR = f"launch floor: {LAUNCH_US:g} us"
PEAK = f"memory: {READ_BYTES_PER_SECOND / 1e12:g} TB/s"
OURS = "ours"
MARKERS = "ovDs^P"
Dots = dict[str, list[tuple[float, float]]]


def needed_bytes(document: Document, row: dict[str, Any]) -> int:
    """What the call of a row has to read: dense attention every block, a gated step its compressed
    keys as well."""
    if row["kind"] == "dense":
        every = math.ceil(row["S"] / document["form"]["block"])
        return int(row["bytes"] // row["blocks"] * every)
    return int(row["bytes"] + row.get("gate_bytes", 0))


def dots(document: Document) -> Dots:
    """For each contestant, ours first: (MB, TB/s) of each point. Parts of a step are none.

    A peer that steps in several ways counts once a point, with the fastest.
    """
    found: Dots = {}
    for point in points(document):
        best: dict[str, tuple[int, float]] = {}
        for row in rows_at(document, point):
            if row["kind"] in ("part", "gate"):
                continue
            name = _name(row)
            size, us = needed_bytes(document, row), row["us"]
            if name not in best or us < best[name][1]:
                best[name] = size, us
        for name, (read, took) in best.items():
            found.setdefault(name, []).append((read / 1e6, read / took / 1e6))
    return dict(sorted(found.items(), key=lambda line: line[0] != OURS))


def draw(document: Document) -> Any:
    """A figure of matplotlib. Errors: ValueError for a document without rows."""
    from matplotlib.figure import Figure

    found = dots(document)
    if not found:
        raise ValueError("expected rows of contestants, got none")
    sizes = [size for line in found.values() for size, _ in line]
    low, high = min(sizes) / 1.5, max(sizes) * 1.5
    steps = [low * (high / low) ** (i / 200) for i in range(201)]
    figure = Figure(figsize=(8, 4.6), layout="constrained")
    axis = figure.subplots()
    roof = [size / limit_us(int(size * 1e6)) for size in steps]
    peak = READ_BYTES_PER_SECOND / 1e12
    axis.plot(steps, roof, color="black", linewidth=1.5, label=ROOF)
    floor = [(size, size / LAUNCH_US) for size in steps if size / LAUNCH_US < 1.5 * peak]
    axis.plot(*zip(*floor, strict=True), color="gray", linestyle="--", linewidth=1, label=FLOOR)
    axis.axhline(peak, color="gray", linestyle=":", linewidth=1, label=PEAK)
    for i, (name, line) in enumerate(found.items()):
        # Hollow marks let those below be seen.
        mark: dict[str, Any] = {"marker": MARKERS[i % len(MARKERS)], "s": 26, "linewidths": 1}
        mark |= {"color": "C0"} if name == OURS else {"edgecolors": f"C{i}", "facecolors": "none"}
        axis.scatter(*zip(*line, strict=True), label=name, zorder=3, **mark)
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xlim(low, high)
    least = min(speed for line in found.values() for _, speed in line)
    axis.set_ylim(least / 1.3, peak * 1.4)
    ticks = [tick for tick in (0.1, 0.2, 0.5, 1, 2, 3) if tick > least / 1.3]
    axis.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    axis.set_yticks([], minor=True)
    marks = [mark for mark in (1, 3, 10, 30, 100, 300, 1000, 3000, 10000) if low <= mark <= high]
    axis.set_xticks(marks, [f"{mark:g}" for mark in marks])
    axis.set_xlabel(X_LABEL)
    axis.set_ylabel(Y_LABEL)
    axis.grid(True, which="major", alpha=0.3)
    axis.legend(loc="lower right", fontsize=8)
    return figure


def _name(row: dict[str, Any]) -> str:
    if row["kind"] == "peer":
        how = "compiled" if "compiled" in row["who"] else "eager"
        return f"{how} gate, sparse"
    return OURS if row["kind"] == "ours" else title(row["who"])
