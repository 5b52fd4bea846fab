# timeit for a MicroPython that has none.

import time


def timeit(stmt="pass", setup="pass", number=1000000):
    scope = {}
    if callable(setup):
        setup()
    else:
        exec(setup, scope)
    start = time.ticks_us()
    for _ in range(number):
        if callable(stmt):
            stmt()
        else:
            exec(stmt, scope)
    return time.ticks_diff(time.ticks_us(), start) / 1000000
