#!/bin/sh
# FAKE_PTXAS, whose kernels spill where two CTAs shall fit on a multiprocessor.
for source; do :; done
if grep -q "minnctapersm 2" "$source"; then
  export FAKE_PTXAS_REPORT="${0%/*}/spill.txt"
fi
exec "$FAKE_PTXAS" "$@"
