# modules: noddy noddy2 shoddy
# skip: micropython:[A-Z]* modules of an image are in no folder
# A folder of the module's name beside it: the module comes first, unless the folder is a package.
import os
import sys
import noddy2

try:
    sys.dont_write_bytecode = True
except AttributeError:
    pass
here = noddy2.__file__[: -len("noddy2.so")]
place = "/tmp/import_folder_%d" % int.from_bytes(os.urandom(6), "big")


def copy(name):
    with open(here + name, "rb") as source, open(place + "/" + name, "wb") as target:
        target.write(source.read())


for folder in ("", "/noddy", "/shoddy", "/empty"):
    os.mkdir(place + folder)
for name in ("noddy.so", "shoddy.so"):
    copy(name)
with open(place + "/shoddy/__init__.py", "w") as file:
    file.write("package = True\n")
sys.path.insert(0, place)
try:
    import noddy
    import shoddy
    import empty

    print(noddy.Noddy.__name__, noddy.__file__ == place + "/noddy.so")
    print(hasattr(shoddy, "Shoddy"), shoddy.package, hasattr(empty, "Noddy"))
finally:
    for name in ("noddy.so", "shoddy.so", "shoddy/__init__.py"):
        os.remove(place + "/" + name)
    for folder in ("/noddy", "/shoddy", "/empty", ""):
        os.rmdir(place + folder)
