#!/usr/bin/env bash
# Set-up, then the main job on a real imported model: compile it dense and
# sparse, run both and compare. Ends with a short table and PASS.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
exec .venv/bin/python -m sparse_attn.demo "$@"
