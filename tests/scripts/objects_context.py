# modules: context_t
# Context variables: values, tokens, contexts that are entered and left.
import context_t as c
from support.report import attempt, collect, kind


def masked(o):
    text = repr(o)
    return text[: text.find(" at ")]


plain, filled = c.new_var("plain"), c.new_var("filled", [1])
print(c.what(plain), plain.name, masked(plain), masked(filled))
print(c.get(plain), c.get(plain, 5), c.get(filled), c.get(filled, 5), filled.get(), plain.get(7))
kind("no value", plain.get)
first = c.set(plain, "one")
second = c.set(plain, "two")
print(c.what(first), first.var is plain, second.old_value, masked(first), repr(first.old_value))
print(c.get(plain), c.get(plain, 5), plain.get())
c.reset(plain, second)
print(c.get(plain), masked(second))
kind("used", c.reset, plain, second)
kind("another's", c.reset, filled, first)
plain.reset(first)
print(c.get(plain))
kind("no token", c.reset, plain, 5)
for f in (c.get, lambda v: c.set(v, 1), lambda v: c.reset(v, first)):
    attempt("no variable", f, 5)

# Contexts.
outside = c.set(plain, "outside")
inner = c.copy_current()
empty = c.new_context()
print(c.what(inner), plain in inner, inner[plain], len(empty), plain in empty, inner.get(plain), empty.get(plain), empty.get(plain, 3))
kind("not there", lambda: empty[plain])
kind("no key", lambda: empty["plain"])
c.enter(inner)
print(c.get(plain))
kind("entered", c.enter, inner)
kind("other's token", c.reset, plain, outside)
c.set(plain, "inside")
c.set(filled, collect)
c.enter(empty)
print(c.get(plain), c.get(filled))
attempt("not current", c.leave, inner)
c.leave(empty)
print(c.get(plain), len(inner) >= 2, inner[plain], inner.copy() is inner, inner.copy()[plain])
c.leave(inner)
print(c.get(plain), c.get(filled), inner[plain])
kind("not entered", c.leave, inner)
for f in (c.copy, c.enter, c.leave):
    attempt("no context", f, plain)
print(sorted(k.name for k in inner if k in (plain, filled)), [v for k, v in inner.items() if k is plain])

# What they hold lives.
many = [c.new_var("v%d" % i) for i in range(50)]
for i, v in enumerate(many):
    c.set(v, ["value", str(i)])
collect()
print([c.get(v) for v in many][::10])
