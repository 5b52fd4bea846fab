# modules: noddy noddy2 noddy3 shoddy
# type objects as values.
import noddy, noddy2, noddy3, shoddy
from support.report import kind, refused

types = [noddy.Noddy, noddy2.Noddy, noddy3.Noddy, shoddy.Shoddy]
for t in types:
    x = t()
    print(type(x) is t, x.__class__ is t, t.__name__, type(t) is type, callable(t))
    print([isinstance(x, u) for u in types], [issubclass(t, u) for u in types])
    print(t == t, t != t, [t == u for u in types], t in types, types.index(t))
    print({t: t.__name__}[type(x)], len({t, type(x)}), str(t) == repr(t))
    print(isinstance(t, type), isinstance(t, t), isinstance(x, tuple(types)))
print(noddy2.Noddy.__name__ == noddy3.Noddy.__name__, noddy2.Noddy == noddy3.Noddy)
print(len(set(types)))
print(issubclass(shoddy.Shoddy, list), issubclass(list, shoddy.Shoddy))
print(isinstance(shoddy.Shoddy(), list), isinstance([], shoddy.Shoddy))
print(shoddy.Shoddy.__bases__ == (list,), noddy2.Noddy.__bases__ == (object,))
print(shoddy.Shoddy.__base__ is list if hasattr(shoddy.Shoddy, "__base__") else True)
refused("set on a static type", setattr, noddy2.Noddy, "spam", 1)
refused("set a method", setattr, noddy2.Noddy, "name", 1)
refused("delete a method", delattr, noddy2.Noddy, "name")
print(noddy2.Noddy("a", "b").name())
kind("isinstance with a wrong second", isinstance, 1, 1)
