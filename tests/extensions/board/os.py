# os for a board, which has no environment and no source of chance: what the extensions' own tests
# use of it.

import random as _random
from uos import *

environ = {}


def urandom(n):
    return bytes([_random.getrandbits(8) for _ in range(n)])
