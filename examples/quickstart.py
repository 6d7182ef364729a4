"""Compiles a program with attention, runs it sparsely, and compares it with NumPy.

    python examples/quickstart.py

Runs at the root of the repository; README.md shows it. Needs sparse-attn and the compiler.
"""

import numpy as np

import sparse_attn
from sparse_attn import reference as ref

# A program that torch-mlir wrote: causal attention, 4 query heads, 2 key heads, 64 tokens.
model = "test/Raise/Inputs/sdpa_gqa_causal_scale.mlir"
program = sparse_attn.compile(model, gate="mean_pool", policy="token-budget=16", block_size=8)

rng = np.random.default_rng(0)
q, k, v = (rng.standard_normal((1, heads, 64, 16), np.float32) for heads in (4, 2, 2))
o = program(q, k, v)

# The same stages in NumPy. The mean of a block's keys scores it, and a row of queries reads its
# own block and the two best ones before it.
means = ref.compress_keys(k, pools=["avg"], block_size=8)
queries = ref.gate_queries(q, pooling="none")
scores = ref.score(queries, means, scale=0.25, reduction="mean", groups=2)
chosen = ref.select(scores, num_keys=64, policy=ref.TokenBudget(16), block_size=8)
expected = ref.attend(q, k, v, chosen, scale=0.25, causal=True).o

np.testing.assert_allclose(o, expected, atol=1e-5)
stats = program.stats(q, k, v)
assert stats.blocks == chosen.mask.sum()
print(f"PASS: {stats.fraction:.0%} of the blocks that dense attention reads")
