"""sparse-attn-to-cpu-reference-pipeline: programs through upstream's bufferisation and the C
library's functions give what the shared objects give."""

import subprocess
from pathlib import Path

import pytest
from memref_library import MemrefLibrary, link_library
from support import assert_close

from sparse_attn.compiler import compile_to_object, find_tool, sparse_compile
from sparse_attn.model import load_recorded
from sparse_attn.runtime import Program

INPUTS = Path(__file__).resolve().parents[1] / "Raise" / "Inputs"
GATED = {"gate": "mean_pool", "block_size": 4}
CASES = [
    ("half_rotary", {}),
    ("half_rotary", GATED | {"policy": "token-budget=8"}),
    ("half_rotary", GATED | {"policy": "entmax=1.5", "selection_form": "bits"}),
    ("half_rotary", GATED | {"policy": "top-p=0.7", "selection_form": "mask"}),
    ("bool_mask_constant_window", {}),
    ("additive_mask_input", {}),
    ("decode_lengths_f32", GATED | {"policy": "threshold=0.1"}),
    ("decode_lengths_f16", GATED | {"policy": "token-budget=8"}),
    ("decode_lengths_bf16", GATED | {"policy": "token-budget=8"}),
]
# Both round the same sums, exp apart.
TOLERANCES = {"float32": 1e-6, "float16": 1e-3, "bfloat16": 8e-3}


@pytest.mark.parametrize(("name", "options"), CASES)
def test_same_as_the_object(name: str, options: dict[str, object], tmp_path: Path) -> None:
    source = INPUTS / f"{name}.mlir"
    program = Program(compile_to_object(source, tmp_path / "model.so", **options))
    types = program.signature("main").arguments
    recorded = load_recorded(source.with_suffix(".npz"))
    arguments = [x.astype(t.dtype) for x, t in zip(recorded.inputs, types, strict=True)]
    expected = program.call("main", *arguments)

    kernels, lowered = tmp_path / "kernels.mlir", tmp_path / "lowered.mlir"
    sparse_compile(source, kernels, compile_to="kernel", **options)
    command = [find_tool("sparse-opt"), kernels, "-o", lowered, "--llvm-request-c-wrappers"]
    subprocess.run([*command, "--sparse-attn-to-cpu-reference-pipeline"], check=True)
    results = MemrefLibrary(link_library(lowered)).call("main", arguments, expected)
    for got, want in zip(results, expected, strict=True):
        assert_close(got, want, TOLERANCES[str(want.dtype)], name)
