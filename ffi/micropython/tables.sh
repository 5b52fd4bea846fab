#!/bin/sh
# The tables of bound.h for one image.
#
#   sh tables.sh OUT.o LIVE.o "ROWS.o..." COMPILER FLAG...
#
# LIVE.o is what of the runtime, the port and the modules is in the image; ROWS.o have the rows,
# typeobject_bound_NAME and typeobject_exception_NAME.
set -eu

out=$1
live=$2
rows=$3
shift 3
nm=$("$@" -print-prog-name=nm)
# shellcheck disable=SC2086 # names of files
{
    "$nm" "$live" | awk '{ print "live", $NF }'
    "$nm" $rows | awk '{ print "row", $NF }'
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
    END {
        table("typeobject_bound_rows", "typeobject_bound_")
        table("typeobject_exception_rows", "typeobject_exception_")
    }
' >"$out.c"
"$@" -c "$out.c" -o "$out"
rm "$out.c"
