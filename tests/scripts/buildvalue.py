# modules: buildvalue_t
# lines: micropython:[A-Z]* ^(ints|longs). C's long has 32 bits there
# Py_BuildValue.
import buildvalue_t as t
from support.report import attempt, kind

for name in (
    "empty", "one", "two", "tuple_of_none", "tuple_of_one", "nested", "list", "empty_list",
    "empty_dict", "separators", "small", "ints", "longs", "floats", "characters",
    "strings", "null_strings", "wide_strings", "bytes", "new_object", "converter", "failed_object",
):
    attempt(name, getattr(t, name))
for name in ("null_object", "bad_format", "unmatched"):
    kind(name, getattr(t, name))
print(t.dict() == {"a": 1, "b": "two"})
x = [1]
print(t.object(x) is x, t.objects(x) == (x, x, None), t.objects(x)[1] is x)
print([type(v).__name__ for v in t.strings() + t.bytes() + t.characters()])
