/* benchmod: the type that the benchmark measures, with one member of each kind of thing
 * that can be done to it. tests/handwritten/noddyhw is the same type written by hand for
 * MicroPython, benches/pyo3 the same in Rust with PyO3.
 *
 * Noddy has nothing to let go of on a tracing host, but it has a tp_dealloc as every type
 * of CPython with fields has. NoddyFin is another name for it, for what is compared with
 * a hand-written type with a finaliser. Span has the protocols: so many ints from a first
 * one on. Chain keeps objects in nodes of PyMem_Malloc.
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

static inline void
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

/* Span: `length` ints from `first` on. */
typedef struct {
    PyObject_HEAD
    long first;
    Py_ssize_t length;
    PyObject *weakrefs;
} SpanObject;

typedef struct {
    PyObject_HEAD
    PyObject *span;
    Py_ssize_t at;
} SpanIterObject;

static PyTypeObject SpanType, SpanIterType;

static PyObject *
span_make(long first, Py_ssize_t length)
{
    SpanObject *self = PyObject_New(SpanObject, &SpanType);

    if (self == NULL)
        return NULL;
    self->first = first;
    self->length = length;
    self->weakrefs = NULL;
    return (PyObject *)self;
}

static PyObject *
span_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    long first;
    Py_ssize_t length;

    (void)type;
    (void)kwds;
    if (!PyArg_ParseTuple(args, "ln:Span", &first, &length))
        return NULL;
    return span_make(first, length);
}

static void
span_dealloc(PyObject *op)
{
    if (((SpanObject *)op)->weakrefs != NULL)
        PyObject_ClearWeakRefs(op);
    PyObject_Free(op);
}

static Py_ssize_t
span_length(PyObject *op)
{
    return ((SpanObject *)op)->length;
}

static PyObject *
span_subscript(PyObject *op, PyObject *key)
{
    SpanObject *self = (SpanObject *)op;

    if (PyIndex_Check(key)) {
        Py_ssize_t i = PyNumber_AsSsize_t(key, PyExc_IndexError);

        if (i == -1 && PyErr_Occurred())
            return NULL;
        if (i < 0)
            i += self->length;
        if (i < 0 || i >= self->length) {
            PyErr_SetString(PyExc_IndexError, "Span index out of range");
            return NULL;
        }
        return PyLong_FromLong(self->first + i);
    }
    if (PySlice_Check(key)) {
        Py_ssize_t start, stop, step, length;

        if (PySlice_Unpack(key, &start, &stop, &step) < 0)
            return NULL;
        length = PySlice_AdjustIndices(self->length, &start, &stop, step);
        if (step != 1) {
            PyErr_SetString(PyExc_ValueError, "a Span has no steps");
            return NULL;
        }
        return span_make(self->first + start, length);
    }
    PyErr_Format(PyExc_TypeError, "Span indices must be integers or slices, not %.200s", Py_TYPE(key)->tp_name);
    return NULL;
}

static PyObject *
span_iter(PyObject *op)
{
    SpanIterObject *it = PyObject_New(SpanIterObject, &SpanIterType);

    if (it == NULL)
        return NULL;
    Py_INCREF(op);
    it->span = op;
    it->at = 0;
    return (PyObject *)it;
}

static void
spaniter_dealloc(PyObject *op)
{
    Py_DECREF(((SpanIterObject *)op)->span);
    PyObject_Free(op);
}

static PyObject *
spaniter_next(PyObject *op)
{
    SpanIterObject *it = (SpanIterObject *)op;
    SpanObject *span = (SpanObject *)it->span;

    if (it->at >= span->length)
        return NULL;
    return PyLong_FromLong(span->first + it->at++);
}

static PyObject *
span_add(PyObject *left, PyObject *right)
{
    SpanObject *self = (SpanObject *)left;
    long by;

    if (!PyObject_TypeCheck(left, &SpanType) || !PyLong_Check(right))
        Py_RETURN_NOTIMPLEMENTED;
    by = PyLong_AsLong(right);
    if (by == -1 && PyErr_Occurred())
        return NULL;
    return span_make(self->first + by, self->length);
}

static PyObject *
span_call(PyObject *op, PyObject *args, PyObject *kwds)
{
    SpanObject *self = (SpanObject *)op;
    int i;

    if (kwds != NULL && PyDict_Size(kwds) != 0) {
        PyErr_SetString(PyExc_TypeError, "Span takes no keyword arguments");
        return NULL;
    }
    if (!PyArg_ParseTuple(args, "i:Span", &i))
        return NULL;
    return PyLong_FromLong(self->first + i);
}

static Py_hash_t
span_hash(PyObject *op)
{
    SpanObject *self = (SpanObject *)op;
    Py_hash_t hash = self->first * 1000003 ^ self->length;

    return hash == -1 ? -2 : hash;
}

static PyObject *
span_richcompare(PyObject *left, PyObject *right, int op)
{
    if (!PyObject_TypeCheck(right, &SpanType))
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(((SpanObject *)left)->first, ((SpanObject *)right)->first, op);
}

static PySequenceMethods span_as_sequence = {
    .sq_length = span_length,
};

static PyMappingMethods span_as_mapping = {
    .mp_length = span_length,
    .mp_subscript = span_subscript,
};

static PyNumberMethods span_as_number = {
    .nb_add = span_add,
};

static PyTypeObject SpanType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "benchmod.Span",
    .tp_basicsize = sizeof(SpanObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = span_new,
    .tp_dealloc = span_dealloc,
    .tp_as_number = &span_as_number,
    .tp_as_sequence = &span_as_sequence,
    .tp_as_mapping = &span_as_mapping,
    .tp_iter = span_iter,
    .tp_call = span_call,
    .tp_hash = span_hash,
    .tp_richcompare = span_richcompare,
    .tp_weaklistoffset = offsetof(SpanObject, weakrefs),
};

static PyTypeObject SpanIterType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "benchmod.SpanIter",
    .tp_basicsize = sizeof(SpanIterObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = spaniter_dealloc,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = spaniter_next,
};

/* Chain: objects in a list of nodes. */
typedef struct node {
    struct node *next;
    PyObject *value;
} node;

typedef struct {
    PyObject_HEAD
    node *nodes;
} ChainObject;

static void
chain_dealloc(PyObject *op)
{
    node *n = ((ChainObject *)op)->nodes;

    while (n != NULL) {
        node *next = n->next;

        Py_DECREF(n->value);
        PyMem_Free(n);
        n = next;
    }
    Py_TYPE(op)->tp_free(op);
}

static PyObject *
chain_push(PyObject *op, PyObject *value)
{
    ChainObject *self = (ChainObject *)op;
    node *n = PyMem_Malloc(sizeof *n);

    if (n == NULL)
        return PyErr_NoMemory();
    Py_INCREF(value);
    n->value = value;
    n->next = self->nodes;
    self->nodes = n;
    Py_RETURN_NONE;
}

static PyMethodDef chain_methods[] = {
    {"push", chain_push, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject ChainType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "benchmod.Chain",
    .tp_basicsize = sizeof(ChainObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = chain_dealloc,
    .tp_methods = chain_methods,
};

/* ends(data): the first byte of any buffer and its last one. */
static PyObject *
bench_ends(PyObject *module, PyObject *args)
{
    Py_buffer view;
    long sum = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "y*:ends", &view))
        return NULL;
    if (view.len > 0)
        sum = ((unsigned char *)view.buf)[0] + ((unsigned char *)view.buf)[view.len - 1];
    PyBuffer_Release(&view);
    return PyLong_FromLong(sum);
}

static PyMethodDef bench_functions[] = {
    {"ends", bench_ends, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef benchmod = {
    PyModuleDef_HEAD_INIT,
    .m_name = "benchmod",
    .m_size = -1,
    .m_methods = bench_functions,
};

PyMODINIT_FUNC
PyInit_benchmod(void)
{
    static const struct {
        const char *name;
        PyTypeObject *type;
    } types[] = {
        {"Noddy", &NoddyType}, {"NoddyFin", &NoddyType}, {"Span", &SpanType}, {"Chain", &ChainType},
    };
    PyObject *module;
    size_t i;

    if (PyType_Ready(&SpanIterType) < 0)
        return NULL;
    for (i = 0; i < sizeof types / sizeof *types; i++) {
        if (PyType_Ready(types[i].type) < 0)
            return NULL;
    }
    module = PyModule_Create(&benchmod);
    for (i = 0; module != NULL && i < sizeof types / sizeof *types; i++) {
        Py_INCREF(types[i].type);
        if (PyModule_AddObject(module, types[i].name, (PyObject *)types[i].type) < 0) {
            Py_DECREF(types[i].type);
            Py_CLEAR(module);
        }
    }
    return module;
}
