"""sparse_attn.compile of torch programs: the same numbers as torch, or a reason."""

import sys

import pytest

torch = pytest.importorskip("torch", reason="needs torch 2.11 or newer")
pytest.importorskip("torch_mlir", reason="needs torch-mlir")

import torch.nn.functional as F  # noqa: E402

import sparse_attn  # noqa: E402

SPARSE = {"gate": "mean_pool", "policy": "token-budget=16", "block_size": 8}


class Attention(torch.nn.Module):
    def forward(self, q, k, v, scale: float = 0.25):
        return F.scaled_dot_product_attention(q, k, v, is_causal=True, scale=scale, enable_gqa=True)


@pytest.fixture
def qkv():
    generator = torch.Generator().manual_seed(0)
    return tuple(torch.randn(1, heads, 64, 16, generator=generator) for heads in (4, 2, 2))


@pytest.mark.parametrize("source", ["module", "exported program"])
def test_dense(source, qkv):
    module = Attention().eval()
    if source == "module":
        compiled = sparse_attn.compile(module, args=qkv)
    else:
        compiled = sparse_attn.compile(torch.export.export(module, qkv))
    result = compiled(*qkv)
    assert isinstance(result, torch.Tensor) and compiled.exit == "so"
    torch.testing.assert_close(result, module(*qkv), atol=1e-5, rtol=1e-5)


def test_sparse_is_the_fixture(qkv):
    """The same attention as test/Python/test_compile.py: every row reads its block and two more."""
    compiled = sparse_attn.compile(Attention().eval(), args=qkv, **SPARSE)
    stats = compiled.stats(*qkv)
    assert stats.blocks == 2 * sum(min(t // 8, 2) + 1 for t in range(64))
    assert not torch.allclose(compiled(*qkv), Attention()(*qkv), atol=1e-3)


def test_keywords_and_dynamic_lengths(qkv):
    length = torch.export.Dim("length")
    q, k, v = qkv
    compiled = sparse_attn.compile(
        Attention().eval(),
        args=(q, k),
        kwargs={"v": v},
        dynamic_shapes={name: {2: length} for name in "qkv"},
    )
    shorter = [tensor[:, :, :40].contiguous() for tensor in qkv]
    for tensors in (qkv, shorter):
        want = Attention()(*tensors)
        torch.testing.assert_close(compiled(*tensors), want, atol=1e-5, rtol=1e-5)


def test_whole_models_need_iree(qkv, monkeypatch):
    """The reason is said where IREE is not installed."""

    class Projected(Attention):
        def __init__(self):
            super().__init__()
            self.projection = torch.nn.Linear(16, 16)

        def forward(self, q, k, v):
            return self.projection(super().forward(q, k, v))

    def absent(name: str):
        raise FileNotFoundError(name)

    compile_to_iree = "sparse_attn.compiled.compile_to_iree"
    monkeypatch.setattr(compile_to_iree, lambda *_, **__: absent("iree-compile"))
    with pytest.raises(FileNotFoundError, match="iree-compile") as caught:
        sparse_attn.compile(Projected().eval(), args=qkv)
    assert "leave by --emit=iree" in caught.value.__notes__[0]


def test_refusals(qkv, monkeypatch):
    with pytest.raises(TypeError, match="a module is compiled for example inputs"):
        sparse_attn.compile(Attention())
    with pytest.raises(ValueError, match="in training mode"):
        sparse_attn.compile(Attention(), args=qkv)
    monkeypatch.setitem(sys.modules, "torch_mlir", None)
    monkeypatch.setitem(sys.modules, "torch_mlir.fx", None)
    with pytest.raises(ImportError, match=r"torch-mlir: pip install sparse-attn\[import\]"):
        sparse_attn.compile(Attention().eval(), args=qkv)
