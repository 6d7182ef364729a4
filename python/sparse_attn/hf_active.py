"""Which gated run the attention and mask functions of `hf` serve now, if any.

Apart from `hf_cache`, so that `hf` needs torch on first use only.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, Protocol


class Run(Protocol):
    """A forward pass of a model over a gated cache."""

    def attention(
        self, module: Any, query: Any, key: Any, value: Any, mask: Any, scaling: float | None
    ) -> Any: ...

    def mask(self, mask_function: Any, **arguments: Any) -> Any: ...

    def get_seq_length(self) -> int: ...


ACTIVE: ContextVar[Run | None] = ContextVar("sparse_attn_run", default=None)
