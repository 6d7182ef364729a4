"""Runs the compiler: programs in MLIR to shared objects and to modules of IREE.

    compile_to_object("model.mlir", "model.so", policy="token-budget=4096", gates="g.safetensors")
    compile_to_iree("model.mlir", "model.iree")

The tools are looked for in the folder SPARSE_ATTN_TOOLS, in build/bin of the checkout that holds
the package, and in PATH. A tool that fails raises CompileError with the tool's own text.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .progress import working

TOOLS_VARIABLE = "SPARSE_ATTN_TOOLS"
IREE_FLAGS = (
    "--iree-input-type=torch",
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
    "--iree-input-demote-f64-to-f32=false",
)
_SHOWN_LINES = 30

Source = str | Path | bytes


_DIAGNOSTIC = re.compile(r"^(.*?):(\d+):(\d+): (error|warning|remark|note): (.*)$")
_SOURCES = {
    "sparse-compile": "the compiler needs LLVM 22 and is built from a clone by scripts/setup.sh; "
    f"then name its build/bin in {TOOLS_VARIABLE} or in PATH. Compiled objects load without it",
    "iree-compile": "pip install sparse-attn[iree]",
}


class Diagnostic(NamedTuple):
    """A line of the compiler: where in the source (from 1), how severe, and the sentence.

    severity  error, warning, remark or note
    """

    file: str
    line: int
    column: int
    severity: str
    message: str


class CompileError(RuntimeError):
    """A program that a compiler refused; the text is the compiler's.

    diagnostics  its errors and what goes with them, in order; empty if it gave no place
    """

    def __init__(self, text: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(text)
        self.diagnostics = tuple(diagnostics)


def build_folder() -> Path:
    """Where a checkout that holds this package is built."""
    return Path(__file__).resolve().parents[2] / "build"


def find_tool(name: str) -> Path:
    """The path of a tool, such as `sparse-compile` or `iree-compile`.

    Errors: FileNotFoundError, with the folders that were searched and what to install.
    """
    folders = [os.environ[TOOLS_VARIABLE]] if os.environ.get(TOOLS_VARIABLE) else []
    folders.append(str(build_folder() / "bin"))
    folders.append(str(Path(sys.executable).parent))
    path = os.pathsep.join([*folders, os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        searched = ", ".join(folders)
        how = _SOURCES.get(name, f"set {TOOLS_VARIABLE}")
        raise FileNotFoundError(f"{name} is not in {searched}, nor in PATH: {how}")
    return Path(found)


def find_ptxas(named: str | None = None) -> Path | None:
    """The assembler that sparse-compile takes for a GPU: the one named, or where it looks."""
    if named is not None:
        return Path(named)
    folders = [os.environ.get("PATH", "")]
    if cuda := os.environ.get("CUDA_HOME"):
        folders.append(str(Path(cuda) / "bin"))
    folders.append(str(find_tool("sparse-compile").resolve().parents[2] / ".venv" / "bin"))
    folders.append("/usr/local/cuda/bin")
    found = shutil.which("ptxas", path=os.pathsep.join(folders))
    return Path(found) if found else None


def sparse_compile(source: Source, output: str | Path, **options: Any) -> str:
    """Runs sparse-compile and returns what it printed.

    source   a path, or the text of a program (a str with a line break, or bytes)
    output   the artefact: a file, or a directory with emit="iree" and emit="linalg"
    options  flags of sparse-compile: block_size=8 is --block-size=8, True is the flag alone;
             None and False leave it out
    Errors: CompileError.
    """
    text = source.decode() if isinstance(source, bytes) else str(source)
    is_text = isinstance(source, bytes) or (isinstance(source, str) and "\n" in source)
    command: list[str | Path] = [
        find_tool("sparse-compile"),
        "-" if is_text else text,
        "-o",
        output,
    ]
    return _run([*command, *_flags(options)], text if is_text else None)


def compile_to_object(source: Source, output: str | Path, **options: Any) -> Path:
    """A shared object for `runtime.Program`; arguments as of `sparse_compile`."""
    sparse_compile(source, output, emit="so", **options)
    return Path(output)


def compile_to_iree(source: Source, directory: str | Path, **options: Any) -> Path:
    """DIRECTORY/model.vmfb for `iree.Module`; arguments as of `sparse_compile`.

    model.mlir, kernels.o and, with tap_attention, manifest.json stay beside it.
    """
    directory = Path(directory)
    sparse_compile(source, directory, emit="iree", **options)
    module = directory / "model.vmfb"
    search = f"--iree-hal-executable-object-search-path={directory}"
    command: list[str | Path] = [
        find_tool("iree-compile"),
        directory / "model.mlir",
        "-o",
        module,
        search,
    ]
    _run([*command, *IREE_FLAGS])
    return module


def read_manifest(artefact: str | Path) -> dict[str, Any]:
    """What tap_attention added to a program: `results`, its own; `layers`, one an attention. And
    where a step that carries its state has it: `state`.

    artefact  the shared object, or the directory of `compile_to_iree`
    Errors: FileNotFoundError, also if neither changed the program.
    """
    artefact = Path(artefact)
    name = artefact / "manifest.json" if artefact.is_dir() else Path(f"{artefact}.json")
    manifest: dict[str, Any] = json.loads(name.read_text())
    return manifest


def _flags(options: dict[str, Any]) -> list[str]:
    flags = []
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        if value is True:
            flags.append(flag)
        elif value is not None and value is not False:
            flags.append(f"{flag}={value}")
    return flags


def parse_diagnostics(lines: Iterable[str]) -> Iterator[Diagnostic]:
    """What a compiler said of places in a program, line by line."""
    for line in lines:
        if match := _DIAGNOSTIC.match(line):
            file, at, column, severity, message = match.groups()
            yield Diagnostic(file, int(at), int(column), severity, message)


def _run(command: Sequence[str | Path], text: str | None = None) -> str:
    """Standard output and error of a command that succeeds."""
    with working(Path(command[0]).name):
        done = subprocess.run(
            list(map(str, command)), input=text, capture_output=True, text=True, check=False
        )
    if done.returncode != 0:
        said = (done.stderr or done.stdout or f"exit status {done.returncode}").strip().splitlines()
        more = [f"... {len(said) - _SHOWN_LINES} more lines"] if len(said) > _SHOWN_LINES else []
        shown = "\n".join(line[:500] for line in said[:_SHOWN_LINES] + more)
        raise CompileError(f"{Path(command[0]).name}: {shown}", list(parse_diagnostics(said)))
    return done.stdout + done.stderr
