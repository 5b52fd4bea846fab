#!/bin/sh
# Prints the benchmark's tables: instructions per operation, counted by callgrind.
#
#   sh benches/run.sh
#
# On MicroPython the module benches/benchmod.c is compared with the same type written by
# hand (tests/handwritten/noddyhw), on CPython with the same source compiled with
# CPython's own header and with PyO3 (benches/pyo3).
set -u
. "$(dirname -- "$0")/../tests/lib.sh"

bench=$build/bench

missing_bench_packages() {
    have valgrind && [ -f /usr/include/valgrind/callgrind.h ] || printf 'valgrind '
}

# step WHAT COMMAND...: its output is shown when it fails.
step() {
    say "$1 ..." >&2
    shift
    "$@" >"$bench/log" 2>&1 </dev/null && return
    cat "$bench/log" >&2
    die "failed: $*"
}

# shellcheck disable=SC2046 # words
prepare $(missing_bench_packages) >&2
mkdir -p "$bench/universal" "$bench/cpython" "$bench/pyo3" || exit 1

# Not the shim of a version manager: what is counted is one process.
python=$(python3 -c 'import sys; print(sys.executable)') || die "python3 does not run"
version=$("$python" -c 'import sys; print("CPython %d.%d" % sys.version_info[:2])')

step "building the typeobject command" build_command
step "compiling benchmod.c for every host" \
    "$typeobject" build benches/benchmod.c -o "$bench/universal/benchmod.so"
step "compiling benchmod.c for this CPython" \
    "$typeobject" build benches/benchmod.c --mode cpython -o "$bench/cpython/benchmod.so"
step "compiling the mark" ${CC:-cc} -shared -fPIC -O2 benches/mark.c -o "$bench/mark.so"
step "building the PyO3 module" env PYO3_PYTHON="$python" \
    cargo build --release --locked --manifest-path benches/pyo3/Cargo.toml --target-dir "$target/pyo3"
cp "$target/pyo3/release/libbenchmod.so" "$bench/pyo3/benchmod.so" || exit 1
step "building MicroPython with the hand-written type" \
    "$typeobject" micropython --c-module tests/handwritten/noddyhw -o "$bench/micropython"

# The heap is large enough that nothing is collected in the middle of a measurement.
micropython="$bench/micropython/micropython -X heapsize=64M"
exec python3 benches/run.py "$bench/mark.so" \
    "MicroPython:typeobject:benchmod:$bench/universal:$micropython" \
    "MicroPython:hand-written:noddyhw:$bench/universal:$micropython" \
    "$version:universal:benchmod:$bench/universal:$python" \
    "$version:own header:benchmod:$bench/cpython:$python" \
    "$version:PyO3:benchmod:$bench/pyo3:$python"
