/* weak_t: a type that can be weakly referenced, and references made from C. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    int number;
    PyObject *weakrefs; /* the list that tp_weaklistoffset points to */
} TargetObject;

static void
target_dealloc(PyObject *op)
{
    if (((TargetObject *)op)->weakrefs != NULL)
        PyObject_ClearWeakRefs(op);
    Py_TYPE(op)->tp_free(op);
}

static PyTypeObject TargetType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "weak_t.Target",
    .tp_basicsize = sizeof(TargetObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_weaklistoffset = offsetof(TargetObject, weakrefs),
    .tp_dealloc = target_dealloc,
};

static PyObject *
reference(PyObject *module, PyObject *args)
{
    PyObject *object, *callback = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "O|O:reference", &object, &callback))
        return NULL;
    return PyWeakref_NewRef(object, callback);
}

static PyObject *
target(PyObject *module, PyObject *reference)
{
    PyObject *object = PyWeakref_GetObject(reference);

    (void)module;
    Py_XINCREF(object);
    return object;
}

static PyMethodDef functions[] = {
    {"reference", reference, METH_VARARGS, NULL},
    {"target", target, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef weak_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "weak_t",
    .m_size = -1,
    .m_methods = functions,
};

PyMODINIT_FUNC
PyInit_weak_t(void)
{
    PyObject *module;

    TargetType.tp_new = PyType_GenericNew;
    if (PyType_Ready(&TargetType) < 0)
        return NULL;
    module = PyModule_Create(&weak_module);
    if (module == NULL)
        return NULL;
    Py_INCREF(&TargetType);
    if (PyModule_AddObject(module, "Target", (PyObject *)&TargetType) < 0) {
        Py_DECREF(&TargetType);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
