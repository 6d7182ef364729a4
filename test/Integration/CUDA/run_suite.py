#!/usr/bin/env python3
"""Runs a folder that compile_suite.py wrote and compares every case with the reference.

    run_suite.py FOLDER [--device=cuda] [--set=random|sanitizer] [--jobs=N] [--in-process]

Prints a line for each wrong case and a summary; exit status 1 if one is wrong. The cases run in a
process of their own: if that dies or does not answer, the case counts as wrong and the next ones
run in a new process. With --in-process they run in this one, for compute-sanitizer and debuggers.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from attend_cases import Case, Suite
from attend_checks import sentence
from attend_device import Guarded, Placed, PlacedPrefill, open_device
from attend_operands import make_operands
from attend_oracle import complaints, expected
from prefill_operands import make_prefill_operands
from prefill_oracle import complaints_of_prefill, expected_prefill

from sparse_attn.programs import AttendForm
from sparse_attn.runtime import Program

SILENCE = 120  # seconds without an answer after which a process is given up


class Runner:
    """Runs cases on a device; programs are loaded once."""

    def __init__(self, folder: Path, suite: Suite, device: str) -> None:
        self.folder, self.suite = folder, suite
        self.device = open_device(device)
        self.programs: dict[int, Program] = {}

    def run(self, case: Case, want: Any) -> list[str]:
        """What is wrong with a case."""
        form = self.suite.kernels[case.kernel]
        if case.kernel not in self.programs:
            path = self.folder / f"{form.name}.so"
            if not path.exists():
                return ["was not compiled"]
            self.programs[case.kernel] = Program(path)
        placed, found = self.judged(form, case, want)
        return found if placed.intact() else [*found, "writes outside of its results"]

    def judged(self, form: AttendForm, case: Case, want: Any) -> tuple[Guarded, list[str]]:
        """Memory of a case after its call, and what is wrong with the results."""
        x = make_operands(form, case)
        placed = Placed(self.device, form, case, x)
        said = ""
        try:
            placed.call(self.programs[case.kernel])
        except RuntimeError as error:
            # What a checked kernel ignored; its results are there all the same.
            said = str(error)
            if not self.suite.checked or " at " not in said:
                raise
        found = complaints(form, *placed.outcome(), want)
        if self.suite.checked and said != (right := sentence(form, case, x)):
            found.append(f"says {said!r}, not {right!r}")
        return placed, found


class PrefillRunner(Runner):
    """Runs cases with many query rows."""

    def judged(self, form: AttendForm, case: Case, want: Any) -> tuple[Guarded, list[str]]:
        placed = PlacedPrefill(self.device, form, case, make_prefill_operands(form, case))
        placed.call(self.programs[case.kernel])
        return placed, complaints_of_prefill(form, placed.values(), want)


# By the kind of a suite: what runs a case, and what gives its results.
KINDS = {"attend": (Runner, expected), "prefill": (PrefillRunner, expected_prefill)}


def compute(suite: Suite, case: Case) -> Any:
    return KINDS[suite.kind][1](suite.kernels[case.kernel], case)


@contextlib.contextmanager
def expectations(suite: Suite, cases: Sequence[Case], jobs: int) -> Iterator[Callable[[int], Any]]:
    """A function from the number of a case to what it has to give, computed ahead."""
    if jobs == 0:
        yield lambda i: compute(suite, cases[i])
        return
    # Each process works on one case with one thread.
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context) as pool:
        futures = [pool.submit(compute, suite, case) for case in cases]
        yield lambda i: futures[i].result()
        for future in futures:
            future.cancel()


def run_cases(options: argparse.Namespace, suite: Suite, cases: Sequence[Case], first: int) -> None:
    """Runs the cases from `first`; options.progress gets a line before and after each."""
    with (
        open(options.progress, "a", buffering=1) as progress,
        expectations(suite, cases[first:], options.jobs) as want,
    ):
        runner = KINDS[suite.kind][0](options.folder, suite, options.device)
        for i, case in enumerate(cases[first:], first):
            values = want(i - first)
            progress.write(json.dumps({"start": i}) + "\n")
            lost = False
            try:
                wrong = runner.run(case, values)
            except (RuntimeError, ValueError, OSError) as error:
                wrong, lost = [str(error).splitlines()[0]], options.device == "cuda"
            progress.write(json.dumps({"done": i, "wrong": wrong}) + "\n")
            if lost and not options.in_process:
                # An error of a device stays: later cases need a new process.
                os._exit(3)


def watched(options: argparse.Namespace, cases: Sequence[Case]) -> dict[int, list[str]]:
    """Runs the cases in processes, one after the other died; what is wrong with each case."""
    outcome: dict[int, list[str]] = {}
    while len(outcome) < len(cases):
        before = len(outcome)
        own = [sys.executable, __file__, str(options.folder), "--in-process"]
        own += [f"--{n}={getattr(options, n)}" for n in ("device", "set", "jobs", "progress")]
        process = subprocess.Popen([*own, f"--first={before}", f"--cases={len(cases)}"])
        reason = f"no answer in {SILENCE} s"
        changed, size = time.monotonic(), -1
        while time.monotonic() - changed < SILENCE:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(0.2)
                reason = f"the process ended with {code}"
                break
            if options.progress.stat().st_size != size:
                changed, size = time.monotonic(), options.progress.stat().st_size
        process.kill()
        process.wait()
        started, outcome = read_progress(options.progress)
        if started is not None and started not in outcome:
            outcome[started] = [reason]
            note(options.progress, started, reason)
        elif len(outcome) == before:
            raise RuntimeError(f"nothing runs: {reason}")
    return outcome


def note(progress: Path, case: int, reason: str) -> None:
    with open(progress, "a") as file:
        file.write(json.dumps({"done": case, "wrong": [reason]}) + "\n")


def read_progress(path: Path) -> tuple[int | None, dict[int, list[str]]]:
    """The case that was started last, and what is wrong with each that is done."""
    started, done = None, {}
    for line in path.read_text().splitlines():
        entry = json.loads(line)
        started = entry.get("start", started)
        if "done" in entry:
            done[entry["done"]] = entry["wrong"]
    return started, done


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cuda")
    parser.add_argument("--set", choices=("random", "sanitizer"), default="random")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="0: no processes")
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--cases", type=int, help="run so many from the beginning of the set")
    parser.add_argument("--in-process", action="store_true")
    parser.add_argument("--progress", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    suite = Suite.read(options.folder)
    if (suite.target == "cpu") != (options.device == "cpu"):
        parser.error(f"the objects are for {suite.target}")
    cases = (suite.cases if options.set == "random" else suite.sanitizer)[: options.cases]
    begin = time.monotonic()
    if options.progress is not None:
        run_cases(options, suite, cases, options.first)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        options.progress = Path(folder) / "progress.jsonl"
        options.progress.touch()
        if options.in_process:
            run_cases(options, suite, cases, options.first)
            outcome = read_progress(options.progress)[1]
        else:
            outcome = watched(options, cases)
    return report(options, suite, cases, outcome, time.monotonic() - begin)


def report(
    options: argparse.Namespace,
    suite: Suite,
    cases: Sequence[Case],
    outcome: dict[int, list[str]],
    seconds: float,
) -> int:
    failed = {i: wrong for i, wrong in sorted(outcome.items()) if wrong}
    for i, wrong in failed.items():
        name = suite.kernels[cases[i].kernel].name
        print(f"FAIL {options.set} {i} {name} ({cases[i]}): {'; '.join(wrong)}")
    kernels = len({cases[i].kernel for i in outcome})
    longest = max((cases[i].S for i in outcome), default=0)
    print(
        f"{options.set} cases on {options.device}: {len(outcome)} of {kernels} kernels, up to "
        f"{longest} keys, {len(failed)} wrong, {seconds:.0f} s"
    )
    return 1 if failed or not outcome else 0


if __name__ == "__main__":
    sys.exit(main())
