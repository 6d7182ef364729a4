"""Runs code of a kernel as the threads of a thread block do, without a GPU.

    function = mlir_generic.parse(text)["sparse_attn_attend_decode"]
    block = ThreadBlock(warps=5, block_id=(0, 3, 1), grid=(16, 8, 2))
    block.run(function, arguments, until="warp_pipe.prologue")

Threads go in lockstep, one operation after the other, those of a branch not taken idle; so do the
CTAs of a cluster. It is an
error if threads of a CTA reach a barrier and others do not, if a collective operation of a warp
lacks lanes, if warps meet at a word of shared memory without a barrier between them, if an index
is out of bounds, and if what a kernel in front writes is read before it is waited for. Shared
memory begins with noise. What a copy brings is there when it was waited for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from mlir_generic import Block, Op
from simt_math import DTYPES, PURE, REDUCTIONS, constant, of_threads, shape_of

WARP = 32
SEVERAL = -1  # warps that write a word with atomic operations
Values = list[Any]


class SimtError(AssertionError):
    """What the threads of a CTA may not do."""


class Memory:
    """Words of all threads. late: written by the kernel in front; shared: of the CTA."""

    def __init__(self, data: Any, late: bool = False, shared: bool = False) -> None:
        self.data, self.late, self.shared = data, late, shared
        # When a word was written and read last, and by which warps.
        size = data.size if shared else 0
        self.written, self.writer = np.full(size, -1), np.zeros(size, int)
        self.read, self.readers = np.full(size, -1), np.zeros(size, int)
        # Copies under way: threads, words and values.
        self.pending: list[tuple[Any, Any, Any]] = []

    @property
    def shape(self) -> tuple[int, ...]:
        """What the kernel sees; the data of shared memory have a dimension of CTAs in front."""
        return self.data.shape[1:] if self.shared else self.data.shape

    def check_read(self, at: Any, warp: Any, epoch: Any) -> None:
        if not self.shared:
            return
        if ((self.written[at] == epoch) & (self.writer[at] != warp)).any():
            raise SimtError("a warp reads what another one wrote, with no barrier between them")
        self.readers[at] = np.where(self.read[at] == epoch, self.readers[at], 0)
        self.read[at] = epoch
        np.bitwise_or.at(self.readers, at, 1 << warp)

    def check_write(self, at: Any, warp: Any, epoch: Any) -> None:
        if not self.shared:
            return
        others = (self.read[at] == epoch) & ((self.readers[at] & ~(1 << warp)) != 0)
        others |= (self.written[at] == epoch) & (self.writer[at] != warp)
        if others.any():
            raise SimtError("warps meet at a word that one writes, with no barrier between them")
        self.written[at], self.writer[at] = epoch, warp

    def check_atomic(self, at: Any, warp: Any, epoch: Any) -> None:
        """Atomic operations may meet each other, but nothing else."""
        if not self.shared:
            return
        others = (self.read[at] == epoch) & ((self.readers[at] & ~(1 << warp)) != 0)
        owned = (self.writer[at] != warp) & (self.writer[at] != SEVERAL)
        if (others | ((self.written[at] == epoch) & owned)).any():
            raise SimtError("an atomic operation meets others, with no barrier between them")
        self.written[at], self.writer[at] = epoch, SEVERAL


class ThreadBlock:
    """A CTA, or a cluster of them along x.

    asked  what was asked for ahead: source, and its indices of each thread
    """

    def __init__(
        self,
        warps: int,
        block_id: Sequence[int],
        grid: Sequence[int],
        cluster: int = 1,
        seed: int = 0,
    ) -> None:
        self.warps, self.block_id, self.grid, self.ctas = warps, block_id, grid, cluster
        self.count = WARP * warps * cluster
        number = np.arange(self.count)
        self.cta, self.thread = number // (WARP * warps), number % (WARP * warps)
        self.group, self.lane = number // WARP, number % WARP  # the warp within the cluster
        self.warp = self.thread // WARP
        # The threads that go on, and for each CTA how many barriers it has passed.
        self.present = np.ones(self.count, bool)
        self.epochs, self.waited = np.zeros(cluster, int), False
        self.rng = np.random.default_rng(seed)
        self.shared: list[Memory] = []
        self.asked: list[tuple[Any, ...]] = []

    def run(self, function: Op, arguments: Sequence[Any], until: str = "") -> Values:
        """Up to the first op of that name, and what that yields; else all of the function.

        arguments: Memory or a number each.
        """
        names = function.regions[0].arguments
        env = {name: self._value(x) for name, x in zip(names, arguments, strict=True)}
        with np.errstate(all="ignore"):
            for op in function.regions[0].ops:
                if op.name == until:
                    return self._block(op.regions[0], env, self.present)
                if op.name == "func.return":
                    break
                self._op(op, env, self.present)
        if until:
            raise ValueError(f"expected an op {until}")
        return []

    def _value(self, x: Any) -> Any:
        return x if isinstance(x, Memory) else np.broadcast_to(np.int64(x), (self.count,))

    def _block(self, block: Block, env: dict[str, Any], active: Any, *given: Any) -> Values:
        """The operands of the terminator."""
        env.update(zip(block.arguments, given, strict=True))
        for op in block.ops[:-1]:
            self._op(op, env, active)
        return [env[name] for name in block.ops[-1].operands]

    def _op(self, op: Op, env: dict[str, Any], active: Any) -> None:
        given = [env[name] for name in op.operands]
        if op.name in PURE:
            found = [PURE[op.name](op, *given)]
        elif op.name == "arith.constant":
            if op.constant is None:
                op.constant = constant(op)
            found = [np.broadcast_to(op.constant, (self.count, *op.constant.shape))]
        else:
            method = getattr(self, "_" + op.name.replace(".", "_"), None)
            if method is None:
                raise NotImplementedError(op.name)
            found = method(op, env, active, *given) or []
        env.update(zip(op.results, found, strict=True))

    # -- control ------------------------------------------------------------

    def _merged(self, active: Any, new: Values, old: Values) -> Values:
        pairs = zip(new, old, strict=True)
        return [np.where(of_threads(active, np.asarray(n)), n, o) for n, o in pairs]

    def _zeros(self, op: Op) -> Values:
        shapes = map(shape_of, op.types)
        return [np.zeros((self.count, *shape), kind) for shape, kind in shapes]

    def _scf_if(self, op: Op, env: Any, active: Any, condition: Any) -> Values:
        found = self._zeros(op)
        for region, taken in zip(op.regions, (condition, ~condition), strict=False):
            taken = active & taken
            if taken.any() and region.ops:
                found = self._merged(taken, self._block(region, env, taken), found)
        return found

    def _scf_for(
        self, op: Op, env: Any, active: Any, lo: Any, hi: Any, step: Any, *init: Any
    ) -> Any:
        state, i, running = list(init), lo, active & (lo < hi)
        while running.any():
            new = self._block(op.regions[0], env, running, i, *state)
            state = self._merged(running, new, state)
            i = np.where(running, i + step, i)
            running = running & (i < hi)
        return state

    def _scf_while(self, op: Op, env: Any, active: Any, *init: Any) -> Values:
        state, running = list(init), active
        found = self._zeros(op)
        while running.any():
            go, *out = self._block(op.regions[0], env, running, *state)
            found = self._merged(running & ~go, out, found)
            running = running & go
            if running.any():
                new = self._block(op.regions[1], env, running, *out)
                state = self._merged(running, new, state)
        return found

    # -- threads ------------------------------------------------------------

    def _all_of(self, active: Any, what: str) -> Any:
        """Whole CTAs; which ones."""
        reach, all_ = (x.reshape(self.ctas, -1).sum(1) for x in (active, self.present))
        if ((reach != 0) & (reach != all_)).any():
            raise SimtError(f"{what}: {reach.min()} of {all_.max()} threads reach it")
        return reach != 0

    def _warps_of(self, active: Any, what: str) -> None:
        lanes = active.reshape(-1, WARP).sum(1)
        if ((lanes != 0) & (lanes != WARP)).any():
            raise SimtError(f"{what}: {lanes.max()} of {WARP} lanes of a warp reach it")

    def _gpu_barrier(self, op: Op, env: Any, active: Any) -> None:
        self.epochs += self._all_of(active, op.name)

    _warp_pipe_role_barrier = _gpu_barrier

    def _nvvm_barrier(self, op: Op, env: Any, active: Any, condition: Any) -> Values:
        self.epochs += self._all_of(active, op.name)
        counts = (condition != 0).reshape(self.ctas, -1).sum(1).astype(np.int32)
        return [counts[self.cta]]

    def _nvvm_redux_sync(self, op: Op, env: Any, active: Any, x: Any, mask: Any) -> Values:
        self._warps_of(active, op.name)
        join = REDUCTIONS[re.search(r"redux_kind (\w+)", op.attributes)[1]]  # type: ignore[index]
        rows = join.reduce(x.view(np.uint32).reshape(-1, WARP), 1)
        return [np.repeat(rows.astype(np.uint32), WARP).view(np.int32)]

    def _nvvm_vote_sync(self, op: Op, env: Any, active: Any, mask: Any, x: Any) -> Values:
        self._warps_of(active, op.name)
        words = (x.reshape(-1, WARP).astype(np.uint64) << np.arange(WARP, dtype=np.uint64)).sum(1)
        return [np.repeat(words.astype(np.uint32), WARP).view(np.int32)]

    def _nvvm_shfl_sync(
        self, op: Op, env: Any, active: Any, mask: Any, x: Any, by: Any, clamp: Any
    ) -> Values:
        self._warps_of(active, op.name)
        kind = re.search(r"shfl_kind (\w+)", op.attributes)[1]  # type: ignore[index]
        lane = {"idx": by % WARP, "bfly": self.lane ^ by, "up": self.lane - by}[kind]
        lane = np.where((lane < 0) | (lane >= WARP), self.lane, lane)
        return [x[self.group * WARP + lane]]

    def _gpu_thread_id(self, op: Op, env: Any, active: Any) -> Values:
        return [self.thread.astype(np.int64)]

    def _warp_pipe_lane_id(self, op: Op, env: Any, active: Any) -> Values:
        return [self.lane.astype(np.int32)]

    def _warp_pipe_warp_id(self, op: Op, env: Any, active: Any) -> Values:
        return [self.warp.astype(np.int32)]

    def _gpu_block_id(self, op: Op, env: Any, active: Any) -> Values:
        d = "xyz".index(op.attributes.rstrip(">")[-1])
        return [self.block_id[d] + (self.cta if d == 0 else 0 * self.cta)]

    def _gpu_grid_dim(self, op: Op, env: Any, active: Any) -> Values:
        return [np.full(self.count, self.grid["xyz".index(op.attributes.rstrip(">")[-1])])]

    def _warp_pipe_grid_wait(self, op: Op, env: Any, active: Any) -> None:
        self._all_of(active, op.name)
        self.waited = True

    def _warp_pipe_grid_release(self, op: Op, env: Any, active: Any) -> None:
        """Nothing that this CTA does depends on it."""

    def _warp_pipe_gather_prefetch(
        self, op: Op, env: Any, active: Any, source: Any, *at: Any
    ) -> None:
        self.asked.append((source, *(x[active] for x in at)))

    # -- memory -------------------------------------------------------------

    def _warp_pipe_alloc_shared(self, op: Op, env: Any, active: Any) -> Values:
        shape, kind = re.match(r"memref<((?:\d+x)*)(\w+)", op.types[0]).groups()  # type: ignore[union-attr]
        sizes = [int(x) for x in shape.split("x") if x]
        dtype = np.dtype(DTYPES[kind])
        sizes.insert(0, self.ctas)
        noise = self.rng.bytes(int(np.prod(sizes)) * dtype.itemsize)
        memory = Memory(np.frombuffer(noise, dtype).reshape(sizes).copy(), shared=True)
        self.shared.append(memory)
        return [memory]

    def _memref_dim(self, op: Op, env: Any, active: Any, memory: Any, d: Any) -> Values:
        return [np.full(self.count, memory.shape[d[0]])]

    def _flat(self, memory: Memory, at: Sequence[Any], active: Any, width: int = 1) -> Any:
        """Where the words of the active threads are."""
        if memory.late and not self.waited:
            raise SimtError("the kernel in front is not waited for")
        flat = self.cta[active] * memory.shared
        for d, (index, size) in enumerate(zip(at, memory.shape, strict=True)):
            most = size - (width if d + 1 == len(at) else 1)
            if ((index[active] < 0) | (index[active] > most)).any():
                raise SimtError(f"index {index[active]} of dimension {d} beyond {size}")
            flat = flat * size + index[active]
        return flat

    def _spread(self, active: Any, values: Any) -> Any:
        out = np.zeros((self.count, *values.shape[1:]), values.dtype)
        out[active] = values
        return out

    def _memref_load(self, op: Op, env: Any, active: Any, memory: Any, *at: Any) -> Values:
        flat = self._flat(memory, at, active)
        memory.check_read(flat, self.warp[active], self.epochs[self.cta[active]])
        return [self._spread(active, memory.data.reshape(-1)[flat])]

    def _vector_load(self, op: Op, env: Any, active: Any, memory: Any, *at: Any) -> Values:
        (width,), _ = shape_of(op.types[0])
        flat = self._flat(memory, at, active, width)
        if (flat % width).any():
            raise SimtError(f"a vector of {width} at a word that is no multiple of it")
        words = flat[:, None] + np.arange(width)
        for word in words.T:
            memory.check_read(word, self.warp[active], self.epochs[self.cta[active]])
        return [self._spread(active, memory.data.reshape(-1)[words])]

    def _vector_from_elements(self, op: Op, env: Any, active: Any, *parts: Any) -> Values:
        return [np.stack(parts, 1).reshape(self.count, *shape_of(op.types[0])[0])]

    def _vector_bitcast(self, op: Op, env: Any, active: Any, vector: Any) -> Values:
        return [np.ascontiguousarray(vector).view(shape_of(op.types[0])[1])]

    def _places(self, op: Op) -> tuple[int, ...]:
        found = re.search(r"static_position = array<i64: ([\d, ]+)>", op.attributes)
        return tuple(map(int, found[1].split(",")))  # type: ignore[index]

    def _vector_insert(self, op: Op, env: Any, active: Any, x: Any, vector: Any) -> Values:
        changed = vector.copy()
        changed[(slice(None), *self._places(op))] = x
        return [changed]

    def _vector_broadcast(self, op: Op, env: Any, active: Any, x: Any) -> Values:
        shape, _ = shape_of(op.types[0])
        ones = (1,) * (len(shape) + 1 - x.ndim)
        return [np.broadcast_to(x.reshape(self.count, *ones, *x.shape[1:]), (self.count, *shape))]

    def _nvgpu_mma_sync(self, op: Op, env: Any, active: Any, a: Any, b: Any, c: Any) -> Values:
        """16 x 8 x 16: a lane has two neighbours of rows lane / 4 and 8 below of a and c, and of
        column lane / 4 of b."""
        self._warps_of(active, op.name)
        if "mmaShape = [16, 8, 16]" not in op.attributes:
            raise NotImplementedError(f"{op.name} {op.attributes}")
        warp = self.group[:, None, None]
        row, pair, e = (self.lane // 4)[:, None, None], (self.lane % 4 * 2)[:, None, None], [0, 1]
        i = np.arange(4)[:, None]
        warps = self.warps * self.ctas
        rows, columns = np.zeros((warps, 16, 16)), np.zeros((warps, 16, 8))
        rows[warp, row + i % 2 * 8, pair + i // 2 * 8 + e] = a
        columns[warp, pair + i[:2] * 8 + e, row] = b
        product = rows @ columns
        return [(c + product[warp, row + i[:2] * 8, pair + e]).astype(c.dtype)]

    def _vector_extract(self, op: Op, env: Any, active: Any, vector: Any) -> Values:
        return [vector[(slice(None), *self._places(op))]]

    def _vector_store(self, op: Op, env: Any, active: Any, x: Any, memory: Any, *at: Any) -> None:
        flat = self._flat(memory, at, active, x.shape[1])
        for i in range(x.shape[1]):
            memory.check_write(flat + i, self.warp[active], self.epochs[self.cta[active]])
            memory.data.reshape(-1)[flat + i] = x[active][:, i]

    def _memref_prefetch(self, op: Op, env: Any, active: Any, memory: Any, *at: Any) -> None:
        self._flat(memory, at, active)

    def _memref_store(self, op: Op, env: Any, active: Any, x: Any, memory: Any, *at: Any) -> None:
        flat = self._flat(memory, at, active)
        order = np.argsort(flat, kind="stable")
        words, stored = flat[order], x[active][order]
        if ((words[1:] == words[:-1]) & (stored[1:] != stored[:-1])).any():
            raise SimtError("threads store different values to a word at once")
        memory.check_write(flat, self.warp[active], self.epochs[self.cta[active]])
        memory.data.reshape(-1)[flat] = x[active]

    def _memref_atomic_rmw(
        self, op: Op, env: Any, active: Any, x: Any, memory: Any, *at: Any
    ) -> Any:
        if op.attribute("kind").split()[0] != "1":
            raise NotImplementedError(f"{op.name} {op.attributes}")
        flat, words = self._flat(memory, at, active), memory.data.reshape(-1)
        memory.check_atomic(flat, self.warp[active], self.epochs[self.cta[active]])
        old = np.empty(len(flat), words.dtype)
        for i in self.rng.permutation(len(flat)):  # in any order
            old[i] = words[flat[i]]
            words[flat[i]] += x[active][i]
        return [self._spread(active, old)]

    def _nvgpu_device_async_copy(
        self, op: Op, env: Any, active: Any, to: Any, *rest: Any
    ) -> Values:
        sizes = re.search(r"operandSegmentSizes = array<i32: ([\d, ]+)>", op.attributes)
        own, other = (int(x) for x in sizes[1].split(", ")[1::2])  # type: ignore[index]
        source, at = rest[own], rest[own + 1 : own + 1 + other]
        values = source.data.reshape(-1)[self._flat(source, at, active)]
        flat = self._flat(to, rest[:own], active)
        to.check_write(flat, self.warp[active], self.epochs[self.cta[active]])
        to.pending.append((np.flatnonzero(active), flat, values))
        to.data.reshape(-1)[flat] = self.rng.permutation(values) * 2 + 1  # not there yet
        return [None]

    def _nvgpu_device_async_create_group(self, op: Op, env: Any, active: Any, *_: Any) -> Values:
        return [None]

    def _nvgpu_device_async_wait(self, op: Op, env: Any, active: Any, *_: Any) -> None:
        """A thread waits for its own copies."""
        for memory in self.shared:
            left = []
            for threads, flat, values in memory.pending:
                there = active[threads]
                memory.data.reshape(-1)[flat[there]] = values[there]
                if not there.all():
                    left.append((threads[~there], flat[~there], values[~there]))
            memory.pending = left
