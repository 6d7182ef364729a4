"""Writes small programs in the dialect, compiles them and calls them on arrays."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import ml_dtypes
import numpy as np

from sparse_attn import function_text
from sparse_attn.compiler import compile_to_object
from sparse_attn.function_text import SelectionForm, Value
from sparse_attn.mlir_text import ELEMENTS
from sparse_attn.runtime import Program

DTYPES = {"f32": np.float32, "f16": np.float16, "bf16": ml_dtypes.bfloat16}
# Largest errors of scores, in relation to the largest value where that is above 1.
TOLERANCES = {"f32": 1e-5, "f16": 2e-3, "bf16": 1.6e-2}


class Function(function_text.Function):
    """A function whose arguments carry the arrays of a call."""

    def __init__(self, name: str = "main") -> None:
        super().__init__(name)
        self.arrays: list[np.ndarray] = []

    @property
    def arguments(self) -> list[tuple[Value, np.ndarray]]:
        return list(zip(self.parameters, self.arrays, strict=True))

    def argument(self, array: np.ndarray, shape: Sequence[int] | None = None) -> Value:
        """shape: the array's, with Unknown sizes."""
        shape = tuple(array.shape if shape is None else shape)
        sizes = tuple(map(int, shape))
        assert sizes == array.shape, (sizes, array.shape)
        self.arrays.append(array)
        return self.parameter(shape, ELEMENTS[array.dtype])

    def pack(self, form: SelectionForm, arrays: Sequence[np.ndarray]) -> Value:
        """A selection whose storage tensors are arguments."""
        kinds = zip(form.storage(), arrays, strict=True)
        storage = [self.argument(array, kind.shape) for kind, array in kinds]
        return self.op("pack_selection", storage, [form])[0]


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
