"""The first two kernels of a gated step on a GPU, run thread by thread on the CPU, beside the
reference: gate queries, scores and appended keys."""

from itertools import product

import numpy as np
import pytest
import simt
from simt_program import lowered, warps_of
from step_arrays import BATCH, arrays_of

from sparse_attn import reference as ref
from sparse_attn.step_programs import StepForm

SHAPE = {"key_heads": 2, "group": 2, "head_dim": 64, "gate_dim": 64, "block": 16}
FORMS = {
    "project": StepForm("token_budget<832>", 14, **SHAPE),
    "project, norm, append": StepForm("token_budget<832>", 14, **SHAPE, norm=True, append=True),
    "mean, projected": StepForm(
        "token_budget<832>", 14, **SHAPE, pooling="mean_project", append=True, pools=("avg", "max")
    ),
    "mean": StepForm("token_budget<832>", 14, **SHAPE, pooling="mean", norm=True),
}
TOLERANCE = 2e-3
PASSES = ("--sparse-attn-fuse-stages", "--convert-sparse-attn-gate-to-warp-pipe")


@pytest.fixture(scope="module")
def kernels():
    return {name: lowered(form.text(), PASSES) for name, form in FORMS.items()}


def run(kernel, grid, arguments):
    """All thread blocks of the grid."""
    for z, y, x in product(*map(range, grid[::-1])):
        simt.ThreadBlock(warps_of(kernel), (x, y, z), grid, seed=x).run(kernel, arguments)


def run_gate(form, functions, a, lengths, parts):
    """Scores into a["logits"], new keys into the caches, by thread blocks in any number."""

    def memories(*names):
        return [simt.Memory(a[name]) for name in names]

    inputs = memories("compressed")
    if form.pooling == "mean":
        inputs += memories("unrotated")
    else:
        partial = functions["sparse_attn_gate_partials"]
        slices = int(partial.attributes.rpartition("memref<")[2].split("x")[0])
        grid = (slices, form.key_heads, 1)
        shape = (slices, BATCH, form.key_heads, form.gate_dim)
        a["partials"] = np.full(shape, np.nan, np.float32)
        run(partial, grid, memories("unrotated", "projection", "partials"))
        assert np.isfinite(a["partials"]).all()
        inputs.append(simt.Memory(a["partials"], late=True))
    inputs.append(simt.Memory(lengths))
    inputs += memories(*(["norm"] if form.norm else []), "cos", "sin")
    if form.append:
        inputs += memories(
            "k", "v", "remainder", "new_unrotated", "new_k", "new_v", "key_projection"
        )
        inputs += memories(*(["key_norm"] if form.norm else []), "cos", "sin")
    grid = (parts + form.append, form.key_heads, BATCH)
    run(functions["sparse_attn_gate_scores"], grid, [*inputs, *memories("logits")])


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(("keys", "parts"), [(80, 1), (4200, 1), (4200, 3)])
def test_scores_and_appended_keys(kernels, name, keys, parts):
    form = FORMS[name]
    # One in the middle of a block, one whose block completes.
    a = arrays_of(form, keys, [keys - 5, keys // 32 * 16 - 1], seed=keys + parts)
    lengths = a["lengths"]
    a["logits"] = np.full((BATCH, form.key_heads, 1, -(-keys // form.block)), np.nan, np.float32)
    before = {name: x.copy() for name, x in a.items() if x is not None}
    run_gate(form, kernels[name], a, lengths, parts)
    norm, key_norm = (a["norm"], a["key_norm"]) if form.norm else (None, None)
    after = lengths + form.append
    projection = None if form.pooling == "mean" else before["projection"]
    gate = ref.gate_queries(
        before["unrotated"],
        after,
        num_keys=keys,
        projection=projection,
        norm=norm,
        cos=a["cos"],
        sin=a["sin"],
        pooling=form.pooling,
        heads=form.key_heads,
        layout="bshd",
    )
    gate = gate.reshape(BATCH, form.key_heads, 1, -1).astype(np.float16).astype(np.float64)
    want = np.einsum("bhrd,bnhd->bhrn", gate, before["compressed"].astype(np.float64))
    want *= form.score_scale
    # The block that gets the new key may have a score of before or after.
    own = [(length - 1) // form.block for length in after]
    for b, got in enumerate(a["logits"]):
        error = abs(got - want[b])[..., np.arange(got.shape[-1]) != own[b]]
        assert error.max() <= TOLERANCE * abs(want[b]).max(), name
    if not form.append:
        return
    k, v, compressed, remainder, _ = ref.append_keys(
        *(before[x] for x in ("k", "v", "compressed", "remainder")),
        lengths,
        *(before[x] for x in ("new_unrotated", "new_k", "new_v", "key_projection")),
        key_norm,
        a["cos"],
        a["sin"],
        pools=form.pools,
        layout="bshd",
    )
    for found, wanted in ((a["k"], k), (a["v"], v), (a["remainder"], remainder)):
        assert np.array_equal(found, wanted)
    error = abs(a["compressed"].astype(float) - compressed.astype(float)).max()
    assert error <= TOLERANCE * abs(compressed).max()
    assert not np.array_equal(a["compressed"], before["compressed"])
