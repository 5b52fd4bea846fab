# modules: noddy noddy2 shoddy
# skip: micropython:[A-Z]* modules of an image are in no package
# Importing: several modules, twice, from, as, by name, inside a package.
import sys
import noddy
import noddy as again
from noddy2 import Noddy
import noddy2

print(noddy is again, noddy2.Noddy is Noddy, sys.modules["noddy"] is noddy)
print(noddy.__name__, noddy2.__name__, type(noddy) is type(sys))
print(__import__("shoddy").Shoddy([1]))


def load():
    import shoddy

    return shoddy


print(load() is load(), load() is sys.modules["shoddy"])
try:
    import no_such_module
except ImportError:
    print("no such module")
try:
    from noddy import nothing
except ImportError:
    print("no such name")
noddy.added = 5
print(again.added, hasattr(noddy2, "added"))
noddy.Noddy2 = noddy2.Noddy
print(noddy.Noddy2("a", "b").name())
print(noddy.__file__.split("/")[-1].startswith("noddy"))
