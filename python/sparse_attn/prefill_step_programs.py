"""Programs of a whole gated prefill, as MLIR text: gate, selection and attention.

    form = PrefillStepForm(policy="nz-ratio=0.1")
    compile_to_object(form.text(), f"{form.name}.so", target="sm_90a")

The function `main` takes what that of `prefill_gate_programs` does, and behind it q, k and v of the
attention: queries and keys after their rotation, and values. It gives what that one does, and then
o; with `stop="scores"` the scores alone, of the gate's own arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .function_text import Function, Value, f32_attribute
from .prefill_gate_programs import PrefillGateForm
from .programs import FUNCTION


@dataclass(frozen=True)
class PrefillStepForm(PrefillGateForm):
    """As `PrefillGateForm`, and what an attention is. `stop`: `scores`, or None for all of it."""

    stop: str | None = None

    def __post_init__(self) -> None:
        if self.stop not in ((None,) if self.stages else (None, "scores")):
            raise ValueError(f"expected stop=None, or 'scores' without stages, got {self}")

    @property
    def name(self) -> str:
        return f"{super().name}-{self.stop or 'attend'}".replace("prefill-gate", "prefill-step")

    @property
    def scale(self) -> float:
        """Of the attention."""
        return float(self.head_dim**-0.5)

    def shapes(self) -> dict[str, tuple[tuple[int, ...], str]]:
        shapes = super().shapes()
        if self.stop is None:
            shapes |= {"q": shapes["queries"], "k": shapes["keys"], "v": shapes["keys"]}
        return shapes

    def result_shapes(self, batch: int, tokens: int) -> list[tuple[int, ...]]:
        blocks, heads = -(-tokens // self.block), self.config.query_heads
        if self.stop is not None:
            return [(batch, heads, blocks, blocks)]
        inner = (heads, tokens) if self.layout == "bhsd" else (tokens, heads)
        return [*super().result_shapes(batch, tokens), (batch, *inner, self.head_dim)]

    def text(self) -> str:
        f = Function(FUNCTION)
        values = {name: f.parameter(*shape) for name, shape in self.shapes().items()}
        stages = self._scores(f, values)
        logits = stages[-1]
        if self.stop is not None:
            f.returns(logits)
            return f.text()
        selection, kind = self._select(f, values, logits)
        inputs = [values[name] for name in ("q", "k", "v")]
        attributes: dict[str, str | None] = {
            "scale": f32_attribute(self.scale),
            "causal": "",
            "layout": f"#sparse_attn.layout<{self.layout}>",
        }
        groups: dict[str, Any] = {
            "selection": selection,
            "lengths": values.get("key_lengths"),
            "query_lengths": values.get("query_lengths"),
        }
        result = Value("", values["q"].shape, self.dtype)
        o = f.op("attend", inputs, [result], groups, attributes)[0]
        f.returns(*(stages if self.stages else ()), *f.unpack(selection, kind), o)
        return f.text()
