/* methods_t: every calling convention, in a module's table and in a type's. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    int value;
} ToolObject;

static PyTypeObject ToolType;

/* What a function sees as its self: an instance's value, or the name of what it is. */
static PyObject *
who(PyObject *self)
{
    if (self == NULL)
        return PyUnicode_FromString("NULL");
    if (PyObject_TypeCheck(self, &ToolType))
        return PyLong_FromLong(((ToolObject *)self)->value);
    if (PyModule_Check(self))
        return PyUnicode_FromString("module");
    if (PyType_Check(self))
        return PyObject_GetAttrString(self, "__name__");
    return PyObject_Repr(self);
}

static PyObject *
noargs(PyObject *self, PyObject *unused)
{
    return Py_BuildValue("(Ni)", who(self), unused == NULL);
}

static PyObject *
one(PyObject *self, PyObject *arg)
{
    return Py_BuildValue("(NO)", who(self), arg);
}

static PyObject *
varargs(PyObject *self, PyObject *args)
{
    return Py_BuildValue("(NO)", who(self), args);
}

/* Without keywords `kwds` is NULL or empty: which, is the host's affair. */
static PyObject *
keywords(PyObject *self, PyObject *args, PyObject *kwds)
{
    if (kwds == NULL || PyDict_Size(kwds) == 0)
        return Py_BuildValue("(NOO)", who(self), args, Py_None);
    return Py_BuildValue("(NON)", who(self), args, PyDict_Copy(kwds));
}

static PyObject *
array_to_tuple(PyObject *const *items, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);
    Py_ssize_t i;

    for (i = 0; tuple != NULL && i < count; i++) {
        Py_INCREF(items[i]);
        PyTuple_SET_ITEM(tuple, i, items[i]);
    }
    return tuple;
}

static PyObject *
fastcall(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    return Py_BuildValue("(NN)", who(self), array_to_tuple(args, count));
}

static PyObject *
fastcall_keywords(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    Py_ssize_t named = names == NULL ? 0 : PyTuple_GET_SIZE(names);

    if (named == 0)
        return Py_BuildValue("(NNO)", who(self), array_to_tuple(args, count), Py_None);
    return Py_BuildValue("(NNON)", who(self), array_to_tuple(args, count), names,
                         array_to_tuple(args + count, named));
}

static PyObject *
contains(PyObject *self, PyObject *arg)
{
    return Py_BuildValue("i", PyLong_AsLong(arg) == ((ToolObject *)self)->value);
}

static int
sq_contains(PyObject *self, PyObject *arg)
{
    (void)self;
    (void)arg;
    PyErr_SetString(PyExc_RuntimeError, "the slot was called, not the method");
    return -1;
}

/* Breaks the rules on purpose: NULL without an exception. */
static PyObject *
null_result(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return NULL;
}

#define CONVENTIONS(EXTRA)                                                               \
    {"noargs" EXTRA, noargs, METH_NOARGS | CALL, "noargs()\n--\n\nNo arguments."},      \
    {"one" EXTRA, one, METH_O | CALL, "One argument."},                                 \
    {"varargs" EXTRA, varargs, METH_VARARGS | CALL, NULL},                               \
    {"keywords" EXTRA, FUNCTION(keywords), METH_VARARGS | METH_KEYWORDS | CALL, NULL},   \
    {"fastcall" EXTRA, FUNCTION(fastcall), METH_FASTCALL | CALL, NULL},                  \
    {"fastcall_keywords" EXTRA, FUNCTION(fastcall_keywords),                             \
     METH_FASTCALL | METH_KEYWORDS | CALL, NULL}

static PyMethodDef tool_methods[] = {
#define CALL 0
    CONVENTIONS(""),
#undef CALL
#define CALL METH_CLASS
    CONVENTIONS("_of_class"),
#undef CALL
#define CALL METH_STATIC
    CONVENTIONS("_static"),
#undef CALL
    /* The method wins over the slot it shares its name with. */
    {"__contains__", contains, METH_O | METH_COEXIST, NULL},
    {"null_result", null_result, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static PyMethodDef module_methods[] = {
#define CALL 0
    CONVENTIONS(""),
#undef CALL
    END_OF_METHODS,
};

static int
tool_init(PyObject *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"value", NULL};

    return PyArg_ParseTupleAndKeywords(args, kwds, "|i:Tool", names,
                                       &((ToolObject *)self)->value) ? 0 : -1;
}

static PySequenceMethods tool_as_sequence = {
    .sq_contains = sq_contains,
};

static PyTypeObject ToolType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "methods_t.Tool",
    .tp_basicsize = sizeof(ToolObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_doc = "A type with a method of every kind.",
    .tp_methods = tool_methods,
    .tp_as_sequence = &tool_as_sequence,
    .tp_init = tool_init,
};

MODULE(methods_t, module_methods)
{
    PyObject *module = PyModule_Create(&methods_t_def);

    ToolType.tp_new = PyType_GenericNew;
    if (module == NULL || add_type(module, "Tool", &ToolType) < 0)
        return NULL;
    return module;
}
