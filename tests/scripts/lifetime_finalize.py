# modules: language_t
# tp_finalize, tp_del and __del__: who calls them, and how often.
from language_t import End, Ends, ended
from support.report import collect

log = []


class SubEnd(End):
    pass


class SubEnds(Ends):
    pass


class Own(End):
    def __del__(self):
        log.append(self.name)

    def __init__(self, name="?"):
        self.name = name


class Below(Own):
    def __del__(self):
        log.append("below")
        super().__del__()


class Fails(Ends):
    def __del__(self):
        log.append("fails")
        if len(log) > 100:
            raise ValueError


def make(cls, n):
    for _ in range(n):
        cls()


def some(n):
    """Whether all of twenty were, but for a few: a collector that looks at the stack may find
    one later."""
    return 0 if n < 5 else "all" if 15 <= n <= 25 else n


def report(label, tag=None):
    collect()
    print(label, [some(n) for n in ended()], some(log.count(tag)))
    log.clear()


make(End, 20)
report("static type")
make(SubEnd, 20)
report("class derived from it")
make(Ends, 20)
report("with a tp_dealloc")
make(SubEnds, 20)
report("class derived from that")
make(Own, 20)
report("with __del__", "?")
make(Fails, 20)
report("with __del__ and tp_dealloc", "fails")
o = Below("x")
print(o.name, "below" in log)
del o
make(Below, 20)
collect()
print("below" in log and "?" in log, some(ended()[0]))
