"""Gate files, random gates, and the conversion of published checkpoints."""

import json
import pickle
import zipfile

import ml_dtypes
import numpy as np
import pytest
from checkpoints import EMPTY_HOOKS, assert_same, name, rebuilt, value, write_checkpoint, write_zip
from safetensors.numpy import save_file

from sparse_attn import convert_gates, gate_config, gate_file, random_gates

VALUES = {
    "block_size": 8,
    "gate_dim": 16,
    "key_pooling": "Kmaxminavg",
    "query_pooling": "Qproj",
    "rope": True,
    "rope_theta": 10000.0,
    "qk_norm": True,
    "norm_eps": 1e-6,
    "num_kv_heads": 2,
    "gqa_group": 3,
    "head_dim": 16,
}
FLAGS = [
    "--num-kv-heads",
    "2",
    "--gqa-group",
    "3",
    "--head-dim",
    "16",
    "--gate-dim",
    "16",
]
FLAGS += ["--block-size", "8"]


def config(**changes):
    return gate_config.GateConfig.from_dict(VALUES | changes)


@pytest.mark.parametrize("dtype", [np.float32, np.float16, ml_dtypes.bfloat16])
def test_file_round_trip(tmp_path, dtype):
    wanted = config(rope_scaling={"rope_type": "yarn", "factor": 4.0}, mode="reference_compatible")
    gates = random_gates.random_gates(wanted, 2)
    tensors = {k: x.astype(dtype) for k, x in gate_file.tensors_from_layers(gates).items()}
    assert "model.layers.1.self_attn.attn_gate.attngate_linear_q.weight" in tensors
    layers = gate_file.layers_from_tensors(tensors, wanted)
    gate_file.save_gates(tmp_path / "g", wanted, layers)
    got, loaded = gate_file.load_gates(tmp_path / "g")
    assert got == wanted and list(loaded) == [0, 1]
    assert_same(gate_file.tensors_from_layers(loaded), tensors)


def test_config_derived_values():
    assert config().pools == ("max", "min", "avg") and config().pooling == "project"
    assert config(key_pooling="Kavg").pools == ("avg",) and config().scale == 0.25
    shapes = config(query_pooling="Qavgproj", key_pooling="Kmaxmin").weight_shapes()
    assert shapes["linear_q"] == (2, 16, 16) and shapes["linear_k"] == (2, 32, 16)
    assert set(config(query_pooling="Qavg", qk_norm=False).weight_shapes()) == {"linear_k"}


WRONG = {
    "block_size": 0,
    "gate_dim": 15,
    "key_pooling": "Kmaxmax",
    "query_pooling": "Qorig",
    "rope": 1,
    "rope_theta": float("nan"),
    "qk_norm": None,
    "norm_eps": -1e-6,
    "num_kv_heads": 2.0,
    "gqa_group": True,
    "head_dim": "16",
    "rope_scaling": {"factor": 2.0},
    "mode": "exact",
}


@pytest.mark.parametrize("key", WRONG)
def test_config_errors_name_the_key(key):
    with pytest.raises(ValueError, match=f"gate config: {key} is "):
        config(**{key: WRONG[key]})


def test_config_missing_and_unknown_keys():
    with pytest.raises(ValueError, match="gate_dim is missing"):
        gate_config.GateConfig.from_dict({k: v for k, v in VALUES.items() if k != "gate_dim"})
    with pytest.raises(ValueError, match="unknown key seed"):
        config(seed=1)
    with pytest.raises(ValueError, match="gate_dim is 8, not head_dim"):
        config(query_pooling="Qavg", gate_dim=8)
    assert gate_config.GateConfig.from_dict(VALUES | {"seed": 1}, ignore_unknown=True) == config()
    with pytest.raises(ValueError, match="not JSON"):
        gate_config.GateConfig.from_json("{")


def test_weight_errors_name_the_key(tmp_path):
    tensors = gate_file.tensors_from_layers(random_gates.random_gates(config(), 1))
    key = gate_file.weight_key(0, "knorm")
    for changed, message in [
        ({k: x for k, x in tensors.items() if k != key}, "missing"),
        (tensors | {key: np.ones(3, np.float32)}, "shape"),
        (tensors | {key: np.ones(16)}, "float64"),
        (tensors | {"lm_head.weight": np.ones(3, np.float32)}, "not a weight"),
    ]:
        with pytest.raises(ValueError, match=message) as error:
            gate_file.layers_from_tensors(changed, config())
        assert (set(changed) ^ set(tensors) or {key}).pop() in str(error.value)
    save_file(tensors, tmp_path / "plain")
    with pytest.raises(ValueError, match="not a gate file"):
        gate_file.load_gates(tmp_path / "plain")


def test_random_gates_command(tmp_path, capsys):
    path = str(tmp_path / "g")
    flags = [
        "-o",
        path,
        "--layers",
        "2",
        *FLAGS,
        "--no-rope",
        "--qk-norm",
        "--seed",
        "3",
    ]
    assert random_gates.main(flags) == 0
    got, layers = gate_file.load_gates(path)
    assert got == config(rope=False) and len(layers) == 2
    again = random_gates.random_gates(got, 2, seed=3)
    assert_same(gate_file.tensors_from_layers(layers), gate_file.tensors_from_layers(again))
    with pytest.raises(SystemExit):
        random_gates.main(["-o", path, "--layers", "2", *FLAGS[:-2]])
    assert "block_size is missing" in capsys.readouterr().err


@pytest.mark.parametrize("dtype", [np.float32, np.float16, ml_dtypes.bfloat16])
def test_convert_gates(tmp_path, dtype):
    gates = random_gates.random_gates(config(), 2, seed=1)
    tensors = {k: x.astype(dtype) for k, x in gate_file.tensors_from_layers(gates).items()}
    checkpoint, out = tmp_path / "attn_gate_weights.pth", str(tmp_path / "g")
    write_checkpoint(checkpoint, tensors)
    assert_same(convert_gates.read_tensors_without_torch(checkpoint), tensors)
    model = {
        "seerattn_gate_block_size": 8,
        "seerattn_k_seq_pooling_type": "Kmaxminavg",
        "num_attention_heads": 6,
        "num_key_value_heads": 2,
        "rope_theta": 1e6,
        "rope_scaling": None,
        "hidden_size": 999,
        "head_dim": 16,
    }
    (tmp_path / "config.json").write_text(json.dumps(model))
    flags = [str(checkpoint), "-o", out, "--config", str(tmp_path / "config.json")]
    assert convert_gates.main(flags) == 0
    got, layers = gate_file.load_gates(out)
    assert got == config(rope_theta=1e6)
    assert_same(gate_file.tensors_from_layers(layers), tensors)
    assert convert_gates.main([*flags, "--rope-theta", "5", "--block-size", "4"]) == 0
    assert gate_file.load_gates(out)[0] == config(rope_theta=5.0, block_size=4)


def test_convert_gates_errors(tmp_path, capsys):
    path = str(tmp_path / "c.pth")
    write_checkpoint(path, gate_file.tensors_from_layers(random_gates.random_gates(config(), 1)))
    needed = [
        path,
        "-o",
        str(tmp_path / "g"),
        "--rope-theta",
        "1e4",
        "--block-size",
        "8",
    ]
    for flags, message in [
        (needed[:-2], "block_size is missing"),
        ([*needed, "--gate-dim", "32"], "gate_dim is 32, the weights say 16"),
        ([*needed, "--no-qk-norm"], "qk_norm is False"),
        ([*needed, "--key-pooling", "Kmax"], "linear_k.weight: shape"),
        (["nothing.pth", *needed[1:]], "nothing.pth"),
    ]:
        assert convert_gates.main(flags) == 1
        assert message in capsys.readouterr().err
    assert not (tmp_path / "g").exists()


def test_config_from_model_scaling():
    scaled = {"rope_scaling": {"type": "yarn", "factor": 4.0}}
    got = convert_gates.config_from_model(scaled)
    assert got == {"rope_scaling": {"rope_type": "yarn", "factor": 4.0}}
    both = {"rope_parameters": {"rope_theta": 5.0, "rope_type": "default"}}
    assert convert_gates.config_from_model(both) == {"rope_theta": 5.0}


def test_reader_takes_views(tmp_path):
    data = np.arange(12, dtype=np.float32)
    items = {"a": rebuilt("0", "FloatStorage", 12, (2, 3), (1, 4), 1)}
    items["b"] = rebuilt("0", "FloatStorage", 12, (), (), 7)
    items["c"] = rebuilt("0", "FloatStorage", 12, (0, 3), (3, 1))
    write_zip(tmp_path / "v", items, {"0": data.tobytes()})
    got = convert_gates.read_tensors_without_torch(tmp_path / "v")
    assert got["a"].tolist() == [[1, 5, 9], [2, 6, 10]] and got["b"] == 7
    assert got["c"].shape == (0, 3)


def test_reader_takes_a_state_dict(tmp_path):
    # An OrderedDict with an attribute, as state_dict() returns it.
    item = value("a") + rebuilt("0", "FloatStorage", 4, (4,), (1,))
    metadata = b"}(" + value("_metadata") + EMPTY_HOOKS + b"ub"
    with zipfile.ZipFile(tmp_path / "s", "w") as archive:
        archive.writestr(
            "s/data.pkl",
            b"\x80\x02" + EMPTY_HOOKS + b"(" + item + b"u" + metadata + b".",
        )
        archive.writestr("s/data/0", np.ones(4, np.float32).tobytes())
    got = convert_gates.read_tensors_without_torch(tmp_path / "s")
    assert list(got) == ["a"] and got["a"].tolist() == [1, 1, 1, 1]


def test_torch_agrees(tmp_path):
    torch = pytest.importorskip("torch")
    tensors = {f"t{i}": torch.randn(3, 4).to(d) for i, d in enumerate((torch.float32, torch.half))}
    tensors |= {"b": torch.randn(5).bfloat16(), "view": tensors["t0"].t()[1:]}
    torch.save(tensors, tmp_path / "t.pth")
    mine = convert_gates.read_tensors_without_torch(tmp_path / "t.pth")
    assert_same(mine, convert_gates.read_tensors(tmp_path / "t.pth"))
    for key, x in tensors.items():
        np.testing.assert_array_equal(mine[key].astype(np.float32), x.float().numpy())


FOUR = {"0": bytes(16)}
REFUSED = {
    "posix.system": (name("posix", "system") + b"(" + value("true") + b"tR", FOUR),
    "builtins.eval": (name("builtins", "eval") + b"(" + value("1") + b"tR", FOUR),
    "torch.LongStorage": (rebuilt("0", "LongStorage", 2, (2,), (1,)), FOUR),
    "torch._utils._rebuild_parameter": (
        name("torch._utils", "_rebuild_parameter"),
        FOUR,
    ),
    "ends at 4 of 4": (rebuilt("0", "FloatStorage", 4, (5,), (1,)), FOUR),
    "stride": (rebuilt("0", "FloatStorage", 4, (2,), (-1,), 3), FOUR),
    "storage 0 is missing": (rebuilt("0", "FloatStorage", 4, (4,), (1,)), {}),
    "16 bytes, not 9": (rebuilt("0", "FloatStorage", 9, (4,), (1,)), FOUR),
    "is a int, not a tensor": (value(3), FOUR),
}


@pytest.mark.parametrize("message", REFUSED)
def test_reader_refuses(tmp_path, message):
    code, storages = REFUSED[message]
    write_zip(tmp_path / "bad", {"x": code}, storages)
    with pytest.raises(convert_gates.UnsafeCheckpoint, match=message):
        convert_gates.read_tensors_without_torch(tmp_path / "bad")


def test_reader_refuses_what_is_no_checkpoint(tmp_path):
    (tmp_path / "old").write_bytes(pickle.dumps({}))
    with pytest.raises(ValueError, match="not a zip file"):
        convert_gates.read_tensors_without_torch(tmp_path / "old")
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02}(")
    with pytest.raises(ValueError, match="damaged"):
        convert_gates.read_tensors_without_torch(tmp_path / "zip")
