"""Heat maps of a recorded generation: which blocks a key head read in each step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..recording import Recording

X_LABEL = "decode step (tokens)"
SHARE_LABEL = "share of steps that read the block"
# Of the maps: no keys yet, left out, read.
STATES = ("no keys yet", "left out", "read")
_COLORS = ("white", "#d9dee7", "#1f4e8c")
_MOST_LAYERS, _MOST_HEADS = 4, 4
_MOST_ROW_TICKS = 24


def block_label(recording: Recording) -> str:
    return f"key block ({recording.block_size} tokens)"


def states(recording: Recording, layer: int, head: int, sequence: int = 0) -> NDArray[np.int8]:
    """[N, steps]: the index in STATES of each block in each step."""
    read = recording.selected[:, layer, sequence, head]
    return (recording.present()[:, sequence].astype(np.int8) + read).T


def evenly(count: int, most: int) -> list[int]:
    """At most `most` of `count` numbers, the first and the last among them."""
    return sorted({round(x) for x in np.linspace(0, count - 1, min(count, most))})


def draw(
    recording: Recording,
    sequence: int = 0,
    layers: Sequence[int] | None = None,
    heads: Sequence[int] | None = None,
) -> Any:
    """A figure of matplotlib: a row of panels for each layer, a column for each key head.

    By default up to 4 layers and 4 heads, evenly spaced. Errors: ValueError for a sequence, layer
    or head that was not recorded.
    """
    from matplotlib.colors import ListedColormap
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    layers = evenly(recording.layers, _MOST_LAYERS) if layers is None else layers
    heads = evenly(recording.key_heads, _MOST_HEADS) if heads is None else heads
    _within("sequence", [sequence], recording.lengths.shape[1])
    _within("layer", layers, recording.layers)
    _within("key head", heads, recording.key_heads)
    size = (2.6 * len(heads) + 1.2, 1.9 * len(layers) + 1)
    figure = Figure(figsize=size, layout="constrained")
    shared: dict[str, Any] = {"sharex": True, "sharey": True, "squeeze": False}
    axes = figure.subplots(len(layers), len(heads), **shared)
    colors = ListedColormap(_COLORS)
    blocks = recording.selected.shape[-1]
    for row, layer in zip(axes, layers, strict=True):
        for axis, head in zip(row, heads, strict=True):
            found = states(recording, layer, head, sequence)
            extent = (0.5, recording.steps + 0.5, -0.5, blocks - 0.5)
            style = {"cmap": colors, "vmin": 0, "vmax": 2, "extent": extent}
            axis.imshow(found, aspect="auto", interpolation="nearest", origin="lower", **style)
            gate = "" if layer in recording.gated_layers else ", no gate"
            axis.set_title(f"layer {layer}, key head {head}{gate}", fontsize=9)
            axis.locator_params(integer=True)
    for axis in axes[-1]:
        axis.set_xlabel(X_LABEL, fontsize=9)
    for row in axes:
        row[0].set_ylabel(block_label(recording), fontsize=9)
    patches = [
        Patch(facecolor=color, edgecolor="gray", label=name)
        for name, color in zip(STATES, _COLORS, strict=True)
    ]
    figure.legend(handles=patches, loc="outside upper center", ncols=3, fontsize=9)
    return figure


def shares(recording: Recording, sequence: int = 0) -> NDArray[np.float64]:
    """[layers * key heads, N]: in which share of the steps that had keys in a block it was read."""
    present = recording.present()[:, sequence].sum(0)
    read = recording.selected[:, :, sequence].sum(0)
    found: NDArray[np.float64] = read / np.maximum(present, 1)
    return found.reshape(-1, found.shape[-1])


def draw_shares(recording: Recording, sequence: int = 0) -> Any:
    """A figure of matplotlib: a row for each layer and key head, a column for each block.

    Errors: ValueError for a sequence that was not recorded.
    """
    from matplotlib.figure import Figure

    _within("sequence", [sequence], recording.lengths.shape[1])
    found = shares(recording, sequence)
    rows = len(found)
    figure = Figure(figsize=(8.2, min(1.4 + 0.22 * rows, 10)), layout="constrained")
    axis = figure.subplots()
    style: dict[str, Any] = {"aspect": "auto", "interpolation": "nearest"}
    image = axis.imshow(found, cmap="viridis", vmin=0, vmax=1, **style)
    names = [f"{i}.{h}" for i in range(recording.layers) for h in range(recording.key_heads)]
    ticks = evenly(rows, _MOST_ROW_TICKS)
    axis.set_yticks(ticks, [names[tick] for tick in ticks], fontsize=8)
    axis.locator_params(axis="x", integer=True)
    axis.set_xlabel(block_label(recording))
    axis.set_ylabel("layer . key head")
    figure.colorbar(image, ax=axis, label=SHARE_LABEL)
    return figure


def _within(what: str, numbers: Sequence[int], count: int) -> None:
    if not numbers:
        raise ValueError(f"expected at least one {what}, got none")
    for number in numbers:
        if not 0 <= number < count:
            raise ValueError(f"expected a {what} below {count}, got {number}")
