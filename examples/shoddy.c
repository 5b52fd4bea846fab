/* shoddy: a list that can also count.
 *
 * The base's object comes first in the struct, so that a pointer to a Shoddy is a pointer
 * to a list as well.
 */
#include <typeobject.h>

typedef struct {
    PyListObject list;
    int count;
} ShoddyObject;

static int
shoddy_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    /* The base fills its own part. */
    if (PyList_Type.tp_init(op, args, kwds) < 0)
        return -1;
    ((ShoddyObject *)op)->count = 0;
    return 0;
}

static PyObject *
shoddy_increment(PyObject *op, PyObject *unused)
{
    ShoddyObject *self = (ShoddyObject *)op;

    (void)unused;
    self->count++;
    return PyLong_FromLong(self->count);
}

static PyMethodDef shoddy_methods[] = {
    {"increment", shoddy_increment, METH_NOARGS, "Counts one on; returns the count."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject ShoddyType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shoddy.Shoddy",
    .tp_doc = "A list with a counter.",
    .tp_basicsize = sizeof(ShoddyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_init = shoddy_init,
    .tp_methods = shoddy_methods,
};

static struct PyModuleDef shoddy_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "shoddy",
    .m_doc = "A subclass of a built-in type.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_shoddy(void)
{
    PyObject *module;

    /* &PyList_Type lives in the host's executable: no constant for every linker. */
    ShoddyType.tp_base = &PyList_Type;
    if (PyType_Ready(&ShoddyType) < 0)
        return NULL;
    module = PyModule_Create(&shoddy_module);
    if (module == NULL)
        return NULL;
    Py_INCREF(&ShoddyType);
    if (PyModule_AddObject(module, "Shoddy", (PyObject *)&ShoddyType) < 0) {
        Py_DECREF(&ShoddyType);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
