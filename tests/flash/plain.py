# What types in flash say of themselves where there are no docstrings: as CPython, but for those.
import noddy4
from mymodule import MyClass

Noddy = noddy4.Noddy
n = Noddy("a", last="b", number=3)
print(Noddy.name, Noddy.first, Noddy.number, Noddy.name.__name__, Noddy.number.__name__)
print(n.name(), n.first, n.last, n.number, MyClass.question, MyClass.__exit__)
with MyClass() as m:
    print(m.question, m.answer)


def kind(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


kind(Noddy.name)
kind(Noddy.name, 1)
kind(n.name, 1)
kind(n.name, x=1)
kind(Noddy.first.__get__, 1)
kind(Noddy.last.__set__, 1, 2)
kind(Noddy.number.__delete__, n)
kind(lambda: m.answer)
kind(m.__exit__)
del n.first
kind(n.name)
kind(lambda: n.first)
n.last = n


class Sub(Noddy):
    def name(self):
        return "Sub " + super().name()


s = Sub("c", "d")
print(s.name(), s.first, Noddy.name(s), Sub.name is not Noddy.name, isinstance(s, Noddy))
