"""A plot of prefill attention, a panel for each S and kind of lists: rates on the computed blocks
against the sparsity, beside that of dense FlashAttention-3.
"""

from __future__ import annotations

from typing import Any

from .document import Document, points, rows_at
from .prefill_points import DENSE
from .prefill_report import dense_at, named, rate
from .report import contestants, title

Panels = dict[tuple[int, str, int], dict[str, list[tuple[float, float]]]]


def panels(document: Document) -> Panels:
    """For each S, lists and block the line of each contestant: (sparsity, TFLOP/s)."""
    found: Panels = {}
    for point in points(document):
        S, block, lists, sparsity = point
        if lists == DENSE:
            continue
        lines = found.setdefault((S, lists, block), {})
        for row in rows_at(document, point):
            lines.setdefault(row["who"], []).append((sparsity, rate(row)))
    return found


def draw(document: Document) -> Any:
    """A figure of matplotlib."""
    from matplotlib.figure import Figure

    found = panels(document)
    rows = sorted({S for S, _, _ in found})
    columns = sorted({(lists, block) for _, lists, block in found})
    size = (3.2 * max(len(columns), 1) + 0.5, 2.5 * max(len(rows), 1) + 0.8)
    figure = Figure(figsize=size, layout="constrained")
    if not found:
        return figure
    axes = figure.subplots(len(rows), len(columns), sharex=True, sharey=True, squeeze=False)
    names = contestants(document)
    sparsities = sorted({x for lines in found.values() for line in lines.values() for x, _ in line})
    for (S, lists, block), lines in found.items():
        panel = axes[rows.index(S)][columns.index((lists, block))]
        for name in filter(lines.get, names):
            width = 2 if name == names[0] else 1
            style = {"color": f"C{names.index(name)}", "marker": "o", "markersize": 3}
            panel.plot(*zip(*lines[name], strict=True), label=title(name), linewidth=width, **style)
        if dense := dense_at(document, S):
            style = {"color": "black", "linestyle": ":", "linewidth": 1}
            panel.axhline(rate(dense), label=title(dense["who"]), **style)
        panel.set_xticks(sparsities, [f"{x:g}" for x in sparsities])
        panel.set_ylim(bottom=0)
        panel.set_title(f"S {S}, block {named(lists, block)}", fontsize=9)
        panel.grid(True, alpha=0.3)
    for panel in axes[-1]:
        panel.set_xlabel("sparsity")
    for line_of_panels in axes:
        line_of_panels[0].set_ylabel("TFLOP/s")
    handles: dict[str, Any] = {}
    for panel in axes.flat:
        handles |= dict(zip(*reversed(panel.get_legend_handles_labels()), strict=True))
    figure.legend(handles.values(), handles.keys(), loc="outside upper center", ncols=5, fontsize=9)
    return figure
