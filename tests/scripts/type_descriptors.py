# modules: noddy3 noddy4 mymodule
# Descriptors of getters, setters and members that have nothing but their functions or numbers.
from mymodule import MyClass
from noddy3 import Noddy
from noddy4 import Noddy as Other
from support.report import attempt, kind

for t, names in ((Noddy, "first last number"), (Other, "first last number"), (MyClass, "question answer")):
    for name in names.split():
        d = getattr(t, name)
        print(d, repr(d), d.__name__, d.__qualname__, d.__objclass__ is t, type(d).__name__)
        print(d is getattr(t, name), d is t.__dict__[name], hasattr(d, "__get__"), hasattr(d, "__set__"))
print(Noddy.first is Other.first, Noddy.first == Noddy.first, Noddy.first == Noddy.last)

n, other, m = Noddy("Ada", "Lovelace", 1), Other("a", "b", 2), MyClass()
print(Noddy.first.__get__(n), Noddy.last.__get__(n, Noddy), Noddy.number.__get__(n), Other.last.__get__(other))
print(MyClass.answer.__get__(m), MyClass.question.__get__(m), MyClass.answer.__get__(None, MyClass) is MyClass.answer)
Noddy.first.__set__(n, "Augusta")
Noddy.number.__set__(n, 5)
Other.first.__set__(other, [1])
print(n.first, n.number, other.first)
attempt("foreign", Noddy.first.__get__, other)
attempt("foreign", Noddy.first.__set__, m, "x")
attempt("foreign", Other.first.__get__, n)
attempt("foreign", Other.number.__set__, n, 1)
attempt("foreign", MyClass.answer.__get__, n)
attempt("read-only", setattr, m, "answer", 1)
attempt("read-only", delattr, m, "question")
attempt("read-only", MyClass.question.__set__, m, 1)
attempt("read-only", MyClass.answer.__delete__, m)
attempt("checked", setattr, n, "first", 1)
attempt("checked", Noddy.last.__set__, n, None)
attempt("checked", delattr, n, "last")
Other.first.__delete__(other)
kind("deleted", getattr, other, "first")
kind("number", setattr, other, "number", "x")


class Sub(Noddy):
    def __init__(self, *args):
        super().__init__(*args)
        self.more = 3

    @property
    def last(self):
        return "Sub's " + super().last

    def both(self):
        return super().first, super().number


s = Sub("Grace", "Hopper", 9)
print(s.first, s.last, s.number, s.more, s.both(), Sub.first is Noddy.first, Sub.number.__get__(s))
s.first = "G"
s.number += 1
print(s.first, s.number, Noddy.last.__get__(s))
attempt("checked", setattr, s, "first", 2)
attempt("foreign", Other.first.__get__, s)

m.deinit()
attempt("gone", getattr, m, "answer")
attempt("gone", MyClass.question.__get__, m)
