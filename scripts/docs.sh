#!/usr/bin/env bash
# Builds the documentation site: scripts/docs.sh [FOLDER], by default build/site. Open its
# index.html. Needs scripts/setup.sh, or a build folder in SPARSE_ATTN_BUILD and mkdocs (of
# python/requirements-docs.txt) in PATH. Uses no network; warnings are errors.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:/usr/lib/llvm-22/bin:$PATH"
build=${SPARSE_ATTN_BUILD:-build}
# mkdocs takes folders from where its configuration lies.
site=$(realpath -m "${1:-$build/site}")
ninja -C "$build" --quiet mlir-doc
# Material tells of its successor on each run, which is no warning of ours.
NO_MKDOCS_2_WARNING=1 mkdocs build --strict --quiet --site-dir "$site"
echo "docs: $site/index.html"
