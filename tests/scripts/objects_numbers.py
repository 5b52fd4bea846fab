# modules: objects_t
# lines: micropython:[A-Z]* [0-9]{10}|1[.]0995 C's long has 32 bits there, floats 24
# int and float through the API.
import objects_t as t
from support.report import attempt, kind


class Index:
    def __index__(self):
        return 7


class Float:
    def __float__(self):
        return 0.5


names = ("as_long", "as_long_long", "as_ssize", "as_unsigned_long", "as_unsigned_long_long",
         "as_size", "as_mask")
values = [0, 1, -1, 1000, (1 << 30), -(1 << 30) - 1, (1 << 31), (1 << 62), -(1 << 62),
          (1 << 63) - 1, -(1 << 63), 1 << 63, (1 << 64) - 1, 1 << 64, -(1 << 63) - 1,
          1 << 100, True]
for name in names:
    for v in values:
        attempt("%s %r" % (name, v), getattr(t, name), v)
    for v in ("1", None):
        kind("%s %r" % (name, v), getattr(t, name), v)
for name in ("as_long", "as_long_long", "as_mask"):
    attempt(name + " __index__", getattr(t, name), Index())
for v in values:
    attempt("overflow %r" % v, t.as_long_and_overflow, v)
for v in (0, 2.5, -3, 1 << 40, True, float("-inf"), "x", None, Float()):
    kind("as_double", t.as_double, v)
attempt("as_double of a str", t.as_double, "x")
for text, base in (("0", 10), ("-12", 10), ("ff", 16), ("0x1f", 0), ("0b101", 0), ("zz", 36),
                   ("123456789012345678901234567890", 10), (" 5 ", 10), ("12x", 10), ("", 10),
                   ("9", 8)):
    kind("from_string %r %d" % (text, base), t.from_string, text, base)
for v in (5, True, 2.5, "x", None, 1 << 70, Index()):
    print(t.int_checks(v))
print(t.bools())
for v in (5, 2.5, "12", "x", True, None, -7.9, [], "0x10"):
    kind("converted %r" % (v,), t.converted, v)
for v in (5, 1 << 70, 2.5, "x", Index()):
    kind("index", t.as_index, v)
for a, b in ((12, 18), (0, 0), (0, -5), (-12, 18), (7, 1), (2 ** 100 * 3, -2 ** 90 * 9), (1 << 62, 1 << 61)):
    print("divisor", t.divisor(a, b))
kind("divisor", t.divisor, 1.5, 2)
