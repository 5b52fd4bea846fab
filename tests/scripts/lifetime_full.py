# modules: ends_t
# heap: 256K
# timeout: 300
# skip: micropython:asan a size that malloc refuses ends the program there
# A MemoryError of tp_new, tp_init, PyObject_New or PyMem_Malloc is caught, a hundred times, and
# all goes on. CPython's memory is not filled: it is asked for more than there can be.
import gc
import sys
from ends_t import Big, made, raw, thread

try:
    from _typeobject import fail

    times = 2  # where each allocation is a collection
except ImportError:
    times = 100
largest = sys.maxsize - 1000
small = 500 if sys.implementation.name == "micropython" else largest
# Elsewhere raw memory is the whole machine's.
raw_small = 500 if sys.platform not in ("linux", "darwin") else largest

# The state of the thread is asked for first when nothing is left.
chain = there = None
try:
    while times == 100 and small == 500:
        chain = (chain,)
except MemoryError:
    there = thread()
chain = None
print("the state of the thread", there or thread())


class Sub(Big):
    def __init__(self, *args):
        super().__init__(*args)
        self.more = [args]


def fill(make):
    kept = []
    try:
        while True:
            kept.append(make())
    except MemoryError:
        return 1
    finally:
        # Not only forgotten: a pointer may be left on the stack.
        kept.clear()


for what, make in (
    ("tp_new", lambda: Big(small, 8)),
    ("tp_init", lambda: Big(8, raw_small)),
    ("a subclass", lambda: Sub(small, 8)),
    ("PyObject_NewVar", lambda: made(small)),
    ("PyMem_Malloc", lambda: raw(raw_small)),
    ("too much", lambda: Big(largest, 8)),
    ("too much raw", lambda: Big(8, largest)),
):
    full = 0
    for i in range(times):
        full += fill(make)
        if i % 10 == 0:
            gc.collect()
    print(what, full == times, Sub(10, 20).more)
