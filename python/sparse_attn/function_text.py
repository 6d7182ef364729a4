"""Writes functions in the dialect op by op: types, selections and their storage tensors."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .mlir_text import number, selection_type, tensor


class Unknown(int):
    """A size that the program does not know: it is `?` in types."""

    def __str__(self) -> str:
        return "?"

    __repr__ = __str__


def product(*sizes: int) -> int:
    """Unknown if one of the sizes is."""
    unknown = any(isinstance(size, Unknown) for size in sizes)
    return (Unknown if unknown else int)(math.prod(sizes))


class Value(NamedTuple):
    """An SSA value; a shape of None is an index, and has no sizes."""

    name: str
    shape: tuple[int, ...] | None
    element: str
    spelled: str = ""

    @property
    def type(self) -> str:
        if self.spelled:
            return self.spelled
        return "index" if self.shape is None else tensor(self.shape, self.element)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The shape of a tensor."""
        assert self.shape is not None
        return self.shape


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
        c = self.capacity or 0  # lists have one
        match self.form:
            case "mask":
                return [Value("", self.shape, "i1")]
            case "bits":
                words = -(-n // 32)
                words = Unknown(words) if isinstance(n, Unknown) else words
                return [Value("", (b, g, r, words), "i32")]
            case "csr":
                pointers, entries = product(b, g, r), product(b, g, r, c)
                pointers = type(pointers)(pointers + 1)
                return [Value("", (size,), "i32") for size in (pointers, entries)]
        return [Value("", (b, g, r, c), "i32"), Value("", (b, g, r), "i32")]


class Function:
    """A function that is written op by op."""

    def __init__(self, name: str = "main") -> None:
        self.name = name
        self.parameters: list[Value] = []
        self.lines: list[str] = []
        self.results: list[Value] = []
        self._names = itertools.count()

    def parameter(self, shape: Sequence[int], element: str) -> Value:
        value = Value(f"%arg{len(self.parameters)}", tuple(shape), element)
        self.parameters.append(value)
        return value

    def index(self, value: int) -> Value:
        name = self._name()
        self.lines.append(f"{name} = arith.constant {int(value)} : index")
        return Value(name, None, "index")

    def size(self, value: Value, dimension: int) -> Value:
        """A size of a tensor as an index."""
        if not isinstance(value.sizes[dimension], Unknown):
            return self.index(value.sizes[dimension])
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

    def packed(self, form: SelectionForm) -> Value:
        """A selection whose storage tensors are parameters."""
        storage = [self.parameter(kind.sizes, kind.element) for kind in form.storage()]
        return self.op("pack_selection", storage, [form])[0]

    def unpack(self, value: Value, form: SelectionForm) -> list[Value]:
        return self.op("unpack_selection", [value], form.storage())

    def returns(self, *values: Value) -> None:
        self.results += values

    def text(self) -> str:
        arguments = ", ".join(f"{value.name}: {value.type}" for value in self.parameters)
        types = ", ".join(value.type for value in self.results)
        names = ", ".join(value.name for value in self.results)
        end = f"return {names} : {types}"
        body = "\n  ".join([*self.lines, end])
        return f"func.func @{self.name}({arguments}) -> ({types}) {{\n  {body}\n}}\n"

    def _name(self) -> str:
        return f"%v{next(self._names)}"


def f32_attribute(value: float) -> str:
    return f"{number(value)} : f32"


def i64_attribute(value: int | None) -> str | None:
    return None if value is None else f"{value} : i64"
