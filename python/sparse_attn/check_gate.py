"""Runs the compiled gate and selection on recordings of SeerAttention-R's decode gate.

python -m sparse_attn.check_gate FILE.npz... [--target=sm_90a] [--dtype=f16]
python -m sparse_attn.check_gate FILE.npz... --compile DIR --target=sm_90a
python -m sparse_attn.check_gate FILE.npz... --objects DIR

The second writes shared objects, which the third runs, on a machine without a compiler. An object
runs where it was compiled for: one of sm_90a needs a GPU, and no CUDA package. With f16 or bf16
recorded keys, queries and weights are rounded, and thread blocks of a GPU take the stages.

A recording holds a gate's weights, the keys of a prompt, and queries and keys of decode steps with
the compressed keys, scores and masks that the reference gave (see `Recording`). Each becomes a
program of two functions: @prefill compresses the prompt's keys; @step appends a key, scores and
selects. A line a file tells the largest differences; exit status 1 if one is beyond tolerance.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import reference as ref
from .compiler import CompileError, compile_to_object
from .gate_file import GateConfig
from .mlir_text import ELEMENTS, number, numbers, policy_text, selection_type, tensor
from .runtime import Program

Array = NDArray[Any]
DTYPES = {name: dtype for dtype, name in ELEMENTS.items() if name in ("f32", "f16", "bf16")}
# Differences of a recording in f32 are absolute; rounded, they are parts of the largest number.
TOLERANCES = {"f32": 1e-4, "f16": 2e-3, "bf16": 1.6e-2}
TIE = 1e-6


class Difference(NamedTuple):
    """Largest differences of a file, and blocks of its masks that differ."""

    keys: float
    logits: float
    mismatches: int
    ties: int

    def accepted(self, dtype: str = "f32") -> bool:
        most = TOLERANCES[dtype]
        return self.keys <= most and self.logits <= most and self.mismatches == 0


@dataclass(frozen=True)
class Recording:
    """A file. k [B, S, Hkv, D] and q [B, steps, Hq, D] before rotation, f32."""

    config: GateConfig
    policy: ref.Policy
    prompt: int
    steps: int
    k: Array
    q: Array
    weights: dict[str, Array]
    arrays: Any  # the recorded results
    dtype: str

    @classmethod
    def load(cls, path: Path, dtype: str = "f32") -> Recording:
        """Errors: OSError; ValueError if the file is something else."""
        arrays = np.load(path)
        if not isinstance(arrays, np.lib.npyio.NpzFile) or "meta" not in arrays:
            raise ValueError("not a recording: no meta")
        meta = json.loads(bytes(arrays["meta"]))
        if "decode_steps" not in meta:
            raise ValueError(f"not a recording of the decode gate: {meta.get('kind', 'no steps')}")
        config = GateConfig.from_dict(meta, ignore_unknown=True)
        if config.rope_scaling is not None:
            raise ValueError("rope_scaling is not supported")
        names = ("linear_q", "linear_k", "qnorm", "knorm")
        keys = {name: f"param.attngate_{name}.weight" for name in names}
        kind = DTYPES[dtype]
        weights = {name: arrays[key].astype(kind) for name, key in keys.items() if key in arrays}
        if meta["selection"] == "token_budget":
            policy: ref.Policy = ref.TokenBudget(meta["token_budget"])
        elif meta["selection"] == "threshold":
            policy = ref.Threshold(meta["threshold"])
        else:
            raise ValueError(f"unknown selection {meta['selection']!r}")
        prompt, steps = meta["prefill_len"], meta["decode_steps"]
        k, q = (arrays[name].astype(kind) for name in ("k", "q_decode"))
        return cls(config, policy, prompt, steps, k, q, weights, arrays, dtype)


def program_text(recording: Recording) -> str:
    """@prefill(k, weights) -> compressed; @step(caches, ...) -> caches, logits, mask."""
    config = recording.config
    batch, capacity, heads, dim = recording.k.shape
    size = config.block_size
    blocks = -(-capacity // size)
    query_heads = heads * config.gqa_group
    dtype = recording.dtype
    weights = {name: tensor(w.shape, dtype) for name, w in recording.weights.items()}
    cache, lengths = tensor(recording.k.shape, dtype), tensor([batch], "i32")
    compressed = tensor([batch, blocks, heads, config.gate_dim], dtype)
    remainder = tensor([batch, size, heads, dim], dtype)
    new = tensor([batch, 1, heads, dim], dtype)
    query = tensor([batch, 1, query_heads, dim], dtype)
    gate_query = tensor([batch, 1, heads, config.gate_dim], dtype)
    logits = tensor([batch, heads, 1, blocks])
    mask = tensor([batch, heads, 1, blocks], "i1")
    selection = selection_type([batch, heads, 1, blocks], size)

    table, rotation, table_types = "", "", []
    if config.rope:
        frequencies = ref.inverse_frequencies(config.gate_dim, config.rope_theta)
        type_ = tensor([capacity, config.gate_dim])
        table = (
            f"  %n = arith.constant {capacity} : index\n  %cos, %sin = sparse_attn.rotary_table %n "
            f"{{inv_freq = {numbers(frequencies)}}} : {type_}, {type_}\n"
        )
        rotation, table_types = " cos_sin(%cos, %sin)", [type_, type_]

    def operands(projection: str, norm: str) -> tuple[str, list[str]]:
        used = {"projection": projection, "norm": norm}
        used = {word: name for word, name in used.items() if name in weights}
        text = "".join(f" {word}(%{name})" for word, name in used.items())
        return text + rotation, [weights[name] for name in used.values()] + table_types

    key_operands, key_types = operands("linear_k", "knorm")
    query_operands, query_types = operands("linear_q", "qnorm")
    norm_eps = f"norm_eps = {number(config.norm_eps)} : f32"
    pools = ", ".join(f"#sparse_attn.pool<{pool}>" for pool in config.pools)
    gate = f"block_size = {size} : i64, pools = [{pools}], {norm_eps}"
    layout = "layout = #sparse_attn.layout<bshd>"
    arguments = "".join(f", %{name}: {type_}" for name, type_ in weights.items())
    caches = f"{cache}, {cache}, {compressed}, {remainder}"
    return f"""
func.func @prefill(%k: {cache}, %len: {lengths}{arguments}) -> {compressed} {{
{table}  %c = sparse_attn.compress_keys %k lengths(%len){key_operands} {{{gate}, {layout}}}
      : ({", ".join([cache, lengths, *key_types])}) -> {compressed}
  return %c : {compressed}
}}
func.func @step(%kc: {cache}, %vc: {cache}, %c: {compressed}, %rem: {remainder}, %before: {lengths},
    %after: {lengths}, %new: {new}, %q: {query}{arguments})
    -> ({caches}, {logits}, {mask}) {{
{table}  %a:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %rem) lengths(%before)
      new(%new, %new, %new){key_operands}
      {{{gate}, {layout}, rope_anchor = #sparse_attn.rope_anchor<last_on_decode>}}
      : ({", ".join([caches, lengths, new, new, new, *key_types])}) -> ({caches}, {lengths})
  %g = sparse_attn.gate_queries %q lengths(%after){query_operands}
      {{pooling = #sparse_attn.query_pooling<{config.pooling}>, {norm_eps}, {layout}}}
      : ({", ".join([query, lengths, *query_types])}) -> {gate_query}
  %x = sparse_attn.score %g, %a#2 {{kind = #sparse_attn.score_kind<dot>,
      scale = {number(config.scale)} : f32, block_size = {size} : i64}}
      : ({gate_query}, {compressed}) -> {logits}
  %s = sparse_attn.select %x lengths(%after) {{policy = {policy_text(recording.policy)},
      mode = #sparse_attn.mode<reference_compatible>}} : ({logits}, {lengths}) -> {selection}
  %m = sparse_attn.unpack_selection %s : ({selection}) -> {mask}
  return %a#0, %a#1, %a#2, %a#3, %x, %m : {caches}, {logits}, {mask}
}}
"""


def call(program: Program, function: str, *arguments: Array) -> list[Array]:
    """`Program.call` with NumPy arrays on either device."""
    if program.device(function) == "cpu":
        return program.call(function, *arguments)
    on_device = (program.to_device(argument) for argument in arguments)
    return [result.numpy() for result in program.call(function, *on_device)]


def check(recording: Recording, program: Program) -> Difference:
    """Runs the prompt and every step and compares them with the recording."""
    config, arrays, prompt = recording.config, recording.arrays, recording.prompt
    batch, size = recording.k.shape[0], config.block_size
    weights = tuple(recording.weights.values())
    exact = recording.dtype == "f32"

    def largest(got: Array, expected: Array) -> float:
        part = 1.0 if exact else max(float(np.abs(expected).max(initial=0.0)), 1.0)
        return _largest(got, expected) / part

    def key_error(compressed: Array, name: str) -> float:
        """Rows behind the recorded ones have to be zero."""
        expected = np.zeros(compressed.shape, np.float32)
        expected[:, : arrays[name].shape[1]] = arrays[name]
        return largest(compressed, expected)

    lengths = np.full(batch, prompt, np.int32)
    caches = [np.zeros_like(recording.k), np.zeros_like(recording.k)]
    caches += call(program, "prefill", recording.k, lengths, *weights)
    caches.append(ref.prompt_remainder(recording.k, lengths, block_size=size, layout="bshd"))
    keys, worst, mismatches, ties = key_error(caches[2], "k_compressed_prefill"), 0.0, 0, 0
    for step in range(recording.steps):
        before = np.full(batch, prompt + step, np.int32)
        new = recording.k[:, prompt + step : prompt + step + 1]
        operands = (*caches, before, before + 1, new, recording.q[:, step : step + 1])
        *caches, logits, mask = call(program, "step", *operands, *weights)
        expected = arrays[f"step{step}.logits"]
        blocks = expected.shape[-1]
        error = largest(logits[:, :, 0, :blocks], expected)
        worst = max(worst, error)
        recorded = np.zeros_like(mask)
        recorded[:, :, 0, :blocks] = arrays[f"step{step}.mask"]
        rounded = np.zeros_like(logits)
        rounded[:, :, 0, :blocks] = expected
        inputs: dict[str, Any] = {
            "logits": rounded,
            "lengths": before + 1,
            "policy": recording.policy,
            "block_size": size,
            "mode": "reference_compatible",
        }
        if exact:
            # Both masks against the rule: ours by our scores, and ours by the recorded ones.
            compared, tie = ref.compare_selection(inputs, mask, TIE), TIE
        else:
            # Ours by our scores; where rounded scores may change the choice, a tie.
            compared = ref.compare_selection({**inputs, "logits": logits}, mask, TIE)
            tie = 2 * _largest(logits[:, :, 0, :blocks], expected)
        excused = ref.select_ties(inputs, tie)
        mismatches += max(compared.mismatches, int(np.count_nonzero((mask != recorded) & ~excused)))
        ties += int(np.count_nonzero((mask != recorded) & excused))
    keys = max(keys, key_error(caches[2], "k_compressed_final"))
    return Difference(keys, worst, mismatches, ties)


def object_path(folder: Path, path: Path, dtype: str) -> Path:
    """Of the shared object of a recording."""
    return folder / f"{path.stem}-{dtype}.so"


def check_file(
    path: Path, dtype: str = "f32", target: str = "cpu", objects: Path | None = None
) -> Difference:
    """Checks one file, compiled before if `objects` is given.

    Errors: CompileError; OSError; those of Recording.load and of Program.call.
    """
    recording = Recording.load(path, dtype)
    if objects is not None:
        return check(recording, Program(object_path(objects, path, dtype)))
    with tempfile.TemporaryDirectory() as folder:
        object_ = object_path(Path(folder), path, dtype)
        compile_to_object(program_text(recording), object_, target=target)
        return check(recording, Program(object_))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m sparse_attn.check_gate",
        description="Compare the compiled gate with recordings of SeerAttention-R.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.npz")
    parser.add_argument("--target", default="cpu", help="cpu or sm_90a")
    parser.add_argument("--dtype", action="append", choices=DTYPES, help="f32 by default")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--compile", type=Path, metavar="DIR", help="only write shared objects")
    where.add_argument("--objects", type=Path, metavar="DIR", help="take what --compile wrote")
    options = parser.parse_args(argv)
    if options.compile:
        options.compile.mkdir(parents=True, exist_ok=True)
    failed = 0
    for path in options.files:
        for dtype in options.dtype or ["f32"]:
            name = f"{path.name} {dtype}"
            try:
                if options.compile:
                    text = program_text(Recording.load(path, dtype))
                    to = object_path(options.compile, path, dtype)
                    compile_to_object(text, to, target=options.target)
                    print(f"{name}: compiled for {options.target}", flush=True)
                    continue
                found = check_file(path, dtype, options.target, options.objects)
            except (CompileError, OSError, ValueError, KeyError, RuntimeError) as error:
                failed += 1
                text = "".join(traceback.format_exception_only(error)).strip()
                print(f"{name}: FAILED: {text}", flush=True)
                continue
            accepted = found.accepted(dtype)
            failed += not accepted
            print(
                f"{name}: compressed keys {found.keys:.1e}, logits {found.logits:.1e}, "
                f"{found.mismatches} mask mismatches, {found.ties} ties: "
                f"{'ok' if accepted else 'FAILED'}",
                flush=True,
            )
    return 1 if failed else 0


def _largest(got: Array, expected: Array) -> float:
    """The largest absolute difference; a NaN counts as infinite."""
    difference = np.abs(got.astype(np.float64) - expected.astype(np.float64))
    return float(np.nan_to_num(difference, nan=np.inf).max(initial=0.0))


if __name__ == "__main__":
    sys.exit(main())
