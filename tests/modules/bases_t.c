/* bases_t: subclasses of built-in types, each with something of its own. shoddy is the
 * one of list. */
#include "testmodule.h"

/* ---- dict: own field, own tp_dealloc that ends in the base's ------------------- */

typedef struct {
    PyDictObject dict;
    PyObject *fallback;
} LenientObject;

static int
lenient_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    /* Positional arguments go to the dict, the keyword `fallback` is ours. */
    if (kwds != NULL) {
        PyObject *fallback = PyDict_GetItemString(kwds, "fallback");

        Py_XINCREF(fallback);
        ((LenientObject *)op)->fallback = fallback;
    }
    return PyDict_Type.tp_init(op, args, NULL);
}

static void
lenient_dealloc(PyObject *op)
{
    PyObject_GC_UnTrack(op);
    Py_CLEAR(((LenientObject *)op)->fallback);
    PyDict_Type.tp_dealloc(op);
}

static int
lenient_traverse(PyObject *op, visitproc visit, void *arg)
{
    Py_VISIT(((LenientObject *)op)->fallback);
    return PyDict_Type.tp_traverse(op, visit, arg);
}

static int
lenient_clear(PyObject *op)
{
    Py_CLEAR(((LenientObject *)op)->fallback);
    return PyDict_Type.tp_clear(op);
}

static PyObject *
lenient_find(PyObject *op, PyObject *key)
{
    PyObject *value = PyDict_GetItemWithError(op, key);

    if (value == NULL && !PyErr_Occurred()) {
        value = ((LenientObject *)op)->fallback;
        if (value == NULL)
            value = Py_None;
    }
    Py_XINCREF(value);
    return value;
}

static PyMethodDef lenient_methods[] = {
    {"find", lenient_find, METH_O, NULL},
    END_OF_METHODS,
};

static PyTypeObject LenientType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "bases_t.Lenient",
    .tp_basicsize = sizeof(LenientObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_init = lenient_init,
    .tp_dealloc = lenient_dealloc,
    .tp_traverse = lenient_traverse,
    .tp_clear = lenient_clear,
    .tp_methods = lenient_methods,
};

/* ---- set, float: a counter beside the value --------------------------------------- */

#define COUNTING(TYPE, STRUCT, NAME)                                                     \
    typedef struct {                                                                     \
        STRUCT base;                                                                     \
        int count;                                                                       \
    } TYPE##Object;                                                                      \
                                                                                         \
    static PyObject *TYPE##_count(PyObject *op, PyObject *unused)                        \
    {                                                                                    \
        (void)unused;                                                                    \
        return PyLong_FromLong(++((TYPE##Object *)op)->count);                           \
    }                                                                                    \
                                                                                         \
    static PyMethodDef TYPE##_methods[] = {                                              \
        {"count_up", TYPE##_count, METH_NOARGS, NULL},                                   \
        END_OF_METHODS,                                                                  \
    };                                                                                   \
                                                                                         \
    static PyTypeObject TYPE##Type = {                                                   \
        PyVarObject_HEAD_INIT(NULL, 0)                                                   \
        .tp_name = "bases_t." NAME,                                                      \
        .tp_basicsize = sizeof(TYPE##Object),                                            \
        .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,                            \
        .tp_methods = TYPE##_methods,                                                    \
    };

COUNTING(Set, PySetObject, "Set")
COUNTING(Float, PyFloatObject, "Float")

/* ---- int, str, tuple: a method, no field ------------------------------------------ */

static PyObject *
describe(PyObject *op, PyObject *unused)
{
    (void)unused;
    if (PyLong_Check(op))
        return PyUnicode_FromFormat("an int: %ld", PyLong_AsLong(op));
    if (PyUnicode_Check(op))
        return PyUnicode_FromFormat("a str: %U of %zd", op, PyUnicode_GetLength(op));
    if (PyTuple_Check(op))
        return PyUnicode_FromFormat("a tuple of %zd, first %R", PyTuple_GET_SIZE(op),
                                    PyTuple_GET_ITEM(op, 0));
    return PyUnicode_FromString("something else");
}

static PyMethodDef describing[] = {
    {"describe", describe, METH_NOARGS, NULL},
    END_OF_METHODS,
};

#define PLAIN(TYPE, NAME)                                                                \
    static PyTypeObject TYPE##Type = {                                                   \
        PyVarObject_HEAD_INIT(NULL, 0)                                                   \
        .tp_name = "bases_t." NAME,                                                      \
        .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,                            \
        .tp_methods = describing,                                                        \
    };

PLAIN(Int, "Int")
PLAIN(Str, "Str")
PLAIN(Tuple, "Tuple")

/* ---- an exception with a field ------------------------------------------------------- */

typedef struct {
    PyBaseExceptionObject base;
    int code;
} FailureObject;

static int
failure_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    if (((PyTypeObject *)PyExc_ValueError)->tp_init(op, args, kwds) < 0)
        return -1;
    ((FailureObject *)op)->code = (int)PyTuple_Size(args) * 10;
    return 0;
}

static PyMemberDef failure_members[] = {
    {"code", T_INT, offsetof(FailureObject, code), 0, NULL},
    END_OF_MEMBERS,
};

static PyTypeObject FailureType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "bases_t.Failure",
    .tp_basicsize = sizeof(FailureObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_init = failure_init,
    .tp_members = failure_members,
};

static PyObject *
fail(PyObject *module, PyObject *args)
{
    (void)module;
    PyErr_SetObject((PyObject *)&FailureType, args);
    return NULL;
}

/* ---- one native type under another ---------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    int x;
} PointObject;

typedef struct {
    PointObject point;
    int y;
} Point2Object;

static PyObject *
point_sum(PyObject *op, PyObject *unused)
{
    (void)unused;
    return PyLong_FromLong(((PointObject *)op)->x);
}

static PyObject *
point2_sum(PyObject *op, PyObject *unused)
{
    (void)unused;
    return PyLong_FromLong(((PointObject *)op)->x + ((Point2Object *)op)->y);
}

static PyObject *
point_repr(PyObject *op)
{
    return PyUnicode_FromFormat("<%s at %d>", Py_TYPE(op)->tp_name, ((PointObject *)op)->x);
}

static PyMemberDef point_members[] = {
    {"x", T_INT, offsetof(PointObject, x), 0, NULL},
    END_OF_MEMBERS,
};

static PyMemberDef point2_members[] = {
    {"y", T_INT, offsetof(Point2Object, y), 0, NULL},
    END_OF_MEMBERS,
};

static PyMethodDef point_methods[] = {
    {"sum", point_sum, METH_NOARGS, NULL},
    {"only_below", point_sum, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static PyMethodDef point2_methods[] = {
    {"sum", point2_sum, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static PyTypeObject PointType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "bases_t.Point",
    .tp_basicsize = sizeof(PointObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_repr = point_repr,
    .tp_members = point_members,
    .tp_methods = point_methods,
};

static PyTypeObject Point2Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "bases_t.Point2",
    .tp_basicsize = sizeof(Point2Object),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = point2_members,
    .tp_methods = point2_methods,
    .tp_base = &PointType,
};

static PyMethodDef methods[] = {
    {"fail", fail, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(bases_t, methods)
{
    PyObject *module = PyModule_Create(&bases_t_def);

    LenientType.tp_base = &PyDict_Type;
    SetType.tp_base = &PySet_Type;
    FloatType.tp_base = &PyFloat_Type;
    IntType.tp_base = &PyLong_Type;
    StrType.tp_base = &PyUnicode_Type;
    TupleType.tp_base = &PyTuple_Type;
    FailureType.tp_base = (PyTypeObject *)PyExc_ValueError;
    PointType.tp_new = PyType_GenericNew;
    /* Point2 before Point: readying a type readies its base. */
    if (module == NULL || add_type(module, "Lenient", &LenientType) < 0 ||
        add_type(module, "Set", &SetType) < 0 || add_type(module, "Float", &FloatType) < 0 ||
        add_type(module, "Int", &IntType) < 0 || add_type(module, "Str", &StrType) < 0 ||
        add_type(module, "Tuple", &TupleType) < 0 ||
        add_type(module, "Failure", &FailureType) < 0 ||
        add_type(module, "Point2", &Point2Type) < 0 ||
        add_type(module, "Point", &PointType) < 0)
        return NULL;
    return module;
}
