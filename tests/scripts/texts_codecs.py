# modules: codecs_t
# skip: micropython:[A-Z]* its module writes to files of C
# Codecs of strings: UTF-16, UTF-32, escapes, character maps, and the errors of all.
from codecs_t import by_name, charmap, decode, decode_error, encode, fields, handled, partial, translate
from support.report import attempt


def plain(v):
    """Without characters that hosts show in different ways."""
    if isinstance(v, tuple):
        return tuple([plain(x) for x in v])
    if isinstance(v, str):
        return "".join([c if " " <= c <= "~" else "<%x>" % ord(c) for c in v])
    return v


def show(*values):
    print(*[plain(v) for v in values])


text = "a\u00e9\u20ac\U0001f600\\\n\x7f'"
for name in ("utf16", "utf32", "escape", "raw", "utf-8", "UTF-16-LE", "utf_16_be", "utf-32-le", "utf-32-be", "unicode_escape", "raw_unicode_escape"):
    b = encode(name, text)
    show(name, b, decode(name, b)[0] == text)
show(encode("utf16", ""), encode("utf-16-be", ""), decode("utf16", b""), decode("utf32", b""))
for b in b"\xff\xfea\0", b"\xfe\xff\0a", b"a\0b\0", b"\xff\xfe":
    show(decode("utf16", b), decode("utf16", b, None, 0)[1])
show(decode("utf16", b"\0a\0b", None, 1), decode("utf16", b"\xff\xfea\0", None, -1)[0] == "\ufeffa")
show(decode("utf32", b"\0\0\xfe\xff\0\1\xf6\0"), decode("utf32", b"\xff\xfe\0\0a\0\0\0"))
for bad in b"a\0b", b"\x3d\xd8", b"\x3d\xd8a\0", b"a\0\0\xdc", b"a\0\x3d\xd8b":
    attempt("utf16 strict", decode, "utf16", bad)
    show(decode("utf16", bad, "replace"), decode("utf16", bad, "ignore"), decode("utf16", bad, "backslashreplace"))
for bad in b"a\0\0\0b", b"\0\xd8\0\0", b"\0\0\x11\0", b"\xff\xff\xff\xff":
    attempt("utf32 strict", decode, "utf32", bad)
    show(decode("utf32", bad, "replace"), decode("utf32", bad, "ignore"))
attempt("errors", decode, "utf16", b"a", "nonsense")
for bad in b"a\0b", b"a\0\x3d\xd8", b"a\0\x3d\xd8\0", b"\xff", b"\xff\xfea":
    attempt('16', lambda: plain(partial(16, bad)))
    attempt('32', lambda: plain(partial(32, bad)))

for raw in rb"\x41\u20ac\U0001f600\101\7\n\t\\\'\"\a\b\f\v\r", b"a\\\nb\xe9", rb"\0", rb"\18":
    show(decode("escape", raw))
for bad in rb"\x4", rb"\xzz", rb"\u12", rb"\U0011", rb"\U00110000", b"a\\", rb"\x4\x41":
    attempt("escape", decode, "escape", bad)
    show(decode("escape", bad, "replace")[0], decode("escape", bad, "ignore")[0])
for raw in rb"\u20ac\\u20ac\\\u20ac\n\x41", b"\xe9\\", rb"\U0001f600":
    show(decode("raw", raw)[0])
for bad in rb"\u12", rb"\U0011ffff", rb"\U12 ":
    attempt("raw", decode, "raw", bad)
for raw in rb"\x41\101\n", rb"\377", b"a\\\nb":
    show(decode("bytes", raw)[0])
for bad in rb"a\x4", b"\\":
    attempt("bytes", decode, "bytes", bad)
show(decode("bytes", rb"\x4z", "replace"), decode("bytes", rb"\x4z", "ignore"))
attempt("bytes", decode, "bytes", rb"\x4z", "other")

show(charmap(b"ab\xe9"), charmap(b"ab", {97: "X", 98: 0x20AC}), charmap(b"ab", {97: "two", 98: ""}), charmap(b"\0\1", "xy"))
attempt("undefined", charmap, b"ab", {97: 98})
attempt("undefined", charmap, b"ab", {97: 98, 98: None})
attempt("undefined", charmap, b"\2", "xy")
show(charmap(b"abc", {97: 98}, "replace"), charmap(b"abc", {97: 98}, "ignore"))
attempt("wrong", charmap, b"a", {97: 1.5})
attempt("range", charmap, b"a", {97: -1})
show(charmap("a\u20ac", {97: 1, 0x20AC: b"euro"}))
attempt("no mapping", charmap, "a")
attempt("undefined", charmap, "ab", {97: 98})
attempt("range", charmap, "a", {97: 256})
attempt("wrong", charmap, "a", {97: "s"})
for errors in "ignore", "replace", "backslashreplace":
    show(translate("abbcdb", {97: "A", 98: None, 99: 0x20AC}, errors))
attempt("None", translate, "abbcdb", {98: None})
attempt("None", translate, "ab", {98: None}, "strict")
show(translate("", {}), translate("ab", ["x"] * 98))
attempt("wrong", translate, "a", {97: 1.5})
attempt("range", translate, "a", {97: 0x110000})
attempt("no table", translate, "a", 5)

attempt("ascii", encode, "ascii", "a\u20acb")
attempt("ascii", encode, "ascii", "a\u20ac\u00e9b")
attempt("latin-1", encode, "latin-1", "\U0001f600")
for errors in "replace", "ignore", "backslashreplace", "xmlcharrefreplace":
    show(errors, encode("ascii", "a\u00e9\u20ac\U0001f600", errors))
attempt("nonsense", encode, "ascii", "\u20ac", "nonsense")
attempt("no codec", encode, "klingon", "a")
show(by_name("utf-16-be", "a\u20ac"), by_name("klingon", "a"))

try:
    encode("ascii", "ab\u20ac\u20acc")
except UnicodeEncodeError as e:
    show(*fields(e, 1, 99, "other"), e, e.start, e.reason)
try:
    decode("ascii", b"ab\xff")
except UnicodeDecodeError as e:
    show(*fields(e, -5, 2, "else"), e, e.object, e.encoding)
e = UnicodeTranslateError("abc", 1, 2, "so")
show(*fields(e, 0, 2, "what"), e, e.reason)
e = UnicodeTranslateError("a\u20ac", 1, 2, "so")
print(e, UnicodeEncodeError("c", "\U0001f600\u00e9", 0, 1, "r"), UnicodeEncodeError("c", "\U0001f600\u00e9", 1, 2, "r"))
e = decode_error()
print(type(e), e, e.args)
show(handled("ignore", e), handled("replace", e), handled("backslash", e))
attempt("xml", handled, "xml", e)
attempt("strict", handled, "strict", e)
attempt("ignore a ValueError", handled, "ignore", ValueError("x"))
e = UnicodeEncodeError("c", "a\u20ac\U0001f600b", 1, 3, "r")
show(handled("ignore", e), handled("replace", e), handled("backslash", e), handled("xml", e))
