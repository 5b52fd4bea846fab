# collections with what MicroPython's own lacks and the extensions' own tests use.

from ucollections import *
from ucollections import deque as _deque


class deque(_deque):
    def __init__(self, values=(), maxlen=None):
        values = list(values)
        super().__init__(values, len(values) + 1000 if maxlen is None else maxlen)

    def rotate(self, n=1):
        for _ in range(n % len(self) if len(self) else 0):
            self.appendleft(self.pop())


class Counter(dict):
    def __init__(self, iterable=()):
        super().__init__()
        for value in iterable:
            self[value] = self.get(value, 0) + 1

    def __missing__(self, key):
        return 0
