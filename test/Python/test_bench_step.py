"""The benchmark of whole steps on the CPU, its tables and its plot."""

import json

import pytest

from sparse_attn.bench import document, step_plot, step_report
from sparse_attn.bench.__main__ import main
from sparse_attn.bench.step import StepPoint

SMALL = [
    "--device=cpu",
    "--key-heads=2",
    "--group=2",
    "--head-dim=32",
    "--gate-dim=16",
    "--block=16",
    "--replays=2",
    "--repeats=2",
    "--evicted-bytes=1000",
    "--batch",
    "1",
    "3",
    "--keys",
    "256",
    "--sparsity",
    "0.5",
    "--budget",
    "64",
    "4096",
]


def row(who, kind, us, **more):
    found = {"run": 0, "B": 1, "S": 8192, "sparsity": 0.9, "budget": None, "blocks": 13}
    sizes = {"bytes": 3_400_000, "gate_bytes": 2_400_000}
    return found | sizes | {"who": who, "kind": kind, "us": us, "repeats": [us]} | more


def made(*rows):
    run = {"date": "2026-01-01", "name": "GPU", "revision": "abc", "command": "bench step"}
    return {"benchmark": "step", "form": {}, "protocol": {}, "runs": [run], "rows": list(rows)}


RACE = made(
    row("step", "ours", 14.0),
    row("boundary", "part", 17.0),
    row("without append", "part", 13.5),
    row("gate and scores", "part", 7.5),
    row("attention", "part", 7.7),
    row("gate eager", "gate", 47.0),
    row("gate eager, seer_tilelang", "peer", 60.0),
    row("gate compiled, seer_tilelang", "peer", 35.0),
    row("fa3", "dense", 24.5),
)


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("step")
    path = folder / "step.json"
    arguments = ["step", "--json", str(path), "--objects", str(folder / "objects"), *SMALL]
    assert main([*arguments, "--prepare"]) == 0
    assert main(arguments) == 0
    return path


def test_runs_on_the_cpu(results):
    """Two batches, a share and a budget; a budget of more than S is left out."""
    rows = document.read(results)["rows"]
    assert len(rows) == 4 * 6 and {row["budget"] for row in rows} == {None, 64}
    names = {"step", "boundary", "64 steps", "without append", "gate and scores", "attention"}
    assert {row["who"] for row in rows} == names
    checked = [row for row in rows if row["who"] in ("step", "without append")]
    assert all(0 <= row["error"] < 2e-3 and "wrong" not in row for row in checked)
    assert {row["blocks"] for row in rows} == {4, 8}


def test_a_wrong_result_shows(results, tmp_path, monkeypatch):
    from sparse_attn.bench import step

    monkeypatch.setattr(step, "error_of_step", lambda *_: 0.5)
    out = tmp_path / "wrong.json"
    arguments = ["step", "--json", str(out), "--objects", str(results.parent / "objects"), *SMALL]
    assert main(arguments) == 1
    assert any(row.get("wrong") for row in json.loads(out.read_text())["rows"])


def test_blocks_of_a_point():
    assert StepPoint(1, 81920, 0.9).blocks(64) == 128  # not 129
    assert StepPoint(1, 8192, 0.9).blocks(64) == 13
    assert StepPoint(1, 8192, 0.5, 2048).blocks(64) == 32


def test_table():
    text = step_report.section(RACE)
    assert "60.0 | 35.0 | 24.5 | 2.50 | 1.75" in text
    # 14.0 - 7.7 less the time that 2.4 MB take.
    assert "| 5.5 |" in text
    assert "the best other step takes 2.50 times as long" in text
    alone = made(row("step", "ours", 14.0))
    assert "| - | - | - | - |" in step_report.table(alone)


def test_plot():
    assert sum(step_plot.stages({x["who"]: x for x in RACE["rows"]})) == pytest.approx(14.0)
    figure = step_plot.draw(RACE)
    assert figure.axes[0].get_title() == "S 8192, sparsity 0.9"


def test_publish(tmp_path):
    page = tmp_path / "Performance.md"
    page.write_text("<!-- step: begin -->\nold\n<!-- step: end -->\n")
    path = tmp_path / "step.json"
    document.write(RACE, path)
    assert main(["publish", str(path), "--docs", str(tmp_path)]) == 0
    assert step_report.table(RACE) in page.read_text()
    assert (tmp_path / "benchmarks" / "step.png").stat().st_size > 0
