"""`python -m sparse_attn`: versions of the parts, and the cache of compiled programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .cache import Cache
from .versions import versions


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m sparse_attn", description=__doc__)
    parser.add_argument(
        "--version", action="store_true", help="of the package, the runtime, the compiler and LLVM"
    )
    parser.add_argument("--cache", action="store_true", help="where compiled programs are kept")
    parser.add_argument("--clear-cache", action="store_true", help="delete them")
    arguments = parser.parse_args(argv)
    if not any(vars(arguments).values()):
        parser.error("one of --version, --cache and --clear-cache is needed")
    if arguments.version:
        print(versions())
    if arguments.clear_cache:
        print(f"{Cache().clear()} programs deleted")
    if arguments.cache:
        entries = Cache().entries()
        size = sum(path.stat().st_size for path in entries)
        print(f"{Cache().folder}: {len(entries)} programs, {size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
