# modules: codes_t
# lines: micropython:[A-Z]* 12345[67]|2[.]236 floats have 24 bits there
# Kinds of characters, numbers and their text, ints as bytes, C's complex numbers, files.
import io
import codes_t
from support.report import attempt, kind

for c in list(range(128)) + [0x85, 0xa0, 0xb2, 0xb5, 0xbc, 0xbd, 0xdf, 0xe0, 0xc0, 0xff, 0x1c5, 0x3b1, 0x391,
                             0x410, 0x430, 0x5d0, 0x661, 0x966, 0x2028, 0x2460, 0x3042, 0x4e2d, 0xff11]:
    print(hex(c), codes_t.character(c))
print([codes_t.ascii(c) for c in range(256)])

inf, nan = float("inf"), float("nan")
for text in ("1", "-1.5", "+.5e3", "1e", "1e+", "1.", ".", "", "x", "1x", " 1", "inf", "-Infinity", "infx", "1e400",
             "-1e400", "0x10", "1_0", "1234567890"):
    attempt(repr(text), codes_t.to_double, text, False)
    attempt(repr(text) + " prefix", codes_t.to_double, text, True)
attempt("too great", codes_t.to_double, "1e400", False, OverflowError)
attempt("inf", codes_t.to_double, "inf", False, OverflowError)
print(codes_t.to_double("nan", True)[0] != codes_t.to_double("nan", True)[0])

for value in (0.0, -0.0, 1.0, -2.25, 100.0, 0.1, 1e22, 123456.789, inf, -inf, nan):
    for code, precision in (("r", 0), ("f", 3), ("F", 0), ("e", 2), ("E", 2), ("g", 6), ("G", 0)):
        for flags in (0, 1, 2):
            if code == "r" or flags != 2:
                attempt("%r %s %d %d" % (value, code, precision, flags), codes_t.from_double, value, code, precision, flags)
kind("code", codes_t.from_double, 1.0, "x", 0, 0)
kind("precision", codes_t.from_double, 1.0, "r", 1, 0)

for text in ("0", "12", " +12x", "-12", "0x1F", "-0x1f", "0b101", "0o17", "z", "99", "", "0x", "-"):
    for base in (0, 2, 8, 10, 16, 36):
        if base != 0 or not text.lstrip(" +-").startswith("0") or text.strip() in ("0", "0x1F", "-0x1f", "0b101", "0o17"):
            first = codes_t.to_long(text, base)
            print(repr(text), base, first[:2] if text.strip() not in ("-", "", "0x") else first[0])
print(codes_t.compare("Abc", "aBd", 2), codes_t.compare("a", "B", 1), codes_t.compare("", "", 5), codes_t.compare("ab", "A", 5))

for value in (0, 1, -1, 127, 128, 255, 256, -128, -129, 2 ** 63 - 1, -2 ** 63, 2 ** 64 - 1, 2 ** 64, 2 ** 127 - 1,
              -2 ** 127, 2 ** 128 - 1, 2 ** 200 + 12345, True):
    for n in (1, 2, 8, 16, 32):
        for little in (True, False):
            for signed in (True, False):
                attempt("%d %d %s %s" % (value, n, little, signed), codes_t.bytes, value, n, little, signed)

print([codes_t.complex(a, b) for a in (1 + 2j, -3 + 4j) for b in (2 + 1j, -1j, 4)])

f = io.StringIO()
codes_t.print_to(f, [1, "two"], True)
codes_t.print_to(f, "three", False)
codes_t.print_to(f, "four", True)
print([hex(ord(c)) for c in f.getvalue()])
kind("no file", codes_t.print_to, 5, 1, True)
f.seek(0)
print(codes_t.get_line(f, 4), codes_t.get_line(f, 0) == " 'two']|caf\u00e9\n", codes_t.get_line(f, -1) == "'three'|caf\u00e9",
      codes_t.get_line(f, 0) == "four|caf\u00e9\n", repr(codes_t.get_line(f, 0)))
kind("end", codes_t.get_line, f, -1)
print(codes_t.host())
