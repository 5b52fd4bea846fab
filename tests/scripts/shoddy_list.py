# modules: shoddy
# A native subclass of list behaves like a list.
from shoddy import Shoddy
from support.report import kind

s = Shoddy(range(3))
print(s, repr(s), str(s), len(s), bool(s), bool(Shoddy()))
s.extend(s)
print(len(s), s)
print([s.increment() for _ in range(3)], Shoddy().increment())
print(Shoddy(), Shoddy("abc"), Shoddy((1, 2)), Shoddy([[]]), Shoddy({"k": 1}), Shoddy(s) == s)
print(s[0], s[-1], s[5])
print(s[1:3], s[:], s[::2], s[::-1], s[4:1:-1], s[10:], type(s[1:3]) is list)
kind("beyond", lambda: s[6])
kind("index by str", lambda: s["x"])
s[0] = "first"
s[-1] = "last"
print(s)
s[1:3] = [7, 8, 9]
print(s)
del s[0]
del s[1:3]
print(s)
s.append(None)
s.insert(1, "in")
s += [5]
print(s, type(s) is Shoddy)
print(s.pop(), s.pop(0), s)
s.remove(None)
print(s)
kind("remove", s.remove, "absent")
s = Shoddy([3, 1, 2])
s.sort()
print(s)
s.sort(reverse=True)
print(s)
s.sort(key=lambda x: -x % 3)
print(s)
s.reverse()
print(s, sorted(s), list(reversed(s)))
print(s.index(1), s.count(3), s.count(9), s.copy(), type(s.copy()) is list)
print(s + [4], [4] + s, s + s, s * 2, 2 * s, type(s + [4]) is list)
print(1 in s, 5 in s, [x for x in s], list(s), tuple(s), sum(s), max(s), min(s))
print(s == [1, 2, 3], s == Shoddy(s), s != [1], s == (1, 2, 3), s < [9], s > [0], s >= s)
for i, x in enumerate(s):
    print(i, x, end=";")
print()
a, b, c = s
print(a, b, c, *s)
print(list(zip(s, s)), list(map(str, s)), any(s), all(s))
print("-".join(Shoddy(["x", "y"])))
it = iter(s)
print(next(it), next(it), list(it))
kind("hash", hash, s)
kind("Shoddy(5)", Shoddy, 5)
kind("Shoddy(1, 2)", Shoddy, 1, 2)
kind("attribute", setattr, s, "x", 1)
s.append(s)
print(len(s), s[-1] is s)
s.clear()
print(s, s.increment())
s.extend(x * x for x in range(4))
print(s)
