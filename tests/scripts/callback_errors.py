# modules: callback
# Exceptions that pass from Python through C to Python keep their type and arguments.
import callback
from support.report import attempt, kind


class Boom(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.mark = "kept"


class Smaller(Boom):
    pass


def raiser(error):
    def function(*args):
        raise error

    return function


def check(error, call, *args):
    try:
        call(*args)
    except BaseException as e:
        print(type(e).__name__, e.args, e is error, getattr(e, "mark", None))
    else:
        print("nothing raised")


for error in (
    Boom("a", 1),
    Smaller(),
    ValueError("text"),
    KeyError("k"),
    IndexError(),
    OSError("no"),
    RuntimeError(1, 2, 3),
    StopIteration(7),
    KeyboardInterrupt("stop"),
    SystemExit(3),
):
    callback.set(raiser(error))
    check(error, callback.no_arguments)
    check(error, callback.object, 1, 2)
    check(error, callback.format, 3)
    check(error, callback.map, raiser(error), [1])

calls = []


def sometimes(x):
    calls.append(x)
    if x == 3:
        raise Boom(x)
    return x * 2


attempt("map", callback.map, sometimes, [1, 2])
attempt("map", callback.map, sometimes, [1, 2, 3, 4])
print(calls)


def broken():
    yield 1
    raise Boom("in the generator")


attempt("generator", callback.map, str, broken())
print(callback.guard(lambda: 5))
print(callback.guard(lambda: {}[1]))
print(callback.guard(lambda: [][1]))
attempt("not caught", callback.guard, raiser(Boom("out")))
callback.set(lambda: 1)
kind("wrong number", callback.object, 1, 2)

# try, finally and with keep working around C frames.
trace = []


class Manager:
    def __enter__(self):
        trace.append("enter")
        return self

    def __exit__(self, kind, value, traceback):
        trace.append("exit " + kind.__name__)
        return True


def deep(module, function, depth):
    try:
        return module.nest(function, depth)
    finally:
        trace.append(depth)


def bottom(*args):
    if len(args) == 1:
        with Manager():
            raise Boom("bottom")
        trace.append("after")
        raise Smaller(args[0])
    return deep(*args)


try:
    callback.nest(bottom, 5)
except Smaller as e:
    print("caught", e.args, e.mark)
print(trace)
try:
    callback.map(raiser(KeyError(1)), [1])
except KeyError:
    try:
        callback.map(raiser(Boom(2)), [1])
    except Boom as e:
        print("inner", e.args)
    print(callback.map(str, [1]))
