"""What the CUDA suite takes for a right result of a step where a rounding decides."""

import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "CUDA"))

from step_cases import StepCase  # noqa: E402
from step_reference import attention, make_inputs, scores_of_query, selection  # noqa: E402
from step_roundings import gate_queries, is_right, right_lists  # noqa: E402

from sparse_attn.step_programs import StepForm  # noqa: E402

BETWEEN = 1 + 2.0**-8  # two numbers of bf16, 1 and 1 + 2**-7


def inputs_of(policy, blocks, **options):
    """A form whose gate query is `unrotated` times a number of f32, and inputs of one sequence."""
    shape = dict(key_heads=1, group=1, head_dim=64, gate_dim=64, block=16, pooling="mean")
    form = StepForm(policy, 8192, **shape | options)
    keys = blocks * form.block
    arrays = make_inputs(StepCase(form, 1, keys, (keys,), None, seed=1), "cpu")
    for name in ("unrotated", "compressed", "sin"):
        arrays[name].zero_()
    arrays["cos"].fill_(1.0)
    arrays["unrotated"][0, 0, 0, 0] = 1.0
    return form, arrays


def test_a_number_between_two_is_either_of_them():
    form, _ = inputs_of("all", 2, dtype="bf16")
    exact = torch.tensor([BETWEEN + 1e-9, 0.31, -1.5], dtype=torch.float64)
    queries = gate_queries(form, exact)
    assert sorted(queries[:, 0].tolist()) == [1.0, 1.0 + 2.0**-7]
    fixed = exact[1:].to(torch.bfloat16).double()
    assert all(torch.equal(query[1:], fixed) for query in queries)
    assert len(gate_queries(form, exact + 2.0**-10)) == 1


def test_top_p_of_either_query():
    """All scores grow with the number that is rounded: the list is longer by several blocks."""
    form, arrays = inputs_of("top_p<0.6>", 4096, dtype="bf16")
    arrays["cos"].fill_(BETWEEN)
    arrays["compressed"][0, :, 0, 0] = torch.arange(4096) / 64
    length, lists = 4096 * form.block, list(right_lists(form, arrays, 0, 0))
    for number in (1.0, 1.0 + 2.0**-7):
        query = torch.zeros(64, dtype=torch.float64)
        query[0] = number
        ids = selection(form, scores_of_query(form, arrays, 0, 0, query), length, None)
        assert any(torch.equal(ids, found) for found in lists)
        assert is_right(form, arrays, 0, 0, attention(form, arrays, 0, 0, ids), 1e-6)
        assert not is_right(form, arrays, 0, 0, attention(form, arrays, 0, 0, ids[16:]), 1e-6)
    assert max(map(len, lists)) - min(map(len, lists)) > 2


@pytest.mark.parametrize(("gap", "count"), [(0.0, 1), (2.0**-19, 2), (2.0**-12, 1)])
def test_scores_that_are_about_equal(gap, count):
    """Of equal ones the first is read, as the order of ties says."""
    form, arrays = inputs_of("token_budget<16>", 3)
    arrays["compressed"][0, :2, 0, 0] = 1.0
    arrays["unrotated"][0, 0, 0, 1] = gap
    arrays["compressed"][0, 1, 0, 1] = 1.0
    lists = [found.tolist() for found in right_lists(form, arrays, 0, 0)]
    best = 1 if gap else 0
    assert lists[0] == [best, 2] and len(lists) == count, lists


def test_no_keys_have_no_list():
    form, arrays = inputs_of("token_budget<16>", 3)
    arrays["lengths"].zero_()
    assert list(right_lists(form, arrays, 0, 0)) == []
