#!/bin/sh
# The runtime for firmware, as one relocatable object with a section for each function, so
# that the image's linker takes what is used.
#
#   sh runtime.sh OUT.o COMPILER FLAG...
#
# COMPILER and FLAG... are what the image's C is compiled with: they say for which processor (see
# cargo.sh).
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
out=$1
shift
. "$(dirname -- "$0")/cargo.sh"

asm=$dir/$target/firmware/typeobject.s
rust_assembly "$asm" core --manifest-path "$root/Cargo.toml" --lib --features runtime,vm
mkdir -p "$(dirname "$out")"
assemble "$asm" "$out"
