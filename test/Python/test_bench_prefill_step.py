"""The benchmark of whole gated prefills on the CPU, its tables and its picture."""

import argparse
import json
import sys

import numpy as np
import pytest

from sparse_attn import reference as ref
from sparse_attn.bench import (
    document,
    prefill_step,
    prefill_step_check,
    prefill_step_contestants,
    prefill_step_plot,
    prefill_step_report,
)
from sparse_attn.bench.__main__ import main
from sparse_attn.bench.inputs import CudaInputs, HostInputs
from sparse_attn.bench.prefill_points import shape_form
from sparse_attn.bench.prefill_step_contestants import Gated
from sparse_attn.bench.prefill_step_inputs import make_prompt
from sparse_attn.bench.prefill_step_points import PrefillStepPoint, points, step_form

SMALL = [
    "--device=cpu",
    "--key-heads=2",
    "--group=2",
    "--head-dim=32",
    "--gate-dim=32",
    "--dense-rows=1",
    "--replays=2",
    "--repeats=2",
    "--evicted-bytes=1000",
    "--keys",
    "128",
    "224",
    "--block",
    "16",
    "32",
    "--sparsity",
    "0.5",
    "0.9",
]
WHO = {"step", "gate and scores", "attention"}


def parsed(*arguments):
    parser = argparse.ArgumentParser()
    prefill_step.add_arguments(parser)
    return parser.parse_args([*SMALL, *arguments])


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prefill-step")
    path = folder / "prefill-step.json"
    arguments = ["prefill-step", "--json", str(path), "--objects", str(folder / "objects"), *SMALL]
    assert main([*arguments, "--prepare"]) == 0
    # Steps of two sparsities, scores and attention, for each block.
    assert len(list((folder / "objects").glob("*.so"))) == 2 * 4
    assert main(arguments) == 0
    return path


def gated(results, make=HostInputs):
    """The programs of a point, and inputs for them."""
    options = parsed("--objects", str(results.parent / "objects"))
    point = PrefillStepPoint(224, 16, 0.9)
    inputs = make_prompt(make(shape_form(options)), point, options.gate_dim)
    return Gated(point, options, inputs)


def test_runs_on_the_cpu(results):
    rows = document.read(results)["rows"]
    assert len(rows) == 2 * 2 * 2 * 3 and {row["who"] for row in rows} == WHO
    assert all(0 <= row["error"] < 2e-3 and "wrong" not in row for row in rows)
    steps = [row for row in rows if row["who"] == "step"]
    for row in steps:
        count, ratio = row["S"] // row["block"], 1 - row["sparsity"]
        each = max(1, int((1 - (1 - ratio) ** 0.5) * count))
        # All rows but the last one, which is dense, of 4 heads.
        blocks = 4 * (sum(min(i + 1, each) for i in range(count - 1)) + count)
        assert row["blocks"] == blocks and row["flops"] == 4 * 32 * row["block"] ** 2 * blocks
        # Queries of 4 heads, keys of 2, and a projection of each query head.
        assert row["gate_bytes"] == 2 * (6 * 32 * row["S"] + 4 * 96 * 32)
        assert row["selection"]["mismatches"] == 0
        assert row["selection"]["rows"] == 2 * count


def test_points():
    parser = argparse.ArgumentParser()
    prefill_step.add_arguments(parser)
    options = parser.parse_args([])
    found = list(points(options))
    assert len(found) == len(set(found)) == 3 * (1 + 2 * 3)
    assert found[0] == PrefillStepPoint(8192, 0, 0.0)
    assert found[10] == PrefillStepPoint(32768, 64, 0.9)  # as --points counts them
    assert {point.S for point in found[7:14]} == {32768}
    form = step_form(found[10], options)
    assert (form.policy, form.dense_rows, form.block) == ("nz-ratio=0.1", 2, 64)
    scores = {step_form(point, options, "scores").name for point in found if point.block}
    assert len(scores) == 2


@pytest.mark.parametrize("objects", [["--keys", "100"], ["--objects", "A=a", "--objects", "B=b"]])
def test_no_such_points(objects, capsys):
    assert main(["prefill-step", *SMALL, "--json=x.json", *objects]) == 2
    assert "expected whole blocks of 16" in (said := capsys.readouterr().err) or (
        "expected one --objects" in said
    )


def test_a_wrong_list_shows(results):
    """Another block, a list out of order, and a row that lacks one."""
    here = gated(results)

    def check(ids, counts):
        return prefill_step_check.check_selection(here.inputs, here.step, here.logits, ids, counts)

    assert check(here.ids, here.counts) == (2 * 14, 0, 0)
    # Row 9 of the last head has one of ten blocks, and the one with the least score is it not. The
    # block at the cut, which is left out, is as near to it as a tie.
    logits = here.logits[0, 3, 9, :10]
    assert here.counts[0, 3, 9] == 1 and here.ids[0, 3, 9, 0] == logits.argmax()
    other = here.ids.copy()
    other[0, 3, 9, 0] = logits.argmin()
    assert check(other, here.counts) == (2 * 14, 1, 1)
    other = here.ids.copy()
    other[0, 0, 13, :2] = 1, 0  # of the dense row
    assert check(other, here.counts).mismatches > 100
    fewer, ids = here.counts.copy(), here.ids.copy()
    fewer[0, 0, 13], ids[0, 0, 13, 13] = 13, -1
    assert check(ids, fewer).mismatches == 1


def test_a_tie_is_no_mismatch(results):
    """Two blocks whose scores differ in the last bits."""
    here = gated(results)
    logits = here.logits.copy()
    best, *_, least = np.argsort(-logits[0, 3, 9, :10])
    logits[0, 3, 9, least] = np.nextafter(logits[0, 3, 9, best], np.float32(-np.inf))
    other = here.ids.copy()
    other[0, 3, 9, 0] = least
    found = prefill_step_check.check_selection(here.inputs, here.step, logits, other, here.counts)
    assert (found.mismatches, found.ties) == (0, 2)


def test_attention_is_compared_with_the_lists(results):
    """With all selected blocks of a row, and with no other."""
    here = gated(results)
    a, lists = here.inputs.arrays, (here.ids, here.counts)
    o = here.contestants()[0].prepare()()
    assert prefill_step_check.error_of_attention(here.inputs, here.attend, o, lists) < 2e-3
    # Block 5 of the rows is one of those that are looked at.
    rows, n = slice(5 * 16, 6 * 16), here.counts[0, 3, 5]
    keys = (here.ids[0, 3, 5, :n][:, None] * 16 + np.arange(16)).ravel()
    q, k, v = (a[x].astype(np.float64) for x in ("q", "k", "v"))
    scores = q[0, rows, 3] @ k[0, keys, 1].T * 32**-0.5
    scores[keys[None] > np.arange(80, 96)[:, None]] = -np.inf
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    want = weights @ v[0, keys, 1] / weights.sum(-1, keepdims=True)
    np.testing.assert_allclose(o[0, rows, 3], want, atol=4e-3)
    for wrong in (None, (here.ids * 0, here.counts)):
        error = prefill_step_check.error_of_attention(here.inputs, here.attend, o, wrong)
        assert error > 0.1


def test_reference_of_a_gate_that_projects_queries():
    """A gate dimension of its own: heads of the reference's slices, and of all at once."""
    point = PrefillStepPoint(64, 16, 0.5)
    options = parsed("--gate-dim=16")
    inputs = make_prompt(HostInputs(shape_form(options)), point, 16)
    form = step_form(point, options)
    assert form.config.projects_queries
    inputs.of_form(form)
    arrays = inputs.arrays | inputs.weights[16]
    shared = {"cos": arrays["cos"], "sin": arrays["sin"], "layout": "bshd"}
    keys = ref.compress_keys(
        arrays["keys"],
        projection=arrays["linear_k"],
        pools=("max", "min", "avg"),
        block_size=16,
        **shared,
    )
    queries = ref.gate_queries(
        arrays["queries"],
        num_keys=64,
        projection=arrays["linear_q"],
        pooling="mean_project",
        query_block=16,
        **shared,
    )
    want = ref.score(queries, keys, scale=16**-0.5)
    for head in (0, 3):
        got = prefill_step_check.reference_logits(inputs, form, head)[0, 0]
        np.testing.assert_allclose(got, want[0, head], rtol=1e-5, atol=1e-6)
    assert prefill_step_check.error_of_scores(inputs, form, want) < 1e-5
    want[0, 3, 1, 0] += want[0, 3].max()
    assert prefill_step_check.error_of_scores(inputs, form, want) > 0.5


@pytest.mark.parametrize("name", ["check_selection", "error_of_attention", "error_of_scores"])
def test_a_wrong_result_of_ours_shows(results, tmp_path, monkeypatch, name):
    wrong = prefill_step_check.Selected(1, 1, 0) if name == "check_selection" else float("inf")
    monkeypatch.setattr(prefill_step_contestants, name, lambda *_: wrong)
    out, objects = tmp_path / "wrong.json", str(results.parent / "objects")
    arguments = ["prefill-step", "--json", str(out), "--objects", objects, *SMALL]
    assert main([*arguments, "--points=1"]) == 1
    rows = json.loads(out.read_text())["rows"]
    assert 0 < sum(bool(row.get("wrong")) for row in rows) < len(rows)


PEERS = """
import torch
HQ, HKV, D = 4, 2, 32

class Dense:
    sparse = False
    def prep(self, q, k, v, mask, block):
        assert mask is None
        def call():
            turned = (x.transpose(1, 2).double() for x in (q, k, v))
            f = torch.nn.functional.scaled_dot_product_attention
            return f(*turned, is_causal=True, enable_gqa=True).transpose(1, 2).half()
        return call

class Wrong(Dense):
    def prep(self, q, k, v, mask, block):
        return super().prep(q, k, v.flip(1), mask, block)

PEERS = {"fa3": Dense, "fa4_dense": Wrong}
"""


def test_beside_others(results, tmp_path, monkeypatch):
    """torch has the inputs, also of ours."""
    pytest.importorskip("torch")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "prefill_bench", raising=False)
    (tmp_path / "prefill_bench.py").write_text(PEERS)
    out, objects = tmp_path / "x.json", str(results.parent / "objects")
    arguments = ["prefill-step", "--json", str(out), "--objects", objects, *SMALL]
    assert main([*arguments, "--points=0-2", "--peers", str(tmp_path)]) == 0
    made = document.read(out)
    assert len(made["rows"]) == 2 + 2 * 3
    assert {row["who"] for row in made["rows"] if row.get("wrong")} == {"fa4_dense"}
    ratios = [
        prefill_step_report.over_dense(prefill_step_report.times_at(made, point))
        for point in prefill_step_report.gated_points(made)
    ]
    assert len(ratios) == 2 and all(ratio > 0 for ratio in ratios)


def test_torch_and_numpy_agree(results):
    """The reference's selection of the same prompt, whoever holds it."""
    pytest.importorskip("torch")
    here = gated(results, make=lambda form: CudaInputs(form, device="cpu"))
    lists = here.logits, here.ids, here.counts
    assert prefill_step_check.check_selection(here.inputs, here.step, *lists) == (2 * 14, 0, 0)
    host = {name: x.numpy() for name, x in here.inputs.arrays.items()}
    weights = {name: x.numpy() for name, x in here.inputs.weights[16].items()}
    options = parsed()
    inputs = prefill_step_contestants.PrefillStepInputs(
        HostInputs(shape_form(options)), 224, host, {16: weights}
    )
    np.testing.assert_array_equal(
        prefill_step_check.reference_logits(inputs, here.step, 3),
        prefill_step_check.reference_logits(here.inputs, here.step, 3),
    )


def row(who, kind, us, S=32768, block=64, sparsity=0.9, **more):
    point = {"run": 0, "B": 1, "S": S, "block": block, "sparsity": sparsity, "heads": 32}
    times = {"us": us, "least_us": us / 2, "repeats": [us], "error": 0.0}
    sizes = {"flops": 8.8e11, "blocks": 32 * 13132, "gate_bytes": 314_000_000}
    return point | sizes | {"who": who, "kind": kind} | times | more


def made(*rows):
    run = {"date": "2026-01-01", "name": "GPU", "revision": "abc", "command": "bench prefill-step"}
    start = {"benchmark": "prefill-step", "form": {}, "protocol": {}, "runs": [run]}
    return start | {"rows": list(rows)}


DENSE = {"block": 0, "sparsity": 0.0}
RACE = made(
    row("fa3", "dense", 13200.0, **DENSE),
    row("fa4_dense", "dense", 14000.0, **DENSE),
    row("step", "ours", 2200.0),
    row("gate and scores", "part", 164.1),
    row("attention", "part", 1760.0),
    row("step", "ours", 6600.0, sparsity=0.5),
    row("attention", "part", 6000.0, sparsity=0.5),
    row("step", "ours", 100.0, S=8192),
)


def test_table():
    lines = prefill_step_report.table(RACE).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0][3:7] == [
        "computed",
        "**step**, ms",
        "gate and selection, us",
        "gate and scores, us",
    ]
    # A point without dense attention, and without parts.
    assert cells[2][:3] == ["8192", "64", "0.9"] and cells[2][4:7] == ["0.100", "-", "-"]
    assert cells[2][8:] == ["-"] * 6
    assert cells[4][:4] == ["32768", "64", "0.9", "0.100"]
    # 2.2 - 1.76 ms; what the launch takes is no score's; 314 MB at 3.14 TB/s.
    assert cells[4][4:9] == ["2.200", "440", "160", "100", "1.760"]
    assert cells[4][9:] == ["500", "13.200", "14.000", "6.00", "7.50"]
    assert len(cells) == 5  # dense attention has no line of its own


def test_section():
    text = prefill_step_report.section(RACE)
    assert "2 points: FlashAttention-3, dense, takes 3.46 times as long as a step" in text
    assert "from 2.00 (S 32768, block 64, sparsity 0.5) to 6.00 (S 32768, block 64" in text
    assert "Gate and selection take up to 20% of a step (S 32768, block 64, sparsity 0.9)" in text
    assert prefill_step_report.summary(made(row("step", "ours", 100.0))) == ""


def test_a_wrong_row_counts_for_nothing():
    rows = [dict(x) for x in RACE["rows"]]
    rows[0]["wrong"] = rows[4]["wrong"] = True
    found = prefill_step_report.times_at(made(*rows), (32768, 64, 0.9))
    assert {"fa3", "attention"}.isdisjoint(found)
    assert prefill_step_report.gate_us(found) is None
    assert prefill_step_report.over_dense(found) is None
    rows[2]["wrong"] = True
    assert (32768, 64, 0.9) not in prefill_step_report.gated_points(made(*rows))


def test_plot():
    figure = prefill_step_plot.draw(RACE)
    (axis,) = figure.axes
    assert axis.get_title() == "S 32768" and axis.get_xlabel() == "sparsity"
    lines = {line.get_label(): line.get_xydata().tolist() for line in axis.lines}
    assert lines["step, block 64"] == [[0.5, 2.0], [0.9, 6.0]]
    assert lines["attention, block 64"] == [[0.5, 2.2], [0.9, 7.5]]
    assert lines["1 / (1 - sparsity)"] == [[0.5, 2.0], [0.9, pytest.approx(10)]]
    with pytest.raises(ValueError, match="expected steps beside FlashAttention-3"):
        prefill_step_plot.draw(made(row("step", "ours", 100.0)))


def test_publish(tmp_path):
    page = tmp_path / "Performance.md"
    page.write_text("<!-- prefill-step: begin -->\nold\n<!-- prefill-step: end -->\n")
    # In two parts: those of one prompt, and of the other.
    for name, wanted in (("one", 8192), ("two", 32768)):
        part = made(*(x for x in RACE["rows"] if x["S"] == wanted))
        document.write(part, tmp_path / f"{name}.json")
    parts = [str(tmp_path / f"{name}.json") for name in ("one", "two")]
    assert main(["publish", *parts, "--docs", str(tmp_path)]) == 0
    assert prefill_step_report.table(RACE) in page.read_text()
    assert [path.name for path in (tmp_path / "benchmarks").glob("*.png")] == ["prefill-step.png"]
