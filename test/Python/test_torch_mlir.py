"""The exit to torch-mlir, as docs/Pipelines.md writes it: a whole model, by the commands of that
page. Skipped without torch-mlir-opt (`pip install torch-mlir==20261001`, in PATH)."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from memref_library import MemrefLibrary
from support import assert_close

from sparse_attn.model import load_recorded

ROOT = Path(__file__).resolve().parents[2]
MODELS = ["qwen2_prefill_sdpa", "qwen3_prefill_boundary_op", "qwen3_decode_boundary_op_step0"]


def recipe() -> str:
    page = (ROOT / "docs" / "Pipelines.md").read_text(encoding="utf-8")
    section = page.split("## The exit to torch-mlir")[1]
    found = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    assert found and "--emit=linalg" in found[1]
    return found[1]


@pytest.mark.skipif(shutil.which("torch-mlir-opt") is None, reason="no torch-mlir-opt")
@pytest.mark.parametrize("name", MODELS)
def test_recorded_results(name: str, tmp_path: Path) -> None:
    inputs = ROOT / "test" / "Raise" / "Inputs"
    (tmp_path / "build").symlink_to(ROOT / "build")
    shutil.copy(inputs / f"{name}.mlir", tmp_path / "model.mlir")
    # The budget of the recipe is larger than these models' contexts.
    subprocess.run(["bash", "-e", "-c", recipe()], cwd=tmp_path, check=True)
    recorded = load_recorded(inputs / f"{name}.npz")
    library = MemrefLibrary(tmp_path / "out" / "model.so")
    results = library.call("main", recorded.inputs, recorded.outputs)
    for got, want in zip(results, recorded.outputs, strict=True):
        assert_close(got, want, 1e-3, name)
