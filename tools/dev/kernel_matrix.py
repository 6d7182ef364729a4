"""The forms of an attention that a kind of kernel is compiled for: axes and combinations."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sparse_attn.programs import FORMS, LAYOUTS, MASKS, AttendForm

Values = dict[str, Any]
# Rows of a csr have to be known; these end inside of a tile.
CSR_ROWS = 321


@dataclass(frozen=True)
class Kind:
    """A kernel for thread blocks.

    kernel  its name
    axes    what its forms may be
    finish  a combination of values, as the form that it is
    """

    kernel: str
    axes: Mapping[str, tuple[Any, ...]]
    finish: Callable[[Values], AttendForm]

    def chosen_axes(self, arguments: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """The axes with the values that AXIS=VALUE,VALUE names. Errors: ValueError."""
        axes = dict(self.axes)
        for argument in arguments:
            name, _, values = argument.partition("=")
            known = {str(value).lower(): value for value in self.axes.get(name, ())}
            if not known or not set(values.lower().split(",")) <= set(known):
                raise ValueError(
                    f"expected AXIS=VALUE,..., got {argument}; {name}: {', '.join(known)}"
                )
            axes[name] = tuple(known[value] for value in values.lower().split(","))
        return axes

    def matrix(self, axes: Mapping[str, tuple[Any, ...]]) -> list[AttendForm]:
        """Each combination that means something; one that only renames another is left out."""
        forms: dict[str, AttendForm] = {}
        for values in itertools.product(*axes.values()):
            form = self.finish(dict(zip(axes, values, strict=True)))
            forms.setdefault(form.name, form)
        return list(forms.values())

    def sample(
        self, axes: Mapping[str, tuple[Any, ...]], count: int, seed: int
    ) -> list[AttendForm]:
        """Different ones at random, all of them if they are fewer."""
        rng = random.Random(seed)
        combinations = math.prod(len(values) for values in axes.values())
        if combinations < 100 * count:
            forms = self.matrix(axes)
            return rng.sample(forms, min(count, len(forms)))
        drawn: dict[str, AttendForm] = {}
        while len(drawn) < count:
            form = self.finish({axis: rng.choice(values) for axis, values in axes.items()})
            drawn.setdefault(form.name, form)
        return list(drawn.values())


def _finish_decode(x: Values) -> AttendForm:
    if x["layout"] != "paged":
        x["page_size"] = None
    if x["form"] == "dense":
        x["query_heads_select"] = False
    return AttendForm(**x)


def _finish_prefill(x: Values) -> AttendForm:
    if x["layout"] == "packed":
        # Where sequences lie is in the lengths; results in [B, H, T] have no packed form.
        x |= {"rows": None, "lengths": True, "query_lengths": True}
        x |= {"lse": False, "block_max": False, "form": "list" if x["form"] == "csr" else x["form"]}
    if x["form"] == "csr":
        x["rows"] = x["rows"] or CSR_ROWS
    if x["mask"] is None:
        x["mask_dims"] = AttendForm.mask_dims
    if x["form"] == "dense":
        # No block has a name, and a row of the bias would be one query row.
        x |= {"query_heads_select": False, "block": 64, "query_block": 1, "bias": False}
    return AttendForm(**x)


_FLAG = (False, True)
KINDS = {
    "decode": Kind(
        "sparse_attn_attend_decode",
        {
            "dtype": ("f16", "bf16"),
            "head_dim": (64, 128, 256),
            "group": (1, 5, 7, 8, 16),
            "block": (16, 32, 64, 128),
            "form": FORMS,
            "layout": LAYOUTS,
            "page_size": (16, 32, 64, 128, 256),
            "rows": (1, 2, 5, 8),
            "query_heads_select": _FLAG,
            "causal": _FLAG,
            "bias": _FLAG,
            "lse": _FLAG,
        },
        _finish_decode,
    ),
    "prefill": Kind(
        "sparse_attn_attend_prefill",
        {
            "dtype": ("f16", "bf16"),
            "head_dim": (64, 128, 256),
            "group": (1, 2, 3, 4, 5, 7, 8),
            "block": (64, 128),
            "query_block": (64, 128),
            "form": FORMS,
            "layout": ("bshd", "bhsd", "packed"),
            "rows": (None, 384),
            "query_heads_select": _FLAG,
            "causal": _FLAG,
            "lengths": _FLAG,
            "query_lengths": _FLAG,
            "bias": _FLAG,
            "lse": _FLAG,
            "block_max": _FLAG,
            "window": (None, 300),
            "mask": (None, *MASKS),
            "mask_dims": ("ts", "bhts"),
        },
        _finish_prefill,
    ),
}


def kind_of(form: AttendForm) -> Kind:
    """The kind of kernel that is for so many query rows."""
    return KINDS["decode" if form.rows is not None and form.rows <= 8 else "prefill"]
