"""The kernels of gated decode steps and of prompts, assembled for an H100."""

import re
import sys
from pathlib import Path

import pytest

from sparse_attn.compiler import sparse_compile

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "CUDA"))
from prompt_cases import PROMPTS  # noqa: E402
from step_cases import FORMS  # noqa: E402


def score_kernels(form):
    """What makes the scores; only the last one waits for one in front."""
    if not form.is_learned:
        return ("sparse_attn_head_scores",)
    if form.pooling == "mean":
        return ("sparse_attn_gate_scores",)
    return ("sparse_attn_gate_partials", "sparse_attn_gate_scores")


def kernels_of(ptx):
    bodies = re.split(r"\.visible \.entry ", ptx)[1:]
    return {re.match(r"\w+", body).group(): body for body in bodies}


def is_fused(form):
    """Mode reference_compatible ranks the block that gets the new key: there it comes first. The
    kernel of query heads appends nothing."""
    return not (form.append and (form.mode == "reference_compatible" or not form.is_learned))


def may_have_parts(form):
    """Uneven lists, or at most four of a sequence, with room for 24 tiles of 64 keys each."""
    uneven = form.budgets or not form.policy.startswith(("token_budget<", "all"))
    tiles = form.capacity * form.block // 64
    return (uneven or form.key_heads <= 4) and tiles >= 24 * form.key_heads


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_kernels_of_a_step(form, tmp_path):
    path = tmp_path / "step.ptx"
    said = sparse_compile(form.text(), path, emit="ptx", target="sm_90a")
    # Whatever keeps a kernel of its own says why.
    assert ("append_keys keeps its kernel" in said) == (not is_fused(form)), said
    assert "remark" not in said or not is_fused(form), said
    assert "generic" not in said, said
    kernels, names = kernels_of(path.read_text()), score_kernels(form)
    others = ["sparse_attn_advance_lengths_i32"] if form.lengths_out else []
    others += [] if is_fused(form) else ["sparse_attn_append_rows"]
    # It is launched where a call has few and long lists, see docs/Rationale/Scheduling.md.
    others += ["sparse_attn_join_parts"] if may_have_parts(form) else []
    assert set(kernels) == {"sparse_attn_attend_decode", *names, *others}
    attend, scores = kernels["sparse_attn_attend_decode"], kernels[names[-1]]
    if len(names) == 2:
        partials = kernels[names[0]]
        assert "griddepcontrol.launch_dependents" in partials
        assert "griddepcontrol.wait" not in partials
        # Lengths and the first keys are asked for before the kernel in front is awaited.
        assert scores.index("ld.global.v4") < scores.index("griddepcontrol.wait")
    assert ("griddepcontrol.wait" in scores) == (len(names) == 2)
    assert "griddepcontrol.launch_dependents" in scores
    # The ring is made ready.
    assert attend.index("mbarrier.init") < attend.index("griddepcontrol.wait")
    product = f"mma.sync.aligned.m16n8k16.row.col.f32.{form.dtype}"
    assert all(product in kernels[name] for name in (*names, "sparse_attn_attend_decode"))
    assert all(".local" not in kernel for kernel in kernels.values())


@pytest.mark.parametrize("form", PROMPTS, ids=lambda form: form.name)
def test_kernel_of_a_prompt(form, tmp_path):
    path = tmp_path / "prompt.ptx"
    said = sparse_compile(form.text(), path, emit="ptx", target="sm_90a")
    assert "remark" not in said, said
    kernels = kernels_of(path.read_text())
    assert set(kernels) == {"sparse_attn_compress_prompt"}
    (kernel,) = kernels.values()
    product = f"mma.sync.aligned.m16n8k16.row.col.f32.{form.dtype}"
    assert (product in kernel) == (form.gate_dim is not None)
    assert ".local" not in kernel
    # Keys come 16 bytes a lane, and as many at once as a page allows.
    assert kernel.count("ld.global.v4") >= 4


@pytest.mark.parametrize("form", [*FORMS[:3], *FORMS[21:], *PROMPTS], ids=lambda form: form.name)
def test_assembles(form, tmp_path):
    """A spill, a stack or a serialised product would be an error."""
    path = tmp_path / "step.cubin"
    sparse_compile(form.text(), path, emit="cubin", target="sm_90a")
    assert path.stat().st_size > 0
