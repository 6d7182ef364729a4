"""simt.py with the ops of `warp_pipe`: whole kernels, as the warps that compute run them.

Copies of a step are there at once, and roles do not matter: what specialisation makes of a kernel
is checked where it stands. Waits for what another CTA stores are checked by its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from mlir_generic import Op
from simt import WARP, Memory, SimtError, ThreadBlock, Values
from simt_math import shape_of

# warp_pipe's kinds of reductions.
JOINS = {"0": np.maximum, "1": np.add}


@dataclass
class Tile:
    """data: [CTAs, rows, columns]"""

    data: Any


@dataclass
class Stream:
    """Entry j of a thread is list[lead..., first + j step]."""

    list: Memory
    lead: Sequence[Any]
    first: Any
    step: Any


@dataclass
class Mailbox:
    """Bytes that each CTA expects, and that have come."""

    expected: Any
    come: Any


class PipeBlock(ThreadBlock):
    """Runs all of a kernel. compute: its warps that compute, the first ones."""

    def __init__(self, compute: int, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.compute = self.thread < WARP * compute

    def run(self, function: Op, arguments: Sequence[Any], until: str = "") -> Values:
        if all(op.name != "warp_pipe.prologue" for op in function.regions[0].ops):
            self.present = self.compute
        return super().run(function, arguments, until)

    def _warp_pipe_prologue(self, op: Op, env: Any, active: Any) -> Values:
        found = self._block(op.regions[0], env, active)
        self.epochs += 1
        self.present = self.compute
        return found

    def _warp_pipe_pipeline(self, op: Op, env: Any, active: Any, count: Any, *init: Any) -> Values:
        one = np.ones_like(count)
        return self._scf_for(op, env, active, 0 * one, count, one, *init)  # type: ignore[no-any-return]

    def _uniform(self, active: Any, x: Any, what: str) -> Any:
        """A number of each CTA that its threads agree on; 0 where none is active."""
        out = np.zeros(self.ctas, x.dtype)
        for cta in range(self.ctas):
            own = x[active & (self.cta == cta)]
            if len(own) and (own != own[0]).any():
                raise SimtError(f"{what}: threads of a CTA give different numbers")
            out[cta] = own[0] if len(own) else 0
        return out

    # -- copies -------------------------------------------------------------

    def _warp_pipe_index_stream(self, op: Op, env: Any, active: Any, ids: Any, *at: Any) -> Values:
        *lead, first, step = at
        return [Stream(ids, lead, first, step)]

    def _warp_pipe_stream_entries(
        self, op: Op, env: Any, active: Any, stream: Any, index: Any
    ) -> Values:
        count, steps = len(op.results), int(op.attribute("steps", "1").split()[0])
        found = []
        for e in range(count):
            place = stream.first + (index // steps * count + e) * stream.step
            inside = active & (place >= 0) & (place < stream.list.shape[-1])
            ids = np.full(self.count, -1, np.int32)
            flat = self._flat(stream.list, [*stream.lead, place], inside)
            epochs = self.epochs[self.cta[inside]]
            stream.list.check_read(flat, self.warp[inside], epochs)
            ids[inside] = stream.list.data.reshape(-1)[flat]
            found.append(ids)
        return found

    def _warp_pipe_gather_copy(
        self, op: Op, env: Any, active: Any, source: Any, *at: Any
    ) -> Values:
        """What lies outside of the source is 0."""
        boxes, d = (
            int(op.attribute(x, y).split()[0]) for x, y in (("boxes", "1"), ("row_dim", "0"))
        )
        rows, columns = map(int, re.findall(r"\d+", op.types[0].partition("tile<")[2])[:2])
        height, rank = rows // boxes, len(source.shape)
        tile = np.zeros((self.ctas, rows, columns), source.data.dtype)
        at = [self._uniform(active, x, op.name) for x in at]
        moved = np.moveaxis(source.data, d, -2)
        for cta in set(self.cta[active]):
            for box in range(boxes):
                place = [int(x[cta]) for x in at[box * (rank - 1) : (box + 1) * (rank - 1)]]
                first = place.pop(d)
                others = moved.shape[: rank - 2]
                if not all(0 <= x < size for x, size in zip(place, others, strict=True)):
                    continue
                lo, hi = np.clip([first, first + height], 0, moved.shape[-2])
                to = box * height + lo - first
                tile[cta, to : to + hi - lo] = moved[(*place, slice(lo, hi))]
        return [Tile(tile)]

    # -- fragments ----------------------------------------------------------

    def _warp_pipe_load_matrix(
        self, op: Op, env: Any, active: Any, tile: Any, row: Any, column: Any
    ) -> Values:
        self._warps_of(active, op.name)
        one, two = (self.lane // 4)[:, None, None], (self.lane % 4 * 2)[:, None, None] + [0, 1]
        r, c = (two, one) if "transpose" in op.attributes else (one, two)
        # The lane that has the place of the row.
        lane = (self.group * WARP)[:, None, None] + 8 * np.arange(4)[:, None] + r
        row, column = (np.where(active, x, 0) for x in (row, column))
        return [tile.data[self.cta[:, None, None], row[lane], column[lane] + c]]

    def _warp_pipe_row_reduce(self, op: Op, env: Any, active: Any, *fragments: Any) -> Values:
        self._warps_of(active, op.name)
        join = JOINS[op.attribute("kind").split()[0]]
        own = [join.reduce(x.reshape(self.count, -1, 2, 2), (1, 3)) for x in fragments]
        found = join.reduce(np.stack(own), 0)
        if "in_thread" not in op.attributes:
            quads = join.reduce(found.reshape(-1, 4, 2), 1)
            found = np.repeat(quads, 4, 0)
        return [found.astype(fragments[0].dtype)]

    def _vector_extract_strided_slice(self, op: Op, env: Any, active: Any, x: Any) -> Values:
        first, sizes = (
            [int(i) for i in re.search(rf"{name} = \[([\d, ]+)\]", op.attributes)[1].split(",")]  # type: ignore[index]
            for name in ("offsets", "sizes")
        )
        taken = tuple(slice(lo, lo + n) for lo, n in zip(first, sizes, strict=True))
        return [x[(slice(None), *taken)]]

    def _vector_to_elements(self, op: Op, env: Any, active: Any, x: Any) -> Values:
        return list(x.reshape(self.count, -1).T)

    def _vector_shape_cast(self, op: Op, env: Any, active: Any, x: Any) -> Values:
        return [x.reshape(self.count, *shape_of(op.types[0])[0])]

    # -- clusters -----------------------------------------------------------

    def _warp_pipe_create_mailbox(self, op: Op, env: Any, active: Any) -> Values:
        return [Mailbox(np.zeros(self.ctas, int), np.zeros(self.ctas, int))]

    def _warp_pipe_expect_bytes(self, op: Op, env: Any, active: Any, box: Any, size: Any) -> None:
        if active.sum() != len(set(self.cta[active])):
            raise SimtError("more than one thread of a CTA says what its mailbox gets")
        box.expected[self.cta[active]] += size[active]

    def _warp_pipe_wait_mailbox(self, op: Op, env: Any, active: Any, box: Any) -> None:
        ctas = list(set(self.cta[active]))
        if (box.expected[ctas] != box.come[ctas]).any():
            raise SimtError(f"a mailbox expects {box.expected} bytes, {box.come} have come")
        self.epochs[ctas] += 1

    def _warp_pipe_cluster_arrive(self, op: Op, env: Any, active: Any, *condition: Any) -> None:
        """It is the wait that matters here."""

    def _warp_pipe_cluster_wait(self, op: Op, env: Any, active: Any, *condition: Any) -> None:
        if not condition or condition[0][active].any():
            if self._all_of(active, op.name).sum() != self.ctas:
                raise SimtError("a CTA does not reach a barrier of its cluster")
            self.epochs += 1

    def _warp_pipe_store_remote(
        self, op: Op, env: Any, active: Any, x: Any, memory: Any, *rest: Any
    ) -> None:
        at, rank, box = rest[: len(memory.shape)], rest[len(memory.shape)], rest[-1]
        width = x.shape[1] if x.ndim > 1 else 1
        if (rank[active] >= self.ctas).any():
            raise SimtError(f"{op.name}: CTA {rank[active].max()} of a cluster of {self.ctas}")
        flat = self._flat(memory, at, active, width)
        flat += (rank[active] - self.cta[active]) * int(np.prod(memory.shape))
        if len(np.unique(flat)) != len(flat):
            raise SimtError(f"{op.name}: threads store to one word")
        for e in range(width):
            memory.data.reshape(-1)[flat + e] = x[active][:, e] if width > 1 else x[active]
        if isinstance(box, Mailbox):
            np.add.at(box.come, rank[active], width * x.dtype.itemsize)
