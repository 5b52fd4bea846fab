# modules: slots_t
# A failed import passed on as NULL, which CPython does not survive.
from slots_t import of_import

try:
    of_import("no_such_module")
except ImportError as e:
    print(e)
