"""A picture of a token's time: kernels of a captured one by what they are for, and what a user of
generate() waits for."""

from __future__ import annotations

from typing import Any

from .document import Document
from .generate_parts import PARTS
from .generate_report import GENERATE, TOKEN, at_mode

PROFILE_LABEL = "kernels of a captured token (us)"
WAIT_LABEL = "from one token of generate() to the next (us, logarithmic)"
IDLE = "between kernels"
_COLORS = ("#1f4e8c", "#5d8fcf", "#c2571a", "#9aa5b4", "#d9dee7", "white")
_EDGE = "#4a5666"


def stacks(row: dict[str, Any]) -> list[float]:
    """Microseconds of PARTS and, of a captured token, of no kernel; they add up to the token."""
    parts = row.get("parts") or {}
    found = [float(parts.get(part, 0.0)) for part in PARTS]
    return [*found, max(row["us"] - sum(found), 0.0)]


def draw(document: Document) -> Any:
    """A figure of matplotlib. Errors: ValueError without rows of both ways of running."""
    from matplotlib.figure import Figure

    tokens, generated = at_mode(document, TOKEN), at_mode(document, GENERATE)
    height = 1.4 + 0.34 * (len(tokens) + len(generated))
    figure = Figure(figsize=(8.2, height), layout="constrained")
    sizes = {"height_ratios": [len(tokens), len(generated)]}
    profile, wait = figure.subplots(2, 1, gridspec_kw=sizes)
    places = range(len(tokens))
    left = [0.0] * len(tokens)
    for i, name in enumerate((*PARTS, IDLE)):
        widths = [stacks(row)[i] for row in tokens.values()]
        style = {"color": _COLORS[i], "edgecolor": _EDGE, "linewidth": 0.5}
        profile.barh(places, widths, 0.7, left=left, label=name, **style)
        left = [a + b for a, b in zip(left, widths, strict=True)]
    wait.barh(range(len(generated)), [row["us"] for row in generated.values()], 0.7, color=_EDGE)
    for axis, rows, label in ((profile, tokens, PROFILE_LABEL), (wait, generated, WAIT_LABEL)):
        axis.set_yticks(range(len(rows)), list(rows), fontsize=8)
        axis.invert_yaxis()
        axis.set_xlabel(label, fontsize=9)
        axis.grid(True, axis="x", alpha=0.3)
        axis.set_axisbelow(True)
        most = max(row["us"] for row in rows.values())
        axis.set_xlim(0, 1.12 * most)
        for place, row in enumerate(rows.values()):
            axis.text(1.01 * row["us"], place, f"{row['us']:.0f}", va="center", fontsize=8)
    # Copies of a growing cache make a token of sdpa many times as long as the others.
    wait.set_xscale("log")
    times = [row["us"] for row in generated.values()]
    wait.set_xlim(0.5 * min(times), 2 * max(times))
    handles, labels = profile.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside upper center", ncols=3, fontsize=8)
    return figure
