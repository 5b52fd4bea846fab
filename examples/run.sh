#!/bin/sh
# Builds the example modules once and runs the tour on CPython and on MicroPython with the same
# files, and on a Cortex-M3 and a Cortex-M0 with the same sources linked into their images.
#
#   sh examples/run.sh
#
# Installs the Debian packages it lacks, builds the `typeobject` command, a hosted MicroPython
# and two images (MICROPY_DIR=/path: from your own checkout), and may be run again at any time.
# The boards are QEMU's. Everything it makes is in build/ and target/.
set -u
. "$(dirname -- "$0")/../tests/lib.sh"

c_modules='noddy noddy2 noddy3 noddy4 shoddy mymodule'
rust_modules='noddy4_rs mymodule_rs'
boards='MPS2_AN385 MICROBIT'
hosts='cpython micropython micropython:MPS2_AN385 micropython:MICROBIT'
modules=$build/modules
tour=$build/tour

prepare
say "building the typeobject command ..."
build_command || die "cargo could not build the typeobject command; its messages are above"
"$typeobject" micropython >/dev/null || exit 1

say "compiling the modules ..."
mkdir -p "$modules" "$tour"
for module in $c_modules; do
    build_c "$modules/$module.so" "examples/$module.c" || exit 1
done
# shellcheck disable=SC2086 # words
build_rust "$modules" $rust_modules || die "cargo could not build the modules in Rust; its messages are above"

prepare_firmware
for board in $boards; do
    set --
    for module in $c_modules; do
        set -- "$@" "examples/$module.c"
    done
    for module in $rust_modules; do
        set -- "$@" "examples/$module.rs"
    done
    "$typeobject" firmware --board "$board" --no-report -o "$tour/$board" "$@" >/dev/null || exit 1
done

# run HOST MODULE: the tour of it.
run() {
    case $1 in
        micropython:*) set -- "$1" "$2" --image "$tour/${1#*:}/firmware.elf" ;;
        *) set -- "$1" "$2" --path "$modules" ;;
    esac
    run_host=$1
    run_module=$2
    shift 2
    timeout 120 "$typeobject" run --on "$run_host" "$@" examples/tour.py "$run_module"
}

n_modules=0
different=0
for module in $c_modules $rust_modules; do
    n_modules=$((n_modules + 1))
    say ""
    say "$module.so  sha256 $(sha256sum "$modules/$module.so" | cut -d' ' -f1)"
    # CPython comes first: what it prints is what is expected.
    expected=$tour/$module.cpython
    n_hosts=0
    for host in $hosts; do
        n_hosts=$((n_hosts + 1))
        output=$tour/$module.$host
        run "$host" "$module" >"$output" 2>"$output.err" </dev/null
        status=$?
        if [ $status -eq 0 ] && [ -s "$output" ] && cmp -s "$expected" "$output"; then
            say "  $host: equal"
            continue
        fi
        different=$((different + 1))
        say "  $host: different (exit status $status)"
        diff -u "$expected" "$output" | sed 's/^/    /'
        sed 's/^/    /' "$output.err"
    done
done

say ""
if [ $different -eq 0 ]; then
    say "$n_modules modules, $n_hosts hosts: all equal"
else
    say "$n_modules modules, $n_hosts hosts: $different different"
    exit 1
fi
