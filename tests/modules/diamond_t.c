/* Heap types with several bases, and what of them modules and Python see. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    int x;
    PyObject *kept;
} Top;

static PyObject *say(PyObject *self, const char *who)
{
    (void)self;
    return PyUnicode_FromString(who);
}

static int Top_init(Top *self, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    self->x = 1;
    return PyArg_ParseTuple(args, "|i", &self->x) ? 0 : -1;
}

static void Top_dealloc(PyObject *o)
{
    Py_CLEAR(((Top *)o)->kept);
    Py_TYPE(o)->tp_free(o);
}

#define SAYS(name, text) \
    static PyObject *name(PyObject *self, PyObject *unused) { (void)unused; return say(self, text); }
SAYS(top_who, "top")
SAYS(top_only, "only top")
SAYS(left_who, "left")
SAYS(left_own, "own left")
SAYS(right_who, "right")
SAYS(right_own, "own right")

static PyObject *class_getitem(PyObject *cls, PyObject *item)
{
    return Py_BuildValue("(sO)", ((PyTypeObject *)cls)->tp_name, item);
}

static PyMethodDef top_methods[] = {
    {"who", top_who, METH_NOARGS, NULL},
    {"only", top_only, METH_NOARGS, NULL},
    {"__class_getitem__", class_getitem, METH_O | METH_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyMethodDef left_methods[] = {
    {"who", left_who, METH_NOARGS, NULL},
    {"own_left", left_own, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyMethodDef right_methods[] = {
    {"who", right_who, METH_NOARGS, NULL},
    {"own_right", right_own, METH_NOARGS, NULL},
    {"only", right_own, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyMemberDef top_members[] = {
    {"x", T_INT, offsetof(Top, x), 0, NULL},
    {"kept", T_OBJECT, offsetof(Top, kept), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyTypeObject TopType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "diamond_t.Top",
    .tp_basicsize = sizeof(Top),
    .tp_dealloc = Top_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_methods = top_methods,
    .tp_members = top_members,
    .tp_init = (initproc)Top_init,
};

static Py_ssize_t left_length(PyObject *o)
{
    return ((Top *)o)->x;
}

static PyObject *left_repr(PyObject *o)
{
    return PyUnicode_FromFormat("left %d", ((Top *)o)->x);
}

static PyType_Slot left_slots[] = {
    {Py_tp_methods, left_methods},
    {Py_mp_length, (void *)left_length},
    {Py_tp_repr, (void *)left_repr},
    {0, NULL},
};

static PyObject *right_add(PyObject *a, PyObject *b)
{
    if (!PyObject_TypeCheck(a, &TopType) || !PyLong_Check(b))
        Py_RETURN_NOTIMPLEMENTED;
    return PyLong_FromLong(((Top *)a)->x + PyLong_AsLong(b));
}

static PyObject *right_repr(PyObject *o)
{
    return PyUnicode_FromFormat("right %d", ((Top *)o)->x);
}

static PyObject *right_call(PyObject *o, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    return Py_BuildValue("(iO)", ((Top *)o)->x, args);
}

static PyType_Slot right_slots[] = {
    {Py_tp_methods, right_methods},
    {Py_nb_add, (void *)right_add},
    {Py_tp_repr, (void *)right_repr},
    {Py_tp_call, (void *)right_call},
    {0, NULL},
};

static PyType_Slot bottom_slots[] = {
    {Py_tp_doc, "Both."},
    {0, NULL},
};

#define BASE (Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE)
static PyType_Spec left_spec = {"diamond_t.Left", sizeof(Top), 0, BASE, left_slots};
static PyType_Spec right_spec = {"diamond_t.Right", sizeof(Top), 0, BASE, right_slots};
static PyType_Spec bottom_spec = {"diamond_t.Bottom", 0, 0, BASE, bottom_slots};

/* Another layout. */
typedef struct {
    Top top;
    double more[2];
} Wide;
static PyType_Slot no_slots[] = {{0, NULL}};
static PyType_Spec wide_spec = {"diamond_t.Wide", sizeof(Wide), 0, BASE, no_slots};
static PyType_Spec wider_spec = {"diamond_t.Wider", sizeof(Wide) + sizeof(double), 0, BASE, no_slots};

/* bottom(bases): a type of them; with_slot(bases): in Py_tp_bases. */
static PyObject *bottom(PyObject *module, PyObject *bases)
{
    (void)module;
    return PyType_FromSpecWithBases(&bottom_spec, bases);
}

static PyObject *with_slot(PyObject *module, PyObject *bases)
{
    PyType_Slot slots[] = {{Py_tp_bases, bases}, {0, NULL}};
    PyType_Spec spec = bottom_spec;

    (void)module;
    spec.slots = slots;
    return PyType_FromSpec(&spec);
}

static PyObject *wide(PyObject *module, PyObject *base)
{
    (void)module;
    return PyType_FromSpecWithBases(&wide_spec, base);
}

static PyObject *wider(PyObject *module, PyObject *base)
{
    (void)module;
    return PyType_FromSpecWithBases(&wider_spec, base);
}

/* mro(type): tp_mro as it is, read by the module. */
static PyObject *mro(PyObject *module, PyObject *type)
{
    PyObject *mro, *list;
    Py_ssize_t i;

    (void)module;
    if (!PyType_Check(type)) {
        PyErr_SetString(PyExc_TypeError, "no type");
        return NULL;
    }
    mro = ((PyTypeObject *)type)->tp_mro;
    if (mro == NULL)
        Py_RETURN_NONE;
    if (!PyTuple_CheckExact(mro)) {
        PyErr_SetString(PyExc_TypeError, "tp_mro is no tuple");
        return NULL;
    }
    list = PyList_New(0);
    for (i = 0; list != NULL && i < PyTuple_GET_SIZE(mro); i++) {
        if (PyList_Append(list, PyTuple_GET_ITEM(mro, i)) < 0)
            Py_CLEAR(list);
    }
    return list;
}

/* definer(type, name): the first type of tp_mro that has it in its tp_dict, as
 * inspecting extensions do. */
static PyObject *definer(PyObject *module, PyObject *args)
{
    PyTypeObject *type;
    const char *name;
    Py_ssize_t i;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!s", &PyType_Type, &type, &name))
        return NULL;
    for (i = 0; i < PyTuple_GET_SIZE(type->tp_mro); i++) {
        PyTypeObject *t = (PyTypeObject *)PyTuple_GET_ITEM(type->tp_mro, i);

        if (t->tp_dict != NULL && PyDict_GetItemString(t->tp_dict, name) != NULL) {
            Py_INCREF(t);
            return (PyObject *)t;
        }
    }
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"bottom", bottom, METH_O, NULL},
    {"with_slot", with_slot, METH_O, NULL},
    {"wide", wide, METH_O, NULL},
    {"wider", wider, METH_O, NULL},
    {"mro", mro, METH_O, NULL},
    {"definer", definer, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "diamond_t", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit_diamond_t(void)
{
    PyObject *m, *left, *right, *bases;

    TopType.tp_new = PyType_GenericNew;
    if (PyType_Ready(&TopType) < 0)
        return NULL;
    m = PyModule_Create(&module);
    if (m == NULL)
        return NULL;
    bases = PyTuple_Pack(1, &TopType);
    if (bases == NULL)
        return NULL;
    left = PyType_FromSpecWithBases(&left_spec, bases);
    right = PyType_FromSpecWithBases(&right_spec, bases);
    Py_DECREF(bases);
    Py_INCREF(&TopType);
    if (left == NULL || right == NULL || PyModule_AddObject(m, "Top", (PyObject *)&TopType) < 0
        || PyModule_AddObject(m, "Left", left) < 0 || PyModule_AddObject(m, "Right", right) < 0)
        return NULL;
    return m;
}
