# modules: slots_t
# Sequences, mappings and iterators by slots.
from slots_t import Series, Table, Countdown
from support.report import attempt, kind

s = Series(5)
print(len(s), s[0], s[4], s[-1], s[-5], bool(s), bool(Series(0)))
attempt("s[5]", lambda: s[5])
attempt("s[-6]", lambda: s[-6])
kind("s['x']", lambda: s["x"])
print(list(s), tuple(s), [x for x in s], sum(s), max(s), 9 in s, 10 in s, 10 not in s)
kind("'x' in s", lambda: "x" in s)
a, b, *rest = s
print(a, b, rest, list(zip(s, s))[2], list(enumerate(s))[3])
s[1] = 100
s[-1] = -1
print(list(s))


def assign(x, key, value):
    x[key] = value


def delete(x, key):
    del x[key]


attempt("s[9] = 0", assign, s, 9, 0)
kind("s[0] = 'x'", assign, s, 0, "x")
attempt("del s[9]", delete, s, 9)
del s[0]
print(list(s), len(s))
print(s + s, s * 3, 4 * s)
attempt("Series(17)", Series, 17)
attempt("Series('x')", Series, "x")


class Sub(Series):
    def __len__(self):
        return 77

    def __getitem__(self, i):
        return "item %d" % i if i < 3 else super().__getitem__(i)


u = Sub(6)
print(len(u), u[0], u[4], 16 in u)

t = Table()
t["a"] = 1
t[2] = "two"
t[(1, 2)] = None
print(len(t), t["a"], t[2], t[(1, 2)], sorted(str(k) for k in t), bool(t), bool(Table()))
attempt("t['b']", lambda: t["b"])
kind("t[[]]", lambda: t[[]])
del t["a"]
attempt("t['a']", lambda: t["a"])
print(len(t), t[1:2], t[::-1], t[-3:], t[:])
kind("delete missing", delete, t, "zz")
t["a"] = 5
t["a"] += 1
print(t["a"], len(list(t)), "a" in t, "b" in t)

print(list(Countdown(4)), sum(Countdown(10)), list(Countdown(0)))
c = Countdown(3)
print(next(c), next(c), iter(c) is c, next(c), next(c, "end"))
kind("next", next, c)
for x in Countdown(2):
    print(x, end=" ")
print()
attempt("bad luck", list, Countdown(15))
print(*Countdown(3), sorted(dict(zip(Countdown(2), "ab"))))
print(max(Countdown(5)), 3 in Countdown(5), 9 in Countdown(5))
