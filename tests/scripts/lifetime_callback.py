# modules: lifetime_t
# lines: micropython:[A-Z]* ^(Exception.ignored|Traceback|..File|ValueError:.from.a.dealloc) stderr and stdout are one line there
# tp_dealloc calls Python: it allocates, it raises, it meets an exception on its way.
import gc
import lifetime_t as t
from lifetime_t import Counted
from support.report import collect

seen = []


def note(number):
    seen.append([str(number), {"n": number}])
    return [0] * 50


def make(n, held=None):
    for i in range(n):
        Counted(i, held, note)


make(500)
collect()
print(len(seen) >= 480, all(a == str(d["n"]) for a, d in seen))
seen.clear()


# The callback makes more objects, which die in their turn.
def breed(number):
    seen.append(number)
    if number > 0:
        Counted(number - 1, None, breed)


def start():
    Counted(20, None, breed)


for _ in range(5):
    start()
for _ in range(40):
    collect()
print(sorted(set(seen)) == list(range(21)), 84 <= len(seen) <= 105)
seen.clear()


# The pending exception survives objects that die while it is on its way.
def failing(n):
    make(n)
    rubbish = [Counted(i, None, note) for i in range(n)]
    rubbish.clear()
    gc.collect()
    raise KeyError("outer", n)


for n in (1, 10, 100):
    try:
        failing(n)
    except KeyError as e:
        print(e.args)
collect()
print(len(seen) >= 200)


# A callback that fails is reported on stderr and harms nobody.
def broken(number):
    raise ValueError("from a dealloc")


def make_broken():
    Counted(1, None, broken)


def on_the_way():
    make_broken()
    raise KeyError("still")


make_broken()
collect()
try:
    on_the_way()
except KeyError as e:
    print(e.args)
collect()
print(Counted(5).number)
