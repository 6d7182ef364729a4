"""Documents of results: JSON with the runs they come from, and a row a point and contestant."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Document = dict[str, Any]
REVISION_VARIABLE = "SPARSE_ATTN_REVISION"
# Variables for debugging: with them times are longer.
SLOWING = ("CUDA_LAUNCH_BLOCKING", "PYTORCH_NO_CUDA_MEMORY_CACHING")
# What tells the points of a benchmark apart; `who` does so for the rows of a point.
_POINT = ("B", "S", "sparsity")
_POINTS = {
    "prefill": ("S", "block", "lists", "sparsity"),
    "prefill-step": ("S", "block", "sparsity"),
    "generate": ("S", "mode"),
}

PointKey = tuple[Any, ...]


def new_document(benchmark: str, form: dict[str, Any], protocol: dict[str, Any]) -> Document:
    return {"benchmark": benchmark, "form": form, "protocol": protocol, "runs": [], "rows": []}


def describe_run(device: str) -> dict[str, Any]:
    """What a run's numbers depend on."""
    run: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "device": device,
        "revision": revision(),
        "command": command(sys.argv[1:]),
        "python": platform.python_version(),
    }
    if device != "cuda":
        return run | {"name": _cpu_name(), "cores": os.cpu_count()}
    import torch

    environment = {name: os.environ[name] for name in SLOWING if os.environ.get(name)}
    if environment:
        run["environment"] = environment
    fields = ["driver_version", "clocks.max.sm", "clocks.max.mem", "power.limit"]
    answer = _output("nvidia-smi", f"--query-gpu={','.join(fields)}", "--format=csv,noheader")
    values = [value.strip() for value in answer.split("\n")[0].split(",")]
    run |= dict(zip((field.replace(".", "_") for field in fields), values, strict=False))
    properties = torch.cuda.get_device_properties(0)
    run |= {"name": properties.name, "torch": torch.__version__}
    return run | {"multiprocessors": properties.multi_processor_count}


def command(arguments: Sequence[str]) -> str:
    """What was run, without the folders of a machine."""
    parts = [re.sub(r"(?<![^=])/\S*/", "", part) for part in arguments]
    return " ".join(["python -m sparse_attn.bench", *parts])


def revision() -> str:
    """The revision that was packed, or that of the checkout, with + if it has changes."""
    packed = os.environ.get(REVISION_VARIABLE)
    if packed:
        return packed
    here = str(Path(__file__).parent)
    head = _output("git", "-C", here, "rev-parse", "--short=12", "HEAD")
    changed = _output("git", "-C", here, "status", "--porcelain", "--untracked-files=no")
    return head + ("+" if changed else "") if head else "unknown"


def read(path: str | Path) -> Document:
    """Errors: ValueError if it is no document."""
    document = json.loads(Path(path).read_text())
    if not isinstance(document, dict) or not {"benchmark", "runs", "rows"} <= set(document):
        raise ValueError(f"{path} holds no results of a benchmark")
    return document


def write(document: Document, path: str | Path) -> None:
    """A row a line. A reader sees the old file or the new one."""
    path = Path(path)
    head = {key: value for key, value in document.items() if key != "rows"}
    text = json.dumps(head, indent=1)[: -len("\n}")]
    rows = ",\n  ".join(json.dumps(row) for row in document["rows"])
    text += f',\n "rows": [\n  {rows}\n ]\n}}\n' if rows else ',\n "rows": []\n}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    other = path.with_name(path.name + ".new")
    other.write_text(text)
    other.replace(path)


def merge(documents: Sequence[Document]) -> Document:
    """One document of several runs of one benchmark.

    Errors: ValueError if they differ in more than points, or if a point was measured twice.
    """
    first = documents[0]
    merged = {**first, "runs": [], "rows": []}
    for document in documents:
        for part in ("benchmark", "form", "protocol"):
            if document[part] != first[part]:
                raise ValueError(f"expected one {part}, got {first[part]} and {document[part]}")
        shift = len(merged["runs"])
        merged["runs"] += document["runs"]
        merged["rows"] += [{**row, "run": row["run"] + shift} for row in document["rows"]]
    seen: set[Any] = set()
    for row in merged["rows"]:
        key = (*_point_of(merged, row), row["who"])
        if key in seen:
            named = dict(zip((*_axes(merged), "who"), key, strict=True))
            raise ValueError(f"expected one row a point, got two of {named}")
        seen.add(key)
    merged["rows"].sort(key=lambda row: _point_of(merged, row))
    return merged


def _axes(document: Document) -> tuple[str, ...]:
    return _POINTS.get(document["benchmark"], _POINT)


def _point_of(document: Document, row: dict[str, Any]) -> PointKey:
    return tuple(row[name] for name in _axes(document))


def points(document: Document) -> list[PointKey]:
    """B, S and sparsity, or what else the points of the benchmark differ in; in order."""
    return sorted({_point_of(document, row) for row in document["rows"]})


def rows_at(document: Document, point: PointKey) -> list[dict[str, Any]]:
    """The rows of a point whose results were right."""
    rows: Iterable[dict[str, Any]] = document["rows"]
    return [r for r in rows if _point_of(document, r) == point and not r.get("wrong")]


def _output(*command: str) -> str:
    """What a command prints; nothing if there is no such command or it fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _cpu_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
