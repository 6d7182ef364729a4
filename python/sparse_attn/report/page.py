"""A self-contained HTML page of what a directory holds: a recorded generation (`recording`), and
documents of benchmarks (`python -m sparse_attn.bench`). Pictures are part of the page.
"""

from __future__ import annotations

import base64
import html
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import recording
from ..bench.document import Document
from ..bench.document import read as read_document
from ..bench.pictures import DOTS_PER_INCH, pictures_of
from ..bench.sections import section
from ..recording import Recording
from . import selection_map, sparsity_plot

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem;
  color: #1b2430; background: white; }
figure { margin: 1.5rem 0; } img { max-width: 100%; height: auto; }
figcaption { color: #4a5666; max-width: 50rem; }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
td, th { border: 1px solid #d5dae2; padding: 2px 8px; text-align: right; }
td:first-child, th:first-child, .facts td { text-align: left; }
details { margin: 1rem 0; overflow-x: auto; } code { font-size: 13px; }
"""


@dataclass(frozen=True)
class Figure:
    """A picture of the page.

    name     of its file: letters, digits, `-`
    caption  what it shows
    image    PNG
    """

    name: str
    caption: str
    image: bytes


@dataclass(frozen=True)
class Part:
    """A chapter: facts are pairs of a word and its value, text is Markdown."""

    title: str
    facts: dict[str, str]
    figures: list[Figure]
    text: str = ""


def parts(folder: Path, say: Callable[[str], None] = print) -> list[Part]:
    """What a directory holds. `say` gets a sentence for each thing that is left out.

    Errors: OSError; ValueError for a broken recording, or if there is nothing to show.
    """
    found = []
    if recording.is_recording(folder):
        found.append(recorded_part(recording.read(folder)))
    for path in sorted(folder.glob("*.json")):
        if path.name == recording.RUN:
            continue
        try:
            document = read_document(path)
            found.append(benchmark_part(path.stem, document, say))
        except (ValueError, KeyError) as error:
            say(f"{path.name} is left out: {error}")
    if not found:
        raise ValueError(
            f"{folder}: expected {recording.RUN} with {recording.SELECTIONS}, or results of "
            "sparse_attn.bench, got neither"
        )
    return found


def recorded_part(run: Recording) -> Part:
    """A generation: sparsity over time, and the selections of its first sequence."""
    gated = list(run.gated_layers)
    facts = {
        "model": run.model,
        "policy": run.policy,
        "block size": f"{run.block_size} tokens",
        "layers": f"{run.layers}, {len(gated)} with a gate",
        "key heads": str(run.key_heads),
        "sequences": str(run.lengths.shape[1]),
        "steps": str(run.steps),
        "keys": f"{run.lengths[0].max()} to {run.lengths[-1].max()} in the longest sequence",
    }
    if gated:
        mean = float(run.sparsity()[:, gated].mean())
        facts["sparsity"] = f"{mean:.1%} in the mean of the gated layers"
    of_first = " Sequence 0 of the batch." if run.lengths.shape[1] > 1 else ""
    figures = [
        _figure(
            "sparsity",
            "Sparsity over time: the share of blocks with keys that a layer does not read, of all "
            "sequences and key heads, step by step. Dotted: how many keys there are.",
            sparsity_plot.draw(run),
        ),
        _figure(
            "selected-blocks",
            "Selected blocks by layer, key head and step. The stairs are the block that is being "
            "written, which is always read; a horizontal line below is a block that stays in use."
            + of_first,
            selection_map.draw(run),
        ),
        _figure(
            "block-shares",
            "How often each block is read: the share of steps that had keys in it, for each layer "
            "and key head." + of_first,
            selection_map.draw_shares(run),
        ),
    ]
    return Part("Recorded generation", facts, figures)


def benchmark_part(name: str, document: Document, say: Callable[[str], None] = print) -> Part:
    """A document of a benchmark: its pictures and tables. Errors: ValueError, KeyError."""
    figures = []
    for kind, picture in pictures_of(document).items():
        try:
            figures.append(_figure(f"{name}-{kind}", picture.caption, picture.draw(document)))
        except ValueError as error:
            say(f"{name} has no picture {kind}: {error}")
    return Part(f"Benchmark {name}", {}, figures, section(document))


def write(found: list[Part], path: Path) -> None:
    """Writes the page. Errors: OSError."""
    body = "\n".join(line for part in found for line in _html(part))
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>sparse-attn report</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>sparse-attn report</h1>\n{body}\n</body>\n</html>\n"
    )
    path.write_text(page, encoding="utf-8")


def markdown_to_html(text: str) -> Iterator[str]:
    """The Markdown that `bench` writes: paragraphs, lists and tables; a long table is folded."""
    for block in re.split(r"\n\n+", text.strip()):
        lines = block.split("\n")
        if lines[0].startswith("| "):
            yield from _table_html([line.strip("| ").split(" | ") for line in lines])
        elif lines[0].startswith("- "):
            items = "".join(f"<li>{_inline(line.removeprefix('- '))}</li>" for line in lines)
            yield f"<ul>{items}</ul>"
        elif block:
            yield f"<p>{_inline(' '.join(lines))}</p>"


def _figure(name: str, caption: str, figure: Any) -> Figure:
    data = io.BytesIO()
    # Without its version in the file the same results give the same bytes.
    figure.savefig(data, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return Figure(name, caption, data.getvalue())


def _html(part: Part) -> Iterator[str]:
    yield f"<h2>{html.escape(part.title)}</h2>"
    if part.facts:
        rows = (
            f"<tr><th>{_inline(x)}</th><td>{_inline(y)}</td></tr>" for x, y in part.facts.items()
        )
        yield f"<table class=facts>{''.join(rows)}</table>"
    for figure in part.figures:
        data = base64.b64encode(figure.image).decode("ascii")
        caption = html.escape(figure.caption)
        yield (
            f'<figure id="{figure.name}"><img src="data:image/png;base64,{data}" alt="{caption}">'
            f"<figcaption>{caption}</figcaption></figure>"
        )
    yield from markdown_to_html(part.text)


def _table_html(rows: list[list[str]]) -> Iterator[str]:
    head, _, *lines = rows
    made = ["".join(f"<td>{_inline(cell)}</td>" for cell in line) for line in lines]
    cells = "".join(f"<th>{_inline(cell)}</th>" for cell in head)
    table = f"<table><tr>{cells}</tr>{''.join(f'<tr>{line}</tr>' for line in made)}</table>"
    folded = len(lines) > 12
    yield f"<details><summary>{len(lines)} rows</summary>{table}</details>" if folded else table


def _inline(text: str) -> str:
    """Escaped, with code and strong words."""
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
    return re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
