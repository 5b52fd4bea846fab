# modules: getargs_t
# lines: micropython:[A-Z]* [0-9]{10}|^single C's long has 32 bits there
# Integer format units at their limits and beyond.
import getargs_t
from support.report import attempt, kind


class Index:
    def __index__(self):
        return 7


def check(name, *values):
    for v in values:
        attempt("%s %r" % (name, v), getattr(getargs_t, name), v)


big = 1 << 64
check("b", 0, 255, 256, -1, 1 << 40, True)
check("B", 0, 255, 256, -1, 511, big + 5)
check("h", 32767, -32768, 32768, -32769, 1 << 40)
check("H", 0, 65535, 65536, -1, big + 6)
check("i", (1 << 31) - 1, -(1 << 31), 1 << 31, -(1 << 31) - 1, big)
check("I", 0, (1 << 32) - 1, 1 << 32, -1, big + 7)
check("l", (1 << 63) - 1, -(1 << 63), 1 << 63, -(1 << 63) - 1, big, -big)
check("k", 0, (1 << 64) - 1, big, -1, big + 8)
check("L", (1 << 63) - 1, -(1 << 63), 1 << 63, -(1 << 63) - 1)
check("K", 0, (1 << 64) - 1, big, -1, big + 9)
check("n", (1 << 63) - 1, -(1 << 63), 1 << 63, -(1 << 63) - 1)
for name in "bBhHiIlkLKn":
    for v in ("12", 1.0, None, []):
        kind("%s %r" % (name, v), getattr(getargs_t, name), v)
    attempt(name, getattr(getargs_t, name))
    attempt(name, getattr(getargs_t, name), 1, 2)
for name in "bhilLnBHI":
    attempt(name + " __index__", getattr(getargs_t, name), Index())
check("p", 0, 1, "", "x", [], [0], None, 0.0, True)
for value in (5, 1 << 31):
    attempt("single", getargs_t.single, value)
