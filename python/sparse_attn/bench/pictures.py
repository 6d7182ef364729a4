"""The pictures of each benchmark: what draws them and what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import (
    generate_plot,
    plot,
    prefill_plot,
    prefill_step_plot,
    roofline_plot,
    speedup_plot,
    step_plot,
)
from .document import Document

DOTS_PER_INCH = 120


@dataclass(frozen=True)
class Picture:
    """A kind of picture.

    caption  what it shows, for a reader who sees nothing else
    draw     a figure of matplotlib; ValueError if the document lacks what the picture shows
    """

    caption: str
    draw: Callable[[Document], Any]


_SPEEDUP = Picture(
    "How many times faster than dense FlashAttention-3, by keys of a sequence: a panel for each "
    "batch, a curve for each sparsity. Dotted: 1 / (1 - sparsity), what follows from reading fewer "
    "keys alone.",
    speedup_plot.draw,
)
_ROOFLINE = Picture(
    "Roofline: bytes that a call has to read over its time, against these bytes. The line is what "
    "an H100 allows, a launch and then memory at its measured speed. Dense attention stands at the "
    "bytes of all keys.",
    roofline_plot.draw,
)
# The first one is that of `plot` without --picture, and has the benchmark's name alone.
PICTURES = {
    "decode": {
        "limit": Picture(
            "Time over the H100's limit, against the batch: a panel for each S and sparsity.",
            plot.draw,
        ),
        "speedup": _SPEEDUP,
        "roofline": _ROOFLINE,
    },
    "step": {
        "stages": Picture(
            "Whole gated decode steps: the stages of ours, stacked, beside the steps of others and "
            "dense attention.",
            step_plot.draw,
        ),
        "speedup": _SPEEDUP,
        "roofline": _ROOFLINE,
    },
    "prefill": {
        "rates": Picture(
            "Attention with many query rows: TFLOP/s on the computed blocks against the sparsity, "
            "a panel for each S and kind of lists, beside dense FlashAttention-3.",
            prefill_plot.draw,
        ),
    },
    "prefill-step": {
        "speedup": Picture(
            "How many times faster than dense FlashAttention-3 a whole gated prefill is (drawn "
            "through), and its attention alone (dashed), against the sparsity: a panel for each S. "
            "Dotted: 1 / (1 - sparsity).",
            prefill_step_plot.draw,
        ),
    },
    "generate": {
        "profile": Picture(
            "A token of a model behind a long prompt, dense and gated. Above: the kernels of one "
            "forward pass, captured in a CUDA graph, by what they are for. Below: what a user of "
            "generate() waits for, Python included.",
            generate_plot.draw,
        ),
    },
}


def pictures_of(document: Document) -> dict[str, Picture]:
    """By name; none for a benchmark without pictures."""
    return PICTURES.get(document["benchmark"], {})


def find_picture(document: Document, name: str | None) -> Picture:
    """The picture with this name, the first one for None. Errors: ValueError."""
    known = pictures_of(document)
    if not known:
        names = " or ".join(PICTURES)
        raise ValueError(f"expected {names}, got a {document['benchmark']}")
    name = name or next(iter(known))
    if name not in known:
        raise ValueError(f"expected a picture among {', '.join(known)}, got {name!r}")
    return known[name]


def save_all(document: Document, folder: Path, name: str) -> list[Path]:
    """Draws every picture of a document that has what it shows: NAME.png, NAME-speedup.png, ..."""
    written = []
    for i, (kind, picture) in enumerate(pictures_of(document).items()):
        try:
            figure = picture.draw(document)
        except ValueError as error:
            print(f"{name}: no picture {kind}: {error}")
            continue
        path = folder / (f"{name}.png" if i == 0 else f"{name}-{kind}.png")
        figure.savefig(path, dpi=DOTS_PER_INCH)
        written.append(path)
    return written
