"""What a call reads and launches, from a program whose attentions were tapped."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class LayerStats:
    """One attention of a call.

    blocks        pairs of a row of a selection (a sequence, a head that selects, a query row) and
                  a block of keys that it reads
    dense_blocks  pairs that dense attention would read under the same lengths, causal and window
    bytes         of the valid keys and values in `blocks`; `dense_bytes` likewise. What several
                  rows read together counts for each of them
    """

    layer: int
    blocks: int
    dense_blocks: int
    bytes: int
    dense_bytes: int


@dataclass(frozen=True)
class Stats:
    """A call: its attentions in program order, and how many kernels it runs."""

    layers: tuple[LayerStats, ...]
    launches: int

    @property
    def blocks(self) -> int:
        return sum(layer.blocks for layer in self.layers)

    @property
    def dense_blocks(self) -> int:
        return sum(layer.dense_blocks for layer in self.layers)

    @property
    def bytes(self) -> int:
        return sum(layer.bytes for layer in self.layers)

    @property
    def dense_bytes(self) -> int:
        return sum(layer.dense_bytes for layer in self.layers)

    @property
    def fraction(self) -> float:
        """`blocks` in relation to `dense_blocks`; 1 if there is nothing to read."""
        return self.blocks / self.dense_blocks if self.dense_blocks else 1.0


def layer_stats(layer: Mapping[str, Any], results: Sequence[Any], default_block: int) -> LayerStats:
    """The counts of one attention.

    layer          its entry of the manifest that tap_attention wrote
    results        of the tapped program, NumPy
    default_block  keys of a block where the attention is dense and has no block size
    Errors: ValueError for what is not counted: packed sequences, and lists of several rows.
    """
    taps, layout = layer["taps"], layer["layout"]
    if layout not in ("bhsd", "bshd"):
        raise ValueError(f"layer {layer['layer']}: blocks of layout {layout} are not counted")
    heads_at, keys_at = (1, 2) if layout == "bhsd" else (2, 1)
    q, k, v = (results[taps[name]] for name in "qkv")
    batch, rows, keys = q.shape[0], q.shape[keys_at], k.shape[keys_at]
    block = layer.get("block_size") or default_block
    lengths = np.full(batch, keys)
    if "lengths" in taps:
        lengths = np.clip(results[taps["lengths"]].astype(np.int64), 0, keys)
    starts = block * np.arange(math.ceil(keys / block))
    # Valid keys of each block, [B, 1, 1, N], and what dense attention reads, [B, 1, T, N].
    sizes = np.clip(lengths[:, None] - starts, 0, block)[:, None, None]
    positions = (lengths[:, None] - rows + np.arange(rows))[:, None, :, None]
    dense = np.broadcast_to(sizes > 0, (batch, 1, rows, len(starts)))
    if layer["causal"]:
        dense = dense & (starts <= positions)
    if "window" in layer:
        dense = dense & (starts + block > positions - layer["window"] + 1)
    dense = np.broadcast_to(dense, (batch, k.shape[heads_at], rows, len(starts)))
    chosen = dense
    if "selection" in taps:
        chosen = results[taps["selection"]].astype(bool) & (sizes > 0)
        if chosen.shape[2] != rows:
            raise ValueError(f"layer {layer['layer']}: lists of several rows are not counted")
        dense = np.broadcast_to(dense[:, :1], chosen.shape)
    key_bytes = k.shape[3] * k.itemsize + v.shape[3] * v.itemsize
    return LayerStats(
        layer=int(layer["layer"]),
        blocks=int(chosen.sum()),
        dense_blocks=int(dense.sum()),
        bytes=int((chosen * sizes).sum()) * key_bytes,
        dense_bytes=int((dense * sizes).sum()) * key_bytes,
    )
