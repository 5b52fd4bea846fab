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

# The arguments of a call are the callee's to keep and to change.
for i in range(4):
    print(t.held(i, i + 1, a=i, b="b"), t.keywords(7, 8, a=9, b=10)[1:], t.varargs(5, 6)[1])
print(t.held(), t.held())
for how in ("set", "del", "clear", "set", "clear", "del"):
    print(how, t.changes(how, a=1, b=2), t.keywords(a=1, b=2, c=3)[2] == {"a": 1, "b": 2, "c": 3})
    keywords = {"k%d" % i: i for i in range(9)}
    print(t.keywords(**keywords)[2] == keywords, t.changes(how, a=keywords))
inner = t.nested(lambda: t.nested(lambda: t.nested(None, 5, a=6), 3, a=4), 1, a=2)
while inner:
    print(inner[0][1:], inner[1])
    inner = inner[2]
print(t.counts())
kind("a name twice", lambda: t.keywords(a=1, **{"a": 2}))
print(t.keywords(a=1, **{"b": 2})[2] == {"a": 1, "b": 2})
many = {"name%d" % i: i for i in range(70)}
print(t.keywords(**many)[2] == many)
