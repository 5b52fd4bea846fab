# modules: getargs_t
# Format units for text, bytes and buffers.
import getargs_t
from support.report import attempt, kind

text = "na\u00efve \u20ac"
samples = ["", "abc", "a\0b", b"", b"raw", b"r\0w", bytearray(b"array"), None, 5, [1], 1.5]
for name in ("s", "z", "y", "s_size", "z_size", "y_size", "s_buffer", "z_buffer", "y_buffer"):
    f = getattr(getargs_t, name)
    for sample in samples:
        attempt("%s %r" % (name, sample), f, sample)
for name in ("s", "z"):
    print(getattr(getargs_t, name)(text) == text)
for name in ("s_size", "z_size", "s_buffer", "es", "et"):
    print(name, getattr(getargs_t, name)(text))
print(getargs_t.y_buffer(memoryview(b"a view")), getargs_t.s_buffer(memoryview(b"another")))
for name in ("O", "S", "U", "Y"):
    f = getattr(getargs_t, name)
    for sample in samples:
        attempt("%s %r" % (name, sample), f, sample)
    print(all(f(s) is s for s in samples) if name == "O" else "")
array = bytearray(b"abc")
attempt("w*", getargs_t.w_buffer, array)
print(array)
kind("w* of bytes", getargs_t.w_buffer, b"fixed")
kind("w* of str", getargs_t.w_buffer, "text")
attempt("es", getargs_t.es, "plain")
attempt("es of bytes", getargs_t.es, b"bytes")
attempt("et of bytes", getargs_t.et, b"bytes")
attempt("es with NUL", getargs_t.es, "a\0b")
attempt("es of None", getargs_t.es, None)
attempt("es#", getargs_t.es_size, "a\0b")
attempt("es# too long", getargs_t.es_size, "12345678")
attempt("es# just", getargs_t.es_size, "1234567")
for sample in (b"x", bytearray(b"y"), b"xy", b"", "x", 5):
    attempt("c %r" % (sample,), getargs_t.c, sample)
for sample in ("x", "xy", "", b"x", 5):
    attempt("C %r" % (sample,), getargs_t.C, sample)
print(getargs_t.C("\u20ac") == 0x20AC, getargs_t.C("\U0001f600") == 0x1F600)
