"""Attentions of every kind with many query rows become the prefill kernel for an H100, and ptxas
finds no fault in it.

No GPU is needed. `tools/dev/compile_matrix.py --kind=prefill` does the same for many more of them.
"""

import re

import pytest
from prefill_variants import DECLINED_FORMS, SERVED_FORMS
from variant_tables import (
    Outcome,
    check_declined,
    check_pairs,
    check_served,
    compile_all,
    compile_matrix,
)

MAIN_AXES = ("dtype", "head_dim", "group", "block", "query_block", "form", "layout")
FLAGS = ("query_heads_select", "causal", "lengths", "query_lengths", "bias", "lse", "block_max")
REGISTERS = 65536  # of a multiprocessor


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    return compile_all(SERVED_FORMS, DECLINED_FORMS)


@pytest.mark.parametrize("form", SERVED_FORMS, ids=lambda form: form.name)
def test_served(outcomes, form):
    needed = [
        "cp.async.bulk.tensor",
        "mbarrier.try_wait",
        f"wgmma.mma_async.sync.aligned.m64n{form.head_dim}k16.f32.{form.dtype}",
    ]
    unwanted = ["mma.sync"]
    # With 256 columns a CTA has so few threads that each begins with all registers it can name.
    shared_out = ["setmaxnreg.inc", "setmaxnreg.dec"]
    (needed if form.head_dim < 256 else unwanted).extend(shared_out)
    ptx = check_served(outcomes[form.name], needed, unwanted)
    # Weights are read from registers: the values' product has four of them in place of a tile.
    weighing = rf"wgmma\.mma_async\S*\.m64n{form.head_dim}k16\S*\s*{{[^}}]*}},\s*{{([^}}]*)}}"
    registers = re.findall(weighing, ptx)
    assert registers and all(len(found.split(",")) == 4 for found in registers)
    # As many CTAs fit as the kernel is launched for.
    threads, ctas = (
        int(re.search(rf"\.{name} (\d+)", ptx)[1]) for name in ("maxntid", "minnctapersm")
    )
    most = min(REGISTERS // (threads * ctas), compile_matrix.MOST_REGISTERS)
    assert 32 <= outcomes[form.name].report.registers <= most


@pytest.mark.parametrize(("form", "why"), DECLINED_FORMS, ids=lambda x: getattr(x, "name", ""))
def test_declined(outcomes, form, why):
    check_declined(outcomes[form.name], why)


def test_the_list_covers_what_it_should():
    axes = (*MAIN_AXES, "query_heads_select")
    undefined = ("block", "query_block", "query_heads_select")
    check_pairs(SERVED_FORMS, "prefill", axes, undefined)
    for flag in FLAGS:
        assert {getattr(form, flag) for form in SERVED_FORMS} == {False, True}
    assert {None, 65, 384} <= {form.rows for form in SERVED_FORMS}
    for axes in (("mask", "head_dim"), ("mask", "layout"), ("window", "head_dim")):
        check_pairs(SERVED_FORMS, "prefill", axes)


def test_matrix(capsys):
    """A part of the matrix, which takes another kernel than decode."""
    arguments = ["--kind=prefill", "dtype=f16", "head_dim=64", "group=3", "rows=none", "form=dense"]
    flags = [*(f"{flag}=false" for flag in FLAGS), "mask=none", "window=none"]
    assert compile_matrix.main([*arguments, *flags, "layout=bshd"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and lines[-1] == "1 kernels, 0 generic, 0 with faults"
    # query blocks and blocks of a selection
    arguments[-1] = "form=list,dense"
    assert compile_matrix.main([*arguments, *flags, "--count"]) == 0
    assert capsys.readouterr().out == "15 kernels\n"
