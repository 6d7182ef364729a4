"""A plot of whole gated prefills, a panel for each S: how many times faster than dense
FlashAttention-3 a step and its attention alone are, against the sparsity.
"""

from __future__ import annotations

from typing import Any

from .document import Document
from .prefill_step_contestants import ATTENTION, STEP
from .prefill_step_report import gated_points, over_dense, times_at

X_LABEL = "sparsity"
Y_LABEL = "FlashAttention-3's time / ours"
Y_TICKS = (0.5, 1, 2, 3, 4, 6, 8, 10)
# Whole steps are drawn through, what they would take without a gate dashed.
STYLES = {STEP: "-", ATTENTION: "--"}
Curve = list[tuple[float, float]]
Panels = dict[int, dict[tuple[int, str], Curve]]


def curves(document: Document) -> Panels:
    """For each S the curve of each block and part: (sparsity, dense time over ours)."""
    found: Panels = {}
    for point in gated_points(document):
        S, block, sparsity = point
        rows = times_at(document, point)
        for who in STYLES:
            ratio = over_dense(rows, who)
            if ratio is not None:
                panel = found.setdefault(S, {})
                panel.setdefault((block, who), []).append((sparsity, ratio))
    return found


def draw(document: Document) -> Any:
    """A figure of matplotlib. Errors: ValueError without steps beside FlashAttention-3."""
    from matplotlib.figure import Figure

    found = curves(document)
    if not found:
        raise ValueError("expected steps beside FlashAttention-3, got none")
    figure = Figure(figsize=(3.2 * len(found) + 0.8, 3.6), layout="constrained")
    axes = figure.subplots(1, len(found), sharex=True, sharey=True, squeeze=False)[0]
    blocks = sorted({block for panel in found.values() for block, _ in panel})
    for axis, (S, panel) in zip(axes, sorted(found.items()), strict=True):
        for (block, who), curve in sorted(panel.items()):
            style = {"color": f"C{blocks.index(block)}", "linestyle": STYLES[who]}
            label = f"{who}, block {block}"
            axis.plot(*zip(*curve, strict=True), label=label, marker="o", markersize=4, **style)
        sparsities = sorted({x for curve in panel.values() for x, _ in curve})
        # What computing fewer blocks could give where nothing else took time.
        ideal = [1 / (1 - x) for x in sparsities]
        axis.plot(sparsities, ideal, color="black", linestyle=":", label="1 / (1 - sparsity)")
        axis.axhline(1, color="black", linewidth=0.5)
        axis.set_yscale("log")
        axis.set_xticks(sparsities, [f"{x:g}" for x in sparsities])
        axis.set_yticks(Y_TICKS, [f"{tick:g}" for tick in Y_TICKS])
        axis.set_yticks([], minor=True)
        axis.set_title(f"S {S}", fontsize=9)
        axis.set_xlabel(X_LABEL)
        axis.grid(True, alpha=0.3)
    axes[0].set_ylabel(Y_LABEL)
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside upper center", ncols=3, fontsize=8)
    return figure
