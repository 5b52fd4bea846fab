# io with what MicroPython's own lacks.

from uio import *


class UnsupportedOperation(OSError):
    pass
