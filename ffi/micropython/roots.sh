#!/bin/sh
# An object of a module as it is linked into an image: its variables in one section of each
# kind, between two symbols, so that the collector can mark from them.
#
#   sh roots.sh LD IN.o OUT.o NAME
#
# Between typeobject_data_NAME and typeobject_data_end_NAME are the initialised ones, between
# typeobject_bss_NAME and typeobject_bss_end_NAME the others.
set -eu

ld=$1
in=$2
out=$3
name=$4

cat >"$out.ld" <<END
SECTIONS {
    .data.typeobject : ALIGN(4) {
        typeobject_data_$name = .;
        *(.data .data.* .sdata .sdata.*)
        typeobject_data_end_$name = .;
    }
    .bss.typeobject : ALIGN(4) {
        typeobject_bss_$name = .;
        *(.bss .bss.* .sbss .sbss.* COMMON)
        typeobject_bss_end_$name = .;
    }
}
END
# shellcheck disable=SC2086 # words
$ld -r -T "$out.ld" -o "$out" "$in"
rm "$out.ld"
