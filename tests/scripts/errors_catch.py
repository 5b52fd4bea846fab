# modules: errors_t
# Matching, fetching, restoring and own exception types.
import errors_t as t
from support.report import attempt


class Own(KeyError):
    pass


def raiser(error):
    def function():
        raise error

    return function


print(t.matches(raiser(KeyError(1)), KeyError), t.matches(raiser(KeyError(1)), LookupError))
print(t.matches(raiser(KeyError(1)), ValueError), t.matches(raiser(Own()), KeyError))
print(t.matches(raiser(Own()), (ValueError, LookupError)), t.matches(lambda: 1, KeyError))
print(t.matches(raiser(Own()), Own), t.matches(raiser(KeyError()), Own))
print(t.given_matches(KeyError, LookupError), t.given_matches(KeyError(1), LookupError))
print(t.given_matches(Own, KeyError), t.given_matches(ValueError, (KeyError, TypeError)))


def keep(error, between):
    try:
        t.fetch_restore(raiser(error), between)
    except Exception as e:
        print(e is error, type(e).__name__, e.args)


keep(ValueError("kept"), lambda: 1)
keep(Own("kept", 2), raiser(TypeError("lost")))
keep(KeyError("kept"), lambda: t.matches(raiser(Own()), Own))
print(t.fetch_restore(lambda: 5, lambda: 6))
error = Own("x")
kind_, value = t.fetched(raiser(error))
print(kind_ is Own, value is error, value.args)
kind_, value = t.fetched(lambda: {}["missing"])
print(kind_ is KeyError, value.args)
kind_, value = t.fetched(lambda: t.raise_text(ValueError, "by C"))
print(kind_ is ValueError, type(value) is ValueError, value.args)
print(t.occurred(raiser(error)) is Own, t.occurred(lambda: 1))

print(t.OwnError.__name__, issubclass(t.OwnError, Exception), issubclass(t.OwnError, KeyError))
print(issubclass(t.ChildError, t.OwnError), t.ChildError.code, t.ChildError("x").code)
try:
    t.raise_own(1, "two")
except t.OwnError as e:
    print(type(e) is t.OwnError, e.args)
try:
    t.raise_child("c")
except t.OwnError as e:
    print(type(e) is t.ChildError, e.args, e.code)
try:
    raise t.OwnError("from Python", 5)
except Exception as e:
    print(type(e) is t.OwnError, e.args, str(e))
attempt("str", t.raise_child, "just text")


class Derived(t.ChildError):
    def __init__(self, x):
        super().__init__(x, "derived")
        self.x = x


try:
    raise Derived(9)
except t.OwnError as e:
    print(type(e).__name__, e.args, e.x, e.code)
try:
    t.fetch_restore(raiser(Derived(10)), raiser(ValueError()))
except t.ChildError as e:
    print(type(e) is Derived, e.args, e.x)
try:
    t.raise_text(t.OwnError, "by name")
except (TypeError, t.OwnError) as e:
    print(e.args)
