"""Compressed keys of prompts on the CPU: contiguous and paged, against the reference."""

import numpy as np
import pytest

from sparse_attn import reference as ref
from sparse_attn.compiler import compile_to_object
from sparse_attn.prompt_programs import CompressForm
from sparse_attn.runtime import Program

RNG = np.random.default_rng(11)
B, S, HEADS, D = 3, 80, 2, 8
FORMS = (
    CompressForm("f16", HEADS, D, 16, 16, norm=True),
    CompressForm("f16", HEADS, D, None, 16, pools=("max", "min"), rope=False, layout="bhsd"),
    CompressForm("f16", HEADS, D, 8, 16, pools=("avg",), page_size=8),
    CompressForm("f16", HEADS, D, None, 16, pools=("avg",), rope=False, page_size=40),
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_compressed_keys(form: CompressForm, tmp_path) -> None:
    keys, table = (B, S, HEADS, D), None
    if form.layout == "bhsd":
        keys = (B, HEADS, S, D)
    if form.page_size:
        pages = B * S // form.page_size
        table = RNG.permutation(pages).astype(np.int32).reshape(B, -1)
        table[1, 1] = pages  # no page
        keys = (pages, form.page_size, HEADS, D)
    columns = form.columns
    cos, sin = ref.rotary_table(50, ref.inverse_frequencies(columns))
    arrays = {
        "keys": RNG.standard_normal(keys).astype(np.float16),
        # Unfinished blocks, none at all, and more than there is room for.
        "lengths": np.array([37, 0, S + 3], np.int32)[[2, 2, 0] if form.page_size else [0, 1, 2]],
        "table": table,
        "projection": RNG.standard_normal((HEADS, len(form.pools) * D, columns)).astype(np.float16),
        "norm": RNG.standard_normal(columns).astype(np.float16),
        "cos": cos,
        "sin": sin,
    }
    program = Program(compile_to_object(form.text(), tmp_path / "prompt.so", target="cpu"))
    shape = (B, S // form.block, HEADS, columns)
    (got,) = program.call("main", *form.in_order(**arrays), results=[shape])
    expected = ref.compress_keys(
        arrays["keys"],
        arrays["lengths"],
        arrays["projection"] if form.gate_dim else None,
        arrays["norm"] if form.norm else None,
        *((cos, sin) if form.rope else ()),
        pools=form.pools,
        block_size=form.block,
        block_table=table,
        layout=form.layout,
    )
    largest = np.abs(expected).max()
    assert largest > 0 and (expected == 0).all(-1).any()
    np.testing.assert_allclose(got, expected, atol=2e-3 * float(largest))
