# modules: type_t
# What the language calls by name, and tp_getattro and tp_setattro under a Python class.
from type_t import Hooks, Logged, attribute_log, hook_log
from support.report import attempt, kind


class Sub(Hooks):
    pass


class Deep(Sub):
    pass


print(hook_log == [Sub, Deep])
del hook_log[:]


class Owner:
    one = Hooks()
    two = 2


print(hook_log[0][0] is Owner, hook_log[0][1], len(hook_log))
with Hooks() as h:
    print(type(h) is Hooks)
    raise ValueError("is swallowed")
try:
    with Hooks():
        raise KeyError("is not")
except KeyError as e:
    print(e.args)
print(Hooks().__bytes__(), Hooks().__reduce__() == (Hooks, ()), reversed(Hooks()))
print(Hooks.__class_getitem__(5) == (Hooks, 5), Sub.__class_getitem__(int) == (Sub, int))


class Watched(Logged):
    kind = "class"

    def __init__(self):
        self.mine = 1

    def method(self):
        return "method", self.mine

    @property
    def prop(self):
        return "prop"


w = Watched()
print(attribute_log)
del attribute_log[:]
print(w.mine, w.answer, w.n, w.kind, w.method(), w.prop)
w.n = 4
w.late = w
w.kind = "instance"
print(w.n, w.late is w, w.kind, Watched.kind)
del w.late, w.kind
kind("gone", getattr, w, "late")
kind("delete again", delattr, w, "late")
# What the instance has in its dict a VM may find without asking.
print(w.kind, [x for x in attribute_log if x.split()[1] in ("n", "prop", "method") or x[0] != "g"])


class Fallback(Logged):
    def __getattr__(self, name):
        return "fallback " + name

    def __setattr__(self, name, value):
        super().__setattr__(name, (name, value) if name != "n" else value)


f = Fallback()
f.n = 3
f.x = 1
print(f.n, f.x, f.absent, f.answer)
