# What types cost on a board: RAM for each type, each method and each instance, against the same type
# written by hand. Ends with AssertionError above the limits. Run by tests/flash.sh.
import gc
import bare_t
import many_t
import flash_t
import flash_const
import noddy4
import noddyhw

# Bytes that a type may take beyond its PyTypeObject.
TYPE = 16


def settle():
    gc.collect()
    gc.collect()
    return gc.mem_alloc()


def cost(f, *args):
    before = settle()
    f(*args)
    return settle() - before


def instances(T, n=1000):
    keep = [None] * n
    before = settle()
    for i in range(n):
        keep[i] = T()
    return (settle() - before + n // 2) // n


cost(id, 0)
bare = cost(bare_t.ready)
many = cost(many_t.ready)
print("heap, a type without methods:", bare)
print("heap, a type with 30 methods:", many)
assert bare <= TYPE and many <= TYPE and many == bare
for name in "m0", "m29":
    assert getattr(many_t.ready()(), name)() == int(name[1:])

# Numbers of types that nothing is done to but PyType_Ready().
for m in flash_t, flash_const:
    costs = [cost(m.ready, i) for i in range(4)]
    print("heap, types of %s:" % m.__name__, costs)
    assert max(costs) <= TYPE
assert max(costs) == 0

hand = instances(noddyhw.NoddyFin)
for T in noddy4.Noddy, flash_t.ready(1), flash_const.ready(1):
    own = instances(T)
    print("heap, an instance of %s:" % T.__name__, own, "by hand:", hand)
    assert own == hand
