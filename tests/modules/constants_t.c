/* Calls of which the compiler sees what they are given: values, exceptions, how many arguments. */
#include <Python.h>

static PyObject *
numbers(PyObject *module, PyObject *unused)
{
    const short nine = 9;
    PyObject *made[] = {
        PyLong_FromLong(0), PyLong_FromLong(-1), PyLong_FromLong(42), PyLong_FromLong('a'),
        PyLong_FromLong(0x3fffffff), PyLong_FromLong(0x40000000), PyLong_FromLong(-0x40000000),
        PyLong_FromLong(-0x40000001), PyLong_FromLong(2147483647L), PyLong_FromLong(-2147483647L - 1),
        PyLong_FromLong(nine), PyLong_FromSsize_t(0), PyLong_FromSsize_t(-7),
        PyLong_FromSsize_t(0x3fffffff), PyLong_FromSsize_t(-0x40000001), PyLong_FromSsize_t((Py_ssize_t)sizeof(short)),
    };
    Py_ssize_t i, n = sizeof(made) / sizeof(made[0]);
    PyObject *list = PyList_New(0);

    (void)module;
    (void)unused;
    for (i = 0; i < n; i++) {
        if (list != NULL && (made[i] == NULL || PyList_Append(list, made[i]) < 0))
            Py_CLEAR(list);
        Py_XDECREF(made[i]);
    }
    return list;
}

static PyObject *
evaluated_once(PyObject *module, PyObject *unused)
{
    long n = 5;
    PyObject *first = PyLong_FromLong(n++), *second = PyLong_FromLong(n++);

    (void)module;
    (void)unused;
    return Py_BuildValue("(NNl)", first, second, n);
}

static PyObject *constants[3];

/* What an object is, if it is one of the three. */
static PyObject *
which(PyObject *module, PyObject *op)
{
    (void)module;
    constants[0] = Py_None;
    constants[1] = Py_True;
    constants[2] = Py_False;
    if (op == Py_None)
        return PyUnicode_FromString("None");
    if (Py_IsTrue(op))
        return PyUnicode_FromString("True");
    return PyUnicode_FromString(op == constants[2] ? "False" : "none of them");
}

static PyObject *
yes_no_nothing(PyObject *module, PyObject *op)
{
    (void)module;
    if (op == Py_None)
        Py_RETURN_NONE;
    if (PyObject_IsTrue(op) > 0)
        Py_RETURN_TRUE;
    Py_RETURN_FALSE;
}

static PyObject **const named[] = {&PyExc_IndexError, &PyExc_BufferError};

/* PyErr_SetString with an exception that is written in different ways. */
static PyObject *
raise(PyObject *module, PyObject *op)
{
    PyObject *variable = PyExc_KeyError;
    char text[] = "text of the function's own";

    (void)module;
    switch (PyLong_AsLong(op)) {
    case 0: PyErr_SetString(PyExc_ValueError, "value"); break;
    case 1: PyErr_SetString(PyExc_TypeError, "type"); break;
    case 2: PyErr_SetString((PyExc_RuntimeError), "in brackets"); break;
    case 3: PyErr_SetString(variable, "variable"); break;
    case 4: PyErr_SetString(op != NULL ? PyExc_AttributeError : PyExc_OSError, "one of two, or"); break;
    case 5: PyErr_SetString(*named[0], "index"); break;
    case 6: PyErr_SetString(*named[1], "buffer"); break;
    case 7: PyErr_SetString(PyExc_BufferError, "buffer"); break;
    case 8: PyErr_SetString(PyExc_OverflowError, text); break;
    case 9: PyErr_SetString(PyExc_ArithmeticError, "arithmetic"); break;
    case 10: PyErr_SetString(PyExc_NotImplementedError, "not" " implemented"); break;
    case 11: (PyErr_SetString)(PyExc_ZeroDivisionError, "no macro"); break;
    case 12: PyErr_SetString(PyExc_SystemError, ""); break;
    case 13: PyErr_SetString(PyExc_MemoryError, "memory"); break;
    case 14: PyErr_SetString(PyExc_StopIteration, "stop"); break;
    default: Py_RETURN_NONE;
    }
    return NULL;
}

static PyObject *
unpack_one(PyObject *module, PyObject *args)
{
    PyObject *a = Py_True;

    (void)module;
    if (!PyArg_UnpackTuple(args, "unpack_one", 1, 1, &a)) {
        if (a != Py_True)
            PyErr_SetString(PyExc_SystemError, "written to");
        return NULL;
    }
    return Py_NewRef(a);
}

static PyObject *
unpack_four(PyObject *module, PyObject *args)
{
    PyObject *four[4] = {NULL, NULL, NULL, NULL};

    (void)module;
    if (!PyArg_UnpackTuple(args, NULL, 4, 4, &four[3], &four[2], &four[1], &four[0]))
        return NULL;
    return Py_BuildValue("[OOOO]", four[0], four[1], four[2], four[3]);
}

/* Five, and none. */
static PyObject *
unpack_five(PyObject *module, PyObject *args)
{
    PyObject *a, *b, *c, *d, *e;
    Py_ssize_t n = 5;

    (void)module;
    if (PyTuple_GET_SIZE(args) == 0)
        return PyBool_FromLong(PyArg_UnpackTuple(args, "unpack_none", 0, 0));
    if (!PyArg_UnpackTuple(args, "unpack_five", n, n, &a, &b, &c, &d, &e))
        return NULL;
    return Py_BuildValue("[OOOOO]", a, b, c, d, e);
}

static PyObject *
no_arguments(PyObject *module, PyObject *args, PyObject *kwds)
{
    static char *none[] = {NULL};

    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, ":no_arguments", none))
        return NULL;
    return PyLong_FromLong(1);
}

/* The same without a name. */
static PyObject *
nameless(PyObject *module, PyObject *args, PyObject *kwds)
{
    static char *none[] = {NULL};

    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "", none))
        return NULL;
    return PyLong_FromLong(2);
}

/* What is no tuple, and no dict. */
static PyObject *
wrong_arguments(PyObject *module, PyObject *args)
{
    static char *none[] = {NULL};
    PyObject *a, *b, *empty = PyTuple_New(0);

    (void)module;
    if (!PyArg_UnpackTuple(args, "wrong_arguments", 2, 2, &a, &b))
        return NULL;
    if (a == Py_None)
        return empty != NULL && PyArg_UnpackTuple(b, "wrong", 1, 1, &a) ? a : NULL;
    return empty != NULL && PyArg_ParseTupleAndKeywords(a == Py_True ? empty : a, b == Py_None ? NULL : b, ":wrong", none)
        ? PyLong_FromLong(3) : NULL;
}

static PyMethodDef methods[] = {
    {"numbers", numbers, METH_NOARGS, NULL},
    {"evaluated_once", evaluated_once, METH_NOARGS, NULL},
    {"which", which, METH_O, NULL},
    {"yes_no_nothing", yes_no_nothing, METH_O, NULL},
    {"raise_", raise, METH_O, NULL},
    {"unpack_one", unpack_one, METH_VARARGS, NULL},
    {"unpack_four", unpack_four, METH_VARARGS, NULL},
    {"unpack_five", unpack_five, METH_VARARGS, NULL},
    {"no_arguments", (PyCFunction)(void (*)(void))no_arguments, METH_VARARGS | METH_KEYWORDS, NULL},
    {"nameless", (PyCFunction)(void (*)(void))nameless, METH_VARARGS | METH_KEYWORDS, NULL},
    {"wrong_arguments", wrong_arguments, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef constants_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "constants_t",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_constants_t(void)
{
    return PyModule_Create(&constants_module);
}
