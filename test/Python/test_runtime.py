"""The C ABI from Python: checks of arguments, results and workspace, and their sentences."""

import re

import numpy as np
import pytest
from support import Compiled, Function

from sparse_attn import reference as ref
from sparse_attn.compiler import CompileError, find_tool, sparse_compile
from sparse_attn.function_text import SelectionForm, Unknown, Value, f32_attribute
from sparse_attn.signature import parse_signature, result_shapes
from sparse_attn.tensors import aligned_bytes

RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    """@main: score, select and attend, with temporaries between; S is dynamic."""
    f = Function()
    q, k = (RNG.standard_normal(shape).astype(np.float32) for shape in ((1, 2, 3, 4), (1, 1, 7, 4)))
    keys = f.argument(k, (1, 1, Unknown(7), 4))
    queries = f.argument(q)
    turned = Value("", (1, 3, 2, 4), "f32")
    pooling = {"pooling": "#sparse_attn.query_pooling<none>"}
    gate = f.op("gate_queries", [queries], [turned], attributes=pooling)[0]
    attributes = {
        "kind": "#sparse_attn.score_kind<exact>",
        "reduction": "#sparse_attn.reduction<max>",
        "scale": f32_attribute(0.5),
        "block_size": "2 : i64",
    }
    logits = Value("", (1, 1, 3, Unknown(4)), "f32")
    scores = f.op("score", [gate, keys], [logits], attributes=attributes)[0]
    form = SelectionForm((1, 1, 3, Unknown(4)), 2, 1, "mask", None)
    size = {"keys": f.size(keys, 2)}
    policy = {"policy": "#sparse_attn.token_budget<2>"}
    selection = f.op("select", [scores], [form], size, policy)[0]
    attributes = {"scale": f32_attribute(0.5), "causal": ""}
    result = Value("", q.shape, "f32")
    groups = {"selection": selection}
    f.returns(*f.op("attend", [queries, keys, keys], [result], groups, attributes))
    return Compiled(f)


def arrays(compiled: Compiled) -> list[np.ndarray]:
    return [array for _, array in compiled.functions["main"].arguments]


def test_call(compiled: Compiled) -> None:
    k, q = arrays(compiled)
    program = compiled.program
    text = "f32[1,1,?,4] f32[1,2,3,4] -> f32[1,2,3,4]"
    assert program.signature() == parse_signature(text)
    expected = compiled.call()[0]
    assert program.workspace_size("main", k, q) > 0
    np.testing.assert_array_equal(program.call("main", k, q)[0], expected)
    # Another length, and a view with strides.
    both = np.concatenate([k, k], 2)
    np.testing.assert_array_equal(program.call("main", both[:, :, :7], q)[0], expected)
    longer = program.call("main", both, q)[0]
    scores = ref.score(ref.gate_queries(q, pooling="none"), both, scale=0.5, **EXACT)
    chosen = ref.select(scores, num_keys=14, policy=ref.TokenBudget(2), block_size=2)
    want = ref.attend(q, both, both, chosen, scale=0.5, causal=True).o
    np.testing.assert_allclose(longer, want, atol=1e-5)


EXACT = {"kind": "exact", "reduction": "max", "groups": 1, "block_size": 2}
BAD_ARGUMENTS = {
    "element type": (lambda k, q: (k.astype(np.float16), q), "argument 0: expected f32, got f16"),
    "rank": (lambda k, q: (k[0], q), "argument 0: expected rank 4, got 3"),
    "more dimensions": (lambda k, q: (k, q[..., None]), "argument 1: expected rank 4, got 5"),
    "size": (
        lambda k, q: (k, q[..., :3]),
        "argument 1: expected size 4 in dimension 3, got 3",
    ),
    "too few": (lambda k, q: (k,), "arguments: expected 2, got 1"),
    "too many": (lambda k, q: (k, q, q), "arguments: expected 2, got 3"),
    "none": (lambda k, q: (), "arguments: expected 2, got 0"),
}


@pytest.mark.parametrize("case", BAD_ARGUMENTS)
def test_bad_arguments(compiled: Compiled, case: str) -> None:
    change, sentence = BAD_ARGUMENTS[case]
    with pytest.raises(RuntimeError, match=re.escape(sentence)):
        compiled.program.call("main", *change(*arrays(compiled)))
    out = [np.zeros((1, 2, 3, 4), np.float32)]
    space = aligned_bytes(1 << 16)
    with pytest.raises(RuntimeError, match=re.escape(sentence)):
        compiled.program.call("main", *change(*arrays(compiled)), out=out, workspace=space)
    assert (out[0] == 0).all()


BAD_RESULTS = {
    "element type": (np.zeros((1, 2, 3, 4), np.float16), "result 0: expected f32, got f16"),
    "rank": (np.zeros((2, 3, 4), np.float32), "result 0: expected rank 4, got 3"),
    "size": (
        np.zeros((1, 2, 3, 5), np.float32),
        "result 0: expected size 4 in dimension 3, got 5",
    ),
}


@pytest.mark.parametrize("case", BAD_RESULTS)
def test_bad_results(compiled: Compiled, case: str) -> None:
    result, sentence = BAD_RESULTS[case]
    with pytest.raises(RuntimeError, match=re.escape(sentence)):
        compiled.program.call("main", *arrays(compiled), out=[result])
    with pytest.raises(RuntimeError, match="results: expected 1, got 2"):
        compiled.program.call("main", *arrays(compiled), out=[result, result])


def test_bad_workspace(compiled: Compiled) -> None:
    program, operands = compiled.program, arrays(compiled)
    need = program.workspace_size("main", *operands)
    for workspace, sentence in (
        (np.empty(0, np.uint8), f"expected a workspace of {need} bytes, got 0"),
        (aligned_bytes(need - 1), f"expected a workspace of {need} bytes, got {need - 1}"),
        (aligned_bytes(need + 8)[8:], "expected a workspace aligned to 64 bytes"),
    ):
        with pytest.raises(RuntimeError, match=sentence):
            program.call("main", *operands, workspace=workspace)
    # It does not matter what a workspace holds.
    expected = program.call("main", *operands)[0]
    for fill in (0, 0xFF):
        workspace = aligned_bytes(need)
        workspace[:] = fill
        got = program.call("main", *operands, workspace=workspace)[0]
        np.testing.assert_array_equal(got, expected)


def test_errors_of_python(compiled: Compiled) -> None:
    program, (k, q) = compiled.program, arrays(compiled)
    with pytest.raises(ValueError, match="no function other"):
        program.call("other", k, q)
    with pytest.raises(ValueError, match="an array of complex64 cannot be passed"):
        program.call("main", k.astype(np.complex64), q)
    with pytest.raises(ValueError, match="contiguous and writable"):
        program.call("main", k, q, out=[np.zeros((1, 2, 3, 8), np.float32)[..., ::2]])


def test_prepare(compiled: Compiled) -> None:
    """Arrays are bound once: a call reads what they hold now, and writes the same results."""
    program, (k, q) = compiled.program, (array.copy() for array in arrays(compiled))
    launcher = program.prepare("main", k, q)
    first = launcher()[0].copy()
    np.testing.assert_array_equal(first, compiled.call()[0])
    k[:] = k[:, :, ::-1].copy()
    second = launcher()[0]
    assert second is launcher.results[0]
    np.testing.assert_array_equal(second, program.call("main", k, q)[0])
    assert (second != first).any()
    with pytest.raises(ValueError, match="arguments must be contiguous"):
        program.prepare("main", k, q[..., ::-1])
    with pytest.raises(RuntimeError, match="argument 0: expected f32, got f16"):
        program.prepare("main", k.astype(np.float16), q)


def test_device(compiled: Compiled) -> None:
    assert compiled.program.device() == "cpu"
    with pytest.raises(ValueError, match="no function other"):
        compiled.program.device("other")


def test_signatures() -> None:
    signature = parse_signature("bf16[2,s0] i1[] i64[?] -> f32[s0,3] i32[?]")
    assert signature.arguments[0].shape == (2, "s0") and signature.arguments[1].shape == ()
    given = [np.zeros(shape) for shape in ((2, 5), (), (9,))]
    assert result_shapes(signature, given, [None, (4,)]) == [(5, 3), (4,)]
    with pytest.raises(ValueError, match=r"result 1 has the size \?"):
        result_shapes(signature, given)
    with pytest.raises(ValueError, match="3 results given, the function has 2"):
        result_shapes(signature, given, [None, (4,), None])
    for text in ("f32[1]", "f33[1] ->", "f32[1 ->"):
        with pytest.raises(ValueError, match="not a"):
            parse_signature(text)


def test_compiler_errors(tmp_path) -> None:
    with pytest.raises(CompileError, match="custom op 'nonsense' is unknown"):
        sparse_compile("nonsense\n", tmp_path / "x.so")
    with pytest.raises(CompileError, match="could not open input file"):
        sparse_compile(tmp_path / "absent.mlir", tmp_path / "x.so")
    with pytest.raises(FileNotFoundError, match="no-such-tool is not in"):
        find_tool("no-such-tool")
