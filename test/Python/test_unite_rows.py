"""Rows of a query block that share what each of them selected: the union, and attention on it."""

import itertools
import re
from typing import Any

import numpy as np
import pytest
from support import TOLERANCES, Compiled, Function, assert_close

import sparse_attn
from sparse_attn import reference as ref
from sparse_attn.compiler import sparse_compile
from sparse_attn.function_text import SelectionForm, Unknown
from sparse_attn.programs import AttendForm
from sparse_attn.reference.common import pack_rows

RNG = np.random.default_rng(7)
SOURCES = ("list", "mask", "bits", "csr")
BLOCK, S = 4, 269  # 68 blocks: three words of bits, of which the last is not full
N = -(-S // BLOCK)


def masks(B: int, G: int, R: int, chosen: float = 0.06) -> np.ndarray:
    """Few blocks a row; some rows have none, one has all."""
    mask = RNG.random((B, G, R, N)) < chosen
    mask[RNG.random((B, G, R)) < 0.2] = False
    mask[0, 0, R // 2] = True
    return mask


# R and query block of the source, rows that are united: odd ones, and more than there are.
SHAPES = [(9, 1, 4), (13, 2, 3), (64, 1, 64), (130, 1, 64), (5, 1, 8)]


def union_functions(dynamic: bool) -> list[tuple[Function, list[np.ndarray]]]:
    """A function for each source, result and shape, with what it has to give."""
    found = []
    for source, target, shape in itertools.product(SOURCES, SOURCES, SHAPES):
        if (source, target) == ("csr", "csr") or (dynamic and target == "csr"):
            continue
        R, qb, united = shape
        some = Unknown if dynamic else int
        # csr tells one size that its type does not.
        rows = int if source == "csr" else some
        f = Function(f"f{len(found)}")
        B, G, N_ = some(2), 3 if source == "csr" else some(3), some(N)
        selection = ref.Selection(masks(B, G, R), BLOCK, qb, S)
        stored = garbage(source, ref.to_storage(selection, source, 70))
        capacity = some(70) if source in ("list", "csr") else None
        from_ = SelectionForm((B, G, rows(R), N_), BLOCK, qb, source, capacity)
        room = N if target in ("list", "csr") else None
        unions = -(-R // united)
        to = SelectionForm((B, G, rows(unions), N_), BLOCK, qb * united, target, room)
        keys = {"keys": f.index(S)}
        packed = f.pack(from_, stored)
        f.returns(*f.unpack(f.op("convert_selection", [packed], [to], keys)[0], to))
        wanted = ref.to_storage(ref.unite_rows(selection, qb * united), target, room)
        found.append((f, list(wanted)))
    return found


def garbage(form: str, stored: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    """Entries that are ignored: behind a count, and bits behind the last block."""
    if form == "list":
        ids, counts = stored
        behind = np.arange(ids.shape[3]) >= counts[..., None]
        return np.where(behind, 5, ids).astype(np.int32), counts
    if form == "bits":
        (words,) = stored
        words = words.copy()
        words[..., -1] |= np.int32(-1) << np.int32(N % 32)
        return (words,)
    return stored


@pytest.mark.parametrize("dynamic", [False, True])
def test_unions_of_every_form(dynamic):
    functions = union_functions(dynamic)
    compiled = Compiled(*(f for f, _ in functions))
    for f, wanted in functions:
        for got, expected in zip(compiled.call(f.name), wanted, strict=True):
            np.testing.assert_array_equal(got, expected, f.text())


def test_ids_outside_and_short_lists():
    """Ids that are no block are passed over; of a union that does not fit the highest ids stay."""
    f = Function()
    ids = np.array([[[[7, -3, 1, 99], [2, 7, 90, 90], [0, 1, 2, 3]]]], np.int32)
    counts = np.array([[[4, 9, -1]]], np.int32)
    source = SelectionForm((1, 1, Unknown(3), Unknown(8)), BLOCK, 1, "list", 4)
    packed = f.pack(source, [ids, counts])
    keys = {"keys": f.index(30)}  # of 8 blocks
    for capacity in (2, 3):
        to = SelectionForm((1, 1, Unknown(2), Unknown(8)), BLOCK, 2, "list", capacity)
        f.returns(*f.unpack(f.op("convert_selection", [packed], [to], keys)[0], to))
    short, short_counts, fits, fit_counts = Compiled(f).call()
    assert short.tolist() == [[[[2, 7], [-1, -1]]]] and short_counts.tolist() == [[[2, 0]]]
    assert fits.tolist() == [[[[1, 2, 7], [-1] * 3]]] and fit_counts.tolist() == [[[3, 0]]]


def operands(form: AttendForm, B: int, T: int, keys: int) -> dict[str, Any]:
    """Arrays of an attention whose rows select by themselves, and what it selects."""
    blocks = -(-keys // form.block)
    mask = RNG.random((B, form.selecting_heads, T, blocks)) < 0.08
    mask[:, :, T // 3] = False
    dtype = np.float32
    shapes = ((B, form.heads, T), (B, form.key_heads, keys), (B, form.key_heads, keys))
    q, k, v = (RNG.standard_normal((*shape, form.head_dim), dtype) for shape in shapes)
    # Keys that no row of their head asks for are not looked at, also as part of a union.
    share = form.selecting_heads // form.key_heads
    read = mask.reshape(B, form.key_heads, share, T, blocks).any((2, 3))
    unread = np.repeat(~read, form.block, axis=-1)[..., :keys]
    k[unread] = v[unread] = np.nan
    selection = ref.Selection(mask, form.block, 1, keys)
    return {"q": q, "k": k, "v": v, "selection": selection}


def results(form: AttendForm, B: int, T: int, keys: int) -> list[np.ndarray]:
    """What a call writes, full of what it must not leave."""
    shapes = [form.query_shape(B, T), form.lse_shape(B, T)]
    if form.block_max:
        shapes.append((*form.lse_shape(B, T), -(-keys // form.block)))
    return [np.full(shape, np.nan, np.float32) for shape in shapes]


FORMS = {
    "list": AttendForm(form="list", causal=True),
    "mask": AttendForm(form="mask", query_heads_select=True),
    "bits": AttendForm(form="bits", causal=True, query_lengths=True),
    "csr": AttendForm(form="csr", rows=130, causal=True),
    "block_max": AttendForm(form="list", block_max=True),
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("query_block", [64, 128])
def test_a_program_on_the_cpu(name, query_block):
    """The result is that of the union, and differs from that of the rows."""
    fields = {"rows": None, **FORMS[name].to_json()}
    fields |= {"dtype": "f32", "key_heads": 2, "group": 2, "head_dim": 16, "block": 8}
    fields["rows"] = 130 if name == "csr" else None
    form = AttendForm(**fields)
    B, T, keys = 2, 130, 205
    x = operands(form, B, T, keys)
    lengths, query_lengths = np.array([205, 77], np.int32), np.array([130, 9], np.int32)
    storage = ref.to_storage(x["selection"], form.form)
    arguments = form.in_order(
        x["q"].swapaxes(1, 2).copy(),
        *(x[name].swapaxes(1, 2).copy() for name in "kv"),
        storage,
        lengths,
        query_lengths=query_lengths,
    )
    compiled = sparse_attn.compile(form.text(), unite_rows=query_block, cache=False)
    got = compiled(*arguments, out=results(form, B, T, keys))
    assert compiled.remarks() == []
    with pytest.raises(ValueError, match="stats: lists of several rows are not counted"):
        compiled.stats(*arguments)

    def attend(selection: ref.Selection) -> ref.Attended:
        return ref.attend(
            x["q"],
            *(np.nan_to_num(x[name]) for name in "kv"),
            selection,
            lengths,
            query_lengths if form.query_lengths else None,
            scale=form.scale,
            causal=form.causal,
        )

    united = attend(ref.unite_rows(x["selection"], query_block))
    tolerance = TOLERANCES["f32"]
    assert_close(got[0].swapaxes(1, 2), united.o, tolerance, "o")
    assert_close(got[1], united.lse, tolerance, "lse")
    if form.block_max:
        assert_close(got[2], united.block_max, tolerance, "block_max")
    assert np.abs(united.o - attend(x["selection"]).o).max() > 0.1


def test_packed_sequences_on_the_cpu():
    form = AttendForm(
        dtype="f32",
        key_heads=2,
        group=2,
        head_dim=16,
        rows=None,
        block=8,
        form="bits",
        layout="packed",
        causal=True,
        query_lengths=True,
        lse=False,
    )
    rows, keys = np.array([130, 9]), np.array([205, 77])
    x = operands(form, 2, 130, 205)
    at = [np.concatenate([[0], np.cumsum(n)]).astype(np.int32) for n in (rows, keys)]
    q = pack_rows(x["q"], at[0], int(at[0][-1]))
    k, v = (pack_rows(x[name], at[1], int(at[1][-1])) for name in "kv")
    storage = ref.to_storage(x["selection"], "bits")
    compiled = sparse_attn.compile(form.text(), unite_rows=64, cache=False)
    out = np.full_like(q, np.nan)
    compiled(*form.in_order(q, k, v, storage, at[1], query_lengths=at[0]), out=[out])
    selection = ref.unite_rows(x["selection"], 64)
    options = {"scale": form.scale, "causal": True, "layout": "packed"}
    given = (q, np.nan_to_num(k), np.nan_to_num(v), selection, at[1], at[0])
    assert_close(out, ref.attend(*given, **options).o, TOLERANCES["f32"], "o")


@pytest.mark.parametrize("form", ["list", "mask", "bits", "csr"])
def test_the_prefill_kernel_takes_it(form, tmp_path):
    """On an H100; without the option it is left to the generic kernel."""
    text = AttendForm(rows=321 if form == "csr" else None, form=form, causal=True).text()
    path = tmp_path / "out.mlir"
    options: dict[str, Any] = {"target": "sm_90a", "emit": "mlir"}
    said = sparse_compile(text, path, unite_rows=64, **options)
    assert "remark" not in said, said
    kernels = set(re.findall(r"sparse_attn\.dispatch @(\w+)", path.read_text()))
    assert "sparse_attn_attend_prefill" in kernels and "sparse_attn_attend" not in kernels
    said = sparse_compile(text, path, **options)
    assert "its query block is neither 64 nor 128" in said
    kernels = set(re.findall(r"sparse_attn\.dispatch @(\w+)", path.read_text()))
    assert kernels == {"sparse_attn_attend"}
