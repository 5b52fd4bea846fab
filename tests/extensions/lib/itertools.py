# itertools for a MicroPython that has none: what the extensions' own tests use of it.


def count(start=0, step=1):
    while True:
        yield start
        start += step


def repeat(value, times=None):
    if times is None:
        while True:
            yield value
    for _ in range(times):
        yield value


def cycle(iterable):
    saved = list(iterable)
    while saved:
        for value in saved:
            yield value


def chain(*iterables):
    for iterable in iterables:
        yield from iterable


def islice(iterable, *args):
    start, stop, step = 0, None, 1
    if len(args) == 1:
        stop = args[0]
    elif len(args) == 2:
        start, stop = args
    else:
        start, stop, step = args
    at = 0
    take = start or 0
    if stop is not None and stop < 0 or take < 0:
        raise ValueError("islice() indices must not be negative")
    values = iter(iterable)
    while stop is None or take < stop:
        while at <= take:
            try:
                value = next(values)
            except StopIteration:
                return
            at += 1
        yield value
        take += step or 1
    # What lies before the end is consumed, too.
    while at < stop:
        try:
            next(values)
        except StopIteration:
            return
        at += 1


def takewhile(predicate, iterable):
    for value in iterable:
        if not predicate(value):
            return
        yield value


def dropwhile(predicate, iterable):
    dropping = True
    for value in iterable:
        if dropping and predicate(value):
            continue
        dropping = False
        yield value


def accumulate(iterable, function=None, initial=None):
    total = initial
    first = initial is None
    if not first:
        yield total
    for value in iterable:
        if first:
            total, first = value, False
        else:
            total = total + value if function is None else function(total, value)
        yield total


def product(*iterables, repeat=1):
    pools = [tuple(iterable) for iterable in iterables] * repeat
    results = [()]
    for pool in pools:
        results = [result + (value,) for result in results for value in pool]
    return iter(results)


def combinations(iterable, r):
    pool = tuple(iterable)
    indices = list(range(r))
    if r > len(pool):
        return
    while True:
        yield tuple([pool[i] for i in indices])
        for i in reversed(range(r)):
            if indices[i] != i + len(pool) - r:
                break
        else:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    for indices in product(range(len(pool)), repeat=r):
        if len(set(indices)) == r:
            yield tuple([pool[i] for i in indices])


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    done = object()
    while True:
        values = [next(iterator, done) for iterator in iterators]
        if all([value is done for value in values]):
            return
        yield tuple([fillvalue if value is done else value for value in values])


def groupby(iterable, key=None):
    group = []
    last = None
    for value in iterable:
        k = value if key is None else key(value)
        if group and k != last:
            yield last, iter(group)
            group = []
        last = k
        group.append(value)
    if group:
        yield last, iter(group)
