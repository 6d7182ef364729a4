"""The cache of compiled programs: what a key tells apart, and several processes at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import sparse_attn
from sparse_attn import compiled
from sparse_attn.cache import CACHE_VARIABLE, key_of, program_key
from sparse_attn.compiler import TOOLS_VARIABLE, find_tool

MODEL = Path(__file__).resolve().parents[1] / "Raise" / "Inputs" / "sdpa_gqa_causal_scale.mlir"
KEY = "0" * 64
COMPILES = "import sparse_attn, sys; sparse_attn.compile(sys.argv[1], exit='so')"


def write(content: str):
    """A maker of an artefact."""

    def make(folder: Path) -> Path:
        path = folder / "program.so"
        path.write_text(content)
        return path

    return make


def fails(folder: Path) -> Path:
    (folder / "part").write_text("half of it")
    raise RuntimeError("no")


def test_entries(tmp_path: Path) -> None:
    cache = sparse_attn.Cache(tmp_path / "new")
    assert (cache.entries(), cache.clear()) == ([], 0)
    with cache.entry(KEY, write("first")) as path:
        assert path == tmp_path / "new" / f"{KEY}.so"
    with cache.entry(KEY, fails) as path:
        assert path.read_text() == "first"
    assert cache.entries() == [path]
    assert (cache.clear(), cache.entries()) == (1, [])
    with cache.entry(KEY, write("second")) as path:
        assert path.read_text() == "second"


def test_failure_leaves_nothing(tmp_path: Path) -> None:
    cache = sparse_attn.Cache(tmp_path)
    with pytest.raises(RuntimeError, match="no"), cache.entry(KEY, fails):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [f"{KEY}.lock"]
    with cache.entry(KEY, write("then")) as path:
        assert path.read_text() == "then"


def test_threads_make_an_entry_once(tmp_path: Path) -> None:
    cache, made = sparse_attn.Cache(tmp_path), []
    barrier = threading.Barrier(8)

    def make(folder: Path) -> Path:
        made.append(folder)
        time.sleep(0.05)  # the others have to come in the meantime
        return write("one")(folder)

    def use(_: int) -> str:
        barrier.wait()
        with cache.entry(KEY, make) as path:
            return path.read_text()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(use, range(8))) == ["one"] * 8
    assert len(made) == 1


def test_keys(tmp_path: Path) -> None:
    """Each thing that an artefact depends on changes the key; a path of a gate file does not."""
    gates, same, other = (tmp_path / name for name in ("gates", "same", "other"))
    tool, newer = tmp_path / "tool", tmp_path / "newer"
    for path, text in ((gates, "a"), (same, "a"), (other, "b")):
        path.write_text(text)
    for path, text in ((tool, "#!/bin/sh\necho 1\n"), (newer, "#!/bin/sh\necho 2\n")):
        path.write_text(text)
        path.chmod(0o755)
    base = {"source": b"x", "options": {"n": 1}, "files": {"gates": gates}, "tools": [tool]}

    def key_with(tools, **program):
        return key_of(program_key(**program), tools)

    key = key_with(**base)
    assert key_with(**{**base, "files": {"gates": same}}) == key
    changes = [
        {"source": b"y"},
        {"options": {"n": 2}},
        {"options": {"n": "1"}},
        {"files": {"gates": other}},
        {"files": {}},
        {"tools": [newer]},
        {"tools": [tool, newer]},
    ]
    assert len({key, *(key_with(**{**base, **change}) for change in changes)}) == len(changes) + 1


@pytest.fixture
def counting(tmp_path: Path) -> dict[str, str]:
    """An environment whose sparse-compile writes a line to `log` when it compiles."""
    tools = tmp_path / "tools"
    tools.mkdir()
    script = tools / "sparse-compile"
    log, started = tmp_path / "log", tmp_path / "started"
    script.write_text(f"""#!/bin/sh
case "$1" in --version) exec {find_tool("sparse-compile")} --version;; esac
touch {started}
[ -e {tmp_path / "hang"} ] && exec sleep 60
echo compiled >> {log}
exec {find_tool("sparse-compile")} "$@"
""")
    script.chmod(0o755)
    package = str(Path(sparse_attn.__file__).parents[1])
    return {
        **os.environ,
        TOOLS_VARIABLE: str(tools),
        CACHE_VARIABLE: str(tmp_path / "cache"),
        "PYTHONPATH": package,
    }


def test_without_a_compiler_a_copied_folder_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = sparse_attn.Cache(tmp_path / "here")
    sparse_attn.compile(MODEL, exit="so", cache=cache)
    (made,) = cache.entries()
    copied = tmp_path / "there" / made.name
    copied.parent.mkdir()
    copied.write_bytes(made.read_bytes())

    def no_tool(name: str) -> Path:
        raise FileNotFoundError(f"{name} is nowhere")

    monkeypatch.setattr(compiled, "find_tool", no_tool)
    there = sparse_attn.Cache(copied.parent)
    assert sparse_attn.compile(MODEL, exit="so", cache=there).target == "cpu"
    with pytest.raises(FileNotFoundError, match="sparse-compile is nowhere"):
        sparse_attn.compile(MODEL, exit="so", policy="all", gate="mean_pool", cache=there)


def start(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", COMPILES, str(MODEL)]
    return subprocess.Popen(command, env=environment, start_new_session=True)


def test_processes_compile_once(tmp_path: Path, counting: dict[str, str]) -> None:
    processes = [start(counting) for _ in range(4)]
    assert [process.wait() for process in processes] == [0] * 4
    assert (tmp_path / "log").read_text() == "compiled\n"
    assert len(sparse_attn.Cache(tmp_path / "cache").entries()) == 1


def test_killed_process_is_no_obstacle(tmp_path: Path, counting: dict[str, str]) -> None:
    """Its lock is free, and what it left is swept by the next one."""
    (tmp_path / "hang").touch()
    process = start(counting)
    while not (tmp_path / "started").exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    cache = tmp_path / "cache"
    assert any(path.is_dir() for path in cache.iterdir())
    (tmp_path / "hang").unlink()
    assert start(counting).wait() == 0
    assert not any(path.is_dir() for path in cache.iterdir())
    assert len(sparse_attn.Cache(cache).entries()) == 1


def test_command(tmp_path: Path) -> None:
    cache = sparse_attn.Cache(tmp_path)
    with cache.entry(KEY, write("12345")):
        pass
    environment = {**os.environ, CACHE_VARIABLE: str(tmp_path)}

    def run(flag: str) -> str:
        command = [sys.executable, "-m", "sparse_attn", flag]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert run("--cache") == f"{tmp_path}: 1 programs, 5 bytes"
    assert run("--clear-cache") == "1 programs deleted"
    assert cache.entries() == []
