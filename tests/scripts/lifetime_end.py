# modules: ends_t
# What lives when the program ends is deallocated, then the functions of Py_AtExit run, the
# last one first.
import ends_t
from ends_t import End


class Sub(End):
    def __init__(self, *args):
        super().__init__(*args)
        self.more = [1, 2]

    def __repr__(self):
        return "Sub%r" % (self.more,)


print(ends_t.at_exit(), ends_t.count())
a = End("end")
b = End("end", [a])
kept = {"sub": Sub("end", a), "list": [End("end", b)]}
ring = End("end", kept["list"])
other = End("other", a)
# Wherever they are in memory.
low, high = End("end"), End("end")
low.__init__("end", high)
left, right = End("end"), End("end")
right.__init__("end", left)
print("the end")
