"""Decode steps that carry their state, compiled with --thread-state.

    step = StatefulModel("step.mlir", "build", capacity=4096, gate="mean_pool",
                         policy="token-budget=1024")
    step.start([(keys, values), ...])     # of a prompt, one pair a layer
    (logits,) = step(token, position)     # as often as there is room

One program serves all steps. Its caches have room for `capacity` keys; how many are valid is part
of the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .model import CompiledModel, compile_model
from .runtime import Program

Array = NDArray[Any]
PARTS = ("keys", "values", "compressed", "remainder")
_ROWS = {"bhsd": 2, "bshd": 1}


class StatefulModel:
    """A step and its state.

    path      the program of any one step: it takes and returns caches of keys and values
    folder    for what is compiled; must exist
    capacity  keys that the caches have room for
    way       "so", "iree" or None, whichever suits
    options   of sparse-compile
    Errors: CompileError; ValueError if the program's state is not found, and sparse-compile says
    why; ImportError if IREE is needed and not there.

    state   by layer, its PARTS
    lengths valid keys [B]
    """

    def __init__(
        self,
        path: str | Path,
        folder: str | Path,
        capacity: int,
        *,
        way: str | None = None,
        **options: Any,
    ) -> None:
        try:
            self.model: CompiledModel = compile_model(
                path, folder, way, thread_state=capacity, **options
            )
            self.places: dict[str, Any] = (self.model.manifest or {})["state"]
        except (KeyError, FileNotFoundError):
            raise ValueError(
                f"{path}: the state is not threaded; sparse-compile --thread-state={capacity} "
                "says why"
            ) from None
        self.capacity = capacity
        self.tables: list[Array] = []
        self.state: list[dict[str, Array]] = []
        self.lengths = np.zeros(0, np.int32)

    def start(
        self, caches: Sequence[tuple[Array, Array]], lengths: ArrayLike | None = None
    ) -> None:
        """Begins behind a prompt.

        caches   keys and values of each layer, as the program takes them, of any number of keys up
                 to the capacity
        lengths  how many of them are valid [B]; all by default
        """
        layers = self.places["layers"]
        if len(caches) != len(layers):
            raise ValueError(f"{len(caches)} pairs of caches for {len(layers)} layers")
        self.state = []
        for layer, pair in zip(layers, caches, strict=True):
            rows = _ROWS[layer["layout"]]
            names = ("keys", "values")
            parts = {n: self._roomy(cache, rows) for n, cache in zip(names, pair, strict=True)}
            self.state.append(parts)
        keys = caches[0][0]
        if lengths is None:
            lengths = np.full(len(keys), keys.shape[_ROWS[layers[0]["layout"]]])
        self.lengths = np.array(lengths, np.int32)
        made = self.recompute()
        self.tables = made[: 2 * len(self.places["tables"])]
        rest = iter(made[len(self.tables) :])
        for parts in self.state:
            parts["compressed"], parts["remainder"] = next(rest), next(rest)

    def recompute(self) -> list[Array]:
        """The tables, then compressed keys and remainder of each layer, from the whole caches."""
        keys = [parts["keys"] for parts in self.state]
        return self.model.program.call(self.places["function"], *keys, self.lengths)

    def __call__(self, *inputs: Array, in_place: bool = False) -> list[Array]:
        """Runs a step and keeps its state. Returns the results that are no state.

        inputs    the arguments that are no state, in order
        in_place  updates the arrays of the state: a shared object only
        Errors: RuntimeError or ValueError of the runtimes; ValueError without a prompt, or if a
        sequence has no room left.
        """
        if not self.state:
            raise ValueError("call start first")
        if self.lengths.max() >= self.capacity:
            raise ValueError(f"no room for a key behind {self.lengths.max()}")
        held = self._held()
        total = len(inputs) + len(held)
        rest = iter(inputs)
        arguments = [held[i] if i in held else next(rest) for i in range(total)]
        for i, kind in enumerate(self.model.types):
            if kind is not None:
                arguments[i] = np.ascontiguousarray(arguments[i], kind)
        results = self._call(arguments, in_place)
        for parts, layer in zip(self.state, self.places["layers"], strict=True):
            for name in PARTS:
                parts[name] = results[layer[name]["result"]]
        self.lengths = results[self.places["lengths"]["result"]]
        state = {at["result"] for at in self.parts()}
        return [result for i, result in enumerate(results) if i not in state]

    def valid(self, layer: int, name: str) -> Array:
        """The valid rows of a layer's "keys" or "values", of a batch of equal lengths."""
        rows = _ROWS[self.places["layers"][layer]["layout"]]
        return np.take(self.state[layer][name], np.arange(self.lengths[0]), axis=rows)

    def parts(self) -> list[dict[str, int]]:
        """Where the parts of the state are: `argument` and `result`."""
        layers = self.places["layers"]
        return [self.places["lengths"], *(layer[name] for layer in layers for name in PARTS)]

    def _held(self) -> dict[int, Array]:
        """Arguments that the caller does not give, by number."""
        held = {self.places["lengths"]["argument"]: self.lengths}
        for parts, layer in zip(self.state, self.places["layers"], strict=True):
            held |= {layer[name]["argument"]: parts[name] for name in PARTS}
        numbers = [at[name] for at in self.places["tables"] for name in ("cos", "sin")]
        return held | dict(zip(numbers, self.tables, strict=True))

    def _call(self, arguments: list[Array], in_place: bool) -> list[Array]:
        program = self.model.program
        if not in_place:
            return program.call("main", *arguments)
        if not isinstance(program, Program):
            raise ValueError("only a shared object updates its state in place")
        shared = {at["result"]: arguments[at["argument"]] for at in self.parts()}
        signature = program.signature("main")
        out = [
            shared[i] if i in shared else np.empty(cast(Any, result.shape), result.dtype)
            for i, result in enumerate(signature.results)
        ]
        return program.call("main", *arguments, out=out)

    def _roomy(self, cache: Array, rows: int) -> Array:
        sizes = list(cache.shape)
        if sizes[rows] > self.capacity:
            raise ValueError(f"{sizes[rows]} keys do not fit into {self.capacity}")
        sizes[rows] = self.capacity
        roomy = np.zeros(sizes, cache.dtype)
        np.moveaxis(roomy, rows, 0)[: cache.shape[rows]] = np.moveaxis(cache, rows, 0)
        return roomy
