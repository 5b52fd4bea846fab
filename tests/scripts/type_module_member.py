# modules: named_t
# cpython: >=3.9
# A member called __module__ is not replaced by the type's module.
from named_t import Named

o = Named()
print(o.__module__)
o.__module__ = "elsewhere"
print(o.__module__, type(o).__name__, repr(o)[:6])
