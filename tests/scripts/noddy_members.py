# modules: noddy2 noddy4 noddy4_rs
# T_OBJECT_EX and T_INT members: get, set, delete.
import noddy2, noddy4, noddy4_rs
from support.report import attempt, kind

for module in (noddy2, noddy4, noddy4_rs):
    n = module.Noddy("Ada", "Lovelace", 1815)
    print(n.first, n.last, n.number)
    n.first = "Augusta"
    n.number = -5
    print(n.first, n.number, n.name())
    for value in ([1], None, 2.5, (), {"k": n.last}, b"raw"):
        n.first = value
        print(repr(n.first), n.first is value, n.name())
    n.first = n
    print(n.first is n, n.first.first.first is n)
    n.first = "again"
    kind("set number to str", setattr, n, "number", "x")
    kind("set number to None", setattr, n, "number", None)
    attempt("set number to a bool", setattr, n, "number", True)
    print(n.number == 1)
    attempt("delete number", delattr, n, "number")
    for value in (0, 1, -1, 32767, 65536, (1 << 31) - 1, -(1 << 31)):
        n.number = value
        print(n.number == value, type(n.number) is int)
    del n.first
    kind("get deleted", getattr, n, "first")
    attempt("delete deleted", delattr, n, "first")
    print(hasattr(n, "first"), getattr(n, "first", "default"), n.last)
    attempt("name", n.name)
    n.first = ""
    attempt("name", n.name)
    del n.last
    attempt("name", n.name)
    n.__init__(last="back")
    attempt("name", n.name)
    kind("unknown", getattr, n, "spam")
    kind("set unknown", setattr, n, "spam", 1)
    kind("delete unknown", delattr, n, "spam")
    attempt("set a method", setattr, n, "name", 1)
    n.number += 10
    n.first += "plus"
    print(n.first, n.number)
