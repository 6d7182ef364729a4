"""sparse_attn.compile and load: a program as a callable, its stages, its numbers, its errors."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from support import Function

import sparse_attn
from sparse_attn import reference as ref
from sparse_attn.compiler import TOOLS_VARIABLE, find_tool
from sparse_attn.function_text import Value, f32_attribute

INPUTS = Path(__file__).resolve().parents[1] / "Raise" / "Inputs"
MODEL = INPUTS / "sdpa_gqa_causal_scale.mlir"
SPARSE = {"gate": "mean_pool", "policy": "token-budget=16", "block_size": 8}
RNG = np.random.default_rng(0)
Q, K, V = (RNG.standard_normal((1, heads, 64, 16), np.float32) for heads in (4, 2, 2))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> sparse_attn.Cache:
    return sparse_attn.Cache(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def sparse(cache: sparse_attn.Cache) -> sparse_attn.Compiled:
    return sparse_attn.compile(MODEL, cache=cache, **SPARSE)


def selection() -> ref.Selection:
    queries = ref.gate_queries(Q, pooling="none")
    means = ref.compress_keys(K, pools=["avg"], block_size=8)
    scores = ref.score(queries, means, scale=0.25, reduction="mean", groups=2)
    return ref.select(scores, num_keys=64, policy=ref.TokenBudget(16), block_size=8)


def test_call(sparse: sparse_attn.Compiled) -> None:
    expected = ref.attend(Q, K, V, selection(), scale=0.25, causal=True).o
    np.testing.assert_allclose(sparse(Q, K, V), expected, atol=1e-5)
    assert (sparse.exit, sparse.target) == ("so", "cpu")
    out = np.empty_like(Q)
    assert sparse(Q, K, V, out=[out]) is out
    with pytest.raises(RuntimeError, match="arguments: expected 3, got 2"):
        sparse(Q, K)


def test_rows_that_share_blocks() -> None:
    united = sparse_attn.compile(MODEL, cache=False, unite_rows=64, **SPARSE)
    blocks = ref.unite_rows(selection(), 64)
    assert blocks.mask.sum() * 64 > selection().mask.sum()
    expected = ref.attend(Q, K, V, blocks, scale=0.25, causal=True).o
    np.testing.assert_allclose(united(Q, K, V), expected, atol=1e-5)
    with pytest.raises(sparse_attn.CompileError, match="expected --unite-rows=64 or"):
        sparse_attn.compile(MODEL, cache=False, unite_rows=32, **SPARSE)


@pytest.mark.parametrize("source", ["text", "name", "path"])
def test_sources(source: str, sparse: sparse_attn.Compiled, cache: sparse_attn.Cache) -> None:
    """The same program, however it is given, is one entry of the cache."""
    given = {"text": MODEL.read_text(), "name": str(MODEL), "path": MODEL}[source]
    again = sparse_attn.compile(given, cache=cache, **SPARSE)
    np.testing.assert_array_equal(again(Q, K, V), sparse(Q, K, V))
    assert len(cache.entries()) == 1


def test_several_results(tmp_path: Path) -> None:
    text = """
func.func @main(%x: tensor<2xf32>, %y: tensor<3xf32>) -> (tensor<3xf32>, tensor<2xf32>) {
  return %y, %x : tensor<3xf32>, tensor<2xf32>
}
"""
    x, y = np.ones(2, np.float32), np.zeros(3, np.float32)
    results = sparse_attn.compile(text, cache=False)(x, y)
    assert isinstance(results, tuple)
    np.testing.assert_array_equal(np.concatenate(results), [0, 0, 0, 1, 1])


def test_stages(sparse: sparse_attn.Compiled) -> None:
    stages = sparse.stages()
    assert list(stages) == ["raise", "sparsify", "schedule", "kernel"]
    assert "sparse_attn.attention" in stages["raise"]
    assert "sparse_attn.select" not in stages["raise"]
    assert "token_budget<16>" in stages["sparsify"]
    assert "sparse_attn.dispatch" in stages["kernel"]
    assert sparse.remarks() == []


def test_stats(sparse: sparse_attn.Compiled, cache: sparse_attn.Cache) -> None:
    stats = sparse.stats(Q, K, V)
    read = int(selection().mask.sum())
    assert stats.blocks == read
    assert stats.dense_blocks == 2 * sum(t // 8 + 1 for t in range(64))
    assert stats.bytes == read * 8 * (16 + 16) * 4
    assert stats.launches == sparse.stages()["kernel"].count("sparse_attn.dispatch")
    dense = sparse_attn.compile(MODEL, block_size=8, cache=cache).stats(Q, K, V)
    assert (dense.blocks, dense.launches, dense.fraction) == (dense.dense_blocks, 1, 1.0)


def test_stats_of_lengths() -> None:
    """What lies behind a length is not read: 5 and 20 of 24 keys in blocks of 8, 2 key heads."""
    f = Function()
    q = f.argument(RNG.standard_normal((2, 1, 4, 16), np.float32))
    k = f.argument(RNG.standard_normal((2, 24, 2, 16), np.float32))
    lengths = f.argument(np.array([5, 20], np.int32))
    layout = {"scale": f32_attribute(0.25), "layout": "#sparse_attn.layout<bshd>"}
    f.returns(*f.op("attend", [q, k, k], [Value("", q.shape, "f32")], {"lengths": lengths}, layout))
    stats = sparse_attn.compile(f.text(), block_size=8, cache=False).stats(*f.arrays)
    assert stats.layers[0].blocks == stats.dense_blocks == (1 + 3) * 2
    assert stats.bytes == (5 + 20) * 2 * (16 + 16) * 4


def test_save_and_load(sparse: sparse_attn.Compiled, tmp_path: Path) -> None:
    path = sparse.save(tmp_path / "model.so")
    loaded = sparse_attn.load(path)
    np.testing.assert_array_equal(loaded(Q, K, V), sparse(Q, K, V))
    sparse.save(path)  # over an object that is loaded
    np.testing.assert_array_equal(loaded(Q, K, V), sparse(Q, K, V))
    for look in (loaded.stages, loaded.remarks, lambda: loaded.stats(Q, K, V)):
        with pytest.raises(ValueError, match="a loaded program has no source"):
            look()
    with pytest.raises(FileNotFoundError):
        sparse_attn.load(tmp_path / "absent.so")
    assert [p.name for p in tmp_path.iterdir()] == ["model.so"]


def test_save_outlives_the_cache(tmp_path: Path) -> None:
    cache = sparse_attn.Cache(tmp_path / "cache")
    compiled = sparse_attn.compile(MODEL, cache=cache, **SPARSE)
    assert cache.clear() == 1
    loaded = sparse_attn.load(compiled.save(tmp_path / "model.so"))
    np.testing.assert_array_equal(loaded(Q, K, V), compiled(Q, K, V))


def test_a_plugin_counts_by_its_content(tmp_path: Path) -> None:
    built = find_tool("sparse-compile").resolve().parents[1] / "lib" / "NearBestPolicy.so"
    cache = sparse_attn.Cache(tmp_path / "cache")
    options = {**SPARSE, "policy": "#example.near_best<0.25>", "cache": cache}
    for name in ("a.so", "b.so"):
        plugin = Path(shutil.copy(built, tmp_path / name))
        sparse_attn.compile(MODEL, load_dialect_plugin=plugin, **options)
    assert len(cache.entries()) == 1
    with plugin.open("ab") as file:
        file.write(b"changed")
    sparse_attn.compile(MODEL, load_dialect_plugin=plugin, **options)
    assert len(cache.entries()) == 2
    with pytest.raises(FileNotFoundError):
        sparse_attn.compile(MODEL, load_dialect_plugin=tmp_path / "absent.so", **options)
    with pytest.raises(sparse_attn.CompileError, match="the dialect 'example' is not loaded"):
        sparse_attn.compile(MODEL, **options)


def test_whole_model_leaves_by_iree(tmp_path: Path) -> None:
    """A program with other ops becomes a module of IREE, and gives what PyTorch gave."""
    data = np.load(INPUTS / "qwen3_prefill_boundary_op.npz")
    model = INPUTS / "qwen3_prefill_boundary_op.mlir"
    compiled = sparse_attn.compile(model, cache=sparse_attn.Cache(tmp_path / "cache"))
    assert (compiled.exit, compiled.target) == ("iree", "cpu")
    loaded = sparse_attn.load(compiled.save(tmp_path / "model.vmfb"))
    for program in (compiled, loaded):
        np.testing.assert_allclose(program(data["in0"]), data["out0"], atol=1e-3)
    with pytest.raises(ValueError, match="a module of IREE takes no out"):
        compiled(data["in0"], out=[])
    with pytest.raises(sparse_attn.CompileError, match="leave by --emit=iree"):
        sparse_attn.compile(model, exit="so", cache=False)


def test_compile_errors(tmp_path: Path) -> None:
    with pytest.raises(sparse_attn.CompileError, match="is unknown") as caught:
        sparse_attn.compile("func.func @main() {\n  nonsense\n}\n", cache=False)
    (found,) = caught.value.diagnostics
    assert (found.line, found.column, found.severity) == (2, 3, "error")
    assert found.message.startswith("custom op 'nonsense' is unknown")
    path = tmp_path / "bad.mlir"
    path.write_text("nonsense")
    with pytest.raises(sparse_attn.CompileError) as caught:
        sparse_attn.compile(path, cache=sparse_attn.Cache(tmp_path / "cache"))
    assert caught.value.__notes__ == [f"<stdin> is {path}"]
    with pytest.raises(sparse_attn.CompileError, match="expected --target=cpu or"):
        sparse_attn.compile(MODEL, target="abacus", cache=False)


def test_argument_errors() -> None:
    with pytest.raises(ValueError, match="expected exit to be one of so, iree, got 'elf'"):
        sparse_attn.compile(MODEL, exit="elf")
    with pytest.raises(TypeError, match="belong to a torch.nn.Module"):
        sparse_attn.compile(MODEL, args=(Q,))
    with pytest.raises(TypeError, match="expected MLIR, a path, .* got int"):
        sparse_attn.compile(3)
    with pytest.raises(FileNotFoundError):
        sparse_attn.compile("absent.mlir")


def test_without_the_compiler(sparse: sparse_attn.Compiled, tmp_path: Path) -> None:
    """`compile` says what to install; what was compiled before loads and runs."""
    package = tmp_path / "site"
    shutil.copytree(Path(sparse_attn.__file__).parent, package / "sparse_attn")
    code = f"""
import sys
sys.path.insert(0, {str(package)!r})
import numpy, sparse_attn
assert sparse_attn.__file__.startswith({str(package)!r})
q, k, v = (numpy.zeros((1, h, 64, 16), "float32") for h in (4, 2, 2))
print(sparse_attn.load({str(sparse.save(tmp_path / "model.so"))!r})(q, k, v).shape)
sparse_attn.compile({str(MODEL)!r})
"""
    clean = {name: value for name, value in os.environ.items() if name != TOOLS_VARIABLE}
    clean["PATH"] = str(tmp_path)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=clean, check=False)
    assert done.stdout.strip() == "(1, 4, 64, 16)"
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("FileNotFoundError: sparse-compile is not in")
    assert "scripts/setup.sh" in last


def test_versions() -> None:
    command = [sys.executable, "-m", "sparse_attn", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = {}
    for line in done.stdout.splitlines():
        name, _, rest = line.partition("  ")
        with contextlib.suppress(ValueError):
            rows[name], *_ = rest.split()
    assert rows["sparse-attn"] == rows["compiler"] == sparse_attn.__version__
    assert rows["runtime ABI"].isdigit() and rows["LLVM"].startswith("22.")
    assert str(find_tool("sparse-compile")) in done.stdout
    assert "CUDA driver" in rows
