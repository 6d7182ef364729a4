"""Decode steps that append their key, on the CPU: in place and not, against the reference."""

import numpy as np
import pytest

from sparse_attn import reference as ref
from sparse_attn.compiler import compile_to_object
from sparse_attn.runtime import Program
from sparse_attn.step_programs import StepForm

RNG = np.random.default_rng(7)
B, S, HKV, GROUP, D, DG, BLOCK = 4, 64, 2, 2, 16, 8, 16
FORM = StepForm(
    "token_budget<32>",
    3,
    key_heads=HKV,
    group=GROUP,
    head_dim=D,
    gate_dim=DG,
    block=BLOCK,
    norm=True,
    append=True,
    lengths_out=True,
)
PAGED = StepForm(
    "all",
    5,
    key_heads=HKV,
    group=GROUP,
    head_dim=D,
    gate_dim=DG,
    block=BLOCK,
    append=True,
    pools=("avg",),
    anchor="last_on_decode",
    page_size=8,
)
SMALL = {"key_heads": HKV, "group": GROUP, "head_dim": D, "block": BLOCK, "append": True}
OTHERS = (
    StepForm("token_budget<48>", 4, gate_dim=DG, pooling="mean_project", budgets="head", **SMALL),
    StepForm("token_budgets<16, 48>", 4, gate_dim=D, pooling="mean", norm=True, **SMALL),
    StepForm("token_budget<48>", 4, gate="mean_pool", budgets="sequence", **SMALL),
    StepForm("token_budget<32>", 3, gate="min_max", **SMALL),
    StepForm("token_budget<32>", 3, gate="oracle", **SMALL),
)
SCORES = {
    "mean_pool": ("dot", "mean"),
    "min_max": ("minmax_bound", "max"),
    "oracle": ("exact", "max"),
}
POLICIES = {
    "all": ref.All(),
    "token_budget<32>": ref.TokenBudget(32),
    "token_budget<48>": ref.TokenBudget(48),
    "token_budgets<16, 48>": ref.TokenBudgets((16, 48)),
}


def normal(*shape: int) -> np.ndarray:
    return RNG.standard_normal(shape).astype(np.float16)


def inputs(form: StepForm) -> dict[str, np.ndarray]:
    cache, table = (B, S), None
    if form.page_size:
        pages = B * S // form.page_size
        table = RNG.permutation(pages).astype(np.int32).reshape(B, -1)
        table[1, 3] = pages + 5  # where sequence 1 goes on, nothing is kept
        cache = (pages, form.page_size)
    cos, sin = ref.rotary_table(S, ref.inverse_frequencies(form.gate_dim))
    projection = (HKV, GROUP, D, DG) if form.pooling == "project" else (HKV, D, DG)
    budgets = np.array([[40, 0], [16, 99], [-4, 20], [48, 32]], np.int32)
    return {
        "unrotated": normal(B, 1, HKV * GROUP, D),
        "q": normal(B, 1, HKV * GROUP, D),
        "k": normal(*cache, HKV, D),
        "v": normal(*cache, HKV, D),
        "compressed": normal(B, S // BLOCK, HKV, form.columns),
        "remainder": normal(B, BLOCK, HKV, D),
        # Nothing yet, a block that completes, one that begins, and the cache's end.
        "lengths": np.array([0, 31, 14, 60], np.int32),
        "table": table,
        "new_unrotated": normal(B, 1, HKV, D),
        "new_k": normal(B, 1, HKV, D),
        "new_v": normal(B, 1, HKV, D),
        "projection": normal(*projection),
        "norm": normal(form.gate_dim),
        "key_projection": normal(HKV, len(form.pools) * D, form.gate_dim),
        "key_norm": normal(form.gate_dim),
        "budgets": budgets[2] if form.budgets == "head" else budgets,
        "cos": cos,
        "sin": sin,
    }


def expected_step(form: StepForm, a: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    names = ("k", "v", "compressed", "remainder", "lengths")
    learned = form.is_learned
    table = (a["cos"], a["sin"]) if learned else (None, None)
    pooled = a["new_unrotated" if learned else "new_k"]
    caches = ref.append_keys(
        *(a[name] for name in names),
        *(pooled, a["new_k"], a["new_v"]),
        a["key_projection"] if learned else None,
        a["key_norm"] if form.norm else None,
        *table,
        pools=form.pooled,
        block_table=a["table"],
        rope_anchor=form.anchor,
    )
    state = dict(zip(names, caches, strict=True))
    lengths = state["lengths"]
    gate = ref.gate_queries(
        a["unrotated" if learned else "q"],
        lengths,
        projection=a["projection"] if learned and form.pooling != "mean" else None,
        norm=a["norm"] if form.norm else None,
        cos=table[0],
        sin=table[1],
        pooling=form.pooling if learned else "none",
        heads=HKV,
        layout="bshd",
    )
    kind, reduction = SCORES.get(form.gate, ("dot", "none"))
    exact = kind == "exact"
    logits = ref.score(
        gate,
        state["k" if exact else "compressed"],
        lengths if exact else None,
        kind=kind,
        reduction=reduction,
        groups=HKV,
        scale=form.score_scale,
        block_size=form.block,
        layout="bshd",
    )
    selection = ref.select(
        logits,
        lengths,
        policy=POLICIES[form.policy],
        budgets=a["budgets"] if form.budgets else None,
        block_size=form.block,
    )
    o = ref.attend(
        a["q"],
        state["k"],
        state["v"],
        selection=selection,
        lengths=lengths,
        block_table=a["table"],
        scale=D**-0.5,
        layout="bshd",
    ).o
    return state | {"o": o}


def make_steps(form: StepForm, program: Program) -> None:
    """Twenty tokens: blocks complete at different times, one sequence reaches its end."""
    arrays = inputs(form)
    o = np.empty_like(arrays["q"])
    out = [(arrays | {"o": o})[name] for name in form.results()]
    launcher = program.prepare("main", *form.in_order(**arrays), out=out)
    for _ in range(20):
        for name in ("unrotated", "q", "new_unrotated", "new_k", "new_v"):
            arrays[name][:] = normal(*arrays[name].shape)
        expected = expected_step(form, arrays)
        launcher()
        if not form.lengths_out:
            arrays["lengths"] += 1
        for name, want in expected.items():
            close(name, (arrays | {"o": o})[name], want)


@pytest.mark.parametrize("form", OTHERS, ids=lambda form: form.name)
def test_other_gates(form, tmp_path):
    make_steps(form, Program(compile_to_object(form.text(), tmp_path / "step.so", target="cpu")))


@pytest.fixture(scope="module", params=[FORM, PAGED], ids=["contiguous", "paged"])
def compiled(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("step") / "step.so"
    compile_to_object(request.param.text(), path, target="cpu")
    return request.param, Program(path)


def close(name: str, got: np.ndarray, want: np.ndarray) -> None:
    exact = name not in ("compressed", "o")
    np.testing.assert_allclose(got, want, atol=0 if exact else 4e-3, err_msg=name)


def test_in_place(compiled):
    make_steps(*compiled)


def test_results_of_their_own(compiled):
    form, program = compiled
    arrays = inputs(form)
    before = {name: None if x is None else x.copy() for name, x in arrays.items()}
    expected = expected_step(form, arrays)
    shapes = [expected[name].shape for name in form.results()]
    results = program.call("main", *form.in_order(**arrays), results=shapes)
    got = dict(zip(form.results(), results, strict=True))
    for name, result in got.items():
        close(name, result, expected[name])
    for name, x in before.items():
        if x is not None:
            np.testing.assert_array_equal(arrays[name], x, err_msg=name)


@pytest.mark.parametrize(
    ("result", "argument", "said"),
    [
        ("k", "v", "result 1 shares memory with argument 3; expected memory of its own"),
        ("o", "q", "result 0 shares memory with argument 1; expected memory of its own"),
    ],
)
def test_no_other_memory_is_shared(compiled, result, argument, said):
    form, program = compiled
    arrays = inputs(form)
    names = form.results()
    out = [np.empty_like((arrays | {"o": arrays["q"]})[name]) for name in names]
    out[names.index(result)] = arrays[argument]
    with pytest.raises(RuntimeError, match=said):
        program.call("main", *form.in_order(**arrays), out=out)


def test_part_of_the_memory(compiled):
    form, program = compiled
    arrays = inputs(form)
    both = np.zeros((2, *arrays["remainder"].shape[1:]), np.float16).repeat(4, 0)
    arrays["remainder"] = both[:B]
    names = form.results()
    out = [np.empty_like((arrays | {"o": arrays["q"]})[name]) for name in names]
    out[names.index("remainder")] = both[1 : B + 1]
    with pytest.raises(RuntimeError, match="not all of it; it may be the same or apart"):
        program.call("main", *form.in_order(**arrays), out=out)


@pytest.mark.parametrize("form", [FORM, PAGED], ids=["contiguous", "paged"])
def test_checked(form, tmp_path):
    """The same bits in the same memory; a full cache and a page outside of it are reported."""
    steps, said = [], []
    for checked in (False, True):
        path = tmp_path / f"{checked}.so"
        compile_to_object(form.text(), path, target="cpu", checked=checked)
        arrays = inputs(form)
        # All steps of both objects see the same numbers.
        copies = {name: None if x is None else x.copy() for name, x in arrays.items()}
        steps.append((Program(path), copies if checked else arrays))
    for name, x in steps[0][1].items():
        if x is not None:
            steps[1][1][name][...] = x
    launchers, outs = [], []
    for program, arrays in steps:
        o = np.empty_like(arrays["q"])
        outs.append(arrays | {"o": o})
        out = [outs[-1][name] for name in form.results()]
        launchers.append(program.prepare("main", *form.in_order(**arrays), out=out))
    for _ in range(6):
        launchers[0]()
        try:
            launchers[1]()
            said.append("")
        except RuntimeError as error:
            said.append(str(error))
        for _, arrays in steps:
            arrays["lengths"] += 0 if form.lengths_out else 1
        for name in form.results():
            np.testing.assert_array_equal(outs[0][name], outs[1][name], err_msg=name)
    order = form.in_order(**steps[1][1])
    at = {name: [x is steps[1][1][name] for x in order].index(True) for name in ("lengths",)}
    full = [
        f"argument {at['lengths']}, lengths, at batch 3: expected 0 to 63, got {n}"
        for n in (64, 65)
    ]
    if form.page_size:
        table = [x is steps[1][1]["table"] for x in order].index(True)
        page = f"argument {table}, block_table, at batch 1, page 3: expected 0 to 31, got 37"
        assert said == [page] * 6
    else:
        assert said == ["", "", "", "", *full]


@pytest.mark.parametrize("form", [FORM, PAGED], ids=["contiguous", "paged"])
def test_iree(form, tmp_path):
    """Tied operands: IREE copies arguments that it must not change."""
    pytest.importorskip("iree.compiler")
    from sparse_attn.compiler import compile_to_iree
    from sparse_attn.iree_runtime import IREEModule

    module = IREEModule(compile_to_iree(form.text(), tmp_path))
    arrays = inputs(form)
    before = {name: None if x is None else x.copy() for name, x in arrays.items()}
    expected = expected_step(form, arrays)
    results = module.call("main", *form.in_order(**arrays))
    for name, got in zip(form.results(), results, strict=True):
        close(name, got, expected[name])
    for name, x in before.items():
        if x is not None:
            np.testing.assert_array_equal(arrays[name], x, err_msg=name)
