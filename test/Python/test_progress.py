"""The line on the terminal while something takes long."""

import os
import pty
import subprocess
import sys

import pytest

from sparse_attn import progress

CODE = """
import sys, time
from sparse_attn import progress
progress._AFTER_S, progress._EVERY_S = 0.1, 0.02
with progress.working("cooking"):
    time.sleep({seconds})
    with progress.working("stirring"):
        pass
with progress.working("tasting"):
    pass
print("eaten", file=sys.stderr)
"""


def said(seconds: float) -> str:
    """What a terminal gets."""
    inside, outside = pty.openpty()
    command = [sys.executable, "-c", CODE.format(seconds=seconds)]
    path = os.pathsep.join(sys.path)
    with subprocess.Popen(command, stderr=outside, env=os.environ | {"PYTHONPATH": path}) as run:
        os.close(outside)
        text = b""
        while True:
            try:
                part = os.read(inside, 1024)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            text += part
    os.close(inside)
    assert run.returncode == 0
    return text.decode()


def test_line_comes_and_goes():
    cleared = "\r\033[K"
    text = said(0.5)
    assert text.startswith(f"{cleared}sparse_attn: cooking, 0 s")
    assert text.endswith(f"{cleared}eaten\r\n")
    assert "stirring" not in text and "tasting" not in text


def test_nothing_for_short_work():
    assert said(0) == "eaten\r\n"


def test_nothing_without_a_terminal(capsys, monkeypatch):
    monkeypatch.setattr(progress, "_AFTER_S", 0)
    with progress.working("cooking"):
        pass
    with pytest.raises(ValueError, match="burnt"), progress.working("cooking"):
        raise ValueError("burnt")
    assert capsys.readouterr() == ("", "")
