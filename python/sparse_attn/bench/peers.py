"""Other kernels, loaded from a folder that holds their benchmarks.

A peer is a class in the table PEERS of such a file. In decode_bench.py
`prep(q, k, v, ids, lengths)` tunes it for a shape and gives a call and its kind: True for sparse
attention, "dense", False for a reader of the blocks. In prefill_bench.py
`prep(q, k, v, mask, block)` gives the call, and `sparse` says whether it takes a mask.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
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
    "fa4": "FlashAttention-4",
    "fa4_dense": "FlashAttention-4, dense",
}
PREFILL_DEFAULT = ("fa3", "fa4_dense", "fa4", "flex")
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


class PrefillPeer:
    """A contestant with many query rows: causal, q [1, S, Hq, D], k and v [1, S, Hkv, D]."""

    def __init__(self, name: str, implementation: Any) -> None:
        self.name, self.setting = name, ""
        self.kind = "sparse" if implementation.sparse else "dense"
        self._implementation = implementation

    def prepare_with(self, q: Any, k: Any, v: Any, mask: Any, block: int) -> Callable[[], Any]:
        """mask bool [Hq, S / block, S / block]; None for a dense one."""
        call: Callable[[], Any] = self._implementation.prep(q, k, v, mask, block)
        self.setting = str(getattr(self._implementation, "cfg", "") or "")
        return call


def load_peers(folder: Path, names: Sequence[str], form: AttendForm) -> list[Peer]:
    """Those that can be loaded; a line says why one cannot.

    Errors: ValueError if the folder has no benchmark, or one of another form.
    """
    bench = _open(folder, "decode_bench", form, BS=form.block)
    if (form.rows, form.layout) != (1, "bshd"):
        raise ValueError(f"expected one row in layout bshd, got {form.name}: run without --peers")
    if "seer_triton" in names:
        bench.precompile_triton()
    return [Peer(name, one) for name, one in _loaded(bench, names)]


def load_prefill_peers(folder: Path, names: Sequence[str], form: AttendForm) -> list[PrefillPeer]:
    """As `load_peers`."""
    bench = _open(folder, "prefill_bench", form)
    return [PrefillPeer(name, one) for name, one in _loaded(bench, names)]


def _open(folder: Path, name: str, form: AttendForm, **more: int) -> Any:
    """The benchmark of that name."""
    if not (folder / f"{name}.py").exists():
        raise ValueError(f"{folder} has no {name}.py")
    sys.path.insert(0, str(folder))
    bench = importlib.import_module(name)
    asked = {"HQ": form.heads, "HKV": form.key_heads, "D": form.head_dim, **more}
    own = {name: getattr(bench, name) for name in asked}
    if (own, "f16") != (asked, form.dtype):
        raise ValueError(
            f"expected the peers' form {own}, f16, got {asked}, {form.dtype}: run without --peers"
        )
    return bench


def _loaded(bench: Any, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
    for name in names:
        try:
            yield name, bench.PEERS[name]()
        except Exception as error:  # whatever a foreign package raises
            print(f"peer {name} is left out: {type(error).__name__}: {error}", flush=True)
