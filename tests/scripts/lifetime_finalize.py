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
    """Whether nearly all of ten were: a collector that looks at the stack may miss one."""
    return n if n in (0, 20) else "all" if 8 <= n <= 10 else n


def report(label):
    collect()
    print(label, [some(n) for n in ended()], some(len(log)), sorted(set(log)))
    log.clear()


make(End, 10)
report("static type")
make(SubEnd, 10)
report("class derived from it")
make(Ends, 10)
report("with a tp_dealloc")
make(SubEnds, 10)
report("class derived from that")
make(Own, 10)
report("with __del__")
make(Fails, 10)
report("with __del__ and tp_dealloc")
o = Below("x")
print(o.name, log)
del o
make(Below, 10)
collect()
print("below" in log and "?" in log, ended()[0])
