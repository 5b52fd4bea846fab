# modules: unclean_t
# The `#` units without PY_SSIZE_T_CLEAN: the lengths are ints up to CPython 3.9 and here, an error
# from CPython 3.10 on.
import sys
import unclean_t as m

refuses = sys.implementation.name == "cpython" and sys.version_info >= (3, 10)


def check(what, value, f, *args, **kwds):
    try:
        got = f(*args, **kwds)
    except SystemError as e:
        print(what, refuses and str(e) == "PY_SSIZE_T_CLEAN macro must be defined for '#' formats")
    else:
        print(what, not refuses and got == value or (got, value))


class Taker:
    def take(self, *args):
        return args


check("s#", (3, "abc"), m.tuple, "abc")
check("s#, bytes", (2, "\0b"), m.tuple, b"\0b")
check("z#", (0,), m.keywords, 1, None)
check("z#, a keyword", (4, "text"), m.keywords, 1, b="text")
check("y#", (3, "x\0y"), m.one, b"x\0y")
check("es#", (3, "abc"), m.encoded, "abc")
check("Py_BuildValue", ("text", 7, b"text and", "wi", None), m.built)
check("PyObject_CallFunction", ("abc", 5), m.called, lambda *args: args)
check("PyObject_CallMethod", (5, "ab"), m.called_method, Taker())
try:
    m.encoded("abcdef")
except (ValueError, SystemError) as e:
    print(refuses == isinstance(e, SystemError))
print(m.keywords(7) if not refuses else 7)
