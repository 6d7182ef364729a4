"""Runs the compiled gate and selection on recordings of SeerAttention-R's and SeerAttention's.

python -m sparse_attn.check_gate FILE.npz... [--target=sm_90a] [--dtype=f16]
python -m sparse_attn.check_gate FILE.npz... --compile DIR --target=sm_90a
python -m sparse_attn.check_gate FILE.npz... --objects DIR

The second writes shared objects, which the third runs, on a machine without a compiler. An object
runs where it was compiled for: one of sm_90a needs a GPU, and no CUDA package. With f16 or bf16
recorded keys, queries and weights are rounded, and thread blocks of a GPU take the stages.

A recording holds a gate's weights, the keys of a prompt, and queries and keys of decode steps with
the compressed keys, scores and masks that the reference gave (see `Recording`). Each becomes a
program of two functions: @prefill compresses the prompt's keys; @step appends a key, scores and
selects. Recordings of a prefill's gate are other files (see `prefill_recording`). A line a file
tells the largest differences; exit status 1 if one is beyond tolerance.
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
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import reference as ref
from .compiler import CompileError, compile_to_object
from .gate_config import PREFILL_KIND, GateConfig
from .gate_difference import DTYPES, Difference, call, compare_masks, error
from .mlir_text import number, numbers, policy_text, pool_list, selection_type, tensor
from .prefill_recording import PrefillRecording
from .runtime import Program

Array = NDArray[Any]


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
    def of(cls, arrays: Any, meta: dict[str, Any], dtype: str) -> Recording:
        """Errors: ValueError if it is no recording of a decode gate."""
        if "decode_steps" not in meta:
            raise ValueError(f"not a recording of a known gate: {meta.get('kind', 'no steps')}")
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


def load(path: Path, dtype: str = "f32") -> Recording | PrefillRecording:
    """Errors: OSError; ValueError if the file is something else."""
    arrays = np.load(path)
    if not isinstance(arrays, np.lib.npyio.NpzFile) or "meta" not in arrays:
        raise ValueError("not a recording: no meta")
    meta = json.loads(bytes(arrays["meta"]))
    if meta.get("kind") == PREFILL_KIND:
        return PrefillRecording.of(arrays, meta, dtype)
    return Recording.of(arrays, meta, dtype)


def program_text(recording: Recording | PrefillRecording) -> str:
    """The program of a recording."""
    if isinstance(recording, PrefillRecording):
        return recording.text()
    return decode_text(recording)


def decode_text(recording: Recording) -> str:
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
    gate = f"block_size = {size} : i64, pools = {pool_list(config.pools)}, {norm_eps}"
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


def check(recording: Recording | PrefillRecording, program: Program) -> Difference:
    """Runs the program of a recording and compares what it gives."""
    if isinstance(recording, PrefillRecording):
        return recording.check(program)
    return check_decode(recording, program)


def check_decode(recording: Recording, program: Program) -> Difference:
    """Runs the prompt and every step and compares them with the recording."""
    config, arrays, prompt = recording.config, recording.arrays, recording.prompt
    batch, size = recording.k.shape[0], config.block_size
    weights, dtype = tuple(recording.weights.values()), recording.dtype

    def key_error(compressed: Array, name: str) -> float:
        """Rows behind the recorded ones have to be zero."""
        expected = np.zeros(compressed.shape, np.float32)
        expected[:, : arrays[name].shape[1]] = arrays[name]
        return error(compressed, expected, dtype)

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
        worst = max(worst, error(logits[:, :, 0, :blocks], expected, dtype))
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
        compared = compare_masks(inputs, logits, mask, recorded, dtype)
        mismatches += compared.mismatches
        ties += compared.ties
    keys = max(keys, key_error(caches[2], "k_compressed_final"))
    return Difference({"compressed keys": keys, "logits": worst}, mismatches, ties)


def object_path(folder: Path, path: Path, dtype: str) -> Path:
    """Of the shared object of a recording."""
    return folder / f"{path.stem}-{dtype}.so"


def check_file(
    path: Path, dtype: str = "f32", target: str = "cpu", objects: Path | None = None
) -> Difference:
    """Checks one file, compiled before if `objects` is given.

    Errors: CompileError; OSError; those of `load` and of Program.call.
    """
    recording = load(path, dtype)
    if objects is not None:
        return check(recording, Program(object_path(objects, path, dtype)))
    with tempfile.TemporaryDirectory() as folder:
        object_ = object_path(Path(folder), path, dtype)
        compile_to_object(program_text(recording), object_, target=target)
        return check(recording, Program(object_))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m sparse_attn.check_gate",
        description="Compare the compiled gate with recordings of the published ones.",
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
                    text = program_text(load(path, dtype))
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
                f"{name}: {', '.join(f'{k} {x:.1e}' for k, x in found.errors.items())}, "
                f"{found.mismatches} mask mismatches, {found.ties} ties: "
                f"{'ok' if accepted else 'FAILED'}",
                flush=True,
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
