# modules: lifetime_t noddy4
# Objects of several sizes between each other; some are kept, and what is kept stays whole.
import gc
from lifetime_t import Counted
from noddy4 import Noddy


class Sub(Noddy):
    pass


def whole(kept):
    for i, a, b, c in kept:
        if (a.number, b.first, b.number, c.last, c.number, c.own) != (i, "f%d" % i, i, "l%d" % i, -i, [i]):
            return False
    return True


def rounds(n):
    kept = []
    for _ in range(n):
        for i in range(60):
            a, b, c = Counted(i), Noddy("f%d" % i, "x", i), Sub("y", "l%d" % i, -i)
            c.own = [i]
            if i % 3 == 0:
                kept.append((i, a, b, c))
        kept = kept[::2]
        gc.collect()
    return len(kept), whole(kept)


print(rounds(8))
# A collection after so many bytes, where the host counts them.
threshold = getattr(gc, "threshold", None)
if threshold:
    threshold(2048)
print(rounds(8))
if threshold:
    threshold(-1)
