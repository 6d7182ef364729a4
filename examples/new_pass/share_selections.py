"""A pass that the compiler does not have: the second layer reads the blocks of the first one.

    python examples/new_pass/share_selections.py

ShareSelections.td and ShareSelections.cpp are a library that sparse-opt loads. What it writes is
compiled and compared with NumPy. Runs at the root of the repository, with the compiler of its
build.
"""

import subprocess
from pathlib import Path

import numpy as np

import sparse_attn
from sparse_attn import reference as ref
from sparse_attn.compiler import find_tool

PIPELINE = """builtin.module(
    sparse-attn-insert-gates{gate=mean_pool block-size=8},
    sparse-attn-set-selection-policy{policy=token-budget=16},
    func.func(example-share-selections{group=2}),
    canonicalize)"""

opt = find_tool("sparse-opt")
plugin = opt.resolve().parents[1] / "lib" / "ShareSelectionsPass.so"
source = Path(__file__).with_name("two_layers.mlir")
command = [opt, source, f"--load-pass-plugin={plugin}", f"--pass-pipeline={PIPELINE}"]
shared = subprocess.run(command, check=True, capture_output=True, text=True).stdout
assert shared.count("sparse_attn.attend") == 2
assert shared.count("sparse_attn.select ") == 1
program = sparse_attn.compile(shared)

rng = np.random.default_rng(0)
q, *caches = (rng.standard_normal((1, heads, 64, 16), np.float32) for heads in (4, 2, 2, 2, 2))
r = program(q, *caches)

k0, v0, k1, v1 = caches
means = ref.compress_keys(k0, pools=["avg"], block_size=8)
scores = ref.score(
    ref.gate_queries(q, pooling="none"), means, scale=0.25, reduction="mean", groups=2
)
chosen = ref.select(scores, num_keys=64, policy=ref.TokenBudget(16), block_size=8)
o = ref.attend(q, k0, v0, chosen, scale=0.25, causal=True).o
expected = ref.attend(o, k1, v1, chosen, scale=0.25, causal=True).o
np.testing.assert_allclose(r, expected, atol=1e-5)
print("PASS: two layers, one gate and one selection")
