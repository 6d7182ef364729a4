"""Looks into a program by compiling it again: its stages, and what a call of it reads."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .artefact import as_numpy, load_artefact
from .call_stats import Stats, layer_stats
from .compiler import (
    compile_to_iree,
    compile_to_object,
    parse_diagnostics,
    read_manifest,
    sparse_compile,
)
from .runtime import Program

_DUMP = re.compile(r"\d+-(\w+)\.mlir")
_LAUNCHES = re.compile(r"^kernel:.*?\bdispatch=(\d+)", re.MULTILINE)
_DEFAULT_BLOCK = 64  # of sparse-compile


@dataclass(frozen=True)
class Inspection:
    """stages: text by phase. launches: kernels of all functions of the program."""

    stages: Mapping[str, str]
    launches: int
    remarks: tuple[str, ...]


def inspect(text: bytes, flags: Mapping[str, Any]) -> Inspection:
    """Compiles up to the kernels. Errors: CompileError."""
    with tempfile.TemporaryDirectory(prefix="sparse-attn-") as name:
        folder = Path(name)
        stages = folder / "stages"
        more = {"compile_to": "kernel", "dump_stages_to": stages, "print_counts": True}
        printed = sparse_compile(text, folder / "kernel.mlir", **flags, **more)
        dumps = sorted(stages.iterdir())
        texts = {match[1]: p.read_text() for p in dumps if (match := _DUMP.fullmatch(p.name))}
    launches = _LAUNCHES.search(printed)
    found = parse_diagnostics(printed.splitlines())
    return Inspection(
        stages=texts,
        launches=int(launches[1]) if launches else 0,
        remarks=tuple(d.message for d in found if d.severity in ("remark", "warning")),
    )


def tapped_stats(
    text: bytes, exit: str, flags: Mapping[str, Any], arguments: Sequence[Any], launches: int
) -> Stats:
    """Calls the program with taps on its attentions.

    A program whose taps have sizes that its arguments do not tell is run by IREE.
    Errors: CompileError; RuntimeError or ValueError of the call; ImportError or FileNotFoundError
    if IREE is needed and not there; ValueError if it is needed for a GPU, or if rows are united,
    which is done behind the taps.
    """
    if flags.get("unite_rows"):
        raise ValueError("stats: lists of several rows are not counted (unite_rows)")
    flags = {**flags, "tap_attention": True}
    with tempfile.TemporaryDirectory(prefix="sparse-attn-") as name:
        folder = Path(name)
        path = folder / "program.so"
        if exit == "so":
            compile_to_object(text, path, **flags)
            if not _tells_sizes(path):
                if flags.get("target", "cpu") != "cpu":
                    raise ValueError("stats: selections have sizes that no argument tells")
                exit = "iree"
        if exit == "iree":
            path = compile_to_iree(text, folder / "iree", **flags)
        manifest = read_manifest(path.parent if exit == "iree" else path)
        # Arguments that a program updates in place are copied to its results.
        results = load_artefact(path).call(manifest["function"], arguments, {})
    arrays = [as_numpy(result.cpu() if hasattr(result, "cpu") else result) for result in results]
    block = flags.get("block_size", _DEFAULT_BLOCK)
    layers = tuple(layer_stats(layer, arrays, block) for layer in manifest["layers"])
    return Stats(layers, launches)


def _tells_sizes(path: Path) -> bool:
    """Whether the sizes of all results are numbers, or names that arguments have."""
    signature = Program(path).signature()
    known = {size for kind in signature.arguments for size in kind.shape if size != "?"}
    sizes = (size for kind in signature.results for size in kind.shape)
    return all(isinstance(size, int) or size in known for size in sizes)
