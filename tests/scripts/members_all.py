# modules: members_t
# lines: micropython:[A-Z]* 214748364[78] C's long has 32 bits there
# A member of each type code: limits, wrong types, deletion, read-only.
from members_t import All
from support.report import attempt, kind

numbers = ["bool", "byte", "ubyte", "short", "ushort", "int", "uint", "long", "ulong",
           "longlong", "ulonglong", "size", "float", "double"]
a = All()
for name in numbers:
    print(name, getattr(a, name), end="; ")
print()
print(a.char, a.string, a.inplace, a.object, a.none)
kind("object_ex", getattr, a, "object_ex")
for upper in (True, False):
    a.limits(upper)
    print([getattr(a, name) for name in numbers[:-1]], a.string)
    print(a.double in (1e300, -1e300))
    for name in numbers:
        before = getattr(a, name)
        setattr(a, name, before)
        print(getattr(a, name) == before, end=" ")
    print()
for name in numbers:
    setattr(a, name, True if name == "bool" else 1)
    print(getattr(a, name), end=" ")
print()
for name in numbers:
    kind(name + " = 'x'", setattr, a, name, "x")
    kind(name + " = None", setattr, a, name, None)
    kind("del " + name, delattr, a, name)
attempt("bool = 1", setattr, a, "bool", 1)
attempt("del int", delattr, a, "int")
kind("int = 'x'", setattr, a, "int", "x")
attempt("double = 'x'", setattr, a, "double", "x")
kind("long too large", setattr, a, "long", 1 << 64)
kind("longlong too large", setattr, a, "longlong", 1 << 64)
kind("size too large", setattr, a, "size", 1 << 64)
a.double = 3
a.float = 2
print(a.double, a.float)
a.char = "z"
print(a.char)
kind("char = 'xy'", setattr, a, "char", "xy")
kind("char = 5", setattr, a, "char", 5)
attempt("string = 'x'", setattr, a, "string", "x")
attempt("del string", delattr, a, "string")
attempt("inplace = 'x'", setattr, a, "inplace", "x")
print(a.inplace)
x = [1]
a.object = x
print(a.object is x)
del a.object
print(a.object)
attempt("del object again", delattr, a, "object")
a.object_ex = x
print(a.object_ex is x, a.const_object is x)
attempt("const_object", setattr, a, "const_object", 1)
attempt("del const_object", delattr, a, "const_object")
attempt("const_int", setattr, a, "const_int", 1)
a.int = 1234
print(a.const_int)
del a.object_ex
kind("const_object", getattr, a, "const_object")


class Sub(All):
    pass


s = Sub()
s.int = 5
s.object = s
s.more = 6
print(s.int, s.object is s, s.more, s.const_int)
attempt("sub const_int", setattr, s, "const_int", 1)
