# modules: lifetime_t
# Garbage is found: alone, in cycles, in subclasses. A collector that takes what it sees
# on the C stack for pointers may miss a few, so "nearly all" counts.
import gc
import lifetime_t as t
from lifetime_t import Counted
from support.report import collect


left = 0


def nearly(total):
    # What was missed before may go now.
    global left
    made, gone = t.counts()
    right = made == total and total - 20 <= gone <= total + left
    left += made - gone
    return right


def alone(n):
    for i in range(n):
        Counted(i)


def self_cycles(n):
    for i in range(n):
        c = Counted(i)
        c.held = c


def list_cycles(n):
    for i in range(n):
        c = Counted(i)
        around = [c, i]
        around.append(around)
        c.held = around


def rings(n):
    # Small ones: one stale pointer on the C stack keeps a whole ring.
    for _ in range(n // 10):
        ring = [Counted(i) for i in range(10)]
        for i, c in enumerate(ring):
            c.held = ring[(i + 1) % 10]


def dict_cycles(n):
    for i in range(n):
        c = Counted(i)
        c.held = {"me": (c, [c])}


def pairs(n):
    for i in range(n // 2):
        Counted(1, Counted(77))


class Sub(Counted):
    def __init__(self, *args):
        super().__init__(*args)
        self.me = self
        self.log = [self]


def sub_cycles(n):
    for i in range(n):
        Sub(i).held = Sub


def closures(n):
    for i in range(n):
        c = Counted(i)
        c.held = lambda: c


for make in (alone, self_cycles, list_cycles, rings, dict_cycles, sub_cycles, closures, pairs):
    t.reset()
    make(1000)
    collect()
    print(make.__name__, nearly(1000))
print(480 <= t.meetings() <= 500)
t.reset()
kept = [Counted(i, [i]) for i in range(100)]
alone(900)
collect()
made, gone = t.counts()
print(made, gone <= 900, gone >= 880, all(c.number == i and c.held == [i] for i, c in enumerate(kept)))
