# modules: noddy2 noddy3 noddy4 noddy4_rs
# Python classes derived from native ones.
import noddy2, noddy3, noddy4, noddy4_rs
from support.report import kind


def check(base):
    class Plain(base):
        pass

    class Titled(base):
        kind = "person"

        def __init__(self, title, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.title = title

        def name(self):
            return self.title + " " + super().name()

        def shout(self):
            return self.name().upper()

    class Deep(Titled):
        def __init__(self, *args):
            super().__init__("Deep", *args)
            self.depth = 2

        def name(self):
            return "<" + super().name() + ">"

    p = Plain("Ada", last="Lovelace")
    print(p.name(), p.first, p.number, type(p) is Plain, type(p).__name__)
    p.anything = [1]
    p.anything.append(2)
    print(p.anything, hasattr(p, "other"))
    del p.anything
    kind("deleted", getattr, p, "anything")
    t = Titled("Dr", "Lise", "Meitner", number=109)
    print(t.name(), t.shout(), t.title, t.number, t.kind, base.name(t))
    t.title = "Prof"
    t.number += 1
    print(t.name(), t.number)
    d = Deep("Emmy", "Noether")
    print(d.name(), d.shout(), d.depth, d.number, d.kind)
    print([isinstance(d, c) for c in (Deep, Titled, Plain, base, object, int)])
    print([issubclass(Deep, c) for c in (Deep, Titled, Plain, base, object)])
    print(isinstance(base(), Plain), issubclass(base, Plain), issubclass(Plain, base))
    print(Deep.__name__, type(d) is Deep, type(d) is base)
    kind("wrong keyword", Plain, spam=1)
    kind("missing title", Titled)
    kind("wrong type", setattr, d, "number", "x")

    # Without a call of super().__init__ the object is as tp_new left it.
    class Lazy(base):
        def __init__(self):
            self.own = 1

    z = Lazy()
    print(repr(z.first), repr(z.last), z.number, z.own, repr(z.name()))
    z.__init__()
    base.__init__(z, "late", "init", 4)
    print(z.name(), z.number, z.own)

    # A native method of another module on it.
    kind("foreign method", noddy_of(base).name, d)
    print(Titled.name(d), base.name(d))


def noddy_of(base):
    return noddy3.Noddy if base is not noddy3.Noddy else noddy2.Noddy


for base in (noddy2.Noddy, noddy3.Noddy, noddy4.Noddy, noddy4_rs.Noddy):
    check(base)


class Sized(noddy2.Noddy):
    n = 0

    def __len__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Sized) and self.n == other.n


s = Sized()
print(bool(s), len(s), "some" if s else "none", s == Sized(), s != Sized(), s != 3)
s.n = 3
print(bool(s), not s, s == Sized(), s != Sized(), s != s)
