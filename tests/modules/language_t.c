/* language_t: what the language asks of a type by name or by a rare slot: format(), a
 * constructor through tp_vectorcall, tp_finalize and tp_del without a tp_dealloc. */
#include "testmodule.h"

/* ---- Word: has a __format__, a modulus for pow(), an index ---------------------------- */

static PyObject *
word_format(PyObject *self, PyObject *spec)
{
    (void)self;
    return PyUnicode_FromFormat("<%U>", spec);
}

static PyObject *
word_power(PyObject *a, PyObject *b, PyObject *modulus)
{
    return PyUnicode_FromFormat("%s ** %s mod %s", Py_TYPE(a)->tp_name, Py_TYPE(b)->tp_name,
                                Py_TYPE(modulus)->tp_name);
}

static PyObject *
word_index(PyObject *self)
{
    (void)self;
    return PyLong_FromLong(3);
}

static PyObject *
word_str(PyObject *self)
{
    (void)self;
    return PyUnicode_FromString("word");
}

static PyMethodDef word_methods[] = {
    {"__format__", word_format, METH_O, NULL},
    END_OF_METHODS,
};

static PyNumberMethods word_as_number = {.nb_power = word_power, .nb_index = word_index};

static PyTypeObject WordType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "language_t.Word",
    .tp_basicsize = sizeof(PyObject),
    .tp_as_number = &word_as_number,
    .tp_str = word_str,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_methods = word_methods,
    .tp_new = PyType_GenericNew,
};

/* ---- Mute: none of these ------------------------------------------------------------- */

static PyTypeObject MuteType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "language_t.Mute",
    .tp_basicsize = sizeof(PyObject),
    .tp_str = word_str,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
};

/* ---- Quick: made through tp_vectorcall ------------------------------------------------ */

typedef struct {
    PyObject_HEAD
    PyObject *args; /* what it was made with */
} QuickObject;

static PyObject *
quick_vectorcall(PyObject *type, PyObject *const *args, size_t nargsf, PyObject *names)
{
    Py_ssize_t n = PyVectorcall_NARGS(nargsf), i;
    Py_ssize_t n_names = names == NULL ? 0 : PyTuple_GET_SIZE(names);
    PyObject *values = PyTuple_New(n + n_names), *self, *result;

    if (values == NULL)
        return NULL;
    for (i = 0; i < n + n_names; i++) {
        Py_INCREF(args[i]);
        PyTuple_SET_ITEM(values, i, args[i]);
    }
    if (n > 0 && args[0] == Py_None) {
        Py_DECREF(values);
        PyErr_SetString(PyExc_ValueError, "not of None");
        return NULL;
    }
    self = ((PyTypeObject *)type)->tp_alloc((PyTypeObject *)type, 0);
    if (self == NULL) {
        Py_DECREF(values);
        return NULL;
    }
    result = Py_BuildValue("nOO", n, values, names == NULL ? Py_None : names);
    Py_DECREF(values);
    ((QuickObject *)self)->args = result;
    if (result == NULL)
        Py_CLEAR(self);
    return self;
}

static PyObject *
quick_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    PyObject *self = type->tp_alloc(type, 0);

    (void)kwds;
    if (self == NULL)
        return NULL;
    Py_INCREF(args);
    ((QuickObject *)self)->args = args;
    return self;
}

static void
quick_dealloc(PyObject *self)
{
    Py_XDECREF(((QuickObject *)self)->args);
    Py_TYPE(self)->tp_free(self);
}

static PyMemberDef quick_members[] = {
    {"args", T_OBJECT_EX, offsetof(QuickObject, args), READONLY, NULL},
    END_OF_MEMBERS,
};

static PyTypeObject QuickType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "language_t.Quick",
    .tp_basicsize = sizeof(QuickObject),
    .tp_dealloc = quick_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = quick_members,
    .tp_new = quick_new,
    .tp_vectorcall = quick_vectorcall,
};

/* ---- the end of objects ---------------------------------------------------------------- */

static long finalized, deleted, deallocated;

static void
end_finalize(PyObject *self)
{
    (void)self;
    finalized++;
}

static void
end_del(PyObject *self)
{
    (void)self;
    deleted++;
}

/* A static type that inherits object's tp_dealloc, which does not call tp_finalize: only the
 * classes derived from it do. */
static PyTypeObject EndType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "language_t.End",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
    .tp_finalize = end_finalize,
    .tp_del = end_del,
};

static int
ends_traverse(PyObject *self, visitproc visit, void *arg)
{
    (void)self;
    (void)visit;
    (void)arg;
    return 0;
}

static void
ends_dealloc(PyObject *self)
{
    if (PyObject_CallFinalizerFromDealloc(self) < 0)
        return;
    PyObject_GC_UnTrack(self);
    deallocated++;
    Py_TYPE(self)->tp_free(self);
}

static PyTypeObject EndsType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "language_t.Ends",
    .tp_basicsize = sizeof(PyObject),
    .tp_dealloc = ends_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = ends_traverse,
    .tp_alloc = PyType_GenericAlloc,
    .tp_new = PyType_GenericNew,
    .tp_free = PyObject_GC_Del,
    .tp_finalize = end_finalize,
};

/* How many were finalised, deleted and deallocated since it was last asked. */
static PyObject *
ended(PyObject *module, PyObject *unused)
{
    PyObject *result = Py_BuildValue("lll", finalized, deleted, deallocated);

    (void)module;
    (void)unused;
    finalized = deleted = deallocated = 0;
    return result;
}

static PyMethodDef functions[] = {
    {"ended", ended, METH_NOARGS, NULL},
    END_OF_METHODS,
};

MODULE(language_t, functions)
{
    PyObject *module = PyModule_Create(&language_t_def);

    if (module == NULL || add_type(module, "Word", &WordType) < 0
        || add_type(module, "Mute", &MuteType) < 0 || add_type(module, "Quick", &QuickType) < 0
        || add_type(module, "End", &EndType) < 0 || add_type(module, "Ends", &EndsType) < 0)
        return NULL;
    return module;
}
