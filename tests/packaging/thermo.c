/* thermo: one type with a member and a method, unmodified as for CPython: the build systems of
 * this folder all compile it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>
#include <stddef.h>

typedef struct {
    PyObject_HEAD
    double value;
} Thermo;

static PyObject *
Thermo_scale(Thermo *self, PyObject *factor)
{
    double by = PyFloat_AsDouble(factor);

    if (by == -1.0 && PyErr_Occurred())
        return NULL;
    self->value *= by;
    return PyFloat_FromDouble(self->value);
}

static PyMemberDef Thermo_members[] = {
    {"value", T_DOUBLE, offsetof(Thermo, value), 0, "The number."},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef Thermo_methods[] = {
    {"scale", (PyCFunction)Thermo_scale, METH_O, "Multiply the value, and return it."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject Thermo_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "thermo.Thermo",
    .tp_basicsize = sizeof(Thermo),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = Thermo_members,
    .tp_methods = Thermo_methods,
};

static struct PyModuleDef thermo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "thermo",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_thermo(void)
{
    PyObject *module;

    Thermo_Type.tp_new = PyType_GenericNew;
    if (PyType_Ready(&Thermo_Type) < 0)
        return NULL;
    module = PyModule_Create(&thermo_module);
    if (module == NULL)
        return NULL;
#ifdef TYPEOBJECT_H
    if (PyModule_AddStringConstant(module, "header", "typeobject.h") < 0)
        return NULL;
#endif
    Py_INCREF(&Thermo_Type);
    if (PyModule_AddObject(module, "Thermo", (PyObject *)&Thermo_Type) < 0) {
        Py_DECREF(&Thermo_Type);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
