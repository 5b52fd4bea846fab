# modules: methods_t
# Functions of a module in every calling convention.
import methods_t as t
from support.report import attempt, kind

attempt("noargs", t.noargs)
kind("noargs(1)", t.noargs, 1)
kind("noargs(a=1)", lambda: t.noargs(a=1))
attempt("one", t.one, "x")
kind("one()", t.one)
kind("one(1, 2)", t.one, 1, 2)
kind("one(a=1)", lambda: t.one(a=1))
attempt("one(tuple)", t.one, (1, 2))
attempt("varargs", t.varargs)
attempt("varargs", t.varargs, 1, "two", None)
attempt("varargs(a=1)", lambda: t.varargs(a=1))
attempt("varargs of many", t.varargs, *range(20))
attempt("keywords", t.keywords)
attempt("keywords", t.keywords, 1)
attempt("keywords", lambda: t.keywords(a=1))
attempt("keywords", lambda: t.keywords(1, 2, key="v"))
attempt("fastcall", t.fastcall)
attempt("fastcall", t.fastcall, 1, 2, 3)
kind("fastcall(a=1)", lambda: t.fastcall(a=1))
attempt("fastcall of many", t.fastcall, *range(20))
attempt("fastcall_keywords", t.fastcall_keywords)
attempt("fastcall_keywords", t.fastcall_keywords, 1, 2)
attempt("fastcall_keywords", lambda: t.fastcall_keywords(a=1))
attempt("fastcall_keywords", lambda: t.fastcall_keywords(1, 2, a=3))
attempt("fastcall_keywords", lambda: t.fastcall_keywords(*[1, 2], **{"a": 3}))
first, names, values = None, None, None
_, first, names, values = t.fastcall_keywords(0, x=1, y=2, z=3)
print(first, sorted(zip(names, values)))
_, args, kwargs = t.keywords(0, x=1, y=2, z=3)
print(args, sorted(kwargs.items()))
kept = t.varargs
print(kept(1), callable(kept), [f(7)[1] for f in (t.one, t.varargs)])
print(list(map(t.one, "ab")))


class Holder:
    # A function of a module does not bind.
    function = t.varargs


attempt("in a class", Holder().function, 1)
