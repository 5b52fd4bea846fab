"""Runs every measured operation a few and many times, with a mark before and after.

    ops.py MODULE PATH-OF-MARK.so

MODULE has the types Noddy, NoddyFin, Span and Chain and the function ends. run.py calls this under
callgrind, on CPython and on MicroPython, and makes instructions per operation of what callgrind
counted. On a board under QEMU (see firmware.sh) there is no library, and the mark prints what the
processor's clock counted.
"""

import gc
import sys

BOARD = sys.platform == "qemu"
FEW, MANY = 50, 1050
LIVE = 10000
COLLECTED = 100000


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
    repr_ = repr
    for _ in range(n):
        repr_(o)


def equal(n, pair):
    o, p = pair
    for _ in range(n):
        o == p


def iterate(n, span):
    for _ in range(n):
        for _ in span:
            pass


def index(n, span):
    for _ in range(n):
        span[7]


def slice_(n, span):
    for _ in range(n):
        span[7:70]


def add(n, span):
    for _ in range(n):
        span + 7


def call(n, span):
    for _ in range(n):
        span(7)


def hash_(n, span):
    hash_ = hash
    for _ in range(n):
        hash_(span)


def less(n, pair):
    o, p = pair
    for _ in range(n):
        o < p


def import_buffer(n, pair):
    ends, data = pair
    for _ in range(n):
        ends(data)


def weakref(n, pair):
    ref, o = pair
    for _ in range(n):
        ref(o)


def weakref_call(n, ref):
    for _ in range(n):
        ref()


def make(cls, n):
    return [cls("Ada", "Lovelace", i) for i in range(n)]


def board_mark():
    """By SysTick, which goes on once in TICK instructions and begins anew after 24 bits."""
    from machine import mem32

    mem32[0xE000E014] = 0xFFFFFF
    mem32[0xE000E018] = 0
    mem32[0xE000E010] = 5
    start = 0

    def mark(text):
        nonlocal start
        now = mem32[0xE000E018]
        if text != "-":
            print(text, (start - now) & 0xFFFFFF)
        start = mem32[0xE000E018]

    return mark


def load_mark(path):
    if BOARD:
        return board_mark()
    try:
        import ffi

        return ffi.open(path).func("v", "mark", "s")
    except ImportError:
        import ctypes

        f = ctypes.CDLL(path).mark
        return lambda text: f(text.encode())


def measure(mark, label, op, arg, few=FEW, many=MANY):
    op(400, arg)  # inline caches are warm afterwards
    for n in (few, many):
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


def measure_collect(mark, label, live):
    """One collection with what is alive. [live] is here only to be alive."""
    for n in (1, 3):
        gc.collect()
        mark("-")
        for _ in range(n):
            gc.collect()
        mark("%s:%d" % (label, n))


def chain(module, n):
    c = module.Chain()
    for o in make(module.Noddy, n):
        c.push(o)
    return c


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

    class Sub(cls):
        pass

    measure(mark, "method of a subclass", noargs, Sub("Ada", "Lovelace", 3))
    if not hasattr(module, "Span"):
        return  # PyO3's module has the first type alone
    span, other = module.Span(10, 1000), module.Span(20, 1000)
    if not (len(list(span)) == 1000 and list(span[7:9]) == [17, 18] and (span + 7)[3] == 20 == span(10)):
        raise AssertionError("the Span does not do what it should")
    measure(mark, "iterate 1000 items", iterate, span, 5, 25)
    measure(mark, "index", index, span)
    measure(mark, "slice", slice_, span)
    measure(mark, "number add", add, span)
    measure(mark, "call", call, span)
    measure(mark, "hash", hash_, span)
    measure(mark, "compare, less than", less, (span, other))
    measure(mark, "buffer of 1 kB", import_buffer, (module.ends, bytes(range(256)) * 4))
    if module.__name__ == "benchmod":  # MicroPython has no weak references to compare with
        ref = __import__("weakref").ref
        measure(mark, "weakref, create", weakref, (ref, span))
        measure(mark, "weakref, call", weakref_call, ref(span))
    if BOARD:
        return  # which has no room for so many
    if sys.implementation.name == "cpython":
        return  # which counts references; nothing of this is the collector's
    measure_collect(mark, "collection, %d objects" % COLLECTED, make(cls, COLLECTED))
    measure_collect(mark, "collection, %d in raw memory" % COLLECTED, chain(module, COLLECTED))


main(__import__(sys.argv[1]), load_mark(sys.argv[2]))
