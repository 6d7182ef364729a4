"""A plot of a document of results, a panel for each S and sparsity: how many times the least time
that reading the selected blocks takes on an H100, against the batch.
"""

from __future__ import annotations

from typing import Any

from .document import Document, points, rows_at
from .points import limit_us
from .report import contestants, title

X_LABEL = "sequences (B)"
Y_LABEL = "time / H100 limit"
Y_TICKS = (1, 1.25, 1.5, 2, 3, 4, 6, 10)
Panels = dict[tuple[int, float], dict[str, list[tuple[int, float]]]]


def panels(document: Document) -> Panels:
    """For each S and sparsity the line of each contestant: (B, time over limit)."""
    found: Panels = {}
    for point in points(document):
        B, S, sparsity = point
        lines = found.setdefault((S, sparsity), {})
        for row in rows_at(document, point):
            lines.setdefault(row["who"], []).append((B, row["us"] / limit_us(row["bytes"])))
    return found


def draw(document: Document) -> Any:
    """A figure of matplotlib."""
    from matplotlib.figure import Figure

    found = panels(document)
    rows = sorted({S for S, _ in found})
    columns = sorted({sparsity for _, sparsity in found})
    figure = Figure(figsize=(3.2 * len(columns) + 1.5, 2.6 * len(rows) + 0.8), layout="constrained")
    shared: dict[str, Any] = {"sharex": True, "sharey": True, "squeeze": False}
    axes = figure.subplots(len(rows), len(columns), **shared)
    names = contestants(document)
    batches = sorted({B for B, _, _ in points(document)})
    for (S, sparsity), lines in found.items():
        panel = axes[rows.index(S)][columns.index(sparsity)]
        for name in filter(lines.get, names):
            width = 2 if name == names[0] else 1
            style = {"color": f"C{names.index(name)}", "marker": "o", "markersize": 3}
            panel.plot(*zip(*lines[name], strict=True), label=title(name), linewidth=width, **style)
        panel.axhline(1, color="black", linestyle=":", linewidth=1)
        panel.set_xscale("log", base=2)
        panel.set_yscale("log")
        panel.set_xticks(batches, [str(B) for B in batches])
        panel.set_yticks(Y_TICKS, [f"{tick:g}" for tick in Y_TICKS])
        panel.set_yticks([], minor=True)
        panel.set_title(f"S {S}, sparsity {sparsity:g}", fontsize=9)
        panel.grid(True, which="major", alpha=0.3)
    for panel in axes[-1]:
        panel.set_xlabel(X_LABEL)
    for line_of_panels in axes:
        line_of_panels[0].set_ylabel(Y_LABEL)
    handles: dict[str, Any] = {}
    for panel in axes.flat:
        handles |= dict(zip(*reversed(panel.get_legend_handles_labels()), strict=True))
    figure.legend(handles.values(), handles.keys(), loc="outside upper center", ncols=6, fontsize=9)
    return figure
