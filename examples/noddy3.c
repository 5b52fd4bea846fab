/* noddy3: `first` and `last` are guarded by getters and setters, so that they always
 * hold a str; `number` stays a plain member.
 */
#include <typeobject.h>
#include <stddef.h>

typedef struct {
    PyObject_HEAD
    PyObject *first; /* a str, never NULL once noddy_new has succeeded */
    PyObject *last;  /* likewise */
    int number;
} NoddyObject;

static void
noddy_dealloc(PyObject *op)
{
    NoddyObject *self = (NoddyObject *)op;

    /* NULL is possible here alone, when noddy_new gave up half way. */
    Py_XDECREF(self->first);
    Py_XDECREF(self->last);
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
    Py_DECREF(old);
}

static int
noddy_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"first", "last", "number", NULL};
    NoddyObject *self = (NoddyObject *)op;
    PyObject *first = NULL, *last = NULL;

    /* U takes a str and nothing else. */
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "|UUi:Noddy", names,
                                     &first, &last, &self->number))
        return -1;
    if (first != NULL)
        replace(&self->first, first);
    if (last != NULL)
        replace(&self->last, last);
    return 0;
}

/* One getter and one setter do for both names. What differs is in the closure, the last
 * column of the table further down. */
struct name_field {
    const char *name;
    size_t offset;
};

static const struct name_field first_field = {"first", offsetof(NoddyObject, first)};
static const struct name_field last_field = {"last", offsetof(NoddyObject, last)};

static PyObject **
name_slot(PyObject *self, const struct name_field *field)
{
    return (PyObject **)((char *)self + field->offset);
}

static PyObject *
noddy_get_name(PyObject *self, void *closure)
{
    PyObject *value = *name_slot(self, closure);

    Py_INCREF(value);
    return value;
}

static int
noddy_set_name(PyObject *self, PyObject *value, void *closure)
{
    const struct name_field *field = closure;

    if (value == NULL) {
        PyErr_Format(PyExc_TypeError, "Cannot delete the %s attribute", field->name);
        return -1;
    }
    if (!PyUnicode_Check(value)) {
        PyErr_Format(PyExc_TypeError, "The %s attribute value must be a str", field->name);
        return -1;
    }
    replace(name_slot(self, field), value);
    return 0;
}

static PyObject *
noddy_name(PyObject *op, PyObject *unused)
{
    NoddyObject *self = (NoddyObject *)op;

    (void)unused;
    return PyUnicode_FromFormat("%S %S", self->first, self->last);
}

static PyGetSetDef noddy_getset[] = {
    {"first", noddy_get_name, noddy_set_name, "given name, a str", (void *)&first_field},
    {"last", noddy_get_name, noddy_set_name, "family name, a str", (void *)&last_field},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyMemberDef noddy_members[] = {
    {"number", T_INT, offsetof(NoddyObject, number), 0, "a C int"},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef noddy_methods[] = {
    {"name", noddy_name, METH_NOARGS, "Both names with a space between them."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject NoddyType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "noddy3.Noddy",
    .tp_doc = "A person whose names are strings.",
    .tp_basicsize = sizeof(NoddyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = noddy_new,
    .tp_init = noddy_init,
    .tp_dealloc = noddy_dealloc,
    .tp_methods = noddy_methods,
    .tp_members = noddy_members,
    .tp_getset = noddy_getset,
};

static struct PyModuleDef noddy3_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "noddy3",
    .m_doc = "A type that checks what its attributes are given.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_noddy3(void)
{
    PyObject *module;

    if (PyType_Ready(&NoddyType) < 0)
        return NULL;
    module = PyModule_Create(&noddy3_module);
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
