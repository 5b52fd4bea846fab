# modules: buildvalue_t
# cpython: <3.12
# What PyUnicode_FromFormat does not know is copied, with all that is after it. CPython 3.12 made that
# an error.
import buildvalue_t as t
from support.report import attempt

attempt("unknown", t.unknown)
attempt("unknown_in_error", t.unknown_in_error)
