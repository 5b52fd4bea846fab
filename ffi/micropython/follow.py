"""What the code of a module does with a variable whose address it loads, read out of the
disassembly. For rom.py; 32-bit ARM (Thumb) alone.

Whatever is not known counts as done to the variable."""

import re
import subprocess

CONDITION = r"(eq|ne|cs|cc|hs|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)?(?:\.n|\.w)?$"
BRANCH = re.compile("b" + CONDITION)
CALL = re.compile("blx?" + CONDITION)
REGISTER = re.compile(r"\b(?:r\d+|sl|fp|ip|sp|lr|pc)\b")
ARGUMENTS = frozenset(("r0", "r1", "r2", "r3"))
# Lost over a call.
SCRATCH = ARGUMENTS | {"ip", "lr"}
MOVE = re.compile("movs?" + CONDITION)
READ = re.compile("ldr(?:b|h|sb|sh|d)?" + CONDITION)
STORE = re.compile("str" + CONDITION)
STORE_TWO = re.compile("strd" + CONDITION)
COMPARE = re.compile("(?:cmp|cmn|tst|teq)" + CONDITION)
PLACE = re.compile(r"\[(\w+)(?:, #(\d+))?\]$")


class Code:
    """The instructions of an object: by section, each with its place, mnemonic and operands."""

    def __init__(self, objdump, path):
        self.sections = {}
        text = subprocess.run([objdump, "-d", "-z", "--no-show-raw-insn", path], check=True,
                              stdout=subprocess.PIPE, universal_newlines=True).stdout
        instructions = None
        for line in text.splitlines():
            begin = re.match(r"Disassembly of section (.*):$", line)
            if begin:
                # Two sections of one name cannot be told apart.
                instructions = [] if begin.group(1) not in self.sections else None
                self.sections[begin.group(1)] = instructions
                continue
            found = re.match(r"\s*([0-9a-f]+):\t(\S+)\s*(.*)$", line)
            if found and instructions is not None:
                operands = re.split(r"\s*(?:@|;|<)", found.group(3))[0].strip()
                instructions.append((int(found.group(1), 16), found.group(2), operands))

    def section(self, name):
        return self.sections.get(name)


class Use:
    """What happens to the address of a variable from where it is loaded on.

    `relocation(place)` gives the name of what the instruction there refers to, None for nothing
    and "" for what is in the same file. `stored(offset)` says whether a store there is one whose
    value is known. `may(name)` says whether a function may be passed the address. `into(place)`
    gives another of these for the function of the file that is called there, and which of its
    instructions is the first; or None."""

    def __init__(self, instructions, relocation, stored, may, into):
        self.instructions, self.relocation, self.stored, self.may = instructions, relocation, stored, may
        self.into = into
        self.index = {at: i for i, (at, _, _) in enumerate(instructions)}

    def of_literal(self, literal):
        """Whether every load of the literal is understood, to the end of what is made of it."""
        loads = 0
        for i, (at, mnemonic, operands) in enumerate(self.instructions):
            found = re.match(r"(\w+), \[pc, #(\d+)\]$", operands)
            if READ.match(mnemonic) and found and (at + 4 & ~3) + int(found.group(2)) == literal:
                loads += 1
                if not self.follow(i + 1, found.group(1)):
                    return False
        return loads > 0

    def follow(self, start, *registers):
        waiting = [(start, frozenset(registers))]
        seen = set()
        while waiting:
            state = waiting.pop()
            if state in seen or not state[1]:
                continue
            seen.add(state)
            i, held = state
            if i >= len(self.instructions):
                return False
            after = self.step(i, held)
            if after is None:
                return False
            waiting += after
        return True

    def readable(self, offset):
        """Whether nothing can be written through what is there."""
        return True

    def passed(self, at, registers):
        """Whether a function of the file does nothing else with what it is passed, either."""
        callee = self.into(at)
        return callee is not None and callee[0].follow(callee[1], *registers)

    def step(self, i, held):
        """What may come after an instruction: (index, registers) each; None: not understood."""
        at, mnemonic, operands = self.instructions[i]
        registers = REGISTER.findall(operands)
        used = held & set(registers)
        # In a block after an `it` an instruction may have no effect.
        maybe = any(re.match("it[te]*$", before) and len(before) > k
                    for k, (_, before, _) in enumerate(reversed(self.instructions[max(i - 4, 0):i]), 1))
        name = self.relocation(at)
        branch = BRANCH.match(mnemonic)
        call = not branch and CALL.match(mnemonic)

        def then(after):
            return [(i + 1, after)] + ([(i + 1, held)] if maybe else [])

        if call or branch and name is not None:
            if used or held & ARGUMENTS and not (self.may(name) if name else self.passed(at, held & ARGUMENTS)):
                return None
            return then(held - SCRATCH) if call else [(i + 1, held)] if maybe or branch.group(1) else []
        if branch or mnemonic.startswith("cb"):
            to = self.index.get(int(re.split(r",\s*", operands)[-1], 16))
            if to is None:
                return None
            return [(to, held)] + ([(i + 1, held)] if maybe or not branch or branch.group(1) else [])
        if mnemonic.startswith(("tb", "bx")) or "pc" in registers and mnemonic.startswith(("pop", "ldm", "mov")) or mnemonic == "udf":
            # A return, a jump to who knows where.
            lost = "r0" in held or mnemonic.startswith(("tb", "bx", "mov")) and (used or mnemonic.startswith("tb"))
            return None if lost else [(i + 1, held)] if maybe else []
        if mnemonic.startswith("push"):
            return [(i + 1, held)]
        if mnemonic.startswith(("pop", "ldm")):
            return None if mnemonic.startswith("ldm") and registers[0] in held else then(held - set(registers))
        if not used or COMPARE.match(mnemonic):
            return [(i + 1, held)]
        if MOVE.match(mnemonic) and len(registers) == 2:
            to, of = registers
            return then(held | {to} if of in held else held - {to})
        if READ.match(mnemonic):
            # Of the variable, or of something else into the register.
            place = PLACE.search(operands)
            if len(registers) != 2 or place is None or place.group(1) in held and not self.readable(int(place.group(2) or 0)):
                return None
            return then(held - {registers[0]})
        two = STORE_TWO.match(mnemonic)
        if STORE.match(mnemonic) or two:
            values = registers[:2 if two else 1]
            place = PLACE.search(operands)
            if place is None or len(registers) != len(values) + 1 or maybe:
                return None
            base, offset = place.group(1), int(place.group(2) or 0)
            if base in held:
                if held & set(values) or not all(self.stored(offset + 4 * k) for k in range(len(values))):
                    return None
            elif base != "sp":
                return None
            return [(i + 1, held)]
        # Something is made of other registers, or it is not understood.
        if registers[0] in held and not held & set(registers[1:]):
            return then(held - {registers[0]})
        return None
