"""`python -m sparse_attn.report RUN_DIR`: one HTML page with the pictures of a directory.

The directory holds a recorded generation (run.json and selections.npz, which
`sparse_attn.hf_recorder.Recorder` writes), results of `python -m sparse_attn.bench`, or both.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m sparse_attn.report", description=__doc__)
    parser.add_argument("run_dir", type=Path, metavar="RUN_DIR")
    parser.add_argument("-o", "--output", type=Path, help="by default RUN_DIR/report.html")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="write each as DIR/NAME.png")
    options = parser.parse_args(argv)
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        print("report: needs matplotlib: pip install sparse-attn[bench]", file=sys.stderr)
        return 2
    from . import page

    output = options.output or options.run_dir / "report.html"
    try:
        found = page.parts(options.run_dir, lambda text: print(f"report: {text}", file=sys.stderr))
        page.write(found, output)
        if options.pictures:
            options.pictures.mkdir(parents=True, exist_ok=True)
            for part in found:
                for figure in part.figures:
                    (options.pictures / f"{figure.name}.png").write_bytes(figure.image)
    except (ValueError, OSError) as error:
        print(f"report: {error}", file=sys.stderr)
        return 2
    print(output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
