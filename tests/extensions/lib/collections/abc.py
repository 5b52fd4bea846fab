# collections.abc for a MicroPython that has none: classes that can be registered with.


class _ABC:
    registered = ()

    @classmethod
    def register(cls, subclass):
        cls.registered = cls.registered + (subclass,)
        return subclass


class Hashable(_ABC):
    pass


class Iterable(_ABC):
    pass


class Iterator(_ABC):
    pass


class Reversible(_ABC):
    pass


class Sequence(_ABC):
    pass


class MutableSequence(_ABC):
    pass


class Sized(_ABC):
    pass


class Container(_ABC):
    pass


class Collection(_ABC):
    pass
