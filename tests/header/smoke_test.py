# build: smoke = smoke.c
"""Runs smoke.c and prints the same on every host."""

import sys
import smoke



class Index:
    # Not every host has a slice() to call.
    def __getitem__(self, index):
        return index


print(smoke.__doc__, smoke.METH_FASTCALL)
print(smoke.sum((1, 2, 3)), smoke.sum([4, 5]), smoke.sum(()), smoke.make())
for text in ("", "abc", "h\xe9llo", "\u20ac", "\U0001f40d!"):
    print(smoke.str(text))
for value in (None, True, False, 3, 2.5, "s", b"b", bytearray(b"x"), (1,), [1], {}, {1},
              frozenset(), Index()[:1], int, ValueError("v"), Index.__getitem__, smoke.Counted()):
    found = smoke.checks(value)
    print(type(value).__name__, sorted(k for k in found if found[k]))
for value in (2.5, b"bytes", bytearray(b"array"), {1: 2}, {1, 2, 3}, frozenset((1,)), "other"):
    print(smoke.direct(value))
print(smoke.fast((1, 2)), smoke.fast([1, 2]), smoke.fast(range(4)))
print(smoke.calls(lambda *a, **k: (a, k)))
print([smoke.compare(a, b, op) for a, b in ((1, 2), (2, 2), (3, 2)) for op in range(6)])


def fail():
    raise KeyError("key")


try:
    smoke.errors(fail)
except KeyError as e:
    print("KeyError", e.args)
try:
    smoke.sum("text")
except TypeError as e:
    print("TypeError", e)
print(smoke.newer(3), smoke.newer("s"))
try:
    print(smoke.alias(list).__origin__ is list)
except NotImplementedError as e:
    print(str(e) == "Py_GenericAlias" and sys.version_info < (3, 9))
print(smoke.singletons())
if sys.implementation.name == "cpython":
    thing = object()
    before = sys.getrefcount(thing)
    smoke.references(thing)
    smoke.references(None)
    assert sys.getrefcount(thing) == before
print(smoke.threads())
counted = smoke.Counted([1, 2])
counted.extend(counted)
print(counted, len(counted), counted.increment(), counted.increment(), isinstance(counted, list))
for n in (1, 60, 3000):
    print(type(smoke.nest(n)).__name__)
if sys.implementation.name == "cpython":
    smoke.nest(1000000)
