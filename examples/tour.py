"""A tour of the example modules.

    python3 tour.py MODULE...       those modules
    python3 tour.py                 all of them

It prints the same text on every host. So an error is shown by its type, and its text only
where the module itself wrote it: hosts word their own errors as they like.
"""

import gc
import sys


def show(label, value):
    print("   ", label, "->", value)


def error(call, *args, **kwargs):
    """The name of the exception that the call raises."""
    try:
        result = call(*args, **kwargs)
    except Exception as e:
        return type(e).__name__
    return "no error but %r" % (result,)


def message(call, *args):
    """The same, with its text."""
    try:
        result = call(*args)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)
    return "no error but %r" % (result,)


def defined(obj):
    """What dir() tells that does not come from the host."""
    return sorted(n for n in dir(obj) if not n.startswith("__"))


def describe(cls, obj):
    show("__name__ of the type", cls.__name__)
    show("type(obj) is the type", type(obj) is cls)
    show("isinstance", isinstance(obj, cls))
    show("issubclass of object", issubclass(cls, object))
    show("repr starts", repr(obj).split(" object at ")[0])
    show("equal to itself, to another", (obj == obj, obj == cls()))
    show("usable as a key", {obj: "found"}[obj])


def tour_minimal(module):
    show("module defines", defined(module))
    n = module.Noddy()
    describe(module.Noddy, n)
    show("str + object", error(lambda: "" + n))
    show("object + str", error(lambda: n + ""))
    show("a call of it", error(lambda: n()))
    show("an attribute it lacks", error(getattr, n, "first"))
    show("setting one", error(setattr, n, "first", 1))
    show("a subclass of it", error(lambda: type("Sub", (module.Noddy,), {})))
    show("a thousand of them", len([module.Noddy() for _ in range(1000)]))


def tour_person(module):
    """What noddy2, noddy3 and noddy4 have in common."""
    Noddy = module.Noddy
    show("module defines", defined(module))
    show("type defines", defined(Noddy))
    describe(Noddy, Noddy())

    n = Noddy()
    show("new", (n.first, n.last, n.number, n.name()))
    n = Noddy("Ada", "Lovelace", 1815)
    show("by position", (n.first, n.last, n.number, n.name()))
    n = Noddy(number=-7, last="Hopper", first="Grace")
    show("by keyword", (n.first, n.last, n.number, n.name()))
    n = Noddy("Alan", number=3)
    show("mixed", (n.first, n.last, n.number, n.name()))
    show("too many", error(Noddy, "a", "b", 1, 2))
    show("unknown keyword", error(Noddy, middle="x"))
    show("given twice", error(Noddy, "a", first="b"))
    show("number as a string", error(Noddy, number="12"))
    show("number too large", error(Noddy, number=1 << 40))

    n.first = "Kurt"
    n.last = "G\u00f6del"
    n.number = 1906
    show("after assignment", (n.first, len(n.last), n.number, n.name() == "Kurt G\u00f6del"))
    n.number += 1
    show("number plus one", n.number)
    for limit in (-(1 << 31), (1 << 31) - 1):
        n.number = limit
        show("number at its limit", n.number == limit)
    show("number = 'x'", error(setattr, n, "number", "x"))
    show("del number", error(delattr, n, "number"))
    n.__init__("Emmy")
    show("initialised again", (n.first, len(n.last), n.name() == "Emmy G\u00f6del"))

    show("method of the type", Noddy.name(n) == n.name())
    show("on something else", error(Noddy.name, 5))
    show("method with arguments", error(n.name, 1))
    bound = n.name
    n.last = "Noether"
    show("bound method", bound())
    show("setattr", setattr(n, "first", "E."))
    show("getattr", (getattr(n, "first"), getattr(n, "nickname", "none")))
    show("hasattr", (hasattr(n, "first"), hasattr(n, "nickname")))
    show("a new attribute", error(setattr, n, "nickname", "x"))

    tour_subclass(Noddy)


def tour_subclass(Noddy):
    class Titled(Noddy):
        greeting = "Dear"

        def __init__(self, title, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.title = title

        def name(self):
            return self.title + " " + super().name()

    class Doctor(Titled):
        def __init__(self, *args):
            super().__init__("Dr", *args)

    t = Titled("Prof", "Lise", "Meitner", number=109)
    show("subclass", (t.title, t.first, t.last, t.number, t.greeting))
    show("overridden method", t.name())
    show("the base's method", Noddy.name(t))
    d = Doctor("Marie", "Curie")
    show("subclass of that", (d.name(), d.number))
    d.number = 84
    d.field = "radium"
    show("its attributes", (d.number, d.field, d.title))
    show("isinstance", [isinstance(d, c) for c in (Doctor, Titled, Noddy, object, list)])
    show("isinstance of the base", [isinstance(Noddy(), c) for c in (Titled, Noddy)])
    show("issubclass", [issubclass(Doctor, Noddy), issubclass(Noddy, Doctor)])
    show("type", (type(d) is Doctor, type(d).__name__))


def tour_unchecked(module):
    """noddy2 and noddy4 take anything for a name and let it be deleted."""
    n = module.Noddy([1, 2], {"a": 1}, 3)
    show("other things than strings", (n.first, n.last, n.name()))
    n.first = None
    show("None", (n.first, n.name()))
    n = module.Noddy("Ada", "Lovelace")
    del n.first
    show("deleted", error(lambda: n.first))
    show("deleted again", error(delattr, n, "first"))
    show("name()", message(n.name))
    n.first = "Ada"
    show("assigned again", n.name())
    del n.last
    show("name() without last", message(n.name))
    show("the rest", (n.first, n.number))


def tour_checked(module):
    """noddy3 insists on strings."""
    n = module.Noddy("Ada", "Lovelace")
    show("first = 5", message(setattr, n, "first", 5))
    show("last = None", message(setattr, n, "last", None))
    show("del first", message(delattr, n, "first"))
    show("del last", message(delattr, n, "last"))
    show("Noddy(5)", error(module.Noddy, 5))
    show("Noddy(last=b'x')", error(module.Noddy, last=b"x"))
    show("unharmed", n.name())

    class Name(str):
        pass

    n.first = Name("Augusta")
    show("a subclass of str", n.first == "Augusta")


def make_cycles(Noddy, count):
    for _ in range(count):
        n = Noddy("in", "circles")
        around = [n]
        n.first = around
        around.append(n)


def tour_cycles(module):
    """A tenth may survive: a collector that looks for pointers on the C stack can err."""
    make_cycles(module.Noddy, 10)
    gc.collect()
    gc.disable()
    before = gc.mem_alloc() if hasattr(gc, "mem_alloc") else 0
    make_cycles(module.Noddy, 500)
    made = gc.mem_alloc() - before if hasattr(gc, "mem_alloc") else 0
    found = gc.collect()
    # Not every host counts what it has collected.
    if found is None:
        found = 1000 if gc.mem_alloc() - before < made // 10 else 0
    show("500 cycles are collected", found >= 2 * 450)
    gc.enable()

    n = module.Noddy()
    around = [n]
    n.first = around
    n.last = module.Noddy("kept", "alive", 7)
    for _ in range(10):
        gc.collect()
        make_cycles(module.Noddy, 50)
    show("a cycle in use stays", (n.first is around, around[0] is n, n.first[0].last.name()))


def tour_list(module):
    Shoddy = module.Shoddy
    show("module defines", defined(module))
    s = Shoddy(range(3))
    show("new", (s, len(s), Shoddy(), list(Shoddy("ab"))))
    s.extend(s)
    show("extended by itself", (len(s), s))
    show("counted", (s.increment(), s.increment(), s.increment()))
    show("another one's counter", Shoddy().increment())
    show("isinstance", (isinstance(s, Shoddy), isinstance(s, list), isinstance([], Shoddy)))
    show("type", (type(s) is Shoddy, Shoddy.__name__, issubclass(Shoddy, list)))

    show("index and slice", (s[0], s[-1], s[1:3], s[::-1]))
    show("out of range", error(lambda: s[6]))
    s[0] = "zero"
    s[1:3] = []
    show("assigned", s)
    del s[0]
    show("deleted", s)
    s.append(9)
    s.insert(0, 7)
    s.sort()
    show("sorted", (s, s.pop(), s.index(2), s.count(7)))
    show("reversed", sorted(s, reverse=True))
    s.reverse()
    show("iterated", [x + 1 for x in s])
    show("contains", (7 in s, 8 in s))
    show("arithmetic", (s + [1], s * 2, [0] + s))
    show("equal", (s == [7, 2, 1, 0], [7, 2, 1, 0] == s, s == Shoddy(s), s != [1]))
    show("true and false", (bool(s), bool(Shoddy())))
    show("sum, max", (sum(s), max(s)))
    show("nested", Shoddy([Shoddy([1]), [2]]))
    show("as an argument", (list(s), tuple(s), ".".join(Shoddy("xy"))))
    show("not hashable", error(hash, s))
    show("not iterable", error(Shoddy, 5))

    class Stack(Shoddy):
        def push(self, x):
            self.append(x)
            return self.increment()

    k = Stack([1])
    show("subclass", (k.push(2), k.push(3), k, len(k), isinstance(k, list)))
    s.clear()
    show("cleared", (s, s.increment()))


def tour_driver(module):
    MyClass = module.MyClass
    show("module defines", defined(module))
    show("type defines", defined(MyClass))
    show("and", [n in dir(MyClass) for n in ("__enter__", "__exit__")])
    show("no arguments", (error(MyClass, 1), error(MyClass, key=1)))
    m = MyClass()
    show("type", (type(m) is MyClass, MyClass.__name__))
    show("properties", (m.question, m.answer))
    show("answer = 43", error(setattr, m, "answer", 43))
    show("del question", error(delattr, m, "question"))
    show("deinit", (m.deinit(), m.deinit()))
    show("answer afterwards", message(lambda: m.answer))
    show("question afterwards", error(lambda: m.question))
    show("with afterwards", error(m.__enter__))
    with MyClass() as m:
        show("inside with", (m.question, m.answer))
    show("after with", error(lambda: m.answer))
    try:
        with MyClass() as m:
            raise KeyError("on its way")
    except KeyError as e:
        show("an exception passes", e.args)
    show("and has closed it", error(lambda: m.answer))
    show("another one", MyClass().answer)


TOURS = {
    "noddy": [tour_minimal],
    "noddy2": [tour_person, tour_unchecked],
    "noddy3": [tour_person, tour_checked],
    "noddy4": [tour_person, tour_unchecked, tour_cycles],
    "shoddy": [tour_list],
    "mymodule": [tour_driver],
    "noddy4_rs": [tour_person, tour_unchecked, tour_cycles],
    "mymodule_rs": [tour_driver],
}


def main(names):
    for name in names or sorted(TOURS):
        if name not in TOURS:
            print("tour.py: no such module:", name, "- there are:", " ".join(sorted(TOURS)))
            return 2
        print(name)
        module = __import__(name)
        for tour in TOURS[name]:
            tour(module)
    return 0


sys.exit(main(sys.argv[1:]))
