/* type_t: what a type object says of itself, dicts of instances, hooks by name. */
#include "testmodule.h"
#include <structmember.h>

/* ---- Open: instances with a dict of their own -------------------------------------- */

typedef struct {
    PyObject_HEAD
    int n;
    PyObject *dict;
} OpenObject;

static int
open_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(((OpenObject *)self)->dict);
    return 0;
}

static int
open_clear(PyObject *self)
{
    Py_CLEAR(((OpenObject *)self)->dict);
    return 0;
}

static void
open_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    open_clear(self);
    Py_TYPE(self)->tp_free(self);
}

static PyObject *
open_method(PyObject *self, PyObject *unused)
{
    (void)unused;
    return PyLong_FromLong(((OpenObject *)self)->n);
}

/* The dict as C sees it; None while there is none. */
static PyObject *
open_raw(PyObject *self, PyObject *unused)
{
    PyObject **place = _PyObject_GetDictPtr(self);

    (void)unused;
    if (place != &((OpenObject *)self)->dict)
        return PyUnicode_FromString("wrong place");
    if (*place == NULL)
        Py_RETURN_NONE;
    return PyDict_Copy(*place);
}

static PyObject *
open_get_twice(PyObject *self, void *closure)
{
    return PyLong_FromLong(((OpenObject *)self)->n * *(int *)closure);
}

static int
open_set_twice(PyObject *self, PyObject *value, void *closure)
{
    long v;

    if (value == NULL) {
        PyErr_SetString(PyExc_TypeError, "twice cannot be deleted");
        return -1;
    }
    v = PyLong_AsLong(value);
    if (v == -1 && PyErr_Occurred())
        return -1;
    ((OpenObject *)self)->n = (int)v / *(int *)closure;
    return 0;
}

static PyMethodDef open_methods[] = {
    {"method", open_method, METH_NOARGS, "method($self, /)\n--\n\nThe number."},
    {"raw", open_raw, METH_NOARGS, "The dict as C sees it."},
    END_OF_METHODS,
};

static PyMemberDef open_members[] = {
    {"n", T_INT, offsetof(OpenObject, n), 0, "a number"},
    END_OF_MEMBERS,
};

static int two = 2, three = 3;

static PyGetSetDef open_getset[] = {
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
    {"twice", open_get_twice, open_set_twice, "the number times two", &two},
    {"thrice", open_get_twice, NULL, "the number times three", &three},
    END_OF_GETSET,
};

PyDoc_STRVAR(open_doc, "Open(n=0)\n--\n\nAnything may be set on it.");

static PyTypeObject OpenType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Open",
    .tp_basicsize = sizeof(OpenObject),
    .tp_dealloc = open_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_doc = open_doc,
    .tp_traverse = open_traverse,
    .tp_clear = open_clear,
    .tp_methods = open_methods,
    .tp_members = open_members,
    .tp_getset = open_getset,
    .tp_dictoffset = offsetof(OpenObject, dict),
    .tp_new = PyType_GenericNew,
};

/* ---- Silent: a dict without an attribute for it ------------------------------------ */

static PyTypeObject SilentType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Silent",
    .tp_basicsize = sizeof(OpenObject),
    .tp_dealloc = open_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = open_traverse,
    .tp_clear = open_clear,
    .tp_dictoffset = offsetof(OpenObject, dict),
    .tp_new = PyType_GenericNew,
};

/* ---- Logged: tp_getattro and tp_setattro that go on to the generic ones ------------ */

static PyObject *attribute_log;

static void
log_name(const char *what, PyObject *name)
{
    PyObject *text = PyUnicode_FromFormat("%s %U", what, name);

    if (text != NULL) {
        PyList_Append(attribute_log, text);
        Py_DECREF(text);
    }
    PyErr_Clear();
}

static PyObject *
logged_getattro(PyObject *self, PyObject *name)
{
    if (PyUnicode_CompareWithASCIIString(name, "answer") == 0)
        return PyLong_FromLong(42);
    log_name("get", name);
    return PyObject_GenericGetAttr(self, name);
}

static int
logged_setattro(PyObject *self, PyObject *name, PyObject *value)
{
    log_name(value == NULL ? "delete" : "set", name);
    return PyObject_GenericSetAttr(self, name, value);
}

static PyTypeObject LoggedType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Logged",
    .tp_basicsize = sizeof(OpenObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_getattro = logged_getattro,
    .tp_setattro = logged_setattro,
    .tp_members = open_members,
    .tp_new = PyType_GenericNew,
};

/* ---- Left, Right, Plain: bases side by side ---------------------------------------- */

static PyObject *
say(PyObject *self, PyObject *unused)
{
    (void)unused;
    return PyUnicode_FromFormat("said by %s", Py_TYPE(self)->tp_name);
}

#define SIDE(NAME, STRUCT, METHOD)                                                        \
    static PyMethodDef NAME##_methods[] = {                                               \
        {METHOD, say, METH_NOARGS, NULL},                                                 \
        END_OF_METHODS,                                                                   \
    };                                                                                    \
    static PyTypeObject NAME##Type = {                                                    \
        PyVarObject_HEAD_INIT(NULL, 0)                                                    \
        .tp_name = "type_t." #NAME,                                                       \
        .tp_basicsize = sizeof(STRUCT),                                                   \
        .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,                             \
        .tp_methods = NAME##_methods,                                                     \
        .tp_new = PyType_GenericNew,                                                      \
    }

SIDE(Left, OpenObject, "left");
SIDE(Right, OpenObject, "right");
SIDE(Plain, PyObject, "plain");
SIDE(Plainer, PyObject, "plainer");

/* ---- Failure: an exception that says itself what it is ----------------------------- */

typedef struct {
    PyBaseExceptionObject base;
    int code;
} FailureObject;

static PyObject *
failure_str(PyObject *self)
{
    return PyUnicode_FromFormat("failure %d", ((FailureObject *)self)->code);
}

static PyObject *
failure_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<Failure %d>", ((FailureObject *)self)->code);
}

static PyMemberDef failure_members[] = {
    {"code", T_INT, offsetof(FailureObject, code), 0, NULL},
    END_OF_MEMBERS,
};

static PyTypeObject FailureType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Failure",
    .tp_basicsize = sizeof(FailureObject),
    .tp_repr = failure_repr,
    .tp_str = failure_str,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = failure_members,
};

/* ---- Row: a variable number of items, with its own tp_alloc and tp_free ------------- */

typedef struct {
    PyObject_VAR_HEAD
    long first;
    long items[1];
} RowObject;

static int row_allocated, row_freed, row_finalized;

static PyObject *
row_alloc(PyTypeObject *type, Py_ssize_t n)
{
    row_allocated++;
    return PyType_GenericAlloc(type, n);
}

static void
row_free(void *self)
{
    row_freed++;
    PyObject_Free(self);
}

static void
row_dealloc(PyObject *self)
{
    if (PyObject_CallFinalizerFromDealloc(self) < 0)
        return;
    Py_TYPE(self)->tp_free(self);
}

static void
row_finalize(PyObject *self)
{
    (void)self;
    row_finalized++;
}

static PyObject *
row_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    Py_ssize_t n = PyTuple_GET_SIZE(args), i;
    RowObject *self = (RowObject *)type->tp_alloc(type, n);

    (void)kwds;
    if (self == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        self->items[i] = PyLong_AsLong(PyTuple_GET_ITEM(args, i));
        if (self->items[i] == -1 && PyErr_Occurred()) {
            Py_DECREF(self);
            return NULL;
        }
    }
    return (PyObject *)self;
}

static Py_ssize_t
row_length(PyObject *self)
{
    return Py_SIZE(self);
}

static PyObject *
row_item(PyObject *self, Py_ssize_t i)
{
    if (i < 0 || i >= Py_SIZE(self)) {
        PyErr_SetString(PyExc_IndexError, "row index out of range");
        return NULL;
    }
    return PyLong_FromLong(((RowObject *)self)->items[i]);
}

static PySequenceMethods row_as_sequence = {
    .sq_length = row_length,
    .sq_item = row_item,
};

static PyTypeObject RowType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Row",
    .tp_basicsize = offsetof(RowObject, items),
    .tp_itemsize = sizeof(long),
    .tp_dealloc = row_dealloc,
    .tp_as_sequence = &row_as_sequence,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_alloc = row_alloc,
    .tp_new = row_new,
    .tp_free = row_free,
    .tp_finalize = row_finalize,
};

/* ---- Hooks: what the language calls by name ----------------------------------------- */

static PyObject *hook_log;

static PyObject *
hooked(PyObject *self, PyObject *args)
{
    (void)self;
    if (PyList_Append(hook_log, args) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
hooks_class_getitem(PyObject *cls, PyObject *item)
{
    return PyTuple_Pack(2, cls, item);
}

static PyObject *
hooks_init_subclass(PyObject *cls, PyObject *args, PyObject *kwds)
{
    (void)args;
    (void)kwds;
    if (PyList_Append(hook_log, cls) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
hooks_enter(PyObject *self, PyObject *unused)
{
    (void)unused;
    Py_INCREF(self);
    return self;
}

static PyObject *
hooks_exit(PyObject *self, PyObject *args)
{
    PyObject *type = PyTuple_GetItem(args, 0);

    (void)self;
    if (type == NULL)
        return NULL;
    return PyBool_FromLong(type != Py_None
                           && PyErr_GivenExceptionMatches(type, PyExc_ValueError));
}

static PyObject *
hooks_bytes(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return PyBytes_FromString("hooks");
}

static PyObject *
hooks_reduce(PyObject *self, PyObject *unused)
{
    (void)unused;
    return Py_BuildValue("O()", Py_TYPE(self));
}

static PyObject *
hooks_reversed(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return PyUnicode_FromString("reversed");
}

static PyMethodDef hooks_methods[] = {
    {"__class_getitem__", hooks_class_getitem, METH_O | METH_CLASS, NULL},
    {"__init_subclass__", FUNCTION(hooks_init_subclass),
     METH_VARARGS | METH_KEYWORDS | METH_CLASS, NULL},
    {"__set_name__", hooked, METH_VARARGS, NULL},
    {"__enter__", hooks_enter, METH_NOARGS, NULL},
    {"__exit__", hooks_exit, METH_VARARGS, NULL},
    {"__bytes__", hooks_bytes, METH_NOARGS, NULL},
    {"__reduce__", hooks_reduce, METH_NOARGS, NULL},
    {"__reversed__", hooks_reversed, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static PyTypeObject HooksType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Hooks",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_methods = hooks_methods,
    .tp_new = PyType_GenericNew,
};

/* ---- Later and Series: await and async for ------------------------------------------ */

typedef struct {
    PyObject_HEAD
    int left;
} LaterObject;

static PyObject *
later_await(PyObject *self)
{
    Py_INCREF(self);
    return self;
}

/* Yields once for each number that is left, then has the result "done". */
static PyObject *
later_next(PyObject *self)
{
    LaterObject *later = (LaterObject *)self;
    PyObject *result;

    if (later->left > 0)
        return PyLong_FromLong(later->left--);
    result = PyUnicode_FromString("done");
    if (result != NULL) {
        PyErr_SetObject(PyExc_StopIteration, result);
        Py_DECREF(result);
    }
    return NULL;
}

static PyAsyncMethods later_as_async = {.am_await = later_await};

static PyMemberDef later_members[] = {
    {"left", T_INT, offsetof(LaterObject, left), 0, NULL},
    END_OF_MEMBERS,
};

static PyTypeObject LaterType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Later",
    .tp_basicsize = sizeof(LaterObject),
    .tp_as_async = &later_as_async,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = later_next,
    .tp_members = later_members,
    .tp_new = PyType_GenericNew,
};

/* Awaiting it runs a Later; it is no iterator itself. */
static PyObject *
waits_await(PyObject *self)
{
    PyObject *later = PyObject_CallNoArgs((PyObject *)&LaterType);

    if (later != NULL)
        ((LaterObject *)later)->left = ((LaterObject *)self)->left;
    return later;
}

static PyAsyncMethods waits_as_async = {.am_await = waits_await};

static PyTypeObject WaitsType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Waits",
    .tp_basicsize = sizeof(LaterObject),
    .tp_as_async = &waits_as_async,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = later_members,
    .tp_new = PyType_GenericNew,
};

static PyObject *
series_anext(PyObject *self)
{
    LaterObject *series = (LaterObject *)self;
    PyObject *later;

    if (series->left == 0) {
        PyErr_SetNone(PyExc_StopAsyncIteration);
        return NULL;
    }
    later = PyObject_CallNoArgs((PyObject *)&WaitsType);
    if (later != NULL)
        ((LaterObject *)later)->left = series->left--;
    return later;
}

static PyAsyncMethods series_as_async = {
    .am_aiter = PyObject_SelfIter,
    .am_anext = series_anext,
};

static PyTypeObject SeriesType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "type_t.Series",
    .tp_basicsize = sizeof(LaterObject),
    .tp_as_async = &series_as_async,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_members = later_members,
    .tp_new = PyType_GenericNew,
};

/* ---- functions ----------------------------------------------------------------------- */

static PyObject *
counts(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("(iii)", row_allocated, row_freed, row_finalized);
}

static PyObject *
new_exception(PyObject *module, PyObject *args)
{
    const char *name;
    PyObject *bases = NULL, *dict = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "s|OO", &name, &bases, &dict))
        return NULL;
    return PyErr_NewException(name, bases, dict);
}

static PyObject *
type_name_of(PyObject *module, PyObject *o)
{
    (void)module;
    return PyUnicode_FromString(Py_TYPE(o)->tp_name);
}

static PyObject *
raise_it(PyObject *module, PyObject *args)
{
    PyObject *type, *value;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &type, &value))
        return NULL;
    PyErr_SetObject(type, value);
    return NULL;
}

static PyMethodDef functions[] = {
    {"counts", counts, METH_NOARGS, "counts($module, /)\n--\n\nOf rows."},
    {"new_exception", new_exception, METH_VARARGS, NULL},
    {"type_name", type_name_of, METH_O, "What tp_name says."},
    {"raise_it", raise_it, METH_VARARGS, NULL},
    END_OF_METHODS,
};

static struct PyModuleDef type_t_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "type_t",
    .m_doc = "About types.",
    .m_size = -1,
    .m_methods = functions,
};

PyMODINIT_FUNC
PyInit_type_t(void)
{
    PyObject *module = PyModule_Create(&type_t_def);

    if (module == NULL)
        return NULL;
    FailureType.tp_base = (PyTypeObject *)PyExc_Exception;
    attribute_log = PyList_New(0);
    hook_log = PyList_New(0);
    if (attribute_log == NULL || hook_log == NULL)
        return NULL;
    Py_INCREF(attribute_log);
    Py_INCREF(hook_log);
    if (PyModule_AddObject(module, "attribute_log", attribute_log) < 0
        || PyModule_AddObject(module, "hook_log", hook_log) < 0)
        return NULL;
    if (add_type(module, "Open", &OpenType) < 0 || add_type(module, "Silent", &SilentType) < 0
        || add_type(module, "Logged", &LoggedType) < 0 || add_type(module, "Left", &LeftType) < 0
        || add_type(module, "Right", &RightType) < 0 || add_type(module, "Plain", &PlainType) < 0
        || add_type(module, "Plainer", &PlainerType) < 0
        || add_type(module, "Failure", &FailureType) < 0 || add_type(module, "Row", &RowType) < 0
        || add_type(module, "Hooks", &HooksType) < 0 || add_type(module, "Later", &LaterType) < 0
        || add_type(module, "Waits", &WaitsType) < 0 || add_type(module, "Series", &SeriesType) < 0)
        return NULL;
    return module;
}
