"""Writes the arrays of sparse-run.test, without NumPy."""

import struct
import sys


def write(path: str, shape: tuple[int, ...], values: list[float]) -> None:
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}"
    header = header.ljust((len(header) + 11 + 63) // 64 * 64 - 11) + "\n"
    with open(path, "wb") as out:
        out.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
        out.write(struct.pack(f"<{len(values)}f", *values))


prefix = sys.argv[1]
write(prefix + ".q.npy", (1, 1, 1, 4), [1.0, -2.0, 3.0, 0.5])
write(prefix + ".zero.npy", (1, 1, 1, 4), [0.0] * 4)
write(prefix + ".wide.npy", (1, 1, 1, 8), [1.0] * 8)
write(prefix + ".rows.npy", (2, 4), [float(i) for i in range(8)])
write(prefix + ".rows4.npy", (2, 4), [4.0 * i for i in range(8)])
