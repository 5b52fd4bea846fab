#!/bin/sh
# Runs every test.
#
#   sh tests/run.sh             all of them
#   sh tests/run.sh PATTERN     those whose name has PATTERN in it; a `*` in it matches
#                               anything
#
# The last line is `N passed, N failed, N skipped`; the exit status says whether any
# failed. Each failure is shown with the end of its output, each skip with its reason.
#
# Conformance scripts are tests/scripts/*.py. Comment lines in a script say what it needs:
#
#   # modules: a b              modules to build: examples/a.c or tests/modules/a.c, and
#                               for names in _rs the module in Rust
#   # build: NAME = FILE.c -DX  a module NAME from that file (of tests/modules or
#                               examples) with those flags
#   # cpython: >=3.10 <3.13     other CPythons do not run it; either bound may be missing
#   # heap: 64M                 MicroPython's heap
#   # timeout: 300              seconds, on every host
#   # skip: HOST reason         not there; HOST may have `*`
#   # lines: HOST REGEX reason  lines that match are not compared there
#
# CPython is the oracle: what python3 prints is expected everywhere. A script with a
# .exp file beside it is about a VM's own behaviour: it runs on VMs only, and that file
# is expected.
# shellcheck disable=SC2086 # lists of names without spaces
set -u
. "$(dirname -- "$0")/lib.sh"

pattern=${1:-}
logs=$build/test-logs
modules=$build/test-modules
outputs=$build/test-outputs
# A Cortex-M3, a Cortex-M0, the first with object representation C, and RISC-V.
boards='micropython:MPS2_AN385 micropython:MICROBIT micropython:MPS2_AN385:C micropython:VIRT_RV32'
jobs=$(nproc 2>/dev/null || echo 2)
passed=0
failed=0
skipped=0
failures=

# ---- results -----------------------------------------------------------------------

now() { date +%s; }

pass() {
    passed=$((passed + 1))
}

# fail NAME [LOG]
fail() {
    failed=$((failed + 1))
    failures="$failures
  $1"
    say "FAILED  $1"
    if [ -n "${2:-}" ] && [ -s "$2" ]; then
        tail -n 40 "$2" | tr -d '\000-\010\016-\037' | sed 's/^/    /'
    fi
}

skip() {
    skipped=$((skipped + 1))
    say "skipped $1: $2"
}

# wanted NAME: whether the pattern asks for it.
wanted() {
    # shellcheck disable=SC2254 # the pattern is one
    case $1 in
        *$pattern*) return 0 ;;
    esac
    return 1
}

log_of() {
    printf '%s/%s.log' "$logs" "$(printf '%s' "$1" | tr -c 'A-Za-z0-9_.=-' _)"
}

# check NAME COMMAND...: one test, passed when the command ends well.
check() {
    check_name=$1
    shift
    wanted "$check_name" || return 0
    check_log=$(log_of "$check_name")
    check_start=$(now)
    if "$@" >"$check_log" 2>&1 </dev/null; then
        pass
        say "ok      $check_name ($(($(now) - check_start)) s)"
    else
        fail "$check_name" "$check_log"
        return 1
    fi
}

# ---- Rust --------------------------------------------------------------------------

# cargo_tests NAME ARGUMENT...: each test function of a `cargo test` counts.
cargo_tests() {
    tests_name="cargo test: $1"
    shift
    wanted "$tests_name" || return 0
    tests_log=$(log_of "$tests_name")
    tests_start=$(now)
    cargo test --no-fail-fast --target-dir "$target" "$@" -- --show-output >"$tests_log" 2>&1 </dev/null
    tests_status=$?
    tests_ok=$(grep -c '^test .* \.\.\. ok$' "$tests_log")
    passed=$((passed + tests_ok))
    say "        $tests_name: $tests_ok passed ($(($(now) - tests_start)) s)"
    grep '^test .* \.\.\. ignored' "$tests_log" >"$tests_log.ignored"
    while IFS= read -r line; do
        skip "$tests_name: $(printf '%s' "$line" | sed 's/^test //; s/ \.\.\. .*//')" \
            "$(printf '%s' "$line" | sed 's/.*ignored,* *//')"
    done <"$tests_log.ignored"
    # A test that does not apply says so on a line of its own: `skipped: NAME: REASON`.
    grep '^skipped: ' "$tests_log" | sort -u >"$tests_log.skipped"
    while IFS= read -r line; do
        line=${line#skipped: }
        skip "$tests_name: ${line%%: *}" "${line#*: }"
    done <"$tests_log.skipped"
    grep '^test .* \.\.\. FAILED$' "$tests_log" >"$tests_log.failed"
    if [ -s "$tests_log.failed" ]; then
        sed -n '/^failures:$/,$p' "$tests_log" | head -n 200 | sed 's/^/    /'
        while IFS= read -r line; do
            fail "$tests_name: $(printf '%s' "$line" | sed 's/^test //; s/ \.\.\. FAILED$//')"
        done <"$tests_log.failed"
    elif [ $tests_status -ne 0 ]; then
        fail "$tests_name" "$tests_log"
    fi
}

clippy() {
    check "clippy: $1" cargo clippy --target-dir "$target" $2 -- -D warnings
}

# The proofs are a crate of their own: nobody else needs what they depend on.
layout=tests/layout/Cargo.toml

rust_tests() {
    if cargo fmt --version >/dev/null 2>&1; then
        check "fmt" cargo fmt -- --check --color=never
        check "fmt: layouts and header" cargo fmt --manifest-path $layout -- --check --color=never
    elif wanted fmt; then
        skip "fmt" "rustfmt is not installed (rustup component add rustfmt)"
    fi
    if cargo clippy --version >/dev/null 2>&1; then
        clippy "library and tests" "--all-targets"
        clippy "command" "--all-targets --features cli"
        clippy "runtime" "--lib --features runtime"
        clippy "firmware" "--lib --features vm"
        clippy "layouts and header" "--all-targets --manifest-path $layout"
    elif wanted clippy; then
        skip "clippy" "clippy is not installed (rustup component add clippy)"
    fi
    cargo_tests "library and command" --features cli
    cargo_tests "layouts and header" --manifest-path $layout
}

# ---- MicroPython -------------------------------------------------------------------

# hosted VARIANT [ARGUMENT...]: builds that MicroPython, once; its failure is one test's.
hosted() {
    hosted_variant=$1
    shift
    eval "hosted_state=\${hosted_$hosted_variant:-}"
    if [ -z "$hosted_state" ]; then
        hosted_log=$(log_of "build $hosted_variant")
        hosted_start=$(now)
        if "$typeobject" micropython --variant "$hosted_variant" "$@" >"$hosted_log" 2>&1 </dev/null; then
            hosted_state=built
            say "        MicroPython ($hosted_variant) is built ($(($(now) - hosted_start)) s)"
        else
            hosted_state=broken
            fail "build of MicroPython ($hosted_variant)" "$hosted_log"
        fi
        eval "hosted_$hosted_variant=$hosted_state"
    fi
    [ "$hosted_state" = built ]
}

# own_results VARIANT: what each of MicroPython's own tests gave there, sorted.
own_results() {
    own_dir=$outputs/basics-$1
    rm -rf "$own_dir" && mkdir -p "$own_dir"
    (
        cd "$own_source/tests" || exit
        MICROPY_MICROPYTHON=$build/micropython-$1/micropython PYTHONDONTWRITEBYTECODE=1 \
            timeout 900 python3 run-tests.py -j 1 -d basics --result-dir "$own_dir" </dev/null
    ) >"$own_dir.log" 2>&1
    sed -n 's/^\(pass\|skip\|FAIL\) *\([^ ]*\).*/\1 \2/p' "$own_dir.log" | sort >"$own_dir.results"
}

# own_tests: MicroPython's own tests give the same with the port linked in as without.
own_tests() {
    own_name="MicroPython's own tests: basics"
    wanted "$own_name" || return 0
    hosted bare && hosted plain || return 0
    own_source=$("$typeobject" micropython --fetch 2>/dev/null) || {
        fail "$own_name"
        return
    }
    own_start=$(now)
    # Side by side rather than with -j: several of its jobs write into each other's lines.
    own_results bare &
    own_results plain
    wait
    own_pass=$(grep -c '^pass' "$outputs/basics-plain.results")
    own_skip=$(grep -c '^skip' "$outputs/basics-plain.results")
    if [ "$own_pass" -gt 500 ] && diff "$outputs/basics-bare.results" "$outputs/basics-plain.results" >"$outputs/basics.diff"; then
        pass
        say "ok      $own_name: $own_pass pass and $own_skip skip, as without the port ($(($(now) - own_start)) s)"
    else
        tail -n 5 "$outputs/basics-plain.log" >>"$outputs/basics.diff"
        fail "$own_name" "$outputs/basics.diff"
    fi
}

# ---- conformance scripts -----------------------------------------------------------

# directive SCRIPT NAME: the values of `# NAME: …` lines.
directive() {
    sed -n "s/^# *$2: *//p" "$1"
}

source_of() {
    for source_candidate in "$1" "tests/modules/$1" "examples/$1" "tests/header/$1"; do
        [ -f "$source_candidate" ] && printf '%s' "$source_candidate" && return
    done
    printf '%s' "tests/modules/$1"
}

# build_modules SCRIPT...: what the scripts name, each once. A module that cannot be
# built is one failed test, and so is each script that needs it.
build_modules() {
    mkdir -p "$modules"
    for modules_script; do
        directive "$modules_script" modules | tr ' ' '\n' | sed '/^$/d; s/.*/& = &.c/'
        directive "$modules_script" build
    done | sort -u >"$outputs/builds"
    modules_rust=
    while IFS= read -r modules_line; do
        modules_name=$(printf '%s' "${modules_line%%=*}" | tr -d ' ')
        set -- ${modules_line#*=}
        case $modules_name in
            *_rs)
                modules_rust="$modules_rust $modules_name"
                continue
                ;;
        esac
        modules_source=$(source_of "$1")
        shift
        modules_log=$(log_of "module $modules_name")
        build_test_c "$modules_name" "$modules_source" "$@" >"$modules_log" 2>&1 ||
            fail "module $modules_name" "$modules_log"
    done <"$outputs/builds"
    if [ -n "$modules_rust" ]; then
        modules_log=$(log_of "modules in Rust")
        build_rust "$modules" $modules_rust >"$modules_log" 2>&1 || fail "modules in Rust" "$modules_log"
    fi
}

# build_test_c NAME SOURCE FLAG...: a test's module makes no warning of its own.
build_test_c() {
    test_out=$modules/$1.so
    test_source=$2
    shift 2
    printf '%s\n' "$test_source $*" >"$test_out.flags.new"
    if ! cmp -s "$test_out.flags.new" "$test_out.flags"; then
        rm -f "$test_out"
        mv "$test_out.flags.new" "$test_out.flags"
    fi
    test_defines=
    for test_flag; do
        case $test_flag in
            -D* | -I* | --mode=* | --python-h) test_defines="$test_defines $test_flag" ;;
        esac
    done
    build_c "$test_out" "$test_source" -I tests/modules $test_defines -- -Wall -Wextra
}

# script_name SCRIPT LABEL
script_name() {
    printf 'scripts/%s on %s' "$(basename "$1" .py)" "$2"
}

# some_wanted LABEL SCRIPT...: whether the pattern asks for any of them there.
some_wanted() {
    some_label=$1
    shift
    for some_script; do
        wanted "$(script_name "$some_script" "$some_label")" && return 0
    done
    return 1
}

# scripts_on LABEL HOST SCRIPT...: runs those that are wanted there, several at once.
scripts_on() {
    on_label=$1
    on_host=$2
    shift 2
    on_list=$outputs/list
    for on_script; do
        # All of them need the oracle's.
        [ "$on_label" = oracle ] || wanted "$(script_name "$on_script" "$on_label")" || continue
        printf '%s\n' "$on_script"
    done >"$on_list"
    [ -s "$on_list" ] || return 0
    on_start=$(now)
    on_passed=$passed
    on_dir=$outputs/$on_label
    mkdir -p "$on_dir"
    rm -f "$on_dir"/*.result
    xargs -P "$jobs" -n 1 sh tests/script.sh "$on_label" "$on_host" <"$on_list"
    while IFS= read -r on_script; do
        on_base=$(basename "$on_script" .py)
        on_name=$(script_name "$on_script" "$on_label")
        on_result=fail
        [ -f "$on_dir/$on_base.result" ] && read -r on_result on_reason <"$on_dir/$on_base.result"
        case $on_result in
            pass) pass ;;
            skip) skip "$on_name" "$on_reason" ;;
            none) ;;
            *) fail "$on_name" "$on_dir/$on_base.diff" ;;
        esac
    done <"$on_list"
    say "        scripts on $on_label: $((passed - on_passed)) passed ($(($(now) - on_start)) s)"
}

# scripts_hosted VARIANT LABEL SCRIPT...: on a MicroPython that is built when needed.
scripts_hosted() {
    some_wanted "$2" $scripts || return 0
    hosted "$1" && scripts_on "$2" "micropython:$1" $scripts
}

# scripts_sid: on the MicroPython of Debian's sid, newer, when it can be had.
scripts_sid() {
    sid_label=micropython:sid
    some_wanted $sid_label $scripts || return 0
    sid_log=$(log_of "sid")
    if ! env -u MICROPY_DIR "$typeobject" micropython --suite sid --fetch >"$sid_log" 2>&1 </dev/null; then
        skip "scripts on $sid_label" "$(tail -n 1 "$sid_log")"
        return
    fi
    sid_start=$(now)
    if env -u MICROPY_DIR "$typeobject" micropython --suite sid >"$sid_log" 2>&1 </dev/null; then
        say "        MicroPython (sid) is built ($(($(now) - sid_start)) s)"
        scripts_on $sid_label micropython:plain-sid $scripts
    else
        fail "build of MicroPython (sid)" "$sid_log"
    fi
}

# firmware_skips BOARD SCRIPT: whether the script does not run there.
firmware_skips() {
    directive "$2" skip >"$outputs/firmware/skips"
    while read -r firmware_host _; do
        # shellcheck disable=SC2254 # a pattern
        case micropython:$1 in
            $firmware_host) return 0 ;;
        esac
    done <"$outputs/firmware/skips"
    return 1
}

# firmware_sources BOARD: NAME=SOURCE of all modules that its scripts need, a line each; what is
# built with flags gets a source of its own that defines them.
firmware_sources() {
    mkdir -p "$outputs/firmware"
    for firmware_script in $scripts; do
        firmware_skips "$1" "$firmware_script" && continue
        directive "$firmware_script" modules | tr ' ' '\n' | sed '/^$/d; s/.*_rs$/& = &.rs/; t; s/.*/& = &.c/'
        directive "$firmware_script" build
    done | sort -u >"$outputs/firmware/builds"
    while IFS= read -r firmware_line; do
        firmware_name=$(printf '%s' "${firmware_line%%=*}" | tr -d ' ')
        # Of this one no init function of that name is there to be linked.
        [ "$firmware_name" != bad_no_init ] || continue
        set -- ${firmware_line#*=}
        firmware_source=$(source_of "$1")
        shift
        if [ $# -gt 0 ]; then
            firmware_own=$outputs/firmware/$firmware_name.c
            {
                for firmware_flag; do
                    case $firmware_flag in
                        -D*) printf '%s\n' "${firmware_flag#-D}" |
                            sed 's/=/ /; s/^\([^ ]*\)$/\1 1/; s/^/#define /' ;;
                    esac
                done
                echo "#include \"$root/$firmware_source\""
            } >"$firmware_own.new"
            cmp -s "$firmware_own.new" "$firmware_own" || cp "$firmware_own.new" "$firmware_own"
            firmware_source=$firmware_own
        fi
        printf '%s\n' "$firmware_name=$firmware_source"
    done <"$outputs/firmware/builds"
}

# scripts_board BOARD LABEL [NAME=VALUE...]: on an image with all modules in it, made with those
# arguments of make, under QEMU.
scripts_board() {
    board_name=$1
    board_label=$2
    shift 2
    some_wanted "$board_label" $scripts || return 0
    case $board_name in
        VIRT_RV32) prepare_riscv ;;
        *) prepare_firmware ;;
    esac
    board_log=$(log_of "firmware $board_label")
    board_dir=$build/firmware-test-$(printf '%s' "${board_label#*:}" | tr : -)
    board_start=$(now)
    # The scripts ask for docstrings.
    if "$typeobject" firmware --board "$board_name" --no-report -o "$board_dir" -I tests/modules \
        $(firmware_sources "$board_name") -- CFLAGS_EXTRA=-DMICROPY_ENABLE_DOC_STRING=1 "$@" >"$board_log" 2>&1 </dev/null; then
        say "        the image for $board_label is built ($(($(now) - board_start)) s)"
        image=$board_dir/firmware.elf
        export image
        scripts_on "$board_label" "micropython:$board_name" $scripts
        [ "$board_label" != micropython:MPS2_AN385 ] ||
            check "machine.soft_reset() on MPS2_AN385" timeout -k 5 300 python3 tests/soft_reset.py "$image"
        unset image
    else
        fail "firmware for $board_label" "$board_log"
    fi
}

# refused WORDS SOURCES [NAME=VALUE...]: that no image comes of them, and the one line that says why. The
# board is $refused_on, or the Cortex-M3.
refused() {
    refused_words=$1
    refused_source=$2
    shift 2
    refused_board=${refused_on:-MPS2_AN385}
    refused_text=$("$typeobject" firmware --board "$refused_board" --no-report -o "$build/firmware-refused-$refused_board" \
        $refused_source -- "$@" 2>&1 </dev/null) && return 1
    printf '%s\n' "$refused_text"
    printf '%s\n' "$refused_text" | tail -n 1 | grep -q "^typeobject: .*$refused_words"
}

# What types cost there.
types_in_flash() {
    if wanted "firmware: types in flash"; then
        prepare_firmware
        check "firmware: types in flash" sh tests/flash.sh
    fi
    if wanted "firmware: types in flash, RISC-V"; then
        prepare_riscv
        check "firmware: types in flash, RISC-V" sh tests/flash.sh VIRT_RV32
    fi
}

# What `typeobject size` says of a project and of sources, in both forms.
size_report() {
    rm -rf "$outputs/size" && mkdir -p "$outputs/size" && (
        cd "$outputs/size" && "$typeobject" new thermo && cd thermo && "$typeobject" size --json >json &&
            "$typeobject" size thermo.c >text && cat text && python3 - <<'END'
import json
report = json.load(open("json"))
names = ["MicroPython alone", "runtime", "thermo", "the image"]
assert sorted(report["bytes"]) == sorted(names), report
for kind in ("flash", "ram"):
    *parts, image = [report["bytes"][name][kind] for name in names]
    assert sum(parts) == image and all(parts), (kind, parts, image)
# Its type and the static variables beside it.
assert report["types"] == {"thermo.Thermo": {"ram": 236}}, report["types"]
assert 236 <= report["bytes"]["thermo"]["ram"] < 300 < report["bytes"]["thermo"]["flash"] < 3000, report
lines = [line.split() for line in open("text").read().splitlines()]
assert ["bytes", "flash", "RAM"] in lines and ["thermo.Thermo", "236"] in lines, lines
for name in names:
    assert name.split() + [str(report["bytes"][name][kind]) for kind in ("flash", "ram")] in lines, (name, lines)
END
    )
}

# What only a build of an image shows (tests/cli/firmware.rs has the rest).
firmware_refused() {
    firmware_any=
    for firmware_case in "object representation D" "no finalisers" "a missing function" "no init function" "a name twice" "an image that is too large" "a module that is too large" "typeobject size" "the tour"; do
        wanted "firmware: $firmware_case" && firmware_any=yes
    done
    [ -n "$firmware_any" ] || return 0
    prepare_firmware
    mkdir -p "$outputs/firmware"
    {
        echo '#include <typeobject.h>'
        echo 'PyObject *PyFoo_Bar(void);'
        echo 'PyMODINIT_FUNC PyInit_missing(void) { return PyFoo_Bar(); }'
    } >"$outputs/firmware/missing.c"
    check "firmware: object representation D" refused "object representations A and C only" \
        examples/noddy4.c CFLAGS_EXTRA=-DMICROPY_OBJ_REPR=3
    check "firmware: no finalisers" refused "needs MICROPY_ENABLE_FINALISER" \
        examples/noddy4.c CFLAGS_EXTRA=-DMICROPY_ENABLE_FINALISER=0
    check "firmware: a missing function" refused "neither the runtime nor MicroPython has: PyFoo_Bar (in PyInit_missing)" \
        "$outputs/firmware/missing.c"
    echo '#include <typeobject.h>' >"$outputs/firmware/empty.c"
    check "firmware: no init function" refused "no source has PyInit_empty()" "$outputs/firmware/empty.c"
    {
        echo '#include <typeobject.h>'
        echo 'int helper(void);'
        echo 'int helper(void) { return 1; }'
    } >"$outputs/firmware/helper.c"
    sed '$a PyMODINIT_FUNC PyInit_twice(void) { return PyLong_FromLong(helper()); }' "$outputs/firmware/helper.c" \
        >"$outputs/firmware/twice.c"
    check "firmware: a name twice" refused "twice.c and helper.c both define helper, which is not static" \
        "$outputs/firmware/twice.c $outputs/firmware/helper.c"
    check "firmware: an image that is too large" refused "does not fit on MPS2_AN385: .*overflowed" \
        examples/noddy4.c MICROPY_HEAP_SIZE=4194304
    {
        echo '#include <typeobject.h>'
        echo 'extern const char large[1 << 20];'
        echo 'const char large[1 << 20] = {1};'
        echo 'PyMODINIT_FUNC PyInit_large(void) { return PyBytes_FromStringAndSize(large, sizeof(large)); }'
    } >"$outputs/firmware/large.c"
    # There code and variables are in two memories.
    refused_on=MICROBIT
    check "firmware: a module that is too large" refused "does not fit on MICROBIT: .*ROM.* overflowed by .*leave a module out" \
        "$outputs/firmware/large.c"
    refused_on=
    check "firmware: typeobject size" size_report
    # The README's first command.
    check "firmware: the tour" sh -c 'tour=$(sh examples/run.sh) || exit 1; printf "%s\n" "$tour"
        printf "%s\n" "$tour" | grep -q "^[0-9]* modules, 4 hosts: all equal$"'
}

conformance() {
    scripts=
    for conformance_script in tests/scripts/*.py tests/header/*_test.py; do
        [ -f "$conformance_script" ] || continue
        for conformance_label in oracle $cpythons micropython micropython:asan micropython:stress micropython:sid $boards; do
            some_wanted "$conformance_label" "$conformance_script" || continue
            scripts="$scripts $conformance_script"
            break
        done
    done
    [ -n "$scripts" ] || return 0
    build_modules $scripts
    scripts_on oracle cpython $scripts
    for conformance_host in $cpythons; do
        scripts_on "$conformance_host" "$conformance_host" $scripts
    done
    scripts_hosted plain micropython
    scripts_hosted asan micropython:asan
    scripts_hosted stress micropython:stress
    scripts_sid
    # The board has 4 MiB; the port takes 140 KiB of it for the heap.
    scripts_board MPS2_AN385 micropython:MPS2_AN385 MICROPY_HEAP_SIZE=524288
    scripts_board MICROBIT micropython:MICROBIT
    scripts_board MPS2_AN385 micropython:MPS2_AN385:C MICROPY_HEAP_SIZE=524288 CFLAGS_EXTRA=-DMICROPY_OBJ_REPR=2
    scripts_board VIRT_RV32 micropython:VIRT_RV32 MICROPY_HEAP_SIZE=524288
}

# src/api/exports.txt is written from the source; this is what the linker made of it.
exports() {
    wanted "what the host exports" && hosted plain || return 0
    nm -D --defined-only "$build/micropython-plain/micropython" |
        awk '$3 ~ /^_?Py[A-Z_]/ { print $3 }' | LC_ALL=C sort -u >"$outputs/exports"
    LC_ALL=C sort -u src/api/exports.txt >"$outputs/exports.listed"
    check "what the host exports" diff "$outputs/exports.listed" "$outputs/exports"
}

# ---- extensions --------------------------------------------------------------------

# extensions_on LABEL ARGUMENT [VARIANT]: those of tests/extensions there, several at once, with
# that argument of their own run.sh.
extensions_on() {
    ext_label=$1
    ext_argument=$2
    ext_list=$outputs/extensions.list
    for ext_name in $(sh tests/extensions/run.sh "$ext_argument" --names); do
        wanted "extensions/$ext_name on $ext_label" && printf '%s\n' "$ext_name"
    done >"$ext_list"
    [ -s "$ext_list" ] || return 0
    [ $# -lt 3 ] || hosted "$3" || return 0
    ext_dir=$outputs/extensions-$ext_label
    mkdir -p "$ext_dir"
    rm -f "$ext_dir"/*.status
    # shellcheck disable=SC2016 # for the inner shell
    xargs -P "$jobs" -n 1 sh -c 'sh tests/extensions/run.sh $2 "$3" >"$1/$3.out" 2>&1; echo $? >"$1/$3.status"' \
        sh "$ext_dir" "$ext_argument" <"$ext_list"
    while IFS= read -r ext_name; do
        ext_status=1
        [ -f "$ext_dir/$ext_name.status" ] && read -r ext_status <"$ext_dir/$ext_name.status"
        case $ext_status in
            0)
                pass
                say "ok      extensions/$ext_name on $ext_label: $(grep "^$ext_name " "$ext_dir/$ext_name.out" | tr -s " ")"
                ;;
            77) skip "extensions/$ext_name on $ext_label" "pip could not download it: $(head -n 1 "$ext_dir/$ext_name.out")" ;;
            *) fail "extensions/$ext_name on $ext_label" "$ext_dir/$ext_name.out" ;;
        esac
    done <"$ext_list"
}

extensions() {
    extensions_on micropython --hosted plain
    extensions_on micropython:asan --asan asan
    extensions_on micropython:MPS2_AN385 --board
}

# ---- the book and the README -----------------------------------------------------------

# book_pages: the code blocks of each page; what a page leaves unchecked counts as skipped.
book_pages() {
    book_list=$outputs/book.list
    for book_page in $(python3 tests/book.py --list); do
        wanted "book/$book_page" && printf '%s\n' "$book_page"
    done >"$book_list"
    [ -s "$book_list" ] || return 0
    hosted plain || return 0
    ! grep -qx firmware "$book_list" || prepare_firmware
    book_start=$(now)
    book_dir=$outputs/book
    rm -rf "$book_dir" && mkdir -p "$book_dir"
    # shellcheck disable=SC2016 # for the inner shell
    TYPEOBJECT_BUILD_DIR=$build CARGO_TARGET_DIR=$target xargs -P "$jobs" -n 1 sh -c \
        'f=$1/$(echo "$2" | tr / _); python3 tests/book.py "$2" >"$f.out" 2>&1 </dev/null; echo $? >"$f.status"' \
        sh "$book_dir" <"$book_list"
    while IFS= read -r book_page; do
        book_out=$book_dir/$(echo "$book_page" | tr / _)
        book_status=1
        [ -f "$book_out.status" ] && read -r book_status <"$book_out.status"
        sed -n 's/^unchecked: //p' "$book_out.out" >"$book_out.unchecked"
        while IFS= read -r book_line; do
            skip "book/${book_line%%: *}" "${book_line#*: }"
        done <"$book_out.unchecked"
        if [ "$book_status" = 0 ]; then
            pass
            say "ok      book/$(tail -n 1 "$book_out.out")"
        else
            fail "book/$book_page" "$book_out.out"
        fi
    done <"$book_list"
    say "        the book's code ($(($(now) - book_start)) s)"
}

book() {
    check "book: contents and links" python3 tests/book.py --links
    check "book: error texts" python3 tests/book.py --errors
    book_pages
}

# ---- a project of one's own ----------------------------------------------------------

# project NAME [FLAG]: what `typeobject new` makes passes its own test everywhere.
project() {
    rm -rf "$outputs/project/$1" && mkdir -p "$outputs/project" &&
        (cd "$outputs/project" && "$typeobject" new "$@" && cd "$1" && "$typeobject" test)
}

# pip calls the project's own backend, which calls the command.
project_pip() {
    rm -rf "$outputs/pip" && mkdir -p "$outputs/pip" &&
        (PATH=${typeobject%/*}:$PATH && cd "$outputs/pip" &&
            "$typeobject" new packed && python3 -m pip install --quiet --disable-pip-version-check \
            --no-deps --target "$outputs/pip/target" ./packed &&
            PYTHONPATH=$outputs/pip/target python3 packed/test_packed.py)
}

projects() {
    { wanted "a project in C" || wanted "a project in Rust"; } && hosted plain || return 0
    check "a project in C" project thermo
    check "a project in Rust" project gauge --rust
    if python3 -m pip --version >/dev/null 2>&1; then
        check "a project in C, by pip" project_pip
    elif wanted "a project in C, by pip"; then
        skip "a project in C, by pip" "python3 has no pip"
    fi
}

# CPython's own modules have no wrong tables (those for its tests do). What they call is
# another matter.
check_cpython() {
    python3 - "$typeobject" <<'END'
import glob, json, os, subprocess, sys, sysconfig
folder = sysconfig.get_config_var("DESTSHARED")
files = [f for f in glob.glob(os.path.join(folder, "*.so"))
         if not os.path.basename(f).startswith(("_test", "_xx", "xx", "_ctypes_test"))]
types = entries = 0
wrong = []
for file in sorted(files):
    run = subprocess.run([sys.argv[1], "check", "--json", file], stdout=subprocess.PIPE)
    report = json.loads(run.stdout)
    types += sum(len(checked["types"]) for checked in report["checked"])
    entries += sum(checked["entries"] for checked in report["checked"])
    wrong += [finding for finding in report["findings"]
              if finding["level"] == "error" and not finding["kind"].startswith("api-")]
print(len(files), "modules,", types, "types,", entries, "entries,", len(wrong), "errors")
for finding in wrong:
    print(finding)
sys.exit(bool(wrong) or (len(files) > 20 and (types < 20 or entries < 200)))
END
}

# Modules whose stubs are compared with the modules themselves.
stub_modules="noddy noddy2 noddy3 noddy4 shoddy mymodule members_t slots_t bases_t spec_t"

# mypy reads the stubs, and its stubtest imports each module and compares the two.
stubs() {
    stubs_dir=$outputs/stubs
    rm -rf "$stubs_dir" && mkdir -p "$stubs_dir" || return 1
    for stubs_name in $stub_modules; do
        stubs_source=$(source_of "$stubs_name.c")
        "$typeobject" build "$stubs_source" -I tests/modules -o "$stubs_dir/$stubs_name.so" &&
            "$typeobject" stubs "$stubs_dir/$stubs_name.so" -o "$stubs_dir/$stubs_name.pyi" || return 1
    done
    cat >"$stubs_dir/use.py" <<'END'
import noddy3, shoddy
noddy3.Noddy(first="a").name().upper()
shoddy.Shoddy([1]).increment()
shoddy.Shoddy().decrement()
END
    cd "$stubs_dir" || return 1
    export MYPYPATH=. PYTHONPATH=$build/mypy:.
    # shellcheck disable=SC2086 # words
    python3 -m mypy --strict ./*.pyi &&
        python3 -m mypy.stubtest --concise --ignore-disjoint-bases $stub_modules || return 1
    # One mistake in the use of a module, and no other.
    python3 -m mypy use.py | tee use.log
    [ "$(grep -c ': error:' use.log)" = 1 ] && grep -q 'use.py:4: .*"decrement"' use.log
}

stubs_by_mypy() {
    wanted "stubs, by mypy" || return 0
    if ! PYTHONPATH=$build/mypy python3 -c 'import mypy.stubtest' 2>/dev/null; then
        python3 -m pip install --disable-pip-version-check --quiet --target "$build/mypy" \
            'mypy>=1.18' >"$logs/mypy.log" 2>&1 </dev/null || {
            skip "stubs, by mypy" "$(tail -n 1 "$logs/mypy.log")"
            return
        }
    fi
    # In a process of its own: it changes the folder and the environment.
    stubs_log=$(log_of "stubs, by mypy")
    if (stubs) >"$stubs_log" 2>&1 </dev/null; then
        pass
        say "ok      stubs, by mypy"
    else
        fail "stubs, by mypy" "$stubs_log"
    fi
}

# ---- packages ------------------------------------------------------------------------

# package STEP WHAT [hosted]: a step of tests/packaging/run.sh, which may want MicroPython.
package() {
    wanted "package: $2" || return 0
    [ $# = 2 ] || hosted plain || return 0
    package_log=$(log_of "package: $2")
    package_start=$(now)
    sh tests/packaging/run.sh "$1" >"$package_log" 2>&1 </dev/null
    case $? in
        0)
            pass
            say "ok      package: $2 ($(($(now) - package_start)) s)"
            ;;
        77) skip "package: $2" "$(tail -n 1 "$package_log")" ;;
        *) fail "package: $2" "$package_log" ;;
    esac
}

packages() {
    package crate "cargo package"
    package doc "cargo doc"
    package oldest "the oldest Rust"
    package wheel "the wheel of typeobject"
    package setuptools "built with setuptools" hosted
    package meson "built with meson-python" hosted
    package cmake "built with scikit-build-core" hosted
    package pkgconfig "staged, for pkg-config" hosted
    package findpackage "staged, for CMake" hosted
    package image "an image by the command of the wheel"
    package firmware "in images by make and by CMake"
}

# ---- all ---------------------------------------------------------------------------

start=$(now)
# shellcheck disable=SC2046 # words
prepare $(missing_test_packages)
mkdir -p "$logs" "$outputs"
export build modules outputs typeobject
export CARGO_TERM_COLOR=never

rust_tests
command_log=$(log_of "command")
if build_command >"$command_log" 2>&1; then
    # Each of them on a line, its name, a tab and its path; and the names of the CPythons.
    hosts=$("$typeobject" hosts)
    cpythons=$(printf '%s\n' "$hosts" | sed -n 's/^\(cpython:[^	]*\)	.*/\1/p')
    own_tests
    exports
    book
    projects
    check "check of CPython's own modules" check_cpython
    stubs_by_mypy
    packages
    conformance
    firmware_refused
    types_in_flash
    extensions
else
    fail "build of the command" "$command_log"
fi

say ""
if [ $((passed + failed + skipped)) -eq 0 ]; then
    die "no test has $pattern in its name"
fi
if [ -n "$failures" ]; then
    say "failed:$failures"
fi
say "in $(($(now) - start)) s"
say "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
