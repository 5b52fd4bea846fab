# modules: noddy2 noddy3 noddy4 noddy4_rs
# lines: micropython:[A-Z]* ^number.too.(large|small) a C long has 32 bits there, and the text is about that
# Constructors: positions, keywords, and what goes wrong with them.
import noddy2, noddy3, noddy4, noddy4_rs
from support.report import attempt, kind


def make(cls, *args, **kwargs):
    n = cls(*args, **kwargs)
    return n.first, n.last, n.number


for cls in (noddy2.Noddy, noddy3.Noddy, noddy4.Noddy, noddy4_rs.Noddy):
    attempt("none", make, cls)
    attempt("one", make, cls, "a")
    attempt("two", make, cls, "a", "b")
    attempt("three", make, cls, "a", "b", 3)
    attempt("four", make, cls, "a", "b", 3, 4)
    attempt("five with a keyword", make, cls, "a", "b", 3, number=4)
    attempt("by name", make, cls, number=1, last="l", first="f")
    attempt("one by name", make, cls, last="l")
    attempt("mixed", make, cls, "f", number=5)
    attempt("twice", make, cls, "f", first="g")
    attempt("twice, the third", make, cls, "f", "l", 1, number=2)
    kind("unknown", make, cls, spam=1)
    kind("unknown besides", make, cls, "f", "l", spam=1)
    attempt("spread", make, cls, *("f", "l"), **{"number": 9})
    kind("number as str", make, cls, number="1")
    kind("number as float", make, cls, "f", "l", 1.5)
    kind("number as None", make, cls, number=None)
    attempt("number as bool", make, cls, number=True)
    attempt("number too large", make, cls, number=1 << 31)
    attempt("number too small", make, cls, number=-(1 << 31) - 1)
    attempt("number far too large", make, cls, number=1 << 70)
    attempt("limits", make, cls, number=-(1 << 31))
    attempt("first as int", make, cls, 5)
    attempt("last as bytes", make, cls, last=b"x")
