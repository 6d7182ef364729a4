"""The wheel that `pip install .` makes: what it holds, and that it runs beside no checkout."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sparse_attn
from sparse_attn.compiler import TOOLS_VARIABLE, compile_to_object

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 5_000_000  # bytes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(ROOT)]
    launcher = {"CMAKE_CXX_COMPILER_LAUNCHER": "ccache"} if shutil.which("ccache") else {}
    environment = {**os.environ, **launcher}
    subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    (path,) = folder.iterdir()
    return path


def test_content(wheel: Path) -> None:
    assert re.fullmatch(
        rf"sparse_attn-{sparse_attn.__version__}-py3-none-linux_\w+\.whl", wheel.name
    )
    assert wheel.stat().st_size < LIMIT
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (metadata,) = (name for name in names if name.endswith("/METADATA"))
        text = archive.read(metadata).decode()
    modules = {str(p.relative_to(ROOT / "python")) for p in (ROOT / "python").rglob("*.py")}
    assert modules <= names
    assert {"sparse_attn/py.typed", "sparse_attn/lib/libSparseAttnRuntime.so"} <= names
    assert f"\nVersion: {sparse_attn.__version__}\n" in text
    # Optional packages stay optional.
    needed = re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==).*$", text, re.MULTILINE)
    assert sorted(needed) == ["filelock", "ml_dtypes", "numpy", "platformdirs", "safetensors"]


def test_runs_with_its_own_runtime(wheel: Path, tmp_path: Path) -> None:
    """An object loads the runtime of the wheel, wherever it was compiled."""
    model = ROOT / "test" / "Raise" / "Inputs" / "sdpa_gqa_causal_scale.mlir"
    object_ = compile_to_object(model, tmp_path / "model.so")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = f"""
import sys
sys.path.insert(0, {str(site)!r})
import numpy, sparse_attn
q, k, v = (numpy.ones((1, h, 64, 16), "float32") for h in (4, 2, 2))
assert (sparse_attn.load({str(object_)!r})(q, k, v) == 1).all()
maps = open("/proc/self/maps").read().split()
print(*{{name for name in maps if name.endswith("libSparseAttnRuntime.so")}})
"""
    clean = {name: value for name, value in os.environ.items() if name != TOOLS_VARIABLE}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=clean, check=True)
    assert done.stdout.split() == [str(site / "sparse_attn" / "lib" / "libSparseAttnRuntime.so")]
