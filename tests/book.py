"""The book's and the README's code blocks, compiled and run, for tests/run.sh:

    python3 tests/book.py --list        the names of the pages
    python3 tests/book.py PAGE...       checks their blocks, in their order
    python3 tests/book.py --links       the table of contents, links and anchors
    python3 tests/book.py --errors      the error index names texts that exist, and all of the command's

The blocks of a page work in one empty folder. What is done with a block is said behind its
language:

    c file=a.c              goes into a file; blocks of one page with the same name follow each
                            other in it. A C file with PyInit_NAME is built into NAME.so by the
                            next block that runs something, without a warning, and
                            `typeobject check` finds nothing in it
    c file=a.c unbuilt      … unless a later block builds it
    python run=a.py         goes into a file, which runs on CPython and MicroPython
    python run=a.py on=H    on that host alone
    python run=a.py again   a file that is there runs again
    sh                      runs there, and must end well; `fails`: must not
    sh root                 … in the folder of this repository
    text output             what the last block printed, on every host it ran on; `…` stands for
                            any text, and alone on a line for any lines
    c part                  compiles as it is, after typeobject.h
    c part=micropython      the same, after MicroPython's own headers
    toml, rust … file=x     a file; what a later block does with it is its check
    toml same=FILE          is that file of this repository, which another test builds
    rust include            the book's tool puts a file there
    needs=firmware          the block, and the rest of the page, wants a board's toolchain
    unchecked="reason"      none of this, which is counted

Environment: typeobject, the command; TYPEOBJECT_BUILD_DIR.
"""

import glob
import html
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SRC = os.path.join(ROOT, "docs", "book", "src")
COMMAND = os.path.abspath(os.environ.get("typeobject", os.path.join(ROOT, "target/release/typeobject")))
BUILD = os.environ.get("TYPEOBJECT_BUILD_DIR") or os.path.join(ROOT, "build")
WARNINGS = ["-Wall", "-Wextra", "-Werror"]
LIMIT = 900  # seconds, on a busy machine


class Failure(Exception):
    pass


class Skip(Exception):
    pass


# ---- pages and blocks ------------------------------------------------------------


def pages():
    """Name and path of every page with blocks; a page's name is its path in the book."""
    found = [("README", os.path.join(ROOT, "README.md"))]
    for path in sorted(glob.glob(os.path.join(SRC, "**", "*.md"), recursive=True)):
        name = os.path.relpath(path, SRC)[: -len(".md")]
        if name != "SUMMARY":
            found.append((name, path))
    return found


class Block:
    def __init__(self, info, line, text):
        words = shlex.split(info)
        self.language = words[0] if words else ""
        self.line = line
        self.text = text
        self.given = {}
        for word in words[1:]:
            key, _, value = word.partition("=")
            if key not in KNOWN:
                raise Failure("line %d: a block cannot be %r" % (line, word))
            self.given[key] = value

    def __contains__(self, key):
        return key in self.given

    def get(self, key):
        return self.given.get(key)


KNOWN = {
    "file", "run", "on", "again", "fails", "output", "root", "part", "include", "same", "needs", "unbuilt", "unchecked", "heap",
}


def blocks(path):
    found = []
    fence = None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            opening = re.match(r"( *)(```+|~~~+)(.*)$", line)
            if fence is None:
                if opening:
                    indent, fence = len(opening.group(1)), opening.group(2)
                    info, start, text = opening.group(3).strip(), number, []
            elif opening and opening.group(2) == fence and not opening.group(3).strip():
                found.append(Block(info, start, "".join(text)))
                fence = None
            else:
                text.append(line[indent:] if not line[:indent].strip() else line)
    if fence:
        raise Failure("line %d: a block without an end" % start)
    return found


# ---- one page ----------------------------------------------------------------------


def matches(expected, printed):
    pattern = ""
    for line in expected.splitlines(True):
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.split("…"))
    return re.fullmatch(pattern, printed) is not None


class Page:
    def __init__(self, folder):
        self.root = folder
        self.folder = folder
        self.pieces = {}
        self.built = {}
        self.outputs = None  # of the last block: {host: text}
        self.checked = 0
        self.unchecked = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, again=False):
        path = self.path(name)
        self.pieces[path] = self.pieces.get(path, "") + text
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.pieces[path])

    def command(self, arguments, **options):
        environment = dict(os.environ)
        environment["PATH"] = os.path.dirname(COMMAND) + os.pathsep + environment["PATH"]
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        environment["TYPEOBJECT_SOURCE"] = ROOT
        environment["CARGO_TARGET_DIR"] = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
        run = subprocess.run(
            arguments, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT, **options
        )
        return run.returncode, run.stdout.decode("utf-8", "replace")

    def build_modules(self):
        """Every C file of the page's folder with a PyInit_ of its own name, when it has changed."""
        for path, text in self.pieces.items():
            name = os.path.basename(path)[:-2]
            if not path.endswith(".c") or not re.search(r"\bPyInit_%s\b" % re.escape(name), text):
                continue
            if self.built.get(path) in (True, text):
                continue
            status, said = self.command(
                [COMMAND, "build", path, "-o", path[:-2] + ".so", "--"] + WARNINGS
            )
            if status != 0:
                raise Failure("%s does not compile:\n%s" % (os.path.basename(path), said))
            status, said = self.command([COMMAND, "check", "--strict", path[:-2] + ".so"])
            if status != 0:
                raise Failure("%s has mistakes:\n%s" % (os.path.basename(path), said))
            self.built[path] = text

    # What is done with a block; the output, if there is any, by host.

    def sh(self, block):
        before = self.folder
        if "root" in block:
            self.folder = ROOT
        here = os.path.join(self.root, ".here")
        status, said = self.command(
            ["sh", "-euc", block.text + "\npwd >'%s'\n" % here]
        )
        if (status != 0) != ("fails" in block):
            raise Failure("exit status %d\n%s" % (status, said))
        if "root" in block:
            self.folder = before
        elif os.path.exists(here):
            with open(here) as file:
                self.folder = file.read().strip()
        return {"the shell": said}

    def python(self, block):
        name = block.get("run")
        if "again" not in block:
            self.write(name, block.text)
        self.build_modules()
        outputs = {}
        for host in block.get("on").split(",") if "on" in block else HOSTS:
            arguments = [COMMAND, "run", "--on", host]
            if "heap" in block and host.startswith("micropython"):
                arguments += ["--heap", block.get("heap")]
            status, said = self.command(arguments + [self.path(name)])
            if (status != 0) != ("fails" in block):
                raise Failure("%s on %s: exit status %d\n%s" % (name, host, status, said))
            outputs[host] = said.replace(self.root + "/", "")
        return outputs

    def part(self, block):
        flags = ["-I", os.path.join(ROOT, "include"), "-include", "typeobject.h"]
        if block.get("part") == "micropython":
            flags = self.micropython_flags(block.text)
        source = os.path.join(self.root, ".part.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(block.text)
        status, said = self.command(
            [os.environ.get("CC", "cc"), "-fsyntax-only"] + flags + WARNINGS
            + ["-Wno-unused", "-Wno-unused-parameter", source]
        )
        if status != 0:
            raise Failure("does not compile:\n" + said)

    def micropython_flags(self, text):
        plain = os.path.join(BUILD, "micropython-plain", "obj")
        if not os.path.isdir(plain):
            raise Skip("the hosted MicroPython is not built here")
        status, source = self.command([COMMAND, "micropython", "--fetch"])
        source = source.strip().splitlines()[-1]
        if status != 0:
            raise Skip("no source of MicroPython")
        with open(os.path.join(plain, "genhdr", "qstrdefs.generated.h")) as file:
            there = set(re.findall(r"MP_QSTR_\w*|(?<=QDEF0\()\w+|(?<=QDEF1\()\w+", file.read()))
        flags = ["-I", source, "-I", os.path.join(source, "ports/unix"), "-I", plain]
        flags += ["-I", os.path.join(source, "ports/unix/variants/standard")]
        flags += ["-DMICROPY_MODULE_REGISTERED=1", "-w"]
        # MicroPython's make finds such names in the source and numbers them.
        flags += ["-D%s=1" % name for name in set(re.findall(r"MP_QSTR_\w+", text)) - there]
        return flags

    def compare(self, block):
        if self.outputs is None:
            raise Failure("nothing ran before this output")
        for host, printed in self.outputs.items():
            if not matches(block.text, printed):
                raise Failure("%s printed otherwise:\n%s" % (host, printed))

    def check(self, block):
        if "unchecked" in block:
            if len(block.get("unchecked")) < 10:
                raise Failure("why is it unchecked?")
            self.unchecked.append((block.line, block.get("unchecked")))
            return
        if "needs" in block:
            want(block.get("needs"))
        if "output" in block:
            self.compare(block)
        elif "run" in block:
            self.outputs = self.python(block)
        elif block.language == "sh" and "file" not in block:
            self.build_modules()
            self.outputs = self.sh(block)
        elif "part" in block:
            self.part(block)
        elif "include" in block:
            named = re.fullmatch(r"\{\{#include ([^}:]+)(:.*)?\}\}\n", block.text)
            if not named:
                raise Failure("no {{#include}} in it")
        elif "same" in block:
            with open(os.path.join(ROOT, block.get("same")), encoding="utf-8") as file:
                if file.read() != block.text:
                    raise Failure("%s is another" % block.get("same"))
        elif "file" in block:
            self.write(block.get("file"), block.text)
            if "unbuilt" in block:
                self.built[self.path(block.get("file"))] = True
        else:
            raise Failure("nothing says how it is checked (see tests/book.py)")
        self.checked += 1


def want(what):
    if what != "firmware":
        raise Failure("nobody knows what %s is" % what)
    for tool in ("arm-none-eabi-gcc", "qemu-system-arm"):
        if shutil.which(tool) is None:
            raise Skip("%s is not there" % tool)
    targets = subprocess.run(["rustc", "--print", "sysroot"], stdout=subprocess.PIPE).stdout.decode().strip()
    if not os.path.isdir(os.path.join(targets, "lib/rustlib/thumbv7m-none-eabi")) and not os.path.exists(
        "/usr/share/cargo/registry"
    ):
        raise Skip("Rust has no target thumbv7m-none-eabi")


def hosts():
    """CPython as `python3`, the oldest and the newest here, and MicroPython."""
    listed = subprocess.run([COMMAND, "hosts"], stdout=subprocess.PIPE, check=True).stdout.decode()
    others = re.findall(r"^(cpython:3\.\d+)\t", listed, re.M)
    return ["cpython"] + sorted({others[0], others[-1]} if others else set()) + ["micropython"]


HOSTS = []


def check_page(name, path):
    room = tempfile.TemporaryDirectory(prefix="book-")
    page = Page(os.path.realpath(room.name))
    good = True
    line = 0
    try:
        for block in blocks(path):
            line = block.line
            page.check(block)
    except Skip as reason:
        page.unchecked.append((line, "%s, nor is what follows it: %s" % ("not checked", reason)))
    except (Failure, subprocess.TimeoutExpired) as failure:
        print("%s, line %d: %s" % (os.path.relpath(path, ROOT), line, failure))
        good = False
    for line, reason in page.unchecked:
        print("unchecked: %s, line %d: %s" % (name, line, reason))
    print("%s: %d blocks checked, %d unchecked" % (name, page.checked, len(page.unchecked)))
    room.cleanup()
    return good


# ---- the whole ---------------------------------------------------------------------


def without_blocks(text):
    return re.sub(r"^ *(```+|~~~+).*?^ *\1 *$", "", text, flags=re.S | re.M)


def anchors(path):
    """The ids that headings get, as mdBook and GitHub make them."""
    with open(path, encoding="utf-8") as file:
        text = without_blocks(file.read())
    found = set(re.findall(r'id="([^"]+)"', text))
    for heading in re.findall(r"^#+ +(.*?) *$", text, re.M):
        heading = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", html.unescape(heading)).lower()
        found.add("".join("-" if c == " " else c for c in heading if c.isalnum() or c in "-_ "))
    return found


def links():
    wrong = []
    with open(os.path.join(SRC, "SUMMARY.md"), encoding="utf-8") as file:
        summary = re.findall(r"\[[^]]*\]\(([^)]*)\)", file.read())
    listed = [os.path.normpath(os.path.join(SRC, entry)) for entry in summary]
    for entry in summary:
        if not os.path.isfile(os.path.join(SRC, entry)):
            wrong.append("SUMMARY.md: no page %s" % entry)
    for page in {entry for entry in summary if summary.count(entry) > 1}:
        wrong.append("SUMMARY.md has %s twice" % page)
    count = 0
    for name, path in pages():
        if name != "README" and path not in listed:
            wrong.append("%s is not in SUMMARY.md" % name)
        with open(path, encoding="utf-8") as file:
            raw = file.read()
        included = re.findall(r"\{\{#include ([^}:]+)(?::.*)?\}\}", raw)
        text = re.sub(r"`[^`\n]*`", "", without_blocks(raw))
        targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href|srcset)="([^"]+)"', text)
        for target in included:
            if not os.path.isfile(os.path.join(os.path.dirname(path), target)):
                wrong.append("%s: %s does not exist" % (name, target))
        for target in targets:
            if re.match(r"[a-z]+:", target):
                continue
            count += 1
            file, _, anchor = target.partition("#")
            to = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
            if not os.path.exists(to):
                wrong.append("%s: %s does not exist" % (name, target))
            elif name != "README" and file.endswith(".md") and to not in listed:
                wrong.append("%s: %s is no page of the book" % (name, target))
            elif anchor and anchor not in anchors(to):
                wrong.append("%s: %s has no such heading" % (name, target))
    print("%d pages, %d links within the repository" % (len(listed), count))
    return wrong


# What makes an error in the command, before its text; a text of holes alone is somebody else's.
COMMAND_ERROR = re.compile(
    r'(?:bail!|anyhow!|\.(?:with_)?context)\s*\(\s*(?:\|[^|]*\|\s*)?\{?\s*(?:format!\(\s*)?"((?:[^"\\]|\\.)*)"')


def source_text(path):
    """Texts may be broken into several literals, or over lines."""
    with open(path, encoding="utf-8") as file:
        return re.sub(r'\\\n\s*|"\s*\n\s*"', "", file.read())


def errors():
    """A text of the index is one that the source has, `…` in it is what a format fills in; every
    text of the command is there, with an explanation or among those that need none."""
    source = ""
    for folder, ending in [("src", ".rs"), ("src", ".h"), ("ffi", ".c"), ("ffi", ".h"), ("ffi", ".mk"),
                           ("ffi", ".sh"), ("ffi", ".py"), ("include", ".h")]:
        for path in glob.glob(os.path.join(ROOT, folder, "**", "*" + ending), recursive=True):
            source += source_text(path).replace('\\"', '"').replace("\\`", "`")
    with open(os.path.join(SRC, "errors.md"), encoding="utf-8") as file:
        page = file.read()
    headings = [text for _, text in re.findall(r"^### (`+) ?(.*?) ?\1$", page, re.M)]
    plain = [text for _, text in re.findall(r"^- (`+) ?(.*?) ?\1$", page, re.M)]
    hole = r"(?:…|\{[^}\n]*\}|\$\w+|%[-.*0-9a-zA-Z]+|\"? ?(?:PRI|\")[^\"\n]*\")"
    wrong = []
    for text in headings + plain:
        parts = [re.escape(part) for part in text.split("…")]
        if not re.search(hole.join(parts).replace(hole * 2, hole), source):
            wrong.append("errors.md: nothing says `%s`" % text)
    if len(set(headings + plain)) != len(headings + plain):
        wrong.append("errors.md has a text twice")
    seen = set()
    for path in sorted(glob.glob(os.path.join(ROOT, "src", "bin", "typeobject", "**", "*.rs"), recursive=True)):
        for text in COMMAND_ERROR.findall(source_text(path)):
            text = re.sub(r"\{[^{}]*\}", "…", text.replace('\\"', '"'))
            if text not in seen and re.search(r"\w", text):
                seen.add(text)
                if not any(text in known for known in headings + plain):
                    wrong.append("errors.md: not there is - `%s`" % text if "`" not in text else
                                 "errors.md: not there is - `` %s ``" % text)
    if len(seen) < 80:
        wrong.append("only %d error texts are found in the command" % len(seen))
    print("%d error texts, %d of them explained" % (len(headings + plain), len(headings)))
    return wrong


def main(arguments):
    if arguments == ["--list"]:
        for name, path in pages():
            if blocks(path):
                print(name)
        return 0
    if arguments in (["--links"], ["--errors"]):
        wrong = links() if arguments == ["--links"] else errors()
        print("\n".join(wrong))
        return 1 if wrong else 0
    known = dict(pages())
    HOSTS.extend(hosts())
    good = True
    for name in arguments or [name for name, path in pages()]:
        if name not in known:
            print("there is no page %s" % name)
            return 2
        good = check_page(name, known[name]) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
