#!/usr/bin/env python3
"""Fails if a source file has more than 500 lines. Test data (folders called Inputs) is excluded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 500
SUFFIXES = {".cpp", ".h", ".td", ".def", ".mlir", ".test", ".py", ".sh", ".cmake", ".txt", ".md"}


def sources() -> list[Path]:
    """Files that git tracks or would add; all files where this is no checkout."""
    command = ["git", "-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        paths = [Path(line) for line in listed.stdout.splitlines()]
    else:
        paths = [p.relative_to(ROOT) for p in ROOT.rglob("*") if p.is_file()]
        paths = [p for p in paths if not p.parts[0].startswith((".", "build"))]
    return sorted(p for p in set(paths) if p.suffix in SUFFIXES and "Inputs" not in p.parts)


def main() -> int:
    failures, count = 0, 0
    for path in sources():
        if not (ROOT / path).is_file():  # deleted, not committed yet
            continue
        count += 1
        lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
        if lines > LIMIT:
            print(f"{path}: expected at most {LIMIT} lines, got {lines}")
            failures += 1
    print(f"{count} files, {failures} too long")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main())
