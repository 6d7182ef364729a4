"""The benchmarks (docs/Performance.md).

python -m sparse_attn.bench decode --json OUT.json [--device=cpu] [--peers DIR]
python -m sparse_attn.bench step --json OUT.json [--device=cpu] [--peers DIR]
python -m sparse_attn.bench prefill --json OUT.json [--device=cpu] [--peers DIR]
python -m sparse_attn.bench prefill-step --json OUT.json [--device=cpu] [--peers DIR]
python -m sparse_attn.bench study --json OUT.json
python -m sparse_attn.bench generate --json OUT.json [--device=cpu]
python -m sparse_attn.bench publish ONE.json TWO.json
python -m sparse_attn.bench merge ONE.json TWO.json -o OUT.json
python -m sparse_attn.bench table OUT.json [--into docs/Performance.md]
python -m sparse_attn.bench plot OUT.json -o OUT.png [--picture speedup|roofline]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import decode, generate, prefill, prefill_step, report, step, study
from .document import Document, merge, read, write
from .pictures import DOTS_PER_INCH, find_picture, save_all
from .sections import section

DOCS = Path(__file__).resolve().parents[3] / "docs"


def run_publish(options: argparse.Namespace) -> int:
    """Results of a benchmark, in parts, to the raw rows, the tables and the plots of the docs."""
    parts: dict[str, list[Document]] = {}
    for path in options.results:
        document = read(path)
        parts.setdefault(options.name or document["benchmark"], []).append(document)
    for name, documents in parts.items():
        document = merge(documents)
        folder = options.docs / "benchmarks"
        write(document, folder / f"{name}.json")
        report.put_into(report.page_of(name, options.docs), name, section(document))
        save_all(document, folder, name)
        print(f"{name}: {len(document['rows'])} rows")
    return 0


def run_merge(options: argparse.Namespace) -> int:
    write(merge([read(path) for path in options.results]), options.output)
    return 0


def run_table(options: argparse.Namespace) -> int:
    document = read(options.results)
    text = section(document)
    if options.into is None:
        print(text, end="")
    else:
        report.put_into(options.into, document["benchmark"], text)
    return 0


def run_plot(options: argparse.Namespace) -> int:
    document = read(options.results)
    figure = find_picture(document, options.picture).draw(document)
    figure.savefig(options.output, dpi=DOTS_PER_INCH)
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m sparse_attn.bench")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("decode", help="measures one decode step's attention")
    decode.add_arguments(one)
    one.set_defaults(run=decode.run)

    one = commands.add_parser("step", help="measures a whole gated decode step")
    step.add_arguments(one)
    one.set_defaults(run=step.run)

    one = commands.add_parser("prefill", help="measures attention with many query rows")
    prefill.add_arguments(one)
    one.set_defaults(run=prefill.run)

    one = commands.add_parser("prefill-step", help="measures a whole gated prefill")
    prefill_step.add_arguments(one)
    one.set_defaults(run=prefill_step.run)

    one = commands.add_parser("study", help="compares forms of one decode step's attention")
    study.add_arguments(one)
    one.set_defaults(run=study.run)

    one = commands.add_parser("generate", help="measures tokens of a model of transformers")
    generate.add_arguments(one)
    one.set_defaults(run=generate.run)

    one = commands.add_parser("publish", help="puts results into docs/: rows, tables, plots")
    one.add_argument("results", type=Path, nargs="+")
    one.add_argument("--name", help="of the file and the marks; by default the benchmark's")
    one.add_argument("--docs", type=Path, default=DOCS)
    one.set_defaults(run=run_publish)

    one = commands.add_parser("merge", help="joins the results of runs of different points")
    one.add_argument("results", type=Path, nargs="+")
    one.add_argument("-o", "--output", type=Path, required=True)
    one.set_defaults(run=run_merge)

    one = commands.add_parser("table", help="prints results as Markdown")
    one.add_argument("results", type=Path)
    one.add_argument("--into", type=Path, help="a page: replace what stands between its marks")
    one.set_defaults(run=run_table)

    one = commands.add_parser("plot", help="draws results")
    one.add_argument("results", type=Path)
    one.add_argument("-o", "--output", type=Path, required=True)
    one.add_argument("--picture", help="speedup or roofline; by default the benchmark's own")
    one.set_defaults(run=run_plot)

    options = parser.parse_args(argv)
    try:
        return int(options.run(options))
    except (ValueError, OSError, RuntimeError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
