# modules: codecs_t
# skip: micropython:[A-Z]* its module writes to files of C
# Source text run from C, cells, files, ordered dicts, what is said of numbers.
import sys
from codecs_t import cell, cell_set, compiled, info, last_argument, long_copy, ordered, printed, run, simple
from support.report import attempt, kind

SINGLE, FILE, EVAL = 256, 257, 258
g = {"x": 5}
print(run("x + 1", EVAL, g), run("y = x * 2\nz = y", FILE, g), g["y"], g["z"])
print(run("a = x", FILE, g, {}), "a" in g, run("b + x", EVAL, g, {"b": 7}))
print(run("q = 3", SINGLE, g), g["q"])
kind("syntax", run, "x +", EVAL, g)
kind("name", run, "nothing", EVAL, g)
kind("error", run, "raise ValueError(1)", FILE, g)
print(compiled("x - 1", EVAL, g), compiled("w = x", FILE, g), g["w"])
kind("syntax", compiled, "x = = 1", FILE, g)
print(simple("import sys\nsys.path.append(8)"), sys.path.pop())
print(simple("from_c = 4 * 5"), from_c, simple("raise KeyError('shown on stderr')"))

c, v = cell(g)
print(v is g, c.cell_contents is g, cell_set(c, 5), c.cell_contents, cell_set(c))
attempt("empty", lambda: c.cell_contents)
c.cell_contents = [1]
print(c.cell_contents, repr(c).startswith("<cell at 0x"), "list object" in repr(c))
e, v = cell()
print(v is ..., repr(e).endswith(": empty>"), e == cell()[0], e < c, c > e, e != c)
print(cell(1)[0] == cell(1)[0], cell(1)[0] < cell(2)[0], cell(1)[0] == 1)
kind("no cell", cell_set, 5, 5)
del c.cell_contents
attempt("deleted", lambda: c.cell_contents)

print(printed("a'b"), printed("a'b", 1), printed([1, "x"]))


class Bad:
    def __repr__(self):
        raise ValueError("no repr")


attempt("no repr", printed, Bad())
od, is_dict, exact = ordered()
print(type(od).__name__, list(od), is_dict, exact)
f, i = info()
print(f.max == 1.7976931348623157e308, f.min > 0, f.dig, f.mant_dig, f.epsilon, f.radix, f.rounds, len(f))
print(f.max_exp, f.min_exp, f.max_10_exp, f.min_10_exp, i.bits_per_digit, i.sizeof_digit)


class Int(int):
    pass


print(long_copy(5), long_copy(10**30), type(long_copy(Int(7))) is int)

# How the program was started; 3.8 does not tell.
try:
    print(last_argument() == sys.argv[0], last_argument()[-3:])
except NotImplementedError:
    print(True, ".py")
