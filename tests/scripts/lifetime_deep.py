# modules: depth_t
# heap: 64M
# skip: micropython:stress 10^5 collections of 10^5 objects
# skip: micropython:[A-Z]* 10^5 nodes take more memory than there is
# Chains of 10^5 nodes, and recursion through every slot: a RecursionError or success.
import gc
import depth_t
from depth_t import Node, long_chain

N = 100000


def outcome(name, f):
    # How deep is too deep differs: what counts is that the process lives.
    try:
        f()
    except RecursionError:
        pass
    except RuntimeError:
        pass
    except MemoryError:
        pass
    print(name, "done")


class Sub(Node):
    def step(self):
        return self.work()


class Other(Node):
    def __repr__(self):
        return "O" + repr(self.next)


for kind in range(4):
    before = depth_t.count()
    chain = long_chain(N, kind)
    gc.collect()
    if kind < 2:
        n, at = 1, chain
        while at.next is not None:
            at = at.next
            n += 1
        print(kind, n)
        at = None
    chain = None
    gc.collect()
    gc.collect()
    if kind != 1:
        # A pointer may be left on some stack.
        print(kind, depth_t.count() - before > N - 50)

chain = long_chain(5000, 0)
for name, f in (
    ("repr", lambda: repr(chain)),
    ("str", lambda: str(chain)),
    ("hash", lambda: hash(chain)),
    ("==", lambda: chain == chain.next),
    ("<", lambda: chain < chain.next),
    ("call", lambda: chain(1, 2, x=3)),
    ("iter", lambda: list(chain)),
    ("len", lambda: len(chain)),
    ("in", lambda: 5 in chain),
    ("[]", lambda: chain[5]),
    ("bool", lambda: bool(chain)),
    ("+", lambda: chain + 1),
    ("-", lambda: -chain),
    ("attribute", lambda: getattr(chain, "deep")),
    ("getset", lambda: chain.last),
    ("method", lambda: chain.down()),
    ("format", lambda: "%s %r" % (chain, chain)),
    ("in a list", lambda: repr([chain])),
    ("dict key", lambda: {chain: 1}),
    ("subclass", lambda: Sub().work()),
):
    try:
        outcome(name, f)
    except AttributeError:
        print(name, "done")

for n in range(3000):
    chain = Other(chain) if n % 2 else Sub(chain)
outcome("repr of subclasses", lambda: repr(chain))
outcome("str of subclasses", lambda: str(chain))

# In circles.
a = Node()
a.next = a
for name, f in (
    ("repr", lambda: repr(a)),
    ("hash", lambda: hash(a)),
    ("==", lambda: a == a),
    ("call", lambda: a()),
    ("iter", lambda: iter(a)),
    ("len", lambda: len(a)),
    ("method", lambda: a.down()),
    ("getset", lambda: a.last),
    ("list", lambda: repr([a, (a,), {1: a}])),
):
    outcome("circle: " + name, f)


class Maker(Node):
    def __init__(self, n=0):
        super().__init__(Maker(n + 1))


outcome("init", Maker)


class Deep(Node):
    def __new__(cls):
        return Deep()


outcome("new", Deep)


def nested(n):
    x = Node()
    for _ in range(n):
        x = Node([x])
    return x


chain = nested(2000)
outcome("nested lists", lambda: repr(chain))
# Still alive when the program ends.
keep = long_chain(N, 0), long_chain(N, 1), nested(N)
print("end")
