# modules: chars_t
# The characters of a str through its memory: made and filled, read, resized, copied.
import gc
import chars_t
from support.report import attempt



# MicroPython's repr escapes other characters than CPython's.
def codes_of(value):
    if isinstance(value, tuple):
        return tuple(codes_of(v) for v in value)
    return [ord(c) for c in value] if isinstance(value, str) else value


def shown(label, call, *args):
    attempt(label, lambda: codes_of(call(*args)))


samples = ["", "a", "plain text", "caf\u00e9", "\u00ff\u0080", "\u20ac 5", "\u0100\uffff",
           "a\U0001f600b", "\U0010ffff", "x" * 300 + "\u03b1" * 300 + "\U0001d11e"]
for text in samples:
    codes = [ord(c) for c in text]
    for make in (chars_t.made, chars_t.typed):
        s = make(codes)
        print(s == text, type(s) is str, len(s), s[:12], hash(s) == hash(text), {s: 1} == {text: 1})
        print(s + "!" == text + "!", s.encode() == text.encode(), s.upper() == text.upper(), s in [text])
    print(len(chars_t.put(codes, [])), chars_t.put(codes, []) == [text])
    print(chars_t.put(codes, (1, 2)) == (text, (1, 2)))
    print(chars_t.put(codes, {}) == {text: text})
    print(chars_t.put(codes, "caf\u00e9") == {"caf\u00e9": (text, text == "caf\u00e9")})
    print(chars_t.put(codes, len), chars_t.put(codes, lambda s: s * 2) == text * 2)
    if len(text) < 20:
        print(chars_t.put(codes, 0).replace(repr(text), "...") == text + "<%s|...|%s>" % (text, text))
        print(chars_t.read(text))
        print(chars_t.read(text)[4] == codes)

for text in samples:
    print(chars_t.sum(text, gc.collect if len(text) < 20 else bool) == sum(ord(c) for c in text),
          chars_t.wide(text, gc.collect if len(text) < 20 else bool)
          == (sum(ord(c) for c in text), text, 0))

# Many of them, alive and dead.
kept = [chars_t.made([0x100 + i, 0x20, 0x3b1]) for i in range(300)]
for _ in range(3):
    gc.collect()
    for i, s in enumerate(kept):
        assert chars_t.read(s)[4] == [0x100 + i, 0x20, 0x3b1] and chars_t.made([0xe9]) == "\u00e9"
kept = None
gc.collect()
print(chars_t.read("\u0141x"))

for codes in ([65, 66, 67], [0xe9, 0xe8], [0x3b1, 65], [0x1f600, 65]):
    for length in (0, 1, 2, 3, 5, 40):
        s = chars_t.resized(codes, length, 0x2a)
        print(len(s), [hex(ord(c)) for c in s][:6])

for size, most in ((4, 0x7f), (4, 0xff), (4, 0xffff), (4, 0x10ffff)):
    for what, source, a, b, c, ch in (
            ("write", "", 0, 0, 0, 65), ("write", "", 3, 0, 0, 0x7a), ("write", "", 4, 0, 0, 65),
            ("write", "", -1, 0, 0, 65), ("write", "", 1, 0, 0, 0xe9), ("write", "", 1, 0, 0, 0x3b1),
            ("write", "", 1, 0, 0, 0x1f600),
            ("fill", "", 1, 2, 0, 65), ("fill", "", 1, 99, 0, 65), ("fill", "", 4, 1, 0, 65),
            ("fill", "", 9, 1, 0, 65), ("fill", "", 0, -1, 0, 65), ("fill", "", -1, 1, 0, 65),
            ("fill", "", 0, 2, 0, 0x100), ("fill", "", 0, 2, 0, 0x1f600),
            ("copy", "xyz", 0, 0, 3, 0), ("copy", "xyz", 1, 1, 99, 0), ("copy", "xyz", 4, 3, 1, 0),
            ("copy", "xyz", 2, 0, 3, 0), ("copy", "xyz", 5, 0, 0, 0), ("copy", "xyz", 0, 4, 0, 0),
            ("copy", "xyz", 0, 0, -1, 0), ("copy", "\u00e9x", 0, 0, 2, 0),
            ("copy", "\u03b1x", 0, 0, 2, 0), ("copy", "\U0001f600x", 1, 0, 2, 0),
            ("copy", "\u03b1x", 1, 1, 1, 0)):
        shown("%s in %x" % (what, most), chars_t.edit, size, most, what, source, a, b, c, ch)

attempt("negative", chars_t.edit, -1, 0x7f, "", "", 0, 0, 0, 0)
attempt("beyond", chars_t.edit, 1, 0x110000, "", "", 0, 0, 0, 0)
for text in samples[:8]:
    for room, zero in ((len(text), False), (len(text) + 1, True), (len(text), True)):
        shown("ucs4", chars_t.ucs4, text, room, zero)
