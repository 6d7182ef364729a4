"""One CUDA graph for each token of a generation.

    with DecodeGraphs(model, cache):
        model.generate(**inputs, cache=cache)

Between kernels of a token of a small batch a GPU waits for Python. Here the forward pass of a token
is captured once, when the caches of a prompt stand, and replayed for the tokens after it. A pass
that a graph cannot stand for is run as usual: prompts, the first token after one, beams, and the
token at which a cache grows.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from types import TracebackType
from typing import Any

import torch
from torch import Tensor
from transformers import PreTrainedModel

from .hf_cache import GatedCache

# What a pass may be called with besides tokens, mask, positions and cache.
_PLAIN = {"use_cache", "return_dict", "logits_to_keep", "cache_position"}
_STATE = ("k", "v", "compressed", "remainder", "lengths")


class DecodeGraphs:
    """Inside of `with` the model decodes over `cache` by replays. Results are those of a pass.

    What the model is called with is checked as without graphs, but a mask or positions that do not
    fit raise the ValueError at the end of the `with`. On the CPU there is no graph, and a replay is
    a pass.
    """

    def __init__(self, model: PreTrainedModel, cache: GatedCache) -> None:
        self._model, self._cache = model, cache
        self._layers = [cache.layer(index) for index in range(len(cache.layers))]
        self._state: list[Tensor | None] = []  # what the next graph is of
        self._replay: Callable[[], Any] | None = None
        self._wrong: Tensor | None = None
        self.replays = 0

    def __enter__(self) -> DecodeGraphs:
        self._forward: Callable[..., Any] = self._model.forward
        self._signature = inspect.signature(self._forward)

        # generate() looks at the signature.
        @functools.wraps(self._forward)
        def forward(*args: Any, **kwargs: Any) -> Any:
            return self._pass(*args, **kwargs)

        self._model.forward = forward
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del self._model.forward  # that of the class is behind it
        self._state, self._replay = [], None
        wrong, self._wrong = self._wrong, None
        if kind is None and wrong is not None and bool(wrong):
            raise ValueError(
                "sparse_attn: an attention_mask or position_ids of a token did not go on from "
                "those of the prompt"
            )

    def _pass(self, *args: Any, **kwargs: Any) -> Any:
        given = self._signature.bind_partial(*args, **kwargs).arguments
        given = {**given.pop("kwargs", {}), **given}
        state = self._state_of(given)
        if state is None or not _same(state, self._state):
            # A graph needs kernels that are loaded, so its first pass is none.
            out = self._forward(*args, **kwargs)
            self._state = [] if state is None else state
            self._replay = None
            return out
        ids, positions = given["input_ids"], given.get("position_ids")
        seen = self._cache.get_seq_length()
        if self._replay is None:
            self._ids = ids.clone()
            self._positions = ids.new_full(ids.shape, seen)
        self._ids.copy_(ids)
        self._positions.copy_(positions if positions is not None else ids.new_full((1, 1), seen))
        self._check(given.get("attention_mask"), seen)
        if self._replay is None:
            self._replay = self._capture()
        out = self._replay()
        self.replays += 1
        for layer in self._layers:
            layer.seen = seen + 1
        return type(out)(logits=out.logits.clone(), cache=self._cache)

    def replay(self) -> Callable[[], Any]:
        """The pass of a token that was captured, for benchmarks: each call appends the token once
        more. Errors: ValueError if none is captured."""
        if self._replay is None:
            raise ValueError("no token was captured: that takes a prompt and two tokens")
        return self._replay

    def _state_of(self, given: dict[str, Any]) -> list[Tensor | None] | None:
        """The tensors that a graph of this pass would work on; None if there is none."""
        ids = given.get("input_ids")
        if ids is None or ids.shape[1] != 1 or torch.is_grad_enabled():
            return None
        if given.get("cache", given.get("past_key_values")) is not self._cache:
            return None
        known = {"input_ids", "attention_mask", "position_ids", "cache", "past_key_values"}
        more = {name for name, value in given.items() if value is not None} - known
        if more - _PLAIN:
            return None
        for layer in self._layers:
            full = layer.seen + 1 > layer.room
            if layer.lengths is None or layer.observer is not None or full:
                return None
        return [getattr(layer, name) for layer in self._layers for name in _STATE]

    def _check(self, mask: Tensor | None, seen: int) -> None:
        """Without waiting for the device."""
        if mask is not None and mask.shape != (len(self._ids), seen + 1):
            want, got = [len(self._ids), seen + 1], list(mask.shape)
            raise ValueError(f"sparse_attn: expected an attention_mask {want}, got {got}")
        wrong = self._cache.misfit(mask, self._positions, seen)
        self._wrong = wrong if self._wrong is None else self._wrong | wrong

    def _capture(self) -> Callable[[], Any]:
        def run() -> Any:
            with self._cache.unchecked():
                return self._forward(
                    input_ids=self._ids,
                    position_ids=self._positions,
                    cache=self._cache,
                    use_cache=True,
                    logits_to_keep=1,
                )

        if not self._ids.is_cuda:
            return run
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            out = run()

        def replay() -> Any:
            graph.replay()
            return out

        return replay


def _same(state: list[Tensor | None], other: list[Tensor | None]) -> bool:
    return len(state) == len(other) and all(x is y for x, y in zip(state, other, strict=True))
