"""What a checked kernel has to say of a case, by the reference."""

from __future__ import annotations

from attend_cases import Case
from attend_operands import Operands

from sparse_attn import reference as ref
from sparse_attn.programs import AttendForm
from sparse_attn.reference.common import ceil_div

_ROWS = "batch head row"


def sentence(form: AttendForm, case: Case, x: Operands) -> str:
    """Of the first operand with an entry outside of its range, in the order of the checks: table,
    lengths, selection. Nothing if all are right."""
    lengths = 3 + len(x.storage)
    blocks = ceil_div(case.S, form.block)
    checks = []
    if x.table is not None:
        pages = ref.check_entries(x.table, "id", x.pages, x.lengths, unit=form.page_size)
        checks.append((pages, f"argument {lengths + 1}, block_table", "batch page"))
    valid = ref.check_entries(x.lengths, "count", case.S)
    checks.append((valid, f"argument {lengths}, lengths", "batch"))
    if form.form == "bits":
        bits = ref.check_entries(x.storage[0], "bits", blocks)
        checks.append((bits, "argument 3, bits of the selection", f"{_ROWS} word"))
    elif form.form == "list":
        ids, counts = x.storage
        counted = ref.check_entries(counts, "count", ids.shape[-1])
        checks.append((counted, "argument 4, counts of the selection", _ROWS))
        chosen = ref.check_entries(ids, "id", blocks, counts)
        checks.append((chosen, "argument 3, ids of the selection", f"{_ROWS} position"))
    elif form.form == "csr":
        pointers, ids = x.storage
        ends = ref.check_entries(pointers, "pointer", len(ids))
        checks.append((ends, "argument 3, pointers of the selection", "position"))
        rows = (case.B, form.selecting_heads, form.rows)
        chosen = ref.check_entries(ids, "id", blocks, pointers, rows=rows)
        checks.append((chosen, "argument 4, ids of the selection", f"{_ROWS} position"))
    return next((said for check in checks if (said := ref.describe_report(*check))), "")
