"""A plot of a document of results: time against batch, a panel for each S and sparsity."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .document import Document, points, rows_at
from .points import limit_us
from .report import contestants, title

LIMIT = "H100 limit"
X_LABEL = "sequences (B)"
Y_LABEL = "time of a call (µs)"
Panels = dict[tuple[int, float], dict[str, list[tuple[int, float]]]]


def panels(document: Document) -> Panels:
    """For each S and sparsity the line of each contestant, and of the limit: (B, microseconds)."""
    found: Panels = {}
    for point in points(document):
        B, S, sparsity = point
        lines = found.setdefault((S, sparsity), {})
        rows = rows_at(document, point)
        for row in rows:
            lines.setdefault(row["who"], []).append((B, row["us"]))
        if rows:
            size = min(row["bytes"] for row in rows)
            lines.setdefault(LIMIT, []).append((B, limit_us(size)))
    return found


def draw(document: Document) -> Any:
    """A figure of matplotlib."""
    from matplotlib.figure import Figure

    found = panels(document)
    rows = sorted({S for S, _ in found})
    columns = sorted({sparsity for _, sparsity in found})
    figure = Figure(figsize=(3.2 * len(columns) + 1.5, 2.6 * len(rows) + 0.8), layout="constrained")
    axes = figure.subplots(len(rows), len(columns), squeeze=False, sharex=True)
    names = contestants(document)
    for (S, sparsity), lines in found.items():
        panel = axes[rows.index(S)][columns.index(sparsity)]
        for name, line in lines.items():
            style: dict[str, Any] = {"color": "black", "linestyle": ":", "linewidth": 1}
            if name != LIMIT:
                style = {"color": f"C{names.index(name)}", "marker": "o", "markersize": 3}
                style["linewidth"] = 2 if name == names[0] else 1
            panel.plot(*zip(*line, strict=True), label=title(name), **style)
        panel.set_xscale("log", base=2)
        panel.set_yscale("log")
        batches = sorted({B for line in lines.values() for B, _ in line})
        panel.set_xticks(batches, [str(B) for B in batches])
        panel.set_title(f"S {S}, sparsity {sparsity:g}", fontsize=9)
        panel.grid(True, which="major", alpha=0.3)
    for panel in axes[-1]:
        panel.set_xlabel(X_LABEL)
    for line_of_panels in axes:
        line_of_panels[0].set_ylabel(Y_LABEL)
    handles = {}
    for panel in axes.flat:
        handles |= dict(zip(*reversed(panel.get_legend_handles_labels()), strict=True))
    figure.legend(handles.values(), handles.keys(), loc="outside upper center", ncols=6, fontsize=9)
    return figure


def save(document: Document, path: str | Path) -> None:
    """A file whose name tells its format, such as .png or .svg."""
    figure = draw(document)
    figure.savefig(path, dpi=120)
