/* phases_t: initialisation in two phases, with state that belongs to the module. */
#include "testmodule.h"

typedef struct {
    PyObject *log;
    long count;
} state;

static PyObject *
count(PyObject *module, PyObject *arg)
{
    state *s = PyModule_GetState(module);

    if (PyList_Append(s->log, arg) < 0)
        return NULL;
    return PyLong_FromLong(++s->count);
}

static PyObject *
logged(PyObject *module, PyObject *unused)
{
    state *s = PyModule_GetState(module);

    (void)unused;
    Py_INCREF(s->log);
    return s->log;
}

static PyMethodDef methods[] = {
    {"count", count, METH_O, NULL},
    {"logged", logged, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static int
execute(PyObject *module)
{
    state *s = PyModule_GetState(module);

    s->log = PyList_New(0);
    if (s->log == NULL)
        return -1;
    return PyModule_AddIntConstant(module, "EXECUTED", 1);
}

static int
traverse(PyObject *module, visitproc visit, void *arg)
{
    state *s = PyModule_GetState(module);

    Py_VISIT(s->log);
    return 0;
}

static int
clear(PyObject *module)
{
    state *s = PyModule_GetState(module);

    Py_CLEAR(s->log);
    return 0;
}

static void
release(void *module)
{
    clear(module);
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED},
    {Py_mod_exec, (void *)execute},
    {Py_mod_gil, Py_MOD_GIL_USED},
    {0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "phases_t",
    .m_doc = "A module in two phases.",
    .m_size = sizeof(state),
    .m_methods = methods,
    .m_slots = slots,
    .m_traverse = traverse,
    .m_clear = clear,
    .m_free = release,
};

PyMODINIT_FUNC
PyInit_phases_t(void)
{
    return PyModuleDef_Init(&definition);
}
