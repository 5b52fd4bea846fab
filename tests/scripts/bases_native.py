# modules: bases_t
# A native type under another one, and a Python class under both.
from bases_t import Point, Point2
from support.report import kind

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
