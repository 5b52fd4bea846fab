# modules: writer_t
# skip: micropython:MICROBIT its texts do not fit
# Strings that are built piece by piece.
from writer_t import ascii, fill, overallocate, write
from support.report import attempt, collect


def points(*pieces):
    return [ord(c) for c in build(*pieces)]


for build in (write, overallocate):
    attempt("nothing", build)
    attempt("empty", build, "", [], ("abc", 1, 1))
    attempt("one", build, "only")
    attempt("several", build, "ab", 99, b"de", [102, 103], ("-hij-", 1, 4))
    attempt("Latin-1", points, "a", b"\xe9\xff", 0xFC, [0x80, 98])
    attempt("two bytes", points, "z", 0x20AC, "\xe9", [0x3B1, 65], ("a\u0416b", 0, 2))
    attempt("four bytes", points, "\u20ac", [0x1F600, 66], b"e", ("\U0001f601x", 0, 2))
    attempt("wrong", build, "a", 5.0)

print(ascii())
text = overallocate(*[str(i) for i in range(2000)])
collect()
print(len(text), text[:20], text[-8:], text == "".join(str(i) for i in range(2000)))
print({write("ke", 121): 1}["key"])

# A str that is filled after it was made.
letters = "abcdefghijklmnopqrstuvwxyz"
print([fill(n) == (letters * 40)[:n] for n in (0, 1, 5, 26, 1000)], fill(5), len(fill(40)))
print({fill(3): "found"}["abc"], {"abcd": "found"}[fill(4)], fill(3) + "!", getattr([], fill(0), 0))
kept = [fill(i) for i in range(200)]
collect()
print(all(kept[i] == (letters * 8)[:i] for i in range(200)))
attempt("too short", fill, -1)
