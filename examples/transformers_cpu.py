"""A transformers model decodes through the gated step, on the CPU.

    python examples/transformers_cpu.py [RUN_DIR]

A small Qwen3 with random weights and random gates. With every block read the tokens are those of
sdpa; with a token budget fewer blocks are read. Writes what was read to RUN_DIR, for
`python -m sparse_attn.report RUN_DIR`. Needs sparse-attn[transformers] and the compiler.
"""

import sys
import tempfile
from pathlib import Path

import torch
from transformers import Qwen3Config, Qwen3ForCausalLM

from sparse_attn import hf
from sparse_attn.gate_file import GateConfig, save_gates
from sparse_attn.hf_cache import GatedCache
from sparse_attn.hf_recorder import Recorder
from sparse_attn.random_gates import random_gates

LAYERS, HEADS, KEY_HEADS, DIM, BLOCK = 4, 8, 4, 32, 16
OPTIONS = {"max_new_tokens": 96, "do_sample": False}


def make_model(attention, device, dtype):
    torch.manual_seed(0)
    config = Qwen3Config(
        vocab_size=1000,
        hidden_size=HEADS * DIM,
        intermediate_size=512,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        num_key_value_heads=KEY_HEADS,
        head_dim=DIM,
        initializer_range=0.1,  # attention that is not nearly uniform
        eos_token_id=None,
        pad_token_id=0,
        attn_implementation=attention,
    )
    return Qwen3ForCausalLM(config).to(device, dtype).eval()


def write_gates(path):
    """Gates of a real model come from training, or from a checkpoint through convert_gates."""
    config = GateConfig(
        block_size=BLOCK,
        gate_dim=DIM,
        num_kv_heads=KEY_HEADS,
        gqa_group=HEADS // KEY_HEADS,
        head_dim=DIM,
        key_pooling="Kmaxminavg",
        query_pooling="Qproj",
        rope=True,
        rope_theta=10000.0,
        qk_norm=True,
        norm_eps=1e-6,
    )
    save_gates(path, config, random_gates(config, LAYERS, seed=0))
    return path


def make_prompt(device):
    torch.manual_seed(1)
    ids = torch.randint(1, 1000, (1, 400), device=device)
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids)}


def generate_sparsely(net, prompt, run_dir):
    """96 tokens with a budget of 128 tokens, recorded in run_dir."""
    gates = write_gates(run_dir / "gates.safetensors")
    cache = GatedCache(net, policy="token-budget=128", gates=gates)
    with Recorder(cache) as recorder:
        tokens = net.generate(**prompt, **OPTIONS, cache=cache)
    assert tokens.shape == (1, 400 + 96)
    recorder.save(run_dir)
    read = recorder.recording().selected.sum(-1)
    assert (read == 128 // BLOCK + 1).all(), "expected the budget and the block of the token"
    return recorder.recording()


def main(run_dir):
    hf.register()
    net, dense = (make_model(name, "cpu", torch.float32) for name in ("sparse_attn", "sdpa"))
    prompt = make_prompt("cpu")
    want = dense.generate(**prompt, **OPTIONS)
    everything = net.generate(**prompt, **OPTIONS, cache=GatedCache(net, policy="all"))
    assert torch.equal(everything, want), "every block read, but not the tokens of sdpa"
    recording = generate_sparsely(net, prompt, run_dir)
    print(f"PASS: {recording.sparsity().mean():.0%} of the blocks were left out; {run_dir}")


def run_in_folder(main):
    """main in the folder RUN_DIR of the command line, or in one that is gone afterwards."""
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder))


if __name__ == "__main__":
    run_in_folder(main)
