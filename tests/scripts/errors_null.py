# modules: null_t
# cpython: >=3.11 <3.12
# Functions and slots that return NULL without an exception, or both, or a wrong type.
import null_t as t
from null_t import Bad, Seq, set_mode

FINE, NOTHING, BOTH, WRONG = range(4)
bad, seq = Bad(), Seq()


class Sub(Bad):
    pass


class SubSeq(Seq):
    def __init__(self):
        Seq.__init__(self)


sub = Sub()
bound = bad.noargs


def shown(e):
    text = str(e)
    at = text.find("0x")
    if at >= 0:
        end = at + 2
        while end < len(text) and text[end] in "0123456789abcdefABCDEF":
            end += 1
        text = text[:at] + "0x" + text[end:]
    return "%s: %s" % (type(e).__name__, text)


def attempt(mode, name, f):
    set_mode(mode)
    try:
        f()
        result = "no error"
    except Exception as e:
        set_mode(FINE)
        result = shown(e)
        if mode == BOTH:
            result += " <- %s %s" % (type(e.__cause__).__name__, e.__cause__.args)
    set_mode(FINE)
    print(name, "->", result)


calls = (
    ("noargs", lambda: bad.noargs()),
    ("one", lambda: bad.one(1)),
    ("varargs", lambda: bad.varargs(1)),
    ("keywords", lambda: bad.keywords(1, x=2)),
    ("fast", lambda: bad.fast(1)),
    ("fast_keywords", lambda: bad.fast_keywords(1, x=2)),
    ("of the class", lambda: Bad.of_class()),
    ("inherited", lambda: sub.one(1)),
    ("function noargs", lambda: t.noargs()),
    ("function one", lambda: t.one(1)),
    ("function varargs", lambda: t.varargs(1)),
    ("function keywords", lambda: t.keywords(1, x=2)),
    ("function fast", lambda: t.fast(1)),
    ("function fast_keywords", lambda: t.fast_keywords(1, x=2)),
    ("new", lambda: Bad()),
    ("new of a subclass", lambda: Sub()),
    ("init", lambda: Seq()),
)
for mode in NOTHING, BOTH:
    for name, f in calls:
        attempt(mode, name, f)


def setting():
    bad.attribute = 1


def deleting():
    del bad.attribute


def seq_setting():
    seq.x = 1


def item_setting():
    bad[1] = 2


def item_deleting():
    del bad[1]


def seq_item_setting():
    seq[1] = 2


def inplace():
    x = bad
    x += 1


def seq_inplace():
    x = seq
    x += []


def loop():
    for x in bad:
        break


def listed():
    return list(bad)


slots = (
    ("repr", lambda: repr(bad)),
    ("str", lambda: str(bad)),
    ("len", lambda: len(bad)),
    ("hash", lambda: hash(bad)),
    ("bool", lambda: bool(bad)),
    ("+", lambda: bad + 1),
    ("reflected +", lambda: 1 + bad),
    ("+=", inplace),
    ("-", lambda: bad - 1),
    ("%", lambda: bad % 1),
    ("**", lambda: bad ** 1),
    ("//", lambda: bad // 1),
    ("/", lambda: bad / 1),
    ("@", lambda: bad @ 1),
    ("<<", lambda: bad << 1),
    ("&", lambda: bad & 1),
    ("divmod", lambda: divmod(bad, 1)),
    ("negative", lambda: -bad),
    ("positive", lambda: +bad),
    ("invert", lambda: ~bad),
    ("abs", lambda: abs(bad)),
    ("int", lambda: int(bad)),
    ("float", lambda: float(bad)),
    ("==", lambda: bad == 1),
    ("<", lambda: bad < 1),
    ("[]", lambda: bad[1]),
    ("[] =", item_setting),
    ("del []", item_deleting),
    ("in", lambda: 1 in bad),
    ("get", lambda: bad.attribute),
    ("set", setting),
    ("delete", deleting),
    ("loop", loop),
    ("sequence []", lambda: seq[1]),
    ("sequence [] =", seq_item_setting),
    ("sequence +", lambda: seq + []),
    ("sequence +=", seq_inplace),
    ("sequence *", lambda: seq * 2),
    ("getattro", lambda: seq.x),
    ("setattro", seq_setting),
)
for name, f in slots:
    attempt(NOTHING, name, f)
attempt(NOTHING, "object call", lambda: seq(1))
attempt(BOTH, "object call", lambda: seq(1))
attempt(NOTHING, "init by name", lambda: SubSeq())
attempt(NOTHING, "new by name", lambda: Bad.__new__(Bad))

for name in ("repr", "str", "loop", "int"):
    attempt(WRONG, name, dict(slots)[name])
set_mode(NOTHING)
answers = t.ask(bad)
set_mode(FINE)
print(answers)
print(bad + 1 is bad, len(bad), hash(bad), bool(bad), str(bad))
