#!/bin/sh
# The tables of bound.h for one image, and which optional parts it has (port.h).
#
#   sh tables.sh OUT.o "ROWS.o..." "MODULES.o..." "LINK..." COMPILER FLAG...
#
# LINK... is the command that links what of the runtime, the port and the modules is in the
# image: `-o FILE` and `-u NAME` for what is needed besides are put behind it. ROWS.o have the
# rows, typeobject_bound_NAME, typeobject_exception_NAME and typeobject_slotdef_SLOT__METHOD__;
# rom.py's is among them.
set -eu

out=$1
rows=$2
modules=$3
link=$4
shift 4
nm=$("$@" -print-prog-name=nm)

# A part: which names bring it in, and its functions. A type that is derived at run time from a
# built-in one gets what that has.
parts='weakref ^(_?PyWeakref_|PyObject_ClearWeakRefs$) weakref_load weakref_clear weakref_drop weakref_callbacks
exports ^typeobject_gc_add_export$ gc_exports
data ^typeobject_gc_add_data$ gc_data
custom ^(PyType_(Ready|From.*)|typeobject_rom_(refused|unready|custom))$ custom_load custom_store
dicts ^(PyType_(Ready|From.*)|typeobject_rom_(refused|unready|dicts))$ own_attr own_attr_set
text ^typeobject_rom_texts$ text_checked
unicode_errors ^PyExc_Unicode(Decode|Encode|Translate)Error$ exception_print
suites ^(typeobject_ours_(unary_op|binary_op|subscr)|_PyWeakref_ProxyType|PyType_From.*|typeobject_rom_refused|Py(Long|Bool|Float|Complex|Unicode|Bytes|ByteArray|MemoryView|Tuple|List|Dict|Set|FrozenSet|Range|Context)_Type)$ ours_unary_op ours_binary_op ours_subscr
buffer ^(typeobject_ours_buffer|PyType_From.*|typeobject_rom_refused|Py(Bytes|ByteArray|MemoryView)_Type)$ ours_buffer view_make_new
members ^(%U:PyMember_.*|PyType_From.*|typeobject_rom_(refused|members))$ members_get members_set
words ^%words$ getargs_words
strings ^%strings$ getargs_strings
objects ^%objects$ getargs_objects
integers ^%integers$ getargs_integers
floats ^%floats$ getargs_floats
bytes ^%bytes$ getargs_bytes view
characters ^%characters$ getargs_characters
tuples ^%tuples$ getargs_tuple
undone ^%(objects|bytes|characters)$ getargs_clean_up
conversions ^%conversions$ format_rare
atexit ^Py_AtExit$ run_atexit
threads ^typeobject_port_thread_words$ thread_prepare
formats ^%formats$ format_full
exceptions ^%U:(PyException_.*|_?PyErr_.*(Cause|Context|Chain|Fetch|Normalize|ExcInfo|HandledException|GetRaised).*|PyTraceBack_.*|PyExc_Unicode.*|PyUnicode(Decode|Encode|Translate).*|PyUnicode_(Decode|AsEncoded|Encode|FromEncoded|AsASCII|AsLatin1).*|PyCodec_.*)$ exception_set exception_attributes
open_strs ^typeobject_port_str_open$ close_str
exception_slots ^(%U:(PyErr_NewException.*|PyErr_.*(Fetch|Normalize|Raised|ExcInfo|HandledException).*|PyException.*|PyType_[^GIM].*|PyType_Get.*|PyObject_(Type|Call).*|PyVectorcall_.*)|PyType_From.*|typeobject_rom_refused)$ exception_slots
thaw ^%U:(PyDict_(Set|Update|Merge|Del|Pop|Clear).*|PyObject_(Set|Del)Item|PyMapping_.*)$ thaw
states ^(%U:)?(PyModule_(Get(State|Def)|FromDef.*|ExecDef)|PyModuleDef_Init|PyState_.*|PyType_(FromModule|GetModule).*)$ module_state module_found
functions ^(PyModule_AddFunctions|typeobject_rom_functions)$ module_functions
types ^(PyType_Ready|typeobject_rom_unready)$ type_ready
several ^(PyType_(Ready|From.*)|typeobject_rom_(bases|refused|unready))$ best_base inherit_order native_order
phases ^PyModule(Def_Init|_FromDefAndSpec2?)$ module_phases'

# shellcheck disable=SC2086 # names of files, of functions
live() {
    $link -o "$out.live" $needed
    {
        "$nm" "$out.live" | awk '{ print $NF }'
        "$nm" $rows | awk '$NF ~ /^typeobject_rom_(refused|members|unready|functions|bases|texts|custom|dicts|slot_.*)$/ { print $NF }'
        "$nm" -u $modules | awk 'NF == 2 { print "%" $1 ":" $2 }'
        "${PYTHON:-python3}" "$(dirname -- "$0")/formats.py" "$out.live" $modules
    } | sort -u
}

# A part may need another one.
needed=
while
    names=$(live)
    more=$(printf '%s\n' "$parts" | while read -r part names_of functions; do
        if printf '%s\n' "$names" | grep -qE "$names_of"; then
            for f in $functions; do printf ' -u typeobject_%s' "$f"; done
        fi
    done)
    [ "$more" != "$needed" ]
do
    needed=$more
done

# shellcheck disable=SC2086 # as above
{
    printf '%s\n' "$names" | sed 's/^/live /'
    "$nm" $rows | awk 'NF > 1 && $(NF - 1) != "U" { print "row", $NF }'
    printf '%s\n' "$parts" | awk '{ for (i = 3; i <= NF; i++) print "part", $i }'
    printf '%s\n' $needed | sed -n 's/^typeobject_/has /p'
} | awk '
    function table(name, kind,   i) {
        for (i = 0; i < n; i++) if (index(rows[i], kind) == 1) print "extern const char " rows[i] "[];"
        print "extern const void *const " name "[];"
        print "const void *const " name "[] = {"
        for (i = 0; i < n; i++) if (index(rows[i], kind) == 1) print "    " rows[i] ","
        print "    0,\n};"
    }
    $1 == "live" { live[$2] = 1 }
    $1 == "row" && sub(/^typeobject_bound_/, "", $2) && ($2 in live) { rows[n++] = "typeobject_bound_" $2 }
    $1 == "row" && sub(/^typeobject_exception_/, "", $2) && ("PyExc_" $2 in live) { rows[n++] = "typeobject_exception_" $2 }
    $1 == "live" && sub(/^typeobject_rom_slot_/, "", $2) { slots[$2] = 1 }
    # Which special methods an image has: those of the slots that its types fill and of object.
    # Who knows what a type has that is made ready at run time.
    $1 == "row" && /typeobject_slotdef_Py_/ {
        slot = substr($2, 23)
        sub(/__.*/, "", slot)
        if (("PyType_Ready" in live) || ("typeobject_rom_unready" in live) || (slot in slots) ||
            slot ~ /^tp_(getattro|setattro|repr|hash|str|richcompare|init)$/) rows[n++] = $2
    }
    $1 == "part" { parts[$2] = "0" }
    $1 == "has" { parts[$2] = "typeobject_" $2; print "void typeobject_" $2 "(void);" }
    END {
        table("typeobject_bound_rows", "typeobject_bound_")
        table("typeobject_exception_rows", "typeobject_exception_")
        table("typeobject_slotdef_rows", "typeobject_slotdef_")
        for (part in parts) {
            print "extern void (*const typeobject_part_" part ")(void);"
            print "void (*const typeobject_part_" part ")(void) = " parts[part] ";"
        }
    }
' >"$out.c"
"$@" -c "$out.c" -o "$out"
rm "$out.c" "$out.live"
