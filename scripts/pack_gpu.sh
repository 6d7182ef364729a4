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
#                       [--torch=PYTHON]
#
# --torch adds the tests of the torch ops and the benchmark of tokens, with transformers. PYTHON is an
# interpreter with torch, transformers and pytest (test/Torch/conftest.py).
# --prefill adds attentions with many query rows and gated prefills, to the
# benchmarks and to the suite. DIR holds other kernels, or a part of them, and a
# setup.sh that unpacks them to /tmp/ba: the first one becomes peers/, the next
# ones peers-2/, ...
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="/usr/lib/llvm-22/bin:$PATH"

LIMIT=$((8 << 20))  # bytes of main/, without transformers
TRAVELS=$((64 << 20)) # bytes that a call can take along, with the checkout
out=build/gpu-pack target=sm_90a peers=() suite=1 bench=1 prefill=0 torch=
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
  --torch=*) torch=${1#*=} ;;
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

mkdir "$main/suite" "$main/python"
git ls-files -co --exclude-standard python/sparse_attn | tar c -T - | tar x -C "$main"
# As a wheel has them.
libraries=$(dirname "$(realpath "$tools/sparse-compile")")/../lib
mkdir "$main/python/sparse_attn/lib"
for library in libSparseAttnRuntime.so libSparseAttnTorch.so; do
  llvm-strip -o "$main/python/sparse_attn/lib/$library" "$libraries/$library"
done
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
if [ -n "$torch" ]; then
  export PYTHONPATH=$main/python
  objects=$main/objects/torch tests=(test/Torch/test_{torch_ops,direct_calls,launches}.py)
  # What runs on the CPU tells which programs a GPU needs.
  case $device in
  cpu) places=(SPARSE_ATTN_TEST_CACHE="$objects" SPARSE_ATTN_CACHE="$objects") ;;
  *) places=(SPARSE_ATTN_TEST_COMPILE="$objects" SPARSE_ATTN_CACHE="$(mktemp -d)") ;;
  esac
  env "${places[@]}" "$torch" -m pytest -q -p no:cacheprovider -k "not overhead" "${tests[@]}" |
    grep -E '^(FAILED|ERROR)|passed|failed'
  env "${places[@]}" "$torch" -m sparse_attn.bench generate --prepare "$objects" | tail -n 1
  rm -f "$objects"/*.lock
  mkdir "$main/torch"
  cp "${tests[@]}" test/Torch/conftest.py "$main/torch/"
  # With what transformers needs for such a machine, but not what torch brings.
  site=$(mktemp -d)
  version=$("$torch" -c 'import transformers; print(transformers.__version__)')
  "$torch" -m pip install -q --disable-pip-version-check --no-compile --target "$site" \
    --python-version 3.12 --implementation cp --only-binary=:all: \
    --platform manylinux_2_28_x86_64 --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 \
    "transformers==$version" ml_dtypes platformdirs
  rm -rf "$site"/numpy* "$site"/bin "$site"/hf_xet* "$site"/[Pp]ygments*
  # Other models are not imported.
  find "$site/transformers/models" -mindepth 1 -maxdepth 1 -type d \
    ! -name auto ! -name llama ! -name 'qwen[23]' ! -name mistral -exec rm -r {} +
  tar c -C "$site" . | xz -9e -T0 >"$main/site.tar.xz"
  rm -r "$site"
fi
# One archive: the host code of one kernel is that of the next.
tar c -C "$main" objects | xz -9e >"$main/objects.tar.xz"
rm -r "$main/objects"

size=$(du -sb "$main" | cut -f1)
echo "pack_gpu: $out/main has $size bytes"
if [ "$(du -sb --exclude=site.tar.xz "$main" | cut -f1)" -gt $LIMIT ]; then
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
