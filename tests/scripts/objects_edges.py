# modules: edges_t type_t
# lines: micropython:[A-Z]* ^deque C sees no tables of a type there that no module names
# Items written through PySequence_Fast_ITEMS, bytes that change their size, what is a sequence, what nobody
# has filled.
from array import array
from collections import deque
from edges_t import earlies, early, kinds, lookup, resize_other, resized, turn, types_of, unfilled
from support.report import attempt, kind
from type_t import Hooks, Plain


class Sub(Plain):
    def method(self):
        return 1


s, p = Sub(), Plain()
items = [1, "two", p, None, 3.5, ()]
back = turn(items)
print(back is items, items[-1], items[-2], items[-3] is p, items[:3], types_of(items))
items = [s, Sub, p, Plain]
print(types_of(items) == types_of(tuple(items)), types_of(items)[0] in ("Sub", "__main__.Sub"), types_of(items)[1:])
print(turn(iter([1, 2, 3])), turn(range(4)), turn({5: 1}), turn([]))
attempt("not iterable", turn, 5)

print(resized(3, 5), resized(5, 3), resized(4, 4), resized(0, 2), resized(3, 0), len(resized(10, 5000)))
kind("negative", resized, 3, -1)
kind("no bytes", resize_other, "text")


class Seq:
    def __getitem__(self, i):
        return "item %d" % i

    def __len__(self):
        return 2


class Map(dict):
    pass


for o in array("i", [7, 8]), deque((1, 2), 5), [1], (2,), "s", b"b", bytearray(b"a"), memoryview(b"m"), range(3), {1: 2}, {1}, 5, Seq(), Map(a=1), s, int, None:
    print(type(o).__name__, kinds(o))

print(lookup(Sub, "method") is Sub.__dict__["method"], lookup(Sub, "nothing"), lookup(int, "nothing"))
print(lookup(Hooks, "__bytes__") is Hooks.__dict__["__bytes__"], lookup(Sub, "__class_getitem__"))
print(unfilled(5)[:2], unfilled("x"))
a, b = earlies()
print(a, b, a is early, type(a) is type(b), type(a).__name__)
