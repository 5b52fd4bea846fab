/* am_send and PyIter_Send. */
#include "testmodule.h"

/* Counts down what it is sent: yields that, less what is left, until it returns. */
typedef struct {
    PyObject_HEAD
    int left;
    PyObject *last;
} Countdown;

static int Countdown_init(Countdown *self, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    return PyArg_ParseTuple(args, "i", &self->left) ? 0 : -1;
}

static void Countdown_dealloc(Countdown *self)
{
    Py_CLEAR(self->last);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PySendResult Countdown_send(PyObject *o, PyObject *value, PyObject **result)
{
    Countdown *self = (Countdown *)o;

    *result = NULL;
    if (PyLong_Check(value) && PyLong_AsLong(value) < 0) {
        PyErr_SetString(PyExc_ValueError, "negative");
        return PYGEN_ERROR;
    }
    Py_INCREF(value);
    Py_XSETREF(self->last, value);
    if (self->left == 0) {
        *result = Py_BuildValue("[sO]", "returned", value);
        return *result == NULL ? PYGEN_ERROR : PYGEN_RETURN;
    }
    *result = Py_BuildValue("(iO)", self->left--, value);
    return *result == NULL ? PYGEN_ERROR : PYGEN_NEXT;
}

static PyObject *Countdown_next(PyObject *self)
{
    PyObject *result;

    switch (Countdown_send(self, Py_None, &result)) {
        case PYGEN_NEXT:
            return result;
        case PYGEN_RETURN:
            PyErr_SetObject(PyExc_StopIteration, result);
            Py_DECREF(result);
            return NULL;
        default:
            return NULL;
    }
}

static PyObject *Countdown_self(PyObject *self)
{
    Py_INCREF(self);
    return self;
}

static PyAsyncMethods countdown_async = {
    .am_await = Countdown_self,
    .am_send = Countdown_send,
};

static PyTypeObject CountdownType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "send_t.Countdown",
    .tp_basicsize = sizeof(Countdown),
    .tp_dealloc = (destructor)Countdown_dealloc,
    .tp_as_async = &countdown_async,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_iter = Countdown_self,
    .tp_iternext = Countdown_next,
    .tp_init = (initproc)Countdown_init,
};

/* send(iterator, value): what PyIter_Send says and gives. */
static PyObject *send(PyObject *module, PyObject *args)
{
    PyObject *o, *value, *result = Py_None;
    PySendResult r;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &o, &value))
        return NULL;
    r = PyIter_Send(o, value, &result);
    if (r == PYGEN_ERROR) {
        if (result != NULL)
            PyErr_SetString(PyExc_AssertionError, "a result with an error");
        return NULL;
    }
    return Py_BuildValue("(sN)", r == PYGEN_NEXT ? "next" : r == PYGEN_RETURN ? "return" : "?", result);
}

static PyMethodDef methods[] = {
    {"send", send, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "send_t", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit_send_t(void)
{
    PyObject *m;

    CountdownType.tp_new = PyType_GenericNew;
    if (PyType_Ready(&CountdownType) < 0)
        return NULL;
    m = PyModule_Create(&module);
    Py_INCREF(&CountdownType);
    if (m == NULL || PyModule_AddObject(m, "Countdown", (PyObject *)&CountdownType) < 0)
        return NULL;
    return m;
}
