/* slots_t: types whose behaviour is in their slots. */
#include "testmodule.h"

/* ---- Number: a wrapped long with all of number protocol ------------------ */

typedef struct {
    PyObject_HEAD
    long value;
} NumberObject;

static PyTypeObject NumberType;

static PyObject *
number_from(long value)
{
    NumberObject *self = PyObject_New(NumberObject, &NumberType);

    if (self != NULL)
        self->value = value;
    return (PyObject *)self;
}

/* 1 and the value, 0 for a foreign type, -1 with an exception. */
static int
number_value(PyObject *op, long *value)
{
    if (PyObject_TypeCheck(op, &NumberType)) {
        *value = ((NumberObject *)op)->value;
        return 1;
    }
    if (PyLong_Check(op)) {
        *value = PyLong_AsLong(op);
        return *value == -1 && PyErr_Occurred() ? -1 : 1;
    }
    return 0;
}

#define BINARY(NAME, EXPRESSION)                                                         \
    static PyObject *number_##NAME(PyObject *left, PyObject *right)                      \
    {                                                                                    \
        long a, b;                                                                       \
        int got = number_value(left, &a);                                                \
                                                                                         \
        if (got > 0)                                                                     \
            got = number_value(right, &b);                                               \
        if (got < 0)                                                                     \
            return NULL;                                                                 \
        if (got == 0)                                                                    \
            Py_RETURN_NOTIMPLEMENTED;                                                    \
        return EXPRESSION;                                                               \
    }

BINARY(add, number_from(a + b))
BINARY(subtract, number_from(a - b))
BINARY(multiply, number_from(a * b))
BINARY(matrix_multiply, number_from(a * 1000 + b))
BINARY(true_divide, PyFloat_FromDouble((double)a / (double)b))
BINARY(floor_divide, number_from(a / b))
BINARY(lshift, number_from(a << b))
BINARY(rshift, number_from(a >> b))
BINARY(and, number_from(a & b))
BINARY(or, number_from(a | b))
BINARY(xor, number_from(a ^ b))
BINARY(divmod, Py_BuildValue("(ll)", a / b, a % b))

static PyObject *
number_remainder(PyObject *left, PyObject *right)
{
    long a, b;

    if (number_value(left, &a) <= 0 || number_value(right, &b) <= 0) {
        if (PyErr_Occurred())
            return NULL;
        Py_RETURN_NOTIMPLEMENTED;
    }
    if (b == 0) {
        PyErr_SetString(PyExc_ZeroDivisionError, "remainder by nothing");
        return NULL;
    }
    return number_from(a % b);
}

static PyObject *
number_power(PyObject *left, PyObject *right, PyObject *modulo)
{
    long a, b, result = 1;

    if (number_value(left, &a) <= 0 || number_value(right, &b) <= 0)
        Py_RETURN_NOTIMPLEMENTED;
    while (b-- > 0)
        result *= a;
    if (modulo != Py_None) {
        if (number_value(modulo, &b) <= 0)
            Py_RETURN_NOTIMPLEMENTED;
        result %= b;
    }
    return number_from(result);
}

static PyObject *
number_inplace_add(PyObject *self, PyObject *other)
{
    long b;

    if (number_value(other, &b) <= 0)
        Py_RETURN_NOTIMPLEMENTED;
    ((NumberObject *)self)->value += b;
    Py_INCREF(self);
    return self;
}

#define VALUE(op) (((NumberObject *)(op))->value)

static PyObject *number_negative(PyObject *op) { return number_from(-VALUE(op)); }
static PyObject *number_positive(PyObject *op) { return number_from(+VALUE(op)); }
static PyObject *number_absolute(PyObject *op) { return number_from(labs(VALUE(op))); }
static PyObject *number_invert(PyObject *op) { return number_from(~VALUE(op)); }
static int number_bool(PyObject *op) { return VALUE(op) != 0; }
static PyObject *number_int(PyObject *op) { return PyLong_FromLong(VALUE(op)); }
static PyObject *number_float(PyObject *op) { return PyFloat_FromDouble((double)VALUE(op)); }

static PyNumberMethods number_as_number = {
    .nb_add = number_add,
    .nb_subtract = number_subtract,
    .nb_multiply = number_multiply,
    .nb_remainder = number_remainder,
    .nb_divmod = number_divmod,
    .nb_power = number_power,
    .nb_negative = number_negative,
    .nb_positive = number_positive,
    .nb_absolute = number_absolute,
    .nb_bool = number_bool,
    .nb_invert = number_invert,
    .nb_lshift = number_lshift,
    .nb_rshift = number_rshift,
    .nb_and = number_and,
    .nb_xor = number_xor,
    .nb_or = number_or,
    .nb_int = number_int,
    .nb_float = number_float,
    .nb_inplace_add = number_inplace_add,
    .nb_floor_divide = number_floor_divide,
    .nb_true_divide = number_true_divide,
    .nb_index = number_int,
    .nb_matrix_multiply = number_matrix_multiply,
};

static PyObject *
number_repr(PyObject *op)
{
    return PyUnicode_FromFormat("Number(%ld)", VALUE(op));
}

static PyObject *
number_str(PyObject *op)
{
    return PyUnicode_FromFormat("no. %ld", VALUE(op));
}

static Py_hash_t
number_hash(PyObject *op)
{
    return VALUE(op) == -1 ? -2 : VALUE(op);
}

static PyObject *
number_richcompare(PyObject *left, PyObject *right, int op)
{
    long a, b;

    if (number_value(left, &a) <= 0 || number_value(right, &b) <= 0)
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(a, b, op);
}

static PyObject *
number_call(PyObject *op, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"times", "plus", NULL};
    long times, plus = 0;

    if (!PyArg_ParseTupleAndKeywords(args, kwds, "l|l:Number", names, &times, &plus))
        return NULL;
    return PyLong_FromLong(VALUE(op) * times + plus);
}

static int
number_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    if (kwds != NULL && PyDict_Size(kwds) > 0) {
        PyErr_SetString(PyExc_TypeError, "Number() takes no keyword arguments");
        return -1;
    }
    return PyArg_ParseTuple(args, "|l:Number", &VALUE(op)) ? 0 : -1;
}

static PyTypeObject NumberType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Number",
    .tp_basicsize = sizeof(NumberObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_repr = number_repr,
    .tp_str = number_str,
    .tp_hash = number_hash,
    .tp_call = number_call,
    .tp_as_number = &number_as_number,
    .tp_richcompare = number_richcompare,
    .tp_init = number_init,
};

/* ---- Series: a sequence of squares, with assignment ---------------------- */

typedef struct {
    PyObject_HEAD
    Py_ssize_t length;
    long items[16];
} SeriesObject;

static PyTypeObject SeriesType;

static int
series_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    SeriesObject *self = (SeriesObject *)op;
    Py_ssize_t i, length;

    (void)kwds;
    if (!PyArg_ParseTuple(args, "n:Series", &length))
        return -1;
    if (length < 0 || length > 16) {
        PyErr_SetString(PyExc_ValueError, "a Series has 0 to 16 items");
        return -1;
    }
    self->length = length;
    for (i = 0; i < length; i++)
        self->items[i] = (long)(i * i);
    return 0;
}

static Py_ssize_t
series_length(PyObject *op)
{
    return ((SeriesObject *)op)->length;
}

static PyObject *
series_item(PyObject *op, Py_ssize_t i)
{
    SeriesObject *self = (SeriesObject *)op;

    if (i < 0 || i >= self->length) {
        PyErr_SetString(PyExc_IndexError, "Series index out of range");
        return NULL;
    }
    return PyLong_FromLong(self->items[i]);
}

static int
series_ass_item(PyObject *op, Py_ssize_t i, PyObject *value)
{
    SeriesObject *self = (SeriesObject *)op;
    long number;

    if (i < 0 || i >= self->length) {
        PyErr_SetString(PyExc_IndexError, "Series assignment index out of range");
        return -1;
    }
    if (value == NULL) {
        self->length--;
        memmove(self->items + i, self->items + i + 1,
                (size_t)(self->length - i) * sizeof(long));
        return 0;
    }
    number = PyLong_AsLong(value);
    if (number == -1 && PyErr_Occurred())
        return -1;
    self->items[i] = number;
    return 0;
}

static int
series_contains(PyObject *op, PyObject *value)
{
    SeriesObject *self = (SeriesObject *)op;
    long number = PyLong_AsLong(value);
    Py_ssize_t i;

    if (number == -1 && PyErr_Occurred())
        return -1;
    for (i = 0; i < self->length; i++)
        if (self->items[i] == number)
            return 1;
    return 0;
}

static PyObject *
series_concat(PyObject *left, PyObject *right)
{
    return PyUnicode_FromFormat("concat of %zd and %zd", PyObject_Size(left),
                                PyObject_Size(right));
}

static PyObject *
series_repeat(PyObject *op, Py_ssize_t count)
{
    return PyUnicode_FromFormat("%zd items %zd times", series_length(op), count);
}

static PySequenceMethods series_as_sequence = {
    .sq_length = series_length,
    .sq_concat = series_concat,
    .sq_repeat = series_repeat,
    .sq_item = series_item,
    .sq_ass_item = series_ass_item,
    .sq_contains = series_contains,
};

static PyTypeObject SeriesType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Series",
    .tp_basicsize = sizeof(SeriesObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_as_sequence = &series_as_sequence,
    .tp_init = series_init,
};

/* ---- Table: a mapping that stores into a dict of its own ------------------ */

typedef struct {
    PyObject_HEAD
    PyObject *dict;
} TableObject;

static PyObject *
table_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    TableObject *self = (TableObject *)type->tp_alloc(type, 0);

    (void)args;
    (void)kwds;
    if (self != NULL && (self->dict = PyDict_New()) == NULL)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void
table_dealloc(PyObject *op)
{
    Py_XDECREF(((TableObject *)op)->dict);
    Py_TYPE(op)->tp_free(op);
}

static Py_ssize_t
table_length(PyObject *op)
{
    return PyDict_Size(((TableObject *)op)->dict);
}

static PyObject *
table_subscript(PyObject *op, PyObject *key)
{
    PyObject *value;

    if (PySlice_Check(key)) {
        Py_ssize_t start, stop, step;

        if (PySlice_Unpack(key, &start, &stop, &step) < 0)
            return NULL;
        PySlice_AdjustIndices(10, &start, &stop, step);
        return Py_BuildValue("(snnn)", "slice of ten", start, stop, step);
    }
    value = PyDict_GetItemWithError(((TableObject *)op)->dict, key);
    if (value == NULL) {
        if (!PyErr_Occurred())
            PyErr_SetObject(PyExc_KeyError, key);
        return NULL;
    }
    Py_INCREF(value);
    return value;
}

static int
table_ass_subscript(PyObject *op, PyObject *key, PyObject *value)
{
    PyObject *dict = ((TableObject *)op)->dict;

    return value == NULL ? PyDict_DelItem(dict, key) : PyDict_SetItem(dict, key, value);
}

static PyMappingMethods table_as_mapping = {
    .mp_length = table_length,
    .mp_subscript = table_subscript,
    .mp_ass_subscript = table_ass_subscript,
};

static PyObject *
table_iter(PyObject *op)
{
    return PyObject_GetIter(((TableObject *)op)->dict);
}

static PyTypeObject TableType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Table",
    .tp_basicsize = sizeof(TableObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = table_new,
    .tp_dealloc = table_dealloc,
    .tp_as_mapping = &table_as_mapping,
    .tp_iter = table_iter,
};

/* ---- Countdown: an iterator ------------------------------------------------ */

typedef struct {
    PyObject_HEAD
    long left;
} CountdownObject;

static int
countdown_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    return PyArg_ParseTuple(args, "l:Countdown", &((CountdownObject *)op)->left) ? 0 : -1;
}

static PyObject *
countdown_next(PyObject *op)
{
    CountdownObject *self = (CountdownObject *)op;

    if (self->left == 13) {
        self->left = 0;
        PyErr_SetString(PyExc_RuntimeError, "bad luck");
        return NULL;
    }
    if (self->left <= 0)
        return NULL; /* the end; no exception is needed */
    return PyLong_FromLong(self->left--);
}

static PyTypeObject CountdownType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Countdown",
    .tp_basicsize = sizeof(CountdownObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = countdown_next,
    .tp_init = countdown_init,
};

/* ---- Dynamic: attributes by function, tp_getattro and the old tp_getattr ---- */

typedef struct {
    PyObject_HEAD
    long stored;
} DynamicObject;

static PyObject *
dynamic_getattro(PyObject *op, PyObject *name)
{
    const char *text = PyUnicode_AsUTF8(name);

    if (text == NULL)
        return NULL;
    if (strcmp(text, "stored") == 0)
        return PyLong_FromLong(((DynamicObject *)op)->stored);
    if (strncmp(text, "echo_", 5) == 0)
        return PyUnicode_FromString(text + 5);
    if (strncmp(text, "no_", 3) == 0) {
        PyErr_Format(PyExc_AttributeError, "%s: not here", text);
        return NULL;
    }
    return PyObject_GenericGetAttr(op, name);
}

static int
dynamic_setattro(PyObject *op, PyObject *name, PyObject *value)
{
    const char *text = PyUnicode_AsUTF8(name);
    long number;

    if (text == NULL)
        return -1;
    if (strcmp(text, "stored") != 0)
        return PyObject_GenericSetAttr(op, name, value);
    if (value == NULL) {
        ((DynamicObject *)op)->stored = -1;
        return 0;
    }
    number = PyLong_AsLong(value);
    if (number == -1 && PyErr_Occurred())
        return -1;
    ((DynamicObject *)op)->stored = number;
    return 0;
}

static PyObject *
dynamic_method(PyObject *op, PyObject *unused)
{
    (void)op;
    (void)unused;
    return PyUnicode_FromString("a method beside the slot");
}

static PyMethodDef dynamic_methods[] = {
    {"method", dynamic_method, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static PyTypeObject DynamicType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Dynamic",
    .tp_basicsize = sizeof(DynamicObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_getattro = dynamic_getattro,
    .tp_setattro = dynamic_setattro,
    .tp_methods = dynamic_methods,
};

static PyObject *
classic_getattr(PyObject *op, char *name)
{
    if (strcmp(name, "data") != 0)
        return PyErr_Format(PyExc_AttributeError, "a %s has data and no %s",
                            Py_TYPE(op)->tp_name, name);
    return PyLong_FromLong(((DynamicObject *)op)->stored);
}

static int
classic_setattr(PyObject *op, char *name, PyObject *value)
{
    (void)op;
    PyErr_Format(PyExc_RuntimeError, "%s stays: a Classic is not to be %s", name,
                 value == NULL ? "emptied" : "changed");
    return -1;
}

static PyTypeObject ClassicType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Classic",
    .tp_basicsize = sizeof(DynamicObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_getattr = classic_getattr,
    .tp_setattr = classic_setattr,
};

/* ---- Descriptor: tp_descr_get and tp_descr_set ------------------------------ */

static PyObject *
descriptor_get(PyObject *self, PyObject *object, PyObject *type)
{
    (void)self;
    (void)type;
    if (object == NULL || object == Py_None)
        return PyUnicode_FromString("through the class");
    return PyUnicode_FromString("through an instance");
}

static PyTypeObject DescriptorType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Descriptor",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_descr_get = descriptor_get,
};

/* ---- Unhashable, and one that cannot be made from Python ---------------------- */

static PyTypeObject UnhashableType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Unhashable",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_hash = PyObject_HashNotImplemented,
};

static PyTypeObject HiddenType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slots_t.Hidden",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
};

static PyObject *
make_hidden(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return (PyObject *)PyObject_New(PyObject, &HiddenType);
}

/* What tp_bases says of a type. */
static PyObject *
bases(PyObject *module, PyObject *type)
{
    PyObject *tuple = ((PyTypeObject *)type)->tp_bases;

    (void)module;
    Py_XINCREF(tuple);
    return tuple;
}

/* An attribute of a module that may be missing: not what CPython takes. */
static PyObject *
of_import(PyObject *module, PyObject *name)
{
    PyObject *imported = PyImport_Import(name), *value;

    (void)module;
    value = PyObject_GetAttrString(imported, "value");
    if (value == NULL && PyObject_SetAttrString(imported, "value", Py_None) == 0)
        PyErr_Clear();
    return value;
}

static PyMethodDef methods[] = {
    {"bases", bases, METH_O, NULL},
    {"of_import", of_import, METH_O, NULL},
    {"make_hidden", make_hidden, METH_NOARGS, NULL},
    END_OF_METHODS,
};

MODULE(slots_t, methods)
{
    PyObject *module = PyModule_Create(&slots_t_def);

    NumberType.tp_new = PyType_GenericNew;
    SeriesType.tp_new = PyType_GenericNew;
    CountdownType.tp_new = PyType_GenericNew;
    DynamicType.tp_new = PyType_GenericNew;
    ClassicType.tp_new = PyType_GenericNew;
    DescriptorType.tp_new = PyType_GenericNew;
    UnhashableType.tp_new = PyType_GenericNew;
    if (module == NULL || add_type(module, "Number", &NumberType) < 0 ||
        add_type(module, "Series", &SeriesType) < 0 ||
        add_type(module, "Table", &TableType) < 0 ||
        add_type(module, "Countdown", &CountdownType) < 0 ||
        add_type(module, "Dynamic", &DynamicType) < 0 ||
        add_type(module, "Classic", &ClassicType) < 0 ||
        add_type(module, "Descriptor", &DescriptorType) < 0 ||
        add_type(module, "Unhashable", &UnhashableType) < 0 ||
        add_type(module, "Hidden", &HiddenType) < 0)
        return NULL;
    return module;
}
