"""Gated decode steps as they are compiled for a GPU, run thread by thread on the CPU, beside the
programs for the CPU: every form of the CUDA suite, with fewer heads and shorter caches."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from simt_program import SimtProgram
from step_arrays import arrays_of

from sparse_attn.compiler import compile_to_object
from sparse_attn.runtime import Program

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "CUDA"))

from step_cases import FORMS  # noqa: E402

TOLERANCE = {"f16": 2e-3, "bf16": 1.6e-2}


def small(form):
    """Policies that are no budget walk over the scores again and again; budgets of heads say how
    many heads there are."""
    if "budgets<" in form.policy:
        return form
    return replace(form, key_heads=2 if "budget" in form.policy else 1)


SMALL = [small(form) for form in FORMS]


def results_of(program, form, arrays):
    arrays = {name: None if x is None else x.copy() for name, x in arrays.items()}
    arrays["o"] = np.full_like(arrays["q"], np.nan)
    out = [arrays[name] for name in form.results()]
    program.prepare("main", *form.in_order(**arrays), out=out)()
    return dict(zip(form.results(), out, strict=True))


@pytest.mark.parametrize("form", SMALL, ids=lambda form: form.name)
def test_a_step_is_that_of_the_cpu(form, tmp_path):
    keys = max((16 if "budget" in form.policy else 4) * form.block, 256)
    # One sequence in the middle of a block, one whose block completes.
    arrays = arrays_of(form, keys, (keys - 3, keys // 2 // form.block * form.block - 1), seed=7)
    simulated = SimtProgram(form.text())
    assert "sparse_attn_attend_decode" in simulated.kernels()
    want = results_of(Program(compile_to_object(form.text(), tmp_path / "step.so")), form, arrays)
    got = results_of(simulated, form, arrays)
    for name in form.results():
        found, wanted = (x[name].astype(np.float64) for x in (got, want))
        if name in ("o", "compressed"):
            largest = abs(wanted).max(-1, keepdims=True)
            assert (abs(found - wanted) <= TOLERANCE[form.dtype] * largest).all(), name
        else:
            assert np.array_equal(found, wanted), name
