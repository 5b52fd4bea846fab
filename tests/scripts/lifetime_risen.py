# modules: risen_t
# Objects that finalisers, deallocators and weak references' callbacks bring back are used on.
import weakref

from risen_t import Both, Finalised, Freed, state
from support.report import collect

kept = []
weak = []


class SubFinalised(Finalised):
    pass


class SubFreed(Freed):
    def __del__(self):
        kept.append(self)


class SubBoth(Both):
    def __del__(self):
        kept.append(self)
        self.x = [self]
        super().__init__(self)


def make(cls):
    last = None
    for n in range(12):
        o = cls() if last is None else cls(last)
        o.n = n
        if n % 3 == 0:
            weak.append(weakref.ref(o, lambda r: weak.append(r())))
        last = o
    a = cls()
    a.friend = cls(a)


used = 0
for n in range(8):
    for cls in Finalised, Freed, Both, SubFinalised, SubFreed, SubBoth:
        make(cls)
    collect()
    for o in state()[2] + kept:
        if isinstance(o, (Finalised, Freed, Both)):
            used += len(repr(o)) > 5 and 0 <= o.n < 12 and o == o and hash(o) == hash(o)
            o.friend = None
    if n % 3 == 0:
        state()[2].clear()
        kept.clear()
        weak.clear()
deallocated, finalised, _ = state()
print(deallocated > 50, finalised > 50, used > 50)
