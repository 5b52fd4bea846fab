# modules: noddy2 noddy3
# What is native wins over the dictionary of an instance, and what the class says wins
# over what it inherits.
import noddy2, noddy3
from support.report import attempt, kind


class Two(noddy2.Noddy):
    extra = "of the class"

    @property
    def full(self):
        return self.first + "-" + self.last

    @staticmethod
    def helper(x):
        return x * 2

    @classmethod
    def named(cls, text):
        first, last = text.split()
        return cls(first, last)

    def __str__(self):
        return "Two:" + self.name()


t = Two("Ada", "Lovelace", 1)
t.first = "native"
t.own = "python"
print(t.first, t.own, noddy2.Noddy.name(t))
t.extra = "of the instance"
print(t.extra, Two.extra, Two().extra)
del t.extra
print(t.extra)
print(t.full, t.helper(4), Two.helper(5), str(t))
n = Two.named("Grace Hopper")
print(type(n) is Two, n.name())
del t.first
kind("deleted member", getattr, t, "first")
attempt("name", t.name)
t.first = "back"
print(t.name())
kind("number", setattr, t, "number", "x")


class Three(noddy3.Noddy):
    def __init__(self, *args):
        super().__init__(*args)
        self.count = 0

    def name(self):
        self.count += 1
        return "%d:%s" % (self.count, super().name())


t = Three("a", "b")
print(t.name(), t.name(), t.count)
attempt("setter", setattr, t, "first", 1)
attempt("deleter", delattr, t, "last")
t.first = "A"
print(t.first, t.name())


class Operators(noddy2.Noddy):
    def __add__(self, other):
        return Operators(self.first + other.first)

    def __eq__(self, other):
        return isinstance(other, Operators) and self.first == other.first

    def __hash__(self):
        return hash(self.first)

    def __len__(self):
        return len(self.first)

    def __getitem__(self, i):
        return self.first[i]

    def __call__(self, x):
        return self.first * x

    def __repr__(self):
        return "Operators(%r)" % self.first

    def __contains__(self, x):
        return x in self.first

    def __iter__(self):
        return iter(self.first)

    def __bool__(self):
        return self.number != 0

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.number = 99


o = Operators("ab") + Operators("cd")
print(repr(o), o == Operators("abcd"), o == 5, len(o), o[1], o(2), "c" in o, list(o), bool(o))
print({o: 1}[Operators("abcd")], [o])
with o as same:
    print(same is o)
print(o.number, bool(o))


class Hidden(noddy2.Noddy):
    first = "a class attribute over a member"


h = Hidden("x", "y")
print(h.first, h.last)


# Several bases: the native one and one of Python's.
class Mixin:
    def greet(self):
        return "hello " + self.name()


class Both(noddy2.Noddy, Mixin):
    pass


print(Both("a", "b").greet(), issubclass(Both, Mixin), isinstance(Both(), noddy2.Noddy))
