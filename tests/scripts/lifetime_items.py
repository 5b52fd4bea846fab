# modules: type_t
# A variable number of items, a tp_alloc, tp_free and tp_finalize of its own; Python classes.
from type_t import Row, counts
from support.report import attempt, collect

r = Row(1, 2, 3)
print(len(r), r[0], r[-1], list(r), 2 in r, 5 in r, list(reversed(r)), len(Row()))
attempt("beyond", lambda: r[3])


class Sub(Row):
    def total(self):
        return sum(self)


class Deep(Sub):
    def __init__(self, *items):
        self.first = items[0]


rows = [Sub(*range(i)) for i in range(40)] + [Deep(*range(i + 1)) for i in range(40)]
for i, x in enumerate(rows):
    x.own = [i]
collect()
print(all(x.own == [i] for i, x in enumerate(rows)))
print(all(list(x) == list(range(i)) for i, x in enumerate(rows[:40])))
print(all(list(x) == list(range(i + 1)) and x.first == 0 for i, x in enumerate(rows[40:])))
print([x.total() for x in rows[-3:]], rows[41].own, type(rows[5]) is Sub)
del rows, x
allocated, freed, finalized = counts()


def many():
    for i in range(100):
        Row(i, i)
        Sub(i, i)


many()
collect()
after = counts()
print(after[0] - allocated, after[1] - freed > 150, after[2] - finalized > 150)
