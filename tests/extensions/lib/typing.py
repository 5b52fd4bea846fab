# typing for a MicroPython that has none: names that annotations use.

TYPE_CHECKING = False


class _Any:
    def __getitem__(self, key):
        return self


Any = Union = List = Tuple = Dict = Optional = Callable = Iterable = Iterator = _Any()
