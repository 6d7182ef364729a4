"""Checks that a decode step which carries its state gives what steps without state give.

python -m sparse_attn.check_steps STEP0.mlir [STEP1.mlir...] STEP0.npz STEP1.npz... [--policy=...]

The first program is compiled with --thread-state and runs all steps, each on the state that the
one before it left; the state of the first one comes from the caches in STEP0.npz. For each step:

- compressed keys and the keys of the unfinished block are compared with those that the state
  function computes from the whole caches;
- with a policy, each attention is compared with sparse_attn.reference, as check_model does;
- results and caches are compared with the recorded ones, if every block is selected;
- if there is a program for each recording, it is compiled without state, with the same gate, and
  runs the same steps on its own caches: results, caches and selections are compared.

Exit status 1 if a step is beyond tolerance.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from . import reference as ref
from .check_layers import Gates, LayerReport, check_layer, relative_error, select_inputs
from .check_model import DEFAULT_BLOCK, GATES
from .compiler import CompileError
from .gate_file import load_gates
from .model import Array, Recorded, compile_model, load_recorded, tolerance, write_random_gates
from .state import StatefulModel

DEFAULT_CAPACITY = 4 * DEFAULT_BLOCK


class StepReport(NamedTuple):
    """One step. Differences are in relation to the largest value, if that is above 1.

    outputs     from the recorded results and caches; None unless every block is selected
    unthreaded  of results and caches, from the program without state; None without one
    state       of compressed keys and remainder, from those of the whole caches
    mismatches  blocks that the two programs select differently; ties apart
    layers      against the reference
    """

    outputs: float | None
    unthreaded: float | None
    state: float
    mismatches: int
    ties: int
    layers: list[LayerReport]
    tolerance: float

    def accepted(self) -> bool:
        worst = max(self.state, self.outputs or 0.0, self.unthreaded or 0.0)
        layers = all(layer.accepted() for layer in self.layers)
        return worst <= self.tolerance and self.mismatches == 0 and layers

    def summary(self) -> str:
        parts = [f"state {self.state:.1e} from that of the whole caches"]
        if self.outputs is not None:
            parts.append(f"{self.outputs:.1e} from the recorded results")
        if self.unthreaded is not None:
            parts.append(f"{self.unthreaded:.1e} from the program without state")
            parts.append(f"{self.mismatches} selection mismatches, {self.ties} ties")
        worst = max(max(x.output, x.logits or 0.0) for x in self.layers)
        mismatches = sum(x.mismatches for x in self.layers)
        parts.append(f"attentions {worst:.1e} from the reference, {mismatches} mismatches")
        return ", ".join(parts)


class CheckedSteps:
    """A step compiled with its state, and steps without it.

    programs  the first one is compiled with state; all of them without, if there are several
    folder    for what is compiled; must exist
    gate      learned with random weights by default, or with those of `gates`
    Errors: CompileError, ValueError, ImportError.
    """

    def __init__(
        self,
        programs: Sequence[str | Path],
        folder: str | Path,
        capacity: int = DEFAULT_CAPACITY,
        *,
        policy: str = "all",
        gate: str = "learned",
        gates: str | Path | None = None,
        block_size: int | None = None,
        way: str | None = None,
        seed: int = 0,
    ) -> None:
        folder = Path(folder)
        self.policy, self.gate = policy, gate
        self.gates: Gates | None = None
        options: dict[str, Any] = {
            "policy": policy,
            "gate": gate,
            "block_size": block_size,
            "tap_attention": True,
        }
        if gate == "learned":
            block = block_size or DEFAULT_BLOCK
            gates = gates or write_random_gates(
                programs[0], folder / "gates.safetensors", block, seed
            )
            self.gates = load_gates(gates)
            options["gates"] = gates
        threaded = folder / "threaded"
        threaded.mkdir()
        self.step = StatefulModel(programs[0], threaded, capacity, way=way, **options)
        self.plain = []
        for i, program in enumerate(programs if len(programs) > 1 else []):
            at = folder / str(i)
            at.mkdir()
            self.plain.append(compile_model(program, at, way, **options))

    def run(self, recordings: Sequence[Recorded]) -> list[StepReport]:
        """Runs the steps. Errors: ValueError, RuntimeError."""
        if self.plain and len(self.plain) != len(recordings):
            raise ValueError(f"{len(self.plain)} programs for {len(recordings)} recordings")
        layers = self.step.places["layers"]
        given = [(layer["keys"]["argument"], layer["values"]["argument"]) for layer in layers]
        caches = [tuple(recordings[0].inputs[i] for i in pair) for pair in given]
        self.step.start(caches)
        taken = {i for pair in given for i in pair}
        plain = {i: recordings[0].inputs[i] for i in taken}
        reports = []
        for number, recorded in enumerate(recordings):
            inputs = [x for i, x in enumerate(recorded.inputs) if i not in taken]
            if len(recorded.inputs) != len(inputs) + len(taken):
                raise ValueError(f"recording {number} has {len(recorded.inputs)} inputs")
            results = self.step(*inputs)
            plain_results = None
            if self.plain:
                merged = [plain.get(i, x) for i, x in enumerate(recorded.inputs)]
                plain_results = self.plain[number].call(Recorded(merged, recorded.outputs))
                for layer, pair in zip(layers, given, strict=True):
                    for name, argument in zip(("keys", "values"), pair, strict=True):
                        plain[argument] = plain_results[layer[name]["result"]]
            reports.append(self._compare(recorded, results, plain_results, number))
        return reports

    def _compare(
        self, recorded: Recorded, results: list[Array], plain: list[Array] | None, number: int
    ) -> StepReport:
        own = len(recorded.outputs)
        whole = self._whole(results, own)
        outputs = unthreaded = None
        if self.policy == "all":
            outputs = _worst(whole, recorded.outputs)
        mismatches = ties = 0
        manifest = self.step.model.manifest or {}
        taps = self._taps(results)
        if plain is not None:
            unthreaded = _worst(whole, plain[:own])
            entries = (self.plain[number].manifest or {})["layers"]
            for entry, tap in zip(entries, taps, strict=True):
                compared = self._compare_selection(entry, plain, tap["selection"])
                mismatches += compared.mismatches
                ties += compared.ties
        reports = []
        for entry, tap in zip(manifest["layers"], taps, strict=True):
            at = {**entry, "taps": {name: i for i, name in enumerate(tap)}}
            reports.append(check_layer(at, list(tap.values()), self.gate, self.gates))
        kinds = [result.dtype for result in whole]
        limit = tolerance(kinds, whole=self.step.model.way == "iree")
        return StepReport(
            outputs, unthreaded, self._state_error(), mismatches, ties, reports, limit
        )

    def _whole(self, results: list[Array], own: int) -> list[Array]:
        """The results of a program without state."""
        places = {}
        for i, layer in enumerate(self.step.places["layers"]):
            for name in ("keys", "values"):
                places[layer[name]["result"]] = self.step.valid(i, name)
        rest = iter(results)
        return [places[i] if i in places else next(rest) for i in range(own)]

    def _taps(self, results: list[Array]) -> list[dict[str, Array]]:
        """By layer and name. What is state was taken out of the results in front of them."""
        manifest = self.step.model.manifest or {}
        before = manifest["results"]
        gone = sum(at["result"] < before for at in self.step.parts())
        return [
            {name: results[at - gone] for name, at in entry["taps"].items()}
            for entry in manifest["layers"]
        ]

    def _compare_selection(
        self, entry: dict[str, Any], plain: list[Array], got: Array
    ) -> ref.Comparison:
        """The selection with state against the rule on the scores without it."""
        taps = {name: plain[at] for name, at in entry["taps"].items()}
        blocks = taps["logits"].shape[3]
        if got[..., blocks:].any():
            return ref.Comparison(int(np.count_nonzero(got[..., blocks:])), 0)
        rows = {"bhsd": 2, "bshd": 1}[entry["layout"]]
        inputs = select_inputs(entry, taps, taps["k"].shape[rows])
        return ref.compare_selection(inputs, got[..., :blocks])

    def _state_error(self) -> float:
        """Of what a later step reads: the remainder has rows that nobody does."""
        made = self.step.recompute()[len(self.step.tables) :]
        errors = []
        for i, parts in enumerate(self.step.state):
            errors.append(relative_error(parts["compressed"], made[2 * i]))
            size = parts["remainder"].shape[1]
            for b, length in enumerate(self.step.lengths):
                tail = int(length) % size
                pair = (x[b, :tail] for x in (parts["remainder"], made[2 * i + 1]))
                errors.append(relative_error(*pair))
        return max(errors)


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parse(argv)
    programs = [path for path in arguments.files if path.suffix != ".npz"]
    data = [path for path in arguments.files if path.suffix == ".npz"]
    names = ("capacity", "policy", "gate", "gates", "block_size", "way", "seed")
    options = {name: getattr(arguments, name) for name in names}
    with tempfile.TemporaryDirectory() as folder:
        try:
            if not programs or not data:
                raise ValueError("expected a program and recordings of its steps")
            checked = CheckedSteps(programs, folder, **options)
            reports = checked.run([load_recorded(path) for path in data])
        except (CompileError, ValueError, RuntimeError, OSError, ImportError) as error:
            print(f"FAILED: {type(error).__name__}: {error}")
            return 1
    for path, report in zip(data, reports, strict=True):
        verdict = "ok" if report.accepted() else "FAILED"
        print(f"{path.name}: {report.summary()}: {verdict}")
    return 0 if all(report.accepted() for report in reports) else 1


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m sparse_attn.check_steps",
        description="Compare a decode step that carries its state with steps that do not.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="STEP.mlir|STEP.npz")
    parser.add_argument("--capacity", type=int, default=DEFAULT_CAPACITY, metavar="N")
    parser.add_argument("--policy", default="all", metavar="POLICY", help="as of sparse-compile")
    parser.add_argument("--block-size", type=int, metavar="N")
    parser.add_argument("--gate", choices=GATES, default="learned")
    parser.add_argument("--gates", metavar="FILE.safetensors", help="default: random weights")
    parser.add_argument("--seed", type=int, default=0, help="of random weights")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--so", dest="way", action="store_const", const="so")
    way.add_argument("--iree", dest="way", action="store_const", const="iree")
    return parser.parse_args(argv)


def _worst(got: Sequence[Array], expected: Sequence[Array]) -> float:
    pairs = zip(got, expected, strict=True)
    return max((relative_error(a, b) for a, b in pairs), default=0.0)


if __name__ == "__main__":
    sys.exit(main())
