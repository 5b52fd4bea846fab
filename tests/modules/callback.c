/* callback: calls back into Python, in all the ways there are. */
#include "testmodule.h"

static PyObject *stored; /* the callable, kept in a static variable */

static PyObject *
set(PyObject *module, PyObject *callable)
{
    PyObject *old = stored;

    (void)module;
    if (!PyCallable_Check(callable)) {
        PyErr_SetString(PyExc_TypeError, "set() wants something callable");
        return NULL;
    }
    Py_INCREF(callable);
    stored = callable;
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyObject *
get(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    if (stored == NULL)
        Py_RETURN_NONE;
    Py_INCREF(stored);
    return stored;
}

/* PyObject_CallFunction with the format that `which` picks. */
static PyObject *
format(PyObject *module, PyObject *args)
{
    int which;

    (void)module;
    if (!PyArg_ParseTuple(args, "i:format", &which))
        return NULL;
    switch (which) {
    case 0: return PyObject_CallFunction(stored, NULL);
    case 1: return PyObject_CallFunction(stored, "");
    case 2: return PyObject_CallFunction(stored, "()");
    case 3: return PyObject_CallFunction(stored, "i", 7);
    case 4: return PyObject_CallFunction(stored, "(i)", 7);
    case 5: return PyObject_CallFunction(stored, "is", 7, "seven");
    case 6: return PyObject_CallFunction(stored, "(is)", 7, "seven");
    case 7: return PyObject_CallFunction(stored, "((is))", 7, "seven");
    case 8: return PyObject_CallFunction(stored, "[ii]", 1, 2);
    case 9: return PyObject_CallFunction(stored, "{s:i}", "key", 5);
    case 10: return PyObject_CallFunction(stored, "O", Py_None);
    case 11: return PyObject_CallFunction(stored, "O", args); /* a tuple is spread */
    case 12: return PyObject_CallFunction(stored, "(O)", args);
    case 13: return PyObject_CallFunction(stored, "dsz#O", 1.5, "x", "a\0b", (Py_ssize_t)3, Py_True);
    case 14: return PyObject_CallFunction(stored, "N", PyLong_FromLong(99));
    }
    PyErr_Format(PyExc_IndexError, "no format %d", which);
    return NULL;
}

static PyObject *
object(PyObject *module, PyObject *args)
{
    (void)module;
    return PyObject_CallObject(stored, args);
}

static PyObject *
no_arguments(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyObject_CallObject(stored, NULL);
}

static PyObject *
with_keywords(PyObject *module, PyObject *args, PyObject *kwds)
{
    (void)module;
    return PyObject_Call(stored, args, kwds);
}

static PyObject *
object_arguments(PyObject *module, PyObject *args)
{
    PyObject *a = NULL, *b = NULL;

    (void)module;
    if (!PyArg_UnpackTuple(args, "object_arguments", 0, 2, &a, &b))
        return NULL;
    /* The first NULL ends the list. */
    return PyObject_CallFunctionObjArgs(stored, a, b, NULL);
}

static PyObject *
method(PyObject *module, PyObject *args)
{
    PyObject *object, *argument = NULL;
    const char *name;

    (void)module;
    if (!PyArg_ParseTuple(args, "Os|O:method", &object, &name, &argument))
        return NULL;
    if (argument == NULL)
        return PyObject_CallMethod(object, name, NULL);
    return PyObject_CallMethod(object, name, "O", argument);
}

static PyObject *
method_two(PyObject *module, PyObject *args)
{
    PyObject *object, *name, *a, *b;

    (void)module;
    if (!PyArg_ParseTuple(args, "OUOO:method_two", &object, &name, &a, &b))
        return NULL;
    return PyObject_CallMethodObjArgs(object, name, a, b, NULL);
}

/* [f(x) for x in items]: the first exception ends it and goes to the caller. */
static PyObject *
map(PyObject *module, PyObject *args)
{
    PyObject *function, *items, *result, *iterator, *item;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO:map", &function, &items))
        return NULL;
    iterator = PyObject_GetIter(items);
    if (iterator == NULL)
        return NULL;
    result = PyList_New(0);
    while (result != NULL && (item = PyIter_Next(iterator)) != NULL) {
        PyObject *value = PyObject_CallFunctionObjArgs(function, item, NULL);

        Py_DECREF(item);
        if (value == NULL || PyList_Append(result, value) < 0)
            Py_CLEAR(result);
        Py_XDECREF(value);
    }
    Py_DECREF(iterator);
    if (PyErr_Occurred())
        Py_CLEAR(result);
    return result;
}

/* Calls the function and swallows a LookupError: returns what was caught. */
static PyObject *
guard(PyObject *module, PyObject *function)
{
    PyObject *result = PyObject_CallObject(function, NULL);

    (void)module;
    if (result == NULL && PyErr_ExceptionMatches(PyExc_LookupError)) {
        PyErr_Clear();
        return PyUnicode_FromString("a LookupError was caught");
    }
    return result;
}

/* Calls the function `depth` times through C and Python frames in turn. */
static PyObject *
nest(PyObject *module, PyObject *args)
{
    PyObject *function;
    int depth;

    if (!PyArg_ParseTuple(args, "Oi:nest", &function, &depth))
        return NULL;
    if (depth == 0)
        return PyObject_CallFunction(function, "s", "the bottom");
    return PyObject_CallFunction(function, "(OOi)", module, function, depth - 1);
}

static PyMethodDef methods[] = {
    {"set", set, METH_O, NULL},
    {"get", get, METH_NOARGS, NULL},
    {"format", format, METH_VARARGS, NULL},
    {"object", object, METH_VARARGS, NULL},
    {"no_arguments", no_arguments, METH_NOARGS, NULL},
    {"with_keywords", FUNCTION(with_keywords), METH_VARARGS | METH_KEYWORDS, NULL},
    {"object_arguments", object_arguments, METH_VARARGS, NULL},
    {"method", method, METH_VARARGS, NULL},
    {"method_two", method_two, METH_VARARGS, NULL},
    {"map", map, METH_VARARGS, NULL},
    {"guard", guard, METH_O, NULL},
    {"nest", nest, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(callback, methods)
{
    return PyModule_Create(&callback_def);
}
