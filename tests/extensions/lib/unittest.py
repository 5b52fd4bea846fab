# unittest for a MicroPython that has none: what the extensions' own tests use of it.
# run() is what tests/extensions/suite.py calls; CPython runs its own unittest.

import sys


class SkipTest(Exception):
    pass


def skip(reason):
    def decorate(what):
        if isinstance(what, type):
            what.__unittest_skip_why__ = reason
            return what

        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        return skipped

    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda what: what


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(function):
    def inverted(*args, **kwargs):
        try:
            function(*args, **kwargs)
        except Exception:
            return
        raise AssertionError("unexpected success")

    return inverted


class _Raises:
    def __init__(self, case, expected, pattern):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.case.fail("%r not raised" % (self.expected,))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            import re

            if not re.search(self.pattern, str(value)):
                self.case.fail("%r does not match %r" % (self.pattern, str(value)))
        return True


class _SubTest:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False


class TestCase:
    failureException = AssertionError
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def id(self):
        return "%s.%s" % (type(self).__name__, self._testMethodName)

    def addCleanup(self, function, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest()

    def fail(self, msg=None):
        raise AssertionError(msg)

    def _unittest_check(self, ok, msg, text, *values):
        if not ok:
            text = text % tuple([repr(value)[:400] for value in values])
            raise AssertionError(text if msg is None else "%s : %s" % (text, msg))

    def assertTrue(self, x, msg=None):
        self._unittest_check(x, msg, "%s is not true", x)

    def assertFalse(self, x, msg=None):
        self._unittest_check(not x, msg, "%s is not false", x)

    def assertEqual(self, a, b, msg=None):
        self._unittest_check(a == b, msg, "%s != %s", a, b)

    def assertNotEqual(self, a, b, msg=None):
        self._unittest_check(a != b, msg, "%s == %s", a, b)

    def assertIs(self, a, b, msg=None):
        self._unittest_check(a is b, msg, "%s is not %s", a, b)

    def assertIsNot(self, a, b, msg=None):
        self._unittest_check(a is not b, msg, "unexpectedly identical: %s", a)

    def assertIsNone(self, x, msg=None):
        self._unittest_check(x is None, msg, "%s is not None", x)

    def assertIsNotNone(self, x, msg=None):
        self._unittest_check(x is not None, msg, "unexpectedly None")

    def assertIn(self, a, b, msg=None):
        self._unittest_check(a in b, msg, "%s not found in %s", a, b)

    def assertNotIn(self, a, b, msg=None):
        self._unittest_check(a not in b, msg, "%s unexpectedly found in %s", a, b)

    def assertIsInstance(self, x, kind, msg=None):
        self._unittest_check(isinstance(x, kind), msg, "%s is not an instance of %s", x, kind)

    def assertNotIsInstance(self, x, kind, msg=None):
        self._unittest_check(not isinstance(x, kind), msg, "%s is an instance of %s", x, kind)

    def assertLess(self, a, b, msg=None):
        self._unittest_check(a < b, msg, "%s not less than %s", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._unittest_check(a <= b, msg, "%s not less than or equal to %s", a, b)

    def assertGreater(self, a, b, msg=None):
        self._unittest_check(a > b, msg, "%s not greater than %s", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._unittest_check(a >= b, msg, "%s not greater than or equal to %s", a, b)

    def assertAlmostEqual(self, a, b, places=7, msg=None, delta=None):
        near = abs(a - b) <= delta if delta is not None else round(abs(a - b), places) == 0
        self._unittest_check(a == b or near, msg, "%s != %s within the limit", a, b)

    def assertRaises(self, expected, function=None, *args, **kwargs):
        context = _Raises(self, expected, None)
        if function is None:
            return context
        with context:
            function(*args, **kwargs)

    def assertRaisesRegex(self, expected, pattern, function=None, *args, **kwargs):
        context = _Raises(self, expected, pattern)
        if function is None:
            return context
        with context:
            function(*args, **kwargs)

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertEqual
    assertSequenceEqual = assertMultiLineEqual = assertEqual


def main(*args, **kwargs):
    pass


# The text that would follow a test's name, and what is behind it.
def run_one(function, case=None):
    try:
        if case is not None:
            case.setUp()
        try:
            function()
        finally:
            if case is not None:
                case.tearDown()
                case.doCleanups()
    except SkipTest as e:
        return "skipped", e
    except AssertionError as e:
        return "FAIL", e
    except Exception as e:
        return "ERROR", e
    return "ok", None


# What a test module holds, in order: (name, class or None, name of the method or a function).
def collect(module):
    found = []
    for name in sorted(dir(module)):
        value = getattr(module, name)
        if isinstance(value, type) and issubclass(value, TestCase) and value is not TestCase:
            for method in sorted(set(dir(value))):
                if method.startswith("test") and callable(getattr(value, method)):
                    found.append(("%s.%s" % (value.__name__, method), value, method))
        elif name.startswith("test_"):
            found += _functions(name, value)
    return found


# Functions that pytest would run.
def _functions(name, value):
    if not hasattr(value, "calls"):
        return [(name, None, value)] if type(value) is type(_functions) else []
    return [(name + suffix, None, _bind(value.function, arguments)) for suffix, arguments in value.calls()]


def _bind(function, arguments):
    from pytest import benchmark

    return lambda: function(benchmark, **arguments)
