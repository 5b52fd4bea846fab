# modules: methods_t
# Methods of a type in every calling convention; class and static methods; COEXIST.
from methods_t import Tool, class_method
from support.report import attempt, kind

t = Tool(5)


class Sub(Tool):
    pass


s = Sub(6)
for label, x in (("t", t), ("s", s)):
    attempt(label + ".noargs", x.noargs)
    kind(label + ".noargs(1)", x.noargs, 1)
    attempt(label + ".one", x.one, "x")
    kind(label + ".one()", x.one)
    kind(label + ".one(1, 2)", x.one, 1, 2)
    attempt(label + ".varargs", x.varargs, 1, 2)
    attempt(label + ".varargs()", x.varargs)
    kind(label + ".varargs(a=1)", lambda: x.varargs(a=1))
    attempt(label + ".keywords", lambda: x.keywords(1, k=2))
    attempt(label + ".keywords()", x.keywords)
    attempt(label + ".fastcall", x.fastcall, 1, 2)
    attempt(label + ".fastcall()", x.fastcall)
    kind(label + ".fastcall(a=1)", lambda: x.fastcall(a=1))
    attempt(label + ".fastcall_keywords", lambda: x.fastcall_keywords(1, k=2))
    attempt(label + ".fastcall_keywords", x.fastcall_keywords)
for name in ("noargs", "one", "varargs", "keywords", "fastcall", "fastcall_keywords"):
    args = () if name == "noargs" else (1,)
    print(name, getattr(Tool, name)(t, *args), getattr(Tool, name)(s, *args))
    kind(name + " on an int", getattr(Tool, name), 5, *args)
    kind(name + " on nothing", getattr(Tool, name))
    for owner in (Tool, t, Sub, s):
        print(name + "_of_class", getattr(owner, name + "_of_class")(*args))
        print(name + "_static", getattr(owner, name + "_static")(*args))
attempt("keywords_of_class", lambda: Sub.keywords_of_class(1, k=2))
attempt("fastcall_keywords_static", lambda: Sub.fastcall_keywords_static(1, k=2))
kind("noargs_of_class(1)", Tool.noargs_of_class, 1)
kind("noargs_static(1)", Tool.noargs_static, 1)
kind("one_static()", Tool.one_static)
print(t.__contains__(5), t.__contains__(6))
kind("null_result", t.null_result)
print(t.noargs())
bound = [t.one, s.one, Tool(7).varargs, Tool.one_of_class, t.one_static]
print([b(0) for b in bound])


class Over(Tool):
    def one(self, x):
        return "over", super().one(x), super().varargs(x, x), super().keywords(x, k=x)

    @classmethod
    def one_of_class(cls, x):
        return cls.__name__, x


o = Over(8)
print(o.one(1), Over.one_of_class(2), o.noargs(), o.fastcall(3))

for f in (Tool.noargs_static, Tool.__new__, Tool.noargs, Sub.one):
    print(repr(f).split(" at ")[0])


# What is no method of a type is called with the class as its first argument.
class Made(Tool):
    new = class_method(Tool.__new__)


print(type(Made.new()) is Made)
