"""The selection in front of a GPU's attention, run thread by thread on the CPU, beside the
reference: every policy, rows of all lengths, ties; no race, no barrier that some threads miss."""

from dataclasses import dataclass, field

import mlir_generic
import numpy as np
import pytest
import simt
from simt_program import lowered, warps_of

from sparse_attn import reference as ref

HEADS, BLOCK, SPLITS, BATCH = 2, 64, 4, 2
LIST = "!sparse_attn.selection<?x2x1x?, block = 64, query_block = 1, form = list, capacity = {}>"
TEXT = """
func.func @main(%b: tensor<2xi32>, %q: tensor<?x1x4x64xf16>, %k: tensor<?x?x2x64xf16>,
                %v: tensor<?x?x2x64xf16>, %x: tensor<?x2x1x?xf32>, %n: tensor<?xi32>)
    -> tensor<?x1x4x64xf16> {{
  %s = sparse_attn.select %x lengths(%n) {budgets} {{policy = #sparse_attn.{policy}, {more}
      sparse_attn.fuse_with_user}} : (tensor<?x2x1x?xf32>, tensor<?xi32>{type}) -> {list}
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {{scale = 0.1 : f32,
      layout = #sparse_attn.layout<bshd>,
      sparse_attn.schedule = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8,
                                                   splits = 0>}}
      : (tensor<?x1x4x64xf16>, tensor<?x?x2x64xf16>, tensor<?x?x2x64xf16>, {list}, tensor<?xi32>)
      -> tensor<?x1x4x64xf16>
  return %o : tensor<?x1x4x64xf16>
}}
"""


@dataclass(frozen=True)
class Form:
    """more: of the select, as in its attributes and as the reference has it."""

    policy: str
    reference: ref.Policy
    capacity: int
    more: dict[str, int | str] = field(default_factory=dict)
    order: str = "ascending"
    budgets: tuple[int, ...] | None = None

    def text(self) -> str:
        more = {**self.more, "order": self.order}
        written = (
            f"{name} = {value} : i64"
            if isinstance(value, int)
            else f"{name} = #sparse_attn.{name}<{value}>"
            for name, value in more.items()
        )
        return TEXT.format(
            policy=self.policy,
            more="".join(f"{x}, " for x in written),
            list=LIST.format(self.capacity),
            budgets="budgets(%b)" if self.budgets else "",
            type=", tensor<2xi32>" if self.budgets else "",
        )


FORMS = {
    "short list": Form("token_budget<960>", ref.TokenBudget(960), 16),
    "long list": Form("token_budget<13056>", ref.TokenBudget(13056), 205),
    "forced on top": Form(
        "token_budget<960>", ref.TokenBudget(960), 20, {"force_first": 2, "force_last": 2}
    ),
    "forced inside": Form(
        "token_budget<1280>",
        ref.TokenBudget(1280),
        21,
        {"force_first": 2, "force_last": 3, "forced": "inside"},
        "descending",
    ),
    "too small": Form("token_budget<2048>", ref.TokenBudget(2048), 20),
    "own is ranked": Form(
        "token_budget<960>", ref.TokenBudget(960), 16, {"mode": "reference_compatible"}
    ),
    "budgets": Form("token_budget<1920>", ref.TokenBudget(1920), 31, budgets=(640, 5000)),
    "of heads": Form("token_budgets<640, 0>", ref.TokenBudgets((640, 0)), 11),
    "all": Form("all", ref.All(), 4096),
    "threshold": Form("threshold<4.0e-3>", ref.Threshold(4e-3), 300),
    "top_p": Form("top_p<0.6>", ref.TopP(0.6), 4096),
    "entmax": Form("entmax<1.5>", ref.Entmax(1.5), 4096),
}
EXACT = {name for name, form in FORMS.items() if "token" in form.policy or form.policy == "all"}
# A thread's own block and no other, in CTAs of 160 and of 256 threads; several; more than are
# copied to shared memory.
ROWS = (1, 7, 128, 160, 161, 256, 257, 1000, 2700)
FEWER_ROWS = (128, 700)  # of policies that walk over them again and again


def scores(kind: str, blocks: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((BATCH, HEADS, 1, blocks)).astype(np.float32)
    if kind == "ties":
        return np.round(x * 2) / 2 * np.float32(rng.choice([-1.0, 1.0]))  # zeros of both signs
    if kind == "equal":
        return np.full_like(x, 0.25)
    if kind == "outliers":
        x[..., ::5] *= 1e4
    if kind == "near":
        return np.float32(7) + x * np.float32(1e-5)
    if kind == "wide":
        return x * np.float32(10.0) ** rng.integers(-20, 20, x.shape).astype(np.float32)
    return x


@pytest.fixture(scope="module")
def kernels() -> dict[str, mlir_generic.Op]:
    passes = ["--convert-sparse-attn-to-warp-pipe"]
    functions = {name: lowered(form.text(), passes) for name, form in FORMS.items()}
    return {name: found["sparse_attn_attend_decode"] for name, found in functions.items()}


@dataclass
class Case:
    form: Form
    logits: np.ndarray
    lengths: np.ndarray

    def expected(self) -> ref.Selection:
        return ref.select(**self.inputs())

    def inputs(self) -> dict[str, object]:
        budgets = self.form.budgets and np.array(self.form.budgets, np.int32)
        return {
            "logits": self.logits,
            "lengths": self.lengths,
            "policy": self.form.reference,
            "block_size": BLOCK,
            "num_keys": self.logits.shape[-1] * BLOCK,
            "budgets": budgets,
            **self.form.more,
        }

    def run(self, kernel: mlir_generic.Op, share: int, head: int, batch: int) -> simt.ThreadBlock:
        """The block behind the selection: `chosen` are its blocks, in their order."""
        keys = self.logits.shape[-1] * BLOCK
        block = simt.ThreadBlock(warps_of(kernel), (share, head, batch), (SPLITS, HEADS, BATCH))

        def unread(*shape: int) -> simt.Memory:
            return simt.Memory(np.broadcast_to(np.float16(0), shape))

        cache = unread(BATCH, keys, HEADS, 64)
        arguments: list[object] = [unread(BATCH, 1, 4, 64), cache, cache]
        arguments.append(simt.Memory(self.logits, late=True))
        if self.form.budgets:
            arguments.append(simt.Memory(np.array(self.form.budgets, np.int32)))
        arguments.append(simt.Memory(self.lengths))
        arguments += [keys, unread(BATCH, 1, 4, 64)]
        # Where several clusters may share a list, what they leave for the kernel that joins.
        left = len(kernel.regions[0].arguments) - len(arguments)
        arguments += [unread(1, BATCH, 4, 1, 64)] * left
        (count,) = block.run(kernel, arguments, "warp_pipe.prologue")
        assert (count == count[0]).all()
        block.chosen = block.shared[0].data[0, : count[0]].tolist()
        return block


def check(case: Case, kernel: mlir_generic.Op, name: str, head: int, batch: int) -> None:
    share = (3 * head + batch) % SPLITS
    block = case.run(kernel, share, head, batch)
    got, form = block.chosen, case.form
    want = np.flatnonzero(case.expected().mask[batch, head, 0])[-form.capacity :].tolist()
    if name in EXACT:
        assert got == (want[::-1] if form.order == "descending" else want)
    elif len(want) < form.capacity:
        mask = case.expected().mask.copy()
        mask[batch, head, 0] = False
        mask[batch, head, 0, got] = True
        assert sorted(got) == got
        assert ref.compare_selection(case.inputs(), mask).mismatches == 0
    # What is asked for ahead will be read, but where equal scores do not all fit.
    asked = {int(key) // BLOCK for _, *at in block.asked for key in at[1]}
    if name in EXACT and len(np.unique(case.logits[batch, head, 0])) == case.logits.shape[-1]:
        assert asked <= set(got) or form.capacity == len(got)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("kind", ["normal", "ties"])
def test_rows_of_all_lengths(kernels, name, kind):
    for seed, blocks in enumerate(FEWER_ROWS if name in ("top_p", "entmax") else ROWS):
        keys = blocks * BLOCK
        lengths = np.array([keys - 3, max(keys // 2 - 7, 0)], np.int32)
        case = Case(FORMS[name], scores(kind, blocks, seed), lengths)
        for head, batch in ((seed % 2, 0), (1 - seed % 2, 1)):
            check(case, kernels[name], name, head, batch)


@pytest.mark.parametrize("kind", ["equal", "outliers", "near", "wide"])
@pytest.mark.parametrize("blocks", [150, 700, 2700])
def test_scores_that_ranges_do_not_tell_apart(kernels, kind, blocks):
    for seed, name in enumerate(("short list", "long list", "forced inside")):
        lengths = np.array([blocks * BLOCK, blocks * BLOCK - 64], np.int32)
        case = Case(FORMS[name], scores(kind, blocks, seed), lengths)
        check(case, kernels[name], name, seed % HEADS, 1)


def test_all_shares_have_one_list(kernels):
    lengths = np.array([512 * BLOCK, 500 * BLOCK], np.int32)
    case = Case(FORMS["long list"], scores("normal", 512, 5), lengths)
    blocks = [case.run(kernels["long list"], share, 1, 0) for share in range(SPLITS)]
    assert len({tuple(block.chosen) for block in blocks}) == 1
    # Each asks for its own first entries.
    asked = [{int(key) // BLOCK for _, *at in x.asked for key in at[1]} for x in blocks]
    assert all(asked) and sum(map(len, asked)) == len(set.union(*asked))
    first = blocks[0].chosen[: 4 * SPLITS]
    assert set.union(*asked) <= set(first)
