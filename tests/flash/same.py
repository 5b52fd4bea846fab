# Two modules that are to behave alike, one of ours and one written by hand: prints nothing but ok.
import mymodule
import mymodulehw
import noddy4
import noddy4hw


def outcome(f):
    try:
        return f()
    except Exception as error:
        return type(error)


def noddy(Noddy):
    n = Noddy("Ada", last="Lovelace")
    yield n.name(), n.first, n.last, n.number, isinstance(n, Noddy), Noddy().name()
    n.first, n.number = 1, -7
    yield n.name(), n.number
    yield outcome(lambda: setattr(n, "number", "x")), outcome(lambda: delattr(n, "number")), n.number
    del n.last
    yield outcome(n.name), outcome(lambda: n.last), outcome(lambda: delattr(n, "last"))
    yield outcome(lambda: n.other), outcome(lambda: setattr(n, "other", 1)), outcome(lambda: setattr(n, "name", 1))
    yield outcome(lambda: Noddy(1, 2, 3, 4)), outcome(lambda: Noddy(other=1)), outcome(lambda: Noddy(number=None))

    class Sub(Noddy):
        def name(self):
            return super().name() + "!"

    s = Sub("a", "b", 3)
    s.own = s
    yield s.name(), s.number, s.own is s, isinstance(s, Noddy)


def driver(MyClass):
    m = MyClass()
    yield m.question, m.answer, m.__enter__() is m
    yield outcome(lambda: setattr(m, "answer", 1)), outcome(lambda: m.other), outcome(lambda: MyClass(1))
    yield outcome(lambda: MyClass(a=1)), outcome(lambda: m.__exit__(1))
    with m as same:
        yield same is m
    yield outcome(lambda: m.answer), outcome(lambda: m.question), outcome(m.__enter__), m.deinit()


for run, ours, theirs in ((noddy, noddy4.Noddy, noddy4hw.Noddy), (driver, mymodule.MyClass, mymodulehw.MyClass)):
    for a, b in zip(run(ours), run(theirs)):
        if a != b:
            print(run.__name__, a, b)
print("ok")
