"""What the conformance scripts print with. Every line is the same on every host."""

import gc


def attempt(label, call, *args, **kwargs):
    """The result of a call, or its exception with the text."""
    try:
        result = call(*args, **kwargs)
    except Exception as e:
        # str() of a KeyError is the repr of its argument in CPython alone.
        print(label, "->", type(e).__name__ + ":", e.args if isinstance(e, KeyError) else e)
    else:
        print(label, "->", repr(result))


def kind(label, call, *args, **kwargs):
    """The result of a call, or the type of its exception: for errors of the host's own,
    which every host words differently."""
    try:
        result = call(*args, **kwargs)
    except Exception as e:
        print(label, "->", type(e).__name__)
    else:
        print(label, "->", repr(result))


def refused(label, call, *args):
    """That a call fails, where hosts do not agree on the type of the exception."""
    try:
        result = call(*args)
    except (AttributeError, TypeError):
        print(label, "-> refused")
    else:
        print(label, "->", repr(result))


def names(obj):
    """dir() without what the host adds."""
    return sorted(n for n in dir(obj) if not n.startswith("__"))


def _deep(n):
    # Overwrites what a collector that scans the C stack might take for pointers.
    a = b = c = d = e = f = n
    return n + _deep(n - 1) if n > 0 else a + b + c + d + e + f


def collect():
    """Collects until nothing more is found, whatever the stack looks like."""
    for _ in range(4):
        _deep(20)
        gc.collect()
