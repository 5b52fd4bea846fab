# What `import math` gives the tests: MicroPython's own and what it lacks.

from math import *


def comb(n, k):
    result = 1
    for i in range(min(k, n - k)):
        result = result * (n - i) // (i + 1)
    return result if 0 <= k <= n else 0


def prod(values, start=1):
    for value in values:
        start *= value
    return start
