# modules: lifetime_t
# What dies together is seen whole: by a deallocator in a list, and by what the VM itself has to
# finish, here a file that writes to a device when nobody can reach it any more.
import gc
import os
from lifetime_t import Counted


def watch(peers, seen):
    def look(number):
        seen.append((sum([p.number for p in peers]), [type(p) is Counted for p in peers] == [True] * len(peers)))
        repr(peers)

    return look


def together(seen):
    for i in range(5):
        before, after = [], []
        before += [Counted(1), Counted(2)]
        for number in (3, 4):
            Counted(number, before + after, watch(before, seen))
        watcher = Counted(5, after, watch(after, seen))
        after += [Counted(6), Counted(7)]
        del watcher


seen = []
together(seen)
gc.collect()
print(sorted(set(seen)))


class Device:
    def __init__(self, seen):
        self.blocks = bytearray(16 * 512)
        self.held = [Counted(number) for number in range(4)]
        self.seen = seen

    def readblocks(self, block, buffer, offset=0):
        start = block * 512 + offset
        for i in range(len(buffer)):
            buffer[i] = self.blocks[start + i]

    def writeblocks(self, block, buffer, offset=0):
        start = block * 512 + offset
        for i in range(len(buffer)):
            self.blocks[start + i] = buffer[i]
        # No memory can be had now.
        for held in self.held:
            self.seen[type(held) is Counted and held.number] += 1

    def ioctl(self, op, argument):
        return 16 if op == 4 else 512 if op == 5 else 0


def leave_open(seen):
    device = Device(seen)
    os.VfsLfs2.mkfs(device)
    files = os.VfsLfs2(device).open("unfinished", "w")
    files.write("text")
    for i in range(4):
        seen[i] = 0


seen = [0] * 4
if hasattr(os, "VfsLfs2"):
    for _ in range(3):
        leave_open(seen)
        gc.collect()
else:
    seen = [1] * 4
print([count > 0 for count in seen])
