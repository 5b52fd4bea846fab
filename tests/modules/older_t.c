/* older_t: a module in the language of CPython 3.2 to 3.9: the fields of the head are
 * assigned to through their macros, and functions that later ones took the place of. */
#include <Python.h>
#include <structmember.h>
#include "testmodule.h"

/* A sequence of C ints whose size changes after it was made. */
typedef struct {
    PyObject_VAR_HEAD
    int room;
    int items[1];
} Row;

static PyObject *Row_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    int room;
    Row *self;

    (void)kwds;
    if (!PyArg_ParseTuple(args, "i", &room))
        return NULL;
    self = (Row *)type->tp_alloc(type, room);
    if (self == NULL)
        return NULL;
    self->room = (int)Py_SIZE(self);
    Py_SIZE(self) = 0;
    return (PyObject *)self;
}

static PyObject *Row_push(Row *self, PyObject *value)
{
    long item = PyLong_AsLong(value);

    if (item == -1 && PyErr_Occurred())
        return NULL;
    if (Py_SIZE(self) == self->room) {
        if (PyErr_Warn(PyExc_UserWarning, "the row is full") < 0)
            return NULL;
        Py_RETURN_FALSE;
    }
    self->items[Py_SIZE(self)++] = (int)item;
    Py_RETURN_TRUE;
}

static Py_ssize_t Row_length(Row *self)
{
    return Py_SIZE(self);
}

static PyObject *Row_item(Row *self, Py_ssize_t i)
{
    if (i < 0 || i >= Py_SIZE(self)) {
        PyErr_SetString(PyExc_IndexError, "row index out of range");
        return NULL;
    }
    return PyLong_FromLong(self->items[i]);
}

static PySequenceMethods Row_sequence = {
    (lenfunc)Row_length, /* sq_length */
    0,                   /* sq_concat */
    0,                   /* sq_repeat */
    (ssizeargfunc)Row_item,
};

static PyMethodDef Row_methods[] = {
    {"push", (PyCFunction)Row_push, METH_O, NULL},
    END_OF_METHODS,
};

static PyTypeObject RowType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "older_t.Row",
    .tp_basicsize = sizeof(Row) - sizeof(int),
    .tp_itemsize = sizeof(int),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_as_sequence = &Row_sequence,
    .tp_methods = Row_methods,
    .tp_new = Row_new,
};

/* sizes(tuple, list, bytes, str): what Py_SIZE says of those that have one. */
static PyObject *sizes(PyObject *module, PyObject *args)
{
    PyObject *t, *l, *b;

    (void)module;
    if (!PyArg_ParseTuple(args, "OOO", &t, &l, &b))
        return NULL;
    return Py_BuildValue("nnni", Py_SIZE(t), Py_SIZE(l), Py_SIZE(b),
                         Py_TYPE(t) == &PyTuple_Type && Py_TYPE(l) == &PyList_Type
                             && Py_TYPE(Py_None) == Py_TYPE(Py_None) && Py_REFCNT(t) > 0);
}

/* readable(o): its memory as bytes, or None for what has none. */
static PyObject *readable(PyObject *module, PyObject *o)
{
    const void *data;
    const char *text;
    Py_ssize_t n, m;

    (void)module;
    if (!PyObject_CheckReadBuffer(o) && PyLong_Check(o))
        Py_RETURN_NONE;
    if (PyObject_AsReadBuffer(o, &data, &n) < 0 || PyObject_AsCharBuffer(o, &text, &m) < 0)
        return NULL;
    if (n != m || text != data)
        return PyErr_Format(PyExc_AssertionError, "two answers");
    return PyBytes_FromStringAndSize(text, n);
}

/* fill(o, c): every byte of its memory. */
static PyObject *fill(PyObject *module, PyObject *args)
{
    PyObject *o;
    void *data;
    Py_ssize_t n;
    int c;

    (void)module;
    if (!PyArg_ParseTuple(args, "OC", &o, &c) || PyObject_AsWriteBuffer(o, &data, &n) < 0)
        return NULL;
    memset(data, c, (size_t)n);
    return PyLong_FromSsize_t(n);
}

/* walked(o): its items as a list, through the slots of the types that are met. */
static PyObject *walked(PyObject *module, PyObject *o)
{
    PyObject *list, *item, *iterator;

    (void)module;
    if (Py_TYPE(o)->tp_iter == NULL)
        return PyErr_Format(PyExc_TypeError, "no tp_iter");
    iterator = Py_TYPE(o)->tp_iter(o);
    if (iterator == NULL)
        return NULL;
    if (Py_TYPE(iterator)->tp_iternext == NULL)
        return PyErr_Format(PyExc_TypeError, "no tp_iternext");
    list = PyList_New(0);
    while (list != NULL && (item = Py_TYPE(iterator)->tp_iternext(iterator)) != NULL) {
        if (PyList_Append(list, item) < 0)
            Py_CLEAR(list);
        Py_DECREF(item);
    }
    Py_DECREF(iterator);
    if (PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_StopIteration)) {
            Py_XDECREF(list);
            return NULL;
        }
        PyErr_Clear();
    }
    return list;
}

/* called(f, args): through the slot of its type. */
static PyObject *called(PyObject *module, PyObject *args)
{
    PyObject *f, *a;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO!", &f, &PyTuple_Type, &a))
        return NULL;
    if (Py_TYPE(f)->tp_call == NULL)
        return PyErr_Format(PyExc_TypeError, "no tp_call");
    return Py_TYPE(f)->tp_call(f, a, NULL);
}

/* grown(n): a bytearray that was empty. */
static PyObject *grown(PyObject *module, PyObject *n)
{
    PyObject *made = PyByteArray_FromStringAndSize(NULL, 0);

    (void)module;
    if (made == NULL || PyByteArray_AsString(made) == NULL
        || PyByteArray_Resize(made, PyLong_AsLong(n)) < 0) {
        Py_XDECREF(made);
        return NULL;
    }
    return made;
}

_Py_IDENTIFIER(append);
_Py_IDENTIFIER(pop);
_Py_IDENTIFIER(insert);
_Py_IDENTIFIER(colour);
_Py_IDENTIFIER(nobody);
_Py_static_string(PyId_spaced, "two words");

/* identified(list, object, dict): attributes, methods and items by identifiers. */
static PyObject *identified(PyObject *module, PyObject *args)
{
    PyObject *list, *object, *dict, *got, *item, *found = NULL;
    int before, looked, after;

    (void)module;
    if (!PyArg_ParseTuple(args, "OOO", &list, &object, &dict))
        return NULL;
    if ((got = _PyObject_CallMethodIdOneArg(list, &PyId_append, object)) == NULL)
        return NULL;
    Py_DECREF(got);
    if ((got = _PyObject_CallMethodId(list, &PyId_insert, "is", 0, "first")) == NULL)
        return NULL;
    Py_DECREF(got);
    if ((got = _PyObject_CallMethodIdObjArgs(list, &PyId_append, dict, NULL)) == NULL)
        return NULL;
    Py_DECREF(got);
    if ((got = _PyObject_CallMethodIdNoArgs(list, &PyId_pop)) == NULL)
        return NULL;
    before = _PyObject_HasAttrId(object, &PyId_nobody);
    looked = _PyObject_LookupAttrId(object, &PyId_nobody, &found);
    if (_PyObject_SetAttrId(object, &PyId_colour, list) < 0 || _PyDict_SetItemId(dict, &PyId_spaced, list) < 0)
        return NULL;
    after = _PyDict_ContainsId(dict, &PyId_spaced);
    item = _PyDict_GetItemIdWithError(dict, &PyId_spaced);
    if (item != _PyDict_GetItemId(dict, &PyId_spaced) || found != NULL)
        return NULL;
    return Py_BuildValue("NOiiiNNi", got, item, before, looked, after, _PyObject_GetAttrId(object, &PyId_colour),
                         PyUnicode_FromObject(_PyUnicode_FromId(&PyId_spaced)),
                         _PyUnicode_EqualToASCIIId(_PyUnicode_FromId(&PyId_pop), &PyId_pop));
}

static PyObject *unidentified(PyObject *module, PyObject *object)
{
    (void)module;
    return _PyObject_GetAttrId(object, &PyId_nobody);
}

static PyMethodDef methods[] = {
    {"walked", walked, METH_O, NULL},
    {"called", called, METH_VARARGS, NULL},
    {"identified", identified, METH_VARARGS, NULL},
    {"unidentified", unidentified, METH_O, NULL},
    {"grown", grown, METH_O, NULL},
    {"sizes", sizes, METH_VARARGS, NULL},
    {"readable", readable, METH_O, NULL},
    {"fill", fill, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(older_t, methods)
{
    PyObject *module;

    Py_TYPE(&RowType) = &PyType_Type;
    module = PyModule_Create(&older_t_def);
    if (module == NULL || add_type(module, "Row", &RowType) < 0)
        return NULL;
    return module;
}
