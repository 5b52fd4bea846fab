/* null_t: a type whose slots answer wrongly. The mode says how: NULL or -1 without an exception,
 * a result with an exception set, or a value of a wrong type. */
#include "testmodule.h"

enum { FINE, NOTHING, BOTH, WRONG };
static int mode;

static PyObject *
answer(PyObject *fine)
{
    if (mode == NOTHING)
        return NULL;
    if (mode == BOTH)
        PyErr_SetString(PyExc_KeyError, "set by C");
    if (mode == WRONG)
        return PyLong_FromLong(5);
    Py_XINCREF(fine);
    return fine;
}

static int
status(int fine)
{
    if (mode == NOTHING)
        return -1;
    if (mode == BOTH)
        PyErr_SetString(PyExc_KeyError, "set by C");
    return fine;
}

typedef struct {
    PyObject_HEAD
} Bad;

static PyTypeObject BadType;

static PyObject *bad_text(PyObject *self)
{
    PyObject *s = PyUnicode_FromString("text"), *r;
    (void)self;
    r = answer(s);
    Py_DECREF(s);
    return r;
}
static PyObject *bad_self(PyObject *self)
{
    return answer(self);
}
static PyObject *bad_binary(PyObject *a, PyObject *b)
{
    (void)b;
    return answer(a);
}
static PyObject *bad_ternary(PyObject *a, PyObject *b, PyObject *c)
{
    (void)b;
    (void)c;
    return answer(a);
}
static PyObject *bad_item(PyObject *self, Py_ssize_t i)
{
    (void)i;
    return answer(self);
}
static int bad_ass_item(PyObject *self, Py_ssize_t i, PyObject *v)
{
    (void)self;
    (void)i;
    (void)v;
    return status(0);
}
static int bad_ass_subscript(PyObject *self, PyObject *k, PyObject *v)
{
    (void)self;
    (void)k;
    (void)v;
    return status(0);
}
static int bad_contains(PyObject *self, PyObject *k)
{
    (void)self;
    (void)k;
    return status(1);
}
static int bad_bool(PyObject *self)
{
    (void)self;
    return status(1);
}
static Py_ssize_t bad_length(PyObject *self)
{
    (void)self;
    return mode == WRONG ? -5 : status(3);
}
static Py_hash_t bad_hash(PyObject *self)
{
    (void)self;
    return status(7);
}
static PyObject *bad_richcompare(PyObject *a, PyObject *b, int op)
{
    (void)b;
    (void)op;
    return answer(a);
}
static PyObject *bad_number(PyObject *self)
{
    PyObject *n = PyLong_FromLong(1), *r;
    (void)self;
    if (mode == WRONG)
        return PyUnicode_FromString("no number");
    r = answer(n);
    Py_DECREF(n);
    return r;
}
static PyObject *bad_float(PyObject *self)
{
    PyObject *n = PyFloat_FromDouble(1.5), *r;
    (void)self;
    r = answer(n);
    Py_DECREF(n);
    return r;
}
static int bad_getbuffer(PyObject *self, Py_buffer *view, int flags)
{
    if (mode == NOTHING)
        return -1;
    return PyBuffer_FillInfo(view, self, "abc", 3, 1, flags);
}
static PyObject *bad_get(PyObject *self, void *closure)
{
    (void)closure;
    return answer(self);
}
static int bad_set(PyObject *self, PyObject *value, void *closure)
{
    (void)self;
    (void)value;
    (void)closure;
    return status(0);
}
static PyObject *bad_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    PyObject *o, *r;
    (void)args;
    (void)kwds;
    o = type->tp_alloc(type, 0);
    r = o == NULL ? NULL : answer(o);
    Py_XDECREF(o);
    return r;
}

static PyObject *noargs(PyObject *self, PyObject *unused)
{
    (void)unused;
    return answer(self);
}
static PyObject *one(PyObject *self, PyObject *arg)
{
    (void)self;
    return answer(arg);
}
static PyObject *keywords(PyObject *self, PyObject *args, PyObject *kwds)
{
    (void)self;
    (void)kwds;
    return answer(args);
}
static PyObject *fast(PyObject *self, PyObject *const *args, Py_ssize_t n)
{
    (void)self;
    return answer(n ? args[0] : Py_None);
}
static PyObject *fast_keywords(PyObject *self, PyObject *const *args, Py_ssize_t n, PyObject *names)
{
    (void)self;
    (void)names;
    return answer(n ? args[0] : Py_None);
}

#define METHODS(...)                                                                    \
    {"noargs", noargs, METH_NOARGS, NULL},                                              \
    {"one", one, METH_O, NULL},                                                         \
    {"varargs", one, METH_VARARGS, NULL},                                               \
    {"keywords", FUNCTION(keywords), METH_VARARGS | METH_KEYWORDS, NULL},               \
    {"fast", FUNCTION(fast), METH_FASTCALL, NULL},                                      \
    {"fast_keywords", FUNCTION(fast_keywords), METH_FASTCALL | METH_KEYWORDS, NULL},    \
    __VA_ARGS__ END_OF_METHODS

static PyMethodDef bad_methods[] = {
    METHODS({"of_class", noargs, METH_NOARGS | METH_CLASS, NULL},)
};

static PyGetSetDef bad_getset[] = {
    {"attribute", bad_get, bad_set, NULL, NULL},
    END_OF_GETSET,
};

static PyNumberMethods bad_as_number = {
    .nb_add = bad_binary, .nb_subtract = bad_binary, .nb_multiply = bad_binary,
    .nb_remainder = bad_binary, .nb_divmod = bad_binary, .nb_power = bad_ternary,
    .nb_negative = bad_self, .nb_positive = bad_self, .nb_absolute = bad_self,
    .nb_invert = bad_self, .nb_bool = bad_bool, .nb_int = bad_number, .nb_float = bad_float,
    .nb_lshift = bad_binary, .nb_and = bad_binary, .nb_or = bad_binary, .nb_xor = bad_binary,
    .nb_inplace_add = bad_binary, .nb_inplace_or = bad_binary, .nb_floor_divide = bad_binary,
    .nb_true_divide = bad_binary, .nb_index = bad_number, .nb_matrix_multiply = bad_binary,
};
static PySequenceMethods bad_as_sequence = {.sq_length = bad_length, .sq_contains = bad_contains};
static PyMappingMethods bad_as_mapping = {
    .mp_length = bad_length, .mp_subscript = bad_binary, .mp_ass_subscript = bad_ass_subscript,
};
static PyBufferProcs bad_as_buffer = {.bf_getbuffer = bad_getbuffer};

static PyTypeObject BadType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "null_t.Bad",
    .tp_basicsize = sizeof(Bad),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_repr = bad_text,
    .tp_str = bad_text,
    .tp_as_number = &bad_as_number,
    .tp_as_sequence = &bad_as_sequence,
    .tp_as_mapping = &bad_as_mapping,
    .tp_as_buffer = &bad_as_buffer,
    .tp_hash = bad_hash,
    .tp_call = bad_ternary,
    .tp_iter = bad_self,
    .tp_iternext = bad_self,
    .tp_richcompare = bad_richcompare,
    .tp_methods = bad_methods,
    .tp_getset = bad_getset,
    .tp_new = bad_new,
};

/* A sequence alone; tp_init and tp_getattro. */
static PySequenceMethods seq_as_sequence = {
    .sq_length = bad_length, .sq_item = bad_item, .sq_ass_item = bad_ass_item,
    .sq_concat = bad_binary, .sq_repeat = bad_item, .sq_inplace_concat = bad_binary,
};
static int seq_init(PyObject *self, PyObject *args, PyObject *kwds)
{
    (void)self;
    (void)args;
    (void)kwds;
    return status(0);
}
static PyObject *seq_getattro(PyObject *self, PyObject *name)
{
    if (mode == NOTHING)
        return NULL;
    return PyObject_GenericGetAttr(self, name);
}
static int seq_setattro(PyObject *self, PyObject *name, PyObject *value)
{
    (void)self;
    (void)name;
    (void)value;
    return status(0);
}
static PyTypeObject SeqType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "null_t.Seq",
    .tp_basicsize = sizeof(Bad),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_as_sequence = &seq_as_sequence,
    .tp_getattro = seq_getattro,
    .tp_setattro = seq_setattro,
    .tp_init = seq_init,
    .tp_call = bad_ternary,
};

/* What the API's functions say of an object with such slots. */
static PyObject *ask(PyObject *module, PyObject *o)
{
    PyObject *list = PyList_New(0), *r;
    int i;

    (void)module;
    for (i = 0; i < 8 && list != NULL; i++) {
        long n = 0;
        r = NULL;
        switch (i) {
        case 0: r = PyObject_Repr(o); break;
        case 1: r = PyObject_Str(o); break;
        case 2: r = PyNumber_Add(o, o); break;
        case 3: n = PyObject_Size(o); break;
        case 4: n = PyObject_Hash(o); break;
        case 5: n = PyObject_IsTrue(o); break;
        case 6: r = PyObject_GetItem(o, Py_None); break;
        case 7: r = PyObject_CallObject(o, NULL); break;
        }
        Py_XDECREF(r);
        r = Py_BuildValue("iN", i, PyBool_FromLong(r == NULL && n <= 0));
        PyErr_Clear();
        PyList_Append(list, r);
        Py_DECREF(r);
    }
    return list;
}

static PyObject *set_mode(PyObject *module, PyObject *arg)
{
    (void)module;
    mode = (int)PyLong_AsLong(arg);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    METHODS({"set_mode", set_mode, METH_O, NULL}, {"ask", ask, METH_O, NULL},)
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "null_t",
    .m_size = -1,
    .m_methods = functions,
};

PyMODINIT_FUNC
PyInit_null_t(void)
{
    PyObject *module = PyModule_Create(&definition);

    if (module == NULL)
        return NULL;
    SeqType.tp_new = PyType_GenericNew;
    if (add_type(module, "Bad", &BadType) < 0 || add_type(module, "Seq", &SeqType) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
