"""Generation over a GatedCache: dense as sdpa, gated as an eager implementation of the gate."""

import copy

import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")
tf = pytest.importorskip("transformers", reason="needs transformers 5.24")

from eager_gate import EagerGate, EagerPlainGate  # noqa: E402

from sparse_attn import hf  # noqa: E402
from sparse_attn.gate_config import GateConfig  # noqa: E402
from sparse_attn.gate_file import save_gates  # noqa: E402
from sparse_attn.hf_cache import GatedCache  # noqa: E402
from sparse_attn.random_gates import random_gates  # noqa: E402

NEW, BLOCK, BUDGET = 128, 8, 16
LAYERS, HEADS, KEY_HEADS, DIM = 2, 4, 2, 16
KINDS = {"Llama": {}, "Qwen2": {}, "Qwen3": {"head_dim": DIM}}


@pytest.fixture(autouse=True, scope="module")
def registered():
    hf.register()


def model(kind, implementation, **options):
    torch.manual_seed(0)
    config = {
        "vocab_size": 211,
        "hidden_size": HEADS * DIM,
        "intermediate_size": 64,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": KEY_HEADS,
        "max_position_embeddings": 512,
        "pad_token_id": 0,
        "bos_token_id": 1,
        "eos_token_id": None,
        "attn_implementation": implementation,
        # Of the size that trained models have: attention that is not nearly uniform.
        "initializer_range": 0.2,
        **KINDS.get(kind, {}),
        **options,
    }
    return getattr(tf, f"{kind}ForCausalLM")(getattr(tf, f"{kind}Config")(**config)).eval()


def prompt(tokens, batch=1):
    torch.manual_seed(1)
    return torch.randint(3, 211, (batch, tokens))


def padded(lengths):
    ids, mask = prompt(max(lengths), len(lengths)), torch.ones(len(lengths), max(lengths)).long()
    for row, length in enumerate(lengths):
        ids[row, : max(lengths) - length] = 0
        mask[row, : max(lengths) - length] = 0
    return {"input_ids": ids, "attention_mask": mask}


def generate(net, inputs, **options):
    options = {"max_new_tokens": NEW, "do_sample": False, **options}
    return net.generate(**inputs, **options)[:, inputs["input_ids"].shape[1] :]


def write_gates(path, layers=LAYERS, qk_norm=True, **changes):
    values = {
        "block_size": BLOCK,
        "gate_dim": DIM,
        "num_kv_heads": KEY_HEADS,
        "gqa_group": HEADS // KEY_HEADS,
        "head_dim": DIM,
        "key_pooling": "Kmaxminavg",
        "query_pooling": "Qproj",
        "rope": True,
        "rope_theta": 10000.0,
        "qk_norm": qk_norm,
        "norm_eps": 1e-6,
        **changes,
    }
    config = GateConfig(**values)
    weights = random_gates(config, layers, seed=3)
    save_gates(path, config, weights)
    return path, weights


@pytest.fixture
def gates(tmp_path):
    return write_gates(tmp_path / "gates.safetensors")


@pytest.mark.parametrize("kind", KINDS)
def test_all_blocks_give_the_tokens_of_sdpa(kind):
    inputs = {"input_ids": prompt(37), "attention_mask": torch.ones(1, 37).long()}
    want = generate(model(kind, "sdpa"), inputs)
    net = model(kind, "sparse_attn")
    got = generate(net, inputs, cache=GatedCache(net))
    assert want.shape == (1, NEW)
    assert got.tolist() == want.tolist()


@pytest.mark.parametrize("qk_norm", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_budget_gives_the_tokens_of_the_eager_gate(kind, qk_norm, tmp_path):
    path, weights = write_gates(tmp_path / "gates.safetensors", qk_norm=qk_norm)
    inputs = {"input_ids": prompt(37), "attention_mask": torch.ones(1, 37).long()}
    eager = model(kind, "eager")
    gate = EagerGate(eager, weights, BUDGET, BLOCK)
    eager.set_attn_implementation("eager_gate")
    want = generate(eager, inputs)
    net = model(kind, "sparse_attn")
    got = generate(net, inputs, cache=GatedCache(net, f"token-budget={BUDGET}", path))
    assert got.tolist() == want.tolist()
    # The gate matters: less than a third of the keys is read, and other tokens come of it.
    assert sum(gate.chosen) / len(gate.chosen) < 1 / 3
    assert generate(model(kind, "sdpa"), inputs).tolist() != want.tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_left_padding(kind, gates):
    """Each sequence of a batch gives what it gives alone, and what the eager gate gives."""
    path, weights = gates
    inputs = padded([37, 20, 5])
    policy = f"token-budget={BUDGET}"
    net = model(kind, "sparse_attn")
    got = generate(net, inputs, cache=GatedCache(net, policy, path))
    for row in range(3):
        kept = inputs["attention_mask"][row].bool()
        alone = {"input_ids": inputs["input_ids"][row : row + 1, kept]}
        alone["attention_mask"] = torch.ones_like(alone["input_ids"])
        want = generate(net, alone, cache=GatedCache(net, policy, path))
        assert got[row].tolist() == want[0].tolist()
    eager = model(kind, "eager")
    EagerGate(eager, weights, BUDGET, BLOCK)
    eager.set_attn_implementation("eager_gate")
    assert got.tolist() == generate(eager, inputs).tolist()
    dense = generate(net, inputs, cache=GatedCache(net))
    assert dense.tolist() == generate(model(kind, "sdpa"), inputs).tolist()


@pytest.mark.parametrize("gate", ["mean_pool", "min_max", "oracle"])
@pytest.mark.parametrize("kind", KINDS)
def test_gates_without_weights(kind, gate):
    """The tokens of the eager gate, with left padding and with a prompt in parts."""
    inputs = padded([37, 20, 5])
    net = model(kind, "sparse_attn")
    form = {"policy": f"token-budget={BUDGET}", "gate": gate, "block_size": BLOCK}
    got = generate(net, inputs, cache=GatedCache(net, **form))
    eager = model(kind, "eager")
    written = EagerPlainGate(eager, gate, BUDGET, BLOCK)
    eager.set_attn_implementation("eager_gate")
    assert got.tolist() == generate(eager, inputs).tolist()
    assert sum(written.chosen) / len(written.chosen) < 1 / 2
    parts = generate(net, inputs, cache=GatedCache(net, **form), prefill_chunk_size=34)
    assert parts.tolist() == got.tolist()


@pytest.mark.parametrize("size", [5, 8, 20])
def test_a_prompt_in_parts(size, gates):
    """Parts that end inside of a block or with it: the tokens of the whole prompt."""
    inputs = {"input_ids": prompt(37), "attention_mask": torch.ones(1, 37).long()}
    net, policy = model("Qwen3", "sparse_attn"), f"token-budget={BUDGET}"
    want = generate(net, inputs, cache=GatedCache(net, policy, gates[0]))
    cache = GatedCache(net, policy, gates[0])
    got = generate(net, inputs, cache=cache, prefill_chunk_size=size)
    assert got.tolist() == want.tolist()
    whole = generate(net, inputs, cache=GatedCache(net), prefill_chunk_size=size)
    assert whole.tolist() == generate(model("Qwen3", "sdpa"), inputs).tolist()


def test_parts_leave_the_cache_of_the_whole_prompt(gates):
    net, policy = model("Llama", "sparse_attn"), f"token-budget={BUDGET}"
    inputs = padded([37, 20, 15])
    ids, mask = inputs["input_ids"], inputs["attention_mask"]
    positions = (mask.cumsum(1) - 1).clamp(min=0)
    parts, whole = (GatedCache(net, policy, gates[0]) for _ in range(2))
    with torch.no_grad():
        net(ids, attention_mask=mask, position_ids=positions, cache=whole)
        for begin, end in ((0, 23), (23, 25), (25, 37)):
            part = {"attention_mask": mask[:, :end], "position_ids": positions[:, begin:end]}
            net(ids[:, begin:end], cache=parts, **part)
    for index in range(LAYERS):
        got, want = parts.layer(index), whole.layer(index)
        lengths = want.lengths.tolist()
        assert got.lengths.tolist() == lengths == [37, 20, 15]
        for b, length in enumerate(lengths):
            full = length // BLOCK
            sizes = {"k": length, "v": length, "compressed": full, "remainder": length % BLOCK}
            for name, rows in sizes.items():
                x, y = (getattr(layer, name)[b, :rows] for layer in (got, want))
                torch.testing.assert_close(x, y, atol=1e-5, rtol=1e-5)


def test_parts_with_left_padding(gates):
    """The padding has to end in the first part."""
    inputs = padded([37, 20, 5])
    net, policy = model("Qwen2", "sparse_attn"), f"token-budget={BUDGET}"
    want = generate(net, inputs, cache=GatedCache(net, policy, gates[0]))
    cache = GatedCache(net, policy, gates[0])
    got = generate(net, inputs, cache=cache, prefill_chunk_size=35)
    assert got.tolist() == want.tolist()

    def small():
        cache = GatedCache(net, policy, gates[0])
        generate(net, inputs, cache=cache, prefill_chunk_size=8)

    refused("leaves a sequence without tokens", small)


def test_another_prompt_after_a_generation(gates):
    """A second turn on the cache of the first one, as the eager gate takes it."""
    path, weights = gates
    policy, options = f"token-budget={BUDGET}", {"max_new_tokens": 24}

    def turns(net, cache):
        first = padded([37, 20])
        tokens = generate(net, first, cache=cache, **options)
        ids = torch.cat([first["input_ids"], tokens, prompt(11, 2)], 1)
        mask = torch.cat([first["attention_mask"], torch.ones(2, 24 + 11).long()], 1)
        second = {"input_ids": ids, "attention_mask": mask}
        return tokens.tolist(), generate(net, second, cache=cache, **options).tolist()

    net = model("Llama", "sparse_attn")
    eager = model("Llama", "eager")
    EagerGate(eager, weights, BUDGET, BLOCK)
    eager.set_attn_implementation("eager_gate")
    assert turns(net, GatedCache(net, policy, path)) == turns(eager, tf.DynamicCache())
    assert turns(net, GatedCache(net)) == turns(model("Llama", "sdpa"), tf.DynamicCache())


def test_layers_without_a_gate_are_dense(tmp_path):
    """The first layer has a gate, the second reads all blocks."""
    path, weights = write_gates(tmp_path / "gates.safetensors", layers=1)
    inputs = {"input_ids": prompt(37), "attention_mask": torch.ones(1, 37).long()}
    eager = model("Llama", "eager")
    EagerGate(eager, weights, BUDGET, BLOCK)
    eager.set_attn_implementation("eager_gate")
    net = model("Llama", "sparse_attn")
    got = generate(net, inputs, cache=GatedCache(net, f"token-budget={BUDGET}", path))
    assert got.tolist() == generate(eager, inputs).tolist()


def test_beams(gates):
    """Beams reorder all that the cache holds: with every block read they are sdpa's."""
    inputs = padded([37, 20])
    options = {"num_beams": 3, "max_new_tokens": 24}
    net = model("Qwen3", "sparse_attn")
    everything = GatedCache(net, "top-p=1.0", gates[0])
    got = generate(net, inputs, cache=everything, **options)
    assert got.tolist() == generate(model("Qwen3", "sdpa"), inputs, **options).tolist()


def test_a_cache_serves_again_after_reset(gates):
    net = model("Llama", "sparse_attn")
    cache = GatedCache(net, f"token-budget={BUDGET}", gates[0])
    first = generate(net, padded([37, 20]), cache=cache, max_new_tokens=16)
    cache.reset()
    assert (
        generate(net, padded([37, 20]), cache=cache, max_new_tokens=16).tolist() == first.tolist()
    )


def refused(sentence, call):
    with pytest.raises(ValueError, match=sentence):
        call()


def test_refused_masks(gates):
    """Nothing that a mask says is dropped."""
    net = model("Llama", "sparse_attn")

    def run(mask, ids=None, cache=None, **more):
        with torch.no_grad():
            ids = prompt(8, 2) if ids is None else ids
            cache = cache or GatedCache(net, f"token-budget={BUDGET}", gates[0])
            net(ids, attention_mask=mask, cache=cache, **more)
            return cache

    right = torch.tensor([[1] * 8, [1] * 5 + [0] * 3])
    hole = torch.tensor([[1] * 8, [1, 1, 0, 1, 1, 1, 1, 1]])
    refused("zeros that are not on the left", lambda: run(right))
    refused("zeros that are not on the left", lambda: run(hole))
    refused("a sequence without tokens", lambda: run(torch.tensor([[1] * 8, [0] * 8])))
    refused(r"expected an attention_mask \[B, 8\]", lambda: run(torch.ones(2, 1, 8, 8).bool()))
    twice = torch.tensor([[0, 1, 2, 3, 0, 1, 2, 3]] * 2)
    refused("do not count up by one", lambda: run(None, position_ids=twice))
    left = torch.tensor([[1] * 8, [0] * 3 + [1] * 5])
    one = prompt(1, 2)
    for changed in (None, torch.ones(2, 9), torch.tensor([[0] + [1] * 8, [0] * 3 + [1] * 6])):
        refused("of earlier tokens has changed", lambda m=changed: run(m, one, run(left)))
    more, later = prompt(2, 2), torch.tensor([[8, 10]] * 2)
    refused("do not count up", lambda: run(None, more, run(None), position_ids=later))
    later = torch.tensor([[9, 10]] * 2)
    refused("do not go on from", lambda: run(None, more, run(None), position_ids=later))
    longer = torch.tensor([[1] * 10, [0] * 2 + [1] * 8])
    refused("of earlier tokens has changed", lambda: run(longer, more, run(left)))
    with pytest.raises(ValueError, match="does not take tokens back"):
        run(None).crop(-1)


def test_refused_models(gates, tmp_path):
    path, _ = gates
    net, sdpa = model("Llama", "sparse_attn"), model("Llama", "sdpa")
    budget = f"token-budget={BUDGET}"
    refused("attn_implementation='sparse_attn', got 'sdpa'", lambda: GatedCache(sdpa))
    refused("needs the gates", lambda: GatedCache(net, budget))
    refused("gate to be one of learned, mean_pool", lambda: GatedCache(net, budget, gate="best"))
    refused("no gates with gate oracle", lambda: GatedCache(net, budget, path, gate="oracle"))
    refused("blocks of 8 tokens, not 16", lambda: GatedCache(net, budget, path, block_size=16))
    refused(
        "a block size of at least 1, got 0",
        lambda: GatedCache(net, budget, gate="oracle", block_size=0),
    )
    refused("expected a policy", lambda: GatedCache(net, "best", path))
    other = model("Llama", "sparse_attn", num_key_value_heads=1)
    refused("those of the model", lambda: GatedCache(other, budget, path))
    more, _ = write_gates(tmp_path / "more", layers=3)
    refused("layer 2, but the model has 2", lambda: GatedCache(net, budget, more))
    scaled, _ = write_gates(tmp_path / "scaled", rope_scaling={"rope_type": "yarn"})
    refused("rope_type yarn is not served", lambda: GatedCache(net, budget, scaled))
    mean, _ = write_gates(tmp_path / "mean", query_pooling="Qavg")
    refused("query_pooling Qavg is not served", lambda: GatedCache(net, budget, mean))
    pairs = model("Cohere", "sparse_attn")
    refused("does not rotate by halves", lambda: GatedCache(pairs, budget, path))

    # A cache in a model that would not read it.
    ids = prompt(8)
    with torch.no_grad():
        refused("made for another model", lambda: sdpa(ids, cache=GatedCache(net)))
        changed = copy.deepcopy(net)
        cache = GatedCache(changed)
        changed.set_attn_implementation("sdpa")
        refused("needs 'sparse_attn' in eval mode, got sdpa", lambda: changed(ids, cache=cache))
    refused("got training mode", lambda: net.train()(ids, cache=GatedCache(net)))
    window = model("Mistral", "sparse_attn", sliding_window=16)
    inputs = {"input_ids": prompt(12), "attention_mask": torch.ones(1, 12).long()}
    refused("sliding window of 16", lambda: generate(window, inputs, cache=GatedCache(window)))


@pytest.mark.parametrize("policy", ["all", f"token-budget={BUDGET}"])
def test_no_gradient_of_a_step(policy, gates):
    """It is refused, not cut off."""
    net = model("Llama", "sparse_attn")
    cache = GatedCache(net, policy, gates[0])
    net(prompt(9), cache=cache)
    logits = net(prompt(1), cache=cache).logits
    with pytest.raises(RuntimeError, match="a decode step of sparse_attn has no gradient"):
        logits.sum().backward()
    with pytest.raises(RuntimeError, match="a part of a prompt has no gradient"):
        net(prompt(2), cache=cache)


def test_other_decoders():
    """Windows that are long enough, and partial rotations."""
    inputs = {"input_ids": prompt(20), "attention_mask": torch.ones(1, 20).long()}
    for kind, options in (("Mistral", {"sliding_window": 256}), ("StableLm", {})):
        net = model(kind, "sparse_attn", **options)
        got = generate(net, inputs, cache=GatedCache(net), max_new_tokens=32)
        want = generate(model(kind, "sdpa", **options), inputs, max_new_tokens=32)
        assert got.tolist() == want.tolist()
