/* noddy2: instance fields, seen from Python through a table of members, and a method.
 *
 * Nothing checks what is stored in `first` and `last`, and both can be deleted, so every
 * use has to expect NULL. noddy3 does better.
 */
#include <typeobject.h>
#include <stddef.h>

typedef struct {
    PyObject_HEAD
    PyObject *first;
    PyObject *last;
    int number;
} NoddyObject;

static void
noddy_dealloc(PyObject *op)
{
    NoddyObject *self = (NoddyObject *)op;

    Py_XDECREF(self->first);
    Py_XDECREF(self->last);
    /* The object's own type, not NoddyType: this may be an instance of a subclass. */
    Py_TYPE(op)->tp_free(op);
}

static PyObject *
noddy_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    NoddyObject *self = (NoddyObject *)type->tp_alloc(type, 0);

    (void)args; /* for tp_init */
    (void)kwds;
    if (self == NULL)
        return NULL;
    /* tp_alloc hands out zeroed memory, so dealloc is safe from here on. */
    self->first = PyUnicode_FromString("");
    self->last = PyUnicode_FromString("");
    if (self->first == NULL || self->last == NULL) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

/* Puts `value` into a field. The old content goes last: letting go of it may run code
 * that looks at this very field. */
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

    /* A field whose argument is absent keeps its value: __init__ may be called again. */
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
    "noddy2.Noddy",                           /* tp_name */
    sizeof(NoddyObject),                      /* tp_basicsize */
    0,                                        /* tp_itemsize */
    noddy_dealloc,                            /* tp_dealloc */
    0,                                        /* tp_vectorcall_offset */
    0,                                        /* tp_getattr */
    0,                                        /* tp_setattr */
    0,                                        /* tp_as_async */
    0,                                        /* tp_repr */
    0,                                        /* tp_as_number */
    0,                                        /* tp_as_sequence */
    0,                                        /* tp_as_mapping */
    0,                                        /* tp_hash */
    0,                                        /* tp_call */
    0,                                        /* tp_str */
    0,                                        /* tp_getattro */
    0,                                        /* tp_setattro */
    0,                                        /* tp_as_buffer */
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, /* tp_flags */
    "A person with a number.",                /* tp_doc */
    0,                                        /* tp_traverse */
    0,                                        /* tp_clear */
    0,                                        /* tp_richcompare */
    0,                                        /* tp_weaklistoffset */
    0,                                        /* tp_iter */
    0,                                        /* tp_iternext */
    noddy_methods,                            /* tp_methods */
    noddy_members,                            /* tp_members */
    0,                                        /* tp_getset */
    0,                                        /* tp_base */
    0,                                        /* tp_dict */
    0,                                        /* tp_descr_get */
    0,                                        /* tp_descr_set */
    0,                                        /* tp_dictoffset */
    noddy_init,                               /* tp_init */
    0,                                        /* tp_alloc */
    noddy_new,                                /* tp_new */
};

static struct PyModuleDef noddy2_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "noddy2",
    .m_doc = "A type with members and a method.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_noddy2(void)
{
    PyObject *module;

    if (PyType_Ready(&NoddyType) < 0)
        return NULL;
    module = PyModule_Create(&noddy2_module);
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
