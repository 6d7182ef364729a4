"""Decode steps that carry their state: over consecutive steps of whole models against the same
steps without state, and in place in a shared object against the reference."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sparse_attn import reference as ref
from sparse_attn.check_steps import CheckedSteps, main
from sparse_attn.compiler import compile_to_iree
from sparse_attn.model import Recorded, load_recorded
from sparse_attn.state import StatefulModel

INPUTS = Path(__file__).resolve().parents[1] / "Raise" / "Inputs"
STEPS = [INPUTS / f"qwen3_decode_boundary_op_step{i}" for i in range(3)]
PROGRAMS = [step.with_suffix(".mlir") for step in STEPS]
RECORDINGS = [step.with_suffix(".npz") for step in STEPS]
BLOCK = 8


def checked(folder: Path, programs: list[Path] = PROGRAMS, **options: Any) -> CheckedSteps:
    return CheckedSteps(programs, folder, 128, block_size=BLOCK, **options)


@pytest.mark.parametrize(
    ("policy", "gate"),
    [("all", "learned"), ("token-budget=24", "mean_pool"), ("top-p=0.6", "min_max")],
)
def test_steps_of_a_model(policy: str, gate: str, tmp_path: Path) -> None:
    """A block completes in the second step, and the third begins the next one."""
    steps = checked(tmp_path, policy=policy, gate=gate)
    reports = steps.run([load_recorded(path) for path in RECORDINGS])
    assert [report.accepted() for report in reports] == [True] * 3, reports
    assert steps.step.lengths.tolist() == [73]
    for report in reports:
        assert report.unthreaded is not None and len(report.layers) == 2
        assert (report.outputs is not None) == (policy == "all")
        for layer in report.layers:
            assert (layer.read < 18) == (policy != "all"), layer.read


def test_compressed_keys_are_the_references(tmp_path: Path) -> None:
    """Of the keys before their rotation, which the last program without state returns."""
    steps = checked(tmp_path, policy="token-budget=24")
    recordings = [load_recorded(path) for path in RECORDINGS]
    reports = steps.run(recordings)
    assert [report.accepted() for report in reports] == [True] * 3, reports
    # Three blocks of a budget and a row's own, for two key heads.
    assert {layer.read for report in reports for layer in report.layers} == {8}
    places, state = steps.step.places["layers"], steps.step.state
    caches = {}
    for layer, place in enumerate(places):
        for name in ("keys", "values"):
            caches[place[name]["argument"]] = steps.step.valid(layer, name)[:, :, :72]
    inputs = [caches.get(i, x) for i, x in enumerate(recordings[2].inputs)]
    plain = steps.plain[2]
    results = plain.call(Recorded(inputs, recordings[2].outputs))
    config, weights = steps.gates
    table = ref.rotary_table(128, ref.inverse_frequencies(config.gate_dim, config.rope_theta))
    for layer, entry in enumerate(plain.manifest["layers"]):
        unrotated = results[entry["taps"]["k_unrotated"]]
        assert unrotated.shape == (1, 2, 73, 16)
        w = weights[layer]
        shared = {"pools": config.pools, "block_size": BLOCK, "norm_eps": config.norm_eps}
        expected = ref.compress_keys(unrotated, None, w.linear_k, w.knorm, *table, **shared)
        got = state[layer]["compressed"]
        assert np.abs(expected[:, :9]).min(axis=-1).max() > 0
        np.testing.assert_allclose(got[:, :10], expected, atol=1e-5)
        assert not got[:, 10:].any()
        rest = ref.prompt_remainder(unrotated, block_size=BLOCK)
        np.testing.assert_allclose(state[layer]["remainder"][:, :1], rest[:, :1], atol=1e-5)


def test_every_program_serves_all_steps(tmp_path: Path) -> None:
    """The last one knows of 72 cached keys, the steps of 70 and more."""
    steps = checked(tmp_path, [PROGRAMS[2]], gate="mean_pool")
    reports = steps.run([load_recorded(path) for path in RECORDINGS])
    assert all(report.accepted() and report.outputs < 1e-5 for report in reports), reports


def test_another_state_is_seen(tmp_path: Path) -> None:
    """The checks are no tautology: a step on spoilt compressed keys fails them."""
    steps = checked(tmp_path, [PROGRAMS[0]], gate="mean_pool", policy="token-budget=24")
    start = steps.step.start

    def spoilt(*arguments: Any) -> None:
        start(*arguments)
        steps.step.state[1]["compressed"] = steps.step.state[1]["compressed"] + 0.5

    steps.step.start = spoilt
    (report,) = steps.run([load_recorded(RECORDINGS[0])])
    assert report.state > 0.1 and not report.accepted()


def two_layers(past: int) -> str:
    """A step of two layers in builtin types: the second attends with what the first one gave."""
    q, new = "tensor<2x4x1x16xf32>", "tensor<2x2x1x16xf32>"
    old, all_ = (f"tensor<2x2x{n}x16xf32>" for n in (past, past + 1))
    body = ""
    for i in range(2):
        body += f"""
  %k{i} = tensor.concat dim(2) %pk{i}, %nk : ({old}, {new}) -> {all_}
  %v{i} = tensor.concat dim(2) %pv{i}, %nv : ({old}, {new}) -> {all_}
  %q{i + 1} = sparse_attn.attention %q{i}, %k{i}, %v{i} {{scale = 0.25 : f32}}
      : ({q}, {all_}, {all_}) -> {q}"""
    caches = ", ".join(f"%pk{i}: {old}, %pv{i}: {old}" for i in range(2))
    types = f"{q}, {all_}, {all_}, {all_}, {all_}"
    return f"""
func.func @main(%q0: {q}, {caches}, %nk: {new}, %nv: {new}) -> ({types}) {{{body}
  return %q2, %k0, %v0, %k1, %v1 : {types}
}}
"""


def test_in_place(tmp_path: Path) -> None:
    """All of the state in the memory where it was, lengths that two layers read included; prompts
    of different lengths."""
    rng = np.random.default_rng(1)
    capacity, past = 24, 10
    path = tmp_path / "step.mlir"
    path.write_text(two_layers(past))
    options = {"gate": "mean_pool", "policy": "token-budget=8", "block_size": 4}
    model = StatefulModel(path, tmp_path, capacity, way="so", **options)
    caches = [
        tuple(rng.standard_normal((2, 2, past, 16), np.float32) for _ in range(2)) for _ in range(2)
    ]
    lengths = np.array([7, past], np.int32)
    model.start(caches, lengths)
    held = [*(x for parts in model.state for x in parts.values()), model.lengths]
    places = [x.ctypes.data for x in held]
    truth = [{name: parts[name].copy() for name in ("keys", "values")} for parts in model.state]
    for step in range(6):
        q = rng.standard_normal((2, 4, 1, 16), np.float32)
        nk, nv = (rng.standard_normal((2, 2, 1, 16), np.float32) for _ in range(2))
        (got,) = model(q, nk, nv, in_place=True)
        held = [*(x for parts in model.state for x in parts.values()), model.lengths]
        assert [x.ctypes.data for x in held] == places
        for b, length in enumerate(lengths):
            for parts in truth:
                parts["keys"][b, :, length] = nk[b, :, 0]
                parts["values"][b, :, length] = nv[b, :, 0]
        lengths = lengths + 1
        assert model.lengths.tolist() == lengths.tolist()
        expected = q
        for layer, parts in enumerate(truth):
            k, v = parts["keys"], parts["values"]
            np.testing.assert_array_equal(model.state[layer]["keys"], k, f"step {step}")
            np.testing.assert_array_equal(model.state[layer]["values"], v, f"step {step}")
            means = ref.compress_keys(k, lengths, pools=["avg"], block_size=4)
            # Padding behind the first sequence's prompt was never compressed.
            np.testing.assert_allclose(model.state[layer]["compressed"], means, atol=1e-6)
            queries = ref.gate_queries(expected, lengths, pooling="none")
            scores = ref.score(queries, means, scale=0.25, reduction="mean")
            chosen = ref.select(scores, lengths, policy=ref.TokenBudget(8), block_size=4)
            read = {"scale": 0.25, "causal": False}
            expected = ref.attend(expected, k, v, chosen, lengths, **read).o
        np.testing.assert_allclose(got, expected, atol=1e-5)


def test_in_place_by_iree(tmp_path: Path) -> None:
    """IREE writes the new rows into the buffers of the arguments and returns these."""
    iree = pytest.importorskip("iree.runtime")
    options = {"gate": "mean_pool", "block_size": BLOCK, "thread_state": 128}
    module = compile_to_iree(PROGRAMS[0], tmp_path, **options)
    recorded = load_recorded(RECORDINGS[0])
    config = iree.Config("local-task")
    loaded = iree.VmModule.mmap(config.vm_instance, str(module))
    context = iree.load_vm_module(loaded, config)
    caches = []
    for past in recorded.inputs[2:]:
        roomy = np.zeros((1, 2, 128, 16), np.float32)
        roomy[:, :, :70] = past
        caches.append(iree.asdevicearray(config.device, roomy))
    lengths = iree.asdevicearray(config.device, np.array([70], np.int32))
    state = context["main_state"](caches[0], caches[2], lengths)
    token = [iree.asdevicearray(config.device, x) for x in recorded.inputs[:2]]
    results = context["main"](*token, *caches, lengths, *state)
    logits, new, after = results[0], results[1:5], results[5]
    assert after.to_host().tolist() == [71]
    np.testing.assert_allclose(logits.to_host(), recorded.outputs[0], atol=1e-3)
    for before, now, expected in zip(caches, new, recorded.outputs[1:], strict=True):
        np.testing.assert_array_equal(before.to_host(), now.to_host())
        np.testing.assert_allclose(before.to_host()[:, :, :71], expected, atol=1e-3)


def test_there_is_no_room(tmp_path: Path) -> None:
    path = tmp_path / "step.mlir"
    path.write_text(two_layers(7))
    model = StatefulModel(path, tmp_path, 8, gate="mean_pool", block_size=4)
    q, new = np.zeros((2, 4, 1, 16), np.float32), np.zeros((2, 2, 1, 16), np.float32)
    with pytest.raises(ValueError, match="call start first"):
        model(q, new, new)
    with pytest.raises(ValueError, match="9 keys do not fit into 8"):
        model.start([(np.zeros((2, 2, 9, 16), np.float32),) * 2] * 2)
    model.start([(np.zeros((2, 2, 7, 16), np.float32),) * 2] * 2)
    model(q, new, new)
    with pytest.raises(ValueError, match="no room for a key behind 8"):
        model(q, new, new)


def test_a_program_without_caches_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="says why"):
        StatefulModel(INPUTS / "sdpa_gqa_causal_scale.mlir", tmp_path, 64, gate="mean_pool")


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in (PROGRAMS[0], *RECORDINGS)]
    options = ["--capacity=128", "--block-size=8", "--gate=mean_pool"]
    assert main([*files, *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and all(line.endswith(": ok") for line in lines), lines
    assert main([*files, "--capacity=64", "--gate=mean_pool"]) == 1
    assert "the state is not threaded" in capsys.readouterr().out
