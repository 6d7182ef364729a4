"""One token of a model behind a prompt, captured and replayed, and the kernels that it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch._C._autograd import DeviceType
from transformers.cache_utils import DynamicCache

from ..hf_graphs import DecodeGraphs
from .generate_parts import part_of

_WARM_UP = 5


@dataclass
class Token:
    """`replay` runs it; `owners` is what it works on."""

    replay: Callable[[], Any]
    owners: Any
    on_cuda: bool


class InPlaceCache(DynamicCache):
    """Dense keys and values in memory that is made once: what a token costs without copies.

    A token writes the row behind the prompt, so that its pass can be captured.
    """

    def __init__(self, filled: Any) -> None:
        super().__init__()
        self._pairs: list[tuple[torch.Tensor, torch.Tensor]] = []
        self._seen = int(filled.get_seq_length())
        for layer in filled.layers:
            pair = []
            for x in (layer.keys, layer.values):
                rows = x.new_zeros((*x.shape[:2], self._seen + 1, x.shape[3]))
                rows[:, :, :-1] = x
                pair.append(rows)
            self._pairs.append((pair[0], pair[1]))

    def get_seq_length(self, layer_idx: int = 0) -> int:
        return self._seen

    def get_mask_sizes(self, *args: Any, **kwargs: Any) -> tuple[int, int]:
        return self._seen + 1, 0

    def update(
        self,
        key_states: torch.Tensor,
        value_states: torch.Tensor,
        layer_idx: int,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        k, v = self._pairs[layer_idx]
        k[:, :, -1:] = key_states
        v[:, :, -1:] = value_states
        return k, v


def dense(net: Any, prompt: dict[str, torch.Tensor], in_place: bool) -> Token:
    """A token of sdpa. DynamicCache copies all keys and values for it; `in_place` does not."""
    ids = prompt["input_ids"]
    with torch.no_grad():
        cache: Any = DynamicCache(config=net.config)
        net(input_ids=ids, cache=cache, use_cache=True, logits_to_keep=1)
        if in_place:
            cache = InPlaceCache(cache)
        filled = [] if in_place else [(x.keys, x.values) for x in cache.layers]
        token = ids[:, -1:].clone()
        position = torch.full_like(token, ids.shape[1])

        def run() -> Any:
            for layer, (k, v) in zip(cache.layers, filled, strict=False):
                layer.keys, layer.values = k, v
            out = net(
                input_ids=token,
                position_ids=position,
                cache=cache,
                use_cache=True,
                logits_to_keep=1,
            )
            return out.logits

        return _captured(run, (cache, filled, token, position))


def gated(net: Any, prompt: dict[str, torch.Tensor], cache: Any) -> Token:
    """A token over a GatedCache; each replay appends one."""
    ids = prompt["input_ids"]
    graphs = DecodeGraphs(net, cache)
    with torch.no_grad(), graphs:
        net(input_ids=ids, cache=cache, use_cache=True, logits_to_keep=1)
        token = ids[:, -1:].clone()

        def run() -> Any:
            return net(input_ids=token, cache=cache, use_cache=True, logits_to_keep=1).logits

        for _ in range(2):
            run()
        replay = graphs.replay()
    return Token(replay, (cache, token, graphs), ids.is_cuda)


def _captured(run: Callable[[], Any], owners: Any) -> Token:
    on_cuda = owners[-1].is_cuda
    if not on_cuda:
        return Token(torch.no_grad()(run), owners, False)
    cuda: Any = torch.cuda
    stream = cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with cuda.stream(stream):
        for _ in range(2):
            run()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        out = run()
    return Token(graph.replay, (owners, graph, out), True)


def timed(token: Token, replays: int) -> dict[str, Any]:
    """`us` of a replay, the median; `parts`, by what its kernels are for, in the mean."""
    for _ in range(_WARM_UP):
        token.replay()
    samples = sorted(_sample(token) for _ in range(replays))
    found: dict[str, Any] = {
        "us": samples[len(samples) // 2],
        "repeats": [samples[0], samples[-1]],
    }
    if token.on_cuda:
        found |= profile(token)
    return found


def _sample(token: Token) -> float:
    if not token.on_cuda:
        begin = time.perf_counter()
        token.replay()
        return 1e6 * (time.perf_counter() - begin)
    cuda: Any = torch.cuda
    events = [cuda.Event(enable_timing=True) for _ in range(2)]
    events[0].record()
    token.replay()
    events[1].record()
    events[1].synchronize()
    return 1e3 * float(events[0].elapsed_time(events[1]))


def profile(token: Token, replays: int = 10) -> dict[str, Any]:
    """Microseconds of a token's kernels by part, and the kernels of each part by name."""
    kinds = [torch.profiler.ProfilerActivity.CUDA]
    with torch.profiler.profile(activities=kinds) as recorded:
        for _ in range(replays):
            token.replay()
        torch.cuda.synchronize()
    parts: dict[str, float] = {}
    names: dict[str, float] = {}
    for event in recorded.events():
        # Calls of the host carry the time of their kernels once more.
        if event.device_type != DeviceType.CUDA:
            continue
        time_us = float(event.time_range.elapsed_us())
        part = part_of(event.name)
        parts[part] = parts.get(part, 0.0) + time_us / replays
        name = event.name[:100]
        names[name] = names.get(name, 0.0) + time_us / replays
    most = sorted(names.items(), key=lambda item: -item[1])[:16]
    return {"parts": parts, "kernels": dict(most)}
