# modules: constants_t
# Calls of which a module's compiler sees what they are given.
import constants_t
from support.report import attempt, kind

print(constants_t.numbers())
print(constants_t.evaluated_once())
for o in (None, True, False, 1, 0, "", []):
    print(repr(o), constants_t.which(o), constants_t.yes_no_nothing(o))
print(constants_t.yes_no_nothing(None) is None, constants_t.yes_no_nothing(3) is True, constants_t.yes_no_nothing("") is False)
for i in range(16):
    attempt("raise %d" % i, constants_t.raise_, i)
for n in range(7):
    args = tuple(range(10, 10 + n))
    for f in "unpack_one", "unpack_four", "unpack_five":
        attempt("%s %d" % (f, n), getattr(constants_t, f), *args)


class Sub(list):
    pass


for value in Sub("ab"), Sub, int, None, "text":
    print(constants_t.unpack_one(value) is value, constants_t.unpack_four(1, 2, value, int)[1] is value)
for f in "no_arguments", "nameless":
    f = getattr(constants_t, f)
    attempt("nothing", f)
    attempt("empty", f, *(), **{})
    attempt("one", f, 1)
    attempt("two", f, 1, 2)
    attempt("a keyword", f, a=1)
    attempt("both", f, 1, a=2)
attempt("no tuple", constants_t.wrong_arguments, None, [1])
attempt("a tuple", constants_t.wrong_arguments, None, (4,))
kind("no tuple", constants_t.wrong_arguments, [1], None)
kind("no dict", constants_t.wrong_arguments, True, [1])
attempt("a dict", constants_t.wrong_arguments, True, {})
attempt("no keywords", constants_t.wrong_arguments, True, None)
