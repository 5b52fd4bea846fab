# modules: callback
# Calls from C into Python: formats, argument tuples, keywords, methods.
import callback
from support.report import attempt, kind


def echo(*args, **kwargs):
    return args, sorted(kwargs.items())


print(callback.get())
attempt("not callable", callback.set, 5)
callback.set(echo)
print(callback.get() is echo)
for which in range(15):
    if which != 11 and which != 12:
        attempt(which, callback.format, which)
attempt(11, callback.format, 11)
attempt(12, callback.format, 12)
attempt(15, callback.format, 15)
attempt("object", callback.object, 1, "two", None)
attempt("object, nothing", callback.object)
attempt("no arguments", callback.no_arguments)
attempt("keywords", callback.with_keywords, 1, b=2, a=3)
attempt("only keywords", callback.with_keywords, x="y")
attempt("neither", callback.with_keywords)
attempt("objects", callback.object_arguments)
attempt("objects", callback.object_arguments, 1)
attempt("objects", callback.object_arguments, 1, 2)
attempt("objects", callback.object_arguments, 1, 2, 3)


class Thing:
    def __init__(self):
        self.log = []

    def add(self, x="default"):
        self.log.append(x)
        return len(self.log)

    def both(self, a, b):
        return b, a

    def __call__(self, *args):
        return "called", args


t = Thing()
attempt("method", callback.method, t, "add")
attempt("method", callback.method, t, "add", 5)
kind("method", callback.method, t, "add", (6, 7))
print(t.log)
attempt("method of two", callback.method_two, t, "both", 1, 2)
kind("no such method", callback.method, t, "missing")
attempt("list method", callback.method, [3, 1], "index", 1)
attempt("str method", callback.method, "abc", "upper")
for target in (max, lambda *a: a, "x{}y{}".format, divmod):
    callback.set(target)
    attempt("call", callback.object_arguments, 9, 2)
callback.set(t)
attempt("instance", callback.object, 1)
callback.set(t.both)
attempt("bound method", callback.object, 1, 2)
callback.set(Thing)
print(type(callback.no_arguments()) is Thing)
callback.set(list)
attempt("type", callback.object, "abc")
callback.set(callback.get)
print(callback.no_arguments() is callback.get)
attempt("map", callback.map, lambda x: x * x, [1, 2, 3])
attempt("map", callback.map, str, (1, None, 2.5))
attempt("map", callback.map, len, {"one": 1})
attempt("map over a generator", callback.map, lambda x: -x, (i for i in range(4)))
attempt("map in map", callback.map, lambda x: callback.map(lambda y: y + x, [1, 2]), [10, 20])
kind("map over an int", callback.map, len, 5)
