# modules: slots_t
# Attributes by slots, descriptors, types that cannot be hashed or made.
from slots_t import bases, Dynamic, Classic, Descriptor, Unhashable, Hidden, make_hidden
from support.report import attempt, kind

d = Dynamic()
print(d.stored, d.echo_this, d.method())
d.stored = 5
print(d.stored, getattr(d, "echo_"), hasattr(d, "spam"), hasattr(d, "echo_x"))
kind("spam", getattr, d, "spam")
attempt("set spam", setattr, d, "spam", 1)
kind("stored = 'x'", setattr, d, "stored", "x")
del d.stored
print(d.stored)
attempt("delete spam", delattr, d, "spam")
c = Classic()
print(c.data, hasattr(c, "other"))
kind("other", getattr, c, "other")
attempt("set data", setattr, c, "data", 1)
attempt("delete data", delattr, c, "data")


class DynamicSub(Dynamic):
    pass


class Fallback(Dynamic):
    def __getattr__(self, name):
        return "instead of " + name


# The exception of a tp_getattro arrives as it is, where there is no other answer.
for o in d, DynamicSub(), Fallback():
    attempt("missing", lambda: o.no_such)
    kind("missing method", lambda: o.no_method())
    attempt("missing by name", getattr, o, "no_such")
    print(getattr(o, "no_such", "a default"), hasattr(o, "no_such"))
    kind("no next", next, o)
kind("no iterator", iter, d)
print([cls.__name__ for cls in bases(Dynamic)], [cls.__name__ for cls in bases(type(None))])
print([cls.__name__ for cls in bases(DynamicSub)])


class Owner:
    described = Descriptor()


print(Owner().described)
u = Unhashable()
attempt("hash", hash, u)
kind("as a key", lambda: {u: 1})
print(u == u, u in [u])
h = make_hidden()
print(type(h) is Hidden, isinstance(h, Hidden), Hidden.__name__, h == h)
kind("Hidden()", Hidden)
kind("type(h)()", lambda: type(h)())
kind("subclass", lambda: type("Sub", (Hidden,), {}))
