#!/bin/sh
# Extensions from PyPI, compiled unmodified, tested by their own tests on CPython and on MicroPython
# with the same file, and with the same sources in the image of a Cortex-M3.
#
#   sh tests/extensions/run.sh             all of them
#   sh tests/extensions/run.sh NAME...     some
#   sh tests/extensions/run.sh --hosted …  not on the board
#   sh tests/extensions/run.sh --asan …    the same, MicroPython under AddressSanitizer
#   sh tests/extensions/run.sh --board …   on the board, and on CPython
#   sh tests/extensions/run.sh --names     what there is; with --board, what is on the board
#
# The sources are downloaded with pip, checked against the hashes below and kept under
# build/extensions. What MicroPython's library lacks and the tests use is in lib/; which
# tests are left out, and why, is in NAME.txt, and for the board in NAME.board.txt besides. The exit
# status says whether all did as
# expected: on CPython every test, on MicroPython and on the board at least 95 % of the tests that
# are not left out, which are at least 70 % of all.
#
# spidev has no tests of its own: spidev_tests.py drives it over a stand-in bus (spibus.c), and each
# line that it prints on CPython is a test on MicroPython.
#
# Exit status 77: a source could not be downloaded and nothing else was wrong.
# shellcheck disable=SC2086 # lists of names without spaces
set -u
. "$(dirname -- "$0")/../lib.sh"

here=$root/tests/extensions
work=$build/extensions
names="cobs spidev bitstruct lru_dict llist xxhash bitarray"
on_board="cobs spidev bitstruct llist xxhash"
board=MPS2_AN385
variant=plain
hosted=yes
boarded=yes

# describe NAME: its version, the hash of its source distribution, how many tests CPython
# runs, where its package is in the source, and the test modules.
describe() {
    folder=
    case $1 in
        cobs)
            version=1.2.2 expected=30
            hash=dbdd5e32111d72786f83d0c269215dcd6ac629b1ac1962c6878221f3b2ca98da
            folder=src/cobs modules="cobs.cobs.test cobs.cobsr.test"
            ;;
        lru_dict)
            version=1.4.1 expected=26
            hash=cc518ff2d38cc7a8ab56f9a6ae557f91e2e1524b57ed8e598e97f45a2bd708fc
            folder=src/lru modules=test_lru
            ;;
        llist)
            version=0.7.1 expected=265
            hash=6f73a120136897a0bce61c202188f4f3891d9f70aa906d21fc1ee1cf43659eca
            modules="sllist_test dllist_test"
            ;;
        bitstruct)
            version=8.24.0 expected=51
            hash=c72d8bd3b1762a5bcc9fde16bfa4d52800a4bc8d79f81bc7ee0e0bca5b5e901e
            folder=src/bitstruct modules="tests.test_bitstruct tests.test_c"
            ;;
        xxhash)
            version=4.1.0 expected=305
            hash=c9b288e4c1f5dae54417bc8a05e6f6daf505783d916b4783f4dd2f2e7d5db486
            folder=xxhash
            modules="tests.test tests.test_algorithms_available tests.test_benchmark
                tests.test_benchmark_xxh3_long tests.test_benchmark_xxh3_short
                tests.test_fastcall tests.test_hashlib_compat tests.test_interpreters
                tests.test_name tests.test_stubs_pyright tests.test_thread_safety
                tests.test_xxh32 tests.test_xxh3_128 tests.test_xxh3_64 tests.test_xxh64"
            ;;
        spidev)
            version=3.8 expected=381
            hash=2bc02fb8c6312d519ebf1f4331067427c0921d3f77b8bcaf05189a2e8b8382c0
            ;;
        bitarray)
            version=3.12.3 expected=723
            hash=919e35a951c0a551631b94bf568f3f5e38d004e0c60866cb2ca51bd8c4778fec
            folder=bitarray
            modules="bitarray.test_bitarray bitarray.test_util bitarray.test_bitfields"
            ;;
        *) die "no such extension: $1. There are: $names" ;;
    esac
    archive=$work/sdist/$1-$version.tar.gz
    source=$work/source/$1-$version
    package=$work/package/$1
    tests=$work/tests/$1
}

# ---- sources -------------------------------------------------------------------------

checked() {
    printf '%s  %s\n' "$hash" "$archive" | sha256sum -c --status 2>/dev/null
}

# download NAME: $source is there, unpacked from what has the hash.
download() {
    mkdir -p "$work/sdist" "$work/source"
    if ! checked; then
        printf '%s==%s --hash=sha256:%s\n' "$1" "$version" "$hash" >"$work/sdist/$1.txt"
        python3 -m pip download --disable-pip-version-check --no-deps --no-binary :all: \
            --require-hashes -r "$work/sdist/$1.txt" -d "$work/sdist" || return 1
        checked || { say "$archive is not what its hash says"; return 1; }
    fi
    [ -d "$source" ] || tar xzf "$archive" -C "$work/source"
}

# ---- building ------------------------------------------------------------------------

# module OUT SOURCE...: one .so, unless it is fresh; flags as for `typeobject build`.
module() {
    module_out=$package/$1
    shift
    stale "$module_out" "$source" include "$typeobject" || return 0
    (cd "$source" && "$typeobject" build -o "$module_out" "$@")
}

# assemble NAME: $package is the folder that both hosts import from, $tests the tests.
assemble() {
    rm -rf "$tests" && mkdir -p "$package" "$tests" || return 1
    [ -z "$folder" ] || cp -Rp "$source/$folder" "$package/" || return 1
    case $1 in
        cobs)
            module cobs/cobs/_cobs_ext.so src/ext/_cobs_ext.c &&
                module cobs/cobsr/_cobsr_ext.so src/ext/_cobsr_ext.c
            ;;
        lru_dict)
            cp "$source"/test/*.py "$tests/" && module lru/_lru.so src/lru/_lru.c
            ;;
        llist)
            cp "$source"/tests/*.py "$tests/" &&
                module llist.so src/llist.c src/dllist.c src/sllist.c src/utils.c
            ;;
        bitstruct)
            cp -R "$source/tests" "$tests/" &&
                module bitstruct/c.so src/bitstruct/c.c src/bitstruct/bitstream.c
            ;;
        xxhash)
            cp -R "$source/tests" "$tests/" || return 1
            case $(uname -m) in
                x86_64 | i?86)
                    set -- deps/xxhash/xxh_x86dispatch.c -D XXHASH_X86_DISPATCH=1
                    ;;
                *) set -- ;;
            esac
            module xxhash/_xxhash.so src/_xxhash.c deps/xxhash/xxhash.c "$@" -I deps/xxhash
            ;;
        bitarray)
            module bitarray/_bitarray.so bitarray/_bitarray.c &&
                module bitarray/_util.so bitarray/_util.c
            ;;
        spidev)
            ${CC:-cc} -shared -fPIC -Wall -Wextra -o "$tests/spibus.so" "$here/spibus.c" -ldl &&
                module spidev.so spidev_module.c
            ;;
    esac
}

# sound: `typeobject check` finds no wrong table in what is built.
sound() {
    ! find "$package" -name '*.so' -exec "$typeobject" check {} + | grep ': error: ' | grep -v '\[api-'
}

# How many functions of the C-API the modules use.
functions_used() {
    find "$package" -name '*.so' -exec nm -D --undefined-only {} + |
        awk '$2 ~ /^_?Py/ { print $2 }' | sort -u | grep -vc '^PyExc_\|_Type$\|Struct$'
}

# ---- running -------------------------------------------------------------------------

# The tests of xxhash are for pytest; those of the others are unittest's.
on_cpython() {
    case $1 in
        xxhash)
            if ! PYTHONPATH=$work/pytest python3 -c 'import pytest, pytest_benchmark' 2>/dev/null; then
                python3 -m pip install --disable-pip-version-check --quiet --target "$work/pytest" \
                    pytest pytest-benchmark || return 1
            fi
            # The stubs are checked with pyright, which is no test of a module.
            (cd "$tests" && PYTHONPATH=$package:$work/pytest timeout 900 python3 -m pytest -q \
                -p no:cacheprovider --benchmark-disable --ignore=tests/test_stubs_pyright.py tests)
            ;;
        spidev)
            on_bus cpython >"$log.expected" 2>"$tests/errors" || {
                cat "$log.expected" "$tests/errors"
                return 1
            }
            echo "Ran $(wc -l <"$log.expected") tests"
            echo OK
            ;;
        bitarray)
            (cd "$tests" && PYTHONPATH=$package timeout 600 python3 -c '
import bitarray, sys
sys.exit(not bitarray.test().wasSuccessful())')
            ;;
        *)
            (cd "$tests" && PYTHONPATH=$package timeout 600 python3 -m unittest $modules)
            ;;
    esac
}

# How many tests a log of CPython's says have run and passed.
cpython_count() {
    if grep -q '^Ran ' "$1"; then
        grep -q '^OK' "$1" && sed -n 's/^Ran \([0-9]*\) tests.*/\1/p' "$1" && return
    else
        sed -n '/ failed/!s/^\([0-9]*\) passed.*/\1/p' "$1" && return
    fi
    echo 0
}

# on_bus HOST: what spidev_tests.py prints there. The library of the sanitizer wants to be the first
# of all that are loaded, which the bus is.
on_bus() {
    LD_PRELOAD=$tests/spibus.so ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0 \
        timeout -k 5 300 "$typeobject" run --on "$1" --path "$package" "$here/spidev_tests.py"
}

# compared PRINTED: the lines that are not what CPython printed, and a last line as suite.py has it.
compared() {
    diff "$log.expected" "$1" >"$1.differs"
    sed -n 's/^> /FAIL /p' "$1.differs"
    compared_total=$(wc -l <"$log.expected")
    compared_failed=$(grep -c '^<' "$1.differs")
    echo "total $compared_total left out 0 skipped 0 passed $((compared_total - compared_failed))"
}

# on_micropython NAME: the last line is as suite.py has it.
on_micropython() {
    if [ "$1" = spidev ]; then
        on_bus "micropython:$variant" >"$tests/printed" 2>"$tests/errors"
        cat "$tests/errors"
        compared "$tests/printed"
        return
    fi
    micropython_rules=$here/$1.txt
    [ -f "$micropython_rules" ] || micropython_rules=/dev/null
    (cd "$tests" && timeout -k 5 900 "$typeobject" run --on "micropython:$variant" --heap 256M \
        --path "$tests" --path "$package" --path "$here/lib" "$here/suite.py" \
        "$micropython_rules" $modules)
}

# ---- the board -------------------------------------------------------------------------

# board_image: $image is there, with all of $on_board in it, unless one cannot be downloaded.
board_image() {
    image=$work/firmware/firmware.elf
    set --
    for image_name in $on_board; do
        describe "$image_name"
        download "$image_name" || return 77
        case $image_name in
            cobs) set -- "$@" "_cobs_ext=$source/src/ext/_cobs_ext.c" "_cobsr_ext=$source/src/ext/_cobsr_ext.c" ;;
            spidev) set -- "$@" "spidev=$source/spidev_module.c" "$here/spibus.c" ;;
            bitstruct) set -- "$@" "c=$source/src/bitstruct/c.c" "$source/src/bitstruct/bitstream.c" ;;
            llist) set -- "$@" "llist=$source/src/llist.c" "$source/src/dllist.c" "$source/src/sllist.c" "$source/src/utils.c" ;;
            xxhash) set -- "$@" "_xxhash=$source/src/_xxhash.c" "$source/deps/xxhash/xxhash.c" -I "$source/deps/xxhash" ;;
        esac
    done
    stale "$image" "$here" src ffi include "$typeobject" || return 0
    # What Linux has headers for is in $here/board. The board has 4 MiB.
    "$typeobject" firmware --board $board --no-report -o "$work/firmware" "$@" -I "$here/board" \
        -- MICROPY_HEAP_SIZE=2500000
}

# on_the_board NAME: the last line is as suite.py has it.
on_the_board() {
    if [ "$1" = spidev ]; then
        timeout 300 "$typeobject" run --on micropython:$board --image "$image" "$here/spidev_tests.py" \
            >"$tests/printed.board" 2>"$tests/errors"
        cat "$tests/errors"
        compared "$tests/printed.board"
        return
    fi
    # A module in an image is in no package: it is known there before the package asks for it.
    case $1 in
        cobs) board_places='"cobs.cobs._cobs_ext": "_cobs_ext", "cobs.cobsr._cobsr_ext": "_cobsr_ext"' ;;
        bitstruct) board_places='"bitstruct.c": "c"' ;;
        xxhash) board_places='"xxhash._xxhash": "_xxhash"' ;;
        *) board_places= ;;
    esac
    {
        echo 'import sys, unittest, suite'
        echo "for place, name in {$board_places}.items():"
        echo '    module = sys.modules[place] = __import__(name)'
        echo '    package, _, name = place.rpartition(".")'
        echo '    __import__(package)'
        echo '    setattr(sys.modules[package], name, module)'
        # What goes along is what import statements name.
        echo 'if False:'
        for board_module in $modules; do
            echo "    import $board_module"
        done
        echo 'LEFT_OUT = """'
        cat "$here/$1.txt" "$here/$1.board.txt" 2>/dev/null
        echo '"""'
        echo "suite.main(LEFT_OUT.splitlines(), '$(echo $modules)'.split(), False)"
    } >"$tests/on_board.py"
    timeout -k 5 300 "$typeobject" run --on micropython:$board --image "$image" \
        --path "$tests" --path "$package" --path "$here/board" --path "$here/lib" --path "$here" "$tests/on_board.py"
}

# ---- results -----------------------------------------------------------------------------

row() {
    printf '%-12s %9s %10s %14s %9s %5s %12s %9s\n' "$@"
}

# counts LOG: what a log of suite.py's says: total, left out by rule, skipped by themselves, passed.
counts() {
    sed -n 's/^total \([0-9]*\) left out \([0-9]*\) skipped \([0-9]*\) passed \([0-9]*\)$/\1 \2 \3 \4/p' "$1"
}

# judge LOG STATUS: sets $judged (passed/run) and $judged_out (left out), and whether it is as expected.
judge() {
    judge_log=$1
    judge_status=$2
    # shellcheck disable=SC2046 # four words
    set -- $(counts "$judge_log")
    if [ $# -ne 4 ]; then
        judged="ended: $judge_status" judged_out=-
        grep '^running' "$judge_log" | tail -n 1 >&2
        tail -n 3 "$judge_log" >&2
        return 1
    fi
    judge_run=$(($1 - $2 - $3))
    judged=$4/$judge_run judged_out=$2
    grep '^FAIL\|^ERROR\|^unused' "$judge_log" | cut -c 1-160 | sed 's/^/    /' >&2
    [ $((judge_run * 100)) -ge $(($1 * 70)) ] && [ $(($4 * 100)) -ge $((judge_run * 95)) ]
}

# one NAME: a row of the table, and whether it is as expected.
one() {
    log=$work/log/$1
    mkdir -p "$work/log"
    if ! download "$1" >"$log.build" 2>&1 </dev/null; then
        tail -n 3 "$log.build" >&2
        row "$1" - "no source" - - - - -
        return 77
    fi
    if ! { assemble "$1" && sound; } >>"$log.build" 2>&1 </dev/null; then
        tail -n 20 "$log.build" >&2
        row "$1" - "not built" - - - - -
        return 1
    fi
    # What passed before with the same files need not run again.
    if stale "$log.cpython" "$package" "$here" || [ "$(cpython_count "$log.cpython")" -lt "$expected" ]; then
        on_cpython "$1" >"$log.cpython" 2>&1 </dev/null
    fi
    one_cpython=$(cpython_count "$log.cpython")
    one_status=0
    [ "$one_cpython" -ge "$expected" ] || one_status=1
    one_hosted=- one_hosted_out=- asan=-
    if [ -n "$hosted" ]; then
        on_micropython "$1" >"$log.micropython" 2>&1 </dev/null
        judge "$log.micropython" $? || one_status=1
        one_hosted=$judged one_hosted_out=$judged_out
        if [ $variant = asan ]; then
            asan=$(grep -c 'ERROR: AddressSanitizer' "$log.micropython")
            [ "$asan" -eq 0 ] || one_status=1
        fi
    fi
    one_board=- one_board_out=-
    case " $on_board " in
        *" $1 "*)
            if [ -n "$boarded" ]; then
                on_the_board "$1" >"$log.board" 2>&1 </dev/null
                judge "$log.board" $? || one_status=1
                one_board=$judged one_board_out=$judged_out
            fi
            ;;
    esac
    row "$1" "$(functions_used)" "$one_cpython/$expected" "$one_hosted" "$one_hosted_out" "$asan" "$one_board" "$one_board_out"
    return $one_status
}

wanted=
for argument; do
    case $argument in
        --asan) variant=asan boarded= ;;
        --hosted) boarded= ;;
        --board) hosted= names=$on_board ;;
        --names)
            say "$names"
            exit
            ;;
        *)
            describe "$argument"
            wanted="$wanted $argument"
            ;;
    esac
done

# shellcheck disable=SC2046 # words
prepare $(missing_pip_packages)
build_command || exit 1
if [ -n "$hosted" ]; then
    "$typeobject" micropython --variant $variant >"$build/micropython-$variant.log" 2>&1 </dev/null || {
        tail -n 20 "$build/micropython-$variant.log" >&2
        die "MicroPython could not be built"
    }
fi
if [ -n "$boarded" ]; then
    prepare_firmware
    mkdir -p "$work"
    # Others of these may be running beside it.
    exec 9>"$work/board.lock"
    flock 9
    board_image >"$work/firmware.log" 2>&1 </dev/null || {
        board_status=$?
        tail -n 3 "$work/firmware.log" >&2
        [ $board_status -eq 77 ] || die "the image for $board could not be built"
        [ -n "$hosted" ] || exit 77
        boarded=
    }
    exec 9>&-
fi

status=0
row extension functions CPython MicroPython "left out" ASan $board "left out"
for name in ${wanted:-$names}; do
    describe "$name"
    one "$name"
    case $? in
        0) ;;
        77) [ $status -ne 0 ] || status=77 ;;
        *) status=1 ;;
    esac
done
exit $status
