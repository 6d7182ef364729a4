"""Runs the compiled gate and selection on recordings of SeerAttention-R's decode gate.

python -m sparse_attn.check_gate FILE.npz...

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
from .mlir_text import number, numbers, policy_text, selection_type, tensor
from .runtime import Program

Array = NDArray[Any]
TOLERANCE = 1e-4
TIE = 1e-6


class Difference(NamedTuple):
    """Largest absolute differences of a file, and blocks of its masks that differ."""

    keys: float
    logits: float
    mismatches: int
    ties: int

    def accepted(self) -> bool:
        return self.keys <= TOLERANCE and self.logits <= TOLERANCE and self.mismatches == 0


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

    @classmethod
    def load(cls, path: Path) -> Recording:
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
        weights = {name: arrays[key] for name, key in keys.items() if key in arrays}
        if meta["selection"] == "token_budget":
            policy: ref.Policy = ref.TokenBudget(meta["token_budget"])
        elif meta["selection"] == "threshold":
            policy = ref.Threshold(meta["threshold"])
        else:
            raise ValueError(f"unknown selection {meta['selection']!r}")
        prompt, steps = meta["prefill_len"], meta["decode_steps"]
        return cls(config, policy, prompt, steps, arrays["k"], arrays["q_decode"], weights, arrays)


def program_text(recording: Recording) -> str:
    """@prefill(k, weights) -> compressed; @step(caches, ...) -> caches, logits, mask."""
    config = recording.config
    batch, capacity, heads, dim = recording.k.shape
    size = config.block_size
    blocks = -(-capacity // size)
    query_heads = heads * config.gqa_group
    weights = {name: tensor(w.shape) for name, w in recording.weights.items()}
    cache, lengths = tensor(recording.k.shape), tensor([batch], "i32")
    compressed = tensor([batch, blocks, heads, config.gate_dim])
    remainder = tensor([batch, size, heads, dim])
    new, query = tensor([batch, 1, heads, dim]), tensor([batch, 1, query_heads, dim])
    gate_query = tensor([batch, 1, heads, config.gate_dim])
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


def check(recording: Recording, program: Program) -> Difference:
    """Runs the prompt and every step and compares them with the recording."""
    config, arrays, prompt = recording.config, recording.arrays, recording.prompt
    batch, size = recording.k.shape[0], config.block_size
    weights = tuple(recording.weights.values())

    def key_error(compressed: Array, name: str) -> float:
        """Rows behind the recorded ones have to be zero."""
        expected = np.zeros_like(compressed)
        expected[:, : arrays[name].shape[1]] = arrays[name]
        return _largest(compressed, expected)

    lengths = np.full(batch, prompt, np.int32)
    caches = [np.zeros_like(recording.k), np.zeros_like(recording.k)]
    caches += program.call("prefill", recording.k, lengths, *weights)
    caches.append(ref.prompt_remainder(recording.k, lengths, block_size=size, layout="bshd"))
    keys, worst, mismatches, ties = key_error(caches[2], "k_compressed_prefill"), 0.0, 0, 0
    for step in range(recording.steps):
        before = np.full(batch, prompt + step, np.int32)
        new = recording.k[:, prompt + step : prompt + step + 1]
        operands = (*caches, before, before + 1, new, recording.q[:, step : step + 1])
        *caches, logits, mask = program.call("step", *operands, *weights)
        expected = arrays[f"step{step}.logits"]
        blocks = expected.shape[-1]
        worst = max(worst, _largest(logits[:, :, 0, :blocks], expected))
        inputs = {
            "logits": np.zeros_like(logits),
            "lengths": before + 1,
            "policy": recording.policy,
            "block_size": size,
            "mode": "reference_compatible",
        }
        # Both masks against the rule: ours by our scores, and ours by the recorded ones.
        inputs["logits"][:, :, 0, :blocks] = expected
        compared = ref.compare_selection(inputs, mask, TIE)
        recorded = np.zeros_like(mask)
        recorded[:, :, 0, :blocks] = arrays[f"step{step}.mask"]
        excused = ref.select_ties(inputs, TIE)
        mismatches += max(compared.mismatches, np.count_nonzero((mask != recorded) & ~excused))
        ties += np.count_nonzero((mask != recorded) & excused)
    keys = max(keys, key_error(caches[2], "k_compressed_final"))
    return Difference(keys, worst, int(mismatches), int(ties))


def check_file(path: Path) -> Difference:
    """Compiles and checks one file. Errors: CompileError; those of Recording.load."""
    recording = Recording.load(path)
    with tempfile.TemporaryDirectory() as folder:
        object_ = compile_to_object(program_text(recording), Path(folder) / "gate.so")
        return check(recording, Program(object_))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m sparse_attn.check_gate",
        description="Compare the compiled gate with recordings of SeerAttention-R.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.npz")
    failed = 0
    for path in parser.parse_args(argv).files:
        try:
            found = check_file(path)
        except (CompileError, OSError, ValueError, KeyError, RuntimeError) as error:
            failed += 1
            text = "".join(traceback.format_exception_only(error)).strip()
            print(f"{path.name}: FAILED: {text}", flush=True)
            continue
        failed += not found.accepted()
        verdict = "ok" if found.accepted() else "FAILED"
        print(
            f"{path.name}: compressed keys {found.keys:.1e}, logits {found.logits:.1e}, "
            f"{found.mismatches} mask mismatches, {found.ties} ties: {verdict}",
            flush=True,
        )
    return 1 if failed else 0


def _largest(got: Array, expected: Array) -> float:
    """The largest absolute difference; a NaN counts as infinite."""
    difference = np.abs(got.astype(np.float64) - expected.astype(np.float64))
    return float(np.nan_to_num(difference, nan=np.inf).max(initial=0.0))


if __name__ == "__main__":
    sys.exit(main())
