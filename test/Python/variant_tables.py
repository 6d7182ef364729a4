"""Tables of attentions that tests compile for an H100, and what these tests check alike."""

import itertools
import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from sparse_attn.programs import AttendForm

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "dev"))

import compile_matrix  # noqa: E402
from compile_matrix import Outcome  # noqa: E402
from kernel_matrix import KINDS  # noqa: E402

GENERIC = "sparse_attn_attend"
_TEXTS = ("dtype", "form", "layout")


Declined = Sequence[tuple[AttendForm, str]]


def parse_all(table: str, columns: Sequence[str], **others: object) -> list[AttendForm]:
    """A form for each line: its values in the order of the columns, then what is true.

    A number behind a form is of its blocks, behind a layout that of keys in a page; rows may be x,
    not known. What is true has a value if it is not a flag; packed has both lengths.
    others: what is so where a line does not say it.
    """
    return [_parse(line.split(), columns, others) for line in table.strip().splitlines()]


def _parse(words: list[str], columns: Sequence[str], others: dict[str, object]) -> AttendForm:
    row = dict(zip(columns, words[: len(columns)], strict=True))
    flags = dict(map(_parse_flag, words[len(columns) :]))
    if row["layout"] == "packed":
        flags |= {"lengths": True, "query_lengths": True}
    numbers = {x: None if row[x] == "x" else int(row[x]) for x in columns if x not in _TEXTS}
    form, blocks = re.fullmatch(r"([a-z]+)(\d*)", row["form"]).groups()
    layout, page_size = re.fullmatch(r"([a-z]+)(\d*)", row["layout"]).groups()
    return AttendForm(
        dtype=row["dtype"],
        form=form,
        layout=layout,
        blocks=int(blocks) if blocks else None,
        page_size=int(page_size) if page_size else None,
        **numbers,
        **{**others, **flags},
    )


def _parse_flag(word: str) -> tuple[str, object]:
    name, equals, value = word.partition("=")
    if not equals:
        return name, True
    return name, int(value) if value.isdigit() else value


def compile_all(served: Sequence[AttendForm], declined: Declined) -> dict[str, Outcome]:
    """All of them by name, two at a time."""
    forms = [*served, *(form for form, _ in declined)]
    return {x.form.name: x for x in compile_matrix.compile_forms(forms, jobs=2)}


def check_served(outcome: Outcome, needed: Sequence[str], unwanted: Sequence[str]) -> str:
    """That the form's own kernel serves it, without a fault; gives its PTX."""
    assert not outcome.error and not outcome.declined, f"{outcome}"
    assert not outcome.entry(GENERIC), "a second kernel"
    report = outcome.report
    assert (report.stack_bytes, report.spill_bytes, report.remarks) == (0, 0, [])
    assert outcome.faults == []
    ptx = outcome.entry()
    for text in needed:
        assert text in ptx, text
    for text in (".local", *unwanted):
        assert text not in ptx, text
    return ptx


def check_declined(outcome: Outcome, why: str) -> None:
    """That the generic kernel has the form, and that a remark says why."""
    assert (outcome.error, outcome.declined) == ("", why)
    assert outcome.entry(GENERIC) and not outcome.entry()


def check_pairs(
    forms: Sequence[AttendForm], kind: str, axes: Sequence[str], undefined: Collection[str] = ()
) -> None:
    """At most 40 different forms, in which each pair of values of the axes occurs.

    kind       of kernel, see kernel_matrix.py
    undefined  axes that say nothing of a form without a selection
    """
    assert len({form.name for form in forms}) == len(forms) <= 40
    values = KINDS[kind].axes
    for a, b in itertools.combinations(axes, 2):
        seen = {(getattr(form, a), getattr(form, b)) for form in forms}
        wanted = {
            pair
            for pair in itertools.product(values[a], values[b])
            if _exists(kind, {a: pair[0], b: pair[1]})
        }
        if {a, b} & set(undefined):
            sparse = [form for form in forms if form.form != "dense"]
            seen = {(getattr(form, a), getattr(form, b)) for form in sparse}
            wanted = {pair for pair in wanted if "dense" not in pair}
        assert wanted == seen, (a, b, wanted ^ seen)


def _exists(kind: str, chosen: dict[str, object]) -> bool:
    """Whether there is a form with these values; only its selection may rule them out."""
    axes = KINDS[kind].axes
    first = {axis: values[0] for axis, values in axes.items()}
    forms = (KINDS[kind].finish({**first, "form": form, **chosen}) for form in axes["form"])
    return any(all(getattr(x, axis) == chosen[axis] for axis in chosen) for x in forms)
