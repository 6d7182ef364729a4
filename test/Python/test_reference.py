"""Attention, rotation and combination of the reference against loops in f64 and by hand."""

import math

import ml_dtypes
import numpy as np
import pytest

from sparse_attn import reference as ref

RNG = np.random.default_rng(0)
STORAGE = (np.float32, np.float16, ml_dtypes.bfloat16)


def normal(*shape, dtype=np.float32):
    return RNG.standard_normal(shape).astype(dtype)


def attend_row(q, k, v, scale, seen, bias=None):
    """One row in f64: q [D], k and v [S, D], seen: keys; returns o, lse."""
    x = [scale * float(q @ k[s]) + (0.0 if bias is None else float(bias[s])) for s in seen]
    if not seen:
        return np.zeros(v.shape[1]), -math.inf
    top = max(x)
    w = [math.exp(value - top) for value in x]
    o = sum(weight * v[s] for weight, s in zip(w, seen, strict=True)) / sum(w)
    return o, top + math.log(sum(w))


def dense_loop(q, k, v, key_len, query_len, visible, scale=0.25, bias=None):
    """visible(b, h, t, p, s) beside s < len; q [B, Hq, T, D]."""
    q, k, v = (x.astype(np.float64) for x in (q, k, v))
    o, lse = np.zeros((*q.shape[:3], v.shape[3])), np.full(q.shape[:3], -np.inf)
    for b, h, t in np.ndindex(*q.shape[:3]):
        p = key_len[b] - query_len[b] + t
        if t >= query_len[b]:
            continue
        head = h // (q.shape[1] // k.shape[1])
        seen = [s for s in range(key_len[b]) if visible(b, h, t, p, s)]
        row_bias = None if bias is None else bias[b, h, t]
        row = attend_row(q[b, h, t], k[b, head], v[b, head], scale, seen, row_bias)
        o[b, h, t], lse[b, h, t] = row
    return o, lse


CASES = {
    "all": ({}, lambda p, s: True),
    "causal": ({"causal": True}, lambda p, s: s <= p),
    "window": ({"window": 2}, lambda p, s: p - 2 < s < p + 2),
    "causal_window": ({"causal": True, "window": 3}, lambda p, s: p - 3 < s <= p),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("layout", ["bhsd", "bshd"])
def test_attention_ragged(case, layout):
    options, rule = CASES[case]
    q, k, v = normal(3, 4, 5, 8), normal(3, 2, 9, 8), normal(3, 2, 9, 6)
    lengths, query_lengths = (
        np.array([9, 3, 0], np.int64),
        np.array([4, 5, 2], np.int64),
    )
    expected, _ = dense_loop(q, k, v, lengths, query_lengths, lambda b, h, t, p, s: rule(p, s))
    operands = [x if layout == "bhsd" else x.transpose(0, 2, 1, 3) for x in (q, k, v)]
    got = ref.attention(
        *operands,
        lengths=lengths,
        query_lengths=query_lengths,
        scale=0.25,
        layout=layout,
        **options,
    )
    got = got if layout == "bhsd" else got.transpose(0, 2, 1, 3)
    np.testing.assert_allclose(got, expected, atol=1e-6)
    assert (got[2] == 0).all() and (got[0, :, 4] == 0).all()
    # Rows at positions -2 and -1 are valid: what they see follows from the rule alone.
    sees = [any(rule(p, s) for s in range(3)) for p in (-2, -1)]
    assert [bool((got[1, :, t] != 0).any()) for t in (0, 1)] == sees


def test_attention_more_rows_than_keys():
    q, k, v = normal(1, 2, 7, 8), normal(1, 2, 3, 8), normal(1, 2, 3, 8)
    expected, _ = dense_loop(q, k, v, [3], [7], lambda *_: True)
    np.testing.assert_allclose(ref.attention(q, k, v, scale=0.25), expected, atol=1e-6)
    causal = ref.attention(q, k, v, scale=0.25, causal=True)
    assert (causal[:, :, :4] == 0).all()
    np.testing.assert_allclose(causal[:, :, 6], expected[:, :, 6], atol=1e-6)


def test_attention_masks():
    q, k, v = normal(1, 2, 3, 4), normal(1, 1, 5, 4), normal(1, 1, 5, 4)
    mask = RNG.random((1, 1, 3, 5)) < 0.5
    mask[0, 0, 1] = False
    expected, _ = dense_loop(q, k, v, [5], [3], lambda b, h, t, p, s: mask[0, 0, t, s])
    np.testing.assert_allclose(ref.attention(q, k, v, mask, scale=0.25), expected, atol=1e-6)
    as_bias = np.where(mask, np.float32(0), -np.inf).astype(np.float32)
    np.testing.assert_allclose(ref.attention(q, k, v, as_bias, scale=0.25), expected, atol=1e-6)
    bias = normal(1, 2, 3, 5)
    expected, _ = dense_loop(q, k, v, [5], [3], lambda *_: True, bias=bias)
    np.testing.assert_allclose(ref.attention(q, k, v, bias, scale=0.25), expected, atol=1e-6)


@pytest.mark.parametrize("dtype", STORAGE)
def test_attention_computes_in_f32(dtype):
    q, k, v = (normal(1, 2, 4, 8, dtype=dtype) for _ in range(3))
    wide = ref.attention(*(x.astype(np.float32) for x in (q, k, v)), causal=True)
    got = ref.attention(q, k, v, causal=True)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, wide.astype(dtype))


def test_attention_packed_and_paged():
    q, k, v = normal(2, 4, 6, 8), normal(2, 2, 6, 8), normal(2, 2, 6, 8)
    lengths = np.array([4, 6], np.int32)
    dense = ref.attend(q, k, v, None, lengths, lengths, causal=True)
    packed = [
        np.concatenate([x[b, :, :n].transpose(1, 0, 2) for b, n in enumerate(lengths)])
        for x in (q, k, v)
    ]
    got = ref.attend(*packed, None, np.array([0, 4, 10], np.int32), causal=True, layout="packed")
    np.testing.assert_allclose(got.o[:4], dense.o[0, :, :4].transpose(1, 0, 2), atol=1e-6)
    np.testing.assert_allclose(got.o[4:], dense.o[1].transpose(1, 0, 2), atol=1e-6)
    np.testing.assert_allclose(got.lse, dense.lse, atol=1e-6)

    # Pages of 2 keys, page p of sequence b at 1 + 3 b + p; unused pages hold no numbers.
    pages_k, pages_v = (np.full((8, 2, 2, 8), np.nan, np.float32) for _ in range(2))
    table = np.array([[1, 2, 8], [4, 5, 6]], np.int32)
    for b, p in np.ndindex(2, 3):
        if table[b, p] < 8:
            rows = slice(2 * p, 2 * p + 2)
            pages_k[table[b, p]] = k[b, :, rows].transpose(1, 0, 2)
            pages_v[table[b, p]] = v[b, :, rows].transpose(1, 0, 2)
    operands = (
        q.transpose(0, 2, 1, 3),
        pages_k,
        pages_v,
        None,
        lengths,
        lengths,
        None,
        table,
    )
    paged = ref.attend(*operands, causal=True, layout="bshd")
    np.testing.assert_allclose(paged.o.transpose(0, 2, 1, 3), dense.o, atol=1e-6)


@pytest.mark.parametrize("groups", [2, 4])
@pytest.mark.parametrize("query_block", [1, 2])
def test_attend_selection(groups, query_block):
    q, k, v = normal(2, 4, 5, 8), normal(2, 2, 11, 8), normal(2, 2, 11, 8)
    lengths, query_lengths = np.array([11, 7], np.int32), np.array([5, 3], np.int32)
    rows = -(-5 // query_block)
    mask = RNG.random((2, groups, rows, 3)) < 0.6
    mask[0, 0, 0] = False
    block_bias = normal(2, groups, rows, 3)

    def place(h, t):
        return h // (4 // groups), t // query_block

    def visible(b, h, t, p, s):
        return s <= p and mask[b][place(h, t)][s // 4]

    bias = np.zeros((2, 4, 5, 11))
    for b, h, t, s in np.ndindex(*bias.shape):
        bias[b, h, t, s] = block_bias[b][place(h, t)][s // 4]
    o, lse = dense_loop(q, k, v, lengths, query_lengths, visible, bias=bias)
    selection = ref.Selection(mask, 4, query_block, 11)
    operands = {
        "lengths": lengths,
        "query_lengths": query_lengths,
        "block_bias": block_bias,
    }
    got = ref.attend(q, k, v, selection, **operands, scale=0.25, causal=True)
    np.testing.assert_allclose(got.o, o, atol=1e-6)
    np.testing.assert_allclose(got.lse, lse, atol=1e-5)
    assert (got.o[0, 0, 0] == 0).all() and got.lse[0, 0, 0] == -np.inf

    assert got.block_max.shape == (2, 4, 5, 3)
    for b, h, t, n in np.ndindex(2, 4, 5, 3):
        p = lengths[b] - query_lengths[b] + t
        keys = [s for s in range(4 * n, min(4 * n + 4, lengths[b])) if visible(b, h, t, p, s)]
        keys = keys if t < query_lengths[b] else []
        scores = [0.25 * q[b, h, t] @ k[b, h // 2, s] + bias[b, h, t, s] for s in keys]
        assert got.block_max[b, h, t, n] == pytest.approx(max(scores, default=-np.inf), abs=1e-5)


def test_attend_tokens_and_empty():
    q, k, v = normal(1, 2, 1, 4), normal(1, 1, 6, 4), normal(1, 1, 6, 4)
    ids = np.array([[[[0, 3, 5, 77]]]], np.int32)
    arrays = (ids, np.array([[[4]]], np.int32))
    tokens = ref.from_storage("tokens", arrays, heads=1, rows=1, S=6, block=2)
    expected, _ = dense_loop(q, k, v, [6], [1], lambda b, h, t, p, s: s in (0, 3, 5))
    got = ref.attend(q, k, v, tokens, scale=0.25, block_size=2)
    np.testing.assert_allclose(got.o, expected, atol=1e-6)
    assert got.block_max.shape == (1, 2, 1, 3)
    none = ref.attend(q, k[:, :, :0], v[:, :, :0])
    assert (none.o == 0).all() and (none.lse == -np.inf).all()


def test_skip_depends_on_the_order():
    # One query of 1, block maxima 0, 3, 1 in blocks of one key; the limit is 0.2.
    q, k = (
        np.ones((1, 1, 1, 1), np.float32),
        np.array([0, 3, 1], np.float32).reshape(1, 1, 3, 1),
    )
    v = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32).reshape(1, 1, 3, 3)

    def kept(**options):
        got = ref.attend(q, k, v, scale=1.0, skip=0.6, block_size=1, **options)
        np.testing.assert_array_equal(got.block_max[0, 0, 0], [0, 3, 1])
        return np.flatnonzero(got.o[0, 0, 0]).tolist(), got.lse[0, 0, 0]

    assert kept() == ([0, 1], pytest.approx(math.log(1 + math.e**3), abs=1e-5))
    assert kept(order="descending")[0] == [
        1,
        2,
    ]  # exp(1 - 1 ...): 2, then 1, then 0 skipped
    explicit = np.array([[[[1, 0, 2, -1]]]], np.int32)
    assert kept(order=explicit) == ([1], pytest.approx(3, abs=1e-5))
    lengths = np.array([2], np.int32)  # the limit is 0.3, and block 2 has no key
    got = ref.attend(q, k, v, None, lengths, scale=1.0, skip=0.6, block_size=1)
    assert np.flatnonzero(got.o[0, 0, 0]).tolist() == [0, 1]


def test_skip_against_a_loop():
    q, k, v = 2 * normal(2, 4, 3, 4), 2 * normal(2, 2, 15, 4), normal(2, 2, 15, 4)
    lengths, factor = np.array([15, 9], np.int32), 2.0
    order = np.argsort(RNG.random((2, 2, 3, 4))).astype(np.int32)
    selection = ref.Selection(np.ones((2, 2, 3, 4), bool), 4, 1, 15)
    options = {"scale": 0.5, "causal": True}
    full = ref.attend(q, k, v, selection, lengths, **options)
    got = ref.attend(q, k, v, selection, lengths, **options, skip=factor, order=order)
    np.testing.assert_array_equal(got.block_max, full.block_max)
    kept, skips = {}, 0
    for b, h, t in np.ndindex(2, 4, 3):
        top, kept[b, h, t] = -math.inf, []
        for n in order[b, h // 2, t]:
            largest = float(full.block_max[b, h, t, n])
            if largest == -math.inf:
                continue
            if kept[b, h, t] and math.exp(largest - top) < factor / lengths[b]:
                skips += 1
                continue
            kept[b, h, t].append(n)
            top = max(top, largest)

    def rule(b, h, t, p, s):
        return s <= p and s // 4 in kept[b, h, t]

    expected, lse = dense_loop(q, k, v, lengths, [3, 3], rule, scale=0.5)
    assert skips > 5
    np.testing.assert_allclose(got.o, expected, atol=1e-5)
    np.testing.assert_allclose(got.lse, lse, atol=1e-5)


@pytest.mark.parametrize("dtype", STORAGE)
def test_combine(dtype):
    q, k, v = normal(1, 2, 3, 8), normal(1, 2, 12, 8), normal(1, 2, 12, 8)
    whole = ref.attend(q, k, v)
    spans = (slice(0, 5), slice(5, 5), slice(5, 12))
    parts = [ref.attend(q, k[:, :, at], v[:, :, at]) for at in spans]
    o = np.stack([part.o for part in parts]).astype(dtype)
    got, lse = ref.combine(o, np.stack([part.lse for part in parts]))
    assert got.dtype == dtype and lse.dtype == np.float32
    tolerance = 1e-6 if dtype == np.float32 else 2e-2
    np.testing.assert_allclose(got.astype(np.float32), whole.o, atol=tolerance)
    np.testing.assert_allclose(lse, whole.lse, atol=1e-6)
    empty, lse = ref.combine(o[1:2], parts[1].lse[None])
    assert (empty == 0).all() and (lse == -np.inf).all()


def test_rotary_by_hand():
    quarter = np.float32(math.pi / 2)
    x = np.arange(1, 6, dtype=np.float32).reshape(1, 1, 1, 5)
    half = ref.rotary(x, positions=np.array([[1]]), inv_freq=[quarter, 0])
    np.testing.assert_allclose(half[0, 0, 0], [-3, 2, 1, 4, 5], atol=1e-6)
    pairs = ref.rotary(x, positions=np.array([[1]]), inv_freq=[quarter, 0], style="interleaved")
    np.testing.assert_allclose(pairs[0, 0, 0], [-2, 1, 3, 4, 5], atol=1e-6)
    doubled = ref.rotary(x, positions=np.array([[1]]), inv_freq=[quarter, 0], factor=2.0)
    np.testing.assert_allclose(doubled[0, 0, 0], [-6, 4, 2, 8, 5], atol=1e-6)


@pytest.mark.parametrize("style", ["half", "interleaved"])
def test_rotary_inverse_and_tables(style):
    x, inv_freq = normal(2, 3, 7, 10), ref.inverse_frequencies(8)
    options = {"positions": np.arange(7)[None], "inv_freq": inv_freq, "style": style}
    rotated = ref.rotary(x, **options)
    np.testing.assert_allclose(ref.rotary(rotated, **options, inverse=True), x, atol=1e-5)
    swapped = ref.rotary(x.transpose(0, 2, 1, 3), **options, layout="bshd")
    np.testing.assert_array_equal(swapped.transpose(0, 2, 1, 3), rotated)
    cos, sin = ref.rotary_table(7, inv_freq)
    np.testing.assert_array_equal(cos[:, :4], cos[:, 4:])
    if style == "half":
        np.testing.assert_array_equal(ref.rotary(x, cos[None], sin[None]), rotated)
    assert ref.rotary(x.astype(np.float16), **options).dtype == np.float16


ERRORS = {
    "A1": lambda q, k: ref.attention(q, k, k.astype(np.float16)),
    "A2": lambda q, k: ref.attention(q[:, :3], k, k),
    "A4": lambda q, k: ref.attention(q, k, k, np.ones((1, 1, 2, 2), bool)),
    "A5": lambda q, k: ref.attention(q, k, k, None, np.array([1.0])),
    "A6": lambda q, k: ref.attention(q, k, k, window=0),
    "A7": lambda q, k: ref.attention(q, k, k, scale=math.inf),
    "AT2": lambda q, k: ref.attend(q, k, k, ref.Selection(np.ones((1, 3, 3, 2), bool), 4, 1, 8)),
    "AT3": lambda q, k: ref.attend(q, k, k, block_table=np.zeros((1, 1), np.int32)),
    "AT4": lambda q, k: ref.attend(q, k, k, block_bias=np.zeros((1, 2, 3, 2), np.float32)),
    "AT6": lambda q, k: ref.attend(q, k, k, None, None, np.array([1, 2], np.int32)),
    "C1": lambda q, k: ref.combine(q[None], q[None]),
    "R1": lambda q, k: ref.rotary(q),
    "R2": lambda q, k: ref.rotary(q, positions=np.zeros((1, 3), int), inv_freq=np.ones(9)),
    "R3": lambda q, k: ref.rotary(q, positions=np.zeros((1, 2), int), inv_freq=np.ones(2)),
}


@pytest.mark.parametrize("rule", ERRORS)
def test_errors_name_the_rule(rule):
    q, k = np.zeros((1, 4, 3, 8), np.float32), np.zeros((1, 2, 8, 8), np.float32)
    with pytest.raises(ValueError, match=f"^{rule}: "):
        ERRORS[rule](q, k)
