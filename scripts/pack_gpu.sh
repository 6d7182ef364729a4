#!/usr/bin/env bash
# Packs what a machine with an H100, torch and no compiler needs for the
# benchmarks and the CUDA suite into build/gpu-pack: main/ (the runtime, the
# compiled kernels, the Python package, the suite; at most 8 MiB) and peers/.
# Both hold run.sh, which says what can be run.
#
#   scripts/pack_gpu.sh [--peers DIR]... [--out DIR] [--target=sm_90a]
#                       [--no-suite] [--no-bench] [--prefill]
#                       [--kernels=N] [--cases=N] [--seed=N]
#                       [--schedule=uneven] [--warps=8] [--checked] (of the suite)
#                       [--recordings=DIR]                   (for check-gate)
#
# --prefill adds attentions with many query rows and gated prefills, to the
# benchmarks and to the suite. DIR holds other kernels, or a part of them, and a
# setup.sh that unpacks them to /tmp/ba: the first one becomes peers/, the next
# ones peers-2/, ...
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="/usr/lib/llvm-22/bin:$PATH"

LIMIT=$((8 << 20))  # bytes of main/
TRAVELS=$((64 << 20)) # bytes that a call can take along, with the checkout
out=build/gpu-pack target=sm_90a peers=() suite=1 bench=1 prefill=0
recordings=test/Python/Inputs/golden
sizes=() jobs=${SPARSE_ATTN_JOBS:-2}
while [ $# -gt 0 ]; do
  case $1 in
  --peers) peers+=("$2") && shift ;;
  --peers=*) peers+=("${1#*=}") ;;
  --out) out=$2 && shift ;;
  --out=*) out=${1#*=} ;;
  --target=*) target=${1#*=} ;;
  --recordings=*) recordings=${1#*=} ;;
  --no-suite) suite=0 ;;
  --no-bench) bench=0 ;;
  --prefill) prefill=1 ;;
  --kernels=* | --cases=* | --seed=* | --largest=* | --schedule=* | --warps=* | --checked) sizes+=("$1") ;;
  *)
    sed -n '2,/^set/p' "$0" | sed 's/^# \{0,1\}//; $d' >&2
    exit 2
    ;;
  esac
  shift
done
device=cuda
[ "$target" = cpu ] && device=cpu

# SPARSE_ATTN_TOOLS: tools that are built already.
tools=${SPARSE_ATTN_TOOLS:-build/bin}
if [ -z "${SPARSE_ATTN_TOOLS:-}" ]; then
  [ -f build/build.ninja ] || scripts/setup.sh
  ninja -C build -j "$jobs" --quiet sparse-compile SparseAttnRuntime
fi
export SPARSE_ATTN_TOOLS=$tools
python=.venv/bin/python
export PYTHONPATH=$PWD/python${PYTHONPATH:+:$PYTHONPATH}

rm -rf "$out"
mkdir -p "$out/main/objects"
main=$(cd "$out/main" && pwd)
revision=$(git rev-parse --short=12 HEAD)
git diff --quiet HEAD || revision+=+
echo "$revision" >"$main/REVISION"
echo "$device" >"$main/DEVICE"

mkdir "$main/lib" "$main/suite" "$main/python"
runtime=$(dirname "$(realpath "$tools/sparse-compile")")/../lib/libSparseAttnRuntime.so
llvm-strip -o "$main/lib/libSparseAttnRuntime.so" "$runtime"
git ls-files -co --exclude-standard python/sparse_attn | tar c -T - | tar x -C "$main"
cp test/Integration/CUDA/*.py "$main/suite/"
install -m 755 test/Integration/CUDA/run.sh "$main/run.sh"

benchmarks=(decode study "step --sparsity 0 .5 .7 .9")
[ $bench = 1 ] || benchmarks=()
[ $prefill = 0 ] || benchmarks+=(prefill prefill-step)
for benchmark in "${benchmarks[@]}"; do
  # shellcheck disable=SC2086
  "$python" -m sparse_attn.bench $benchmark --device "$device" --objects "$main/objects/bench" --prepare
done
if [ $suite = 1 ]; then
  "$python" test/Integration/CUDA/compile_suite.py "$main/objects/suite" --target="$target" \
    --jobs="$jobs" "${sizes[@]}" || echo "pack_gpu: the suite lacks kernels" >&2
  "$python" test/Integration/CUDA/run_steps.py "$main/objects/steps" --compile --target="$target" ||
    echo "pack_gpu: a step is missing" >&2
  mkdir "$main/recordings"
  cp "$recordings"/*.npz "$main/recordings/"
  "$python" -m sparse_attn.check_gate "$main"/recordings/*.npz --dtype f32 --dtype f16 --dtype bf16 \
    --compile "$main/objects/gate" --target="$target" || echo "pack_gpu: a gate is missing" >&2
fi
if [ $prefill = 1 ]; then
  flags=()
  for flag in "${sizes[@]}"; do
    # The others say how decode kernels are compiled, and how many keys they get.
    case $flag in --kernels=* | --cases=* | --seed=*) flags+=("$flag") ;; esac
  done
  "$python" test/Integration/CUDA/compile_suite.py "$main/objects/prefill" --kind=prefill \
    --target="$target" --jobs="$jobs" "${flags[@]}" || echo "pack_gpu: the prefill suite lacks kernels" >&2
  "$python" test/Integration/CUDA/run_prefill_gate.py "$main/objects/prefill-gate" --compile \
    --target="$target" || echo "pack_gpu: a gate of prompts is missing" >&2
fi
# One archive: the host code of one kernel is that of the next.
tar c -C "$main" objects | xz -9e >"$main/objects.tar.xz"
rm -r "$main/objects"

size=$(du -sb "$main" | cut -f1)
echo "pack_gpu: $out/main has $size bytes"
if [ "$size" -gt $LIMIT ]; then
  echo "pack_gpu: expected at most $LIMIT" >&2
  exit 1
fi
[ ${#peers[@]} -eq 0 ] && exit
all=$(git ls-files -co --exclude-standard -z | xargs -0 stat -c %s | awk '{n += $1} END {print n}')
echo "pack_gpu: the checkout has $all bytes"
all=$((all + size)) number=1
for folder in "${peers[@]}"; do
  [ -f "$folder/setup.sh" ] || { echo "pack_gpu: $folder has no setup.sh" >&2 && exit 1; }
  packed=$out/peers
  [ $number -gt 1 ] && packed+=-$number
  mkdir -p "$packed"
  cp -rL --reflink=auto "$folder/." "$packed/"
  cp "$main/run.sh" "$packed/run.sh"
  size=$(du -sb "$packed" | cut -f1)
  echo "pack_gpu: $packed has $size bytes"
  all=$((all + size)) number=$((number + 1))
done
echo "pack_gpu: $out and the checkout have $all bytes"
if [ $all -gt $TRAVELS ]; then
  echo "pack_gpu: more than $TRAVELS: take each folder of peers along first and run its run.sh peers, then $out/main"
fi
