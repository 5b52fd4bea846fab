# modules: heap_t
# cpython: >=3.11
# Types that know their module and find its state.
import heap_t
from heap_t import Counter, Even, Stack
from support.report import attempt, collect, kind, names

print(names(Counter), Counter.__name__, Counter.__module__)
c = Counter([1])
print(c.value, c.n, c.made(), c.module() is heap_t, c.note("a", 2), c.note(), heap_t.log())
kind("keyword", lambda: c.note(x=1))

# A type without a module of its own, over one that has one.
e = Even("e")
print(e.n, e * 3, e[5], e.note(3.5), e.made(), isinstance(e, Counter), issubclass(Even, Counter))
same = e
e |= "other"
print(e is same, e.value)
attempt("module of an Even", e.module)


class Odd(Even):
    def made(self):
        return -super().made()


o = Odd(value=7)
print(o.value, o.n, o.made(), o.note(Odd.__name__), o * 1, o["key"])
attempt("module of an Odd", o.module)
attempt("module_of(Counter)", lambda: heap_t.module_of(Counter) is heap_t)
attempt("module_of(Odd)", heap_t.module_of, Odd)
attempt("module_of(int)", heap_t.module_of, int)
for t in (Counter, Even, Odd):
    print(heap_t.module_by_def(t) is heap_t)
attempt("module_by_def(Stack)", heap_t.module_by_def, Stack)
attempt("module_by_def(list)", heap_t.module_by_def, list)

counters = [Odd([i]) for i in range(200)] + [Counter([i]) for i in range(200)]
collect()
print(counters[100].value, counters[300].value, c.made(), heap_t.log())
