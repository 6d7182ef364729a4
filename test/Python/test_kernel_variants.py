"""Attentions of every kind become the decode kernel for an H100, and ptxas finds no fault in it.

No GPU is needed. `tools/dev/compile_matrix.py` does the same for many more of them.
"""

import pytest
from kernel_variants import DECLINED_FORMS, SERVED_FORMS
from variant_tables import (
    Outcome,
    check_declined,
    check_pairs,
    check_served,
    compile_all,
    compile_matrix,
)

DECODE = compile_matrix.KINDS["decode"].kernel


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    return compile_all(SERVED_FORMS, DECLINED_FORMS)


@pytest.mark.parametrize("form", SERVED_FORMS, ids=lambda form: form.name)
def test_served(outcomes, form):
    needed = (
        ".maxntid 160",
        ".minnctapersm 1",
        ".explicitcluster",
        "cp.async.bulk.tensor",
        "mbarrier.try_wait",
        f"mma.sync.aligned.m16n8k16.row.col.f32.{form.dtype}",
    )
    check_served(outcomes[form.name], needed, unwanted=["griddepcontrol"])
    assert 32 <= outcomes[form.name].report.registers <= compile_matrix.MOST_REGISTERS


UNEVEN_FORMS = [form for form in SERVED_FORMS if form.block >= 64 and form.head_dim < 256]


def test_uneven_lists():
    """Two CTAs on a multiprocessor: no more than 168 registers, and nothing is spilled."""
    for outcome in compile_matrix.compile_forms(UNEVEN_FORMS, schedule="uneven"):
        assert outcome.faults == [], f"{outcome}"
        assert outcome.report.registers <= 168, f"{outcome}"
        assert ".minnctapersm 2" in outcome.entry(), f"{outcome}"


@pytest.mark.parametrize(("form", "why"), DECLINED_FORMS, ids=lambda x: getattr(x, "name", ""))
def test_declined(outcomes, form, why):
    check_declined(outcomes[form.name], why)


def test_the_list_covers_what_it_should():
    axes = ("dtype", "head_dim", "group", "block", "form", "layout")
    check_pairs(SERVED_FORMS, "decode", axes)
    assert {form.rows for form in SERVED_FORMS} == set(range(1, 9))
    pages = {form.page_size / form.block for form in SERVED_FORMS if form.page_size}
    assert pages >= {0.25, 0.5, 1, 2, 4}
    for flag in ("causal", "bias", "lse", "query_heads_select"):
        assert {getattr(form, flag) for form in SERVED_FORMS} == {False, True}


def test_a_report_is_read():
    reports = compile_matrix.parse_report(
        "ptxas info    : (C7513) Potential Performance Loss: wgmma ... in the function 'a'\n"
        "ptxas info    : (C7510) Potential Performance Loss\n"
        "ptxas info    : 0 bytes gmem\n"
        "ptxas info    : Compiling entry function 'a' for 'sm_90a'\n"
        "ptxas info    : Function properties for a\n"
        "    8 bytes stack frame, 4 bytes spill stores, 12 bytes spill loads\n"
        "ptxas info    : Used 168 registers, used 1 barriers, 64 bytes smem\n"
        "ptxas info    : Compiling entry function 'b' for 'sm_90a'\n"
        "ptxas info    : Function properties for b\n"
        "    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads\n"
        "ptxas info    : Used 24 registers, used 0 barriers\n"
    )
    a, b = reports["a"], reports["b"]
    assert (a.registers, a.stack_bytes, a.spill_bytes) == (168, 8, 16)
    assert len(a.faults) == 2 and a.faults[0].startswith("(C7513)")
    assert (b.registers, b.faults) == (24, [])
    # What names no function counts against the kernel.
    reports[DECODE] = b
    assert len(Outcome(SERVED_FORMS[0], reports=reports).faults) == 1
    assert Outcome(SERVED_FORMS[0]).faults == [f"no kernel {DECODE} among none"]


def test_matrix(capsys):
    arguments = ["dtype=f16", "head_dim=64,256", "group=8", "block=16", "form=list", "rows=1"]
    flags = ["query_heads_select=false", "causal=false", "bias=false", "lse=true"]
    assert compile_matrix.main([*arguments, *flags, "layout=bshd"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4 and lines[-1] == "2 kernels, 0 generic, 0 with faults"
    assert compile_matrix.main([*arguments, *flags, "--count"]) == 0
    # bshd, bhsd, and pages of five sizes.
    assert capsys.readouterr().out == "14 kernels\n"
    with pytest.raises(SystemExit):
        compile_matrix.main(["head_dim=96"])
    assert "head_dim: 64, 128, 256" in capsys.readouterr().err
