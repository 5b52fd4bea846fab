# modules: noddy4
# While the heap is locked there is no object to be had, not even one made ahead.
import micropython
from noddy4 import Noddy


def make(kept):
    micropython.heap_lock()
    try:
        kept[0] = Noddy()
        return "made"
    except MemoryError:
        return "MemoryError"
    finally:
        micropython.heap_unlock()


kept = [None]
for _ in range(3):
    Noddy()
    print(make(kept))
