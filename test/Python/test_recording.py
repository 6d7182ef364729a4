"""Run directories: what is written is read again, and what is no recording is refused."""

import dataclasses
import json

import numpy as np
import pytest

from sparse_attn import recording
from sparse_attn.recording import RUN, SELECTIONS, Recording


def make(steps=6, layers=3, batch=2, heads=2, block=4, first=14, gated=(0, 1)):
    """Every third block is read, shifted by layer, head and step; without a gate all are."""
    lengths = (first - 5 * np.arange(batch) + np.arange(1, steps + 1)[:, None]).astype(np.int32)
    blocks = -(-int(lengths.max()) // block)
    s, i, b, h, n = np.indices((steps, layers, batch, heads, blocks))
    selected = (s + i + b + 2 * h + n) % 3 == 0
    selected[:, [i for i in range(layers) if i not in gated]] = True
    present = block * np.arange(blocks) < lengths[..., None]
    selected &= present[:, None, :, None]
    return Recording("LlamaForCausalLM", "top-p=0.5", block, gated, lengths, selected)


@pytest.mark.parametrize("first", [14, 40])  # 5 blocks, and more than a byte of them
def test_written_and_read(tmp_path, first):
    run = make(first=first)
    folder = recording.write(run, tmp_path / "new" / "run")
    again = recording.read(folder)
    for field in dataclasses.fields(Recording):
        want, got = getattr(run, field.name), getattr(again, field.name)
        np.testing.assert_array_equal(got, want)
        assert type(got) is type(want)
    assert recording.is_recording(folder) and not recording.is_recording(tmp_path)


def test_format(tmp_path):
    """The files are those of the module's description."""
    run = make(first=40)
    recording.write(run, tmp_path)
    head = json.loads((tmp_path / RUN).read_text())
    assert head == {
        "format": "sparse_attn.run",
        "version": 1,
        "model": "LlamaForCausalLM",
        "policy": "top-p=0.5",
        "block_size": 4,
        "key_heads": 2,
        "gated_layers": [0, 1],
    }
    arrays = np.load(tmp_path / SELECTIONS)
    assert arrays["lengths"].dtype == np.int32 and arrays["selected"].dtype == np.uint8
    for at in np.ndindex(run.selected.shape):
        byte = arrays["selected"][*at[:-1], at[-1] // 8]
        assert bool(byte >> (at[-1] % 8) & 1) == run.selected[at]


def test_sparsity_counts_blocks_with_keys():
    lengths = np.array([[9, 4]], np.int32)  # 3 blocks, and 1
    selected = np.zeros((1, 2, 2, 2, 3), bool)
    selected[0, 0, 0, :, 2] = selected[0, 0, 1, :, 0] = True  # of 8 pairs of a head and a block 4
    selected[0, 1] = [[[1, 1, 1]] * 2, [[1, 0, 0]] * 2]
    run = Recording("m", "all", 4, (0,), lengths, selected)
    np.testing.assert_array_equal(run.sparsity(), [[0.5, 0.0]])
    np.testing.assert_array_equal(run.present(), [[[1, 1, 1], [1, 0, 0]]])


def test_refused_recordings():
    run = make()
    wrong = [
        ({"block_size": 0}, "a block size of at least 1, got 0"),
        ({"lengths": run.lengths[:, :1]}, r"expected lengths \[6, 2\], got \(6, 1\)"),
        ({"lengths": run.lengths + np.int32(9)}, "expected 8 blocks for lengths up to 29, got 5"),
        ({"gated_layers": (0, 3)}, "expected gated layers below 3, got 3"),
        ({"selected": run.selected[0]}, "expected selected of rank 5"),
        ({"selected": np.ones_like(run.selected)}, r"blocks that hold keys, got \[0, 0, 0, 0, 4\]"),
    ]
    for change, sentence in wrong:
        with pytest.raises(ValueError, match=sentence):
            dataclasses.replace(run, **change)


def test_refused_files(tmp_path):
    run = make()
    recording.write(run, tmp_path)
    head = json.loads((tmp_path / RUN).read_text())
    arrays = dict(np.load(tmp_path / SELECTIONS))

    def refused(sentence, head=head, arrays=arrays):
        (tmp_path / RUN).write_text(json.dumps(head))
        np.savez(tmp_path / SELECTIONS, **arrays)
        with pytest.raises(ValueError, match=sentence) as error:
            recording.read(tmp_path)
        assert str(error.value).startswith(str(tmp_path))

    refused("expected format 'sparse_attn.run'", head={"benchmark": "decode"})
    refused("expected version 1 in run.json, got 2", head=head | {"version": 2})
    refused("expected key_heads of type int", head=head | {"key_heads": "2"})
    refused("expected block_size of type int", head=head | {"block_size": True})
    refused("expected block_size of at least 1", head=head | {"block_size": 0})
    refused("expected gated_layers of numbers", head=head | {"gated_layers": ["0"]})
    refused(r"expected selected \[steps, layers, B, 3, bytes\]", head=head | {"key_heads": 3})
    refused("an array lengths in selections.npz, got", arrays={"selected": arrays["selected"]})
    wide = arrays | {"lengths": arrays["lengths"].astype(np.int64)}
    refused("expected lengths of int32 in selections.npz, got int64", arrays=wide)
    refused("expected 2 bytes a row, got 1", head=head | {"block_size": 2})
    spare = arrays | {"selected": arrays["selected"] | np.uint8(128)}
    refused("no block behind the last", arrays=spare)
    (tmp_path / RUN).write_text("{")
    with pytest.raises(ValueError, match="Expecting property name"):
        recording.read(tmp_path)
    (tmp_path / SELECTIONS).unlink()
    (tmp_path / RUN).write_text(json.dumps(head))
    assert recording.is_recording(tmp_path)
    with pytest.raises(FileNotFoundError):
        recording.read(tmp_path)
