# modules: trash_t
# lines: micropython:[A-Z]* ^ValueError stderr and stdout are one line there
# What an exception that a tp_dealloc leaves does: it is printed, and nobody else meets it.
import gc
from trash_t import Fails, Link, counts


class Sub(Fails):
    pass


def some(n):
    """Most of twenty: a pointer may be left on the stack."""
    return "most" if 15 <= n <= 20 else n


def make(cls):
    for _ in range(20):
        cls(Link())


for cls in Fails, Sub:
    before = counts()[0]
    make(cls)
    try:
        gc.collect()
        print("nothing raised")
        raise KeyError("mine")
    except KeyError as e:
        make(cls)
        gc.collect()
        print(repr(e))
    # The object and the link that it has.
    print(some((counts()[0] - before) // 4))
    fresh = [cls() for _ in range(3)]
    print(len(fresh), isinstance(fresh[0], Fails))
