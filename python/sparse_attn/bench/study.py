"""What a decode step costs in another form: pages, smaller blocks, other types, uneven lists.

All variants of a point race in one process, in turns, against the plain one: f16, blocks of 64,
caches [B, S, Hkv, D], lists of one length. Where they can they have its values and its selections.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..programs import AttendForm
from ..runtime import Program
from . import decode
from .document import Document, points, rows_at
from .inputs import Caches, HostInputs, Inputs
from .lists import Lists, even, ragged, uneven
from .measure import Entry, Ours, compiled, free
from .points import Point, limit_us
from .report import described, geometric_mean, markdown_table

BATCHES = (1, 8, 16)
KEYS = (32768, 131072)
SPARSITIES = (0.5, 0.9)
PAGE = 64


@dataclass(frozen=True)
class Variant:
    """What differs from the plain case, and what the times are compared with.

    title     of a column
    changes   of the form
    lists     even; uneven, ragged; balanced: even, with as many blocks as the ragged batch
    schedule  that is asked of the compiler
    ordered   whether pages lie one behind the other
    base      the variant that reads as many bytes evenly
    bound     the allowed ratio to it; slack: or so many microseconds
    """

    title: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    lists: str = "even"
    schedule: str = "auto"
    ordered: bool = False
    base: str | None = "plain"
    bound: float | None = None
    slack: float = 0.0

    def form(self, plain: AttendForm) -> AttendForm:
        return dataclasses.replace(plain, **self.changes)

    def kept(self, us: float, base: float) -> bool:
        """Whether the time is within the bound; without one it is."""
        return self.bound is None or us <= base * self.bound or us <= base + self.slack


PAGED = {"layout": "paged", "page_size": PAGE}
UNEVEN: dict[str, Any] = {"lists": "uneven", "bound": 1.04, "slack": 1.0}
RAGGED: dict[str, Any] = {"lists": "ragged", "base": "balanced", "bound": 1.05}
VARIANTS = {
    "plain": Variant("plain", base=None),
    "paged": Variant(f"pages of {PAGE}", PAGED, bound=1.03),
    "paged-ordered": Variant(f"pages of {PAGE} in order", PAGED, ordered=True),
    "block32": Variant("blocks of 32", {"block": 32}),
    "block16": Variant("blocks of 16", {"block": 16}),
    "bf16": Variant("bf16", {"dtype": "bf16"}),
    "bhsd": Variant("bhsd", {"layout": "bhsd"}),
    "plain-uneven": Variant("plain, schedule uneven", schedule="uneven"),
    "uneven": Variant("uneven lists, schedule uneven", schedule="uneven", **UNEVEN),
    "uneven-auto": Variant("uneven lists", **UNEVEN),
    "balanced": Variant("even, bytes as ragged", lists="balanced", base=None),
    "ragged": Variant("ragged", **RAGGED),
    "ragged-uneven": Variant("ragged, schedule uneven", schedule="uneven", **RAGGED),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    decode.add_common_arguments(parser, BATCHES, KEYS, SPARSITIES)
    names = tuple(VARIANTS)
    parser.add_argument("--variant", nargs="+", default=names, choices=names)


def chosen(names: Sequence[str], device: str) -> dict[str, Variant]:
    """Those and what they are compared with, less what the device does not have."""
    wanted = {"plain", *names, *(VARIANTS[name].base for name in names)}
    found = {name: variant for name, variant in VARIANTS.items() if name in wanted}
    if device == "cuda":
        return found
    # A CPU has no schedules, NumPy no bf16.
    return {
        name: variant
        for name, variant in found.items()
        if variant.schedule == "auto" and variant.changes.get("dtype") != "bf16"
    }


def lists_of(kind: str, point: Point, form: AttendForm) -> Lists:
    if kind == "balanced":
        return even(point, form, ragged(point, form).blocks)
    return {"even": even, "uneven": uneven, "ragged": ragged}[kind](point, form)


def turned(
    form: AttendForm, make: HostInputs, caches: Caches, point: Point, ordered: bool = False
) -> Caches:
    """The plain caches in the order and the type of `form`, with the same values."""
    q, k, v, table = caches.q, caches.k, caches.v, None
    if form.layout == "bhsd":
        q, k, v = (make.contiguous(x.swapaxes(1, 2)) for x in (q, k, v))
    elif form.page_size:
        table = make.table(point, ordered)
        k, v = (paged(make, x, table, form) for x in (k, v))
    q, k, v = (make.cast(x) for x in (q, k, v))
    return Caches(q, k, v, table)


def paged(make: HostInputs, x: Any, table: Any, form: AttendForm) -> Any:
    """The pages of a cache [B, S, Hkv, D] at the places that a table [B, pages] gives them."""
    pages = x.reshape(-1, form.page_size, *x.shape[2:])
    return pages[make.indices(table).reshape(-1).argsort(0)]


def resized(ids: Any, make: HostInputs, ratio: int) -> Any:
    """Descending ids of blocks that are cut into `ratio` blocks each: the same keys."""
    parts = make.indices(ids)[..., None] * ratio + make.arange(ratio)
    parts = make.xp.where(ids[..., None] < 0, -1, parts)
    return make.descending(parts.reshape(*ids.shape[:-1], -1))


def inputs_of(form: AttendForm, make: HostInputs, caches: Caches, plain: Inputs, block: int) -> Any:
    """The plain selection, for a form whose blocks divide it."""
    ratio = block // form.block
    ids, counts = plain.ids, plain.counts
    if ratio > 1:
        ids, counts = resized(ids, make, ratio), counts * ratio
    values = (caches.q, caches.k, caches.v, ids, counts, plain.lengths)
    return Inputs(*values, make.arange(form.block), caches.table)


class Study:
    """The variants of a run, with their kernels and, for each point, their inputs."""

    def __init__(self, variants: Mapping[str, Variant], plain: AttendForm, inputs: Any) -> None:
        self.variants, self.plain, self.own = variants, plain, inputs(plain)
        self.forms = {name: variant.form(plain) for name, variant in variants.items()}
        self.makes = {name: inputs(form) for name, form in self.forms.items()}
        self.caches: dict[str, Caches] = {}

    def fill(self, point: Point) -> None:
        """The caches of a batch and a capacity."""
        first = self.own.caches(point)
        made: dict[Any, Caches] = {}
        for name, form in self.forms.items():
            key = (form.layout, form.dtype, self.variants[name].ordered)
            if key not in made:
                same = key == (self.plain.layout, self.plain.dtype, False)
                make, ordered = self.makes[name], self.variants[name].ordered
                made[key] = first if same else turned(form, make, first, point, ordered)
            self.caches[name] = made[key]

    def entries(self, point: Point, ours: Mapping[str, Ours]) -> list[Entry]:
        plain, kinds = self.plain, {variant.lists for variant in self.variants.values()}
        lists = {kind: lists_of(kind, point, plain) for kind in sorted(kinds)}
        first = self.caches["plain"]
        selected = {kind: self.own.select(point, first, lists[kind]) for kind in lists}
        made = []
        for name, variant in self.variants.items():
            form, make, own = self.forms[name], self.makes[name], lists[variant.lists]
            chosen_by = selected[variant.lists]
            inputs = inputs_of(form, make, self.caches[name], chosen_by, plain.block)
            mean = own.blocks * plain.block / form.block / own.counts.size
            made.append(Entry(ours[name], make, inputs, mean, own.bytes(plain)))
        return made


def run(options: argparse.Namespace) -> int:
    """Exit status: 1 if a result was wrong. Errors: ValueError."""
    names = ("key_heads", "group", "head_dim", "block")
    plain = AttendForm(lse=False, **{name: getattr(options, name) for name in names})
    variants = chosen(options.variant, options.device)
    builds = decode.folders(options)
    if len(builds) > 1:
        raise ValueError("expected one --objects")
    (folder,) = builds.values()
    paths = {
        name: compiled(variant.form(plain), folder, options.device, variant.schedule)
        for name, variant in variants.items()
    }
    if options.prepare:
        return 0
    bench = decode.Bench("study", plain, options)
    study = Study(variants, plain, bench.inputs)
    ours = {name: Ours(name, Program(paths[name]), study.makes[name]) for name in variants}
    for point, other in bench.points():
        if other:
            study.caches.clear()
            free(bench.on_device)
            study.fill(point)
        print(line(point, bench.add(point, study.entries(point, ours))), flush=True)
    return bench.end()


def line(point: Point, rows: Sequence[dict[str, Any]]) -> str:
    times = {row["who"]: row for row in rows}
    parts = []
    for name, row in times.items():
        variant, text = VARIANTS[name], f"{name} {row['us']:.1f}"
        if variant.base:
            base = times[variant.base]["us"]
            text += f" ({row['us'] / base:.3f}{'' if variant.kept(row['us'], base) else ' OVER'})"
        parts.append(text + (" WRONG" if row.get("wrong") else ""))
    return f"{point} limit {limit_us(rows[0]['bytes']):.1f}: {', '.join(parts)}"


def pairs(document: Document) -> dict[str, list[tuple[tuple[int, int, float], float, float]]]:
    """For each variant with a base: point, its time, the base's."""
    found: dict[str, list[Any]] = {}
    for point in points(document):
        times = {row["who"]: row["us"] for row in rows_at(document, point)}
        for name, us in times.items():
            base = VARIANTS[name].base
            if base in times:
                found.setdefault(name, []).append((point, us, times[base]))
    return found


def summary(document: Document) -> str:
    """A line a variant: the mean and the largest ratio, and where the bound is exceeded."""
    lines = []
    for name, measured in pairs(document).items():
        variant = VARIANTS[name]
        assert variant.base is not None  # pairs have one
        ratios = [us / base for _, us, base in measured]
        cells = [variant.title, VARIANTS[variant.base].title]
        cells += [f"{geometric_mean(ratios):.3f}", f"{max(ratios):.3f}"]
        bound = "-"
        if variant.bound is not None:
            bound = f"{variant.bound:g}" + (f" or {variant.slack:g} us" if variant.slack else "")
        kept = sum(variant.kept(us, base) for _, us, base in measured)
        cells += [bound, f"{kept} of {len(measured)}" if variant.bound is not None else "-"]
        lines.append(cells)
    head = ["variant", "over", "mean ratio", "largest", "bound", "points within"]
    return markdown_table(head, lines)


def table(document: Document) -> str:
    """A line a point: microseconds, and the ratio to what a variant is compared with."""
    names = [name for name in VARIANTS if any(row["who"] == name for row in document["rows"])]
    lines = []
    for point in points(document):
        times = {row["who"]: row["us"] for row in rows_at(document, point)}
        cells = [str(point[0]), str(point[1]), f"{point[2]:g}"]
        for name in names:
            base = VARIANTS[name].base
            ratio = f" ({times[name] / times[base]:.3f})" if {name, base} <= set(times) else ""
            cells.append(f"{times[name]:.1f}{ratio}" if name in times else "-")
        lines.append(cells)
    return markdown_table(["B", "S", "sparsity", *(VARIANTS[name].title for name in names)], lines)


def section(document: Document) -> str:
    said = [f"- {described(run)}" for run in document["runs"]]
    return "\n".join([*said, "", table(document), "", summary(document)]) + "\n"
