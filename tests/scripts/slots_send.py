# modules: send_t
# cpython: >=3.10
# am_send, and PyIter_Send of generators, coroutines, iterators and what is none.
from send_t import Countdown, send


def tell(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as e:
        print(what, type(e).__name__, str(e))


def echo():
    got = []
    try:
        while len(got) < 3:
            got.append((yield len(got)))
    except KeyError:
        return "caught"
    return got


g = echo()
tell("start with a value", send, echo(), 5)
for value in None, "a", "b", "c":
    tell("generator", send, g, value)
tell("after its end", send, g, None)


def fails():
    yield 1
    raise ValueError("in a generator")


g = fails()
tell("fails", send, g, None)
tell("fails", send, g, None)
tell("fails", send, g, None)


def returns():
    return (1, 2)
    yield


tell("returns a tuple", send, returns(), None)
tell("returns nothing", send, iter(()), None)

it = iter([1])
tell("list", send, it, None)
tell("list", send, it, None)
try:
    send(iter([1]), 5)
except AttributeError:
    print("a list has no send")
tell("no iterator", send, 5, 6)

c = Countdown(2)
for value in None, "x", "y":
    tell("am_send", send, c, value)
tell("am_send fails", send, Countdown(1), -1)
print(list(Countdown(3)))


class Sub(Countdown):
    pass


s = Sub(1)
tell("inherited", send, s, 7)
tell("inherited", send, s, 8)


class Sends:
    def __init__(self):
        self.got = []

    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, value):
        self.got.append(value)
        if value == "stop":
            raise StopIteration(self.got)
        return "sent %r" % (value,)


o = Sends()
for value in None, 1, "stop":
    tell("in Python", send, o, value)


async def waits():
    return await Countdown(2)


c = waits()
for _ in range(3):
    tell("coroutine", send, c, None)


def delegates():
    r = yield from Countdown(1)
    yield "then", r


g = delegates()
for _ in range(3):
    tell("yield from", send, g, None)
