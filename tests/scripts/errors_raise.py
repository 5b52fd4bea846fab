# modules: errors_t
# Exceptions set by C.
import errors_t as t
from support.report import attempt, kind


class Own(ValueError):
    pass


class Picky(Exception):
    def __init__(self, a):
        super().__init__(a, "added")


for cls in (TypeError, ValueError, KeyError, IndexError, OverflowError, RuntimeError,
            AttributeError, OSError, StopIteration, NotImplementedError, Own, Picky):
    try:
        t.raise_text(cls, "the text")
    except Exception as e:
        print(type(e) is cls, e.args, cls.__name__)
    try:
        t.raise_none(cls)
    except Exception as e:
        print(type(e) is cls if cls is not Picky else True, cls is Picky or e.args)


def caught(call, *args):
    try:
        call(*args)
    except Exception as e:
        return e


e = Own("made in Python", 2)
print(caught(t.raise_object, Own, e) is e)
print(caught(t.raise_object, ValueError, e) is e)
print(caught(t.raise_object, ValueError, 5).args)
print(caught(t.raise_object, ValueError, (1, 2)).args)
print(caught(t.raise_object, ValueError, ()).args)
print(caught(t.raise_object, ValueError, None).args)
print(caught(t.raise_object, KeyError, "k").args)
print(caught(t.raise_object, ValueError, [1]).args)
attempt("format", t.raise_format, ["x"])
kind("memory", t.raise_memory)
attempt("bad argument", t.raise_bad_argument)
attempt("replaced", t.replaced)
print(t.cleared())
print([c.__name__ for c in t.standard()[:2]])
expected = [BaseException, Exception, TypeError, ValueError, RuntimeError, OverflowError,
            KeyError, IndexError, LookupError, AttributeError, StopIteration,
            NotImplementedError, MemoryError, ImportError, OSError, ZeroDivisionError,
            ArithmeticError, EOFError, NameError, AssertionError]
print([a is b for a, b in zip(t.standard(), expected)])
kind("not an exception", t.raise_text, int, "x")
