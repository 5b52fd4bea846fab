# modules: language_t type_t
# cpython: >=3.11
# skip: micropython:[A-Z]* what is asked of a type object is the VM's own there
# What the language asks a type's objects by name: T[item], bytes(), format(), three-operand
# pow(), the cause of an exception.
from language_t import Mute, Word
from support.report import attempt, kind
from type_t import Failure, Hooks, Open


class SubHooks(Hooks):
    pass


class Own(Mute):
    def __class_getitem__(cls, item):
        return cls.__name__, item

    def __format__(self, spec):
        return "own " + (spec or "nothing")

    def __bytes__(self):
        return b"own"


class Below(Own):
    pass


class Static(Mute):
    @staticmethod
    def __class_getitem__(item):
        return "static", item


print(Hooks[int] == (Hooks, int), SubHooks[1, 2] == (SubHooks, (1, 2)), SubHooks["x":][0] is SubHooks)
print(Own[1], Below[2], Static[3])
f = Below.__class_getitem__
print(Own.__class_getitem__(4), f(5), Static.__class_getitem__(6), Hooks.__class_getitem__(7)[1])
attempt("Mute[int]", lambda: Mute[int])


def store():
    Mute[1] = 2


def delete():
    del Hooks[1]


for f in store, delete:
    try:
        f()
    except TypeError:
        print("TypeError")

print(bytes(Hooks()), bytes(SubHooks()), bytes(Own()), bytes(Below()), bytes(Word()))


class Wrong(Word):
    def __bytes__(self):
        return "text"

    def __format__(self, spec):
        return 5


attempt("bytes(Wrong())", bytes, Wrong())
attempt("format(Wrong())", format, Wrong())

w, m, o = Word(), Mute(), Own()
print(format(w), format(w, "x"), format(m), format(o), format(o, "y"), format(5, "04d"), format("a", ">3"), format(1.5))
print(f"{w}|{w:>10}|{w!s:>10}|{m}|{o:z}|{m!s:6}|{5:03d}")
print("{} {:a} {}".format(1, w, m), "{1} {0:b}".format(w, 2), "{a:{width}} {b}".format(a=w, b=1, width=7))
print("{{{:{}}}}".format(w, "q"), "{:{}{}} {}".format(w, ">", 8, m), "{0:{1}} {0}".format(w, "k"))
print("%s %s" % (w, m), "{}".format([m is None]), "{:>6}|{:<6}|".format("ab", 3), "{!r:>3}".format(7))
print(bin(w), hex(w), oct(w), bin(5), hex(255), oct(8), [10, 20, 30, 40][w])
kind("hex of a Mute", hex, m)
attempt("Mute with a spec", format, m, "x")
attempt("Mute in a text", "{:5}".format, m)
kind("too few", lambda: "{} {:x}".format(w) and 1)

print(pow(w, 2, 5), pow(2, w, 5), pow(2, 3, w), pow(w, w), pow(2, 10, 7))
attempt("pow(m, 2, 3)", pow, m, 2, 3)
attempt("pow(2, m, 3)", pow, 2, m, 3)


def chain(exception, cause):
    try:
        raise exception from cause
    except Exception as e:
        return e


e = chain(Failure("late"), ValueError("early"))
print(repr(e), type(e.__cause__), e.__cause__.args, e.__suppress_context__)
e = chain(ValueError("late"), Failure)
print(e.args, type(e.__cause__) is Failure)
e = chain(KeyError, Failure("first"))
print(repr(e), e.__cause__.args)
e = chain(ValueError, None)
print(repr(e), e.__cause__)


class SubFailure(Failure):
    pass


e = chain(SubFailure("sub"), SubFailure("cause"))
print(repr(e), repr(e.__cause__), e.__cause__.__cause__)
attempt("cause 5", lambda: (_ for _ in ()).throw(chain(ValueError("x"), 5)))
print(chain(chain(ValueError(1), KeyError(2)), None).args)


# dict() and update() of what has keys.
class Map:
    def keys(self):
        return iter(("a", "b"))

    def __getitem__(self, key):
        if key == "b" and self.__class__ is Wrong:
            raise ValueError("no b")
        return key + key

    def __iter__(self):
        return iter(("ab", "cd"))


class Wrong(Map):
    pass


class NoKeys(Map):
    def keys(self):
        raise OSError("no keys")


class Dict(dict):
    pass


print(sorted(dict(Map()).items()), sorted(dict(Map(), b=1, c=2).items()), sorted(dict.fromkeys(Map())))
d = {"a": 0, "z": 1}
d.update(Map(), y=3)
print(sorted(d.items()))
d.update(["pq", ("r", "s")])
d.update(Dict(t=1))
d.update(d)
print(sorted(d.items(), key=lambda pair: pair[0]), dict([("k", "v")]), dict(Dict(u=2)), dict(), dict({}))
attempt("no b", dict, Wrong())
attempt("no keys", dict, NoKeys())
attempt("no keys", {}.update, NoKeys())
