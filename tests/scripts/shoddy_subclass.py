# modules: shoddy
# Python classes on top of a native subclass of list.
from shoddy import Shoddy


class Stack(Shoddy):
    def __init__(self, items=(), label="stack"):
        super().__init__(items)
        self.label = label

    def push(self, x):
        self.append(x)
        return self.increment()

    def __repr__(self):
        return self.label + " of %d" % len(self)


class Loud(Stack):
    def append(self, x):
        super().append(str(x) + "!")


s = Stack([1, 2], label="mine")
print(len(s), s[0], list(s), s.label, s.push(3), s.push(4), list(s))
print(isinstance(s, Stack), isinstance(s, Shoddy), isinstance(s, list), type(s).__name__)
s.extend(s)
print(len(s), s == [1, 2, 3, 4, 1, 2, 3, 4], s[2:4], 3 in s)
s.sort()
print(list(s), sum(s))
s.label = "yours"
print(s.label, s.pop(), repr(s))
l = Loud(label="loud")
print(l.push("a"), l.push("b"), list(l), l.increment(), l.label)
print(isinstance(l, Stack), issubclass(Loud, list), issubclass(Loud, Shoddy))
del l[0]
l[0] = "c"
print(list(l), bool(l), bool(Stack()))


class Evens(Shoddy):
    def __getitem__(self, i):
        return "item %r" % (i,)

    def __len__(self):
        return 1000

    def __contains__(self, x):
        return x % 2 == 0


e = Evens([1])
print(e[0], len(e), 4 in e, 5 in e, list(iter(e)))
