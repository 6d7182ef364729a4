"""test_hf.py needs torch and transformers, which are optional: without them it is not collected,
and this file says so.
"""

import importlib.util

_MISSING = [m for m in ("torch", "transformers") if importlib.util.find_spec(m) is None]
collect_ignore = ["test_hf.py"] if _MISSING else []


def pytest_report_header(config):
    return f"not collected: test_hf.py (needs {', '.join(_MISSING)})" if _MISSING else None
