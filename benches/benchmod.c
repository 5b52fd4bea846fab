/* benchmod: the type that the benchmark measures, with one member of each kind of thing
 * that can be done to it. tests/handwritten/noddyhw is the same type written by hand for
 * MicroPython, benches/pyo3 the same in Rust with PyO3.
 *
 * Noddy has nothing to let go of on a tracing host, but it has a tp_dealloc as every type
 * of CPython with fields has. NoddyFin is another name for it, for what is compared with
 * a hand-written type with a finaliser.
 */
#include <typeobject.h>
#include <stddef.h>

typedef struct {
    PyObject_HEAD
    PyObject *first;
    PyObject *last;
    int number;
} NoddyObject;

static PyTypeObject NoddyType;

static void
noddy_dealloc(PyObject *op)
{
    NoddyObject *self = (NoddyObject *)op;

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
noddy_repr(PyObject *op)
{
    NoddyObject *self = (NoddyObject *)op;

    return PyUnicode_FromFormat("Noddy(%R, %R, %d)", self->first, self->last, self->number);
}

static PyObject *
noddy_richcompare(PyObject *left, PyObject *right, int op)
{
    NoddyObject *a, *b;
    int equal;

    if (op != Py_EQ || !PyObject_TypeCheck(right, &NoddyType))
        Py_RETURN_NOTIMPLEMENTED;
    a = (NoddyObject *)left;
    b = (NoddyObject *)right;
    equal = a->number == b->number;
    if (equal)
        equal = PyObject_RichCompareBool(a->first, b->first, Py_EQ);
    if (equal > 0)
        equal = PyObject_RichCompareBool(a->last, b->last, Py_EQ);
    if (equal < 0)
        return NULL;
    return PyBool_FromLong(equal);
}

static PyObject *
noddy_noargs(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    Py_RETURN_NONE;
}

static PyObject *
noddy_one(PyObject *self, PyObject *arg)
{
    (void)self;
    Py_INCREF(arg);
    return arg;
}

static PyObject *
noddy_varargs(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *c;

    (void)self;
    if (!PyArg_ParseTuple(args, "OOO:varargs", &a, &b, &c))
        return NULL;
    Py_INCREF(b);
    return b;
}

static PyObject *
noddy_fastcall(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    (void)self;
    if (count != 3) {
        PyErr_Format(PyExc_TypeError, "fastcall() takes exactly 3 arguments (%zd given)", count);
        return NULL;
    }
    Py_INCREF(args[1]);
    return args[1];
}

static PyObject *
noddy_name(PyObject *op, PyObject *unused)
{
    NoddyObject *self = (NoddyObject *)op;

    (void)unused;
    if (self->first == NULL || self->last == NULL) {
        PyErr_SetString(PyExc_AttributeError, "name");
        return NULL;
    }
    return PyUnicode_FromFormat("%S %S", self->first, self->last);
}

static PyObject *
noddy_get_label(PyObject *op, void *closure)
{
    PyObject *label = ((NoddyObject *)op)->last;

    (void)closure;
    if (label == NULL) {
        PyErr_SetString(PyExc_AttributeError, "label");
        return NULL;
    }
    Py_INCREF(label);
    return label;
}

static int
noddy_set_label(PyObject *op, PyObject *value, void *closure)
{
    (void)closure;
    if (value == NULL || !PyUnicode_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "label must be a str");
        return -1;
    }
    replace(&((NoddyObject *)op)->last, value);
    return 0;
}

static PyMemberDef noddy_members[] = {
    {"first", T_OBJECT_EX, offsetof(NoddyObject, first), 0, NULL},
    {"last", T_OBJECT_EX, offsetof(NoddyObject, last), 0, NULL},
    {"number", T_INT, offsetof(NoddyObject, number), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyGetSetDef noddy_getset[] = {
    {"label", noddy_get_label, noddy_set_label, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyMethodDef noddy_methods[] = {
    {"noargs", noddy_noargs, METH_NOARGS, NULL},
    {"one", noddy_one, METH_O, NULL},
    {"varargs", noddy_varargs, METH_VARARGS, NULL},
    {"fastcall", (PyCFunction)(void (*)(void))noddy_fastcall, METH_FASTCALL, NULL},
    {"name", noddy_name, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject NoddyType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "benchmod.Noddy",
    .tp_basicsize = sizeof(NoddyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = noddy_new,
    .tp_init = noddy_init,
    .tp_dealloc = noddy_dealloc,
    .tp_repr = noddy_repr,
    .tp_hash = PyObject_HashNotImplemented,
    .tp_richcompare = noddy_richcompare,
    .tp_methods = noddy_methods,
    .tp_members = noddy_members,
    .tp_getset = noddy_getset,
};

static struct PyModuleDef benchmod = {
    PyModuleDef_HEAD_INIT,
    .m_name = "benchmod",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_benchmod(void)
{
    static const char *const names[] = {"Noddy", "NoddyFin"};
    PyObject *module;
    size_t i;

    if (PyType_Ready(&NoddyType) < 0)
        return NULL;
    module = PyModule_Create(&benchmod);
    for (i = 0; module != NULL && i < sizeof names / sizeof *names; i++) {
        Py_INCREF(&NoddyType);
        if (PyModule_AddObject(module, names[i], (PyObject *)&NoddyType) < 0) {
            Py_DECREF(&NoddyType);
            Py_CLEAR(module);
        }
    }
    return module;
}
