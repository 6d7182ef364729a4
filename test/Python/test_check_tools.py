"""check_gate and check_model as a user calls them: what they print, and their exit status."""

from pathlib import Path

import numpy as np
import pytest

from sparse_attn import check_gate, check_model

HERE = Path(__file__).resolve().parent
GOLDEN = sorted((HERE / "Inputs" / "golden").glob("*.npz"))
CAUSAL = HERE.parent / "Raise" / "Inputs" / "half_rotary"


def test_check_gate_accepts_the_recordings(capsys: pytest.CaptureFixture[str]) -> None:
    assert GOLDEN
    assert check_gate.main([str(path) for path in GOLDEN]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(GOLDEN)
    assert all("0 mask mismatches" in line for line in lines)


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
