# Built-ins that MicroPython lacks, put into its own module builtins.

import builtins


class _Subscript:
    def __getitem__(self, key):
        return key


_subscript = _Subscript()


# MicroPython makes slices in subscripts only.
def make_slice(start, *rest):
    if not rest:
        return _subscript[:start]
    if len(rest) == 1:
        return _subscript[start : rest[0]]
    return _subscript[start : rest[0] : rest[1]]


builtins.slice = make_slice
