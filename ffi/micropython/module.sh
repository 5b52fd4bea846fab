#!/bin/sh
# A module in Rust for firmware, as one relocatable object of which nobody sees more than
# PyInit_NAME: what two modules, or a module and the runtime, have of the same libraries is no
# symbol twice.
#
#   sh module.sh OUT.o SOURCE COMPILER FLAG...
#
# SOURCE is the Cargo.toml of a crate that depends on typeobject, or one .rs file that needs no other
# crate. COMPILER and FLAG... are as for runtime.sh.
#
# OUT.o keeps its time when it is what it was: cargo knows what is fresh, make does not.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
mkdir -p "$(dirname "$1")"
out=$(CDPATH= cd -- "$(dirname "$1")" && pwd)/${1##*/}
source=$2
shift 2
. "$root/ffi/micropython/cargo.sh"

[ -f "$source" ] || fail "$source: no such file"
case $target in
    *-none-*) ;;
    *) fail "$source: modules in Rust are linked into images for processors without an operating system, not for $target" ;;
esac
case $source in
    *.rs)
        # The crate around it.
        folder=$(CDPATH= cd -- "$(dirname "$source")" && pwd)
        source=$folder/${source##*/}
        name=${source##*/}
        name=$(printf '%s' "${name%.rs}" | tr -c 'A-Za-z0-9_' _)
        folder=${out%.o}.crate
        mkdir -p "$folder"
        cat >"$folder/Cargo.toml.new" <<END
[package]
name = "$name"
version = "0.0.0"
edition = "2021"

[lib]
path = "$source"

[dependencies]
typeobject = { path = "$root" }

[workspace]
END
        cmp -s "$folder/Cargo.toml.new" "$folder/Cargo.toml" || mv "$folder/Cargo.toml.new" "$folder/Cargo.toml"
        rm -f "$folder/Cargo.toml.new"
        ;;
    *) folder=$(CDPATH= cd -- "$(dirname "$source")" && pwd) ;;
esac

# cargo looks for its settings, and rustup for its, from the crate's folder on.
case $dir in /*) ;; *) dir=$(pwd)/$dir ;; esac
cd "$folder"
asm=$dir/$target/firmware/module-$(printf '%s' "$folder" | cksum | cut -d' ' -f1).s
mkdir -p "${asm%/*}"
(rust_assembly "$asm" core,alloc --manifest-path "$folder/Cargo.toml" --lib --features typeobject/vm \
    --config 'profile.firmware.inherits="release"' --config 'profile.firmware.opt-level="z"' \
    --config 'profile.firmware.lto=true' --config 'profile.firmware.codegen-units=1' \
    --config 'profile.firmware.panic="abort"') >"$out.log" 2>&1 || {
    cat "$out.log" >&2
    ! grep -q "can't find crate for .std." "$out.log" ||
        fail "$source uses Rust's std, which needs an operating system: begin it with #![cfg_attr(target_os = \"none\", no_std)], and take what it uses from core and alloc"
    exit 1
}
rm "$out.log"
assemble "$asm" "$out.new"
"$objcopy" --wildcard --keep-global-symbol='PyInit_*' "$out.new"
if cmp -s "$out.new" "$out"; then rm "$out.new"; else mv "$out.new" "$out"; fi
