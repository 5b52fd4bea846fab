/* context_t: context variables and contexts. */
#include "testmodule.h"

static PyObject *
new_var(PyObject *module, PyObject *args)
{
    const char *name;
    PyObject *default_value = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "s|O", &name, &default_value))
        return NULL;
    return PyContextVar_New(name, default_value);
}

/* The value, or the text "none" where there is none. */
static PyObject *
get(PyObject *module, PyObject *args)
{
    PyObject *var, *default_value = NULL, *value;

    (void)module;
    if (!PyArg_ParseTuple(args, "O|O", &var, &default_value)
        || PyContextVar_Get(var, default_value, &value) < 0)
        return NULL;
    return value != NULL ? value : PyUnicode_FromString("none");
}

static PyObject *
set(PyObject *module, PyObject *args)
{
    PyObject *var, *value;

    (void)module;
    return PyArg_ParseTuple(args, "OO", &var, &value) ? PyContextVar_Set(var, value) : NULL;
}

static PyObject *
reset(PyObject *module, PyObject *args)
{
    PyObject *var, *token;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &var, &token) || PyContextVar_Reset(var, token) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
new_context(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyContext_New();
}

static PyObject *
copy_current(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyContext_CopyCurrent();
}

static PyObject *
copy(PyObject *module, PyObject *context)
{
    (void)module;
    return PyContext_Copy(context);
}

static PyObject *
enter(PyObject *module, PyObject *context)
{
    (void)module;
    if (PyContext_Enter(context) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
leave(PyObject *module, PyObject *context)
{
    (void)module;
    if (PyContext_Exit(context) < 0)
        return NULL;
    Py_RETURN_NONE;
}

/* What the three types say an object is. */
static PyObject *
what(PyObject *module, PyObject *o)
{
    (void)module;
    return Py_BuildValue("iii", PyContext_CheckExact(o), PyContextVar_CheckExact(o),
                         PyContextToken_CheckExact(o));
}

static PyMethodDef functions[] = {
    {"new_var", new_var, METH_VARARGS, NULL},
    {"get", get, METH_VARARGS, NULL},
    {"set", set, METH_VARARGS, NULL},
    {"reset", reset, METH_VARARGS, NULL},
    {"new_context", new_context, METH_NOARGS, NULL},
    {"copy_current", copy_current, METH_NOARGS, NULL},
    {"copy", copy, METH_O, NULL},
    {"enter", enter, METH_O, NULL},
    {"leave", leave, METH_O, NULL},
    {"what", what, METH_O, NULL},
    END_OF_METHODS,
};

MODULE(context_t, functions)
{
    return PyModule_Create(&context_t_def);
}
