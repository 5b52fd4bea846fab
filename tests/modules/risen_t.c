/* Types whose finalisers and deallocators keep the object itself, or what it holds, in a list. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    PyObject *friend;
    PyObject *weak;
    int n;
} Object;

static PyObject *risen;
static int deallocated, finalised;

static void finalize(PyObject *self)
{
    PyObject *type, *value, *traceback;

    PyErr_Fetch(&type, &value, &traceback);
    if (++finalised % 2 && PyList_Append(risen, self) < 0)
        PyErr_Clear();
    PyErr_Restore(type, value, traceback);
}

static void dealloc(PyObject *op)
{
    Object *self = (Object *)op;
    PyObject *shown = NULL;

    if (self->weak != NULL)
        PyObject_ClearWeakRefs(op);
    if (self->friend != NULL && ++deallocated % 3 == 0 && PyList_Append(risen, self->friend) == 0)
        shown = PyObject_Repr(self->friend);
    PyErr_Clear();
    Py_XDECREF(shown);
    Py_CLEAR(self->friend);
    Py_TYPE(op)->tp_free(op);
}

static void finalize_and_dealloc(PyObject *self)
{
    if (PyObject_CallFinalizerFromDealloc(self) == 0)
        dealloc(self);
}

static int init(Object *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"friend", NULL};
    PyObject *friend = NULL, *old = self->friend;

    if (!PyArg_ParseTupleAndKeywords(args, kwds, "|O", names, &friend))
        return -1;
    Py_XINCREF(friend);
    self->friend = friend;
    Py_XDECREF(old);
    return 0;
}

static PyObject *repr(Object *self)
{
    return PyUnicode_FromFormat("<%d %R>", self->n, self->friend != NULL ? (PyObject *)Py_TYPE(self->friend) : Py_None);
}

static PyMemberDef members[] = {
    {"friend", T_OBJECT, offsetof(Object, friend), 0, NULL},
    {"n", T_INT, offsetof(Object, n), 0, NULL},
    END_OF_MEMBERS,
};

#define TYPE(NAME, ...)                                                                        \
    static PyTypeObject NAME##Type = {                                                         \
        PyVarObject_HEAD_INIT(NULL, 0).tp_name = "risen_t." #NAME,                             \
        .tp_basicsize = sizeof(Object), .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,   \
        .tp_new = PyType_GenericNew, .tp_init = (initproc)init, .tp_repr = (reprfunc)repr,      \
        .tp_members = members, .tp_weaklistoffset = offsetof(Object, weak), __VA_ARGS__}

TYPE(Finalised, .tp_finalize = finalize);
TYPE(Freed, .tp_dealloc = dealloc);
TYPE(Both, .tp_finalize = finalize, .tp_dealloc = finalize_and_dealloc);

static PyObject *state(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return Py_BuildValue("iiO", deallocated, finalised, risen);
}

static PyMethodDef methods[] = {{"state", state, METH_NOARGS, NULL}, END_OF_METHODS};

MODULE(risen_t, methods)
{
    PyObject *module = PyModule_Create(&risen_t_def);

    risen = PyList_New(0);
    if (module == NULL || risen == NULL || add_type(module, "Finalised", &FinalisedType) < 0 ||
        add_type(module, "Freed", &FreedType) < 0 || add_type(module, "Both", &BothType) < 0)
        return NULL;
    return module;
}
