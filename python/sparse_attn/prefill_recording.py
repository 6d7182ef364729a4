"""Recordings of SeerAttention's gate of a prefill, and the program that is compared with them.

A recording holds the queries and keys of a prompt before rotation, the gate's weights, the
probabilities of the key blocks for each query block and head, and the masks of two policies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import reference as ref
from .function_text import (
    Function,
    SelectionForm,
    Value,
    f32_attribute,
    i64_attribute,
)
from .gate_config import PrefillGateConfig
from .gate_difference import DTYPES, Difference, call, compare_masks, error
from .mlir_text import numbers, policy_text, pool_list
from .programs import FUNCTION
from .runtime import Program

Array = NDArray[Any]
LAYOUT = "bshd"
DENSE_ROWS = 2  # of `last_block_dense`
NEVER = -80.0  # a logarithm; smaller probabilities are none in f32


@dataclass(frozen=True)
class PrefillRecording:
    """A file. q [B, S, Hq, D] and k [B, S, Hkv, D] before rotation."""

    config: PrefillGateConfig
    policies: Mapping[str, ref.Policy]  # by the name of the recorded mask
    dense_rows: int
    q: Array
    k: Array
    weights: Mapping[str, Array]
    probabilities: Array  # f32 [B, Hq, R, N], 0 above the diagonal
    masks: Mapping[str, Array]  # bool [B, Hq, R, N]
    dtype: str

    @classmethod
    def of(cls, arrays: Any, meta: dict[str, Any], dtype: str) -> PrefillRecording:
        """Errors: ValueError for a configuration that is not one of such a gate."""
        config = PrefillGateConfig.from_dict(meta, ignore_unknown=True)
        if config.rope_scaling is not None:
            raise ValueError("rope_scaling is not supported")
        kind = DTYPES[dtype]
        names = {name: f"param.mask_{name}.weight" for name in config.weight_shapes()}
        masks = ("mask_nz_ratio", "mask_threshold")
        for array in ("q", "k", "probs", *masks, *names.values()):
            if array not in arrays:
                raise ValueError(f"not a recording of a gate of a prefill: no {array}")
        return cls(
            config,
            {
                "mask_nz_ratio": ref.NzRatio(meta["nz_ratio"]),
                "mask_threshold": ref.Threshold(meta["threshold"]),
            },
            DENSE_ROWS if meta["last_block_dense"] else 0,
            arrays["q"].astype(kind),
            arrays["k"].astype(kind),
            {name: arrays[key].astype(kind) for name, key in names.items()},
            arrays["probs"],
            {mask: arrays[mask] for mask in masks},
            dtype,
        )

    @property
    def tokens(self) -> int:
        return int(self.q.shape[1])

    def text(self) -> str:
        """main(q, k, weights) -> logits [B, Hq, R, N], a mask for each policy."""
        config, f = self.config, Function(FUNCTION)
        batch, tokens, heads, _ = self.q.shape
        size = config.block_size
        blocks = -(-tokens // size)
        q = f.parameter(self.q.shape, self.dtype)
        k = f.parameter(self.k.shape, self.dtype)
        weights = {name: f.parameter(w.shape, self.dtype) for name, w in self.weights.items()}
        keys, table = f.index(tokens), None
        if config.rope:
            sizes = Value("", (tokens, config.gate_dim), "f32")
            frequencies = ref.inverse_frequencies(config.gate_dim, config.rope_theta)
            table = f.table(keys, sizes, {"inv_freq": numbers(frequencies)})
        layout = f"#sparse_attn.layout<{LAYOUT}>"

        own = self.weights["linear_k"].shape[0]
        result = Value("", (batch, blocks, own, config.gate_dim), self.dtype)
        attributes: dict[str, str | None] = {
            "block_size": i64_attribute(size),
            "pools": pool_list(config.pools),
            "partial": "",
            "layout": layout,
        }
        groups: dict[str, Any] = {"projection": weights["linear_k"], "cos_sin": table}
        compressed = f.op("compress_keys", [k], [result], groups, attributes)[0]

        result = Value("", (batch, blocks, heads, config.gate_dim), self.dtype)
        attributes = {
            "pooling": f"#sparse_attn.query_pooling<{config.head_pooling}>",
            "query_block": i64_attribute(size),
            "pools": pool_list(config.query_pools),
            "layout": layout,
        }
        groups = {"keys": keys, "projection": weights.get("linear_q"), "cos_sin": table}
        queries = f.op("gate_queries", [q], [result], groups, attributes)[0]

        result = Value("", (batch, heads, blocks, blocks), "f32")
        attributes = {
            "kind": "#sparse_attn.score_kind<dot>",
            "scale": f32_attribute(config.scale),
            "block_size": i64_attribute(size),
        }
        logits = f.op("score", [queries, compressed], [result], {}, attributes)[0]
        f.returns(logits)
        form = SelectionForm((batch, heads, blocks, blocks), size, size, "mask", None)
        for policy in self.policies.values():
            attributes = {
                "policy": policy_text(policy),
                "mode": "#sparse_attn.mode<inclusive>",
                "dense_rows": i64_attribute(self.dense_rows),
            }
            groups = {"query_rows": keys, "keys": keys}
            selection = f.op("select", [logits], [form], groups, attributes)[0]
            f.returns(*f.unpack(selection, form))
        return f.text()

    def check(self, program: Program) -> Difference:
        """Compares probabilities, by their logarithms, and masks."""
        logits, *masks = call(program, FUNCTION, self.q, self.k, *self.weights.values())
        with np.errstate(divide="ignore"):
            recorded = np.log(self.probabilities)
        there = recorded > NEVER
        got = _log_softmax(logits)
        errors = {"log probabilities": error(got[there], recorded[there], self.dtype)}
        mismatches = ties = 0
        for (name, policy), mask in zip(self.policies.items(), masks, strict=True):
            inputs = {
                "logits": recorded,
                "num_keys": self.tokens,
                "query_rows": self.tokens,
                "policy": policy,
                "block_size": self.config.block_size,
                "query_block": self.config.block_size,
                "mode": "inclusive",
                "dense_rows": self.dense_rows,
            }
            found = compare_masks(inputs, got, mask, self.masks[name], self.dtype)
            mismatches, ties = mismatches + found.mismatches, ties + found.ties
        return Difference(errors, mismatches, ties)


def _log_softmax(logits: Array) -> Array:
    """Of the blocks up to a row's own; -inf behind it. f32 [B, Hq, R, N]."""
    seen = np.tril(np.ones(logits.shape[2:], bool))
    x = np.where(seen, logits, -np.inf).astype(np.float64)
    x -= x.max(-1, keepdims=True)
    logarithms: Array = (x - np.log(np.exp(x).sum(-1, keepdims=True))).astype(np.float32)
    return logarithms
