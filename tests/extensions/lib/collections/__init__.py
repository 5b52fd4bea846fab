# collections with what MicroPython's own lacks and the extensions' own tests use.

from ucollections import *


class Counter(dict):
    def __init__(self, iterable=()):
        super().__init__()
        for value in iterable:
            self[value] = self.get(value, 0) + 1

    def __missing__(self, key):
        return 0
