/* chars_t: the characters of a str read and written through its memory. */
#include "testmodule.h"

static Py_UCS4
code_at(PyObject *codes, Py_ssize_t i)
{
    return (Py_UCS4)PyLong_AsUnsignedLong(PyList_GET_ITEM(codes, i));
}

static Py_UCS4
greatest(PyObject *codes)
{
    Py_UCS4 max = 0;
    Py_ssize_t i;

    for (i = 0; i < PyList_GET_SIZE(codes); i++)
        if (code_at(codes, i) > max)
            max = code_at(codes, i);
    return max;
}

/* made(codes): a str that is filled after it was made, and looked at while it is. */
static PyObject *
made(PyObject *module, PyObject *codes)
{
    Py_ssize_t i, n = PyList_GET_SIZE(codes);
    PyObject *str = PyUnicode_New(n, greatest(codes));
    int kind;
    void *data;

    (void)module;
    if (str == NULL)
        return NULL;
    kind = PyUnicode_KIND(str);
    data = PyUnicode_DATA(str);
    for (i = 0; i < n; i++) {
        if (!PyUnicode_Check(str) || !PyUnicode_CheckExact(str) || PyUnicode_GET_LENGTH(str) != n
            || PyUnicode_READY(str) < 0 || PyUnicode_DATA(str) != data) {
            Py_DECREF(str);
            PyErr_SetString(PyExc_AssertionError, "no str while it is filled");
            return NULL;
        }
        PyUnicode_WRITE(kind, data, i, code_at(codes, i));
        if (PyUnicode_READ(kind, data, i) != code_at(codes, i)
            || PyUnicode_READ_CHAR(str, i) != code_at(codes, i)) {
            Py_DECREF(str);
            PyErr_SetString(PyExc_AssertionError, "not what was written");
            return NULL;
        }
    }
    return str;
}

/* typed(codes): the same through the pointers with a type. */
static PyObject *
typed(PyObject *module, PyObject *codes)
{
    Py_ssize_t i, n = PyList_GET_SIZE(codes);
    PyObject *str = PyUnicode_New(n, greatest(codes));

    (void)module;
    if (str == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        switch (PyUnicode_KIND(str)) {
        case PyUnicode_1BYTE_KIND: PyUnicode_1BYTE_DATA(str)[i] = (Py_UCS1)code_at(codes, i); break;
        case PyUnicode_2BYTE_KIND: PyUnicode_2BYTE_DATA(str)[i] = (Py_UCS2)code_at(codes, i); break;
        default: PyUnicode_4BYTE_DATA(str)[i] = code_at(codes, i);
        }
    }
    return str;
}

/* put(codes, where): a str made so goes into a list, a tuple, a dict, as its key, an attribute;
 * or is called with. */
static PyObject *
put(PyObject *module, PyObject *args)
{
    PyObject *codes, *where, *str, *result = NULL;

    if (!PyArg_ParseTuple(args, "O!O", &PyList_Type, &codes, &where))
        return NULL;
    str = made(module, codes);
    if (str == NULL)
        return NULL;
    if (PyList_Check(where))
        result = PyList_Append(where, str) < 0 ? NULL : Py_NewRef(where);
    else if (PyTuple_Check(where))
        result = PyTuple_Pack(2, str, where);
    else if (PyDict_Check(where))
        result = PyDict_SetItem(where, str, str) < 0 ? NULL : Py_NewRef(where);
    else if (PyUnicode_Check(where))
        result = Py_BuildValue("{O:(OO)}", where, str, PyObject_RichCompareBool(str, where, Py_EQ) ? Py_True : Py_False);
    else if (PyCallable_Check(where))
        result = PyObject_CallFunctionObjArgs(where, str, NULL);
    else
        result = PyUnicode_Concat(str, where = PyUnicode_FromFormat("<%U|%R|%S>", str, str, str));
    Py_DECREF(str);
    return result;
}

/* read(str): (kind, greatest character by kind, is ascii, [characters], [characters]). */
static PyObject *
read_(PyObject *module, PyObject *str)
{
    PyObject *list, *again;
    Py_ssize_t i, n;

    (void)module;
    if (PyUnicode_READY(str) < 0)
        return NULL;
    n = PyUnicode_GET_LENGTH(str);
    list = PyList_New(n);
    again = PyList_New(n);
    for (i = 0; i < n; i++) {
        PyList_SET_ITEM(list, i, PyLong_FromUnsignedLong(PyUnicode_READ(PyUnicode_KIND(str), PyUnicode_DATA(str), i)));
        PyList_SET_ITEM(again, i, PyLong_FromUnsignedLong(PyUnicode_READ_CHAR(str, i)));
    }
    /* What ends it is a zero. */
    if (PyUnicode_READ(PyUnicode_KIND(str), PyUnicode_DATA(str), n) != 0)
        Py_CLEAR(list);
    return Py_BuildValue("iIiiNN", (int)PyUnicode_KIND(str), (unsigned int)PyUnicode_MAX_CHAR_VALUE(str),
        PyUnicode_IS_ASCII(str), PyUnicode_IS_COMPACT_ASCII(str), list, again);
}

/* sum(str, callback): the characters through a pointer that moves, with calls in between. */
static PyObject *
sum(PyObject *module, PyObject *args)
{
    PyObject *str, *callback, *result;
    unsigned long total = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "UO", &str, &callback))
        return NULL;
#define WALK(T, DATA)                                                                    \
    do {                                                                                 \
        const T *p = DATA(str), *end = p + PyUnicode_GET_LENGTH(str);                    \
        while (p < end) {                                                                \
            total += *p++;                                                               \
            result = PyObject_CallFunctionObjArgs(callback, NULL);                       \
            if (result == NULL)                                                          \
                return NULL;                                                             \
            Py_DECREF(result);                                                           \
        }                                                                                \
    } while (0)
    switch (PyUnicode_KIND(str)) {
    case PyUnicode_1BYTE_KIND: WALK(Py_UCS1, PyUnicode_1BYTE_DATA); break;
    case PyUnicode_2BYTE_KIND: WALK(Py_UCS2, PyUnicode_2BYTE_DATA); break;
    default: WALK(Py_UCS4, PyUnicode_4BYTE_DATA);
    }
    return PyLong_FromUnsignedLong(total);
}

/* resized(codes, length, code): resized and what is new filled. */
static PyObject *
resized(PyObject *module, PyObject *args)
{
    PyObject *codes, *str;
    Py_ssize_t length, old, i;
    unsigned int code;

    if (!PyArg_ParseTuple(args, "O!nI", &PyList_Type, &codes, &length, &code))
        return NULL;
    str = made(module, codes);
    if (str == NULL)
        return NULL;
    old = PyUnicode_GET_LENGTH(str);
    if (PyUnicode_Resize(&str, length) < 0) {
        Py_XDECREF(str);
        return NULL;
    }
    for (i = old; i < length; i++)
        PyUnicode_WRITE(PyUnicode_KIND(str), PyUnicode_DATA(str), i, code);
    return str;
}

/* edit(n, max, what, ...): a new str on which one of these is done; (result, str). */
static PyObject *
edit(PyObject *module, PyObject *args)
{
    Py_ssize_t n, a, b, c, done = -2;
    unsigned int max, ch;
    PyObject *from, *str;
    const char *what;

    (void)module;
    if (!PyArg_ParseTuple(args, "nIsOnnnI", &n, &max, &what, &from, &a, &b, &c, &ch))
        return NULL;
    str = PyUnicode_New(n, max);
    if (str == NULL || PyUnicode_Fill(str, 0, n, '.') != n) {
        Py_XDECREF(str);
        return NULL;
    }
    if (strcmp(what, "write") == 0)
        done = PyUnicode_WriteChar(str, a, ch);
    else if (strcmp(what, "fill") == 0)
        done = PyUnicode_Fill(str, a, b, ch);
    else if (strcmp(what, "copy") == 0)
        done = PyUnicode_CopyCharacters(str, a, from, b, c);
    if (done == -1) {
        Py_DECREF(str);
        return NULL;
    }
    return Py_BuildValue("nN", done, str);
}

/* ucs4(str, room, zero): what AsUCS4 writes, and AsUCS4Copy. */
static PyObject *
ucs4(PyObject *module, PyObject *args)
{
    PyObject *str, *first, *second;
    Py_ssize_t room;
    int zero;
    Py_UCS4 buffer[16], *copy;

    (void)module;
    if (!PyArg_ParseTuple(args, "Unp", &str, &room, &zero))
        return NULL;
    memset(buffer, 0x41, sizeof(buffer));
    if (PyUnicode_AsUCS4(str, buffer, room, zero) == NULL)
        return NULL;
    copy = PyUnicode_AsUCS4Copy(str);
    if (copy == NULL)
        return NULL;
    first = PyBytes_FromStringAndSize((char *)buffer, room * (Py_ssize_t)sizeof(Py_UCS4));
    second = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, copy, PyUnicode_GET_LENGTH(str));
    PyMem_Free(copy);
    return Py_BuildValue("NN", first, second);
}

#if PY_VERSION_HEX < 0x030C0000
/* wide(str): through Py_UNICODE and back; and the sum with calls of `callback` in between. */
static PyObject *
wide(PyObject *module, PyObject *args)
{
    PyObject *str, *callback, *result;
    Py_UNICODE *w, *p, *end;
    unsigned long total = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "UO", &str, &callback))
        return NULL;
    w = PyUnicode_AS_UNICODE(str);
    if (w == NULL)
        return NULL;
    for (p = w, end = w + PyUnicode_GET_LENGTH(str); p < end; p++) {
        total += (unsigned long)*p;
        result = PyObject_CallFunctionObjArgs(callback, NULL);
        if (result == NULL)
            return NULL;
        Py_DECREF(result);
    }
    return Py_BuildValue("kNi", total, PyUnicode_FromUnicode(w, PyUnicode_GET_LENGTH(str)), (int)*end);
}
#endif

static PyMethodDef functions[] = {
    {"made", made, METH_O, NULL},
    {"typed", typed, METH_O, NULL},
    {"put", put, METH_VARARGS, NULL},
    {"read", read_, METH_O, NULL},
    {"sum", sum, METH_VARARGS, NULL},
    {"resized", resized, METH_VARARGS, NULL},
    {"edit", edit, METH_VARARGS, NULL},
    {"ucs4", ucs4, METH_VARARGS, NULL},
    {"wide", wide, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(chars_t, functions)
{
    return PyModule_Create(&chars_t_def);
}
