# build: bad_traverse = bad.c -DBAD_TRAVERSE
# cpython: >=3.11
# A GC type without tp_traverse: older CPythons crash when they collect it.
from support.report import attempt

attempt("first", __import__, "bad_traverse")
attempt("again", __import__, "bad_traverse")
