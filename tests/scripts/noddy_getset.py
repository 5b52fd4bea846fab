# modules: noddy3
# Getters and setters that check.
import noddy3
from support.report import attempt, kind, names

n = noddy3.Noddy("Ada", last="Lovelace")
print(names(noddy3.Noddy))
print(n.first, n.last, n.number, n.name())
attempt("int", setattr, n, "first", 5)
attempt("None", setattr, n, "last", None)
attempt("bytes", setattr, n, "first", b"raw")
attempt("delete first", delattr, n, "first")
attempt("delete last", delattr, n, "last")
print(n.first, n.last, n.name())
n.first = "Augusta " + "Ada"
n.last = ""
print(repr(n.name()))


def assign():
    n.first = 3


def delete():
    del n.last


attempt("statement", assign)
attempt("statement", delete)
attempt("constructor", noddy3.Noddy, 1)
attempt("constructor", noddy3.Noddy, "a", last=2)
attempt("again", n.__init__, "x", "y", 3)
print(n.name(), n.number)
attempt("again, wrong", n.__init__, 1)
print(n.name(), n.number)
n.number = 77
print(n.number)
kind("number", setattr, n, "number", "77")


class Text(str):
    pass


n.first = Text("sub")
print(n.first == "sub", isinstance(n.first, Text), type(n.first) is Text)
