# The name alone: the tests that pickle are left out.

HIGHEST_PROTOCOL = 5


def dumps(value, protocol=None):
    raise NotImplementedError("pickle")


loads = dump = load = dumps
