"""The kernels of gated decode steps, assembled for an H100: three launches that overlap."""

import re
import sys
from pathlib import Path

import pytest

from sparse_attn.compiler import sparse_compile

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Integration" / "CUDA"))
from step_cases import FORMS  # noqa: E402

KERNELS = ("sparse_attn_attend_decode", "sparse_attn_gate_partials", "sparse_attn_gate_scores")


def is_fused(form):
    """Mode reference_compatible ranks the block that gets the new key: there it comes first."""
    return not (form.append and form.mode == "reference_compatible")


def may_have_parts(form):
    """Uneven lists, or at most four of a sequence, with room for 24 tiles of 64 keys each."""
    uneven = not form.policy.startswith(("token_budget", "all"))
    tiles = form.capacity * form.block // 64
    return (uneven or form.key_heads <= 4) and tiles >= 24 * form.key_heads


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_three_kernels(form, tmp_path):
    path = tmp_path / "step.ptx"
    said = sparse_compile(form.text(), path, emit="ptx", target="sm_90a")
    # Whatever keeps a kernel of its own says why.
    assert ("append_keys keeps its kernel" in said) == (not is_fused(form)), said
    assert "remark" not in said or not is_fused(form), said
    ptx = path.read_text()
    bodies = re.split(r"\.visible \.entry ", ptx)[1:]
    kernels = {re.match(r"\w+", body).group(): body for body in bodies}
    others = ["sparse_attn_advance_lengths_i32"] if form.lengths_out else []
    others += [] if is_fused(form) else ["sparse_attn_append_keys"]
    # It is launched where a call has few and long lists, see docs/Rationale/Scheduling.md.
    others += ["sparse_attn_join_parts"] if may_have_parts(form) else []
    assert set(kernels) - set(KERNELS) == set(others)
    attend, partials, scores = (kernels[name] for name in KERNELS)
    assert "griddepcontrol.launch_dependents" in partials
    assert "griddepcontrol.wait" not in partials
    assert "griddepcontrol.wait" in scores and "griddepcontrol.launch_dependents" in scores
    assert "griddepcontrol.wait" in attend
    product = f"mma.sync.aligned.m16n8k16.row.col.f32.{form.dtype}"
    assert all(product in kernel for kernel in (partials, scores, attend))
    assert all(".local" not in kernels[name] for name in KERNELS)
    # Lengths and the first keys are asked for before the kernel in front is awaited, and the
    # ring is made ready.
    assert scores.index("ld.global.v4") < scores.index("griddepcontrol.wait")
    assert attend.index("mbarrier.init") < attend.index("griddepcontrol.wait")


@pytest.mark.parametrize("form", FORMS[:3], ids=lambda form: form.name)
def test_assembles(form, tmp_path):
    """A spill, a stack or a serialised product would be an error."""
    path = tmp_path / "step.cubin"
    sparse_compile(form.text(), path, emit="cubin", target="sm_90a")
    assert path.stat().st_size > 0
