"""Programs for CUDA from Python, over the driver of test/Runtime, which needs no GPU.

Each case of cuda_cases.py runs in its own process, since a process opens its driver once.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sparse_attn.compiler import find_tool

FOLDER = Path(find_tool("sparse-run")).resolve().parents[1] / "test" / "Runtime"
PACKAGE = Path(__file__).resolve().parents[2] / "python"


def run(case: str, tmp_path: Path, driver: Path = FOLDER, **environment: str) -> None:
    paths = os.pathsep.join([str(PACKAGE), os.environ.get("PYTHONPATH", "")])
    environment = {
        **os.environ,
        "LD_LIBRARY_PATH": str(driver),
        "PYTHONPATH": paths,
        "FAKE_LOG": str(tmp_path / "log"),
        **environment,
    }
    command = [sys.executable, str(Path(__file__).with_name("cuda_cases.py")), case]
    command.append(str(FOLDER / "fake-object.so"))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("case", ["call", "errors", "dlpack", "prepare", "torch"])
def test_cuda(case: str, tmp_path: Path) -> None:
    run(case, tmp_path)


def test_no_driver(tmp_path: Path) -> None:
    (tmp_path / "libcuda.so.1").touch()
    run("no_driver", tmp_path, driver=tmp_path)


def test_failing_launch(tmp_path: Path) -> None:
    run("failing_launch", tmp_path, FAKE_FAIL="cuLaunchKernelEx=700")
