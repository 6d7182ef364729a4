"""Random attentions for the CUDA suite: a bounded number of kernels, several cases for each.

Everything follows from a seed. A suite is a JSON file beside the compiled objects, so that the
machine that runs it needs no compiler.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from covering import covering_forms, pairs, turn

from sparse_attn.programs import FORMS, AttendForm

SUITE_FILE = "suite.json"
LARGEST_CAPACITY = 2**20
# Elements of the selected blocks of k; the rest of a cache is poison and costs nothing to make.
_SELECTED_ELEMENTS = 2**22
_CACHE_ELEMENTS = 2**29

# A value that stands twice is drawn twice as often.
AXES: dict[str, tuple[Any, ...]] = {
    "dtype": ("f16", "bf16"),
    "key_heads": (1, 2, 3, 4, 8),
    "group": (*range(1, 17), 1, 4, 5, 7, 8, 8, 16),
    "head_dim": (64, 128, 256),
    "rows": (*range(1, 9), 1, 1, 1, 1),
    "block": (16, 32, 64, 128),
    "form": (*FORMS, "list", "list"),
    "layout": ("bshd", "bhsd", "paged"),
    # A page holds so many blocks, or a part of one: down to a single key.
    "page": (0.0625, 0.25, 0.5, 1, 2, 4),
    "query_heads_select": (False, False, False, True),
    "causal": (False, True),
    "bias": (False, False, True),
    "lse": (False, True, True),
}


@dataclass(frozen=True)
class Case:
    """One call of a kernel; everything else is drawn from the seed.

    blocks   about as many are selected in a row
    lengths  `full`, `ragged`, `short` or `outside` of [0, S]
    order    of the ids of a list: `ascending`, `descending` or `shuffled`
    poison   whether ids, counts, bits and table entries outside of their ranges are put in
    T        query rows, where the form does not say them
    rows     query lengths, if there are any: as lengths, of [0, T]
    spread   of the queries: with a large one, scores grow along a list by more than 2^8
    """

    kernel: int
    seed: int
    B: int
    S: int
    blocks: int
    lengths: str
    order: str
    poison: bool
    T: int = 0
    rows: str = "full"
    spread: float = 1.5

    def __str__(self) -> str:
        named = asdict(self)
        if not self.T:
            of_prefill = ("T", "rows", "spread")
            named = {key: value for key, value in named.items() if key not in of_prefill}
        return " ".join(f"{key}={value}" for key, value in named.items())


@dataclass(frozen=True)
class Suite:
    """Kernels, the random cases, and small ones for compute-sanitizer.

    kind     `attend`: one or a few query rows; `prefill`: many
    checked  whether the kernels are compiled to report entries that they ignore
    """

    seed: int
    target: str
    kernels: tuple[AttendForm, ...]
    cases: tuple[Case, ...]
    sanitizer: tuple[Case, ...]
    checked: bool = False
    kind: str = "attend"

    def write(self, folder: Path) -> None:
        (folder / SUITE_FILE).write_text(json.dumps(asdict(self), indent=1) + "\n")

    @classmethod
    def read(cls, folder: Path) -> Suite:
        x = json.loads((folder / SUITE_FILE).read_text())
        kernels = tuple(AttendForm(**form) for form in x["kernels"])
        cases, sanitizer = (tuple(Case(**c) for c in x[name]) for name in ("cases", "sanitizer"))
        return cls(x["seed"], x["target"], kernels, cases, sanitizer, x["checked"], x["kind"])


def make_suite(
    seed: int,
    target: str,
    kernels: int = 80,
    cases: int = 400,
    sanitizer: int = 20,
    largest: int = LARGEST_CAPACITY,
) -> Suite:
    """kernels: at most so many; largest: capacity of a cache."""
    rng = random.Random(seed)
    forms = tuple(covering_forms(rng, AXES, min(kernels, cases), _form, _covered))
    made = tuple(
        _case(rng, i, i % len(forms), forms[i % len(forms)], largest) for i in range(cases)
    )
    # One kernel for each form of a selection and layout in turn, spread over the rest.
    order = sorted(range(len(forms)), key=lambda i: turn(forms, i))
    small = (_small_case(rng, order[i % len(order)], forms) for i in range(sanitizer))
    return Suite(seed, target, forms, made, tuple(small))


def _form(x: dict[str, Any]) -> AttendForm:
    x = dict(x)
    page = x.pop("page")
    if x["layout"] == "paged":
        x["page_size"] = int(x["block"] * page)
    if x["form"] == "dense":
        # Without a selection a bias is a key head's.
        x["query_heads_select"] = False
    return AttendForm(**x)


def _covered(x: dict[str, Any]) -> set[Any]:
    """What a form adds to a suite that lacks it: pairs of values."""
    # With all pairs of a page's size most caches would be paged.
    found = pairs(x, without="page")
    if x["layout"] == "paged":
        found |= {("page", x["page"], x[axis]) for axis in ("block", "form")}
    # A selection in a cache of a type is worth many pairs.
    return found | {(i, x["form"], x["layout"], x["dtype"]) for i in range(20)}


def _case(rng: random.Random, number: int, kernel: int, form: AttendForm, largest: int) -> Case:
    row = form.key_heads * form.head_dim
    if number % 23 == 7 and form.form != "dense":
        batch, capacity = 1, largest
    elif number % 7 == 3:
        batch, capacity = rng.choice((1, 2)), rng.randint(1, min(largest, 2**17))
    else:
        batch = rng.choice((1, 1, 2, 3, 4, 5))
        limit = rng.choice((2 * form.block, 2**10, 2**13))
        capacity = rng.randint(1, min(largest, limit))
    capacity = min(capacity, _CACHE_ELEMENTS // (batch * row))
    keys = max(_SELECTED_ELEMENTS // (batch * row), 1)
    if form.form == "dense":
        capacity = min(capacity, keys)
    blocks = rng.choice((0, 1, 2, 5, 16, 64, 10**6))
    blocks = min(blocks, max(keys // (2 * form.block), 1))
    return _finish(rng, kernel, form, batch, capacity, blocks)


def _small_case(rng: random.Random, kernel: int, forms: tuple[AttendForm, ...]) -> Case:
    form = forms[kernel]
    if form.key_heads == 1 and not form.query_heads_select:
        # One list, so long that several clusters share it.
        capacity = rng.randint(24 * 64, 32 * 64) + 2 * form.block
        return _finish(rng, kernel, form, 1, capacity, capacity // (2 * form.block))
    capacity = rng.randint(2 * form.block, 6 * form.block)
    return _finish(rng, kernel, form, 2, capacity, 3)


def _finish(
    rng: random.Random, kernel: int, form: AttendForm, batch: int, capacity: int, blocks: int
) -> Case:
    if form.page_size:
        capacity = max(capacity // form.page_size, 1) * form.page_size
    return Case(
        kernel,
        seed=rng.randrange(2**32),
        B=batch,
        S=capacity,
        blocks=blocks,
        lengths=rng.choice(("full", "ragged", "ragged", "short", "outside")),
        order=rng.choice(("ascending", "descending", "shuffled")),
        poison=rng.random() < 0.6,
    )
