# modules: objects_t
# str, bytes, bytearray and buffers through the API.
import objects_t as t
from support.report import attempt, kind

for s in ("", "plain", "with\0nul", "\u00e9t\u00e9", "\u20ac", "\U0001f600", "x" * 300):
    data, size, length = t.utf8(s)
    print(data == s.encode(), size == len(s.encode()), length == len(s))
kind("utf8 of bytes", t.utf8, b"x")
kind("utf8 of int", t.utf8, 5)
for a, b in (("abc", "abc"), ("abc", "b"), ("", "x"), ("abd", "abc"), ("a", "\u00e9")):
    r = t.strings(a, b)
    print(r[0] == a + b, r[1:])
attempt("join", t.join, ", ", ["a", "b", "c"])
attempt("join", t.join, "", ("x",))
attempt("join", t.join, "-", (c for c in "gen"))
kind("join of int", t.join, "-", [1])
made = t.made_strings()
print(made[:3], made[3] == "\u00e9t\u00e9")
print(t.bad_utf8(b"good"), t.bad_utf8("\u20ac".encode()) == "\u20ac")
for data in (b"\xff", b"a\xc3", b"\xed\xa0\x80"):
    try:
        t.bad_utf8(data)
        print("accepted", data)
    except ValueError:
        print("ValueError")
print(t.filled_bytes(), t.shrunk_bytes(), t.byte_arrays(), len({t.filled_bytes(): 1}))
print({b"xxxxx": "found"}[t.shrunk_bytes()])
for v in (b"raw", bytearray(b"array"), [1, 2, 255], (3,), memoryview(b"view")):
    attempt("bytes_of", t.bytes_of, v)
for v in ([256], ["x"], 5, "text"):
    kind("bytes_of", t.bytes_of, v)
for v in (b"abc", bytearray(b"abc"), memoryview(b"abc"), b""):
    attempt("buffer_sum", t.buffer_sum, v)
for v in ("abc", 5, [1], None):
    kind("buffer_sum", t.buffer_sum, v)
