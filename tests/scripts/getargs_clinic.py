# modules: clinic_t
# Functions that Argument Clinic's output parses arguments with.
import clinic_t as c
from support.report import attempt, kind

print(c.stack("x"), c.stack("a\0b", 5), c.stack("x", b=7, c=[1]), c.stack("x", 1, c="c"))
print(c.fast(1), c.fast(1, 3), c.fast(b=5, a=4), c.plain(1), c.plain(1, 5))
for args, kwds in (((), {}), ((1,), {}), (("a", "b"), {}), (("a", 1, 2), {}), (("a",), {"x": 1}), (("a", 1), {"b": 2})):
    kind("stack %r %r" % (args, sorted(kwds)), lambda: c.stack(*args, **kwds))
kind("fast", c.fast)
kind("fast", lambda: c.fast(1, a=2))
kind("plain", c.plain)
kind("plain", c.plain, 1, 2, 3)
kind("plain", c.plain, "x")
print(c.counted(1), c.counted(1, 2), c.exactly(5), c.nothing(), c.nothing(*(), **{}))
for f, args in (
    (c.counted, ()), (c.counted, (1, 2, 3)), (c.exactly, ()), (c.exactly, (1, 2)), (c.nothing, (1,)), (c.even, ("x",)),
    (c.even, (None,)), (c.even, (4,)),
):
    attempt("with %r" % (args,), f, *args)
attempt("nothing", lambda: c.nothing(x=1))
for f in c.unpacked, c.unpacked_dict:
    print(f(1, 2, d=3), f(1, b=2, d=3), f(1, 2, 3, d=4), f(1, 2, 3, e=5, d=4), f(1, d=0, c=7, b=[8]))
    for args, kwds in (
        ((), {}), ((1,), {"d": 4}), ((1, 2), {}), ((1, 2), {"e": 1}), ((1, 2, 3, 4), {}), ((1, 2, 3, 4), {"d": 5, "e": 6, "z": 7}),
        ((1, 2), {"b": 3, "d": 4}), ((1, 2), {"d": 4, "nope": 5}), ((1, 2), {"d": 4, "": 5}),
    ):
        attempt("unpacked %r %r" % (args, sorted(kwds)), lambda: f(*args, **kwds))
