"""Policies, selections, their storage and the comparison up to ties."""

from typing import Any

import numpy as np
import pytest

from sparse_attn import reference as ref

RNG = np.random.default_rng(1)


def normal(*shape):
    return RNG.standard_normal(shape).astype(np.float32)


def chosen(policy, scores, block=8):
    return np.flatnonzero(policy.choose(np.array(scores, np.float32), block)).tolist()


def test_policies_by_hand():
    x = [1.0, 3.0, 3.0, 2.0, 3.0]
    assert chosen(ref.All(), x) == [0, 1, 2, 3, 4]
    assert chosen(ref.TokenBudget(16), x) == [1, 2]  # three are equal: lower ids first
    assert chosen(ref.TokenBudget(39), x) == [1, 2, 3, 4]  # floor(39 / 8)
    assert chosen(ref.TokenBudget(7), x) == []
    assert chosen(ref.TokenBudget(800), x) == [0, 1, 2, 3, 4]
    log = np.log([0.5, 0.25, 0.125, 0.125])
    assert chosen(ref.Threshold(0.25), [0, 0, 0, 0]) == []  # strictly above
    assert chosen(ref.Threshold(0.24), [0, 0, 0, 0]) == [0, 1, 2, 3]
    assert chosen(ref.Threshold(0.2), log) == [0, 1]
    assert chosen(ref.Threshold(0), log) == [0, 1, 2, 3]
    assert chosen(ref.TopP(0.5), [0, 0, 0, 0]) == [0, 1]
    assert chosen(ref.TopP(0.51), [0, 0, 0, 0]) == [0, 1, 2]
    assert chosen(ref.TopP(0.7), log) == [0, 1]
    assert chosen(ref.TopP(1.0), log) == [0, 1, 2, 3]
    assert chosen(ref.Entmax(2.0), [0, 0.5, 2]) == [2]  # sparsemax: tau = 1
    assert chosen(ref.Entmax(2.0), [0, 0.5, 1]) == [1, 2]  # tau = 0.25
    for policy in (
        ref.All(),
        ref.TokenBudget(8),
        ref.Threshold(0.1),
        ref.TopP(0.5),
        ref.Entmax(1.5),
    ):
        assert chosen(policy, []) == [] and chosen(policy, [0.3]) == [0]


def test_entmax_support_is_that_of_the_sorted_solution():
    for _ in range(50):
        x = RNG.standard_normal(20) * 2
        s = np.sort(x / 2)[::-1]
        n = np.arange(1, 21)
        mean = np.cumsum(s) / n
        deviation = np.cumsum(s * s) - n * mean * mean
        tau = mean - np.sqrt(np.maximum((1 - deviation) / n, 0))
        tau = tau[np.count_nonzero(tau <= s) - 1]
        got = ref.Entmax(1.5).choose(x, 1)
        np.testing.assert_array_equal(got, x / 2 > tau)


@pytest.mark.parametrize(
    ("policy", "value", "rule"),
    [
        (ref.TokenBudget, -1, "P1"),
        (ref.Threshold, 1.5, "P2"),
        (ref.TopP, 0, "P3"),
        (ref.Entmax, 1.0, "P4"),
    ],
)
def test_policy_errors(policy, value, rule):
    with pytest.raises(ValueError, match=f"^{rule}: "):
        policy(value)


def ids(selection, at=(0, 0, 0)):
    return np.flatnonzero(selection.mask[at]).tolist()


def one(scores, length, **options):
    logits = np.array(scores, np.float32).reshape(1, 1, 1, -1)
    defaults = {"policy": ref.TokenBudget(8), "block_size": 4}
    return ids(ref.select(logits, np.array([length], np.int32), **defaults | options))


def test_select_correct_by_hand():
    x = [5, 9, 1, 7, 8, 99]
    assert one(x, 22) == [1, 4, 5]  # position 21 is in block 5, which is no candidate
    assert one(x, 20) == [1, 3, 4]  # position 19 is in block 4
    assert one(x, 4) == [0] and one(x, 0) == []
    assert one(x, 22, force_first=1) == [0, 1, 4, 5]
    assert one(x, 22, force_first=1, forced="inside") == [0, 1, 5]
    assert one(x, 22, force_first=2, force_last=1, forced="inside") == [0, 1, 4, 5]
    inside = {"forced": "inside", "policy": ref.TokenBudget(12)}
    assert one(x, 22, force_first=2, **inside) == [0, 1, 4, 5]
    assert one(x, 22, force_last=2) == [1, 3, 4, 5]
    assert one(x, 22, force_first=99) == [0, 1, 2, 3, 4, 5]


def test_select_reference_compatible_by_hand():
    x = [5, 9, 1, 7, 8, 99]
    mode = {"mode": "reference_compatible"}
    assert one(x, 22, **mode) == [1, 5]  # the last block competes
    assert one(x, 20, **mode) == [1, 4]
    assert one(x, 12, **mode) == [0, 1, 2]  # and is added
    assert one(x, 22, policy=ref.Threshold(0.5), **mode) == [5]
    assert one(x, 0, **mode) == []


def test_select_rows_equal_decode_steps():
    logits, T = normal(2, 2, 10, 5), 10
    lengths = np.array([18, 13], np.int32)
    options = {"policy": ref.TopP(0.6), "block_size": 4}
    together = ref.select(logits, lengths, **options, num_keys=20)
    for t in range(T):
        step = ref.select(logits[:, :, t : t + 1], lengths - T + t + 1, **options)
        np.testing.assert_array_equal(step.mask[:, :, 0], together.mask[:, :, t])


def test_select_query_blocks():
    # 10 rows in blocks of 4; 8 of them are valid, at positions 5 to 12; blocks of 4 keys.
    logits = np.zeros((1, 1, 3, 5), np.float32)
    logits[..., 0] = 1
    lengths, query_lengths = np.array([13], np.int32), np.array([8], np.int32)
    options = {
        "policy": ref.TokenBudget(4),
        "block_size": 4,
        "query_block": 4,
        "query_rows": 10,
    }
    got = ref.select(logits, lengths, query_lengths, **options)
    assert [ids(got, (0, 0, r)) for r in range(3)] == [[0, 1, 2], [0, 2, 3], []]
    # Rows before position 0: rows 0 to 3 are at -2 to 1.
    got = ref.select(logits, np.array([8], np.int32), **options)
    assert [ids(got, (0, 0, r)) for r in range(3)] == [[0], [0, 1], [0, 1]]


def test_select_without_lengths():
    got = ref.select(np.zeros((1, 1, 5, 2), np.float32), num_keys=5, policy=ref.All(), block_size=4)
    assert got.S == 5
    assert [ids(got, (0, 0, r)) for r in range(5)] == [[0]] * 4 + [[0, 1]]


def random_inputs(policy, **options):
    logits = normal(2, 2, 6, 9)
    lengths = np.array([70, 41], np.int32)
    return {
        "logits": logits,
        "lengths": lengths,
        "policy": policy,
        "block_size": 8,
        **options,
    }


POLICIES = [
    ref.All(),
    ref.TokenBudget(24),
    ref.Threshold(0.1),
    ref.TopP(0.7),
    ref.Entmax(1.5),
]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda p: type(p).__name__)
@pytest.mark.parametrize("forced", ["on_top", "inside"])
def test_compare_selection(policy, forced):
    inputs = random_inputs(policy, force_first=1, forced=forced)
    expected = ref.select(**inputs)
    assert ref.compare_selection(inputs, expected) == (0, 0)
    assert ref.compare_selection(inputs, expected.mask).mismatches == 0
    wrong = expected.mask.copy()
    wrong[1, 1, 2, 0] = False  # forced
    wrong[0, 0, 5, 8] ^= True  # own
    assert ref.compare_selection(inputs, wrong).mismatches == 2


def test_compare_selection_ties():
    def compare(policy, scores, got, length=33, **options):
        logits = np.array(scores, np.float32).reshape(1, 1, 1, -1)
        mask = np.zeros(logits.shape, bool)
        mask[..., got] = True
        lengths = np.array([length], np.int32)
        inputs = {
            "logits": logits,
            "lengths": lengths,
            "policy": policy,
            "block_size": 8,
        }
        return ref.compare_selection(inputs | options, mask)

    x = [1.0, 2.0, 2.0 + 2e-7, 3.0, 9.0]
    budget = ref.TokenBudget(16)
    assert compare(budget, x, [2, 3, 4]) == (0, 0)
    assert compare(budget, x, [1, 3, 4]) == (0, 2)
    assert compare(budget, x, [0, 3, 4]) == (1, 1)
    assert compare(budget, x, [1, 2, 3, 4]).mismatches == 1  # one too many
    assert compare(budget, x, [3, 4]).mismatches == 1  # one too few
    half = ref.Threshold(0.25)
    assert compare(half, [0.0, 0.0, 0.0, 0.0, 9.0], [1, 2, 4]) == (0, 2)
    assert compare(half, [0.1, 0.0, 0.0, 0.0, 9.0], [4]) == (1, 0)
    top = ref.TopP(0.5)
    assert compare(top, [0.0, 0.0, 0.0, 0.0, 9.0], [0, 1, 2, 4]) == (
        0,
        1,
    )  # mass 0.5 is met or not
    assert compare(top, [0.0, 0.0, 0.0, 0.0, 9.0], [2, 3, 4]) == (0, 4)
    assert compare(top, [0.0, 0.0, 0.0, 0.0, 9.0], [4]).mismatches > 0
    assert compare(ref.Entmax(2.0), [0.0, 0.0, 1.0, 0.0, 9.0], [0, 2, 4]) == (0, 1)
    # The last block competes and is added: whether it was one of the k cannot be seen.
    mode = {"mode": "reference_compatible"}
    assert compare(budget, [0, 5, 2, 1, 2], [1, 2, 4], 40, **mode) == (0, 0)
    assert compare(budget, [0, 5, 2, 1, 2], [1, 4], 40, **mode) == (0, 1)
    assert compare(budget, [0, 5, 2, 1, 7], [1, 2, 4], 40, **mode).mismatches == 1


SHAPE = {"heads": 2, "rows": 3, "S": 150, "block": 4}


@pytest.mark.parametrize("form", ["list", "mask", "bits", "csr"])
def test_storage_round_trip(form):
    mask = RNG.random((2, 2, 3, 38)) < 0.4
    mask[0, 1, 2] = False
    selection = ref.Selection(mask, 4, 1, 150)
    stored = ref.to_storage(selection, form)
    back = ref.from_storage(form, stored, **SHAPE)
    np.testing.assert_array_equal(back.mask, mask)
    for target in ("list", "mask", "bits", "csr", "tokens"):
        got = ref.convert_selection(form, stored, target, **SHAPE)
        for a, b in zip(got, ref.to_storage(selection, target), strict=True):
            assert a.dtype == b.dtype
            np.testing.assert_array_equal(a, b)


def test_storage_by_hand():
    mask = np.zeros((1, 1, 2, 34), bool)
    mask[0, 0, 0, [0, 31, 33]] = True
    selection = ref.Selection(mask, 2, 1, 67)
    (words,) = ref.to_storage(selection, "bits")
    assert words.dtype == np.int32 and words.tolist() == [[[[1 - 2**31, 2], [0, 0]]]]
    got_ids, counts = ref.to_storage(selection, "list", 4, "descending")
    assert got_ids.tolist() == [[[[33, 31, 0, -1], [-1] * 4]]] and counts.tolist() == [[[3, 0]]]
    got_ids, counts = ref.to_storage(selection, "list", 2)  # the highest that fit
    assert got_ids[0, 0, 0].tolist() == [31, 33] and counts[0, 0, 0] == 2
    indptr, indices = ref.to_storage(selection, "csr", 2)
    assert indptr.tolist() == [0, 2, 2] and indices.tolist() == [31, 33, -1, -1]
    tokens, counts = ref.to_storage(selection, "tokens", 6)
    assert tokens[0, 0, 0].tolist() == [0, 1, 62, 63, 66, -1]  # 67 is not below S
    assert counts[0, 0].tolist() == [5, 0]


def test_storage_ignores_ids_out_of_range_and_names_errors():
    shape = {"heads": 1, "rows": 1, "S": 8, "block": 2}
    stored = (np.array([[[[3, 4, -5, 1]]]], np.int32), np.array([[[3]]], np.int32))
    assert ids(ref.from_storage("list", stored, **shape)) == [3]
    with pytest.raises(ValueError, match="^PS1: "):
        ref.from_storage("mask", stored, **shape)
    with pytest.raises(ValueError, match="^PS1: "):
        ref.from_storage("bits", (np.zeros((1, 1, 1, 2), np.int32),), **shape)
    with pytest.raises(ValueError, match="^CS2: "):
        ref.convert_selection("tokens", stored, "list", **shape)
    with pytest.raises(ValueError, match="^AT2: "):
        ref.Selection(np.ones((1, 1, 1, 3), bool), 2, 1, 8)


def test_unions_by_hand():
    mask = np.zeros((1, 1, 5, 4), bool)
    for row, blocks in enumerate(([0, 3], [], [3], [1], [2])):
        mask[0, 0, row, blocks] = True
    stored = ref.to_storage(ref.Selection(mask, 2, 3, 7), "list")
    shape = {"heads": 1, "rows": 5, "S": 7, "block": 2, "query_block": 3}
    got, counts = ref.convert_selection("list", stored, "list", **shape, result_query_block=6)
    assert got.tolist() == [[[[0, 3, -1, -1], [1, 3, -1, -1], [2, -1, -1, -1]]]]
    assert counts.tolist() == [[[2, 2, 1]]]  # the last row has nobody to join
    (one,) = ref.convert_selection("list", stored, "mask", **shape, result_query_block=15)
    assert one.tolist() == [[[[True] * 4]]]
    same = ref.convert_selection("list", stored, "csr", **shape, result_query_block=3)
    np.testing.assert_array_equal(same[0], [0, 2, 2, 3, 4, 5])
    for rule, target, query_block in (("CS1", "list", 4), ("CS1", "list", 1), ("CS3", "tokens", 6)):
        with pytest.raises(ValueError, match=f"^{rule}: "):
            ref.convert_selection("list", stored, target, **shape, result_query_block=query_block)


SELECT_ERRORS = {
    "SE1": {"logits": np.zeros((1, 1, 1, 5))},
    "SE2": {"num_keys": 30},
    "SE3": {
        "logits": np.zeros((1, 1, 2, 5), np.float32),
        "mode": "reference_compatible",
    },
    "SE4": {"force_first": -1},
    "SE6": {"query_block": 2, "query_rows": 5},
    "SE7": {"lengths": None},
    "SE8": {"policy": ref.TokenBudgets((8, 8))},
    "SE9": {"policy": ref.Threshold(0.5), "budgets": np.zeros(1, np.int32)},
}


def test_budgets_of_heads():
    """Each head as with a policy of its own; a tensor is clamped to the policy's budget."""
    logits = np.random.default_rng(3).standard_normal((2, 3, 1, 9)).astype(np.float32)
    lengths, budgets = np.array([36, 20], np.int32), np.array([8, 0, 40], np.int32)
    shared = {"block_size": 4, "force_last": 1, "forced": "inside"}

    def heads(policy: ref.Policy, **others: Any) -> np.ndarray:
        return ref.select(logits, lengths, policy=policy, **others, **shared).mask

    single = [heads(ref.TokenBudget(tokens))[:, g] for g, tokens in enumerate((8, 0, 16))]
    expected = np.stack(single, 1)
    np.testing.assert_array_equal(heads(ref.TokenBudgets((8, 0, 16))), expected)
    np.testing.assert_array_equal(heads(ref.TokenBudget(16), budgets=budgets), expected)
    each = np.array([[8, 0, 40], [-7, 16, 4]], np.int32)
    got = heads(ref.TokenBudget(16), budgets=each)
    np.testing.assert_array_equal(got[0], expected[0])
    for g, tokens in enumerate((0, 16, 4)):
        np.testing.assert_array_equal(got[1, g], heads(ref.TokenBudget(tokens))[1, g])


@pytest.mark.parametrize("rule", SELECT_ERRORS)
def test_select_errors(rule):
    inputs = {
        "logits": np.zeros((1, 1, 1, 5), np.float32),
        "lengths": np.array([9], np.int32),
    }
    inputs |= {"policy": ref.All(), "block_size": 8}
    with pytest.raises(ValueError, match=f"^{rule}: "):
        ref.select(**inputs | SELECT_ERRORS[rule])
