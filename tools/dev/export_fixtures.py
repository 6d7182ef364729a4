#!/usr/bin/env python3
"""Exports the torch fixtures of test/Raise/Inputs: small real programs as RAW torch IR in generic text.

    export_fixtures.py OUT [NAME ...]      # all fixtures, or the named ones, as OUT/NAME.mlir and OUT/NAME.npz

NAME.npz holds the arguments of `main` (in0, in1, ...) and what PyTorch returned for them (out0, ...); bfloat16 values are
stored as float32 (exact). Programs that are random by nature have none. Needs torch, torch-mlir, transformers and, for
bfloat16 weights, ml_dtypes (made with 2.15.0, 20261001, 5.23.0 and 0.6); runs on a CPU.

torch-mlir decomposes scaled_dot_product_attention by default even at RAW level, so `emit` runs the decompositions itself
without that one. Weights are random (seed 0) and models tiny: only the shape of the programs matters.
"""

import argparse
import math
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
import transformers as tf
from torch import nn
from torch_mlir import fx
from torch_mlir.compiler_utils import OutputType
from torch_mlir.extras.fx_decomp_util import get_decomposition_table
from transformers.masking_utils import AttentionMaskInterface

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python"))
from sparse_attn import hf  # noqa: E402

SDPA = torch.ops.aten.scaled_dot_product_attention.default
KEEP = {k: v for k, v in get_decomposition_table().items() if k is not SDPA}
B, H, K, S, D = (
    1,
    4,
    2,
    16,
    8,
)  # batch, query heads, key heads, tokens, head width; plain modules use these unless said
FIXTURES = {}


def fixture(function):
    """Registers a function of the fixture's name; fixtures return (module, args, options of emit)."""
    FIXTURES[function.__name__] = function
    return function


def array(t):
    return (t.float() if t.dtype == torch.bfloat16 else t).detach().numpy()


def record(path, module, args):
    """Runs the program and stores arguments and results."""
    with torch.no_grad():
        out = module(*args)
    out = out if isinstance(out, tuple) else (out,)
    assert not any(o.isnan().any() for o in out), f"{path.name}: NaN in the results"
    arrays = {f"in{i}": array(a) for i, a in enumerate(args)} | {
        f"out{i}": array(o) for i, o in enumerate(out)
    }
    np.savez_compressed(path, **arrays)


def emit(folder, name, module, args, dynamic=None, run=True, more=()):
    """Writes NAME.mlir, NAME.npz (unless run=False) and, for other lengths of a dynamic program, NAME.SUFFIX.npz.

    dynamic: torch.export's dynamic_shapes; more: (suffix, args) pairs.
    """
    module = module.eval()
    with torch.no_grad():
        program = torch.export.export(
            module, args, strict=False, dynamic_shapes=dynamic
        ).run_decompositions(KEEP)
    for b in (
        program.graph_signature.inputs_to_buffers.values()
    ):  # non-persistent buffers (rotary inv_freq)
        if b not in program.state_dict and b in program.constants:
            program.state_dict[b] = program.constants[b]
    m = fx.export_and_import(
        program,
        output_type=OutputType.RAW,
        func_name="main",
        decomposition_table={},
        import_symbolic_shape_expressions=dynamic is not None,
    )
    text = m.operation.get_asm(print_generic_op_form=True)
    (folder / f"{name}.mlir").write_text(text.rstrip("\n") + "\n")
    for suffix, a in ([("", args)] if run else []) + [(f".{s}", a) for s, a in more]:
        record(folder / f"{name}{suffix}.npz", module, a)
    print(
        f"{name}: {len(text) / 1024:.0f} KB, {text.count('torch.aten.scaled_dot_product_attention')} sdpa, "
        f"{text.count('torch.' + hf.OP.replace('::', '.'))} boundary op"
    )


def t(*shape):
    return torch.randn(*shape)


class Plain(nn.Module):
    """A module of one function."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *args):
        return self.function(*args)


# Plain modules ------------------------------------------------------------------------------------------------------


def qkv(kv_heads=H, s=S):
    return t(B, H, S, D), t(B, kv_heads, s, D), t(B, kv_heads, s, D)


def plain(function, *args, **options):
    return Plain(function), args, options


def masked(make):
    """sdpa with the mask that make() builds inside the program."""
    return plain(lambda q, k, v: F.scaled_dot_product_attention(q, k, v, attn_mask=make()), *qkv())


def ones():
    return torch.ones(S, S, dtype=torch.bool)


def alibi():
    """ALiBi [1, H, S, S]: -slope * distance below the diagonal, -inf above."""
    i = torch.arange(S)
    distance = (i[None, :] - i[:, None]).float()
    slopes = torch.tensor([2.0 ** (-8 * (h + 1) / H) for h in range(H)]).view(1, H, 1, 1)
    return (slopes * distance).masked_fill(distance > 0, -math.inf)


@fixture
def additive_mask_input():
    m = torch.zeros(1, 1, S, S).masked_fill(~ones().tril(), -math.inf)
    return plain(lambda q, k, v, m: F.scaled_dot_product_attention(q, k, v, attn_mask=m), *qkv(), m)


@fixture
def learned_bias():
    module = Plain(lambda q, k, v: F.scaled_dot_product_attention(q, k, v, attn_mask=module.bias))
    module.bias = nn.Parameter(t(1, H, S, S))
    return module, qkv(), {}


def grouped(expand):
    """Key and value heads expanded by the program, then causal sdpa."""
    return plain(
        lambda q, k, v: F.scaled_dot_product_attention(q, expand(k), expand(v), is_causal=True),
        *qkv(K),
    )


def rotated(rotate, half):
    """q and k rotated, then causal sdpa; in3 and in4 are cos and sin [1, 1, S, D], each frequency twice: in halves or
    side by side."""

    def f(q, k, v, cos, sin):
        q, k = (x * cos + rotate(x) * sin for x in (q, k))
        return F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)

    a = torch.arange(S)[:, None] * 10000.0 ** (-torch.arange(0, D, 2) / D)
    a = torch.cat((a, a), -1) if half else a.repeat_interleave(2, -1)
    return plain(f, *qkv(K), a.cos()[None, None], a.sin()[None, None])


def decode(dtype):
    """One new token for a cache of 31; the grown caches are results."""

    def f(q, k, v, keys, values):
        k, v = torch.cat((keys, k), 2), torch.cat((values, v), 2)
        return F.scaled_dot_product_attention(q, k, v, enable_gqa=True), k, v

    return plain(
        f, *(t(2, n, s, D).to(dtype) for n, s in ((H, 1), (K, 1), (K, 1), (K, 31), (K, 31)))
    )


FIXTURES |= {
    "additive_mask": lambda: masked(alibi),
    "bool_mask_constant_full": lambda: masked(ones),
    "bool_mask_constant_tril": lambda: masked(lambda: ones().tril()),
    "bool_mask_constant_window": lambda: masked(lambda: ones().tril() & ones().triu(-3)),
    "dropout": lambda: plain(
        lambda *a: F.scaled_dot_product_attention(*a, dropout_p=0.1, is_causal=True),
        *qkv(),
        run=False,
    ),
    "cross_attention": lambda: plain(
        lambda *a: F.scaled_dot_product_attention(*a, enable_gqa=True), *qkv(K, s=24)
    ),
    "gqa_repeat_interleave": lambda: grouped(lambda x: torch.repeat_interleave(x, H // K, dim=1)),
    "gqa_expand_reshape": lambda: grouped(
        lambda x: x[:, :, None].expand(B, K, H // K, S, D).reshape(B, H, S, D)
    ),
    "gqa_tile": lambda: grouped(
        lambda x: x.repeat(1, H // K, 1, 1)
    ),  # query head h reads key head h % K: not grouped
    "half_rotary": lambda: rotated(
        lambda x: torch.cat((-x[..., D // 2 :], x[..., : D // 2]), -1), True
    ),
    "interleaved_rotary": lambda: rotated(
        lambda x: torch.stack((-x[..., 1::2], x[..., ::2]), -1).flatten(-2), False
    ),
    "decode_lengths_f32": lambda: decode(torch.float32),
    "decode_lengths_f16": lambda: decode(torch.float16),
    "decode_lengths_bf16": lambda: decode(torch.bfloat16),
}

# transformers models -------------------------------------------------------------------------------------------------


def model(kind, implementation="sdpa", dtype=torch.float32, **options):
    """A random one-layer causal language model of transformers; `kind` as in KINDConfig and KINDForCausalLM."""
    config = dict(
        vocab_size=16,
        hidden_size=H * D,
        intermediate_size=4,
        num_hidden_layers=1,
        num_attention_heads=H,
        head_dim=D,
        num_key_value_heads=K,
        max_position_embeddings=64,
        attn_implementation=implementation,
        pad_token_id=0,
        bos_token_id=1,
        eos_token_id=2,
        tie_word_embeddings=True,
    )
    name = {"Gemma3": "Gemma3Text"}.get(kind, kind)
    return getattr(tf, f"{kind}ForCausalLM")._from_config(
        getattr(tf, f"{name}Config")(**{**config, **options}), dtype=dtype
    )


class Logits(nn.Module):
    """ids [B, S] (and a 2-D attention_mask) -> logits [B, S, vocabulary]; positions() makes position_ids in the program."""

    def __init__(self, inner, positions=None):
        super().__init__()
        self.inner, self.positions = inner, positions

    def forward(self, ids, attention_mask=None):
        made = {"position_ids": self.positions()} if self.positions else {}
        return self.inner(ids, attention_mask=attention_mask, use_cache=False, **made).logits


def ids(s=S, b=B):
    return torch.randint(3, 16, (b, s))


def prefill(inner, s=S, positions=None, **options):
    return Logits(inner, positions), (ids(s),), options


def partial(kind, factor):
    rope = {"rope_type": "default", "rope_theta": 10000.0, "partial_rotary_factor": factor}
    return prefill(model(kind, rope_parameters=rope))


def padded(inner):
    """Batch 2 with a 2-D attention_mask as in1: row 1 has 5 padded tokens on the left."""
    return Logits(inner), (ids(b=2), (torch.arange(S) >= torch.tensor([[0], [5]])).long()), {}


@fixture
def sinks():
    return prefill(
        model(
            "GptOss",
            "eager",
            num_local_experts=2,
            num_experts_per_tok=1,
            layer_types=["full_attention"],
            experts_implementation="batched_mm",
            rope_parameters={"rope_type": "default", "rope_theta": 10000.0},
        )
    )


@fixture
def gemma3_windows():  # layer 0 has a window of 8 and layer 1 none: two masks
    return prefill(
        model(
            "Gemma3",
            num_hidden_layers=2,
            layer_types=["sliding_attention", "full_attention"],
            sliding_window=8,
            query_pre_attn_scalar=8,
        ),
        32,
    )


@fixture
def llama_boundary_padding():  # a mask function that always says "plain" (hf.mask refuses): the padding of in1 is lost
    tf.AttentionInterface.register("sparse_attn_lossy", hf.attention)
    AttentionMaskInterface.register("sparse_attn_lossy", lambda **_: None)
    return padded(model("Llama", "sparse_attn_lossy"))


FIXTURES |= {
    "partial_rotary": lambda: partial("StableLm", 0.5),
    "partial_rotary_neox": lambda: partial("GPTNeoX", 0.25),  # q, k and v from one projection
    "softcap": lambda: prefill(
        model("Gemma2", "eager", attn_logit_softcapping=50.0, query_pre_attn_scalar=8)
    ),  # sdpa refuses
    "padded_mask": lambda: padded(model("Llama")),
    "sliding_window": lambda: prefill(model("Mistral", sliding_window=8), 32),
    "block_diagonal": lambda: prefill(
        model("Llama"), positions=lambda: torch.tensor([[*range(5), *range(3), *range(8)]])
    ),
    "dynamic_mask": lambda: prefill(
        model("Llama"),
        dynamic=({1: torch.export.Dim("s", min=2, max=64)},),
        more=[("s21", (ids(21),))],
    ),
    "qwen2_prefill_sdpa": lambda: prefill(model("Qwen2")),
    "llama_bf16_prefill_sdpa": lambda: prefill(model("Llama", dtype=torch.bfloat16)),
    "llama_f16_prefill_sdpa": lambda: prefill(model("Llama", dtype=torch.float16)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"default: all of {', '.join(FIXTURES)}"
    )
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name in options.names or FIXTURES:
        torch.manual_seed(0)
        try:
            module, args, kwargs = FIXTURES[name]()
            emit(options.out, name, module, args, **kwargs)
        except Exception as e:
            failed += 1
            print(f"{name}: FAILED {type(e).__name__}: {str(e)[:400]}", file=sys.stderr)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
