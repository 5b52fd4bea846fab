#!/bin/sh
# The words of the VM's values as constants, for modules in firmware; empty where they are addresses.
#
#   sh values.sh OUT.h TEXT
#
# TEXT, or `-`, is values.c after the preprocessor. OUT.h keeps its time when it is what it was.
set -eu

sed -n '/&/d; s/^typeobject_value \([A-Z_]*\) /#define \1 /; t found
d
:found
s/mp_obj_t/PyObject */g; p' "$2" >"$1.new"
if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
