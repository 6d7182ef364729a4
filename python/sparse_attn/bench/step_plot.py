"""A plot of whole gated decode steps, a panel for each S: what the stages of ours take, stacked,
beside the steps of others and dense attention.
"""

from __future__ import annotations

from typing import Any

from .document import Document, points
from .points import LAUNCH_US
from .step_report import ATTENTION, DENSE, OURS, best_other, times_at

X_LABEL = "sequences (B)"
Y_LABEL = "time of a step (us)"
PLOTTED = 0.9
STACK = ("launch", "gate and scores", "selection and edges", "attention")
Bars = dict[str, list[float | None]]


def stages(rows: dict[str, dict[str, Any]]) -> list[float]:
    """Microseconds of STACK; they add up to the step."""
    us, scores, attention = (rows[name]["us"] for name in (OURS, "gate and scores", ATTENTION))
    gate, attended = scores - LAUNCH_US, attention - LAUNCH_US
    return [LAUNCH_US, gate, us - LAUNCH_US - gate - attended, attended]


def draw(document: Document) -> Any:
    """A figure of matplotlib."""
    from matplotlib.figure import Figure

    every_part = {OURS, "gate and scores", ATTENTION}
    chosen = [
        point
        for point in points(document)
        if point[2] == PLOTTED and every_part <= set(times_at(document, point))
    ]
    keys = sorted({S for _, S, _ in chosen})
    figure = Figure(figsize=(3.6 * max(len(keys), 1) + 0.5, 3.6), layout="constrained")
    panels = figure.subplots(1, max(len(keys), 1), squeeze=False)[0]
    for panel, S in zip(panels, keys, strict=False):
        at = [point for point in chosen if point[1] == S]
        every = [times_at(document, point) for point in at]
        places = range(len(at))
        below = [0.0] * len(at)
        for i, name in enumerate(STACK):
            parts = [stages(rows)[i] for rows in every]
            panel.bar([x - 0.3 for x in places], parts, 0.18, bottom=below, label=name)
            below = [a + b for a, b in zip(below, parts, strict=True)]
        others: Bars = {
            "compiled gate, sparse": [best_other(rows, eager=False) for rows in every],
            "eager gate, sparse": [best_other(rows, eager=True) for rows in every],
            "FlashAttention-3, dense": [
                rows[DENSE]["us"] if DENSE in rows else None for rows in every
            ],
        }
        for i, (name, values) in enumerate(others.items()):
            known = [(x, y) for x, y in zip(places, values, strict=True) if y is not None]
            if known:
                xs, ys = zip(*known, strict=True)
                shifted = [x - 0.1 + 0.2 * i for x in xs]
                panel.bar(shifted, ys, 0.18, label=name, color=f"C{6 + i}")
        panel.set_yscale("log")
        panel.set_ylim(bottom=1)
        panel.set_xticks(list(places), [str(B) for B, _, _ in at])
        panel.set_xlabel(X_LABEL)
        panel.set_title(f"S {S}, sparsity {PLOTTED:g}", fontsize=9)
        panel.grid(True, axis="y", alpha=0.3)
    panels[0].set_ylabel(Y_LABEL)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside upper center", ncols=4, fontsize=8)
    return figure
