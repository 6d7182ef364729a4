"""The model of the benchmark `generate`: Qwen3 with random weights, its prompt and its gates."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch
from transformers import Qwen3Config, Qwen3ForCausalLM

from ..gate_config import GateConfig
from ..gate_file import save_gates
from ..random_gates import random_gates
from .generate import BLOCK, DIM, HEADS, KEY_HEADS


def make_model(options: argparse.Namespace) -> Any:
    torch.manual_seed(0)
    kind: Any = Qwen3Config
    config = kind(
        vocab_size=options.vocabulary,
        hidden_size=options.hidden,
        intermediate_size=options.intermediate,
        num_hidden_layers=options.layers,
        num_attention_heads=HEADS,
        num_key_value_heads=KEY_HEADS,
        head_dim=DIM,
        max_position_embeddings=1 << 18,
        rope_parameters={"rope_type": "default", "rope_theta": 1e6},
        eos_token_id=None,
        pad_token_id=0,
        attn_implementation="sdpa",
    )
    with torch.device(options.device):
        default = torch.get_default_dtype()
        torch.set_default_dtype(torch.bfloat16)
        try:
            net: Any = Qwen3ForCausalLM(config)
        finally:
            torch.set_default_dtype(default)
    for parameter in net.parameters():
        parameter.requires_grad_(False)
    # Norms of queries and keys above 1, so that attention is not nearly uniform.
    for layer in net.model.layers:
        layer.self_attn.q_norm.weight.fill_(2.0)
    return net.eval()


def make_prompt(options: argparse.Namespace) -> dict[str, torch.Tensor]:
    g = torch.Generator().manual_seed(1)
    ids = torch.randint(1, options.vocabulary, (1, options.prompt), generator=g)
    ids = ids.to(options.device)
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids)}


def write_gates(path: Path, layers: int) -> Path:
    config = GateConfig(
        block_size=BLOCK,
        gate_dim=DIM,
        num_kv_heads=KEY_HEADS,
        gqa_group=HEADS // KEY_HEADS,
        head_dim=DIM,
        key_pooling="Kmaxminavg",
        query_pooling="Qproj",
        rope=True,
        rope_theta=1e6,
        qk_norm=True,
        norm_eps=1e-6,
    )
    save_gates(path, config, random_gates(config, layers, seed=0))
    return path
