#!/bin/sh
# Builds the example modules once and runs the tour on two hosts with the same files.
#
#   sh examples/run.sh
#
# Installs the Debian packages it lacks, builds the `typeobject` command and a hosted
# MicroPython (MICROPY_DIR=/path: from your own checkout), and may be run again at any
# time. Everything it makes is in build/ and target/.
set -u
. "$(dirname -- "$0")/../tests/lib.sh"

c_modules='noddy noddy2 noddy3 noddy4 shoddy mymodule'
rust_modules='noddy4_rs mymodule_rs'
hosts='cpython micropython'
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

n_modules=0
n_hosts=0
different=0
for module in $c_modules $rust_modules; do
    n_modules=$((n_modules + 1))
    n_hosts=0
    say ""
    say "$module.so  sha256 $(sha256sum "$modules/$module.so" | cut -d' ' -f1)"
    # CPython comes first: what it prints is what is expected.
    expected=$tour/$module.cpython
    for host in $hosts; do
        n_hosts=$((n_hosts + 1))
        output=$tour/$module.$host
        timeout 120 "$typeobject" run --on "$host" --path "$modules" examples/tour.py "$module" \
            >"$output" 2>"$output.err" </dev/null
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
