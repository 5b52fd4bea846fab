# modules: lifetime_t
# heap: 64M
# skip: micropython:stress a collection at each of a million allocations takes hours
# skip: micropython:[A-Z]* 10^5 objects take more memory than there is
# A hundred thousand of them, loose and in one long chain.
import gc
import lifetime_t as t
from lifetime_t import Counted
from support.report import collect


def loose(n):
    for i in range(n):
        Counted(i)


def made_and_gone(total, tolerance):
    made, gone = t.counts()
    return made == total and total - tolerance <= gone <= total


loose(100000)
collect()
print(made_and_gone(100000, 20))
t.reset()
head = t.chain(100000)
for _ in range(3):
    gc.collect()
print(t.counts(), t.chain_length(head), head.number, head.held.held.number)


def cut():
    global head
    t.unchain(head)
    head = None


cut()
collect()
print(made_and_gone(100000, 20))


# The same in a list, all alive at once.
def crowd(n):
    people = [Counted(i, i) for i in range(n)]
    gc.collect()
    return sum(p.number for p in people) == sum(range(n)), t.counts()[1]


t.reset()
print(crowd(20000))
collect()
print(made_and_gone(20000, 20))
