"""Compiles a model's program, by the way that suits it, and runs it on recorded inputs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .compiler import (
    CompileError,
    compile_to_iree,
    compile_to_object,
    read_manifest,
    sparse_compile,
)
from .gate_config import GateConfig
from .gate_file import save_gates
from .iree_runtime import IREEModule
from .random_gates import DEFAULTS, random_gates
from .runtime import Program
from .tensors import ELEMENT_TYPES

Array = NDArray[Any]
# What sparse-compile says of a program with foreign ops.
LEAVE_BY_IREE = "leave by --emit=iree"
_TYPE = re.compile(r"!torch\.vtensor<\[([^\]]*)\],(\w+)>|tensor<([^>]*)>|[^,\s][^,]*")
_ATTENTION = re.compile(r"sparse_attn\.attention .*? : \(tensor<([^>]*)>, tensor<([^>]*)>")


class Recorded(NamedTuple):
    """in0, in1, ... and out0, out1, ... of a file."""

    inputs: list[Array]
    outputs: list[Array]


def load_recorded(path: str | Path) -> Recorded:
    """Errors: OSError; ValueError if the file has no in0 and no out0."""
    arrays = np.load(path)
    both = []
    for prefix in ("in", "out"):
        count = 0
        while f"{prefix}{count}" in arrays:
            count += 1
        both.append([arrays[f"{prefix}{i}"] for i in range(count)])
    if not both[1]:
        raise ValueError(f"{path}: no out0")
    return Recorded(*both)


@dataclass(frozen=True)
class CompiledModel:
    """A compiled @main.

    way        "so" or "iree"
    types      element types of the arguments, None where it is not known
    manifest   of tap_attention and thread_state, if one was asked for
    """

    way: str
    types: tuple[np.dtype[Any] | None, ...]
    program: Program | IREEModule
    manifest: dict[str, Any] | None

    def call(self, recorded: Recorded) -> list[Array]:
        """Results of @main, then the taps. Errors: RuntimeError or ValueError of the runtimes."""
        if len(recorded.inputs) != len(self.types):
            text = f"{len(recorded.inputs)} inputs are recorded, main takes {len(self.types)}"
            raise ValueError(text)
        pairs = zip(recorded.inputs, self.types, strict=True)
        arguments = [x if kind is None else x.astype(kind) for x, kind in pairs]
        if isinstance(self.program, IREEModule):
            return self.program.call("main", *arguments)
        shapes = {i: output.shape for i, output in enumerate(recorded.outputs)}
        return self.program.call("main", *arguments, results=shapes)


def compile_model(
    path: str | Path, directory: str | Path, way: str | None = None, **options: Any
) -> CompiledModel:
    """Compiles a program into an existing directory and loads it.

    way      "so", "iree", or None: a shared object if the program can be one
    options  of sparse-compile
    Errors: CompileError; ImportError if IREE is needed and not there.
    """
    directory = Path(directory)
    if way != "iree":
        try:
            return _object(path, directory, options)
        except (CompileError, _UnknownSizes) as error:
            by_iree = isinstance(error, _UnknownSizes) or LEAVE_BY_IREE in str(error)
            if way == "so" or not by_iree:
                raise
    module = compile_to_iree(path, directory / "iree", **options)
    text = (module.parent / "model.mlir").read_text()
    manifest = read_manifest(module.parent) if _has_manifest(options) else None
    return CompiledModel("iree", main_types(text), IREEModule(module), manifest)


def _has_manifest(options: dict[str, Any]) -> bool:
    return bool(options.get("tap_attention") or options.get("thread_state"))


class _UnknownSizes(CompileError):
    """Taps of dynamic size: their shapes are known to IREE only."""


def _object(path: str | Path, directory: Path, options: dict[str, Any]) -> CompiledModel:
    object_ = compile_to_object(path, directory / "model.so", **options)
    program = Program(object_)
    manifest = read_manifest(object_) if _has_manifest(options) else None
    signature = program.signature("main")
    if manifest is not None and "results" in manifest:
        taps = signature.results[manifest["results"] :]
        if any(isinstance(size, str) for tap in taps for size in tap.shape):
            raise _UnknownSizes("taps of dynamic size")
    types = tuple(argument.dtype for argument in signature.arguments)
    return CompiledModel("so", types, program, manifest)


def main_types(text: str) -> tuple[np.dtype[Any] | None, ...]:
    """Element types of the arguments of @main in generic text. Errors: ValueError."""
    match = re.search(r'function_type = \(([^()\n]*)\) -> [^\n]*?sym_name = "main"', text)
    if match is None:
        raise ValueError("no function main")
    types = []
    for found in _TYPE.finditer(match[1]):
        element = found[2] or (found[3] or "").rsplit("x", 1)[-1]
        element = re.sub("^[su]i", "i", element)
        types.append(ELEMENT_TYPES[element][0] if element in ELEMENT_TYPES else None)
    return tuple(types)


def attention_shapes(path: str | Path, directory: str | Path) -> list[tuple[int, int, int]]:
    """Hkv, g and D of each attention of a program, in program order. Errors: CompileError."""
    raised = Path(directory) / "raised.mlir"
    sparse_compile(path, raised, compile_to="raise")
    shapes = []
    for line in raised.read_text().splitlines():
        if match := _ATTENTION.search(line):
            heads_at = 2 if "layout<bshd>" in line else 1
            q, k = (text.split("x") for text in match.groups())
            heads, query_heads, dim = k[heads_at], q[heads_at], q[3]
            shapes.append((int(heads), int(query_heads) // int(heads), int(dim)))
    return shapes


def write_random_gates(
    path: str | Path, output: str | Path, block_size: int, seed: int = 0
) -> Path:
    """A gate file with random weights that fits a program.

    Errors: CompileError; ValueError if there is no attention, or of different sizes.
    """
    output = Path(output)
    shapes = attention_shapes(path, output.parent)
    if not shapes:
        raise ValueError(f"{path}: no attention was found")
    if len(set(shapes)) > 1:
        raise ValueError(f"{path}: attentions of different sizes, {sorted(set(shapes))}")
    heads, group, dim = shapes[0]
    sizes: dict[str, Any] = {"num_kv_heads": heads, "gqa_group": group, "head_dim": dim}
    config = GateConfig.from_dict(DEFAULTS | sizes | {"gate_dim": dim, "block_size": block_size})
    save_gates(output, config, random_gates(config, len(shapes), seed))
    return output


def tolerance(dtypes: Sequence[np.dtype[Any] | None], whole: bool) -> float:
    """How far results may be from PyTorch's: 1e-4, whole models 1e-3, f16 2e-3, bf16 1.6e-2."""
    names = {str(dtype) for dtype in dtypes}
    if "bfloat16" in names:
        return 1.6e-2
    if "float16" in names:
        return 2e-3
    return 1e-3 if whole else 1e-4
