"""The benchmark of whole steps on the CPU, its tables and its plot."""

import argparse
import json

import numpy as np
import pytest

from sparse_attn.bench import document, step, step_check, step_contestants, step_plot, step_report
from sparse_attn.bench.__main__ import main
from sparse_attn.bench.measure import compiled
from sparse_attn.bench.step_inputs import make_step_inputs
from sparse_attn.bench.step_points import StepPoint, points
from sparse_attn.runtime import Program
from sparse_attn.step_programs import StepForm

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
    form = {"block": 64}
    return {"benchmark": "step", "form": form, "protocol": {}, "runs": [run], "rows": list(rows)}


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
    assert all(0 <= row["error"] < 2e-3 and "wrong" not in row for row in rows)
    assert {row["blocks"] for row in rows} == {4, 8}


@pytest.mark.parametrize("name", ["error_of_step", "error_over", "error_of_scores"])
def test_a_wrong_result_of_ours_shows(results, tmp_path, monkeypatch, name):
    monkeypatch.setattr(step_contestants, name, lambda *_: float("inf"))
    out = tmp_path / "wrong.json"
    arguments = ["step", "--json", str(out), "--objects", str(results.parent / "objects"), *SMALL]
    assert main([*arguments, "--points=0"]) == 1
    rows = json.loads(out.read_text())["rows"]
    assert 0 < sum(bool(row.get("wrong")) for row in rows) < len(rows)


def test_builds_race(results, tmp_path, capsys):
    """Whole steps of both, without peers; a build that gives the steps of another one shows."""
    other, out = tmp_path / "other", tmp_path / "x.json"
    other.mkdir()
    arguments = ["step", "--json", str(out), "--points=0", *SMALL]
    good = ["--objects", f"old={results.parent / 'objects'}"]
    for path in (results.parent / "objects").iterdir():
        (other / path.name).symlink_to(path)
    assert main([*arguments, *good, "--objects", f"new={other}"]) == 0
    rows = json.loads(out.read_text())["rows"]
    assert [row["who"] for row in rows] == ["old 1", "old 2", "new 1", "new 2"]
    assert all(row["error"] < 2e-3 for row in rows)
    first, second = sorted(other.glob("step-*-append.so"))
    for path, target in ((first, second.resolve()), (second, first.resolve())):
        path.unlink()
        path.symlink_to(target)
    assert main([*arguments, *good, "--objects", f"new={other}"]) == 1
    rows = json.loads(out.read_text())["rows"]
    assert [row.get("wrong", False) for row in rows] == [False, False, True, True]
    assert main([*arguments, *good, "--objects", f"new={other}", "--prepare"]) == 2
    assert "expected one --objects with --prepare" in capsys.readouterr().err


def test_points():
    parser = argparse.ArgumentParser()
    step.add_arguments(parser)
    found = points(parser.parse_args([]))
    assert len(found) == len(set(found)) == 4 * (4 + 6 + 6) + 1
    assert found[-1] == StepPoint(16, 131072, 0.0)
    assert [x for x in found if x.S == 8192 and x.budget and x.B == 1] == [
        StepPoint(1, 8192, 0.75, 2048)
    ]
    caches = [(point.B, point.S) for point in found]
    assert sum(a != b for a, b in zip(caches, caches[1:], strict=False)) == 11


SHAPE = {"key_heads": 2, "group": 2, "head_dim": 32, "gate_dim": 16, "block": 16}
FORM = StepForm("all", 1, **SHAPE)


def test_a_block_without_a_gap_is_not_checked():
    """Where all blocks score alike no row can be checked, which is no success."""
    inputs = make_step_inputs(FORM, 1, 256, None)
    o = inputs.new_output()
    inputs.arrays["compressed"][:] = 1
    assert step_check.error_of_step(inputs, o, 4, 2) == np.inf


def test_what_others_select_is_looked_at():
    inputs = make_step_inputs(FORM, 2, 256, None)
    ids = step_check.reference_ids(inputs, 4, 2)
    assert ids.shape == (2, 2, 1, 4) and (ids[..., -1] == 15).all() and (np.diff(ids) > 0).all()
    ids = ids[:, :, 0].copy()
    assert step_check.error_of_ids(inputs, ids, 2) == 0
    other = np.array([[[i for i in range(15) if i not in row][:3] for row in x] for x in ids])
    for wrong in (ids * 0, ids - 1, np.concatenate([other, ids[..., 3:]], -1)):
        assert step_check.error_of_ids(inputs, wrong, 2) == np.inf


def test_projected_keys_are_as_large_as_the_others():
    arrays = make_step_inputs(FORM, 4, 256, None).arrays
    rows = np.repeat(arrays["new_unrotated"][:, 0].astype(np.float64), 3, axis=0)
    pooled = rows.reshape(4, 3, 2, 32).swapaxes(1, 2).reshape(4, 2, 96)
    keys = np.einsum("bhp,hpo->bho", pooled, arrays["key_projection"].astype(np.float64))
    assert keys.std() < 2


def test_repeated_steps_leave_the_same_caches(results):
    """What a contestant read in its last replay is what it is compared with."""
    form = StepForm("token_budget<48>", 4, append=True, **SHAPE)
    program = Program(compiled(form, results.parent / "objects", "cpu"))
    inputs = make_step_inputs(form, 2, 256, None)
    call = step_contestants.consecutive(program, form, inputs)
    call()
    first = {name: x.copy() for name, x in inputs.arrays.items()}
    call()
    for name, x in inputs.arrays.items():
        assert (x == first[name]).all(), name


PEERS = """
import torch
HQ, HKV, D, BS = 4, 2, 32, 16

class Sparse:
    cfg = "tuned"
    def prep(self, q, k, v, ids, lengths):
        o = torch.zeros(q.shape, dtype=torch.float16)  # the same memory, as in a graph
        def call():
            for b, h in [(b, h) for b in range(len(q)) for h in range(HKV)]:
                keys = (ids[b, h].long()[:, None] * BS + torch.arange(BS)).flatten()
                keys = keys[keys < lengths[b]]
                s = q[b, 2 * h : 2 * h + 2].double() @ k[b, keys, h].double().T * D**-0.5
                o[b, 2 * h : 2 * h + 2] = (torch.softmax(s, -1) @ v[b, keys, h].double()).half()
            return o
        return call, True

class Dense(Sparse):
    cfg = {}
    def prep(self, q, k, v, ids, lengths):
        ids = torch.arange(k.shape[1] // BS).expand(len(q), HKV, -1)
        return super().prep(q, k, v, ids, lengths)[0], "dense"

class Wrong(Dense):
    def prep(self, q, k, v, ids, lengths):
        return super().prep(q, k, v, ids, lengths - 40)

PEERS = {"seer_tilelang": Sparse, "fa3": FA3}
"""


@pytest.mark.parametrize("dense", ["Dense", "Wrong"])
def test_steps_of_others(results, tmp_path, monkeypatch, dense):
    torch = pytest.importorskip("torch")
    monkeypatch.setattr(torch, "compile", lambda function, **_: function)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(__import__("sys").modules, "decode_bench", raising=False)
    (tmp_path / "decode_bench.py").write_text(PEERS.replace("FA3", dense))
    out, objects = tmp_path / "x.json", results.parent / "objects"
    arguments = ["step", "--json", str(out), "--objects", str(objects), *SMALL]
    assert main([*arguments, "--points=0,2", "--peers", str(tmp_path)]) == 0
    rows = document.read(out)["rows"]
    assert len(rows) == 2 * 11
    wrong = {row["who"] for row in rows if row.get("wrong")}
    assert wrong == ({"fa3"} if dense == "Wrong" else set())
    for row in rows:
        assert row["setting"] == ("tuned" if row["who"].endswith("tilelang") else "")
    cells = step_report.table(document.read(out)).splitlines()[2].split(" | ")
    assert ("-" in cells) == (dense == "Wrong")


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
    assert figure.axes[0].get_xlabel() == "sequences (B)"
    assert figure.axes[0].get_ylabel() == "time of a step (us)"
    labels = [text.get_text() for text in figure.legends[0].get_texts()]
    assert labels[:4] == list(step_plot.STACK) and labels[-1] == "FlashAttention-3, dense"
    without = [row for row in RACE["rows"] if row["who"] != "attention"]
    assert not step_plot.draw(made(*without)).axes[0].patches


def test_publish(tmp_path):
    page = tmp_path / "Performance.md"
    page.write_text("<!-- step: begin -->\nold\n<!-- step: end -->\n")
    path = tmp_path / "step.json"
    document.write(RACE, path)
    assert main(["publish", str(path), "--docs", str(tmp_path)]) == 0
    assert step_report.table(RACE) in page.read_text()
    written = sorted(path.name for path in (tmp_path / "benchmarks").glob("*.png"))
    assert written == ["step-roofline.png", "step-speedup.png", "step.png"]
