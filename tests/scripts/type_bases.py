# modules: edges_t type_t
# skip: micropython:[A-Z]* built-in types there have no tables for C to look into
# What types say to C of their bases.
from edges_t import bases, order
from type_t import Failure, Left, Plain


class Sub(Plain):
    pass


class Seq:
    pass


class Map(dict):
    pass


for t in object, int, bool, str, Exception, ValueError, KeyError, BaseException, Plain, Sub, Failure, Left:
    print(t.__name__, [b.__name__ for b in bases(t)])


class Mixed(Sub, Seq):
    pass


class More(Mixed):
    pass


class Diamond(Left, Seq):
    pass


for t in object, int, bool, KeyError, Plain, Sub, Failure, Left, Seq, Map, Mixed, More, Diamond:
    print(t.__name__, order(t), order(t) == [c.__name__ for c in t.__mro__] if t in (Sub, Mixed, More) else "")
