#!/usr/bin/env python3
"""Replays captured decode steps, which go on by themselves, and compares them with a reference.

    step_replay.py FOLDER [--steps=500]

FOLDER has the shared objects of run_steps.py --compile. Two models run on two streams at the same
time. A graph of each takes the next queries and keys, makes a step in place and advances the
lengths; it is captured once. Prints the kernel nodes that one call of the compiled function is.
Exit status 1 if a result is wrong, or a fused step is not three kernels.
"""

from __future__ import annotations

import argparse
import ctypes
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from run_steps import compare, compare_step
from step_cases import FORMS, StepCase
from step_reference import append, make_inputs

from sparse_attn.runtime import Program

TOKENS = ("unrotated", "q", "new_unrotated", "new_k", "new_v")
KERNEL_NODE = 0  # CU_GRAPH_NODE_TYPE_KERNEL


def kernel_nodes(call: Callable[[], Any], stream: Any) -> int:
    """How many kernels a graph of the call has, asked of the driver."""
    driver = ctypes.CDLL("libcuda.so.1")

    def check(status: int, what: str) -> None:
        if status != 0:
            raise RuntimeError(f"{what}: CUDA error {status}")

    handle, graph, count = ctypes.c_void_p(stream.cuda_stream), ctypes.c_void_p(), ctypes.c_size_t()
    check(driver.cuStreamBeginCapture_v2(handle, 1), "begin a capture")
    call()
    check(driver.cuStreamEndCapture(handle, ctypes.byref(graph)), "end a capture")
    check(driver.cuGraphGetNodes(graph, None, ctypes.byref(count)), "count nodes")
    nodes = (ctypes.c_void_p * count.value)()
    check(driver.cuGraphGetNodes(graph, nodes, ctypes.byref(count)), "list nodes")
    kernels = 0
    for node in nodes:
        kind = ctypes.c_int()
        status = driver.cuGraphNodeGetType(ctypes.c_void_p(node), ctypes.byref(kind))
        check(status, "ask for the type of a node")
        kernels += kind.value == KERNEL_NODE
    check(driver.cuGraphDestroy(graph), "destroy a graph")
    return kernels


class Model:
    """A form with its caches, the tokens to come, and the graph of a step on a stream."""

    def __init__(self, folder: Path, case: StepCase, steps: int) -> None:
        self.case, self.stream = case, torch.cuda.Stream()
        self.arrays = make_inputs(case, "cuda")
        self.expected = {n: None if x is None else x.clone() for n, x in self.arrays.items()}
        generator = torch.Generator("cuda").manual_seed(case.seed + 1)
        self.tokens = {}
        for name in TOKENS:
            x = self.arrays[name]
            shape = (steps, *x.shape)
            drawn = torch.randn(shape, generator=generator, device="cuda", dtype=torch.float32)
            self.tokens[name] = drawn.to(x.dtype)
        self.counter = torch.zeros(1, dtype=torch.int64, device="cuda")
        self.o = torch.empty_like(self.arrays["q"])
        form = case.form
        out = [(self.arrays | {"o": self.o})[name] for name in form.results()]
        program = Program(folder / f"{form.name}.so")
        # Kernels are loaded by a first call, on copies: a capture cannot.
        copies = {n: None if x is None else x.clone() for n, x in self.arrays.items()}
        results = [(copies | {"o": self.o})[name] for name in form.results()]
        program.prepare("main", *form.in_order(**copies), out=results)()
        self.call = program.prepare("main", *form.in_order(**self.arrays), out=out)
        torch.cuda.synchronize()
        with torch.cuda.stream(self.stream):
            self.kernels = kernel_nodes(lambda: self.call(stream=self.stream), self.stream)
            self.graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(self.graph, stream=self.stream):
                self.step()

    def step(self) -> None:
        for name in TOKENS:
            target = self.arrays[name].unsqueeze(0)
            torch.index_select(self.tokens[name], 0, self.counter, out=target)
        self.call(stream=self.stream)
        if not self.case.form.lengths_out:
            self.arrays["lengths"].add_(1)
        self.counter.add_(1)

    def replay(self) -> None:
        with torch.cuda.stream(self.stream):
            self.graph.replay()

    def advance(self, token: int) -> str:
        """The reference goes on by a token. What is wrong with compressed keys, or nothing."""
        for name in TOKENS:
            self.expected[name].copy_(self.tokens[name][token])
        for place in append(self.case.form, self.expected):
            ours, theirs = (x["compressed"][place] for x in (self.arrays, self.expected))
            if text := compare(self.case.form, f"token {token}, compressed key", ours, theirs):
                return text
            theirs.copy_(ours)
        return ""

    def check(self, token: int) -> str:
        for name in ("k", "v", "compressed", "remainder", "lengths"):
            if not torch.equal(self.arrays[name], self.expected[name]):
                return f"token {token}: {name} differs"
        return compare_step(self.case.form, f"token {token}, o", self.o, self.expected)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--every", type=int, default=50, help="steps between comparisons")
    options = parser.parse_args(argv)
    fused = [form for form in FORMS if form.append and form.mode == "correct"]
    chosen = (fused[0], next(form for form in fused if form.lengths_out))
    lengths = ((0, 700, 63, 4000), (1, 95, 31, 6000))
    models = [
        Model(options.folder, StepCase(form, 4, 8192, at, None, 11), options.steps)
        for form, at in zip(chosen, lengths, strict=True)
    ]
    wrong = 0
    for model in models:
        extra = 1 if model.case.form.lengths_out else 0
        wrong += model.kernels != 3 + extra
        print(f"{model.case.form.name}: {model.kernels} kernel nodes a call")
    for begin in range(0, options.steps, options.every):
        end = min(begin + options.every, options.steps)
        for _ in range(begin, end):
            for model in models:
                model.replay()
        torch.cuda.synchronize()
        for model in models:
            texts = [model.advance(token) for token in range(begin, end)]
            for text in [*filter(None, texts), model.check(end - 1)]:
                wrong += bool(text)
                if text:
                    print(f"FAIL {model.case.form.name}: {text}")
        if wrong:
            break
    print(f"{options.steps} steps of 2 models on 2 streams, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
