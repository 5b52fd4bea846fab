# modules: noddy
# skip: micropython:[A-Z]* modules are no files there
# Files called .so that are none of this machine's: each is an ImportError that names it.
import os
import sys
import noddy


def read_noddy():
    for folder in sys.path:
        try:
            with open(folder + "/noddy.so", "rb") as f:
                return folder, f.read()
        except OSError:
            pass


def load(name, data):
    path = folder + "/" + name + ".so"
    with open(path, "wb") as f:
        f.write(data)
    for _ in range(2):
        try:
            __import__(name)
            print(name, "was imported")
        except ImportError as e:
            print(name, "ImportError", name in str(e))
        except Exception as e:
            print(name, type(e).__name__, e)
    os.remove(path) if hasattr(os, "remove") else os.unlink(path)
    print(name in sys.modules)


folder, good = read_noddy()
load("bad_empty", b"")
load("bad_text", b"This is no shared object, whatever it is called.\n" * 10)
load("bad_short", good[:20])
load("bad_header", good[:64])
# The machine's code is in bytes 18 and 19: this one is a 68000.
load("bad_machine", good[:18] + b"\x04\x00" + good[20:])
# The class is in byte 4: 32 bits instead of 64.
load("bad_class", good[:4] + b"\x01" + good[5:])
# An executable-to-be is no shared object: the type is in byte 16.
load("bad_kind", good[:16] + b"\x01" + good[17:])
print(noddy.Noddy() != noddy.Noddy())
