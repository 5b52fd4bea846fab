#!/usr/bin/env python3
"""Moves what is constant of a module's static types into flash.

    rom.py --source OUT.c --qstrs OUT.h NAME IN.o=OUT.o... NAME IN.o=OUT.o...

Reads the static tables out of compiled modules: each PyTypeObject with its methods, members
and getsets. Writes what the VM would otherwise make of them in RAM when the type is made ready:
its VM type and the map of its attributes, as constants in OUT.c (see rom.h), with the names
in OUT.h for the VM's table of interned strings. The objects are written again with

- names for what OUT.c refers to, and in each type a pointer to its VM type;
- the name of the module, NAME, before what its files know of each other, so that a name is nobody
  else's: as on an operating system, modules and the VM see no more of each other than PyInit_NAME;
- tables that nothing can write to in read-only sections;
- types that the source declares constant (TYPEOBJECT_CONST) made ready.

What the module does to its tables while it runs is found out then: type.c compares, and makes
in RAM what differs. What cannot be read here is left alone; OUT.c says why.

Only little-endian 32-bit ELF is read; any other object is copied.
"""

import argparse
import os
import re
import struct
import sys

import follow

SHT_PROGBITS, SHT_SYMTAB, SHT_RELA, SHT_NOBITS, SHT_REL = 1, 2, 4, 8, 9
SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR, SHF_MERGE, SHF_STRINGS = 1, 2, 4, 16, 32
STB_WEAK, STV_HIDDEN = 2, 2
SHN_UNDEF, SHN_LORESERVE, SHN_ABS = 0, 0xFF00, 0xFFF1
STT_OBJECT, STT_FUNC, STT_SECTION = 1, 2, 3
EM_386, EM_ARM, EM_RISCV = 3, 40, 243
# A pointer as wide as a word.
ABSOLUTE = {EM_386: (1,), EM_ARM: (2, 38), EM_RISCV: (1,)}
RISCV_HI20, RISCV_LO12_I, RISCV_LO12_S, RISCV_RELAX = 26, 27, 28, 51
RISCV_CALLS = (18, 19)
RISCV_BRANCHES = (16, 17, 44, 45)  # BRANCH, JAL, RVC_BRANCH, RVC_JUMP
ARM_CALLS = (10, 30, 28, 29, 1)  # THM_CALL, THM_JUMP24, CALL, JUMP24, PC24
CALLS = {EM_ARM: ARM_CALLS, EM_RISCV: RISCV_CALLS}
WORD = 4
# The texts that the VM has, too. firmware.rs knows the name.
INTERNED = ".rodata.typeobject_interned"
# Where TYPEOBJECT_CONST puts a variable.
CONST = ".typeobject_const"


def fail(text):
    sys.exit("typeobject: " + text)


# ---- the header: the layouts and the flags --------------------------------------------------


class Header:
    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.text = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)
        # With a head of one word, and each of the other fields one, too.
        self.type = self.fields("_typeobject", 2)
        self.module = self.fields("PyModuleDef", 4)
        self.suites = {
            "tp_as_async": self.fields("PyAsyncMethods"),
            "tp_as_number": self.fields("PyNumberMethods"),
            "tp_as_sequence": self.fields("PySequenceMethods"),
            "tp_as_mapping": self.fields("PyMappingMethods"),
            "tp_as_buffer": self.fields("PyBufferProcs"),
        }

    def fields(self, struct_name, first=1):
        """Places of the fields, in words; the first field has `first` of them."""
        body = re.search(r"struct %s \{(.*?)\n\};" % struct_name, self.text, re.S).group(1)
        body = re.sub(r"union \{.*\n    \};", "tail;", body, flags=re.S)
        places, at = {}, 0
        for line in body.split(";"):
            field = re.search(r"\b(\w+)\s*(?:\[(\d+)\]\s*)?$", line)
            if field:
                places[field.group(1)] = at
                at += int(field.group(2) or 1) if at else first
        places[None] = at
        return places

    def constant(self, name):
        value = re.search(r"#define %s (.*)" % name, self.text).group(1)
        value = re.sub(r"\bPy_\w+", lambda other: str(self.constant(other.group())), value.replace("UL", ""))
        return eval(value, {"__builtins__": {}})  # numbers, shifts and those together


# ---- object files ---------------------------------------------------------------------------


class Section:
    FORMAT = "<10I"

    def __init__(self, elf, header):
        (self.name, self.type, self.flags, self.addr, offset, self.size, self.link, self.info, self.align,
         self.entsize) = struct.unpack(self.FORMAT, header)
        self.data = bytearray(b"" if self.type == SHT_NOBITS else elf[offset:offset + self.size])

    def allocated(self):
        return self.flags & SHF_ALLOC and self.type == SHT_PROGBITS


class Symbol:
    FORMAT = "<IIIBBH"

    def __init__(self, name, value, size, info, other, section):
        self.name, self.value, self.size, self.info, self.other, self.section = name, value, size, info, other, section

    def defined(self):
        return SHN_UNDEF < self.section < SHN_LORESERVE


class Place:
    """Somewhere in a section of an object."""

    def __init__(self, object, section, offset):
        self.object, self.section, self.offset = object, section, offset

    def key(self):
        return (id(self.object), self.section, self.offset)

    def at(self, words):
        return Place(self.object, self.section, self.offset + words * WORD)

    def word(self):
        return self.object.word(self.section, self.offset)

    def text(self):
        data = self.object.sections[self.section].data
        end = data.find(0, self.offset)
        return None if end < 0 else bytes(data[self.offset:end])


class Extern:
    """A symbol that is in none of the objects."""

    def __init__(self, name):
        self.name = name


class Object:
    def __init__(self, path, out, elf):
        self.path, self.out, self.elf = path, out, elf
        header = struct.unpack("<16sHHIIIIIHHHHHH", elf[:52])
        self.machine, shoff, count, self.names = header[2], header[6], header[12], header[13]
        self.head = header
        self.sections = [Section(elf, elf[shoff + i * 40:shoff + i * 40 + 40]) for i in range(count)]
        self.symtab = next(i for i, s in enumerate(self.sections) if s.type == SHT_SYMTAB)
        table = self.sections[self.symtab]
        self.strings = self.sections[table.link]
        self.symbols = []
        for at in range(0, len(table.data), 16):
            name, *rest = struct.unpack(Symbol.FORMAT, table.data[at:at + 16])
            self.symbols.append(Symbol(self.string(self.strings, name), *rest))
        # By section and offset: the kind, the symbol and what is added.
        self.relocations = {}
        self.relocation_sections = {}
        for i, s in enumerate(self.sections):
            if s.type not in (SHT_REL, SHT_RELA):
                continue
            self.relocation_sections[s.info] = i
            places = self.relocations.setdefault(s.info, {})
            for at in range(0, len(s.data), s.entsize):
                offset, info = struct.unpack_from("<II", s.data, at)
                addend = struct.unpack_from("<i", s.data, at + 8)[0] if s.type == SHT_RELA else None
                if self.machine != EM_RISCV or info & 0xFF != RISCV_RELAX:
                    # That one is beside another of the same place.
                    places[offset] = (info & 0xFF, info >> 8, addend)
        self.note_globals()
        # Numbers of symbols that the source refers to in its place.
        self.asked = set()
        # Of PyType_Ready(), with a type that is ready: the section and the place in it.
        self.ready_calls = set()

    def note_globals(self):
        self.globals = {s.name: s for s in self.symbols if s.info >> 4 and s.defined()}

    def string(self, section, at):
        return bytes(section.data[at:section.data.index(0, at)]).decode("utf-8", "replace")

    def section_name(self, i):
        return self.string(self.sections[self.names], self.sections[i].name)

    def number(self, section, offset):
        data = self.sections[section].data
        return struct.unpack_from("<I", data, offset)[0] if offset + WORD <= len(data) else None

    def target(self, section, offset, kinds=()):
        """What a relocation refers to; None when it is no pointer, nor of one of these kinds."""
        kind, index, addend = self.relocations[section][offset]
        if kind not in (kinds or ABSOLUTE[self.machine]):
            return None
        symbol = self.symbols[index]
        if addend is None:
            addend = self.number(section, offset)
        if symbol.defined():
            # Of a Thumb function the lowest bit says so.
            return Place(self, symbol.section, (symbol.value + addend) & 0xFFFFFFFF)
        for other in OBJECTS:
            found = other.globals.get(symbol.name)
            if found:
                return Place(other, found.section, (found.value + addend) & 0xFFFFFFFF)
        return Extern(symbol.name)

    def word(self, section, offset):
        """A number, a Place or an Extern; None outside of the section."""
        if offset in self.relocations.get(section, {}):
            return self.target(section, offset)
        return self.number(section, offset)

    # ---- changing it

    def add_string(self, section, text):
        at = len(section.data)
        section.data += text.encode() + b"\0"
        return at

    def add_symbol(self, name, section=SHN_UNDEF, value=0, size=0, kind=STT_OBJECT):
        """A global one; its number."""
        self.symbols.append(Symbol(name, value, size, 1 << 4 | (kind if section else 0), 0, section))
        table = self.sections[self.symtab]
        table.data += struct.pack(Symbol.FORMAT, self.add_string(self.strings, name), value, size,
                                  self.symbols[-1].info, 0, section)
        return len(self.symbols) - 1

    def symbol_name(self, i):
        return self.string(self.strings, struct.unpack_from("<I", self.sections[self.symtab].data, i * 16)[0])

    def rename(self, i, name):
        self.symbols[i].name = name
        struct.pack_into("<I", self.sections[self.symtab].data, i * 16, self.add_string(self.strings, name))

    def set_number(self, place, value):
        struct.pack_into("<I", self.sections[place.section].data, place.offset, value & 0xFFFFFFFF)

    def set_pointer(self, place, symbol, addend=0):
        """The place, which held 0, holds the address of a symbol."""
        i = self.relocation_sections.get(place.section)
        if i is None:
            rela = any(s.type == SHT_RELA for s in self.sections)
            new = Section(b"", bytes(40))
            new.type, new.link, new.info, new.align = (SHT_RELA if rela else SHT_REL), self.symtab, place.section, 4
            new.entsize = 12 if rela else 8
            prefix = ".rela" if rela else ".rel"
            new.name = self.add_string(self.sections[self.names], prefix + self.section_name(place.section))
            self.sections.append(new)
            i = self.relocation_sections[place.section] = len(self.sections) - 1
        rels = self.sections[i]
        kind = ABSOLUTE[self.machine][0]
        rels.data += struct.pack("<II", place.offset, symbol << 8 | kind)
        if rels.type == SHT_RELA:
            rels.data += struct.pack("<i", addend)
            addend = 0
        self.set_number(place, addend)
        self.relocations.setdefault(place.section, {})[place.offset] = (kind, symbol, addend)

    def clear(self, place):
        """The place, which held the address of something, holds 0."""
        if self.relocations.get(place.section, {}).pop(place.offset, None):
            rels = self.sections[self.relocation_sections[place.section]]
            for at in reversed(range(0, len(rels.data), rels.entsize)):
                if struct.unpack_from("<I", rels.data, at)[0] == place.offset:
                    del rels.data[at:at + rels.entsize]
        self.set_number(place, 0)

    def add_section(self, name, flags, align, data=b""):
        new = Section(b"", bytes(40))
        new.name = self.add_string(self.sections[self.names], name)
        new.type, new.flags, new.align, new.data = SHT_PROGBITS, flags, align, bytearray(data)
        self.sections.append(new)
        return len(self.sections) - 1

    def make_null(self, symbol):
        """A global function of which nothing is left."""
        struct.pack_into("<IIBBH", self.sections[self.symtab].data, self.symbols.index(symbol) * 16 + 4,
                         0, 0, 1 << 4, 0, SHN_ABS)

    def shorten(self, section, size):
        s = self.sections[section]
        del s.data[size:]

    def make_zero(self, section):
        """Of a variable: nothing of its value is in the image."""
        s = self.sections[section]
        s.name = self.add_string(self.sections[self.names], ".bss" + self.section_name(section)[len(".data"):])
        s.type, s.size, s.data = SHT_NOBITS, len(s.data), bytearray()
        rels = self.sections[self.relocation_sections.pop(section)]
        rels.data = bytearray()
        self.relocations[section] = {}

    def split_strings(self, interned):
        """Each text in a section of its own, so that one that nothing refers to any more is not
        linked. The linker merges them all the same, and interned ones with the VM's."""
        for number, s in enumerate(list(self.sections)):
            if not (s.allocated() and s.flags & SHF_MERGE and s.flags & SHF_STRINGS and s.entsize == 1 and s.data):
                continue
            uses = []  # where in which section of relocations, and which text
            for rels in self.sections:
                if rels.type not in (SHT_REL, SHT_RELA):
                    continue
                for at in range(0, len(rels.data), rels.entsize):
                    offset, info = struct.unpack_from("<II", rels.data, at)
                    symbol = self.symbols[info >> 8]
                    if symbol.section != number:
                        continue
                    if rels.type == SHT_RELA:
                        addend = struct.unpack_from("<i", rels.data, at + 8)[0]
                    elif info & 0xFF in ABSOLUTE[self.machine]:
                        addend = self.number(rels.info, offset)
                    else:
                        addend = None
                    uses.append((rels, at, offset, info, None if addend is None else symbol.value + addend))
            if any(text is None or not 0 <= text < len(s.data) for *_, text in uses):
                continue
            pieces, first = {}, {}
            for *_, text in uses:
                begin = s.data.rfind(b"\0", 0, text) + 1
                first[begin] = min(text, first.get(begin, text))
            for rels, at, offset, info, text in uses:
                # From where on it is used.
                begin = first[s.data.rfind(b"\0", 0, text) + 1]
                if begin not in pieces:
                    end = s.data.find(b"\0", begin) + 1 or len(s.data)
                    whose = INTERNED if s.data[begin:end - 1].decode("utf-8", "replace") in interned else self.section_name(number)
                    section = self.add_section("%s.%d" % (whose, begin), s.flags, s.align, s.data[begin:end])
                    self.sections[section].entsize = 1
                    pieces[begin] = self.add_symbol("typeobject_text_%d_%d_%d" % (OBJECTS.index(self), number, begin),
                                                    section, 0, end - begin)
                    self.hide(pieces[begin])
                struct.pack_into("<I", rels.data, at + 4, pieces[begin] << 8 | info & 0xFF)
                if rels.type == SHT_RELA:
                    struct.pack_into("<i", rels.data, at + 8, text - begin)
                else:
                    self.set_number(Place(self, rels.info, offset), text - begin)

    def forget_unused(self):
        """Names that nothing refers to any more are not asked for: tables.sh looks at them."""
        used = self.asked | {info >> 8 for s in self.sections if s.type in (SHT_REL, SHT_RELA)
                             for _, info in (struct.unpack_from("<II", s.data, at) for at in range(0, len(s.data), s.entsize))}
        for i, symbol in enumerate(self.symbols):
            if i and symbol.section == SHN_UNDEF and i not in used:
                self.sections[self.symtab].data[i * 16 + 12] = STB_WEAK << 4

    def hide(self, symbol):
        """From other files."""
        self.sections[self.symtab].data[symbol * 16 + 13] = STV_HIDDEN

    def make_constant(self, section):
        s = self.sections[section]
        name = self.section_name(section)
        name = name[len(".data"):] if name.startswith(".data") else name
        s.name = self.add_string(self.sections[self.names], ".rodata" + name)
        s.flags &= ~SHF_WRITE

    def write(self):
        out = bytearray(52)
        headers = b""
        for s in self.sections:
            size = s.size if s.type == SHT_NOBITS else len(s.data)
            out += bytes(-len(out) % max(s.align, 1))
            headers += struct.pack(Section.FORMAT, s.name, s.type, s.flags, s.addr, len(out) if s.type else 0, size,
                                   s.link, s.info, s.align, s.entsize)
            out += s.data
        out += bytes(-len(out) % 4)
        h = list(self.head)
        h[6], h[12] = len(out), len(self.sections)
        out[:52] = struct.pack("<16sHHIIIIIHHHHHH", *h)
        save(self.out, bytes(out + headers))


OBJECTS = []


def isolate(module, objects):
    """The names of a module's files become its own."""
    own = {}
    for o in objects:
        for name, symbol in o.globals.items():
            if name.startswith("PyInit_"):
                continue
            other = own.setdefault(name, (o, symbol))
            if other[0] is not o and STB_WEAK not in (other[1].info >> 4, symbol.info >> 4):
                fail("%s and %s both define %s, which is not static: rename one, or make it static" % (
                    source_of(other[0]), source_of(o), name))
    for o in objects:
        for i, symbol in enumerate(o.symbols):
            if symbol.info >> 4 and symbol.name in own:
                o.rename(i, module + "." + symbol.name)
        o.note_globals()


def source_of(o):
    return os.path.basename(o.path).replace(".raw.o", ".c")


def save(path, data, keep_time=False):
    """`keep_time`: a file that is what it was keeps its time, for make."""
    if isinstance(data, str):
        data = data.encode()
    if keep_time and os.path.exists(path):
        with open(path, "rb") as f:
            if f.read() == data:
                return
    with open(path, "wb") as f:
        f.write(data)


# ---- what code does with a table -------------------------------------------------------------

# These read what they are given, and keep it at most to read it later.
READERS = {
    "PyModule_Create2", "PyModuleDef_Init", "PyModule_FromDefAndSpec2", "PyModule_ExecDef", "PyModule_AddFunctions",
    "PyState_FindModule", "PyState_AddModule", "PyState_RemoveModule",
}
KEYWORD_READERS = {
    "PyArg_ParseTupleAndKeywords", "PyArg_VaParseTupleAndKeywords", "_PyArg_ParseTupleAndKeywords_SizeT",
    "_PyArg_VaParseTupleAndKeywords_SizeT",
}


def only_read(o, section, readers):
    """Whether the code of the object does nothing with a table but pass it to these functions.
    Whatever cannot be followed counts as writing."""
    for code, relocations in o.relocations.items():
        if not o.sections[code].flags & SHF_EXECINSTR:
            continue
        for offset, (kind, index, _) in relocations.items():
            symbol = o.symbols[index]
            if symbol.section != section:
                continue
            if o.machine == EM_ARM:
                fine = kind in ABSOLUTE[EM_ARM] and only_passed(o, code, offset, readers)
            else:
                fine = o.machine == EM_RISCV and riscv_only_passed(o, code, offset, kind, readers)
            if not fine:
                return False
    return True


def thumb(o, code):
    """The instructions of a section with one function: where, and one or two halfwords."""
    data = o.sections[code].data
    at = 0
    instructions = []
    # A function's literals are behind its code, or between parts of it.
    marks = sorted(((s.value, s.name[1]) for s in o.symbols
                    if s.section == code and s.name.split(".")[0] in ("$t", "$d")), key=lambda mark: mark[0])
    while at + 2 <= len(data):
        while len(marks) > 1 and marks[1][0] <= at:
            marks.pop(0)
        if marks and marks[0][0] <= at and marks[0][1] == "d":
            at = marks[1][0] if len(marks) > 1 else len(data)
            continue
        first, = struct.unpack_from("<H", data, at)
        wide = first >> 11 in (0x1D, 0x1E, 0x1F) and at + 4 <= len(data)
        second = struct.unpack_from("<H", data, at + 2)[0] if wide else None
        instructions.append((at, first, second))
        at += 4 if wide else 2
    return instructions


def loaded(at, first, second):
    """Of ldr rT, [pc, #n]: the place of the literal, and the register; None for any other."""
    if second is None and first & 0xF800 == 0x4800:
        return (at + 4 & ~3) + (first & 0xFF) * 4, first >> 8 & 7
    if second is not None and first == 0xF8DF:
        return (at + 4 & ~3) + (second & 0xFFF), second >> 12
    return None, None


def only_passed(o, code, literal, readers):
    """Thumb: whether each load of a literal goes into a register that is only passed on."""
    loads = 0
    instructions = thumb(o, code)
    for i, instruction in enumerate(instructions):
        place, register = loaded(*instruction)
        if place != literal:
            continue
        loads += 1
        if register > 3 or not passed(o, code, instructions[i + 1:], register, readers):
            return False
    return loads > 0


def passed(o, code, instructions, register, readers):
    """Whether the register goes unused, but for being stored on the stack or moved to another
    argument, to a call of one of the functions."""
    held = {register}
    for at, first, second in instructions:
        if not held:
            return True
        if second is not None:
            relocation = o.relocations.get(code, {}).get(at)
            if relocation and relocation[0] in ARM_CALLS:
                return o.symbols[relocation[1]].name in readers
            if first == 0xE9CD:  # strd rT, rT2, [sp, #n]
                continue
            if first & 0xFBF0 == 0xF240 and second >> 15 == 0:  # movw
                held.discard(second >> 8 & 15)
                continue
            if first & 0xFBEF == 0xF04F and second >> 15 == 0:  # mov.w #n
                held.discard(second >> 8 & 15)
                continue
            if first == 0xF8DF:  # ldr.w [pc, #n]
                held.discard(second >> 12)
                continue
            return False
        if first & 0xF800 == 0x9000:  # str [sp, #n]
            continue
        if first & 0xF800 in (0x2000, 0x4800, 0x9800, 0xA800):  # movs #n; ldr [pc], [sp]; add sp, #n
            held.discard(first >> 8 & 7)
            continue
        if first & 0xF800 in (0x6800, 0x7800, 0x8800):  # ldr, ldrb, ldrh of it or of another
            held.discard(first & 7)
            continue
        if first & 0xFFC0 == 0x0000 or first & 0xFF00 == 0x4600:  # movs, mov
            if first & 0xFF00 == 0x4600:
                to, of = first >> 4 & 8 | first & 7, first >> 3 & 15
            else:
                to, of = first & 7, first >> 3 & 7
            if of in held and to > 3:
                return False
            held.discard(to)
            if of in held:
                held.add(to)
            continue
        if first & 0xFE00 in (0x1C00, 0x1E00, 0x3000, 0x3200):  # adds #n: not of the table
            if first >> 3 & 7 in held and first & 0xE000 == 0:
                return False
            continue
        return False
    return False


def riscv_only_passed(o, code, at, kind, readers):
    """The same for RISC-V, of one of the two instructions that make an address."""
    data = o.sections[code].data
    if kind == RISCV_HI20:
        return True
    if kind != RISCV_LO12_I:
        return False
    word, = struct.unpack_from("<I", data, at)
    if word & 0x7F == 0x03:  # a load
        return True
    if word & 0x707F != 0x13:  # addi
        return False
    held = {word >> 7 & 31}
    at += 4
    while at + 2 <= len(data):
        if not held:
            return True
        if not all(10 <= register <= 17 for register in held):
            return False
        kind, symbol, _ = o.relocations.get(code, {}).get(at, (None, None, None))
        if kind in RISCV_CALLS:
            return o.symbols[symbol].name in readers
        half, = struct.unpack_from("<H", data, at)
        to = half >> 7 & 31
        if half & 3 == 3:
            if at + 4 > len(data):
                return False
            word, = struct.unpack_from("<I", data, at)
            opcode, of, second = word & 0x7F, word >> 15 & 31, word >> 20 & 31
            if opcode == 0x23:  # a store: on the stack it is another argument
                if of in held or second in held and of != 2:
                    return False
            elif opcode == 0x13 and of in held:
                if word & 0x707F != 0x13 or word >> 20 or kind is not None:
                    return False
                held.add(to)
            elif opcode in (0x03, 0x13, 0x37):  # a load, an operation with a constant, lui
                held.discard(to)
            else:
                return False
            at += 4
            continue
        group, kind = half & 3, half >> 13
        small = {8 + (half >> 2 & 7), 8 + (half >> 7 & 7)}
        if group == 0 and kind in (0, 2):  # addi of sp, lw
            held.discard(8 + (half >> 2 & 7))
        elif group == 0 and kind == 6:  # sw
            if held & small:
                return False
        elif group == 1 and kind in (2, 3) or group == 2 and kind == 2:  # li, lui, lw of sp
            held.discard(to)
        elif group == 2 and kind == 6:  # sw to sp
            pass
        elif group == 2 and kind == 4 and not half >> 12 & 1 and half >> 2 & 31:  # mv
            (held.add if half >> 2 & 31 in held else held.discard)(to)
        else:
            return False
        at += 2
    return False


def find_stores(o):
    """What the code writes into the types, `T.tp_base = &B` before PyType_Ready(): as a rule. It
    need not be certain, as the type is compared when it is made ready."""
    if o.machine == EM_RISCV and id(o) in CODE:
        lower = (RISCV_LO12_I, RISCV_LO12_S)
        for code, s in enumerate(o.sections):
            if not (s.allocated() and s.flags & SHF_EXECINSTR):
                continue
            referred = o.relocations.get(code, {})
            instructions = CODE[id(o)].section(o.section_name(code)) or ()
            for base, offset, value in follow.riscv_stores(
                    instructions, lambda at: o.target(code, at, lower) if at in referred else None):
                if isinstance(base, Place):
                    STORES.setdefault((id(base.object), base.section, base.offset + offset), value)
    if o.machine != EM_ARM:
        return
    for code, s in enumerate(o.sections):
        if not (s.allocated() and s.flags & SHF_EXECINSTR):
            continue
        registers = {}
        for instruction in thumb(o, code):
            at, first, second = instruction
            literal, register = loaded(*instruction)
            stores = []
            if literal is not None:
                known = literal in o.relocations.get(code, {})
                registers[register] = o.target(code, literal) if known else None
            elif second is None and first & 0xF800 == 0x6000:  # str rT, [rN, #n]
                stores.append((first & 7, first >> 3 & 7, (first >> 6 & 31) * 4))
            elif second is None and first & 0xFF00 == 0x4600:  # mov
                registers[first >> 4 & 8 | first & 7] = registers.get(first >> 3 & 15)
            elif second is None:
                if first >> 13 in (0, 1):
                    registers[first & 7 if first >> 13 == 0 else first >> 8 & 7] = None
                elif first & 0x8800 == 0x0800 or first >> 12 == 8:
                    registers[first & 7] = None
            elif first & 0xFFF0 == 0xF8C0:  # str.w rT, [rN, #n]
                stores.append((second >> 12, first & 15, second & 0xFFF))
            elif first & 0xFFF0 == 0xE9C0:  # strd rT, rT2, [rN, #n]
                stores.append((second >> 12, first & 15, (second & 0xFF) * 4))
                stores.append((second >> 8 & 15, first & 15, (second & 0xFF) * 4 + 4))
            else:
                relocation = o.relocations.get(code, {}).get(at)
                for lost in (0, 1, 2, 3, 12) if relocation else (second >> 8 & 15, second >> 12):
                    registers[lost] = None
            for value, base, offset in stores:
                base = registers.get(base)
                if isinstance(base, Place):
                    STORES.setdefault((id(base.object), base.section, base.offset + offset), registers.get(value))


STORES = {}
# By object: its code, where that can be read.
CODE = {}
# Functions of the API that write to types they are passed.
WRITERS = {"PyStructSequence_InitType", "PyStructSequence_InitType2"}


def may_be_passed(function):
    return function.startswith(("Py", "_Py", "typeobject_")) and function not in WRITERS


def followed(*arguments):
    return (FollowedRiscV if arguments[0].machine == EM_RISCV else FollowedArm)(*arguments)


class Followed:
    """The uses of a type in one function. `calls` takes those of PyType_Ready() with it."""

    def __init__(self, o, section, t, calls, depth=0):
        self.object, self.section, self.type, self.calls, self.depth = o, section, t, calls, depth
        of = t.place
        super().__init__(
            *self.parts(), CODE[id(o)].section(o.section_name(section)), self.referred,
            lambda at: STORES.get((id(of.object), of.section, of.offset + at)) is not None, may_be_passed, self.called)

    def parts(self):
        """What the processor's own class takes besides."""
        return ()

    def referred(self, at):
        relocation = self.object.relocations.get(self.section, {}).get(at)
        if relocation is None:
            return None
        function = self.object.symbols[relocation[1]]
        inside = function.defined() or any(function.name in o.globals for o in OBJECTS)
        return "" if inside or relocation[0] not in CALLS[self.object.machine] else function.name

    def called(self, at):
        relocation = self.object.relocations.get(self.section, {}).get(at)
        symbol = relocation and self.object.symbols[relocation[1]]
        if not symbol or relocation[0] not in CALLS[self.object.machine] or not symbol.defined() or self.depth > 8:
            return None
        # (A section's symbol has what is added in the instruction.)
        if symbol.info & 15 == STT_SECTION or not CODE[id(self.object)].section(self.object.section_name(symbol.section)):
            return None
        callee = followed(self.object, symbol.section, self.type, self.calls, self.depth + 1)
        first = callee.index.get(symbol.value & ~1)
        return None if first is None else (callee, first)

    def readable(self, offset):
        fields = self.type.header.type
        tables = ("tp_methods", "tp_members", "tp_getset", *self.type.header.suites)
        return offset not in {fields[field] * WORD for field in tables}

    def step(self, i, held):
        at = self.instructions[i][0]
        if self.first in held and self.relocation(at) == "PyType_Ready":
            self.calls.append((self.object, self.section, at))
        return super().step(i, held)


class FollowedArm(Followed, follow.Arm):
    pass


class FollowedRiscV(Followed, follow.RiscV):
    def parts(self):
        return self.part, self.to

    def part(self, at):
        relocation = self.object.relocations.get(self.section, {}).get(at)
        if relocation is None or relocation[0] not in (RISCV_HI20, RISCV_LO12_I, RISCV_LO12_S):
            return None
        found, of = self.object.target(self.section, at, relocation[:1]), self.type.place
        if not isinstance(found, Place) or (found.object, found.section) != (of.object, of.section):
            return None
        return "upper" if relocation[0] == RISCV_HI20 else "lower", found.offset - of.offset

    def to(self, at):
        relocation = self.object.relocations.get(self.section, {}).get(at)
        if relocation is None or relocation[0] not in RISCV_BRANCHES:
            return None
        found = self.object.target(self.section, at, RISCV_BRANCHES)
        return found.offset if isinstance(found, Place) and found.section == self.section else None


def only_known(t):
    """Whether all that the modules do with a type is to pass it to functions of the API, to read
    it, to derive from it and to store what find_stores() found. Says of its object which calls
    have it as their first argument."""
    of, calls = t.place, []
    base_places = {(id(x.place.object), x.place.section, x.place.at(t.header.type["tp_base"]).offset)
                   for x in TYPES.values()}
    for o in OBJECTS:
        for section, relocations in o.relocations.items():
            s = o.sections[section]
            if not s.flags & SHF_ALLOC or o.section_name(section).startswith((".ARM.ex", ".eh_frame")):
                continue
            for offset, (kind, index, _) in relocations.items():
                symbol = o.symbols[index]
                found = symbol if symbol.defined() else of.object.globals.get(symbol.name)
                if found is None or found.section != of.section or (found is symbol and o is not of.object):
                    continue
                if not s.flags & SHF_EXECINSTR:
                    if (id(o), section, offset) in base_places:
                        continue
                    return False
                code = CODE.get(id(o))
                instructions = code and code.section(o.section_name(section))
                if not instructions or o.machine == EM_ARM and (
                        kind not in ABSOLUTE[o.machine] or o.target(section, offset).offset != of.offset):
                    return False
                if not followed(o, section, t, calls).of_address(offset):
                    return False
    for o, section, at in calls:
        o.ready_calls.add((section, at))
    return True


class Reads:
    """Which fields of a type the modules' code may read: some instruction loads from there, behind
    whatever address."""

    # Functions that do, of a type they are passed; and those that want of a base what only they do.
    FUNCTIONS = re.compile(r"PyType_GetSlot|PyStructSequence_")
    READY = re.compile(r"PyType_(From|Ready)")

    def __init__(self, header):
        self.header = header
        self.all = any(not s.defined() and self.FUNCTIONS.match(s.name) for o in OBJECTS for s in o.symbols)
        loads, steps = set(), {0}
        for o in OBJECTS:
            code = CODE.get(id(o))
            for i, s in enumerate(o.sections):
                if not (s.allocated() and s.flags & SHF_EXECINSTR and s.data):
                    continue
                instructions = code and code.section(o.section_name(i))
                if instructions is None:
                    self.all = True
                    continue
                for at, mnemonic, operands in instructions:
                    if o.machine == EM_RISCV:
                        self.note_riscv(o, i, at, mnemonic, operands, loads, steps)
                    else:
                        self.note(mnemonic, operands, loads, steps)
        self.places = {load + step for load in loads for step in steps}

    def note(self, mnemonic, operands, loads, steps):
        numbers = [int(text) for text in re.findall(r"#(-?\d+)", operands)]
        if re.match("mov", mnemonic) and self.header.type[None] * WORD in numbers:
            self.all = True  # the size of a type: it is copied
        elif re.match("(add|sub)", mnemonic) and numbers and not re.search(r"\b(sp|pc)\b", operands):
            steps.add(-numbers[-1] if mnemonic.startswith("sub") else numbers[-1])
        elif mnemonic.startswith("ldm"):
            loads.update(range(0, len(follow.REGISTER.findall(operands)) * WORD, WORD))
        elif mnemonic.startswith("ldr") and not re.search(r"\[(sp|pc)\b", operands):
            at = numbers[-1] if numbers else 0
            loads.update((at, at + WORD) if mnemonic.startswith("ldrd") else (at,))
            if not operands.endswith("]"):
                steps.add(at)
                loads.add(0)

    def note_riscv(self, o, section, at, mnemonic, operands, loads, steps):
        relocation = o.relocations.get(section, {}).get(at)
        lower = (RISCV_LO12_I, RISCV_LO12_S)
        found = o.target(section, at, lower) if relocation and relocation[0] in lower else None
        number = re.search(r"(?:^|,)(-?\d+)(?:\(|$)", operands)
        number = found.offset if isinstance(found, Place) else int(number.group(1)) if number else 0
        mnemonic = mnemonic[2:] if mnemonic.startswith("c.") else mnemonic
        if mnemonic == "addi" and ",zero," in operands or mnemonic == "li":
            if number == self.header.type[None] * WORD:
                self.all = True  # as above
        elif mnemonic == "addi" and not re.search(r"\bsp\b", operands):
            steps.add(number)
        elif mnemonic in follow.RISCV_READS and "(sp)" not in operands:
            loads.update(range(number, number + WORD))

    def ready(self):
        """Whether a type may be made ready at run time."""
        return any(not s.defined() and self.READY.match(o.symbol_name(i)) for o in OBJECTS for i, s in enumerate(o.symbols))

    def may(self, field):
        at = self.header.type[field] * WORD
        return self.all or not self.places.isdisjoint(range(at, at + WORD))


def retarget_ready(o):
    """Where PyType_Ready() is called of types alone that are ready, another function stands in
    for it."""
    for i, symbol in enumerate(o.symbols):
        if symbol.name == "PyType_Ready" and not symbol.defined():
            calls = {(section, at) for section, relocations in o.relocations.items()
                     for at, (_, index, _) in relocations.items() if index == i}
            if calls <= o.ready_calls:
                at = o.add_string(o.strings, "typeobject_rom_ready")
                struct.pack_into("<I", o.sections[o.symtab].data, i * 16, at)


# Which argument is a text that must be UTF-8, of functions that are passed literals as a rule.
TEXTS = {"PyUnicode_FromString": "r0", "PyUnicode_InternFromString": "r0", "PyErr_SetString": "r1",
         "PyModule_AddObject": "r1", "PyModule_AddObjectRef": "r1"}
# What the header makes of PyErr_SetString().
RAISES = "typeobject_raise_"


def is_utf8(place):
    text = place.text() if isinstance(place, Place) else None
    try:
        return text is not None and text.decode("utf-8") is not None
    except UnicodeDecodeError:
        return False


def texts_known(header, o):
    """Whether all that a module passes to these functions is UTF-8, and what its definition says."""
    for symbol in o.symbols:
        if symbol.defined() and symbol.info & 15 == STT_OBJECT and o.sections[symbol.section].allocated() \
                and is_module(header, o, symbol):
            texts = [Place(o, symbol.section, symbol.value).at(header.module[field]).word() for field in ("m_name", "m_doc")]
            if not all(text == 0 or is_utf8(text) for text in texts):
                return False
    for section, relocations in o.relocations.items():
        for at, (kind, index, _) in relocations.items():
            name = o.symbols[index].name
            argument = "r0" if name.startswith(RAISES) else TEXTS.get(name)
            if argument is None or o.symbols[index].defined():
                continue
            code = CODE.get(id(o))
            instructions = code and code.section(o.section_name(section)) or []
            i = next((i for i, instruction in enumerate(instructions) if instruction[0] == at), None)
            literals = i is not None and kind in ARM_CALLS and follow.passed_literals(instructions, i, argument)
            if not literals or not all(literal in relocations and is_utf8(o.target(section, literal)) for literal in literals):
                return False
    return True


# ---- tables ----------------------------------------------------------------------------------


class Refused(Exception):
    """A type is left to be made ready in RAM, and why."""


def table(start, words):
    """The places of the entries up to the one without a name."""
    if start == 0:
        return []
    if not isinstance(start, Place):
        raise Refused("a table is in another file")
    entries = []
    at = start
    while True:
        name = at.word()
        if name is None:
            raise Refused("a table has no end")
        if not isinstance(name, Place):
            if name != 0:
                raise Refused("the name of an entry is not in the file")
            return entries
        entries.append(at)
        at = at.at(words)


def name_of(entry):
    name = entry.word().text()
    if name is None:
        raise Refused("a name has no end")
    return name.decode("utf-8", "replace")


def flags_of(word):
    if not isinstance(word, int):
        raise Refused("flags that are an address")
    return word


class Names:
    """Interned strings."""

    def __init__(self):
        self.all = set()

    def qstr(self, text):
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", text) or len(text) > 255:
            raise Refused("%r cannot be a name in the VM's table" % text)
        self.all.add(text)
        return "MP_QSTR_" + text.replace(".", "_dot_")


class Type:
    def __init__(self, header, place, symbol):
        self.header, self.place, self.symbol = header, place, symbol
        self.number = None
        self.ready = False
        self.lines = []
        self.reason = None
        # Of pack(): for its VM type, and what is behind that.
        self.bits, self.words = [], []

    def get(self, field):
        place = self.place.at(self.header.type[field])
        value = place.word()
        return STORES.get(place.key()) or 0 if value == 0 else value

    def slots(self):
        """The fields that have a function, those of the suites, too."""
        for field in self.header.type:
            if field in self.header.suites:
                at = self.get(field)
                for slot in self.header.suites[field]:
                    if isinstance(at, Place) and slot is not None and self.suite(field, slot) != 0:
                        yield slot
            elif field is not None and field.startswith("tp_") and self.get(field) != 0:
                yield field

    def text(self):
        """Its Python name."""
        return self.get("tp_name").text().decode("utf-8", "replace")

    def constant(self):
        o, section = self.place.object, self.place.section
        return not o.sections[section].flags & SHF_WRITE or o.section_name(section) == CONST

    def base(self):
        """Of the same module, ready here, too; None: object."""
        base = self.get("tp_base")
        if base == 0 or isinstance(base, Extern) and base.name == "PyBaseObject_Type":
            return None
        found = TYPES.get(base.key()) if isinstance(base, Place) else None
        if found is None:
            raise Refused("it derives from %s" % getattr(base, "name", "what is no type of the module"))
        if found.reason:
            raise Refused("its base %s is made ready in RAM" % found.symbol)
        return found

    def inherited(self, *fields):
        """The first of the fields, of the type or its bases, that is not NULL."""
        t = self
        while t is not None:
            for field in fields:
                value = t.get(field)
                if value != 0:
                    return value
            t = t.base()
        return 0

    def suite(self, suite, slot):
        t = self
        while t is not None:
            at = t.get(suite)
            if isinstance(at, Place):
                value = at.at(self.header.suites[suite][slot]).word()
                if value != 0:
                    return value
            elif at != 0:
                raise Refused("%s is in another file" % suite)
            t = t.base()
        return 0


TYPES = {}


def is_extern(value, name):
    return isinstance(value, Extern) and value.name == name


def find_types(header, o):
    size = header.type[None] * WORD
    numbers = ("tp_basicsize", "tp_itemsize", "tp_vectorcall_offset", "tp_flags", "tp_weaklistoffset", "tp_dictoffset")
    for symbol in o.symbols:
        if symbol.info & 15 != STT_OBJECT or symbol.size != size or not symbol.defined():
            continue
        s = o.sections[symbol.section]
        if not s.allocated() or s.flags & SHF_EXECINSTR or symbol.value % WORD:
            continue
        t = Type(header, Place(o, symbol.section, symbol.value), symbol.name)
        relocated = o.relocations.get(symbol.section, {})
        name = t.get("tp_name")
        vm = [t.place.at(header.type["_vm"] + i).word() for i in range(8)]
        if (isinstance(name, Place) and name.text() and t.place.word() in (0, 1) and vm == [0] * 8
                and all(symbol.value + header.type[field] * WORD not in relocated for field in numbers)):
            TYPES[t.place.key()] = t


# ---- writing ---------------------------------------------------------------------------------


def without_signature(name, doc):
    """typeobject_doc_without_signature(): where the text begins."""
    name = name.rsplit(b".", 1)[-1]
    if not doc.startswith(name + b"("):
        return 0
    mark = doc.find(b")\n--\n\n")
    blank = doc.find(b"\n\n")
    return mark + 6 if 0 <= mark and mark + 4 == blank else 0


class Writer:
    def __init__(self, header, reads):
        self.header, self.reads = header, reads
        self.names = Names()
        self.out = []
        self.members = False
        self.custom = self.dicts = False
        self.n_modules = 0
        self.vm_types = []
        self.kinds = {}
        flag = header.constant
        for name, flags in (
                ("noargs", flag("METH_NOARGS")), ("o", flag("METH_O")), ("varargs", flag("METH_VARARGS")),
                ("keywords", flag("METH_VARARGS") | flag("METH_KEYWORDS")), ("fastcall", flag("METH_FASTCALL")),
                ("fastcall_keywords", flag("METH_FASTCALL") | flag("METH_KEYWORDS")),
                ("fastcall_keywords", flag("METH_METHOD") | flag("METH_FASTCALL") | flag("METH_KEYWORDS"))):
            self.kinds[flags] = name
        self.meth_class, self.meth_static = flag("METH_CLASS"), flag("METH_STATIC")
        self.basetype = flag("Py_TPFLAGS_BASETYPE")
        self.no_instances = flag("Py_TPFLAGS_DISALLOW_INSTANTIATION")
        self.ready = flag("Py_TPFLAGS_READY")
        self.managed_dict = flag("Py_TPFLAGS_MANAGED_DICT")

    def refer(self, place, name, declaration, lines, size=0):
        """A name for a place of a module, declared in the source."""
        place.object.add_symbol(name, place.section, place.offset, size)
        lines.append("extern %s;" % declaration)

    def doc(self, place, name, lines):
        """A docstring goes from a module to the source, which knows whether the image has such."""
        text = place.word().text()
        place.object.clear(place)
        place.object.set_pointer(place, place.object.add_symbol(name))
        lines.append('ROM_DOC_TEXT(%s, "%s");' % (name, c_text(text)))

    def docs(self, entries, at, name, lines):
        """Those of a table that nothing but the runtime reads."""
        for i, entry in enumerate(entries):
            place = entry.at(at)
            if (id(place.object), place.section) in MOVED and isinstance(place.word(), Place) and place.word().text() is not None:
                self.doc(place, "%s_%d_doc" % (name, i), lines)

    def modules(self):
        """What there is to do about the definitions of modules."""
        for o in OBJECTS:
            for symbol in list(o.symbols):
                place = Place(o, symbol.section, symbol.value)
                if (symbol.defined() and symbol.info & 15 == STT_OBJECT and (id(o), symbol.section) in MOVED
                        and is_module(self.header, o, symbol)):
                    name = "typeobject_module_%d" % self.n_modules
                    self.n_modules += 1
                    doc = place.at(self.header.module["m_doc"])
                    if isinstance(doc.word(), Place) and doc.word().text() is not None:
                        self.doc(doc, name + "_doc", self.out)
                    functions = place.at(self.header.module["m_methods"]).word()
                    # (One that is all zero is not in the file.)
                    if isinstance(functions, Place) and (id(functions.object), functions.section) in MOVED:
                        try:
                            self.docs(table(functions, 4), 3, name, self.out)
                        except Refused:
                            pass

    def type(self, t):
        """The source for one type; raises Refused."""
        n = "rom_%d" % len([x for x in TYPES.values() if x.number is not None])
        whole = "typeobject_" + n
        lines = []
        get = t.get
        flags = flags_of(get("tp_flags"))
        # What may be refused comes before anything is changed.
        base = t.base()
        methods, members, getset = table(get("tp_methods"), 4), table(get("tp_members"), 5), table(get("tp_getset"), 5)
        entries = []  # (name, expression)
        # The kind, what it is of, and what it would be packed: its type and itself.
        descriptors = []
        functions = []
        extra = []
        owner = whole + "_type"
        seen = set()

        def add(name, expression):
            if name in seen:
                raise Refused("two attributes are called %s" % name)
            seen.add(name)
            entries.append((self.names.qstr(name), expression))

        def descriptor(kind, define, packed=None):
            descriptors.append((kind, define, packed))
            return "&%s_dict.d%d" % (whole, len(descriptors) - 1)

        def function(place):
            """A name for a function of a module, which it has if it is needed."""
            functions.append((place, "%s_f%d" % (whole, len(functions))))
            return functions[-1][1]

        def may_pack(field, m):
            return not self.reads.may(field) and (id(m.object), m.section) in MOVED

        for i, m in enumerate(methods):
            meth = flags_of(m.at(2).word())
            kind = self.kinds.get(meth & 0x28F)
            if kind is None or meth & ~0x2FF or m.at(1).word() == 0:
                raise Refused("flags or function of %s" % name_of(m))
            define = "&%s_methods[%d]" % (whole, i)
            bound = meth & (self.meth_class | self.meth_static)
            if bound == self.meth_class | self.meth_static:
                raise Refused("%s is class and static" % name_of(m))
            if bound:
                macro = "ROM_CLASSMETHOD" if bound == self.meth_class else "ROM_STATICMETHOD"
                extra.append("%s(%s_m%d, %s, %s, %s);" % (macro, n, i, kind, define, owner))
                add(name_of(m), "&%s_m%d" % (n, i))
            else:
                packed = None
                if may_pack("tp_methods", m) and not meth & ~0x8F and is_function(m.at(1).word()):
                    packed = "rom_descr", "ROM_METHOD(%s, %s, %s, %s)" % (kind, function(m.at(1).word()), define, owner)
                add(name_of(m), descriptor(kind, define, packed))
        # For tables.sh: more than int, object and object that must not be NULL.
        self.members = self.members or any(m.at(1).word() not in (1, 6, 16) for m in members)
        for i, m in enumerate(members):
            define, packed = "&%s_members[%d]" % (whole, i), None
            number = self.packed_member(m) if may_pack("tp_members", m) else None
            if number is not None:
                packed = "ROM_MEMBER_TYPE", "ROM_MEMBER(%d, %s, %s)" % (number, define, owner)
            add(name_of(m), descriptor("member", define, packed))
        for i, m in enumerate(getset):
            define, packed = "&%s_getset[%d]" % (whole, i), None
            get_, set_, closure = (m.at(at).word() for at in (1, 2, 4))
            if may_pack("tp_getset", m) and closure == 0 and is_function(get_):
                if set_ == 0:
                    packed = "ROM_GETTER_TYPE", "ROM_GETTER(%s, %s, %s)" % (function(get_), define, owner)
                elif is_function(set_):
                    packed = "ROM_PAIR_TYPE", "ROM_PAIR(%s, %s, %s, %s)" % (function(get_), function(set_), define, owner)
            add(name_of(m), descriptor("getset", define, packed))
        type_name = get("tp_name").text()
        doc = get("tp_doc")
        if doc != 0:
            if not isinstance(doc, Place) or doc.text() is None:
                raise Refused("its docstring is in another file")
            skip = without_signature(type_name, doc.text())
            extra += ["ROM_DOC(ROM_STR(%s_doc, %s_doc + %d, %d);)" % (n, whole, skip, len(doc.text()) - skip)]
            add("__doc__", "&%s_doc" % n)
        is_base = flags & self.basetype
        # When it is not there yet, the module as a rule sets it before PyType_Ready().
        if is_base and not flags & self.no_instances and (t.inherited("tp_new") != 0 or not t.constant()):
            add("__new__", descriptor("new", "NULL"))
        iter_, next_ = t.inherited("tp_iter"), t.inherited("tp_iternext")
        self_iter = is_extern(iter_, "PyObject_SelfIter")
        if next_ != 0 and not self_iter:
            add("__next__", "&typeobject_next_obj")

        suites = any(t.inherited(suite) != 0 for suite in ("tp_as_number", "tp_as_sequence", "tp_as_mapping"))
        operators = "typeobject_ours_" if suites else "typeobject_plain_"
        slots = {"make_new": "typeobject_ours_make_new", "print": "typeobject_ours_print",
                 "unary_op": operators + "unary_op", "binary_op": operators + "binary_op",
                 "protocol": "&typeobject_rom_protocol"}
        get_own = self.own_accessor(t, "tp_getattro", "tp_getattr", "PyObject_GenericGetAttr")
        set_own = self.own_accessor(t, "tp_setattro", "tp_setattr", "PyObject_GenericSetAttr")
        slots["attr"] = "typeobject_ours_attr" + ("_slow" if get_own or set_own else "")
        if t.inherited("tp_call") != 0:
            slots["call"] = "typeobject_ours_call"
        if suites:
            slots["subscr"] = "typeobject_ours_subscr"
        vm_flags = ("FLAG_OURS | MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE"
                    " | MP_TYPE_FLAG_EQ_HAS_NEQ_TEST")
        if not get_own and not set_own:
            vm_flags += " | FLAG_ATTR"
        if self_iter and next_ != 0:
            vm_flags += " | MP_TYPE_FLAG_ITER_IS_ITERNEXT"
            slots["iter"] = "typeobject_ours_iternext"
        elif iter_ != 0 or t.suite("tp_as_async", "am_await") != 0 or (
                t.suite("tp_as_mapping", "mp_subscript") != 0 and t.suite("tp_as_sequence", "sq_item") == 0):
            slots["iter"] = "typeobject_ours_getiter"
        if t.suite("tp_as_buffer", "bf_getbuffer") != 0:
            slots["buffer"] = "typeobject_ours_buffer"
        name = self.names.qstr(type_name.decode("utf-8", "replace"))
        has_dict = t.inherited("tp_dictoffset") != 0 or bool(flags & self.managed_dict)
        # For tables.sh.
        self.custom = self.custom or get_own or set_own
        self.dicts = self.dicts or has_dict
        if t.constant():
            self.check_constant(t, flags)

        t.number = int(n[4:])
        if base is not None:
            self.inherit_suites(t, base)
        # firmware.rs reads this.
        lines.append("// type %d of %s: %s" % (t.number, re.sub(r"\.rom\.o$", ".o", t.place.object.out), t.text()))
        self.refer(t.place, owner, "PyTypeObject " + owner, lines, self.header.type[None] * WORD)
        for what, list_, c in (("methods", methods, "PyMethodDef"), ("members", members, "PyMemberDef"),
                               ("getset", getset, "PyGetSetDef")):
            if list_:
                self.refer(list_[0], "%s_%s" % (whole, what), "const %s %s_%s[]" % (c, whole, what), lines)
        if doc != 0:
            place = t.place.at(self.header.type["tp_doc"])
            if isinstance(place.word(), Place) and not self.reads.may("tp_doc"):
                self.doc(place, whole + "_doc", lines)
            else:
                self.refer(doc, whole + "_doc", "const char %s_doc[]" % whole, lines)
        for field, list_, at in (("tp_methods", methods, 3), ("tp_members", members, 4), ("tp_getset", getset, 3)):
            if list_ and not self.reads.may(field):
                self.docs(list_, at, "%s_%s" % (whole, field[3:]), lines)
        lines += extra
        o = t.place.object
        t.ready = t.constant() or self.can_be_ready(t, flags, base)
        pack = t.ready and not t.constant()
        if pack:
            for place, name_ in functions:
                place.object.add_symbol(name_, place.section, place.offset, 0, STT_FUNC)
                lines.append("extern const char %s[];" % name_)
        made = [(packed if pack and packed else ("rom_descr", "ROM_DESCR(%s, %s, %s)" % (kind, define, owner)))
                for kind, define, packed in descriptors]
        # What is in front of the map's words is for the descrs that are no longer: see descr in port.h.
        order = sorted(range(len(made)), key=lambda i: made[i][0] != "rom_descr")
        documented = any(key == "MP_QSTR___doc__" for key, _ in entries) and doc != 0
        name_dict = whole + "_dict"
        lines.append("struct %s {" % name_dict)
        lines.append("    mp_obj_dict_t dict;")
        lines += ["    %s d%d;" % (made[i][0], i) for i in order]
        lines.append("    mp_rom_map_elem_t entries[%d ROM_DOC(+ 1)];" % (len(entries) - 1) if documented
                     else "    mp_rom_map_elem_t entries[%d];" % len(entries))
        lines.append("};")
        lines.append("extern const struct %s %s;" % (name_dict, name_dict))
        lines.append("const struct %s %s = {" % (name_dict, name_dict))
        lines.append("    ROM_DICT(%s)," % name_dict)
        lines += ["    .d%d = %s," % (i, made[i][1]) for i in order]
        lines.append("    .entries = {")
        for key, value in entries:
            entry = "{MP_ROM_QSTR(%s), MP_ROM_PTR(%s)}," % (key, value)
            lines.append("        ROM_DOC(%s)" % entry if key == "MP_QSTR___doc__" and doc != 0 else "        " + entry)
        lines += ["    },", "};"]
        lines.append("extern const vmtype %s;" % whole)
        if base is not None:
            lines.append("ROM_BASES(%s_bases, typeobject_rom_%d);" % (whole, base.number))
        dealloc = t.inherited("tp_dealloc") != 0
        fields = [".mp = {.base = {&mp_type_type}, .flags = %s, .name = %s," % (vm_flags, name),
                  ".py = &%s, .own_dealloc = %d, .has_dict = %d, .custom_get = %d, .custom_set = %d, .ready = %d," % (
                      owner, dealloc, has_dict, get_own, set_own, t.ready),
                  ".locals = &%s_dict," % whole]
        own = {"locals_dict": "SLOT_LOCALS"}
        if base is not None:
            fields.append(".parent = &typeobject_rom_%d," % base.number)
            own["parent"] = "SLOT_PARENT"
        self.vm_types.append((t, fields, own, slots))
        self.out += lines + [""]
        vm = o.add_symbol(whole)
        o.set_pointer(t.place.at(self.header.type["_vm"] + VM_ROM), vm)
        if t.ready:
            self.complete(t, flags, vm, o.add_symbol(whole + "_dict"), base)

    def tables(self):
        """The VM's types, in tables behind which are the slots that they share: a slot's number in a
        type says how far it is, in a byte."""
        while self.vm_types:
            n_table = "typeobject_vmtypes_%d" % self.vm_types[0][0].number
            types, shared, size = [], {}, 0
            while self.vm_types:
                t, _, own, slots = self.vm_types[0]
                size += (9 if "parent" in own else 8) + len(t.words) + 2
                if types and size + len(shared) + len(slots) > 240:
                    break
                types.append(self.vm_types.pop(0))
                for slot in slots.items():
                    shared.setdefault(slot, "%s_%d" % (slot[0], len(shared)))
            self.out.append("struct %s {" % n_table)
            for t, _, own, _ in types:
                words = [line for _, line, _ in t.words]
                self.out.append("    struct { %s vm; %s} t%d;" % (
                    "rom_derived_type" if "parent" in own else "rom_type", "".join(line + " " for line in words), t.number))
            self.out += ["    const void *%s;" % place for place in shared.values()] + ["};"]
            self.out += ["extern const struct %s %s;" % (n_table, n_table), "const struct %s %s = {" % (n_table, n_table)]
            for t, fields, own, slots in types:
                places = [".slot_index_%s = %s" % slot for slot in own.items()]
                places += [".slot_index_%s = ROM_SLOT(%s, t%d, %s)" % (slot[0], n_table, t.number, shared[slot])
                           for slot in slots.items()]
                self.out += ["    .t%d = {" % t.number, "        .vm = {", "            " + fields[0],
                             "                %s}," % ", ".join(places)]
                self.out += ["            " + field for field in fields[1:] + t.bits] + ["        },"]
                self.out += ["        " + value for *_, value in t.words] + ["    },"]
            self.out += ["    .%s = %s," % (place, value) for (_, value), place in shared.items()] + ["};"]
            at, with_doc = 0, 0
            for t, _, own, _ in types:
                size = (9 if "parent" in own else 8) * WORD
                plain, more = (size + WORD * sum(1 for only_with_doc, *_ in t.words if which or not only_with_doc)
                               for which in (False, True))
                self.out.append("ROM_NAMED(typeobject_rom_%d, %s, t%d, %d, %d, %d, %d);" % (
                    t.number, n_table, t.number, at, plain, with_doc, more))
                at, with_doc = at + plain, with_doc + more
            self.out.append("")

    def packed_member(self, m):
        """The three numbers of a member as one: typeobject_unpack() in call.c. None where they may
        change or are too large."""
        kind, offset, flags = (m.at(i).word() for i in (1, 2, 3))
        numbers = all(isinstance(x, int) for x in (kind, offset, flags))
        return offset << 9 | kind << 2 | flags << 1 | 1 if numbers and offset < 1 << 20 and kind < 1 << 7 and flags < 2 else None

    def own_accessor(self, t, with_object, with_text, generic):
        while t is not None:
            o, text = t.get(with_object), t.get(with_text)
            if o != 0 or text != 0:
                return int(o != 0 and not is_extern(o, generic) or o == 0)
            t = t.base()
        return 0

    def own_suite(self, t, suite):
        """Whether no other type has the suite, which is in the type's file."""
        at = t.get(suite)
        if not isinstance(at, Place) or at.object is not t.place.object:
            return False
        return [x.get(suite).key() for x in TYPES.values() if isinstance(x.get(suite), Place)].count(at.key()) == 1

    def copy(self, to, of):
        """A word of the file in another place, which holds 0."""
        o = to.object
        relocation = o.relocations.get(of.section, {}).get(of.offset)
        if relocation is None:
            o.set_number(to, of.word())
        else:
            addend = relocation[2]
            o.set_pointer(to, relocation[1], o.number(of.section, of.offset) if addend is None else addend)

    def inherit_suites(self, t, base):
        """The slots of the base's suites, as PyType_Ready() would add them: a suite in flash is
        complete."""
        if t.place.at(self.header.type["tp_base"]).word() == 0:
            return
        for suite, slots in self.header.suites.items():
            of = base.inherited(suite)
            if not isinstance(of, Place) or of.object is not t.place.object or not self.own_suite(t, suite):
                continue
            own = t.get(suite)
            for slot, at in slots.items():
                if slot is not None and own.at(at).word() == 0 and of.at(at).word() != 0:
                    self.copy(own.at(at), of.at(at))

    # ---- types that are ready

    def can_be_ready(self, t, flags, base):
        """Whether a type in RAM is made ready here: everything that PyType_Ready() would check is
        right, and nothing else is done to the type."""
        fields, get = self.header.type, t.get
        o, size = t.place.object, get("tp_basicsize")
        constant = self.header.constant
        if base is not None and (not base.ready or base.constant() or base.place.object is not o):
            return False
        if flags & (self.managed_dict | self.ready | constant("Py_TPFLAGS_READYING") | constant("Py_TPFLAGS_HEAPTYPE")
                    | constant("Py_TPFLAGS_HAVE_VECTORCALL")):
            return False
        if any(get(field) != 0 for field in ("tp_dict", "tp_bases", "tp_mro", "tp_cache", "tp_subclasses", "tp_weaklist",
                                             "tp_vectorcall", "tp_del", "tp_finalize")):
            return False
        numbers = {}
        for field in ("tp_basicsize", "tp_itemsize", "tp_weaklistoffset", "tp_dictoffset"):
            own = get(field)
            of_base = 0 if base is None else base.place.at(fields[field]).word()
            if not isinstance(own, int) or not isinstance(of_base, int):
                return False
            numbers[field] = (signed(own or of_base), signed(of_base), signed(own))
        size, base_size, own_size = numbers["tp_basicsize"]
        if own_size < 0 or numbers["tp_itemsize"][0] < 0 or size < max(base_size, WORD):
            return False
        for field in ("tp_weaklistoffset", "tp_dictoffset"):
            offset, of_base, _ = numbers[field]
            at = size + offset if offset < 0 else offset
            if offset not in (0, of_base) and (at < WORD or at > size - WORD or at % WORD):
                return False
        have_gc = constant("Py_TPFLAGS_HAVE_GC")
        if flags & have_gc and t.inherited("tp_traverse") == 0:
            return False
        for m in table(get("tp_members"), 5):
            width = MEMBER_SIZES.get(m.at(1).word())
            offset = m.at(2).word()
            if width is None or not isinstance(offset, int):
                return False
            if width and numbers["tp_itemsize"][0] == 0 and not 0 <= signed(offset) <= size - width:
                return False
        if get("tp_hash") == 0 and any(name_of(m) in ("__eq__", "__hash__") for m in table(get("tp_methods"), 4)):
            return False
        for suite, slots in self.header.suites.items():
            of = 0 if base is None else base.place.at(fields[suite]).word()
            own = get(suite)
            if of != 0 and own != 0 and (not isinstance(of, Place) or not isinstance(own, Place) or any(
                    own.at(at).word() == 0 != of.at(at).word() for slot, at in slots.items() if slot is not None)):
                return False
        return only_known(t) and self.store(t)

    def store(self, t):
        """What the code stores in the type is there from the start: what derives from it has it,
        too. Whether it can be."""
        o = t.place.object
        values = {}
        for field, at in self.header.type.items():
            place = t.place.at(at)
            value = STORES.get(place.key())
            if field is None or value is None or place.word() != 0:
                continue
            if isinstance(value, Extern):
                found = [i for i, s in enumerate(o.symbols) if s.name == value.name and not s.defined()]
            else:
                found = [i for i, s in enumerate(o.symbols) if value.object is o and s.section == value.section
                         and s.value == value.offset and s.info & 15 != STT_SECTION]
            if not found:
                return False
            values[field] = (place, found[0])
        for place, symbol in values.values():
            o.set_pointer(place, symbol)
        return True

    def check_constant(self, t, flags):
        if flags & self.managed_dict:
            raise Refused("it has Py_TPFLAGS_MANAGED_DICT")
        base = t.base()
        if base is not None and not base.constant():
            raise Refused("its base %s is not constant" % base.symbol)
        for suite in self.header.suites:
            if base is not None and t.get(suite) != 0 and base.inherited(suite) != 0 and not self.own_suite(t, suite):
                raise Refused("its %s is another type's, too" % suite)
        if t.get("tp_basicsize") == 0 and base is None:
            raise Refused("tp_basicsize is 0")

    def complete(self, t, flags, vm, dict_, base):
        """What PyType_Ready() would write: see ready() and inherit() in the runtime's
        typeobject.rs."""
        o, fields = t.place.object, self.header.type
        place = {field: t.place.at(at) for field, at in fields.items() if field is not None}
        known = {}

        def point(field, symbol, addend=0):
            if symbol not in known:
                known[symbol] = o.add_symbol(symbol)
            o.set_pointer(place[field], known[symbol], addend)

        def take(field):
            """From the base, unless the type has it itself."""
            if t.get(field) != 0 or base is None:
                return
            if base.place.object is not o:
                fail("%s: the constant type %s and its base %s are in two files" % (o.path, t.symbol, base.symbol))
            self.copy(place[field], base.place.at(fields[field]))

        o.set_number(t.place, 0)
        known_head = o.add_symbol("typeobject_alias_type")
        o.set_pointer(t.place, known_head)
        for field in ("tp_basicsize", "tp_itemsize", "tp_weaklistoffset", "tp_dictoffset", "tp_new"):
            take(field)
        if t.get("tp_new") == 0:
            flags |= self.no_instances
        own_hash, own_compare = t.get("tp_hash") != 0, t.get("tp_richcompare") != 0
        if not own_hash and not own_compare:
            take("tp_hash")
            take("tp_richcompare")
        for one, other in (("tp_getattr", "tp_getattro"), ("tp_setattr", "tp_setattro")):
            if t.get(one) == 0 and t.get(other) == 0:
                take(one)
                take(other)
        if t.get("tp_traverse") == 0 and t.get("tp_clear") == 0 and base is not None:
            flags |= base.place.at(fields["tp_flags"]).word() & self.header.constant("Py_TPFLAGS_HAVE_GC")
            take("tp_traverse")
            take("tp_clear")
        for field in ("tp_repr", "tp_call", "tp_str", "tp_iter", "tp_iternext", "tp_descr_get", "tp_descr_set",
                      "tp_init", "tp_alloc", "tp_finalize", "tp_dealloc", "tp_is_gc", "tp_del", "tp_free",
                      *self.header.suites):
            take(field)
        # object's.
        if own_compare and t.get("tp_hash") == 0:
            point("tp_hash", "PyObject_HashNotImplemented")
        collected = flags & self.header.constant("Py_TPFLAGS_HAVE_GC")
        for field, of_object in (
                ("tp_repr", "typeobject_object_repr"), ("tp_str", "typeobject_object_str"),
                ("tp_hash", "typeobject_object_hash"), ("tp_richcompare", "typeobject_object_richcompare"),
                ("tp_init", "typeobject_object_init"), ("tp_dealloc", "typeobject_object_dealloc"),
                ("tp_alloc", "PyType_GenericAlloc"), ("tp_free", "PyObject_GC_Del" if collected else "PyObject_Free")):
            if t.get(field) == 0:
                point(field, of_object)
        for one, other, of_object in (("tp_getattr", "tp_getattro", "PyObject_GenericGetAttr"),
                                      ("tp_setattr", "tp_setattro", "PyObject_GenericSetAttr")):
            if t.get(one) == 0 and t.get(other) == 0:
                point(other, of_object)
        if t.get("tp_base") == 0:
            point("tp_base", "PyBaseObject_Type")
        point("tp_bases", "typeobject_of_object" if base is None else "typeobject_rom_%d_bases" % t.number)
        o.set_number(place["tp_flags"], flags | self.ready)
        o.set_pointer(place["tp_dict"], dict_)
        o.set_pointer(t.place.at(fields["_vm"] + VM_IDENTITY), vm)
        o.set_pointer(t.place.at(fields["_vm"] + VM_HEAD), vm)


    # ---- what the image need not have of a type

    def trim(self, t):
        """What only PyType_Ready() reads, and what ends the tables for it."""
        fields, o = self.header.type, t.place.object
        for field in ("tp_traverse", "tp_clear"):
            if not self.reads.may(field):
                o.clear(t.place.at(fields[field]))
        for field, words in (("tp_methods", 4), ("tp_members", 5), ("tp_getset", 5)):
            start = t.place.at(fields[field]).word()
            if not isinstance(start, Place) or self.reads.may(field):
                continue
            o.clear(t.place.at(fields[field]))
            # Its end is for whoever reads it when the program runs: another type may.
            others = (other.get(field) for other in TYPES.values() if other is not t)
            if any(isinstance(at, Place) and at.key() == start.key() for at in others):
                continue
            data = start.object.sections[start.section].data
            n = len(table(start, words)) * words * WORD if len(data) > start.offset else 0
            if (id(start.object), start.section) in MOVED and start.offset == 0 and len(data) == n + words * WORD:
                start.object.shorten(start.section, n)

    # What `filled` in type.c puts there.
    FILLED = {
        "tp_base": "PyBaseObject_Type", "tp_bases": "typeobject_of_object", "tp_repr": "typeobject_object_repr",
        "tp_str": "typeobject_object_str", "tp_hash": "typeobject_object_hash",
        "tp_richcompare": "typeobject_object_richcompare", "tp_init": "typeobject_object_init",
        "tp_dealloc": "typeobject_object_dealloc", "tp_alloc": "PyType_GenericAlloc",
        "tp_getattro": "PyObject_GenericGetAttr", "tp_setattro": "PyObject_GenericSetAttr",
    }

    def pack(self, t):
        """The initial value of a type in RAM as the words that differ from what most types have,
        behind its VM type; whether that can be."""
        o, section, fields = t.place.object, t.place.section, self.header.type
        size = fields[None] * WORD
        if not alone(o, section, t.place.offset) or len(o.sections[section].data) != size:
            return False
        vm, flag = fields["_vm"], self.header.constant
        filled = {fields[field]: name for field, name in self.FILLED.items()}
        flags = flags_of(t.get("tp_flags"))
        collected = flags & flag("Py_TPFLAGS_HAVE_GC")
        filled[fields["tp_free"]] = "PyObject_GC_Del" if collected else "PyObject_Free"
        implied = {0, fields["tp_name"], fields["tp_dict"], vm + VM_IDENTITY, vm + VM_HEAD, vm + VM_ROM}
        bits = [".base = %d, .gc = %d," % (flags & self.basetype != 0, collected != 0)]
        if flags & ~(self.basetype | flag("Py_TPFLAGS_HAVE_GC")) == flag("Py_TPFLAGS_DEFAULT") | self.ready:
            implied.add(fields["tp_flags"])
        basicsize = t.place.at(fields["tp_basicsize"]).word()
        if isinstance(basicsize, int) and basicsize < 1 << 16:
            implied.add(fields["tp_basicsize"])
            bits.append(".basicsize = %d," % basicsize)
        words = []
        for at in range(fields[None]):
            place = t.place.at(at)
            relocation = o.relocations.get(section, {}).get(place.offset)
            if at in implied:
                continue
            if relocation is None and at not in filled and place.word() == 0:
                continue
            if relocation is not None and o.symbols[relocation[1]].name == filled.get(at) and not relocation[2] \
                    and o.number(section, place.offset) == 0:
                continue
            words.append(at)
        # As vmtype.words has it (port.h).
        first, tail = fields["tp_basicsize"], fields["tp_dictoffset"]
        if any(not first <= at < tail + 7 for at in words):
            return False
        doc = fields["tp_doc"] if isinstance(t.place.at(fields["tp_doc"]).word(), Extern) else None
        mask = sum(1 << at - first for at in words)
        plain = mask & ~(1 << doc - first) if doc in words else mask
        more = [0x80 if of & 0xFFFFFFFF else 0 for of in (plain, mask)]
        bits.append(".words = ROM_WORDS(%d, %d)," % (plain >> 32 | more[0], mask >> 32 | more[1]))
        # Whether only with docstrings; the declaration; the value.
        if more[1]:
            t.words.append(self.word_line(not more[0], "uint32_t", "more", "ROM_WORDS(0x%xu, 0x%xu)" % (
                plain & 0xFFFFFFFF, mask & 0xFFFFFFFF)))
        for at in words:
            t.words.append(self.word_line(at == doc, "const void *", "w%d" % at, "(const void *)(%s)" % self.word(t, at)))
        t.bits = bits
        o.make_zero(section)
        return True

    @staticmethod
    def word_line(only_with_doc, kind, name, value):
        lines = "%s %s;" % (kind, name), ".%s = %s," % (name, value)
        return (only_with_doc, *("ROM_DOC(%s)" % line if only_with_doc else line for line in lines))

    def word(self, t, at):
        """A word of a type, for the source."""
        place = t.place.at(at)
        o, relocation = t.place.object, t.place.object.relocations.get(place.section, {}).get(place.offset)
        if relocation is None:
            return "0x%xu" % place.word()
        _, index, addend = relocation
        addend = o.number(place.section, place.offset) if addend is None else addend
        symbol = o.symbols[index]
        name = "typeobject_rom_%d_w%d" % (t.number, at)
        if symbol.defined():
            executable = o.sections[symbol.section].flags & SHF_EXECINSTR
            o.add_symbol(name, symbol.section, symbol.value + addend, 0, STT_FUNC if executable else STT_OBJECT)
            self.out.append("extern const char %s[];" % name)
            return name
        # tables.sh sees what the modules ask for.
        o.asked.add(index)
        self.out.append('extern const char %s[] __asm__ ("%s");' % (name, o.symbol_name(index)))
        return "%s + %d" % (name, addend) if addend else name

    # ---- modules that are a table

    # What a module remembers of its definition, for those who ask.
    STATE = re.compile(r"PyModule_(GetState|GetDef|ExecDef|FromDef)|PyState_|PyType_(FromModule|GetModule)")
    INIT = "PyInit_"

    def attributes(self):
        """Of a module whose init function only makes it and puts its types and constants into it,
        nothing but a table is in the image."""
        names = [o.symbol_name(i) for o in OBJECTS for i, s in enumerate(o.symbols) if not s.defined()]
        if any(self.STATE.match(name) for name in names):
            return
        for o in OBJECTS:
            code = CODE.get(id(o)) if o.machine == EM_ARM else None
            for symbol in list(o.symbols):
                if not (code and symbol.defined() and symbol.info >> 4 and symbol.name.startswith(self.INIT)):
                    continue
                name = symbol.name[len(self.INIT):]
                instructions = code.section(o.section_name(symbol.section))
                if not instructions or symbol.name in names or self.referred(o, symbol):
                    continue
                made = Made(self, o, symbol.section, name)
                try:
                    if made.follow(instructions, symbol.value & ~1) is not made:
                        continue
                    entries = [(self.names.qstr(key), value) for key, value in made.entries.items()]
                except (follow.Unknown, Refused):
                    continue
                if not entries:
                    continue
                self.out += made.lines
                table_name = "typeobject_rom_module_%s" % name
                self.out.append("extern const mp_rom_obj_t %s[];" % table_name)
                self.out.append("const mp_rom_obj_t %s[] = {" % table_name)
                # The last name is a number instead.
                self.out += ["    MP_ROM_QSTR(%s), %s," % entry for entry in entries[:-1]]
                for key, value in entries[-1:]:
                    last = "MP_ROM_INT(%s)" % key
                    self.out.append("    %s, %s," % (
                        last if made.doc is None else "ROM_WORDS(%s, MP_ROM_QSTR(%s))" % (last, key), value))
                if made.doc is not None:
                    self.out.append("    ROM_DOC(MP_ROM_INT(MP_QSTR___doc__), MP_ROM_PTR(&rom_module_%s_doc),)" % name)
                    self.names.qstr("__doc__")
                self.out += ["};", ""]
                o.make_null(symbol)

    def referred(self, o, symbol):
        return any(other.symbols[index] is symbol or other.symbols[index].name == symbol.name
                   or other is o and other.symbols[index].section == symbol.section and section != symbol.section
                   for other in OBJECTS for section, relocations in other.relocations.items()
                   for _, index, _ in relocations.values() if other.sections[section].flags & SHF_ALLOC
                   and not other.section_name(section).startswith((".ARM.ex", ".eh_frame")))

    def finish(self):
        """After all types: what is in the image of those in RAM."""
        ready = [t for t in TYPES.values() if t.ready and not t.constant()]
        if not self.reads.ready():
            for t in ready:
                self.trim(t)
        last, packed = None, []
        for t in ready:
            if self.pack(t):
                packed.append("&typeobject_rom_%d" % t.number)
                continue
            if last is not None:
                t.place.object.set_pointer(t.place.at(self.header.type["_vm"] + VM_NEXT), t.place.object.add_symbol(last))
            last = "typeobject_rom_%d_type" % t.number
        self.out += ["PyTypeObject *const typeobject_rom_types = %s;" % ("&" + last if last else "NULL"),
                     "const vmtype *const typeobject_rom_packed[] = {%s};" % ", ".join(packed + ["NULL"]),
                     ""]
        self.tables()


class Made:
    """The module that an init function makes: stands for it, too."""

    def __init__(self, writer, o, section, name):
        self.writer, self.object, self.section, self.name = writer, o, section, name
        self.entries, self.lines, self.doc, self.made = {}, [], None, False

    def follow(self, instructions, at):
        return follow.Init(instructions, self.literal, self.called, self.call, self.store).result(at)

    def literal(self, at):
        return self.object.word(self.section, at)

    def called(self, at):
        relocation = self.object.relocations.get(self.section, {}).get(at)
        if relocation is None or relocation[0] not in ARM_CALLS:
            return None
        if self.object.symbols[relocation[1]].defined():
            raise follow.Unknown
        return self.object.symbol_name(relocation[1])

    def type(self, value):
        t = TYPES.get(value.key()) if isinstance(value, Place) else None
        if t is None or not t.ready:
            raise follow.Unknown
        return t

    def text(self, value):
        if not isinstance(value, Place) or value.text() is None:
            raise follow.Unknown
        return value.text().decode("utf-8", "replace")

    def add(self, key, value):
        self.entries.pop(key, None)
        self.entries[key] = value

    def call(self, name, arguments):
        """As follow.Init wants it."""
        if name in ("typeobject_rom_ready", "PyType_Ready"):
            self.type(arguments[0])
            return 0, -1
        if name == "PyModule_Create2" and not self.made:
            self.define(arguments[0])
            return self, 0
        if arguments[0] is not self:
            raise follow.Unknown
        if name in ("PyModule_AddObject", "PyModule_AddObjectRef"):
            self.add(self.text(arguments[1]), "MP_ROM_PTR(&typeobject_rom_%d)" % self.type(arguments[2]).number)
        elif name == "PyModule_AddType":
            t = self.type(arguments[1])
            self.add(t.text().rsplit(".", 1)[-1], "MP_ROM_PTR(&typeobject_rom_%d)" % t.number)
        elif name == "PyModule_AddIntConstant" and isinstance(arguments[2], int) and abs(signed(arguments[2])) < 1 << 29:
            self.add(self.text(arguments[1]), "MP_ROM_INT(%d)" % signed(arguments[2]))
        else:
            raise follow.Unknown
        return 0, -1

    def define(self, value):
        fields = self.writer.header.module
        if not isinstance(value, Place) or (id(value.object), value.section) not in MOVED:
            raise follow.Unknown
        get = lambda field: value.at(fields[field]).word()
        if any(get(field) != 0 for field in ("m_methods", "m_slots", "m_traverse", "m_clear", "m_free")):
            raise follow.Unknown
        if self.text(get("m_name")) != self.name or signed(get("m_size")) > 0:
            raise follow.Unknown
        doc = get("m_doc")
        if doc != 0:
            text = self.text(doc).encode()
            self.lines = ['ROM_DOC(ROM_STR(rom_module_%s_doc, "%s", %d);)' % (self.name, c_text(text), len(text))]
            self.doc = doc
        self.made = True

    def store(self, base, offset, value):
        """A store of what the type has from the start is none."""
        if not isinstance(base, Place) or value is None:
            raise follow.Unknown
        known = STORES.get((id(base.object), base.section, base.offset + offset))
        same = isinstance(value, Extern) and isinstance(known, Extern) and value.name == known.name \
            or isinstance(value, Place) and isinstance(known, Place) and value.key() == known.key()
        if not same:
            raise follow.Unknown
        self.type(Place(base.object, base.section, 0) if base.key() not in TYPES else base)


def c_text(text):
    return "".join(chr(c) if chr(c).isalnum() and c < 128 or chr(c) in " _.,;:()=-+*/<>'[]{}!" else "\\%03o" % c for c in text)


# PyTypeObject._vm: see port.h.
VM_IDENTITY, VM_HEAD, VM_NEXT, VM_ROM = 0, 1, 4, 5

# In bytes, by the type of a member: member_size() of the runtime's descrobject.rs, where a
# pointer is a word.
MEMBER_SIZES = {0: 2, 1: 4, 2: 4, 3: 4, 4: 8, 5: 4, 6: 4, 7: 1, 8: 1, 9: 1, 10: 2, 11: 4, 12: 4, 13: 1, 14: 1, 16: 4,
                17: 8, 18: 8, 19: 4, 20: 0}


def signed(word):
    return word - (word >> 31 << 32)


def alone(o, section, offset):
    """Whether a section that can be written holds one variable, which begins there."""
    s = o.sections[section]
    if not s.allocated() or not s.flags & SHF_WRITE or s.flags & SHF_EXECINSTR or offset != 0:
        return False
    if not o.section_name(section).startswith((".data", ".sdata")):
        return False
    objects = [x for x in o.symbols if x.section == section and x.info & 15 == STT_OBJECT and x.size]
    return len(objects) >= 1 and all(x.value == 0 and x.size <= len(s.data) for x in objects)


def is_function(word):
    """Whether a descr can be packed with it: as an odd word."""
    return isinstance(word, Place) and (word.object.machine == EM_RISCV and not word.offset & 1
                                        or word.object.machine == EM_ARM and word.offset & 1)


def is_module(header, o, symbol):
    place = Place(o, symbol.section, symbol.value)
    at = lambda field: place.at(header.module[field]).word()
    return (symbol.size == header.module[None] * WORD and place.word() == 1 and isinstance(at("m_name"), Place)
            and at("m_name").text() and isinstance(at("m_size"), int))


def has_functions(header, o):
    """Whether a definition of a module may have functions."""
    known = False
    for symbol in o.symbols:
        if symbol.defined() and symbol.info & 15 == STT_OBJECT and o.sections[symbol.section].allocated() \
                and is_module(header, o, symbol):
            functions = Place(o, symbol.section, symbol.value).at(header.module["m_methods"])
            if functions.word() != 0 or functions.key() in STORES:
                return True
            known = True
    return not known and any(not s.defined() and s.name in READERS for s in o.symbols)


def is_keywords(o, symbol):
    """An array of texts that ends with NULL."""
    n = symbol.size // WORD
    place = Place(o, symbol.section, symbol.value)
    if n < 2 or symbol.size % WORD or place.at(n - 1).word() != 0:
        return False
    words = [place.at(i).word() for i in range(n - 1)]
    return all(isinstance(word, Place) and word.object.sections[word.section].allocated()
               and not word.object.sections[word.section].flags & (SHF_WRITE | SHF_EXECINSTR) for word in words)


# The sections of tables that are constant now: nothing but the runtime has them.
MOVED = set()


def move(header):
    """Tables into read-only sections. The definitions of modules are only read by the runtime
    in firmware, suites too."""
    tables = {}
    for t in TYPES.values():
        for field in ("tp_methods", "tp_members", "tp_getset", *header.suites):
            at = t.get(field)
            if isinstance(at, Place):
                tables[at.key()] = at
    readers = {}
    for o in OBJECTS:
        for symbol in o.symbols:
            if symbol.info & 15 != STT_OBJECT or not symbol.defined() or not o.sections[symbol.section].allocated():
                continue
            place = Place(o, symbol.section, symbol.value)
            if is_module(header, o, symbol):
                tables[place.key()] = place
                for field in ("m_methods", "m_slots"):
                    at = place.at(header.module[field]).word()
                    if isinstance(at, Place):
                        tables[at.key()] = at
            elif place.key() not in tables and is_keywords(o, symbol):
                tables[place.key()] = place
                readers[place.key()] = KEYWORD_READERS
    for o in OBJECTS:
        for i in range(len(o.sections)):
            if o.section_name(i) == CONST:
                o.make_constant(i)
    for key, place in tables.items():
        o = place.object
        if alone(o, place.section, place.offset) and only_read(o, place.section, readers.get(key, READERS)):
            # Global, it could be written to by a file of the module that is not here.
            o.make_constant(place.section)
            MOVED.add((id(o), place.section))


def main():
    parser = argparse.ArgumentParser(description="types of modules in flash")
    parser.add_argument("--source", required=True)
    parser.add_argument("--qstrs", required=True)
    parser.add_argument("--objdump", help="of the objects' processor; without it more is made at run time")
    parser.add_argument("objects", nargs="*", metavar="NAME or IN.o=OUT.o")
    args = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    header = Header(os.path.join(here, "../../include/typeobject.h"))
    others, modules, module = [], {}, []
    for pair in args.objects:
        if "=" not in pair:
            module = modules.setdefault(pair, [])
            continue
        path, out = pair.split("=", 1)
        with open(path, "rb") as f:
            elf = f.read()
        if elf[:6] == b"\x7fELF\x01\x01" and struct.unpack_from("<H", elf, 18)[0] in ABSOLUTE:
            OBJECTS.append(Object(path, out, elf))
            module.append(OBJECTS[-1])
        else:
            others.append((out, elf))
    for name, objects in modules.items():
        isolate(name, objects)
    for o in OBJECTS:
        find_types(header, o)
        if args.objdump and o.machine in CALLS:
            CODE[id(o)] = follow.Code(args.objdump, o.path, *(("-M", "no-aliases") if o.machine == EM_RISCV else ()))
        find_stores(o)
    move(header)
    reads = Reads(header)
    writer = Writer(header, reads)
    waiting = list(TYPES.values())
    # Bases first.
    refused = False
    while waiting:
        later = []
        for t in waiting:
            base = t.get("tp_base")
            if isinstance(base, Place) and TYPES.get(base.key()) in waiting and TYPES[base.key()] is not t:
                later.append(t)
                continue
            try:
                writer.type(t)
            except Refused as reason:
                if t.constant():
                    fail("%s: the constant type %s cannot be made ready at build time: %s" % (
                        os.path.basename(t.place.object.path), t.symbol, reason))
                t.reason = str(reason)
                writer.out += ["// in RAM: %s: %s" % (t.text(), reason), ""]
                # For tables.sh: who knows what it has.
                if not refused:
                    writer.out += ["extern const char typeobject_rom_refused;", "const char typeobject_rom_refused = 1;", ""]
                refused = True
        if len(later) == len(waiting):
            fail("types that are their own bases: " + ", ".join(t.symbol for t in later))
        waiting = later
    # For tables.sh: the slots that the types fill; that not all types are ready.
    for slot in sorted({slot for t in TYPES.values() if t.ready for slot in t.slots()}):
        writer.out.append("extern const char typeobject_rom_slot_{0};\nconst char typeobject_rom_slot_{0} = 1;".format(slot))
    if others or any(has_functions(header, o) for o in OBJECTS):
        writer.out += ["extern const char typeobject_rom_functions;", "const char typeobject_rom_functions = 1;", ""]
    if not all(t.ready for t in TYPES.values()):
        writer.out += ["extern const char typeobject_rom_unready;", "const char typeobject_rom_unready = 1;", ""]
    if others or not all(texts_known(header, o) for o in OBJECTS):
        writer.out += ["extern const char typeobject_rom_texts;", "const char typeobject_rom_texts = 1;", ""]
    if sum(t.ready and flags_of(t.get("tp_flags")) & writer.basetype != 0 for t in TYPES.values()) > 1:
        writer.out += ["extern const char typeobject_rom_bases;", "const char typeobject_rom_bases = 1;", ""]
    for o in OBJECTS:
        retarget_ready(o)
    writer.attributes()
    writer.modules()
    writer.finish()
    if writer.members:
        writer.out += ["extern const char typeobject_rom_members;", "const char typeobject_rom_members = 1;", ""]
    if writer.custom:
        writer.out += ["extern const char typeobject_rom_custom;", "const char typeobject_rom_custom = 1;", ""]
    if writer.dicts:
        writer.out += ["extern const char typeobject_rom_dicts;", "const char typeobject_rom_dicts = 1;", ""]
    for o in OBJECTS:
        o.split_strings(writer.names.all)
        o.forget_unused()
    # The objects are the last: for make they are made after the source.
    save(args.qstrs, "".join("Q(%s)\n" % name for name in sorted(writer.names.all)), keep_time=True)
    save(args.source, "// Written by rom.py.\n#include \"%s\"\n\n%s\n" % (
        os.path.join(here, "rom.h"), "\n".join(writer.out)))
    for out, elf in others:
        save(out, elf)
    for o in OBJECTS:
        o.write()


if __name__ == "__main__":
    main()
