"""The benchmark's own logic: statistics, points, limits, documents, tables and plots."""

import argparse
import contextlib
import gc
import json
import weakref
from pathlib import Path

import numpy as np
import pytest

from sparse_attn.bench import decode, document, measure, plot, report
from sparse_attn.bench.__main__ import main
from sparse_attn.bench.inputs import HostInputs, error_of
from sparse_attn.bench.points import Point, choose, grid, limit_us
from sparse_attn.bench.protocol import CudaClock, HostClock, Protocol, interleaved, summary
from sparse_attn.bench.sections import SECTIONS, section
from sparse_attn.programs import AttendForm

ROOT = Path(__file__).resolve().parents[2]
FORM = AttendForm(lse=False)


def row(who, kind, us, B=1, S=8192, sparsity=0.5, run=0):
    size = Point(B, S, sparsity).bytes(FORM)
    made = {"run": run, "B": B, "S": S, "sparsity": sparsity, "bytes": size}
    return made | {"who": who, "kind": kind, "us": us, "repeats": [us]}


def results(*rows, runs=1):
    made = document.new_document("decode", FORM.to_json(), {"repeats": 5})
    for i in range(runs):
        run = {"date": "2026-01-02T03:04:05", "name": "H100", "revision": "abc", "command": f"c{i}"}
        made["runs"].append(run)
    made["rows"] += rows
    return made


RACE = results(
    row("fa3", "dense", 24.0),
    row("seer_tilelang", "sparse", 18.0),
    row("readsel", "reader", 11.0),
    row("ours", "ours", 12.0),
    row("ours", "ours", 20.0, sparsity=0.9),
    row("seer_tilelang", "sparse", 10.0, sparsity=0.9),
    row("flashinfer", "sparse", 9.0, sparsity=0.9) | {"wrong": True},
)


def test_a_repeat_is_a_median_and_contestants_take_turns():
    order = []

    def sampler(name, values):
        taken = iter(values)

        def sample():
            order.append(name)
            return next(taken)

        return sample

    a = sampler("a", [[1.0, 2.0, 9.0], [4.0, 4.0, 4.0], [3.0, 3.0, 30.0]])
    b = sampler("b", [[5.0], [6.0], [7.0]])
    timed = interleaved({"a": a, "b": b}, 3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert timed["a"].repeats == (2.0, 4.0, 3.0) and timed["a"].us == 3.0
    assert timed["b"].us == 6.0 and timed["b"].spread == pytest.approx(2 / 6)


def test_summary_of_one_repeat():
    one = summary([[7.0, 6.0, 9.0]])
    assert one.us == 7.0 and one.spread == 0 and one.minima == (6.0,)


def test_host_clock_times_every_replay():
    calls = []
    clock = HostClock(Protocol(replays=4, repeats=1, evicted_bytes=64))
    call, result = clock.prepared(lambda: calls.append(1) or len(calls))
    assert result == 1
    samples = clock.sample(call)
    assert len(samples) == 4 and len(calls) == 5 and min(samples) >= 0


class FakeCuda:
    """As much of torch.cuda as a capture uses; a graph keeps nothing."""

    class CUDAGraph:
        replays = 0

        def replay(self):
            self.replays += 1

    class Stream:
        def wait_stream(self, other):
            pass

    def __init__(self):
        self.cuda = self

    def current_stream(self):
        return self.Stream()

    def synchronize(self):
        pass

    def stream(self, stream):
        return contextlib.nullcontext()

    def graph(self, graph):
        return contextlib.nullcontext()

    def Event(self, enable_timing):  # noqa: N802
        return FakeEvent()


class FakeEvent:
    def record(self):
        pass

    def elapsed_time(self, other):
        return 0.25


def test_a_replay_keeps_what_its_graph_uses():
    """A peer's scratch lives in nothing but the closure that it returns."""

    class Scratch:
        pass

    def made():
        scratch = Scratch()
        return (lambda: [id(scratch)]), weakref.ref(scratch)

    clock = CudaClock.__new__(CudaClock)
    clock.torch, clock.protocol = FakeCuda(), Protocol()
    call, scratch = made()
    replay, _ = clock.prepared(call)
    del call
    gc.collect()
    assert scratch() is not None
    replay()
    assert replay.graph.replays == 2
    del replay
    gc.collect()
    assert scratch() is None


def test_lines_lose_their_priority_before_each_read():
    order, fake = [], FakeCuda()
    clock = CudaClock.__new__(CudaClock)
    clock.torch, clock._buffer, clock._largest = fake, None, None
    fake.amax = lambda *_, out: order.append("read")
    status = 0

    class Driver:
        def cuCtxResetPersistingL2Cache(self):  # noqa: N802
            order.append("reset")
            return status

    clock._driver = Driver()
    clock.protocol = Protocol(replays=2)
    assert clock.sample(lambda: order.append("replay")) == [250.0, 250.0]
    assert order == ["reset", "read", "replay"] * 2
    status = 201
    with pytest.raises(RuntimeError, match="CUDA error 201"):
        clock.sample(lambda: None)
    order.clear()
    clock.protocol = Protocol(replays=1, reset_persisting=0)
    clock.sample(lambda: order.append("replay"))
    assert order == ["read", "replay"]


def test_grid_has_the_sixty_points():
    points = grid()
    assert len(points) == len(set(points)) == 60
    assert points[0] == Point(1, 8192, 0.0) and points[-1] == Point(16, 131072, 0.9)
    # Points of the same caches follow one another.
    caches = [(p.B, p.S) for p in points]
    assert sum(a != b for a, b in zip(caches, caches[1:], strict=False)) == 14


def test_choose():
    points = grid()
    assert choose(points, None) == points
    assert choose(points, "0-2,59,1") == [points[i] for i in (0, 1, 2, 59)]
    for text in ("60", "5-3", "a", "", "1-", "0-60"):
        with pytest.raises(ValueError, match="expected numbers"):
            choose(points, text)


@pytest.mark.parametrize(
    ("S", "sparsity", "blocks"),
    [(8192, 0.0, 128), (8192, 0.7, 39), (8192, 0.9, 13), (131072, 0.7, 615), (64, 1.0, 1)],
)
def test_blocks_of_a_point(S, sparsity, blocks):
    point = Point(2, S, sparsity)
    assert point.blocks(FORM) == blocks
    assert point.bytes(FORM) == 2 * 2 * 8 * blocks * 64 * 128 * 2


def test_bytes_of_a_cache_that_ends_in_a_block():
    form = AttendForm(key_heads=1, head_dim=64, block=64, dtype="f32")
    assert Point(1, 100, 0.0).bytes(form) == 2 * 100 * 64 * 4


def test_limit():
    # One H100 took 4.1 us for nothing and reads 3.14 TB/s.
    assert limit_us(0) == 4.1
    assert limit_us(3_140_000) == pytest.approx(5.1)


def test_merge_keeps_what_each_row_comes_from():
    one = results(row("ours", "ours", 1.0, B=2), runs=2)
    two = results(row("ours", "ours", 2.0, B=1))
    merged = document.merge([one, two])
    assert [r["command"] for r in merged["runs"]] == ["c0", "c1", "c0"]
    assert [(r["B"], r["run"]) for r in merged["rows"]] == [(1, 2), (2, 0)]
    assert one["rows"][0]["run"] == 0 and two["rows"][0]["run"] == 0


def test_merge_refuses_what_does_not_fit():
    one = results(row("ours", "ours", 1.0))
    with pytest.raises(ValueError, match="expected one row a point"):
        document.merge([one, one])
    other = {**one, "protocol": {"repeats": 3}}
    with pytest.raises(ValueError, match="expected one protocol"):
        document.merge([one, other])


def test_document_round_trip(tmp_path):
    document.write(RACE, tmp_path / "new" / "x.json")
    assert document.read(tmp_path / "new" / "x.json") == RACE
    document.write(results(), tmp_path / "empty.json")
    assert document.read(tmp_path / "empty.json")["rows"] == []
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(ValueError, match="no results"):
        document.read(tmp_path / "other.json")


def test_a_command_has_no_folders_of_a_machine():
    said = document.command(["decode", "--json", "/tmp/a/b.json", "--objects=/x/y", "docs/z"])
    assert said == "python -m sparse_attn.bench decode --json b.json --objects=y docs/z"


def test_comparisons():
    fast, slow = report.comparisons(RACE)
    limit = limit_us(Point(1, 8192, 0.5).bytes(FORM))
    assert fast["point"] == (1, 8192, 0.5) and fast["peer"] == "seer_tilelang"
    assert fast["ratio"] == 1.5 and fast["over_limit"] == pytest.approx(12 / limit)
    # A peer whose result is wrong is no peer.
    assert slow["peer"] == "seer_tilelang" and slow["ratio"] == 0.5


def test_table():
    lines = report.table(RACE).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0][5:9] == ["ours", "FlashAttention-3, dense", "TileLang", "reading only"]
    assert cells[0][-2:] == ["best peer / ours", "ours / limit"]
    assert cells[2][:6] == ["1", "8192", "0.5", "16.8", "9.4", "12.0"]
    assert cells[2][-2] == "1.50" and cells[3][-2] == "0.50"
    assert cells[3][6] == "-"  # not measured there
    assert len({len(line) for line in cells}) == 1


def test_means():
    lines = report.means(RACE).splitlines()
    cells = {line.split(" | ")[0].strip("| "): line.strip("| ").split(" | ")[1:] for line in lines}
    assert cells["its time / ours"][3:] == ["sparsity 0.5", "sparsity 0.9"]
    assert cells["TileLang"] == ["0.866", "0.500", "1.500", "1.500", "0.500"]
    # Where it was not measured it has no mean, nor where it was wrong.
    assert cells["FlashAttention-3, dense"][3:] == ["2.000", "-"] and "FlashInfer" not in cells
    limit = limit_us(Point(1, 8192, 0.5).bytes(FORM)) / 12
    assert cells["H100 limit"][3] == f"{limit:.3f}"
    assert report.means(results(row("fa3", "dense", 1.0))) == ""


def test_a_run_says_what_slowed_it():
    run = results()["runs"][0] | {"environment": {"CUDA_LAUNCH_BLOCKING": "1"}}
    assert "H100, CUDA_LAUNCH_BLOCKING=1, revision abc" in report.described(run)


def test_summary_of_a_document():
    text = report.summary(RACE)
    assert "or faster at 1 of 2" in text and "0.87 in the geometric mean" in text
    assert "at the least 0.50 (B 1, S 8192, sparsity 0.9, TileLang)" in text
    assert report.summary(results()) == ""


def test_tables_go_between_marks(tmp_path):
    page, path = tmp_path / "page.md", tmp_path / "x.json"
    document.write(RACE, path)
    page.write_text("a\n<!-- decode: begin -->\nold\n<!-- decode: end -->\nb\n")
    assert main(["table", str(path), "--into", str(page)]) == 0
    text = page.read_text()
    assert text.startswith("a\n<!--") and text.endswith("-->\nb\n")
    assert "old" not in text and report.table(RACE) in text
    assert main(["table", str(path), "--into", str(page)]) == 0 and page.read_text() == text
    page.write_text("no marks")
    assert main(["table", str(path), "--into", str(page)]) == 2


@pytest.mark.parametrize("name", SECTIONS)
def test_page_has_the_tables_of_the_files(name):
    """A page of docs says what docs/benchmarks/NAME.json says, and has its plot."""
    page = report.page_of(name, ROOT / "docs").read_text()
    _, _, rest = page.partition(f"<!-- {name}: begin -->\n")
    written, _, _ = rest.partition(f"<!-- {name}: end -->")
    path = ROOT / "docs" / "benchmarks" / f"{name}.json"
    if path.exists():
        assert written == section(document.read(path))
    else:
        assert written in ("", "No results yet.\n")
    assert path.with_suffix(".png").exists() == (path.exists() and name != "study")


def test_panels_are_times_over_limits():
    found = plot.panels(RACE)
    assert set(found) == {(8192, 0.5), (8192, 0.9)}
    limit = limit_us(Point(1, 8192, 0.5).bytes(FORM))
    assert found[8192, 0.5]["ours"] == [(1, 12.0 / limit)]
    assert "flashinfer" not in found[8192, 0.9]


def test_plot(tmp_path):
    more = results(*RACE["rows"], row("ours", "ours", 30.0, B=4), row("ours", "ours", 9.0, S=32768))
    figure = plot.draw(more)
    panels = {panel.get_title(): panel for panel in figure.axes}
    assert list(panels)[0] == "S 8192, sparsity 0.5"
    assert {panel.get_xlabel() for panel in figure.axes[2:]} == {plot.X_LABEL}
    assert [panel.get_ylabel() for panel in figure.axes[::2]] == [plot.Y_LABEL] * 2
    first = panels["S 8192, sparsity 0.5"]
    ours = next(line for line in first.lines if line.get_label() == "ours")
    assert list(ours.get_xdata()) == [1, 4]
    last = panels["S 32768, sparsity 0.5"]
    assert [text.get_text() for text in last.get_xticklabels()] == ["1", "4"]
    labels = [text.get_text() for text in figure.legends[0].get_texts()]
    assert labels[:2] == ["ours", "FlashAttention-3, dense"]
    document.write(more, tmp_path / "x.json")
    assert main(["plot", str(tmp_path / "x.json"), "-o", str(tmp_path / "x.png")]) == 0
    assert (tmp_path / "x.png").read_bytes()[:4] == b"\x89PNG"


def test_error_of_sees_a_wrong_head():
    form = AttendForm(key_heads=2, group=2, head_dim=16, block=8, lse=False)
    make, point = HostInputs(form), Point(2, 60, 0.5)
    inputs = make.select(point, make.caches(point))
    assert inputs.ids.shape == (2, 2, 1, 4) and (np.diff(inputs.ids, axis=-1) < 0).all()
    o = np.zeros(form.query_shape(2))
    for b, g in np.ndindex(2, 2):
        keys = (inputs.ids[b, g, 0][:, None] * 8 + np.arange(8)).reshape(-1)
        keys = keys[keys < 60]
        heads = slice(2 * g, 2 * g + 2)
        k, v = (x[b, keys, g].astype(np.float64) for x in (inputs.k, inputs.v))
        scores = inputs.q[b, 0, heads] / 4 @ k.T
        weights = np.exp(scores)
        o[b, 0, heads] = weights @ v / weights.sum(-1, keepdims=True)
    assert error_of(make, inputs, o, dense=False) < 1e-6
    assert error_of(make, inputs, o, dense=True) > 1e-2
    o[1, 0, 3, 5] += 0.1
    assert error_of(make, inputs, o, dense=False) > 1e-2
    o[1, 0, 3, 5] = np.nan
    assert error_of(make, inputs, o, dense=False) == np.inf


SMALL = ["--device=cpu", "--batch", "1", "2", "--keys", "96", "--sparsity", "0", "0.5"]
SMALL += ["--key-heads=2", "--group=3", "--head-dim=16", "--block=16"]
SMALL += ["--replays=3", "--repeats=2", "--evicted-bytes=64"]


def test_decode_on_the_cpu(tmp_path):
    """Cut into two runs, merged: as one run."""
    common = ["decode", *SMALL, "--objects", str(tmp_path / "objects")]
    assert main([*common, "--json", str(tmp_path / "a.json"), "--points=0-1"]) == 0
    assert main([*common, "--json", str(tmp_path / "b.json"), "--points=2-3"]) == 0
    names = [str(tmp_path / f"{x}.json") for x in "abm"]
    assert main(["merge", *names[:2], "-o", names[2]]) == 0
    merged = json.loads((tmp_path / "m.json").read_text())
    assert [(r["B"], r["sparsity"], r["run"]) for r in merged["rows"]] == [
        (1, 0.0, 0),
        (1, 0.5, 0),
        (2, 0.0, 1),
        (2, 0.5, 1),
    ]
    for entry in merged["rows"]:
        assert entry["us"] > 0 and len(entry["repeats"]) == 2
        assert entry["error"] < 2e-3 and "wrong" not in entry
    assert merged["runs"][0]["date"] and merged["runs"][0]["revision"]


def test_deadline_stops_between_points(tmp_path, capsys):
    command = ["decode", *SMALL, "--objects", str(tmp_path), "--deadline=1e-9"]
    assert main([*command, "--json", str(tmp_path / "a.json")]) == 0
    assert "stopped before B=1 S=96" in capsys.readouterr().out


def test_dense_attention_may_have_its_turns_apart(tmp_path, monkeypatch):
    order = []

    class Clock:
        mode = "call"

        def prepared(self, call):
            return call, call()

        def sample(self, call):
            order.append(call())
            return [1.0]

    def contestant(name, kind):
        fake = argparse.Namespace(name=name, kind=kind, setting="")
        fake.prepare = lambda _: lambda: name
        return measure.Entry(fake, argparse.Namespace(form=FORM), None, 1, 1)

    monkeypatch.setattr(measure, "error_of", lambda *_: 0.0)
    entries = [contestant("fa3", "dense"), contestant("a", "sparse"), contestant("b", "sparse")]
    clock = Clock()
    clock.protocol = Protocol(repeats=2)
    rows = measure.measure(Point(1, 64, 0.0), entries, clock)
    assert order == ["fa3", "a", "b", "b", "a", "fa3"]
    order.clear()
    clock.protocol = Protocol(repeats=2, dense_apart=1)
    assert measure.measure(Point(1, 64, 0.0), entries, clock) == rows
    assert order == ["a", "b", "b", "a", "fa3", "fa3"]


def test_a_wrong_result_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(measure, "error_of", lambda *_: float("nan"))
    command = ["decode", *SMALL, "--objects", str(tmp_path), "--points=0"]
    assert main([*command, "--json", str(tmp_path / "a.json")]) == 1
    assert json.loads((tmp_path / "a.json").read_text())["rows"][0]["wrong"]


def test_peers_of_another_form(tmp_path, capsys):
    (tmp_path / "decode_bench.py").write_text("HQ, HKV, D, BS, PEERS = 64, 8, 128, 64, {}\n")
    command = ["decode", *SMALL, "--objects", str(tmp_path), "--peers", str(tmp_path)]
    assert main([*command, "--json", str(tmp_path / "a.json")]) == 2
    assert "run without --peers" in capsys.readouterr().err


PEER = """
import numpy as np
HQ, HKV, D, BS = 64, 8, 128, 64

class Dense:
    cfg = {"splits": 3}
    def prep(self, q, k, v, ids, lengths):
        assert q.shape == (1, 64, 128) and ids.shape == (1, 8, 1) and lengths.shape == (1,)
        k, v = (np.repeat(x[0].astype(np.float32), 8, axis=1) for x in (k, v))
        s = np.einsum("hd,shd->hs", q[0].astype(np.float32), k) / np.sqrt(128)
        p = np.exp(s)
        return (lambda: np.einsum("hs,shd->hd", p / p.sum(-1, keepdims=True), v)[None]), "dense"

class Broken:
    def __init__(self):
        raise ImportError("no such package")

PEERS = {"fa3": Dense, "flashinfer": Broken}
"""


def test_peers_race_on_our_inputs(tmp_path, capsys, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "decode_bench.py").write_text(PEER)
    monkeypatch.delitem(__import__("sys").modules, "decode_bench", raising=False)
    options = ["--device=cpu", "--batch=1", "--keys=128", "--sparsity=0.5", "--evicted-bytes=64"]
    options += ["--peers", str(tmp_path), "--peer", "fa3", "flashinfer", "--repeats=1"]
    options += ["--objects", str(tmp_path), "--json", str(tmp_path / "a.json"), "--replays=2"]
    assert main(["decode", *options]) == 0
    assert "flashinfer is left out: ImportError" in capsys.readouterr().out
    ours, dense = json.loads((tmp_path / "a.json").read_text())["rows"]
    assert ours["who"] == "ours" and dense["who"] == "fa3"
    assert dense["kind"] == "dense" and dense["setting"] == "{'splits': 3}"
    assert dense["error"] < 1e-3 and "wrong" not in dense


def test_form_follows_the_options():
    parser = argparse.ArgumentParser()
    decode.add_arguments(parser)
    form = decode.form_of(parser.parse_args(["--json", "x"]))
    assert (form.heads, form.key_heads, form.head_dim, form.block) == (64, 8, 128, 64)
    assert form.name == "f16-h8g8-d128-t1-b64-list-bshd"
