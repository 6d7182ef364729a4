"""A selection policy that the compiler does not have.

    python examples/new_policy/near_best.py

The attribute #example.near_best<margin> of NearBest.td and NearBest.cpp is a library that the
compiler loads. Its rule in NumPy is the class below; both have to choose the same blocks. Runs at
the root of the repository, with the compiler of its build.
"""

import numpy as np

import sparse_attn
from sparse_attn import reference as ref
from sparse_attn.compiler import find_tool

MARGIN = 0.25


class NearBest(ref.Policy):
    """Blocks whose score is at least that of the row's best one, less MARGIN."""

    def choose(self, x, block, held=0):
        return x >= x.max(initial=-np.inf) - np.float32(MARGIN)


plugin = find_tool("sparse-compile").resolve().parents[1] / "lib" / "NearBestPolicy.so"
program = sparse_attn.compile(
    "test/Raise/Inputs/sdpa_gqa_causal_scale.mlir",
    gate="mean_pool",
    policy=f"#example.near_best<{MARGIN}>",
    block_size=8,
    load_dialect_plugin=plugin,
)

rng = np.random.default_rng(0)
q, k, v = (rng.standard_normal((1, heads, 64, 16), np.float32) for heads in (4, 2, 2))
o = program(q, k, v)

means = ref.compress_keys(k, pools=["avg"], block_size=8)
scores = ref.score(
    ref.gate_queries(q, pooling="none"), means, scale=0.25, reduction="mean", groups=2
)
chosen = ref.select(scores, num_keys=64, policy=NearBest(), block_size=8)
np.testing.assert_allclose(o, ref.attend(q, k, v, chosen, scale=0.25, causal=True).o, atol=1e-5)
counts = chosen.mask.sum(-1)
assert program.stats(q, k, v).blocks == counts.sum()
print(
    f"PASS: rows read {counts.min()} to {counts.max()} of 8 blocks, {counts.mean():.1f} in the mean"
)
