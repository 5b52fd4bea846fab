# modules: diamond_t
# skip: micropython:[A-Z]* tp_mro is NULL there but for types with several bases, and T[x] the VM's own
# tp_mro as modules read it; __class_getitem__ of a base.
import diamond_t as m
from diamond_t import Top, Left, Right


def names(types):
    return types and [t.__name__ for t in types]


class Mixin:
    pass


Both, One = m.bottom((Left, Right)), m.bottom((Left,))


class Late(Mixin, Both):
    pass


class Plain:
    pass


class Sub(Left):
    pass


class SubSub(Sub):
    pass


class Several(Left, Mixin):
    pass


class PlainToo(Plain, Mixin):
    pass


for t in Top, Left, One, Both, Sub, SubSub, Several, Late:
    print(t.__name__, names(m.mro(t)) == names(t.__mro__) or (names(m.mro(t)), names(t.__mro__)))
for t in Plain, PlainToo, int, object, list, ValueError, type:
    print(names(m.mro(t)))
print(m.mro(SubSub) == [SubSub, Sub, Left, Top, object])
print(m.definer(SubSub, "own_left") is Left, m.definer(SubSub, "x") is Top, m.definer(Sub, "nothing"))

# By name and by subscript.
print(Top.__class_getitem__(5), Left.__class_getitem__(int)[1] is int, Top[6], Sub.__class_getitem__("a")[1], Sub["b"][1])
