"""Rows of a prompt at once choose and attend to what as many decode steps would: Spec.md 2.8."""

from pathlib import Path

import numpy as np
import pytest

from sparse_attn.compiler import compile_to_object
from sparse_attn.gate_config import GateConfig
from sparse_attn.gate_file import save_gates
from sparse_attn.mlir_text import numbers
from sparse_attn.random_gates import random_gates
from sparse_attn.reference import inverse_frequencies
from sparse_attn.runtime import Program

T, HQ, HKV, D, BLOCK = 43, 4, 2, 16, 8


def program_text() -> str:
    """Attention with its rotation; one program for prompts and for single rows."""
    turn = f"{{inv_freq = {numbers(inverse_frequencies(D))}}}"
    q, k = (f"tensor<1x{heads}x?x{D}xf32>" for heads in (HQ, HKV))
    return f"""
func.func @main(%qn: {q}, %kn: {k}, %v: {k}, %pq: tensor<1x?xi64>, %pk: tensor<1x?xi64>) -> {q}
    attributes {{sparse_attn.symbolic_shapes = [[1, {HQ}, "t", {D}], [1, {HKV}, "s", {D}],
        [1, {HKV}, "s", {D}], [1, "t"], [1, "s"], [1, {HQ}, "t", {D}]]}} {{
  %q = sparse_attn.rotary %qn positions(%pq) {turn} : ({q}, tensor<1x?xi64>) -> {q}
  %k = sparse_attn.rotary %kn positions(%pk) {turn} : ({k}, tensor<1x?xi64>) -> {k}
  %o = sparse_attn.attention %q, %k, %v {{scale = 0.25 : f32, causal}} : ({q}, {k}, {k}) -> {q}
  return %o : {q}
}}
"""


@pytest.mark.parametrize("policy", ["token-budget=16", "top-p=0.6"])
def test_rows_at_once_equal_steps(policy: str, tmp_path: Path) -> None:
    config = GateConfig(
        block_size=BLOCK,
        gate_dim=D,
        num_kv_heads=HKV,
        gqa_group=HQ // HKV,
        head_dim=D,
        key_pooling="Kmaxminavg",
        query_pooling="Qproj",
        rope=True,
        rope_theta=10000.0,
        qk_norm=True,
        norm_eps=1e-6,
    )
    gates = tmp_path / "gates.safetensors"
    save_gates(gates, config, random_gates(config, 1, seed=3))
    options = {"policy": policy, "gates": gates, "selection_form": "mask"}
    program = Program(compile_to_object(program_text(), tmp_path / "model.so", **options))

    rng = np.random.default_rng(7)
    q = rng.standard_normal((1, HQ, T, D), np.float32)
    k, v = (rng.standard_normal((1, HKV, T, D), np.float32) for _ in range(2))
    positions = np.arange(T, dtype=np.int64)[None]
    (together,) = program.call("main", q, k, v, positions, positions)
    for t in range(T):
        past = slice(0, t + 1)
        (step,) = program.call(
            "main",
            np.ascontiguousarray(q[:, :, t : t + 1]),
            np.ascontiguousarray(k[:, :, past]),
            np.ascontiguousarray(v[:, :, past]),
            np.ascontiguousarray(positions[:, t : t + 1]),
            np.ascontiguousarray(positions[:, past]),
        )
        # Same input, same order of operations, same bits.
        np.testing.assert_array_equal(step[:, :, 0], together[:, :, t], f"row {t}")
