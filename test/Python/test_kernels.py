"""Edge cases of every kernel through the compiled object, against the reference."""

from typing import Any

import numpy as np
import pytest
from support import (
    DTYPES,
    TOLERANCES,
    Compiled,
    Function,
    assert_close,
    run,
)

from sparse_attn import reference as ref
from sparse_attn.function_text import SelectionForm, Value, f32_attribute, i64_attribute
from sparse_attn.mlir_text import numbers

RNG = np.random.default_rng(0)
FORMS = ("list", "mask", "bits", "csr", "tokens")
B, HKV, HQ, S, D, BS = 2, 2, 4, 21, 8, 4
N = -(-S // BS)


def normal(*shape: int, dtype: Any = np.float32) -> np.ndarray:
    return RNG.standard_normal(shape).astype(dtype)


def attend(
    q: np.ndarray,
    k: np.ndarray,
    v: np.ndarray,
    form: SelectionForm | None = None,
    storage: Any = None,
    lengths: np.ndarray | None = None,
    query_lengths: np.ndarray | None = None,
    block_size: int | None = None,
    causal: bool = False,
) -> list[np.ndarray]:
    """o, lse, and block_max if there are blocks."""
    f = Function()
    operands = [f.argument(x) for x in (q, k, v)]
    selection = None if form is None else f.pack(form, storage)
    given = {"lengths": lengths, "query_lengths": query_lengths}
    groups = {name: None if x is None else f.argument(x) for name, x in given.items()}
    rows = q.shape[:3]
    results = [Value("", (*rows, v.shape[3]), operands[0].element), Value("", rows, "f32")]
    after = f" lse {results[1].type}"
    block = block_size or (form.block if form is not None and form.form != "tokens" else None)
    if block:
        results.append(Value("", (*rows, -(-k.shape[2] // block)), "f32"))
        after += f" block_max {results[2].type}"
    attributes = {
        "scale": f32_attribute(0.25),
        "causal": "" if causal else None,
        "block_size": i64_attribute(block_size),
    }
    groups = {"selection": selection, **groups}
    f.returns(*f.op("attend", operands, results, groups, attributes, after))
    return run(f)


def compare(got: list[np.ndarray], expected: ref.Attended, dtype: str) -> None:
    assert_close(got[0], expected.o, TOLERANCES[dtype], "o")
    assert_close(got[1], expected.lse, 1e-5, "lse")
    if len(got) > 2:
        assert_close(got[2], expected.block_max, 1e-5, "block_max")


def qkv(rows: int, dtype: str) -> list[np.ndarray]:
    shapes = ((B, HQ, rows, D), (B, HKV, S, D), (B, HKV, S, D))
    return [normal(*shape, dtype=DTYPES[dtype]) for shape in shapes]


CHOICES = {
    "one block": lambda m: m | (np.arange(N) == 2),
    "last, unfinished block": lambda m: m | (np.arange(N) == N - 1),
    "full": lambda m: ~m,
    "empty": lambda m: m,
    "some": lambda m: RNG.random(m.shape) < 0.5,
}


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("choice", CHOICES)
def test_attend_selection(choice: str, form: str, dtype: str) -> None:
    rows = 3
    operands = qkv(rows, dtype)
    mask = CHOICES[choice](np.zeros((B, HKV, rows, N), bool))
    selection = ref.Selection(mask, BS, 1, S)
    capacity = S if form == "tokens" else N
    kind = SelectionForm(mask.shape, BS, 1, form, capacity)
    got = attend(*operands, kind, ref.to_storage(selection, form))
    expected = ref.attend(*operands, selection, scale=0.25)
    compare(got, expected, dtype)
    if choice == "empty":
        assert (got[0] == 0).all() and np.isneginf(got[1]).all()
    if choice == "full":
        dense = attend(*operands)
        assert_close(got[0], dense[0], TOLERANCES[dtype], "dense")


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("rows", [1, 5])
@pytest.mark.parametrize("causal", [False, True])
def test_attend_ragged(causal: bool, rows: int, dtype: str) -> None:
    """Lengths of 0, within a block, and outside of [0, S]; rows that do not exist."""
    operands = qkv(rows, dtype)
    for lengths in ([0, S], [5, S + 3], [-1, 8]):
        key_len = np.array(lengths, np.int64)
        for query_len in (None, np.array([rows, 0], np.int32), np.array([rows + 2, 1], np.int32)):
            got = attend(
                *operands, lengths=key_len, query_lengths=query_len, block_size=BS, causal=causal
            )
            options = {"scale": 0.25, "causal": causal, "block_size": BS}
            compare(got, ref.attend(*operands, None, key_len, query_len, **options), dtype)


def test_attend_one_key_one_row() -> None:
    q, k, v = normal(1, 1, 1, 1), normal(1, 1, 1, 1), normal(1, 1, 1, 3)
    got = attend(q, k, v, block_size=16)
    compare(got, ref.attend(q, k, v, scale=0.25, block_size=16), "f32")
    np.testing.assert_array_equal(got[0], v)


@pytest.mark.parametrize("dtype", DTYPES)
def test_attend_usual_sizes(dtype: str) -> None:
    q = normal(1, 8, 130, 128, dtype=DTYPES[dtype])
    k, v = (normal(1, 2, 300, 128, dtype=DTYPES[dtype]) for _ in range(2))
    mask = RNG.random((1, 2, 3, 5)) < 0.6
    form = SelectionForm(mask.shape, 64, 64, "list", 5)
    selection = ref.Selection(mask, 64, 64, 300)
    got = attend(q, k, v, form, ref.to_storage(selection, "list"), causal=True)
    compare(got, ref.attend(q, k, v, selection, scale=0.25, causal=True), dtype)


def test_attend_large_scores() -> None:
    """Scores of thousands neither overflow nor give NaN."""
    q, k, v = (100 * normal(1, 1, 4, 8) for _ in range(3))
    compare(attend(q, k, v, block_size=2), ref.attend(q, k, v, scale=0.25, block_size=2), "f32")


@pytest.mark.parametrize("form", ["list", "csr", "tokens"])
def test_attend_ignores_ids_out_of_range(form: str) -> None:
    operands = qkv(1, "f32")
    mask = RNG.random((B, HKV, 1, N)) < 0.5
    mask[0, 0] = True
    selection = ref.Selection(mask, BS, 1, S)
    capacity = S if form == "tokens" else N
    first, second = ref.to_storage(selection, form, capacity)
    entries = second if form == "csr" else first
    entries.flat[np.flatnonzero(entries >= 0)[::3]] = [-7, S, 2**31 - 1, -(2**31)][len(form) % 4]
    shape = {"heads": HKV, "rows": 1, "S": S, "block": BS}
    expected = ref.attend(*operands, ref.from_storage(form, (first, second), **shape), scale=0.25)
    kind = SelectionForm(mask.shape, BS, 1, form, capacity)
    compare(attend(*operands, kind, (first, second)), expected, "f32")


def test_attend_ignores_bits_behind_the_last_block() -> None:
    operands = qkv(2, "f32")
    mask = np.zeros((B, HKV, 2, N), bool)
    mask[..., 1] = True
    words = ref.to_storage(ref.Selection(mask, BS, 1, S), "bits")[0] | np.int32(-1 << N)
    form = SelectionForm(mask.shape, BS, 1, "bits", None)
    expected = ref.attend(*operands, ref.Selection(mask, BS, 1, S), scale=0.25)
    compare(attend(*operands, form, (words,)), expected, "f32")


@pytest.mark.parametrize("dtype", DTYPES)
def test_combine(dtype: str) -> None:
    """Halves of the keys give the whole; a part, or every part, may have seen nothing."""
    q, k, v = qkv(2, dtype)
    halves = [ref.attend(q, k[:, :, at], v[:, :, at], scale=0.25) for at in (slice(9), slice(9, S))]
    o, lse = (np.stack([getattr(h, name) for h in halves]) for name in ("o", "lse"))
    o = np.concatenate([o, np.zeros_like(o[:1])])
    lse = np.concatenate([lse, np.full_like(lse[:1], -np.inf)])
    o[:, 1, 0, 0], lse[:, 1, 0, 0] = 0, -np.inf
    f = Function()
    operands = [f.argument(o), f.argument(lse)]
    results = [Value("", o.shape[1:], dtype), Value("", lse.shape[1:], "f32")]
    f.returns(*f.op("combine", operands, results))
    got = run(f)
    expected = ref.combine(o, lse)
    assert_close(got[0], expected[0], TOLERANCES[dtype], "o")
    assert_close(got[1], expected[1], 1e-5, "lse")
    assert (got[0][1, 0, 0] == 0).all() and np.isneginf(got[1][1, 0, 0])
    whole = ref.attend(q, k, v, scale=0.25)
    assert_close(got[0][0], whole.o[0], 2 * TOLERANCES[dtype], "whole")


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("layout", ["bhsd", "bshd"])
@pytest.mark.parametrize("anchor", ["first", "last_on_decode"])
def test_append_keys(anchor: str, layout: str, dtype: str) -> None:
    """Several calls, over block borders and behind the end of the cache."""
    kind, dg, size, capacity = DTYPES[dtype], 4, 3, 10

    def cache(rows: int) -> np.ndarray:
        shape = (B, HKV, rows, D) if layout == "bhsd" else (B, rows, HKV, D)
        return normal(*shape, dtype=kind)

    caches = [cache(capacity), cache(capacity)]
    caches += [normal(B, 4, HKV, dg, dtype=kind), normal(B, size, HKV, D, dtype=kind)]
    w, norm = normal(HKV, 2 * D, dg, dtype=kind), normal(dg, dtype=kind)
    # Too short for the last anchors, which give rows of zeros.
    table = ref.rotary_table(8, ref.inverse_frequencies(dg))
    f = Function()
    tokens = 2
    new = [cache(tokens) for _ in range(3)]
    before = np.array([0, 5], np.int32)
    values = [f.argument(x) for x in caches]
    groups = {
        "caches": values,
        "lengths": f.argument(before),
        "new": [f.argument(x) for x in new],
        "projection": f.argument(w),
        "norm": f.argument(norm),
        "cos_sin": [f.argument(x) for x in table],
    }
    attributes = {
        "block_size": i64_attribute(size),
        "pools": "[#sparse_attn.pool<max>, #sparse_attn.pool<avg>]",
        "rope_anchor": f"#sparse_attn.rope_anchor<{anchor}>",
        "layout": f"#sparse_attn.layout<{layout}>",
    }
    results = [Value("", value.shape, dtype) for value in values]
    results.append(Value("", before.shape, "i32"))
    f.returns(*f.op("append_keys", [], results, groups, attributes))
    program = Compiled(f)
    for _ in range(4):
        options = {"pools": ["max", "avg"], "rope_anchor": anchor, "layout": layout}
        expected = ref.append_keys(*caches, before, *new, w, norm, *table, **options)
        got = program.call("main", *caches, before, *new, w, norm, *table)
        names = ("k", "v", "compressed", "remainder", "lengths")
        for name, a, b in zip(names, got, expected, strict=True):
            assert_close(a, b, TOLERANCES[dtype] if name == "compressed" else 0, name)
        *caches, before = expected
        new = [cache(tokens) for _ in range(3)]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("layout", ["bhsd", "bshd"])
def test_prompt_remainder(layout: str, dtype: str) -> None:
    """Unfinished blocks, none, an empty sequence, and lengths beyond the cache."""
    capacity, size = 11, 4
    shape = (4, HKV, capacity, D) if layout == "bhsd" else (4, capacity, HKV, D)
    k = normal(*shape, dtype=DTYPES[dtype])
    lengths = np.array([6, 8, 0, 40], np.int32)
    f = Function()
    attributes = {
        "block_size": i64_attribute(size),
        "layout": f"#sparse_attn.layout<{layout}>",
    }
    result = Value("", (4, size, HKV, D), dtype)
    named = {"lengths": f.argument(lengths)}
    f.returns(*f.op("prompt_remainder", [f.argument(k)], [result], named, attributes))
    expected = ref.prompt_remainder(k, lengths, block_size=size, layout=layout)
    assert expected.any(axis=(1, 2, 3)).tolist() == [True, False, False, True]
    (got,) = Compiled(f).call("main", lengths, k)
    assert_close(got, expected, 0, "remainder")


@pytest.mark.parametrize("style", ["half", "interleaved"])
@pytest.mark.parametrize("layout", ["bhsd", "bshd"])
@pytest.mark.parametrize("dtype", DTYPES)
def test_rotary(dtype: str, layout: str, style: str) -> None:
    """By tables and by positions, all columns and some, there and back."""
    rows = 5
    shape = (B, HQ, rows, D) if layout == "bhsd" else (B, rows, HQ, D)
    x = normal(*shape, dtype=DTYPES[dtype])
    inv_freq = ref.inverse_frequencies(D - 2)
    positions = RNG.integers(0, 4000, (B, rows))
    cos, sin = normal(1, rows, D), normal(1, rows, D)
    f, expected = Function(), []
    value = f.argument(x)
    by_table = {"cos_sin": [f.argument(cos), f.argument(sin)]}
    by_position = {"positions": f.argument(positions)}
    shared = {
        "style": f"#sparse_attn.rotary_style<{style}>",
        "layout": f"#sparse_attn.layout<{layout}>",
    }
    turn = {"inv_freq": numbers(inv_freq), "factor": f32_attribute(1.5)}
    result = [Value("", shape, dtype)]
    options: dict[str, Any] = {"style": style, "layout": layout}
    for inverse in ("", None):
        more = shared | {"inverse": inverse}
        f.returns(*f.op("rotary", [value], result, by_table, more))
        f.returns(*f.op("rotary", [value], result, by_position, more | turn))
        options["inverse"] = inverse is not None
        expected.append(ref.rotary(x, cos, sin, **options))
        turned = {"inv_freq": inv_freq, "factor": 1.5, **options}
        expected.append(ref.rotary(x, positions=positions, **turned))
    there = f.op("rotary", [value], result, by_position, shared | {"inv_freq": turn["inv_freq"]})
    back = shared | {"inv_freq": turn["inv_freq"], "inverse": ""}
    f.returns(*f.op("rotary", there, result, by_position, back))
    expected.append(x)
    for got, wanted in zip(run(f), expected, strict=True):
        assert_close(got, wanted, 2 * TOLERANCES[dtype])
