# modules: weak_t language_t
# cpython: >=3.9
# skip: micropython:[A-Z]* the port leaves out operators of classes made in Python
# The module weakref: references, proxies and their operators, dictionaries, sets, methods,
# finalizers.
import weakref
from language_t import Mute
from support.report import attempt, collect, kind
from weak_t import Target

called = []


class Thing(Target):
    def __init__(self, name="thing"):
        self.name = name
        self.items = {}

    def __repr__(self):
        return "<%s>" % self.name

    def __str__(self):
        return "str " + self.name

    def __add__(self, other):
        return self.name, "+", other

    def __radd__(self, other):
        return other, "+", self.name

    def __mul__(self, other):
        return self.name, "*", other

    def __neg__(self):
        return "-" + self.name

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]

    def __contains__(self, key):
        return key in self.items

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(sorted(self.items))

    def __eq__(self, other):
        return getattr(other, "name", None) == self.name

    def __lt__(self, other):
        return "less"

    def __hash__(self):
        return hash(self.name)

    def method(self, *args):
        return self.name, args


class Called(Thing):
    def __call__(self, *args, **kw):
        return args, kw


t = Thing()
r = weakref.ref(t)
print(r() is t, weakref.ref(t) is r, r == weakref.ref(t, called.append), hash(r) == hash(t), r.__callback__)
print(type(r) is weakref.ref is weakref.ReferenceType, callable(r), weakref.getweakrefcount(Thing()))
u = Thing("thing")
print(r == weakref.ref(u), r != weakref.ref(u), r == weakref.ref(Thing("no")))
attempt("ref()", weakref.ref)
attempt("ref(a, b, c)", weakref.ref, t, None, None)
attempt("ref of an int", weakref.ref, 5)
attempt("ref of None", weakref.ref, None)
attempt("ref of a tuple", weakref.ref, ())
attempt("ref of a str", weakref.ref, "x")
attempt("ref of a Mute", weakref.ref, Mute())
attempt("proxy of a list", weakref.proxy, [])
kind("r(1)", r, 1)


class SubMute(Mute):
    pass


m = SubMute()
print(weakref.ref(m)() is m)

p = weakref.proxy(t)
print(type(p) is weakref.ProxyType, weakref.proxy(t) is p, p.name, str(p), p.method(1))
p.name = "other"
print(t.name, p + 1, 1 + p, p * 2, -p, p == t, t == p, p != t, p < 3, bool(p))
p["k"] = 1
print(p["k"], "k" in p, "x" in p, len(p), list(p), bool(p), p is t)
del p["k"]
del p.name
kind("deleted", lambda: p.name)
t.name = "thing"
kind("hash", hash, p)
kind("p()", lambda: p())
c = Called("called")
q = weakref.proxy(c)
print(type(q) is weakref.CallableProxyType, callable(q), q(1, x=2), callable(p))
print(weakref.getweakrefcount(c), weakref.getweakrefs(c)[0] is q, weakref.getweakrefcount(t) >= 2)


def dead_proxies():
    return [weakref.proxy(Thing()) for _ in range(20)]


dead = dead_proxies()
collect()
alive = 0
for d in dead:
    try:
        d.name
        alive += 1
    except ReferenceError as e:
        text = str(e)
print(text, alive < 3)

# Callbacks: the last reference's is called first.
order = []


def with_callbacks():
    o = Thing()
    return [weakref.ref(o, lambda r, i=i: order.append(i)) for i in range(3)]


def many(n):
    return [with_callbacks() for _ in range(n)]


kept = many(10)
collect()
print(len(order) >= 27, order[:3], all(r() is None for r in kept[0]))
print(kept[0][0] == kept[0][0], kept[0][0] == kept[0][1], kept[0][0].__callback__)
kind("hash of a dead one", hash, kept[0][0])

d = weakref.WeakValueDictionary()
d["a"] = t
d["b"] = c


def add(d):
    for i in range(20):
        d[i] = Thing()


add(d)
collect()
print(len(d) < 5, d["a"] is t, "a" in d, "z" in d, d.get("z", 5), sorted(k for k in d if isinstance(k, str)))
print(d.pop("b") is c, d.pop("b", None), d.setdefault("s", c) is c, d.copy()["a"] is t, len(d.valuerefs()) >= 2)
attempt("missing", lambda: d["z"])
attempt("pop", d.pop, "z")
d.update(x=t)
print(dict(d.items())["x"] is t, d.popitem()[0] is not None, (d | {"y": c})["y"] is c)
d.clear()
print(len(d), list(d.items()), isinstance(repr(d), str))
attempt("an int", d.__setitem__, "i", 5)

k = weakref.WeakKeyDictionary()
k[t] = 1
k[c] = 2


def keys(k):
    for i in range(20):
        k[Thing("key %d" % i)] = i


keys(k)
collect()
print(len(k) < 5, k[t], k.get(c), t in k, 5 in k, k.setdefault(t, 9), k.pop(c), k.get(c, "none"))
print([x is t for x in k.keys() if x.name == "thing"], k.copy()[t], k.popitem()[1] is not None)
kind("not there", k.__delitem__, Thing("no"))

s = weakref.WeakSet([t, c])
s.add(t)


def fill(s):
    for i in range(20):
        s.add(Thing("item %d" % i))


fill(s)
collect()
print(len(s) < 5, t in s, 5 in s, sorted(x.name for x in s if x.name in ("thing", "called")))
s.discard(Thing("no"))
s.remove(c)
kind("remove", s.remove, c)
u = weakref.WeakSet([c])
u |= weakref.WeakSet([t])
print(len(u), sorted(x.name for x in u | {t}), [x.name for x in u & {t}], [x.name for x in u - {t}], u >= {t}, u == weakref.WeakSet([t, c]))
print(u.issubset([t]), u.isdisjoint([]), len(u.copy()), u.pop().name in ("thing", "called"), len(u))
u.clear()
kind("pop", u.pop)

w = weakref.WeakMethod(t.method)
print(w()(1, 2), w == weakref.WeakMethod(t.method), w != weakref.WeakMethod(c.method), len({w, weakref.WeakMethod(t.method)}))
attempt("WeakMethod(5)", weakref.WeakMethod, 5)


def methods():
    return [weakref.WeakMethod(Thing().method, called.append) for _ in range(10)]


called.clear()
w = methods()
collect()
print(sum(x() is None for x in w) > 7, len(called) > 7, called[0] in w)

log = []
f = weakref.finalize(t, log.append, "t")
print(f.alive, f.atexit, f.peek()[0] is t, f.peek()[2:], f.detach()[2], f.alive, f(), log)


def finalizers():
    return [weakref.finalize(Thing(), log.append, i) for i in range(10)]


kept = finalizers()
collect()
print(len(log) > 7, kept[5].alive, kept[5].peek(), kept[5](), kept[5].detach(), "dead" in repr(kept[5]))
f = weakref.finalize(t, print, "at the end:", "t", sep=" ")
print(f.alive, f())
f = weakref.finalize(t, print, "never")
f.atexit = False
weakref.finalize(c, print, "at the end 2")
weakref.finalize(t, print, "at the end 1")
