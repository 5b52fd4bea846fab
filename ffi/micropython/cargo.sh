# What runtime.sh and module.sh share: Rust for the processor that an image's C is compiled for. Read
# by them with `.`, after $root and $out are set and "$@" is COMPILER FLAG...
#
# Afterwards: $target (Rust's name of the processor), $dir (cargo's folder), and the functions.
# Rust must have that target (`rustup target add`), or Debian's packages rustc-web, cargo-web
# and rust-web-src must be installed, with which its core library is built from source.

cc=$1

fail() {
    printf 'typeobject: %s\n' "$*" >&2
    exit 1
}

macros=$("$@" -dM -E -xc /dev/null) || fail "$cc does not run: install the compiler of this port (for ARM, Debian: apt-get install gcc-arm-none-eabi libnewlib-arm-none-eabi; for RISC-V: gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf)"
objcopy=$("$@" -print-prog-name=objcopy)
defined() {
    printf '%s\n' "$macros" | grep -q "^#define $1 "
}

if defined __ARM_ARCH_6M__; then target=thumbv6m-none-eabi
elif defined __ARM_ARCH_7M__; then target=thumbv7m-none-eabi
elif defined __ARM_ARCH_7EM__; then target=thumbv7em-none-eabi
elif defined __ARM_ARCH_8M_BASE__; then target=thumbv8m.base-none-eabi
elif defined __ARM_ARCH_8M_MAIN__; then target=thumbv8m.main-none-eabi
elif defined __ARM_ARCH_7A__; then target=armv7a-none-eabi
elif defined __riscv && printf '%s\n' "$macros" | grep -q '^#define __riscv_xlen 32'; then
    if defined __riscv_f; then target=riscv32imafc-unknown-none-elf
    elif defined __riscv_atomic; then target=riscv32imac-unknown-none-elf
    else target=riscv32imc-unknown-none-elf
    fi
elif defined __x86_64__; then target=x86_64-unknown-linux-gnu
elif defined __i386__; then target=i686-unknown-linux-gnu
else fail "no Rust target is known for the processor that $cc compiles for"
fi
defined __ARM_PCS_VFP && target=${target}hf

dir=${CARGO_TARGET_DIR:-$root/target}
# Flags may have spaces in them; those that assembly needs have none.
compiler=
for word; do
    case $word in
        -m*) compiler="$compiler $word" ;;
        -*) seen_flag=yes ;;
        *) [ -n "${seen_flag:-}" ] || compiler="$compiler $word" ;;
    esac
done

# rust_assembly ASM.s LIBRARIES ARGUMENT...: `cargo rustc` with these arguments leaves assembly
# there. LIBRARIES are those of Rust's own that are built where it has none for this target.
rust_assembly() {
    rust_asm=$1
    rust_libraries=$2
    shift 2
    # Whatever flags make was called with are not cargo's.
    unset MAKEFLAGS MFLAGS MAKELEVEL
    set -- rustc --quiet --crate-type staticlib --profile firmware --target "$target" --target-dir "$dir" "$@"
    # What is smaller still than opt-level "z". Every variable keeps a section of its own, for rom.py.
    rust_flags='-Cllvm-args=-inline-threshold=15 -Cllvm-args=-enable-gvn-memdep=false'
    case $target in
        riscv*) rust_flags="$rust_flags -Cllvm-args=-enable-global-merge=false" ;;
    esac
    # shellcheck disable=SC2086 # the flags are words
    if command -v rustc >/dev/null && [ -d "$(rustc --print target-libdir --target "$target" 2>/dev/null)" ]; then
        "${CARGO:-cargo}" "$@" -- --emit="asm=$rust_asm" $rust_flags
    elif [ -x /usr/bin/cargo ] && [ -d "$(/usr/bin/rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library" ]; then
        RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo "$@" -Zbuild-std="$rust_libraries" -- --emit="asm=$rust_asm" $rust_flags
    else
        fail "Rust cannot compile for $target: run \`rustup target add $target\` (without rustup, Debian: apt-get install rustc-web cargo-web rust-web-src)"
    fi || return 1
    [ -s "$rust_asm" ] || fail "$rust_asm is gone: remove $dir/$target and build again"
}

# assemble ASM.s OUT.o: every string in a section of its own, too: Rust's compiler has one for
# all of them, and then an image has the texts of functions that it has not. (The compiler's own
# support, which Rust's library has besides, the C compiler has as well.) The lines of Rust's own
# library are left out; what is constant in firmware alone becomes so.
assemble() {
    awk '
        $1 == ".section" { debug = $2 ~ /^\.debug/; strings = $2 ~ /^\.rodata\.str1\./ ? $2 : ""; rest = $2 }
        $1 == ".text" || $1 == ".data" || $1 == ".bss" { debug = 0; strings = "" }
        debug || $1 == ".loc" || $1 == ".file" && $2 ~ /^[0-9]/ || $1 == ".attribute" { next }
        strings != "" && /^[^ \t#@][^ \t]*:/ {
            sub(/^[^,]*/, "", rest)
            split(strings, name, ",")
            print "\t.section\t" name[1] "." ++n rest
            rest = strings
        }
        { sub(/\.section\t\.typeobject\.const\.[^,]*,"aw"/, "&!") }
        { sub(/\.typeobject\.const/, ".rodata") && sub(/"aw"!/, "\"a\"") }
        { print }
    ' "$1" >"$2.s"
    # shellcheck disable=SC2086 # the flags are words
    $compiler -c "$2.s" -o "$2.whole"
    # Nothing unwinds, and not every port's linker script has a place for the tables.
    "$objcopy" -R '.ARM.exidx*' -R '.ARM.extab*' -R '.rel.ARM.exidx*' -R '.eh_frame' "$2.whole" "$2"
    rm "$2.whole" "$2.s"
}
