#!/bin/sh
# What modules' types cost in firmware, measured under QEMU on a Cortex-M3 or on RISC-V: fails
# above the limits. The image is built as users of USER_C_MODULES build theirs, without the command.
#
#   sh tests/flash.sh [MPS2_AN385|VIRT_RV32]
#
# An unmodified module: its PyTypeObject and 16 bytes for each type, nothing for a method or
# a name. A module that says TYPEOBJECT_CONST: nothing. An instance: what one of the same type
# written by hand takes.
set -eu
. "$(dirname -- "$0")/lib.sh"

board=${1:-MPS2_AN385}
work=$build/flash-$board
case $board in
    MPS2_AN385)
        cross=arm-none-eabi-
        flags='-mcpu=cortex-m3 -mthumb'
        libraries=
        tools=qemu-system-arm
        packages='gcc-arm-none-eabi libnewlib-arm-none-eabi qemu-system-arm'
        ;;
    VIRT_RV32)
        cross=riscv64-unknown-elf-
        flags='-march=rv32imac_zicsr -mabi=ilp32 --specs=picolibc.specs'
        # The compiler knows no library for what the port names.
        libraries='LIBS=-march=rv32imac -nostdlib -lc -lgcc'
        tools=qemu-system-riscv32
        packages='gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf qemu-system-misc'
        ;;
    *) die "not measured on $board" ;;
esac
for tool in ${cross}gcc $tools make python3; do
    have "$tool" || die "$tool is missing (Debian: apt-get install $packages make python3)"
done
micropython=${MICROPY_DIR:-$build/micropython-source-trixie}
[ -d "$micropython/ports/qemu" ] || die "no MicroPython in $micropython: run \`typeobject firmware\` once, or set MICROPY_DIR"
port=$root/ffi/micropython/micropython.mk
rm -rf "$work/modules"
mkdir -p "$work/modules"
cp -R tests/handwritten/* "$work/modules"

# module NAME SOURCE [DEFINITION...]: a folder as USER_C_MODULES wants it.
module() {
    module_dir=$work/modules/$1
    mkdir -p "$module_dir"
    {
        for module_define in "$@"; do
            case $module_define in
                *=*) printf '#define %s %s\n' "${module_define%%=*}" "${module_define#*=}" ;;
            esac
        done
        printf '#include "%s"\n' "$root/$2"
    } >"$module_dir/$1.c"
    # What make looks for to check that nothing constant is written to.
    ! grep -q TYPEOBJECT_CONST "$root/$2" || echo '/* TYPEOBJECT_CONST */' >>"$module_dir/$1.c"
    printf 'TYPEOBJECT_MODULES += %s\nTYPEOBJECT_SRC += $(USERMOD_DIR)/%s.c\ninclude %s\n' "$1" "$1" "$port" \
        >"$module_dir/micropython.mk"
}
for name in noddy noddy2 noddy3 noddy4 shoddy mymodule; do
    module $name examples/$name.c
done
mkdir -p "$work/modules/heap_rs"
cp tests/modules/heap_rs.rs "$work/modules/heap_rs/"
printf 'TYPEOBJECT_MODULES += heap_rs\nTYPEOBJECT_SRC += $(USERMOD_DIR)/heap_rs.rs\ninclude %s\n' "$port" \
    >"$work/modules/heap_rs/micropython.mk"
module bare_t tests/flash/type_t.c NAME=bare_t METHODS=0
module many_t tests/flash/type_t.c NAME=many_t METHODS=30
module flash_t tests/modules/flash_t.c
module flash_const tests/modules/flash_t.c FLASH=flash_const

image=$work/obj/firmware.elf
mkdir -p "$work"
make -C "$micropython/ports/qemu" -j"$(nproc)" BOARD=$board BUILD="$work/obj" FROZEN_MANIFEST= \
    CFLAGS_EXTRA="-DMICROPY_PY_SYS_ARGV=1 -DMICROPY_ENABLE_DOC_STRING=1" USER_C_MODULES="$work/modules" \
    TYPEOBJECT_CFLAGS="-I$root/tests/modules" ${libraries:+"$libraries"} >"$work/make.log" 2>&1 || {
    tail -n 20 "$work/make.log" >&2
    die "the image could not be built"
}

failed=0
# static NAME TYPES: initialised variables and others of a module's object against the limit.
static() {
    static_object=$(find "$work/obj" -path "*/$1/$1.o")
    static_ram=$(${cross}size "$static_object" | awk 'NR == 2 {print $2 + $3}')
    static_type=$(${cross}nm -S "$image" | awk '/typeobject_rom_0_type$/ {print $2}')
    static_limit=$(($2 * (0x$static_type + 16)))
    say "static, $1: $static_ram of $static_limit"
    [ "$static_ram" -le $static_limit ] || failed=1
}
for name in noddy noddy2 noddy3 noddy4 shoddy bare_t many_t heap_rs; do
    static $name 1
done
[ "$(${cross}size "$(find "$work/obj" -path '*/many_t/many_t.o')" | awk 'NR == 2 {print $2 + $3}')" = \
    "$(${cross}size "$(find "$work/obj" -path '*/bare_t/bare_t.o')" | awk 'NR == 2 {print $2 + $3}')" ] || {
    say "30 methods cost RAM"
    failed=1
}
for name in Bare Holder Derived Count; do
    ${cross}nm "$work/obj/firmware.elf" | grep -q " [rRtT] ${name}Type\$" || {
        say "the constant $name is not in flash"
        failed=1
    }
done
${cross}nm "$work/obj/firmware.elf" | grep -q ' [rRtT] .*FIXED_TYPE' || {
    say "the constant type in Rust is not in flash"
    failed=1
}

# What cannot be constant is an error of the build, with the reason.
compile="${cross}gcc $flags -Os -ffunction-sections -fdata-sections -DTYPEOBJECT_VM -Iinclude -Iinclude/python -w"
# refused WORDS SOURCE
refused() {
    printf '#include <typeobject.h>\n%s\n' "$2" >"$work/refused.c"
    {
        $compile -DTYPEOBJECT_CHECK_CONST -fsyntax-only "$work/refused.c" && $compile -c "$work/refused.c" -o "$work/refused.raw.o" &&
            python3 ffi/micropython/rom.py --source "$work/refused.rom.c" --qstrs "$work/refused.qstr" "$work/refused.raw.o=$work/refused.o"
    } >"$work/refused.log" 2>&1 && echo accepted >"$work/refused.log"
    grep -q "$1" "$work/refused.log" && return
    say "not refused: $1"
    cat "$work/refused.log"
    failed=1
}
type='TYPEOBJECT_CONST PyTypeObject T = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.T", .tp_flags = Py_TPFLAGS_DEFAULT,'
refused 'assignment of member .tp_new. in read-only object' "$type .tp_basicsize = 8}; void f(void) { T.tp_new = PyType_GenericNew; }"
refused 'typeobject: .* constant type T .* derives from PyList_Type' "$type .tp_base = &PyList_Type};"
refused 'typeobject: .* constant type T .* tp_basicsize is 0' "$type};"
refused 'typeobject: .* constant type T .* a table is in another file' \
    "extern PyMethodDef methods[]; $type .tp_basicsize = 8, .tp_methods = methods};"

# Which types are ready when the image is built: those that nothing unknown is done to.
# ready YES|NO CODE: of PyInit_m for the type T, `f` is a function of the module.
ready() {
    cat >"$work/ready.c" <<END
#include <typeobject.h>
#include <string.h>
static PyObject *repr(PyObject *o);
static PyTypeObject T = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.T", .tp_flags = Py_TPFLAGS_DEFAULT, .tp_basicsize = 8};
static PyTypeObject D = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.D", .tp_flags = Py_TPFLAGS_DEFAULT, .tp_basicsize = 8, .tp_base = &T};
static PyTypeObject *kept[] = {NULL, NULL};
__attribute__((noinline, noclone)) static void f(PyTypeObject *t) { t->tp_repr = repr; }
__attribute__((noinline, noclone)) static void h(PyTypeObject *t) { if (PyType_Ready(t) < 0) PyErr_Clear(); }
static PyObject *repr(PyObject *o) { return PyUnicode_FromString(Py_TYPE(o)->tp_name); }
int g(void);
PyMODINIT_FUNC PyInit_m(void)
{
    PyObject *m = NULL;
    $2
    if (PyType_Ready(&T) < 0 || PyType_Ready(&D) < 0 || PyModule_AddObject(m, "T", (PyObject *)&T) < 0)
        return NULL;
    return g() ? (PyObject *)kept[g()] : m;
}
PyObject *use(PyObject *o) { return Py_TYPE(o) == &T ? PyObject_CallFunction((PyObject *)&D, "O!", &T, o) : repr((PyObject *)f); }
END
    $compile -c "$work/ready.c" -o "$work/ready.raw.o" &&
        python3 ffi/micropython/rom.py --objdump ${cross}objdump --source "$work/ready.rom.c" --qstrs "$work/ready.qstr" \
            "$work/ready.raw.o=$work/ready.o" || failed=1
    ready_is=yes
    ! grep -q typeobject_rom_unready "$work/ready.rom.c" || ready_is=no
    # What is ready needs no PyType_Ready().
    case $(${cross}nm -u "$work/ready.o") in *' PyType_Ready'*) ready_calls=yes ;; *) ready_calls=no ;; esac
    [ $ready_is = "$1" ] && [ $ready_calls != $ready_is ] && return
    say "ready: $ready_is, wanted $1 (PyType_Ready() is called: $ready_calls): $2"
    failed=1
}
ready yes ''
ready yes 'T.tp_new = PyType_GenericNew;'
ready yes 'T.tp_new = PyType_GenericNew; T.tp_repr = repr; if (PyErr_Occurred()) return NULL;'
ready yes 'if (g() && PyObject_IsInstance(m, (PyObject *)&T)) T.tp_str = repr;'
ready yes 'h(&T);'
ready no 'f(&T);'
ready no 'T.tp_basicsize = g();'
ready no 'kept[0] = &T;'
ready no 'memset(&T.tp_repr, 0, 4);'
ready no 'T.tp_flags |= Py_TPFLAGS_BASETYPE;'
ready no 'T.tp_as_number->nb_add = (binaryfunc)g;'

# Init functions and what passes texts are read from ARM's code alone: elsewhere they run, and
# texts are checked then.
read=yes
[ $board = MPS2_AN385 ] || read=no

# Whether all texts are known to be UTF-8: then an image has nothing that checks them.
# texts YES|NO CODE: of PyInit_m.
texts() {
    cat >"$work/texts.c" <<END
#include <typeobject.h>
const char *g(void);
extern const char elsewhere[];
static const char table[][4] = {"one", "two"};
PyMODINIT_FUNC PyInit_m(void)
{
    $2
}
END
    $compile -c "$work/texts.c" -o "$work/texts.raw.o" &&
        python3 ffi/micropython/rom.py --objdump ${cross}objdump --source "$work/texts.rom.c" --qstrs "$work/texts.qstr" \
            "$work/texts.raw.o=$work/texts.o" || failed=1
    texts_are=yes
    ! grep -q typeobject_rom_texts "$work/texts.rom.c" || texts_are=no
    [ $texts_are = "$1" ] && return
    say "all texts are known: $texts_are, wanted $1: $2"
    failed=1
}
texts yes 'return NULL;'
texts $read 'return PyUnicode_FromString("one");'
texts $read 'return PyUnicode_FromString("zw\xc3\xb6lf");'
texts $read 'if (g()) { PyErr_SetString(PyExc_ValueError, "one"); return NULL; } PyErr_SetString(PyExc_TypeError, "two"); return NULL;'
texts $read 'for (int i = 0; i < 3; i++) g(); PyObject *m = PyUnicode_FromString("m"); return PyModule_AddObject(m, "m", PyUnicode_FromString("m")) < 0 ? NULL : m;'
texts no 'return PyUnicode_FromString("\xff");'
texts no 'return PyUnicode_FromString(g() ? "one" : "\xff");'
texts no 'return PyUnicode_FromString(g());'
texts no 'const char *s = "one"; if (g()) s = g(); return PyUnicode_FromString(s);'
texts no 'return PyUnicode_FromString(table[g() != NULL]);'
texts no 'return PyUnicode_FromString(elsewhere);'
texts no 'const char *s = "one"; while (g()) s++; return PyUnicode_FromString(s);'
texts no 'PyErr_SetString(PyExc_ValueError, g()); return NULL;'
texts no 'return ((PyObject * (*)(const char *)) g())("x") ? PyUnicode_InternFromString(g()) : NULL;'
texts no 'static PyObject *(*volatile f)(const char *) = PyUnicode_FromString; return f(g());'
texts no 'static PyModuleDef d = {PyModuleDef_HEAD_INIT, .m_name = "m", .m_doc = "\xff", .m_size = -1}; return PyModule_Create(&d);'

# Which modules are a table: those whose init function only makes them and adds what is known.
# table YES|NO CODE: of PyInit_m.
table() {
    cat >"$work/table.c" <<END
#include <typeobject.h>
static PyTypeObject T = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.T", .tp_flags = Py_TPFLAGS_DEFAULT, .tp_basicsize = 8};
static PyModuleDef def = {PyModuleDef_HEAD_INIT, .m_name = "m", .m_doc = "Says.", .m_size = -1};
int g(void);
PyMODINIT_FUNC PyInit_m(void)
{
    PyObject *m;
    T.tp_new = PyType_GenericNew;
    if (PyType_Ready(&T) < 0 || (m = PyModule_Create(&def)) == NULL)
        return NULL;
    Py_INCREF(&T);
    if (PyModule_AddObject(m, "T", (PyObject *)&T) < 0) {
        Py_DECREF(&T);
        return NULL;
    }
    $2
    return m;
}
END
    $compile -c "$work/table.c" -o "$work/table.raw.o" &&
        python3 ffi/micropython/rom.py --objdump ${cross}objdump --source "$work/table.rom.c" --qstrs "$work/table.qstr" \
            "$work/table.raw.o=$work/table.o" || failed=1
    case $(${cross}nm "$work/table.o") in *' A PyInit_m'*) table_is=yes ;; *) table_is=no ;; esac
    [ $table_is = "$1" ] && return
    say "a table: $table_is, wanted $1: $2"
    failed=1
}
table $read ''
table $read 'if (PyModule_AddIntConstant(m, "N", 3) < 0) return NULL;'
table no 'if (PyModule_AddIntConstant(m, "N", 3) < 0) PyErr_Clear();'
table no 'if (PyModule_AddIntConstant(m, "N", g()) < 0) return NULL;'
table no 'g();'
table no 'm = NULL;'
table no 'if (PyModule_AddObject(m, "f", PyUnicode_FromString("f")) < 0) return NULL;'
table no 'def.m_size = 8;'
table no 'T.tp_basicsize = g();'

build_command
timeout 120 "$typeobject" run --on "micropython:$board" --image "$image" tests/flash/cost.py || failed=1
same=$(timeout 120 "$typeobject" run --on "micropython:$board" --image "$image" tests/flash/same.py) || failed=1
say "the same by hand: $same"
[ "$same" = ok ] || {
    say "what is written by hand does not do the same"
    failed=1
}
timeout 120 "$typeobject" run --on "micropython:$board" --image "$image" tests/scripts/type_tables.py \
    >"$work/type_tables.out" 2>&1 || failed=1
mkdir -p "$work/host"
build_c "$work/host/flash_t.so" tests/modules/flash_t.c
build_c "$work/host/flash_const.so" tests/modules/flash_t.c -DFLASH=flash_const
"$typeobject" run --on cpython --path "$work/host" tests/scripts/type_tables.py | diff - "$work/type_tables.out" || {
    say "types in flash are not as CPython has them"
    failed=1
}
# Nothing in this image names the type of tuples.
build_rust "$work/host" heap_rs
timeout 120 "$typeobject" run --on "micropython:$board" --image "$image" tests/scripts/rust_heap.py \
    >"$work/rust_heap.out" 2>&1 || failed=1
"$typeobject" run --on cpython --path "$work/host" tests/scripts/rust_heap.py | diff - "$work/rust_heap.out" || {
    say "the module in Rust differs"
    failed=1
}

# Without docstrings, which is how ports are as a rule.
plain=$build/size-$board/firmware.elf
{ "$typeobject" size --json --board $board examples/noddy3.c examples/noddy4.c examples/mymodule.c >"$work/size.json"; } 2>"$work/size.log" || {
    cat "$work/size.log" >&2
    die "no image without docstrings"
}
python3 - "$work/size.json" $board <<'END' || failed=1
import json, sys
with open(sys.argv[1]) as f:
    sizes = json.load(f)["bytes"]
limits = (400, 360) if sys.argv[2] == "MPS2_AN385" else (1000, 1000)
for name, limit in zip(("noddy4", "mymodule"), limits):
    print("flash, %s: %d of %d" % (name, sizes[name]["flash"], limit))
    if sizes[name]["flash"] > limit:
        sys.exit(1)
END
grep -q TYPEOBJECT_NONE "$build/size-$board/obj/typeobject_values.h" || {
    say "modules do not know the words of the VM's values"
    failed=1
}
grep -q 'given name' "$image" || {
    say "docstrings are not where the port has them"
    failed=1
}
! grep -q 'given name' "$plain" || {
    say "docstrings are where nothing can read them"
    failed=1
}
for name in noddy3 noddy4 mymodule; do
    build_c "$work/host/$name.so" examples/$name.c
done
for script in tests/flash/plain.py tests/scripts/type_descriptors.py; do
    timeout 120 "$typeobject" run --on "micropython:$board" --image "$plain" $script >"$work/plain.out" 2>&1 || failed=1
    "$typeobject" run --on cpython --path "$work/host" $script | diff - "$work/plain.out" || {
        say "types without docstrings are not as CPython has them"
        failed=1
    }
done
[ $failed = 0 ] && say "types in flash: within the limits"
exit $failed
