"""What a Recorder writes is what the eager implementation of the gate selects."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")
pytest.importorskip("transformers", reason="needs transformers 5.24")

from eager_gate import EagerGate, EagerPlainGate  # noqa: E402
from test_hf_cache import (  # noqa: E402
    BLOCK,
    BUDGET,
    HEADS,
    KEY_HEADS,
    LAYERS,
    generate,
    model,
    padded,
    write_gates,
)

from sparse_attn import hf, recording  # noqa: E402
from sparse_attn.hf_cache import GatedCache  # noqa: E402
from sparse_attn.hf_recorder import Recorder  # noqa: E402

STEPS, LENGTHS = 24, (37, 20, 5)


class Writing:
    """Keeps what a gate selects: by layer a list of (sequence, blocks of each key head)."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.lists = {}

    def blocks(self, layer, b, rows):
        found = super().blocks(layer, b, rows)
        self.lists.setdefault(layer, []).append((b, found))
        return found


class WritingGate(Writing, EagerGate):
    pass


class WritingPlainGate(Writing, EagerPlainGate):
    pass


@pytest.fixture(autouse=True, scope="module")
def registered():
    hf.register()


def test_selections_are_those_of_the_eager_gate(tmp_path):
    """Left padding, and a second layer without a gate."""
    path, weights = write_gates(tmp_path / "gates.safetensors", layers=1)
    inputs = padded(LENGTHS)
    eager = model("Qwen3", "eager")
    gate = WritingGate(eager, weights, BUDGET, BLOCK)
    eager.set_attn_implementation("eager_gate")
    # The first token comes from the prompt, so one step less is taken.
    options = {"max_new_tokens": STEPS + 1}
    want = generate(eager, inputs, **options)

    net = model("Qwen3", "sparse_attn")
    cache = GatedCache(net, f"token-budget={BUDGET}", path)
    with Recorder(cache) as recorder:
        got = generate(net, inputs, cache=cache, **options)
    assert got.tolist() == want.tolist()
    run = recording.read(recorder.save(tmp_path / "run"))

    assert (run.model, run.policy, run.block_size) == ("Qwen3ForCausalLM", "token-budget=16", BLOCK)
    assert run.gated_layers == (0,)
    lengths = np.array(LENGTHS) + 1 + np.arange(STEPS)[:, None]
    np.testing.assert_array_equal(run.lengths, lengths)
    blocks = -(-int(lengths.max()) // BLOCK)
    assert run.selected.shape == (STEPS, LAYERS, len(LENGTHS), KEY_HEADS, blocks)
    assert len(gate.lists[0]) == STEPS * len(LENGTHS)
    for number, (b, heads) in enumerate(gate.lists[0]):
        for h, listed in enumerate(heads):
            mask = run.selected[number // len(LENGTHS), 0, b, h]
            assert sorted(listed) == mask.nonzero()[0].tolist()
    # The layer without a gate reads all that there is.
    for h in range(KEY_HEADS):
        np.testing.assert_array_equal(run.selected[:, 1, :, h], run.present())
    assert (run.sparsity()[:, 1] == 0).all() and run.sparsity()[-1, 0] > 0.3


def test_a_recording_changes_nothing_and_ends(tmp_path):
    path, _ = write_gates(tmp_path / "gates.safetensors")
    net = model("Llama", "sparse_attn")
    policy = "top-p=0.5"  # no bound: lists of another form
    options = {"max_new_tokens": 12}
    want = generate(net, padded(LENGTHS), cache=GatedCache(net, policy, path), **options)
    cache = GatedCache(net, policy, path)
    with Recorder(cache) as recorder:
        with pytest.raises(ValueError, match="being recorded"), Recorder(cache):
            pass
        got = generate(net, padded(LENGTHS), cache=cache, **options)
    assert got.tolist() == want.tolist()
    run = recorder.recording()
    assert run.steps == 11 and run.gated_layers == tuple(range(LAYERS))
    cache.reset()
    generate(net, padded(LENGTHS), cache=cache, **options)
    assert recorder.recording().steps == 11
    # Heads and layers choose differently, so none is a copy of another.
    last = run.selected[-1, :, 0]
    assert (
        HEADS > KEY_HEADS
        and len({row.tobytes() for row in last.reshape(-1, 1, last.shape[-1])}) > 1
    )


@pytest.mark.parametrize("gate", ["mean_pool", "min_max", "oracle"])
def test_gates_without_weights(gate):
    inputs, options = padded(LENGTHS), {"max_new_tokens": STEPS + 1}
    eager = model("Llama", "eager")
    written = WritingPlainGate(eager, gate, BUDGET, BLOCK)
    eager.set_attn_implementation("eager_gate")
    generate(eager, inputs, **options)
    net = model("Llama", "sparse_attn")
    cache = GatedCache(net, f"token-budget={BUDGET}", gate=gate, block_size=BLOCK)
    with Recorder(cache) as recorder:
        generate(net, inputs, cache=cache, **options)
    run = recorder.recording()
    assert run.gated_layers == tuple(range(LAYERS))
    for layer, lists in written.lists.items():
        for number, (b, heads) in enumerate(lists):
            for h, listed in enumerate(heads):
                mask = run.selected[number // len(LENGTHS), layer, b, h]
                assert sorted(listed) == mask.nonzero()[0].tolist()


def test_refusals(tmp_path):
    net = model("Llama", "sparse_attn")
    cache = GatedCache(net)
    with Recorder(cache) as recorder:
        generate(net, padded([5]), cache=cache, max_new_tokens=1)
    with pytest.raises(ValueError, match="expected decode steps, recorded none"):
        recorder.save(tmp_path / "run")
    assert not (tmp_path / "run").exists()
    with Recorder(cache) as recorder:
        for lengths in ([5], [5, 4]):
            cache.reset()
            generate(net, padded(lengths), cache=cache, max_new_tokens=3)
    with pytest.raises(ValueError, match=r"one batch size in all steps, got \[1, 2\]"):
        recorder.recording()
