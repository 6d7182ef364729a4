"""Compiled programs on disk, shared by processes: what was compiled once is loaded afterwards.

A key is a hash of all that an artefact depends on: the program's text, the options and the content
of the gate file, and behind a dash the compilers themselves. An entry is a file of that name. It
comes into being by a rename, so that nobody sees a part of it, and under a lock, so that one
process compiles and the others wait. The folder is SPARSE_ATTN_CACHE, or the user's own cache
folder.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import platformdirs
from filelock import FileLock

from .progress import working
from .versions import tool_version

CACHE_VARIABLE = "SPARSE_ATTN_CACHE"
_FORMAT = "2"  # of keys and entries
_SCRATCH = "making-"


class Cache:
    """A folder of entries. Any number of processes and threads may use it at once."""

    def __init__(self, folder: str | Path | None = None) -> None:
        named = folder or os.environ.get(CACHE_VARIABLE)
        self.folder = Path(named) if named else platformdirs.user_cache_path("sparse_attn")

    @contextlib.contextmanager
    def entry(self, key: str, make: Callable[[Path], Path]) -> Iterator[Path]:
        """The file of a key, which stays there at least until the end of the `with`.

        make  writes the artefact into the given folder and returns its path; the suffix is kept.
              Called only if there is no entry. What it raises is raised here, and nothing is kept.
        Errors: OSError if the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with working("waiting for another process that compiles this"):
            held = self._locked(key).acquire()
        with held:
            yield self._find(key) or self._make(key, make)

    def made_elsewhere(self, program: str) -> Path | None:
        """The youngest entry of a program, whatever compiler made it; None if there is none.

        program  of `program_key`. For a machine without a compiler, to which a folder was copied.
        """
        found = [p for p in self.folder.glob(f"{program}-*") if p.suffix != ".lock"]
        return max(found, key=lambda path: path.stat().st_mtime_ns, default=None)

    def entries(self) -> list[Path]:
        """The files of all keys."""
        if not self.folder.is_dir():
            return []
        locks = (path for path in self.folder.iterdir() if path.suffix == ".lock")
        found = (self._find(path.stem) for path in sorted(locks))
        return [path for path in found if path]

    def clear(self) -> int:
        """Deletes all entries and returns their number; programs that are loaded go on."""
        cleared = 0
        for path in self.entries():
            with self._locked(path.stem):
                cleared += path.exists()
                path.unlink(missing_ok=True)
        return cleared

    def _locked(self, key: str) -> FileLock:
        # Lock files stay: another process may be waiting for one that is deleted.
        return FileLock(self.folder / f"{key}.lock")

    def _find(self, key: str) -> Path | None:
        return next((p for p in self.folder.glob(f"{key}.*") if p.suffix != ".lock"), None)

    def _make(self, key: str, make: Callable[[Path], Path]) -> Path:
        # Left over if the process that held this lock was killed.
        for stale in self.folder.glob(f"{_SCRATCH}{key}-*"):
            shutil.rmtree(stale, ignore_errors=True)
        # In the same folder, because a rename does not cross file systems.
        scratch = Path(tempfile.mkdtemp(prefix=f"{_SCRATCH}{key}-", dir=self.folder))
        try:
            made = make(scratch)
            with made.open("rb") as file:
                os.fsync(file.fileno())  # a rename may reach the disk before the content
            path = self.folder / f"{key}{made.suffix}"
            made.replace(path)
            return path
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def program_key(source: bytes, options: Mapping[str, Any], files: Mapping[str, Path]) -> str:
    """What a key begins with, 64 hexadecimal digits: all but the compilers.

    source   the program
    options  values that json can write
    files    what options name: the content counts, not the path
    Errors: OSError for a file that cannot be read.
    """
    return _hash(
        {
            "format": _FORMAT,
            "source": hashlib.sha256(source).hexdigest(),
            "options": dict(options),
            "files": {name: _digest(path) for name, path in files.items()},
        }
    )


def key_of(program: str, tools: list[Path]) -> str:
    """The key of an artefact.

    program  of `program_key`
    tools    the compilers: their content and what they say of the libraries they are built with
    Errors: OSError for a tool that cannot be read.
    """
    return f"{program}-{_hash([_tool(*_identity(path)) for path in tools])[:16]}"


def _hash(parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _identity(path: Path) -> tuple[Path, int, int]:
    """What changes if a tool is replaced while this process lives."""
    stat = path.stat()
    return path, stat.st_mtime_ns, stat.st_size


@functools.cache
def _tool(path: Path, *_: int) -> list[str]:
    return [_digest(path), tool_version(path)]
