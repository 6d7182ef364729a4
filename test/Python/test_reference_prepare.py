"""Compressed keys, gate queries and scores of the reference against loops and by hand."""

import math

import ml_dtypes
import numpy as np
import pytest

from sparse_attn import reference as ref

RNG = np.random.default_rng(2)


def normal(*shape):
    return RNG.standard_normal(shape).astype(np.float32)


def table(rows, dg):
    cos, sin = ref.rotary_table(rows, ref.inverse_frequencies(dg))
    return {"cos": cos, "sin": sin}


def gate_row(x, norm, position, eps=1e-6, theta=10000.0):
    """RMSNorm and rotation of one row, in f64 and element by element."""
    x = np.asarray(x, np.float64)
    if norm is not None:
        x = x / math.sqrt(sum(value * value for value in x) / len(x) + eps) * norm
    if position is None:
        return x
    half, out = len(x) // 2, np.empty_like(x)
    for i in range(half):
        angle = position * theta ** (-2 * i / len(x))
        cos, sin = math.cos(angle), math.sin(angle)
        out[i] = x[i] * cos - x[i + half] * sin
        out[i + half] = x[i + half] * cos + x[i] * sin
    return out


def test_compress_keys_by_hand():
    k = np.array([1, 5, 2, -4, 7, 7], np.float32).reshape(1, 1, 6, 1)
    got = ref.compress_keys(k, pools=["max", "min", "avg"], block_size=2)
    assert got[0, :, 0].tolist() == [[5, 1, 3], [2, -4, -1], [7, 7, 7]]
    got = ref.compress_keys(k, np.array([5], np.int32), pools=["avg", "max"], block_size=2)
    assert got[0, :, 0].tolist() == [[3, 5], [-1, 2], [0, 0]]
    got = ref.compress_keys(k, pools=["max"], block_size=4)
    assert got[0, :, 0].tolist() == [[5], [0]]
    assert ref.compress_keys(k[:, :, :0], pools=["max"], block_size=4).shape == (
        1,
        0,
        1,
        1,
    )


@pytest.mark.parametrize("layout", ["bhsd", "bshd"])
@pytest.mark.parametrize("with_norm", [False, True])
def test_compress_keys_projects_normalises_rotates(layout, with_norm):
    k, w = normal(2, 2, 11, 4), normal(2, 12, 6)
    norm = normal(6) if with_norm else None
    lengths = np.array([11, 7], np.int64)
    operand = k if layout == "bhsd" else k.transpose(0, 2, 1, 3)
    options = {"pools": ["max", "min", "avg"], "block_size": 3, "layout": layout}
    got = ref.compress_keys(operand, lengths, w, norm, **table(11, 6), **options)
    for b, n, h in np.ndindex(2, 4, 2):
        if (n + 1) * 3 > lengths[b]:
            assert (got[b, n, h] == 0).all()
            continue
        rows = k[b, h, 3 * n : 3 * n + 3]
        pooled = np.concatenate([rows.max(0), rows.min(0), rows.mean(0)])
        expected = gate_row(pooled @ w[h], norm, 3 * n)
        np.testing.assert_allclose(got[b, n, h], expected, atol=1e-5)


def test_compress_keys_anchor_outside_the_table():
    k = normal(1, 1, 8, 4)
    got = ref.compress_keys(k, **table(4, 4), pools=["avg"], block_size=4)
    assert (got[0, 0] != 0).any() and (got[0, 1] == 0).all()


@pytest.mark.parametrize("page_size", [1, 2, 8])
def test_compress_keys_of_pages(page_size):
    """The blocks of a contiguous cache; a block with a key on no page is zero."""
    rng = np.random.default_rng(5)
    k = rng.standard_normal((2, 16, 3, 4)).astype(np.float32)
    table = rng.permutation(32 // page_size).reshape(2, -1).astype(np.int32)
    pages = np.zeros((32 // page_size, page_size, 3, 4), np.float32)
    pages[table] = k.reshape(2, -1, page_size, 3, 4)
    options = {"pools": ["max", "avg"], "block_size": 4, "layout": "bshd"}
    lengths = np.array([13, 16], np.int32)
    expected = ref.compress_keys(k, lengths, **options)
    got = ref.compress_keys(pages, lengths, block_table=table, **options)
    np.testing.assert_array_equal(got, expected)
    table[1, 5 // page_size] = -1
    lost = {n // 4 for n in range(16) if n // page_size == 5 // page_size}
    expected[1, list(lost)] = 0
    got = ref.compress_keys(pages, lengths, block_table=table, **options)
    np.testing.assert_array_equal(got, expected)


@pytest.mark.parametrize("dtype", [np.float16, ml_dtypes.bfloat16])
def test_compress_keys_rounds_once(dtype):
    k = normal(1, 2, 8, 4).astype(dtype)
    options = {"pools": ["avg", "max"], "block_size": 4}
    got = ref.compress_keys(k, **options)
    assert got.dtype == dtype
    wide = ref.compress_keys(k.astype(np.float32), **options)
    np.testing.assert_array_equal(got, wide.astype(dtype))


@pytest.mark.parametrize("layout", ["bhsd", "bshd"])
@pytest.mark.parametrize("block_size", [1, 4, 5])
@pytest.mark.parametrize("chunks", [[1] * 13, [5, 8], [13]])
def test_append_keys_equals_compress_keys(layout, block_size, chunks):
    batch, capacity = 2, 12  # row 13 is dropped
    k_nope, k, v = (
        normal(batch, 2, 13, 4),
        normal(batch, 2, 13, 4),
        normal(batch, 2, 13, 5),
    )
    w, norm = normal(2, 8, 6), normal(6)
    gate = {
        "projection": w,
        "norm": norm,
        **table(capacity, 6),
        "pools": ["max", "avg"],
    }

    def turn(x):
        return x if layout == "bhsd" else x.transpose(0, 2, 1, 3)

    blocks = -(-capacity // block_size)
    junk = np.full((batch, blocks, 2, 6), 9, np.float32)
    caches = [turn(np.zeros((batch, 2, capacity, d), np.float32)) for d in (4, 5)]
    caches += [junk, np.zeros((batch, block_size, 2, 4), np.float32)]
    at = 0
    for count in chunks:
        new = [turn(x[:, :, at : at + count]) for x in (k_nope, k, v)]
        lengths = np.full(batch, at, np.int32)
        *caches, after = ref.append_keys(*caches, lengths, *new, **gate, layout=layout)
        np.testing.assert_array_equal(after, np.asarray(lengths) + count)
        at += count
    np.testing.assert_array_equal(turn(caches[0]), k[:, :, :capacity])
    np.testing.assert_array_equal(turn(caches[1]), v[:, :, :capacity])
    expected = ref.compress_keys(k_nope[:, :, :capacity], block_size=block_size, **gate)
    np.testing.assert_allclose(caches[2], expected, atol=1e-6)


def test_append_keys_anchor_and_prompt():
    k, gate = normal(1, 2, 7, 4), {"pools": ["avg"], **table(8, 4)}
    prompt = np.array([6], np.int32)
    caches = [np.zeros((1, 2, 8, 4), np.float32) for _ in range(2)]
    caches.append(
        ref.compress_keys(np.pad(k, ((0, 0),) * 2 + ((0, 1), (0, 0))), prompt, block_size=4, **gate)
    )
    remainder = ref.prompt_remainder(k, prompt, block_size=4)
    np.testing.assert_array_equal(remainder[0, :2], k[0, :, 4:6].transpose(1, 0, 2))
    new = np.concatenate([k[:, :, 6:], normal(1, 2, 1, 4)], 2)
    expected = {"first": 4, "last_on_decode": 7}
    for anchor, position in expected.items():
        operands = (*caches, remainder, prompt, new, new, new)
        got = ref.append_keys(*operands, **gate, rope_anchor=anchor, layout="bhsd")
        mean = np.concatenate([k[0, :, 4:6], new[0]], 1).mean(1)
        np.testing.assert_array_equal(got[2][:, 0], caches[2][:, 0])
        for h in range(2):
            np.testing.assert_allclose(
                got[2][0, 1, h], gate_row(mean[h], None, position), atol=1e-5
            )
    assert (caches[0] == 0).all()  # operands stay as they were


POOLINGS = {
    "project": (2, 2, 4, 6),
    "mean_project": (2, 4, 6),
    "mean": None,
    "none": None,
}


@pytest.mark.parametrize("pooling", POOLINGS)
@pytest.mark.parametrize("query_block", [1, 3])
@pytest.mark.parametrize("layout", ["bhsd", "bshd"])
def test_gate_queries(pooling, query_block, layout):
    q, shape = normal(2, 4, 5, 4), POOLINGS[pooling]
    w = normal(*shape) if shape else None
    groups, dg = (4 if pooling == "none" else 2), (6 if shape else 4)
    norm = normal(dg)
    lengths, query_lengths = np.array([9, 2], np.int32), np.array([5, 4], np.int32)
    got = ref.gate_queries(
        q if layout == "bhsd" else q.transpose(0, 2, 1, 3),
        lengths,
        query_lengths,
        projection=w,
        norm=norm,
        **table(7, dg),
        pooling=pooling,
        heads=2,
        query_block=query_block,
        layout=layout,
    )
    rows = -(-5 // query_block)
    assert got.shape == (2, rows, groups, dg)
    for b, r, j in np.ndindex(2, rows, groups):
        ts = range(query_block * r, min(query_block * (r + 1), query_lengths[b]))
        positions = {t: lengths[b] - query_lengths[b] + t for t in ts}
        ts = [t for t in ts if positions[t] >= 0]
        if not ts or positions[ts[0]] >= 7:
            assert (got[b, r, j] == 0).all()
            continue
        heads = np.mean([q[b, :, t] for t in ts], 0, dtype=np.float64)
        members = heads[j : j + 1] if pooling == "none" else heads[2 * j : 2 * j + 2]
        if pooling == "project":
            x = sum(members[i] @ w[j, i] for i in range(2))
        else:
            x = members.mean(0) @ w[j] if shape else members.mean(0)
        np.testing.assert_allclose(got[b, r, j], gate_row(x, norm, positions[ts[0]]), atol=1e-5)


def test_gate_queries_positions():
    q, w = normal(1, 2, 3, 4), normal(1, 2, 4, 4)
    options = {"projection": w, "pooling": "project"}
    by_keys = ref.gate_queries(q, num_keys=8, **table(8, 4), **options)
    by_lengths = ref.gate_queries(q, np.array([8], np.int32), **table(8, 4), **options)
    np.testing.assert_array_equal(by_keys, by_lengths)
    assert ref.gate_queries(q, **options).any()
    with pytest.raises(ValueError, match="^GQ4: "):
        ref.gate_queries(q, **table(8, 4), **options)
    assert ref.gate_queries(q.astype(np.float16), **options).dtype == np.float16


@pytest.mark.parametrize("reduction", ["none", "max", "mean", "sum"])
@pytest.mark.parametrize("kind", ["dot", "minmax_bound", "exact"])
def test_score(kind, reduction):
    q = normal(2, 3, 4, 5)
    lengths = np.array([11, 4], np.int32)
    columns, count = (10, 4) if kind == "minmax_bound" else (5, 11 if kind == "exact" else 4)
    keys = normal(2, count, 2, columns)
    options = {"kind": kind, "reduction": reduction, "scale": 0.3, "layout": "bshd"}
    options |= {"block_size": 3} if kind == "exact" else {}
    got = ref.score(q, keys, lengths, **options)
    groups = 4 if reduction == "none" else 2
    assert got.shape == (2, groups, 3, 4) and got.dtype == np.float32

    def one(b, j, r, n):
        row, head = q[b, r, j].astype(np.float64), j // 2
        if kind == "dot":
            return 0.3 * row @ keys[b, n, head]
        if kind == "minmax_bound":
            top, bottom = np.split(keys[b, n, head], 2)
            return 0.3 * sum(max(x * t, x * m) for x, t, m in zip(row, top, bottom, strict=True))
        inside = range(3 * n, min(3 * n + 3, lengths[b]))
        return max((0.3 * row @ keys[b, s, head] for s in inside), default=-math.inf)

    reduce = {"none": lambda x: x[0], "max": max, "mean": np.mean, "sum": sum}[reduction]
    for b, g, r, n in np.ndindex(*got.shape):
        members = [g] if reduction == "none" else [2 * g, 2 * g + 1]
        expected = reduce([one(b, j, r, n) for j in members])
        np.testing.assert_allclose(got[b, g, r, n], expected, atol=1e-5)


def test_minmax_bound_bounds_exact_scores():
    q, k = normal(1, 2, 4, 8), normal(1, 2, 24, 8)
    pooled = ref.compress_keys(k, pools=["max", "min"], block_size=6)
    options = {"scale": 0.5, "reduction": "max"}
    bound = ref.score(q, pooled, kind="minmax_bound", **options)
    exact = ref.score(q, k, kind="exact", block_size=6, **options)
    assert (bound >= exact - 1e-5).all()


ERRORS = {
    "K1": lambda k, w: ref.compress_keys(k, pools=["max", "max"], block_size=2),
    "K2": lambda k, w: ref.compress_keys(k, None, w[:1], pools=["max"], block_size=2),
    "K6": lambda k, w: ref.compress_keys(
        k, pools=["max"], block_size=2, block_table=np.zeros((1, 1), np.int32)
    ),
    "K3": lambda k, w: ref.compress_keys(k, None, None, w[0, 0, :3], pools=["max"], block_size=2),
    "GQ1": lambda k, w: ref.gate_queries(k, pooling="project"),
    "GQ2": lambda k, w: ref.gate_queries(k, norm=k[0, 0, 0, :3], pooling="none"),
    "S1": lambda k, w: ref.score(k[:, :, :1].repeat(3, 2), k.transpose(0, 2, 1, 3), scale=1.0),
    "S2": lambda k, w: ref.score(k, k[..., :3], scale=1.0),
    "S3": lambda k, w: ref.score(k, k, kind="exact", scale=1.0),
}


@pytest.mark.parametrize("rule", ERRORS)
def test_errors_name_the_rule(rule):
    with pytest.raises(ValueError, match=f"^{rule}: "):
        ERRORS[rule](np.zeros((1, 2, 8, 4), np.float32), np.zeros((2, 4, 4), np.float32))
