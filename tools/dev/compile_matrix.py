#!/usr/bin/env python3
"""Compiles every form of a staged attention for sm_90a, and prints what ptxas says of each.

    compile_matrix.py [AXIS=VALUE,VALUE ...] [--kind=decode] [--sample=N] [--seed=1] [--jobs=2]
                      [--count] [--schedule=uneven]

    compile_matrix.py --sample=300                            # some of it: a minute or two
    compile_matrix.py head_dim=256 group=16 layout=paged      # a part of it
    compile_matrix.py --kind=prefill --sample=60              # more than 8 query rows

A line for each: registers of its kernel, bytes of stack and of spills, or why it is left to the
generic kernel. Exit status 1 if a kernel for thread blocks does not compile, spills, has a stack,
or a remark of ptxas that it is serialised.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python"))
from kernel_matrix import KINDS, kind_of  # noqa: E402

from sparse_attn.compiler import CompileError, find_tool, sparse_compile  # noqa: E402
from sparse_attn.programs import AttendForm  # noqa: E402

MOST_REGISTERS = 255


@dataclass
class Report:
    """What ptxas says of one kernel."""

    registers: int = 0
    stack_bytes: int = 0
    spill_bytes: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """What a kernel for thread blocks must not have."""
        found = list(self.remarks)
        if self.stack_bytes or self.spill_bytes:
            found.append(f"{self.stack_bytes} bytes of stack, {self.spill_bytes} of spills")
        if not 0 < self.registers <= MOST_REGISTERS:
            found.append(f"{self.registers} registers")
        return found


@dataclass
class Outcome:
    """A form, compiled.

    error     of a compiler that failed
    declined  why the form is left to the generic kernel; nothing else is known then
    """

    form: AttendForm
    error: str = ""
    declined: str = ""
    ptx: str = ""
    reports: dict[str, Report] = field(default_factory=dict)

    @property
    def kernel(self) -> str:
        """The name of the kernel that is to serve the form."""
        return kind_of(self.form).kernel

    @property
    def report(self) -> Report:
        """That of the kernel; empty if there is none."""
        return self.reports.get(self.kernel, Report())

    def entry(self, kernel: str | None = None) -> str:
        """The PTX of a kernel, by default of the form's, or nothing."""
        kernel = kernel or self.kernel
        entries = self.ptx.split(".visible .entry ")[1:]
        return next((text for text in entries if text.startswith(kernel + "(")), "")

    @property
    def faults(self) -> list[str]:
        if self.error or self.declined:
            return [self.error] if self.error else []
        if self.kernel not in self.reports:
            return [f"no kernel {self.kernel} among {', '.join(self.reports) or 'none'}"]
        # A remark that names no function is anybody's.
        unnamed = self.reports.get("", Report()).remarks
        return [*unnamed, *self.report.faults]

    def __str__(self) -> str:
        report = self.report
        numbers = f"{report.registers:9} {report.stack_bytes:5} {report.spill_bytes:6}"
        said = [f"FAULT: {fault}" for fault in self.faults]
        if self.error or self.declined:
            numbers = f"{'failed' if self.error else 'generic':>22}"
            said = said or [self.declined]
        return "; ".join([f"{numbers}  {self.form.name}", *said])


def parse_report(text: str) -> dict[str, Report]:
    """Kernels by name, from what `ptxas -v` prints; see lib/Target/PtxasReport.cpp."""
    reports: dict[str, Report] = {}
    current = Report()
    for line in text.splitlines():
        if remark := re.search(r"\(C\d+\)(?:.*function '(\w+)')?.*", line):
            reports.setdefault(remark[1] or "", Report()).remarks.append(remark[0])
        elif name := re.search(r"entry function '(\w+)'|Function properties for (\w+)", line):
            current = reports.setdefault(name[1] or name[2], Report())
        elif frame := re.search(r"(\d+) bytes stack frame, (\d+) bytes.*, (\d+) bytes", line):
            current.stack_bytes = int(frame[1])
            current.spill_bytes = int(frame[2]) + int(frame[3])
        elif used := re.search(r"Used (\d+) registers", line):
            current.registers = int(used[1])
    return reports


def find_ptxas() -> Path:
    """Where the compiler looks as well. Errors: FileNotFoundError."""
    folders = [os.environ.get("CUDA_HOME", "/usr/local/cuda"), "/usr/local/cuda"]
    path = os.pathsep.join([os.environ.get("PATH", ""), *(f"{folder}/bin" for folder in folders)])
    return Path(shutil.which("ptxas", path=path) or find_tool("ptxas"))


def compile_form(form: AttendForm, schedule: str = "auto") -> Outcome:
    """Its kernels, through sparse-compile and ptxas."""
    outcome = Outcome(form)
    with tempfile.TemporaryDirectory() as folder:
        ptx = Path(folder) / "kernels.ptx"
        try:
            said = sparse_compile(form.text(), ptx, target="sm_90a", emit="ptx", schedule=schedule)
        except CompileError as error:
            outcome.error = str(error)
            return outcome
        outcome.ptx = ptx.read_text()
        if declined := re.search(r"remark: .*(?:generic kernel|this attend): (.*)", said):
            outcome.declined = declined[1]
            return outcome
        command = [find_ptxas(), "-arch=sm_90a", "-O3", "-v", "-o", ptx.with_suffix(".cubin"), ptx]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        outcome.error = f"ptxas: {done.stderr.strip()}"
    outcome.reports = parse_report(done.stdout + done.stderr)
    return outcome


def compile_forms(
    forms: Sequence[AttendForm], jobs: int = 2, schedule: str = "auto"
) -> Iterator[Outcome]:
    """In the order of the forms."""
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(partial(compile_form, schedule=schedule), forms)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("axes", nargs="*", metavar="AXIS=VALUE,VALUE")
    parser.add_argument("--kind", default="decode", choices=tuple(KINDS))
    parser.add_argument("--sample", type=int, help="so many of them, at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--schedule", default="auto", choices=("auto", "even", "uneven"))
    parser.add_argument("--count", action="store_true", help="only say how many they are")
    options = parser.parse_args(argv)
    kind = KINDS[options.kind]
    try:
        axes = kind.chosen_axes(options.axes)
    except ValueError as error:
        parser.error(str(error))
    if options.sample is None:
        forms = kind.matrix(axes)
    else:
        forms = kind.sample(axes, options.sample, options.seed)
    if options.count:
        print(f"{len(forms)} kernels")
        return 0
    print("registers stack spills  kernel")
    faulty = generic = 0
    for outcome in compile_forms(forms, options.jobs, options.schedule):
        print(outcome, flush=True)
        faulty += bool(outcome.faults)
        generic += bool(outcome.declined)
    print(f"{len(forms)} kernels, {generic} generic, {faulty} with faults")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
