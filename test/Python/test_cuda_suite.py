"""The suite of test/Integration/CUDA, on the CPU: what it covers, and that it sees faults."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

FOLDER = Path(__file__).resolve().parents[1] / "Integration" / "CUDA"
sys.path.insert(0, str(FOLDER))

import attend_cases  # noqa: E402
import attend_oracle  # noqa: E402
import compile_suite  # noqa: E402
import graph_replay  # noqa: E402
import run_suite  # noqa: E402
from attend_device import GUARD, Host  # noqa: E402
from attend_operands import make_operands  # noqa: E402

from sparse_attn.programs import FORMS, AttendForm  # noqa: E402

CASES = 30


@pytest.fixture(scope="module")
def suite_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("suite")
    sizes = ["--kernels=20", f"--cases={CASES}", "--sanitizer=5", "--largest=400"]
    assert compile_suite.main([str(folder), "--target=cpu", *sizes]) == 0
    return folder


def test_the_suite_covers_what_it_should():
    suite = attend_cases.make_suite(seed=1, target="sm_90a")
    assert len({form.name for form in suite.kernels}) == len(suite.kernels) == 80
    assert len(suite.cases) == 400 and len(suite.sanitizer) == 20

    def values(name):
        return {getattr(form, name) for form in suite.kernels}

    assert values("dtype") == {"f16", "bf16"} and values("head_dim") == {64, 128, 256}
    assert values("group") == set(range(1, 17)) and values("rows") == set(range(1, 9))
    assert values("block") == {16, 32, 64, 128} and values("form") == set(FORMS)
    assert values("layout") == {"bshd", "bhsd", "paged"}
    for flag in ("causal", "bias", "lse", "query_heads_select"):
        assert values(flag) == {False, True}
    pages = {form.page_size / form.block for form in suite.kernels if form.page_size}
    assert pages == {0.0625, 0.25, 0.5, 1, 2, 4}
    # Each form of a selection in each layout and type.
    assert len({(f.form, f.layout, f.dtype) for f in suite.kernels}) == 5 * 3 * 2
    longest = [case for case in suite.cases if case.S == 2**20]
    assert len(longest) >= 5 and {case.lengths for case in suite.cases} >= {"outside", "short"}
    small = {suite.kernels[case.kernel].form for case in suite.sanitizer}
    assert small == set(FORMS) and all(case.S <= 32 * 64 + 2 * 128 for case in suite.sanitizer)
    # Lists that several clusters share.
    assert any(case.B == 1 and case.S >= 24 * 64 for case in suite.sanitizer)


def test_a_seed_gives_one_suite(tmp_path):
    suite = attend_cases.make_suite(seed=3, target="cpu", kernels=4, cases=9)
    suite.write(tmp_path)
    assert attend_cases.Suite.read(tmp_path) == suite
    assert attend_cases.make_suite(seed=3, target="cpu", kernels=4, cases=9) == suite
    assert attend_cases.make_suite(seed=4, target="cpu", kernels=4, cases=9) != suite


def test_poison_is_put_in():
    suite = attend_cases.make_suite(seed=1, target="cpu", largest=400)
    seen = dict.fromkeys(("id", "count", "length", "bit", "entry", "nan"), 0)
    for case in suite.cases[:120]:
        form = suite.kernels[case.kernel]
        x = make_operands(form, case)
        blocks = -(-case.S // form.block)
        seen["length"] += bool((x.lengths > case.S).any())
        seen["nan"] += bool(np.isnan(x.blocks.k.astype(np.float32)).any())
        if form.form == "list":
            ids, counts = x.storage
            seen["count"] += bool((counts > ids.shape[-1]).any())
            seen["id"] += bool((ids >= blocks).any())
        if form.form == "bits" and blocks % 32:
            seen["bit"] += bool((x.storage[0][..., -1] >> (blocks % 32) & 1).any())
        if x.table is not None:
            seen["entry"] += bool((x.table >= x.pages).any())
    assert all(count >= 3 for count in seen.values()), seen


def test_oracle_and_reference_agree():
    """One knows which blocks were chosen, the other reads the storage tensors."""
    suite = attend_cases.make_suite(seed=2, target="cpu", kernels=40, cases=40, largest=300)
    for case in suite.cases:
        form = suite.kernels[case.kernel]
        x = make_operands(form, case)
        o, lse = attend_oracle.by_blocks(form, case, x)
        turned = o if form.layout == "bhsd" else o.swapaxes(1, 2)
        want = attend_oracle.by_reference(form, case, x)
        assert attend_oracle.complaints(form, turned, lse, want) == [], f"{form.name} {case}"


def test_every_case_passes(suite_folder, capsys):
    assert run_suite.main([str(suite_folder), "--device=cpu", "--jobs=1"]) == 0
    assert f"{CASES} of 20 kernels" in capsys.readouterr().out
    command = [str(suite_folder), "--device=cpu", "--set=sanitizer", "--in-process", "--jobs=0"]
    assert run_suite.main(command) == 0
    assert "sanitizer cases on cpu: 5 of" in capsys.readouterr().out


@pytest.mark.parametrize("page_size", [1, 2, 4, 8])
def test_small_pages(page_size, tmp_path):
    """What the decode kernel leaves to the generic one: pages of a single key, and of a few."""
    form = AttendForm(
        key_heads=2, group=2, head_dim=64, rows=2, block=16, layout="paged", page_size=page_size
    )
    cases = tuple(
        attend_cases.Case(0, seed, 2, 200, 4, "outside", "shuffled", poison=True)
        for seed in range(3)
    )
    attend_cases.Suite(0, "cpu", (form,), cases, ()).write(tmp_path)
    assert compile_suite.compile_form(form, tmp_path, "cpu") == ""
    assert run_suite.main([str(tmp_path), "--device=cpu", "--in-process", "--jobs=0"]) == 0


def test_graph_replay(suite_folder, capsys):
    command = [str(suite_folder), "--device=cpu", "--replays=4", "--kernels=5"]
    assert graph_replay.main(command) == 0
    assert "5 kernels, 4 replays each, 0 wrong" in capsys.readouterr().out


def test_a_wrong_kernel_is_seen(tmp_path, capsys):
    """An object that ignores causality, under the name of one that does not."""
    form = AttendForm(key_heads=1, group=2, head_dim=64, rows=4, block=16, causal=True)
    case = attend_cases.Case(0, 5, 2, 100, 3, "ragged", "shuffled", poison=True)
    attend_cases.Suite(0, "cpu", (form,), (case, case), ()).write(tmp_path)
    assert compile_suite.compile_form(form, tmp_path, "cpu") == ""
    command = [str(tmp_path), "--device=cpu", "--in-process", "--jobs=0"]
    assert run_suite.main(command) == 0
    compile_suite.compile_form(replace(form, causal=False), tmp_path, "cpu")
    other = tmp_path / f"{replace(form, causal=False).name}.so"
    other.replace(tmp_path / f"{form.name}.so")
    assert run_suite.main([str(tmp_path), "--device=cpu", "--jobs=0"]) == 1
    said = capsys.readouterr().out
    assert said.count("FAIL random") == 2 and "o:" in said and "lse:" in said


def test_a_kernel_that_was_not_compiled(tmp_path, capsys):
    form = AttendForm()
    case = attend_cases.Case(0, 5, 1, 100, 3, "full", "ascending", poison=False)
    attend_cases.Suite(0, "cpu", (form,), (case,), ()).write(tmp_path)
    assert run_suite.main([str(tmp_path), "--device=cpu", "--in-process", "--jobs=0"]) == 1
    assert "was not compiled" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        run_suite.main([str(tmp_path), "--device=cuda"])


def test_a_process_that_dies_or_hangs(suite_folder, tmp_path, monkeypatch, capsys):
    """The cases behind it run in a new process."""
    script = tmp_path / "dies.py"
    script.write_text(
        f"import os, sys, time\nsys.path.insert(0, {str(FOLDER)!r})\nimport run_suite\n"
        "calls = run_suite.Runner.run\n"
        "def run(self, case, want):\n"
        "    number = self.suite.cases.index(case)\n"
        "    if number == 2: os.abort()\n"
        "    if number == 4: time.sleep(60)\n"
        "    return calls(self, case, want)\n"
        "run_suite.Runner.run = run\n"
        "sys.exit(run_suite.main())\n"
    )
    monkeypatch.setattr(run_suite, "__file__", str(script))
    monkeypatch.setattr(run_suite, "SILENCE", 6)
    command = [str(suite_folder), "--device=cpu", "--jobs=0", "--cases=7"]
    assert run_suite.main(command) == 1
    said = capsys.readouterr().out
    assert "FAIL random 2" in said and "the process ended with -6" in said
    assert "FAIL random 4" in said and "no answer in 6 s" in said
    assert said.count("FAIL") == 2 and "7 of" in said


@pytest.mark.parametrize("at", [GUARD - 1, -GUARD])
def test_a_write_outside_is_seen(at):
    host = Host()
    whole, inside = host.poisoned((3, 5), np.dtype(np.float32))
    assert np.isnan(inside).all() and inside.ctypes.data % 256 == 0
    inside[...] = 0
    assert host.intact(whole)
    whole[at] = 0
    assert not host.intact(whole)


def test_complaints():
    form = AttendForm(layout="bhsd")
    want = np.zeros((1, 2, 1, 4)), np.array([[[-np.inf], [2.0]]])
    want[0][0, 1] = [1, 2, 3, 4]
    good, lse = want[0].copy(), want[1].copy()
    assert attend_oracle.complaints(form, good, lse, want) == []
    good[0, 1, 0, 0] += 0.007  # 2e-3 of 4
    assert attend_oracle.complaints(form, good, lse, want) == []
    good[0, 1, 0, 0] += 0.002
    assert "first at (0, 1, 0, 0)" in attend_oracle.complaints(form, good, lse, want)[0]
    good = want[0].copy()
    good[0, 0, 0, 3] = 1e-9  # a row that sees nothing is zero
    assert len(attend_oracle.complaints(form, good, lse, want)) == 1
    good[0, 0, 0, 3] = np.nan
    assert "1 NaN" in attend_oracle.complaints(form, good, lse, want)[0]
    lse[0, 0, 0] = -1e30
    assert "lse" in attend_oracle.complaints(form, want[0], lse, want)[0]
