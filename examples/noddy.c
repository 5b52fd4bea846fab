/* noddy: the smallest static type there is.
 *
 * The table below is written by position, as most extension modules in the wild are.
 * Fields after the last one named are zero, and zero means "inherit or do without".
 */
#include <typeobject.h>

typedef struct {
    PyObject_HEAD
    /* An instance carries nothing of its own. */
} NoddyObject;

static PyTypeObject NoddyType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    "noddy.Noddy",                  /* tp_name: the module, a dot, the type */
    sizeof(NoddyObject),            /* tp_basicsize: bytes of one instance */
    0,                              /* tp_itemsize */
    0,                              /* tp_dealloc */
    0,                              /* tp_vectorcall_offset (tp_print before 3.8) */
    0,                              /* tp_getattr */
    0,                              /* tp_setattr */
    0,                              /* tp_as_async */
    0,                              /* tp_repr */
    0,                              /* tp_as_number */
    0,                              /* tp_as_sequence */
    0,                              /* tp_as_mapping */
    0,                              /* tp_hash */
    0,                              /* tp_call */
    0,                              /* tp_str */
    0,                              /* tp_getattro */
    0,                              /* tp_setattro */
    0,                              /* tp_as_buffer */
    Py_TPFLAGS_DEFAULT,             /* tp_flags: no BASETYPE, so no subclasses */
    "An object that does nothing.", /* tp_doc */
};

static struct PyModuleDef noddy_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "noddy",
    .m_doc = "One type, as small as it can be.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_noddy(void)
{
    PyObject *module;

    /* The address of a function in another shared object is no constant expression on
     * every platform, so this slot is filled when the module is loaded. */
    NoddyType.tp_new = PyType_GenericNew;
    if (PyType_Ready(&NoddyType) < 0)
        return NULL;

    module = PyModule_Create(&noddy_module);
    if (module == NULL)
        return NULL;

    /* PyModule_AddObject takes over a reference, but only if it succeeds. */
    Py_INCREF(&NoddyType);
    if (PyModule_AddObject(module, "Noddy", (PyObject *)&NoddyType) < 0) {
        Py_DECREF(&NoddyType);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
