/* Every table by position, as most extensions have it: to the last field of each. Uses
 * nothing newer than 3.8, as it is also compiled with CPython's own headers. */
#include <Python.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *first;
    int number;
} Item;

static PyObject *item_none(PyObject *self, PyObject *args)
{
    (void)self;
    (void)args;
    Py_RETURN_NONE;
}
static PyObject *item_keywords(PyObject *self, PyObject *args, PyObject *kwds)
{
    (void)self;
    return Py_BuildValue("OO", args, kwds != NULL ? kwds : Py_None);
}
static PyObject *item_get(PyObject *self, void *closure)
{
    PyObject *value = ((Item *)self)->first;
    (void)closure;
    if (value == NULL) {
        PyErr_SetString(PyExc_AttributeError, "it");
        return NULL;
    }
    Py_INCREF(value);
    return value;
}
static int item_set(PyObject *self, PyObject *value, void *closure)
{
    (void)closure;
    Py_XINCREF(value);
    Py_XSETREF(((Item *)self)->first, value);
    return 0;
}
static int item_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(((Item *)self)->first);
    return 0;
}
static int item_clear(PyObject *self)
{
    Py_CLEAR(((Item *)self)->first);
    return 0;
}
static void item_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    (void)item_clear(self);
    Py_TYPE(self)->tp_free(self);
}
static Py_ssize_t item_length(PyObject *self)
{
    (void)self;
    return 3;
}

static PyMethodDef item_methods[] = {
    {"none", item_none, METH_NOARGS, PyDoc_STR("returns None")},
    {"keywords", (PyCFunction)(void (*)(void))item_keywords, METH_VARARGS | METH_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyMemberDef item_members[] = {
    {(char *)"first", T_OBJECT_EX, offsetof(Item, first), 0, (char *)"the first"},
    {(char *)"number", T_INT, offsetof(Item, number), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};
static PyGetSetDef item_getset[] = {
    {(char *)"it", item_get, item_set, (char *)"it", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
static PyNumberMethods item_number = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};
static PySequenceMethods item_sequence = {item_length, 0, 0, 0, 0, 0, 0, 0, 0, 0};
static PyMappingMethods item_mapping = {item_length, 0, 0};
static PyBufferProcs item_buffer = {0, 0};

static PyTypeObject Item_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    "positional.Item",                        /* tp_name */
    sizeof(Item),                             /* tp_basicsize */
    0,                                        /* tp_itemsize */
    item_dealloc,                             /* tp_dealloc */
    0,                                        /* tp_vectorcall_offset */
    0,                                        /* tp_getattr */
    0,                                        /* tp_setattr */
    0,                                        /* tp_as_async */
    0,                                        /* tp_repr */
    &item_number,                             /* tp_as_number */
    &item_sequence,                           /* tp_as_sequence */
    &item_mapping,                            /* tp_as_mapping */
    0,                                        /* tp_hash */
    0,                                        /* tp_call */
    0,                                        /* tp_str */
    0,                                        /* tp_getattro */
    0,                                        /* tp_setattro */
    &item_buffer,                             /* tp_as_buffer */
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,  /* tp_flags */
    "an item",                                /* tp_doc */
    item_traverse,                            /* tp_traverse */
    item_clear,                               /* tp_clear */
    0,                                        /* tp_richcompare */
    0,                                        /* tp_weaklistoffset */
    0,                                        /* tp_iter */
    0,                                        /* tp_iternext */
    item_methods,                             /* tp_methods */
    item_members,                             /* tp_members */
    item_getset,                              /* tp_getset */
    0,                                        /* tp_base */
    0,                                        /* tp_dict */
    0,                                        /* tp_descr_get */
    0,                                        /* tp_descr_set */
    0,                                        /* tp_dictoffset */
    0,                                        /* tp_init */
    0,                                        /* tp_alloc */
    0,                                        /* tp_new */
    0,                                        /* tp_free */
    0,                                        /* tp_is_gc */
    0,                                        /* tp_bases */
    0,                                        /* tp_mro */
    0,                                        /* tp_cache */
    0,                                        /* tp_subclasses */
    0,                                        /* tp_weaklist */
    0,                                        /* tp_del */
    0,                                        /* tp_version_tag */
    0,                                        /* tp_finalize */
    0,                                        /* tp_vectorcall */
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "positional", NULL, -1, NULL, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_positional(void)
{
    PyObject *m;
    Item_Type.tp_new = PyType_GenericNew;
    if (PyType_Ready(&Item_Type) < 0) {
        return NULL;
    }
    m = PyModule_Create(&module);
    if (m == NULL) {
        return NULL;
    }
    Py_INCREF(&Item_Type);
    if (PyModule_AddObject(m, "Item", (PyObject *)&Item_Type) < 0) {
        Py_DECREF(&Item_Type);
        Py_DECREF(m);
        return NULL;
    }
    return m;
}
