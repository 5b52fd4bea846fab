# modules: spec_t
# A type made from a spec.
from spec_t import Box, Stack, stack
from support.report import attempt, collect, kind, names

print(names(Box), Box.__name__, isinstance(Box, type))
b = Box("first", size=2)
print(b, len(b), b.size, b.label, b.grow(5) is b, b.size, b + Box("x", 1), bool(Box("empty")))
kind("b + 1", lambda: b + 1)
kind("label", setattr, b, "label", "other")
attempt("no label", Box)
attempt("label of int", Box, 5)


class Crate(Box):
    def __init__(self, label):
        super().__init__(label + "!", 9)
        self.items = []


c = Crate("crate")
print(repr(c), len(c), c.items, c.grow(1) is c, c.size, isinstance(c, Box), type(c) is Crate)
crates = [Crate(str(i)) for i in range(300)]
collect()
print(all(c.label == "%d!" % i for i, c in enumerate(crates)))

pile = stack("first")
pile.extend((1, 2))
print(pile, len(pile), pile == ["first", 1, 2], type(pile) is Stack, stack(5))
# Its label is still NULL.
print(repr(Box.__new__(Box)))
