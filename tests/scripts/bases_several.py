# modules: type_t bases_t
# skip: micropython:[A-Z]* an exception type there is the VM's own and has no tp_init to be called
# Native bases side by side, and several Python classes over one native base.
from type_t import Failure, Hooks, Left, Open, Plain, Plainer, Right, Row
from bases_t import Point, Point2
from support.report import attempt, collect, kind


def names(t):
    return [c.__name__ for c in t.__mro__]


def conflict(label, *bases):
    try:
        print(label, names(type("T", bases, {})))
    except TypeError as e:
        print(label, "TypeError", "lay-out" in str(e), "MRO" in str(e))


class Both(Plain, Plainer):
    pass


class First(Left, Plain):
    pass


class Last(Plain, Left):
    def __init__(self, n=0):
        self.n = n


class Deeper(Last):
    def more(self):
        return self.left() + ", more"


for t in (Both, First, Last, Deeper):
    x = t()
    print(names(t), t.__base__.__name__, [b.__name__ for b in t.__bases__])
    print([isinstance(x, b) for b in (Plain, Plainer, Left, Right, First, Last)])
    print([issubclass(t, b) for b in (Plain, Plainer, Left, Right, First, Last)])
print(Both().plain(), Both().plainer(), Both.plainer(Both()), Plainer.plainer(Both()))
print(First().left(), First().plain(), Plain.plain(First()))
print(Last(3).n, Deeper(4).n, Last().plain(), Last().left(), Deeper().more(), Left.left(Deeper()))
kind("Left.left(Both())", Left.left, Both())
kind("Plain.plain(Left())", Plain.plain, Left())
conflict("Left, Right", Left, Right)
conflict("Right, Left", Right, Left)
conflict("First, Right", First, Right)
conflict("First, Both", First, Both)
conflict("Both, First", Both, First)
conflict("First, Last", First, Last)
conflict("Plain, Both", Plain, Both)
conflict("Both, Plain", Both, Plain)
conflict("Point, Point2", Point, Point2)
conflict("Point2, Point", Point2, Point)
conflict("Point2, Plain", Point2, Plain)
conflict("Row, Left", Row, Left)
conflict("Row, Plain", Row, Plain)
conflict("Open, Plain, Hooks", Open, Plain, Hooks)
conflict("Left, list", Left, list)
conflict("Plain, list", Plain, list)
conflict("Failure, ValueError", Failure, ValueError)


class A(Point):
    def who(self):
        return "A"

    def sum(self):
        return ("A", super().sum())


class B(Point):
    tag = "B"

    def who(self):
        return "B"

    def only_b(self):
        return "only B", self.x

    def sum(self):
        return ("B", super().sum())


class D(A, B):
    def __init__(self, *args):
        super().__init__(*args)
        self.made = "D"

    def sum(self):
        return ("D", super().sum())


d = D()
d.x = 7
print(names(D), D.__base__.__name__, d.x, d.made, d.who(), d.only_b(), d.tag)
print(d.sum(), A.sum(d), B.sum(d), Point.sum(d))
print([isinstance(d, t) for t in (A, B, D, Point, Point2)], issubclass(D, B), issubclass(B, D))


class Below(D):
    def who(self):
        return "Below over " + super().who()


e = Below()
e.x = 8
print(names(Below), e.who(), e.sum(), e.x)


class Quiet(Point):
    pass


class Loud(Point):
    def sum(self):
        return "loud"

    def __len__(self):
        return 77


class Diamond(Quiet, Loud):
    pass


print(names(Diamond), Diamond().sum(), Diamond.__bases__ == (Quiet, Loud))


class Mixin:
    def who(self):
        return "Mixin"

    def left(self):
        return "hidden"


class Mixed(Left, Mixin):
    pass


class Mixed2(Mixin, Left, Plain):
    pass


print(names(Mixed), Mixed().who(), isinstance(Mixed(), Mixin))
print(names(Mixed2), Mixed2().who(), Mixed2().left(), Mixed2().plain(), Left.left(Mixed2()))

# Slots of each side.
print(sorted([str(x) for x in list(type("RowPlain", (Plain, Row), {})(1, 2, 3))]))


class Fails(Failure, ValueError):
    pass


try:
    raise Fails(5)
except ValueError as error:
    print(type(error) is Fails, isinstance(error, Failure), error.args, error.code)

many = [Last(i) for i in range(300)]
many += [D() for _ in range(300)]
collect()
print(sum(o.n for o in many[:300]), many[-1].made)
many = None
collect()
