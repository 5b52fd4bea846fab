# modules: type_t noddy4
# super() with and without arguments, in classes derived from a module's types.
from noddy4 import Noddy
from support.report import attempt, kind
from type_t import Failure, Open, Row


class A(Noddy):
    def __init__(self, *args, **kw):
        super(A, self).__init__(*args, **kw)
        self.made = "A"

    def name(self):
        return "A+" + super(A, self).name()

    def number_of(self):
        return super(A, self).number


class B(A):
    def name(self):
        return "B+" + super(B, self).name() + "|" + super(A, self).name() + "|" + super().name()

    def number_of(self):
        return super().number_of(), super(A, self).number, super(B, self).made if hasattr(super(B, self), "made") else None


class Mixin:
    def name(self):
        return "M+" + super(Mixin, self).name()


class C(Mixin, B):
    pass


a, b, c = A("x", "y", 3), B("x", "y", number=4), C("p", "q", 5)
print(a.name(), b.name(), c.name(), a.made, b.made, c.made)
print(a.number_of(), b.number_of(), c.number_of())
print(super(B, b).name(), super(A, b).name(), super(C, c).name(), super(Mixin, c).name())
kind("no such", lambda: super(A, a).nothing)


class F(Failure):
    def __init__(self, *args):
        super(F, self).__init__(*args)
        self.of = "F"

    def __str__(self):
        return "F " + super(F, self).__str__() + super().__str__()

    def __repr__(self):
        return "F " + super(F, self).__repr__()


f = F(1, 2)
print(str(f), repr(f), f.args, f.of)


class R(Row):
    def __new__(cls, *args):
        return super(R, cls).__new__(cls, *args)

    def __getitem__(self, i):
        return -super(R, self).__getitem__(i)

    def __len__(self):
        return super(R, self).__len__() + 1


r = R(1, 2, 3)
print(len(r), r[0], r[1], list(super(R, r).__getitem__(i) for i in range(2)))


# __init__ and __new__ of the types, asked for by name.
class Plain(Noddy):
    pass


class Named(object):
    pass


class Both(Noddy, Named):
    def __new__(cls, *args, **kw):
        o = super().__new__(cls, *args, **kw)
        o.number = 7
        return o

    def __init__(self, *args):
        Noddy.__init__(self, *args)


class Several(Plain, Named):
    pass


p = Plain("a", "b")
print(Noddy.__init__(p, "c", last="d", number=2), p.name(), p.number)
print(Plain.__init__(p, "e"), p.name(), p.__init__(number=9), p.number)
print(Both("f", "g").name(), Both("f", "g").number, Both.__init__ is not Noddy.__init__)
s = Several("h", "i")
print(Several.__init__(s, "j"), s.name(), super(Several, s).__init__("k"), s.name())
n = Noddy.__new__(Plain)
print(type(n) is Plain, n.name(), type(Plain.__new__(Several)) is Several, type(Noddy.__dict__["__new__"]).__name__)
attempt("new", Noddy.__new__, int)
attempt("init", Noddy.__init__, 3)
