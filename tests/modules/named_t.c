/* named_t: a heap type whose instances have a __module__ of their own. */
#include "testmodule.h"
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *module;
} NamedObject;

static int
named_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    (void)args;
    (void)kwds;
    Py_INCREF(Py_None);
    ((NamedObject *)op)->module = Py_None;
    return 0;
}

static PyMemberDef named_members[] = {
    {"__module__", T_OBJECT_EX, offsetof(NamedObject, module), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyType_Slot named_slots[] = {
    {Py_tp_members, named_members},
    {Py_tp_init, (void *)named_init},
    {Py_tp_new, (void *)PyType_GenericNew},
    {0, NULL},
};

static PyType_Spec named_spec = {"named_t.Named", sizeof(NamedObject), 0, Py_TPFLAGS_DEFAULT, named_slots};

static struct PyModuleDef named_module = {PyModuleDef_HEAD_INIT, .m_name = "named_t", .m_size = -1};

PyMODINIT_FUNC
PyInit_named_t(void)
{
    PyObject *module = PyModule_Create(&named_module), *type = PyType_FromSpec(&named_spec);

    if (module == NULL || type == NULL || PyModule_AddObject(module, "Named", type) < 0)
        return NULL;
    return module;
}
