# modules: noddy2
# skip: micropython:[A-Z]* modules of an image are in no package
# An extension module inside a package: `import pkg.noddy2` finds pkg/noddy2.so.
import os
import sys


def find(name):
    for folder in sys.path:
        try:
            with open(folder + "/" + name, "rb") as f:
                return folder, f.read()
        except OSError:
            pass


folder, data = find("noddy2.so")
package = folder + "/inner_package"
try:
    os.mkdir(package)
except OSError:
    pass
for name, content in (("__init__.py", b"inside = True\n"), ("noddy2.so", data)):
    with open(package + "/" + name, "wb") as f:
        f.write(content)

try:
    import importlib

    # CPython remembers what a folder held a moment ago.
    importlib.invalidate_caches()
except (ImportError, AttributeError):
    pass

import inner_package.noddy2
from inner_package import noddy2 as inner
from inner_package.noddy2 import Noddy

print(inner is inner_package.noddy2, inner_package.inside, inner.Noddy is Noddy)
print(inner.__name__, Noddy.__name__, sys.modules["inner_package.noddy2"] is inner)
print(Noddy("in", "side").name())

import noddy2

print(noddy2 is inner, noddy2.__name__, noddy2.Noddy("out", "side").name())
print(isinstance(Noddy(), noddy2.Noddy), type(Noddy()) is Noddy)

# The name that one file for all CPythons has in a wheel.
package = folder + "/abi3_package"
try:
    os.mkdir(package)
except OSError:
    pass
for name, content in (("__init__.py", b""), ("noddy2.abi3.so", data)):
    with open(package + "/" + name, "wb") as f:
        f.write(content)
try:
    importlib.invalidate_caches()
except (NameError, AttributeError):
    pass

import abi3_package.noddy2

print(abi3_package.noddy2.Noddy("of", "many").name(), abi3_package.noddy2.__name__)
