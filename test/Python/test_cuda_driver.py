"""What `--version` tells of the CUDA driver, from a library in its place."""

import ctypes

import pytest

from sparse_attn import cuda_driver, versions


class FakeLibrary:
    """A driver of CUDA 13.0 with H100s."""

    def __init__(self, gpus=2, starts=True):
        self.gpus, self.starts = gpus, starts

    def cuInit(self, flags):  # noqa: N802
        return 0 if self.starts else 100

    def cuDriverGetVersion(self, version):  # noqa: N802
        version._obj.value = 13000
        return 0

    def cuDeviceGetCount(self, count):  # noqa: N802
        count._obj.value = self.gpus
        return 0

    def cuDeviceGet(self, device, index):  # noqa: N802
        device._obj.value = index + 7
        return 0

    def cuDeviceGetName(self, name, size, device):  # noqa: N802
        assert size == 256 and device in (7, 8)
        name.value = b"NVIDIA H100 80GB HBM3"
        return 0

    def cuDeviceGetAttribute(self, value, attribute, device):  # noqa: N802
        assert device in (7, 8)
        value._obj.value = {75: 9, 76: 0}[attribute]
        return 0


@pytest.mark.parametrize("gpus,starts,found", [(2, True, 2), (0, True, 0), (2, False, 0)])
def test_gpus(monkeypatch, gpus, starts, found):
    monkeypatch.setattr(ctypes, "CDLL", lambda name: FakeLibrary(gpus, starts))
    driver = cuda_driver.find_driver()
    assert driver == cuda_driver.Driver("13.0", ("NVIDIA H100 80GB HBM3, sm_90",) * found)
    text = str(
        versions.Versions("1.2.3", 4, None, None, None, None, driver, others={"torch": "2.11.0"})
    )
    assert "CUDA driver         13.0\n" in text
    assert text.count("GPU                 NVIDIA H100 80GB HBM3, sm_90\n") == found
    assert text.endswith("torch               2.11.0")


def test_no_driver(monkeypatch):
    def missing(name):
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert cuda_driver.find_driver() is None
    # A library of that name that is not CUDA's.
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    assert cuda_driver.find_driver() is None
