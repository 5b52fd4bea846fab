# modules: older_t
# What modules of the time before 3.10 write: Py_TYPE and Py_SIZE assigned to, the older
# buffer functions.
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
