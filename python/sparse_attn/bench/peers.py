"""Other kernels, loaded from a folder that holds their benchmark (decode_bench.py).

A peer is a class in the table PEERS of that file; `prep(q, k, v, ids, lengths)` tunes it for a
shape and gives a call and its kind: True for sparse attention, "dense", False for a reader of the
blocks.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..programs import AttendForm

TITLES = {
    "readsel": "reading only",
    "fa3": "FlashAttention-3, dense",
    "seer_tilelang": "TileLang",
    "flashinfer": "FlashInfer",
    "seer_triton": "Triton",
    "seer_triton_splits": "Triton, splits swept",
    "flex": "FlexAttention",
}
DEFAULT = ("readsel", "fa3", "seer_tilelang", "flashinfer")
_KINDS = {True: "sparse", False: "reader", "dense": "dense"}


class Peer:
    """A contestant: `prepare` gives a call that returns o, and `kind` is then known."""

    def __init__(self, name: str, implementation: Any) -> None:
        self.name, self.kind, self.setting = name, "sparse", ""
        self._implementation = implementation

    def prepare(self, inputs: Any) -> Callable[[], Any]:
        # One row a sequence.
        q, ids = inputs.q[:, 0], inputs.ids[:, :, 0]
        return self.prepare_with(q, inputs.k, inputs.v, ids, inputs.lengths)

    def prepare_with(self, q: Any, k: Any, v: Any, ids: Any, lengths: Any) -> Callable[[], Any]:
        """q [B, Hq, D], ids [B, Hkv, C]; TileLang and the dense ones read them at each call."""
        call: Callable[[], Any]
        call, kind = self._implementation.prep(q, k, v, ids, lengths)
        self.kind = _KINDS[kind]
        self.setting = str(getattr(self._implementation, "cfg", "") or "")
        return call


def load_peers(folder: Path, names: Sequence[str], form: AttendForm) -> list[Peer]:
    """Those that can be loaded; a line says why one cannot.

    Errors: ValueError if the folder has no benchmark, or one of another form.
    """
    if not (folder / "decode_bench.py").exists():
        raise ValueError(f"{folder} has no decode_bench.py")
    sys.path.insert(0, str(folder))
    bench = importlib.import_module("decode_bench")
    own = (bench.HQ, bench.HKV, bench.D, bench.BS, "f16", 1, "bshd")
    asked = (
        form.heads,
        form.key_heads,
        form.head_dim,
        form.block,
        form.dtype,
        form.rows,
        form.layout,
    )
    if own != asked:
        raise ValueError(f"expected the peers' form {own}, got {asked}: run without --peers")
    if "seer_triton" in names:
        bench.precompile_triton()
    loaded = []
    for name in names:
        try:
            loaded.append(Peer(name, bench.PEERS[name]()))
        except Exception as error:  # whatever a foreign package raises
            print(f"peer {name} is left out: {type(error).__name__}: {error}", flush=True)
    return loaded
