/* noddy4: a type whose instances may be part of a reference cycle.
 *
 * CPython breaks such a cycle with the help of tp_traverse and tp_clear. A host with a
 * tracing collector needs neither, but it calls tp_dealloc all the same.
 */
#include <typeobject.h>
#include <stddef.h>

typedef struct {
    PyObject_HEAD
    PyObject *first;
    PyObject *last;
    int number;
} NoddyObject;

static int
noddy_traverse(PyObject *op, visitproc visit, void *arg)
{
    NoddyObject *self = (NoddyObject *)op;

    /* Py_VISIT wants the two other parameters to have just these names. */
    Py_VISIT(self->first);
    Py_VISIT(self->last);
    return 0;
}

static int
noddy_clear(PyObject *op)
{
    NoddyObject *self = (NoddyObject *)op;

    /* Py_CLEAR empties the field before it lets go of what was in it. */
    Py_CLEAR(self->first);
    Py_CLEAR(self->last);
    return 0;
}

static void
noddy_dealloc(PyObject *op)
{
    /* From here on the fields are not fit to be traversed. */
    PyObject_GC_UnTrack(op);
    (void)noddy_clear(op);
    Py_TYPE(op)->tp_free(op);
}

static PyObject *
noddy_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    NoddyObject *self = (NoddyObject *)type->tp_alloc(type, 0);

    (void)args;
    (void)kwds;
    if (self == NULL)
        return NULL;
    self->first = PyUnicode_FromString("");
    self->last = PyUnicode_FromString("");
    if (self->first == NULL || self->last == NULL) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static void
replace(PyObject **field, PyObject *value)
{
    PyObject *old = *field;

    Py_INCREF(value);
    *field = value;
    Py_XDECREF(old);
}

static int
noddy_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"first", "last", "number", NULL};
    NoddyObject *self = (NoddyObject *)op;
    PyObject *first = NULL, *last = NULL;

    if (!PyArg_ParseTupleAndKeywords(args, kwds, "|OOi:Noddy", names,
                                     &first, &last, &self->number))
        return -1;
    if (first != NULL)
        replace(&self->first, first);
    if (last != NULL)
        replace(&self->last, last);
    return 0;
}

static PyObject *
noddy_name(PyObject *op, PyObject *unused)
{
    NoddyObject *self = (NoddyObject *)op;

    (void)unused;
    if (self->first == NULL) {
        PyErr_SetString(PyExc_AttributeError, "first");
        return NULL;
    }
    if (self->last == NULL) {
        PyErr_SetString(PyExc_AttributeError, "last");
        return NULL;
    }
    return PyUnicode_FromFormat("%S %S", self->first, self->last);
}

static PyMemberDef noddy_members[] = {
    {"first", T_OBJECT_EX, offsetof(NoddyObject, first), 0, "given name"},
    {"last", T_OBJECT_EX, offsetof(NoddyObject, last), 0, "family name"},
    {"number", T_INT, offsetof(NoddyObject, number), 0, "a C int"},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef noddy_methods[] = {
    {"name", noddy_name, METH_NOARGS, "Both names with a space between them."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject NoddyType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "noddy4.Noddy",
    .tp_doc = "A person who may know a list that knows the person.",
    .tp_basicsize = sizeof(NoddyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_new = noddy_new,
    .tp_init = noddy_init,
    .tp_dealloc = noddy_dealloc,
    .tp_traverse = noddy_traverse,
    .tp_clear = noddy_clear,
    .tp_methods = noddy_methods,
    .tp_members = noddy_members,
};

static struct PyModuleDef noddy4_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "noddy4",
    .m_doc = "A type that takes part in cyclic garbage collection.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_noddy4(void)
{
    PyObject *module;

    if (PyType_Ready(&NoddyType) < 0)
        return NULL;
    module = PyModule_Create(&noddy4_module);
    if (module == NULL)
        return NULL;
    Py_INCREF(&NoddyType);
    if (PyModule_AddObject(module, "Noddy", (PyObject *)&NoddyType) < 0) {
        Py_DECREF(&NoddyType);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
