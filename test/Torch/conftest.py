"""Tests with torch, which is optional: each file skips itself, with the reason, where it is not.

scripts/test.sh runs them in an environment without torch. To run them: a venv with
`pip install -e .[import,transformers,test]`, the compiler in SPARSE_ATTN_TOOLS, and
`python -m pytest test/Torch`.
"""

import contextlib
import os
from pathlib import Path

import pytest

with contextlib.suppress(ImportError):
    import torch

    # Tensors are tiny: threads would only wait for each other.
    torch.set_num_threads(1)


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled programs of the tests do not stay in the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["SPARSE_ATTN_CACHE"] = str(folder)
    return folder
