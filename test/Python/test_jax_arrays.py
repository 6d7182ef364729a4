"""Arrays of JAX as arguments: read where they lie."""

from pathlib import Path

import numpy as np
import pytest

jax = pytest.importorskip("jax", reason="needs JAX")

import sparse_attn  # noqa: E402
from sparse_attn.tensors import Tensors  # noqa: E402

MODEL = Path(__file__).resolve().parents[1] / "Raise" / "Inputs" / "sdpa_gqa_causal_scale.mlir"


@pytest.mark.parametrize("dtype", ["float32", "float16", "bfloat16", "int32", "bool"])
def test_no_copy(dtype):
    array = jax.numpy.ones((2, 3, 5), dtype)
    (tensor,) = Tensors([array]).pointer
    assert tensor.data == array.unsafe_buffer_pointer()
    assert tensor.shape[: tensor.ndim] == [2, 3, 5]


def test_call():
    program = sparse_attn.compile(MODEL, exit="so")
    rng = np.random.default_rng(0)
    arrays = [rng.standard_normal((1, h, 64, 16), np.float32) for h in (4, 2, 2)]
    got = program(*map(jax.numpy.asarray, arrays))
    np.testing.assert_array_equal(got, program(*arrays))
    np.testing.assert_array_equal(jax.numpy.from_dlpack(got), got)
