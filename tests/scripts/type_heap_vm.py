# modules: heap_t
# lines: micropython:[A-Z]* ^(a.member.outside|smaller.than.its.base) sizes are those of 32 bits there
# Specs that only newer CPythons take or refuse, and what no VM can do.
from heap_t import Counter, Even, Stack, extend, make
from support.report import attempt, collect, names

# Fields behind those of a base, whatever its size.
for base in (Counter, Stack, object):
    t = extend(base)
    x = t()
    attempt("empty", getattr, x, "a")
    x.a, x.number = [base.__name__], 5
    collect()
    print(names(t)[:2], x.a, x.sum(), isinstance(x, base))


class Sub(extend(Even)):
    def __init__(self):
        super().__init__("value")
        self.a = "own"


print(Sub().sum(), Sub().value, Sub() * 2 > 0)
attempt("members of a type with a size", extend, object, 1)
attempt("a member outside", extend, object, 0, 1)
attempt("extends int", extend, int)

attempt("two tables of members", make, "two tables of members")
attempt("smaller than its base", make, "fine", Even)


class Python:
    pass


class PythonSub(Even):
    pass


attempt("base made in Python", make, "fine", Python)
attempt("base made in Python", make, "fine", PythonSub)
attempt("bases side by side", make, "inherits its size", (Even, extend(object)))
