# What `import sys` gives the tests: MicroPython's own, with the version that they are
# written for and what it lacks.

import sys as _sys
from sys import *

version_info = (3, 11, 0, "final", 0)
hexversion = 0x030B00F0


# References are not counted.
def getrefcount(value):
    return 2




def __getattr__(name):
    return getattr(_sys, name)
