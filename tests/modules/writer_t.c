/* writer_t: a str that is built piece by piece, by functions and through its memory. */
#include "testmodule.h"

/* write(piece, ...): a str is appended, of a tuple (str, start, end) a part, of an int the
 * character, of bytes the Latin-1 characters; for a list room is made for as many characters
 * as it has ints, and they are written into it. */
static int
write_piece(_PyUnicodeWriter *w, PyObject *piece)
{
    PyObject *str;
    Py_ssize_t start, end, i;

    if (PyUnicode_Check(piece))
        return _PyUnicodeWriter_WriteStr(w, piece);
    if (PyTuple_Check(piece)) {
        if (!PyArg_ParseTuple(piece, "Unn", &str, &start, &end))
            return -1;
        return _PyUnicodeWriter_WriteSubstring(w, str, start, end);
    }
    if (PyLong_Check(piece))
        return _PyUnicodeWriter_WriteChar(w, (Py_UCS4)PyLong_AsUnsignedLong(piece));
    if (PyBytes_Check(piece))
        return _PyUnicodeWriter_WriteLatin1String(w, PyBytes_AsString(piece), PyBytes_Size(piece));
    if (!PyList_Check(piece)) {
        PyErr_SetString(PyExc_TypeError, "no piece");
        return -1;
    }
    for (i = 0; i < PyList_GET_SIZE(piece); i++) {
        Py_UCS4 c = (Py_UCS4)PyLong_AsUnsignedLong(PyList_GET_ITEM(piece, i));

        if (_PyUnicodeWriter_Prepare(w, 1, c) < 0)
            return -1;
        PyUnicode_WRITE(w->kind, w->data, w->pos, c);
        w->pos++;
    }
    return 0;
}

static PyObject *
build(PyObject *args, int overallocate)
{
    _PyUnicodeWriter w;
    Py_ssize_t i;

    _PyUnicodeWriter_Init(&w);
    w.overallocate = (unsigned char)overallocate;
    for (i = 0; i < PyTuple_GET_SIZE(args); i++) {
        if (write_piece(&w, PyTuple_GET_ITEM(args, i)) < 0) {
            _PyUnicodeWriter_Dealloc(&w);
            return NULL;
        }
    }
    return _PyUnicodeWriter_Finish(&w);
}

static PyObject *
write_pieces(PyObject *module, PyObject *args)
{
    (void)module;
    return build(args, 0);
}

static PyObject *
overallocate(PyObject *module, PyObject *args)
{
    (void)module;
    return build(args, 1);
}

static PyObject *
ascii(PyObject *module, PyObject *unused)
{
    _PyUnicodeWriter w;

    (void)module;
    (void)unused;
    _PyUnicodeWriter_Init(&w);
    w.min_length = 3;
    w.min_char = 255;
    if (_PyUnicodeWriter_WriteASCIIString(&w, "all of it, ", -1) < 0
        || _PyUnicodeWriter_WriteASCIIString(&w, "part of it", 4) < 0) {
        _PyUnicodeWriter_Dealloc(&w);
        return NULL;
    }
    return _PyUnicodeWriter_Finish(&w);
}

/* fill(n): a str of n letters, written into its memory. */
static PyObject *
fill(PyObject *module, PyObject *arg)
{
    Py_ssize_t n = PyLong_AsSsize_t(arg), i;
    PyObject *str;
    void *data;
    int kind;

    (void)module;
    if (n == -1 && PyErr_Occurred())
        return NULL;
    str = PyUnicode_New(n, 127);
    if (str == NULL || n == 0)
        return str;
    data = PyUnicode_DATA(str);
    kind = PyUnicode_KIND(str);
    for (i = 0; i < n; i++)
        PyUnicode_WRITE(kind, data, i, (Py_UCS4)('a' + i % 26));
    return str;
}

static PyMethodDef methods[] = {
    {"write", write_pieces, METH_VARARGS, NULL},
    {"overallocate", overallocate, METH_VARARGS, NULL},
    {"fill", fill, METH_O, NULL},
    {"ascii", ascii, METH_NOARGS, NULL},
    END_OF_METHODS,
};

MODULE(writer_t, methods)
{
    return PyModule_Create(&writer_t_def);
}
