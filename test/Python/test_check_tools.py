"""check_gate and check_model as a user calls them: what they print, and their exit status."""

import re
from pathlib import Path

import numpy as np
import pytest

from sparse_attn import check_gate, check_model
from sparse_attn.compiler import sparse_compile

HERE = Path(__file__).resolve().parent
GOLDEN = sorted((HERE / "Inputs" / "golden").glob("*.npz"))
CAUSAL = HERE.parent / "Raise" / "Inputs" / "half_rotary"


def test_check_gate_accepts_the_recordings(capsys: pytest.CaptureFixture[str]) -> None:
    assert GOLDEN
    assert check_gate.main([str(path) for path in GOLDEN]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(GOLDEN)
    assert all("0 mask mismatches" in line for line in lines)


@pytest.mark.parametrize("dtype", ["f16", "bf16"])
def test_check_gate_with_rounded_numbers(
    dtype: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Compiled first, then run from the objects alone."""
    files, folder = [str(path) for path in GOLDEN], str(tmp_path)
    assert check_gate.main([*files, f"--dtype={dtype}", "--compile", folder]) == 0
    assert capsys.readouterr().out.count("compiled for cpu") == len(GOLDEN)
    assert check_gate.main([*files, f"--dtype={dtype}", "--objects", folder]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(GOLDEN)
    assert all("0 mask mismatches" in line and dtype in line for line in lines)


def test_check_gate_on_thread_blocks(tmp_path: Path) -> None:
    """With f16 no stage of a recording but select is left to a kernel of items."""
    for path in GOLDEN:
        text = check_gate.program_text(check_gate.load(path, "f16"))
        ptx = tmp_path / f"{path.stem}.ptx"
        sparse_compile(text, ptx, emit="ptx", target="sm_90a")
        found = set(re.findall(r"\.entry (\w+?)(?:_\d+)?\(", ptx.read_text()))
        made = {"sparse_attn_compress_prompt", "sparse_attn_append_rows", "sparse_attn_gate_scores"}
        assert made <= found
        assert found - made <= {
            "sparse_attn_gate_partials",
            "sparse_attn_rotary_table",
            "sparse_attn_select",
        }


def test_check_gate_refuses_another_gate(tmp_path: Path) -> None:
    recorded = dict(np.load(GOLDEN[0]))
    name = next(key for key in recorded if key.endswith(".logits"))
    recorded[name] = recorded[name] + np.float32(1e-3)
    broken = tmp_path / "broken.npz"
    np.savez(broken, **recorded)
    assert check_gate.main([str(broken)]) == 1


def test_check_model(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    model, data = f"{CAUSAL}.mlir", f"{CAUSAL}.npz"
    assert check_model.main([model, data]) == 0
    sparse = ["--policy=token-budget=8", "--block-size=4", "--gate=mean_pool"]
    assert check_model.main([model, data, *sparse]) == 0
    assert "0 selection mismatches" in capsys.readouterr().out
    recorded = dict(np.load(data))
    recorded["out0"] = recorded["out0"] + np.float32(1e-3)
    np.savez(tmp_path / "broken.npz", **recorded)
    assert check_model.main([model, str(tmp_path / "broken.npz")]) == 1


def test_check_model_names_what_it_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    dropout = CAUSAL.with_name("dropout.mlir")
    assert check_model.main([str(dropout), f"{CAUSAL}.npz"]) == 1
    assert "dropout" in capsys.readouterr().out


def test_check_model_says_which_gate_it_took(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing shows that these queries and keys are rotated."""
    plain = CAUSAL.with_name("bool_mask_constant_tril")
    call = [f"{plain}.mlir", f"{plain}.npz", "--policy=token-budget=8", "--block-size=4"]
    assert check_model.main(call) == 0
    said = capsys.readouterr().out
    assert "gate mean_pool in place of a learned one" in said
    assert "to come from sparse_attn.rotary" in said
    # Who asks for a gate gets that one or an error.
    assert check_model.main([*call, "--gate=mean_pool"]) == 0
    assert "in place of" not in capsys.readouterr().out
    assert check_model.main([*call, "--gate=learned"]) == 1
