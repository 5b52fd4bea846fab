#!/usr/bin/env python3
"""Which groups of PyArg_Parse* units, and which conversions, the strings of modules may ask for.

    formats.py MODULE.o...

Prints %GROUP for each (see getargs.rs and format.rs). Whatever could be a format counts as one.
"""

import re
import struct
import sys

GROUPS = {
    "integers": re.compile(r"[bBhHIkLK]"),
    "floats": re.compile(r"[fdD]"),
    "bytes": re.compile(r"[yw]|[sz][*#]"),
    "tuples": re.compile(r"\("),
    "characters": re.compile(r"[cCuZe]"),
}
FORMAT = re.compile(r"(?:e[st]#?|[szyuZ][*#]?|w\*|O[!&]?|[bBhHiIlkLKnfdDcCpSUY()|$])+")

# Of PyUnicode_FromFormat.
CONVERSION = re.compile(rb"%[-#0-9.*]*[ATN]")
TEXT = re.compile(rb"([\t\n\r -~\x80-\xff]*\0)+")


def strings(elf):
    bits = {1: ("<I", "<HHH", 32, 46, "<10I"), 2: ("<Q", "<HHH", 40, 58, "<IIQQQQIIQQ")}[elf[4]]
    offset = struct.unpack_from(bits[0], elf, bits[2])[0]
    size, count, _ = struct.unpack_from(bits[1], elf, bits[3])
    for i in range(count):
        section = struct.unpack_from(bits[4], elf, offset + i * size)
        data = elf[section[4]:section[4] + section[5]]
        # Loaded, with contents, no code; and text.
        if section[1] == 1 and section[2] & 2 and not section[2] & 4 and TEXT.fullmatch(data):
            yield from data.split(b"\0")


def main():
    texts = set()
    for path in sys.argv[1:]:
        with open(path, "rb") as f:
            texts.update(strings(f.read()))
    found = set()
    if any(CONVERSION.search(text) for text in texts):
        found.add("conversions")
    for text in texts:
        units = re.split(rb"[:;]", text, maxsplit=1)[0].decode("latin-1")
        if FORMAT.fullmatch(units):
            found.update(group for group, letters in GROUPS.items() if letters.search(units))
    for group in sorted(found):
        print("%" + group)


if __name__ == "__main__":
    main()
