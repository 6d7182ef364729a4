"""The programs behind the torch ops, for a GPU: that they compile, and which kernels they get."""

import pytest

import sparse_attn
from sparse_attn.policy_flags import attribute, capacity
from sparse_attn.programs import AttendForm
from sparse_attn.prompt_programs import CompressForm
from sparse_attn.step_programs import StepForm

SIZES = {"key_heads": 2, "group": 4, "head_dim": 128, "gate_dim": 128, "block": 64, "norm": True}


def step(policy: str, **more: object) -> StepForm:
    bound = capacity(policy, SIZES["block"])
    return StepForm(attribute(policy), bound, **SIZES, **more)


APPEND = {"append": True, "lengths_out": True}
FORMS = {
    "step": step("token-budget=4096", **APPEND),
    "step without a bound": step("top-p=0.9", **APPEND),
    "gate_select": step("token-budget=4096", stop="selection"),
    "gate_select without a bound": step("threshold=0.004", stop="selection"),
    "step, mean_pool": step("token-budget=4096", gate="mean_pool", **APPEND),
    "gate_select, min_max": step("token-budget=4096", gate="min_max", stop="selection"),
    "gate_select, oracle": step("threshold=0.004", gate="oracle", stop="selection"),
    "compress_keys, min_max": CompressForm("f16", 2, 128, None, 64, False, ("max", "min"), False),
    "attend": AttendForm(lse=False, factor=0.1),
    "attend, dense": AttendForm(form="dense", lse=False),
    "compress_keys": CompressForm("f16", 2, 128, 128, 64, True, ("max", "min", "avg")),
}


# What a form's stages do not share a kernel for.
REMARKS = {
    "step without a bound": [
        "select keeps its kernel: its selection is not a list of at most 8192 blocks"
    ],
    "step, mean_pool": ["append_keys keeps its kernel: its scores are those of query heads"],
}


@pytest.mark.parametrize("name", FORMS)
def test_compiles_for_a_gpu(name: str) -> None:
    compiled = sparse_attn.compile(FORMS[name].text(), target="sm_90a", exit="so", cache=False)
    assert compiled.target == "cuda"
    assert compiled.remarks() == REMARKS.get(name, [])
    if name == "step":
        for kernel in ("gate_partials", "gate_scores", "attend_decode"):
            assert f"sparse_attn.dispatch @sparse_attn_{kernel}" in compiled.stages()["kernel"]


def test_arguments_of_a_selection() -> None:
    """A program that ends with the selection takes what its gate reads."""
    for gate, names in {
        "learned": ("unrotated", "compressed", "lengths", "projection", "norm", "cos", "sin"),
        "mean_pool": ("q", "compressed", "lengths"),
        "oracle": ("q", "k", "lengths"),
    }.items():
        assert step("all", gate=gate, stop="selection").arguments() == names


def test_policies() -> None:
    assert attribute("token-budget=4096") == "token_budget<4096>"
    assert attribute("all") == "all"
    assert attribute("top-p=0.5") == "top_p<5.00000000000000000e-01>"
    assert capacity("token-budget=100", 64) == 2
    assert attribute("token-budgets=64,4096") == "token_budgets<64, 4096>"
    assert capacity("token-budgets=64,256,0", 64) == 5
    assert capacity("entmax=1.5", 64) is None
    for bad in (
        "",
        "token-budget",
        "token-budget=x",
        "token-budget=-1",
        "token-budgets=8,",
        "top-p=0",
        "best=1",
    ):
        with pytest.raises(ValueError, match="expected a policy such as all"):
            attribute(bad)
