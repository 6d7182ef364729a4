"""How long sparse-compile takes: bounds that a regression by a factor would break."""

import re
import subprocess
import sys
import time
from pathlib import Path

from sparse_attn import compiler

ROOT = Path(__file__).resolve().parents[2]
LLAMA = ROOT / "test" / "Raise" / "Inputs" / "llama_prefill_sdpa.mlir"
POLICY = ["--gate=mean_pool", "--policy=token-budget=24", "--block-size=8"]


def compile_phases(model: Path, out: Path) -> dict[str, float]:
    """Seconds of each phase by --mlir-timing: the least of three runs."""
    best: dict[str, float] = {}
    command = [
        compiler.find_tool("sparse-compile"),
        str(model),
        "--emit=iree",
        "-o",
        str(out),
    ]
    for _ in range(3):
        run = subprocess.run(
            [*map(str, command), *POLICY, "--mlir-timing"],
            capture_output=True,
            text=True,
            check=True,
        )
        for seconds, name in re.findall(r"^ +([\d.]+) \( *[\d.]+%\) {2}(\S.*)$", run.stderr, re.M):
            best[name] = min(best.get(name, 1e9), float(seconds))
    return best


def test_two_layers_compile_in_two_seconds(tmp_path: Path) -> None:
    start = time.monotonic()
    compile_phases(LLAMA, tmp_path / "two")
    assert (time.monotonic() - start) / 3 < 2.0


def test_kernels_of_many_layers_take_the_time_of_one(tmp_path: Path) -> None:
    deep = tmp_path / "deep.mlir"
    script = ROOT / "tools" / "dev" / "repeat_layers.py"
    subprocess.run([sys.executable, script, LLAMA, "32", "-o", deep], check=True)
    few = compile_phases(LLAMA, tmp_path / "few.iree")["binary"]
    many = compile_phases(deep, tmp_path / "many.iree")["binary"]
    assert many < 1.5 * few, f"kernels of 32 layers: {many:.3f} s, of 2: {few:.3f} s"
