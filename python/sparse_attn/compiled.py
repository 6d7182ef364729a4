"""Programs to callables: `sparse_attn.compile` and `sparse_attn.load`.

step = sparse_attn.compile("model.mlir", policy="token-budget=4096", gates="g.safetensors")
o = step(q, k, v)
step.save("model.so")
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .artefact import Artefact, load_artefact
from .cache import Cache, key_of, program_key
from .call_stats import Stats
from .compiler import CompileError, compile_to_iree, compile_to_object, find_ptxas, find_tool
from .inspection import Inspection, inspect, tapped_stats
from .sources import Source, program_text

# What sparse-compile says of a program that keeps ops of its own, which a shared object cannot.
_LEAVE_BY_IREE = "leave by --emit=iree"
EXITS = ("so", "iree")


class Compiled:
    """A compiled program; `compile` and `load` make it. Any number of threads may call it."""

    def __init__(self, artefact: Artefact, inspect: Inspector | None = None) -> None:
        self._artefact = artefact
        self._inspector = inspect

    @property
    def exit(self) -> str:
        """`so`, a shared object, or `iree`, a module that IREE's runtime runs."""
        return self._artefact.exit

    @property
    def target(self) -> str:
        """Where @main runs and its arrays have to be: `cpu` or `cuda`."""
        return self._artefact.device("main")

    def addresses(self, function: str = "main") -> tuple[int, int, int]:
        """Of a function of a shared object, for callers in C: as of `Program.addresses`."""
        return self._artefact.addresses(function)

    def __call__(self, *arguments: Any, function: str = "main", **options: Any) -> Any:
        """Calls a function: its result, or a tuple if it has not exactly one.

        arguments  NumPy arrays or torch tensors of the types and shapes of the program, on its
                   device; a selection is its storage tensors. New results are of the same kind
        options    of a shared object: results, out, workspace and stream of `Program.call`
        Errors: RuntimeError or ValueError with the sentence of the runtime.
        """
        results = self._artefact.call(function, arguments, options)
        return results[0] if len(results) == 1 else tuple(results)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes what `load`, and for a shared object sparse-run and C, take. Errors: OSError."""
        path = Path(path)
        with _beside(path) as scratch:
            # Opened once more by its number, for a position of its own: others may save, too.
            shutil.copyfile(f"/proc/self/fd/{self._artefact.file.fileno()}", scratch)
        return path

    def stages(self) -> dict[str, str]:
        """The program after each phase as MLIR text: raise, sparsify, schedule and kernel.

        Errors: ValueError for a loaded program, which has no source.
        """
        return dict(self._needs_source().inspection.stages)

    def remarks(self) -> list[str]:
        """What the compiler had to say, such as stages that no fast kernel serves.

        Errors: as of `stages`.
        """
        return list(self._needs_source().inspection.remarks)

    def stats(self, *arguments: Any) -> Stats:
        """Blocks and bytes that a call of @main with these arguments reads, and its launches.

        Compiles the program once more so that it gives its selections, and calls that; arguments
        are not changed. Errors: as of `stages` and of a call; ValueError as of `layer_stats`.
        """
        return self._needs_source().stats(arguments)

    def _needs_source(self) -> Inspector:
        if self._inspector is None:
            raise ValueError("a loaded program has no source: stages and stats need `compile`")
        return self._inspector


class Inspector:
    """The source of a program and how it was compiled, to look at it again."""

    def __init__(self, text: bytes, exit: str, options: Mapping[str, Any]) -> None:
        self._text, self._exit, self._options = text, exit, options
        self._inspection: Inspection | None = None

    @property
    def inspection(self) -> Inspection:
        if self._inspection is None:
            self._inspection = inspect(self._text, self._options)
        return self._inspection

    def stats(self, arguments: Sequence[Any]) -> Stats:
        launches = self.inspection.launches
        return tapped_stats(self._text, self._exit, self._options, arguments, launches)


def compile(
    program: Source,
    *,
    args: Sequence[Any] | None = None,
    kwargs: Mapping[str, Any] | None = None,
    dynamic_shapes: Any = None,
    target: str = "cpu",
    policy: str = "all",
    gate: str | None = None,
    gates: str | os.PathLike[str] | None = None,
    block_size: int | None = None,
    exit: str | None = None,
    cache: Cache | bool = True,
    **options: Any,
) -> Compiled:
    """Compiles a program, or takes it from the cache.

    program     MLIR text (a str with a line break), the path of a file, a torch ExportedProgram, or
                an nn.Module with the example inputs `args` and `kwargs`; `dynamic_shapes` is
                torch.export's. Programs of torch come in through torch-mlir
    target      cpu or sm_90a (H100, H200)
    policy      all, token-budget=N (tokens), threshold=X, top-p=X, entmax=A, or an attribute of a
                dialect that `load_dialect_plugin=LIBRARY` brings, such as #example.near_best<0.5>
    gate        learned (the default with a policy or gates), mean_pool, min_max or oracle
    gates       safetensors file with learned gates (`python -m sparse_attn.convert_gates`)
    block_size  tokens in a key block; that of the gate file, or 64
    exit        `so`: a shared object, for programs whose only ops are attention; `iree`: whole
                models, on the CPU, with sparse-attn[iree]. By default `so` if it is possible
    cache       True: the folder of `Cache()`; a Cache; False: nothing is kept
    options     other flags of sparse-compile, such as dense_layers="0-1" or warps=8
    Without the compiler an entry of the cache that was made elsewhere is loaded.
    Errors: CompileError with the compiler's diagnostics; FileNotFoundError without the compiler,
    with what to install; OSError if the cache cannot be written; ValueError and TypeError for
    arguments; as of `sources.program_text`.
    """
    if exit not in (None, *EXITS):
        raise ValueError(f"expected exit to be one of {', '.join(EXITS)}, got {exit!r}")
    text = program_text(program, args, kwargs, dynamic_shapes)
    flags: dict[str, Any] = {
        "target": target,
        "policy": policy,
        "gate": gate,
        "gates": os.fspath(gates) if gates is not None else None,
        "block_size": block_size,
        **options,
    }
    flags = {name: value for name, value in flags.items() if value is not None}
    make = _maker(text, exit, flags)
    try:
        if cache is False:
            with tempfile.TemporaryDirectory(prefix="sparse-attn-") as folder:
                artefact = load_artefact(make(Path(folder)))
        else:
            store = Cache() if cache is True else cache
            with _entry(store, text, exit, flags, make) as path:
                artefact = load_artefact(path)
    except CompileError as error:
        if isinstance(program, os.PathLike) or isinstance(program, str) and "\n" not in program:
            error.add_note(f"<stdin> is {os.fspath(program)}")
        raise
    return Compiled(artefact, Inspector(text, artefact.exit, flags))


def load(path: str | os.PathLike[str]) -> Compiled:
    """A program that `save` or sparse-compile wrote. Needs no compiler.

    Errors: OSError if it cannot be loaded; ImportError if a runtime is missing.
    """
    return Compiled(load_artefact(Path(path)))


def _maker(text: bytes, exit: str | None, flags: Mapping[str, Any]) -> Callable[[Path], Path]:
    """What writes the artefact into a folder."""

    def make(folder: Path) -> Path:
        refused: CompileError | None = None
        if exit != "iree":
            try:
                return compile_to_object(text, folder / "program.so", **flags)
            except CompileError as error:
                if exit == "so" or _LEAVE_BY_IREE not in str(error):
                    raise
                refused = error
        try:
            return compile_to_iree(text, folder / "iree", **flags)
        except FileNotFoundError as error:
            if refused:
                error.add_note(f"IREE is needed because of {refused}")
            raise

    return make


@contextlib.contextmanager
def _entry(
    store: Cache,
    text: bytes,
    exit: str | None,
    flags: Mapping[str, Any],
    make: Callable[[Path], Path],
) -> Iterator[Path]:
    """The artefact in the cache; without a compiler one that was made elsewhere, if it is there."""
    named = [name for name in ("gates", "load_dialect_plugin") if name in flags]
    files = {name: Path(flags[name]) for name in named}
    plain = {name: value for name, value in flags.items() if name not in {*named, "ptxas"}}
    program = program_key(text, {"exit": exit, **plain}, files)
    try:
        key = key_of(program, _tools(exit, flags))
    except FileNotFoundError:
        found = store.made_elsewhere(program)
        if found is None:
            raise
        yield found
        return
    with store.entry(key, make) as path:
        yield path


def _tools(exit: str | None, flags: Mapping[str, Any]) -> list[Path]:
    """The compilers that an artefact comes from. Errors: FileNotFoundError without one."""
    tools = [find_tool("sparse-compile")]
    if flags["target"] != "cpu":
        tools += filter(None, [find_ptxas(flags.get("ptxas"))])
    elif exit != "so":
        with contextlib.suppress(FileNotFoundError):
            tools.append(find_tool("iree-compile"))
    return tools


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file that takes the name `path` at the end: a loaded object must not change in place."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    scratch = Path(name)
    try:
        yield scratch
        scratch.chmod(0o644)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
