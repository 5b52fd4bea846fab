#!/bin/sh
# Measures modules in firmware against the same written by hand for MicroPython: what they take of a
# Cortex-M3's flash and RAM, and instructions per operation, which QEMU counts.
#
#   sh benches/firmware.sh
#
# Writes the tables into README.md and the picture docs/firmware.svg.
set -u
. "$(dirname -- "$0")/../tests/lib.sh"

bench=$build/bench-firmware
board=MPS2_AN385

# step WHAT COMMAND...: its output is shown when it fails.
step() {
    say "$1 ..." >&2
    shift
    "$@" >"$bench/log" 2>&1 </dev/null && return
    tail -n 40 "$bench/log" >&2
    die "failed: $*"
}

prepare >&2
prepare_firmware >&2
mkdir -p "$bench/bin" || exit 1
step "building the typeobject command" build_command
micropython=$("$typeobject" micropython --fetch 2>/dev/null) || die "no source of MicroPython"

# One instruction is a nanosecond of the board's time.
real=$(command -v qemu-system-arm)
printf '#!/bin/sh\nexec "%s" "$@" -icount shift=0,sleep=off\n' "$real" >"$bench/bin/qemu-system-arm"
chmod +x "$bench/bin/qemu-system-arm"

# The heap is large enough that nothing is collected in the middle of a measurement.
heap=MICROPY_HEAP_SIZE=2500000
step "building an image with benchmod.c" \
    "$typeobject" firmware --board $board --no-report -o "$bench/ours" benches/benchmod.c -- $heap
step "building an image with what is written by hand" \
    make -C "$micropython/ports/qemu" -j"$(nproc)" BOARD=$board BUILD="$bench/hand" FROZEN_MANIFEST= \
    LDSCRIPT="$bench/ours/board.ld" CFLAGS_EXTRA=-DMICROPY_PY_SYS_ARGV=1 $heap USER_C_MODULES="$root/tests/handwritten"
for name in noddy4 mymodule; do
    step "building an image with $name" sh -c '"$1" size --json --board "$2" "$3" >"$4.new" && mv "$4.new" "$4"' \
        sh "$typeobject" $board examples/$name.c "$bench/$name.json"
done

# operations IMAGE MODULE
operations() {
    say "measuring $2 ..." >&2
    PATH=$bench/bin:$PATH timeout 900 "$typeobject" run --on micropython:$board --image "$1/firmware.elf" \
        benches/ops.py "$2" - >"$bench/$2.txt" || die "benches/ops.py does not run with $2"
}
operations "$bench/ours" benchmod
operations "$bench/hand" noddyhw
exec python3 benches/firmware.py "$bench" README.md docs/firmware.svg
