# modules: slots_rs
# Suites of types in Rust, a subclass of list, a type from a spec, an exception.

import gc
import slots_rs
from slots_rs import Row
from support.report import attempt, kind

row = Row(b"\x01\x02\x03")
print(row, len(row), row[0], row[-1], 2 in row, 9 in row)
attempt("beyond", lambda: row[3])
kind("contains a str", lambda: "a" in row)
row[1] = 7
print(list(row), bytes(memoryview(row)))
memoryview(row)[0] = 5
print(row)


def remove(a, i):
    del a[i]


attempt("remove", remove, row, 0)
attempt("too long", Row, b"123456789")
kind("no bytes", Row, 1)

print(row + Row(b"a"), ~Row(b"\xff\x00"), bool(Row(b"\0")), bool(row))
print(int(row), int(Row(b"")), [0, 10, 20][Row(b"\x02")], hex(Row(b"\x10")))
kind("add an int", lambda: row + 1)
kind("an int and it", lambda: 1 + row)
attempt("together too long", lambda: Row(b"12345") + Row(b"12345"))
same = row
same <<= 1
print(same is row, row)

print(Row(b"a") == Row(b"a"), Row(b"a") != Row(b"a"), Row(b"a") < Row(b"b"), Row(b"b") <= Row(b"a"))
print(Row(b"a") == 97, Row(b"a") != 97, hash(Row(b"ab")), {Row(b"a"): 1}[Row(b"a")])
kind("less than an int", lambda: Row(b"a") < 1)
print(sorted([Row(b"c"), Row(b"a"), Row(b"b")]), max(Row(b"x"), Row(b"y")))
print(row(len), row(of=repr))
kind("call without", row)
kind("call with another", row, to=1)
kind("call what fails", row, lambda r: 1 // 0)


class Loud(Row):
    def __repr__(self):
        return "loud " + super().__repr__()

    def __len__(self):
        return 100 + super().__len__()


loud = Loud(b"ab")
print(loud, len(loud), loud + Row(b"c"), ~loud, isinstance(loud, Row))

down = slots_rs.Down(3)
print(next(down), list(down), list(down), sum(slots_rs.Down(10)))
kind("down from a str", slots_rs.Down, "a")

asked = slots_rs.Asked([1, 2])
asked.append(3)
print(asked, asked.last(), asked.times, len(asked), isinstance(asked, list))
attempt("nothing", slots_rs.Asked().last)
print(issubclass(slots_rs.Failure, LookupError))


def use():
    import weakref

    reference = weakref.ref(row)
    print(reference() is row)
    gone = weakref.ref(Row(b"g"))
    return gone


gone = use()
for i in range(20):
    [Row(b"x") for j in range(50)]
gc.collect()
print(gone() is None)
