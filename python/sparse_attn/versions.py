"""The versions of what takes part in compiling and running: `python -m sparse_attn --version`."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import __version__, runtime_library
from .compiler import find_tool
from .cuda_driver import Driver, find_driver

_PACKAGES = ("torch", "torch-mlir", "transformers", "iree-base-compiler", "iree-base-runtime")


@dataclass(frozen=True)
class Versions:
    """None stands for what is not there.

    runtime   version of the ABI of compiled objects
    compiler  of sparse-compile; `llvm` is what it is built with
    driver    of CUDA, with its GPUs
    others    optional packages by name
    """

    package: str
    runtime: int | None
    runtime_path: Path | None
    compiler: str | None
    compiler_path: Path | None
    llvm: str | None
    driver: Driver | None
    others: dict[str, str]

    def __str__(self) -> str:
        rows = [
            ("sparse-attn", self.package, ""),
            ("runtime ABI", self.runtime, self.runtime_path),
            ("compiler", self.compiler, self.compiler_path),
            ("LLVM", self.llvm, ""),
            ("CUDA driver", self.driver and self.driver.version, ""),
            *(("GPU", gpu, "") for gpu in (self.driver.gpus if self.driver else ())),
            *((name, version, "") for name, version in self.others.items()),
        ]
        lines = (
            f"{name:<20}{version or 'not found':<12}{path or ''}" for name, version, path in rows
        )
        return "\n".join(line.rstrip() for line in lines)


def versions() -> Versions:
    """Looks at the tools and the installed packages. Errors: OSError if a tool does not run."""
    try:
        compiler: Path | None = find_tool("sparse-compile")
    except FileNotFoundError:
        compiler = None
    text = tool_version(compiler) if compiler else ""
    return Versions(
        package=__version__,
        runtime=runtime_library.abi_version(),
        runtime_path=runtime_library.find(),
        compiler=_search(r"^sparse-compile (\S+)", text),
        compiler_path=compiler,
        llvm=_search(r"LLVM version (\S+)", text),
        driver=find_driver(),
        others=dict(filter(None, map(_installed, _PACKAGES))),
    )


def tool_version(path: Path) -> str:
    """What `TOOL --version` prints. Errors: OSError."""
    command = [str(path), "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _search(pattern: str, text: str) -> str | None:
    match = re.search(pattern, text, re.MULTILINE)
    return match[1] if match else None


def _installed(name: str) -> tuple[str, str] | None:
    try:
        return name, importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
