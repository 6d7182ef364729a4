"""How much of the cache a recorded generation leaves out, step by step."""

from __future__ import annotations

from typing import Any

from ..recording import Recording

X_LABEL = "decode step (tokens)"
Y_LABEL = "sparsity (share of blocks not read)"
MEAN = "mean of the gated layers"
KEYS_LABEL = "keys of the longest sequence (tokens)"
# More lines than this cannot be told apart: they get one colour and one label.
_MOST_NAMED = 8


def draw(recording: Recording) -> Any:
    """A figure of matplotlib: a line for each layer, their mean, and the keys that there are."""
    from matplotlib.figure import Figure

    found = recording.sparsity()
    steps = range(1, recording.steps + 1)
    figure = Figure(figsize=(8.2, 4), layout="constrained")
    axis = figure.subplots()
    named = recording.layers <= _MOST_NAMED
    for layer in range(recording.layers):
        gate = "" if layer in recording.gated_layers else ", no gate"
        label = f"layer {layer}{gate}" if named else ("a layer" if layer == 0 else "_layer")
        color = f"C{layer}" if named else "C0"
        alpha = 0.8 if named else 0.35
        axis.plot(steps, found[:, layer], label=label, color=color, linewidth=1, alpha=alpha)
    if recording.gated_layers:
        mean = found[:, list(recording.gated_layers)].mean(1)
        axis.plot(steps, mean, color="black", linestyle="--", label=MEAN)
    axis.set_ylim(-0.02, 1.02)
    axis.set_xlabel(X_LABEL)
    axis.set_ylabel(Y_LABEL)
    axis.grid(True, alpha=0.3)
    other = axis.twinx()
    keys = recording.lengths.max(1)
    other.plot(steps, keys, color="gray", linestyle=":", label=KEYS_LABEL)
    other.set_ylim(0, 1.15 * float(keys.max()))
    other.set_ylabel(KEYS_LABEL, color="gray")
    handles, labels = axis.get_legend_handles_labels()
    more, names = other.get_legend_handles_labels()
    place: dict[str, Any] = {"loc": "outside upper center", "ncols": 4, "fontsize": 8}
    figure.legend(handles + more, labels + names, **place)
    return figure
