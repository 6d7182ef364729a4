"""The prefill part of the CUDA suite, on the CPU: what it covers, and that it sees faults."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

FOLDER = Path(__file__).resolve().parents[1] / "Integration" / "CUDA"
sys.path.insert(0, str(FOLDER))

import attend_cases  # noqa: E402
import compile_suite  # noqa: E402
import prefill_cases  # noqa: E402
import prefill_oracle  # noqa: E402
import run_suite  # noqa: E402
from prefill_operands import make_prefill_operands  # noqa: E402

from sparse_attn.programs import FORMS, MASKS, AttendForm  # noqa: E402

CASES = 25
SIZES = ["--kind=prefill", "--target=cpu", "--kernels=25", f"--cases={CASES}", "--largest=400000"]
# A form whose lists poison can stand in, and that every fault below changes.
FORM = AttendForm(
    key_heads=2, group=2, head_dim=64, rows=None, query_block=64, causal=True, query_lengths=True
)
CASE = attend_cases.Case(0, 5, 2, 300, 3, "ragged", "shuffled", poison=True, T=200, rows="ragged")


@pytest.fixture(scope="module")
def suite():
    return prefill_cases.make_prefill_suite(seed=1, target="sm_90a")


@pytest.fixture(scope="module")
def suite_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prefill")
    assert compile_suite.main([str(folder), *SIZES, "--sanitizer=5"]) == 0
    return folder


def test_the_suite_covers_what_it_should(suite):
    assert len({form.name for form in suite.kernels}) == len(suite.kernels) == 100
    assert len(suite.cases) == 300 and len(suite.sanitizer) == 15

    def values(name):
        return {getattr(form, name) for form in suite.kernels}

    assert values("dtype") == {"f16", "bf16"} and values("head_dim") == {64, 128, 256}
    assert values("group") == {1, 2, 3, 4, 5, 7, 8} and values("form") == set(FORMS)
    assert values("layout") == {"bshd", "bhsd", "packed"} and None in values("rows")
    for flag in ("causal", "lengths", "query_lengths", "bias", "lse", "block_max"):
        assert values(flag) == {False, True}
    assert len(values("window")) > 2
    assert values("mask") == {None, *MASKS}
    masks = {(form.mask_dims, form.head_dim) for form in suite.kernels if form.mask}
    assert len(masks) == 4 * 3
    sparse = [form for form in suite.kernels if form.form != "dense"]
    found = {(f.block, f.query_block, f.query_heads_select, f.head_dim) for f in sparse}
    assert len(found) == 2 * 3 * 2 * 3
    assert sum(form.query_block == 1 for form in sparse) >= 15  # the kernel unites rows
    # Each form of a selection in each layout and type, but for csr in layout packed.
    assert len({(f.form, f.layout, f.dtype) for f in suite.kernels}) == (5 * 3 - 1) * 2

    assert {case.B for case in suite.cases} == {1, 2, 3}
    kinds = {(case.lengths, case.rows) for case in suite.cases}
    assert len(kinds) == 4 * 4
    assert sum(case.T < case.S for case in suite.cases) > 100  # a chunk of a prompt
    assert any(case.T > case.S for case in suite.cases)
    assert sum(case.S >= 1000 for case in suite.cases) > 30
    for case in suite.cases:
        form = suite.kernels[case.kernel]
        assert case.B * form.heads * case.T * case.S <= prefill_cases.LARGEST_SCORES
    small = [suite.kernels[case.kernel] for case in suite.sanitizer]
    assert len({(form.form, form.layout) for form in small}) == 5 * 3 - 1


def test_a_seed_gives_one_suite(suite, tmp_path):
    suite.write(tmp_path)
    assert attend_cases.Suite.read(tmp_path) == suite
    assert prefill_cases.make_prefill_suite(seed=1, target="sm_90a") == suite
    assert prefill_cases.make_prefill_suite(seed=2, target="sm_90a") != suite


def test_poison_is_put_in(suite):
    names = (
        "id",
        "count",
        "bit",
        "length",
        "rows",
        "key",
        "query",
        "empty",
        "beyond",
        "ends",
        "mask",
    )
    seen = dict.fromkeys(names, 0)
    for case in suite.cases[:200]:
        form = suite.kernels[case.kernel]
        x = make_prefill_operands(form, case)
        blocks = -(-x.S // form.block)
        seen["key"] += bool(np.isnan(x.k.astype(np.float32)).any())
        seen["query"] += bool(np.isnan(x.q.astype(np.float32)).any())
        seen["mask"] += x.mask is not None and bool(np.isnan(x.mask.astype(np.float32)).any())
        if form.layout != "packed":
            seen["length"] += form.lengths and bool((x.lengths > case.S).any())
            seen["rows"] += form.query_lengths and bool((x.query_lengths > x.T).any())
        else:
            seen["ends"] += bool(x.lengths[-1] > len(x.k) or x.query_lengths[-1] > len(x.q))
        if form.form == "list":
            ids, counts = x.storage
            seen["count"] += bool((counts > ids.shape[-1]).any())
            seen["id"] += bool((ids >= blocks).any())
            seen["empty"] += bool((counts == 0).any())
        if form.form == "bits" and blocks % 32:
            seen["bit"] += bool((x.storage[0][..., -1] >> (blocks % 32) & 1).any())
        if form.form == "mask" and form.causal:
            chosen = x.storage[0].any((0, 1))
            end = np.minimum((np.arange(len(chosen)) + 1) * form.query_block, x.T)
            own = (x.S - x.T + end - 1) // form.block
            seen["beyond"] += bool((chosen & (np.arange(blocks) > own[:, None])).any())
    assert all(count >= 3 for count in seen.values()), seen


def test_every_case_passes(suite_folder, capsys):
    assert run_suite.main([str(suite_folder), "--device=cpu", "--jobs=1"]) == 0
    assert f"{CASES} of 25 kernels" in capsys.readouterr().out
    command = [str(suite_folder), "--device=cpu", "--set=sanitizer", "--in-process", "--jobs=0"]
    assert run_suite.main(command) == 0
    assert "sanitizer cases on cpu: 5 of 5 kernels" in capsys.readouterr().out


@pytest.mark.parametrize(
    "fault",
    [
        {"causal": False},
        {"window": 100},
        {"block": 128},
        {"query_block": 128},
        {"factor": 0.126},
        {"group": 1, "key_heads": 4},
        {"lse": False, "block_max": True},
    ],
    ids=lambda fault: "-".join(fault),
)
def test_a_wrong_kernel_is_seen(fault, tmp_path, capsys):
    """An object of another form under the name of one."""
    other = replace(FORM, **fault)
    attend_cases.Suite(0, "cpu", (FORM,), (CASE, CASE), (), kind="prefill").write(tmp_path)
    command = [str(tmp_path), "--device=cpu", "--jobs=0"]
    assert compile_suite.compile_form(FORM, tmp_path, "cpu") == ""
    assert run_suite.main([*command, "--in-process"]) == 0
    assert compile_suite.compile_form(other, tmp_path, "cpu") == ""
    (tmp_path / f"{other.name}.so").replace(tmp_path / f"{FORM.name}.so")
    assert run_suite.main(command) == 1
    said = capsys.readouterr().out
    assert said.count(f"FAIL random 0 {FORM.name} (kernel=0 seed=5 B=2 S=300") == 1, said


def test_complaints_name_the_result():
    form = replace(FORM, block_max=True)
    x = make_prefill_operands(form, CASE)
    want = prefill_oracle.by_reference(form, x)
    assert prefill_oracle.complaints_of_prefill(form, want, want) == []
    for i, name in enumerate(("o", "lse", "block_max")):
        got = [array.copy() for array in want]
        at = np.unravel_index(np.argmax(np.where(np.isfinite(got[i]), got[i], 0)), got[i].shape)
        got[i][at] *= 1.01
        (text,) = prefill_oracle.complaints_of_prefill(form, got, want)
        assert text.startswith(f"{name}: 1 of ") and str(tuple(map(int, at))) in text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"mask": "f64"}, "no mask 'f64' over 'ts'"),
        ({"form": "csr"}, "expected known rows for a csr"),
        ({"layout": "packed", "lse": False}, "expected lengths and query_lengths in layout packed"),
        ({"layout": "packed", "query_lengths": True}, "expected no csr, lse or block_max"),
    ],
)
def test_forms_that_there_are_not(fields, sentence):
    with pytest.raises(ValueError, match=sentence):
        AttendForm(rows=None, **fields)


def test_a_form_names_its_rows():
    form = AttendForm(rows=None)
    assert form.query_shape(2, 5) == (2, 5, 64, 128) and form.lse_shape(2, 5) == (2, 64, 5)
    with pytest.raises(ValueError, match="expected a number of rows: f16-h8g8-d128-tx-b64"):
        form.query_shape(2)


def test_no_checked_prefill(tmp_path, capsys):
    with pytest.raises(SystemExit):
        compile_suite.main([str(tmp_path), "--kind=prefill", "--checked"])
    assert "no --checked" in capsys.readouterr().err
