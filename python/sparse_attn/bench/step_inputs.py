"""Inputs of the step benchmark, on the CPU and on CUDA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..reference import inverse_frequencies, rotary_table
from ..step_programs import StepForm


@dataclass
class StepInputs:
    """arrays: those of `StepForm.arguments`, less `lengths`. xp: numpy, or torch on a device."""

    form: StepForm
    arrays: dict[str, Any]
    xp: Any
    device: str | None

    @property
    def batch(self) -> int:
        return len(self.arrays["q"])

    @property
    def capacity(self) -> int:
        return int(self.arrays["k"].shape[1])

    def sent(self, array: np.ndarray) -> Any:
        return array if self.xp is np else self.xp.as_tensor(array, device=self.device)

    def lengths(self, missing: int) -> Any:
        """Sequences that lack `missing` keys."""
        return self.sent(np.full(self.batch, self.capacity - missing, np.int32))

    def new_output(self) -> Any:
        return self.xp.empty_like(self.arrays["q"])

    def new_logits(self) -> Any:
        blocks = self.arrays["compressed"].shape[1]
        return self.sent(np.zeros((self.batch, self.form.key_heads, 1, blocks), np.float32))

    def gate_bytes(self) -> int:
        """Compressed keys and the projection of queries, which the gate cannot but read."""
        sizes = (self.arrays[name] for name in ("compressed", "projection"))
        return sum(2 * int(np.prod(x.shape)) for x in sizes)

    def wide(self, name: str, *at: Any) -> Any:
        """Part of an array as f64, on its device."""
        return self.wider(self.arrays[name][at])

    def wider(self, x: Any) -> Any:
        return x.astype(np.float64) if self.xp is np else x.double()

    def host(self, x: Any) -> np.ndarray:
        return x if isinstance(x, np.ndarray) else x.cpu().numpy()


def make_step_inputs(form: StepForm, batch: int, keys: int, device: str | None) -> StepInputs:
    """Normal values; those of NumPy without a device, else of torch."""
    if device is None:
        xp: Any = np
        rng = np.random.default_rng(1)

        def normal(*shape: int) -> Any:
            return rng.standard_normal(shape, np.float32).astype(np.float16)
    else:
        import torch

        xp, generator = torch, torch.Generator(device).manual_seed(1)

        def normal(*shape: int) -> Any:
            x = torch.empty(shape, device=device, dtype=torch.float16)
            for part in x:  # in place: no f32 copy of a cache
                part.normal_(generator=generator)
            return x

    blocks, columns = -(-keys // form.block), form.gate_dim
    heads, width, pooled = form.key_heads, form.head_dim, len(form.pools) * form.head_dim
    tables = rotary_table(keys, inverse_frequencies(columns))
    inputs = StepInputs(form, {}, xp, device)
    query, new = (batch, 1, form.heads, width), (batch, 1, heads, width)
    shapes = {
        "unrotated": query,
        "q": query,
        "k": (batch, keys, heads, width),
        "v": (batch, keys, heads, width),
        "compressed": (batch, blocks, heads, columns),
        "remainder": (batch, form.block, heads, width),
        "new_unrotated": new,
        "new_k": new,
        "new_v": new,
    }
    inputs.arrays = {name: normal(*shape) for name, shape in shapes.items()}
    # Steps that are repeated leave the new key in all rows. It is there from the start, or a block
    # that they complete would be compressed to another key the second time.
    inputs.arrays["remainder"][:] = inputs.arrays["new_unrotated"]
    # Projected keys are about as large as the other compressed keys: the f16 softmax of others
    # would see nothing but a block with much larger scores.
    for name, shape in {
        "projection": (heads, form.group, width, columns),
        "key_projection": (heads, pooled, columns),
    }.items():
        inputs.arrays[name] = normal(*shape) * 0.05
    inputs.arrays |= {name: inputs.sent(x) for name, x in zip(("cos", "sin"), tables, strict=True)}
    return inputs
