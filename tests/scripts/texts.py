# modules: noddy2 getargs_t members_t methods_t objects_t
# cpython: >=3.11
# skip: cpython:3.13 words three of these otherwise
# Errors whose words have changed over CPython's versions: these are those of 3.11.
import getargs_t
import methods_t
import objects_t
from members_t import All
from methods_t import Tool
from noddy2 import Noddy
from support.report import attempt

n = Noddy()
for value in ("1", 1.5, None, []):
    attempt("constructor", lambda: Noddy(number=value))
    attempt("member", setattr, n, "number", value)
    attempt("as_long", objects_t.as_long, value)
    attempt("as_mask", objects_t.as_mask, value)
    for name in "bBhHiIlkLKn":
        attempt(name, getattr(getargs_t, name), value)
attempt("unknown keyword", lambda: Noddy(spam=1))
attempt("unknown keyword", lambda: getargs_t.keywords(1, d=2))
attempt("nested", getargs_t.nested, 1, (2, "x"))
attempt("converter", getargs_t.converter, "x")

del n.first
attempt("deleted member", getattr, n, "first")
attempt("unset member", getattr, All(), "object_ex")
attempt("unknown attribute", setattr, n, "spam", 1)
attempt("unknown attribute", delattr, n, "spam")

attempt("name(1)", n.name, 1)
attempt("name(a=1)", lambda: n.name(a=1))
attempt("Noddy.name()", Noddy.name)
for owner in (methods_t, Tool()):
    attempt("noargs(1)", owner.noargs, 1)
    attempt("noargs(a=1)", lambda: owner.noargs(a=1))
    attempt("one()", owner.one)
    attempt("one(1, 2)", owner.one, 1, 2)
    attempt("one(a=1)", lambda: owner.one(a=1))
    attempt("fastcall(a=1)", lambda: owner.fastcall(a=1))
    attempt("varargs(a=1)", lambda: owner.varargs(a=1))
attempt("noargs_of_class(1)", Tool.noargs_of_class, 1)
attempt("noargs_static(1)", Tool.noargs_static, 1)
attempt("one_static()", Tool.one_static)
