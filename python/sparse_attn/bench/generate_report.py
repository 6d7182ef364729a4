"""The table of tokens, as Markdown."""

from __future__ import annotations

from typing import Any

from .document import Document, points, rows_at
from .generate_parts import ATTENTION, COPIES, GATE, PARTS
from .report import described, markdown_table

# Rows of a captured token by the rows of generate() beside them.
TOKEN, GENERATE = "token", "generate"


def at_mode(document: Document, mode: str) -> dict[str, dict[str, Any]]:
    """The rows of one way of running, by contestant. Errors: ValueError if there is none."""
    found = [
        row for point in points(document) if point[1] == mode for row in rows_at(document, point)
    ]
    if not found:
        raise ValueError(f"expected rows of mode {mode}, got none")
    ordered = [row for row in document["rows"] if row in found]
    return {row["who"]: row for row in ordered}


def attention_share(row: dict[str, Any]) -> float | None:
    """Attention, gate, selection and copies of the cache over all kernels of a token."""
    parts = row.get("parts")
    if not parts:
        return None
    read = sum(parts.get(part, 0.0) for part in (ATTENTION, GATE, COPIES))
    return float(read / sum(parts.values()))


def section(document: Document) -> str:
    form = document["form"]
    tokens, generated = at_mode(document, TOKEN), at_mode(document, GENERATE)
    dense = min(row["us"] for row in tokens.values() if row["kind"] == "dense")
    head = ["a token, us", "generate()", "generate(), graphs", "captured", "dense / captured"]
    head += [*PARTS, "share of attention"]
    lines = []
    for who, row in tokens.items():
        parts, share = row.get("parts", {}), attention_share(row)
        plain, graphs = generated.get(who), generated.get(f"{who}, graphs")
        cells = [who, _us(plain), _us(graphs), _us(row), f"{dense / row['us']:.2f}"]
        cells += [f"{parts[part]:.0f}" if part in parts else "-" for part in PARTS]
        lines.append([*cells, "-" if share is None else f"{share:.0%}"])
    prompt = next(iter(tokens.values()))["S"]
    what = (
        f"{form['layers']} layers of the shape of Qwen3-8B ({form['heads']} heads, "
        f"{form['key_heads']} key heads, dimension {form['head_dim']}, {form['dtype']}), batch 1, "
        f"a prompt of {prompt}, {form['new_tokens']} new tokens, budget {form['budget']}, "
        f"blocks of {form['block']}."
    )
    runs = "\n".join(f"- {described(run)}" for run in document["runs"])
    return f"{runs}\n\n{what}\n\n{markdown_table(head, lines)}\n"


def _us(row: dict[str, Any] | None) -> str:
    return "-" if row is None else f"{row['us']:.0f}"
