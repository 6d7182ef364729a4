"""test_hf.py needs torch and transformers, which are optional: without them it is not collected,
and this file says so.
"""

import importlib.util
import sys

_MISSING = [m for m in ("torch", "transformers") if importlib.util.find_spec(m) is None]
_OF_WORKERS = []
collect_ignore = ["test_hf.py"] if _MISSING else []


def pytest_report_header(config):
    return f"not collected: test_hf.py (needs {', '.join(_MISSING)})" if _MISSING else None


def _ran():
    """What the property tests of this process ran: configurations by pair, and their seed."""
    tests = sys.modules.get("test_property")
    return (sum(tests.ran.values()), len(tests.ran), tests.SEED) if tests and tests.ran else None


def pytest_sessionfinish(session):
    """With -n a worker has them."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["property"] = _ran()


def pytest_testnodedown(node):
    _OF_WORKERS.append(getattr(node, "workeroutput", {}).get("property"))


def pytest_terminal_summary(terminalreporter):
    """The seed of the property tests, also where they passed and with -q."""
    for ran in filter(None, [*_OF_WORKERS, _ran()]):
        terminalreporter.write_line(
            f"test_property: {ran[0]} configurations, {ran[1]} pairs of type and form, "
            f"SPARSE_ATTN_PROPERTY_SEED={ran[2]}"
        )
