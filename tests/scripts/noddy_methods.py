# modules: noddy2
# A method found on the object, on the type, kept for later.
import noddy2
from support.report import attempt, kind

n = noddy2.Noddy("Ada", "Lovelace")
print(n.name(), noddy2.Noddy.name(n))
bound = n.name
n.last = "Byron"
print(bound(), [bound() for _ in range(3)])
print(callable(bound), callable(noddy2.Noddy.name), callable(n), callable(noddy2.Noddy))
kind("with an argument", n.name, 1)
kind("with a keyword", lambda: n.name(a=1))
kind("unbound without self", noddy2.Noddy.name)
attempt("unbound on an int", noddy2.Noddy.name, 5)
attempt("unbound on a str", noddy2.Noddy.name, "text")
attempt("unbound on None", noddy2.Noddy.name, None)
attempt("unbound on the type", noddy2.Noddy.name, noddy2.Noddy)
kind("unbound with an argument", noddy2.Noddy.name, n, 1)
print(list(map(noddy2.Noddy.name, [noddy2.Noddy("a", "b"), noddy2.Noddy("c", "d")])))
print(getattr(n, "name")(), getattr(noddy2.Noddy, "name")(n))
print(sorted([noddy2.Noddy("b"), noddy2.Noddy("a")], key=noddy2.Noddy.name)[0].first)
m = noddy2.Noddy("Kurt", "G\u00f6del")
print(m.name() == "Kurt G\u00f6del", len(m.name()))
m.first = [1, "two", None, (3.5,)]
m.last = {"k": b"v"}
print(m.name())
n.__init__("new")
print(n.name())
