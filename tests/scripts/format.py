# modules: buildvalue_t
# PyUnicode_FromFormat.
import buildvalue_t as t
from support.report import attempt


class Thing:
    def __repr__(self):
        return "<Thing>"

    def __str__(self):
        return "a thing"


class Broken:
    def __repr__(self):
        raise ValueError("no repr")

    def __str__(self):
        raise KeyError("no str")


for name in (
    "plain", "percent", "character", "decimal", "unsigned_decimal", "long_decimal",
    "long_long_decimal", "size_decimal", "hexadecimal", "padded", "string", "string_cut",
):
    attempt(name, getattr(t, name))
print(t.wide_character() == "\u20ac", t.string_utf8() == "na\u00efve \u20ac")
for value in (5, "text", "it's", None, [1, "x"], 2.5, b"raw", Thing()):
    for name in ("object_str", "object_repr", "object_ascii", "many"):
        attempt(name, getattr(t, name), value)
for value in ("text", ""):
    attempt("object_unicode", t.object_unicode, value)
    attempt("object_or_text", t.object_or_text, value)
print(t.object_unicode("\u20ac") == "[\u20ac]", t.object_str("\u20ac\0x") == "\u20ac\0x")
attempt("broken repr", t.object_repr, Broken())
attempt("broken str", t.object_str, Broken())
attempt("broken in many", t.many, Broken())
print(t.pointer(5))
