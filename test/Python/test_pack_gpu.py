"""scripts/pack_gpu.sh and the run.sh of its folder, for the CPU: no compiler is asked for there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sparse_attn.compiler import find_tool

ROOT = Path(__file__).resolve().parents[2]


def run(*command, **environment):
    names = ("LD_LIBRARY_PATH", "PYTHONPATH", "SPARSE_ATTN_TOOLS")
    clean = {k: v for k, v in os.environ.items() if k not in names}
    done = subprocess.run(
        [str(part) for part in command],
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    peers = folder / "other"
    (peers / "scripts").mkdir(parents=True)
    (peers / "setup.sh").write_text("export PYTHONPATH=/elsewhere\n")
    parts = ["--peers", peers, f"--peers={peers}"]
    sizes = ["--kernels=6", "--cases=8", "--largest=300"]
    command = [ROOT / "scripts" / "pack_gpu.sh", "--out", folder / "out", "--target=cpu", *sizes]
    command += ["--prefill"]
    tools = str(find_tool("sparse-compile").parent)
    code, said = run(*command, *parts, SPARSE_ATTN_TOOLS=tools)
    assert code == 0, said
    assert (
        said.count("6 kernels for cpu, 0 failed") == 2
        and "4 programs for cpu" in said
        and "10 programs for cpu" in said
        and "14 gates of prompts for cpu, 0 failed" in said
        and "35 steps and 12 prompts for cpu, 0 failed" in said
        and "the checkout have" in said
    )
    return folder / "out"


def run_packed(packed, tmp_path, *arguments):
    """With neither the checkout's package nor the tools within reach."""
    scratch = str(tmp_path / "scratch")
    paths = {"OUT": str(tmp_path), "SPARSE_ATTN_SCRATCH": scratch, "PYTHON": sys.executable}
    return run(packed / "main" / "run.sh", *arguments, SPARSE_ATTN_TOOLS="/nowhere", **paths)


def test_folder(packed):
    main = packed / "main"
    size = sum(path.stat().st_size for path in main.rglob("*") if path.is_file())
    assert size < 8 << 20
    assert (main / "python" / "sparse_attn" / "bench" / "__main__.py").exists()
    for name in ("peers", "peers-2"):
        assert (packed / name / "run.sh").stat().st_mode & 0o100
        assert (packed / name / "setup.sh").exists()


def test_decode(packed, tmp_path):
    sizes = ["--batch=1", "--keys=128", "--sparsity=0.5", "--replays=2", "--repeats=2"]
    code, said = run_packed(packed, tmp_path, "decode", *sizes, "--evicted-bytes=64")
    assert code == 0, said
    results = json.loads((tmp_path / "decode.json").read_text())
    assert len(results["rows"]) == 1
    assert results["runs"][0]["revision"] == (packed / "main" / "REVISION").read_text().strip()


def test_prefill(packed, tmp_path):
    sizes = ["--keys=128", "--sparsity=0.5", "--lists", "dense", "key64", "--replays=2"]
    code, said = run_packed(
        packed, tmp_path, "prefill", *sizes, "--repeats=1", "--evicted-bytes=64"
    )
    assert code == 0, said
    results = json.loads((tmp_path / "prefill.json").read_text())
    assert [row["lists"] for row in results["rows"]] == ["dense", "key"]
    code, said = run_packed(packed, tmp_path, "prefill-suite", "--jobs=0", "--cases=3")
    assert code == 0 and "random cases on cpu: 3 of 3 kernels" in said, said


def test_prefill_step(packed, tmp_path):
    sizes = ["--keys=128", "--sparsity=0.5", "--block=64", "--replays=2", "--repeats=1"]
    code, said = run_packed(packed, tmp_path, "prefill-step", *sizes, "--evicted-bytes=64")
    assert code == 0, said
    results = json.loads((tmp_path / "prefill-step.json").read_text())
    assert [row["who"] for row in results["rows"]] == ["step", "gate and scores", "attention"]
    sizes = ["--cases=28", "--largest=300"]
    code, said = run_packed(packed, tmp_path, "prefill-gate", *sizes)
    assert code == 0 and "prefill gates on cpu: 28 prompts of 14 gates, 0 wrong" in said, said


def test_study(packed, tmp_path):
    sizes = ["--batch=1", "--keys=512", "--sparsity=0.5", "--replays=2", "--repeats=2"]
    code, said = run_packed(packed, tmp_path, "study", *sizes, "--evicted-bytes=64")
    assert code == 0, said
    results = json.loads((tmp_path / "study.json").read_text())
    assert {"plain", "paged", "block16", "ragged"} <= {row["who"] for row in results["rows"]}


def test_suite_and_replay(packed, tmp_path):
    code, said = run_packed(packed, tmp_path, "suite", "--jobs=0")
    assert code == 0 and "8 of 6 kernels" in said, said
    code, said = run_packed(packed, tmp_path, "replay", "--replays=2", "--kernels=2")
    assert code == 0 and "2 kernels, 2 replays each, 0 wrong" in said, said


def test_check_gate(packed, tmp_path):
    code, said = run_packed(packed, tmp_path, "check-gate")
    assert code == 0 and said.count(": ok") == 6, said


def test_usage(packed, tmp_path):
    code, said = run_packed(packed, tmp_path)
    assert code == 2 and "run.sh sanitize [TOOL...]" in said and "sanitize-prefill" in said
    code, said = run(ROOT / "scripts" / "pack_gpu.sh", "--what")
    assert code == 2 and "--peers DIR" in said
