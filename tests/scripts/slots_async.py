# modules: type_t
# await, async for and async with on objects of a module's types.
from type_t import Later, Series, Waits


def run(coroutine):
    """Runs a coroutine; what it yields and its result."""
    yielded = []
    try:
        while True:
            yielded.append(coroutine.send(None))
    except StopIteration as e:
        return yielded, e.value


def make(t, n):
    o = t()
    o.left = n
    return o


async def wait(x):
    return "result", await x


print(run(wait(make(Later, 3))))
print(run(wait(make(Later, 0))))
print(run(wait(make(Waits, 2))))


async def loop():
    got = []
    async for x in make(Series, 3):
        got.append(x)
    return got


print(run(loop()))
print(list(make(Later, 2)), make(Later, 1).__await__().left, list(make(Waits, 2).__await__()))
s = make(Series, 1)
print(s.__aiter__() is s, list(s.__anext__().__await__()))
try:
    s.__anext__()
except StopAsyncIteration as e:
    print("end", e.args)


class Sub(Waits):
    pass


print(run(wait(make(Sub, 2))))
