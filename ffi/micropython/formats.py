#!/usr/bin/env python3
"""Which groups of PyArg_Parse* units, and which conversions, the strings of modules may ask for.

    formats.py IMAGE.o MODULE.o...

IMAGE.o is all that an image has of the runtime, the port and the modules: what the runtime itself
formats is in it. Prints %GROUP for each (see getargs.rs and format.rs). Whatever could be a format counts as one.
"""

import re
import struct
import sys

GROUPS = {
    "words": re.compile(r"[nlp]"),
    "strings": re.compile(r"[sz](?![*#])"),
    "objects": re.compile(r"[SYU]|O[!&]"),
    "integers": re.compile(r"[bBhHIkLK]"),
    "floats": re.compile(r"[fdD]"),
    "bytes": re.compile(r"[yw]|[sz][*#]"),
    "tuples": re.compile(r"\("),
    "characters": re.compile(r"[cCuZe]"),
}
FORMAT = re.compile(r"(?:e[st]#?|[szyuZ][*#]?|w\*|O[!&]?|[bBhHiIlkLKnfdDcCpSUY()|$])+")

# Of PyUnicode_FromFormat: the rare ones, and those that convert() does itself.
CONVERSION = re.compile(rb"%[-#0-9.*]*[ATN]")
PLAIN = re.compile(rb"(?:[^%\x80-\xff]|%(?:%|(?:\.\d{1,3})?s|[SRUpx]|[lz]?[diu]))*")
# A string of the runtime.
RUNTIME = re.compile(r"\.rodata\.str1\.1\.\d+")
TEXT = re.compile(rb"([\t\n\r -~\x80-\xff]*\0)+")


def strings(elf, of=re.compile("")):
    bits = {1: ("<I", "<HHH", 32, 46, "<10I"), 2: ("<Q", "<HHH", 40, 58, "<IIQQQQIIQQ")}[elf[4]]
    offset = struct.unpack_from(bits[0], elf, bits[2])[0]
    size, count, names = struct.unpack_from(bits[1], elf, bits[3])
    names = struct.unpack_from(bits[4], elf, offset + names * size)[4]
    for i in range(count):
        section = struct.unpack_from(bits[4], elf, offset + i * size)
        name = elf[names + section[0]:elf.index(b"\0", names + section[0])].decode("latin-1")
        data = elf[section[4]:section[4] + section[5]]
        # Loaded, with contents, no code; and text.
        if section[1] == 1 and section[2] & 2 and not section[2] & 4 and of.match(name) and TEXT.fullmatch(data):
            yield from data.split(b"\0")


def main():
    texts, runtime = set(), set()
    with open(sys.argv[1], "rb") as f:
        runtime.update(strings(f.read(), RUNTIME))
    for path in sys.argv[2:]:
        with open(path, "rb") as f:
            texts.update(strings(f.read()))
    found = set()
    if not all(PLAIN.fullmatch(text) for text in texts | runtime):
        found.add("formats")
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
