# modules: noddy4 shoddy exc_t depth_t steal_t
# heap: 512K
# timeout: 300
# No memory: a MemoryError, and everything goes on. The stress build has single allocations fail.
import gc
import noddy4, shoddy, exc_t, depth_t, steal_t
import _typeobject

fail = getattr(_typeobject, "fail", None)

# The heap is full, a hundred times; once where each allocation is a collection.
full, rounds = 0, 1 if fail else 100
for i in range(rounds):
    kept = []
    try:
        while True:
            kept.append(depth_t.Node(noddy4.Noddy("first", "last", number=i)))
    except MemoryError:
        full += 1
    # Not only forgotten: a pointer may be left on the stack.
    kept.clear()
    if i % 10 == 0:
        gc.collect()
print(full == rounds, noddy4.Noddy("a", "b", 3).name())


class Sub(noddy4.Noddy):
    def __init__(self, *args):
        super().__init__(*args)
        self.more = [1, 2]


def shoddy_list():
    s = shoddy.Shoddy([1, 2])
    s.append(3)
    s.increment()


operations = (
    lambda: noddy4.Noddy("a", "b", number=5).name(),
    lambda: Sub("a", "b").name(),
    lambda: repr([noddy4.Noddy("a", "b"), Sub("c", "d")]),
    shoddy_list,
    lambda: exc_t.new_type("exc_t.New", None, None, "text"),
    lambda: exc_t.normalized(ValueError, (1, 2)),
    lambda: repr(depth_t.long_chain(5, 0)),
    lambda: depth_t.Node(depth_t.Node(), raw=True).down(),
    lambda: steal_t.build_n(1),
    lambda: steal_t.Thief(1, 2, x=3).kept(),
    lambda: type("Made", (noddy4.Noddy,), {})("x", "y").name(),
)

for i, operation in enumerate(operations):
    for width in (1, 3, 1000) if fail else ():
        for n in range(500):
            fail(n, width)
            try:
                operation()
                error = None
            except MemoryError:
                error = None
            except Exception as e:
                fail(0, 0)
                error = e
            left = fail(0, 0)
            if error is not None:
                print(i, n, width, type(error), error)
            if left == width:
                break
    gc.collect()
    operation()
print(noddy4.Noddy("still", "here", 3).name())
