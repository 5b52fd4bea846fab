/* buildvalue_t: Py_BuildValue and PyUnicode_FromFormat, one function per case. */
#include "testmodule.h"

#define CASE(NAME, RESULT)                                                               \
    static PyObject *NAME(PyObject *module, PyObject *arg)                               \
    {                                                                                    \
        (void)module;                                                                    \
        (void)arg;                                                                       \
        return RESULT;                                                                   \
    }

/* ---- Py_BuildValue ---- */
CASE(empty, Py_BuildValue(""))
CASE(one, Py_BuildValue("i", 1))
CASE(two, Py_BuildValue("ii", 1, 2))
CASE(tuple_of_none, Py_BuildValue("()"))
CASE(tuple_of_one, Py_BuildValue("(i)", 1))
CASE(nested, Py_BuildValue("((ii)(i)[i{s:i}])", 1, 2, 3, 4, "five", 5))
CASE(list, Py_BuildValue("[iii]", 1, 2, 3))
CASE(empty_list, Py_BuildValue("[]"))
CASE(dict, Py_BuildValue("{s:i,s:s}", "a", 1, "b", "two"))
CASE(empty_dict, Py_BuildValue("{}"))
CASE(separators, Py_BuildValue("(i, i:i\ti)", 1, 2, 3, 4))
CASE(small, Py_BuildValue("(bBhH)", -1, 255, -32768, 65535))
CASE(ints, Py_BuildValue("(iIlk)", -2147483647 - 1, 4294967295u, -1L, (unsigned long)-1))
CASE(longs, Py_BuildValue("(LKn)", -9223372036854775807LL - 1, 18446744073709551615ull,
                          (Py_ssize_t)-5))
CASE(floats, Py_BuildValue("(df)", 1.5, (float)-0.25))
CASE(characters, Py_BuildValue("(cC)", 'x', 'y'))
CASE(strings, Py_BuildValue("(szUs#z#)", "one", "two", "three", "four5", (Py_ssize_t)4,
                            "a\0b", (Py_ssize_t)3))
CASE(null_strings, Py_BuildValue("(szs#y)", NULL, NULL, NULL, (Py_ssize_t)0, NULL))
CASE(wide_strings, Py_BuildValue("(uu#u)", L"one", L"two!", (Py_ssize_t)3, NULL))
CASE(bytes, Py_BuildValue("(yy#)", "raw", "\0\1\2", (Py_ssize_t)3))
CASE(object, Py_BuildValue("O", arg))
CASE(objects, Py_BuildValue("(OSO)", arg, arg, Py_None))
CASE(new_object, Py_BuildValue("(N)", PyList_New(0)))

static PyObject *
doubled(void *p)
{
    return PyLong_FromLong(*(int *)p * 2);
}

static int twenty_one = 21;

CASE(converter, Py_BuildValue("(O&i)", doubled, &twenty_one, 1))
CASE(null_object, Py_BuildValue("(iO)", 1, NULL))
CASE(bad_format, Py_BuildValue("(i?)", 1))
CASE(unmatched, Py_BuildValue("(i", 1))

/* A NULL that comes with an exception hands that exception on. */
static PyObject *
failed_object(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyErr_SetString(PyExc_KeyError, "the inner failure");
    return Py_BuildValue("(iN)", 1, NULL);
}

/* ---- PyUnicode_FromFormat ---- */
#define F PyUnicode_FromFormat
CASE(plain, F("no conversions"))
CASE(percent, F("100%%"))
CASE(character, F("<%c%c>", 'a', 'z'))
CASE(wide_character, F("%c", 0x20ac))
CASE(decimal, F("%d %i %d", 1, -2, 2147483647))
CASE(unsigned_decimal, F("%u", 4294967295u))
CASE(long_decimal, F("%ld %li %lu", -1L, 2L, 3UL))
CASE(long_long_decimal, F("%lld %llu", -9223372036854775807LL - 1, 18446744073709551615ull))
CASE(size_decimal, F("%zd %zi %zu", (Py_ssize_t)-3, (Py_ssize_t)4, (size_t)5))
CASE(hexadecimal, F("%x %x", 255, 0xabcdef))
CASE(padded, F("[%5d][%05d][%3d][%.3d]", 42, 42, 12345, 7))
CASE(unknown, F("before %d [%.10g, %s] %d", 1, 2.5, "never", 2))
CASE(unknown_in_error, PyErr_Format(PyExc_ValueError, "%s: %5.1f%%", "half", 0.5))

/* What the C library knows, as PyOS_snprintf does. */
static PyObject *
printed(PyObject *module, PyObject *unused)
{
    char text[200];
    int n = PyOS_snprintf(text, sizeof text, "%lld %llx %zd %zu %hhu %-6s| %+d %08.3f %e %.17g %c%%",
                          -9223372036854775807LL - 1, 255ULL, (Py_ssize_t)-3, (size_t)4, 300 & 255, "left", 5, 3.14159, 12345.678, 0.5, 'z');

    (void)module;
    (void)unused;
    return Py_BuildValue("is", n, text);
}

static PyObject *
printed_cut(PyObject *module, PyObject *unused)
{
    char text[8] = "-------", one[1] = {'-'};
    int n = PyOS_snprintf(text, 6, "%s and %d", "more", 12), m = PyOS_snprintf(one, 1, "%d", 123);
    char nothing[1];

    (void)module;
    (void)unused;
    return Py_BuildValue("isiiii", n, text, text[6] == '-', m, one[0] == 0, PyOS_snprintf(nothing, sizeof nothing, "%s", ""));
}

CASE(string, F("[%s]", "text"))
CASE(string_cut, F("[%.2s][%10s][%5.3s]", "abcdef", "right", "abcdef"))
CASE(string_utf8, F("%s", "na\303\257ve \342\202\254"))
CASE(object_str, F("%S", arg))
CASE(object_repr, F("%R", arg))
CASE(object_ascii, F("%A", arg))
CASE(object_unicode, F("[%U]", arg))
CASE(object_or_text, F("[%V][%V]", arg, "unused", NULL, "instead"))
CASE(many, F("%s is %d of %S, %R and %c", "this", 1, arg, arg, '!'))
CASE(pointer, PyBool_FromLong(PyUnicode_GetLength(F("%p", arg)) > 2))
#undef F

#define NOARG(NAME) {#NAME, NAME, METH_NOARGS, NULL}
#define ONEARG(NAME) {#NAME, NAME, METH_O, NULL}

static PyMethodDef methods[] = {
    NOARG(empty), NOARG(one), NOARG(two), NOARG(tuple_of_none), NOARG(tuple_of_one),
    NOARG(nested), NOARG(list), NOARG(empty_list), NOARG(dict), NOARG(empty_dict),
    NOARG(separators), NOARG(small), NOARG(ints), NOARG(longs), NOARG(floats),
    NOARG(characters), NOARG(strings), NOARG(null_strings), NOARG(wide_strings), NOARG(bytes), ONEARG(object),
    ONEARG(objects), NOARG(new_object), NOARG(converter), NOARG(null_object),
    NOARG(bad_format), NOARG(unmatched), NOARG(failed_object), NOARG(plain),
    NOARG(percent), NOARG(character), NOARG(wide_character), NOARG(decimal),
    NOARG(unsigned_decimal), NOARG(long_decimal), NOARG(long_long_decimal),
    NOARG(size_decimal), NOARG(hexadecimal), NOARG(padded), NOARG(string), NOARG(unknown), NOARG(unknown_in_error), NOARG(printed), NOARG(printed_cut),
    NOARG(string_cut), NOARG(string_utf8), ONEARG(object_str), ONEARG(object_repr),
    ONEARG(object_ascii), ONEARG(object_unicode), ONEARG(object_or_text), ONEARG(many),
    ONEARG(pointer),
    END_OF_METHODS,
};

MODULE(buildvalue_t, methods)
{
    return PyModule_Create(&buildvalue_t_def);
}
