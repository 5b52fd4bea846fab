# pytest for a MicroPython that has none: what the extensions' own tests use of it. A
# benchmark is one call.


class _Mark:
    # A function cannot carry attributes, so the parameters wait in a wrapper.
    def parametrize(self, names, values):
        names = [name.strip() for name in names.split(",")] if isinstance(names, str) else names

        def decorate(function):
            if not isinstance(function, Parametrized):
                function = Parametrized(function)
            function.sets.append((names, list(values)))
            return function

        return decorate

    def benchmark(self, function):
        return function


mark = _Mark()


class Parametrized:
    def __init__(self, function):
        self.function = function
        self.sets = []

    # (suffix of the name, keyword arguments) of each call.
    def calls(self):
        calls = [("", {})]
        for names, values in self.sets:
            more = []
            for suffix, arguments in calls:
                for value in values:
                    new = dict(arguments)
                    new.update({names[0]: value} if len(names) == 1 else dict(zip(names, value)))
                    more.append(("%s-%s" % (suffix, value), new))
            calls = more
        return calls


def benchmark(function, *args, **kwargs):
    return function(*args, **kwargs)
