# modules: steal_t
# References that were stolen or forgotten: a VM that traces goes on.
import gc
import steal_t as t


def busy():
    t.busy()
    return [t.Thief(i, [i], x=i) for i in range(20)]


x = t.dropped(["mine"])
busy()
print(x, t.dropped(x) is x)
t.cached_list().append("cached")
busy()
print(t.cached_list())
print(t.stolen(x))
busy()
print(x, t.added)
print(t.build_n(x))
print(t.borrowed([["first", 2], 3]))
o, value = t.freed()
busy()
print(type(o) is t.Thief, value)
print(t.freed_twice(), t.after_release(b"abc"), t.after_release(bytearray(5)))
pair = (x, x)
print(t.changed(pair), pair)

# The arguments of a call, kept without a reference: whose they are later is not said, but
# they are a tuple and a dict of whole values.
o = t.Thief(1, ["a"], key=["b"])
for _ in range(3):
    busy()
    args, kwds = o.kept()
    print(type(args) is tuple, len(args), type(kwds) is dict or kwds is None)
    repr((args, kwds))
o = t.Thief(1, 2, key=3)
args, kwds = o.get_args(), o.get_kwds()
before = repr(args), repr(kwds)
for i in range(5):
    t.Thief("other", i, key="other")
    busy()
# Once Python has them they are its own.
print((repr(args), repr(kwds)) == before, type(args) is tuple)
for i in range(20):
    old = o.keep(i, i + 1)
    if i % 5 == 0:
        gc.collect()
    repr(old)
    hash(old) if isinstance(old, tuple) else None
print(o.set_value(["v"]), o.set_value(["w"]))


class Sub(t.Thief):
    pass


s = [Sub(i, k=i) for i in range(10)]
busy()
print(all(isinstance(p.get_args(), tuple) for p in s))
