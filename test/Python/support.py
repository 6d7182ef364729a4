"""Writes small programs in the dialect, compiles them and calls them on arrays."""

import itertools
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import ml_dtypes
import numpy as np

from sparse_attn.compiler import compile_to_object
from sparse_attn.mlir_text import ELEMENTS, number, selection_type, tensor
from sparse_attn.runtime import Program

DTYPES = {"f32": np.float32, "f16": np.float16, "bf16": ml_dtypes.bfloat16}
# Largest errors of scores, in relation to the largest value where that is above 1.
TOLERANCES = {"f32": 1e-5, "f16": 2e-3, "bf16": 1.6e-2}


class Unknown(int):
    """A size that the program does not know: it is `?` in types."""

    def __str__(self) -> str:
        return "?"

    __repr__ = __str__


class Value(NamedTuple):
    """An SSA value; a shape of None is an index."""

    name: str
    shape: tuple[int, ...] | None
    element: str
    spelled: str = ""

    @property
    def type(self) -> str:
        if self.spelled:
            return self.spelled
        return "index" if self.shape is None else tensor(self.shape, self.element)


class SelectionForm(NamedTuple):
    """A selection type; its storage tensors are Values without a name."""

    shape: tuple[int, int, int, int]
    block: int
    query_block: int
    form: str
    capacity: int | None

    @property
    def type(self) -> str:
        return selection_type(self.shape, self.block, self.query_block, self.form, self.capacity)

    def storage(self) -> list[Value]:
        b, g, r, n = self.shape
        rows, c = b * g * r, self.capacity
        if isinstance(b, Unknown) or isinstance(r, Unknown):
            rows = Unknown(rows)
        match self.form:
            case "mask":
                return [Value("", self.shape, "i1")]
            case "bits":
                words = -(-n // 32)
                words = Unknown(words) if isinstance(n, Unknown) else words
                return [Value("", (b, g, r, words), "i32")]
            case "csr":
                same = Unknown if isinstance(rows, Unknown) else int
                sizes = (same(rows + 1), same(rows * c))
                return [Value("", (size,), "i32") for size in sizes]
        return [Value("", (b, g, r, c), "i32"), Value("", (b, g, r), "i32")]


class Function:
    """A function that is written op by op; arguments carry the arrays of a call."""

    def __init__(self, name: str = "main") -> None:
        self.name = name
        self.arguments: list[tuple[Value, np.ndarray]] = []
        self.lines: list[str] = []
        self.results: list[Value] = []
        self._names = itertools.count()

    def argument(self, array: np.ndarray, shape: Sequence[int] | None = None) -> Value:
        """shape: the array's, with Unknown sizes."""
        shape = tuple(array.shape if shape is None else shape)
        assert tuple(map(int, shape)) == array.shape, (
            tuple(map(int, shape)),
            array.shape,
        )
        value = Value(f"%arg{len(self.arguments)}", shape, ELEMENTS[array.dtype])
        self.arguments.append((value, array))
        return value

    def index(self, value: int) -> Value:
        name = self._name()
        self.lines.append(f"{name} = arith.constant {int(value)} : index")
        return Value(name, None, "index")

    def size(self, value: Value, dimension: int) -> Value:
        """A size of a tensor as an index."""
        if not isinstance(value.shape[dimension], Unknown):
            return self.index(value.shape[dimension])
        at, name = self.index(dimension), self._name()
        self.lines.append(f"{name} = tensor.dim {value.name}, {at.name} : {value.type}")
        return Value(name, None, "index")

    def op(
        self,
        name: str,
        operands: Sequence[Value],
        results: Sequence[Value | SelectionForm],
        groups: Mapping[str, Value | Sequence[Value] | None] | None = None,
        attributes: Mapping[str, str | None] | None = None,
        after: str = "",
    ) -> list[Value]:
        """An op of the dialect.

        operands    before the groups
        results     Values without a name, or a SelectionForm
        groups      operands in `word(...)`; None leaves one out
        attributes  texts; "" is a unit attribute, None leaves one out
        after       what the assembly has behind the functional type; its results are part of
                    `results` and stand there too
        """
        given = {
            word: [values] if isinstance(values, Value) else list(values)
            for word, values in (groups or {}).items()
            if values is not None
        }
        all_operands = [*operands, *itertools.chain(*given.values())]
        words = " ".join(f"{w}({', '.join(v.name for v in vs)})" for w, vs in given.items())
        attributes = {k: v for k, v in (attributes or {}).items() if v is not None}
        inside = ", ".join(k if v == "" else f"{k} = {v}" for k, v in attributes.items())
        values = []
        for result in results:
            name_, type_ = self._name(), result.type
            shape = None if isinstance(result, SelectionForm) else result.shape
            element = "" if isinstance(result, SelectionForm) else result.element
            values.append(Value(name_, shape, element, type_))
        typed = values[: len(values) - after.count("tensor<")]
        self.lines.append(
            f"{', '.join(v.name for v in values)} = sparse_attn.{name} "
            f"{', '.join(v.name for v in operands)} {words} {{{inside}}} : "
            f"({', '.join(v.type for v in all_operands)}) -> "
            f"({', '.join(v.type for v in typed)}){after}"
        )
        return values

    def table(self, length: Value, result: Value, attributes: Mapping[str, str]) -> list[Value]:
        """rotary_table, whose results stand without an arrow."""
        names = [self._name(), self._name()]
        inside = ", ".join(f"{k} = {v}" for k, v in attributes.items())
        self.lines.append(
            f"{', '.join(names)} = sparse_attn.rotary_table {length.name} {{{inside}}} : "
            f"{result.type}, {result.type}"
        )
        return [Value(name, result.shape, result.element) for name in names]

    def pack(self, form: SelectionForm, arrays: Sequence[np.ndarray]) -> Value:
        """A selection whose storage tensors are arguments."""
        kinds = zip(form.storage(), arrays, strict=True)
        storage = [self.argument(array, kind.shape) for kind, array in kinds]
        return self.op("pack_selection", storage, [form])[0]

    def unpack(self, value: Value, form: SelectionForm) -> list[Value]:
        return self.op("unpack_selection", [value], form.storage())

    def returns(self, *values: Value) -> None:
        self.results += values

    def text(self) -> str:
        arguments = ", ".join(f"{value.name}: {value.type}" for value, _ in self.arguments)
        types = ", ".join(value.type for value in self.results)
        names = ", ".join(value.name for value in self.results)
        end = f"return {names} : {types}"
        body = "\n  ".join([*self.lines, end])
        return f"func.func @{self.name}({arguments}) -> ({types}) {{\n  {body}\n}}\n"

    def _name(self) -> str:
        return f"%v{next(self._names)}"


class Compiled:
    """Functions that were compiled into one object."""

    def __init__(self, *functions: Function) -> None:
        self.functions = {function.name: function for function in functions}
        with tempfile.TemporaryDirectory() as folder:
            text = "\n".join(function.text() for function in functions)
            self.program = Program(compile_to_object(text, Path(folder) / "program.so"))

    def call(self, name: str = "main", *arguments: np.ndarray) -> list[np.ndarray]:
        """Calls a function, on the arrays that it was written with unless others are given.

        Results start as NaN, -1 or true, so that an element that is not written is seen.
        """
        function = self.functions[name]
        arrays = arguments or [array for _, array in function.arguments]
        out = [poisoned(value) for value in function.results]
        return self.program.call(name, *arrays, out=out)


def poisoned(value: Value) -> np.ndarray:
    dtype = next(kind for kind, name in ELEMENTS.items() if name == value.element)
    size = int(np.prod(value.shape, dtype=np.int64))
    fill = 1 if dtype.kind == "b" else 0xFF
    return np.full(size * dtype.itemsize, fill, np.uint8).view(dtype).reshape(value.shape)


def run(function: Function) -> list[np.ndarray]:
    """Compiles one function and calls it."""
    return Compiled(function).call(function.name)


def f32_attribute(value: float) -> str:
    return f"{number(value)} : f32"


def i64_attribute(value: int | None) -> str | None:
    return None if value is None else f"{value} : i64"


def assert_close(got: np.ndarray, expected: np.ndarray, tolerance: float, what: str = "") -> None:
    """Largest difference over max(1, largest expected); infinities have to be equal."""
    assert got.shape == expected.shape, f"{what}: {got.shape}, not {expected.shape}"
    got, expected = got.astype(np.float64), expected.astype(np.float64)
    assert not np.isnan(got).any(), f"{what}: {np.count_nonzero(np.isnan(got))} NaN"
    infinite = np.isinf(expected) | np.isinf(got)
    np.testing.assert_array_equal(got[infinite], expected[infinite], what)
    got, expected = got[~infinite], expected[~infinite]
    scale = np.abs(expected).max(initial=1.0)
    worst = np.abs(got - expected).max(initial=0.0)
    assert worst <= tolerance * scale, f"{what}: error {worst:.3e}, largest value {scale:.3e}"
