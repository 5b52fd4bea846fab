/* inherit_t: which slots PyType_Ready fills from a base, and under which conditions. */
#include "testmodule.h"

#define TYPE_SLOTS(X)                                                                    \
    X(tp_dealloc) X(tp_getattr) X(tp_setattr) X(tp_repr) X(tp_hash) X(tp_call) X(tp_str) \
    X(tp_getattro) X(tp_setattro) X(tp_traverse) X(tp_clear) X(tp_richcompare)           \
    X(tp_iter) X(tp_iternext) X(tp_descr_get) X(tp_descr_set) X(tp_init) X(tp_alloc)     \
    X(tp_new) X(tp_free) X(tp_is_gc) X(tp_del) X(tp_finalize) X(tp_doc)
#define NUMBER_SLOTS(X)                                                                  \
    X(nb_add) X(nb_subtract) X(nb_multiply) X(nb_remainder) X(nb_divmod) X(nb_power)     \
    X(nb_negative) X(nb_positive) X(nb_absolute) X(nb_bool) X(nb_invert) X(nb_lshift)    \
    X(nb_rshift) X(nb_and) X(nb_xor) X(nb_or) X(nb_int) X(nb_float) X(nb_inplace_add)    \
    X(nb_inplace_subtract) X(nb_inplace_multiply) X(nb_inplace_remainder)                \
    X(nb_inplace_power) X(nb_inplace_lshift) X(nb_inplace_rshift) X(nb_inplace_and)      \
    X(nb_inplace_xor) X(nb_inplace_or) X(nb_floor_divide) X(nb_true_divide)              \
    X(nb_inplace_floor_divide) X(nb_inplace_true_divide) X(nb_index)                     \
    X(nb_matrix_multiply) X(nb_inplace_matrix_multiply)
#define SEQUENCE_SLOTS(X)                                                                \
    X(sq_length) X(sq_concat) X(sq_repeat) X(sq_item) X(sq_ass_item) X(sq_contains)      \
    X(sq_inplace_concat) X(sq_inplace_repeat)
#define MAPPING_SLOTS(X) X(mp_length) X(mp_subscript) X(mp_ass_subscript)
#define ASYNC_SLOTS(X) X(am_await) X(am_aiter) X(am_anext)
#define BUFFER_SLOTS(X) X(bf_getbuffer) X(bf_releasebuffer)

struct slot {
    const char *name;
    size_t suite; /* of the pointer to it in the type; 0: a slot of the type itself */
    size_t offset;
};

#define IN_TYPE(s) {#s, 0, offsetof(PyTypeObject, s)},
#define IN_NUMBER(s) {#s, offsetof(PyTypeObject, tp_as_number), offsetof(PyNumberMethods, s)},
#define IN_SEQUENCE(s) {#s, offsetof(PyTypeObject, tp_as_sequence), offsetof(PySequenceMethods, s)},
#define IN_MAPPING(s) {#s, offsetof(PyTypeObject, tp_as_mapping), offsetof(PyMappingMethods, s)},
#define IN_ASYNC(s) {#s, offsetof(PyTypeObject, tp_as_async), offsetof(PyAsyncMethods, s)},
#define IN_BUFFER(s) {#s, offsetof(PyTypeObject, tp_as_buffer), offsetof(PyBufferProcs, s)},

static const struct slot slots[] = {
    TYPE_SLOTS(IN_TYPE) NUMBER_SLOTS(IN_NUMBER) SEQUENCE_SLOTS(IN_SEQUENCE)
    MAPPING_SLOTS(IN_MAPPING) ASYNC_SLOTS(IN_ASYNC) BUFFER_SLOTS(IN_BUFFER)
};

typedef void (*function)(void);

static function *
place(PyTypeObject *type, const struct slot *s)
{
    char *base = (char *)type;

    if (s->suite != 0)
        base = *(char **)(base + s->suite);
    return base == NULL ? NULL : (function *)(base + s->offset);
}

/* Two that nobody calls. */
static void of_base(void) { abort(); }
static void own(void) { abort(); }

struct full {
    PyTypeObject type;
    PyNumberMethods number;
    PySequenceMethods sequence;
    PyMappingMethods mapping;
    PyAsyncMethods async;
    PyBufferProcs buffer;
};

#define HEAD(n) PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "inherit_t." n
#define BASE Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE

static struct full collected = {.type = {HEAD("Collected"), .tp_basicsize = sizeof(PyObject) + 64, .tp_flags = BASE | Py_TPFLAGS_HAVE_GC}};
static struct full plain = {.type = {HEAD("Plain"), .tp_basicsize = sizeof(PyObject) + 64, .tp_itemsize = 4, .tp_flags = BASE}};
static struct full freed = {.type = {HEAD("Freed"), .tp_flags = BASE, .tp_free = PyObject_Free}};

/* The types that are looked at; a number of the first column is a slot set to `own`. */
static PyNumberMethods one_number = {.nb_add = (binaryfunc)(function)own};
static PySequenceMethods one_sequence = {.sq_item = (ssizeargfunc)(function)own};
static PyMappingMethods one_mapping = {.mp_length = (lenfunc)(function)own};
static PyAsyncMethods one_async = {.am_anext = (unaryfunc)(function)own};
static PyBufferProcs one_buffer = {.bf_getbuffer = (getbufferproc)(function)own};
static PyMethodDef equal_methods[] = {
    {"__eq__", (PyCFunction)own, METH_O, NULL},
    END_OF_METHODS,
};
static PyMethodDef hash_methods[] = {
    {"__hash__", (PyCFunction)own, METH_NOARGS, NULL},
    END_OF_METHODS,
};

#define OWN(kind) (kind)(function)own
#define GC_FLAG Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC

static PyTypeObject types[] = {
    {HEAD("of object")},
    {HEAD("of object, GC"), .tp_flags = GC_FLAG, .tp_traverse = OWN(traverseproc)},
    {HEAD("of object, hash"), .tp_hash = OWN(hashfunc)},
    {HEAD("of object, compare"), .tp_richcompare = OWN(richcmpfunc)},
    {HEAD("of object, __eq__"), .tp_methods = equal_methods},
    {HEAD("of object, __hash__"), .tp_methods = hash_methods},
    {HEAD("of collected"), .tp_base = &collected.type},
    {HEAD("of collected, GC"), .tp_base = &collected.type, .tp_flags = GC_FLAG, .tp_traverse = OWN(traverseproc)},
    {HEAD("of collected, traverse"), .tp_base = &collected.type, .tp_traverse = OWN(traverseproc)},
    {HEAD("of collected, clear"), .tp_base = &collected.type, .tp_clear = OWN(inquiry)},
    {HEAD("of plain"), .tp_base = &plain.type},
    {HEAD("of plain, GC"), .tp_base = &plain.type, .tp_flags = GC_FLAG, .tp_traverse = OWN(traverseproc)},
    {HEAD("of freed, GC"), .tp_base = &freed.type, .tp_flags = GC_FLAG, .tp_traverse = OWN(traverseproc)},
    {HEAD("of plain, hash"), .tp_base = &plain.type, .tp_hash = OWN(hashfunc)},
    {HEAD("of plain, compare"), .tp_base = &plain.type, .tp_richcompare = OWN(richcmpfunc)},
    {HEAD("of plain, __eq__"), .tp_base = &plain.type, .tp_methods = equal_methods},
    {HEAD("of plain, getattr"), .tp_base = &plain.type, .tp_getattr = OWN(getattrfunc)},
    {HEAD("of plain, getattro"), .tp_base = &plain.type, .tp_getattro = OWN(getattrofunc)},
    {HEAD("of plain, setattr"), .tp_base = &plain.type, .tp_setattr = OWN(setattrfunc)},
    {HEAD("of plain, setattro"), .tp_base = &plain.type, .tp_setattro = OWN(setattrofunc)},
    {HEAD("of plain, suites"), .tp_base = &plain.type, .tp_as_number = &one_number, .tp_as_sequence = &one_sequence,
     .tp_as_mapping = &one_mapping, .tp_as_async = &one_async, .tp_as_buffer = &one_buffer},
    {HEAD("of plain, new, init, alloc, free"), .tp_base = &plain.type, .tp_new = OWN(newfunc), .tp_init = OWN(initproc),
     .tp_alloc = OWN(allocfunc), .tp_free = OWN(freefunc)},
    {HEAD("of plain, dealloc, finalize"), .tp_base = &plain.type, .tp_dealloc = OWN(destructor), .tp_finalize = OWN(destructor)},
    {HEAD("of plain, repr, str, doc"), .tp_base = &plain.type, .tp_repr = OWN(reprfunc), .tp_str = OWN(reprfunc), .tp_doc = "own"},
    {HEAD("of plain, iter, call, descr"), .tp_base = &plain.type, .tp_iter = OWN(getiterfunc), .tp_call = OWN(ternaryfunc), .tp_descr_get = OWN(descrgetfunc)},
};

#define N_TYPES ((int)(sizeof(types) / sizeof(types[0])))

static void
fill(struct full *f, int with_type)
{
    size_t i;

    f->type.tp_as_number = &f->number;
    f->type.tp_as_sequence = &f->sequence;
    f->type.tp_as_mapping = &f->mapping;
    f->type.tp_as_async = &f->async;
    f->type.tp_as_buffer = &f->buffer;
    for (i = 0; i < sizeof(slots) / sizeof(slots[0]); i++) {
        const char *name = slots[i].name;

        if (slots[i].suite == 0
            && (!with_type || strcmp(name, "tp_doc") == 0 || strcmp(name, "tp_getattr") == 0
                || strcmp(name, "tp_setattr") == 0
                || (!(f->type.tp_flags & Py_TPFLAGS_HAVE_GC)
                    && (strcmp(name, "tp_traverse") == 0 || strcmp(name, "tp_clear") == 0))))
            continue;
        *place(&f->type, &slots[i]) = of_base;
    }
}

static const char *
state(PyTypeObject *type, const struct slot *s)
{
    function *at = place(type, s), *base = place(type->tp_base, s);
    function of_object = s->suite == 0 ? *place(&PyBaseObject_Type, s) : NULL;

    if (at == NULL || *at == NULL)
        return NULL;
    if (*at == own)
        return "own";
    if (*at == of_base)
        return "base's";
    if (*at == (function)PyObject_HashNotImplemented)
        return "PyObject_HashNotImplemented";
    if (*at == (function)PyObject_GC_Del)
        return "PyObject_GC_Del";
    if (*at == of_object)
        return "object's";
    return base != NULL && *base == *at ? "of another base" : "other";
}

/* about(i) -> (name, {slot: state}, [number]) of the i-th type, or None */
static PyObject *
about(PyObject *module, PyObject *args)
{
    int n;
    size_t i;
    PyTypeObject *type;
    PyObject *states = PyList_New(0);

    (void)module;
    if (states == NULL || !PyArg_ParseTuple(args, "i", &n))
        return NULL;
    if (n >= N_TYPES)
        Py_RETURN_NONE;
    type = &types[n];
    for (i = 0; i < sizeof(slots) / sizeof(slots[0]); i++) {
        const char *is = state(type, &slots[i]);
        PyObject *item = is == NULL || strcmp(slots[i].name, "tp_doc") == 0
                             ? NULL
                             : Py_BuildValue("ss", slots[i].name, is);

        if (item != NULL && PyList_Append(states, item) < 0)
            return NULL;
        Py_XDECREF(item);
    }
    return Py_BuildValue("sNnnii", type->tp_name, states, type->tp_basicsize - (Py_ssize_t)sizeof(PyObject),
                         type->tp_itemsize, (type->tp_flags & Py_TPFLAGS_HAVE_GC) != 0,
                         type->tp_doc != NULL);
}

static PyMethodDef functions[] = {
    {"about", about, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(inherit_t, functions)
{
    int i;

    fill(&collected, 1);
    fill(&plain, 1);
    fill(&freed, 0);
    if (PyType_Ready(&collected.type) < 0 || PyType_Ready(&plain.type) < 0
        || PyType_Ready(&freed.type) < 0)
        return NULL;
    for (i = 0; i < N_TYPES; i++) {
        if (PyType_Ready(&types[i]) < 0)
            return NULL;
    }
    return PyModule_Create(&inherit_t_def);
}
