# shutil for a MicroPython that has none.

import os


def rmtree(name):
    for entry in os.listdir(name):
        os.remove(name + "/" + entry)
    os.rmdir(name)
