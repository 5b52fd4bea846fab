# modules: heap_t
# cpython: >=3.11
# What a type from a spec takes from its bases, and wrong specs.
import heap_t
from heap_t import Call, Counter, Even, Last, Stack, make
from support.report import attempt, collect, kind, names

for t in (Counter, Even, Stack, Last, Call):
    print(t.__name__, t.__module__, isinstance(t, type), heap_t.slots_of(t))
kind("no such slot", heap_t.bad_slot_of, Even)



class SubCounter(Counter):
    pass


print(Counter.of_class() == (Counter, Counter), SubCounter.of_class() == (SubCounter, Counter))
print(SubCounter().of_class() == (SubCounter, Counter))

# A built-in base.
s = Stack([1, 2])
s.append(3)
print(s, s.top, len(s), s == [1, 2, 3], isinstance(s, list), Stack().top, s[1:])


class Pile(Stack):
    pass


p = Pile("ab")
p.extend("cd")
print(p, p.top, sorted(p, reverse=True))

# A vectorcall and a finaliser of their own.
print(Call()(), Call()(1, 2, a=3))


def many():
    for i in range(50):
        Last()


many()
collect()
# A collector that scans the stack may find one or two of them there.
print(heap_t.finalized() > 40)
kind("arguments for nothing", Last, 1)

# What the spec was made of is gone when the type is used.
made = make("fine")
m = made()
m.n = 12
print(made.__name__, names(made), m.n, made.__module__)
kind("not a base", lambda: type("Sub", (made,), {}))
kind("a base that is none", make, "fine", made)
print(make("no doc")().n)
print(names(make("inherits its size", Even)("v")))
print(make("fine", object)().n, make("fine", (object,))().n, make("bases slot", (object,))().n)
wide = make("inherits its size", (Even, Counter))
print(issubclass(wide, Counter), wide("w").value)

for what in ("slot", "negative slot", "no name"):
    attempt(what, make, what)
    attempt(what, make, what)
attempt("bases slot", make, "bases slot", 5)
kind("bases that are no types", make, "fine", (5,))
kind("one base that is no type", make, "fine", 5)
attempt("bool as base", make, "fine", bool)
attempt("bases that do not go together", make, "inherits its size", (Stack, Counter))
