# modules: bases_t
# lines: micropython:[A-Z]* ^fromkeys an image has the VM's own fromkeys, which makes a dict
# A native subclass of dict.
from bases_t import Lenient
from support.report import collect, kind

d = Lenient({"a": 1}, fallback="nothing")
print(len(d), d["a"], d == {"a": 1}, "a" in d, list(d), isinstance(d, dict), type(d) is Lenient)
d["b"] = [2]
del d["a"]
print(d, d.find("b"), d.find("zz"), d.get("zz", 5), d.pop("b"), bool(d), Lenient().find(1))
kind("missing", lambda: d["zz"])
d.update({"x": 1})
d.update(y=2)
print(sorted(d.items()), sorted(d.keys()), sorted(d.values()), d == {"x": 1, "y": 2})
print(d.setdefault("z", 3), len(d), sorted(k for k in d))
d.clear()
print(d, repr(Lenient([("k", "v")])))
kept = [Lenient({i: str(i)}, fallback=[i]) for i in range(50)]
collect()
print(all(k.find(i) == str(i) and k.find("no") == [i] for i, k in enumerate(kept)))


class Both(Lenient):
    def __setitem__(self, key, value):
        super().__setitem__(key, (value, "set"))


class Plain(dict):
    pass


for made in Lenient.fromkeys("ab"), d.fromkeys(["k"], 5), Both.fromkeys([1, 2], 3), Both().fromkeys(()), Plain.fromkeys("x"), dict.fromkeys("y"), {}.fromkeys("z", 1):
    print("fromkeys", type(made).__name__, sorted(made.items()), made.find("k") if isinstance(made, Lenient) else "")
kind("fromkeys of none", Lenient.fromkeys)
kind("fromkeys of int", Lenient.fromkeys, 5)
