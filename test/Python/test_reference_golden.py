"""The reference against recorded runs of SeerAttention-R's decode gate.

SPARSE_ATTN_GOLDEN_DIR names a folder with more recordings of the same format.
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from sparse_attn import reference as ref
from sparse_attn.gate_config import GateConfig

FOLDER = os.environ.get("SPARSE_ATTN_GOLDEN_DIR", Path(__file__).parent / "Inputs" / "golden")
FILES = sorted(Path(FOLDER).glob("*.npz"))
TOLERANCE = 1e-4


def test_there_are_recordings():
    assert FILES, f"no .npz in {FOLDER}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reproduces_recording(path):
    data = np.load(path)
    meta = json.loads(bytes(data["meta"]))
    if "decode_steps" not in meta:
        pytest.skip("not a recording of the decode gate")
    config = GateConfig.from_dict(meta, ignore_unknown=True)
    k, prompt, steps = data["k"], meta["prefill_len"], meta["decode_steps"]
    batch, capacity = k.shape[:2]
    size = config.block_size
    norm_q, norm_k = (_parameter(data, f"{n}norm") for n in "qk")
    table = {}
    if config.rope:
        inv_freq = ref.inverse_frequencies(config.gate_dim, config.rope_theta)
        table = dict(zip(("cos", "sin"), ref.rotary_table(capacity, inv_freq), strict=True))
    keys = {"projection": _parameter(data, "linear_k"), "norm": norm_k, **table}
    keys |= {"pools": config.pools, "norm_eps": config.norm_eps, "layout": "bshd"}

    lengths = np.full(batch, prompt, np.int32)
    compressed = ref.compress_keys(k, lengths, block_size=size, **keys)
    blocks = -(-prompt // size)
    np.testing.assert_allclose(
        compressed[:, :blocks], data["k_compressed_prefill"], rtol=0, atol=TOLERANCE
    )
    remainder = ref.prompt_remainder(k, lengths, block_size=size, layout="bshd")
    k_cache = v_cache = np.zeros_like(k)
    ties = 0
    for step in range(steps):
        new = k[:, prompt + step : prompt + step + 1]
        k_cache, v_cache, compressed, remainder, _ = ref.append_keys(
            k_cache,
            v_cache,
            compressed,
            remainder,
            np.full(batch, prompt + step, np.int32),
            new,
            new,
            new,
            rope_anchor="last_on_decode",
            **keys,
        )
        lengths = np.full(batch, prompt + step + 1, np.int32)
        queries = ref.gate_queries(
            data["q_decode"][:, step : step + 1],
            lengths,
            projection=_parameter(data, "linear_q"),
            norm=norm_q,
            pooling=config.pooling,
            heads=config.num_kv_heads,
            norm_eps=config.norm_eps,
            layout="bshd",
            **table,
        )
        logits = ref.score(queries, compressed, scale=config.scale)
        blocks = -(-int(lengths[0]) // size)
        expected = data[f"step{step}.logits"]
        assert expected.shape[-1] == blocks
        np.testing.assert_allclose(logits[:, :, 0, :blocks], expected, rtol=0, atol=TOLERANCE)

        inputs = {
            "logits": logits,
            "lengths": lengths,
            "policy": _policy(meta),
            "block_size": size,
            "mode": "reference_compatible",
        }
        recorded = np.zeros(logits.shape, bool)
        recorded[:, :, 0, :blocks] = data[f"step{step}.mask"]
        compared = ref.compare_selection(inputs, recorded)
        assert compared.mismatches == 0, f"step {step}"
        ties += compared.ties
    np.testing.assert_allclose(
        compressed[:, :blocks], data["k_compressed_final"], rtol=0, atol=TOLERANCE
    )
    assert ties <= steps // 10


def _parameter(data, name):
    return data.get(f"param.attngate_{name}.weight")


def _policy(meta):
    if meta["selection"] == "token_budget":
        return ref.TokenBudget(meta["token_budget"])
    return ref.Threshold(meta["threshold"])
