"""Compiles a model's program, runs it on the CPU and checks what comes out.

python -m sparse_attn.check_model MODEL.mlir DATA.npz [MORE.npz...] [--policy=token-budget=24]

DATA.npz holds arguments in0, in1, ... of main and recorded results out0, out1, .... With every
block selected (--policy=all) results are compared with the recorded ones. With another policy
each attention's queries, keys, values, scores, selection and output are compared with
sparse_attn.reference. All files run on one compiled artefact, a line each; exit status 1 if one
is beyond tolerance.

A policy needs a gate. Without --gate or --gates it is a learned one with random weights. A program
that does not show how its queries and keys are rotated cannot have one: it gets mean_pool, and a
note says so with the compiler's reason. --gate=learned makes that an error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .check_layers import Gates, LayerReport, check_layer, relative_error
from .compiler import CompileError
from .gate_file import load_gates
from .model import (
    CompiledModel,
    Recorded,
    compile_model,
    load_recorded,
    tolerance,
    write_random_gates,
)

DEFAULT_BLOCK = 64
# What sparse-compile says of a program whose queries and keys are rotated elsewhere.
NOT_ROTATED = "use mean_pool or min_max"
GATES = ("learned", "mean_pool", "min_max", "oracle")
GATE_HELP = "default with a policy: learned, or mean_pool and a note if the rotation is not shown"


class Report(NamedTuple):
    """What a run of one file showed.

    outputs  largest difference from the recorded results, absolute in f32, otherwise in relation
             to values above 1; only information where a policy changes the results
    layers   one an attention, with a policy
    """

    outputs: float
    tolerance: float
    layers: list[LayerReport]

    def accepted(self) -> bool:
        if self.layers:
            return np.isfinite(self.outputs) and all(x.accepted() for x in self.layers)
        return self.outputs <= self.tolerance

    def share(self) -> float:
        """Blocks read, of all key blocks."""
        blocks = sum(layer.blocks for layer in self.layers)
        return sum(layer.read for layer in self.layers) / max(blocks, 1)

    def causal_share(self) -> float:
        """Blocks read, of those that are not in a row's future."""
        blocks = sum(layer.causal for layer in self.layers)
        return sum(layer.read for layer in self.layers) / max(blocks, 1)

    def summary(self) -> str:
        if not self.layers:
            return f"{self.outputs:.1e} from the recorded results"
        logits = [layer.logits for layer in self.layers if layer.logits is not None]
        scores = f"scores {max(logits):.1e}, " if logits else ""
        mismatches = sum(layer.mismatches for layer in self.layers)
        ties = sum(layer.ties for layer in self.layers)
        return (
            f"{len(self.layers)} attentions, outputs "
            f"{max(layer.output for layer in self.layers):.1e}, {scores}"
            f"{mismatches} selection mismatches, {ties} ties, "
            f"{100 * self.share():.1f} % of blocks read "
            f"({100 * self.causal_share():.1f} % of those not in the future)"
        )


class CheckedModel:
    """A model compiled for checks.

    path     the program
    folder   for what is compiled; must exist
    way      "so", "iree" or None, whichever suits
    policy   as of sparse-compile
    gate     none by default without a policy; with one learned, or mean_pool if the program
             does not show its rotation
    gates    the file of a learned gate; random weights if absent
    Errors: CompileError, ValueError, ImportError.

    gate     the one that it was compiled with
    instead  why that is mean_pool although nobody asked for it: what the compiler said
    """

    def __init__(
        self,
        path: str | Path,
        folder: str | Path,
        *,
        policy: str = "all",
        gate: str | None = None,
        gates: str | Path | None = None,
        block_size: int | None = None,
        way: str | None = None,
        seed: int = 0,
        **options: Any,
    ) -> None:
        folder = Path(folder)
        self.policy = policy
        self.taps = policy != "all" or gate is not None or gates is not None
        self.gate = (gate or "learned") if self.taps else None
        self.gates: Gates | None = None
        self.instead = ""
        options |= {"policy": policy, "block_size": block_size, "tap_attention": self.taps}
        if self.gate == "learned":
            file = gates
            if file is None:
                block = block_size or DEFAULT_BLOCK
                file = write_random_gates(path, folder / "gates.safetensors", block, seed)
            self.gates = load_gates(file)
            try:
                learned = options | {"gate": "learned", "gates": file}
                self.model: CompiledModel = compile_model(path, folder, way, **learned)
                return
            except CompileError as error:
                asked = gate is not None or gates is not None
                if asked or NOT_ROTATED not in str(error):
                    raise
                self.gate, self.gates = "mean_pool", None
                self.instead = next(x for x in str(error).splitlines() if NOT_ROTATED in x)
        self.model = compile_model(path, folder, way, gate=self.gate, **options)

    def run(self, recorded: Recorded) -> Report:
        """Runs and compares one recording. Errors: those of CompiledModel.call."""
        results = self.model.call(recorded)
        manifest = self.model.manifest
        own = manifest["results"] if manifest else len(results)
        if own != len(recorded.outputs):
            raise ValueError(f"{len(recorded.outputs)} results are recorded, main has {own}")
        # A program that leaves by IREE is a whole model.
        whole = self.model.way == "iree"
        types = [*self.model.types, *(result.dtype for result in results[:own])]
        limit = tolerance(types, whole)
        differences = [
            _difference(got, expected)
            for got, expected in zip(results[:own], recorded.outputs, strict=True)
        ]
        entries = manifest["layers"] if manifest else []
        layers = [check_layer(layer, results, self.gate or "", self.gates) for layer in entries]
        return Report(max(differences), limit, layers)


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parse(argv)
    compiling = {
        name: getattr(arguments, name)
        for name in ("policy", "gate", "gates", "block_size", "way", "seed")
    }
    if arguments.dense_rows:
        compiling["dense_rows"] = arguments.dense_rows
    if arguments.dense_layers:
        compiling["dense_layers"] = arguments.dense_layers
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        try:
            checked = CheckedModel(arguments.model, folder, **compiling)
        except (CompileError, ValueError, OSError, ImportError) as error:
            print(f"{arguments.model.name}: FAILED: {_text(error)}", flush=True)
            return 1
        seconds = time.perf_counter() - start
        how = f"{checked.model.way}, {checked.policy}"
        how += f", {checked.gate}" if checked.gate else ""
        print(f"{arguments.model.name}: compiled in {seconds:.1f} s ({how})", flush=True)
        if checked.instead:
            note = "note: gate mean_pool in place of a learned one, which the compiler refused"
            print(f"{arguments.model.name}: {note}: {checked.instead.strip()}")
            print(
                "    --gate=mean_pool asks for this one, --gate=learned makes it an error",
                flush=True,
            )
        for path in arguments.data:
            try:
                report = checked.run(load_recorded(path))
            except (ValueError, RuntimeError, OSError) as error:
                failed += 1
                print(f"{path.name}: FAILED: {_text(error)}", flush=True)
                continue
            failed += not report.accepted()
            verdict = "ok" if report.accepted() else "FAILED"
            print(f"{path.name}: {report.summary()}: {verdict}", flush=True)
    return 1 if failed else 0


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m sparse_attn.check_model",
        description="Compile a model's program, run it and compare it.",
    )
    parser.add_argument("model", type=Path, metavar="MODEL.mlir")
    parser.add_argument("data", nargs="+", type=Path, metavar="DATA.npz")
    parser.add_argument("--policy", default="all", metavar="POLICY", help="as of sparse-compile")
    parser.add_argument("--block-size", type=int, metavar="N")
    parser.add_argument("--gate", choices=GATES, help=GATE_HELP)
    parser.add_argument("--gates", metavar="FILE.safetensors", help="default: random weights")
    parser.add_argument("--seed", type=int, default=0, help="of random weights")
    parser.add_argument("--dense-layers", metavar="0-1")
    parser.add_argument("--dense-rows", type=int, metavar="N", help="as of sparse-compile")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--so", dest="way", action="store_const", const="so")
    way.add_argument("--iree", dest="way", action="store_const", const="iree")
    return parser.parse_args(argv)


def _difference(got: np.ndarray, expected: np.ndarray) -> float:
    """Absolute in f32; results of 16 bits are as exact as their size allows."""
    if got.dtype.itemsize == 2:
        return relative_error(got, expected)
    if got.shape != expected.shape:
        return float("inf")
    difference = np.abs(got.astype(np.float64) - expected.astype(np.float64))
    return float(np.nan_to_num(difference, nan=np.inf).max(initial=0.0))


def _text(error: Exception) -> str:
    return "".join(traceback.format_exception_only(error)).strip()


if __name__ == "__main__":
    sys.exit(main())
