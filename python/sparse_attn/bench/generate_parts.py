"""What the kernels of a token are for, told by their names."""

from __future__ import annotations

import re

ATTENTION, GATE, COPIES, PRODUCTS, REST = (
    "attention",
    "gate and selection",
    "copies of the cache",
    "matrix products",
    "rest",
)
PARTS = (ATTENTION, GATE, COPIES, PRODUCTS, REST)
_PATTERNS = (
    (ATTENTION, r"sparse_attn_attend|flash|fmha|attention|softmax"),
    (GATE, r"sparse_attn"),
    (COPIES, r"CatArray"),
    (PRODUCTS, r"gemm|gemv|nvjet|cutlass|cublas|splitKreduce|dot_kernel|reduce_1Block"),
)


def part_of(kernel: str) -> str:
    """Copies of a cache are only told from others where they concatenate."""
    for part, pattern in _PATTERNS:
        if re.search(pattern, kernel, re.IGNORECASE):
            return part
    return REST
