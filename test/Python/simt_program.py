"""Programs for a GPU, run on the CPU thread by thread: their host code, and all blocks of each
kernel.

    program = SimtProgram(form.text())
    program.prepare("main", *arguments, out=results)()      # arrays of NumPy, as runtime.Program

Kernels for many query rows, which multiply by warpgroups, are not simulated.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import mlir_generic
import numpy as np
from mlir_generic import Op
from simt import WARP, Memory, ThreadBlock
from simt_math import DTYPES, PURE, constant
from simt_pipe import PipeBlock

from sparse_attn.compiler import find_tool

PASSES = (
    "--sparse-attn-schedule-pipeline=target=h100",
    "--sparse-attn-to-kernels-pipeline=target=h100",
)


def lowered(text: str, passes: Sequence[str]) -> dict[str, Op]:
    """The functions of a program behind some passes. Errors: RuntimeError, from the compiler."""
    command = [find_tool("sparse-opt"), *passes, "--mlir-print-op-generic"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return mlir_generic.parse(done.stdout)


def warps_of(kernel: Op) -> int:
    """Of a CTA."""
    return int(kernel.attribute("warp_pipe.launch").partition("warps = ")[2])


class Items(ThreadBlock):
    """A kernel of work items: each is a thread, the last argument its number."""

    def __init__(self, items: int) -> None:
        super().__init__(-(-items // WARP), (0, 0, 0), (1, 1, 1))
        self.present = self.thread < items


class SimtProgram:
    """Errors: as of `lowered`."""

    def __init__(self, text: str) -> None:
        self.functions = lowered(text, PASSES)

    def kernels(self) -> set[str]:
        """Names of those that are written for thread blocks."""
        return {n for n, f in self.functions.items() if "warp_pipe.launch" in f.others}

    def prepare(self, function: str, *arguments: Any, out: Sequence[Any]) -> Callable[[], None]:
        def run() -> None:
            for to, found in zip(out, self.call(function, arguments), strict=True):
                to[...] = found

        return run

    def call(self, function: str, arguments: Sequence[Any]) -> list[Any]:
        block = self.functions[function].regions[0]
        env: dict[str, Any] = {
            name: Memory(np.array(x)) for name, x in zip(block.arguments, arguments, strict=True)
        }
        front: list[Memory] = []  # what the kernel in front of the next one writes
        for op in block.ops:
            given = [env[name] for name in op.operands]
            if op.name == "func.return":
                return [x.data for x in given]
            if op.name == "sparse_attn.dispatch":
                found = front = self._dispatch(op, given, front)
            elif op.name == "tensor.dim":
                found = [np.array([given[0].shape[int(given[1][0])]])]
            elif op.name == "arith.constant":
                found = [constant(op).reshape(1)]
            else:
                found = [PURE[op.name](op, *given)]
            env.update(zip(op.results, found, strict=True))
        raise ValueError("expected a func.return")

    def _dispatch(self, op: Op, given: list[Any], front: list[Memory]) -> list[Memory]:
        sizes = re.search(r"operandSegmentSizes = array<i32: ([\d, ]+)>", op.attributes)
        counts = [int(x) for x in sizes[1].split(",")]  # type: ignore[index]
        items = [int(x[0]) for x in given[: counts[0]]]
        inputs = given[counts[0] : counts[0] + counts[1]]
        dynamic = iter(int(x[0]) for x in given[counts[0] + counts[1] :])
        tied = re.search(r"tied = array<i64: ([-\d, ]+)>", op.attributes)
        ties = [int(x) for x in tied[1].split(",")] if tied else [-1] * len(op.types)
        kernel = self.functions[op.attribute("kernel").lstrip("@")]
        overlaps = "overlap = true" in kernel.others
        arguments = [int(x[0]) if isinstance(x, np.ndarray) else x for x in inputs]
        results: list[Memory] = []
        for kind, tie in zip(op.types, ties, strict=True):
            if tie < 0:
                results.append(Memory(poisoned(kind, dynamic)))
                arguments.append(results[-1])
            else:  # an update in place, of a copy
                results.append(Memory(arguments[tie].data.copy()))
                results[-1].late = any(x is arguments[tie] for x in front)
                arguments[tie] = results[-1]
        for x in arguments:
            if isinstance(x, Memory):
                x.late = overlaps and (x.late or any(x is y for y in front))
        self._launch(kernel, items, arguments)
        for x in results:
            x.late = False
        return results

    def _launch(self, kernel: Op, items: list[int], arguments: list[Any]) -> None:
        if len(items) == 1:
            block: ThreadBlock = Items(items[0])
            if items[0]:
                block.run(kernel, [*arguments, block.thread])
            return
        ops = kernel.regions[0].ops
        warps = warps_of(kernel)
        prologue = [op for op in ops if op.name == "warp_pipe.prologue"]
        helpers = int(prologue[0].attribute("helpers").split()[0]) if prologue else 0
        loads = any(op.name == "warp_pipe.pipeline" for op in ops)
        cluster = items[0] if "cluster = true" in kernel.others else 1
        for z, y, x in product(range(items[2]), range(items[1]), range(0, items[0], cluster)):
            block = PipeBlock(warps - helpers - loads, warps, (x, y, z), items, cluster=cluster)
            block.run(kernel, arguments)


def poisoned(kind: str, dynamic: Any) -> Any:
    """An array of a tensor type: NaN, or -1."""
    *sizes, element = re.sub(r"^tensor<(.*)>$", r"\1", kind).split("x")
    shape = [next(dynamic) if size == "?" else int(size) for size in sizes]
    array = np.empty(shape, DTYPES[element])
    array.view(np.uint8)[...] = 0xFF
    return array
