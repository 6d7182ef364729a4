"""The package is typed: mypy --strict has no complaint (pyproject.toml has its settings)."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy", reason="needs python/requirements-dev.txt")

ROOT = Path(__file__).resolve().parents[2]
# Without torch its types are not known, so what comes of them is not checked.
UNTYPED = [
    "--disable-error-code=import-not-found",
    "--allow-untyped-decorators",
    "--allow-subclassing-any",
    "--no-warn-unused-ignores",
    "--no-warn-return-any",
]


def test_mypy(tmp_path):
    missing = [name for name in ("torch", "transformers") if not importlib.util.find_spec(name)]
    command = [sys.executable, "-m", "mypy", f"--cache-dir={tmp_path}"]
    command += UNTYPED if missing else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("Success: no issues found")


def test_the_package_says_that_it_is_typed():
    assert (ROOT / "python" / "sparse_attn" / "py.typed").exists()
