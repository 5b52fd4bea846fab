# os with what MicroPython's own lacks and the extensions' own tests use.

import uos as _os
from uos import *

sep = "/"
name = "posix"


class _Environ:
    def get(self, key, default=None):
        value = _os.getenv(key)
        return default if value is None else value

    def __getitem__(self, key):
        value = _os.getenv(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key):
        return _os.getenv(key) is not None


environ = _Environ()


class path:
    @staticmethod
    def join(*parts):
        return "/".join(parts)

    @staticmethod
    def dirname(name):
        return name.rsplit("/", 1)[0] if "/" in name else ""

    @staticmethod
    def basename(name):
        return name.rsplit("/", 1)[-1]

    @staticmethod
    def abspath(name):
        return name if name.startswith("/") else _os.getcwd() + "/" + name

    @staticmethod
    def exists(name):
        try:
            _os.stat(name)
        except OSError:
            return False
        return True

    @staticmethod
    def getsize(name):
        return _os.stat(name)[6]
