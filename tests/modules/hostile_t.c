/* C code that goes through containers while Python code, which it calls, changes them; and a type
 * whose slots all ask Python. */
#include "testmodule.h"

static PyObject *call(PyObject *f, PyObject *x)
{
    return PyObject_CallFunctionObjArgs(f, x, NULL);
}

/* Each of these calls f with each item, and says how many there were. */
static PyObject *list_each(PyObject *module, PyObject *args)
{
    PyObject *list, *f;
    Py_ssize_t i;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!O", &PyList_Type, &list, &f))
        return NULL;
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *item = PyList_GET_ITEM(list, i), *r;

        Py_INCREF(item);
        r = call(f, item);
        Py_DECREF(item);
        if (r == NULL)
            return NULL;
        if (i < PyList_GET_SIZE(list) && PyList_SetItem(list, i, r) < 0)
            return NULL;
        else if (i >= PyList_GET_SIZE(list))
            Py_DECREF(r);
        if (i > 1000)
            break;
    }
    return PyLong_FromSsize_t(i);
}

static PyObject *dict_each(PyObject *module, PyObject *args)
{
    PyObject *dict, *f, *key, *value;
    Py_ssize_t pos = 0, n = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!O", &PyDict_Type, &dict, &f))
        return NULL;
    while (n < 1000 && PyDict_Next(dict, &pos, &key, &value)) {
        PyObject *r;

        Py_INCREF(key);
        r = call(f, key);
        Py_DECREF(key);
        if (r == NULL)
            return NULL;
        Py_DECREF(r);
        n++;
    }
    return PyLong_FromSsize_t(n);
}

static PyObject *iter_each(PyObject *module, PyObject *args)
{
    PyObject *o, *f, *it, *item;
    Py_ssize_t n = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &o, &f) || (it = PyObject_GetIter(o)) == NULL)
        return NULL;
    while (n < 1000 && (item = PyIter_Next(it)) != NULL) {
        PyObject *r = call(f, item);

        Py_DECREF(item);
        if (r == NULL)
            break;
        Py_DECREF(r);
        n++;
    }
    Py_DECREF(it);
    return PyErr_Occurred() ? NULL : PyLong_FromSsize_t(n);
}

static PyObject *sort(PyObject *module, PyObject *list)
{
    (void)module;
    if (PyList_Sort(list) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *find(PyObject *module, PyObject *args)
{
    PyObject *o, *value;
    Py_ssize_t i;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &o, &value))
        return NULL;
    i = PySequence_Index(o, value);
    if (i < 0 && PyErr_Occurred())
        return NULL;
    return Py_BuildValue("(nii)", i, PySequence_Contains(o, value), (int)PySequence_Count(o, value));
}

static PyObject *join(PyObject *module, PyObject *args)
{
    PyObject *separator, *o;

    (void)module;
    if (!PyArg_ParseTuple(args, "UO", &separator, &o))
        return NULL;
    return PyUnicode_Join(separator, o);
}

static PyObject *slice(PyObject *module, PyObject *args)
{
    PyObject *list, *with;
    Py_ssize_t low, high;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!nnO", &PyList_Type, &list, &low, &high, &with))
        return NULL;
    if (PyList_SetSlice(list, low, high, with) < 0)
        return NULL;
    return PyLong_FromSsize_t(PyList_GET_SIZE(list));
}

/* ---- a type whose slots ask: ask(name, self, other) ---- */

typedef struct {
    PyObject_HEAD
    PyObject *ask;
} Asks;

static PyObject *saved;     /* brought back by its tp_dealloc */
static int revivals;

static PyObject *asks(PyObject *o, const char *name, PyObject *other)
{
    PyObject *ask = ((Asks *)o)->ask, *r;

    if (ask == NULL) {
        PyErr_Format(PyExc_RuntimeError, "%s: nobody to ask", name);
        return NULL;
    }
    /* It may be replaced meanwhile. */
    Py_INCREF(ask);
    r = PyObject_CallFunction(ask, "sOO", name, o, other == NULL ? Py_None : other);
    Py_DECREF(ask);
    return r;
}

static long number(PyObject *o, const char *name, PyObject *other)
{
    PyObject *r = asks(o, name, other);
    long n;

    if (r == NULL)
        return -1;
    n = PyLong_AsLong(r);
    Py_DECREF(r);
    return n;
}

static int Asks_init(Asks *self, PyObject *args, PyObject *kwds)
{
    PyObject *ask;

    (void)kwds;
    if (!PyArg_ParseTuple(args, "O", &ask))
        return -1;
    Py_INCREF(ask);
    Py_XSETREF(self->ask, ask);
    return 0;
}

static void Asks_dealloc(Asks *self)
{
    Py_CLEAR(self->ask);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *Asks_repr(PyObject *o) { return asks(o, "repr", NULL); }
static PyObject *Asks_str(PyObject *o) { return asks(o, "str", NULL); }
static Py_hash_t Asks_hash(PyObject *o)
{
    long n = number(o, "hash", NULL);
    return n == -1 && !PyErr_Occurred() ? -2 : n;
}
static PyObject *Asks_compare(PyObject *o, PyObject *other, int op)
{
    static const char *const names[] = {"<", "<=", "==", "!=", ">", ">="};
    return asks(o, names[op], other);
}
static PyObject *Asks_call(PyObject *o, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    return asks(o, "call", args);
}
static PyObject *Asks_iter(PyObject *o) { return asks(o, "iter", NULL); }
static PyObject *Asks_next(PyObject *o) { return asks(o, "next", NULL); }
static Py_ssize_t Asks_length(PyObject *o) { return number(o, "len", NULL); }
static PyObject *Asks_subscript(PyObject *o, PyObject *key) { return asks(o, "[]", key); }
static int Asks_ass_subscript(PyObject *o, PyObject *key, PyObject *value)
{
    (void)value;
    return number(o, value == NULL ? "del []" : "[]=", key) < 0 ? -1 : 0;
}
static int Asks_contains(PyObject *o, PyObject *value) { return (int)number(o, "in", value); }
static PyObject *Asks_add(PyObject *a, PyObject *b)
{
    if (Py_TYPE(a)->tp_as_number != NULL && Py_TYPE(a)->tp_as_number->nb_add == Asks_add)
        return asks(a, "+", b);
    return asks(b, "r+", a);
}
static int Asks_bool(PyObject *o) { return (int)number(o, "bool", NULL); }
static PyObject *Asks_index(PyObject *o) { return asks(o, "index", NULL); }
static PyObject *Asks_float(PyObject *o) { return asks(o, "float", NULL); }
static PyObject *Asks_negative(PyObject *o) { return asks(o, "-", NULL); }
static PyObject *Asks_get(PyObject *o, void *closure) { (void)closure; return asks(o, "get", NULL); }
static int Asks_set(PyObject *o, PyObject *value, void *closure)
{
    (void)closure;
    return number(o, "set", value) < 0 ? -1 : 0;
}

static PyGetSetDef Asks_getset[] = {
    {"prop", Asks_get, Asks_set, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
static PyMemberDef Asks_members[] = {
    {"ask", T_OBJECT, offsetof(Asks, ask), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};
static PyNumberMethods Asks_number = {
    .nb_add = Asks_add, .nb_bool = Asks_bool, .nb_index = Asks_index, .nb_float = Asks_float, .nb_negative = Asks_negative,
};
static PySequenceMethods Asks_sequence = {.sq_contains = Asks_contains};
static PyMappingMethods Asks_mapping = {Asks_length, Asks_subscript, Asks_ass_subscript};

static PyTypeObject AsksType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "hostile_t.Asks",
    .tp_basicsize = sizeof(Asks),
    .tp_dealloc = (destructor)Asks_dealloc,
    .tp_repr = Asks_repr,
    .tp_as_number = &Asks_number,
    .tp_as_sequence = &Asks_sequence,
    .tp_as_mapping = &Asks_mapping,
    .tp_hash = Asks_hash,
    .tp_call = Asks_call,
    .tp_str = Asks_str,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_richcompare = Asks_compare,
    .tp_iter = Asks_iter,
    .tp_iternext = Asks_next,
    .tp_getset = Asks_getset,
    .tp_members = Asks_members,
    .tp_init = (initproc)Asks_init,
};

/* ---- a type that does not want to die ---- */

typedef struct {
    PyObject_HEAD
    PyObject *list;
    int lives;
} Cat;

static void Cat_finalize(PyObject *o)
{
    Cat *self = (Cat *)o;

    if (self->lives > 0) {
        self->lives--;
        revivals++;
        Py_INCREF(o);
        Py_XSETREF(saved, o);
    }
}

static void Cat_dealloc(Cat *self)
{
    if (PyObject_CallFinalizerFromDealloc((PyObject *)self) < 0)
        return;
    Py_CLEAR(self->list);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int Cat_init(Cat *self, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    self->lives = 1;
    Py_XSETREF(self->list, PyList_New(0));
    return self->list == NULL || !PyArg_ParseTuple(args, "|i", &self->lives) ? -1 : 0;
}

static PyMemberDef Cat_members[] = {
    {"list", T_OBJECT, offsetof(Cat, list), 0, NULL},
    {"lives", T_INT, offsetof(Cat, lives), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyTypeObject CatType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "hostile_t.Cat",
    .tp_basicsize = sizeof(Cat),
    .tp_dealloc = (destructor)Cat_dealloc,
    .tp_finalize = Cat_finalize,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = Cat_members,
    .tp_init = (initproc)Cat_init,
};

/* take(): the last one that came back, and how many did. */
static PyObject *take(PyObject *module, PyObject *unused)
{
    PyObject *r = saved == NULL ? Py_None : saved;

    (void)module;
    (void)unused;
    r = Py_BuildValue("(Oi)", r, revivals);
    revivals = 0;
    Py_CLEAR(saved);
    return r;
}

static PyMethodDef methods[] = {
    {"list_each", list_each, METH_VARARGS, NULL},
    {"dict_each", dict_each, METH_VARARGS, NULL},
    {"iter_each", iter_each, METH_VARARGS, NULL},
    {"sort", sort, METH_O, NULL},
    {"find", find, METH_VARARGS, NULL},
    {"join", join, METH_VARARGS, NULL},
    {"slice", slice, METH_VARARGS, NULL},
    {"take", take, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "hostile_t", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit_hostile_t(void)
{
    PyObject *m;

    AsksType.tp_new = CatType.tp_new = PyType_GenericNew;
    if (PyType_Ready(&AsksType) < 0 || PyType_Ready(&CatType) < 0)
        return NULL;
    m = PyModule_Create(&module);
    Py_INCREF(&AsksType);
    Py_INCREF(&CatType);
    if (m == NULL || PyModule_AddObject(m, "Asks", (PyObject *)&AsksType) < 0
        || PyModule_AddObject(m, "Cat", (PyObject *)&CatType) < 0)
        return NULL;
    return m;
}
