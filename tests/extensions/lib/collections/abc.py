# collections.abc for a MicroPython that has none: classes that can be registered with.


class _ABC:
    registered = ()

    @classmethod
    def register(cls, subclass):
        cls.registered = cls.registered + (subclass,)
        return subclass


class MutableSequence(_ABC):
    pass


class Sequence(_ABC):
    pass


class Hashable(_ABC):
    pass
