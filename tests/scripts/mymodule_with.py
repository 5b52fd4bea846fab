# modules: mymodule mymodule_rs
# The driver, in C and in Rust: properties, deinit() and the with statement.
import mymodule, mymodule_rs
from support.report import attempt, kind, names


def early(MyClass):
    with MyClass() as m:
        return m, m.answer


def check(module):
    MyClass = module.MyClass
    print(names(module), names(MyClass))
    print(all(n in dir(MyClass) for n in ("__enter__", "__exit__", "__class__")))
    print("name" in dir(MyClass), "__getitem__" in dir(MyClass), "__iter__" in dir(MyClass))
    print("answer" in dir(MyClass()), "deinit" in dir(MyClass()))
    attempt("positional", MyClass, 1)
    attempt("two", MyClass, 1, 2)
    attempt("keyword", lambda: MyClass(a=1))
    m = MyClass()
    print(m.question, m.answer, type(m.question) is str, type(m.answer) is int)
    kind("set answer", setattr, m, "answer", 43)
    kind("delete answer", delattr, m, "answer")
    kind("set question", setattr, m, "question", "")
    kind("set another", setattr, m, "other", 1)
    kind("call a property", lambda: m.answer())
    print(m.deinit(), m.deinit())
    attempt("answer", lambda: m.answer)
    attempt("question", lambda: m.question)
    attempt("enter", m.__enter__)
    with MyClass() as m:
        print(m.answer)
    attempt("after with", getattr, m, "answer")
    # hasattr passes on what is not an AttributeError.
    kind("hasattr", hasattr, m, "answer")
    m = MyClass()
    print(m.__enter__() is m, m.__exit__(None, None, None))
    attempt("after exit", getattr, m, "answer")
    attempt("exit without arguments", MyClass().__exit__)
    attempt("exit with one", MyClass().__exit__, 1)
    try:
        with MyClass() as m:
            raise KeyError("k", 1)
    except KeyError as e:
        print("passed on", e.args)
    attempt("closed", getattr, m, "answer")
    with MyClass() as a, MyClass() as b:
        print(a.answer + b.answer)
    attempt("both closed", getattr, a, "answer")
    m, answer = early(MyClass)
    print(answer)
    attempt("closed by return", getattr, m, "answer")
    try:
        with m:
            print("never")
    except ValueError:
        print("not entered")
    kind("subclass", lambda: type("Sub", (MyClass,), {}))


for module in (mymodule, mymodule_rs):
    check(module)
