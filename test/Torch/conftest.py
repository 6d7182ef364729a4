"""Tests with torch, which is optional: each file skips itself, with the reason, where it is not.

scripts/test.sh runs them in an environment without torch. To run them: a venv with
`pip install -e .[import,transformers,test]`, the compiler in SPARSE_ATTN_TOOLS, and
`python -m pytest test/Torch`.

SPARSE_ATTN_TEST_DEVICE=cuda runs those of the ops on a GPU. A machine without a compiler needs a
cache that was filled elsewhere (SPARSE_ATTN_TEST_CACHE): a run on the CPU with
SPARSE_ATTN_TEST_COMPILE=DIR leaves in DIR all that the same tests need on a GPU.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

with contextlib.suppress(ImportError):
    import torch

    # Tensors are tiny: threads would only wait for each other.
    torch.set_num_threads(1)


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Compiled programs of the tests do not stay in the user's cache."""
    named = os.environ.get("SPARSE_ATTN_TEST_CACHE")
    folder = Path(named) if named else tmp_path_factory.mktemp("cache")
    os.environ["SPARSE_ATTN_CACHE"] = str(folder)
    yield folder
    if made := os.environ.get("SPARSE_ATTN_TEST_COMPILE"):
        from sparse_attn.op_programs import compile_used

        print(f"{compile_used('cuda', made)} programs for a GPU in {made}")
