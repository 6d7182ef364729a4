"""torch.ops.sparse_attn against the NumPy reference; opcheck; torch.compile.

On the CPU, or on the device that SPARSE_ATTN_TEST_DEVICE names.
"""

import os

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")

from sparse_attn import reference as ref  # noqa: E402
from sparse_attn import torch_ops  # noqa: E402, F401
from sparse_attn.policy_flags import parse_flag  # noqa: E402

OPS = torch.ops.sparse_attn
DEVICE = os.environ.get("SPARSE_ATTN_TEST_DEVICE", "cpu")
# Sums of f32 are in another order on a GPU.
ATOL = 1e-5 if DEVICE == "cpu" else 1e-4
B, S, HKV, GROUP, D, DG, BLOCK = 3, 64, 2, 2, 16, 8, 8
CACHES = ("k", "v", "compressed", "remainder", "lengths")
POLICIES = ["token-budget=16", "top-p=0.7", "threshold=0.2", "entmax=1.5", "all"]


def normal(generator, *shape):
    return torch.randn(*shape, generator=generator).to(DEVICE)


def table():
    cos, sin = ref.rotary_table(S, ref.inverse_frequencies(DG))
    return {"cos": torch.from_numpy(cos).to(DEVICE), "sin": torch.from_numpy(sin).to(DEVICE)}


def gate_inputs(seed=0, norm=True):
    g = torch.Generator().manual_seed(seed)
    return {
        "queries": normal(g, B, 1, HKV * GROUP, D),
        "compressed": normal(g, B, S // BLOCK, HKV, DG),
        "lengths": torch.tensor([1, 30, S], dtype=torch.int32, device=DEVICE),
        "projection": normal(g, HKV, GROUP, D, DG),
        "norm": normal(g, DG) if norm else None,
        **table(),
    }


def step_inputs(seed=0, norm=True):
    g = torch.Generator().manual_seed(seed)
    new = (B, 1, HKV, D)
    return {
        "unrotated": normal(g, B, 1, HKV * GROUP, D),
        "q": normal(g, B, 1, HKV * GROUP, D),
        "k": normal(g, B, S, HKV, D),
        "v": normal(g, B, S, HKV, D),
        "compressed": normal(g, B, S // BLOCK, HKV, DG),
        "remainder": normal(g, B, BLOCK, HKV, D),
        "lengths": torch.tensor([0, 30, 44], dtype=torch.int32, device=DEVICE),
        "new_unrotated": normal(g, *new),
        "new_k": normal(g, *new),
        "new_v": normal(g, *new),
        "projection": normal(g, HKV, GROUP, D, DG),
        "norm": normal(g, DG) if norm else None,
        "key_projection": normal(g, HKV, 3 * D, DG),
        "key_norm": normal(g, DG) if norm else None,
        **table(),
    }


def numpy(tensors):
    return {name: None if x is None else x.cpu().numpy().copy() for name, x in tensors.items()}


def chosen(a, policy, mode="correct"):
    """The selection of the reference."""
    names = ("projection", "norm", "cos", "sin")
    gate = ref.gate_queries(
        a.get("queries", a.get("unrotated")),
        a["lengths"],
        pooling="project",
        layout="bshd",
        **{name: a[name] for name in names},
    )
    scale = {"kind": "dot", "scale": DG**-0.5, "block_size": BLOCK}
    logits = ref.score(gate, a["compressed"], **scale)
    rule = parse_flag(policy)
    return ref.select(logits, a["lengths"], policy=rule, block_size=BLOCK, mode=mode)


def as_mask(ids, counts):
    mask = np.zeros((*ids.shape[:3], S // BLOCK), bool)
    for index in np.ndindex(*counts.shape):
        listed = ids[index][: counts[index]]
        assert (np.diff(listed) > 0).all()
        assert (ids[index][counts[index] :] == -1).all()
        mask[index][listed] = True
    return mask


@pytest.mark.parametrize("mode", ["correct", "reference_compatible"])
@pytest.mark.parametrize("policy", POLICIES)
def test_gate_select(policy, mode):
    for seed in range(5):
        inputs = gate_inputs(seed, norm=seed % 2 == 0)
        ids, counts = OPS.gate_select(**inputs, policy=policy, block_size=BLOCK, gate_mode=mode)
        want = chosen(numpy(inputs), policy, mode).mask
        np.testing.assert_array_equal(as_mask(ids.cpu().numpy(), counts.cpu().numpy()), want)


# Gates without weights: how a score is made of rotated queries and keys.
RULES = {
    "mean_pool": {"kind": "dot", "reduction": "mean"},
    "min_max": {"kind": "minmax_bound", "reduction": "max"},
    "oracle": {"kind": "exact", "reduction": "max"},
}
POOLS = {"mean_pool": ("avg",), "min_max": ("max", "min"), "oracle": ("avg",)}


def plain_inputs(gate, seed=0):
    """A step's: what a learned gate has besides is None."""
    columns = len(POOLS[gate]) * D
    made = step_inputs(seed) | {
        "compressed": torch.zeros(B, S // BLOCK, HKV, columns, device=DEVICE)
    }
    weights = ("projection", "norm", "key_projection", "key_norm", "cos", "sin")
    return made | dict.fromkeys((*weights, "unrotated", "new_unrotated"))


def plain_selection(a, gate, policy):
    keys = a["k"] if gate == "oracle" else a["compressed"]
    lengths = {"lengths": a["lengths"], "layout": "bshd"} if gate == "oracle" else {}
    queries = ref.gate_queries(a["q"], pooling="none", layout="bshd")
    rules = {**RULES[gate], "groups": HKV, "scale": D**-0.5, "block_size": BLOCK}
    logits = ref.score(queries, keys, **rules, **lengths)
    return ref.select(logits, a["lengths"], policy=parse_flag(policy), block_size=BLOCK)


@pytest.mark.parametrize("policy", ["token-budget=16", "top-p=0.7"])
@pytest.mark.parametrize("gate", RULES)
def test_gates_without_weights(gate, policy):
    """20 steps behind a prompt: what they read is what the reference selects, and gate_select."""
    state = plain_inputs(gate)
    no_weights = (None, None, None, None)
    pools = POOLS[gate]
    compressed = OPS.compress_keys(
        state["k"], state["lengths"], *no_weights, BLOCK, ",".join(pools)
    )
    a = numpy(state)
    want = ref.compress_keys(a["k"], a["lengths"], pools=pools, block_size=BLOCK, layout="bshd")
    np.testing.assert_allclose(compressed.cpu().numpy(), want, atol=ATOL)
    state["compressed"] = compressed
    begin = state["lengths"].long() // BLOCK * BLOCK
    rows = (begin[:, None] + torch.arange(BLOCK, device=DEVICE))[:, :, None, None].expand(
        -1, -1, HKV, D
    )
    state["remainder"] = state["k"].gather(1, rows)
    read = 0
    for seed in range(20):
        fresh = step_inputs(seed + 100)
        state |= {name: fresh[name] for name in ("q", "new_k", "new_v")}
        a = numpy(state)
        caches = ref.append_keys(
            *(a[name] for name in CACHES),
            *(a["new_k"], a["new_k"], a["new_v"]),
            pools=pools,
        )
        o = OPS.step(**state, policy=policy, block_size=BLOCK, gate=gate)
        for name, array in zip(("k", "v", "compressed"), caches, strict=False):
            np.testing.assert_allclose(state[name].cpu().numpy(), array, atol=ATOL, err_msg=name)
        assert state["lengths"].tolist() == caches[4].tolist()
        chosen = plain_selection(numpy(state), gate, policy)
        attended = {"selection": chosen, "lengths": caches[4], "scale": D**-0.5, "layout": "bshd"}
        expected = ref.attend(a["q"], caches[0], caches[1], **attended).o
        np.testing.assert_allclose(o.cpu().numpy(), expected, atol=ATOL, err_msg=f"token {seed}")
        keys = state["k"] if gate == "oracle" else state["compressed"]
        lists = OPS.gate_select(
            state["q"], keys, state["lengths"], *no_weights, policy, BLOCK, gate=gate
        )
        np.testing.assert_array_equal(as_mask(*(x.cpu().numpy() for x in lists)), chosen.mask)
        read += chosen.mask.sum()
    assert 0 < read < 20 * B * HKV * 6


def prompt_inputs(norm=True):
    g = torch.Generator().manual_seed(2)
    return {
        "k": normal(g, B, 44, HKV, D),
        "lengths": torch.tensor([0, 30, 44], dtype=torch.int32, device=DEVICE),
        "projection": normal(g, HKV, 2 * D, DG),
        "norm": normal(g, DG) if norm else None,
        **table(),
    }


@pytest.mark.parametrize("norm", [True, False])
def test_compress_keys(norm):
    inputs = prompt_inputs(norm)
    got = OPS.compress_keys(**inputs, block_size=BLOCK, pools="max,avg")
    rules = {"pools": ("max", "avg"), "block_size": BLOCK, "layout": "bshd"}
    want = ref.compress_keys(**numpy(inputs), **rules)
    np.testing.assert_allclose(got.cpu().numpy(), want, atol=ATOL)
    assert (got[1, 3:] == 0).all() and (got[1, :3] != 0).all()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("listed", [True, False])
def test_attend(rows, listed):
    g = torch.Generator().manual_seed(1)
    q, k, v = normal(g, B, rows, HKV * GROUP, D), normal(g, B, S, HKV, D), normal(g, B, S, HKV, D)
    lengths = torch.tensor([3, 30, S], dtype=torch.int32, device=DEVICE)
    mask = (torch.rand(B, HKV, rows, S // BLOCK, generator=g) < 0.5).to(DEVICE)
    numbers = torch.arange(S // BLOCK, device=DEVICE).expand(mask.shape)
    ids = torch.where(mask, numbers, 99).sort(-1).values
    ids = torch.where(ids == 99, -1, ids).to(torch.int32)
    lists = (ids, mask.sum(-1, dtype=torch.int32)) if listed else (None, None)
    for scale in (None, 0.3):
        got = OPS.attend(q, k, v, lengths, *lists, block_size=BLOCK, scale=scale)
        want = ref.attend(
            q.cpu().numpy(),
            k.cpu().numpy(),
            v.cpu().numpy(),
            selection=ref.Selection(mask.cpu().numpy(), BLOCK, 1, S) if listed else None,
            lengths=lengths.cpu().numpy(),
            causal=True,
            scale=D**-0.5 if scale is None else scale,
            layout="bshd",
        ).o
        np.testing.assert_allclose(got.cpu().numpy(), want, atol=ATOL)


PREFILL = [
    # dtype, D, block, query block, heads that select
    (torch.float32, 16, 8, 4, HKV),
    (torch.float32, 16, 8, 4, HKV * GROUP),
    (torch.bfloat16, 64, 64, 64, HKV),
    (torch.float16, 64, 64, 128, HKV * GROUP),
    (torch.float16, 64, 64, 64, 0),
]


@pytest.mark.parametrize("dtype,dim,block,query_block,heads", PREFILL)
def test_prefill(dtype, dim, block, query_block, heads):
    """The last rows of a prompt that are not a multiple of a block."""
    g = torch.Generator().manual_seed(5)
    T, room = 3 * query_block - 1, 4 * max(block, query_block)
    q = normal(g, 2, T, HKV * GROUP, dim).to(dtype)
    k, v = (normal(g, 2, room, HKV, dim).to(dtype) for _ in range(2))
    lengths = torch.tensor([T, room - 1], dtype=torch.int32, device=DEVICE)
    lists, selection = (None, None), None
    if heads:
        mask = torch.rand(2, heads, 3, room // block, generator=g) < 0.6
        numbers = torch.arange(room // block).expand(mask.shape)
        ids = torch.where(mask, numbers, 99).sort(-1).values
        ids = torch.where(ids == 99, -1, ids).to(torch.int32)
        lists = (ids.to(DEVICE), mask.sum(-1, dtype=torch.int32).to(DEVICE))
        selection = ref.Selection(mask.numpy(), block, query_block, room)
    for causal in (True, False):
        got = OPS.prefill(q, k, v, lengths, *lists, block, query_block, causal=causal)
        want = ref.attend(
            *(x.float().cpu().numpy() for x in (q, k, v)),
            selection=selection,
            lengths=lengths.cpu().numpy(),
            causal=causal,
            scale=dim**-0.5,
            layout="bshd",
        ).o
        tolerance = {torch.float32: ATOL, torch.float16: 4e-3, torch.bfloat16: 3e-2}[dtype]
        np.testing.assert_allclose(got.float().cpu().numpy(), want, atol=tolerance)


@pytest.mark.parametrize("norm", [True, False])
@pytest.mark.parametrize("policy", ["token-budget=16", "top-p=0.7"])
def test_steps(policy, norm):
    """25 tokens: caches, compressed keys and outputs stay those of the reference."""
    state = step_inputs(norm=norm)
    for seed in range(25):
        fresh = step_inputs(seed + 100)
        for name in ("unrotated", "q", "new_unrotated", "new_k", "new_v"):
            state[name] = fresh[name]
        a = numpy(state)
        new = (a[name] for name in ("new_unrotated", "new_k", "new_v", "key_projection"))
        caches = ref.append_keys(
            *(a[name] for name in CACHES),
            *new,
            a["key_norm"],
            a["cos"],
            a["sin"],
            pools=("max", "min", "avg"),
        )
        want = a | dict(zip(CACHES, caches, strict=True))
        o = OPS.step(**state, policy=policy, block_size=BLOCK)
        for name in CACHES:
            got = state[name].cpu().numpy()
            np.testing.assert_allclose(got, want[name], atol=ATOL, err_msg=name)
        # The selection is that of the compiled keys: a near tie would hide all that follows.
        selection = chosen(numpy(state), policy)
        expected = ref.attend(
            a["q"],
            want["k"],
            want["v"],
            selection=selection,
            lengths=want["lengths"],
            scale=D**-0.5,
            layout="bshd",
        ).o
        np.testing.assert_allclose(o.cpu().numpy(), expected, atol=ATOL, err_msg=f"token {seed}")
    assert state["lengths"].tolist() == [25, 55, 69]


def test_half_precision():
    """bf16 and f16 run as programs of their own."""
    for dtype, tolerance in ((torch.float16, 4e-3), (torch.bfloat16, 3e-2)):
        inputs = step_inputs()
        exact = OPS.step(**inputs, policy="all", block_size=BLOCK)
        keep = ("cos", "sin", "lengths")
        half = {k: v if k in keep else v.to(dtype) for k, v in step_inputs().items()}
        got = OPS.step(**half, policy="all", block_size=BLOCK)
        assert got.dtype == dtype
        torch.testing.assert_close(got.float(), exact, atol=tolerance, rtol=tolerance)


def calls():
    step = step_inputs()
    gate = gate_inputs()
    lists = OPS.gate_select(**gate, policy="token-budget=16", block_size=BLOCK)
    q, k, v, lengths = step["q"], step["k"], step["v"], gate["lengths"]
    yield OPS.gate_select.default, (*gate.values(), "token-budget=16", BLOCK)
    yield OPS.gate_select.default, (*gate.values(), "top-p=0.7", BLOCK)
    yield OPS.attend.default, (q, k, v, lengths, *lists, BLOCK)
    yield (
        OPS.attend.default,
        (q.transpose(0, 2).contiguous().transpose(0, 2), k, v, lengths, None, None, BLOCK),
    )
    rows = torch.cat([q, q, q, q, q], dim=1)
    own = [x.repeat_interleave(2, dim=2) for x in lists]
    yield OPS.prefill.default, (rows, k, v, lengths, *own, BLOCK, 4)
    yield OPS.prefill.default, (rows, k, v, lengths, None, None, BLOCK)
    yield OPS.step.default, (*step.values(), "token-budget=16", BLOCK)
    yield OPS.compress_keys.default, (*prompt_inputs().values(), BLOCK, "max,avg")
    plain, rules = plain_inputs("oracle"), ("max,min,avg", None, "correct", "first", "oracle")
    yield OPS.step.default, (*plain.values(), "token-budget=16", BLOCK, *rules)
    no_weights = (None, None, None, None)
    yield OPS.gate_select.default, (q, k, lengths, *no_weights, "all", BLOCK, "correct", "oracle")
    yield OPS.compress_keys.default, (k, lengths, *no_weights, BLOCK, "max,min")


@pytest.mark.parametrize("number", range(9))
def test_opcheck(number):
    op, arguments = list(calls())[number]
    torch.library.opcheck(op, arguments)


def layer(state, q_scale):
    """What a layer does around the op."""
    q = state["q"] * q_scale
    o = OPS.step(**(state | {"q": q}), policy="token-budget=16", block_size=BLOCK)
    ids, counts = OPS.gate_select(
        *(state[name] for name in ("unrotated", "compressed", "lengths", "projection", "norm")),
        state["cos"],
        state["sin"],
        "token-budget=16",
        BLOCK,
    )
    again = OPS.attend(q, state["k"], state["v"], state["lengths"], ids, counts, BLOCK)
    return o + 1, again


@pytest.mark.parametrize("dynamic", [False, True])
def test_no_graph_break(dynamic):
    torch.compiler.reset()
    compiled = torch.compile(layer, fullgraph=True, backend="aot_eager", dynamic=dynamic)
    eager_state, state = step_inputs(), step_inputs()
    for _ in range(3):
        want = layer(eager_state, 0.5)
        got = compiled(state, 0.5)
        for x, y in zip(got, want, strict=True):
            torch.testing.assert_close(x, y, atol=0, rtol=0)
        # The step and its parts agree, also through the compiled graph.
        torch.testing.assert_close(got[0] - 1, got[1], atol=ATOL, rtol=ATOL)
    for name in CACHES:
        torch.testing.assert_close(state[name], eager_state[name], atol=0, rtol=0)


def test_refusals():
    inputs = step_inputs()
    given = {"policy": "token-budget=16", "block_size": BLOCK}
    bad = [
        ({"policy": "best"}, "expected a policy such as"),
        ({"policy": "top-p=2"}, "expected a policy such as"),
        ({"policy": "a" * 10000}, "the options of a call are too long"),
        ({"block_size": 0}, "a block size of at least 1"),
        ({"gate_mode": "fast"}, "expected gate_mode to be one of"),
        ({"key_norm": None}, "norm and key_norm, or neither"),
        ({"cos": None}, "a learned gate needs cos"),
        ({"k": inputs["k"][:, ::2]}, "argument k is updated in place"),
        ({"q": inputs["q"][..., :8]}, "queries: expected"),
        ({"q": inputs["q"].double()}, "expected float32, float16 or bfloat16"),
        ({"lengths": inputs["lengths"].long()}, "expected i32, got i64"),
    ]
    for change, sentence in bad:
        with pytest.raises(RuntimeError, match=sentence):
            OPS.step(**(inputs | given | change))
    no_weights = dict.fromkeys(("projection", "norm", "cos", "sin"))
    for change, sentence in (
        ({"gate": "best"}, "expected gate to be one of learned, mean_pool"),
        ({"gate": "mean_pool"}, "weights of a learned gate, and none of another one"),
        (no_weights, "weights of a learned gate, and none of another one"),
        ({"cos": None}, "a learned gate needs cos"),
    ):
        with pytest.raises(ValueError, match=sentence):
            OPS.gate_select(**(gate_inputs() | given | change))
    with pytest.raises(ValueError, match="cos and sin, or neither"):
        OPS.compress_keys(**(prompt_inputs() | {"cos": None}), block_size=BLOCK, pools="max,avg")
    x = gate_inputs()["queries"]
    with pytest.raises(RuntimeError, match="ids and counts, or neither"):
        OPS.attend(x, x, x, inputs["lengths"], inputs["lengths"], None, BLOCK)
    k, lists = inputs["k"], torch.zeros(B, 3, 1, 2, dtype=torch.int32, device=DEVICE)
    with pytest.raises(RuntimeError, match=r"ids: expected \[B, 2 or 4, 1, C\], got \[3, 3, 1, 2"):
        OPS.prefill(x, k, k, inputs["lengths"], lists, lists[..., 0], BLOCK, 4)
