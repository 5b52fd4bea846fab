# modules: noddy
# build: bad_init_null = bad.c -DBAD_INIT_NULL
# build: bad_init_error = bad.c -DBAD_INIT_ERROR
# build: bad_init_both = bad.c -DBAD_INIT_BOTH
# build: bad_init_object = bad.c -DBAD_INIT_OBJECT
# build: bad_init_none = bad.c -DBAD_INIT_NONE
# build: bad_no_init = bad.c -DBAD_NO_INIT
# lines: micropython:[A-Z]* bad_no_init a name that no module has is another error there
# Init functions that break the rules. Importing fails, twice, and the interpreter goes on.
import sys
import noddy
from support.report import attempt


def load(name):
    module = __import__(name)
    return module.__name__


for name in ("bad_init_null", "bad_init_error", "bad_init_both", "bad_init_object",
             "bad_init_none", "bad_no_init"):
    attempt(name, load, name)
    attempt(name, load, name)
    print(name in sys.modules)
print(noddy.Noddy() == noddy.Noddy())
