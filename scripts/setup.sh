#!/usr/bin/env bash
# Installs what the project needs, configures and builds into build/. Safe to
# run again: a finished step is skipped. SPARSE_ATTN_JOBS bounds the build.
set -euo pipefail
cd "$(dirname "$0")/.."

LLVM=22
PACKAGES=(libmlir-$LLVM-dev mlir-$LLVM-tools llvm-$LLVM-dev llvm-$LLVM-tools llvm-$LLVM
  clang-$LLVM lld-$LLVM clang-format-$LLVM clang-tidy-$LLVM ccache cmake ninja-build
  python3-venv)
# NVIDIA's assembler, for machines without CUDA: a driver of CUDA 13.0 loads
# what this version writes.
PTXAS_PACKAGE=nvidia-cuda-nvcc==13.0.88
export PATH="/usr/lib/llvm-$LLVM/bin:$PATH"

missing_packages() {
  local package
  for package in "${PACKAGES[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" ||
      echo "$package"
  done
}

install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    local tool absent=()
    for tool in clang++-$LLVM ld.lld-$LLVM mlir-opt-$LLVM cmake ninja ccache python3; do
      command -v "$tool" >/dev/null || absent+=("$tool")
    done
    [ ${#absent[@]} -eq 0 ] && return
    echo "setup: this is not Debian; please install: ${absent[*]}" >&2
    exit 1
  fi
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -eq 0 ] && return
  local run=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
      echo "setup: may not install packages; please install: ${missing[*]}" >&2
      exit 1
    fi
    run=(sudo)
  fi
  echo "setup: installing ${#missing[@]} packages"
  "${run[@]}" apt-get update -qq
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_python() {
  local stamp=.venv/.requirements
  local wanted=(python/requirements-dev.txt python/requirements-docs.txt)
  if [ -f "$stamp" ] && cat "${wanted[@]}" | cmp -s "$stamp"; then
    return
  fi
  echo "setup: Python environment in .venv"
  [ -x .venv/bin/python ] || python3 -m venv .venv
  .venv/bin/python -m pip install -q --disable-pip-version-check \
    "${wanted[@]/#/-r}"
  # The package from its sources, with the runtime of build/. A path file lets
  # PYTHONPATH name another checkout, which an editable install would not.
  local site
  site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  echo "$PWD/python" >"$site/sparse_attn.pth"
  cat "${wanted[@]}" >"$stamp"
}

# Where sparse-compile looks for ptxas.
find_ptxas() {
  local place
  for place in ptxas "${CUDA_HOME:-/usr/local/cuda}/bin/ptxas" .venv/bin/ptxas \
    /usr/local/cuda/bin/ptxas; do
    command -v "$place" && return
  done
  return 1
}

install_ptxas() {
  find_ptxas >/dev/null && return
  echo "setup: ptxas in .venv"
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps \
    "$PTXAS_PACKAGE"
  local ptxas
  ptxas=$(find "$PWD/.venv" -path '*/nvidia/*/bin/ptxas' | head -n 1)
  chmod +x "$ptxas"
  ln -sf "$ptxas" .venv/bin/ptxas
}

build() {
  [ -f build/build.ninja ] || cmake --preset release >build-configure.log 2>&1 ||
    { cat build-configure.log >&2; exit 1; }
  rm -f build-configure.log
  ninja -C build ${SPARSE_ATTN_JOBS:+-j "$SPARSE_ATTN_JOBS"} --quiet
}

install_packages
# Downloads take little of the processor, and the build needs nothing of them.
(install_python; install_ptxas) &
python=$!
build
wait "$python"
echo "setup: done"
