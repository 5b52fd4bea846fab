# modules: exc_t
# lines: micropython:[A-Z]* ^(ValueError:.(nobody|printed)|Exception.ignored) stderr and stdout are one line there
# Every exception object of the API; chains and tracebacks; new types; errno.
import exc_t as t

every = t.all()
print(len(every), sorted(name for name in every if every[name] is not (
    OSError if name in ("EnvironmentError", "IOError") else eval(name))))


# How they relate, from each to every other.
for name in sorted(every):
    e = every[name]
    print(name, e.__name__, [n for n in sorted(every) if n != name and issubclass(e, every[n])])
    assert all(t.matches(e, every[n]) == issubclass(e, every[n]) for n in every)

# Each can be made, raised and caught, but for those that want more than a text.
for name in sorted(every):
    if not name.startswith("Unicode") or name in ("UnicodeError", "UnicodeWarning"):
        try:
            raise every[name]("text of " + name)
        except every[name] as e:
            if e.args != ("text of " + name,) or str(e).strip("'") != "text of " + name:
                print(name, e.args, str(e))

e, *rest = t.chained()
print(rest, repr(e.__cause__.args), type(e.__cause__), type(e.__context__), e.__suppress_context__)
print(e.args, str(e))
e = ValueError(1, 2)
print(e.__cause__, e.__context__, e.__suppress_context__, t.parts(e))
e.__cause__ = KeyError("k")
e.__context__ = IndexError("i")
print(e.__suppress_context__, [type(x).__name__ for x in t.parts(e)], e.args)
print(e.__cause__, type(e.__context__).__name__)
try:
    e.__cause__ = 5
except TypeError as error:
    print(error)


class Own(Exception):
    def __init__(self, x):
        super().__init__(x, "own")
        self.x = x


e = Own(3)
e.__cause__ = Own(4)
print(t.parts(e)[0].x, e.x, e.args, e.__cause__)


def raises():
    raise Own(5)


def deeper():
    raises()


for f in raises, deeper:
    try:
        t.through(f)
    except Own as e:
        print("through", e.x, e.args, e.__traceback__ is not None)
print(t.traced(raises) > 0, t.without_traceback(deeper))
try:
    t.through(lambda: {}["missing"])
except KeyError as e:
    print("through", e.args)
e = ValueError("fresh")
print(e.__traceback__)
try:
    raise e
except ValueError:
    tb = e.__traceback__
print(tb is not None, tb.tb_lineno > 0, ValueError(1).with_traceback(tb).__traceback__ is not None)

for args in ((2,), (2, "file"), (13, "a", "b"), (2, b"bytes")):
    try:
        t.errno_(*args)
    except OSError as e:
        print(e.errno, e.args[:2])

for args in ((ValueError, "text"), (ValueError, ("a", 1)), (ValueError, None),
             (LookupError, KeyError(1)), (Own, 7), (ValueError, Own(1)), (Own, ())):
    type_, value = t.normalized(*args)
    print(type_.__name__, type(value).__name__,
          value.args if not isinstance(value, TypeError) else "")

New = t.new_type("exc_t.New")
print(New.__name__, issubclass(New, Exception), New("x", 1).args)
More = t.new_type("exc_t.More", New, {"code": 7}, "What it means.")
print(More.__name__, issubclass(More, New), More.code, More("y").code)
Both = t.new_type("exc_t.Both", (More,))
print(issubclass(Both, New))
try:
    raise Both("k")
except New as e:
    print(type(e) is Both, e.args, e.code)
for args in (("noname",), ("exc_t.X", int(5)), ):
    try:
        t.new_type(*args)
    except (SystemError, TypeError) as e:
        print(type(e).__name__)

print(t.unraisable(None), t.unraisable("somewhere"), t.unraisable(t), t.printed())
try:
    t.decode(b"abc\xffdef")
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
    print(e)
print(isinstance(UnicodeDecodeError("utf-8", b"x", 0, 1, "why"), ValueError))
