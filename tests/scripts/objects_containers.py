# modules: objects_t
# tuple, list, dict and set through the API.
import objects_t as t
from support.report import attempt, kind

x = ["kept"]
pair = t.tuple_made(x)
print(pair, pair[1] is x, pair[0][1] is x)
for i in (0, 2, 3, -1):
    attempt("tuple_read", t.tuple_read, ("a", "b", "c"), i)
kind("tuple_read of a list", t.tuple_read, ["a"], 0)
for low, high in ((0, 2), (1, 9), (2, 1), (-5, 1)):
    attempt("tuple_slice", t.tuple_slice, (1, 2, 3), low, high)
print(t.list_made())
items = [5, 3, 9, 1, 7]
print(t.list_changed(items), items)
for i in (0, 2, 3, -1):
    attempt("list_read", t.list_read, ["a", "b", "c"], i)
kind("list_read of a tuple", t.list_read, ("a",), 0)
items = [1, 2]
attempt("list_write", t.list_write, items, 1, "new")
attempt("list_write", t.list_write, items, 2, "beyond")
attempt("append_to", t.append_to, items)
kind("append_to a tuple", t.append_to, ())
print(items)
d = t.dict_made(x)
print(sorted(d), d["key"] is x, d["other"] is x)
d = {1: "one", "two": 2, None: (3,), (4, 5): x}
walked = t.dict_walked(d)
print(len(walked), all(d[k] is v for k, v in walked), t.dict_walked({}))
keys, values, pairs = t.dict_lists(d)
print(len(keys), all(k in d for k in keys), dict(pairs) == d, len(values))
a = {"a": 1}
attempt("update", t.dict_updated, a, {"b": 2, "a": 3})
print(sorted(a.items()))
attempt("delete", t.dict_deleted, a, "a")
attempt("delete", t.dict_deleted, a, "zz")
kind("delete", t.dict_deleted, {1: 2}, [])
print(a)
attempt("found", t.dict_found, a, "b")
attempt("found", t.dict_found, a, "c")
kind("found", t.dict_found, {1: 2}, [])


class Key:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return hash(self.x)

    def __eq__(self, other):
        if self.x == "bad":
            raise ValueError("no comparing")
        return isinstance(other, Key) and self.x == other.x


d = {Key(1): "by key"}
print(t.dict_found(d, Key(1)), t.dict_found(d, Key(2)))
big = {i: str(i) for i in range(1000)}
print(len(t.dict_walked(big)), sorted(t.dict_walked(big))[999], t.dict_found(big, 77))
s, size, frozen = t.set_made([1, 2, 1])
print(s == {1, 2, None}, size, frozen == frozenset(), type(s) is set)
kind("set of unhashable", t.set_made, [[]])
print(t.sequence([1, 2, 3, 4])["slice"], sorted(t.sequence((1, 2, 3)).items()))
print(sorted(t.sequence("abca").items()))
kind("sequence of a set", t.sequence, {1, 2, 3})
kind("sequence too short", t.sequence, [1])
for v in ([1, 2], (3,), range(4), {5: 6}, (i for i in (7, 8))):
    attempt("fast", t.fast, v)
attempt("fast of int", t.fast, 5)
for v in ([1], "ab", {1: 2}, (), range(3), b"ab"):
    attempt("iterated", t.iterated, v)
kind("iterated int", t.iterated, 5)


def broken():
    yield 1
    raise KeyError("broken")


attempt("iterated broken", t.iterated, broken())

for exporter in (b"abc", bytearray(b"def"), memoryview(b"01234567")[2:5], memoryview(bytearray(9))):
    print(t.view_bytes(exporter))
kind("view of an int", t.view_bytes, 5)
