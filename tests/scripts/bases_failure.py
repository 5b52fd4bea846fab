# modules: type_t
# An exception type with a tp_str and tp_repr of its own, and Python classes under it.
from type_t import Failure, new_exception, raise_it
from support.report import attempt


class Plain(Failure):
    pass


class Own(Failure):
    def __str__(self):
        return "own str of " + super().__str__()


class OwnRepr(Failure):
    def __repr__(self):
        return "own repr of " + super().__repr__()


for t in (Failure, Plain, Own, OwnRepr):
    e = t("text", 2)
    e.code = 7
    print(str(e), repr(e), "%s %r" % (e, e), [e], e.args, e.code)
    try:
        raise e
    except Failure as caught:
        print(caught is e, str(caught), isinstance(caught, Exception), caught.code)
    try:
        raise_it(t, "by C")
    except Exception as caught:
        print(type(caught) is t, caught.args, str(caught))

Made = new_exception("type_t.Made")
print(Made, Made.__name__, Made.__bases__, Made("x"))
Child = new_exception("type_t.Child", Made)
print(Child, issubclass(Child, Made), Child("y"))
Typed = new_exception("type_t.Typed", ValueError, {"extra": 5})
print(Typed.extra, issubclass(Typed, ValueError), Typed(1).extra)
Both = new_exception("type_t.Both", (ValueError, KeyError))
print(issubclass(Both, ValueError), issubclass(Both, KeyError), Both.__bases__)
for base in (ValueError, KeyError, Both, Exception):
    try:
        raise_it(Both, "both")
    except base as e:
        print(base.__name__, type(e) is Both, e.args)
Mixed = new_exception("type_t.Mixed", (Made, IndexError))
try:
    raise Mixed("mixed")
except IndexError as e:
    print(isinstance(e, Made), e.args)
try:
    raise_it(Mixed, "mixed")
except Made as e:
    print(isinstance(e, IndexError), e.args)
