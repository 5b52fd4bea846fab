# modules: diamond_t
# Heap types with several bases, and their order.
import gc
import diamond_t as m
from diamond_t import Top, Left, Right


def tell(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as e:
        print(what, type(e).__name__, str(e).replace("\n", " "))


def names(types):
    return types and [t.__name__ for t in types]


for make in m.bottom, m.with_slot:
    Both = make((Left, Right))
    print(Both.__name__, Both.__base__ is Left, names(Both.__bases__), names(Both.__mro__))
    b = Both(4)
    print(b.x, b.who(), b.only(), b.own_left(), b.own_right())
    print(repr(b), len(b), b + 5, b(1, 2))
    print(isinstance(b, Left), isinstance(b, Right), isinstance(b, Top), issubclass(Both, Right), issubclass(Left, Right))
    b.kept = [b.x]
    gc.collect()
    print(b.kept, Left.who(b), Right.who(b), Top.who(b))

    class Py(Both):
        def who(self):
            return "py " + super().who()

        def own_right(self):
            return "py " + super().own_right()

    p = Py(6)
    print(p.who(), p.only(), p.own_right(), repr(p), len(p), p + 1, p("a"), names(Py.__mro__))
    print(names(m.mro(Both)))

Turned = m.bottom((Right, Left))
t = Turned(7)
print(t.who(), t.only(), repr(t), len(t), t + 1, names(Turned.__mro__))
One = m.bottom((Left,))
o = One(2)
print(o.who(), o.only(), repr(o), len(o), names(One.__mro__))
try:
    o + 1
except TypeError:
    print("no add")
Lower = m.bottom((Turned, One))
print(names(Lower.__mro__), Lower(3).who(), Lower(3).own_right(), repr(Lower(3)))

class Mixin:
    extra = "mixed"

    def who(self):
        return "mixin"


class Late(Mixin, Both):
    def only(self):
        return "late " + super().only()


late = Late(8)
print(late.who(), late.only(), late.own_right(), late.extra, len(late), late + 1, names(Late.__mro__))

# What cannot be.
tell("order", m.bottom, (Top, Left))
tell("twice", m.bottom, (Left, Left))
tell("layout", m.bottom, (m.wide((Left,)), m.wider((Right,))))
try:
    m.bottom((Left, 5))
except TypeError:
    print("not a type")
tell("no base", m.bottom, (bool,))
