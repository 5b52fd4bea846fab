# functools for a MicroPython that has none: what the extensions' own tests use of it.


def reduce(function, iterable, *initial):
    values = iter(iterable)
    result = initial[0] if initial else next(values)
    for value in values:
        result = function(result, value)
    return result


def partial(function, *args, **kwargs):
    def call(*more, **others):
        new = dict(kwargs)
        new.update(others)
        return function(*(args + more), **new)

    return call


def wraps(wrapped):
    return lambda wrapper: wrapper


def lru_cache(*args, **kwargs):
    return args[0] if args and callable(args[0]) else lambda function: function


cache = lru_cache
