/* edges_t: what extensions do with sequences and bytes at the edge of what is allowed. */
#include "testmodule.h"

/* Turns the items of a list round in place, through the array that PySequence_Fast_ITEMS
 * gives; of another iterable, the list that is made of it. */
static PyObject *
turn(PyObject *module, PyObject *arg)
{
    PyObject *fast = PySequence_Fast(arg, "not iterable");
    PyObject **items;
    Py_ssize_t i, n;

    (void)module;
    if (fast == NULL)
        return NULL;
    n = PySequence_Fast_GET_SIZE(fast);
    items = PySequence_Fast_ITEMS(fast);
    for (i = 0; i < n / 2; i++) {
        PyObject *item = items[i];

        items[i] = items[n - 1 - i];
        items[n - 1 - i] = item;
    }
    return fast;
}

/* The types of the items that the array has, as the module sees them. */
static PyObject *
types_of(PyObject *module, PyObject *arg)
{
    PyObject *fast = PySequence_Fast(arg, "not iterable"), *list = PyList_New(0);
    PyObject **items;
    Py_ssize_t i;

    (void)module;
    if (fast == NULL || list == NULL)
        return NULL;
    items = PySequence_Fast_ITEMS(fast);
    for (i = 0; i < PySequence_Fast_GET_SIZE(fast); i++) {
        PyObject *name = PyUnicode_FromString(Py_TYPE(items[i])->tp_name);

        if (name == NULL || PyList_Append(list, name) < 0)
            return NULL;
        Py_DECREF(name);
    }
    Py_DECREF(fast);
    return list;
}

/* resized(from, to): bytes of one size, filled, made another and filled to the end. */
static PyObject *
resized(PyObject *module, PyObject *args)
{
    Py_ssize_t from, to;
    PyObject *bytes;

    (void)module;
    if (!PyArg_ParseTuple(args, "nn", &from, &to))
        return NULL;
    bytes = PyBytes_FromStringAndSize(NULL, from);
    if (bytes == NULL)
        return NULL;
    memset(PyBytes_AS_STRING(bytes), 'a', (size_t)from);
    if (_PyBytes_Resize(&bytes, to) < 0)
        return bytes == NULL ? NULL : PyErr_Format(PyExc_AssertionError, "not NULL");
    if (to > from)
        memset(PyBytes_AS_STRING(bytes) + from, 'b', (size_t)(to - from));
    if (PyBytes_AS_STRING(bytes)[to] != '\0')
        return PyErr_Format(PyExc_AssertionError, "no NUL");
    return bytes;
}

static PyObject *
resize_other(PyObject *module, PyObject *arg)
{
    (void)module;
    Py_INCREF(arg);
    if (_PyBytes_Resize(&arg, 3) < 0)
        return arg == NULL ? NULL : PyErr_Format(PyExc_AssertionError, "not NULL");
    return arg;
}

/* Whether it is a sequence, a mapping, iterable, an iterator; and its item 0, or None. */
static PyObject *
kinds(PyObject *module, PyObject *arg)
{
    PyObject *item = NULL;

    (void)module;
    if (PySequence_Check(arg) && PySequence_Size(arg) > 0)
        item = PySequence_GetItem(arg, 0);
    if (item == NULL) {
        PyErr_Clear();
        item = Py_NewRef(Py_None);
    }
    return Py_BuildValue("iiiN", PySequence_Check(arg), PyMapping_Check(arg), PyIter_Check(arg), item);
}

/* _PyType_Lookup(type, name), or None. */
static PyObject *
lookup(PyObject *module, PyObject *args)
{
    PyObject *type, *name, *found;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!U", &PyType_Type, &type, &name))
        return NULL;
    found = _PyType_Lookup((PyTypeObject *)type, name);
    if (found == NULL) {
        if (PyErr_Occurred())
            return NULL;
        found = Py_None;
    }
    return Py_NewRef(found);
}

/* The tp_name of each type in tp_mro, without its module. */
static PyObject *
order(PyObject *module, PyObject *arg)
{
    PyObject *mro = ((PyTypeObject *)arg)->tp_mro, *names = PyList_New(0), *name;
    Py_ssize_t i;

    (void)module;
    if (mro == NULL || !PyTuple_Check(mro)) {
        Py_XDECREF(names);
        Py_RETURN_NONE;
    }
    for (i = 0; names != NULL && i < PyTuple_GET_SIZE(mro); i++) {
        PyTypeObject *type = (PyTypeObject *)PyTuple_GET_ITEM(mro, i);
        const char *dot = strrchr(type->tp_name, '.');

        name = PyUnicode_FromString(dot == NULL ? type->tp_name : dot + 1);
        if (name == NULL || PyList_Append(names, name) < 0)
            Py_CLEAR(names);
        Py_XDECREF(name);
    }
    return names;
}

/* tp_bases, if it is a tuple. */
static PyObject *
bases(PyObject *module, PyObject *arg)
{
    PyTypeObject *type = (PyTypeObject *)arg;

    (void)module;
    if (type->tp_bases == NULL || !PyTuple_Check(type->tp_bases))
        Py_RETURN_NONE;
    return Py_NewRef(type->tp_bases);
}

/* A tuple and a list that nobody fills to the end. */
static PyObject *
unfilled(PyObject *module, PyObject *arg)
{
    PyObject *tuple = PyTuple_New(3), *list = PyList_New(2);

    (void)module;
    if (tuple == NULL || list == NULL)
        return NULL;
    PyTuple_SET_ITEM(tuple, 1, Py_NewRef(arg));
    PyList_SET_ITEM(list, 1, Py_NewRef(arg));
    return Py_BuildValue("NNii", tuple, list, PyTuple_GET_ITEM(tuple, 0) == NULL, PyList_GET_ITEM(list, 0) == NULL);
}

/* An object that is initialised, in static memory and in the heap, and only then its type is ready. */
typedef struct {
    PyObject_HEAD
    int value;
} Early;

static PyObject *
early_repr(Early *self)
{
    return PyUnicode_FromFormat("<early %d>", self->value);
}

static PyTypeObject EarlyType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "edges_t.Early",
    .tp_basicsize = sizeof(Early),
    .tp_repr = (reprfunc)early_repr,
    .tp_flags = Py_TPFLAGS_DEFAULT,
};

static Early early, *early_one;

static PyObject *
earlies(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("OO", &early, early_one);
}

static PyMethodDef functions[] = {
    {"unfilled", unfilled, METH_O, NULL},
    {"earlies", earlies, METH_NOARGS, NULL},
    {"turn", turn, METH_O, NULL},
    {"types_of", types_of, METH_O, NULL},
    {"resized", resized, METH_VARARGS, NULL},
    {"resize_other", resize_other, METH_O, NULL},
    {"kinds", kinds, METH_O, NULL},
    {"lookup", lookup, METH_VARARGS, NULL},
    {"bases", bases, METH_O, NULL},
    {"order", order, METH_O, NULL},
    END_OF_METHODS,
};

MODULE(edges_t, functions)
{
    PyObject *module = PyModule_Create(&edges_t_def);

    early.value = 1;
    PyObject_INIT((PyObject *)&early, &EarlyType);
    early_one = PyObject_Malloc(sizeof(Early));
    if (module == NULL || early_one == NULL)
        return NULL;
    early_one->value = 2;
    PyObject_INIT((PyObject *)early_one, &EarlyType);
    if (PyModule_AddObject(module, "early", Py_NewRef((PyObject *)&early)) < 0 || PyType_Ready(&EarlyType) < 0)
        return NULL;
    return module;
}
