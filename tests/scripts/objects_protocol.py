# modules: objects_t
# The object and number protocols, checks and types through the API.
import objects_t as t
from support.report import attempt, kind


class Plain:
    def __init__(self):
        self.x = 1


class Odd:
    def __repr__(self):
        return "<Odd>"

    def __bool__(self):
        return False

    def __len__(self):
        return 5

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 5


class Slices:
    def __getitem__(self, key):
        return key


p = Plain()
print(t.attributes(p, 5), p.spam, hasattr(p, "eggs"))
print(t.get_attribute(p, "x"), t.get_attribute(Plain, "__name__"))
kind("get_attribute", t.get_attribute, p, "missing")
kind("get_attribute of int", t.get_attribute, 5, "missing")
kind("attributes of int", t.attributes, 5, 1)
for v in (5, "s", "", None, [], [1], 2.5, b"x", (1,), True, {}, Odd()):
    r = t.views(v)
    print(r[0], r[1], r[2] is type(v), r[3], r[4])
attempt("items", t.items, {}, "k", "v")
attempt("items", t.items, [1, 2], 0, "new")
kind("items", t.items, (1,), 0, 1)
kind("items", t.items, [1], 5, 1)
kind("items", t.items, 5, 0, 1)
for v in ([1, 2], "abc", {}, (1,), b"x", Odd(), range(7)):
    attempt("sizes", t.sizes, v)
kind("sizes of int", t.sizes, 5)
print(t.compared(1, 2), t.compared("b", "a"), t.compared([1], [1]))
kind("compared", t.compared, 1, "x")
for v, cls in ((1, int), (1, (str, int)), ("x", int), (p, Plain), (Plain, type)):
    print(t.instance_of(v, cls), end=" ")
print(t.subclass_of(KeyError, LookupError), t.subclass_of(Plain, (int, object)), t.subclass_of(int, str))
kind("instance_of", t.instance_of, 1, 1)
kind("subclass_of", t.subclass_of, 1, int)
for v in (1, "x", None, (1, 2), Odd(), 1.5, b"x"):
    print(t.hashed(v), end=" ")
print()
kind("hashed", t.hashed, [])
for v in (True, 5, 2.5, "x", b"x", bytearray(b"x"), (1,), [1], {}, set(), frozenset(), int,
          Plain, Plain(), Odd(), Slices()[1:2], None, len, t, iter([]), range(3), lambda: 1):
    print([n for n in t.checks(v) if n not in ("Iter", "Sequence")])
print("Iter" in t.checks(iter([])), "Iter" in t.checks([]), "Sequence" in t.checks([]),
      "Sequence" in t.checks({}), "Sequence" in t.checks(5))
expected = [object, type, int, bool, float, str, bytes, bytearray, tuple, list, dict, set]
print([a is b for a, b in zip(t.types(), expected)])
print(t.arithmetic(17, 5), t.arithmetic(-7, 2))
print(t.arithmetic(2.5, 2))
print(t.bitwise(12, 10))
print(t.added([1], [2]), t.added("a", "b"), t.added((1,), (2,)), t.added(1, 2.5))
kind("added", t.added, 1, "x")
big = 1 << 80
print(t.arithmetic(big, 3)[:3] == [big + 3, big - 3, big * 3], t.added(big, -big))
print(t.imported("sys").__name__, t.imported("objects_t") is t)
try:
    t.imported("no_such_module")
except ImportError:
    print("no such module")
print(t.module_dict(), t.memory(), t.ANSWER, t.NAME)
