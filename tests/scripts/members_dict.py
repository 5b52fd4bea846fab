# modules: type_t
# Instances with a dict of their own (tp_dictoffset), in C and in a Python class.
from type_t import Open, Silent
from support.report import attempt, collect, kind

o = Open()
print(o.raw(), o.__dict__, o.raw())
o.x = 1
o.n = 5
o.twice = 20
print(o.x, o.n, o.twice, o.thrice, o.raw(), o.__dict__ is o.__dict__)
o.method = "mine"
print(o.method, Open.method(o))
del o.method
print(o.method())
kind("missing", getattr, o, "y")
kind("delete missing", delattr, o, "y")
attempt("set thrice", setattr, o, "thrice", 1)
attempt("delete twice", delattr, o, "twice")
# A data descriptor comes first, a method does not.
o.__dict__["n"] = "hidden"
o.__dict__["raw2"] = o.raw
o.__dict__["method"] = lambda: "of the dict"
print(o.n, o.method(), sorted(o.__dict__))
o.__dict__ = {"z": 26}
print(o.z, hasattr(o, "x"), o.raw())
attempt("set to 5", setattr, o, "__dict__", 5)
attempt("deleted", delattr, o, "__dict__")
other = Open()
print(hasattr(other, "z"), other.raw(), Open().__dict__)
o.itself = o
many = [Open() for _ in range(50)]
for i, m in enumerate(many):
    m.number = [i]
collect()
print(all(m.number == [i] for i, m in enumerate(many)))
del o.itself

s = Silent()
s.x = 1
print(s.x, hasattr(s, "__dict__"))


class Sub(Open):
    shared = "of the class"

    def __init__(self, n):
        self.n = n
        self.own = n * 2

    @property
    def prop(self):
        return "prop of %d" % self.n

    @prop.setter
    def prop(self, value):
        self.stored = value

    def method(self):
        return "over " + str(super().method())


u = Sub(4)
print(u.n, u.own, u.raw(), u.__dict__, u.method(), u.prop, u.shared, u.twice)
u.prop = "stored"
u.shared = "of the instance"
print(u.stored, u.shared, Sub.shared, sorted(u.raw()))
del u.shared
print(u.shared)
kind("again", delattr, u, "shared")
u.__dict__["late"] = 1
u.__dict__["prop"] = "hidden"
print(u.late, u.prop)
kind("missing", getattr, u, "nothing")


class Fallback(Open):
    def __getattr__(self, name):
        return "fallback " + name


f = Fallback()
f.there = 1
print(f.there, f.absent, f.n, f.method())
