/* A module NAME with one type, of METHODS methods; ready() readies it and gives it. */
#include "testmodule.h"

#define STRING_OF(x) #x
#define STRING(x) STRING_OF(x)
#define PASTE_OF(a, b) a##b
#define PASTE(a, b) PASTE_OF(a, b)

#if METHODS
#define M(n)                                                                             \
    static PyObject *m##n(PyObject *self, PyObject *unused)                              \
    {                                                                                    \
        (void)self;                                                                      \
        (void)unused;                                                                    \
        return PyLong_FromLong(n);                                                       \
    }
#define E(n) {"m" #n, m##n, METH_NOARGS, "The number " #n "."},
#define ALL(X)                                                                           \
    X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14)      \
    X(15) X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29)
ALL(M)
static PyMethodDef methods[] = {ALL(E) END_OF_METHODS};
#else
#define methods NULL
#endif

static PyTypeObject Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = STRING(NAME) ".Type",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_methods = methods,
};

static PyObject *ready(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    Type.tp_new = PyType_GenericNew;
    if (PyType_Ready(&Type) < 0)
        return NULL;
    Py_INCREF(&Type);
    return (PyObject *)&Type;
}

static PyMethodDef functions[] = {
    {"ready", ready, METH_NOARGS, NULL},
    END_OF_METHODS
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = STRING(NAME), .m_size = -1, .m_methods = functions,
};

PyMODINIT_FUNC PASTE(PyInit_, NAME)(void)
{
    return PyModule_Create(&definition);
}
