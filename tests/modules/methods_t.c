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

/* held(*args, **kwds): keeps both and gives what the call before kept. */
static PyObject *
held(PyObject *module, PyObject *args, PyObject *kwds)
{
    static PyObject *last_args, *last_kwds;
    PyObject *result = Py_BuildValue("(NN)", last_args ? PySequence_List(last_args) : PyList_New(0),
                                     last_kwds ? PyDict_Copy(last_kwds) : PyDict_New());

    (void)module;
    Py_INCREF(args);
    Py_XSETREF(last_args, args);
    Py_XINCREF(kwds);
    Py_XSETREF(last_kwds, kwds);
    return result;
}

/* changes(how, **kwds): changes its own keywords and gives their number. */
static PyObject *
changes(PyObject *module, PyObject *args, PyObject *kwds)
{
    const char *how;
    int i;

    (void)module;
    if (!PyArg_ParseTuple(args, "s:changes", &how) || kwds == NULL)
        return NULL;
    if (strcmp(how, "clear") == 0)
        PyDict_Clear(kwds);
    else if (strcmp(how, "del") == 0 && PyDict_DelItemString(kwds, "a") < 0)
        return NULL;
    for (i = 0; strcmp(how, "set") == 0 && i < 30; i++) {
        PyObject *value = PyLong_FromLong(i);
        char name[8] = "item";

        name[4] = (char)('A' + i);
        if (value == NULL || PyDict_SetItemString(kwds, name, value) < 0)
            return NULL;
        Py_DECREF(value);
    }
    return PyLong_FromSsize_t(PyDict_Size(kwds));
}

/* nested(f, *args, **kwds): what it has after f() was called. */
static PyObject *
nested(PyObject *module, PyObject *args, PyObject *kwds)
{
    PyObject *f = PyTuple_GetItem(args, 0), *result;

    (void)module;
    result = f == NULL || f == Py_None ? Py_NewRef(Py_None) : PyObject_CallObject(f, NULL);
    if (result == NULL)
        return NULL;
    return Py_BuildValue("(NNN)", PySequence_List(args), kwds ? PyDict_Copy(kwds) : PyDict_New(), result);
}

/* counts(): whether Py_INCREF and Py_DECREF count as the functions do. */
static PyObject *
counts(PyObject *module, PyObject *unused)
{
    static const Py_ssize_t places[] = {1, 2, 1000, 0x7ffffffe, 0x7fffffff};
    PyObject *o = PyList_New(0);
    Py_ssize_t before = o ? Py_REFCNT(o) : 0, none, macro, function;
    size_t i;
    int same = 1;

    (void)module;
    (void)unused;
    if (o == NULL)
        return NULL;
    for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        Py_SET_REFCNT(o, places[i]);
        Py_INCREF(o);
        macro = Py_REFCNT(o);
        Py_SET_REFCNT(o, places[i]);
        Py_IncRef(o);
        same = same && macro == Py_REFCNT(o);
        Py_SET_REFCNT(o, places[i] + 1);
        Py_DECREF(o);
        macro = Py_REFCNT(o);
        Py_SET_REFCNT(o, places[i] + 1);
        Py_DecRef(o);
        same = same && macro == Py_REFCNT(o);
    }
    Py_SET_REFCNT(o, before);
    Py_DECREF(o);
    /* Immortal, where there are such. */
    none = Py_REFCNT(Py_None);
    Py_INCREF(Py_None);
    macro = Py_REFCNT(Py_None) - none;
    Py_DECREF(Py_None);
    Py_IncRef(Py_None);
    function = Py_REFCNT(Py_None) - none;
    Py_DecRef(Py_None);
    same = same && macro == function && Py_REFCNT(Py_None) == none;
    return PyBool_FromLong(same);
}

static PyObject *
class_method(PyObject *self, PyObject *f)
{
    (void)self;
    return PyClassMethod_New(f);
}

static PyMethodDef module_methods[] = {
#define CALL 0
    CONVENTIONS(""),
#undef CALL
    {"held", FUNCTION(held), METH_VARARGS | METH_KEYWORDS, NULL},
    {"changes", FUNCTION(changes), METH_VARARGS | METH_KEYWORDS, NULL},
    {"nested", FUNCTION(nested), METH_VARARGS | METH_KEYWORDS, NULL},
    {"counts", counts, METH_NOARGS, NULL},
    {"class_method", class_method, METH_O, NULL},
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
