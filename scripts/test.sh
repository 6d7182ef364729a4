#!/usr/bin/env bash
# Set-up, then every test that needs no GPU. The last line counts the tests.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="/usr/lib/llvm-22/bin:$PATH"
scripts/setup.sh || exit 1

passed=0 failed=0 skipped=0
count() { # count NAME PASSED FAILED
  echo "== $1: $2 passed, $3 failed"
  passed=$((passed + $2)) failed=$((failed + $3))
}

lit_suite() { # lit_suite NAME [ENV=VALUE]
  local name=$1 out good bad
  shift
  out=$(env "$@" lit -sv build/test 2>&1)
  echo "$out" | grep -vE '^ *(Passed|Failed|Total|Unresolved)|^$' | tail -n 60
  good=$(echo "$out" | sed -n 's/^ *Passed *: *\([0-9]*\).*/\1/p')
  bad=$(echo "$out" | sed -n 's/^ *\(Failed\|Unresolved\|Timed Out\|Unexpectedly Passed\) *: *\([0-9]*\).*/\2/p' |
    awk '{s += $1} END {print s + 0}')
  # No passed test means that the suite itself did not run.
  [ -n "$good" ] || bad=$((bad + 1))
  count "$name" "${good:-0}" "$bad"
}

python_suite() {
  local out good bad left
  out=$(.venv/bin/python -m pytest -q -n auto --dist loadfile --maxfail=20 test/Python test/Torch test/Docs 2>&1)
  echo "$out" | tail -n 40
  good=$(echo "$out" | tail -n 3 | grep -oE '[0-9]+ passed' | grep -oE '[0-9]+')
  bad=$(echo "$out" | tail -n 3 | grep -oE '[0-9]+ (failed|error)' | awk '{s += $1} END {print s + 0}')
  left=$(echo "$out" | tail -n 3 | grep -oE '[0-9]+ skipped' | grep -oE '[0-9]+')
  skipped=$((skipped + ${left:-0}))
  [ -n "$good" ] || bad=$((bad + 1))
  count "python" "${good:-0}" "$bad"
}

lit_suite lit
lit_suite "lit, round trip" SPARSE_ATTN_CHECK_ROUNDTRIP=1
python_suite
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
