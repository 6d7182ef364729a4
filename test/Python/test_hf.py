"""sparse_attn.hf against real transformers models: the boundary op gives what sdpa gives, or it
refuses with a reason.
"""

import subprocess
import sys
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
import transformers as tf
from torch import nn
from transformers.cache_utils import DynamicCache, StaticCache

ROOT = Path(__file__).resolve().parents[2] / "python"
sys.path.insert(0, str(ROOT))
from sparse_attn import hf  # noqa: E402

S = 16


@pytest.fixture(autouse=True, scope="module")
def registered():
    hf.register()
    hf.register()  # may be called again


def model(kind, implementation="sparse_attn", **options):
    torch.manual_seed(0)
    config = dict(
        vocab_size=32,
        hidden_size=32,
        intermediate_size=16,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=64,
        pad_token_id=0,
        bos_token_id=1,
        eos_token_id=2,
        attn_implementation=implementation,
    )
    config.update(options)
    name = {"Gemma3": "Gemma3Text"}.get(kind, kind)
    return getattr(tf, f"{kind}ForCausalLM")(getattr(tf, f"{name}Config")(**config)).eval()


def ids(s=S, b=2):
    torch.manual_seed(1)
    return torch.randint(3, 32, (b, s))


class Call(nn.Module):
    """Calls the model on (ids, *more) the way `call(model, ids, *more)` says."""

    def __init__(self, inner, call=lambda m, i: m(i, use_cache=False).logits):
        super().__init__()
        self.inner, self.call = inner, call

    def forward(self, *args):
        return self.call(self.inner, *args)


def exported(module, args, **kwargs):
    with torch.no_grad():
        return torch.export.export(module, args, strict=False, **kwargs)


def ops(program):
    return [n for n in program.graph.nodes if str(n.target) == "sparse_attn.attention.default"]


PLAIN = [
    ("Llama", {}),
    ("Qwen2", {}),
    ("Qwen3", {"head_dim": 16}),
    ("Mistral", {"sliding_window": S}),
    ("Mistral", {"sliding_window": None}),
    ("StableLm", {}),
    ("Phi", {}),
    ("GPTNeoX", {}),
    ("Gemma3", {"head_dim": 16, "sliding_window": S}),
    ("Llama", {"is_causal": False}),
]


@pytest.mark.parametrize("kind, options", PLAIN)
def test_same_as_sdpa_and_exports_one_op_a_layer(kind, options):
    ours, sdpa = model(kind, **options), model(kind, "sdpa", **options)
    with torch.no_grad():
        want = sdpa(ids(), use_cache=False).logits
        torch.testing.assert_close(ours(ids(), use_cache=False).logits, want, atol=1e-5, rtol=1e-5)
    program = exported(Call(ours), (ids(),))
    assert len(ops(program)) == 2
    assert all(n.args[3] == options.get("is_causal", True) for n in ops(program))
    assert not any("scaled_dot" in str(n.target) for n in program.graph.nodes)
    torch.testing.assert_close(program.module()(ids()), want, atol=1e-5, rtol=1e-5)


def test_key_heads_are_not_expanded():
    q, k, v = (
        n.meta["val"].shape for n in ops(exported(Call(model("Llama")), (ids(),)))[0].args[:3]
    )
    assert (q, k, v) == ((2, 4, S, 8), (2, 2, S, 8), (2, 2, S, 8))


def test_dynamic_length():
    program = exported(
        Call(model("Llama")),
        (ids(),),
        dynamic_shapes=(({1: torch.export.Dim("s", min=2, max=64)},),),
    )
    assert len(ops(program)) == 2
    with torch.no_grad():
        want = model("Llama", "sdpa")(ids(37), use_cache=False).logits
    torch.testing.assert_close(program.module()(ids(37)), want, atol=1e-5, rtol=1e-5)


def test_decode_with_a_cache():
    def step(m, token, *past):
        cache = DynamicCache()
        for layer in range(2):
            cache.update(*past[2 * layer : 2 * layer + 2], layer)
        return m(
            token,
            past_key_values=cache,
            position_ids=torch.full((2, 1), S),
            use_cache=True,
        ).logits

    ours, cache = model("Llama"), DynamicCache()
    with torch.no_grad():
        ours(ids(), past_key_values=cache)
        want = model("Llama", "sdpa")(torch.cat((ids(), ids(1)), 1), use_cache=False).logits[:, -1:]
    args = (ids(1), *(x for layer in cache.layers for x in (layer.keys, layer.values)))
    program = exported(Call(ours, step), args)
    assert [n.args[3] for n in ops(program)] == [False, False]
    torch.testing.assert_close(program.module()(*args), want, atol=1e-5, rtol=1e-5)


def test_attention_mask_of_ones_is_plain():
    mask = torch.ones(2, S, dtype=torch.long)
    with torch.no_grad():
        want = model("Llama", "sdpa")(ids(), use_cache=False).logits
        torch.testing.assert_close(
            model("Llama")(ids(), attention_mask=mask, use_cache=False).logits, want
        )
    call = Call(
        model("Llama"),
        lambda m, i: (
            m(i, attention_mask=torch.ones(2, S, dtype=torch.long), use_cache=False).logits
        ),
    )
    assert len(ops(exported(call, (ids(),)))) == 2


def positions(rows):
    return lambda m, i: m(i, position_ids=rows(), use_cache=False).logits


def written_to():
    p = torch.arange(S)[None]
    p[:, 8:] -= 8
    return p


PADDED = torch.ones(2, S, dtype=torch.long)
PADDED[1, :5] = 0
PACKED = torch.tensor([[*range(8), *range(8)]])
CALLS = {
    "padding": (
        lambda m, i: m(i, attention_mask=PADDED.clone(), use_cache=False).logits,
        "padding",
    ),
    "padding made": (
        lambda m, i: m(i, attention_mask=torch.ones(2, S).long() - PADDED, use_cache=False).logits,
        "padding",
    ),
    "packed constant": (positions(lambda: PACKED.clone()), "packed"),
    "packed arange": (
        positions(lambda: torch.cat((torch.arange(8), torch.arange(8)))[None]),
        "packed",
    ),
    "packed in place": (positions(written_to), "packed"),
    "same positions": (
        positions(lambda: torch.arange(2)[:, None].expand(2, S)),
        "packed",
    ),
    "4-D mask": (
        lambda m, i: m(i, attention_mask=torch.ones(1, 1, S, S).triu() > 0, use_cache=False).logits,
        "mask tensor",
    ),
}


@pytest.mark.parametrize("how", ["eager", "export"])
@pytest.mark.parametrize("name", CALLS)
def test_masks_are_refused(name, how):
    call, reason = CALLS[name]
    with pytest.raises(ValueError, match=reason):
        Call(model("Llama"), call)(ids()) if how == "eager" else exported(
            Call(model("Llama"), call), (ids(),)
        )


@pytest.mark.parametrize(
    "argument, value, reason",
    [
        ("attention_mask", torch.ones(2, S, dtype=torch.long), "padding"),
        ("position_ids", torch.arange(S)[None].expand(2, S), "packed"),
    ],
)
def test_inputs_prove_nothing(argument, value, reason):
    """Plain values in the example arguments of an export say nothing about later ones."""
    call = Call(model("Llama"), lambda m, i, x: m(i, use_cache=False, **{argument: x}).logits)
    with pytest.raises(ValueError, match=reason):
        exported(call, (ids(), value.clone()))


@pytest.mark.parametrize("how", ["eager", "export"])
@pytest.mark.parametrize(
    "kind, options, reason",
    [
        ("Mistral", {"sliding_window": 8}, "sliding window of 8"),
        ("Gemma3", {"head_dim": 16, "sliding_window": 8}, "sliding window of 8"),
        ("Gemma2", {"head_dim": 8}, "soft-capping"),
        (
            "GptOss",
            {"head_dim": 8, "num_local_experts": 2, "num_experts_per_tok": 1},
            "sinks",
        ),
    ],
)
def test_models_are_refused(kind, options, reason, how):
    with pytest.raises(ValueError, match=reason):
        Call(model(kind, **options))(ids()) if how == "eager" else exported(
            Call(model(kind, **options)), (ids(),)
        )


def test_a_window_that_may_become_too_short_is_refused():
    s = torch.export.Dim("s", min=2, max=64)
    with pytest.raises(ValueError, match="sliding window"):
        exported(
            Call(model("Mistral", sliding_window=32)),
            (ids(),),
            dynamic_shapes=(({1: s},),),
        )
    assert ops(
        exported(
            Call(model("Mistral", sliding_window=64)),
            (ids(),),
            dynamic_shapes=(({1: s},),),
        )
    )


def test_dropout_is_refused():
    m = model("Llama", attention_dropout=0.1)
    m(ids())
    with pytest.raises(ValueError, match="dropout 0.1"):
        m.train()(ids())


def test_prefill_in_chunks_and_static_caches_are_refused():
    m, cache = model("Llama"), DynamicCache()
    with torch.no_grad():
        m(ids(), past_key_values=cache)
        with pytest.raises(ValueError, match="top-left"):
            m(ids(4), past_key_values=cache)
        with pytest.raises(ValueError, match="static cache|top-left"):
            m(ids(), past_key_values=StaticCache(m.config, max_cache_len=32))


def test_unknown_arguments_are_refused():
    q = torch.randn(1, 4, S, 8)
    with pytest.raises(ValueError, match=r"unknown attention arguments \['new_bias'\]"):
        hf.attention(nn.Module(), q, q, q, None, new_bias=q)
    with pytest.raises(ValueError, match="unknown kind"):
        hf.mask(1, S, S, mask_function=lambda b, h, q, k: k <= q)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float16, torch.bfloat16])
def test_op_is_sdpa(dtype):
    q, k, v = (
        torch.randn(2, 4, S, 8).to(dtype),
        torch.randn(2, 2, S, 8).to(dtype),
        torch.randn(2, 2, S, 16).to(dtype),
    )
    op = hf.op()
    torch.library.opcheck(op, (q, k, v, True, 0.25), test_utils=("test_schema", "test_faketensor"))
    torch.testing.assert_close(
        op(q, k, v, True, 0.25),
        F.scaled_dot_product_attention(q, k, v, is_causal=True, scale=0.25, enable_gqa=True),
    )


@pytest.mark.parametrize("module", ["torch", "transformers"])
def test_missing_modules_are_named(module):
    code = (
        f"import sys; sys.modules[{module!r}] = None; sys.path.insert(0, {str(ROOT)!r}); "
        "from sparse_attn import hf; hf.register()"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert f"ImportError: sparse_attn.hf needs {module}" in run.stderr
