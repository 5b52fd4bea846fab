# modules: bases_t
# skip: micropython:[A-Z]* an exception type there is the VM's own and has no tp_init to be called
# A native exception type.
from bases_t import Failure, fail

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
