# modules: flash_t
# build: flash_const = flash_t.c -DFLASH=flash_const
# cpython: >=3.10 <3.13
# Types with each kind of table, which firmware has in flash, and what a module does to its
# types while it runs.
import gc
import flash_t
import flash_const


def tell(what, f, *args, **kwds):
    try:
        print(what, f(*args, **kwds))
    except Exception as e:
        print(what, type(e).__name__, str(e).replace("flash_const", "flash_t"))


def names(t):
    return [n for n in sorted(dir(t)) if not n.startswith("__")]


def own(t):
    return [n for n in sorted(t.__dict__) if n in ("__init__", "__next__", "__call__", "__repr__", "__bool__") or n[0] != "_"]


def holder(m, T):
    print(T.__name__, T.__doc__, T.__module__ == m.__name__, names(T))
    h = T(4)
    print(h, h.noargs(), h.varargs(1, 2), h.keywords(b=5), h.keywords(7), h.fastcall(1, 2, 3), h.fastcall())
    print(h.of_class(), T.of_class(), T.of_none(4), h.of_none("a"))
    tell("item", lambda: h.item)
    h.o([1])
    h.o([2])
    print(h.item, h.number, h.fixed, h.plus_one, h.plus_two)
    h.number = 8
    h.plus_one = 20
    print(h.number, h.plus_two)
    tell("fixed", setattr, h, "fixed", 1)
    tell("plus_two", setattr, h, "plus_two", 1)
    tell("nothing", getattr, h, "nothing")
    tell("nothing", setattr, h, "nothing", 1)
    tell("the type", setattr, T, "nothing", 1)
    if T.__name__ == "Holder":
        tell("noargs", h.noargs, 1)
        tell("o", h.o)
    tell("unbound", T.noargs, 1)
    tell("keywords", h.keywords, c=1)
    tell("init", T, "x")
    print(T.noargs.__doc__, T.noargs.__name__, T.noargs.__text_signature__, T.o.__text_signature__)
    print(T.item.__doc__, T.plus_one.__doc__, T.plus_two.__doc__, T.number)
    n = T.__new__(T)
    T.__init__(n, 3)
    print(n, isinstance(n, T), isinstance(n, m.ready(1)))


for m in flash_t, flash_const:
    Bare, Holder, Derived, Count, Late, Changed, Added, Based = [m.ready(i) for i in range(8)]
    tell("Bare", Bare)
    print(Bare.__name__, Bare.__doc__, names(Bare))
    holder(m, Holder)
    holder(m, Derived)
    print(Derived.__bases__ == (Holder,), Holder.__bases__ == (object,))
    print(issubclass(Derived, Holder), Derived.__mro__[1] is Holder, Holder.__mro__[1] is object)
    d, e = Derived(2), Derived(3)
    print(d + 5, len(e), d[7], d("a", "b"), d == e, d < e, d == Derived(2))
    tell("hash", hash, d)
    try:
        d + "x"
    except TypeError:
        print("not a str")

    class Sub(Derived):
        def noargs(self):
            return "sub %d" % super().noargs()

        def __init__(self, n, x):
            super().__init__(n)
            self.x = x

    s = Sub(6, "x")
    print(s.noargs(), s.x, s.number, s.plus_one, s + 1, len(s), isinstance(s, Holder), s.of_class())
    s.o(s)
    print(s.item is s)
    print(list(Count(3)), next(Count(9)), Count.__name__)
    c = Count(2)
    print(c.__next__(), c.noargs(), bool(c), c + 4, len(c))

    late = Late()
    late.number = 5
    print(late, late.late(), names(Late), own(Late))
    print(own(Derived), own(Count), own(Based))
    print(names(Changed), Changed().after())
    tell("before", lambda: Changed().before)
    print(Added.ONE, Added().ONE, names(Added), sorted(n for n in Added.__dict__ if n[0] != "_"))

    class More(Added):
        TWO = 2

    print(More.ONE, More().ONE, More.TWO, hasattr(More, "THREE"))
    b = Based(0)
    print(bool(b), bool(Based(2)), b + 4, len(b), bool(Derived(0)), b.noargs(), Based.__mro__[1] is Derived)
    for i in range(8):
        assert m.ready(i) is [Bare, Holder, Derived, Count, Late, Changed, Added, Based][i]

    # What they hold lives, and what nobody holds goes.
    keep = [Holder(i) for i in range(50)]
    for h in keep:
        h.o([h.number])
    for i in range(20):
        [Holder(i) for _ in range(10)]
        gc.collect()
    print(sum(h.item[0] for h in keep))
