# build: bad_missing = bad.c -DBAD_MISSING
# skip: micropython:[A-Z]* an image that lacks a function is not linked
# A module that uses functions the API lacks is loaded all the same: calling one of them is
# an error that names it. CPython refuses to load it.
import bad_missing
from support.report import attempt

print(bad_missing.sound())
attempt("bar", bad_missing.bar, 1)
attempt("baz", bad_missing.baz)
attempt("bar", bad_missing.bar, 1)
print(bad_missing.sound())
