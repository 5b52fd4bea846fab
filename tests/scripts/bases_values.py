# modules: bases_t
# Native subclasses of set, tuple, float, int and str. MicroPython's own types ask operands
# and arguments for their exact type here and there, so not everything is tried.
from bases_t import Float, Int, Set, Str, Tuple

s = Set([1, 2, 2])
s.add(3)
s.discard(1)
print(len(s), 3 in s, 1 in s, sorted(s), s == {2, 3}, isinstance(s, set), s.count_up(), s.count_up())
print(sorted(s | {9}), sorted(s & {3}), sorted(s - {3}), sorted(Set()), s >= {2})

t = Tuple([1, 2, 3])
print(t, len(t), t[0], t[1:], t + (4,), t == (1, 2, 3), 2 in t, list(t), t.describe(), hash(t) == hash((1, 2, 3)))
a, b, c = t
print(a, b, c, isinstance(t, tuple), type(t) is Tuple, t.index(2), bool(Tuple()), sum(t))

f = Float(2.5)
print(f, f + 1, 1 + f, f * 2, f == 2.5, f < 3, bool(Float(0)), -f, isinstance(f, float))
print(f.count_up(), f.count_up(), Float("1.5"), type(f) is Float, type(f + 1) is float)
print({2.5: "found"}[f], sorted([Float(3), Float(1)])[0], round(f * 2), abs(Float(-1)))

i = Int(42)
print(i, i + 1, 1 + i, i * 2, i == 42, i < 43, -i, i // 5, i % 5, i.describe(), isinstance(i, int))
print([0, 1, 2][Int(1)], "%d" % i, Int("7") + 0, {42: "found"}[i], type(i) is Int, int(i) == 42)
print(bool(Int()), Int(3) in [1, 2, 3], list(range(Int(2))), type(i + 1) is int)

x = Str("text")
print(x, repr(x), x + "!", x == "text", len(x), x[1], x[1:3], x.upper(), "ex" in x)
print(x.describe(), x.split("e"), "%s" % x, list(x))
print(isinstance(x, str), type(x) is Str, x.startswith("te"), x < "zzz", Str(5), bool(Str()))
