# modules: getargs_t
# lines: micropython:[A-Z]* 1099511627776|^d.huge|^[0-9]$ floats have 24 bits there; the count of clean-ups goes on
# Floats, types, converters, nested tuples, optional arguments, PyArg_UnpackTuple.
import getargs_t
from support.report import attempt, kind


class Float:
    def __float__(self):
        return 2.5


for name in ("f", "d"):
    for value in (1.5, -2.25, 3, True, 1 << 40, float("inf"), "1.5", None):
        attempt("%s %r" % (name, value), getattr(getargs_t, name), value)
    attempt(name + " __float__", getattr(getargs_t, name), Float())
print(getargs_t.d(1e-300) == 1e-300, getargs_t.d(1 << 70) == 2.0**70)
attempt("f small", getargs_t.f, 1e-300)
attempt("d huge", getargs_t.d, 1 << 2000)
kind("O& str", getargs_t.converter, "x")
attempt("O! list", getargs_t.type, [1, 2, 3])
attempt("O! tuple", getargs_t.type, (1, 2))
attempt("O! None", getargs_t.type, None)
for value in (4, 5, 1 << 70):
    attempt("O& %r" % (value,), getargs_t.converter, value)
attempt("cleanup", getargs_t.cleanup, None, 5)
print(getargs_t.cleanup_count())
kind("cleanup", getargs_t.cleanup, None, "x")
print(getargs_t.cleanup_count())
attempt("nested", getargs_t.nested, 1, (2, 3))
attempt("nested", getargs_t.nested, 1, (2, 3), 4)
attempt("nested list", getargs_t.nested, 1, [2, 3])
attempt("nested short", getargs_t.nested, 1, (2,))
attempt("nested long", getargs_t.nested, 1, (2, 3, 4))
attempt("nested int", getargs_t.nested, 1, 2)
kind("nested wrong", getargs_t.nested, 1, (2, "x"))
attempt("optional", getargs_t.optional)
attempt("optional", getargs_t.optional, 1)
attempt("optional", getargs_t.optional, 1, 2)
attempt("optional", getargs_t.optional, 1, 2, "three")
attempt("optional", getargs_t.optional, 1, 2, 3)
attempt("optional", getargs_t.optional, 1, 2, "three", 4)
attempt("none", getargs_t.none)
attempt("none", getargs_t.none, 1)
attempt("anonymous", getargs_t.anonymous, 1, 2)
attempt("anonymous", getargs_t.anonymous, 1)
attempt("anonymous", getargs_t.anonymous, 1, 2, 3)
kind("anonymous", getargs_t.anonymous, 1, "2")
attempt("own message", getargs_t.own_message)
attempt("own message", getargs_t.own_message, 1)
kind("own message", getargs_t.own_message, "x")
attempt("own message", getargs_t.own_message, 1, 2)
for count in range(5):
    attempt("unpack", getargs_t.unpack, *range(count))
for count in range(4):
    attempt("unpack two", getargs_t.unpack_two, *range(count))
attempt("keywords where there are none", lambda: getargs_t.optional(a=1))
