# modules: slots_t
# The number protocol, comparison, hash, call, repr and str by slots.
from slots_t import Number
from support.report import attempt, kind

a, b = Number(17), Number(5)
print(a, repr(a), str(b), [a], "%s %r" % (a, b))
print(repr(a + b), repr(a - b), repr(a * b), a / b, repr(a // b), repr(a % b), repr(a**b))
print(repr(a @ b), divmod(a, b), repr(a << b), repr(a >> b), repr(a & b), repr(a | b), repr(a ^ b))
print(repr(a + 1), repr(a - 1), repr(a * 3), a / 2, repr(a // 4), repr(a % 4), repr(a**2))
print(repr(1 + a), repr(100 - a), repr(3 * a), 34 / a, repr(100 // a), repr(100 % a), repr(2**b))
print(repr(1 << b), repr(1000 >> b), repr(6 & b), repr(6 | b), repr(6 ^ b))
print(repr(-a), repr(+a), repr(abs(Number(-3))), repr(~a))
print(bool(a), bool(Number(0)), not Number(0), int(a), float(a))
kind("a + 'x'", lambda: a + "x")
kind("'x' + a", lambda: "x" + a)
kind("a + None", lambda: a + None)
kind("a + 1.5", lambda: a + 1.5)
attempt("a % 0", lambda: a % 0)
c = a
c += 3
print(repr(c), c is a, repr(a))
c -= 3
print(repr(c), c is a)
print(a == 20, a == Number(20), a != 20, a < 21, a <= 20, a > 20, a >= 20, 20 == a)
print(a == "x", a != "x", a == None, sorted([Number(3), Number(1), Number(2)]))
kind("a < 'x'", lambda: a < "x")
print(max(Number(1), Number(9)), min(Number(4), Number(2)), sum([Number(1), Number(2)], Number(3)))
print({Number(5): "five"}[b], hash(Number(-1)) == hash(Number(-2)), Number(5) in {5: 1})
print(len({Number(1), Number(1), Number(2)}))
print(a(2), a(2, 3), a(times=4), a(plus=1, times=1))
attempt("a()", a)
kind("a('x')", a, "x")
attempt("a(1, 2, 3)", a, 1, 2, 3)
attempt("keyword", lambda: Number(value=1))
print([10, 20, 30][Number(1)], "abc"[Number(2)], list(range(Number(3))), [0, 1, 2][Number(1):])
print(callable(a), isinstance(a, int))
print(1 < a, 17 <= a, 17 >= a, 18 > a, 18 < a, 17.0 == a, sorted([5, Number(3), 4, Number(1)]))
print(max(3, Number(9)), min(Number(9), 3), divmod(50, a), 1 < Number(1) or 2)
attempt("'x' < a", lambda: "x" < a)
kind("a >= None", lambda: a >= None)
attempt("None > a", lambda: None > a)
kind("divmod of str", lambda: divmod("x", a))


class Sub(Number):
    def __add__(self, other):
        return "python add"

    def __repr__(self):
        return "Sub!"

    def __call__(self, x):
        return super().__call__(x) + 1


s = Sub(5)
print(s + 1, repr(s), repr(s - 1), repr(s * s), s(2), -s == -5, s == 5, s < 6)
print(repr(a + s) in ("Number(25)", "'python add'"), bool(s), int(s), {s: 1}[Number(5)])
s += 1
print(s)
