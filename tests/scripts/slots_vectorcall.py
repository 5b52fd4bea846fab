# modules: language_t
# cpython: >=3.9
# A type that makes its instances through tp_vectorcall; classes derived from it do not.
from language_t import Quick
from support.report import attempt


class Sub(Quick):
    pass


print(Quick().args, Quick(1, "x").args, Quick(1, key=2, word=3).args, Quick(*[1] * 40).args[0])
print(Quick(**{"a": Sub}).args == (0, (Sub,), ("a",)), Sub(1).args, Sub().args)
attempt("None", Quick, None)
print([type(q).__name__ for q in map(Quick, [1, 2])])
