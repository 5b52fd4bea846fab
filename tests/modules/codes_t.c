/* codes_t: kinds of characters, numbers and their text, ints as bytes, C's complex numbers, the
 * collector, files, flags: what needs no object of a module. */
#include "testmodule.h"

static PyObject *
character(PyObject *module, PyObject *o)
{
    Py_UCS4 c = (Py_UCS4)PyLong_AsUnsignedLong(o);

    (void)module;
    return Py_BuildValue("iiiiiiiiiiIIIiid", Py_UNICODE_ISSPACE(c) != 0, Py_UNICODE_ISLOWER(c) != 0,
        Py_UNICODE_ISUPPER(c) != 0, Py_UNICODE_ISTITLE(c) != 0, Py_UNICODE_ISALPHA(c) != 0,
        Py_UNICODE_ISALNUM(c) != 0, Py_UNICODE_ISDECIMAL(c) != 0, Py_UNICODE_ISDIGIT(c) != 0,
        Py_UNICODE_ISNUMERIC(c) != 0, Py_UNICODE_ISLINEBREAK(c) != 0, (unsigned int)Py_UNICODE_TOLOWER(c),
        (unsigned int)Py_UNICODE_TOUPPER(c), (unsigned int)Py_UNICODE_TOTITLE(c),
        (int)Py_UNICODE_TODECIMAL(c), (int)Py_UNICODE_TODIGIT(c), Py_UNICODE_TONUMERIC(c));
}

static PyObject *
ascii(PyObject *module, PyObject *o)
{
    int c = (int)PyLong_AsLong(o);

    (void)module;
    return Py_BuildValue("iiiiiiiii", Py_ISLOWER(c) != 0, Py_ISUPPER(c) != 0, Py_ISALPHA(c) != 0,
        Py_ISDIGIT(c) != 0, Py_ISXDIGIT(c) != 0, Py_ISALNUM(c) != 0, Py_ISSPACE(c) != 0,
        (int)Py_TOLOWER(c), (int)Py_TOUPPER(c));
}

static PyObject *
to_double(PyObject *module, PyObject *args)
{
    const char *text;
    char *end;
    int prefix;
    PyObject *overflow = NULL;
    double value;

    (void)module;
    if (!PyArg_ParseTuple(args, "sp|O", &text, &prefix, &overflow))
        return NULL;
    end = (char *)text;
    value = PyOS_string_to_double(text, prefix ? &end : NULL, overflow);
    if (value == -1.0 && PyErr_Occurred())
        return NULL;
    return Py_BuildValue("dn", value, (Py_ssize_t)(end - text));
}

static PyObject *
from_double(PyObject *module, PyObject *args)
{
    double value;
    const char *code;
    int precision, flags, kind = -1;
    char *text;
    PyObject *result;

    (void)module;
    if (!PyArg_ParseTuple(args, "dsii", &value, &code, &precision, &flags))
        return NULL;
    text = PyOS_double_to_string(value, code[0], precision, flags, &kind);
    if (text == NULL)
        return NULL;
    result = Py_BuildValue("si", text, kind);
    PyMem_Free(text);
    return result;
}

static PyObject *
to_long(PyObject *module, PyObject *args)
{
    const char *text;
    char *end, *end2;
    int base;
    long value;
    unsigned long value2;

    (void)module;
    if (!PyArg_ParseTuple(args, "si", &text, &base))
        return NULL;
    value = PyOS_strtol(text, &end, base);
    value2 = PyOS_strtoul(text, &end2, base);
    return Py_BuildValue("lnkn", value, (Py_ssize_t)(end - text), value2, (Py_ssize_t)(end2 - text));
}

static PyObject *
compare(PyObject *module, PyObject *args)
{
    const char *a, *b;
    int n, r, r2;

    (void)module;
    if (!PyArg_ParseTuple(args, "ssi", &a, &b, &n))
        return NULL;
    r = PyOS_mystricmp(a, b);
    r2 = PyOS_mystrnicmp(a, b, n);
    return Py_BuildValue("ii", (r > 0) - (r < 0), (r2 > 0) - (r2 < 0));
}

/* bytes(value, n, little, signed): written, and read again. */
static PyObject *
bytes(PyObject *module, PyObject *args)
{
    PyObject *value;
    Py_ssize_t n;
    int little, is_signed;
    unsigned char buffer[40] = {0};

    (void)module;
    if (!PyArg_ParseTuple(args, "O!npp", &PyLong_Type, &value, &n, &little, &is_signed))
        return NULL;
    if (_PyLong_AsByteArray((PyLongObject *)value, buffer, (size_t)n, little, is_signed) < 0)
        return NULL;
    return Py_BuildValue("y#N", (char *)buffer, n, _PyLong_FromByteArray(buffer, (size_t)n, little, is_signed));
}

static PyObject *
complex_(PyObject *module, PyObject *args)
{
    Py_complex a, b;

    (void)module;
    if (!PyArg_ParseTuple(args, "DD", &a, &b))
        return NULL;
    return Py_BuildValue("NNNNNd", PyComplex_FromCComplex(_Py_c_sum(a, b)), PyComplex_FromCComplex(_Py_c_diff(a, b)),
        PyComplex_FromCComplex(_Py_c_neg(a)), PyComplex_FromCComplex(_Py_c_prod(a, b)),
        PyComplex_FromCComplex(_Py_c_quot(a, b)), _Py_c_abs(a));
}

/* print(file, object, raw) and its lines again. */
static PyObject *
print_to(PyObject *module, PyObject *args)
{
    PyObject *file, *o;
    int raw;

    (void)module;
    if (!PyArg_ParseTuple(args, "OOp", &file, &o, &raw))
        return NULL;
    if (PyFile_WriteObject(o, file, raw ? Py_PRINT_RAW : 0) < 0 || PyFile_WriteString("|caf\xc3\xa9\n", file) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
get_line(PyObject *module, PyObject *args)
{
    PyObject *file;
    int n;

    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &file, &n))
        return NULL;
    return PyFile_GetLine(file, n);
}

static PyObject *
host(PyObject *module, PyObject *unused)
{
    wchar_t *wide;
    char *narrow;
    size_t n;
    PyObject *text, *result;

    (void)module;
    (void)unused;
    PyGC_Collect();
    wide = Py_DecodeLocale("abc", &n);
    text = PyUnicode_FromWideChar(wide, (Py_ssize_t)n);
    narrow = Py_EncodeLocale(wide, NULL);
    result = Py_BuildValue("iiisiNs", Py_DebugFlag, Py_OptimizeFlag, Py_InspectFlag, Py_hexdigits,
        PyOS_InterruptOccurred(), text, narrow);
    PyMem_RawFree(wide);
    PyMem_Free(narrow);
    return result;
}

static PyMethodDef functions[] = {
    {"character", character, METH_O, NULL},
    {"ascii", ascii, METH_O, NULL},
    {"to_double", to_double, METH_VARARGS, NULL},
    {"from_double", from_double, METH_VARARGS, NULL},
    {"to_long", to_long, METH_VARARGS, NULL},
    {"compare", compare, METH_VARARGS, NULL},
    {"bytes", bytes, METH_VARARGS, NULL},
    {"complex", complex_, METH_VARARGS, NULL},
    {"print_to", print_to, METH_VARARGS, NULL},
    {"get_line", get_line, METH_VARARGS, NULL},
    {"host", host, METH_NOARGS, NULL},
    END_OF_METHODS,
};

MODULE(codes_t, functions)
{
    return PyModule_Create(&codes_t_def);
}
