"""The benchmark of prefill attention on the CPU, its tables and its plot."""

import argparse
import itertools
import json
import sys

import numpy as np
import pytest

from sparse_attn.bench import (
    document,
    prefill,
    prefill_inputs,
    prefill_plot,
    prefill_report,
)
from sparse_attn.bench.__main__ import main
from sparse_attn.bench.inputs import CudaInputs, HostInputs
from sparse_attn.bench.prefill_points import LISTS, PrefillPoint, form_of, points
from sparse_attn.bench.protocol import Protocol
from sparse_attn.bench.race import Contestant, race

SHAPE = ["--key-heads=2", "--group=2", "--head-dim=32"]
SMALL = [
    "--device=cpu",
    *SHAPE,
    "--replays=2",
    "--repeats=2",
    "--evicted-bytes=1000",
    "--lists",
    "dense",
    "key16",
    "query16",
    "query32",
    "--sparsity",
    "0.5",
    "0.9",
    "--keys",
    "128",
    "224",
]


def parsed(*arguments):
    parser = argparse.ArgumentParser()
    prefill.add_arguments(parser)
    return parser.parse_args(arguments)


def drawn(lists="query", block=16, S=192, sparsity=0.7, make=HostInputs):
    """A point, its form, and inputs for it."""
    options, point = parsed(*SHAPE), PrefillPoint(S, lists, block, sparsity)
    form = form_of(point, options)
    made = make(form)
    values = prefill_inputs.make_values(made, S)
    return point, form, made, prefill_inputs.with_lists(made, values, point, form)


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prefill")
    path = folder / "prefill.json"
    arguments = ["prefill", "--json", str(path), "--objects", str(folder / "objects"), *SMALL]
    assert main([*arguments, "--prepare"]) == 0
    assert len(list((folder / "objects").glob("*.so"))) == 4
    assert main(arguments) == 0
    return path


def test_runs_on_the_cpu(results):
    rows = document.read(results)["rows"]
    assert len(rows) == 2 * (1 + 3 * 2) and {row["who"] for row in rows} == {"ours"}
    assert all(0 < row["error"] < 2e-3 and "wrong" not in row for row in rows)
    for row in rows:
        assert len(row["repeats"]) == len(row["minima"]) == 2
        assert row["least_us"] == min(row["minima"]) <= row["us"]
        # Of 128 or 224 rows with 4 heads of 32 columns.
        dense = 4 * 32 * 4 * row["S"] * (row["S"] + 1) / 2
        assert (row["flops"] == dense) == (row["lists"] == "dense")


def test_points():
    found = list(points(parsed()))
    assert len(found) == len(set(found)) == 3 * (1 + 3 * 3)
    assert found[0] == PrefillPoint(8192, "dense", 0, 0.0)
    assert found[4] == PrefillPoint(8192, "query", 64, 0.5)
    assert [point.S for point in found[9:11]] == [8192, 32768]  # as --points counts them
    forms = {form_of(point, parsed()) for point in found}
    assert len({form.name for form in forms}) == len(LISTS) == 4
    sparse = [form for form in forms if form.form == "list"]
    assert all(form.causal and form.block == form.query_block for form in sparse)
    assert {(form.block, form.selecting_heads) for form in sparse} == {(64, 8), (64, 32), (128, 32)}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--lists", "row64"],
            "expected lists such as dense, key64, query64, query128, got 'row64'",
        ),
        (["--lists", "key0"], "expected lists such as"),
        (["--lists", "key48", "--keys", "100"], "expected whole blocks of 48 keys, got 100 keys"),
    ],
)
def test_no_such_points(arguments, sentence, capsys):
    assert main(["prefill", "--prepare", "--device=cpu", *arguments]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("lists", ["key", "query"])
def test_masks_and_lists(lists):
    _, _, _, inputs = drawn(lists)
    heads, count = (2 if lists == "key" else 4), 12
    mask = inputs.mask
    assert mask.shape == (heads, count, count) and not np.triu(mask, 1).any()
    assert mask[:, range(count), range(count)].all()
    # max(1, floor(0.3 (i + 1)))
    assert mask.sum(-1).tolist() == [[1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3]] * heads
    assert not (mask[0] == mask[1]).all()
    assert inputs.ids.dtype == inputs.counts.dtype == np.int32
    assert inputs.ids.shape == (1, heads, count, 3)
    for at in itertools.product(range(heads), range(count)):
        ids, counted = inputs.ids[0][at], inputs.counts[0][at]
        assert ids[:counted].tolist() == np.flatnonzero(mask[at]).tolist()
        assert (ids[counted:] == -1).all()


def test_every_set_of_blocks_is_drawn():
    make = HostInputs(form_of(PrefillPoint(64, "query", 16, 0.5), parsed(*SHAPE)))
    rows = [tuple(prefill_inputs.block_mask(make, 4, 0.5)[3]) for _ in range(300)]
    seen = {row: rows.count(row) for row in rows}
    assert len(seen) == 3 and min(seen.values()) > 60 and all(row[3] for row in seen)


def test_flops():
    point, form, _, inputs = drawn("key")
    blocks = int(inputs.mask.sum()) * 2  # of all query heads
    assert prefill_inputs.flops(point, inputs, form) == 4 * 32 * 16 * 16 * blocks


def plain_attention(form, point, inputs, head):
    """o [S, D] of a head, row by row."""
    q, k, v = (x[0].astype(np.float64) for x in (inputs.q, inputs.k, inputs.v))
    out = np.zeros((point.S, form.head_dim))
    for row in range(point.S):
        share = form.heads // form.selecting_heads
        mask = inputs.mask[head // share, row // point.block]
        keys = [s for s in range(row + 1) if mask[s // point.block]]
        scores = k[keys, head // form.group] @ q[row, head] * form.head_dim**-0.5
        weights = np.exp(scores - scores.max())
        out[row] = weights @ v[keys, head // form.group] / weights.sum()
    return out


@pytest.mark.parametrize("lists", ["key", "query"])
def test_what_a_result_is_compared_with(lists):
    point, form, make, inputs = drawn(lists)
    want = np.stack([plain_attention(form, point, inputs, h) for h in range(form.heads)], 1)[None]
    expected = prefill_inputs.Expected(make, inputs, point, form)
    looked_at = {(rows.start, head) for rows, head, _ in expected.rows}
    # Blocks 0, 1, 5, 6 and the last one; heads 0, 13 modulo 4 and the last one.
    assert looked_at == {(r * 16, h) for r in (0, 1, 5, 6, 11) for h in (0, 1, 3)}
    assert expected.error(want) < 1e-12
    for row, head in ((191, 3), (0, 0), (90, 1)):
        other = want.copy()
        other[0, row, head] *= 1.1
        assert expected.error(other) == pytest.approx(0.1)
    other = want.copy()
    other[0, 40, 2, 7] = np.nan  # where no value is looked at
    assert expected.error(other) == np.inf


def test_a_wrong_result_of_ours_shows(results, tmp_path, monkeypatch):
    """A build whose objects have each other's names."""
    folder, out = tmp_path / "objects", tmp_path / "wrong.json"
    folder.mkdir()
    options = parsed(*SHAPE)
    names = [form_of(PrefillPoint(128, "query", b, 0.5), options).name for b in (16, 32)]
    for name, other in (names, names[::-1]):
        (folder / f"{name}.so").symlink_to(results.parent / "objects" / f"{other}.so")
    arguments = ["prefill", "--json", str(out), *SMALL, "--points=3,5"]
    good = f"good={results.parent / 'objects'}"
    assert main([*arguments, "--objects", f"other={folder}", "--objects", good]) == 1
    rows = json.loads(out.read_text())["rows"]
    assert [row["who"] for row in rows if row.get("wrong")] == ["other", "other"]
    assert [row["who"] for row in rows if not row.get("wrong")] == ["good", "good"]


PEERS = """
import torch
HQ, HKV, D = 4, 2, 32

class Masked:
    sparse, cfg = True, "tuned"
    def prep(self, q, k, v, mask, block):
        S = q.shape[1]
        seen = torch.ones(S, S, dtype=torch.bool).tril()
        if mask is not None:
            assert mask.shape == (HQ, S // block, S // block)
            seen = seen & mask.repeat_interleave(block, 1).repeat_interleave(block, 2)
        def call():
            turned = (x.transpose(1, 2).double() for x in (q, k, v))
            f = torch.nn.functional.scaled_dot_product_attention
            o = f(*turned, attn_mask=seen, enable_gqa=True)
            return o.transpose(1, 2).half()
        return call

class Dense(Masked):
    sparse, cfg = False, ""
    def prep(self, q, k, v, mask, block):
        assert mask is None
        return super().prep(q, k, v, mask, block)

class Wrong(Masked):
    def prep(self, q, k, v, mask, block):
        return super().prep(q, k, v, mask.flip(0), block)

class Absent:
    def __init__(self):
        raise ImportError("no such package")

PEERS = {"fa3": Dense, "fa4": Masked, "flex": Wrong, "fa4_dense": Absent}
"""


@pytest.fixture
def peers(tmp_path, monkeypatch):
    pytest.importorskip("torch")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "prefill_bench", raising=False)
    (tmp_path / "prefill_bench.py").write_text(PEERS)
    return tmp_path


def test_beside_others(results, peers, capsys):
    out, objects = peers / "x.json", results.parent / "objects"
    arguments = ["prefill", "--json", str(out), "--objects", str(objects), *SMALL]
    assert main([*arguments, "--points=0-2,5", "--peers", str(peers)]) == 0
    assert "peer fa4_dense is left out: ImportError: no such package" in capsys.readouterr().out
    made = document.read(out)
    rows = {(row["lists"], row["sparsity"], row["who"]): row for row in made["rows"]}
    assert len(rows) == len(made["rows"]) == 2 + 3 * 3
    assert {who for lists, _, who in rows if lists == "dense"} == {"ours", "fa3"}
    assert {row["setting"] for row in rows.values() if row["who"] == "fa4"} == {"tuned"}
    # With lists of other heads, where a row has more blocks than its own.
    wrong = {key for key, row in rows.items() if row.get("wrong")}
    assert wrong == {("key", 0.5, "flex"), ("query", 0.5, "flex")}
    text = prefill_report.table(made)
    # Dense attention has a point of its own, and a wrong result is none.
    assert "16, per key head" in text and text.splitlines()[3].count(" - |") == 2
    assert prefill_report.comparisons(made)[0]["ratio"] is not None


def test_peers_of_another_form(peers, capsys):
    arguments = ["prefill", "--json", str(peers / "x.json"), *SMALL, "--peers", str(peers)]
    assert main([*arguments, "--group=1"]) == 2
    assert "expected the peers' form {'HQ': 4, 'HKV': 2, 'D': 32}" in capsys.readouterr().err
    (peers / "prefill_bench.py").unlink()
    assert main(arguments) == 2
    assert "has no prefill_bench.py" in capsys.readouterr().err


def test_torch_and_numpy_agree():
    """What is drawn differs, what follows from it does not."""
    pytest.importorskip("torch")
    point, form, make, inputs = drawn(make=lambda form: CudaInputs(form, device="cpu"))
    arrays = {name: x.numpy() for name, x in vars(inputs).items()}
    assert (np.diff(arrays["mask"].sum(-1)) >= 0).all()
    assert [
        a[:n].tolist() for a, n in zip(arrays["ids"][0, 2], arrays["counts"][0, 2], strict=True)
    ] == [np.flatnonzero(row).tolist() for row in arrays["mask"][2]]
    host = prefill_inputs.PrefillInputs(**arrays)
    want = prefill_inputs.Expected(HostInputs(form), host, point, form)
    for (_, _, ours), (_, _, theirs) in zip(
        prefill_inputs.Expected(make, inputs, point, form).rows, want.rows, strict=True
    ):
        np.testing.assert_allclose(ours.numpy(), theirs, rtol=1e-12)


class Steps:
    """A clock that calls once a sample."""

    protocol = Protocol(replays=1, repeats=1)

    def prepared(self, call):
        return call, call()

    def sample(self, call):
        call()
        return [1.0]


def test_results_are_looked_at_before_and_behind_the_replays():
    """A call whose first result is wrong, one whose last is, and one that fails."""

    def good_but(wrong):
        state = {"calls": 0, "result": [0.0]}

        def call():
            state["calls"] += 1
            state["result"][0] = 0.5 if state["calls"] == wrong else 0.0
            return state["result"]

        return call

    def fails():
        raise RuntimeError("out of memory")

    def contestant(name, prepare, kind="sparse"):
        return Contestant(name, kind, prepare, lambda result: result[0])

    every = [contestant(f"{n}", lambda n=n: good_but(n)) for n in (1, 2, 3)]
    found = race("here", [*every, contestant("bad", fails)], Steps(), check_first=True)
    assert {name: x.error for name, x in found.items()} == {"1": 0.5, "2": 0.5, "3": 0.0}
    found = race("here", every, Steps())
    assert {name: x.error for name, x in found.items()} == {"1": 0.0, "2": 0.5, "3": 0.0}
    with pytest.raises(RuntimeError, match="out of memory"):
        race("here", [contestant("ours", fails, "ours")], Steps())


def row(who, kind, us, S=8192, lists="key", block=64, sparsity=0.9, flops=5.0e10):
    point = {"run": 0, "B": 1, "S": S, "block": block, "lists": lists, "sparsity": sparsity}
    times = {"us": us, "least_us": us / 2, "repeats": [us], "minima": [us / 2]}
    return point | {"flops": flops, "who": who, "kind": kind} | times


def made(*rows):
    run = {"date": "2026-01-01", "name": "GPU", "revision": "abc", "command": "bench prefill"}
    start = {"benchmark": "prefill", "form": {}, "protocol": {}}
    return start | {"runs": [dict(run)], "rows": list(rows)}


DENSE = {"lists": "dense", "block": 0, "sparsity": 0.0, "flops": 5.5e11}
RACE = made(
    row("ours", "ours", 840.0, **DENSE),
    row("fa3", "dense", 832.0, **DENSE),
    row("ours", "ours", 100.0),
    row("fa4", "sparse", 190.0),
    row("flex", "sparse", 180.0),
    row("ours", "ours", 140.0, block=128, lists="query"),
    row("fa4", "sparse", 133.0, block=128, lists="query"),
)


def test_table():
    lines = prefill_report.table(RACE).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0][4:7] == ["ours", "FlashAttention-3, dense", "FlashAttention-4"]
    assert cells[2][:6] == ["8192", "dense", "-", "0.55", "655 (1310)", "661 (1322)"]
    assert cells[2][-3:] == ["0.99", "0.99", "0.99"]
    assert cells[3][1:3] == ["64, per key head", "0.9"] and cells[3][-3:] == [
        "1.80",
        "1.80",
        "8.32",
    ]
    assert cells[4][-3:] == ["0.95", "0.95", "5.94"]


def test_section():
    text = prefill_report.section(RACE)
    assert "2 points with lists: as fast as the best peer or faster at 1;" in text
    assert "least 0.95 (S 8192, block 128, per query head, sparsity 0.9; FlashAttention-4)" in text
    assert "1 points dense: as fast as the best peer or faster at 0" in text
    assert "| FlashAttention-4 | 1.90 | 0.95 |" in text and "| FlexAttention | 1.80 | - |" in text
    alone = made(row("ours", "ours", 100.0))
    assert prefill_report.summary(alone) == "" and prefill_report.means(alone) == ""
    assert prefill_report.table(alone).splitlines()[2].endswith("| - | - | - |")


def test_a_wrong_row_counts_for_nothing():
    rows = [dict(x) for x in RACE["rows"]]
    rows[1]["wrong"] = rows[4]["wrong"] = True
    found = {x["point"]: x for x in prefill_report.comparisons(made(*rows))}
    assert found[8192, 64, "key", 0.9]["peer"] == "fa4"
    assert all(x["over_dense"] is None for x in found.values())


def test_merge_and_publish(tmp_path):
    parts = [made(*RACE["rows"][:2]), made(*RACE["rows"][2:])]
    assert document.merge(parts)["rows"][-1]["run"] == 1
    assert len(document.points(document.merge(parts))) == 3
    with pytest.raises(ValueError, match="two of {'S': 8192, 'block': 0, 'lists': 'dense'"):
        document.merge([parts[0], parts[0]])
    page = tmp_path / "Performance.md"
    page.write_text("<!-- prefill: begin -->\nold\n<!-- prefill: end -->\n")
    path = tmp_path / "prefill.json"
    document.write(RACE, path)
    assert main(["publish", str(path), "--docs", str(tmp_path)]) == 0
    assert prefill_report.table(RACE) in page.read_text()
    assert (tmp_path / "benchmarks" / "prefill.png").stat().st_size > 0


def test_plot():
    panels = prefill_plot.panels(RACE)
    assert set(panels) == {(8192, "key", 64), (8192, "query", 128)}
    assert panels[8192, "key", 64]["ours"] == [(0.9, pytest.approx(500.0))]
    figure = prefill_plot.draw(RACE)
    assert figure.axes[0].get_title() == "S 8192, block 64, per key head"
    labels = {line.get_label() for line in figure.axes[0].lines}
    assert labels == {"ours", "FlashAttention-4", "FlexAttention", "FlashAttention-3, dense"}
    assert not prefill_plot.draw(made(*RACE["rows"][:2])).axes
