"""A plot of speed-ups over dense FlashAttention-3, a panel for each batch: a curve for each
sparsity against the number of keys, as in figure 6 of the SeerAttention-R paper.
"""

from __future__ import annotations

from typing import Any

from .document import Document, points, rows_at
from .points import SPARSITIES
from .report import own

DENSE = "fa3"
X_LABEL = "keys of a sequence (S)"
Y_LABEL = "FlashAttention-3's time / ours"
Y_TICKS = (0.5, 1, 2, 4, 8, 16, 32)
Curve = list[tuple[int, float]]
Panels = dict[int, dict[float, Curve]]


def curves(document: Document) -> Panels:
    """For each batch and sparsity: (S, dense time over ours), in order of S.

    A sparsity that was not measured at every S of its batch has no curve: budgets of tokens give
    each S a sparsity of its own.
    """
    found: Panels = {}
    for point in points(document):
        rows = rows_at(document, point)
        ours, dense = own(rows), next((row for row in rows if row["who"] == DENSE), None)
        if ours is None or dense is None:
            continue
        B, S, sparsity = point
        curve = found.setdefault(B, {}).setdefault(sparsity, [])
        curve.append((S, dense["us"] / ours["us"]))
    for B, panel in found.items():
        most = max(map(len, panel.values()))
        found[B] = {sparsity: curve for sparsity, curve in panel.items() if len(curve) == most}
    return found


def draw(document: Document) -> Any:
    """A figure of matplotlib. Errors: ValueError without points of ours beside FlashAttention-3."""
    from matplotlib.figure import Figure

    found = curves(document)
    if not found:
        raise ValueError(f"expected rows of ours beside {DENSE}, got none")
    size = (2.6 * len(found) + 1, 3.6)
    figure = Figure(figsize=size, layout="constrained")
    axes = figure.subplots(1, len(found), sharex=True, sharey=True, squeeze=False)[0]
    sparsities = sorted({sparsity for panel in found.values() for sparsity in panel})
    # The same sparsity has the same colour in every document.
    order = [*SPARSITIES, *(x for x in sparsities if x not in SPARSITIES)]
    colors = {sparsity: f"C{order.index(sparsity)}" for sparsity in sparsities}
    for axis, (B, panel) in zip(axes, found.items(), strict=True):
        for sparsity, curve in sorted(panel.items()):
            style = {"color": colors[sparsity], "marker": "o", "markersize": 4}
            axis.plot(*zip(*curve, strict=True), label=f"sparsity {sparsity:g}", **style)
            # What reading fewer keys could give where nothing else took time.
            most = 1 / (1 - sparsity)
            axis.axhline(most, color=colors[sparsity], linestyle=":", linewidth=1)
        keys = sorted({S for curve in panel.values() for S, _ in curve})
        axis.axhline(1, color="black", linewidth=0.8)
        axis.set_xscale("log", base=2)
        axis.set_yscale("log", base=2)
        axis.set_xticks(keys, [f"{S // 1024}K" if S % 1024 == 0 else str(S) for S in keys])
        axis.set_xticks([], minor=True)
        axis.set_yticks(Y_TICKS, [f"{tick:g}x" for tick in Y_TICKS])
        axis.set_yticks([], minor=True)
        values = [value for curve in panel.values() for _, value in curve]
        axis.set_ylim(min(0.8, *values) / 1.1, max(1 / (1 - sparsities[-1]), *values) * 1.2)
        axis.set_title(f"B {B}", fontsize=9)
        axis.set_xlabel(X_LABEL, fontsize=9)
        axis.grid(True, which="major", alpha=0.3)
    axes[0].set_ylabel(Y_LABEL)
    (bound,) = axes[0].plot([], [], color="gray", linestyle=":", linewidth=1)
    handles = dict(zip(*reversed(axes[0].get_legend_handles_labels()), strict=True))
    handles["1 / (1 - sparsity)"] = bound
    figure.legend(handles.values(), handles.keys(), loc="outside upper center", ncols=6, fontsize=9)
    return figure
