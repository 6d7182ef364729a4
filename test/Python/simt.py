"""Runs code of a kernel as the threads of a thread block do, without a GPU.

    function = parse(text)["sparse_attn_attend_decode"]     # of --mlir-print-op-generic
    block = ThreadBlock(threads=160, block_id=(0, 3, 1), grid=(16, 8, 2))
    block.run(function, arguments, until="warp_pipe.prologue")

Threads go in lockstep, one operation after the other, those of a branch not taken idle. It is an
error if threads of a CTA reach a barrier and others do not, if a collective operation of a warp
lacks lanes, if warps meet at a word of shared memory without a barrier between them, if an index
is out of bounds, and if what a kernel in front writes is read before it is waited for. Shared
memory begins with noise. What a copy brings is there when it was waited for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

WARP = 32
DTYPES: dict[str, Any] = {
    "i1": np.bool_,
    "i8": np.int8,
    "i32": np.int32,
    "i64": np.int64,
    "index": np.int64,
    "f16": np.float16,
    "f32": np.float32,
    "f64": np.float64,
}
Values = list[Any]


class SimtError(AssertionError):
    """What the threads of a CTA may not do."""


# ---------------------------------------------------------------------------
# Text
# ---------------------------------------------------------------------------


@dataclass
class Block:
    arguments: list[str] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)


@dataclass
class Op:
    name: str
    results: list[str]
    operands: list[str]
    attributes: str
    regions: list[Block] = field(default_factory=list)
    types: list[str] = field(default_factory=list)  # of results
    operand_types: list[str] = field(default_factory=list)
    others: str = ""  # attributes that are no properties
    constant: Any = None  # what a constant was read as

    def attribute(self, name: str, default: str = "") -> str:
        found = re.search(rf"\b{name} = ([^,}}]+)", self.attributes + self.others)
        return found[1] if found else default


_LINE = re.compile(r'^(?:(%\w+)(?::(\d+))? = )?"([\w.]+)"\(([^)]*)\)(?: <\{(.*?)\}>)?(.*)$')


def split_types(text: str) -> list[str]:
    """Types between commas that no bracket holds."""
    found, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char in "<([") - (char in ">)]" and text[i - 1] != "-")
        if char == "," and depth == 0:
            found.append(text[start:i].strip())
            start = i + 1
    return found + ([text[start:].strip()] if text[start:].strip() else [])


def _set_types(op: Op, rest: str) -> None:
    op.others = rest.partition(" : (")[0]
    before, _, after = rest.partition(" : (")[2].partition(") -> ")
    op.operand_types = split_types(before)
    op.types = split_types(after[1:-1] if after.startswith("(") else after)


def _parse_ops(lines: Iterator[str]) -> tuple[Block, str]:
    """A block, and the line that ends it."""
    block = Block()
    for line in lines:
        line = line.strip()
        if line.startswith("^"):
            if block.ops:
                raise ValueError(f"expected a region of one block, got {line}")
            block.arguments = re.findall(r"(%\w+):", line)
        elif line.startswith("}"):
            return block, line
        elif match := _LINE.match(line):
            result, count, name, operands, attributes, rest = match.groups()
            names = [f"{result}#{i}" for i in range(int(count))] if count else [result]
            op = Op(name, names if result else [], operands.split(", ") if operands else [], "")
            op.attributes = attributes or ""
            if rest.endswith("({"):
                while True:
                    region, rest = _parse_ops(lines)
                    op.regions.append(region)
                    if rest != "}, {":
                        break
            _set_types(op, rest)
            block.ops.append(op)
        elif line:
            raise ValueError(f"cannot read {line}")
    return block, ""


def parse(text: str) -> dict[str, Op]:
    """The functions of a module in MLIR's generic form, by name."""
    # Aliases of attributes and locations stand around the module.
    lines = iter([x for x in text.splitlines() if not x.startswith(("#", "//"))])
    module = _parse_ops(lines)[0].ops[0]
    return {
        op.attribute("sym_name").strip('"'): op
        for op in module.regions[0].ops
        if op.name == "func.func"
    }


# ---------------------------------------------------------------------------
# Memory
# ---------------------------------------------------------------------------


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

    def check_read(self, at: Any, warp: Any, epoch: int) -> None:
        if not self.shared:
            return
        if ((self.written[at] == epoch) & (self.writer[at] != warp)).any():
            raise SimtError("a warp reads what another one wrote, with no barrier between them")
        self.readers[at] = np.where(self.read[at] == epoch, self.readers[at], 0)
        self.read[at] = epoch
        np.bitwise_or.at(self.readers, at, 1 << warp)

    def check_write(self, at: Any, warp: Any, epoch: int) -> None:
        if not self.shared:
            return
        others = (self.read[at] == epoch) & ((self.readers[at] & ~(1 << warp)) != 0)
        others |= (self.written[at] == epoch) & (self.writer[at] != warp)
        if others.any():
            raise SimtError("warps meet at a word that one writes, with no barrier between them")
        self.written[at], self.writer[at] = epoch, warp


# ---------------------------------------------------------------------------
# Threads
# ---------------------------------------------------------------------------


def _signed(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda op, x, y: function(x, y).astype(x.dtype)


def _unsigned(function: Callable[..., Any]) -> Callable[..., Any]:
    def run(op: Op, x: Any, y: Any) -> Any:
        kind = np.dtype(f"u{x.dtype.name}") if x.dtype != bool else x.dtype
        return function(x.astype(kind), y.astype(kind)).astype(x.dtype)

    return run


def _shift(function: Callable[..., Any]) -> Callable[..., Any]:
    """Behind the last bit the result is poison: some number."""

    def run(op: Op, x: Any, y: Any) -> Any:
        bits = 8 * x.dtype.itemsize
        found = _unsigned(function)(op, x, y & (bits - 1))
        return np.where((y < 0) | (y >= bits), np.array(0x5EED, x.dtype), found)

    return run


_INTEGER = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")


def _compare(op: Op, x: Any, y: Any) -> Any:
    code = int(op.attribute("predicate").split()[0])
    if op.name == "arith.cmpi":
        if code >= 6:  # unsigned
            x, y, code = (*(v.astype(f"u{v.dtype.name}") for v in (x, y)), code - 4)
        return getattr(np, _INTEGER[code])(x, y)
    ordered = ~(np.isnan(x) | np.isnan(y))
    names = ("equal", "greater", "greater_equal", "less", "less_equal", "not_equal")
    if 1 <= code <= 6:
        return ordered & getattr(np, names[code - 1])(x, y)
    if 8 <= code <= 13:
        return ~ordered | getattr(np, names[code - 8])(x, y)
    raise NotImplementedError(f"{op.name} {code}")


def _to_integer(op: Op, x: Any) -> Any:
    limits = np.iinfo(DTYPES[op.types[0]])
    return np.clip(np.nan_to_num(x.astype(float)), limits.min, limits.max).astype(limits.dtype)


def _extended(op: Op, x: Any) -> Any:
    kind = x.dtype if x.dtype == bool else np.dtype(f"u{x.dtype.name}")
    return x.astype(kind).astype(DTYPES[op.types[0]])


def _constant(op: Op) -> Any:
    text = op.attribute("value").split(" : ")[0]
    if text in ("true", "false"):
        return np.bool_(text == "true")
    kind = DTYPES[op.types[0]]
    if text.startswith("0x"):
        return np.frombuffer(int(text, 16).to_bytes(np.dtype(kind).itemsize, "little"), kind)[0]
    return kind(float(text)) if np.issubdtype(kind, np.floating) else kind(int(text))


PURE: dict[str, Callable[..., Any]] = {
    "arith.addi": _signed(np.add),
    "arith.subi": _signed(np.subtract),
    "arith.muli": _signed(np.multiply),
    "arith.andi": _signed(np.bitwise_and),
    "arith.ori": _signed(np.bitwise_or),
    "arith.xori": _signed(np.bitwise_xor),
    "arith.minsi": _signed(np.minimum),
    "arith.maxsi": _signed(np.maximum),
    "arith.minui": _unsigned(np.minimum),
    "arith.maxui": _unsigned(np.maximum),
    "arith.divui": _unsigned(lambda x, y: x // np.where(y == 0, 1, y)),
    "arith.remui": _unsigned(lambda x, y: x % np.where(y == 0, 1, y)),
    "arith.shli": _shift(np.left_shift),
    "arith.shrui": _shift(np.right_shift),
    "arith.shrsi": lambda op, x, y: np.right_shift(x, np.clip(y, 0, 8 * x.dtype.itemsize - 1)),
    "arith.addf": _signed(np.add),
    "arith.subf": _signed(np.subtract),
    "arith.mulf": _signed(np.multiply),
    "arith.divf": _signed(np.divide),
    "arith.maxnumf": _signed(np.fmax),
    "arith.maximumf": _signed(np.maximum),
    "arith.minimumf": _signed(np.minimum),
    "arith.negf": lambda op, x: -x,
    "arith.cmpi": _compare,
    "arith.cmpf": _compare,
    "arith.select": lambda op, c, x, y: np.where(c, x, y),
    "arith.bitcast": lambda op, x: x.view(DTYPES[op.types[0]]),
    "arith.index_cast": lambda op, x: x.astype(DTYPES[op.types[0]]),
    "arith.index_castui": _extended,
    "arith.extui": _extended,
    "arith.extsi": lambda op, x: x.astype(DTYPES[op.types[0]]),
    "arith.extf": lambda op, x: x.astype(DTYPES[op.types[0]]),
    "arith.truncf": lambda op, x: x.astype(DTYPES[op.types[0]]),
    "arith.trunci": lambda op, x: x.astype(DTYPES[op.types[0]]),
    "arith.sitofp": lambda op, x: x.astype(DTYPES[op.types[0]]),
    "arith.uitofp": lambda op, x: x.astype(f"u{x.dtype.name}").astype(DTYPES[op.types[0]]),
    "arith.fptosi": _to_integer,
    "arith.fptoui": _to_integer,
    "math.absf": lambda op, x: abs(x),
    "math.exp": lambda op, x: np.exp(x).astype(x.dtype),
    "math.log": lambda op, x: np.log(x).astype(x.dtype),
    "math.exp2": lambda op, x: np.exp2(x).astype(x.dtype),
    "math.powf": _signed(np.power),
    "math.sqrt": lambda op, x: np.sqrt(x),
    "math.fma": lambda op, x, y, z: (x.astype(float) * y + z).astype(x.dtype),
    "math.ctpop": lambda op, x: np.bitwise_count(x.astype(f"u{x.dtype.name}")).astype(x.dtype),
    "llvm.intr.cttz": lambda op, x: np.bitwise_count(((x & -x) - 1).astype(np.uint32)).astype(
        x.dtype
    ),
    "nvvm.rcp.approx.ftz.f": lambda op, x: (1 / x).astype(x.dtype),
}
REDUCTIONS = {"umin": np.minimum, "umax": np.maximum, "add": np.add}


class ThreadBlock:
    """asked: what was asked for ahead: source, and its indices of each thread."""

    def __init__(
        self, threads: int, block_id: Sequence[int], grid: Sequence[int], seed: int = 0
    ) -> None:
        self.count, self.block_id, self.grid = threads, block_id, grid
        self.thread = np.arange(threads)
        self.warp, self.lane = self.thread // WARP, self.thread % WARP
        self.epoch, self.waited, self.barriers = 0, False, 0
        self.rng = np.random.default_rng(seed)
        self.shared: list[Memory] = []
        self.asked: list[tuple[Any, ...]] = []

    def run(self, function: Op, arguments: Sequence[Any], until: str) -> Values:
        """What the first op of that name yields. arguments: Memory or a number each."""
        names = function.regions[0].arguments
        env = {name: self._value(x) for name, x in zip(names, arguments, strict=True)}
        active = np.ones(self.count, bool)
        with np.errstate(all="ignore"):
            for op in function.regions[0].ops:
                if op.name == until:
                    return self._block(op.regions[0], env, active)
                self._op(op, env, active)
        raise ValueError(f"expected an op {until}")

    def _value(self, x: Any) -> Any:
        return x if isinstance(x, Memory) else np.full(self.count, x)

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
                op.constant = _constant(op)
            found = [np.full(self.count, op.constant)]
        else:
            method = getattr(self, "_" + op.name.replace(".", "_"), None)
            if method is None:
                raise NotImplementedError(op.name)
            found = method(op, env, active, *given) or []
        env.update(zip(op.results, found, strict=True))

    # -- control ------------------------------------------------------------

    def _merged(self, active: Any, new: Values, old: Values) -> Values:
        return [np.where(active, n, o) for n, o in zip(new, old, strict=True)]

    def _scf_if(self, op: Op, env: Any, active: Any, condition: Any) -> Values:
        found: Values = [np.zeros(self.count, DTYPES[kind]) for kind in op.types]
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
        found: Values = [np.zeros(self.count, DTYPES[kind]) for kind in op.types]
        while running.any():
            go, *out = self._block(op.regions[0], env, running, *state)
            found = self._merged(running & ~go, out, found)
            running = running & go
            if running.any():
                new = self._block(op.regions[1], env, running, *out)
                state = self._merged(running, new, state)
        return found

    # -- threads ------------------------------------------------------------

    def _all_of(self, active: Any, what: str) -> None:
        if not active.all():
            raise SimtError(f"{what}: {active.sum()} of {self.count} threads reach it")

    def _warps_of(self, active: Any, what: str) -> None:
        lanes = active.reshape(-1, WARP).sum(1)
        if ((lanes != 0) & (lanes != WARP)).any():
            raise SimtError(f"{what}: {lanes.max()} of {WARP} lanes of a warp reach it")

    def _gpu_barrier(self, op: Op, env: Any, active: Any) -> None:
        self._all_of(active, op.name)
        self.epoch += 1

    def _nvvm_barrier(self, op: Op, env: Any, active: Any, condition: Any) -> Values:
        self._all_of(active, op.name)
        self.epoch += 1
        return [np.full(self.count, (condition != 0).sum(), np.int32)]

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
        return [x[self.warp * WARP + lane]]

    def _gpu_thread_id(self, op: Op, env: Any, active: Any) -> Values:
        return [self.thread.astype(np.int64)]

    def _warp_pipe_lane_id(self, op: Op, env: Any, active: Any) -> Values:
        return [self.lane.astype(np.int32)]

    def _warp_pipe_warp_id(self, op: Op, env: Any, active: Any) -> Values:
        return [self.warp.astype(np.int32)]

    def _gpu_block_id(self, op: Op, env: Any, active: Any) -> Values:
        return [np.full(self.count, self.block_id["xyz".index(op.attributes.rstrip(">")[-1])])]

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
        noise = self.rng.bytes(int(np.prod(sizes)) * dtype.itemsize)
        memory = Memory(np.frombuffer(noise, dtype).reshape(sizes).copy(), shared=True)
        self.shared.append(memory)
        return [memory]

    def _memref_dim(self, op: Op, env: Any, active: Any, memory: Any, d: Any) -> Values:
        return [np.full(self.count, memory.data.shape[d[0]])]

    def _flat(self, memory: Memory, at: Sequence[Any], active: Any, width: int = 1) -> Any:
        """Where the words of the active threads are."""
        if memory.late and not self.waited:
            raise SimtError("the kernel in front is not waited for")
        flat = np.zeros(active.sum(), np.int64)
        for d, (index, size) in enumerate(zip(at, memory.data.shape, strict=True)):
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
        memory.check_read(flat, self.warp[active], self.epoch)
        return [self._spread(active, memory.data.reshape(-1)[flat])]

    def _vector_load(self, op: Op, env: Any, active: Any, memory: Any, *at: Any) -> Values:
        width = int(re.match(r"vector<(\d+)x", op.types[0])[1])  # type: ignore[index]
        flat = self._flat(memory, at, active, width)
        if (flat % width).any():
            raise SimtError(f"a vector of {width} at a word that is no multiple of it")
        words = flat[:, None] + np.arange(width)
        for word in words.T:
            memory.check_read(word, self.warp[active], self.epoch)
        return [self._spread(active, memory.data.reshape(-1)[words])]

    def _vector_from_elements(self, op: Op, env: Any, active: Any, *parts: Any) -> Values:
        return [np.stack(parts, 1)]

    def _vector_bitcast(self, op: Op, env: Any, active: Any, vector: Any) -> Values:
        kind = DTYPES[op.types[0].partition("x")[2].rstrip(">")]
        return [np.ascontiguousarray(vector).view(kind)]

    def _vector_extract(self, op: Op, env: Any, active: Any, vector: Any) -> Values:
        place = re.search(r"static_position = array<i64: ([\d, ]+)>", op.attributes)
        return [vector[(slice(None), *map(int, place[1].split(",")))]]  # type: ignore[index]

    def _memref_store(self, op: Op, env: Any, active: Any, x: Any, memory: Any, *at: Any) -> None:
        flat = self._flat(memory, at, active)
        order = np.argsort(flat, kind="stable")
        words, stored = flat[order], x[active][order]
        if ((words[1:] == words[:-1]) & (stored[1:] != stored[:-1])).any():
            raise SimtError("threads store different values to a word at once")
        memory.check_write(flat, self.warp[active], self.epoch)
        memory.data.reshape(-1)[flat] = x[active]

    def _memref_atomic_rmw(
        self, op: Op, env: Any, active: Any, x: Any, memory: Any, *at: Any
    ) -> Any:
        if op.attribute("kind").split()[0] != "1":
            raise NotImplementedError(f"{op.name} {op.attributes}")
        flat, words = self._flat(memory, at, active), memory.data.reshape(-1)
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
        to.check_write(flat, self.warp[active], self.epoch)
        to.pending.append((self.thread[active], flat, values))
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
