# random with what MicroPython's own lacks: numbers of any size, and choices.

import urandom as _random
from urandom import random, seed, uniform


def getrandbits(n):
    value = 0
    while n > 0:
        bits = min(n, 24)
        value = value << bits | _random.getrandbits(bits)
        n -= bits
    return value


def _below(n):
    bits = 0
    while n >> bits:
        bits += 1
    while True:
        value = getrandbits(bits)
        if value < n:
            return value


def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    count = (stop - start + step - 1) // step if step > 0 else (stop - start + step + 1) // step
    if count <= 0:
        raise ValueError("empty range for randrange()")
    return start + step * _below(count)


def randint(a, b):
    return randrange(a, b + 1)


def randbytes(n):
    return bytes([_random.getrandbits(8) for _ in range(n)])


def choice(values):
    return values[_below(len(values))]


def choices(population, weights=None, *, cum_weights=None, k=1):
    if weights is not None:
        cum_weights = []
        total = 0
        for weight in weights:
            total += weight
            cum_weights.append(total)
    if cum_weights is None:
        return [choice(population) for _ in range(k)]
    result = []
    for _ in range(k):
        at = random() * cum_weights[-1]
        i = 0
        while cum_weights[i] <= at:
            i += 1
        result.append(population[i])
    return result


def shuffle(values):
    for i in range(len(values) - 1, 0, -1):
        j = _below(i + 1)
        values[i], values[j] = values[j], values[i]


def sample(population, k):
    values = list(population)
    shuffle(values)
    return values[:k]
