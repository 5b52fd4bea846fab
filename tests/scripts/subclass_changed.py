# modules: noddy4
# A class made in Python gets, changes and loses attributes while methods of its native base are
# in use.
import noddy4


class Mixin:
    pass


class Sub(noddy4.Noddy):
    pass


class SubSub(Sub, Mixin):
    pass


class Leaf(Sub):
    pass


sub, leaf, both = Sub("a", "b"), Leaf("c", "d"), SubSub("e", "f")


def names():
    print(sub.name(), leaf.name(), both.name())


for i in range(2):
    names()
Leaf.name = lambda self: "leaf"
names()
Sub.name = lambda self: "sub"
names()
del Leaf.name
names()
Sub.name = lambda self: "other"
names()
del Sub.name
names()
Mixin.name = lambda self: "mixin"
names()
sub.name = lambda: "own"
names()
del sub.name
names()
