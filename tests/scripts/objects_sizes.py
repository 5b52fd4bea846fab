# modules: byname_t
# Lengths, iterators and numbers that are not what they should be, and types with one of the two suites
# that have a length and items.
from byname_t import Getset, Mapping, Sequence, Stores, answers, call
from support.report import attempt, kind


class Negative:
    def __len__(self):
        return -1


class Length(int):
    def __len__(self):
        return 4


class NoIterator:
    def __iter__(self):
        return 5


class Index:
    def __index__(self):
        return 3


class Int(int):
    pass


class Float(float):
    pass


class Bytes(bytes):
    pass


class Str(str):
    pass


answers(0)
for v in Negative(), Int(5), Int(-6), Length(5), Bytes(b"abc"), Bytes(b""), Float(2.5), NoIterator(), 5:
    for name in "size", "sequence_size", "mapping_size", "hint":
        attempt(name + " of " + type(v).__name__, call, name, v)
attempt("iter", call, "iter", NoIterator())
attempt("list", call, "list", NoIterator())
for v in Float(2.5), Float(-2.5), Int(5), Float(1024.5):
    attempt("long", call, "long", v)
for v in 3, True, 0, Index(), Int(2), -1, 10**30, Str("text"), "text", b"ab", [1, 2], (), 2.5:
    attempt("bytearray", call, "bytearray", v)
# What is in it is to be filled by the caller.
print(len(call("uninitialised", 0)), len(call("uninitialised", 5)), len(call("uninitialised", 3000)))


class SubSequence(Sequence):
    pass


class SubMapping(Mapping):
    pass


class OwnMapping(Mapping):
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i


for v in Sequence(), SubSequence(), Mapping(), SubMapping(), OwnMapping():
    label = type(v).__name__
    for name in "size", "list", "set_object":
        attempt(name + " of " + label, call, name, v)
    kind("contains of " + label, call, "contains", v)
    if label != "OwnMapping":
        attempt("list() of " + label, list, v)
for v in Sequence(), Mapping():
    for name in "sequence_size", "mapping_size", "item", "set_item":
        attempt(name + " of " + type(v).__name__, call, name, v)
print(list(OwnMapping()), 2 in OwnMapping(), 3 in OwnMapping())


def store(o, key):
    o[key] = 1


s = Sequence()
print(s[-1], s[True])
for key in Index(), None, "a", 2.5, 10**30, -(10**30):
    attempt("item", lambda: s[key])
    attempt("set item", store, s, key)

# A setter that answers neither 0 nor -1.
for n in 0, 1, 77, -2:
    answers(n)
    kind("set", setattr, Getset(), "x", 1)
    kind("setattr", setattr, Stores(), "x", 1)
    kind("sequence", store, Sequence(), 1)
    kind("mapping", store, Mapping(), 1)
