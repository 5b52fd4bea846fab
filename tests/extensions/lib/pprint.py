# pprint for a MicroPython that has none: print.


def pprint(value, stream=None, *args, **kwargs):
    (stream.write if stream is not None else print)(repr(value) + "\n")


class PrettyPrinter:
    pass
