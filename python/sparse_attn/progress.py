"""A line on the terminal while something takes long, such as the compiler.

    with working("iree-compile"):
        ...

It comes after a second, counts the seconds, and goes when the work ends. Nothing is written where
standard error is no terminal.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Iterator

_AFTER_S, _EVERY_S = 1.0, 0.5
_CLEARED = "\r\033[K"
# Of several threads that work at once, one has the line.
_line = threading.Lock()


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """While the block runs: `sparse_attn: WHAT, 12 s`."""
    if not sys.stderr.isatty() or not _line.acquire(blocking=False):
        yield
        return
    ended = threading.Event()
    teller = threading.Thread(target=_tell, args=(what, ended), daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()
        _line.release()


def _tell(what: str, ended: threading.Event) -> None:
    start, shown = time.monotonic(), False
    while not ended.wait(_EVERY_S):
        seconds = time.monotonic() - start
        if seconds >= _AFTER_S:
            print(f"{_CLEARED}sparse_attn: {what}, {seconds:.0f} s", end="", file=sys.stderr)
            sys.stderr.flush()
            shown = True
    if shown:
        print(_CLEARED, end="", file=sys.stderr)
        sys.stderr.flush()
