"""Runs the examples with transformers."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")
pytest.importorskip("transformers", reason="needs transformers 5.24")

from sparse_attn import recording  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
HAS_H100 = torch.cuda.is_available() and torch.cuda.get_device_capability() == (9, 0)


def run(name, *arguments):
    path = os.pathsep.join([str(ROOT / "python"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, ROOT / "examples" / name, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def checked(name, folder):
    done = run(name, folder)
    assert done.returncode == 0, done.stderr
    assert re.match(r"PASS: \d\d% of the blocks were left out; ", done.stdout.splitlines()[-1])
    found = recording.read(folder)
    assert found.selected.shape == (95, 4, 1, 4, 31)
    return found


def test_on_the_cpu(tmp_path):
    found = checked("transformers_cpu.py", tmp_path / "run")
    assert (found.model, found.policy) == ("Qwen3ForCausalLM", "token-budget=128")


@pytest.mark.skipif(not HAS_H100, reason="needs an H100 or H200")
def test_on_a_gpu(tmp_path):
    checked("transformers_gpu.py", tmp_path / "run")


@pytest.mark.skipif(HAS_H100, reason="needs a machine without an H100")
def test_without_a_gpu_it_says_so(tmp_path):
    done = run("transformers_gpu.py", tmp_path / "run")
    assert done.returncode == 1
    assert done.stderr.startswith("transformers_gpu.py needs an H100 or H200, found ")
    assert not (tmp_path / "run").exists()
