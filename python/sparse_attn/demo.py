"""Compiles real exported models, dense and sparse, runs them and compares.

    python -m sparse_attn.demo [FOLDER]

FOLDER holds the exported Qwen3 programs with recorded inputs and results (NAME.mlir, NAME.npz); by
default test/Raise/Inputs of the repository. The prefill program, then three consecutive decode
steps, are compiled twice: (i) with all blocks, compared with PyTorch's recorded results, and (ii)
with a learned gate of random weights, blocks of 8 and a budget of 24 tokens, where every
attention's tapped inputs and result are compared with `sparse_attn.reference`. Exit status 1 if
one of them differs, or if the sparse run reads 70 % of the blocks or more.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .check_model import CheckedModel, Report
from .compiler import sparse_compile
from .model import load_recorded

PREFILL = "qwen3_prefill_boundary_op"
DECODE = tuple(f"qwen3_decode_boundary_op_step{i}" for i in range(3))
SPARSE = {"policy": "token-budget=24", "block_size": 8}
LARGEST_SHARE = 0.7


def print_stages(model: Path, folder: Path, **options: object) -> None:
    """The ops of the dialect after each phase, as sparse-compile counts them."""
    printed = sparse_compile(model, folder / "stages", emit="iree", print_counts=True, **options)
    for line in printed.splitlines():
        phase, colon, counts = line.partition(":")
        if colon and phase in ("raise", "sparsify", "schedule", "kernel"):
            print(f"    {phase:9s}{counts.replace('=', ' ')}", flush=True)


def run(model: Path, sparse: bool) -> tuple[Report, float]:
    """Compiles and runs one program: the report and the seconds it took."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options: dict[str, Any] = dict(SPARSE) if sparse else {}
        checked = CheckedModel(model, folder, **options)
        gates = {"gates": folder / "gates.safetensors"} if sparse else {}
        print_stages(model, folder, **options, **gates)
        report = checked.run(load_recorded(model.with_suffix(".npz")))
    return report, time.perf_counter() - start


def main(argv: Sequence[str] | None = None) -> int:
    arguments = sys.argv[1:] if argv is None else argv
    inputs = Path(__file__).resolve().parents[2] / "test" / "Raise" / "Inputs"
    folder = Path(arguments[0]) if arguments else inputs
    rows = []
    failed = False
    for name in (PREFILL, *DECODE):
        for sparse in (False, True):
            how = "budget of 24 tokens, blocks of 8, random gate" if sparse else "all blocks"
            print(f"{name}, {how}", flush=True)
            report, seconds = run(folder / f"{name}.mlir", sparse)
            fine = report.accepted() and (not sparse or report.share() < LARGEST_SHARE)
            failed = failed or not fine
            verdict = "ok" if fine else "FAILED"
            print(f"    {report.summary()}: {verdict} ({seconds:.1f} s)", flush=True)
            error = max(x.output for x in report.layers) if sparse else report.outputs
            share = f"{report.share():.1%}" if sparse else "100.0%"
            rows.append((name, "sparse" if sparse else "dense", f"{error:.1e}", share, verdict))
    print(f"\n{'program':32s} {'blocks':7s} {'largest error':14s} {'blocks read':12s}")
    for row in rows:
        print("{:32s} {:7s} {:14s} {:12s} {}".format(*row))
    print("FAIL" if failed else "PASS")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
