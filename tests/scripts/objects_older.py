# modules: older_t
# cpython: >=3.10
# What modules of the time before 3.10 write: Py_TYPE and Py_SIZE assigned to, the older
# buffer functions, slots called through the type of any value.
import older_t

row = older_t.Row(3)
print(len(row), [row.push(i * 10) for i in range(3)], len(row), list(row), row[-1])
try:
    row[3]
except IndexError as e:
    print(e)


class Longer(older_t.Row):
    def push_all(self, items):
        for i in items:
            self.push(i)


longer = Longer(200)
longer.push_all(range(100))
print(len(longer), sum(longer), longer[99])

print(older_t.sizes((1, 2, 3), [1] * 40, b"four"), older_t.sizes((), [], b""))


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


memory = bytearray(b"memory")
for o in (b"bytes", memory, memoryview(memory), 3, "text"):
    attempt(older_t.readable, o)
attempt(older_t.fill, memory, "x")
attempt(older_t.fill, b"bytes", "x")
attempt(older_t.fill, None, "x")
print(memory)

for n in (0, 5):
    print(len(older_t.grown(n)))


def generator(n):
    for i in range(n):
        yield i
    if n > 3:
        raise KeyError(n)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __call__(self, n):
        return self.n + n


class Shelf:
    def __iter__(self):
        return iter(("a", "b"))


for o in ([1, 2], (3,), "text", b"by", bytearray(b"te"), range(3), {"k": 1}, {"k": 1}.values(),
          {"k": 1}.items(), {5}, frozenset((6,)), generator(3), map(str, [7]), zip([8], [9]),
          filter(None, [0, 1]), enumerate("e"), reversed([1, 2]), Countdown(3), Shelf(), iter([]),
          memoryview(b"m"), row, [i for i in "c"], (i for i in "g")):
    attempt(older_t.walked, o)
attempt(older_t.walked, generator(4))
attempt(older_t.walked, 5)


def function(*args):
    return args


for f, args in ((function, (1, 2)), (len, ("four",)), (int, ("5",)), (Countdown(2), (3,)),
                ([].append, (1,)), (Countdown, (9,)), (lambda: 6, ()), (older_t.grown, (1,)),
                (row.__len__, ()), (7, ())):
    attempt(lambda: type(older_t.called(f, args)).__name__)


class Named:
    pass


for i in range(2):
    o, d = Named(), {"old": 1}
    got = older_t.identified([1, 2], o, d)
    print(got[0] is d, got[1][:3], got[1][3] is o, got[2:5], got[5] is got[1], got[6:], sorted(d), o.colour is got[1])
attempt(older_t.unidentified, o)
attempt(lambda: older_t.identified((), o, d))
