/* newer_t: a module for 3.8 that brings functions of newer versions itself, and includes the
 * headers of single parts. */
#include "abstract.h"
#include <bytesobject.h>
#include <frameobject.h>
#include <pythread.h>
#include "testmodule.h"

#if PY_VERSION_HEX < 0x030D0000
/* The answers tell these from the header's. */
static PyObject *
PyObject_CallOneArg(PyObject *callable, PyObject *arg)
{
    return Py_BuildValue("(sN)", "own", PyObject_CallFunctionObjArgs(callable, arg, NULL));
}

static inline int
PyObject_GetOptionalAttrString(PyObject *op, const char *name, PyObject **result)
{
    (void)op;
    *result = PyUnicode_FromFormat("own %s", name);
    return *result == NULL ? -1 : 1;
}

static PyObject *
PyType_GetModuleByDef(PyTypeObject *type, struct PyModuleDef *def)
{
    (void)type;
    return PyUnicode_FromString(def->m_name);
}

static int
PyDict_Pop(PyObject *dict, PyObject *key, PyObject **result)
{
    (void)dict;
    *result = Py_NewRef(key);
    return 1;
}
#endif

static PyObject *
call_one(PyObject *self, PyObject *args)
{
    PyObject *callable, *arg;

    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &callable, &arg))
        return NULL;
    return PyObject_CallOneArg(callable, arg);
}

static PyObject *
call_none(PyObject *self, PyObject *callable)
{
    (void)self;
    return PyObject_CallNoArgs(callable);
}

static PyObject *
attribute(PyObject *self, PyObject *o)
{
    PyObject *value;

    (void)self;
    return PyObject_GetOptionalAttrString(o, "name", &value) < 0 ? NULL : value;
}

static PyObject *
pop(PyObject *self, PyObject *dict)
{
    PyObject *value, *key = PyLong_FromLong(3);
    int found;

    (void)self;
    if (key == NULL)
        return NULL;
    found = PyDict_Pop(dict, key, &value);
    Py_DECREF(key);
    return found < 0 ? NULL : value;
}

static PyObject *by_def(PyObject *self, PyObject *type);

static PyTypeObject Box = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "newer_t.Box",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
};

static PyMethodDef functions[] = {
    {"call_one", call_one, METH_VARARGS, NULL},
    {"call_none", call_none, METH_O, NULL},
    {"attribute", attribute, METH_O, NULL},
    {"pop", pop, METH_O, NULL},
    {"by_def", by_def, METH_O, NULL},
    END_OF_METHODS,
};

MODULE(newer_t, functions)
{
    PyObject *module;

    if (PyType_Ready(&Box) < 0)
        return NULL;
    module = PyModule_Create(&newer_t_def);
    if (module == NULL || PyModule_AddType(module, &Box) < 0)
        return NULL;
    return module;
}

static PyObject *
by_def(PyObject *self, PyObject *type)
{
    (void)self;
    return PyType_GetModuleByDef((PyTypeObject *)type, &newer_t_def);
}
