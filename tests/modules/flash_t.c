/* Types of every kind that firmware has in flash. In the module flash_const, made from this file with
 * -DFLASH=flash_const, they are constant there; everywhere else that makes no difference.
 *
 * ready(i) readies a type by number, and gives it, so that its cost can be measured. */
#include "testmodule.h"

#ifdef FLASH
#define CONST TYPEOBJECT_CONST
#else
#define FLASH flash_t
#define CONST
#endif
#define STRING_OF(x) #x
#define STRING(x) STRING_OF(x)
#define PASTE_OF(a, b) a##b
#define PASTE(a, b) PASTE_OF(a, b)
#define NAME STRING(FLASH)

typedef struct {
    PyObject_HEAD
    PyObject *item;
    int number;
} Holder;

static PyObject *holder_noargs(PyObject *self, PyObject *unused)
{
    (void)unused;
    return PyLong_FromLong(((Holder *)self)->number);
}

static PyObject *holder_o(PyObject *self, PyObject *arg)
{
    Holder *holder = (Holder *)self;
    PyObject *old = holder->item;

    Py_INCREF(arg);
    holder->item = arg;
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyObject *holder_varargs(PyObject *self, PyObject *args)
{
    (void)self;
    return PyLong_FromSsize_t(PyTuple_GET_SIZE(args));
}

static PyObject *holder_keywords(PyObject *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"a", "b", NULL};
    int a = 1, b = 2;

    (void)self;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "|ii:keywords", names, &a, &b))
        return NULL;
    return PyLong_FromLong(a * 10 + b);
}

static PyObject *holder_fastcall(PyObject *self, PyObject *const *args, Py_ssize_t n)
{
    (void)self;
    if (n == 0)
        Py_RETURN_NONE;
    Py_INCREF(args[n - 1]);
    return args[n - 1];
}

static PyObject *holder_class(PyObject *cls, PyObject *unused)
{
    (void)unused;
    return PyObject_GetAttrString(cls, "__name__");
}

static PyObject *holder_static(PyObject *unused, PyObject *arg)
{
    (void)unused;
    return PyNumber_Add(arg, arg);
}

static CONST PyMethodDef holder_methods[] = {
    {"noargs", holder_noargs, METH_NOARGS, "noargs($self, /)\n--\n\nThe number."},
    {"o", holder_o, METH_O, "Keeps an item."},
    {"varargs", holder_varargs, METH_VARARGS, NULL},
    {"keywords", FUNCTION(holder_keywords), METH_VARARGS | METH_KEYWORDS, NULL},
    {"fastcall", FUNCTION(holder_fastcall), METH_FASTCALL, NULL},
    {"of_class", holder_class, METH_CLASS | METH_NOARGS, "Its name."},
    {"of_none", holder_static, METH_STATIC | METH_O, "Twice."},
    END_OF_METHODS
};

static CONST PyMemberDef holder_members[] = {
    {"item", T_OBJECT_EX, offsetof(Holder, item), 0, "What it holds."},
    {"number", T_INT, offsetof(Holder, number), 0, NULL},
    {"fixed", T_INT, offsetof(Holder, number), READONLY, NULL},
    END_OF_MEMBERS
};

static PyObject *holder_get(PyObject *self, void *closure)
{
    return PyLong_FromLong(((Holder *)self)->number + (int)(intptr_t)closure);
}

static int holder_set(PyObject *self, PyObject *value, void *closure)
{
    long number;

    if (value == NULL) {
        PyErr_SetString(PyExc_TypeError, "cannot be deleted");
        return -1;
    }
    number = PyLong_AsLong(value);
    if (number == -1 && PyErr_Occurred())
        return -1;
    ((Holder *)self)->number = (int)(number - (intptr_t)closure);
    return 0;
}

static CONST PyGetSetDef holder_getset[] = {
    {"plus_one", holder_get, holder_set, "One more.", (void *)1},
    {"plus_two", holder_get, NULL, NULL, (void *)2},
    END_OF_GETSET
};

static int holder_init(PyObject *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"number", NULL};

    return PyArg_ParseTupleAndKeywords(args, kwds, "|i:Holder", names, &((Holder *)self)->number) ? 0 : -1;
}

static PyObject *holder_repr(PyObject *self)
{
    /* Behind the module's name. */
    return PyUnicode_FromFormat("%s(%d)", Py_TYPE(self)->tp_name + sizeof(NAME), ((Holder *)self)->number);
}

static void holder_dealloc(PyObject *self)
{
    Py_CLEAR(((Holder *)self)->item);
    Py_TYPE(self)->tp_free(self);
}

static PyObject *holder_compare(PyObject *a, PyObject *b, int op)
{
    if (Py_TYPE(a) != Py_TYPE(b))
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(((Holder *)a)->number, ((Holder *)b)->number, op);
}

static PyObject *holder_add(PyObject *a, PyObject *b)
{
    if (!PyLong_Check(b))
        Py_RETURN_NOTIMPLEMENTED;
    return PyLong_FromLong(((Holder *)a)->number + PyLong_AsLong(b));
}

static int holder_bool(PyObject *self)
{
    return ((Holder *)self)->number != 0;
}

static Py_ssize_t holder_length(PyObject *self)
{
    return ((Holder *)self)->number;
}

static PyObject *holder_subscript(PyObject *self, PyObject *key)
{
    (void)self;
    Py_INCREF(key);
    return key;
}

static PyObject *holder_call(PyObject *self, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    return PyLong_FromLong(((Holder *)self)->number * (long)PyTuple_GET_SIZE(args));
}

static CONST PyNumberMethods holder_number = {.nb_add = holder_add};
static CONST PyMappingMethods holder_mapping = {.mp_length = holder_length, .mp_subscript = holder_subscript};

static CONST PyTypeObject BareType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Bare",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
};

static CONST PyTypeObject HolderType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Holder",
    .tp_basicsize = sizeof(Holder),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_doc = "Holder(number=0)\n--\n\nHolds an item.",
    .tp_new = PyType_GenericNew,
    .tp_init = holder_init,
    .tp_dealloc = holder_dealloc,
    .tp_repr = holder_repr,
    .tp_methods = holder_methods,
    .tp_members = holder_members,
    .tp_getset = holder_getset,
};

static CONST PyNumberMethods count_number = {.nb_bool = holder_bool};

static CONST PyTypeObject DerivedType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Derived",
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_base = &HolderType,
    .tp_as_number = &holder_number,
    .tp_as_mapping = &holder_mapping,
    .tp_richcompare = holder_compare,
    .tp_call = holder_call,
};

static PyObject *count_next(PyObject *self)
{
    return ((Holder *)self)->number > 0 ? PyLong_FromLong(((Holder *)self)->number--) : NULL;
}

static CONST PyTypeObject CountType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Count",
    .tp_basicsize = sizeof(Holder),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_base = &DerivedType,
    .tp_as_number = &count_number,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = count_next,
};

/* What a module may do before it readies a type: none of it can be known when it is compiled. These
 * are never constant. */

static PyObject *made_late(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return PyUnicode_FromString("late");
}

static PyMethodDef late_methods[] = {
    {"late", made_late, METH_NOARGS, NULL},
    END_OF_METHODS
};

static PyTypeObject LateType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Late",
    .tp_basicsize = sizeof(Holder),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = holder_members,
};

static PyMethodDef changed_methods[] = {
    {"before", made_late, METH_NOARGS, NULL},
    END_OF_METHODS
};

static PyTypeObject ChangedType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Changed",
    .tp_basicsize = sizeof(Holder),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
    .tp_methods = changed_methods,
};

static PyTypeObject AddedType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Added",
    .tp_basicsize = sizeof(Holder),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
    .tp_members = holder_members,
};

static PyNumberMethods based_number = {.nb_bool = holder_bool};

static PyTypeObject BasedType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = NAME ".Based",
    .tp_basicsize = sizeof(Holder),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_as_number = &based_number,
};

static PyTypeObject *const types[] = {
    &BareType, &HolderType, &DerivedType, &CountType, &LateType, &ChangedType, &AddedType, &BasedType,
};

static PyObject *ready(PyObject *self, PyObject *arg)
{
    long i = PyLong_AsLong(arg);
    PyTypeObject *t;

    (void)self;
    if (i < 0 || i >= (long)(sizeof(types) / sizeof(*types))) {
        PyErr_SetString(PyExc_IndexError, "no such type");
        return NULL;
    }
    t = types[i];
    if (t == &LateType) {
        t->tp_methods = late_methods;
        t->tp_new = PyType_GenericNew;
        t->tp_repr = holder_repr;
    } else if (t == &ChangedType) {
        changed_methods[0].ml_name = "after";
    } else if (t == &BasedType) {
        t->tp_base = &DerivedType;
    }
    if (PyType_Ready(t) < 0)
        return NULL;
    if (t == &AddedType) {
        PyObject *one = PyLong_FromLong(1);

        if (one == NULL || PyDict_SetItemString(t->tp_dict, "ONE", one) < 0)
            return NULL;
        Py_DECREF(one);
    }
    Py_INCREF(t);
    return (PyObject *)t;
}

static PyMethodDef functions[] = {
    {"ready", ready, METH_O, "Readies a type."},
    END_OF_METHODS
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = NAME, .m_size = -1, .m_methods = functions,
};

PyMODINIT_FUNC PASTE(PyInit_, FLASH)(void)
{
    return PyModule_Create(&definition);
}
