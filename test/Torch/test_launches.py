"""What a call of a step costs the host, and calls in CUDA graphs.

The tensors are those of a layer of Qwen3-8B in bf16. On the CPU, or on the device that
SPARSE_ATTN_TEST_DEVICE names; a graph is then a CUDA graph.
"""

import ctypes
import time

import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")

from test_torch_ops import CACHES, DEVICE  # noqa: E402

from sparse_attn import reference as ref  # noqa: E402
from sparse_attn import torch_ops  # noqa: E402, F401
from sparse_attn.op_programs import program, step_form  # noqa: E402

OPS = torch.ops.sparse_attn
HQ, HKV, D, BLOCK = 32, 8, 128, 64
POLICY = "token-budget=4096"
GATES = ("learned", "min_max")
NEW = ("unrotated", "q", "new_unrotated", "new_k", "new_v")
# Microseconds: what a call of torch_ops.step takes besides the compiled function.
MOST_OVERHEAD = 12
ON_GPU = DEVICE == "cuda"


def inputs(gate, tokens, room, seed=0, key_heads=HKV, dim=D):
    """A step of one sequence whose cache holds so many tokens."""
    group = HQ // HKV
    g = torch.Generator().manual_seed(seed)

    def normal(*shape, dtype=torch.bfloat16):
        return torch.randn(*shape, generator=g).to(device=DEVICE, dtype=dtype)

    learned = gate == "learned"
    cos, sin = (
        torch.from_numpy(x).to(DEVICE) for x in ref.rotary_table(room, ref.inverse_frequencies(dim))
    )
    blocks = room // BLOCK
    return {
        "unrotated": normal(1, 1, key_heads * group, dim) if learned else None,
        "q": normal(1, 1, key_heads * group, dim),
        "k": normal(1, room, key_heads, dim),
        "v": normal(1, room, key_heads, dim),
        "compressed": normal(1, blocks, key_heads, dim if learned else 2 * dim),
        "remainder": normal(1, BLOCK, key_heads, dim),
        "lengths": torch.tensor([tokens], dtype=torch.int32, device=DEVICE),
        "new_unrotated": normal(1, 1, key_heads, dim) if learned else None,
        "new_k": normal(1, 1, key_heads, dim),
        "new_v": normal(1, 1, key_heads, dim),
        "projection": normal(key_heads, group, dim, dim) * dim**-0.5 if learned else None,
        "norm": normal(dim) if learned else None,
        "key_projection": normal(key_heads, 3 * dim, dim) * dim**-0.5 if learned else None,
        "key_norm": normal(dim) if learned else None,
        "cos": cos if learned else None,
        "sin": sin if learned else None,
    }


def options(gate):
    pools = "max,min,avg"
    return (POLICY, BLOCK, pools, None, "correct", "first", gate)


ENTRANCES = {"op": OPS.step.default, "function": torch_ops.step}


def step(state, gate, entrance="op"):
    return ENTRANCES[entrance](*state.values(), *options(gate))


def synchronize():
    if ON_GPU:
        torch.cuda.synchronize()


def per_call(call, lengths, calls=50, rounds=15):
    """Microseconds of the host. A GPU is waited for between rounds: its queue has an end."""
    best = []
    for _ in range(rounds):
        lengths.fill_(3)
        synchronize()
        begin = time.perf_counter()
        for _ in range(calls):
            call()
        best.append((time.perf_counter() - begin) / calls * 1e6)
    synchronize()
    return min(best)


def entry_of(state, gate):
    """The compiled function with its arguments bound, called by ctypes; a call of nothing."""
    s = state
    given = (s["q"], s["k"], s["projection"], s["norm"], POLICY, BLOCK, gate)
    rules = {"append": True, "lengths_out": True, "pools": ("max", "min", "avg")}
    form = step_form(*given, **rules, scale=None, mode="correct", anchor="first")
    arrays = [s[name] for name in form.arguments()]
    out = [(s | {"o": torch.empty_like(s["q"])})[name] for name in form.results()]
    launcher = program(form, DEVICE)._artefact._program.prepare("main", *arrays, out=out)
    handle = ctypes.c_void_p(torch.cuda.current_stream().cuda_stream if ON_GPU else 0)
    nothing = launcher._program._symbol("main_device")
    return launcher, lambda: launcher._entry(*launcher._fixed, handle), nothing


@pytest.mark.parametrize("gate", GATES)
def test_overhead_of_a_step(gate, capsys):
    # On the CPU the work of the kernels is part of a call: there is little of it.
    sizes = {} if ON_GPU else {"key_heads": 1, "dim": 16}
    state = inputs(gate, 3, 128, **sizes)
    lengths = state["lengths"]
    launcher, entry, nothing = entry_of(state, gate)
    _, wanted = launcher(), step(state, gate)
    op, given = OPS.step.default, (*state.values(), *options(gate))
    calls = {
        "step": lambda: torch_ops.step(*given),
        "op": lambda: op(*given),
        "launch": launcher,
        "entry": entry,
        "none": nothing,
    }
    # The least of several: others use the cores, too.
    rounds = [{name: per_call(call, lengths) for name, call in calls.items()} for _ in range(8)]
    of_step, of_op, launch, whole, none = (min(r[name] for r in rounds) for name in calls)
    inside = whole - none
    overhead = of_step - inside
    with capsys.disabled():
        print(
            f"\nstep, {gate} gate, {DEVICE}: {of_step:.1f} us a call, {of_op:.1f} us by "
            f"torch.ops, {launch:.1f} us a launch with arrays bound, {inside:.1f} us in the "
            f"compiled function; overhead {overhead:.1f} us, by torch.ops {of_op - inside:.1f} "
            f"us, of the launch {launch - inside:.1f} us"
        )
    assert wanted.shape == state["q"].shape
    assert overhead < MOST_OVERHEAD


@pytest.mark.skipif(not ON_GPU, reason="counts allocations of a GPU")
@pytest.mark.parametrize("entrance", ENTRANCES)
@pytest.mark.parametrize("gate", GATES)
def test_no_allocation_after_the_first_steps(gate, entrance):
    """None of the driver, and none that stays of PyTorch's allocator."""
    state = inputs(gate, 30, 8192)
    for _ in range(3):
        step(state, gate, entrance)
    torch.cuda.synchronize()
    before = torch.cuda.memory_stats()
    for _ in range(200):
        step(state, gate, entrance)
    torch.cuda.synchronize()
    after = torch.cuda.memory_stats()
    for name in (
        "num_device_alloc",
        "num_device_free",
        "num_alloc_retries",
        "segment.all.allocated",
    ):
        assert after[name] == before[name], name
    for name in ("allocated_bytes.all.current", "reserved_bytes.all.current"):
        assert after[name] == before[name], name


class Graph:
    """What `call` does, captured; on the CPU the call itself."""

    def __init__(self, call):
        self.call = call
        if ON_GPU:
            self.graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(self.graph):
                self.out = call()

    def replay(self):
        if not ON_GPU:
            return self.call()
        self.graph.replay()
        return self.out


@pytest.mark.parametrize("entrance", ENTRANCES)
@pytest.mark.parametrize("gate", GATES)
def test_graph_of_a_step(gate, entrance):
    """130 replays, two of which complete a block, with new queries and keys each: as calls do."""
    tokens, room = 5000, 8192
    state, eager = inputs(gate, tokens, room), inputs(gate, tokens, room)
    step(inputs(gate, tokens, room), gate)  # loads the kernels
    graph = Graph(lambda: step(state, gate, entrance))
    for seed in range(130):
        fresh = inputs(gate, 0, BLOCK, seed=seed + 1)
        for name in NEW:
            if fresh[name] is not None:
                state[name].copy_(fresh[name])
                eager[name].copy_(fresh[name])
        o = graph.replay()
        want = step(eager, gate)
        torch.testing.assert_close(o, want, rtol=0, atol=0)
    for name in CACHES:
        torch.testing.assert_close(state[name], eager[name], rtol=0, atol=0)
    assert state["lengths"].tolist() == [tokens + 130]


def test_graph_of_dense_attention():
    state = inputs("learned", 3000, 4096)
    q, k, v, lengths = (state[name] for name in ("q", "k", "v", "lengths"))

    def attend():
        return OPS.attend(q, k, v, lengths, None, None, BLOCK)

    attend()
    graph = Graph(attend)
    for length in (1, 64, 2999, 4096):
        lengths.fill_(length)
        q.copy_(torch.randn(q.shape).to(q))
        o = graph.replay()
        keys, values = (x[0, :length].float().repeat_interleave(HQ // HKV, 1) for x in (k, v))
        weights = torch.einsum("hd,nhd->hn", q[0, 0].float(), keys) * D**-0.5
        want = torch.einsum("hn,nhd->hd", weights.softmax(-1), values)
        torch.testing.assert_close(o[0, 0].float(), want, atol=0.02, rtol=0.02)


@pytest.mark.skipif(not ON_GPU, reason="Inductor's graphs are those of a GPU")
def test_compiled_with_inductor():
    """torch.compile with its own backend, in one graph."""
    state, eager = inputs("learned", 500, 4096), inputs("learned", 500, 4096)

    def layer(state):
        return step(state | {"q": state["q"] * 0.5}, "learned") + 1

    compiled = torch.compile(layer, fullgraph=True)
    for _ in range(3):
        torch.testing.assert_close(compiled(state), layer(eager), atol=0.02, rtol=0.02)
    assert state["lengths"].tolist() == [503]
