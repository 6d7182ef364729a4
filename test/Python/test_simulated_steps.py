"""Gated decode steps as they are compiled for a GPU, run thread by thread on the CPU, beside the
programs for the CPU: every form of the CUDA suite, with fewer heads and shorter caches."""

import sys
from dataclasses import replace
from pathlib import Path

import ml_dtypes
import numpy as np
import pytest
from simt_program import SimtProgram

from sparse_attn import reference as ref
from sparse_attn.compiler import compile_to_object
from sparse_attn.runtime import Program

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "CUDA"))

from step_cases import FORMS  # noqa: E402

DTYPES = {"f16": np.float16, "bf16": ml_dtypes.bfloat16}
TOLERANCE = {"f16": 2e-3, "bf16": 1.6e-2}
BATCH = 2


def small(form):
    """Policies that are no budget walk over the scores again and again; budgets of heads say how
    many heads there are."""
    if "budgets<" in form.policy:
        return form
    return replace(form, key_heads=2 if "budget" in form.policy else 1)


SMALL = [small(form) for form in FORMS]


def arrays_of(form, keys, lengths, seed):
    """Arguments by the names of `StepForm.in_order`."""
    rng = np.random.default_rng(seed)

    def normal(*shape, scale=1.0):
        return (rng.standard_normal(shape) * scale).astype(DTYPES[form.dtype])

    heads, dim, columns, block = form.key_heads, form.head_dim, form.gate_dim, form.block
    blocks, cache, table = keys // block, (BATCH, keys), None
    if form.page_size:
        count = BATCH * keys // form.page_size
        table = rng.permutation(count).astype(np.int32).reshape(BATCH, -1)
        cache = (count + 1, form.page_size)
    compressed = normal(BATCH, blocks, heads, form.columns)
    if form.gate == "min_max":
        pair = compressed.astype(np.float32).reshape(BATCH, blocks, heads, 2, dim)
        pair = np.concatenate([pair.max(-2), pair.min(-2)], -1)
        compressed = pair.astype(compressed.dtype)
    projection = (heads, form.group, dim, columns)
    if form.pooling == "mean_project":
        projection = (heads, dim, columns)
    cos, sin = ref.rotary_table(keys, ref.inverse_frequencies(columns))
    own = (heads,) if form.budgets == "head" else (BATCH, heads)
    return {
        "budgets": rng.integers(-99, 99 + form.most_tokens, own).astype(np.int32),
        "unrotated": normal(BATCH, 1, form.heads, dim),
        "q": normal(BATCH, 1, form.heads, dim),
        "k": normal(*cache, heads, dim),
        "v": normal(*cache, heads, dim),
        "table": table,
        "compressed": compressed,
        "remainder": normal(BATCH, block, heads, dim),
        "new_unrotated": normal(BATCH, 1, heads, dim),
        "new_k": normal(BATCH, 1, heads, dim),
        "new_v": normal(BATCH, 1, heads, dim),
        "key_projection": normal(heads, len(form.pooled) * dim, columns, scale=0.05),
        "key_norm": normal(columns),
        "lengths": np.array(lengths, np.int32),
        "projection": normal(*projection, scale=0.05),
        "norm": normal(columns),
        "cos": cos,
        "sin": sin,
    }


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
