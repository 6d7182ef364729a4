"""How a call is timed (docs/Performance.md).

One call is captured in a CUDA graph. Before each replay lines lose their priority and 256 MiB are
read, so that nothing of it is in the L2 cache; events around the replay give its time. A repeat is
the median of 30 replays; the contestants of a point take turns, repeat by repeat, and the result of
each is the median of 5.
"""

from __future__ import annotations

import ctypes
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

REPLAYS = 30
REPEATS = 5
EVICTED_BYTES = 256 << 20
_WARM_UP = 3

Call = Callable[[], Any]


@dataclass(frozen=True)
class Protocol:
    """The numbers above.

    reset_persisting  whether lines lose their priority before the read
    dense_apart       whether dense attention has its repeats after those of all others
    """

    replays: int = REPLAYS
    repeats: int = REPEATS
    evicted_bytes: int = EVICTED_BYTES
    reset_persisting: int = 1
    dense_apart: int = 0


@dataclass(frozen=True)
class Timed:
    """Microseconds: the median of the repeats, which follow in their order, and of each repeat the
    least sample."""

    us: float
    repeats: tuple[float, ...]
    minima: tuple[float, ...]

    @property
    def spread(self) -> float:
        """Of the repeats, in relation to the median."""
        return (max(self.repeats) - min(self.repeats)) / self.us if self.us else 0.0


def summary(repeats: list[list[float]]) -> Timed:
    """repeats: the samples of each."""
    medians = tuple(statistics.median(samples) for samples in repeats)
    return Timed(statistics.median(medians), medians, tuple(map(min, repeats)))


def interleaved(samples: Mapping[str, Callable[[], list[float]]], repeats: int) -> dict[str, Timed]:
    """Takes samples of each contestant in turn; a repeat is the median of one taking.

    Every second round goes backwards, so that no contestant always follows the same one.
    """
    taken: dict[str, list[list[float]]] = {name: [] for name in samples}
    for turn in range(repeats):
        names = list(samples)
        for name in names[::-1] if turn % 2 else names:
            taken[name].append(samples[name]())
    return {name: summary(values) for name, values in taken.items()}


@dataclass(frozen=True)
class Replay:
    """A graph, and the call that was captured.

    The graph has addresses and owns none of them: what the call's closure holds (results, scratch,
    plans) would go to whoever allocates next, and replays would write over it.
    """

    graph: Any
    call: Call

    def __call__(self) -> None:
        self.graph.replay()


class HostClock:
    """Times calls of the CPU, with a read of as many bytes before each."""

    mode = "call"

    def __init__(self, protocol: Protocol) -> None:
        import numpy as np

        self.protocol = protocol
        self._buffer = np.zeros(max(protocol.evicted_bytes // 8, 1))

    def prepared(self, call: Call) -> tuple[Call, Any]:
        """What is timed, and what a call returns."""
        return call, call()

    def sample(self, call: Call) -> list[float]:
        """Microseconds of each replay."""
        times = []
        for _ in range(self.protocol.replays):
            self._buffer.max()
            start = time.perf_counter()
            call()
            times.append((time.perf_counter() - start) * 1e6)
        return times


class CudaClock:
    """Times replays of CUDA graphs with events."""

    mode = "graph"

    def __init__(self, protocol: Protocol) -> None:
        import torch

        self.torch, self.protocol = torch, protocol
        size = max(protocol.evicted_bytes // 4, 1)
        self._buffer = torch.zeros(size, dtype=torch.int32, device="cuda")
        self._largest = torch.zeros((), dtype=torch.int32, device="cuda")
        self._driver = ctypes.CDLL("libcuda.so.1")

    def prepared(self, call: Call) -> tuple[Replay, Any]:
        """The replay of a graph of one call, and the tensor that it writes."""
        cuda = self.torch.cuda
        side = cuda.Stream()
        side.wait_stream(cuda.current_stream())
        with cuda.stream(side):
            for _ in range(_WARM_UP):
                call()
        cuda.current_stream().wait_stream(side)
        cuda.synchronize()
        graph = cuda.CUDAGraph()
        with cuda.graph(graph):
            result = call()
        replay = Replay(graph, call)
        replay()
        cuda.synchronize()
        return replay, result

    def sample(self, call: Call) -> list[float]:
        event: Any = self.torch.cuda.Event
        pairs = [
            (event(enable_timing=True), event(enable_timing=True))
            for _ in range(self.protocol.replays)
        ]
        for start, end in pairs:
            self.torch.cuda.synchronize()
            self._forget()
            # A read leaves clean lines: nothing is written back while the replay runs. It lasts
            # longer than the launches behind it, so that they wait for the device, not it for them.
            self.torch.amax(self._buffer, 0, out=self._largest)
            start.record()
            call()
            end.record()
        self.torch.cuda.synchronize()
        return [start.elapsed_time(end) * 1e3 for start, end in pairs]

    def _forget(self) -> None:
        """Gives up the priority of lines that a kernel asked to evict last.

        A read of other memory does not evict them all. FlashAttention-3 asks so for k and v, and
        whoever came after it was faster, by up to 9 % where k and v are small.
        """
        if self.protocol.reset_persisting:
            status = self._driver.cuCtxResetPersistingL2Cache()
            if status != 0:
                raise RuntimeError(f"cuCtxResetPersistingL2Cache: CUDA error {status}")
