"""Random attentions with many query rows for the CUDA suite: what prefill_operands.py fills.

A kernel serves all batches, rows and keys, so that few kernels stand behind many cases.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from attend_cases import Case, Suite
from covering import covering_forms, pairs, turn

from sparse_attn.programs import FORMS, MASKS, AttendForm

# Scores of a case: its reference holds some arrays of that size.
LARGEST_SCORES = 2**23
# Query rows that share lists in a kernel, which unites those of a form with fewer.
UNITED_ROWS = 64
# Products of q and k. The CPU computes each alone.
_PRODUCTS = 2**30
_LENGTHS = ("full", "ragged", "ragged", "short", "outside")

# A value that stands twice is drawn twice as often.
AXES: dict[str, tuple[Any, ...]] = {
    "dtype": ("f16", "bf16"),
    "key_heads": (1, 2, 3),
    "group": (1, 2, 3, 4, 5, 7, 8, 4),
    "head_dim": (64, 128, 256, 128),
    "rows": (None, None, None, 65, 128, 200, 333, 384),
    "block": (64, 128),
    "query_block": (64, 64, 128, 128, 1),
    "form": (*FORMS, "list", "list"),
    "layout": ("bshd", "bhsd", "packed"),
    "query_heads_select": (False, True),
    "causal": (False, True, True),
    "lengths": (False, True, True),
    "query_lengths": (False, True),
    "bias": (False, False, True),
    "lse": (False, True, True),
    "block_max": (False, False, False, True),
    "window": (*[None] * 6, 1, 65, 300),
    "mask": (*[None] * 7, *MASKS),
    "mask_dims": ("ts", "bs", "ht", "bhts"),
}


def make_prefill_suite(
    seed: int,
    target: str,
    kernels: int = 100,
    cases: int = 300,
    sanitizer: int = 15,
    largest: int = LARGEST_SCORES,
) -> Suite:
    """kernels: at most so many; largest: scores of a case, over all of its heads."""
    rng = random.Random(seed)
    forms = tuple(covering_forms(rng, AXES, min(kernels, cases), _form, _covered))
    made = tuple(_case(rng, i % len(forms), forms[i % len(forms)], largest) for i in range(cases))
    # One kernel for each form of a selection and layout in turn, spread over the rest.
    order = sorted(range(len(forms)), key=lambda i: turn(forms, i))
    small = (_small_case(rng, order[i % len(order)], forms) for i in range(sanitizer))
    return Suite(seed, target, forms, made, tuple(small), kind="prefill")


def _form(x: dict[str, Any]) -> AttendForm:
    x = dict(x)
    if x["layout"] == "packed":
        x |= {"rows": None, "lengths": True, "query_lengths": True, "lse": False}
        x |= {"block_max": False, "form": "list" if x["form"] == "csr" else x["form"]}
    if x["form"] == "csr":
        x["rows"] = x["rows"] or 321  # a csr has to know them
    if x["form"] == "dense":
        # Without a selection a row of the bias would be one query row.
        x |= {"query_heads_select": False, "query_block": 1, "bias": False}
    if x["query_block"] < UNITED_ROWS:
        x["bias"] = False  # of single rows
    if x["mask"] is None:
        x["mask_dims"] = AttendForm.mask_dims
    return AttendForm(**x)


def _covered(x: dict[str, Any]) -> set[Any]:
    """Pairs; what a tile depends on, and a selection in a layout of a type, many times."""
    found = pairs(x, without="mask_dims")
    found |= {(i, x["form"], x["layout"], x["dtype"]) for i in range(20)}
    if x["mask"] is not None:
        found |= {(i, "mask_dims", x["mask_dims"], x["head_dim"]) for i in range(5)}
    if x["form"] != "dense":
        names = ("head_dim", "block", "query_block", "query_heads_select")
        found |= {(i, *(x[name] for name in names)) for i in range(20)}
    return found


def _case(rng: random.Random, kernel: int, form: AttendForm, largest: int) -> Case:
    batch = rng.choice((1, 1, 2, 3))
    rows = form.rows or rng.choice((rng.randint(9, 130), rng.randint(100, 1100), 256, 512, 640))
    keys = rows if rng.random() < 0.4 else rng.choice((rng.randint(1, 2000), 256, 640, 1024))
    if not form.causal or rng.random() < 0.9:
        keys = max(keys, rows)  # the last rows of all; else some see no key
    # A case is as large as its reference and the CPU bear.
    most = min(largest, _PRODUCTS // form.head_dim) // form.heads
    if form.rows is None:
        rows = max(min(rows, int((most // batch) ** 0.5)), 1)
    while batch > 1 and most // (batch * rows) < 2 * form.block:
        batch -= 1
    keys = max(min(keys, most // (batch * rows)), 1)
    return _finish(rng, kernel, batch, rows, keys, rng.choice((0, 1, 2, 3, 5, 8, 32)))


def _small_case(rng: random.Random, kernel: int, forms: tuple[AttendForm, ...]) -> Case:
    """Two sequences, two or three blocks each way."""
    form = forms[kernel]
    rows = form.rows or 2 * max(form.query_block, 64) + rng.randint(1, 63)
    keys = max(2 * form.block + rng.randint(1, 63), min(rows, 200))
    return replace(_finish(rng, kernel, 2, rows, keys, 2), poison=True)


def _finish(rng: random.Random, kernel: int, batch: int, rows: int, keys: int, blocks: int) -> Case:
    return Case(
        kernel,
        seed=rng.randrange(2**32),
        B=batch,
        S=keys,
        blocks=blocks,
        lengths=rng.choice(_LENGTHS),
        order=rng.choice(("ascending", "ascending", "descending", "shuffled")),
        poison=rng.random() < 0.6,
        T=rows,
        rows=rng.choice(_LENGTHS),
        spread=rng.choice((1.5, 1.5, 12.0)),
    )
