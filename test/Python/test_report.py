"""The report: what its pictures show and say, and that the page holds all of it."""

import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from test_bench import RACE, results, row
from test_recording import make

from sparse_attn import recording
from sparse_attn.bench import document, pictures, roofline_plot, speedup_plot
from sparse_attn.bench.__main__ import main as bench
from sparse_attn.bench.points import LAUNCH_US, READ_BYTES_PER_SECOND, Point
from sparse_attn.programs import AttendForm
from sparse_attn.report import page, selection_map, sparsity_plot
from sparse_attn.report.__main__ import main

BENCHMARKS = Path(__file__).resolve().parents[2] / "docs" / "benchmarks"
PNG = b"\x89PNG"


def legend(figure):
    return [text.get_text() for text in figure.legends[0].get_texts()]


# A race of two batches, three lengths and two sparsities; sparsity 0.75 stands at one length alone.
TIMES = {(S, x): S / 1024 * (1 - x) + 4 for S in (8192, 32768, 131072) for x in (0.5, 0.9)}
GRID = results(
    *(
        row(who, kind, us * B, B=B, S=S, sparsity=x)
        for B in (1, 8)
        for (S, x), ours in TIMES.items()
        for who, kind, us in (("ours", "ours", ours), ("fa3", "dense", S / 1024 + 4))
    ),
    row("ours", "ours", 5.0, B=8, sparsity=0.75),
    row("fa3", "dense", 12.0, B=8, sparsity=0.75),
)


def test_speedup_is_dense_over_ours():
    curves = speedup_plot.curves(GRID)
    assert list(curves) == [1, 8] and list(curves[8]) == [0.5, 0.9]
    assert curves[1][0.9][0] == (8192, pytest.approx(12 / TIMES[8192, 0.9]))
    assert [S for S, _ in curves[1][0.5]] == [8192, 32768, 131072]


def test_speedup_picture():
    figure = speedup_plot.draw(GRID)
    assert [axis.get_title() for axis in figure.axes] == ["B 1", "B 8"]
    assert {axis.get_xlabel() for axis in figure.axes} == {"keys of a sequence (S)"}
    assert figure.axes[0].get_ylabel() == "FlashAttention-3's time / ours"
    assert legend(figure) == ["sparsity 0.5", "sparsity 0.9", "1 / (1 - sparsity)"]
    ticks = [text.get_text() for text in figure.axes[0].get_xticklabels()]
    assert ticks == ["8K", "32K", "128K"]
    assert "2x" in [text.get_text() for text in figure.axes[0].get_yticklabels()]
    lines = {line.get_label(): line for line in figure.axes[1].lines}
    np.testing.assert_allclose(lines["sparsity 0.5"].get_ydata(), [12 / 8, 36 / 20, 132 / 68])
    bounds = [line.get_ydata()[0] for line in figure.axes[1].lines if line.get_linestyle() == ":"]
    assert bounds == pytest.approx([2, 10])
    low, high = figure.axes[0].get_ylim()
    assert low < 1 and high > 10


def test_speedup_needs_dense_attention():
    with pytest.raises(ValueError, match="expected rows of ours beside fa3, got none"):
        speedup_plot.draw(results(row("ours", "ours", 12.0)))


def with_blocks(*rows):
    """Rows as the benchmark writes them, with the blocks that a row reads."""
    form = AttendForm(lse=False)
    counted = [x | {"blocks": Point(x["B"], x["S"], x["sparsity"]).blocks(form)} for x in rows]
    return results(*counted)


def test_roofline_picture():
    race = with_blocks(*RACE["rows"])
    dots = roofline_plot.dots(race)
    # FlashInfer's result was wrong; ours come first.
    assert list(dots) == ["ours", "FlashAttention-3, dense", "TileLang", "reading only"]
    half, tenth = (Point(1, 8192, x).bytes(AttendForm(lse=False)) for x in (0.5, 0.9))
    np.testing.assert_allclose(
        dots["ours"], [(half / 1e6, half / 12e6), (tenth / 1e6, tenth / 20e6)]
    )
    # Dense attention reads all keys.
    np.testing.assert_allclose(dots["FlashAttention-3, dense"], [(half / 5e5, half / 12e6)])
    figure = roofline_plot.draw(race)
    (axis,) = figure.axes
    assert axis.get_xlabel() == "bytes that a call has to read (MB)"
    assert axis.get_ylabel() == "bytes / time (TB/s)"
    said = [text.get_text() for text in axis.get_legend().get_texts()]
    assert said[:3] == ["limit: launch and bytes", "launch floor: 4.1 us", "memory: 3.14 TB/s"]
    assert said[3:] == list(dots)
    roof, floor = axis.lines[:2]
    for x, y in zip(*roof.get_data(), strict=True):
        assert x / y == pytest.approx(LAUNCH_US + x * 1e12 / READ_BYTES_PER_SECOND, rel=1e-4)
    np.testing.assert_allclose(np.divide(*floor.get_data()), LAUNCH_US)
    # No dot of ours lies outside of the picture.
    (low, high), (left, right) = axis.get_ylim(), axis.get_xlim()
    assert all(left < x < right and low < y < high for line in dots.values() for x, y in line)


def test_roofline_of_steps_adds_the_gate():
    step = row("step", "ours", 14.0) | {"blocks": 64, "gate_bytes": 2_000_000}
    slow, fast, part = (
        {**step, "who": who, "kind": "peer", "us": us}
        for who, us in (
            ("gate eager, seer_tilelang", 50.0),
            ("gate eager, flashinfer", 40.0),
            ("x", 1.0),
        )
    )
    race = results(step, slow, fast, part | {"kind": "part"})
    size = (step["bytes"] + 2_000_000) / 1e6
    dots = roofline_plot.dots(race)
    assert list(dots) == ["ours", "eager gate, sparse"]
    np.testing.assert_allclose(dots["ours"], [(size, size / 14)])
    np.testing.assert_allclose(dots["eager gate, sparse"], [(size, size / 40)])
    with pytest.raises(ValueError, match="expected rows of contestants"):
        roofline_plot.draw(results())


@pytest.mark.parametrize("name", ["decode", "step"])
def test_committed_pictures(name):
    """Each picture of the docs is there, small, and of what its benchmark measured."""
    found = document.read(BENCHMARKS / f"{name}.json")
    for i, kind in enumerate(pictures.pictures_of(found)):
        path = BENCHMARKS / (f"{name}.png" if i == 0 else f"{name}-{kind}.png")
        data = path.read_bytes()
        assert data.startswith(PNG) and len(data) < 256 * 1024
    figure = speedup_plot.draw(found)
    batches = sorted({x["B"] for x in found["rows"]})
    assert [axis.get_title() for axis in figure.axes] == [f"B {B}" for B in batches]
    assert "sparsity 0.9" in legend(figure)


def test_plot_command(tmp_path, capsys):
    document.write(GRID, tmp_path / "x.json")
    out = tmp_path / "x.png"
    arguments = ["plot", str(tmp_path / "x.json"), "-o", str(out)]
    assert bench([*arguments, "--picture", "speedup"]) == 0
    assert out.read_bytes().startswith(PNG)
    assert bench([*arguments, "--picture", "pie"]) == 2
    assert "expected a picture among limit, speedup, roofline, got 'pie'" in capsys.readouterr().err
    document.write(GRID | {"benchmark": "study"}, tmp_path / "x.json")
    assert bench(arguments) == 2
    assert capsys.readouterr().err.endswith(", got a study\n")


def test_selection_map():
    run = make(layers=6, gated=(0, 1, 2, 3, 4))
    figure = selection_map.draw(run, sequence=1)
    titles = [axis.get_title() for axis in figure.axes]
    assert titles[::2] == [f"layer {i}, key head 0" for i in (0, 2, 3)] + [
        "layer 5, key head 0, no gate"
    ]
    assert {axis.get_xlabel() for axis in figure.axes[-2:]} == {"decode step (tokens)"}
    assert {axis.get_ylabel() for axis in figure.axes[::2]} == {"key block (4 tokens)"}
    assert legend(figure) == ["no keys yet", "left out", "read"]
    shown = selection_map.states(run, layer=2, head=1, sequence=1)
    for n, step in np.ndindex(shown.shape):
        name = selection_map.STATES[shown[n, step]]
        if n * 4 >= run.lengths[step, 1]:
            assert name == "no keys yet"
        else:
            assert name == ("read" if run.selected[step, 2, 1, 1, n] else "left out")
    (image,) = selection_map.draw(run, 1, layers=[2], heads=[1]).axes[0].get_images()
    np.testing.assert_array_equal(image.get_array(), shown)
    for wrong, sentence in (
        ({"sequence": 2}, "a sequence below 2, got 2"),
        ({"layers": [6]}, "a layer below 6, got 6"),
        ({"heads": [-1]}, "a key head below 2, got -1"),
        ({"heads": []}, "at least one key head"),
    ):
        with pytest.raises(ValueError, match=sentence):
            selection_map.draw(run, **wrong)


def test_shares():
    run = make(steps=6, layers=2, gated=(0,))
    found = selection_map.shares(run)
    assert found.shape == (4, run.selected.shape[-1])
    # The last block has keys in the steps 2 to 5 of sequence 0, of lengths 17 to 20.
    reads = run.selected[2:, 0, 0, 1, -1].sum()
    assert 0 < reads < 4 and found[1, -1] == reads / 4
    assert (found[2:] == 1).all()
    figure = selection_map.draw_shares(run)
    axis, bar = figure.axes
    assert axis.get_xlabel() == "key block (4 tokens)" and axis.get_ylabel() == "layer . key head"
    assert [text.get_text() for text in axis.get_yticklabels()] == ["0.0", "0.1", "1.0", "1.1"]
    assert bar.get_ylabel() == "share of steps that read the block"
    np.testing.assert_array_equal(axis.get_images()[0].get_array(), found)


@pytest.mark.parametrize("layers", [3, 12])
def test_sparsity_over_time(layers):
    run = make(layers=layers)
    figure = sparsity_plot.draw(run)
    axis, keys = figure.axes
    assert axis.get_xlabel() == "decode step (tokens)"
    assert axis.get_ylabel() == "sparsity (share of blocks not read)"
    assert keys.get_ylabel() == "keys of the longest sequence (tokens)"
    names = ["layer 0", "layer 1", "layer 2, no gate"] if layers == 3 else ["a layer"]
    assert legend(figure) == [*names, sparsity_plot.MEAN, sparsity_plot.KEYS_LABEL]
    found = run.sparsity()
    for layer in range(layers):
        np.testing.assert_array_equal(axis.lines[layer].get_ydata(), found[:, layer])
    np.testing.assert_allclose(axis.lines[-1].get_ydata(), found[:, :2].mean(1))
    assert list(axis.lines[0].get_xdata()) == [1, 2, 3, 4, 5, 6]
    assert list(keys.lines[0].get_ydata()) == [15, 16, 17, 18, 19, 20]


class Reader(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_page(tmp_path, capsys):
    recording.write(make(), tmp_path)
    document.write(with_blocks(*GRID["rows"]), tmp_path / "decode.json")
    (tmp_path / "other.json").write_text("[]")
    assert main([str(tmp_path), "--pictures", str(tmp_path / "png")]) == 0
    said = capsys.readouterr()
    assert said.out == f"{tmp_path / 'report.html'}\n"
    assert "other.json is left out:" in said.err and "no results of a benchmark" in said.err
    text = (tmp_path / "report.html").read_text()
    read = Reader(text)
    assert not read.open
    images = [attributes for tag, attributes in read.tags if tag == "img"]
    names = [attributes["id"] for tag, attributes in read.tags if tag == "figure"]
    recorded = ["sparsity", "selected-blocks", "block-shares"]
    assert names == [*recorded, "decode-limit", "decode-speedup", "decode-roofline"]
    for name, image in zip(names, images, strict=True):
        kind, _, data = image["src"].partition(",")
        assert kind == "data:image/png;base64" and image["alt"]
        assert base64.b64decode(data) == (tmp_path / "png" / f"{name}.png").read_bytes()
    # Nothing comes from elsewhere.
    assert not re.search(r"""(src|href)=["'](?!data:)""", text) and "url(" not in text
    for word in ("LlamaForCausalLM", "top-p=0.5", "4 tokens", "3, 2 with a gate", "15 to 20"):
        assert word in read.text
    assert "best peer / ours" in read.text and "<script" not in text


def test_page_escapes(tmp_path):
    found = page.Part(
        "a <b>",
        {"x & y": "`<i>`"},
        [],
        "- one `a<b`\n- **two**\n\n| a | b |\n| --- | --- |\n| 1 | <2> |",
    )
    page.write([found], tmp_path / "x.html")
    text = (tmp_path / "x.html").read_text()
    assert "<h2>a &lt;b&gt;</h2>" in text and "<code>&lt;i&gt;</code>" in text
    assert "<li>one <code>a&lt;b</code></li><li><strong>two</strong></li>" in text
    assert "<tr><td>1</td><td>&lt;2&gt;</td></tr>" in text and "---" not in text
    assert not Reader(text).open


def test_page_refusals(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "expected run.json with selections.npz, or results" in capsys.readouterr().err
    (tmp_path / "run.json").write_text("{}")
    assert main([str(tmp_path)]) == 2
    assert "expected format 'sparse_attn.run'" in capsys.readouterr().err
    assert not (tmp_path / "report.html").exists()
