"""Checked programs on the CPU: what they find, and that they change nothing."""

import sys
from pathlib import Path

import numpy as np
import pytest
from support import Function, run

from sparse_attn import reference as ref
from sparse_attn.compiler import CompileError, compile_to_object
from sparse_attn.function_text import Unknown, Value, i64_attribute
from sparse_attn.programs import AttendForm
from sparse_attn.runtime import Program

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "CUDA"))

import attend_cases  # noqa: E402
import compile_suite  # noqa: E402
import graph_replay  # noqa: E402
import run_suite  # noqa: E402
from attend_device import Host, Placed  # noqa: E402
from attend_operands import make_operands  # noqa: E402

RNG = np.random.default_rng(3)


def check(values, rule, limit, counts=None, added=0, unit=1, rows=None):
    """The report of a compiled check, and that of the reference."""
    want = ref.check_entries(values, rule, limit, counts, added=added, unit=unit, rows=rows)
    f = Function()
    groups = {
        "counts": None if counts is None else f.argument(counts, unknown(counts)),
        "added": f.index(added) if added else None,
        "limit": f.index(limit),
    }
    shape = want.shape
    if rows is None:
        shape = (*map(Unknown, shape[:-1]), 4)
    # Of the rows of pointers, the type says how many a sequence has.
    elif counts is not None:
        shape = (Unknown(shape[0]), *shape[1:])
    attributes = {
        "rule": f"#sparse_attn.check_rule<{rule}>",
        "unit": i64_attribute(unit if unit > 1 else None),
    }
    values = f.argument(values, unknown(values))
    f.returns(*f.op("check_entries", [values], [Value("", shape, "i64")], groups, attributes))
    return run(f)[0], want


def unknown(array):
    return tuple(map(Unknown, array.shape))


def mixed(shape, limit, dtype=np.int32):
    """Mostly numbers in [0, limit)."""
    far = RNG.choice([-1, limit, limit + 1, np.iinfo(dtype).max, np.iinfo(dtype).min], shape)
    return np.where(RNG.random(shape) < 0.1, far, RNG.integers(0, limit, shape)).astype(dtype)


@pytest.mark.parametrize("dtype", [np.int32, np.int64])
def test_counts(dtype):
    got, want = check(mixed((30, 5), 20, dtype), "count", 20)
    assert (want[..., 0] >= 0).any() and (want[..., 0] < 0).any()
    np.testing.assert_array_equal(got, want)


@pytest.mark.parametrize("counted", [False, True])
def test_ids(counted):
    counts = mixed((4, 2, 3), 9) if counted else None
    got, want = check(mixed((4, 2, 3, 8), 11), "id", 11, counts)
    assert (want[..., 0] >= 0).any() and (want[..., 0] < 0).any()
    np.testing.assert_array_equal(got, want)


def test_pages():
    lengths = np.tile(np.array([0, 1, 16, 17, 90, 1000, -5], np.int64), 10)
    got, want = check(mixed((70, 6), 40), "id", 40, lengths, added=3, unit=16)
    assert (want[..., 0] >= 0).any() and (want[..., 0] < 0).any()
    np.testing.assert_array_equal(got, want)


def test_bits():
    words = RNG.integers(-(2**31), 2**31, (5, 2, 1, 3)).astype(np.int32)
    words[:3, ..., 2] = 0
    words[:2, ..., 1] &= 0xFF
    got, want = check(words, "bits", 40)
    assert (want[..., 0] >= 0).any() and (want[..., 0] < 0).any()
    np.testing.assert_array_equal(got, want)


def test_pointers():
    pointers = np.array([0, 3, 2, 9, 30, 12, 20, 21, -1], np.int32)
    got, want = check(pointers, "pointer", 20)
    assert list(want[:, 0] >= 0) == [False, False, True, False, True, True, False, True, True]
    np.testing.assert_array_equal(got, want)


def test_ids_of_pointers():
    pointers = np.array([0, 3, 3, 9, 8, 14, 40, 40, 41], np.int32)
    got, want = check(mixed((20,), 11), "id", 11, pointers, rows=(2, 2, 2))
    np.testing.assert_array_equal(got, want)


@pytest.fixture(scope="module")
def suite_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checked")
    sizes = ["--kernels=24", "--cases=48", "--sanitizer=5", "--largest=400", "--seed=2"]
    assert compile_suite.main([str(folder), "--target=cpu", "--checked", *sizes]) == 0
    return folder


def test_the_suite_says_what_the_reference_says(suite_folder, capsys):
    """Right results and the right sentence, for right operands and for others."""
    assert run_suite.main([str(suite_folder), "--device=cpu", "--jobs=1"]) == 0
    assert "48 of 24 kernels" in capsys.readouterr().out


def test_the_suite_has_cases_of_every_kind():
    suite = attend_cases.make_suite(2, "cpu", 24, 48, 5, 400)
    said = [
        run_suite.sentence(
            suite.kernels[case.kernel], case, make_operands(suite.kernels[case.kernel], case)
        )
        for case in suite.cases
    ]
    for what in ("block_table", "lengths", "counts of", "ids of", "bits of"):
        assert any(what in text for text in said), what
    assert said.count("") >= 5


def test_captures_are_not_for_the_cpu(suite_folder, capsys):
    command = [str(suite_folder), "--device=cpu", "--kernels=5"]
    assert graph_replay.main(command) == 0
    assert "5 kernels, captures refused, 0 wrong" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["list", "bits", "csr"])
def test_results_have_the_same_bits(form, tmp_path):
    form = AttendForm(
        key_heads=2, group=2, head_dim=64, block=16, form=form, layout="paged", page_size=8
    )
    case = attend_cases.Case(0, 11, 3, 200, 5, "outside", "shuffled", poison=True)
    outcomes = []
    for checked in (False, True):
        path = compile_to_object(form.text(), tmp_path / f"{checked}.so", checked=checked)
        placed = Placed(Host(), form, case, make_operands(form, case))
        if checked:
            with pytest.raises(RuntimeError, match=r"^argument \d, .*: expected 0 to \d+, got"):
                placed.call(Program(path))
        else:
            placed.call(Program(path))
        outcomes.append(placed.outcome())
    for one, other in zip(*outcomes, strict=True):
        np.testing.assert_array_equal(one, other)


def test_an_unchecked_object_has_no_checks(tmp_path):
    """The flag costs nothing where it is not given."""
    form = AttendForm(key_heads=1, group=1, head_dim=64)
    objects = [
        compile_to_object(form.text(), tmp_path / f"{name}.so", checked=checked)
        for name, checked in (("with", True), ("without", False))
    ]
    found = [b"sparse_attn_rt_report" in path.read_bytes() for path in objects]
    found += [b"sparse_attn_check_entries" in path.read_bytes() for path in objects]
    assert found[0] and not found[1] and not found[3]


@pytest.mark.parametrize("emit", ["iree", "linalg"])
def test_other_exits_refuse(emit, tmp_path):
    from sparse_attn.compiler import sparse_compile

    with pytest.raises(CompileError, match="--checked needs --emit=so or --emit=mlir"):
        sparse_compile(AttendForm().text(), tmp_path, emit=emit, checked=True)
