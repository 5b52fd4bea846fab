# modules: trash_t
# heap: 16M
# Long chains whose tp_dealloc has the trashcan macros.
import gc
import sys
from support.report import collect
from trash_t import Link, Old, Tail, counts

try:
    from _typeobject import fail

    N = 300  # where each allocation is a collection
except ImportError:
    N = 20000 if sys.platform in ("linux", "darwin") else 300


class Sub(Tail):
    def __init__(self, next=None):
        super().__init__(next)
        self.own = [next]


def make(kinds):
    o = None
    for i in range(N):
        o = kinds[i % len(kinds)](o)
    return o


def gone(kinds):
    before = counts()
    # Three: pointers to some of them may be left on the stack.
    chains = [make(kinds) for _ in range(3)]
    gc.collect()
    early = counts()[0] - before[0]
    chains.clear()
    collect()
    after = counts()
    some = after[0] - before[0]
    print([k.__name__ for k in kinds], early, some >= N - 30, (after[1] - before[1]) * 10 // some)


gone([Link])
gone([Old])
gone([Tail])
gone([Link, Tail])
gone([Old, Link, Old, Tail])
gone([Sub])
gone([Link, Sub])
