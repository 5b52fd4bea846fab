# tempfile for a MicroPython that has none.

import os

_count = 0


def mkdtemp():
    global _count
    while True:
        _count += 1
        name = "/tmp/typeobject-%d-%d" % (id(os), _count)
        try:
            os.mkdir(name)
        except OSError:
            continue
        return name


class TemporaryDirectory:
    def __init__(self):
        self.name = mkdtemp()

    def __enter__(self):
        return self.name

    def __exit__(self, kind, value, traceback):
        import shutil

        shutil.rmtree(self.name)
