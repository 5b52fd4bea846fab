# modules: weak_t
# Weak references made from C: cleared when the object dies, their callbacks called.
import weak_t
from weak_t import Target
from support.report import collect, kind

called = []


class Sub(Target):
    pass


def make(cls):
    o = cls()
    r = weak_t.reference(o, called.append)
    assert weak_t.target(r) is o
    return r


references = [make(Target) for _ in range(100)] + [make(Sub) for _ in range(100)]
kept = Target()
of_kept = weak_t.reference(kept)
collect()
print(sum(weak_t.target(r) is None for r in references) >= 190, 190 <= len(called) <= 200)
print(all(c in references for c in called), weak_t.target(of_kept) is kept)
kind("of an int", weak_t.reference, 1)
