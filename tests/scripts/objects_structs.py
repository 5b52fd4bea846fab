# modules: structs_t
# Tuples with named fields; what is behind functions and methods; bytes in hexadecimal.
import gc
import structs_t
from structs_t import Pair, Point
from support.report import attempt, kind

p = structs_t.point(1, "two", [3])
print(p, repr(p), len(p), p[0], p[-1], p[:1], p.x, p.y, p.label, p.extra)
print(isinstance(p, tuple), isinstance(p, Point), type(p) is Point, p == (1, "two"), p != (1, 2), tuple(p))
print(list(p), p + (4,), p * 2, "two" in p, p.index("two"), p.count(1), hash(p) == hash((1, "two")))
print(structs_t.got(p), structs_t.got(structs_t.point(0, 0)), structs_t.point(1, 2).label)
a, b = p
print(a, b, {p: 1}[(1, "two")], sorted([structs_t.point(2, 1), structs_t.point(1, 2)]))
print(Point.n_sequence_fields, Point.n_fields, Point.n_unnamed_fields, Point.__name__)

print(Point((1, 2)), Point([1, 2, 3]).label, Point((1, 2, 3, 4)).extra, Point("ab"))
print(Point((1, 2), {"label": "L", "extra": 5}).label, Point((1, 2), {"extra": 5}).extra)
print(Point(sequence=(1, 2), dict={"extra": 6}).extra, Point((1, 2, 3), {"extra": 7}).extra)
attempt("too few", Point, (1,))
attempt("too many", Point, (1, 2, 3, 4, 5))
attempt("no sequence", Point, 5)
attempt("no dict", Point, (1, 2), 5)
kind("nothing", Point)
kind("set", setattr, p, "x", 2)
kind("item", lambda: p[2])

kept = [structs_t.point(i, str(i), [i]) for i in range(200)]
gc.collect()
print(all(q.x == i and q.y == str(i) and q.label == [i] and structs_t.got(q) == (2, i, str(i), [i])
          for i, q in enumerate(kept)))

q = structs_t.pair(1, None)
print(q, q.left, q.right, Pair((3, 4)).right, type(q).__name__, q < Pair((2, 0)))
attempt("exactly", Pair, (1,))
attempt("exactly", Pair, (1, 2, 3))
print(Point((1, 2, 3)).__reduce__() == (Point, ((1, 2), {"label": 3, "extra": None})))

for data in (b"", b"\x00", b"\x01\xab\xff", bytes(range(9))):
    print(structs_t.hex(data))
    for group in (1, 2, 3, 4, 0, -1, -2, 20):
        print(structs_t.hex(data, ":", group), structs_t.hex(data, b"-", group))
attempt("sep", structs_t.hex, b"ab", "", 1)
attempt("sep", structs_t.hex, b"ab", "::", 1)
attempt("sep", structs_t.hex, b"ab", "\u00e9", 1)
attempt("sep", structs_t.hex, b"ab", [1], 1)

print(structs_t.behind(structs_t.one), structs_t.behind(structs_t.point), structs_t.behind(structs_t.behind))
kind("behind", structs_t.behind, 5)


class A:
    def f(self):
        return "f"


a = A()
f, s, equal = structs_t.parts(a.f)
print(f(a), s is a, equal)
kind("parts", structs_t.parts, 5)

l = [1]
print(structs_t.extend(l, (2, 3)), l, structs_t.extend(l, iter("ab")), l)
attempt("extend", structs_t.extend, l, 5)
print(structs_t.same("caf\u00e9", "caf" + "\u00e9"), structs_t.same("a", "b"), structs_t.same("", ""))
