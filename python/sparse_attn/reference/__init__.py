"""The executable specification of the `sparse_attn` dialect (docs/Spec.md) in plain NumPy.

One function per op, one file per stage. Written to be read; numbers such as "A2" name the
sentences of docs/Spec.md that a check enforces.
"""

from .attend import Attended, attend, attention, combine
from .check import check_entries, describe_report
from .policies import All, Entmax, NzRatio, Policy, Threshold, TokenBudget, TokenBudgets, TopP
from .prepare import append_keys, compress_keys, gate_queries, prompt_remainder
from .rotary import inverse_frequencies, rotary, rotary_table
from .score import score
from .select import Comparison, compare_selection, select, select_ties
from .selection import Selection, convert_selection, from_storage, to_storage, unite_rows

__all__ = [
    "All",
    "Attended",
    "Comparison",
    "Entmax",
    "NzRatio",
    "Policy",
    "Selection",
    "Threshold",
    "TokenBudget",
    "TokenBudgets",
    "TopP",
    "append_keys",
    "attend",
    "attention",
    "check_entries",
    "combine",
    "compare_selection",
    "compress_keys",
    "convert_selection",
    "describe_report",
    "from_storage",
    "gate_queries",
    "inverse_frequencies",
    "prompt_remainder",
    "rotary",
    "rotary_table",
    "score",
    "select",
    "select_ties",
    "to_storage",
    "unite_rows",
]
