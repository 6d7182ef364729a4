"""Records which blocks a generation over a GatedCache reads, for `python -m sparse_attn.report`.

    cache = GatedCache(model, policy="token-budget=4096", gates="gates.safetensors")
    with Recorder(cache) as recorder:
        model.generate(**inputs, cache=cache)
    recorder.save("run")

Each step selects once more, by the op gate_select on what the step left in the cache, and copies
the lists to the host. Results stay as they are; a recorded generation is no generation to time.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from . import recording
from .hf_cache import GatedCache
from .hf_layer import GatedLayer
from .recording import Recording

_Lengths = NDArray[np.int32]
_Mask = NDArray[np.bool_]


class Recorder:
    """The steps that a cache takes inside of `with`.

    A row of the record is a row of the batch: with beams, the beam that stood there in that step.
    The cache may be reset between generations; their steps follow one another.
    Errors: ValueError for a cache that is being recorded.
    """

    def __init__(self, cache: GatedCache) -> None:
        self._cache = cache
        self._layers = [cache.layer(index) for index in range(len(cache.layers))]
        self._steps: list[list[tuple[_Lengths, _Mask]]] = [[] for _ in self._layers]

    def __enter__(self) -> Recorder:
        if any(layer.observer is not None for layer in self._layers):
            raise ValueError("this GatedCache is being recorded")
        for layer in self._layers:
            layer.observer = self._observe
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for layer in self._layers:
            layer.observer = None

    def recording(self) -> Recording:
        """What was recorded. Errors: ValueError if there was no step, or the batch has changed."""
        # A step that failed has fewer layers.
        steps = min(map(len, self._steps))
        if not steps:
            raise ValueError("expected decode steps, recorded none: a prompt alone takes none")
        kept = [layer[:steps] for layer in self._steps]
        batches = sorted({len(lengths) for lengths, _ in kept[0]})
        if len(batches) > 1:
            raise ValueError(f"expected one batch size in all steps, got {batches}")
        lengths = np.stack([found for found, _ in kept[0]])
        blocks = max(mask.shape[-1] for _, mask in kept[0])
        _, first = kept[0][0]
        selected = np.zeros((steps, len(kept), *first.shape[:2], blocks), bool)
        for index, layer in enumerate(kept):
            for step, (_, mask) in enumerate(layer):
                selected[step, index, ..., : mask.shape[-1]] = mask
        return Recording(
            model=self._cache.model_name,
            policy=self._layers[0].policy,
            block_size=self._layers[0].block,
            gated_layers=tuple(layer.index for layer in self._layers if layer.gate is not None),
            lengths=lengths,
            selected=selected,
        )

    def save(self, folder: str | os.PathLike[str]) -> Path:
        """Writes a run directory. Errors: as of `recording`; OSError."""
        return recording.write(self.recording(), folder)

    def _observe(self, layer: GatedLayer, lists: tuple[Tensor, Tensor] | None) -> None:
        """After a step of a layer; lists: ids [B, Hkv, 1, C] and counts [B, Hkv, 1], None for all
        blocks."""
        assert layer.lengths is not None and layer.k is not None
        lengths = layer.lengths.cpu().numpy().copy()
        blocks = -(-int(lengths.max()) // layer.block)
        present = layer.block * np.arange(blocks) < lengths[:, None]
        mask = np.repeat(present[:, None], layer.k.shape[2], axis=1)
        if lists is not None:
            ids, counts = (x.cpu() for x in lists)
            listed = torch.arange(ids.shape[-1]) < counts[..., None]
            chosen = torch.zeros(*ids.shape[:2], blocks, dtype=torch.bool)
            b, h, _, c = listed.nonzero(as_tuple=True)
            chosen[b, h, ids[b, h, 0, c].long()] = True
            mask = chosen.numpy()
        self._steps[layer.index].append((lengths, mask))
