"""A script on a board resets it: `machine.soft_reset()` and its like, once after the other, on an
image with tests/modules/ends_t.c.

    python3 tests/soft_reset.py firmware.elf
"""
import os
import select
import subprocess
import sys
import time

PROMPT = b"raw REPL; CTRL-B to exit\r\n>"
SCRIPT = """
import ends_t, machine
from ends_t import End
print(ends_t.at_exit(), ends_t.count())
low, high = End("end"), End("end")
low.__init__("end", high)
class Sub(End):
    pass
keep = [Sub("end", [low])]
def reset():
    %s
reset()
print("not reached")
"""
WAYS = (
    "machine.soft_reset()",
    "raise SystemExit",
    "try:\n        machine.soft_reset()\n    finally:\n        keep.append(End('end', low))",
    "[machine.soft_reset() for _ in keep]",
)
# What lives is deallocated, then the functions of Py_AtExit run. The types are made anew.
EXPECTED = "OK0 0\r\n\4\4MPY: soft reboot\r\nsecond\r\nfirst: %d dead\r\n"

board = subprocess.Popen(
    ["qemu-system-arm", "-machine", "mps2-an385", "-display", "none", "-monitor", "none",
     "-serial", "stdio", "-semihosting", "-kernel", sys.argv[1]],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
got = b""


def wait(text):
    """What comes before it."""
    global got
    end = time.monotonic() + 60
    while text not in got:
        if time.monotonic() > end:
            raise SystemExit("nothing more comes after %r" % got[-500:])
        if select.select([board.stdout], [], [], 1)[0]:
            got += os.read(board.stdout.fileno(), 4096)
    before, got = got.split(text, 1)
    return before.decode()


def send(data):
    board.stdin.write(data)
    board.stdin.flush()


try:
    wait(b">>> ")
    send(b"\1")
    wait(PROMPT)
    for way in WAYS:
        send((SCRIPT % way).encode() + b"\4")
        answer = wait(PROMPT)
        if answer != EXPECTED % (3 + ("append" in way)):
            raise SystemExit("%s: %r" % (way, answer))
finally:
    board.kill()
    board.wait()
