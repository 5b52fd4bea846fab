# re with what MicroPython's own lacks and the extensions' own tests use.

import ure as _re
from ure import *

A = ASCII = 256
I = IGNORECASE = 2
M = MULTILINE = 8
S = DOTALL = 16
X = VERBOSE = 64


def _split_verbose(pattern):
    out = []
    for line in pattern.split("\n"):
        out.append(line.split("#", 1)[0])
    return "".join("".join(out).split())


def compile(pattern, flags=0):
    if flags & VERBOSE:
        pattern = _split_verbose(pattern)
    return _re.compile(pattern)


# MicroPython's match objects do not say how many groups they have.
def _count_groups(pattern):
    count = 0
    escaped = in_set = False
    for i, c in enumerate(pattern):
        if not escaped and not in_set and c == "(" and pattern[i + 1 : i + 2] != "?":
            count += 1
        in_set = in_set and (escaped or c != "]") or not in_set and not escaped and c == "["
        escaped = not escaped and c == "\\"
    return count


# sub() is what goes through all matches; the objects that it shows are gone afterwards.
def findall(pattern, text):
    count = _count_groups(pattern)
    result = []

    def each(match):
        groups = [match.group(i) or "" for i in range(1, count + 1)]
        result.append(tuple(groups) if count > 1 else groups[0] if count else match.group(0))
        return match.group(0)

    compile(pattern).sub(each, text)
    return result


def fullmatch(pattern, text):
    found = match(pattern, text)
    return found if found is not None and found.group(0) == text else None
