/* spec_t: a type that is made from a spec when the module is loaded. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    PyObject *label;
    int size;
} BoxObject;

static int
box_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"label", "size", NULL};
    BoxObject *self = (BoxObject *)op;
    PyObject *label, *old;

    if (!PyArg_ParseTupleAndKeywords(args, kwds, "U|i:Box", names, &label, &self->size))
        return -1;
    old = self->label;
    Py_INCREF(label);
    self->label = label;
    Py_XDECREF(old);
    return 0;
}

/* An instance of a type that is made at run time holds a reference to it. */
static void
box_dealloc(PyObject *op)
{
    PyTypeObject *type = Py_TYPE(op);

    Py_XDECREF(((BoxObject *)op)->label);
    type->tp_free(op);
    Py_DECREF(type);
}

static PyObject *
box_repr(PyObject *op)
{
    BoxObject *self = (BoxObject *)op;

    return PyUnicode_FromFormat("Box(%R, %d)", self->label, self->size);
}

static PyObject *
box_add(PyObject *left, PyObject *right)
{
    if (Py_TYPE(left) != Py_TYPE(right))
        Py_RETURN_NOTIMPLEMENTED;
    return PyLong_FromLong(((BoxObject *)left)->size + ((BoxObject *)right)->size);
}

static Py_ssize_t
box_length(PyObject *op)
{
    return ((BoxObject *)op)->size;
}

static PyObject *
box_grow(PyObject *op, PyObject *by)
{
    long more = PyLong_AsLong(by);

    if (more == -1 && PyErr_Occurred())
        return NULL;
    ((BoxObject *)op)->size += (int)more;
    Py_INCREF(op);
    return op;
}

static PyObject *
box_get_label(PyObject *op, void *closure)
{
    PyObject *label = ((BoxObject *)op)->label;

    (void)closure;
    if (label == NULL)
        label = Py_None;
    Py_INCREF(label);
    return label;
}

static PyMethodDef box_methods[] = {
    {"grow", box_grow, METH_O, NULL},
    END_OF_METHODS,
};

static PyMemberDef box_members[] = {
    {"size", T_INT, offsetof(BoxObject, size), 0, NULL},
    END_OF_MEMBERS,
};

static PyGetSetDef box_getset[] = {
    {"label", box_get_label, NULL, NULL, NULL},
    END_OF_GETSET,
};

static PyType_Slot box_slots[] = {
    {Py_tp_doc, (void *)"A box made from a spec."},
    {Py_tp_init, (void *)box_init},
    {Py_tp_dealloc, (void *)box_dealloc},
    {Py_tp_repr, (void *)box_repr},
    {Py_tp_methods, box_methods},
    {Py_tp_members, box_members},
    {Py_tp_getset, box_getset},
    {Py_nb_add, (void *)box_add},
    {Py_sq_length, (void *)box_length},
    {0, NULL},
};

static PyType_Spec box_spec = {
    .name = "spec_t.Box",
    .basicsize = sizeof(BoxObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = box_slots,
};

static PyTypeObject Stack = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "spec_t.Stack",
    .tp_basicsize = sizeof(PyListObject) + sizeof(int),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
};

/* An instance of a subclass of list that was never initialised: empty. */
static PyObject *
stack(PyObject *self, PyObject *item)
{
    PyObject *made = PyType_GenericNew(&Stack, NULL, NULL);

    (void)self;
    if (made != NULL && PyList_Append(made, item) < 0)
        Py_CLEAR(made);
    return made;
}

static PyMethodDef functions[] = {
    {"stack", stack, METH_O, NULL},
    END_OF_METHODS,
};

MODULE(spec_t, functions)
{
    PyObject *module = PyModule_Create(&spec_t_def), *type;

    if (module == NULL)
        return NULL;
    Stack.tp_base = &PyList_Type;
    if (add_type(module, "Stack", &Stack) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    type = PyType_FromSpec(&box_spec);
    if (type == NULL || PyModule_AddObject(module, "Box", type) < 0)
        return NULL;
    return module;
}
