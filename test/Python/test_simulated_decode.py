"""Decode kernels as they are compiled for a GPU, run thread by thread on the CPU, on the inputs of
the CUDA suite and beside its oracle; wrong ids, counts, pages and lengths among them."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from kernel_variants import SERVED_FORMS
from simt_program import SimtProgram

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "CUDA"))

from attend_cases import Case  # noqa: E402
from attend_device import Host, Placed  # noqa: E402
from attend_operands import make_operands  # noqa: E402
from attend_oracle import complaints, expected  # noqa: E402

# Two key heads, whose lists could be taken for one another, where that takes no minute.
FORMS = [
    replace(form, key_heads=2 if form.group * (form.rows or 1) * form.head_dim < 1024 else 1)
    for form in SERVED_FORMS
]
LENGTHS, ORDERS = ("outside", "ragged", "full"), ("shuffled", "ascending", "descending")


@pytest.mark.parametrize("number", range(len(FORMS)), ids=[form.name for form in FORMS])
def test_a_kernel_gives_what_the_oracle_does(number):
    form = FORMS[number]
    page = form.page_size or 1
    capacity = -(-(3 * form.block + 21) // page) * page
    case = Case(
        kernel=0,
        seed=number,
        B=2 if form.key_heads == 2 else 1,
        S=capacity,
        blocks=3,
        lengths=LENGTHS[number % 3],
        order=ORDERS[number // 2 % 3],
        poison=True,
    )
    program = SimtProgram(form.text())
    assert "sparse_attn_attend_decode" in program.kernels()
    placed = Placed(Host(), form, case, make_operands(form, case))
    placed.call(program)
    assert complaints(form, *placed.outcome(), expected(form, case)) == []
