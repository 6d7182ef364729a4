"""Random gated attentions, compiled and compared with the reference, stage by stage.

Each stage is compared on what the compiled stage before it gave: scores within a tolerance,
selections exactly up to ties, attention given the compiled selection.

SPARSE_ATTN_PROPERTY_EXAMPLES  configurations in all, 60 by default
SPARSE_ATTN_PROPERTY_SEED      a number that a run printed, to repeat it
SPARSE_ATTN_PROPERTY_SHRINK    1: look for a smaller failing configuration (minutes)
"""

import os
from typing import Any

import numpy as np
import pytest
from configurations import FORMS, Configuration, configurations, operands
from gated_programs import build
from hypothesis import HealthCheck, Phase, given, seed, settings
from support import DTYPES, TOLERANCES, Function, assert_close, run

from sparse_attn import reference as ref

EXAMPLES = int(os.environ.get("SPARSE_ATTN_PROPERTY_EXAMPLES", "60"))
SEED = int(os.environ.get("SPARSE_ATTN_PROPERTY_SEED") or int.from_bytes(os.urandom(4)))
PAIRS = [(dtype, form) for dtype in DTYPES for form in FORMS]
PHASES = [Phase.explicit, Phase.generate]
if os.environ.get("SPARSE_ATTN_PROPERTY_SHRINK"):
    PHASES.append(Phase.shrink)
SETTINGS = settings(
    phases=PHASES,
    max_examples=-(-EXAMPLES // len(PAIRS)),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
ran: dict[tuple[str, str], int] = {}


@pytest.mark.parametrize(("dtype", "form"), PAIRS)
def test_gated_attention(dtype, form):
    print(f"SPARSE_ATTN_PROPERTY_SEED={SEED}")  # conftest.py prints it at the end, too

    @seed(SEED)
    @SETTINGS
    @given(configurations(dtype, form))
    def check(c):
        check_configuration(c)
        ran[dtype, form] = ran.get((dtype, form), 0) + 1

    check()


def test_every_type_and_form_ran():
    """Runs last; a run of a part of this file has nothing to say here."""
    if len(ran) > 1:
        assert set(ran) == set(PAIRS)
        assert sum(ran.values()) >= EXAMPLES


def check_configuration(c: Configuration) -> None:
    x = operands(c)
    function = Function()
    build(c, x, function)
    check(c, x, run(function))


def check(c: Configuration, x: dict[str, Any], got: list[np.ndarray]) -> None:
    """Compares the results of the program, in their order."""
    results = iter(got)
    tolerance = TOLERANCES[c.dtype]
    cos, sin = x["table"] or (None, None)
    shared = {"layout": c.gate_layout}
    compressed = x["gate_k"]
    if c.kind != "exact":
        learned = {"norm": x["norm"], "cos": cos, "sin": sin} if c.kind == "dot" else {}
        options = {"pools": c.pools, "block_size": c.bs, "block_table": x.get("gate_table")}
        options["partial"] = c.partial
        options |= {**learned, **shared}
        expected = ref.compress_keys(x["gate_k"], x["lengths"], x["w_k"], **options)
        compressed = next(results)
        assert_close(compressed, expected, tolerance, "compress_keys")
    expected = ref.gate_queries(
        x["gate_q"],
        x["lengths"],
        x["query_lengths"],
        c.S if c.keys else None,
        x["w_q"],
        x["norm"],
        cos,
        sin,
        pooling=c.pooling,
        heads=c.Gq,
        query_block=c.qb,
        pools=c.row_pools or ("avg",),
        **shared,
    )
    queries, logits = next(results), next(results)
    assert_close(queries, expected, tolerance, "gate_queries")
    options = {
        "scale": c.scale,
        "kind": c.kind,
        "reduction": c.reduction,
        "groups": c.G,
    }
    options |= {"block_size": c.bs, **shared}
    expected = ref.score(queries, compressed, x["lengths"], **options)
    assert_close(logits, expected, 1e-5, "score")
    selection, order = check_selection(c, x, logits, results)
    check_attend(c, x, selection, order, results)


def check_selection(
    c: Configuration, x: dict[str, Any], logits: np.ndarray, results: Any
) -> tuple[ref.Selection, Any]:
    """select and every conversion; returns what attend reads and the order of its visits."""
    inputs = {
        "logits": logits,
        "lengths": x["lengths"],
        "query_lengths": x["query_lengths"],
        "query_rows": c.T if c.qb > 1 else None,
        "num_keys": c.S if c.keys else None,
        "policy": c.policy,
        "budgets": x.get("budgets"),
        "block_size": c.bs,
        "query_block": c.qb,
        "mode": c.mode,
        "force_first": c.force_first,
        "force_last": c.force_last,
        "dense_rows": c.dense_rows,
        "forced": c.forced,
    }
    shape = {"heads": c.G, "rows": c.R, "S": c.S, "block": c.bs, "query_block": c.qb}
    capacity = c.capacity if c.selected == "list" else None
    storage = take(results, c.selected)
    selection = ref.from_storage(c.selected, storage, **shape)
    if capacity is None or capacity >= c.N:
        compared = ref.compare_selection(inputs, selection)
        assert compared.mismatches == 0, f"{compared} of select"
    elif not ref.select_ties(inputs).any():
        equal(
            storage,
            ref.to_storage(ref.select(**inputs), "list", capacity, c.order),
            "select",
        )
    # Sorted, -1 behind, no bits behind N.
    equal(
        storage,
        ref.to_storage(selection, c.selected, capacity, c.order),
        "form of select",
    )
    order: Any = storage[0] if c.selected == "list" else "ascending"
    if c.form != c.selected:
        order = "ascending"
        equal(take(results, c.form), ref.to_storage(selection, c.form), f"to {c.form}")
    for form in c.converted:
        equal(take(results, form), ref.to_storage(selection, form), f"to {form}")
    if c.form != "tokens":
        united = ref.unite_rows(selection, c.qb * c.united)
        equal(take(results, c.union), ref.to_storage(united, c.union), f"union as {c.union}")
    if c.form == "tokens":
        tokens = ref.to_storage(selection, "tokens")
        selection = ref.from_storage("tokens", tokens, **shape)
    return selection, order


def take(results: Any, form: str) -> list[np.ndarray]:
    return [next(results) for _ in range(1 if form in ("mask", "bits") else 2)]


def equal(got: Any, expected: Any, what: str) -> None:
    for a, b in zip(got, expected, strict=True):
        np.testing.assert_array_equal(a, b, what)


def check_attend(
    c: Configuration,
    x: dict[str, Any],
    selection: ref.Selection,
    order: Any,
    results: Any,
) -> None:
    packed = c.layout == "packed"
    names = ("key_at", "query_at") if packed else ("lengths", "query_lengths")
    lengths, query_lengths = (x[name] for name in names)
    others = (x.get("mask"), x.get("block_table"), x.get("bias"))
    read = None if c.dense else selection
    given_ = (x["q"], x["k"], x["v"], read, lengths, query_lengths, *others)
    options = {"causal": c.causal, "window": c.window, "layout": c.layout}
    options |= {"block_size": c.block_size, "order": "ascending" if c.dense else order}

    def attend(skip: float | None) -> ref.Attended:
        return ref.attend(*given_, scale=c.D**-0.5, skip=skip, **options)

    expected, got = attend(c.skip), next(results)
    rest = [next(results) for wanted in (c.lse, c.block_max) if wanted]
    assert next(results, None) is None
    if c.skip is not None:
        # Where rounding may decide on a skip, nothing can be said.
        near = [attend(c.skip * factor) for factor in (0.999, 1.001)]
        if any((other.lse != expected.lse).any() for other in near):
            return
    assert_close(got, expected.o, TOLERANCES[c.dtype], "attend")
    if c.lse:
        assert_close(rest.pop(0), expected.lse, 1e-5, "lse")
    if c.block_max:
        assert_close(rest.pop(0), expected.block_max, 1e-5, "block_max")
