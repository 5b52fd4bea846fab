# modules: lifetime_t
# What only native memory holds stays alive: raw memory of every kind, pointers into the
# middle of it, static variables, fields.
import gc
import lifetime_t as t
from lifetime_t import Counted
from support.report import collect


def churn():
    # Allocations of all sizes, so that freed memory is used again.
    for i in range(1, 200):
        [None] * i
        bytearray(i * 3)
        str(i) * (i % 17)
        Counted(-1)


def survive():
    for _ in range(10):
        gc.collect()
        churn()
    collect()


def fresh(i):
    # Nothing of this is held elsewhere, not even the text.
    return Counted(i, ["item", str(i) * 5, {"n": i}])


def right(c, i):
    return type(c) is Counted and c.number == i and c.held == ["item", str(i) * 5, {"n": i}]


def fill(push, n):
    for i in range(n):
        push(fresh(i))


n = 60
for push, pop in (
    (t.push_pymem, t.pop_pymem),
    (t.push_object, t.pop_object),
    (t.push_malloc, t.pop_malloc),
    (t.push_middle, t.pop_middle),
    (t.push_array, t.pop_array),
):
    fill(push, n)
    survive()
    print([right(pop(), i) for i in range(n - 1, -1, -1)].count(True))
t.set_aligned(fresh(7))
survive()
print(right(t.take_aligned(), 7))
t.set_slack(fresh(8))
survive()
print(right(t.take_slack(), 8))
for i in range(71):
    t.set_static(i, fresh(i))
survive()
print([right(t.get_static(i), i) for i in range(71)].count(True))
print(t.get_static(3) is t.get_static(3))


def chained():
    c = fresh(1)
    return Counted(2, Counted(3, (c, [Counted(4, c)])))


c = chained()
survive()
print(right(c.held.held[0], 1), c.held.held[1][0].held is c.held.held[0], c.number, c.held.number)

# Other values than native objects.
for value in ("text" * 3, [1, 2], 1 << 80, 2.5, None, True, (1,), {"k": 1}, b"raw" * 3, 12345678):
    t.push_malloc(value)
    t.push_pymem(value)
    del value
survive()
print([t.pop_malloc() for _ in range(10)])
print([t.pop_pymem() for _ in range(10)][::-1][0])

# Emptied places let go.
t.reset()
for i in range(71):
    t.set_static(i, None)


def temporary():
    fill(t.push_malloc, 100)
    fill(t.push_pymem, 100)
    fill(t.push_middle, 100)
    for _ in range(100):
        t.pop_malloc()
        t.pop_pymem()
        t.pop_middle()


temporary()
collect()
made, gone = t.counts()
print(made, 280 <= gone)
