"""The study of forms: lists, variants, bounds and tables, and one run on the CPU."""

import json

import numpy as np
import pytest

from sparse_attn.bench import document, report, study
from sparse_attn.bench.__main__ import main
from sparse_attn.bench.inputs import Caches, CudaInputs, HostInputs, error_of
from sparse_attn.bench.lists import even, ragged, uneven
from sparse_attn.bench.points import Point
from sparse_attn.bench.study import VARIANTS
from sparse_attn.programs import AttendForm

FORM = AttendForm(lse=False)
POINTS = [Point(B, S, x) for B in study.BATCHES for S in study.KEYS for x in study.SPARSITIES]


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_lists_of_a_point(point):
    plain, other = even(point, FORM), uneven(point, FORM)
    mean = point.blocks(FORM)
    assert plain.bytes(FORM) == point.bytes(FORM) and (plain.counts == mean).all()
    assert other.blocks == plain.blocks and other.bytes(FORM) == plain.bytes(FORM)
    assert other.counts.min() == pytest.approx(0.25 * mean, abs=1)
    assert other.counts.max() == pytest.approx(1.75 * mean, abs=1)
    # Room for every block: what a threshold leaves, and what splits are chosen from.
    assert other.counts.max() <= other.capacity == point.S // 64
    third = ragged(point, FORM)
    assert third.lengths.min() >= 1 and third.lengths.max() <= point.S
    own = -(-third.lengths // 64)
    assert (third.counts[:, :, 0] <= own[:, None]).all() and third.counts.min() >= 1
    balanced = even(point, FORM, third.blocks)
    assert balanced.blocks == third.blocks and np.ptp(balanced.counts) <= 1
    assert balanced.counts.max() <= balanced.capacity == third.capacity == mean


def test_uneven_lists_that_would_not_fit():
    """Of 100 blocks 80 are read: at most 100, so at the least 60."""
    lists = uneven(Point(2, 6400, 0.2), FORM)
    assert lists.blocks == 80 * 16
    assert lists.counts.max() == 100 and lists.counts.min() == pytest.approx(60, abs=1)


SMALL = AttendForm(key_heads=2, group=2, head_dim=16, block=64, lse=False)


@pytest.mark.parametrize("kind", ["even", "uneven", "ragged", "balanced"])
def test_selections_are_as_long_as_the_lists_say(kind):
    make, point = HostInputs(SMALL), Point(3, 1024, 0.5)
    lists = study.lists_of(kind, point, SMALL)
    inputs = make.select(point, make.caches(point), lists)
    assert inputs.ids.shape == (3, 2, 1, lists.capacity) and inputs.ids.dtype == np.int32
    for b, g in np.ndindex(3, 2):
        count, ids = lists.counts[b, g, 0], inputs.ids[b, g, 0]
        assert (np.diff(ids[:count]) < 0).all() and (ids[count:] == -1).all()
        assert ids[0] * 64 < lists.lengths[b] and ids[count - 1] >= 0


def gathered(form, inputs, x):
    """A cache as [B, S, Hkv, D], in f32."""
    x = x.astype(np.float32)
    if form.layout == "bhsd":
        return x.swapaxes(1, 2)
    if form.page_size:
        return x[inputs.table].reshape(len(inputs.table), -1, *x.shape[2:])
    return x


@pytest.mark.parametrize(
    "name", ["paged", "paged-ordered", "block16", "bhsd", "uneven-auto", "ragged"]
)
def test_variants_have_the_values_of_the_plain_case(name):
    point, variants = Point(2, 512, 0.5), study.chosen([name], "cpu")
    assert {"plain", name} <= set(variants)
    made = study.Study(variants, SMALL, HostInputs)
    made.fill(point)
    entries = dict(zip(variants, made.entries(point, dict.fromkeys(variants)), strict=True))
    plain, other = entries["plain"].inputs, entries[name].inputs
    form = made.forms[name]
    for a, b in ((plain.k, other.k), (plain.v, other.v)):
        assert (gathered(form, other, b) == gathered(SMALL, plain, a)).all()
    if form.page_size:
        assert sorted(other.table.reshape(-1)) == list(range(16))
        assert (np.diff(other.table) == 1).all() == VARIANTS[name].ordered
    if VARIANTS[name].lists == "even":
        keys = [
            {(*place, i * f.block + j) for *place, i in at(x.ids, x.counts) for j in range(f.block)}
            for f, x in ((SMALL, plain), (form, other))
        ]
        assert keys[0] == keys[1]
    base = VARIANTS[name].base
    assert entries[name].size == entries[base].size


def at(ids, counts):
    """Sequence, head and block of every entry."""
    for b, g in np.ndindex(*counts.shape[:2]):
        for block in ids[b, g, 0, : counts[b, g, 0]]:
            yield b, g, int(block)


def test_error_of_follows_tables_lengths_and_counts():
    form = AttendForm(key_heads=1, group=1, head_dim=16, layout="paged", page_size=64, lse=False)
    make, point = HostInputs(form), Point(2, 512, 0.5)
    lists = ragged(point, form, seed=3)
    inputs = make.select(point, make.caches(point), lists)
    o = np.zeros(form.query_shape(2))
    for b in range(2):
        ids = inputs.ids[b, 0, 0, : lists.counts[b, 0, 0]]
        keys = (ids[:, None] * 64 + np.arange(64)).reshape(-1)
        keys = keys[keys < lists.lengths[b]]
        places = inputs.table[b][keys // 64], keys % 64, 0
        k, v = (x[places].astype(np.float64) for x in (inputs.k, inputs.v))
        weights = np.exp(k @ inputs.q[b, 0, 0].astype(np.float64) / 4)
        o[b, 0, 0] = weights @ v / weights.sum()
    assert error_of(make, inputs, o, dense=False) < 1e-6
    inputs.table = inputs.table[::-1]
    assert error_of(make, inputs, o, dense=False) > 1e-2


def test_a_list_of_nothing_gives_zero():
    make, point = HostInputs(SMALL), Point(1, 512, 0.5)
    inputs = make.select(point, make.caches(point), even(point, SMALL, blocks=0))
    o = np.zeros(SMALL.query_shape(1))
    assert error_of(make, inputs, o, dense=False) == 0
    o[0, 0, 1, 2] = 1e-3
    assert error_of(make, inputs, o, dense=False) == np.inf


def test_bounds():
    paged, uneven_ = VARIANTS["paged"], VARIANTS["uneven"]
    assert paged.kept(103.0, 100.0) and not paged.kept(103.1, 100.0)
    assert uneven_.kept(10.9, 10.0) and not uneven_.kept(105.0, 100.0)
    assert VARIANTS["block16"].kept(200.0, 100.0)


def results():
    made = document.new_document("study", FORM.to_json(), {"repeats": 5})
    run = {"date": "2026-01-02T03:04:05", "name": "H100", "revision": "abc", "command": "c"}
    made["runs"].append(run)
    for B, times in ((1, (10.0, 10.2, 10.9)), (8, (100.0, 104.0, 103.0))):
        for who, us in zip(("plain", "paged", "uneven"), times, strict=True):
            row = {"run": 0, "B": B, "S": 8192, "sparsity": 0.5, "bytes": 1 << 20}
            made["rows"].append(row | {"who": who, "kind": "ours", "us": us})
    return made


def cells(text):
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]


def test_tables():
    lines = cells(study.table(results()))
    assert lines[0][3:] == ["plain", "pages of 64", "uneven lists, schedule uneven"]
    assert lines[2][3:] == ["10.0", "10.2 (1.020)", "10.9 (1.090)"]
    lines = cells(study.summary(results()))
    assert lines[2] == ["pages of 64", "plain", "1.030", "1.040", "1.03", "1 of 2"]
    assert lines[3][-2:] == ["1.04 or 1 us", "2 of 2"]
    said = study.line(Point(8, 8192, 0.5), results()["rows"][3:])
    assert "paged 104.0 (1.040 OVER)" in said and "uneven 103.0 (1.030)" in said


def test_publish(tmp_path):
    page = tmp_path / "Performance.md"
    page.write_text("<!-- study: begin -->\n<!-- study: end -->\n")
    document.write(results(), tmp_path / "x.json")
    assert main(["publish", str(tmp_path / "x.json"), "--docs", str(tmp_path)]) == 0
    assert document.read(tmp_path / "benchmarks" / "study.json") == results()
    assert study.section(results()) in page.read_text()
    assert not (tmp_path / "benchmarks" / "study.png").exists()
    assert main(["publish", str(tmp_path / "x.json"), "--docs", str(tmp_path), "--name=a"]) == 2


def test_a_page_takes_its_marks_by_name(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("<!-- a-b: begin -->\nold\n<!-- a-b: end -->\n")
    assert report.put_into(page, "a-b", "new\n") and not report.put_into(page, "a-b", "new\n")


def test_study_on_the_cpu(tmp_path, capsys):
    command = ["study", "--device=cpu", "--objects", str(tmp_path), "--json"]
    command += [str(tmp_path / "s.json"), "--batch=2", "--keys=1024", "--sparsity=0.5"]
    command += ["--key-heads=2", "--group=2", "--head-dim=16"]
    command += ["--replays=2", "--repeats=2", "--evicted-bytes=64"]
    assert main(command) == 0
    rows = {row["who"]: row for row in json.loads((tmp_path / "s.json").read_text())["rows"]}
    names = "plain paged paged-ordered block32 block16 bhsd uneven-auto balanced ragged"
    assert list(rows) == names.split()
    assert all(row["error"] < 2e-3 and "wrong" not in row for row in rows.values())
    assert rows["block16"]["blocks"] == 4 * rows["plain"]["blocks"] == 32
    assert rows["ragged"]["bytes"] == rows["balanced"]["bytes"] < rows["plain"]["bytes"]
    assert "uneven-auto" in capsys.readouterr().out


def test_decode_with_pages(tmp_path):
    command = ["decode", "--device=cpu", "--objects", str(tmp_path), "--json"]
    command += [str(tmp_path / "p.json"), "--batch=2", "--keys=256", "--sparsity=0.5"]
    command += ["--layout=paged", "--page-size=64", "--key-heads=1", "--head-dim=16"]
    command += ["--replays=2", "--repeats=2", "--evicted-bytes=64"]
    assert main(command) == 0
    (row,) = json.loads((tmp_path / "p.json").read_text())["rows"]
    assert row["error"] < 2e-3 and (tmp_path / "f16-h1g8-d16-t1-b64-list-paged64.so").exists()


def test_caches_in_another_order_keep_the_type():
    form = AttendForm(key_heads=2, group=2, head_dim=16, layout="bhsd", lse=False)
    make = HostInputs(form)
    plain = HostInputs(SMALL).caches(Point(1, 64, 0.0))
    other = study.turned(form, make, plain, Point(1, 64, 0.0))
    assert isinstance(other, Caches) and other.k.flags["C_CONTIGUOUS"]
    assert other.q.shape == form.query_shape(1) and other.k.shape == form.cache_shape(1, 64)


@pytest.mark.parametrize("name", ["plain", "paged", "block32", "bhsd", "bf16", "uneven", "ragged"])
def test_inputs_of_torch_are_as_the_kernels_read_them(name):
    torch = pytest.importorskip("torch")
    point, variants = Point(3, 1024, 0.5), study.chosen([name], "cuda")
    made = study.Study(variants, SMALL, lambda form: CudaInputs(form, device="cpu"))
    made.fill(point)
    entries = dict(zip(variants, made.entries(point, dict.fromkeys(variants)), strict=True))
    inputs, form = entries[name].inputs, made.forms[name]
    for array in filter(lambda x: x is not None, (inputs.ids, inputs.counts, inputs.table)):
        assert array.dtype == torch.int32 and array.is_contiguous()
    assert inputs.k.dtype == (torch.bfloat16 if name == "bf16" else torch.float16)
    assert tuple(inputs.k.shape) == form.cache_shape(3, 1024) and inputs.k.is_contiguous()
    o = torch.zeros(form.query_shape(3))
    assert error_of(entries[name].make, inputs, o, dense=False) == 1
