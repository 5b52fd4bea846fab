# time for a board whose MicroPython has none, nor a clock: nothing takes any time.


def ticks_us():
    return 0


def ticks_diff(a, b):
    return a - b
