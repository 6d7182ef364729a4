"""The results of each benchmark as Markdown."""

from __future__ import annotations

from . import generate_report, prefill_report, prefill_step_report, report, step_report, study
from .document import Document

SECTIONS = {
    "decode": report.section,
    "step": step_report.section,
    "prefill": prefill_report.section,
    "prefill-step": prefill_step_report.section,
    "study": study.section,
    "generate": generate_report.section,
}


def section(document: Document) -> str:
    """Errors: ValueError for a benchmark that is not known."""
    kind = document["benchmark"]
    if kind not in SECTIONS:
        raise ValueError(f"expected a benchmark among {', '.join(SECTIONS)}, got {kind!r}")
    return SECTIONS[kind](document)
