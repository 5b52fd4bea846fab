#!/bin/sh
# A stranger's path, timed: from a clone of this repository to a type of one's own that runs on
# CPython and on MicroPython. Nothing is warm: another home, no compiler's cache, no crates, no
# source of MicroPython. Every command that it runs stands in README.md.
#
#   sh tests/stranger.sh [cargo|pip]      how the command is installed (default: cargo)
#
# It wants the network, Rust, Python and the Debian packages that README.md names. The limit is
# five minutes of processor time; the last line says what was needed.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
how=${1:-cargo}
limit=300
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

# A clean home. Rust itself is there, as for whoever begins.
export RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
PATH=$(printf '%s' "$PATH" | tr ':' '\n' | grep -v ccache | paste -sd:)
python=$(python3 -c 'import sys; print(sys.executable)')
cargo=$(rustc --print sysroot 2>/dev/null)/bin
export HOME="$room/home" CCACHE_DISABLE=1 PIP_NO_CACHE_DIR=1
mkdir -p "$HOME"
unset CARGO_HOME CARGO_TARGET_DIR XDG_CACHE_HOME RUSTC_WRAPPER MICROPY_DIR MICROPYPATH PYTHONPATH \
    TYPEOBJECT_SOURCE TYPEOBJECT_BUILD_DIR TYPEOBJECT_MICROPYTHON
PATH=$HOME/.cargo/bin:$cargo:$PATH

die() {
    printf 'stranger.sh: %s\n' "$*" >&2
    exit 1
}

# The processor time of what ran so far: the second line of `times` is the children's, user and
# system, as in 1m2.5s. To $spent.
measure() {
    times >"$room/times"
    spent=$(sed -n 2p "$room/times" | tr 'ms' '  ' | awk '{ printf "%d", $1 * 60 + $2 + $3 * 60 + $4 }')
}

# step COMMAND: runs it, if README.md has it, and says how much processor time it took.
step() {
    grep -qF -- "$1" "$root/README.md" || die "README.md does not say: $1"
    measure
    step_before=$spent
    eval "$1" >"$room/log" 2>&1 </dev/null || {
        tail -n 40 "$room/log"
        die "failed: $1"
    }
    measure
    printf '%4d s  %s\n' $((spent - step_before)) "$1"
}

# edit FILE OLD NEW: what the stranger's editor does.
edit() {
    "$python" - "$@" <<'END'
import sys
file, old, new = sys.argv[1:]
text = open(file).read()
assert text.count(old) == 1, (file, old)
open(file, "w").write(text.replace(old, new))
END
}

git clone --quiet --no-hardlinks "$root" "$room/typeobject"
cd "$room/typeobject"
start=$(date +%s)
case $how in
    cargo)
        step "cargo install --path . --features cli"
        ;;
    pip)
        "$python" -m venv "$room/venv"
        PATH=$room/venv/bin:$PATH
        step "pip install ."
        # What was installed is enough.
        cd "$room"
        rm -rf "$room/typeobject"
        ;;
    *) die "cargo or pip?" ;;
esac

mkdir "$room/work"
cd "$room/work"
step "typeobject new thermo && cd thermo"
edit thermo.c "self->value *= by;" "self->value *= by + 1;"
step "typeobject test"
step "typeobject run --on cpython --path build test_thermo.py"
grep -q "^61.5 61.5$" "$room/log" || die "not what the edited method gives: $(cat "$room/log")"
mv "$room/log" "$room/cpython"
step "typeobject run --on micropython --path build test_thermo.py"
cmp "$room/cpython" "$room/log"

measure
printf '%s: %s s of processor time, %s s on the clock, on %s processors\n' \
    "$how" "$spent" $(($(date +%s) - start)) "$(nproc)"
[ "$spent" -le $limit ] || die "more than $limit s"
