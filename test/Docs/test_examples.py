"""Runs the examples that need no torch; those of test/Torch/test_torch_examples.py do."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
# By the last line that each one prints.
ENDS = {
    "quickstart.py": r"PASS: 58% of the blocks that dense attention reads",
    "new_policy/near_best.py": r"PASS: rows read 1 to 8 of 8 blocks, \d\.\d in the mean",
    "new_pass/share_selections.py": r"PASS: two layers, one gate and one selection",
}
WITH_TORCH = {"transformers_cpu.py", "transformers_gpu.py"}


def run(name, *arguments):
    path = os.pathsep.join([str(ROOT / "python"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ENDS)
def test_example_checks_itself(name):
    done = run(name)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(ENDS[name], done.stdout.splitlines()[-1])


def test_every_example_is_run_and_described():
    found = {str(path.relative_to(EXAMPLES)) for path in EXAMPLES.rglob("*.py")}
    assert found == WITH_TORCH | set(ENDS)
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for name in found:
        assert f"`python examples/{name}" in page
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        assert f"\n    python examples/{name}" in text
        # Short ones are read.
        assert len(text.splitlines()) <= 120


def test_quickstart_is_that_of_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    _, _, rest = (EXAMPLES / "quickstart.py").read_text(encoding="utf-8").partition('"""\n\n')
    assert rest == code
