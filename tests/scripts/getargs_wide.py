# modules: getargs_t
# cpython: <3.12
# Format units for wide characters, which CPython had until 3.11.
import getargs_t
from support.report import attempt

samples = ["", "abc", "a\0b", b"raw", None, 5]
for name in ("u", "Z", "u_size", "Z_size"):
    f = getattr(getargs_t, name)
    for sample in samples:
        attempt("%s %r" % (name, sample), f, sample)
    print(f("na\u00efve \u20ac \U0001f40d") == "na\u00efve \u20ac \U0001f40d")
