/* clinic_t: what the output of Argument Clinic calls. */
#define PY_SSIZE_T_CLEAN
#include "testmodule.h"

/* stack(a: str, /, b: int = 2, *, c: object = None) */
static PyObject *
stack(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    static const char *const keywords[] = {"", "b", "c", NULL};
    static _PyArg_Parser parser = {.format = "s#|i$O:stack", .keywords = keywords};
    const char *a;
    Py_ssize_t length;
    int b = 2;
    PyObject *c = Py_None;

    (void)module;
    if (!_PyArg_ParseStackAndKeywords(args, nargs, kwnames, &parser, &a, &length, &b, &c))
        return NULL;
    return Py_BuildValue("s#iO", a, length, b, c);
}

/* fast(a: int, b: int = 2) */
static PyObject *
fast(PyObject *module, PyObject *args, PyObject *kwds)
{
    static const char *const keywords[] = {"a", "b", NULL};
    static _PyArg_Parser parser = {.format = "i|i:fast", .keywords = keywords};
    int a, b = 2;

    (void)module;
    if (!_PyArg_ParseTupleAndKeywordsFast(args, kwds, &parser, &a, &b))
        return NULL;
    return Py_BuildValue("ii", a, b);
}

/* plain(a: int, b: int = 2, /) */
static PyObject *
plain(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    int a, b = 2;

    (void)module;
    if (!_PyArg_ParseStack(args, nargs, "i|i:plain", &a, &b))
        return NULL;
    return Py_BuildValue("ii", a, b);
}

/* counted(a, b=None, /) */
static PyObject *
counted(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    PyObject *a, *b = Py_None;

    (void)module;
    if (!_PyArg_UnpackStack(args, nargs, "counted", 1, 2, &a, &b))
        return NULL;
    return Py_BuildValue("OO", a, b);
}

static PyObject *
exactly(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    (void)module;
    (void)args;
    return _PyArg_CheckPositional("exactly", nargs, 1, 1) ? PyLong_FromSsize_t(nargs) : NULL;
}

/* nothing() */
static PyObject *
nothing(PyObject *module, PyObject *args, PyObject *kwds)
{
    (void)module;
    if (!_PyArg_NoKeywords("nothing", kwds) || !_PyArg_NoPositional("nothing", args))
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *const *
unpack(PyObject *const *args, Py_ssize_t nargs, PyObject *kwargs, PyObject *kwnames,
       PyObject **buffer)
{
    /* unpacked(a, /, b, c=None, *, d, e=None) */
    static const char *const keywords[] = {"", "b", "c", "d", "e", NULL};
    static _PyArg_Parser parser = {.keywords = keywords, .fname = "unpacked"};

    return _PyArg_UnpackKeywords(args, nargs, kwargs, kwnames, &parser, 2, 3, 1, buffer);
}

static PyObject *
values(PyObject *const *args)
{
    PyObject *list = PyList_New(5);
    int i;

    for (i = 0; list != NULL && i < 5; i++) {
        PyObject *value = args[i] == NULL ? Py_None : args[i];

        Py_INCREF(value);
        PyList_SET_ITEM(list, i, value);
    }
    return list;
}

static PyObject *
unpacked(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    PyObject *buffer[5] = {NULL};

    (void)module;
    args = unpack(args, nargs, NULL, kwnames, buffer);
    return args == NULL ? NULL : values(args);
}

/* The same from a tuple and a dict, as a tp_new or tp_init does. */
static PyObject *
unpacked_dict(PyObject *module, PyObject *args, PyObject *kwds)
{
    PyObject *buffer[5] = {NULL}, *given[8];
    PyObject *const *all;
    Py_ssize_t i, n = PyTuple_GET_SIZE(args);

    (void)module;
    for (i = 0; i < n && i < 8; i++)
        given[i] = PyTuple_GET_ITEM(args, i);
    all = unpack(given, n, kwds, NULL, buffer);
    return all == NULL ? NULL : values(all);
}

static PyObject *
even(PyObject *module, PyObject *arg)
{
    (void)module;
    if (!PyLong_Check(arg)) {
        _PyArg_BadArgument("even", "argument 1", "int", arg);
        return NULL;
    }
    return PyBool_FromLong(PyLong_AsLong(arg) % 2 == 0);
}

#define F(name, flags) {#name, FUNCTION(name), flags, NULL}

static PyMethodDef functions[] = {
    F(stack, METH_FASTCALL | METH_KEYWORDS),
    F(fast, METH_VARARGS | METH_KEYWORDS),
    F(plain, METH_FASTCALL),
    F(counted, METH_FASTCALL),
    F(exactly, METH_FASTCALL),
    F(nothing, METH_VARARGS | METH_KEYWORDS),
    F(unpacked, METH_FASTCALL | METH_KEYWORDS),
    F(unpacked_dict, METH_VARARGS | METH_KEYWORDS),
    F(even, METH_O),
    END_OF_METHODS,
};

MODULE(clinic_t, functions)
{
    return PyModule_Create(&clinic_t_def);
}
