"""Cases of test_runtime_cuda.py: `python cuda_cases.py CASE OBJECT`, over a driver on host memory.

The object is test/Runtime/FakeObject.cpp: @main gives 4 x and a table of two numbers.
"""

import ctypes
import gc
import os
import sys
import types
from pathlib import Path

import numpy as np

from sparse_attn.device_array import DeviceArray
from sparse_attn.runtime import Program

X = np.arange(12, dtype=np.float32).reshape(3, 4)
TABLE = [10, 20]


def log(start: str) -> list[str]:
    """Calls of the driver so far that begin with `start`."""
    path = Path(os.environ["FAKE_LOG"])
    return [line for line in path.read_text().splitlines() if line.startswith(start)]


def create_stream() -> int:
    """A stream of the current context, as a user of CUDA makes it."""
    driver = ctypes.CDLL("libcuda.so.1")
    create, result = ctypes.c_void_p(), ctypes.c_int()
    driver.cuGetProcAddress_v2(
        b"cuStreamCreate", ctypes.byref(create), 2000, ctypes.c_uint64(0), ctypes.byref(result)
    )
    stream = ctypes.c_void_p()
    function = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint)(create.value)
    assert function(ctypes.addressof(stream), 1) == 0
    return stream.value


def raises(sentence: str, call, *arguments, error=RuntimeError, **options) -> None:
    try:
        call(*arguments, **options)
    except error as caught:
        assert sentence in str(caught), caught
    else:
        raise AssertionError(f"expected an error: {sentence}")


class Foreign:
    """An array of another package."""

    def __init__(self, array: DeviceArray) -> None:
        self.array, self.shape, self.streams = array, array.shape, []

    def __dlpack_device__(self):
        return self.array.__dlpack_device__()

    def __dlpack__(self, stream=None):
        self.streams.append(stream)
        return self.array.__dlpack__()


def call(program: Program) -> None:
    assert program.device() == "cuda"
    x = program.to_device(X)
    np.testing.assert_array_equal(x.numpy(), X)
    y, table = program.call("main", x)
    assert isinstance(y, DeviceArray) and y.shape == (3, 4) and y.dtype == np.float32
    np.testing.assert_array_equal(y.numpy(), 4 * X)
    assert table.numpy().tolist() == TABLE
    assert program.workspace_size("main", x) == X.nbytes
    out = [program.to_device(np.zeros_like(X)), program.to_device(np.zeros(2, np.int32))]
    assert program.call("main", x, out=out)[0] is out[0]
    np.testing.assert_array_equal(out[0].numpy(), 4 * X)
    # The workspace of a stream is used again; what is allocated is freed.
    allocated = len(log("cuMemAlloc"))
    y, table = program.call("main", x)
    assert len(log("cuMemAlloc")) == allocated + 2
    freed = len(log("cuMemFree"))
    del y, table
    gc.collect()
    assert len(log("cuMemFree")) == freed + 2
    # Twice the rows need a larger one.
    y, _ = program.call("main", program.to_device(np.concatenate([X, X])))
    np.testing.assert_array_equal(y.numpy(), 4 * np.concatenate([X, X]))
    assert len(log("cuLibraryLoadData")) == 1


def errors(program: Program) -> None:
    raises(
        "main: argument 0: expected a tensor on CUDA, got a tensor on the CPU",
        program.call,
        "main",
        X,
    )
    x = program.to_device(X)
    raises(
        "result 0: expected a tensor on CUDA, got a tensor on the CPU",
        program.call,
        "main",
        x,
        out=[np.zeros_like(X), program.to_device(np.zeros(2, "i4"))],
    )
    raises("argument 0: expected rank 2, got 1", program.call, "main", program.to_device(X[0]))
    small = program.to_device(np.zeros(8, np.uint8))
    raises(
        f"expected a workspace of {X.nbytes} bytes, got 8", program.call, "main", x, workspace=small
    )
    raises(
        "argument 0: expected a tensor on device 0, which is current, got device 1",
        lambda: program.call("main", on_device_1(program)),
    )
    raises("cannot find CUDA device 9", program.to_device, X, 9)


def on_device_1(program: Program) -> DeviceArray:
    x = program.to_device(X, device=1)
    program.to_device(X, device=0)  # makes device 0 current
    return x


def no_driver(program: Program) -> None:
    raises("no CUDA driver on this machine", program.to_device, X)


def failing_launch(program: Program) -> None:
    x = program.to_device(X)
    raises("cannot launch kernel double with a grid of 1 x 1 x 1 CTAs", program.call, "main", x)


def dlpack(program: Program) -> None:
    x = Foreign(program.to_device(X))
    y, table = program.call("main", x)
    np.testing.assert_array_equal(y.numpy(), 4 * X)
    assert x.streams == [1]  # the default stream
    stream = create_stream()
    program.call("main", x, stream=stream)
    assert x.streams == [1, stream]
    assert log("launch")[-1].split("stream=")[1].startswith("s1 ")
    # What takes a capsule renames it, and frees it later.
    freed = len(log("cuMemFree"))
    capsule = y.__dlpack__()
    take = ctypes.pythonapi.PyCapsule_GetPointer
    take.restype, take.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    rename = ctypes.pythonapi.PyCapsule_SetName
    rename.argtypes = [ctypes.py_object, ctypes.c_char_p]
    managed = take(capsule, b"dltensor")
    used = b"used_dltensor"
    rename(capsule, used)
    del capsule, y
    gc.collect()
    assert len(log("cuMemFree")) == freed
    deleter = ctypes.c_void_p.from_address(managed + 56).value
    ctypes.CFUNCTYPE(None, ctypes.c_void_p)(deleter)(managed)
    gc.collect()
    assert len(log("cuMemFree")) == freed + 1
    # A capsule that nobody takes frees by itself.
    capsule = table.__dlpack__()
    del table
    assert len(log("cuMemFree")) == freed + 1
    del capsule
    gc.collect()
    assert len(log("cuMemFree")) == freed + 2


def prepare(program: Program) -> None:
    x = program.to_device(X)
    launcher = program.prepare("main", x)
    calls = len(log("cuMemAlloc"))
    y = launcher()[0]
    np.testing.assert_array_equal(y.numpy(), 4 * X)
    ctypes.memset(x.pointer, 0, x.nbytes)
    assert launcher()[0] is y
    np.testing.assert_array_equal(y.numpy(), 0 * X)
    stream = create_stream()
    launcher(stream=types.SimpleNamespace(ptr=stream))
    assert "stream=s1 " in log("launch")[-1]
    launcher()
    assert "stream=default " in log("launch")[-1]
    assert len(log("cuMemAlloc")) == calls + 1  # the constant
    # Another call does not share the workspace.
    other = program.prepare("main", x)
    other()
    launches = [line.split("params=(")[1].split() for line in log("launch double")]
    assert launches[0][2] != launches[-2][2]


def torch(program: Program) -> None:
    """torch tensors are seen by their module; this stands for it where there is no torch."""
    fake = types.ModuleType("torch")
    handles = {0: create_stream_on(program, 0), 1: create_stream_on(program, 1)}
    state = types.SimpleNamespace(device=0, capturing=False, streams=[], allocated=[])

    class Tensor:
        def __init__(self, memory: DeviceArray, dtype: str, index: int) -> None:
            self.memory, self.shape, self.dtype = memory, memory.shape, f"torch.{dtype}"
            self.device = types.SimpleNamespace(type="cuda", index=index)
            self.nbytes = memory.nbytes

        def data_ptr(self) -> int:
            return self.memory.pointer

        def is_contiguous(self) -> bool:
            return True

        def contiguous(self):
            return self

    def empty(shape, dtype, device):
        assert device == ("cuda", state.device)
        state.allocated.append((dtype, state.streams[-1] if state.streams else None))
        return Tensor(
            DeviceArray(program._library, shape, np.dtype(dtype), device[1]), dtype, device[1]
        )

    class Scope:
        def __init__(self, name: str, value) -> None:
            self.name, self.value = name, value

        def __enter__(self) -> None:
            if self.name == "device":
                self.before, state.device = state.device, self.value[1]
                program.to_device(X, state.device)  # makes it current
            else:
                state.streams.append(self.value)

        def __exit__(self, *_) -> None:
            if self.name == "device":
                state.device = self.before
                program.to_device(X, state.device)
            else:
                state.streams.pop()

    fake.Tensor, fake.empty = Tensor, empty
    fake.float32, fake.int32, fake.uint8 = "float32", "int32", "uint8"
    fake.device = lambda kind, index: (kind, index)
    fake.cuda = types.SimpleNamespace(
        current_device=lambda: state.device,
        current_stream=lambda device: types.SimpleNamespace(cuda_stream=handles[device[1]]),
        is_current_stream_capturing=lambda: state.capturing,
        device=lambda device: Scope("device", device),
        stream=lambda stream: Scope("stream", stream),
        ExternalStream=lambda handle, device: handle,
    )
    sys.modules["torch"] = fake
    program.to_device(X, 0)

    x = Tensor(program.to_device(X), "float32", 0)
    y, table = program.call("main", x)
    assert isinstance(y, Tensor) and y.dtype == "torch.float32" and table.dtype == "torch.int32"
    np.testing.assert_array_equal(y.memory.numpy(), 4 * X)
    assert "stream=s1 device=0" in log("launch")[-1]  # torch's current stream
    assert state.allocated == [("uint8", None), ("float32", None), ("int32", None)]
    program.call("main", x)
    assert len(state.allocated) == 5  # the workspace is kept
    state.capturing = True
    program.call("main", x)
    program.call("main", x)
    assert [kind for kind, _ in state.allocated[5:]].count("uint8") == 2  # a graph's own
    state.capturing = False
    # Another stream: torch's allocator is told.
    other = create_stream_on(program, 0)
    program.call("main", x, stream=other)
    assert state.allocated[-3:] == [(kind, other) for kind in ("uint8", "float32", "int32")]
    assert "stream=s3 " in log("launch")[-1]
    # A prepared call follows torch's stream, unless it has one of its own.
    launcher, fixed = program.prepare("main", x), program.prepare("main", x, stream=other)
    handles[0], before = create_stream_on(program, 0), handles[0]
    launcher()
    assert "stream=s4 " in log("launch")[-1]
    fixed()
    assert "stream=s3 " in log("launch")[-1]
    handles[0] = before
    # A tensor on a device that is not current.
    x1 = Tensor(program.to_device(X, 1), "float32", 1)
    program.to_device(X, 0)
    y, _ = program.call("main", x1)
    assert y.device.index == 1 and "stream=s2 device=1" in log("launch")[-1]
    assert state.device == 0


def create_stream_on(program: Program, device: int) -> int:
    program.to_device(X, device)  # makes its context current
    return create_stream()


if __name__ == "__main__":
    globals()[sys.argv[1]](Program(sys.argv[2]))
