"""SeerAttention's gate of a prefill: reference, recordings, gate files, and compiled programs."""

import json
from pathlib import Path

import numpy as np
import pytest
from checkpoints import assert_same, write_checkpoint
from support import assert_close

from sparse_attn import check_gate, check_model, convert_gates, gate_file, random_gates
from sparse_attn import reference as ref
from sparse_attn.compiler import sparse_compile
from sparse_attn.gate_config import PREFILL_KIND, PrefillGateConfig, config_from_json

HERE = Path(__file__).resolve().parent
RECORDINGS = sorted((HERE / "Inputs" / "golden_prefill").glob("*.npz"))
PROGRAMS = HERE.parent / "Raise" / "Inputs"
VALUES = {
    "block_size": 4,
    "gate_dim": 8,
    "pooling": "Qavg_Kmaxminavg",
    "force_double": False,
    "rope": True,
    "rope_theta": 10000.0,
    "num_kv_heads": 2,
    "gqa_group": 2,
    "head_dim": 8,
}


def config(**changes):
    return PrefillGateConfig.from_dict(VALUES | changes)


def gates_for(path, wanted, layers=1):
    gate_file.save_gates(path, wanted, random_gates.random_gates(wanted, layers))
    return path


# The recordings


def test_there_are_recordings():
    assert len(RECORDINGS) == 2


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_reference_reproduces_recording(path):
    data = np.load(path)
    meta = json.loads(bytes(data["meta"]))
    gate = PrefillGateConfig.from_dict(meta, ignore_unknown=True)
    tokens, size = meta["length"], gate.block_size
    table = ref.rotary_table(tokens, ref.inverse_frequencies(gate.gate_dim, gate.rope_theta))
    shared = {"layout": "bshd", **dict(zip(("cos", "sin"), table, strict=True))}
    w_q, w_k = (data.get(f"param.mask_linear_{side}.weight") for side in "qk")
    options = {"pools": gate.pools, "block_size": size, "partial": True}
    keys = ref.compress_keys(data["k"], None, w_k, **options, **shared)
    options = {"pooling": gate.head_pooling, "query_block": size, "pools": gate.query_pools}
    queries = ref.gate_queries(data["q"], None, None, tokens, w_q, **options, **shared)
    logits = ref.score(queries, keys, scale=gate.scale)
    blocks = np.arange(-(-tokens // size))
    seen = np.where(blocks <= blocks[:, None], logits, -np.inf)
    weight = np.exp(seen - seen.max(-1, keepdims=True))
    assert_close(weight / weight.sum(-1, keepdims=True), data["probs"], 1e-6, "probabilities")
    policies = {"nz_ratio": ref.NzRatio, "threshold": ref.Threshold}
    for name, policy in policies.items():
        inputs = {
            "logits": logits,
            "num_keys": tokens,
            "query_rows": tokens,
            "policy": policy(meta[name]),
            "block_size": size,
            "query_block": size,
            "mode": "inclusive",
            "dense_rows": 2 if meta["last_block_dense"] else 0,
        }
        np.testing.assert_array_equal(ref.select(**inputs).mask, data[f"mask_{name}"])
        assert ref.compare_selection(inputs, data[f"mask_{name}"]) == (0, 0)


@pytest.mark.parametrize("dtype", ["f32", "f16", "bf16"])
def test_compiled_gate_reproduces_recordings(dtype, capsys):
    assert check_gate.main([*map(str, RECORDINGS), f"--dtype={dtype}"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(RECORDINGS)
    assert all("log probabilities" in line and "0 mask mismatches" in line for line in lines)


def test_check_gate_refuses_another_gate(tmp_path, capsys):
    """Other probabilities, and one block of a mask that is not the recorded one."""
    recorded = dict(np.load(RECORDINGS[0]))
    other = recorded | {"probs": recorded["probs"] * np.float32(1.001)}
    np.savez(tmp_path / "probs.npz", **other)
    mask = recorded["mask_threshold"].copy()
    mask[0, 1, 20, 3] ^= True
    np.savez(tmp_path / "mask.npz", **(recorded | {"mask_threshold": mask}))
    for name, said in (("probs", "FAILED"), ("mask", "1 mask mismatches")):
        assert check_gate.main([str(tmp_path / f"{name}.npz")]) == 1
        assert said in capsys.readouterr().out
    short = {key: value for key, value in recorded.items() if key != "probs"}
    np.savez(tmp_path / "short.npz", **short)
    assert check_gate.main([str(tmp_path / "short.npz")]) == 1
    assert "no probs" in capsys.readouterr().out


# The rule


def test_nz_ratio_by_hand():
    """(1 - sqrt(1 - 0.75)) n is half of the blocks, rounded down, at least one."""
    x = np.array([1, 3, 3, 2, 3], np.float32)
    for blocks, chosen in ((5, [1, 2]), (6, [1, 2, 4]), (1, [1]), (20, [0, 1, 2, 3, 4])):
        rule = ref.NzRatio(0.75).of_row(0, blocks=blocks)
        assert np.flatnonzero(rule.choose(x, 64)).tolist() == chosen
    for ratio, count in ((0, 1), (1, 5)):
        rule = ref.NzRatio(ratio).of_row(0, blocks=5)
        assert np.count_nonzero(rule.choose(x, 64)) == count
    for ratio in (-0.1, 1.1):
        with pytest.raises(ValueError, match="P6"):
            ref.NzRatio(ratio)


def test_select_inclusive_by_hand():
    """The own block is one of many; the last row of each sequence is dense."""
    logits = np.tile(np.array([4, 3, 2, 1], np.float32), (2, 1, 4, 1))
    shared = {"policy": ref.TokenBudget(8), "block_size": 4, "query_block": 4, "query_rows": 15}
    mask = ref.select(logits, [15, 9], [15, 9], mode="inclusive", dense_rows=1, **shared).mask[:, 0]
    first_two = [[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 0, 0]]
    np.testing.assert_array_equal(mask[0], [*first_two, [1, 1, 1, 1]])
    np.testing.assert_array_equal(mask[1], [*first_two[:2], [1, 1, 1, 0], [0, 0, 0, 0]])


def test_partial_block_by_hand():
    k = np.arange(7, dtype=np.float32).reshape(1, 1, 7, 1)
    options = {"pools": ("max", "min", "avg"), "block_size": 4, "partial": True}
    full = ref.compress_keys(k, **options)[0, :, 0]
    np.testing.assert_array_equal(full, [[3, 0, 1.5], [6, 4, 5]])
    short = ref.compress_keys(k, [5], **options)[0, :, 0]
    np.testing.assert_array_equal(short, [[3, 0, 1.5], [4, 4, 4]])
    none = ref.compress_keys(k, [4], **options)[0, :, 0]
    np.testing.assert_array_equal(none, [[3, 0, 1.5], [0, 0, 0]])


# Gate files


@pytest.mark.parametrize(
    ("changes", "q", "k"),
    [
        ({}, None, (4, 24, 8)),
        ({"force_double": True}, (4, 8, 8), (2, 24, 8)),
        ({"gate_dim": 4, "pooling": "Qavg_Kavg"}, (4, 8, 4), (2, 8, 4)),
        ({"pooling": "Qmaxmin_Kmax"}, (4, 16, 8), (2, 8, 8)),
    ],
)
def test_gate_file(changes, q, k, tmp_path):
    wanted = config(**changes)
    shapes = wanted.weight_shapes()
    assert shapes.get("linear_q") == q and shapes["linear_k"] == k
    got, layers = gate_file.load_gates(gates_for(tmp_path / "g", wanted, 2))
    assert got == wanted and list(layers) == [0, 1]
    tensors = gate_file.tensors_from_layers(layers, wanted.prefix)
    assert "model.layers.1.self_attn.attn_gate.mask_linear_k.weight" in tensors


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pooling": "Qavg_K"}, "pooling is 'Qavg_K'"),
        ({"pooling": "Qavgavg_Kmax"}, "pooling is"),
        ({"force_double": 1}, "force_double is 1"),
        ({"block_size": 1}, "block_size is 1, not at least 2"),
        ({"kind": "other"}, "kind is 'other'"),
        ({"qk_norm": True}, "unknown key qk_norm"),
    ],
)
def test_config_errors(changes, message):
    with pytest.raises(ValueError, match=message):
        config(**changes)


def test_kind_of_a_config():
    assert config_from_json(config().to_json()) == config()
    with pytest.raises(ValueError, match=f"kind is 'x', not left out, or {PREFILL_KIND}"):
        config_from_json('{"kind": "x"}')


def test_random_gates_command(tmp_path, capsys):
    path = str(tmp_path / "g")
    sizes = {name: VALUES[name] for name in ("num_kv_heads", "gqa_group", "head_dim", "gate_dim")}
    flags = [f"--{name.replace('_', '-')}={value}" for name, value in sizes.items()]
    flags += ["-o", path, "--layers=3", "--block-size=4", f"--kind={PREFILL_KIND}"]
    assert random_gates.main(flags) == 0
    got, layers = gate_file.load_gates(path)
    assert got == config() and len(layers) == 3
    with pytest.raises(SystemExit):
        random_gates.main([*flags, "--query-pooling=Qavg"])
    assert "unknown key query_pooling" in capsys.readouterr().err


@pytest.mark.parametrize("changes", [{}, {"force_double": True}, {"gate_dim": 4}])
def test_convert_gates(changes, tmp_path):
    wanted = config(**changes)
    gates = random_gates.random_gates(wanted, 2)
    tensors = gate_file.tensors_from_layers(gates, wanted.prefix)
    checkpoint, out = tmp_path / "gate.pth", str(tmp_path / "g")
    write_checkpoint(checkpoint, tensors)
    model = {
        "seerattn_gate_block_size": 4,
        "seerattn_gate_hidden_size": wanted.gate_dim,
        "seerattn_gate_type": "Qavg_Kmaxminavg",
        "seerattn_gate_force_double": wanted.force_double,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "hidden_size": 32,
        "rope_theta": 10000.0,
    }
    (tmp_path / "config.json").write_text(json.dumps(model))
    flags = [str(checkpoint), "-o", out, "--config", str(tmp_path / "config.json")]
    assert convert_gates.main(flags) == 0
    got, layers = gate_file.load_gates(out)
    assert got == wanted
    assert_same(gate_file.tensors_from_layers(layers, wanted.prefix), tensors)
    assert convert_gates.main([*flags, "--gqa-group=1"]) == 1


def test_transformers_take_gates_of_steps_only(tmp_path):
    pytest.importorskip("torch")
    from sparse_attn.hf_gate import read_gates

    path = gates_for(tmp_path / "g", config())
    with pytest.raises(ValueError, match="only gates of decode steps"):
        read_gates(path, 2, 2, 8)


# Programs


@pytest.mark.parametrize("policy", ["nz-ratio=.4", "threshold=.3", "token-budget=8"])
@pytest.mark.parametrize("changes", [{}, {"gate_dim": 4, "pooling": "Qmaxavg_Kminmax"}])
@pytest.mark.parametrize("rows", [0, 2])
def test_imported_prefill(policy, changes, rows, tmp_path, capsys):
    model = str(PROGRAMS / "half_rotary")
    gates = gates_for(tmp_path / "g", config(**changes))
    flags = [f"--gates={gates}", f"--policy={policy}", f"--dense-rows={rows}"]
    assert check_model.main([f"{model}.mlir", f"{model}.npz", *flags]) == 0
    said = capsys.readouterr().out
    assert "learned" in said and "0 selection mismatches" in said


def test_half_precision_model(tmp_path, capsys):
    """f16 by the shared object."""
    model = str(PROGRAMS / "llama_f16_prefill_sdpa")
    gates = gates_for(tmp_path / "g", config())
    flags = [f"--gates={gates}", "--policy=nz-ratio=.5"]
    assert check_model.main([f"{model}.mlir", f"{model}.npz", *flags]) == 0
    assert "0 selection mismatches" in capsys.readouterr().out


def test_step_stays_dense(tmp_path):
    """SeerAttention's prefill gate does nothing in decode steps."""
    step = PROGRAMS / "qwen3_decode_boundary_op_step0.mlir"
    wanted = config(head_dim=16, gate_dim=16)
    gates = gates_for(tmp_path / "g", wanted, 2)
    out = tmp_path / "out.mlir"
    options = {"gate": "learned", "gates": gates, "policy": "nz-ratio=.5"}
    sparse_compile(step, out, emit="mlir", compile_to="sparsify", **options)
    assert "sparse_attn.attend" in out.read_text()
    assert "sparse_attn.select" not in out.read_text()
