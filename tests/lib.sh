# What the scripts run.sh in examples, tests and tests/extensions share. Read by them with `.`;
# POSIX sh.
#
# After it: $root (this repository), $build (what is built), $target (cargo's folder),
# $typeobject (the command), and the functions below.

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
[ -f "$root/Cargo.toml" ] || root=${root%/*}
build=${TYPEOBJECT_BUILD_DIR:-$root/build}
target=${CARGO_TARGET_DIR:-$root/target}
typeobject=$target/release/typeobject
cd "$root" || exit 1

say() {
    printf '%s\n' "$*"
}

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# Debian packages without which nothing here can be built, as far as they are missing.
missing_packages() {
    have cc || printf 'gcc '
    printf '#include <stdlib.h>\n' | ${CC:-cc} -E - >/dev/null 2>&1 || printf 'libc6-dev '
    have make || printf 'make '
    have pkg-config || printf 'pkg-config '
    pkg-config --exists libffi 2>/dev/null || printf 'libffi-dev '
    have python3 || printf 'python3 '
    # A checkout of the user's own needs no source package.
    if [ -z "${MICROPY_DIR:-}" ]; then
        have dpkg-source || printf 'dpkg-dev '
        have xz || printf 'xz-utils '
    fi
    [ -d /etc/ssl/certs ] || printf 'ca-certificates '
}

# What only tests need: other compilers for the header, CPython's own headers, and libclang,
# with which the layouts are read from them.
missing_test_packages() {
    have c++ || printf 'g++ '
    have clang || printf 'clang '
    printf '#include <stdlib.h>\n' | ${CC:-cc} -m32 -E - >/dev/null 2>&1 || printf 'gcc-multilib '
    ls /usr/lib/llvm-*/lib/libclang.so* >/dev/null 2>&1 || printf 'libclang-dev '
    python3 -c 'import os, sysconfig, sys
sys.exit(not os.path.isfile(sysconfig.get_paths()["include"] + "/Python.h"))' 2>/dev/null ||
        printf 'python3-dev '
    missing_pip_packages
}

# Parts of Python that Debian has in packages of their own.
missing_pip_packages() {
    python3 -m pip --version >/dev/null 2>&1 || printf 'python3-pip '
    python3 -c 'import ensurepip' 2>/dev/null || printf 'python3-venv '
}

# What firmware needs besides: the compiler for ARM with its headers (for the emulator see
# prepare_emulator).
missing_firmware_packages() {
    have arm-none-eabi-gcc || printf 'gcc-arm-none-eabi '
    [ -n "$(find /usr/lib/arm-none-eabi /usr/include/newlib /usr/arm-none-eabi -name stdlib.h 2>/dev/null | head -n 1)" ] ||
        printf 'libnewlib-arm-none-eabi '
}

# The same for RISC-V.
missing_riscv_packages() {
    have riscv64-unknown-elf-gcc || printf 'gcc-riscv64-unknown-elf '
    [ -f "$(riscv64-unknown-elf-gcc --print-file-name=picolibc.specs 2>/dev/null)" ] ||
        printf 'picolibc-riscv64-unknown-elf '
}

# prepare_firmware: everything that building for the ARM boards and running on them needs, or a
# line that says what is missing. Once is enough.
prepare_firmware() {
    [ -z "${firmware_ready:-}" ] || return 0
    firmware_ready=yes
    # shellcheck disable=SC2046 # words
    install_packages $(missing_firmware_packages)
    prepare_rust thumbv7m-none-eabi thumbv6m-none-eabi
    prepare_emulator qemu-system-arm qemu-system-arm
}

# prepare_riscv: the same for RISC-V.
prepare_riscv() {
    [ -z "${riscv_ready:-}" ] || return 0
    riscv_ready=yes
    # shellcheck disable=SC2046 # words
    install_packages $(missing_riscv_packages)
    prepare_rust riscv32imac-unknown-none-elf
    prepare_emulator qemu-system-riscv32 qemu-system-misc
}

# prepare_rust TARGET...: Rust can compile for these.
prepare_rust() {
    for prepare_target; do
        [ -d "$(rustc --print target-libdir --target "$prepare_target" 2>/dev/null)" ] && continue
        have rustup && timeout 300 rustup target add "$prepare_target" >"$build/rustup.log" 2>&1 && continue
        [ -x /usr/bin/cargo ] && [ -d /usr/lib/rust-web ] ||
            install_packages rustc-web cargo-web rust-web-src
        break
    done
}

# prepare_emulator COMMAND PACKAGE
prepare_emulator() {
    case :$PATH: in
        *":$build/qemu/bin:"*) ;;
        *)
            PATH=$PATH:$build/qemu/bin
            export PATH
            ;;
    esac
    have "$1" && return
    if (install_packages --no-remove "$2") >/dev/null 2>&1 && have "$1"; then
        return
    fi
    # Where another version of the emulator's tools is installed, the packages would remove it:
    # the emulator is unpacked in a folder of ours instead.
    prepare_dir=$build/qemu/$2
    say "unpacking $1 in $prepare_dir"
    # shellcheck disable=SC2046 # words
    install_packages $(apt-cache depends --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
        --no-enhances "$2" | sed -n 's/^ *Depends: \([a-z0-9.+-]*\)$/\1/p' | grep -v '^qemu-' |
        while read -r prepare_package; do
            # What is there stays in its version.
            dpkg -s "$prepare_package" >/dev/null 2>&1 || printf '%s ' "$prepare_package"
        done)
    (
        rm -rf "$prepare_dir" && mkdir -p "$build/qemu/bin" "$prepare_dir" && cd "$prepare_dir" &&
            apt-get -q download "$2" qemu-system-common qemu-system-data &&
            for prepare_package in *.deb; do dpkg -x "$prepare_package" . || exit 1; done && rm -f ./*.deb
    ) >"$build/$2.log" 2>&1 || die "$1 could not be had (see $build/$2.log)"
    {
        echo '#!/bin/sh'
        echo "exec '$prepare_dir/usr/bin/$1' -L '$prepare_dir/usr/share/qemu' \"\$@\""
    } >"$build/qemu/bin/$1"
    chmod +x "$build/qemu/bin/$1"
}

# install_packages PACKAGE...
install_packages() {
    [ $# -gt 0 ] || return 0
    have apt-get || die "these Debian packages are missing, and this machine has no apt-get: $*"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif have sudo; then
        as_root=sudo
    else
        die "these packages are missing, and there is no sudo. As root: apt-get install $*"
    fi
    say "installing missing Debian packages: $*"
    {
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@"
    } >"$build/apt.log" 2>&1 </dev/null || {
        tail -n 20 "$build/apt.log" >&2
        die "apt-get could not install: $* (all of its output: $build/apt.log)"
    }
}

# prepare [PACKAGE...]: those, and everything that the commands below need, are installed.
prepare() {
    mkdir -p "$build" || die "cannot write $build"
    # shellcheck disable=SC2046 # words
    install_packages $(missing_packages) "$@"
    have cargo || {
        # rustup's folder is not on PATH in the shell that ran its installer.
        PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
        have cargo || die "Rust is missing: install it with rustup (https://rustup.rs), then run this again"
    }
}

# build_command: $typeobject is up to date.
build_command() {
    cargo build --quiet --release --features cli --bin typeobject --target-dir "$target"
}

# stale FILE INPUT...: whether FILE is missing or older than one of the others.
stale() {
    stale_file=$1
    shift
    [ -f "$stale_file" ] || return 0
    for stale_input; do
        [ -z "$(find "$stale_input" -newer "$stale_file" -print 2>/dev/null)" ] || return 0
    done
    return 1
}

# build_c OUT SOURCE [FLAG...]: a module from C, unless it is there and fresh.
build_c() {
    build_out=$1
    build_source=$2
    shift 2
    stale "$build_out" "$build_source" "$(dirname "$build_source")" include "$typeobject" || return 0
    "$typeobject" build "$build_source" -o "$build_out" "$@"
}

# build_rust FOLDER NAME...: example modules in Rust. cargo knows what is fresh; the copy
# is made aside and renamed, so that a running host keeps the file it has mapped.
build_rust() {
    rust_dir=$1
    shift
    rust_args=
    for rust_name; do
        rust_args="$rust_args --example $rust_name"
    done
    # shellcheck disable=SC2086 # words
    cargo build --quiet --release $rust_args --target-dir "$target" || return 1
    for rust_name; do
        rust_file=$target/release/examples/lib$rust_name.so
        cmp -s "$rust_file" "$rust_dir/$rust_name.so" && continue
        cp "$rust_file" "$rust_dir/.$rust_name.new" &&
            mv "$rust_dir/.$rust_name.new" "$rust_dir/$rust_name.so" || return 1
    done
}
