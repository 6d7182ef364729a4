#!/usr/bin/env bash
# Runs the benchmarks and the CUDA suite from a folder of scripts/pack_gpu.sh,
# on a machine with Python, torch and an H100. Results go to the folder $OUT.
#
#   run.sh decode [ARGUMENT...]     the decode benchmark, beside the peers if there are any
#   run.sh step [ARGUMENT...]       the benchmark of whole gated steps, beside the peers
#   run.sh study [ARGUMENT...]      pages, small blocks, uneven lists against the plain case
#   run.sh prefill [ARGUMENT...]    attentions with many query rows, beside the peers
#   run.sh prefill-step [ARGUMENT...]  whole gated prefills, beside dense attention of the peers
#   run.sh suite [ARGUMENT...]      random attentions against the reference
#   run.sh prefill-suite [ARGUMENT...]  the same with many query rows
#   run.sh prefill-gate [ARGUMENT...]  gates and selections of random prompts against the reference
#   run.sh steps [ARGUMENT...]      random gated decode steps, and compressed keys of prompts,
#                                   against the reference
#   run.sh check-gate [FILE.npz...] recordings of SeerAttention-R's gate, packed ones by default
#   run.sh replay [ARGUMENT...]     graph replays with changing selections
#   run.sh step-replay [ARGUMENT...]  graph replays of steps that go on, on two streams
#   run.sh sanitize [TOOL...]       small attentions under compute-sanitizer
#   run.sh sanitize-steps [TOOL...] small gated decode steps under compute-sanitizer
#   run.sh sanitize-prefill [TOOL...]  small attentions with many query rows
#   run.sh sanitize-prefill-gate [TOOL...]  small gates and selections of prompts
#   run.sh torch [ARGUMENT...]      tests of the torch ops: opcheck, torch.compile, graphs, overhead
#   run.sh generate [ARGUMENT...]   tokens of a transformers model, dense and gated, and a picture
#   run.sh peers                    unpacks the peers, for later calls
#
# ARGUMENTs are those of python -m sparse_attn.bench decode, step, prefill, prefill-step, study and
# generate, run_suite.py, run_prefill_gate.py, run_steps.py, graph_replay.py, step_replay.py and
# pytest. torch and generate want pack_gpu.sh --torch.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "${OUT:-.}" && pwd)
scratch=${SPARSE_ATTN_SCRATCH:-/tmp/sparse-attn}
peers=/tmp/ba # where the peers' setup.sh unpacks to
python=${PYTHON:-python3}

unpack_objects() {
  export SPARSE_ATTN_REVISION LD_LIBRARY_PATH PYTHONPATH PYTHONUNBUFFERED=1
  SPARSE_ATTN_REVISION=$(cat "$here/REVISION")
  LD_LIBRARY_PATH=$here/python/sparse_attn/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  PYTHONPATH=$here/python${PYTHONPATH:+:$PYTHONPATH}
  device=$(cat "$here/DEVICE")
  objects=$scratch/$SPARSE_ATTN_REVISION/objects
  rm -rf "${scratch:?}/$SPARSE_ATTN_REVISION"
  mkdir -p "$scratch/$SPARSE_ATTN_REVISION"
  tar xJf "$here/objects.tar.xz" -C "$scratch/$SPARSE_ATTN_REVISION"
}

# transformers and what it needs, ahead of what the machine may have.
unpack_site() {
  rm -rf "${scratch:?}/site"
  mkdir -p "$scratch/site"
  tar xJf "$here/site.tar.xz" -C "$scratch/site"
  export PYTHONPATH=$scratch/site:$PYTHONPATH
}

# The peers' setup.sh wants them in .bench, and sets the environment.
set_up_peers() {
  local packed=$here/peers
  [ -d "$packed" ] || packed=$here/../peers
  [ -f "$here/setup.sh" ] && packed=$here
  if [ -f "$packed/setup.sh" ]; then
    mkdir -p "$scratch/peers"
    ln -sfn "$packed" "$scratch/peers/.bench"
  fi
  [ -f "$scratch/peers/.bench/setup.sh" ] || [ -d $peers ] || return 0
  local before=$PWD path=${PYTHONPATH:-}
  if [ -f "$scratch/peers/.bench/setup.sh" ]; then
    cp "$scratch/peers/.bench/setup.sh" "$scratch/peers/setup.sh"
    cd "$scratch/peers"
  fi
  set +eu
  # shellcheck disable=SC1091
  source "$scratch/peers/setup.sh"
  set -eu
  cd "$before"
  export PYTHONPATH=$path${path:+:}$PYTHONPATH
}

# sanitize "COMMAND..." [TOOL...]
sanitize() {
  local command tool status=0 tools only
  read -ra command <<<"$1"
  shift
  tools=("$@")
  [ $# -gt 0 ] || tools=(memcheck racecheck initcheck synccheck)
  PATH=$PATH:/usr/local/cuda/bin
  # Each tensor an allocation of its own, so that reads between tensors show.
  export PYTORCH_NO_CUDA_MEMORY_CACHING=1
  for tool in "${tools[@]}"; do
    echo "== $tool"
    # Our kernels are looked at; torch's would take minutes. But initcheck has to
    # see what they write.
    only=()
    [ "$tool" = initcheck ] || only=(--kernel-regex kns=sparse_attn)
    compute-sanitizer --tool "$tool" "${only[@]}" --error-exitcode 9 "$python" "${command[@]}" \
      >"$out/$tool.log" 2>&1 || status=1
    grep -E "^(FAIL|sanitizer cases|steps on|prefill gates on)|ERROR SUMMARY|RACECHECK SUMMARY" "$out/$tool.log" || tail -n 5 "$out/$tool.log"
  done
  return $status
}

command=${1:-}
shift || true
case $command in
decode | step | prefill | prefill-step)
  unpack_objects
  set_up_peers
  others=() theirs=$peers/decode_bench.py
  case $command in prefill*) theirs=$peers/prefill_bench.py ;; esac
  [ -f "$theirs" ] && [ "$device" = cuda ] && others=(--peers "$peers")
  "$python" -m sparse_attn.bench "$command" --device "$device" --objects "$objects/bench" \
    --json "$out/$command.json" "${others[@]}" "$@"
  ;;
study)
  unpack_objects
  "$python" -m sparse_attn.bench study --device "$device" --objects "$objects/bench" \
    --json "$out/study.json" "$@"
  ;;
suite)
  unpack_objects
  "$python" "$here/suite/run_suite.py" "$objects/suite" --device="$device" "$@"
  ;;
prefill-suite)
  unpack_objects
  "$python" "$here/suite/run_suite.py" "$objects/prefill" --device="$device" "$@"
  ;;
prefill-gate)
  unpack_objects
  "$python" "$here/suite/run_prefill_gate.py" "$objects/prefill-gate" --device="$device" "$@"
  ;;
steps)
  unpack_objects
  "$python" "$here/suite/run_steps.py" "$objects/steps" --device="$device" "$@"
  ;;
check-gate)
  unpack_objects
  [ $# -gt 0 ] || set -- "$here"/recordings/*.npz
  types=()
  for dtype in f32 f16 bf16; do types+=(--dtype "$dtype"); done
  "$python" -m sparse_attn.check_gate "$@" "${types[@]}" --objects "$objects/gate"
  ;;
replay)
  unpack_objects
  "$python" "$here/suite/graph_replay.py" "$objects/suite" --device="$device" "$@"
  ;;
step-replay)
  unpack_objects
  "$python" "$here/suite/step_replay.py" "$objects/steps" "$@"
  ;;
sanitize)
  unpack_objects
  sanitize "$here/suite/run_suite.py $objects/suite --set=sanitizer --in-process --jobs=0" "$@"
  ;;
sanitize-prefill)
  unpack_objects
  sanitize "$here/suite/run_suite.py $objects/prefill --set=sanitizer --in-process --jobs=0" "$@"
  ;;
sanitize-prefill-gate)
  unpack_objects
  sanitize "$here/suite/run_prefill_gate.py $objects/prefill-gate --cases=20 --largest=1041" "$@"
  ;;
sanitize-steps)
  unpack_objects
  sanitize "$here/suite/run_steps.py $objects/steps --cases=35 --prompts=12 --largest=17000 --tokens=2" "$@"
  ;;
torch)
  unpack_objects
  unpack_site
  export SPARSE_ATTN_TEST_CACHE=$objects/torch SPARSE_ATTN_TEST_DEVICE=$device
  PYTHONPATH=$PYTHONPATH:$here/torch
  "$python" -m pytest -q -s -p no:cacheprovider --rootdir "$here/torch" "$here/torch" "$@"
  ;;
generate)
  unpack_objects
  unpack_site
  export SPARSE_ATTN_CACHE=$objects/torch
  status=0
  "$python" -m sparse_attn.bench generate --device "$device" --json "$out/generate.json" "$@" || status=$?
  "$python" -m sparse_attn.bench table "$out/generate.json"
  "$python" -m sparse_attn.bench plot "$out/generate.json" -o "$out/generate.png"
  exit $status
  ;;
peers)
  set_up_peers
  ls $peers
  ;;
*)
  sed -n '2,/^set/p' "$0" | sed 's/^# \{0,1\}//; $d' >&2
  exit 2
  ;;
esac
