"""What the code of a module does with a variable whose address it loads, read out of the
disassembly. For rom.py; 32-bit ARM (Thumb) and RISC-V.

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

    def __init__(self, objdump, path, *options):
        self.sections = {}
        text = subprocess.run([objdump, "-d", "-z", "--no-show-raw-insn", *options, path], check=True,
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
                operands = re.split(r"\s*(?:@|;|<|# )", found.group(3))[0].strip()
                instructions.append((int(found.group(1), 16), found.group(2), operands))

    def section(self, name):
        return self.sections.get(name)


def passed_literals(instructions, i, register):
    """Where the literals are that a register may have been loaded from when the instruction at the
    index is reached; None when it may hold anything else."""
    sources = {}
    for k, (_, mnemonic, operands) in enumerate(instructions):
        if mnemonic.startswith("tb"):
            return None
        if BRANCH.match(mnemonic) or mnemonic.startswith("cb"):
            to = re.split(r",\s*", operands)[-1]
            if re.fullmatch("[0-9a-f]+", to):
                sources.setdefault(int(to, 16), []).append(k)
    literals, seen = set(), set()
    waiting = [(i, register)]
    while waiting:
        # The register before the instruction at an index.
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        i, register = state
        waiting += [(k, register) for k in sources.get(instructions[i][0], ())]
        if i == 0:
            return None
        at, mnemonic, operands = instructions[i - 1]
        registers = REGISTER.findall(operands)
        branch = BRANCH.match(mnemonic)
        if branch and not branch.group(1) or mnemonic == "udf" \
                or mnemonic.startswith("bx") or mnemonic.startswith(("pop", "ldm", "mov")) and "pc" in registers:
            # Nothing comes here from there; where it is conditional, as in a block after an `it`, who knows.
            if any(re.match("it[te]*$", before) for _, before, _ in instructions[max(i - 5, 0):i - 1]):
                return None
            continue
        if CALL.match(mnemonic) and not branch:
            if register in SCRATCH:
                return None
        elif STORE.match(mnemonic) or STORE_TWO.match(mnemonic) or mnemonic.startswith(("push", "stm")):
            if register in registers and ("!" in operands or re.search(r"\], ", operands)):
                return None
        elif register in registers and not branch and not mnemonic.startswith("cb") and not COMPARE.match(mnemonic):
            # In a block after an `it` it may have no effect.
            if any(re.match("it[te]*$", before) for _, before, _ in instructions[max(i - 5, 0):i - 1]):
                return None
            if MOVE.match(mnemonic) and len(registers) == 2 and registers[0] == register:
                register = registers[1]
            elif READ.match(mnemonic) and registers[0] == register and re.match(r"\w+, \[pc, #\d+\]$", operands):
                literals.add((at + 4 & ~3) + int(re.search(r"#(\d+)\]", operands).group(1)))
                continue
            elif registers[0] == register or mnemonic.startswith(("ldrd", "ldm", "pop")) or len(registers) > 3 \
                    or "!" in operands or re.search(r"\], ", operands):
                return None
        waiting.append((i - 1, register))
    return literals


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
        raise NotImplementedError


class Arm(Use):
    # What a function is passed first.
    first = "r0"

    def of_address(self, literal):
        """Whether every load of the literal is understood, to the end of what is made of it."""
        loads = 0
        for i, (at, mnemonic, operands) in enumerate(self.instructions):
            found = re.match(r"(\w+), \[pc, #(\d+)\]$", operands)
            if READ.match(mnemonic) and found and (at + 4 & ~3) + int(found.group(2)) == literal:
                loads += 1
                if not self.follow(i + 1, found.group(1)):
                    return False
        return loads > 0

    def step(self, i, held):
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


class Unknown(Exception):
    """Something is done that is not understood."""


class Init:
    """What a module's init function does, when that is nothing but to call functions of the API one
    after the other and to give up at the first that fails.

    `literal(place)` gives what the word of the function's section there holds, `name(place)` the
    function that is called there. `call(name, arguments)` gives what one gives that does not fail,
    and what one gives that does; it raises Unknown for a function that it does not know.
    `store(base, offset, value)` raises Unknown for a store that is to be made. Values are numbers,
    objects of the caller's, which are no number and not 0, and None for what is not known."""

    def __init__(self, instructions, literal, name, call, store):
        self.instructions, self.literal, self.name, self.call, self.store = instructions, literal, name, call, store
        self.index = {at: i for i, (at, _, _) in enumerate(instructions)}

    def result(self, at):
        """What the function at the place gives when nothing fails."""
        return self.run(self.index[at], {}, None, False, 0)

    def run(self, i, registers, flags, failed, steps):
        """From an instruction on. `flags` is what was compared."""
        waiting = []  # conditions of the next instructions, from an `it`
        while True:
            steps += 1
            if i >= len(self.instructions) or steps > 500:
                raise Unknown
            at, mnemonic, operands = self.instructions[i]
            i += 1
            mnemonic = re.sub(r"\.[nw]$", "", mnemonic)
            it = re.match("it([te]*)$", mnemonic)
            if it:
                if waiting:
                    raise Unknown
                true = self.holds(operands, flags)
                waiting = [true] + [true == (letter == "t") for letter in it.group(1)]
                continue
            if waiting:
                mnemonic = mnemonic[:-2]
                if not waiting.pop(0):
                    continue
            words = [word.strip() for word in re.split(r",\s*(?![^{\[]*[}\]])", operands)]
            branch = BRANCH.match(mnemonic)
            if mnemonic in ("nop", "push"):
                pass
            elif mnemonic == "pop" or mnemonic in ("ldmia", "ldm") and words[0] == "sp!":
                if "pc" in words[-1]:
                    return self.end(registers.get("r0"), failed)
                for register in REGISTER.findall(words[-1]):
                    registers.pop(register, None)
            elif mnemonic == "bx" and words == ["lr"]:
                return self.end(registers.get("r0"), failed)
            elif mnemonic in ("cbz", "cbnz"):
                if self.holds("eq", (registers.get(words[0]), 0)) == (mnemonic == "cbz"):
                    i = self.to(words[1])
            elif mnemonic == "bl" or branch and self.name(at) is not None:
                if branch and branch.group(1):
                    raise Unknown
                if failed:
                    raise Unknown
                good, bad = self.call(self.name(at), [registers.get("r%d" % k) for k in range(4)])
                for register in SCRATCH:
                    registers.pop(register, None)
                if branch:
                    # The last call gives what the function does.
                    self.end(bad, True)
                    return self.end(good, False)
                self.run(i, dict(registers, r0=bad), None, True, steps)
                registers["r0"], flags = good, None
            elif branch:
                if not branch.group(1) or self.holds(branch.group(1), flags):
                    i = self.to(words[0])
            elif mnemonic == "cmp":
                flags = (registers.get(words[0]), self.value(words[1], registers))
            elif mnemonic in ("mov", "movs", "movw") and len(words) == 2:
                registers[words[0]] = self.value(words[1], registers)
                if mnemonic == "movs":
                    flags = None
            elif mnemonic == "ldr" and len(words) == 2 and re.match(r"\[pc, #\d+\]$", words[1]):
                registers[words[0]] = self.literal((at + 4 & ~3) + int(words[1][6:-1]))
            elif mnemonic == "str" and len(words) == 2 and PLACE.match(words[1]):
                base, offset = PLACE.match(words[1]).groups()
                self.store(registers.get(base), int(offset or 0), registers.get(words[0]))
            else:
                raise Unknown

    def end(self, value, failed):
        if failed and value != 0:
            raise Unknown
        return value

    def to(self, operand):
        at = int(operand, 16)
        if at not in self.index:
            raise Unknown
        return self.index[at]

    def value(self, operand, registers):
        return int(operand[1:]) & 0xFFFFFFFF if operand.startswith("#") else registers.get(operand)

    def holds(self, condition, flags):
        if flags is None or not isinstance(flags[1], int) or flags[0] is None:
            raise Unknown
        a, b = flags
        if not isinstance(a, int):
            if b != 0 or condition not in ("eq", "ne"):
                raise Unknown
            return condition == "ne"
        a, b = ((x & 0xFFFFFFFF) - ((x & 0x80000000) << 1) for x in (a, b))
        known = {"eq": a == b, "ne": a != b, "lt": a < b, "ge": a >= b, "gt": a > b, "le": a <= b}
        if condition == "mi" and b == 0:
            return a < 0
        if condition == "pl" and b == 0:
            return a >= 0
        if condition not in known:
            raise Unknown
        return known[condition]


# As objdump has them with `-M no-aliases`; the `c.` of a short instruction is left out.
RISCV_REGISTER = re.compile(r"\b(?:zero|ra|sp|gp|tp|t[0-6]|s\d+|a[0-7])\b")
RISCV_ARGUMENTS = frozenset("a%d" % i for i in range(8))
RISCV_SCRATCH = RISCV_ARGUMENTS | {"ra"} | {"t%d" % i for i in range(7)}
RISCV_READS = frozenset(("lw", "lh", "lb", "lhu", "lbu", "lwsp"))
RISCV_STORES = frozenset(("sw", "sh", "sb", "swsp"))
RISCV_BRANCHES = frozenset(("beq", "bne", "blt", "bge", "bltu", "bgeu", "beqz", "bnez"))
RISCV_PLACE = re.compile(r"(-?\d+)\((\w+)\)$")


class RiscV(Use):
    """An address is made in two steps: `lui` has its upper part, which is held as `^a5`, and the
    instruction that adds the lower one may use it at once."""

    first = "a0"

    def __init__(self, part, target, *rest):
        """`part(place)` gives what the instruction there has of the variable's address: "upper" or
        "lower" and how far behind its beginning; or None. `target(place)` says where a branch
        goes to."""
        super().__init__(*rest)
        self.part, self.target = part, target

    def of_address(self, at):
        """Whether all that is made of the address, of which a part is there, is understood."""
        part, i = self.part(at), self.index.get(at)
        if part is None or i is None:
            return False
        # The lower part has no meaning without the upper one, which is followed to it.
        return part[0] == "lower" or self.follow(i)

    def follow(self, start, *registers):
        at, _, operands = self.instructions[start]
        if not registers:
            return super().follow(start + 1, "^" + RISCV_REGISTER.findall(operands)[0])
        return super().follow(start, *registers)

    def step(self, i, held):
        at, mnemonic, operands = self.instructions[i]
        mnemonic = mnemonic[2:] if mnemonic.startswith("c.") else mnemonic
        registers = RISCV_REGISTER.findall(operands)
        whole = held & set(registers)
        upper = {register for register in registers if "^" + register in held}
        part = self.part(at)
        name = self.relocation(at)
        if mnemonic == "auipc" and name is not None:
            # With the jalr behind it a call, or a jump to another function.
            passed = held & RISCV_ARGUMENTS
            if passed and not (self.may(name) if name else self.passed(at, passed)):
                return None
            back = RISCV_REGISTER.findall(self.instructions[i + 1][2])[0] == "ra"
            return [(i + 2, held - RISCV_SCRATCH - {"^" + register for register in RISCV_SCRATCH})] if back else []
        if mnemonic in RISCV_BRANCHES:
            to = self.index.get(self.target(at))
            return None if to is None else [(to, held), (i + 1, held)]
        if mnemonic == "j" or mnemonic == "jal" and registers == ["zero"]:
            to = self.index.get(self.target(at))
            return None if to is None else [(to, held)]
        if mnemonic in ("jr", "jalr", "jal"):
            if mnemonic == "jr" or registers[0] == "zero":
                # A return, or a jump to who knows where.
                return [] if registers[-1] == "ra" and not held & {"a0", "a1"} else None
            # A call of who knows what.
            if whole or held & RISCV_ARGUMENTS:
                return None
            return [(i + 1, held - RISCV_SCRATCH - {"^" + register for register in RISCV_SCRATCH})]
        if mnemonic in ("ebreak", "unimp"):
            return []
        if mnemonic in RISCV_READS or mnemonic in RISCV_STORES:
            value, base = registers
            place = RISCV_PLACE.search(operands)
            offset = int(place.group(1)) if place else 0
            of = base in whole
            if part is not None:
                if part[0] != "lower" or base not in upper:
                    return None
                of, offset = True, part[1]
            elif base in upper:
                return None
            if mnemonic in RISCV_READS:
                return None if of and not self.readable(offset) else [(i + 1, held - {value, "^" + value})]
            if value in whole or value in upper:
                return None
            if of and not (mnemonic in ("sw", "swsp") and self.stored(offset)):
                return None
            return [(i + 1, held)]
        if not registers:
            return [(i + 1, held)]
        to = registers[0]
        lost = held - {to, "^" + to}
        if part is not None:
            if mnemonic == "lui" and part[0] == "upper":
                return [(i + 1, lost | {"^" + to})]
            if mnemonic == "addi" and part[0] == "lower" and registers[-1] in upper and part[1] == 0:
                return [(i + 1, lost | {to})]
            return None
        if mnemonic == "mv" or mnemonic == "addi" and name is None and len(registers) == 2 and operands.endswith(",0"):
            of = registers[1]
            return [(i + 1, lost | ({to} if of in whole else set()) | ({"^" + to} if of in upper else set()))]
        sources = registers[1:] if len(operands.split(",")) > 2 or mnemonic in ("li", "lui", "auipc") else registers
        if (whole | upper) & set(sources):
            # Something is made of it.
            return None
        return [(i + 1, lost)]


def riscv_stores(instructions, reference):
    """What the code stores, as a rule: where, how far behind that, and what, each time. `reference(at)`
    gives what the instruction there refers to with the lower part of an address, or None."""
    held = {}
    for at, mnemonic, operands in instructions:
        mnemonic = mnemonic[2:] if mnemonic.startswith("c.") else mnemonic
        registers = RISCV_REGISTER.findall(operands)
        referred = reference(at)
        if mnemonic == "auipc" or mnemonic in ("jal", "jalr") and registers[:1] != ["zero"]:
            for register in RISCV_SCRATCH:
                held.pop(register, None)
        elif mnemonic == "sw" and len(registers) == 2:
            place = RISCV_PLACE.search(operands)
            base = held.get(registers[1])
            if referred is not None:
                yield referred, 0, held.get(registers[0])
            elif base is not None and place:
                yield base, int(place.group(1)), held.get(registers[0])
        elif mnemonic in RISCV_STORES or mnemonic in RISCV_BRANCHES or not registers:
            pass
        elif mnemonic == "addi" and referred is not None:
            held[registers[0]] = referred
        elif mnemonic == "mv" or mnemonic == "addi" and len(registers) == 2 and operands.endswith(",0"):
            held[registers[0]] = held.get(registers[1])
        else:
            held[registers[0]] = None
