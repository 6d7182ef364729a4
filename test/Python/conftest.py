"""test_hf.py needs torch and transformers, which are optional: without them it is not collected,
and this file says so.
"""

import importlib.util
import sys

_MISSING = [m for m in ("torch", "transformers") if importlib.util.find_spec(m) is None]
collect_ignore = ["test_hf.py"] if _MISSING else []


def pytest_report_header(config):
    return f"not collected: test_hf.py (needs {', '.join(_MISSING)})" if _MISSING else None


def pytest_terminal_summary(terminalreporter):
    """The seed of the property tests, also where they passed and with -q."""
    tests = sys.modules.get("test_property")
    if tests is not None and tests.ran:
        terminalreporter.write_line(
            f"test_property: {sum(tests.ran.values())} configurations, {len(tests.ran)} pairs of "
            f"type and form, SPARSE_ATTN_PROPERTY_SEED={tests.SEED}"
        )
