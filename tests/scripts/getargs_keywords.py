# modules: getargs_t
# PyArg_ParseTupleAndKeywords: names, positions, defaults and mistakes.
import getargs_t
from support.report import attempt, kind

f = getargs_t.keywords
attempt("nothing", f)
attempt("a", f, 1)
attempt("a=", lambda: f(a=1))
attempt("all", f, 1, 2, 3)
attempt("all by name", lambda: f(c="c", b=5, a=4))
attempt("skip b", lambda: f(1, c="c"))
attempt("no a", lambda: f(b=1))
attempt("twice", lambda: f(1, a=2))
kind("unknown", lambda: f(1, d=2))
attempt("too many", f, 1, 2, 3, 4)
attempt("too many in all", lambda: f(1, 2, 3, b=4))
attempt("too many by name", lambda: f(a=1, b=2, c=3, d=4))
kind("wrong a", f, "x")
kind("wrong b", lambda: f(1, b="x"))
kind("wrong by position", f, 1, "x")

f = getargs_t.keyword_only
attempt("c=", lambda: f(1, c=5))
attempt("all", lambda: f(1, 2, c=3))
attempt("c by position", f, 1, 2, 3)
attempt("by name", lambda: f(a=1))

f = getargs_t.required_keyword
attempt("both", lambda: f(b=2, a=1))
attempt("one", lambda: f(b=2))
attempt("one", f, 1)
attempt("none", f)
attempt("three", f, 1, 2, 3)

f = getargs_t.positional_only
attempt("position", f, 1)
attempt("with b", lambda: f(1, b=3))
attempt("nothing", f)
attempt("b alone", lambda: f(b=3))

f = getargs_t.mixed_keywords
attempt("least", f, "text")
attempt("all", f, "t", b"d\0", 2.5, 1, {"k": "v"})
attempt("by name", lambda: f("t", factor=3, kind={}, flag=[1]))
attempt("None for data", lambda: f(text="t", data=None))
attempt("wrong kind", lambda: f("t", kind=[]))
attempt("wrong text", lambda: f(text=5))
attempt("wrong factor", lambda: f("t", factor="x"))
