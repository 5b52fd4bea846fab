"""Runs every measured operation a few and many times, with a mark before and after.

    ops.py MODULE PATH-OF-MARK.so

MODULE has the types Noddy and NoddyFin. run.py calls this under callgrind, on CPython and
on MicroPython, and makes instructions per operation of what callgrind counted.
"""

import gc
import sys

FEW, MANY = 50, 1050
LIVE = 10000


def empty(n, o):
    for _ in range(n):
        pass


def construct(n, cls):
    for _ in range(n):
        cls()


def construct_keywords(n, cls):
    for _ in range(n):
        cls(first="Ada", last="Lovelace", number=3)


def noargs(n, o):
    for _ in range(n):
        o.noargs()


def one(n, o):
    for _ in range(n):
        o.one(o)


def varargs(n, o):
    for _ in range(n):
        o.varargs(1, o, 3)


def fastcall(n, o):
    for _ in range(n):
        o.fastcall(1, o, 3)


def name(n, o):
    for _ in range(n):
        o.name()


def get_object(n, o):
    for _ in range(n):
        o.first


def set_object(n, o):
    for _ in range(n):
        o.first = "Ada"


def get_int(n, o):
    for _ in range(n):
        o.number


def set_int(n, o):
    for _ in range(n):
        o.number = 5


def get_getset(n, o):
    for _ in range(n):
        o.label


def set_getset(n, o):
    for _ in range(n):
        o.label = "Lovelace"


def repr_(n, o):
    for _ in range(n):
        repr(o)


def equal(n, pair):
    o, p = pair
    for _ in range(n):
        o == p


def make(cls, n):
    return [cls("Ada", "Lovelace", i) for i in range(n)]


def load_mark(path):
    try:
        import ffi

        return ffi.open(path).func("v", "mark", "s")
    except ImportError:
        import ctypes

        f = ctypes.CDLL(path).mark
        return lambda text: f(text.encode())


def measure(mark, label, op, arg):
    op(400, arg)  # inline caches are warm afterwards
    for n in (FEW, MANY):
        gc.collect()
        mark("-")
        op(n, arg)
        mark("%s:%d" % (label, n))


def measure_dealloc(mark, label, cls):
    """The cost of objects that die, and of the same list of anything else dying."""
    for n in (FEW, MANY):
        dying = make(cls, n)
        gc.collect()
        mark("-")
        dying.clear()
        gc.collect()
        mark("%s:%d" % (label, n))


def main(module, mark):
    cls, fin = module.Noddy, module.NoddyFin
    o, p = cls("Ada", "Lovelace", 3), cls("Ada", "Lovelace", 3)
    if not (o == p and o.varargs(1, o, 3) is o is o.fastcall(1, o, 3) and o.one(o) is o):
        raise AssertionError("the type does not do what it should")
    if (o.name(), repr(o), o.label) != ("Ada Lovelace", "Noddy('Ada', 'Lovelace', 3)", "Lovelace"):
        raise AssertionError("the type does not say what it should")
    # Nothing is collected while something is measured.
    gc.disable()
    measure(mark, "loop", empty, o)
    measure(mark, "construct", construct, cls)
    measure(mark, "construct, 3 keywords", construct_keywords, cls)
    measure(mark, "method, no argument", noargs, o)
    measure(mark, "method, one argument", one, o)
    measure(mark, "method, varargs", varargs, o)
    measure(mark, "method, fastcall", fastcall, o)
    measure(mark, "method, formats a str", name, o)
    measure(mark, "member get, object", get_object, o)
    measure(mark, "member set, object", set_object, o)
    measure(mark, "member get, int", get_int, o)
    measure(mark, "member set, int", set_int, o)
    measure(mark, "getset get", get_getset, o)
    measure(mark, "getset set", set_getset, o)
    measure(mark, "repr", repr_, o)
    measure(mark, "equality", equal, (o, p))
    measure_dealloc(mark, "dealloc", fin)
    measure(mark, "construct, with finaliser", construct, fin)
    kept = make(cls, LIVE)
    measure(mark, "construct, %d alive" % LIVE, construct, cls)
    kept.clear()


main(__import__(sys.argv[1]), load_mark(sys.argv[2]))
