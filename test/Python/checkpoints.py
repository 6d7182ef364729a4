"""Writes checkpoints as torch does, opcode by opcode, so that malformed ones can be written."""

import pickle
import zipfile

import numpy as np

STORAGE_NAMES = {
    "float32": "FloatStorage",
    "float16": "HalfStorage",
    "bfloat16": "BFloat16Storage",
}


def assert_same(a, b):
    assert a.keys() == b.keys()
    for key in a:
        assert a[key].dtype == b[key].dtype
        np.testing.assert_array_equal(a[key], b[key])


def value(x):
    """The opcodes that push a plain value."""
    return pickle.dumps(x, protocol=2)[2:-1]


def name(module, attribute):
    return f"c{module}\n{attribute}\n".encode()


EMPTY_HOOKS = name("collections", "OrderedDict") + b")R"


def storage(key, type_name, count):
    fields = value("storage") + name("torch", type_name) + value(key) + value("cpu") + value(count)
    return b"(" + fields + b"tQ"


def rebuilt(key, type_name, count, size, stride, offset=0):
    fields = storage(key, type_name, count) + value(offset) + value(size) + value(stride)
    return (
        name("torch._utils", "_rebuild_tensor_v2") + b"(" + fields + b"\x89" + EMPTY_HOOKS + b"tR"
    )


def write_zip(path, items, storages):
    """A .pth; items: key -> opcodes of its value, storages: key -> bytes."""
    body = b"".join(value(key) + code for key, code in items.items())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02}(" + body + b"u.")
        archive.writestr("archive/byteorder", "little")
        for key, data in storages.items():
            archive.writestr(f"archive/data/{key}", data)
        archive.writestr("archive/version", "3\n")


def write_checkpoint(path, tensors):
    items, storages = {}, {}
    for i, (key, x) in enumerate(tensors.items()):
        stride = tuple(step // x.itemsize for step in x.strides)
        items[key] = rebuilt(str(i), STORAGE_NAMES[x.dtype.name], x.size, x.shape, stride)
        storages[str(i)] = x.tobytes()
    write_zip(path, items, storages)
