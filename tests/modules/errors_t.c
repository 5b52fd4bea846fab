/* errors_t: setting, catching, keeping and handing on exceptions. */
#include "testmodule.h"

static PyObject *OwnError;   /* errors_t.OwnError(Exception) */
static PyObject *ChildError; /* errors_t.ChildError(OwnError), with an attribute */

/* raise_text(type, text) */
static PyObject *
raise_text(PyObject *module, PyObject *args)
{
    PyObject *type;
    const char *text;

    (void)module;
    if (!PyArg_ParseTuple(args, "Os:raise_text", &type, &text))
        return NULL;
    PyErr_SetString(type, text);
    return NULL;
}

/* raise_object(type, value) */
static PyObject *
raise_object(PyObject *module, PyObject *args)
{
    PyObject *type, *value;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO:raise_object", &type, &value))
        return NULL;
    PyErr_SetObject(type, value);
    return NULL;
}

static PyObject *
raise_none(PyObject *module, PyObject *type)
{
    (void)module;
    PyErr_SetNone(type);
    return NULL;
}

static PyObject *
raise_format(PyObject *module, PyObject *arg)
{
    (void)module;
    return PyErr_Format(PyExc_ValueError, "%s number %d is %R", "item", 3, arg);
}

static PyObject *
raise_memory(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyErr_NoMemory();
}

static PyObject *
raise_bad_argument(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyErr_BadArgument();
    return NULL;
}

/* Each exception object of the API, by its place in a list. */
static PyObject *
standard(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("[OOOOOOOOOOOOOOOOOOOO]", PyExc_BaseException, PyExc_Exception,
                         PyExc_TypeError, PyExc_ValueError, PyExc_RuntimeError,
                         PyExc_OverflowError, PyExc_KeyError, PyExc_IndexError,
                         PyExc_LookupError, PyExc_AttributeError, PyExc_StopIteration,
                         PyExc_NotImplementedError, PyExc_MemoryError, PyExc_ImportError,
                         PyExc_OSError, PyExc_ZeroDivisionError, PyExc_ArithmeticError,
                         PyExc_EOFError, PyExc_NameError, PyExc_AssertionError);
}

static PyObject *
call(PyObject *function)
{
    return PyObject_CallObject(function, NULL);
}

/* matches(function, type): whether the call raises such an exception. */
static PyObject *
matches(PyObject *module, PyObject *args)
{
    PyObject *function, *type, *result;
    int answer;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO:matches", &function, &type))
        return NULL;
    result = call(function);
    if (result != NULL) {
        Py_DECREF(result);
        Py_RETURN_NONE;
    }
    answer = PyErr_ExceptionMatches(type);
    PyErr_Clear();
    return PyBool_FromLong(answer);
}

static PyObject *
given_matches(PyObject *module, PyObject *args)
{
    PyObject *error, *type;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO:given_matches", &error, &type))
        return NULL;
    return PyBool_FromLong(PyErr_GivenExceptionMatches(error, type));
}

/* Fetches the exception of one call, makes another call, and puts it back. */
static PyObject *
fetch_restore(PyObject *module, PyObject *args)
{
    PyObject *function, *between, *result, *type, *value, *traceback;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO:fetch_restore", &function, &between))
        return NULL;
    result = call(function);
    if (result != NULL)
        return result;
    PyErr_Fetch(&type, &value, &traceback);
    if (PyErr_Occurred())
        Py_FatalError("PyErr_Fetch has left the exception in place");
    result = call(between);
    if (result == NULL)
        PyErr_Clear();
    Py_XDECREF(result);
    PyErr_Restore(type, value, traceback);
    return NULL;
}

/* (type, value) of what the call raises, normalised. */
static PyObject *
fetched(PyObject *module, PyObject *function)
{
    PyObject *result = call(function), *type, *value, *traceback;

    (void)module;
    if (result != NULL)
        return result;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    result = Py_BuildValue("(OO)", type, value);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
    return result;
}

/* The later of two exceptions replaces the earlier one. */
static PyObject *
replaced(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyErr_SetString(PyExc_ValueError, "the first");
    PyErr_SetString(PyExc_TypeError, "the second");
    return NULL;
}

static PyObject *
cleared(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyErr_SetString(PyExc_ValueError, "never seen");
    PyErr_Clear();
    return PyBool_FromLong(PyErr_Occurred() == NULL);
}

static PyObject *
occurred(PyObject *module, PyObject *function)
{
    PyObject *result = call(function), *type;

    (void)module;
    type = PyErr_Occurred();
    Py_XINCREF(type);
    PyErr_Clear();
    Py_XDECREF(result);
    if (type == NULL)
        Py_RETURN_NONE;
    return type;
}

static PyObject *
raise_own(PyObject *module, PyObject *args)
{
    (void)module;
    PyErr_SetObject(OwnError, args);
    return NULL;
}

static PyObject *
raise_child(PyObject *module, PyObject *arg)
{
    (void)module;
    PyErr_SetObject(ChildError, arg);
    return NULL;
}

static PyMethodDef methods[] = {
    {"raise_text", raise_text, METH_VARARGS, NULL},
    {"raise_object", raise_object, METH_VARARGS, NULL},
    {"raise_none", raise_none, METH_O, NULL},
    {"raise_format", raise_format, METH_O, NULL},
    {"raise_memory", raise_memory, METH_NOARGS, NULL},
    {"raise_bad_argument", raise_bad_argument, METH_NOARGS, NULL},
    {"standard", standard, METH_NOARGS, NULL},
    {"matches", matches, METH_VARARGS, NULL},
    {"given_matches", given_matches, METH_VARARGS, NULL},
    {"fetch_restore", fetch_restore, METH_VARARGS, NULL},
    {"fetched", fetched, METH_O, NULL},
    {"replaced", replaced, METH_NOARGS, NULL},
    {"cleared", cleared, METH_NOARGS, NULL},
    {"occurred", occurred, METH_O, NULL},
    {"raise_own", raise_own, METH_VARARGS, NULL},
    {"raise_child", raise_child, METH_O, NULL},
    END_OF_METHODS,
};

MODULE(errors_t, methods)
{
    PyObject *module = PyModule_Create(&errors_t_def), *dict;

    if (module == NULL)
        return NULL;
    OwnError = PyErr_NewException("errors_t.OwnError", NULL, NULL);
    if (OwnError == NULL)
        return NULL;
    dict = Py_BuildValue("{s:i}", "code", 17);
    ChildError = PyErr_NewException("errors_t.ChildError", OwnError, dict);
    Py_XDECREF(dict);
    if (ChildError == NULL)
        return NULL;
    Py_INCREF(OwnError);
    Py_INCREF(ChildError);
    if (PyModule_AddObject(module, "OwnError", OwnError) < 0 ||
        PyModule_AddObject(module, "ChildError", ChildError) < 0)
        return NULL;
    return module;
}
