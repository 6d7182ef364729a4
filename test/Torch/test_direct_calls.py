"""torch_ops.step, attend and prefill: past PyTorch's dispatcher, and by it where that is needed.

On the CPU, or on the device that SPARSE_ATTN_TEST_DEVICE names.
"""

import threading

import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")

from test_torch_ops import BLOCK, CACHES, DEVICE, OPS, S, gate_inputs, step_inputs  # noqa: E402
from torch.overrides import TorchFunctionMode  # noqa: E402
from torch.utils._python_dispatch import TorchDispatchMode  # noqa: E402

from sparse_attn import torch_ops  # noqa: E402

GIVEN = {"policy": "token-budget=16", "block_size": BLOCK}
OPTIONS = tuple(GIVEN.values())


class Seen(TorchDispatchMode):
    """The ops of this package that the dispatcher was asked for."""

    def __init__(self):
        super().__init__()
        self.names = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        if func.namespace == "sparse_attn":
            self.names.append(func.__name__)
        return func(*args, **(kwargs or {}))


class Functions(TorchFunctionMode):
    def __init__(self):
        super().__init__()
        self.names = []

    def __torch_function__(self, func, types, args=(), kwargs=None):
        self.names.append(getattr(func, "__name__", str(func)))
        return func(*args, **(kwargs or {}))


@pytest.fixture
def direct():
    """A function: whether a call of torch_ops.step goes past the dispatcher."""
    cells = dict(zip(torch_ops.step.__code__.co_freevars, torch_ops.step.__closure__, strict=True))

    def passes(*args, **kwargs):
        return cells["direct"].cell_contents(*args, **kwargs) is not NotImplemented

    return passes


def assert_same(call, change=lambda state: state):
    """A call does to a state what the op does."""
    state, other = change(step_inputs()), change(step_inputs())
    got, want = call(state), OPS.step(**other, **GIVEN)
    torch.testing.assert_close(got, want, atol=0, rtol=0)
    for name in CACHES:
        torch.testing.assert_close(state[name], other[name], atol=0, rtol=0)
    assert type(got) is torch.Tensor and got.is_contiguous()


def test_ways_to_give_arguments(direct):
    assert direct(*step_inputs().values(), *OPTIONS)
    assert_same(lambda s: torch_ops.step(*s.values(), *OPTIONS))
    assert_same(lambda s: torch_ops.step(**s, **GIVEN))
    assert_same(lambda s: torch_ops.step(*s.values(), block_size=BLOCK, policy=OPTIONS[0]))
    other = OPS.step(**step_inputs(), **GIVEN, scale=0.5)
    for scale in (0.5, torch.tensor(0.5).item()):
        got = torch_ops.step(**step_inputs(), **GIVEN, scale=scale)
        torch.testing.assert_close(got, other, atol=0, rtol=0)


def test_attend_and_prefill():
    lists = OPS.gate_select(**gate_inputs(), **GIVEN)
    step = step_inputs()
    given = (step["q"], step["k"], step["v"], gate_inputs()["lengths"])
    for blocks in (lists, (None, None)):
        want = OPS.attend(*given, *blocks, BLOCK)
        torch.testing.assert_close(torch_ops.attend(*given, *blocks, BLOCK), want, atol=0, rtol=0)
        want = OPS.prefill(*given, *blocks, BLOCK, 1, causal=False)
        got = torch_ops.prefill(*given, *blocks, BLOCK, 1, causal=False)
        torch.testing.assert_close(got, want, atol=0, rtol=0)


def with_strides(state):
    q = state["q"]
    return state | {"q": q.transpose(0, 2).contiguous().transpose(0, 2)}


def test_what_goes_by_the_dispatcher(direct):
    """Tensors with strides or of one number, subclasses: done, by the op."""

    class Named(torch.Tensor):
        pass

    changes = (
        (with_strides, False),
        (lambda s: s | {"q": s["q"].as_subclass(Named)}, False),
        (lambda s: s | {"projection": torch.nn.Parameter(s["projection"])}, True),
        (lambda s: s | {"norm": s["norm"].clone().requires_grad_()}, True),
    )
    for change, passes in changes:
        assert direct(*change(step_inputs()).values(), *OPTIONS) == passes
        assert_same(lambda s: torch_ops.step(**s, **GIVEN).as_subclass(torch.Tensor), change)
    # It stands for the negative of what its memory holds.
    negative = torch.tensor([1 + 2j], device=DEVICE).conj().imag
    assert negative.is_neg() and negative.is_contiguous()
    assert not direct(*(step_inputs() | {"norm": negative}).values(), *OPTIONS)


def test_observers_see_the_op(direct):
    for mode, name in ((Seen(), "step.default"), (Functions(), "step.default")):
        with mode:
            assert not direct(*step_inputs().values(), *OPTIONS)
            assert_same(lambda s: torch_ops.step(**s, **GIVEN))
        assert mode.names.count(name) >= 1
    state = step_inputs()
    with torch._subclasses.FakeTensorMode(allow_non_fake_inputs=True):
        fake = torch_ops.step(**state, **GIVEN)
    assert isinstance(fake, torch._subclasses.FakeTensor) and fake.shape == state["q"].shape
    assert state["lengths"].tolist() == step_inputs()["lengths"].tolist()
    held = torch.vmap(lambda x: torch.full_like(x, direct(*state.values(), *OPTIONS)))
    assert held(torch.ones(2)).tolist() == [0, 0] and direct(*state.values(), *OPTIONS)


def test_traced_whole():
    """torch.compile, export and jit.trace meet the op."""

    def layer(state):
        return 2 * torch_ops.step(**state, **GIVEN)

    torch.compiler.reset()
    compiled = torch.compile(layer, fullgraph=True, backend="aot_eager")
    assert_same(lambda s: compiled(s) / 2)

    class Layer(torch.nn.Module):
        def forward(self, q, k, v, lengths):
            return torch_ops.attend(q, k, v, lengths, None, None, BLOCK)

    state = step_inputs()
    given = tuple(state[name] for name in ("q", "k", "v", "lengths"))
    exported = torch.export.export(Layer(), given)
    assert "sparse_attn.attend" in str(exported.graph)
    traced = torch.jit.trace(Layer(), given)
    assert "sparse_attn::attend" in str(traced.graph)


def test_refusals():
    """The sentences of the op, whichever way."""
    state = step_inputs()
    for change, error, sentence in (
        ({"policy": "best"}, RuntimeError, "expected a policy such as"),
        ({"policy": 3}, RuntimeError, "policy"),
        ({"block_size": 1.5}, RuntimeError, "block_size"),
        ({"scale": "x"}, RuntimeError, "scale"),
        ({"q": None}, RuntimeError, "argument q is no tensor with memory"),
        ({"best": 3}, RuntimeError, "best"),
        ({"k": state["k"][:, ::2]}, RuntimeError, "argument k is updated in place"),
        ({"q": state["q"].to_sparse()}, (RuntimeError, NotImplementedError), "parse"),
        ({"lengths": state["lengths"].long()}, RuntimeError, "expected i32, got i64"),
    ):
        with pytest.raises(error, match=sentence):
            torch_ops.step(**(state | GIVEN | change))
    with pytest.raises(RuntimeError, match="missing value for argument 'policy'"):
        torch_ops.step(**state, block_size=BLOCK)
    with pytest.raises(RuntimeError, match="step"):
        torch_ops.step(*state.values(), *OPTIONS, *range(20))
    assert torch_ops.step(**state, **GIVEN).shape == state["q"].shape


def test_threads():
    """Calls of several threads at once, whose first one plans."""
    results = {}

    def work(seed):
        state = step_inputs(seed)
        for _ in range(S // 4):
            results[seed] = torch_ops.step(**state, policy="token-budget=24", block_size=BLOCK)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for seed in range(4):
        state = step_inputs(seed)
        for _ in range(S // 4):
            want = OPS.step(**state, policy="token-budget=24", block_size=BLOCK)
        torch.testing.assert_close(results[seed], want, atol=0, rtol=0)


def test_documented():
    for function in (torch_ops.step, torch_ops.attend, torch_ops.prefill):
        assert "Returns o" in function.__doc__
