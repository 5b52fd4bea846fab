# modules: type_t slots_t noddy2
# skip: micropython:[A-Z]* types of singletons have no names there
# What types and their attributes say of themselves.
import type_t
from noddy2 import Noddy
from slots_t import Number, Series, Table, Unhashable
from type_t import Failure, Left, Open, Row
from support.report import attempt, kind

for t in (Open, Row, Number, Noddy, Failure):
    print(t, repr(t), "%s" % t, [t], t.__name__, t.__qualname__, t.__module__)
    print(t.__base__, t.__bases__, t.__mro__, type(t))
print(Open.__doc__, "|", Open.__text_signature__, "|", Open().__doc__)
print(Left.__doc__, Left.__text_signature__, Left().__doc__)
print(type_t.__doc__, type_t.counts.__doc__, type_t.counts.__text_signature__)
print(type_t.counts.__name__, type_t.type_name.__doc__, type_t.raise_it.__doc__)
print(Row.__itemsize__ > 0, Open.__dictoffset__ > 0, Left.__dictoffset__, Left.__weakrefoffset__)
print(Open.__basicsize__ > Noddy.__basicsize__ - 100, Open.__flags__ & (1 << 10))

# Descriptors looked up on the class.
for name in ("n", "twice", "method"):
    d = Open.__dict__[name]
    print(d, d.__name__, d.__doc__, d.__objclass__ is Open, d.__qualname__, type(d).__name__)
    print(getattr(Open, name) is d)
n, twice = Open.n, Open.twice
o = Open()
n.__set__(o, 7)
print(n.__get__(o), n.__get__(o, Open), twice.__get__(o), n.__get__(None, Open) is n)
twice.__set__(o, 20)
print(o.n)
attempt("foreign", n.__get__, Left())
attempt("foreign", n.__set__, Left(), 1)
attempt("deleted", twice.__delete__, o)
attempt("read-only", Open.thrice.__set__, o, 1)
print(Open.method.__text_signature__)


class Sub(Open):
    pass


print(Sub.__doc__, Sub.__name__, Sub.__base__ is Open, Sub.__mro__[1:], Sub.n is Open.n)
print(Sub.method is Open.method, Sub().method.__name__)


class Owner:
    borrowed = Open.__dict__["twice"]


kind("a descriptor in a foreign class", getattr, Owner(), "borrowed")

# What may be set.
kind("set", setattr, Open, "x", 1)
kind("delete", delattr, Open, "method")
kind("set __doc__", setattr, Open, "__doc__", "x")

# Singletons and their types.
for v in (None, NotImplemented, Ellipsis, True, 1, 1.5, "s", b"b", (), [], {}):
    print(type_t.type_name(v), end=" ")
print()

# The special methods that slots stand for.
for t, x, special in (
    (Number, Number(17), "add radd sub mul pow rpow neg bool int float index eq lt hash call repr str"),
    (Series, Series(3), "len getitem setitem delitem contains iter add mul rmul"),
    (Table, Table(), "len getitem setitem delitem iter"),
):
    for name in special.split():
        name = "__" + name + "__"
        f = getattr(t, name, None)
        print(name, hasattr(x, name), f, f and f.__name__, f and f.__objclass__ is t)
        print(name in t.__dict__, f is None or f is getattr(t, name))
a = Number(17)
print(repr(a.__add__(1)), repr(Number.__add__(a, 1)), repr(a.__radd__(1)), repr(a.__rsub__(20)))
print(a.__add__("x"), a.__eq__(17), a.__eq__("x"), a.__lt__(20), a.__ne__(17), a.__bool__())
print(a.__pow__(2), a.__pow__(2, None), a.__rpow__(2), a.__int__(), a.__index__(), a.__float__())
print(a.__repr__(), a.__str__(), a.__hash__() == hash(a), a.__call__(2), a.__neg__())
print(Number.__new__(Number, 5), a.__init__(6), a)
s = Series(4)
print(s.__len__(), s.__getitem__(1), s.__getitem__(-1), s.__contains__(9), list(iter(s)))
print(s.__setitem__(0, 50), s[0], s.__delitem__(0), len(s), s.__add__(s), s.__mul__(2), s.__rmul__(2))
attempt("out of range", s.__getitem__, 9)
attempt("count", a.__add__)
attempt("count", a.__add__, 1, 2)
attempt("count", s.__len__, 1)
attempt("no self", Number.__add__)
attempt("foreign self", Number.__add__, 1, 2)
attempt("keyword", lambda: a.__add__(other=1))
kind("not there", getattr, Left(), "__len__")
print(Unhashable.__hash__, Left().__hash__() == hash(Left) or True)
print(Left.__eq__(Left, Left) if False else Left().__eq__(1))


class Deep(Number):
    def __add__(self, other):
        return "deep", super().__add__(other), super().__mul__(2)

    def __len__(self):
        return 3

    def __eq__(self, other):
        return "eq", super().__eq__(other)

    def __repr__(self):
        return "Deep " + super().__repr__()

    def __hash__(self):
        return super().__hash__() + 1


d = Deep(3)
print(d + 1, d.__eq__(3), repr(d), hash(d) == hash(Number(3)) + 1, d.__len__(), d.__sub__(1), Deep.__sub__(d, 1))
print(Deep.__mul__ is Number.__mul__, Deep.__neg__(d))


class Items(Series):
    def __getitem__(self, i):
        return "item", super().__getitem__(i)

    def __len__(self):
        return super().__len__() * 10

    def __contains__(self, x):
        return not super().__contains__(x)


i = Items(3)
print(i[1], len(i), 0 in i, 99 in i)
