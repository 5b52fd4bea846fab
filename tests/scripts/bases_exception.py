# modules: bases_t
# A native exception type, and native types under native types.
import bases_t
from bases_t import Failure, Point, Point2, fail
from support.report import kind

try:
    fail("text", 2)
except Failure as e:
    print(type(e) is Failure, e.args, e.code, str(e))
    e.code = 5
    print(e.code)
try:
    raise Failure("one")
except ValueError as e:
    print(type(e).__name__, e.args, e.code, str(e), isinstance(e, Exception))
try:
    raise Failure
except Failure as e:
    print(e.args, e.code)
print(issubclass(Failure, ValueError), issubclass(Failure, KeyError))


class Worse(Failure):
    def __init__(self, *args):
        super().__init__(*args)
        self.more = "more"


try:
    raise Worse(1, 2, 3)
except Failure as e:
    print(type(e) is Worse, e.args, e.code, e.more)
try:
    try:
        fail()
    finally:
        print("finally")
except Exception as e:
    print(type(e).__name__, e.args)

p, q = Point(), Point2()
p.x = 3
q.x, q.y = 4, 5
print(p.sum(), q.sum(), q.only_below(), Point.sum(q), p, q)
print(isinstance(q, Point), isinstance(p, Point2), issubclass(Point2, Point), type(q) is Point2)
kind("p.y", getattr, p, "y")
kind("Point2.sum(p)", Point2.sum, p)


class Third(Point2):
    def sum(self):
        return 1000 + super().sum()


r = Third()
r.x, r.y, r.z = 1, 2, 3
print(r.sum(), r.only_below(), Point2.sum(r), Point.sum(r), r.z, isinstance(r, Point))
