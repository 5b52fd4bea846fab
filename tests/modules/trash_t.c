/* tp_dealloc of long chains with the trashcan macros, old and new, and one that fails. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    PyObject *next;
} Link;

static long links, tails;

static int Link_traverse(Link *self, visitproc visit, void *arg)
{
    Py_VISIT(self->next);
    return 0;
}

static int Link_clear(Link *self)
{
    Py_CLEAR(self->next);
    return 0;
}

static int Link_init(Link *self, PyObject *args, PyObject *kwds)
{
    PyObject *next = Py_None;

    (void)kwds;
    if (!PyArg_ParseTuple(args, "|O", &next))
        return -1;
    Py_INCREF(next);
    Py_XSETREF(self->next, next);
    return 0;
}

/* As extensions for CPython up to 3.8 have it. */
static void Old_dealloc(Link *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_SAFE_BEGIN(self)
    links++;
    Link_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
    Py_TRASHCAN_SAFE_END(self)
}

static void Link_dealloc(Link *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_BEGIN(self, Link_dealloc)
    links++;
    Link_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
    Py_TRASHCAN_END
}

/* The base's tp_dealloc is called with an object that is not of its type. */
typedef struct {
    Link link;
    PyObject *more;
} Tail;

static int Tail_traverse(Tail *self, visitproc visit, void *arg)
{
    Py_VISIT(self->more);
    return Link_traverse(&self->link, visit, arg);
}

static int Tail_clear(Tail *self)
{
    Py_CLEAR(self->more);
    return Link_clear(&self->link);
}

static PyTypeObject LinkType;

static void Tail_dealloc(Tail *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_BEGIN(self, Tail_dealloc)
    tails++;
    Py_CLEAR(self->more);
    LinkType.tp_dealloc((PyObject *)self);
    Py_TRASHCAN_END
}

#define LINK(NAME, NAME_dealloc)                                                       \
    {                                                                                  \
        PyVarObject_HEAD_INIT(NULL, 0)                                                 \
        .tp_name = "trash_t." NAME,                                                    \
        .tp_basicsize = sizeof(Link),                                                  \
        .tp_dealloc = (destructor)NAME_dealloc,                                        \
        .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,     \
        .tp_traverse = (traverseproc)Link_traverse,                                    \
        .tp_clear = (inquiry)Link_clear,                                               \
        .tp_init = (initproc)Link_init,                                                \
        .tp_new = PyType_GenericNew,                                                   \
    }

static PyTypeObject OldType = LINK("Old", Old_dealloc);
static PyTypeObject LinkType = LINK("Link", Link_dealloc);

static PyTypeObject TailType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "trash_t.Tail",
    .tp_basicsize = sizeof(Tail),
    .tp_dealloc = (destructor)Tail_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    .tp_traverse = (traverseproc)Tail_traverse,
    .tp_clear = (inquiry)Tail_clear,
};

/* ---- a tp_dealloc that leaves an exception ---- */

static PyTypeObject FailsType;

static void Fails_dealloc(Link *self)
{
    links++;
    Link_clear(self);
    PyErr_SetString(PyExc_ValueError, "left by a dealloc");
    PyObject_GC_Del(self);
}

static PyTypeObject FailsType = LINK("Fails", Fails_dealloc);

static PyObject *counts(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("(ll)", links, tails);
}

static PyMethodDef methods[] = {
    {"counts", counts, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "trash_t", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit_trash_t(void)
{
    static PyTypeObject *const types[] = {&OldType, &LinkType, &TailType, &FailsType};
    static const char *const names[] = {"Old", "Link", "Tail", "Fails"};
    PyObject *m = PyModule_Create(&module);
    size_t i;

    if (m == NULL)
        return NULL;
    TailType.tp_base = &LinkType;
    for (i = 0; i < 4; i++) {
        if (PyType_Ready(types[i]) < 0)
            return NULL;
        Py_INCREF(types[i]);
        if (PyModule_AddObject(m, names[i], (PyObject *)types[i]) < 0)
            return NULL;
    }
    return m;
}
