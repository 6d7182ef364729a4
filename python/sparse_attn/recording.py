"""Recorded decoding: which blocks each layer, key head and step of a generation read.

A run directory holds two files. `run.json`:

    {"format": "sparse_attn.run", "version": 1, "model": "Qwen3ForCausalLM",
     "policy": "token-budget=4096", "block_size": 64, "key_heads": 8, "gated_layers": [0, 1, 2, 3]}

and `selections.npz` with the arrays

    lengths   i32 [steps, B]   keys of each sequence, that of the step's own token included
    selected  u8 [steps, layers, B, key heads, ceil(N / 8)]
              bit n % 8, lowest first, of byte n // 8: whether block n is read; N is the number of
              blocks of the longest sequence

A step is one token of each sequence. Block n of a sequence holds its keys n * block_size and on;
padding has no keys. A layer that is not in `gated_layers` reads every block.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT, VERSION = "sparse_attn.run", 1
RUN, SELECTIONS = "run.json", "selections.npz"
_FIELDS = {"model": str, "policy": str, "block_size": int, "key_heads": int, "gated_layers": list}


@dataclass(frozen=True)
class Recording:
    """The selections of a generation.

    lengths   i32 [steps, B], as above
    selected  bool [steps, layers, B, key heads, N]
    """

    model: str
    policy: str
    block_size: int
    gated_layers: tuple[int, ...]
    lengths: NDArray[np.int32]
    selected: NDArray[np.bool_]

    @property
    def steps(self) -> int:
        return int(self.selected.shape[0])

    @property
    def layers(self) -> int:
        return int(self.selected.shape[1])

    @property
    def key_heads(self) -> int:
        return int(self.selected.shape[3])

    def present(self) -> NDArray[np.bool_]:
        """bool [steps, B, N]: the blocks that hold keys."""
        starts = self.block_size * np.arange(self.selected.shape[-1])
        return np.asarray(starts < self.lengths[..., None])

    def sparsity(self) -> NDArray[np.float64]:
        """f64 [steps, layers]: the share of blocks with keys that is not read, of all sequences and
        key heads."""
        every = self.present().sum((1, 2)) * self.key_heads
        return np.asarray(1 - self.selected.sum((2, 3, 4)) / every[:, None])

    def __post_init__(self) -> None:
        _expect("a block size of at least 1", self.block_size >= 1, self.block_size)
        _expect("selected of rank 5", self.selected.ndim == 5, self.selected.shape)
        steps, layers, batch, _, blocks = self.selected.shape
        _expect(
            f"lengths {[steps, batch]}", self.lengths.shape == (steps, batch), self.lengths.shape
        )
        _expect("at least one step", self.selected.size > 0, self.selected.shape)
        most = -(-int(self.lengths.max()) // self.block_size)
        _expect("keys in every sequence", bool((self.lengths > 0).all()), self.lengths.min())
        _expect(f"{most} blocks for lengths up to {self.lengths.max()}", blocks == most, blocks)
        beyond = self.selected & ~self.present()[:, None, :, None]
        _expect("blocks that hold keys", not beyond.any(), _first(beyond))
        layer = next((x for x in self.gated_layers if not 0 <= x < layers), None)
        _expect(f"gated layers below {layers}", layer is None, layer)


def is_recording(folder: str | os.PathLike[str]) -> bool:
    """Whether a directory holds a recording, or a part of one."""
    return any((Path(folder) / name).exists() for name in (RUN, SELECTIONS))


def write(recording: Recording, folder: str | os.PathLike[str]) -> Path:
    """Writes the two files, and the directory if it is missing. Errors: OSError."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "model": recording.model,
        "policy": recording.policy,
        "block_size": recording.block_size,
        "key_heads": recording.key_heads,
        "gated_layers": list(recording.gated_layers),
    }
    (folder / RUN).write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")
    bits = np.packbits(recording.selected, axis=-1, bitorder="little")
    np.savez_compressed(folder / SELECTIONS, lengths=recording.lengths, selected=bits)
    return folder


def read(folder: str | os.PathLike[str]) -> Recording:
    """Errors: OSError; ValueError, with the file's name, for what is no recording."""
    folder = Path(folder)
    try:
        head = json.loads((folder / RUN).read_text(encoding="utf-8"))
        _check_head(head)
        with np.load(folder / SELECTIONS) as arrays:
            lengths, bits = (
                _array(arrays, "lengths", np.int32),
                _array(arrays, "selected", np.uint8),
            )
    except ValueError as error:
        raise ValueError(f"{folder}: {error}") from None
    heads = head["key_heads"]
    if bits.ndim != 5 or bits.shape[3] != heads:
        shape = f"[steps, layers, B, {heads}, bytes]"
        raise ValueError(f"{folder}: expected selected {shape}, got {list(bits.shape)}")
    try:
        longest = int(lengths.max(initial=0))
        blocks = -(-longest // head["block_size"])
        selected = np.unpackbits(bits, axis=-1, bitorder="little").astype(bool)
        _expect(f"{-(-blocks // 8)} bytes a row", bits.shape[4] == -(-blocks // 8), bits.shape[4])
        spare = selected[..., blocks:]
        _expect("no block behind the last", not spare.any(), _first(spare))
        return Recording(
            model=head["model"],
            policy=head["policy"],
            block_size=head["block_size"],
            gated_layers=tuple(head["gated_layers"]),
            lengths=lengths,
            selected=selected[..., :blocks],
        )
    except ValueError as error:
        raise ValueError(f"{folder / SELECTIONS}: {error}") from None


def _check_head(head: Any) -> None:
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise ValueError(f"{RUN}: expected format {FORMAT!r}")
    _expect(f"version {VERSION} in {RUN}", head.get("version") == VERSION, head.get("version"))
    for name, kind in _FIELDS.items():
        value = head.get(name)
        _expect(f"{name} of type {kind.__name__} in {RUN}", type(value) is kind, value)
    _expect(f"block_size of at least 1 in {RUN}", head["block_size"] >= 1, head["block_size"])
    whole = all(type(layer) is int for layer in head["gated_layers"])
    _expect(f"gated_layers of numbers in {RUN}", whole, head["gated_layers"])


def _array(arrays: Any, name: str, kind: type[Any]) -> NDArray[Any]:
    _expect(f"an array {name} in {SELECTIONS}", name in arrays, sorted(arrays))
    found: NDArray[Any] = arrays[name]
    _expect(f"{name} of {np.dtype(kind)} in {SELECTIONS}", found.dtype == kind, found.dtype)
    return found


def _first(found: NDArray[np.bool_]) -> Any:
    """The place of the first True, for a message."""
    return next(iter(np.argwhere(found).tolist()), None)


def _expect(what: str, holds: bool, got: Any) -> None:
    if not holds:
        raise ValueError(f"expected {what}, got {got}")
