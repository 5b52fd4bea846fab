# modules: hostile_t
# heap: 4M
# Python code that changes a container while C code goes through it, raises in every slot, and
# objects that do not want to die.
import gc
import hostile_t as m
from hostile_t import Asks, Cat
from support.report import collect


def tell(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as e:
        print(what, type(e).__name__)


def survives(what, f, *args):
    """What comes of it differs."""
    try:
        f(*args)
    except Exception:
        pass
    print(what, "done")


# ---- lists ----
def clearing(items):
    def f(x):
        items.clear()
        gc.collect()
        return [x]
    return f


def growing(items):
    def f(x):
        if len(items) < 200:
            items.extend([x] * 20)
        return x
    return f


def shrinking(items):
    def f(x):
        if len(items) > 1:
            items.pop()
        gc.collect()
        return [x]
    return f


def replacing(items):
    def f(x):
        items[:] = [[i] for i in range(5)]
        return x
    return f


for make in clearing, growing, shrinking, replacing:
    for kind in list, type("L", (list,), {}):
        items = kind([[i] for i in range(9)])
        tell("list " + make.__name__, m.list_each, items, make(items))
        print(len(items))
        items = kind([[i] for i in range(9)])
        tell("iter " + make.__name__, m.iter_each, items, make(items))
        print(len(items))


def failing(x):
    raise KeyError(x)


tell("fails", m.list_each, [1, 2], failing)
tell("fails", m.iter_each, {1: 2}, failing)
tell("slice of itself", m.slice, items, 1, 3, items)
items = list(range(6))
tell("slice of itself", m.slice, items, 2, 4, items)
print(items)


def shortening():
    del items[1:]
    yield 1
    items.clear()
    yield 2


tell("slice", m.slice, items, 0, 2, shortening())
print(items)

# ---- dicts and sets ----
d = {i: [i] for i in range(9)}
tell("dict cleared", m.dict_each, d, lambda k: d.clear())
print(d)
d = {i: [i] for i in range(9)}
tell("dict values", m.dict_each, d, lambda k: d.update({k: [k, k]}))
print(sorted(d.values()))
d = {i: [i] for i in range(9)}
survives("dict grows", m.dict_each, d, lambda k: d.update({k + 100: [k], -k: k}))
d = {i: [i] for i in range(9)}
survives("dict shrinks", m.dict_each, d, lambda k: (d.pop(8, None), d.pop(7, None), gc.collect()))
s = {1, 2, 3}
survives("set grows", m.iter_each, s, lambda k: s.add(k + 10))
survives("set cleared", m.iter_each, s, lambda k: s.clear())

# ---- every slot asks ----
answers = {}
log = []


def ask(name, o, other):
    log.append(name)
    gc.collect()
    f = answers.get(name)
    if f is None:
        raise LookupError(name)
    return f(o, other)


OPERATIONS = (
    ("repr", repr), ("str", str), ("hash", hash), ("len", len), ("bool", bool), ("iter", iter), ("next", next),
    ("call", lambda o: o(1)), ("get", lambda o: o.prop), ("set", lambda o: setattr(o, "prop", 1)), ("[]", lambda o: o[1]),
    ("[]=", lambda o: o.__setitem__(1, 2)), ("del []", lambda o: o.__delitem__(1)), ("in", lambda o: 1 in o),
    ("+", lambda o: o + 1), ("r+", lambda o: 1 + o), ("-", lambda o: -o), ("index", lambda o: [1, 2][o]), ("float", float),
    ("<", lambda o: o < 1), ("<=", lambda o: o <= 1), ("==", lambda o: o == 1), ("!=", lambda o: o != 1),
    (">", lambda o: o > 1), (">=", lambda o: o >= 1), ("in a list", lambda o: [o].index(1)),
    ("key", lambda o: {o: 1}), ("in a set", lambda o: o in {1: 2}), ("sorted", lambda o: sorted([o, 1])),
    ("max", lambda o: max(o, 1)), ("list", list), ("format", lambda o: "%s" % o), ("repr in a list", lambda o: repr([o])),
    ("sum", lambda o: sum([o, o])), ("range", lambda o: range(o)), ("if", lambda o: 1 if o else 2), ("and", lambda o: o and 1),
)


class SubAsks(Asks):
    pass


o, sub, none = Asks(ask), SubAsks(ask), Asks.__new__(Asks)
for what, f in OPERATIONS:
    tell(what, f, o)
    tell(what, f, sub)
    tell(what + ", unmade", f, none)
# Answers of a wrong kind.
for wrong in (5, "text", None, -1, 2**80, [1]):
    answers = {}
    for name, f in OPERATIONS:
        answers[name] = lambda o, other: wrong
    for what, f in OPERATIONS:
        survives("", f, o)
        survives("", f, sub)
# Who asks is replaced while it is asked.
def vanishing(o, other):
    o.ask = None
    o.__init__(ask)
    log.clear()
    collect()
    return 1


answers = {name: vanishing for name, f in OPERATIONS}
for what, f in OPERATIONS:
    survives(what, f, o)

# ---- comparing and sorting ----
# Not with what the VM's own list and dict do by themselves: those crash it with plain classes, too.
items = []
seen = []


def less(o, other):
    if len(seen) < 5:
        seen.append(1)
        items.append(None)
        items.clear()
        gc.collect()
        seen.append([[i] for i in range(20)])
    return len(seen) % 2


answers = {"<": less, ">": less, "==": lambda o, other: items.clear() or gc.collect() or False}
items[:] = [Asks(ask) for i in range(10)]
tell("sort", m.sort, items)
answers["<"] = lambda o, other: id(o) < id(other)
items[:] = [Asks(ask) for i in range(10)]
tell("sort", m.sort, items)
print(all(id(a) < id(b) for a, b in zip(items, items[1:])))
items[:] = [Asks(None) for i in range(10)]
tell("sort", m.sort, items)
print(len(items))
def look(o, other):
    seen.append(len(items))
    return id(o) < id(other)


answers["<"] = look
seen.clear()
items[:] = [Asks(ask) for i in range(10)]
tell("sort", m.sort, items)
print(set(seen), len(items), all(id(a) < id(b) for a, b in zip(items, items[1:])))


def add(o, other):
    items.append(o)
    return id(o) < id(other)


answers["<"] = add
items[:] = [Asks(ask) for i in range(10)]
tell("sort", m.sort, items)
print(len(items), all(id(a) < id(b) for a, b in zip(items, items[1:])))
answers["<"] = less
seen.clear()
for f in m.sort, sorted, min:
    items[:] = [Asks(ask) for i in range(10)]
    seen.clear()
    survives("sort", f, items)
items = [Asks(ask) for i in range(10)]
survives("find", m.find, items, 5)
items = [Asks(ask) for i in range(10)]
survives("tuple", lambda: (1,) + tuple(items) == tuple(items) + (1,))
answers = {"repr": lambda o, other: items.clear() or gc.collect() or "x"}
items = [Asks(ask) for i in range(10)]
survives("repr", repr, items)
items = [Asks(ask) for i in range(10)]
survives("repr", repr, {1: items, 2: items})
parts = ["a", "b", "c"]


class Text(str):
    def __str__(self):
        parts.clear()
        return "x"


parts[1] = Text("b")
print(m.join("-", parts), m.join(",", (p for p in parts)))

# ---- back from the dead ----
def cats(cls, n, lives):
    for _ in range(n):
        c = cls(lives)
        c.list.append([n])


class SubCat(Cat):
    pass


for cls in Cat, SubCat:
    cats(cls, 20, 1)
    collect()
    c, n = m.take()
    # What a tp_dealloc frees it has lost on a VM.
    print(15 <= n <= 20, type(c) is cls, c.list in (None, [[20]]), c.lives)
    c.list = [c]
    c.__init__(0)
    c = None
    collect()
    print(m.take()[1] < 5)
    cats(cls, 20, 3)
    for _ in range(4):
        collect()
        m.take()
print("end")
