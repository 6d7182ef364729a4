"""The first two kernels of a gated step on a GPU, run thread by thread on the CPU, beside the
reference: gate queries, scores and appended keys."""

from itertools import product

import numpy as np
import pytest
import simt
from simt_program import lowered, warps_of

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
BATCH, TOLERANCE = 2, 2e-3
PASSES = ("--sparse-attn-fuse-stages", "--convert-sparse-attn-gate-to-warp-pipe")


@pytest.fixture(scope="module")
def kernels():
    return {name: lowered(form.text(), PASSES) for name, form in FORMS.items()}


def arrays_of(form, keys, seed):
    rng = np.random.default_rng(seed)

    def normal(*shape, scale=1.0):
        return (rng.standard_normal(shape) * scale).astype(np.float16)

    heads, dim, columns, block = form.key_heads, form.head_dim, form.gate_dim, form.block
    blocks, new = -(-keys // block), (BATCH, 1, heads, dim)
    projection = (heads, dim, columns)
    if form.pooling == "project":
        projection = (heads, form.group, dim, columns)
    cos, sin = ref.rotary_table(keys, ref.inverse_frequencies(columns))
    return {
        "q": normal(BATCH, 1, form.heads, dim),
        "projection": normal(*projection, scale=0.1),
        "norm": normal(columns),
        "cos": cos,
        "sin": sin,
        "k": normal(BATCH, keys, heads, dim),
        "v": normal(BATCH, keys, heads, dim),
        "compressed": normal(BATCH, blocks, heads, columns),
        "remainder": normal(BATCH, block, heads, dim),
        "new_nope": normal(*new),
        "new_k": normal(*new),
        "new_v": normal(*new),
        "key_projection": normal(heads, len(form.pools) * dim, columns, scale=0.1),
        "key_norm": normal(columns),
        "partials": np.full((64, BATCH, heads, columns), np.nan, np.float32),
        "logits": np.full((BATCH, heads, 1, blocks), np.nan, np.float32),
    }


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
        inputs += memories("q")
    else:
        partial = functions["sparse_attn_gate_partials"]
        slices = int(partial.attributes.rpartition("memref<")[2].split("x")[0])
        grid = (slices, form.key_heads, 1)
        a["partials"] = a["partials"][:slices].copy()
        run(partial, grid, memories("q", "projection", "partials"))
        assert np.isfinite(a["partials"]).all()
        inputs.append(simt.Memory(a["partials"], late=True))
    inputs.append(simt.Memory(lengths))
    inputs += memories(*(["norm"] if form.norm else []), "cos", "sin")
    if form.append:
        inputs += memories("k", "v", "remainder", "new_nope", "new_k", "new_v", "key_projection")
        inputs += memories(*(["key_norm"] if form.norm else []), "cos", "sin")
    grid = (parts + form.append, form.key_heads, BATCH)
    run(functions["sparse_attn_gate_scores"], grid, [*inputs, *memories("logits")])


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(("keys", "parts"), [(80, 1), (4200, 1), (4200, 3)])
def test_scores_and_appended_keys(kernels, name, keys, parts):
    form = FORMS[name]
    a = arrays_of(form, keys, seed=keys + parts)
    before = {name: x.copy() for name, x in a.items()}
    # One in the middle of a block, one whose block completes.
    lengths = np.array([keys - 5, keys // 32 * 16 - 1], np.int32)
    run_gate(form, kernels[name], a, lengths, parts)
    norm, key_norm = (a["norm"], a["key_norm"]) if form.norm else (None, None)
    after = lengths + form.append
    projection = None if form.pooling == "mean" else before["projection"]
    gate = ref.gate_queries(
        before["q"],
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
        *(before[x] for x in ("new_nope", "new_k", "new_v", "key_projection")),
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
