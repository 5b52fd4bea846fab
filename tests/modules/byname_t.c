/* API functions that are called by name with whatever a script has, and types with one suite of slots,
   whose functions answer what they are told to. */
#include "testmodule.h"

typedef PyObject *(*object_function)(PyObject *);
typedef Py_ssize_t (*size_function)(PyObject *);

static Py_ssize_t hint(PyObject *o) { return PyObject_LengthHint(o, 7); }
static PyObject *first(PyObject *o) { return PySequence_GetItem(o, 1); }
static Py_ssize_t set_first(PyObject *o) { return PySequence_SetItem(o, 1, Py_None); }
static Py_ssize_t set_none(PyObject *o) { return PyObject_SetItem(o, Py_None, Py_None); }
static Py_ssize_t has_none(PyObject *o) { return PySequence_Contains(o, Py_None); }

static PyObject *uninitialised(PyObject *size)
{
    Py_ssize_t n = PyLong_AsSsize_t(size);

    return n == -1 && PyErr_Occurred() ? NULL : PyByteArray_FromStringAndSize(NULL, n);
}

static const struct {
    const char *name;
    object_function object;
    size_function size;
} functions[] = {
    {"iter", PyObject_GetIter, NULL},
    {"list", PySequence_List, NULL},
    {"long", PyNumber_Long, NULL},
    {"bytearray", PyByteArray_FromObject, NULL},
    {"uninitialised", uninitialised, NULL},
    {"item", first, NULL},
    {"size", NULL, PyObject_Size},
    {"sequence_size", NULL, PySequence_Size},
    {"mapping_size", NULL, PyMapping_Size},
    {"hint", NULL, hint},
    {"set_item", NULL, set_first},
    {"set_object", NULL, set_none},
    {"contains", NULL, has_none},
};

/* call(name, o): what that function says. */
static PyObject *call(PyObject *self, PyObject *args)
{
    const char *name;
    PyObject *o;

    (void)self;
    if (!PyArg_ParseTuple(args, "sO", &name, &o))
        return NULL;
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        if (strcmp(functions[i].name, name) == 0) {
            if (functions[i].object != NULL)
                return functions[i].object(o);
            Py_ssize_t n = functions[i].size(o);
            return n == -1 ? NULL : PyLong_FromSsize_t(n);
        }
    return PyErr_Format(PyExc_LookupError, "no function %s", name);
}

/* What the slots answer where 0 says that all is well. */
static int answer;

static PyObject *answers(PyObject *self, PyObject *n)
{
    (void)self;
    answer = (int)PyLong_AsLong(n);
    if (PyErr_Occurred())
        return NULL;
    Py_RETURN_NONE;
}

static Py_ssize_t length(PyObject *self)
{
    (void)self;
    return 3;
}

static PyObject *item(PyObject *self, Py_ssize_t i)
{
    (void)self;
    if (i > 3)
        return PyErr_Format(PyExc_IndexError, "%zd", i);
    return PyLong_FromSsize_t(i);
}

static int set_item(PyObject *self, Py_ssize_t i, PyObject *value)
{
    (void)self;
    (void)i;
    (void)value;
    return answer;
}

static PyObject *subscript(PyObject *self, PyObject *key)
{
    (void)self;
    return PyUnicode_FromFormat("<%S>", key);
}

static int set_subscript(PyObject *self, PyObject *key, PyObject *value)
{
    (void)self;
    (void)key;
    (void)value;
    return answer;
}

static int set_attribute(PyObject *self, PyObject *name, PyObject *value)
{
    (void)self;
    (void)name;
    (void)value;
    return answer;
}

static PyObject *get(PyObject *self, void *closure)
{
    (void)self;
    (void)closure;
    Py_RETURN_NONE;
}

static int set(PyObject *self, PyObject *value, void *closure)
{
    (void)self;
    (void)value;
    (void)closure;
    return answer;
}

static PySequenceMethods as_sequence = {.sq_length = length, .sq_item = item, .sq_ass_item = set_item};
static PyMappingMethods as_mapping = {length, subscript, set_subscript};
static PyGetSetDef getset[] = {{"x", get, set, NULL, NULL}, END_OF_GETSET};

#define TYPE(NAME, ...)                                                                        \
    static PyTypeObject NAME##Type = {                                                         \
        PyVarObject_HEAD_INIT(NULL, 0).tp_name = "byname_t." #NAME,                            \
        .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, \
        .tp_new = PyType_GenericNew, __VA_ARGS__}

TYPE(Sequence, .tp_as_sequence = &as_sequence);
TYPE(Mapping, .tp_as_mapping = &as_mapping);
TYPE(Getset, .tp_getset = getset);
TYPE(Stores, .tp_setattro = set_attribute);

static PyMethodDef methods[] = {
    {"call", call, METH_VARARGS, NULL},
    {"answers", answers, METH_O, NULL},
    END_OF_METHODS,
};

MODULE(byname_t, methods)
{
    PyObject *module = PyModule_Create(&byname_t_def);

    if (module == NULL || add_type(module, "Sequence", &SequenceType) < 0 ||
        add_type(module, "Mapping", &MappingType) < 0 ||
        add_type(module, "Getset", &GetsetType) < 0 || add_type(module, "Stores", &StoresType) < 0)
        return NULL;
    return module;
}
